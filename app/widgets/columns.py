"""Board, case and actions: always in this order, laid out by width ÷ text size."""

from collections.abc import Collection, Mapping, Sequence
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from app.kernel.text import T
from app.widgets.button import ActionButton, Kind
from app.widgets.paint import inking
from app.widgets.part import Column, Panel, Part, Scroll, showing
from app.widgets.theme import look
from app.widgets.toast import carry_toasts


class Arrangement(Enum):
    """How board, case and actions stand to each other."""

    SHEET = "sheet"  # the case lies over the board
    NARROW = "narrow"
    USUAL = "usual"
    WIDE = "wide"  # the actions have a column of their own


FROM = ((1600, Arrangement.WIDE), (1200, Arrangement.USUAL), (900, Arrangement.NARROW))
CASE = {Arrangement.NARROW: 392, Arrangement.USUAL: 424, Arrangement.WIDE: 452}
ACTIONS = 272
"""Widths at 100 %."""
HEAD, FOOT = (20, 12, 20, 4), (20, 10, 20, 16)
LOW_HEAD, LOW_FOOT = (20, 6, 20, 2), (20, 6, 20, 8)
"""Around the head and the foot of a case; where it is low."""
LOW = 500
"""Below this height at 100 % only what comes next stands below the case, and all else is behind ⋯."""


def is_low(height: int) -> bool:
    """Whether a height in pixels is little at the present text size."""
    return height * 100 / look().scale < LOW


def arrangement(width: int) -> Arrangement:
    """The arrangement for a width in pixels at the present text size."""
    at_usual = width * 100 / look().scale
    return next((kind for least, kind in FROM if at_usual >= least), Arrangement.SHEET)


FEW = 5
"""Rare actions that a column has the height for; more of them stand behind ⋯."""


class ActionBlock(Part, QWidget):
    """The actions of a case: `ActionBlock(primary, others)`, all of them `ActionButton`s; `one_more()` is a rare one.

    They keep their places from step to step. Beside each other two and two; in a column of their own
    one below the other, the rare ones quiet beneath while they are few; in a sheet the primary, two more, and the rest
    behind ⋯ (F10); where it is low the primary alone, with ⋯ beside it. Off ones stay where they are; a place
    for which there is nothing to do at all is left empty by `vacate(buttons)`, and the others do not move up,
    unless nothing is left beside the primary.
    """

    def __init__(
        self,
        primary: ActionButton,
        others: Sequence[ActionButton] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._primary, self._others = primary, list(others)
        self._rare: list[ActionButton] = []
        self._hidden: list[ActionButton] = []
        self._vacant: frozenset[ActionButton] = frozenset()
        self._groups: Mapping[ActionButton, int] = {}
        self._more = ActionButton(T("More"), icon="ellipsis", hint="F10")
        self._more.clicked.connect(self._open_more)
        QShortcut(QKeySequence("F10"), self, self._more.click)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._arrangement, self._low = Arrangement.USUAL, False
        self.vacate(())

    def one_more(self) -> ActionButton:
        """A further place among the rare ones."""
        # Those behind ⋯ stand in no place, and are nobody's window all the same.
        button = ActionButton("", parent=self)
        self._rare.append(button)
        return button

    def part(self, groups: Mapping[ActionButton, int]) -> None:
        """Which of them stand together behind ⋯: a line parts each group from the next."""
        self._groups = groups

    def vacate(self, buttons: Collection[ActionButton]) -> None:
        """Leave these places empty, and fill all others."""
        self._vacant = frozenset(buttons)
        for button in self._others:
            keeps = button.sizePolicy()
            keeps.setRetainSizeWhenHidden(not self._vacant.issuperset(self._others))
            button.setSizePolicy(keeps)
        self.arrange(self._arrangement, low=self._low)

    def arrange(self, to: Arrangement, *, low: bool = False) -> None:
        """Take the places of an arrangement; those of a low one if there is little height."""
        self._arrangement, self._low = to, low and to is not Arrangement.WIDE
        self._grid.setSpacing(self.look.px(8))
        while self._grid.count():
            self._grid.takeAt(0)
        wide, sheet = to is Arrangement.WIDE, to is Arrangement.SHEET
        # Both columns alike, whatever their words are: nothing jumps.
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 0 if wide or self._low or self._primary in self._vacant else 1)
        at_hand = 0 if self._low else 2 if sheet else len(self._others)
        shown = self._others[:at_hand]
        beneath = wide and len([one for one in self._rare if one not in self._vacant]) <= FEW
        self._hidden = [*self._others[at_hand:], *(() if beneath else self._rare)]
        self._more.show_alone(self._low)
        if self._low:
            self._put(self._primary, 0, 0, 60, 1)
            self._put(self._more, 0, 1, 60, 1)
        else:
            self._place(shown, to)
        for button in (self._primary, *self._others, *self._rare):
            showing(button, button not in self._hidden and button not in self._vacant)
        showing(self._more, any(button not in self._vacant for button in self._hidden))
        self.updateGeometry()

    def dressed(self) -> None:
        self.arrange(self._arrangement, low=self._low)

    def _place(self, shown: list[ActionButton], to: Arrangement) -> None:
        wide = to is Arrangement.WIDE
        # Without a primary these are all there is: each has the width for its words and its key.
        across = 1 if wide or self._primary in self._vacant else 2
        high = {Arrangement.WIDE: 56, Arrangement.USUAL: 48}.get(to, 44)
        cells = [*shown, *((self._more,) if self._hidden else ())]
        self._put(self._primary, 0, 0, 72 if wide else 60, across)
        for n, button in enumerate(cells):
            # The last of an odd number has the row to itself.
            alone = across == 2 and n == len(cells) - 1 and n % 2 == 0
            self._put(button, 1 + n // across, n % across, high, 2 if alone else 1)
        for n, button in enumerate(self._rare):
            beneath = button not in self._hidden
            button.kind = Kind.QUIET if beneath else Kind.SECONDARY
            if beneath:
                self._put(button, 1 + len(cells) + n, 0, 44, 1)

    def _put(self, button: ActionButton, row: int, at: int, high: int, across: int) -> None:
        button.high = high
        # One whose reason takes two lines makes its row higher, and the others of it as high.
        keeps = button.sizePolicy()
        keeps.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        button.setSizePolicy(keeps)
        button.updateGeometry()
        self._grid.addWidget(button, row, at, 1, across)

    def _open_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        last = 0
        for button in (b for b in self._hidden if b not in self._vacant):
            group = self._groups.get(button, 0)
            if group != last and not menu.isEmpty():
                menu.addSeparator()
            last = group
            told = " · ".join(filter(None, (button.accessibleName(), button.second)))
            entry = menu.addAction(told.replace("&", "&&"))
            entry.triggered.connect(button.click)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))


