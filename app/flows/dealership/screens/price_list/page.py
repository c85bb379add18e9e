"""F4 价目: every operation and part; a row opens in a sheet (DLR-14, 15)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.guarantee import REPAIRS
from app.flows.dealership.facts.price_list import MarketPrice, OperationFacts, PartFacts, PriceList
from app.flows.dealership.facts.terms import FEES
from app.flows.dealership.screens.base import BookListPage
from app.flows.dealership.screens.price_list import dialogs
from app.kernel.money import figures
from app.kernel.names import Rank, Term, fold, search_terms
from app.kernel.search import PrefixIndex
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.paint import Tag
from app.widgets.segment import Choice, Segment
from app.widgets.table import Cell, Heading, TableRow
from app.widgets.theme import Said

OPERATIONS, PARTS = "operations", "parts"
HEADINGS = (
    Heading(T("Code"), 130),
    Heading(T("Name", "price list"), 0),
    Heading(T("Kind of fee, unit"), 180),
    Heading(T("Standard time, price"), 150, sums=True),
    Heading(T("Market price"), 168),
)
NOT_OFFERED = Tag(T("Not offered"), "mute", "eye-off")


class PriceListPage(BookListPage):
    """`PriceListPage(context)`: sought by name, initials or code; F2 puts something new on the list."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._known = PriceList((), (), 0)
        empty = (
            "tag",
            T("Nothing stands on the price list"),
            T("F2 begins it; or take in a sheet in the settings"),
        )
        super().__init__(context, T("Price list"), T("Name, initials or code"), HEADINGS, empty, parent)
        self.ways = Segment([Choice(OPERATIONS, T("Operations")), Choice(PARTS, T("Parts", "price list"))])
        self.turn_by(self.ways)
        new, name = T("New on the list"), "dealership.add_operation"
        self.offer_new(self.asks(name, dict, self._ask_new, text=new, key="F2", icon="plus"))
        self.ways.chosen.connect(self._turn)
        self.list_.chosen.connect(lambda _: self.judge())
        self.opened.connect(self._ask)
        come, later = T("Parts have come"), T("Parts are expected")
        chosen = self._chosen
        receive = self.asks(
            "dealership.receive_parts", chosen, self._receive, text=come, key="F5", icon="download"
        )
        expect = self.asks(
            "dealership.expect_parts", chosen, self._expect, text=later, key="F6", icon="calendar"
        )
        usual = self.asks(
            "dealership.set_usual_parts",
            lambda: {"operation": one.id} if (one := self._operation) else None,
            self._usual,
            text=T("Usual parts"),
            key="F8",
            icon="list-todo",
        )
        count = self.asks(
            "dealership.correct_count",
            chosen,
            self._count,
            text=T("Count", "parts"),
            key="F9",
            icon="pencil",
        )
        instead = self.asks(
            "dealership.set_alternatives",
            chosen,
            self._instead,
            text=T("Instead", "parts"),
            key="F3",
            icon="split",
        )
        for one in (instead, count, expect, receive):
            one.wanting(T("choose a part"))
        usual.wanting(T("choose an operation"))
        self.offer(usual, instead, count, expect, receive)

    def read(self) -> None:
        self.look(PriceList, self._tell)

    def rows(self) -> Sequence[TableRow]:
        every: Sequence[OperationFacts | PartFacts] = (
            self._known.operations if self.ways.current == OPERATIONS else self._known.parts
        )
        sought = self.search.text.strip()
        if not sought:
            return [_row(one, self._known.market.get(one.id)) for one in every]
        index = PrefixIndex(
            (n, (*search_terms(one.name), Term(fold(one.id), Rank.INITIALS)), 0)
            for n, one in enumerate(every)
        )
        found = [every[n] for n in index.find(sought, len(every) or 1)]
        return [_row(one, self._known.market.get(one.id)) for one in found]

    def _tell(self, known: PriceList) -> None:
        self._known = known
        told: dict[str, Any] = {
            "operations": len(known.operations),
            "parts": len(known.parts),
            "rate": known.rate,
        }
        self.bar.show_facts(
            T("{operations} operations, {parts} parts; {rate:money} an hour of labour", **told)
        )
        self.ways.offer(
            (
                Choice(OPERATIONS, T("Operations"), len(known.operations)),
                Choice(PARTS, T("Parts", "price list"), len(known.parts)),
            )
        )
        self.learn(*known.operations, *known.parts)
        self.show_rows()

    def _turn(self, _: str) -> None:
        self.show_rows()
        self.search.setFocus()

    def _chosen(self) -> dict[str, Any] | None:
        part = self._part
        return {"part": part.id} if part else None

    @property
    def _part(self) -> PartFacts | None:
        return next((one for one in self._known.parts if one.id == self.list_.current), None)

    @property
    def _operation(self) -> OperationFacts | None:
        return next((one for one in self._known.operations if one.id == self.list_.current), None)

    def _usual(self) -> None:
        if one := self._operation:
            dialogs.usual_parts(self.context, self, one).open()

    def _count(self) -> None:
        if part := self._part:
            dialogs.count(self.context, self, part).open()

    def _instead(self) -> None:
        if part := self._part:
            dialogs.alternatives(self.context, self, part).open()

    def _receive(self) -> None:
        if part := self._part:
            dialogs.receive(self.context, self, part).open()

    def _expect(self) -> None:
        if part := self._part:
            dialogs.expect(self.context, self, part).open()

    def _ask_new(self) -> None:
        if self.ways.current == OPERATIONS:
            dialogs.operation(self.context, self, None).open()
        else:
            dialogs.part(self.context, self, None).open()

    def _ask(self, id: str) -> None:
        every: list[OperationFacts | PartFacts] = [*self._known.operations, *self._known.parts]
        known = next((one for one in every if one.id == id), None)
        if isinstance(known, PartFacts):
            dialogs.part(self.context, self, known).open()
        elif known:
            dialogs.operation(self.context, self, known).open()


