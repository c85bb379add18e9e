"""The picture of a seal: made small where it comes in, and painted beside what it belongs to."""

import base64

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter
from PySide6.QtWidgets import QSizePolicy

from app.counter.pictures import Picture
from app.kernel.chars import Unfit
from app.kernel.refusal import No
from app.kernel.text import T
from app.widgets.paint import CARD, CENTRE, Ink
from app.widgets.part import Painted
from app.widgets.theme import Said

SIDES = (640, 480, 360)
"""Pixels of the longer side, the first that is small enough to be kept: a seal of 42 mm at 215 to 385 dpi."""
LARGEST = 8000
"""Pixels of a side of a file that is looked at."""
NO_PICTURE = No("This file holds no picture that could be kept. Choose a PNG or JPEG of the seal.")
WHITE, GREY = QColor(Qt.GlobalColor.white), QColor(Qt.GlobalColor.darkGray)


def picture_in(file: str) -> Picture | No:
    """The picture of a file, made small; or why it is not kept: it holds none, or one beyond all measure."""
    reader = QImageReader(file)
    reader.setAutoTransform(True)
    wide, high = reader.size().toTuple()
    if max(wide, high) > LARGEST:
        told = {"wide": wide, "high": high, "most": LARGEST}
        return No(
            "The picture is too large: {wide} × {high} pixels, at most {most} a side. Cut it off close around the seal.",
            told,
        )
    image = reader.read()
    kept = () if image.isNull() else (_kept(_on_white(image), side) for side in SIDES)
    return next(filter(None, kept), NO_PICTURE)


def _on_white(image: QImage) -> QImage:
    """What is clear becomes white, as on paper: a palette has no shades of clearness."""
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(WHITE)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper


def _kept(image: QImage, side: int) -> Picture | None:
    """A picture no larger than that; None where it would be too much to keep."""
    if max(image.width(), image.height()) > side:
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    kept = QByteArray()
    out = QBuffer(kept)
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    image.convertToFormat(QImage.Format.Format_Indexed8).save(out, "PNG")  # type: ignore[call-overload]
    try:
        return Picture(base64.b64encode(kept.data()).decode())
    except Unfit:
        return None


class SealPicture(Painted):
    """`show_seal(picture, under)`: a picture as base64 on white, as on paper, with words beneath; `lapsed` in red."""

    def __init__(self, side: int = 88) -> None:
        super().__init__()
        self._side, self._image = side, QImage()
        self._under: Said = ""
        self._note: Said = ""
        self._tone = "ink2"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_seal(self, picture: str, under: Said = "", note: Said = "", *, lapsed: bool = False) -> None:
        """Show a picture with whose it is, and until when; nothing but the words where there is none."""
        self._image = QImage.fromData(QByteArray(base64.b64decode(picture))) if picture else QImage()
        self._under, self._note, self._tone = under, note, "bad" if lapsed else "ink3"
        self.retold()
        self.update()

    def retold(self) -> None:
        self.setAccessibleName(" ".join(filter(None, map(self.look.say, (self._under, self._note)))))

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(self._side), self.look.px(self._side + 40))

    def paint(self, ink: Ink, at: QRectF) -> None:
        px = self.look.px
        place = QRectF(at.x(), at.y(), px(self._side), px(self._side))
        ink.box(place, CARD, WHITE, "line")
        if self._image.isNull():
            ink.text(place, self.look.say(T("no picture")), 12, 400, GREY, CENTRE)
        else:
            room = place.adjusted(px(6), px(6), -px(6), -px(6))
            size = self._image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            middle = QRectF(0, 0, size.width(), size.height())
            middle.moveCenter(room.center())
            ink.painter.drawImage(middle, self._image)
        under = QRectF(at.x(), place.bottom() + px(2), at.width(), px(19))
        ink.text(under, self.look.say(self._under), 13, 600, "ink", CENTRE)
        ink.text(under.translated(0, px(18)), self.look.say(self._note), 12, 400, self._tone, CENTRE)
