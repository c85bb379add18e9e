"""What a table has ordered: by course, each line with its count, its amount, and what the guest asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.kernel.text import T
from app.widgets.button import ActionButton, PressPart
from app.widgets.paint import BUTTON, CENTRE, LEFT, RIGHT, Ink, Tag, chip_width, inking
from app.widgets.part import Column, Label, Painted, Part, Role, Row, showing
from app.widgets.theme import Said

P = TypeVar("P", bound=QWidget)


@dataclass(frozen=True, slots=True)
class OrderLine:
    """A line: what, how many, for how much (as it is written).

    `request` is what still has to be said back to the guest, `verb` the button that says it was, and
    `icon` tells a weight from a wish. `confirmed` is what was said back. `off` is a line that was taken
    back; `other` the name of who changed it elsewhere just now.
    """

    id: str
    name: Said
    count: str = "1"
    amount: str = ""
    request: Said = ""
    verb: Said = ""
    icon: str = "message-square-warning"
    confirmed: Said = ""
    tag: Tag | None = None
    off: bool = False
    other: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """Lines that come together, with the chip that says held or at once."""

    id: str
    title: Said
    tag: Tag | None = None
    lines: tuple[OrderLine, ...] = ()


class _CourseHead(Painted):
    def __init__(self, course: Course, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.tell(course)

    def tell(self, course: Course) -> None:
        self.course = course
        self.retold()
        self.update()

    def retold(self) -> None:
        tag, say = self.course.tag, self.look.say
        self.setAccessibleName(
            ", ".join(filter(None, (say(self.course.title), say(tag.word) if tag else "")))
        )

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(200), self.look.px(34))

    def paint(self, ink: Ink, at: QRectF) -> None:
        px, middle = self.look.px, at.center().y() + self.look.px(2)
        line = QRectF(0, middle - px(11), at.width(), px(22))
        x = ink.text(line, self.look.say(self.course.title), 13, 500, "ink2") + px(10)
        if self.course.tag:
            x += ink.chip(x, middle, self.course.tag) + px(8)
        ink.bar(QRectF(x, middle, max(0.0, at.width() - x), 1), "line")


class _Line(PressPart):
    """The upper part of a line: what can be chosen."""

    def __init__(self, line: OrderLine, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = line
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retold()

    def tell(self, line: OrderLine) -> None:
        self.line = line
        self.retold()
        self.update()

    def retold(self) -> None:
        say, line = self.look.say, self.line
        self.name(f"{line.count} {say(line.name)} {line.amount}".strip())
        told = (line.request, line.confirmed, line.tag.word if line.tag else "")
        self.setAccessibleDescription(" ".join(say(part) for part in told if part))

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(280), self.look.target(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(180), self.look.target(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        at, px, line = QRectF(self.rect()), self.look.px, self.line
        tone = "ink3" if line.off else "ink"
        with inking(self) as ink:
            if self.isChecked() or self.hovered:
                ink.box(at, BUTTON, "select" if self.isChecked() else "hover")
            if self.ringed:
                ink.ring(at)
            box = QRectF(
                px(4),
                at.center().y() - px(13),
                max(px(26), self.look.width(line.count, 14, 600) + px(12)),
                px(26),
            )
            ink.box(box, 6, "mute_t")
            ink.text(box, line.count, 14, 600, tone, CENTRE)
            room = QRectF(box.right() + px(10), 0, at.width() - box.right() - px(16), at.height())
            taken = ink.text(room, line.amount, 15, 400, tone, RIGHT) + px(10) if line.amount else 0
            if line.tag:
                ink.chip(room.right() - taken, at.center().y(), line.tag, right=True)
                taken += chip_width(self.look, line.tag) + px(8)
            name = room.adjusted(0, 0, -taken, 0)
            wide = ink.text(name, self.look.say(line.name), 15, 500, tone)
            if line.off:
                ink.bar(QRectF(name.left(), at.center().y(), wide, 1), tone)
            if line.other:
                self._other(ink, name.adjusted(wide + px(8), 0, 0, 0))

    def _other(self, ink: Ink, at: QRectF) -> None:
        side = self.look.px(8)
        ink.box(QRectF(at.left(), at.center().y() - side / 2, side, side), 4, "info")
        ink.text(at.adjusted(side + 4, 0, 0, 0), self.line.other, 12, 400, "info_i", LEFT)


class _Request(Part, QWidget):
    """What must be said back to the guest, with the button that says it was."""

    confirmed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._words = Label("", Role.SECOND, "warn_i", wrap=True)
        self.button = ActionButton("", centred=True, high=44, parent=self)
        self.button.clicked.connect(self.confirmed)
        row = Row(self, gap=8, edge=(34, 4, 5, 4))
        row.addWidget(self._words, 1)
        row.addWidget(self.button)

    def tell(self, line: OrderLine) -> None:
        self._icon = line.icon
        self._words.say(line.request)
        self.button.say(line.verb)
        showing(self.button, bool(line.verb))

    def paintEvent(self, event: QPaintEvent) -> None:
        at = QRectF(self.rect())
        with inking(self) as ink:
            ink.box(at, BUTTON, "warn_t")
            ink.icon(self.look.px(10), at.center().y(), self._icon, "warn_i", 16)


class _Confirmed(Painted):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words: Said = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(200), self.look.px(22))

    def tell(self, words: Said) -> None:
        self.words = words
        self.retold()
        self.update()

    def retold(self) -> None:
        self.setAccessibleName(self.look.say(self.words))

    def paint(self, ink: Ink, at: QRectF) -> None:
        ink.icon(0, at.center().y(), "check-check", "ok_i", 14)
        ink.text(at.adjusted(self.look.px(20), 0, 0, 0), self.look.say(self.words), 13, 400, "ok_i")


class _Block(QWidget):
    """A line with what hangs on it; most lines have nothing to say back, and no part for it."""

    confirmed = Signal()

    def __init__(self, line: OrderLine, parent: QWidget) -> None:
        super().__init__(parent)
        self.head, self.said = _Line(line, self), _Confirmed(self)
        self.request: _Request | None = None
        self._column = Column(self, gap=0)
        self._column.addWidget(self.head)
        self._hang(self.said)
        self.tell(line)

    @property
    def stops(self) -> list[QWidget]:
        """Where the Tab key stops, in order."""
        return [self.head, *((self.request.button,) if self.request else ())]

    def tell(self, line: OrderLine) -> None:
        self.head.tell(line)
        self.said.tell(line.confirmed)
        showing(self.said, bool(line.confirmed))
        if line.request and self.request is None:
            self.request = _Request(self)
            self.request.confirmed.connect(self.confirmed)
            self._hang(self.request, 1)
        if self.request:
            self.request.tell(line)
            showing(self.request, bool(line.request))

    def _hang(self, part: QWidget, at: int = -1) -> None:
        inner = Row(gap=0, edge=(36, 0, 0, 0))
        inner.addWidget(part)
        self._column.insertLayout(at, inner)


class OrderList(Part, QWidget):
    """`OrderList()`, then `show_courses(courses)`; put it into a column that scrolls.

    `chosen(id)` as a line is touched or reached by ↑ ↓, `opened(id)` by a touch or Enter, `confirmed(id)` by the button of its request, the first of
    which has Alt R: `confirm_first()` is what the page's own key does.
    """

    chosen = Signal(str)
    opened = Signal(str)
    confirmed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape: list[tuple[str, tuple[str, ...]]] = []
        self._heads: dict[str, _CourseHead] = {}
        self._blocks: dict[str, _Block] = {}
        self._column = Column(self, gap=0)
        self._first = ""
        self.setAccessibleName(self.look.say(T("Ordered dishes")))

    @property
    def current(self) -> str:
        """The id of the chosen line, or nothing."""
        return next((i for i, block in self._blocks.items() if block.head.isChecked()), "")

    def show_courses(self, courses: Sequence[Course]) -> None:
        """Show these; lines that were there change in place, and the chosen one stays chosen."""
        shape = [(course.id, tuple(line.id for line in course.lines)) for course in courses]
        if shape != self._shape:
            self._rebuild(courses)
            self._shape = shape
        for course in courses:
            self._heads[course.id].tell(course)
            for line in course.lines:
                self._blocks[line.id].tell(line)
        self._first = next((line.id for course in courses for line in course.lines if line.verb), "")
        for id, block in self._blocks.items():
            if block.request:
                block.request.button.set_hint("Alt R" if id == self._first else "")
        for before, after in pairwise(stop for block in self._blocks.values() for stop in block.stops):
            QWidget.setTabOrder(before, after)

    def part(self, id: str) -> QWidget | None:
        """Where a line is shown, so that it can be brought into sight."""
        return self._blocks.get(id)

    def choose(self, id: str) -> None:
        """Mark a line as chosen, or none; nothing is told."""
        for other, block in self._blocks.items():
            block.head.setChecked(other == id)

    def confirm_first(self) -> bool:
        """Press the button of the first line that has one; whether there is any."""
        if self._first:
            self.confirmed.emit(self._first)
        return bool(self._first)

    def retold(self) -> None:
        self.setAccessibleName(self.look.say(T("Ordered dishes")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not self._blocks:
            super().keyPressEvent(event)
            return
        ids = list(self._blocks)
        at = ids.index(self.current) + step if self.current else 0
        to = ids[max(0, min(len(ids) - 1, at))]
        self._blocks[to].head.setFocus(Qt.FocusReason.TabFocusReason)
        self._choose(to)

    def _rebuild(self, courses: Sequence[Course]) -> None:
        """Put the lines into their order; what was there is moved, not made anew."""
        kept, heads, blocks = self.current, self._heads, self._blocks
        while self._column.takeAt(0) is not None:
            continue
        self._heads, self._blocks = {}, {}
        for course in courses:
            head = self._heads[course.id] = _taken(heads, course.id) or _CourseHead(course, self)
            self._column.addWidget(head)
            for line in course.lines:
                block = self._blocks[line.id] = _taken(blocks, line.id) or self._block(line)
                self._column.addWidget(block)
        for gone in (*heads.values(), *blocks.values()):
            gone.hide()
            gone.deleteLater()
        self.choose(kept)

    def _block(self, line: OrderLine) -> _Block:
        block = _Block(line, self)
        block.head.clicked.connect(lambda: self._open(line.id))
        block.confirmed.connect(lambda: self.confirmed.emit(line.id))
        return block

    def _open(self, id: str) -> None:
        self._choose(id)
        self.opened.emit(id)

    def _choose(self, id: str) -> None:
        self.choose(id)
        self.chosen.emit(id)


def _taken(known: dict[str, P], id: str) -> P | None:
    return known.pop(id) if id in known else None
