"""Photos side by side, each as large as its frame and no finer than print needs (paper.md §7)."""

import base64
import binascii
import io
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from reportlab.lib.utils import ImageReader

from app.kernel.text import T
from app.paper.fonts import Face
from app.paper.ink import GREY, MM, Ink
from app.paper.layout.galley import Galley
from app.paper.model import Photos, Pictured
from app.paper.pages import Strip

GAP = 3 * MM
SHAPE = 0.75
"""A frame is so many times as high as wide."""
DPI, QUALITY = 200, 80
BORDER = 0.35


def photos(g: Galley, block: Photos) -> Iterator[Strip]:
    """Row by row; what stands under a photo stays with it."""
    each = (g.live - (block.across - 1) * GAP) / block.across
    left = iter(block.photos)
    for row in iter(lambda: list(islice(left, block.across)), []):
        yield _row(g, row, each)


def _row(g: Galley, row: Sequence[Pictured], each: float) -> Strip:
    ink, high, low = g.ink(), each * SHAPE, 0.0
    for k, one in enumerate(row):
        x = g.left + k * (each + GAP)
        _picture(g, ink, one, (x, each, high))
        under = g.passage(g.say(one.says).both, Face.HEI, 7.2, each)
        under.draw(ink, x, high + 3.4 * MM)
        low = max(low, 3.4 * MM + under.last if one.says else 0)
    return Strip(ink, high + low + 2.4 * MM, before=1.6 * MM)


def _picture(g: Galley, ink: Ink, one: Pictured, at: tuple[float, float, float]) -> None:
    """A photo in the middle of its frame; a sentence where it has gone."""
    x, wide, high = at
    scale = min(wide / one.wide, high / one.high)
    w, h = one.wide * scale, one.high * scale
    image = (
        _scaled(one.photo, round(w / 72 * DPI), round(h / 72 * DPI)) if isinstance(one.photo, str) else None
    )
    if image:
        ink.picture(image, x + (wide - w) / 2, (high - h) / 2, w, h)
    else:
        words = g.passage(
            g.say(T("This photo is not kept any more.")).both, Face.HEI, 7.2, wide - 6 * MM, shade=GREY
        )
        words.draw(ink, x + wide / 2, high / 2 - words.last / 2, "centre")
    ink.box(x, 0, wide, high, BORDER)


@lru_cache(maxsize=32)
def _scaled(photo: str, wide: int, high: int) -> ImageReader | None:
    """A JPEG of so many pixels, which the PDF takes over as it is; None for what is no JPEG."""
    from PIL import Image  # heavy, and most papers have none

    try:
        content = base64.b64decode(photo, validate=True)
        with Image.open(io.BytesIO(content), formats=("JPEG",)) as image:
            if image.width > wide:
                image.draft("RGB", (wide, high))
                made = io.BytesIO()
                image.convert("RGB").resize((wide, high), Image.Resampling.LANCZOS).save(
                    made, "JPEG", quality=QUALITY
                )
                content = made.getvalue()
    except (binascii.Error, OSError, ValueError, SyntaxError):  # Pillow tells broken files by each of them
        return None
    return ImageReader(io.BytesIO(content))
