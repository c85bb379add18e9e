"""The left side of the desk: lanes of cards by step or by promised time, and the bays of the day below them (DLR-22, 30)."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from app.flows.dealership.facts.visits import Board
from app.flows.dealership.rules.bays import workday
from app.flows.dealership.rules.standing import Span
from app.flows.dealership.screens.board import bays, cards
from app.flows.dealership.screens.board.cards import CALLS, EXPECTS, SHOP, Stood
from app.forms.dealership.ui_lanes import Ui_Lanes
from app.kernel.text import T
from app.widgets.bay_chart import BayChart
from app.widgets.bind import bind
from app.widgets.bound import Action
from app.widgets.desk import Context
from app.widgets.empty import Empty
from app.widgets.form import laid_out
from app.widgets.jump_chips import JumpChips
from app.widgets.lanes import LaneBoard
from app.widgets.paint import Tag
from app.widgets.part import showing
from app.widgets.segment import Choice
from app.widgets.theme import look

STEP, PROMISE = "step", "promise"
BY_PROMISE = "dealership.by_promise"
WITHOUT_BAYS, BAYS_WHEN_LOW = "dealership.without_bays", "dealership.bays_when_low"
"""What each person chose: the lanes by promised time, no bays, bays though there is little height (COM-72)."""
LOW = 660
"""Below this height at 100 % the bays are folded away until they are asked for."""
JUMPS: dict[str, tuple[Tag, Callable[[Stood], bool]]] = {
    "late": (Tag(T("Late or in danger", "board"), "bad", "triangle-alert"), lambda one: one.how.red),
    "soon": (
        Tag(T("Within the hour", "lane"), "warn", "clock-alert"),
        lambda one: one.how.span is Span.SOON,
    ),
    "here": (Tag(T("Customer here", "board"), "hold", "armchair"), lambda one: one.how.here),
}
"""What is counted at the top, and led to: it never hides anything else."""


class VisitBoard(QWidget):
    """`show_board(board)`: `chosen(visit)` by arrow, letters or a chip, `opened(visit)` by touch, Enter or in the bays."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, context: Context, begin: Action, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = laid_out(Ui_Lanes(), self)
        self._context = context
        self._found: list[Stood] = []
        self._chosen, self._below = "", False
        self.lanes, self.chips, self.chart = LaneBoard(), JumpChips(), BayChart(context.desk.settings.zone)
        self._pages = QStackedWidget()
        for page in (self.lanes, Empty("car", T("No car is here"), T("F2 takes one in"))):
            self._pages.addWidget(page)
        self.ui.lanes.addWidget(self._pages)
        self.ui.counts.addWidget(self.chips)
        self.ui.bays.addWidget(self.chart)
        bind(begin, self.ui.begin)
        for switch in (self.ui.views, self.ui.ways, self.ui.begin):
            switch.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._offer_views()
        self.ui.ways.offer((Choice(STEP, T("By step", "board")), Choice(PROMISE, T("By promise", "board"))))
        self.ui.ways.pick(PROMISE if context.prefers(BY_PROMISE) else STEP)
        self.ui.views.chosen.connect(lambda _: self._turn())
        self.ui.ways.chosen.connect(self._sort)
        self.ui.fold.clicked.connect(self._fold)
        self.chips.pressed.connect(self._jump)
        self.lanes.chosen.connect(self._choose)
        self.lanes.elsewhere.connect(self._choose)
        for part in (self.lanes, self.chart):
            part.opened.connect(self._open)
        self._keys()
        self.setFocusProxy(self.lanes)
        self._show_bays()

    def show_board(self, board: Board) -> None:
        """Show every open visit as it is now, and the bays of the day."""
        settings, before = self._context.desk.settings, self._view_of(self._chosen)
        self._found = cards.stood(board, settings)
        self._offer_views()
        if before == self.ui.views.current and (now := self._view_of(self._chosen)):
            self.ui.views.pick(now)  # whoever takes in a car that was expected goes with it
        self.chips.show_counts(
            [(id, tag, len(self._counted(id))) for id, (tag, _) in JUMPS.items()],
        )
        self._show_lanes()
        day = workday(board, settings)
        self.chart.show_day(bays.drawn(day, board.at))
        self.ui.summed.say(bays.summed(day))
        self._pages.setCurrentIndex(0 if self._found else 1)

    def choose(self, visit: str) -> None:
        """Mark a visit as chosen, or none, in the view in which it is; nothing is told."""
        self._chosen = visit
        view = self._view_of(visit)
        if view and view != self.ui.views.current:
            self.ui.views.pick(view)
            self._show_lanes()
        self.lanes.choose(visit)
        self.chart.choose(visit)

    # -- Qt's own ---------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fold_bar()
            self._show_bays()
        return super().event(event)

    # -- what is shown ----------------------------------------------------------------------------------

    def _keys(self) -> None:
        for n, view in enumerate((SHOP, EXPECTS, CALLS), 1):
            QShortcut(QKeySequence(f"Alt+{n}"), self, lambda view=view: self.ui.views.choose(view))
        for n, way in enumerate((STEP, PROMISE), 4):
            QShortcut(QKeySequence(f"Alt+{n}"), self, lambda way=way: self.ui.ways.choose(way))
        QShortcut(QKeySequence("Alt+6"), self, self._fold)

    def _offer_views(self) -> None:
        words = {SHOP: T("In the shop"), EXPECTS: T("Expected", "board"), CALLS: T("To call", "board")}
        counts = {view: sum(one.view == view for one in self._found) for view in words}
        self.ui.views.offer([Choice(view, word, counts[view]) for view, word in words.items()])

    def _view_of(self, visit: str) -> str:
        return next((one.view for one in self._found if one.line.id == visit), "")

    def _show_lanes(self) -> None:
        view = self.ui.views.current
        lanes = cards.by_promise if self.ui.ways.current == PROMISE else cards.by_step
        others = [one.card for one in self._found if one.view != view]
        self.lanes.show_lanes(lanes(self._found, view), others)
        self.lanes.choose(self._chosen)

    def _turn(self) -> None:
        self._show_lanes()
        self.lanes.settle()
        self.lanes.take_focus()

    def _sort(self, way: str) -> None:
        self._context.prefer(BY_PROMISE, way == PROMISE)
        self._turn()

    def _counted(self, id: str) -> list[Stood]:
        _, holds = JUMPS[id]
        return [one for one in self._found if one.view == SHOP and holds(one)]

    def _jump(self, id: str) -> None:
        """To the first that is counted, then to the next one, and round again."""
        ids: list[str] = [one.line.id for one in self._counted(id)]
        if ids:
            at = ids.index(self._chosen) + 1 if self._chosen in ids else 0
            self._choose(ids[at % len(ids)])

    def _choose(self, visit: str) -> None:
        self.choose(visit)
        self.lanes.take_focus()
        self.chosen.emit(visit)

    def _open(self, visit: str) -> None:
        self.choose(visit)
        self.opened.emit(visit)

    # -- room ---------------------------------------------------------------------------------------------

    @property
    def _low(self) -> bool:
        return self.height() * 100 / look().scale < LOW

    def _fold(self) -> None:
        """Show the bays or fold them away, as whoever works here wants it at such a height."""
        shown = self.chart.isHidden()
        if self._low:
            self._context.prefer(BAYS_WHEN_LOW, shown)
        else:
            self._context.prefer(WITHOUT_BAYS, not shown)
        self._show_bays()

    def _show_bays(self) -> None:
        prefers = self._context.prefers
        shown = prefers(BAYS_WHEN_LOW) if self._low else not prefers(WITHOUT_BAYS)
        showing(self.chart, shown)
        self.ui.fold.say(T("Bays", "board"), icon="chevron-down" if shown else "chevron-up", hint="Alt 6")

    def _fold_bar(self) -> None:
        """Where the bar has no room for all, the order of the lanes and the chips stand below it."""
        ui, gap = self.ui, self.ui.row_1.spacing()
        shown = (ui.views, ui.ways, self.chips, ui.begin)
        wide = sum(part.minimumSizeHint().width() + gap for part in shown) + 2 * gap
        below = wide > self.width()
        if below != self._below:
            self._below = below
            row = ui.row_2 if below else ui.row_1
            for n, part in enumerate((ui.ways, self.chips)):
                for other in (ui.row_1, ui.row_2, ui.counts):
                    other.removeWidget(part)
                if part is self.chips and not below:
                    ui.counts.addWidget(part)
                else:
                    row.insertWidget(n if below else 1, part)
