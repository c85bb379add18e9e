"""The bill as the guest reads it: lines, what makes them up, and what is due."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.kernel.text import T
from app.widgets.paint import CENTRE, LEFT, RIGHT, Ink, inking
from app.widgets.part import Column, Painted, Panel, Part, Scroll, showing
from app.widgets.theme import Said
from app.widgets.toast import clear_of_toasts

LINE, SUM, HEAD, DUE = 31, 28, 30, 58
IN_SIGHT = 2
"""So many lines at the least are seen above the sums; where there is not even that much height, all scrolls."""
ROOMY = 300
"""Below this width at 100 % the price before the discount gives way."""


@dataclass(frozen=True, slots=True)
class BillLine:
    """A dish on the bill; sums as they are written. `changed` marks what was altered since it was agreed."""

    id: str
    name: Said
    count: str
    before: str
    after: str
    changed: bool = False
    picked: bool | None = None


@dataclass(frozen=True, slots=True)
class BillSum:
    """A line of the reckoning. `hue` is `ok` where it is in the guest's favour, `strong` for a subtotal."""

    label: Said
    amount: str
    hue: str = ""
    strong: bool = False


class _Lines(Part, QWidget):
    touched = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[BillLine, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def high(self) -> int:
        """The height of a line: a target where lines are picked."""
        picking = any(line.picked is not None for line in self.lines)
        return self.look.target(44) if picking else self.look.px(LINE)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(400), len(self.lines) * self.high)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(200), self.sizeHint().height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = int(event.position().y() // self.high)
        if 0 <= row < len(self.lines):
            self.touched.emit(self.lines[row].id)

    def paintEvent(self, event: QPaintEvent) -> None:
        wide, high = float(self.width()), self.high
        with inking(self) as ink:
            for n, line in enumerate(self.lines):
                self._line(ink, QRectF(0, n * high, wide, high), line)

    def _line(self, ink: Ink, at: QRectF, line: BillLine) -> None:
        px = self.look.px
        count, before, after = columns(self.look.px, at)
        name = QRectF(at.left(), at.top(), count.left() - px(8), at.height())
        if line.picked is not None:
            box = QRectF(px(2), at.center().y() - px(10), px(20), px(20))
            ink.box(box, 6, "ok" if line.picked else "surface", None if line.picked else "edge", 1.4)
            if line.picked:
                ink.icon(box.left() + px(3), at.center().y(), "check", "surface", 14)
            name.setLeft(px(32))
        room = name.adjusted(0, 0, -px(22) if line.changed else 0, 0)
        taken = ink.text(room, self.look.say(line.name), 14, 500)
        if line.changed:
            ink.icon(name.left() + taken + px(6), at.center().y(), "git-compare", "info", 14)
        ink.text(count, line.count, 14, 400, "ink", CENTRE)
        if before.width():
            ink.text(before, line.before, 14, 400, "ink3", RIGHT)
        ink.text(after, line.after, 14, 500, "ink", RIGHT)


class _Row(Painted):
    """A part that stands still: it keeps clear of what the lines' scroll bar takes, so that amounts align."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.bar = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keep_clear(self, bar: int) -> None:
        """Leave so many pixels free at the right."""
        self.bar = bar
        self.update()

    def paint(self, ink: Ink, at: QRectF) -> None:
        self.draw(ink, at.adjusted(0, 0, -self.bar, 0))

    def draw(self, ink: Ink, at: QRectF) -> None:
        """Draw it into what is left."""


class _Sums(_Row):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sums: tuple[BillSum, ...] = ()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(400), len(self.sums) * self.look.px(SUM) + self.look.px(12))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(200), self.sizeHint().height())

    def draw(self, ink: Ink, at: QRectF) -> None:
        px, top = self.look.px, self.look.px(5)
        ink.bar(QRectF(0, top, at.width(), 1), "line")
        for n, total in enumerate(self.sums):
            row = QRectF(0, top + px(5) + n * px(SUM), at.width(), px(SUM))
            tone = f"{total.hue}_i" if total.hue else "ink" if total.strong else "ink2"
            amount = tone if total.hue else "ink"
            taken = ink.text(row, total.amount, 14, 600 if total.strong else 500, amount, RIGHT)
            label = row.adjusted(0, 0, -taken - px(8), 0)
            ink.text(label, self.look.say(total.label), 14, 600 if total.strong else 400, tone)


class _Head(_Row):
    def sizeHint(self) -> QSize:
        return QSize(self.look.px(400), self.look.px(HEAD))

    def draw(self, ink: Ink, at: QRectF) -> None:
        count, before, after = columns(self.look.px, at)
        name = QRectF(at.left(), at.top(), count.left(), at.height())
        say = self.look.say
        for room, word, align in (
            (name, T("Dish", "bill"), LEFT),
            (count, T("No.", "bill"), CENTRE),
            (before, T("Price", "bill"), RIGHT),
            (after, T("Discounted", "bill"), RIGHT),
        ):
            if room.width():
                ink.text(room, say(word), 12, 400, "ink2", align)
        ink.bar(QRectF(0, at.bottom() - 1, at.width(), 1), "line")


class _Due(_Row):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.label: Said = ""
        self.amount = ""

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(300), self.look.px(DUE))

    def draw(self, ink: Ink, at: QRectF) -> None:
        ink.bar(QRectF(0, 0, at.width(), 1), "line")
        taken = ink.text(at, self.amount, 24, 700, "ink", RIGHT)
        ink.text(at.adjusted(0, 0, -taken - self.look.px(8), 0), self.look.say(self.label), 18, 600)


class BillTable(Panel):
    """`BillTable()`, then `show_bill(lines, sums, label, "¥938.00")`; sums and due stand outside what scrolls.

    Only where there is no height for some lines above them the sums scroll with the lines. `tell_due(False)`
    leaves the due away where it stands large beside. `touched(id)` is a line that was touched: lines whose
    `picked` is not None show a box for it.
    """

    touched = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        inside = QWidget()
        self._head, self._lines, self._sums, self._due = _Head(self), _Lines(), _Sums(self), _Due(self)
        self._lines.touched.connect(self.touched)
        clear_of_toasts(self._due)
        self._inner, self._outer = Column(inside, gap=0), Column(self, gap=0)
        self._inner.addWidget(self._lines)
        self._inner.addStretch(1)
        scroll = Scroll(inside)
        scroll.setMinimumHeight(1)  # Qt would rather cut the sums than show less than two lines
        self._bar = scroll.verticalScrollBar()
        self._bar.rangeChanged.connect(lambda least, most: self._keep_clear(most > least))
        for part, stretch in ((self._head, 0), (scroll, 1), (self._sums, 0), (self._due, 0)):
            self._outer.addWidget(part, stretch)

    def show_bill(self, lines: Sequence[BillLine], sums: Sequence[BillSum], label: Said, due: str) -> None:
        """Show a bill as it stands."""
        self._lines.lines, self._sums.sums = tuple(lines), tuple(sums)
        self._due.label, self._due.amount = label, due
        for part in (self._lines, self._sums, self._due):
            part.updateGeometry()
            part.update()
        self._pin()
        self.retold()

    def tell_due(self, told: bool) -> None:
        """Say at the foot what is due, or leave it to what stands beside."""
        showing(self._due, told)
        self._pin()

    def retold(self) -> None:
        say = self.look.say
        lines = [f"{line.count} {say(line.name)} {line.after}" for line in self._lines.lines]
        sums = [f"{say(total.label)} {total.amount}" for total in self._sums.sums]
        self._lines.setAccessibleName(", ".join(lines))
        self._sums.setAccessibleName(", ".join(sums))
        self.setAccessibleName(f"{say(self._due.label)} {self._due.amount}".strip())

    def dressed(self) -> None:
        super().dressed()
        self._pin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pin()

    def _pin(self) -> None:
        """Keep the sums in sight while some lines are seen above them."""
        standing = (self._head, self._sums, *(() if self._due.isHidden() else (self._due,)))
        room = self.height() - sum(part.sizeHint().height() for part in standing)
        pinned = room >= min(len(self._lines.lines), IN_SIGHT) * self._lines.high
        if pinned == (self._outer.indexOf(self._sums) < 0):
            (self._inner if pinned else self._outer).removeWidget(self._sums)
            if pinned:
                self._outer.insertWidget(2, self._sums)
            else:
                self._inner.insertWidget(1, self._sums)
        self._keep_clear(self._bar.maximum() > 0)

    def _keep_clear(self, scrolls: bool) -> None:
        bar = self._bar.sizeHint().width() if scrolls else 0
        pinned = self._outer.indexOf(self._sums) >= 0
        for part in (self._head, self._due):
            part.keep_clear(bar)
        self._sums.keep_clear(bar if pinned else 0)


def columns(px: Callable[[float], int], at: QRectF) -> tuple[QRectF, QRectF, QRectF]:
    """Where count, price and discounted price of a line stand; where it is narrow there is one price."""
    narrow = at.width() < px(ROOMY)
    wide = px(92) if narrow else min(px(112), at.width() * 0.24)
    after = QRectF(at.right() - wide, at.top(), wide, at.height())
    before = QRectF(after.left(), at.top(), 0, at.height()) if narrow else after.translated(-wide, 0)
    few = px(36 if narrow else 48)
    count = QRectF(before.left() - few, at.top(), few, at.height())
    return count, before, after