class CaseColumn(Panel):
    """The chosen case: `head`, a body that scrolls, and a foot outside the scrolling part.

    Put parts into `head`, `body` and `foot`: three columns. `keep_low(True)` brings them closer together.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", sides=("left",), parent=parent)
        head, inside, foot = QWidget(), QWidget(), QWidget()
        self.head = Column(head, gap=4, edge=HEAD)
        self.body = Column(inside, gap=12, edge=(20, 4, 20, 12))
        self.foot = Column(foot, gap=10, edge=FOOT)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        self._scroll = Scroll(inside)
        outer.addWidget(head)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(foot)

    def keep_low(self, low: bool) -> None:
        """Leave less around head and foot where there is little height."""
        self.head.keep(LOW_HEAD if low else HEAD)
        self.foot.keep(LOW_FOOT if low else FOOT)

    def scroll_to(self, part: QWidget) -> None:
        """Bring a part of the body into sight."""
        self._scroll.bring(part)


class _Scrim(QWidget):
    """Between the board and the case that lies over it; a touch beside the case leads back."""

    touched = Signal()

    def mousePressEvent(self, event: object) -> None:
        self.touched.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        with inking(self) as ink:
            veil = QColor(ink.colour("shadow"))
            veil.setAlphaF(0.4)
            ink.painter.fillRect(self.rect(), veil)


class BoardLayout(Part, QWidget):
    """`BoardLayout(board, case, actions)`: lays them out by width, and again whenever it changes.

    Where there is no room for both, the case lies over the board once `open_case()` says so, and
    Esc or a touch beside it leads back: `left_case`. `arranged(arrangement)` tells the boards' bars,
    `lowered(bool)` that there is little height, or enough again.
    """

    arranged = Signal(object)
    lowered = Signal(bool)
    left_case = Signal()

    def __init__(
        self, board: QWidget, case: CaseColumn, actions: ActionBlock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board, self._case, self._actions = board, case, actions
        self.arrangement: Arrangement | None = None
        self.low = False
        self._open = False
        self._scrim = _Scrim(self)
        self._scrim.touched.connect(self.close_case)
        self._own = Panel("surface", sides=("left",), parent=self)
        own = Column(self._own, gap=10, edge=(16, 16, 16, 16))
        own.addStretch(1)
        self._own_column = own
        for part in (board, case):
            part.setParent(self)
        carry_toasts(board)
        self._back = QShortcut(QKeySequence("Esc"), self, self.close_case)
        self._back.setEnabled(False)
        self._arrange()

    def open_case(self) -> None:
        """Show the case where it lies over the board; elsewhere it is shown anyway."""
        self._open = True
        self._lay()

    def close_case(self) -> None:
        """Go back to the board."""
        self._open = False
        self._lay()
        self.left_case.emit()

    def dressed(self) -> None:
        self._arrange()
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._lay()

    def _arrange(self) -> None:
        """Move the actions where they belong at this width."""
        now, low = arrangement(self.width()), is_low(self.height())
        if (now, low) != (self.arrangement, self.low):
            self._actions.arrange(now, low=low)
        if now is not self.arrangement:
            self.arrangement = now
            column = self._own_column if now is Arrangement.WIDE else self._case.foot
            if now is Arrangement.WIDE:
                column.insertWidget(0, self._actions)
            else:
                column.addWidget(self._actions)
            self.arranged.emit(now)
        if low != self.low:
            self.low = low
            self._case.keep_low(low)
            self.lowered.emit(low)

    def _lay(self) -> None:
        px, width, high = self.look.px, self.width(), self.height()
        sheet = self.arrangement is Arrangement.SHEET
        own = px(ACTIONS) if self.arrangement is Arrangement.WIDE else 0
        case = min(px(480), width - px(44)) if sheet else px(CASE[self.arrangement or Arrangement.USUAL])
        self._own.setVisible(bool(own))
        self._own.setGeometry(width - own, 0, own, high)
        self._case.setVisible(not sheet or self._open)
        self._case.setGeometry(width - own - case, 0, case, high)
        self._board.setGeometry(0, 0, width if sheet else width - own - case, high)
        over = sheet and self._open
        self._scrim.setVisible(over)
        self._scrim.setGeometry(self.rect())
        self._back.setEnabled(over)
        if over:
            self._scrim.raise_()
            self._case.raise_()
