"""Beside what is left to do: what the customer owes, how it came about, and what is recommended (DLR-42)."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Signal

from app.flows.dealership.facts.delivery_shown import DeliveryShown
from app.flows.dealership.facts.leaving import AdviceFacts
from app.flows.dealership.facts.leaving_words import OUTCOMES
from app.flows.dealership.facts.payers import Payer
from app.flows.dealership.facts.terms import EXCESS, PAYERS
from app.flows.dealership.facts.workshop import Did
from app.flows.dealership.flow import FLOW
from app.flows.dealership.rules.billing import charges, due, excess
from app.flows.dealership.rules.settlement import bill_of
from app.kernel.money import figures
from app.kernel.text import T
from app.widgets.columns import CaseColumn
from app.widgets.facts_list import FactsList
from app.widgets.guide import GuideCard
from app.widgets.paint import Tag
from app.widgets.part import Label, Role, showing
from app.widgets.table import ROW, Cell, Heading, Table, TableRow
from app.widgets.theme import Said, look

HEADINGS = (Heading(T("Recommended work"), 0), Heading(T("Customer", "advice"), 112))


class DeliveryPanel(CaseColumn):
    """`show_delivery(shown)`; `taken` says that another recommendation is chosen."""

    taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._label, self._sum = Label("", Role.SECOND, "ink2"), Label("", Role.DUE)
        self._account, self._advice, self._guide = FactsList(), Table(HEADINGS), GuideCard()
        self.head.addWidget(self._label)
        self.head.addWidget(self._sum)
        for part in (self._account, self._advice, self._guide):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._advice.chosen.connect(lambda _: self.taken.emit())
        showing(self._advice, False)

    @property
    def advice(self) -> str:
        """The recommendation that is chosen, or nothing."""
        return self._advice.current

    def show_delivery(self, shown: DeliveryShown) -> None:
        """The customer's sum largest; then v1 → +v2 → final, and who pays the rest."""
        facts, kept = shown.facts, self.advice
        self._label.say(T("Settled", "visit") if facts.leaving.settled else T("The customer pays"))
        self._sum.say(f"¥{figures(due(facts))}")
        self._account.show_facts(tuple(_known(shown)))
        found = facts.leaving.advice
        self._advice.show_rows([_row(shown, one) for one in found])
        self._advice.setFixedHeight(look().px(ROW * (len(found) + 1)))
        self._advice.choose(kept)
        showing(self._advice, bool(found))
        self._guide.show_guide(FLOW.guide[facts.step])


def _known(shown: DeliveryShown) -> Iterator[tuple[Said, Said]]:
    facts = shown.facts
    account = facts.estimate.account
    for n, fen in account.versions:
        name = T("v{n}", "version", n=n) if n == 1 else T("+v{n}", "version", n=n)
        yield name, figures(fen)
    yield T("Authorised"), figures(account.authorised)
    for payer in Payer:
        billed = sum(bill_of(charges(facts), payer).values())
        billed -= excess(facts) if payer is Payer.INSURANCE else 0
        if payer is not Payer.CUSTOMER and billed:
            yield PAYERS[payer], figures(billed)
    if excess(facts):
        yield EXCESS, figures(excess(facts))
    yield T("Customer"), T("{customer}, {phone}", customer=shown.customer, phone=shown.phone)
    back = facts.work.since_done(Did.RETURNED)
    yield T("Parked at"), back.place if back else facts.place


def _row(shown: DeliveryShown, one: AdviceFacts) -> TableRow:
    told: dict[str, Any] = {"n": one.n, "what": shown.texts.get(one.what, "")}
    why: Said = shown.texts.get(one.why, "")
    if one.left_out_by:
        who = shown.names.get(one.left_out_by, one.left_out_by)
        why = T("left out by {who}", "advice", who=who)
    answer = Tag(OUTCOMES[one.outcome], "info") if one.outcome else Tag(T("to ask", "advice"), "warn")
    if one.safety and not one.left_out_by:
        why = T("Safety: {why}", "advice", why=why)
    line = shown.facts.estimate.parts.get(one.line) if one.line else None
    if line:
        why = T("Line {n} does it", "advice", n=line.n)
    cell = Cell(T("{n}. {what}", "advice", **told), "bad_i" if one.safety else "ink", strong=True, note=why)
    return TableRow(one.id, (cell, answer), off=bool(one.left_out_by))
