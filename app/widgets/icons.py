"""Icons by name: drawn in a colour of the theme, sharp on every screen, kept once drawn."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.resources import resource


def icon(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """A Lucide icon, `size` logical pixels wide. Raises FileNotFoundError for an unknown name."""
    return _drawn(name, colour.name(), size, ratio)


@lru_cache(1024)
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    # The files say currentColor, which Qt's SVG does not take from anywhere.
    svg = _source(name).replace("currentColor", colour)
    side = round(size * ratio)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@lru_cache(256)
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text("utf-8")
