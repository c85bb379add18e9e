"""P13: pages of certificates by other engines: the same words, frame and codes, each as its manual draws them.

fpdf2 and typst are measured where they are installed; the program needs neither.
"""

import importlib.util
import io
import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import zxingcpp
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app.kernel.signed import written
from app.paper.fonts import Face, pieces
from app.paper.ink import MM, Ink, Letters
from app.paper.layout import laid_out
from app.paper.layout.certificate import certificates
from app.paper.layout.frame import _art
from app.paper.layout.galley import Galley
from app.paper.model import Paper
from app.paper.words import SHANGHAI
from app.resources import resource
from tests.bench.measure import Measured, in_turns, ms, ratio
from tests.paper.certified import MADE, class_file, fields, names

PAGES, ROUNDS = 20, 3
WIDE, HIGH = A4
SIDE = 88.0
"""Of a code, in points."""


@dataclass(frozen=True)
class Page:
    """What stands on a page: words with their places from the top, in points, and the text of the code."""

    words: tuple[tuple[float, float, str, str, float], ...]
    code: str


def measure() -> Iterator[Measured]:
    """Ours against each other engine that is there: how many times as fast."""
    called = names(PAGES)
    paper, pages = class_file(called), _pages(called)
    variants: dict[str, Callable[[], object]] = {
        "ours": lambda: laid_out(paper, MADE),
        "canvas": lambda: _canvas(pages),
    }
    others = {"fpdf": ("fpdf2", _fpdf, 8.0), "typst": ("typst", _typst, 1.5)}
    there = {one: told for one, told in others.items() if importlib.util.find_spec(one)}
    variants |= {one: lambda draw=told[1]: draw(pages) for one, told in there.items()}  # type: ignore[misc]
    for one in ("ours", "canvas"):
        variants[one]()  # faces are read once a process
    found = in_turns(variants, ROUNDS)
    for one, called_, goal in (
        ("canvas", "a canvas as in its manual", 3.0),
        *((o, t[0], t[2]) for o, t in there.items()),
    ):
        note = f"{ms(found[one])} against {ms(found['ours'])}, {PAGES} pages"
        yield Measured("P13", f"ours / {called_}", ratio(found["ours"], found[one]), 1 / goal, note)


def _pages(called: Sequence[str]) -> list[Page]:
    """The words of each page, as our own layout places them."""
    told: list[list[tuple[float, float, str, str, float]]] = []
    paper = class_file(called)
    g = _Recording(paper, told)
    certificates(g)
    codes = [written(fields(n, name), bytes(64)) for n, name in enumerate(called, 1)]
    return [Page(tuple(words), code) for words, code in zip(told, codes, strict=True)]


class _Recording(Galley):
    """A galley whose ink remembers the words that it draws."""

    def __init__(self, paper: Paper, told: list[Any]) -> None:
        super().__init__(paper, MADE, Letters(Canvas(io.BytesIO())), SHANGHAI)
        self._told = told

    def ink(self) -> Ink:
        self._told.append([])
        return _Heard(self.letters, self._told[-1])


class _Heard(Ink):
    def __init__(self, letters: Letters, told: list[Any]) -> None:
        super().__init__(letters)
        self._told = told

    def text(self, x: float, base: float, words: str, face: Any, size: float, **more: Any) -> float:
        wide = super().text(x, base, words, face, size, **more)
        left = x - {"left": 0, "centre": wide / 2, "right": wide}[more.get("align", "left")]
        for one in pieces(words, face):
            self._told.append((left + one.x * size, base, one.text, one.face.value, size))
        return wide


def _code(code: str) -> Image.Image:
    made = zxingcpp.create_barcode(code, zxingcpp.BarcodeFormat.QRCode)
    return Image.fromarray(zxingcpp.write_barcode_to_image(made, scale=4)).convert("1")


def _file(face: str) -> str:
    return str(resource("fonts", f"{face}.ttf"))


@cache
def _curves() -> tuple[tuple[str, tuple[float, ...]], ...]:
    """The frame's path as its operators, each with its numbers."""
    found, numbers = [], list[float]()
    for word in _art(WIDE, HIGH, 11 * MM).split():
        try:
            numbers.append(float(word))
        except ValueError:
            found.append((word, tuple(numbers)))
            numbers = []
    return tuple(found)


