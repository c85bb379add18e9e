"""The plan of an area, drawn by a manager: tables are dragged to where they stand, and kept at once (RST-01)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.floor import TableFacts
from app.flows.restaurant.facts.plan import Stand, TableShape
from app.flows.restaurant.facts.views import EveryTable
from app.flows.restaurant.rules import plan
from app.flows.restaurant.screens.base import RestaurantScreen
from app.forms.restaurant.ui_plan import Ui_Plan
from app.kernel.text import T, Text
from app.widgets.bind import bind
from app.widgets.bound import State
from app.widgets.desk import Context, Tone
from app.widgets.form import laid_out
from app.widgets.plan import Spot
from app.widgets.plan_editor import Piece, PlanEditor
from app.widgets.segment import Choice, Segment

SHAPES = {
    TableShape.ROUND: T("Round", "table"),
    TableShape.SQUARE: T("Square", "table"),
    TableShape.LONG: T("Long", "table"),
}


class PlanPage(RestaurantScreen):
    """`PlanPage(context, area)`. `left` is told by the way back; what was drawn and not kept is asked for first.

    What others keep meanwhile stays unseen until this is kept or left: it is refused by what was seen (COM-06).
    """

    left = Signal()

    def __init__(self, context: Context, area: str = "", parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._area, self._tables = area, dict[str, TableFacts]()
        self._drawn: dict[str, Stand] = {}
        self._begun: dict[str, Stand] = {}
        self.ui = laid_out(Ui_Plan(), self)
        self.ui.bar.show_title(T("Floor plan"))
        self.ui.bar.back.connect(self.left)
        self.areas, self.shapes = (
            Segment(),
            Segment([Choice(one.value, word) for one, word in SHAPES.items()]),
        )
        self.editor = PlanEditor()
        self.ui.areas_place.addWidget(self.areas)
        self.ui.shapes_place.addWidget(self.shapes)
        self.ui.plan_place.addWidget(self.editor)
        self.keep = self.action(
            "restaurant.draw_plan",
            self._args,
            text=T("Keep the plan"),
            key="F5",
            icon="check",
            facts=lambda: {"tables": tuple(self._tables[id] for id in self._unkept)},
            then=self._kept,
        )
        self.undo = self.way(T("As it was kept"), self._undo, icon="rotate-ccw")
        bind(self.keep, self.ui.keep)
        bind(self.undo, self.ui.undo)
        self.keep.judged.connect(self._name_missing)
        self.areas.chosen.connect(self._turn)
        self.shapes.chosen.connect(lambda shape: self._change(plan.shaped(self._chosen, TableShape(shape))))
        self.editor.chosen.connect(lambda _: self._show_shape())
        self.editor.wished.connect(lambda _, x, y: self._change(plan.put(self._chosen, x, y)))
        self.editor.sized.connect(lambda _, w, h: self._change(plan.sized(self._chosen, w, h)))
        self.setFocusProxy(self.editor)

    @property
    def holds(self) -> bool:
        """Whether something was drawn that is not kept."""
        return self._drawn != self._begun

    @property
    def losing(self) -> tuple[Text, Text]:
        """What is asked before it is left, and what would be lost."""
        moved = [self._tables[id].called for id, one in self._drawn.items() if one != self._begun[id]]
        lost = T("{tables:list}: not kept yet.", tables=moved[:6])
        return T("Leave the plan as it was?"), lost

    def read(self) -> None:
        if not self.holds:
            self.look(EveryTable, self._fill)

    # -- showing ----------------------------------------------------------------------------------------

    def _fill(self, found: EveryTable) -> None:
        if self.holds:
            return
        areas = tuple(dict.fromkeys(table.area for table in found.tables))
        self._area = self._area if self._area in areas else next(iter(areas), "")
        self.areas.offer([Choice(area, area) for area in areas])
        if self._area and self.areas.current != self._area:
            self.areas.choose(self._area)
        self._tables = {str(t.id): t for t in found.tables if t.area == self._area}
        self._drawn = plan.placed(self._tables.values())
        self._begun = dict(self._drawn)
        self._redraw()

    def _turn(self, area: str) -> None:
        """Another area: what was drawn here is kept first, or given up by hand."""
        if area == self._area:
            return
        if self.holds:
            self.areas.choose(self._area)
            self.told(T("Keep this plan first, or leave it."), Tone.WARN)
            return
        self._area = area
        self.editor.current = ""
        self.again()

    def _redraw(self) -> None:
        over = plan.overlapping(self._drawn)
        self.editor.show_pieces([self._piece(id, id in over) for id in self._drawn])
        self._show_shape()
        self.ui.fault.say(
            T("Tables stand on each other: {tables:list}", tables=self._called(over)) if over else ""
        )
        self.keep.judge()

    def _called(self, ids: frozenset[str]) -> list[str]:
        return [self._tables[id].called for id in self._drawn if id in ids]

    def _piece(self, id: str, over: bool) -> Piece:
        table, one = self._tables[id], self._drawn[id]
        spot = Spot(one.x, one.y, one.w, one.h, one.shape is TableShape.ROUND)
        return Piece(id, table.called, T("{n} seats", n=table.seats), spot, over)

    def _show_shape(self) -> None:
        if self.editor.current and self.shapes.current != self._chosen.shape.value:
            blocked = self.shapes.blockSignals(True)
            self.shapes.choose(self._chosen.shape.value)
            self.shapes.blockSignals(blocked)

    # -- drawing ----------------------------------------------------------------------------------------

    @property
    def _chosen(self) -> Stand:
        return self._drawn[self.editor.current]

    def _change(self, stand: Stand) -> None:
        if self._chosen != stand:
            self._drawn[self.editor.current] = stand
            self._redraw()

    @property
    def _unkept(self) -> tuple[str, ...]:
        """The tables whose place is not the kept one: also those that stand in a row because nobody drew them."""
        return tuple(id for id, one in self._drawn.items() if self._tables[id].stand != one)

    def _args(self) -> Mapping[str, Any] | None:
        if not self.holds or plan.overlapping(self._drawn):
            return None
        ids = self._unkept
        return {"area": self._area, "tables": ids, "stood": tuple(self._drawn[id] for id in ids)}

    def _name_missing(self) -> None:
        if self.keep.state is State.UNKNOWN:
            self.ui.keep.off(T("tables overlap") if self.holds else T("nothing was moved"))

    def _undo(self) -> None:
        """Show the plan as it is kept now, by whomever."""
        self._drawn = dict(self._begun)
        self.again()
        self.editor.setFocus()

    def _kept(self, _: Any) -> None:
        self._begun = dict(self._drawn)
        self.told(T("The plan of {area} is kept", area=self._area), Tone.OK)
        self.again()
