"""A PDF as one looks at it on a screen: pages as pictures, and its words for a screen reader."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pypdfium2

from app.paper.raster import PDFIUM

WIDE = 1240
"""Pixels across: A5 at 210 dpi, a roll at its printer's own dots and more."""
MOST = 60
"""Pages that are shown at the most."""


@dataclass(frozen=True, slots=True)
class Viewed:
    """The pages as PNG, and what stands on them in reading order."""

    pages: tuple[bytes, ...]
    text: str


def viewed(pdf: bytes, wide: int = WIDE) -> Viewed:
    """Draw a PDF's pages, `wide` pixels across. Takes some 50 ms a page: not on the screen's thread."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            some = [document[n] for n in range(min(MOST, len(document)))]
            return Viewed(tuple(_drawn(page, wide) for page in some), "\n\n".join(map(_said, some)))
        finally:
            document.close()


def _drawn(page: pypdfium2.PdfPage, wide: int) -> bytes:
    out = BytesIO()
    page.render(scale=wide / page.get_width()).to_pil().save(out, "PNG", compress_level=1)
    return out.getvalue()


def _said(page: pypdfium2.PdfPage) -> str:
    text = page.get_textpage()
    try:
        return "\n".join(_lines(text.get_text_range()))
    finally:
        text.close()


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if plain := " ".join(line.split()):
            yield plain