def _canvas(pages: Sequence[Page]) -> bytes:
    """ReportLab's canvas: a path, a string, a picture at a time."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for face in Face:
        registerFont(TTFont(f"manual-{face}", _file(face)))
    for page in pages:
        canvas.setLineWidth(0.22)
        path = canvas.beginPath()
        for word, at in _curves():
            if word == "m":
                path.moveTo(at[-2], HIGH + at[-1])
            elif word == "l":
                path.lineTo(at[-2], HIGH + at[-1])
            elif word == "c":
                path.curveTo(at[0], HIGH + at[1], at[2], HIGH + at[3], at[4], HIGH + at[5])
        canvas.drawPath(path)
        for x, base, words, face, size in page.words:
            canvas.setFont(f"manual-{face}", size)
            canvas.drawString(x, HIGH - base, words)
        canvas.drawImage(ImageReader(_code(page.code).convert("RGB")), 90, 120, SIDE, SIDE)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _fpdf(pages: Sequence[Page]) -> bytes:
    """fpdf2: a path, a text, a picture at a time."""
    from fpdf import FPDF

    pdf = FPDF(unit="pt", format="A4")
    pdf.set_auto_page_break(auto=False)
    for face in Face:
        pdf.add_font(face.value, "", _file(face))
    for page in pages:
        pdf.add_page()
        with pdf.new_path() as path:
            path.style.fill_color = None
            path.style.stroke_width = 0.22
            for word, at in _curves():
                if word == "m":
                    path.move_to(at[-2], -at[-1])
                elif word == "l":
                    path.line_to(at[-2], -at[-1])
                elif word == "c":
                    path.curve_to(at[0], -at[1], at[2], -at[3], at[4], -at[5])
        for x, base, words, face, size in page.words:
            pdf.set_font(face, "", size)
            pdf.text(x, base, words)
        pdf.image(_code(page.code), 90, 630, SIDE, SIDE)
    return bytes(pdf.output())


TYPST = """#let told = json("told.json")
#set page(width: 595.28pt, height: 841.89pt, margin: 0pt)
#for page in told {
  place(image("frame.svg", width: 595.28pt, height: 841.89pt))
  for (x, base, words, font, weight, size) in page.words {
    place(dx: x * 1pt, dy: base * 1pt, text(font: font, weight: weight, size: size * 1pt, top-edge: "baseline", words))
  }
  place(dx: 90pt, dy: 630pt, image(page.code, width: 88pt))
  pagebreak(weak: true)
}
"""
FAMILIES = {
    Face.HEI: ("Noto Sans SC", 400),
    Face.HEI_MEDIUM: ("Noto Sans SC", 500),
    Face.HEI_BOLD: ("Noto Sans SC", 700),
    Face.SONG_BOLD: ("Noto Serif SC", 700),
    Face.KAI: ("LXGW WenKai", 400),
}


def _typst(pages: Sequence[Page]) -> bytes:
    """typst: a source that places what a JSON file says."""
    import typst

    with tempfile.TemporaryDirectory() as folder:
        place, told = Path(folder), []
        (place / "frame.svg").write_text(_svg(), "utf-8")
        for n, page in enumerate(pages):
            _code(page.code).save(place / f"{n}.png")
            words = [(x, base, said, *FAMILIES[Face(face)], size) for x, base, said, face, size in page.words]
            told.append({"words": words, "code": f"{n}.png"})
        (place / "told.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")
        (place / "pages.typ").write_text(TYPST, "utf-8")
        made: bytes = typst.compile(str(place / "pages.typ"), font_paths=[str(resource("fonts"))])
        return made


@cache
def _svg() -> str:
    way = [
        f"{word.upper()}{' '.join(str(-v if k % 2 else v) for k, v in enumerate(at))}"
        for word, at in _curves()
        if word in "mlc"
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}">'
        f'<path d="{" ".join(way)}" fill="none" stroke="#1f4a45" stroke-width="0.22"/></svg>'
    )
