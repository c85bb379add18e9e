"""Papers laid out as PDF: `laid_out(paper, made)`. The same paper and print give the same bytes (COM-40)."""

from datetime import tzinfo
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from app.paper.fonts import Face, font
from app.paper.framed import Certificate
from app.paper.ink import Letters
from app.paper.layout.certificate import certificates
from app.paper.layout.foot import count_of
from app.paper.layout.galley import Galley
from app.paper.layout.roll import roll
from app.paper.layout.sheet import sheets
from app.paper.model import Language, Paper, Print
from app.paper.pages import ROLLS
from app.paper.words import SHANGHAI


def laid_out(paper: Paper, made: Print, zone: tzinfo = SHANGHAI) -> bytes:
    """A paper and one of its prints as PDF, its personal texts already put in, times as `zone` has them.

    One thread lays out: ReportLab's registry is the process's. Raises Unavailable naming a font that is
    missing, KeyError for a text without its values.
    """
    out = BytesIO()
    canvas = Canvas(
        out,
        invariant=1,
        pageCompression=1,
        initialFontName=font(Face.HEI_MEDIUM).fontName,
        lang="en" if paper.language is Language.EN else "zh-CN",
    )
    g = Galley(paper, made, Letters(canvas, roll=paper.format in ROLLS, watched=paper.mark is not None), zone)
    _describe(canvas, g)
    if g.roll:
        page, high = roll(g)
        page.write(canvas, g.wide, high)
    else:
        framed = isinstance(paper.blocks[0], Certificate) if paper.blocks else False
        for page in certificates(g) if framed else sheets(g):
            page.write(canvas, g.wide, g.high)
    canvas.save()
    return out.getvalue()


def _describe(canvas: Canvas, g: Galley) -> None:
    """What a search finds: kind and number, the number, whose it is (paper.md §8)."""
    number = g.paper.number
    canvas.setTitle(f"{g.plain(g.paper.title)} {number}")
    canvas.setSubject(f"{number} {count_of(g)}" if g.is_copy else number)
    canvas.setAuthor(g.paper.letterhead.name)
    canvas.setCreator("Yingke")
