"""The bill as the guest reads it: lines, what makes them up, and what is due."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.kernel.text import T
from app.widgets.paint import CENTRE, LEFT, RIGHT, Ink, inking
from app.widgets.part import Column, Painted, Panel, Part, Scroll
from app.widgets.theme import Said

LINE, SUM, HEAD, DUE = 31, 28, 30, 58


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
        self.sums: tuple[BillSum, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def high(self) -> int:
        """The height of a line: a target where lines are picked."""
        picking = any(line.picked is not None for line in self.lines)
        return self.look.target(44) if picking else self.look.px(LINE)

    def sizeHint(self) -> QSize:
        sums = len(self.sums) * self.look.px(SUM) + self.look.px(12)
        return QSize(self.look.px(400), len(self.lines) * self.high + sums)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(240), self.sizeHint().height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = int(event.position().y() // self.high)
        if 0 <= row < len(self.lines):
            self.touched.emit(self.lines[row].id)

    def paintEvent(self, event: QPaintEvent) -> None:
        wide, px, high = float(self.width()), self.look.px, self.high
        with inking(self) as ink:
            for n, line in enumerate(self.lines):
                self._line(ink, QRectF(0, n * high, wide, high), line)
            top = len(self.lines) * high + px(5)
            ink.bar(QRectF(0, top, wide, 1), "line")
            for n, total in enumerate(self.sums):
                at = QRectF(0, top + px(5) + n * px(SUM), wide, px(SUM))
                tone = f"{total.hue}_i" if total.hue else "ink" if total.strong else "ink2"
                amount = tone if total.hue else "ink"
                taken = ink.text(at, total.amount, 14, 600 if total.strong else 500, amount, RIGHT)
                label = at.adjusted(0, 0, -taken - px(8), 0)
                ink.text(label, self.look.say(total.label), 14, 600 if total.strong else 400, tone)

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
        ink.text(before, line.before, 14, 400, "ink3", RIGHT)
        ink.text(after, line.after, 14, 500, "ink", RIGHT)


class _Head(Painted):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(400), self.look.px(HEAD))

    def paint(self, ink: Ink, at: QRectF) -> None:
        count, before, after = columns(self.look.px, at)
        name = at.adjusted(0, 0, count.left() - at.width(), 0)
        say = self.look.say
        for room, word, align in (
            (name, T("Dish", "bill"), LEFT),
            (count, T("No.", "bill"), CENTRE),
            (before, T("Price", "bill"), RIGHT),
            (after, T("Discounted", "bill"), RIGHT),
        ):
            ink.text(room, say(word), 12, 400, "ink2", align)
        ink.bar(QRectF(0, at.bottom() - 1, at.width(), 1), "line")


class _Due(Painted):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.label: Said = ""
        self.amount = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(300), self.look.px(DUE))

    def paint(self, ink: Ink, at: QRectF) -> None:
        ink.bar(QRectF(0, 0, at.width(), 1), "line")
        taken = ink.text(at, self.amount, 24, 700, "ink", RIGHT)
        ink.text(at.adjusted(0, 0, -taken - self.look.px(8), 0), self.look.say(self.label), 18, 600)


class BillTable(Panel):
    """`BillTable()`, then `show_bill(lines, sums, label, "¥938.00")`; the due stands outside what scrolls.

    `touched(id)` is a line that was touched: lines whose `picked` is not None show a box for it.
    """

    touched = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self._head, self._lines, self._due = _Head(self), _Lines(), _Due(self)
        self._lines.touched.connect(self.touched)
        column = Column(self, gap=0)
        column.addWidget(self._head)
        column.addWidget(Scroll(self._lines), 1)
        column.addWidget(self._due)

    def show_bill(self, lines: Sequence[BillLine], sums: Sequence[BillSum], label: Said, due: str) -> None:
        """Show a bill as it stands."""
        self._lines.lines, self._lines.sums = tuple(lines), tuple(sums)
        self._due.label, self._due.amount = label, due
        self._lines.updateGeometry()
        for part in (self._lines, self._due):
            part.update()
        self.retold()

    def retold(self) -> None:
        say = self.look.say
        lines = [f"{line.count} {say(line.name)} {line.after}" for line in self._lines.lines]
        sums = [f"{say(total.label)} {total.amount}" for total in self._lines.sums]
        self._lines.setAccessibleName(", ".join(lines + sums))
        self.setAccessibleName(f"{say(self._due.label)} {self._due.amount}".strip())


def columns(px: Callable[[float], int], at: QRectF) -> tuple[QRectF, QRectF, QRectF]:
    """Where count, price and discounted price of a line stand."""
    wide = min(px(112), at.width() * 0.24)
    after = QRectF(at.right() - wide, at.top(), wide, at.height())
    before = after.translated(-wide, 0)
    count = QRectF(before.left() - px(48), at.top(), px(48), at.height())
    return count, before, after
