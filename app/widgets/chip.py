"""Chips: a state as tint, icon and word. Never pressable; what filters is a segment."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.widgets.paint import CHIP_HIGH, Ink, Tag, chip_width
from app.widgets.part import Painted

GAP = 8


class Chip(Painted):
    """One chip: `Chip(Tag(T("{n} guests", n=8), "mute", "users"))`."""

    def __init__(self, tag: Tag, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tag = tag
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retold()

    def show_tag(self, tag: Tag) -> None:
        """Say another state."""
        self.tag = tag
        self.retold()
        self.updateGeometry()
        self.update()

    def retold(self) -> None:
        self.setAccessibleName(self.look.say(self.tag.word))

    def sizeHint(self) -> QSize:
        return QSize(round(chip_width(self.look, self.tag)) + 1, self.look.px(CHIP_HIGH))

    def paint(self, ink: Ink, at: QRectF) -> None:
        ink.chip(0, at.center().y(), self.tag)


class ChipRow(Painted):
    """Chips side by side, the weightiest first: where they do not all fit, the last ones are left away.

    `right` sets them against the right edge.
    """

    def __init__(
        self, tags: tuple[Tag, ...] = (), parent: QWidget | None = None, *, right: bool = False
    ) -> None:
        super().__init__(parent)
        self.tags, self.right = tags, right
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.retold()

    def show_tags(self, tags: tuple[Tag, ...]) -> None:
        """Say other states."""
        self.tags = tags
        self.retold()
        self.updateGeometry()
        self.update()

    def retold(self) -> None:
        self.setAccessibleName(" · ".join(self.look.say(tag.word) for tag in self.tags))

    def sizeHint(self) -> QSize:
        wide = sum(chip_width(self.look, tag) + self.look.px(GAP) for tag in self.tags)
        return QSize(round(wide), self.look.px(CHIP_HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.look.px(CHIP_HIGH))

    def paint(self, ink: Ink, at: QRectF) -> None:
        shown = self._fitting(at.width())
        gap = self.look.px(GAP)
        taken = sum(chip_width(self.look, tag) + gap for tag in shown) - gap
        x = at.width() - taken if self.right else 0.0
        for tag in shown:
            x += ink.chip(x, at.center().y(), tag) + gap

    def _fitting(self, room: float) -> tuple[Tag, ...]:
        taken, shown = 0.0, []
        for tag in self.tags:
            taken += chip_width(self.look, tag) + self.look.px(GAP)
            if taken - self.look.px(GAP) > room + 1:
                break
            shown.append(tag)
        return tuple(shown)
