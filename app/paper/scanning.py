"""QR codes read from pictures and PDFs: tilted, scanned, photographed (VOL-34). Files from outside have limits (COM-81)."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import zxingcpp
from PIL import Image, ImageSequence

from app.kernel.refusal import No, Unreadable

LARGEST = 60 * 1024 * 1024
"""Bytes of a file."""
PIXELS = 120_000_000
PAGES = 1000
DPI = 200


def codes_in(file: Path) -> Iterator[tuple[int, str]]:
    """The codes in a picture or a PDF, each with its page; "" for a page without one.

    Raises Unreadable for another file, or one that is too large.
    """
    if file.stat().st_size > LARGEST:
        raise Unreadable(No("This file is too large to be looked at."))
    for n, picture in enumerate(_pictures(file), start=1):
        found = zxingcpp.read_barcodes(picture)
        codes = [code.text for code in found if code.format == zxingcpp.BarcodeFormat.QRCode]
        for code in codes or [""]:
            yield n, code


def _pictures(file: Path) -> Iterator[Image.Image]:
    with file.open("rb") as stream:
        is_pdf = stream.read(5) == b"%PDF-"
    try:
        if is_pdf:
            yield from _pages(file)
            return
        with Image.open(file) as picture:
            if picture.width * picture.height > PIXELS or getattr(picture, "n_frames", 1) > PAGES:
                raise Unreadable(No("This file is too large to be looked at."))
            for page in ImageSequence.Iterator(picture):  # a scanner puts many pages into one TIFF
                if page.width * page.height > PIXELS:
                    raise Unreadable(No("This file is too large to be looked at."))
                yield page.convert("L")
    except (pypdfium2.PdfiumError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Unreadable(No("This is neither a PDF nor a picture that can be read.")) from error


def _pages(file: Path) -> Iterator[Image.Image]:
    document = pypdfium2.PdfDocument(file)
    try:
        if len(document) > PAGES:
            raise Unreadable(No("This file is too large to be looked at."))
        for page in document:
            wide, high = page.get_size()
            scale = min(DPI / 72, (PIXELS / max(1.0, wide * high)) ** 0.5)
            yield page.render(scale=scale, grayscale=True).to_pil().convert("L")
    finally:
        document.close()
