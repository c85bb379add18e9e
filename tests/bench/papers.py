"""P11: a paper from its data to its bytes, against a canvas tuned by hand that draws the same at the same places."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pypdfium2
import pypdfium2.raw as raw
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app.paper.fonts import FOLDER, Face
from app.paper.layout import laid_out
from app.paper.model import Paper
from tests.bench.measure import Measured, in_turns, ms, ratio
from tests.paper import golden

PAPERS = {
    "receipt, 80 mm": golden.receipt(),
    "bill, A5": golden.bill(),
    "station ticket, 80 mm": golden.kitchen_ticket(),
    "order of 60 lines, A4": golden.ledger(60),
}


@dataclass(frozen=True)
class Drawn:
    """A page as plain drawing: words by face, size and place, and the lines and boxes as operators."""

    wide: float
    high: float
    words: tuple[tuple[str, float, float, float, str], ...]
    shapes: tuple[str, ...]


def measure() -> Iterator[Measured]:
    """Each paper of the daily path, warm."""
    faces = {face.value: TTFont(face.value, str(FOLDER / f"{face.value}.ttf")) for face in Face}
    for name, paper in PAPERS.items():
        yield _one(name, paper, faces)


def _one(name: str, paper: Paper, faces: dict[str, TTFont]) -> Measured:
    pages = [_drawn(page) for page in pypdfium2.PdfDocument(laid_out(paper, golden.ORIGINAL))]
    variants: dict[str, Callable[[], object]] = {
        "ours": lambda: laid_out(paper, golden.ORIGINAL),
        "tuned": lambda: _tuned(pages, faces),
    }
    in_turns(variants, 3)
    found = in_turns(variants, 25)
    note = f"{ms(found['ours'])} against {ms(found['tuned'])}"
    return Measured(
        "P11", f"{name}, data to bytes / tuned canvas", ratio(found["ours"], found["tuned"]), 1.3, note
    )


def _drawn(page: Any) -> Drawn:
    """What PDFium finds on a page: the words of each run, a line for each path."""
    words, shapes = [], []
    text = page.get_textpage()
    for one in page.get_objects():
        matrix = one.get_matrix()
        if one.type == raw.FPDF_PAGEOBJ_TEXT:
            font = raw.FPDFTextObj_GetFont(one)
            name = (ctypes.c_char * 100)()
            raw.FPDFFont_GetBaseFontName(font, name, 100)
            size = ctypes.c_float()
            raw.FPDFTextObj_GetFontSize(one, size)
            long = raw.FPDFTextObj_GetText(one, text, None, 0)
            said = (raw.FPDF_WCHAR * long)()
            raw.FPDFTextObj_GetText(one, text, said, long)
            words.append(
                (name.value.decode(), size.value, matrix.e, matrix.f, bytes(said)[:-2].decode("utf-16-le"))
            )
        elif one.type == raw.FPDF_PAGEOBJ_PATH:
            a, b, c, d = one.get_bounds()
            shapes.append(f"0.5 w {a:.2f} {b:.2f} m {c:.2f} {d:.2f} l S")
    return Drawn(page.get_width(), page.get_height(), tuple(words), tuple(shapes))


def _tuned(pages: list[Drawn], faces: dict[str, TTFont]) -> bytes:
    """Words encoded once a document, operators written straight: nothing is measured, nothing laid out."""
    out, known = BytesIO(), dict[tuple[str, str], str]()
    canvas = Canvas(out, invariant=1, pageCompression=1, initialFontName="NotoSansSC-Medium", lang="zh-CN")
    document, code = canvas._doc, canvas._code
    for page in pages:
        canvas.setPageSize((page.wide, page.high))
        for name, size, x, y, said in page.words:
            coded = known.get((name, said))
            if coded is None:
                font = faces[name]
                coded = known[name, said] = " ".join(
                    f"{font.getSubsetInternalName(subset, document)} %g Tf ({canvas._escape(codes)}) Tj"
                    for subset, codes in font.splitString(said, document)
                )
            code.append(f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm {coded.replace('%g', f'{size:g}')} ET")
        code.extend(page.shapes)
        canvas.showPage()
        code = canvas._code
    canvas.save()
    return out.getvalue()
