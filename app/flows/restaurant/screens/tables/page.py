"""Every table and room, by its area: opened in a sheet, taken out of use and into use again (RST-01)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.floor import TableFacts
from app.flows.restaurant.facts.views import EveryTable
from app.flows.restaurant.rules.suggesting import FEATURES
from app.flows.restaurant.screens.base import RestaurantScreen
from app.flows.restaurant.screens.tables.table import TableDialog
from app.forms.restaurant.ui_tables import Ui_Tables
from app.kernel.text import T
from app.widgets.bind import bind
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.paint import Tag
from app.widgets.segment import Choice, Segment
from app.widgets.table import Cell, Heading, RowAct, Table, TableRow
from app.widgets.theme import Said

ALL = ""
COPY = RowAct("copy", T("Copy", "a table"), "plus")
CLOSE = RowAct("close", T("Close", "a table"), "ban")
OPEN = RowAct("open", T("Open", "a table"), "lock-open")
CLOSED = Tag(T("Out of use"), "mute", "ban")


class TablesPage(RestaurantScreen):
    """A row opens its table; `plus` a new one. What is changed is kept for guests to come.

    `plan_asked(area)`: the plan of the area that is shown is to be drawn.
    """

    plan_asked = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._tables: dict[str, TableFacts] = {}
        self.ui = laid_out(Ui_Tables(), self)
        self.areas = Segment()
        self.table = Table(
            (
                Heading(T("Number"), 74),
                Heading(T("Name", "a table"), 90),
                Heading(T("Area"), 80),
                Heading(T("Section"), 90),
                Heading(T("Seats"), 70, sums=True),
                Heading(T("Room fee"), 100, sums=True),
                Heading(T("It has"), 0),
                Heading("", 90),
                Heading("", 110),
                Heading("", 110),
            )
        )
        self.ui.areas_place.addWidget(self.areas)
        self.ui.table_place.addWidget(self.table)
        self.add = self.asks(
            "restaurant.add_table", dict, lambda: self._ask(None), text=T("Add a table"), icon="plus"
        )
        self.draw = self.asks(
            "restaurant.draw_plan",
            dict,
            lambda: self.plan_asked.emit(self.areas.current),
            icon="grid-2x2",
        )
        bind(self.add, self.ui.add)
        bind(self.draw, self.ui.draw)
        self.areas.chosen.connect(lambda _: self._show_rows())
        self.table.opened.connect(lambda id: self._ask(self._tables.get(id)))
        self.table.acted.connect(self._act)

    def read(self) -> None:
        self.look(EveryTable, self._fill)

    def _fill(self, found: EveryTable) -> None:
        self._tables = {str(table.id): table for table in found.tables}
        self.learn(*found.tables)
        by_area: dict[str, int] = {}
        for table in found.tables:
            by_area[table.area] = by_area.get(table.area, 0) + 1
        self.areas.offer(
            (
                Choice(ALL, T("All", "areas"), len(found.tables)),
                *(Choice(area, area, n) for area, n in by_area.items()),
            )
        )
        self._show_rows()

    def _show_rows(self) -> None:
        area = self.areas.current
        self.table.show_rows([_row(one) for one in self._tables.values() if area in (ALL, one.area)])

    def _ask(self, known: TableFacts | None, *, copy: bool = False) -> None:
        TableDialog(self.context, self, known, copy=copy, areas=self._areas(), area=self.areas.current).open()

    def _areas(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(table.area for table in self._tables.values()))

    def _act(self, id: str, what: str) -> None:
        args: Mapping[str, Any] = {"table": id}
        if what == COPY.id:
            self._ask(self._tables.get(id), copy=True)
        elif what == CLOSE.id:
            self.attempt("restaurant.close_table", args)
        else:
            self.attempt("restaurant.open_table", args)


def _row(table: TableFacts) -> TableRow:
    return TableRow(
        table.id,
        (
            Cell(table.id, "ink2"),
            Cell(table.name if table.room else "", strong=True),
            Cell(table.area),
            Cell(table.section),
            Cell(str(table.seats)),
            Cell(T("{fee:money}", fee=table.fee) if table.fee else ""),
            Cell(_features(table)),
            CLOSED if table.closed else "",
            COPY,
            OPEN if table.closed else CLOSE,
        ),
        off=table.closed,
    )


def _features(table: TableFacts) -> Said:
    found = [FEATURES[one] for one in sorted(table.features)]
    return T("{features:list}", features=found) if found else ""
