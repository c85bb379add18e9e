"""Which work a booking is prepared for, and which parts besides: found as on an estimate (DLR-03, COM-16)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.ids import OperationId, PartId
from app.flows.dealership.facts.preparation import UsualPart
from app.flows.dealership.facts.prepared import Prepared
from app.flows.dealership.facts.price_list import OperationFacts, PartFacts, PriceList
from app.flows.dealership.screens.estimate.finder import Finder
from app.kernel.text import T
from app.widgets.empty import Empty
from app.widgets.field import SearchField
from app.widgets.listed import Listed
from app.widgets.paint import Tag
from app.widgets.part import Column
from app.widgets.table import ENTERS, Cell, Heading, RowAct, TableRow
from app.widgets.theme import Said, look

HIGH = 190
"""Of the list, at 100 %."""
HEADINGS = (Heading(T("Work or part"), 0), Heading(T("Wanted", "parts"), 96), Heading("", 128))
TURN = "turn"


class WorkList(QWidget):
    """`WorkList(prices, prepared)`: Enter on what was found adds it, or takes it off again; `changed` is told.

    With nothing typed what is wanted stands first, then every other operation that is offered.
    """

    changed = Signal()

    def __init__(self, prices: PriceList, prepared: Prepared | None) -> None:
        super().__init__()
        self._finder = Finder(prices)
        self._called = {one.id: one.name for one in prices.parts}
        self._operations = [one for one in prices.operations if one.offered]
        taken = dict.fromkeys(prepared.operations, 1) | dict(prepared.parts) if prepared else {}
        self._taken = {code: n for code, n in taken.items() if self._finder.offers(code)}
        self.search = SearchField(T("Operation or part: name, code, and how many"), letters=True, high=44)
        self.list_ = Listed(
            HEADINGS, Empty("search", T("Nothing fits"), T("Type less of it, or something else"))
        )
        self.list_.setFixedHeight(look().px(HIGH))
        column = Column(self, gap=8)
        column.addWidget(self.search)
        column.addWidget(self.list_)
        self.setFocusProxy(self.search)
        self.search.sought.connect(lambda _: self._show())
        self.search.moved.connect(lambda _: self.list_.step_in())
        self.list_.opened.connect(self._turn)
        self.list_.acted.connect(lambda id, _: self._turn(id))
        self._show()

    @property
    def operations(self) -> tuple[OperationId, ...]:
        """The work that is wanted."""
        return tuple(OperationId(code) for code in self._taken if not self._finder.is_part(code))

    @property
    def parts(self) -> tuple[UsualPart, ...]:
        """The parts that are wanted besides what the work usually needs."""
        wanted = {code: n for code, n in self._taken.items() if self._finder.is_part(code)}
        return tuple(UsualPart(PartId(code), n) for code, n in wanted.items())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.search.text:
            super().keyPressEvent(event)
        elif event.key() in ENTERS:
            self._turn(self.list_.current)
        elif event.key() == Qt.Key.Key_Escape:
            self.search.clear()
        else:
            super().keyPressEvent(event)

    def _turn(self, id: str) -> None:
        """Add it, as many as were typed; or take it off again."""
        if not id:
            return
        typed = self.search.text.strip()
        if self._taken.pop(id, None) is None:
            self._taken[id] = self._finder.count(typed) if self._finder.is_part(id) else 1
        self.search.clear()
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        typed = self.search.text.strip()
        if typed:
            found = self._finder.find(typed)
        else:
            others = (one for one in self._operations if one.id not in self._taken)
            found = [*(self._finder.known(code) for code in self._taken), *others]
        self.list_.show_rows([self._row(one) for one in found])
        if typed:
            self.list_.choose(found[0].id if found else "")  # what Enter takes

    def _row(self, one: OperationFacts | PartFacts) -> TableRow:
        n = self._taken.get(one.id)
        turn = RowAct(TURN, T("Take off", "part"), "x") if n else RowAct(TURN, T("Add", "part"), "plus")
        return TableRow(one.id, (Cell(one.name, strong=True, note=self._about(one)), _wanted(one, n), turn))

    def _about(self, one: OperationFacts | PartFacts) -> Said:
        if isinstance(one, PartFacts):
            return T("{code} · available {n}", code=one.id, n=one.available)
        return _needs(one, self._called)


def _wanted(one: OperationFacts | PartFacts, n: int | None) -> Tag | Said:
    if n is None:
        return ""
    return Tag(f"{n} {one.unit}" if isinstance(one, PartFacts) else T("wanted", "work"), "ok", "check")


def _needs(one: OperationFacts, called: Mapping[str, str]) -> Said:
    """What an operation usually needs, by name, the code beside it."""
    if not one.usual:
        return one.id
    parts: list[Any] = [f"{called.get(code, code)} ({code}) × {n}" for code, n in one.usual]
    return T("{code} · {parts:list}", "price list", code=one.id, parts=parts)
