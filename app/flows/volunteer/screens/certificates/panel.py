"""Beside the list: how far a run is, or who is chosen."""

from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from app.counter.batch_facts import Batch, BatchShown
from app.counter.saying import said
from app.flows.volunteer.facts.certificates import (
    KINDS,
    CertificatesBook,
    ClassShown,
    Given,
    HolderShown,
    LeftOut,
)
from app.flows.volunteer.facts.people import StudentLine
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.rules.certificates import minutes_of, stars
from app.flows.volunteer.screens.certificates.rows import why
from app.flows.volunteer.screens.certificates.runs import waits
from app.kernel.hours import hours
from app.kernel.refusal import No
from app.kernel.text import T, Text
from app.widgets.columns import CaseColumn
from app.widgets.facts_list import FactsList
from app.widgets.part import Label, Role, Row, filled, showing
from app.widgets.progress import ProgressRing
from app.widgets.sentence import Sentence
from app.widgets.theme import Said

NAMED = 5
"""So many of those who were left out are named; the rest is counted."""
STATES = {
    Batch.RUNNING: T("running", "batch"),
    Batch.PAUSED: T("paused", "batch"),
    Batch.CANCELLED: T("cancelled", "batch"),
    Batch.DONE: T("done", "batch"),
}


class CertificatePanel(CaseColumn):
    """`show_book(book, counter, now)`, `show_class(one)`, `show_holder(student)` or `show_given(certificate)`."""

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", Role.SECTION, "ink", wrap=True)
        self._told = Label("", Role.SECOND, "ink2", wrap=True)
        self.ring, self._run = ProgressRing(), QWidget()
        self._counts, self._facts = FactsList(), FactsList()
        self._left_out = Sentence(hue="warn", icon="triangle-alert", boxed=True)
        self._waits = Sentence(hue="bad", icon="clock-alert", boxed=True)
        row = Row(self._run, gap=16)
        row.addWidget(self.ring)
        row.addWidget(self._counts, 1)
        filled(self.head, self._title, self._told)
        filled(self.body, self._run, self._waits, self._facts, self._left_out)
        self.body.addStretch(1)

    def show_book(self, book: CertificatesBook, counter: str, now: datetime) -> None:
        """The newest run, as this counter sees it now; or how one begins."""
        if not book.batches:
            self._show(
                T("No run yet"), T("F5 gives certificates to classes; Enter on one shows its students")
            )
            return
        self._show_run(book.batches[0], waits(book.batches[0], counter, now))
        lines = list(map(why, book.left_out[:NAMED]))
        if (rest := len(book.left_out) - NAMED) > 0:
            lines.append(T("and {n} more", "left out", n=rest))
        places = {f"a{n}": line for n, line in enumerate(lines)}
        self._left_out.say(Text("\n".join(f"{{{name}}}" for name in places), places) if places else "")

    def _show_run(self, one: BatchShown, no: No | None) -> None:
        """How far a run is, and what it waits for."""
        state = {"state": STATES[one.facts.step], "counter": one.counter, "at": one.made_at}
        self._show(one.title, T("{state} · at {counter} · begun {at:moment}", "run", **state))
        self.ring.show_progress(one.answered, one.count)
        given = (
            (T("Done", "run"), str(one.done)),
            (T("Left out", "run"), str(len(one.skipped))),
            (T("To go", "run"), str(one.count - one.answered)),
        )
        self._counts.show_facts(given)
        showing(self._run, True)
        self._waits.say(T("It waits: {why}", "run", why=said(no, FLOW)) if no else "")

    def show_class(self, one: ClassShown) -> None:
        """A class: how many have what."""
        facts = (
            (T("Students"), str(one.students)),
            (T("With hours"), str(one.with_hours)),
            (T("Without a document"), str(one.without_document)),
            (T("With a certificate of today's hours"), str(one.covered)),
        )
        self._show(one.name, one.college, facts)
        if one.without_document:
            self._left_out.say(T("Documents of a whole class are taken in by: yingke import documents FILE"))

    def show_holder(self, one: HolderShown) -> None:
        """A student: hours, stars, document, certificate."""
        minutes = minutes_of(one.facts)
        document: Said = T("{kind} {shown}", kind=KINDS[one.kind], shown=one.shown) if one.kind else "—"
        given = one.facts.given
        facts: list[tuple[Said, Said]] = [
            (T("Hours", "service"), hours(minutes)),
            (T("Stars"), "★" * stars(minutes) or "—"),
            (T("Document", "certificate"), document),
            (T("Volunteer number"), one.volunteer or "—"),
            (T("Certificate", "volunteer"), one.number or "—"),
        ]
        if given:
            told: dict[str, Any] = {"hours": hours(given.minutes), "n": given.prints}
            facts.append((T("It says", "certificate"), T("{hours}; prints: {n}", **told)))
        self._show(one.name, one.facts.id, facts)

    def show_given(self, one: Given) -> None:
        """A certificate that was given."""
        facts: list[tuple[Said, Said]] = [
            (T("Name", "student"), one.name),
            (T("Class"), one.klass),
            (T("Hours", "service"), hours(one.facts.minutes)),
            (T("Given on", "certificate"), T("{day:day}", day=one.day)),
            (T("Status", "board"), FLOW.step_titles[one.facts.step]),
        ]
        self._show(one.facts.number, "", facts)

    def show_left_out(self, one: LeftOut) -> None:
        """Somebody whom the newest run left out, and why."""
        self._show(one.name, one.klass_name, [(T("Number", "student"), one.student)])
        self._left_out.say(why(one))

    def show_found(self, one: StudentLine) -> None:
        """A student who was found among the classes."""
        self._show(one.name, one.klass, [(T("Number", "student"), one.facts.id)])

    def _show(self, title: Said, told: Said, facts: Any = ()) -> None:
        self._title.say(title)
        self._told.say(told)
        self._facts.show_facts(facts)
        showing(self._run, False)
        self._waits.say("")
        self._left_out.say("")
