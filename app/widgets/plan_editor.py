"""A plan that is drawn by hand: dragged by a finger or the mouse, moved and sized by keys."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.kernel.text import T
from app.widgets.paint import CENTRE, Ink, inking
from app.widgets.plan import AHEAD, Plan, Plot, Spot
from app.widgets.theme import Said

GRIP = 16
"""The corner by which the chosen one is sized; a finger may come as near as half a target."""
OVERLAPS = T("overlaps", "plan")


@dataclass(frozen=True, slots=True)
class Piece:
    """What is put somewhere: its name, a word below it, where it stands; `over`: it stands on another one."""

    id: str
    name: str
    note: Said
    spot: Spot
    over: bool = False


class PlanEditor(Plan):
    """`show_pieces(pieces)`; `wished(id, x, y)` where one was dragged to, `sized(id, w, h)` how large it shall be.

    Arrow keys move the chosen one by a step, with Shift they size it, Tab goes to the next. Nothing moves here
    by itself: who hears of a wish shows the pieces anew.
    """

    chosen = Signal(str)
    wished = Signal(str, int, int)
    sized = Signal(str, int, int)

    spare = 3

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: dict[str, Piece] = {}
        self.current = ""
        self._from: tuple[QPointF, Spot] | None = None
        self._sizing = False
        self.retold()

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show these; the chosen one stays chosen."""
        self._pieces = {one.id: one for one in pieces}
        if self.current not in self._pieces:
            self.current = next(iter(self._pieces), "")
        spots: Mapping[str, Spot] = {one.id: one.spot for one in self._ordered()}
        if self._from is None:
            self.lay_out((Plot(spots),))
        else:
            self._plots = (Plot(spots),)  # the grid stays as large as it is under the finger
            self.viewport().update()
        self._say()

    def choose(self, id: str) -> None:
        """Choose one, and say so."""
        self.current = id
        self.reveal(id)
        self._say()
        self.viewport().update()
        self.chosen.emit(id)

    # -- Qt's own ---------------------------------------------------------------------------------------

    def retold(self) -> None:
        self.setAccessibleName(self.look.say(T("Floor plan")))
        self._say()
        super().retold()

    def focusNextPrevChild(self, next: bool) -> bool:
        ids = list(self._pieces)
        at = ids.index(self.current) + (1 if next else -1) if self.current in ids else 0
        if self.hasFocus() and 0 <= at < len(ids):
            self.choose(ids[at])
            return True
        return super().focusNextPrevChild(next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = AHEAD.get(Qt.Key(event.key()))
        piece = self._pieces.get(self.current)
        if way is None or piece is None:
            super().keyPressEvent(event)
            return
        (x, y), spot = way, piece.spot
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.sized.emit(piece.id, spot.w + x, spot.h + y)
        else:
            self.wished.emit(piece.id, spot.x + x, spot.y + y)
        self.reveal(self.current)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        self._sizing = self._on_grip(at)
        id = self.current if self._sizing else self.id_at(at)
        if id:
            self.choose(id)
            self._from = (at, self._pieces[id].spot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        began, spot = self._from
        x, y = self.steps_at(event.position() - began)
        now = self._pieces[self.current].spot
        if self._sizing and (spot.w + x, spot.h + y) != (now.w, now.h):
            self.sized.emit(self.current, spot.w + x, spot.h + y)
        elif not self._sizing and (spot.x + x, spot.y + y) != (now.x, now.y):
            self.wished.emit(self.current, spot.x + x, spot.y + y)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self._from = None
            self.show_pieces(tuple(self._pieces.values()))
            self.reveal(self.current)

    def paintEvent(self, event: QPaintEvent) -> None:
        with inking(self.viewport()) as ink:
            self._paint_grid(ink)
        super().paintEvent(event)

    # -- inside -----------------------------------------------------------------------------------------

    def _ordered(self) -> list[Piece]:
        """The chosen one last: it lies on top."""
        return sorted(self._pieces.values(), key=lambda one: one.id == self.current)

    def _on_grip(self, at: QPointF) -> bool:
        corner = self.place(self.current).bottomRight()
        near = self.look.target(44) / 2
        off = at - corner
        return bool(self.current) and -near <= off.x() <= near / 2 and -near <= off.y() <= near / 2

    def _say(self) -> None:
        piece = self._pieces.get(self.current)
        self.setAccessibleDescription(self._told(piece) if piece else "")

    def _told(self, piece: Piece) -> str:
        say, spot = self.look.say, piece.spot
        where = T("{x} across, {y} down, {w} × {h}", x=spot.x, y=spot.y, w=spot.w, h=spot.h)
        parts = (piece.name, say(piece.note), say(where), say(OVERLAPS) if piece.over else "")
        return ", ".join(part for part in parts if part)

    # -- painting ---------------------------------------------------------------------------------------

    def _paint_grid(self, ink: Ink) -> None:
        """A dot where the corners of tables come to lie, on every other step."""
        room, step = self.viewport().rect(), 2 * self.step
        soft = QColor(ink.colour("edge"))
        soft.setAlphaF(0.5)
        origin = self._drawn(Spot(0, 0, 0, 0), self._tops[0]) if self._tops else QRectF()
        y = origin.y() % step
        while y < room.height():
            x = origin.x() % step
            while x < room.width():
                ink.painter.fillRect(QRectF(x - 1, y - 1, 2, 2), soft)
                x += step
            y += step

    def paint_spot(self, ink: Ink, at: QRectF, id: str, spot: Spot) -> None:
        px, piece, chosen = self.look.px, self._pieces[id], id == self.current
        body = at.adjusted(1, 1, -1, -1)
        fill = "bad_t" if piece.over else "select" if chosen else "surface"
        line = "bad" if piece.over else "ink" if chosen else "edge"
        ink.box(body, spot.radius, fill, line, 2 if piece.over or chosen else 1.2)
        middle = body.center().y()
        ink.text(
            QRectF(body.left() + px(3), middle - px(20), body.width() - px(6), px(22)),
            piece.name,
            15,
            700,
            "ink",
            CENTRE,
        )
        note, tone = (OVERLAPS, "bad_i") if piece.over else (piece.note, "ink2")
        room = QRectF(body.left() + px(3), middle + px(2), body.width() - px(6), px(18))
        ink.text(room, self.look.say(note), 12, 500 if piece.over else 400, tone, CENTRE)
        if chosen:
            self._paint_grip(ink, body)
            if self.hasFocus():
                ink.box(at.adjusted(-px(3), -px(3), px(3), px(3)), spot.radius, None, "focus", 2)

    def _paint_grip(self, ink: Ink, body: QRectF) -> None:
        side = self.look.px(GRIP)
        corner = QRectF(body.right() - side * 0.7, body.bottom() - side * 0.7, side, side)
        ink.box(corner, 4, "surface", "ink", 1.6)
