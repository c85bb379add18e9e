"""A roll as ESC/POS printers take it: a picture of the PDF, one bit a dot (paper.md §9, thermal).

One layout for the archive and for the roll, every character that the fonts have. The commands that
open the drawer and cut come from here only, never from data (COM-80).
"""

import threading
from collections.abc import Iterator

import pypdfium2
from PIL import Image

from app.kernel.text import T, Text

PDFIUM = threading.Lock()
"""PDFium is not made for threads: whoever draws a PDF holds this."""
DOTS_PER_MM = 8
SCALE = DOTS_PER_MM * 25.4 / 72 * (1 - 1e-6)
"""Pixels a point; a hair less than the dots, for a width that is rounded up would be stretched by one."""
REACHED = {80: 576, 58: 384}
"""How many dots the print head reaches, by the width of the roll in mm: 72 of 80 mm, 48 of 58 mm."""
THRESHOLD = 140
BAND = 256

INITIALISE = b"\x1b@"
PULSE = b"\x1bp\x00\x19\xfa"
CUT = b"\x1dV\x42\x00"
DONE = b"\x1dr\x01"
"""Answered when everything before it is printed."""
QUESTIONS: tuple[tuple[bytes, tuple[tuple[int, Text], ...]], ...] = (
    (
        b"\x10\x04\x02",
        (
            (0x04, T("The printer's cover is open.")),
            (0x20, T("The printer is out of paper.")),
            (0x40, T("The printer reports a fault. Look at its lights.")),
        ),
    ),
    (b"\x10\x04\x04", ((0x60, T("The printer is out of paper.")),)),
)
"""What is asked before anything is sent (DLE EOT): the question, and what each bit of its answer means."""


def escpos(pdf: bytes, *, pulse: bool = False) -> bytes:
    """A roll's PDF as raster commands, cut at its end; `pulse` opens the cash drawer first."""
    bands = b"".join(_commands(image) for image in _pages(pdf))
    return INITIALISE + (PULSE if pulse else b"") + bands + CUT


def _pages(pdf: bytes) -> Iterator[Image.Image]:
    """Each page in black and white, as wide as the print head reaches."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            images = [_drawn(page) for page in document]
        finally:
            document.close()
    yield from images


def _drawn(page: pypdfium2.PdfPage) -> Image.Image:
    wide = round(page.get_width() / 72 * 25.4)
    grey: Image.Image = page.render(scale=SCALE, grayscale=True).to_pil().convert("L")
    reached = REACHED.get(wide, wide * DOTS_PER_MM)
    edge = (wide * DOTS_PER_MM - reached) // 2
    return grey.crop((edge, 0, edge + reached, grey.height)).point(_black, mode="1")


def _black(level: int) -> int:
    return 255 if level > THRESHOLD else 0


def _commands(image: Image.Image) -> bytes:
    """GS v 0 in bands, so that a small printer's memory suffices; a set bit is black."""
    across = -(-image.width // 8)
    found = []
    for top in range(0, image.height, BAND):
        band = image.crop((0, top, image.width, min(top + BAND, image.height)))
        bits = bytes(b ^ 0xFF for b in band.tobytes())
        head = b"\x1dv0\x00" + across.to_bytes(2, "little") + band.height.to_bytes(2, "little")
        found.append(head + bits)
    return b"".join(found)