def _row(one: OperationFacts | PartFacts, market: MarketPrice | None) -> TableRow:
    gone = _elsewhere(market) if one.offered else NOT_OFFERED
    if isinstance(one, PartFacts):
        told: dict[str, Any] = {"here": one.on_hand, "reserved": one.reserved, "free": one.available}
        stock = T("{here} here, {reserved} reserved, {free} available", **told)
        coming = T("expected {day:day}", "parts", day=one.expected_on) if one.expected_on else ""
        if one.alternatives:
            stock = T("{stock}; instead: {codes:list}", stock=stock, codes=list(one.alternatives))
        about = Cell(one.name, strong=True, note=stock)
        cells = (Cell(one.unit, note=coming), Cell(figures(one.price), strong=True))
        return TableRow(one.id, (Cell(one.id, "ink2"), about, *cells, gone), off=not one.offered)
    cells = (
        Cell(FEES[one.fee], note=REPAIRS[one.repair]),
        Cell(T("{n:minutes}", n=one.minutes), strong=True),
    )
    needs: Said = ", ".join(f"{code} × {n}" for code, n in one.usual)
    if one.first:
        free = T("First maintenance: free once for a car")
        needs = T("{first}; {parts}", "price list", first=free, parts=needs) if needs else free
    about = Cell(one.name, strong=True, note=needs)
    return TableRow(one.id, (Cell(one.id, "ink2"), about, *cells, gone), off=not one.offered)


def _elsewhere(market: MarketPrice | None) -> Cell | Said:
    """What it costs elsewhere: to look at, in no sum."""
    if market is None:
        return ""
    told: dict[str, Any] = {"source": market.source, "day": market.day}
    return Cell(figures(market.price), "ink2", note=T("{source} {day:day}", **told))
