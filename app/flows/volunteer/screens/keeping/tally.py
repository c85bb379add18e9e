"""The monthly tally of a class: what each student's month comes to; the leader confirms, the centre checks (VOL-30)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.form_views import TallyShown
from app.flows.volunteer.facts.tally import Month, TallyFacts
from app.flows.volunteer.facts.tracks import Tally
from app.flows.volunteer.rules.tally import month_in, written
from app.flows.volunteer.rules.tallying import tallied
from app.flows.volunteer.screens.base import BookList
from app.flows.volunteer.screens.keeping.why import RemarkDialog
from app.flows.volunteer.screens.keeping.words import TALLIES
from app.kernel.fields import Private
from app.kernel.hours import hours, signed
from app.kernel.names import search_terms
from app.kernel.search import PrefixIndex
from app.kernel.text import T, Text
from app.widgets.desk import Context, Tone
from app.widgets.paint import Tag
from app.widgets.table import Cell, Heading, TableRow
from app.widgets.theme import Said

HEADINGS = (
    Heading(T("Student"), 150),
    Heading(T("Later corrections"), 0),
    Heading(T("Served", "month"), 110, sums=True),
    Heading(T("Taken for fakes"), 120, sums=True),
    Heading(T("The month", "tally"), 110, sums=True),
    Heading(T("Pencil note"), 120, sums=True),
)


class TallyPage(BookList):
    """`TallyPage(context, tally)`: F5 is the leader's yes, F6 the centre's; R sends it back with a remark."""

    def __init__(self, context: Context, tally: str, parent: QWidget | None = None) -> None:
        self.tally = tally
        self._found: TallyShown | None = None
        empty = ("calendar-days", T("This class has no students"), T("Class lists are taken in from a sheet"))
        super().__init__(context, T("Monthly tally"), T("Number, name, pinyin"), HEADINGS, empty, parent)
        back = self.asks("volunteer.send_back_tally", self._here, self._send_back, key="R", icon="undo-2")
        self._check = self.action(
            "volunteer.check_tally",
            self._with_collections,
            text=T("Checked by the centre"),
            key="F6",
            icon="check-check",
            then=lambda _: self.told(T("The month is checked: its booklets go on to the archive."), Tone.OK),
        )
        self._confirm = self.action(
            "volunteer.confirm_tally",
            self._by_the_leader,
            text=T("The leader confirms"),
            key="F5",
            icon="check",
            then=lambda n: self.told(
                T("Confirmed: {hours} h. The leader notes them in pencil.", hours=hours(n)), Tone.OK
            ),
        )
        self.offer(back, self._confirm, self._check)
        self.search.entered.connect(lambda _: self.list_.take_focus())
        self.setFocusProxy(self.list_)

    def read(self) -> None:
        self.look(TallyShown, self._tell, tally=self.tally)

    def rows(self) -> Sequence[TableRow]:
        shown, sought = self._found, self.search.text.strip()
        if shown is None:
            return []
        ids = list(shown.facts.students)
        if sought:
            terms = (
                (n, (*search_terms(shown.names.get(id, "")), *search_terms(id[-2:])), 0)
                for n, id in enumerate(ids)
            )
            ids = [ids[n] for n in PrefixIndex(terms).find(sought, len(ids) or 1)]
        return [self._row(shown, id) for id in ids]

    def _tell(self, shown: TallyShown) -> None:
        first, facts = self._found is None, shown.facts
        self._found = shown
        total = sum(self._month(facts, one).minutes for one in facts.students)
        told: dict[str, Any] = {"name": shown.name, "month": written(facts.month), "hours": hours(total)}
        self.bar.show_facts(T("{name}, {month}: {hours} h; leader: {leader}", **told, leader=shown.leader))
        guards = [TALLIES[facts.step]]
        if shown.why and facts.step is Tally.SENT_BACK:
            guards.append(Tag(T("{why}", why=shown.why), "warn", "message-square-text"))
        self.bar.show_guards(tuple(guards))
        self.learn(facts, *shown.goes_on)
        self.lead(self._confirm if facts.step in (Tally.OPEN, Tally.SENT_BACK) else self._check)
        self.show_rows()
        if first:
            self.list_.take_focus()

    def _month(self, facts: TallyFacts, student: str) -> Month:
        return month_in(facts.students[student], facts.klass, facts.month, self.desk.settings)

    def _row(self, shown: TallyShown, id: str) -> TableRow:
        facts = shown.facts
        month = self._month(facts, id)
        noted = facts.confirmed.get(id) if tallied(facts) else None
        differs = noted is not None and noted != month.minutes
        return TableRow(
            id,
            (
                Cell(shown.names.get(id, "—"), strong=True, note=id),
                Cell(_later(month)),
                Cell(hours(month.served) if month.served else "—"),
                Cell(hours(month.taken) if month.taken else "—", "bad" if month.taken else "ink"),
                Cell(hours(month.minutes), strong=True),
                Cell(hours(noted) if noted is not None else "—", "bad" if differs else "ink"),
            ),
        )

    def _here(self) -> dict[str, Any] | None:
        return {"tally": self.tally} if self._found else None

    def _by_the_leader(self) -> dict[str, Any] | None:
        return {"tally": self.tally, "leader": Private(self._found.leader)} if self._found else None

    def _with_collections(self) -> dict[str, Any] | None:
        shown = self._found
        return {"tally": self.tally, "collections": [one.id for one in shown.goes_on]} if shown else None

    def _send_back(self) -> None:
        shown = self._found
        if shown is None:
            return
        words = (
            T("Why does the month go back?"),
            f"{shown.name} · {written(shown.facts.month)}",
            T("The remark that goes with it"),
        )
        args = {"tally": self.tally}
        RemarkDialog(self.context, self, "volunteer.send_back_tally", args, (shown.facts,), words).open()


def _later(month: Month) -> Said:
    """Corrections of earlier months, each with its month."""
    if not month.later:
        return ""
    parts = [
        T("{month}: {hours}", "correction", month=written(one.of), hours=signed(one.minutes))
        for one in month.later
    ]
    return Text("{parts:list}", {"parts": parts})
