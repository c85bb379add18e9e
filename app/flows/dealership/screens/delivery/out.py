"""环车交车: once more round the car with the customer, out against in, and the signature (DLR-41a)."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.counter.means import Strokes
from app.flows.dealership.facts.form_words import BELONGINGS, DAMAGES
from app.flows.dealership.facts.ids import MarkId
from app.flows.dealership.facts.leaving import NewMark, Out
from app.flows.dealership.facts.reception import Belonging, Damage, MarkFacts, Side
from app.flows.dealership.facts.tracks import Mark
from app.flows.dealership.facts.visits import ReceptionShown
from app.flows.dealership.rules import plates
from app.flows.dealership.screens.base import AskDialog, BookPage
from app.flows.dealership.screens.reception.answers import Answers
from app.flows.dealership.screens.reception.column import FULL, PERCENT
from app.flows.dealership.screens.reception.gauge import FuelGauge
from app.flows.dealership.screens.reception.plan import CarPlan
from app.flows.dealership.screens.vehicles.dialogs import KM, km_in
from app.flows.dealership.screens.words import kilometres, plate
from app.kernel.fields import Note
from app.kernel.text import T
from app.widgets.asking import Wanted
from app.widgets.columns import BoardLayout, CaseColumn
from app.widgets.desk import Context
from app.widgets.field import Field
from app.widgets.flow_screen import CaseDoor
from app.widgets.part import Column, Label, Panel, Role, Scroll, filled, showing
from app.widgets.places import Offer, Places
from app.widgets.segment import Choice, Segment
from app.widgets.signature import SignaturePad
from app.widgets.workbar import WorkBar


class OutColumn(CaseColumn):
    """What is read and given back: kilometres, fuel or battery, belongings; what stands beside each is as it came."""

    def __init__(self) -> None:
        super().__init__()
        self.km = Field(T("Mileage"), unit=T("km", "unit"), icon="gauge", digits=True)
        self.fuel, self._fuel_title = FuelGauge(), Label(T("Fuel"), Role.SECOND, "ink2")
        self.battery = Field(T("Battery", "fuel"), unit="%", digits=True)
        self.given = Answers(BELONGINGS, columns=2)
        self.told = Label("", Role.SECOND, "ink2")
        self.told.setWordWrap(True)
        parts = (self.km, self._fuel_title, self.fuel, self.battery)
        for part in (*parts, Label(T("Given back"), Role.SECOND, "ink2"), self.given, self.told):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def show_out(self, shown: ReceptionShown, out: Out) -> None:
        """Show what is read so far against what was read when it came."""
        form, read = shown.facts.reception, plates.read(shown.plate)
        electric = isinstance(read, plates.Plate) and read.electric
        for part in (self.fuel, self._fuel_title):
            showing(part, not electric)
        showing(self.battery, electric)
        self.km.set_hint(T("it came with {km}", km=kilometres(form.km)))
        self.fuel.show_fuel(out.fuel)
        self.given.show_answers(out.given)
        there = [BELONGINGS[one] for one in form.filled.there]
        came = f"{form.filled.battery} %" if electric else f"{form.filled.fuel}/8"
        told: dict[str, Any] = {"gauge": came, "what": there}
        self.told.say(
            T("It came with {gauge} and: {what:list}.", **told)
            if there
            else T("It came with {gauge}.", gauge=came)
        )


class OutPage(BookPage):
    """`OutPage(context, visit)`: the car with its marks at the left; a touch marks what was not there before."""

    def __init__(self, context: Context, visit: str, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._visit, self._out = visit, Out(0)
        self._is_signed = False
        self._form: ReceptionShown | None = None
        self.bar = WorkBar(T("Walk round together", "delivery"))
        self.kinds = Segment([Choice(one.value, word) for one, word in DAMAGES.items()])
        self.plan, self.column, self.places = CarPlan(), OutColumn(), Places()
        self._told = Label("", Role.SECOND, "ink2")
        self._told.setWordWrap(True)
        board, card = Panel("ground"), Panel("surface", line="line", radius=10)
        inside = Column(card, gap=8, edge=12)
        inside.addWidget(self.kinds)
        inside.addWidget(self.plan, 1)
        inside.addWidget(self._told)
        frame = QWidget()
        Column(frame, gap=0, edge=12).addWidget(card)
        self.laid = BoardLayout(board, self.column, self.places.block)
        laid = Column(board, gap=0)
        laid.addWidget(Scroll(frame), 1)
        laid.addWidget(CaseDoor(self.laid, T("Mileage, fuel, belongings"), "list"))
        filled(Column(self, gap=0), self.bar).addWidget(self.laid, 1)
        self._sign = self.asks(
            "dealership.sign_out",
            lambda: {"visit": self._visit} if self._form else None,
            self._ask_signature,
            text=T("Customer signs"),
            icon="signature",
        )
        self.bar.back.connect(self.left)
        self.plan.touched.connect(self._mark)
        self.plan.taken.connect(self._strike)
        self.column.fuel.chosen.connect(lambda eighths: self._change(fuel=eighths))
        self.column.given.answered.connect(self._give)
        self.column.km.changed.connect(lambda _: self.column.km.fault(""))
        self.setFocusProxy(self.column.km)
        self.places.offer(Offer(self._sign))

    def read(self) -> None:
        self.look(ReceptionShown, self._tell, visit=self._visit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed, kinds = event.text(), list(DAMAGES)
        if typed in "1234" and typed:
            self.kinds.choose(kinds[int(typed) - 1].value)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # -- inside -----------------------------------------------------------------------------------------

    def _tell(self, shown: ReceptionShown) -> None:
        first, self._form = self._form is None, shown
        form = shown.facts.reception
        if first:
            self._out = Out(0, form.filled.fuel, form.filled.battery, form.filled.there)
            self.column.km.write("" if form.km is None else str(form.km))
            self.column.battery.write("" if form.filled.battery is None else str(form.filled.battery))
        self.bar.show_facts(f"{plate(shown.plate)} · {shown.model} · {shown.address or shown.customer}")
        self.learn(shown.facts)
        self._show_out()
        if shown.facts.leaving.out and not self._is_signed:
            self.left.emit()

    def _show_out(self) -> None:
        if self._form is None:
            return
        came = self._form.facts.reception
        self.plan.show_marks([*came.standing, *_marks(self._out, len(came.marks))])
        told: dict[str, Any] = {"came": len(came.standing), "new": len(self._out.marks)}
        self._told.say(T("{came} marks as it came, {new} new. Touch the car where something is new.", **told))
        self.column.show_out(self._form, self._out)

    def _change(self, **what: Any) -> None:
        self._out = replace(self._out, **what)
        self._show_out()

    def _mark(self, side: str, x: int, y: int) -> None:
        new = NewMark(Side(side), Damage(self.kinds.current), x, y)
        self._change(marks=(*self._out.marks, new))

    def _strike(self, mark: str) -> None:
        """What was marked just now is taken off; what it came with stays."""
        came = len(self._form.facts.reception.marks) if self._form else 0
        known = [one.id for one in _marks(self._out, came)]
        self._change(marks=tuple(one for one, id in zip(self._out.marks, known, strict=True) if id != mark))

    def _give(self, id: str, yes: bool) -> None:
        chosen = {*self._out.given, Belonging(id)} if yes else {*self._out.given} - {Belonging(id)}
        self._change(given=tuple(one for one in Belonging if one in chosen))

    def _what_is_read(self) -> Out | None:
        """What is read, with what was typed; a field that cannot be read says so."""
        km = km_in(self.column.km.text)
        if km is None:
            self.column.km.fault(KM)
            return None
        battery = self.column.battery.text
        if not battery:
            return replace(self._out, km=km)
        if not (battery.isascii() and battery.isdecimal() and int(battery) <= FULL):
            self.column.battery.fault(PERCENT)
            return None
        return replace(self._out, km=km, battery=int(battery))

    def _ask_signature(self) -> None:
        if self._form and (out := self._what_is_read()):
            sign(self.context, self, self._form, out, self._signed).open()

    def _signed(self, document: Any) -> None:
        """The page goes first: what is shown then keeps the keys."""
        self._is_signed = True
        self.left.emit()
        self.context.preview(document)


def sign(context: Context, host: QWidget, shown: ReceptionShown, out: Out, then: Any) -> AskDialog:
    """The customer signs for the car as it stands there."""
    pad = SignaturePad()

    def args(values: Mapping[str, Any]) -> Mapping[str, Any] | None:
        if not pad.is_signed:
            return None
        drawn = Strokes(json.dumps(pad.strokes, separators=(",", ":")))
        words = Note(values["words"]) if values["words"] else None
        return {"visit": shown.facts.id, "out": out, "signature": drawn, "words": words}

    title = T("The customer signs for the car")
    sheet = AskDialog(
        *(context, host, "dealership.sign_out", title),
        {"words": Wanted(T("What is noted on the sheet"), needed=False, takes=Note)},
        args,
        told=f"{plate(shown.plate)} · {shown.customer}",
        facts=(shown.facts,),
        parts=(pad,),
        icon="signature",
        then=then,
    )
    pad.signed.connect(lambda _: sheet.judge())
    return sheet


def _marks(out: Out, came: int) -> list[MarkFacts]:
    """What is new, numbered behind what was there."""
    return [
        MarkFacts(MarkId(f"out-{n}"), Mark.STANDING, n, one.side, one.damage, one.x, one.y)
        for n, one in enumerate(out.marks, came + 1)
    ]
