"""A PDF read back: its characters with the boxes of their ink, its lines, its fonts, its pictures."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2
import pypdfium2.raw as raw
from PIL import Image

MM = 72 / 25.4


@dataclass(frozen=True)
class Char:
    """A character, the box of its ink in mm from the top left, and its size in points."""

    char: str
    left: float
    top: float
    right: float
    bottom: float
    size: float

    @property
    def area(self) -> float:
        return max(0.0, self.right - self.left) * max(0.0, self.bottom - self.top)


@dataclass(frozen=True)
class Rule:
    """A straight line, in mm from the top left."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class ReadPage:
    """What stands on a page; measures in mm."""

    wide: float
    high: float
    text: str
    chars: tuple[Char, ...]
    rules: tuple[Rule, ...]

    def line_of(self, words: str) -> Char:
        """The first character of some words."""
        found = "".join(c.char for c in self.chars)
        assert words in found, (words, found)
        return self.chars[found.index(words)]


@dataclass(frozen=True)
class ReadPaper:
    """A PDF: pages, what it says of itself, the names of its fonts and whether each is embedded."""

    pages: tuple[ReadPage, ...]
    about: dict[str, str]
    fonts: dict[str, bool]

    @property
    def text(self) -> str:
        return "\n".join(page.text for page in self.pages)


def read(pdf: bytes, *, words_only: bool = False) -> ReadPaper:
    """Read a PDF back; `words_only` leaves out the boxes and lines, which take ten times as long."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        fonts: dict[str, bool] = {}
        pages = tuple(_page(page, fonts, words_only) for page in document)
        return ReadPaper(pages, document.get_metadata_dict(), fonts)
    finally:
        document.close()


def picture(pdf: bytes, dpi: float, *, one_bit: bool = False, page: int = 0) -> Image.Image:
    """A page as a printer of so many dots an inch has it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        grey: Image.Image = document[page].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    finally:
        document.close()
    return grey.point(lambda level: 255 if level > 140 else 0) if one_bit else grey


def _page(page: Any, fonts: dict[str, bool], words_only: bool) -> ReadPage:
    high = page.get_height()
    text = page.get_textpage()
    try:
        count = 0 if words_only else text.count_chars()
        chars = tuple(_joined(c for k in range(count) if (c := _char(text, k, high))))
        said = text.get_text_range()
    finally:
        text.close()
    return ReadPage(
        page.get_width() / MM, high / MM, said, chars, () if words_only else tuple(_rules(page, high, fonts))
    )


def _char(text: Any, k: int, high: float) -> Char | None:
    code = raw.FPDFText_GetUnicode(text, k)
    if raw.FPDFText_IsGenerated(text, k) == 1:
        return None
    left, bottom, right, top = text.get_charbox(k)
    size = raw.FPDFText_GetFontSize(text, k)
    return Char(chr(code), left / MM, (high - top) / MM, right / MM, (high - bottom) / MM, size)


def _joined(chars: Iterator[Char]) -> Iterator[Char]:
    """Characters above U+FFFF come in two halves."""
    for one in chars:
        if "\ud800" <= one.char <= "\udbff":
            halves = (one.char + next(chars).char).encode("utf-16", "surrogatepass")
            yield replace(one, char=halves.decode("utf-16"))
        else:
            yield one


def _rules(page: Any, high: float, fonts: dict[str, bool]) -> Iterator[Rule]:
    for one in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_TEXT)):
        if one.type == raw.FPDF_PAGEOBJ_TEXT:
            font = raw.FPDFTextObj_GetFont(one)
            name = ctypes.create_string_buffer(200)
            raw.FPDFFont_GetBaseFontName(font, name, 200)
            fonts[name.value.decode()] = raw.FPDFFont_GetIsEmbedded(font) == 1
        else:
            yield from _lines(one, high)


def _lines(path: Any, high: float) -> Iterator[Rule]:
    """The straight lines of a path, a rectangle's among them."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    start = at = (0.0, 0.0)
    for k in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, k)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        to = (x.value + matrix.e) / MM, (high - y.value - matrix.f) / MM
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            start = to
        elif raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
            yield Rule(min(at[0], to[0]), min(at[1], to[1]), max(at[0], to[0]), max(at[1], to[1]))
        at = start if raw.FPDFPathSegment_GetClose(segment) else to
