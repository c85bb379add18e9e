"""Beside the bookings of tomorrow: what the chosen one needs, what was put off, and who has answered (DLR-03)."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.preparation import KeptPart, Preparations, PreparedLine
from app.flows.dealership.facts.prepared import Asked
from app.flows.dealership.facts.prepared_words import ASKED
from app.flows.dealership.flow import FLOW
from app.flows.dealership.screens.words import plate
from app.forms.dealership.ui_case import Ui_Case
from app.kernel.text import T
from app.widgets.columns import CaseColumn
from app.widgets.facts_list import FactsList
from app.widgets.form import laid_out
from app.widgets.guide import GuideCard
from app.widgets.part import Label, Role, showing
from app.widgets.theme import Said

Line = tuple[Said, Said]


class PreparationPanel(CaseColumn):
    """`show_booking(shown, line)`, or None for none."""

    def __init__(self) -> None:
        super().__init__()
        head = QWidget()
        self.ui = laid_out(Ui_Case(), head)
        self.head.addWidget(head)
        self._facts, self._parts, self._old = FactsList(), FactsList(), FactsList()
        self._titles = (Label(T("Parts", "price list"), Role.STRONG), Label(T("Put off before"), Role.STRONG))
        self._guide = GuideCard()
        for part in (self._facts, self._titles[0], self._parts, self._titles[1], self._old, self._guide):
            self.body.addWidget(part)
        self.body.addStretch(1)
        showing(self.ui.steps, False)

    def show_booking(self, shown: Preparations, one: PreparedLine | None) -> None:
        """Plate and customer, then what has to be ready."""
        showing(self._guide, one is not None)
        self.ui.title.say(plate(one.booking.plate) if one else T("No booking is chosen"))
        self.ui.told.say(f"{one.booking.customer} · {one.booking.phone}" if one else "")
        self._facts.show_facts(tuple(_known(shown, one)) if one else ())
        parts = [_part(part) for part in one.parts] if one else []
        old = [(T("{at:day}", at=each.at), each.name) for each in one.put_off] if one else []
        self._parts.show_facts(parts)
        self._old.show_facts(old)
        for title, lines in zip(self._titles, (parts, old), strict=True):
            showing(title, bool(lines))
        if one:
            self._guide.show_guide(FLOW.guide[one.booking.facts.step])


def _known(shown: Preparations, one: PreparedLine) -> Iterator[Line]:
    yield T("What for", "booking"), one.booking.work
    prepared = one.booking.facts.prepared
    if prepared is None:
        yield T("Ready", "booking"), T("not prepared yet")
        return
    called = {each.id: each.name for each in shown.prices.operations}
    yield T("Planned work"), T("{work:list}", work=[called.get(code, code) for code in prepared.operations])
    team = next((each.name for each in shown.teams if each.id == prepared.team), "")
    yield T("Bay", "workshop"), T("{bay}, {team}", "booking", bay=prepared.bay, team=team)
    for asked in Asked:
        yield ASKED[asked], _said(shown, one, asked)


def _said(shown: Preparations, one: PreparedLine, asked: Asked) -> Said:
    prepared = one.booking.facts.prepared
    reply = prepared.replies.get(asked) if prepared else None
    if reply is None:
        return T("has not answered yet")
    told: dict[str, Any] = {"name": shown.names.get(reply.by, reply.by), "at": reply.at}
    if reply.can:
        return T("can, {name} {at:time}", "booking", **told)
    return T("cannot, {name} {at:time}: {why}", "booking", **told, why=one.why.get(asked, ""))


def _part(one: KeptPart) -> Line:
    told: dict[str, Any] = {"n": one.quantity, "unit": one.unit}
    if one.reserved == one.quantity:
        return one.name, T("{n} {unit}, reserved", "part", **told)
    if one.expected_on:
        return one.name, T("{n} {unit}, missing, expected {day:day}", "part", **told, day=one.expected_on)
    return one.name, T("{n} {unit}, missing", "part", **told)
