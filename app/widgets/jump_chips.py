"""Chips that lead to what they count, one after the other: overdue, due soon."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.widgets.button import PressPart
from app.widgets.paint import CHIP, Tag, chip_width, inking
from app.widgets.part import Part, Row, showing

GAP = 4


class JumpChip(PressPart):
    """A chip as high as a finger; short, it keeps icon and count."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._tag, self._count, self._short = Tag(""), 0, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tell(self, tag: Tag, count: int, *, short: bool) -> None:
        """Say what is counted, and how many."""
        self._tag, self._count, self._short = tag, count, short
        self.retold()
        self.updateGeometry()
        self.update()

    def retold(self) -> None:
        self.name(f"{self.look.say(self._tag.word)} {self._count}")

    def sizeHint(self) -> QSize:
        return QSize(self.wide(short=self._short), self.look.target(44))

    def wide(self, *, short: bool) -> int:
        """How wide it is with its word, or without."""
        return max(self.look.target(44), round(chip_width(self.look, self._shown(short))) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        tag, at = self._shown(self._short), QRectF(self.rect())
        wide = chip_width(self.look, tag)
        with inking(self) as ink:
            x = (at.width() - wide) / 2
            ink.chip(x, at.center().y(), tag)
            body = QRectF(x, at.center().y() - self.look.px(13), wide, self.look.px(26))
            if self.ringed:
                ink.ring(body, CHIP)
            elif self.hovered or self.isDown():
                ink.box(body, CHIP, None, tag.hue, 1.2)

    def _shown(self, short: bool) -> Tag:
        word = str(self._count) if short else f"{self.look.say(self._tag.word)} {self._count}"
        return Tag(word, self._tag.hue, self._tag.icon)


class JumpChips(Part, QWidget):
    """`show_counts(((id, tag, count), …))`: `pressed(id)`. What counts nothing is not shown; words go where there is no room."""

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[str, JumpChip] = {}
        self._counts: Sequence[tuple[str, Tag, int]] = ()
        self._row = Row(self, gap=GAP)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: Sequence[tuple[str, Tag, int]]) -> None:
        """Show these counts."""
        self._counts = counts
        for id, *_ in counts:
            if id not in self._chips:
                self._chips[id] = self._chip(id)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._wide(short=False), self.look.target(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._wide(short=True), self.look.target(44))

    def dressed(self) -> None:
        super().dressed()
        self._fit()

    def retold(self) -> None:
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _chip(self, id: str) -> JumpChip:
        chip = JumpChip(self)
        chip.clicked.connect(lambda: self.pressed.emit(id))
        self._row.addWidget(chip)
        return chip

    def _wide(self, *, short: bool) -> int:
        shown = [self._chips[id] for id, _, count in self._counts if count]
        return sum(chip.wide(short=short) + self.look.px(GAP) for chip in shown)

    def _fit(self) -> None:
        for short in (False, True):
            for id, tag, count in self._counts:
                self._chips[id].tell(tag, count, short=short)
                showing(self._chips[id], bool(count))
            if self._wide(short=short) <= self.width():
                return
