"""A picture that the house keeps: a seal. It is as personal as a name, and lies in the drawer (COM-05)."""

import base64
import binascii
import io
import re
from dataclasses import dataclass
from typing import ClassVar

from app.kernel.chars import Unfit
from app.kernel.fields import Note
from app.kernel.text import T

LARGEST = 2000
"""Pixels of the longer side of a picture that is kept."""
WHITE, BARE = 225, 0.9
"""From which shade on a pixel counts as white, and how many of those at the edge have to be."""
_PNG = b"\x89PNG\r\n\x1a\n"


class Picture(Note):
    """A PNG as base64, at most some 180 KB of it; whoever takes one in has made it small before."""

    __slots__ = ()
    limit = 240_000
    shape: ClassVar[re.Pattern[str]] = re.compile(r"[A-Za-z0-9+/]+={0,2}")

    def __init__(self, text: str) -> None:
        if not (self.shape.fullmatch(text) and _is_png(text)):
            raise Unfit(T("this is no picture"))
        super().__init__(text)


@dataclass(frozen=True, slots=True)
class Looks:
    """How a picture looks: its sides in pixels, and whether its edge is white or clear, so that no ground is printed."""

    wide: int
    high: int
    bare: bool


def looks(picture: Picture) -> Looks | None:
    """How a picture looks; None for one that cannot be read, or is larger than any that is kept (COM-81)."""
    from PIL import Image  # heavy, and rarely wanted

    try:
        with Image.open(io.BytesIO(base64.b64decode(picture.text)), formats=("PNG",)) as image:
            if max(image.size) > LARGEST:
                return None
            shown = image.convert("RGBA")
    except (OSError, ValueError, SyntaxError):  # Pillow tells broken files by each of them
        return None
    paper = Image.new("RGBA", shown.size, "white")
    paper.alpha_composite(shown)
    wide, high = shown.size
    edge = [
        pixel
        for box in ((0, 0, wide, 1), (0, high - 1, wide, high), (0, 0, 1, high), (wide - 1, 0, wide, high))
        for pixel in paper.convert("L").crop(box).tobytes()
    ]
    return Looks(wide, high, sum(pixel >= WHITE for pixel in edge) >= BARE * len(edge))


def _is_png(text: str) -> bool:
    try:
        return base64.b64decode(text, validate=True).startswith(_PNG)
    except binascii.Error:
        return False
