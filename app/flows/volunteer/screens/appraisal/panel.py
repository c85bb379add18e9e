"""Beside the entries: whose it is, what the student has, and what a fake would cost (VOL-20, 22)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.case import Beside, EntryFacts
from app.flows.volunteer.facts.seals import SealRegister, SealsNamed
from app.flows.volunteer.facts.tracks import Entry
from app.flows.volunteer.facts.views import EntryShown, LedgerShown
from app.flows.volunteer.rules.appraising import lacks_a_seal
from app.flows.volunteer.rules.ledger import balance, ledger
from app.flows.volunteer.rules.seals import true_seals
from app.flows.volunteer.screens.appraisal.dialogs import consequence
from app.flows.volunteer.screens.seals.beside import TrueSeals
from app.flows.volunteer.screens.words import WAYS, done, lacking, span
from app.forms.volunteer.ui_case import Ui_Case
from app.kernel.hours import hours, signed
from app.kernel.text import T
from app.widgets.columns import CaseColumn
from app.widgets.facts_list import FactsList
from app.widgets.form import laid_out
from app.widgets.part import Label, Role, showing
from app.widgets.sentence import Sentence
from app.widgets.theme import Said

LATEST = 8
"""Lines of the ledger that the panel shows; the whole of it is one key away."""


class EntryPanel(CaseColumn):
    """`show_entry(entry, chain)`, then `show_seals(entry, register, named)` and `show_ledger(entry, ledger, now)` once they are read."""

    def __init__(self) -> None:
        super().__init__()
        head = QWidget()
        self.ui = laid_out(Ui_Case(), head)
        self.head.addWidget(head)
        self._facts, self._lines, self._seals = FactsList(), FactsList(), TrueSeals()
        self._ledger = Label(T("Ledger of hours"), Role.STRONG)
        self._consequence = Sentence(hue="mute", icon="scale", boxed=True)
        for part in (self._facts, self._seals, self._ledger, self._lines, self._consequence):
            self.body.addWidget(part)
        self.body.addStretch(1)
        showing(self.ui.steps, False)

    def show_entry(self, one: EntryShown | None, chain: Sequence[EntryFacts | Beside]) -> None:
        """Say whose it is, of which times in one go, and by what it is proven."""
        self.ui.title.say(one.name if one else T("No entry is chosen"))
        self.ui.told.say(one.facts.student if one else T("Up and down choose one"))
        self._facts.show_facts(_known(one, chain) if one else ())
        showing(self._ledger, False)
        self._lines.show_facts(())
        self._seals.show_seals((), date.min)
        self._consequence.say("")

    def show_seals(self, one: EntryShown, register: SealRegister, named: SealsNamed) -> None:
        """The seals as they truly look, of which the booklet shows one."""
        self._seals.show_seals(true_seals(one, register, named), one.witnessed)

    def show_ledger(self, one: EntryShown, ledgers: LedgerShown, now: datetime) -> None:
        """The newest lines of the ledger, and what a fake would make of it."""
        facts: dict[str, Any] = {"number": ledgers.facts.id, "hours": hours(balance(ledgers.facts))}
        self.ui.told.say(T("{number}, has {hours} h", **facts))
        showing(self._ledger, bool(ledgers.acts))
        self._lines.show_facts(ledger_lines(ledgers)[-LATEST:])
        faked = one.facts.step is Entry.FAKE
        told = T("If it is a fake. {what}", what=consequence(one, ledgers, now))
        self._consequence.say("" if faked else told)


def _known(one: EntryShown, chain: Sequence[EntryFacts | Beside]) -> list[tuple[Said, Said]]:
    known: list[tuple[Said, Said]] = [(T("Service"), f"{one.place} · {one.content}")]
    if len(chain) > 1:
        told = [
            span(part) if part.day == one.facts.day else T("{day:day} {span}", day=part.day, span=span(part))
            for part in chain
        ]
        known.append((T("In one go", "services"), T("{spans:list}", spans=told)))
    if one.witness:
        stamped: dict[str, Any] = {"who": one.witness, "day": one.witnessed}
        known.append((T("Stamped by"), T("{who}, {day:day}", **stamped)))
    if one.facts.verified:
        way, note = WAYS[one.facts.verified], one.note
        known.append((T("Verified", "entry"), T("{way}: {note}", way=way, note=note) if note else way))
    if why := lacking(one.facts) if lacks_a_seal(one.facts) and not one.why else one.why:
        known.append((T("Reason", "entry"), why))
    return known


def ledger_lines(ledgers: LedgerShown) -> Sequence[tuple[Said, Said]]:
    """The lines of a ledger as a panel shows them: day, what was done, change and balance."""
    found = []
    for line, shown in zip(ledger(ledgers.facts.acts), ledgers.acts, strict=True):
        told: dict[str, Any] = {"change": signed(line.change), "balance": hours(line.balance)}
        what = done(line, shown.what)
        found.append((T("{day:day}", day=line.act.at), T("{what}  {change} → {balance}", what=what, **told)))
    return found
