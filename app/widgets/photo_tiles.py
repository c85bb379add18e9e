"""Photos as touch tiles: a picture, what is said of it, and whether it is chosen."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainterPath, QPixmap

from app.widgets.paint import CARD, CENTRE, Ink, inset
from app.widgets.theme import Said
from app.widgets.tile_list import ENTERS, WholeTiles

GAP, UNDER = 4, 24


@dataclass(frozen=True, slots=True)
class PhotoTile:
    """A tile: `image` is None until it is there, `fault` says that it cannot be shown, `tag` an icon over it."""

    id: str
    says: Said
    image: QPixmap | None = None
    fault: bool = False
    chosen: bool = False
    tag: str = ""


class PhotoTiles(WholeTiles):
    """`PhotoTiles(wide)`: tiles about so wide at 100 %; `opened(id)` a touch or Space, `entered(id)` Enter."""

    LEAST = 260

    entered = Signal(str)

    def __init__(self, wide: int = 200) -> None:
        self._wide = wide
        super().__init__()

    def across(self, width: float) -> int:
        return max(2, round(width / self._wide))

    def high(self, width: float) -> int:
        return round(width / self.across(width) * 0.7) + UNDER

    def told(self, tile: PhotoTile) -> str:
        return self.look.say(tile.says)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.open()
        elif event.key() in ENTERS and self.current:
            self.entered.emit(self.current)
        else:
            super().keyPressEvent(event)

    def paint_tile(self, ink: Ink, at: QRectF, tile: Any, *, chosen: bool, over: bool) -> None:
        px = self.look.px
        card = inset(at, px(GAP))
        picture = card.adjusted(0, 0, 0, -px(UNDER - GAP))
        ink.box(picture, CARD, "hover" if over else "sunken", "line")
        if tile.image is None:
            icon = "ban" if tile.fault else "image"
            side = px(28)
            ink.icon(picture.center().x() - side / 2, picture.center().y(), icon, "ink3", 28)
        else:
            _cover(ink, picture, tile.image, px(CARD))
        says = QRectF(card.left(), picture.bottom() + 1, card.width(), px(UNDER - GAP))
        ink.text(says, self.look.say(tile.says), 12, 500, "ink2", CENTRE)
        if tile.tag:
            disc = QRectF(picture.left() + px(8), picture.top() + px(8), px(28), px(28))
            ink.box(disc, 14, "ok")
            ink.icon(disc.left() + px(5), disc.center().y(), tile.tag, "surface", 18)
        if tile.chosen:
            ink.box(picture, CARD, None, "ink", 3)
            disc = QRectF(picture.right() - px(36), picture.top() + px(8), px(28), px(28))
            ink.box(disc, 14, "ink")
            ink.icon(disc.left() + px(5), disc.center().y(), "check", "surface", 18)
        if chosen and self.hasFocus():
            ink.ring(picture.adjusted(-2, -2, 2, 2), CARD)


def _cover(ink: Ink, at: QRectF, image: QPixmap, radius: float) -> None:
    """A picture over the whole of its place, cut at the sides that are too long."""
    scale = max(at.width() / image.width(), at.height() / image.height())
    wide, high = at.width() / scale, at.height() / scale
    part = QRectF((image.width() - wide) / 2, (image.height() - high) / 2, wide, high)
    path = QPainterPath()
    path.addRoundedRect(at, radius, radius)
    with ink.kept():
        ink.painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        ink.painter.drawPixmap(at, image, part)
