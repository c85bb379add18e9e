"""A person at the log-in: name and roles."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.widgets.button import PressPart
from app.widgets.paint import CARD, CENTRE, inking
from app.widgets.theme import Said

HIGH, LOW = 152, 88
HUES = ("clay", "ok", "info", "hold", "warn", "mute")


@dataclass(frozen=True, slots=True)
class Person:
    """Who may log in: the login, the name, the roles in words."""

    login: str
    name: str
    roles: Said = ""

    @property
    def hue(self) -> str:
        """A hue that stays this person's own."""
        return HUES[sum(map(ord, self.login)) % len(HUES)]


class StaffTile(PressPart):
    """`StaffTile(person)`, checkable: the chosen one is framed in ink and ticked.

    `low` is for a house of many: the name stands beside the disc, not under it.
    """

    def __init__(self, person: Person, parent: QWidget | None = None, *, low: bool = False) -> None:
        super().__init__(parent)
        self.person = person
        self._height, self._left, self._top = (LOW, 84, 20) if low else (HIGH, 16, 88)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retold()

    def retold(self) -> None:
        say = self.look.say
        self.name(self.person.name)
        self.setAccessibleDescription(say(self.person.roles))

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(264), self.look.target(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.target(150), self.look.target(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        at, px, say = QRectF(self.rect()), self.look.px, self.look.say
        hue = self.person.hue
        with inking(self) as ink:
            ground = "press" if self.isDown() else "hover" if self.hovered else "surface"
            ink.box(
                at, CARD + 2, ground, "ink" if self.isChecked() else "line", 2.4 if self.isChecked() else 1
            )
            if self.ringed:
                ink.ring(at.adjusted(3, 3, -3, -3), CARD)
            disc = QRectF(px(16), px(16), px(56), px(56))
            ink.box(disc, 28, f"{hue}_t")
            ink.text(disc, self.person.name[:1], 24, 600, f"{hue}_i", CENTRE)
            left, top = px(self._left), px(self._top)
            ink.text(QRectF(left, top, at.width() - left - px(16), px(28)), self.person.name, 18, 600)
            foot = QRectF(left, top + px(26), at.width() - left - px(44), px(22))
            ink.text(foot, say(self.person.roles), 13, 400, "ink2")
            if self.isChecked():
                ink.icon(at.right() - px(34), foot.center().y(), "circle-check", "ink", 20)
