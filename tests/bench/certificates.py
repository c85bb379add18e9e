"""P12, P14, P15: 1,000 certificates in files of 200 pages; and memory, which does not grow with how many there are."""

import resource
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from time import perf_counter

from reportlab.pdfgen.canvas import Canvas

from app.paper import codes
from app.paper.fonts import Face, font
from app.paper.ink import Letters
from app.paper.layout import laid_out
from app.paper.layout.certificate import certificates
from app.paper.layout.galley import Galley
from app.paper.words import SHANGHAI
from tests.bench.measure import Measured, in_turns, ms, ratio
from tests.paper.certified import MADE, class_file, names

PAGES, PART = 1000, 200
ENOUGH = 5000


def measure() -> Iterator[Measured]:
    """Laid out from data with the codes made, against their operators written to a bare canvas."""
    for face in Face:
        font(face)
    paper = class_file(names(PART))
    laid_out(paper, MADE)
    found = in_turns({"ours": lambda: _fresh(paper), "bare": _bare(paper)}, 5)
    note = f"{ms(found['ours'])} against {ms(found['bare'])} for {PART} pages"
    yield Measured(
        "P12", "certificates with their codes / written alone", ratio(found["ours"], found["bare"]), 2.0, note
    )
    yield _first_page()
    one, many = len(laid_out(class_file(names(1)), MADE)), len(laid_out(paper, MADE))
    note = f"{many / PART / 1024:.1f} KiB against {one / 1024:.0f}"
    yield Measured("P15", "bytes of a certificate in a file / alone", many / PART / one, 0.1, note)
    few, lots = _memory(100), _memory(ENOUGH)
    note = f"{lots} MiB against {few}"
    yield Measured("", f"memory for {ENOUGH:,} certificates / for 100", lots / few, 1.25, note)


def _fresh(paper: object) -> bytes:
    """Laid out with no code in store."""
    codes.qr.cache_clear()
    return laid_out(paper, MADE)  # type: ignore[arg-type]


def _bare(paper: object) -> object:
    """The same pages as operators, ready to be written."""

    def write() -> None:
        canvas = Canvas(BytesIO(), invariant=1, pageCompression=1, initialFontName=font(Face.HEI).fontName)
        g = Galley(paper, MADE, Letters(canvas), SHANGHAI)  # type: ignore[arg-type]
        for page in certificates(g):
            page.write(canvas, g.wide, g.high)
        canvas.save()

    return write


def _first_page() -> Measured:
    """How long the first file takes of all that a thousand take."""
    spent = []
    for first in range(1, PAGES + 1, PART):
        begin = perf_counter()
        laid_out(class_file(names(PART), first=first), MADE)
        spent.append(perf_counter() - begin)
    begin = perf_counter()
    laid_out(class_file(names(1)), MADE)
    alone = perf_counter() - begin
    note = f"{alone * 1000:.0f} ms of {sum(spent):.2f} s for {PAGES}"
    return Measured("P14", "one certificate / a thousand", alone / sum(spent), 0.05, note)


def _memory(count: int) -> int:
    """The most memory of a process that lays out so many, in MiB."""
    told = [sys.executable, "-m", "tests.bench.certificates", str(count)]
    return int(subprocess.run(told, capture_output=True, check=True, text=True).stdout)


if __name__ == "__main__":
    for first in range(1, int(sys.argv[1]) + 1, PART):
        laid_out(class_file(names(min(PART, int(sys.argv[1]))), first=first), MADE)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
