"""A box to tick, and the marks of service with the time since the last."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.widgets.button import PressPart
from app.widgets.paint import CARD, CENTRE, RIGHT, inking, key_width
from app.widgets.theme import Said

IN = 8
"""From the edge to the box: clear of the ring that shows the focus."""


class Tick(PressPart):
    """`Tick(T("Wipe the table"), note="18:14")`; `toggled(bool)` as every button has it.

    One that is `close_to_touch` is paler, and still pressable: whoever is told of it says why not. `show_key` draws
    the key that ticks it.
    """

    def __init__(self, text: Said, *, note: Said = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said, self._note = text, note
        self.is_closed = False
        self._key = ""
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.retold()

    def close_to_touch(self, closed: bool) -> None:
        """Show that it cannot be ticked now, or that it can again."""
        if closed != self.is_closed:
            self.is_closed = closed
            self.update()

    def show_key(self, key: str) -> None:
        """Draw a key at its right, or none."""
        if key != self._key:
            self._key = key
            self.updateGeometry()
            self.update()

    def retold(self) -> None:
        self.name(self.look.say(self._said))
        self.setAccessibleDescription(self.look.say(self._note))

    def sizeHint(self) -> QSize:
        look = self.look
        wide = look.width(self.accessibleName(), 14) + look.width(look.say(self._note), 12) + look.px(IN + 42)
        wide += key_width(look, self._key) + look.px(8) if self._key else 0
        return QSize(round(wide), look.target(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(90), self.look.target(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        at, px = QRectF(self.rect()), self.look.px
        middle = at.center().y()
        box = QRectF(px(IN), middle - px(10), px(20), px(20))
        with inking(self) as ink:
            if self.hovered and not self.is_closed:
                ink.box(at, CARD, "hover")
            if self.ringed:
                ink.ring(at, CARD)
            if self.isChecked():
                ink.box(box, 6, "ok" if self.isEnabled() else "mute")
                ink.icon(box.left() + px(3), middle, "check", "surface", 14)
            else:
                ink.box(
                    box,
                    6,
                    "sunken" if self.is_closed else "surface",
                    "line" if self.is_closed else "edge",
                    1.4,
                )
            note = self.look.say(self._note)
            if self._key:
                at = at.adjusted(0, 0, -ink.key(at.right() - px(IN), middle, self._key) - px(8), 0)
            taken = ink.text(at.adjusted(0, 0, -px(4), 0), note, 12, 400, "ink3", RIGHT) if note else 0
            tone = "ink3" if self.is_closed else "ink2" if self.isChecked() or not self.isEnabled() else "ink"
            ink.text(at.adjusted(px(IN + 30), 0, -taken - px(10), 0), self.accessibleName(), 14, 400, tone)


def key_to_next(ticks: Iterable[Tick], key: str) -> Tick | None:
    """Draw the key on the first that is not ticked, and on no other; returns that one."""
    every = list(ticks)
    left = next((one for one in every if not one.isChecked()), None)
    for one in every:
        one.show_key(key if one is left else "")
    return left


class MarkButton(PressPart):
    """One mark of service: icon, word, time since it was last made. Its hue says when it is due.

    `MarkButton(T("Towels"), "waves")`, then `show_mark("22 分", "warn")`; without a hue it is in order.
    """

    def __init__(self, text: Said, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said, self._icon = text, icon
        self._since: Said = "—"
        self._hue = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retold()

    def show_mark(self, since: Said, hue: str = "") -> None:
        """Say how long ago it was, and whether it is due (`warn`) or overdue (`bad`)."""
        self._since, self._hue = since, hue
        self.retold()
        self.update()

    def retold(self) -> None:
        self.name(self.look.say(self._said))
        self.setAccessibleDescription(self.look.say(self._since))

    def sizeHint(self) -> QSize:
        return QSize(self.look.target(58), self.look.target(64))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.target(44), self.look.target(64))

    def paintEvent(self, event: QPaintEvent) -> None:
        at, px = QRectF(self.rect()), self.look.px
        ground = f"{self._hue}_t" if self._hue else "surface"
        tone = f"{self._hue}_i" if self._hue else "ink"
        with inking(self) as ink:
            if self.isDown() or (self.hovered and not self._hue):
                ground = "press" if self.isDown() else "hover"
            ink.box(at, CARD, ground, self._hue or "line", 1.2)
            if self.ringed:
                ink.ring(at, CARD - 2)
            ink.icon(at.center().x() - px(9), px(17), self._icon, tone if self._hue else "ink2", 18)
            ink.text(
                QRectF(px(2), px(27), at.width() - px(4), px(19)),
                self.accessibleName(),
                13,
                500,
                tone,
                CENTRE,
            )
            since = self.look.say(self._since)
            ink.text(
                QRectF(px(2), px(44), at.width() - px(4), px(16)),
                since,
                12,
                400,
                tone if self._hue else "ink2",
                CENTRE,
            )
