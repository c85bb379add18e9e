"""What stands on paper, as the operators of a PDF: points, from the top left, downwards.

Ink is gathered before anybody knows on which page it comes to stand: a block is drawn once, measured,
and moved whole. Characters are encoded for one document, since subsets belong to it.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.paper.fonts import Face, font, pieces, width

MM = 72 / 25.4
DOT = MM / 8
"""A dot of a thermal printer at 203 dpi: 0.125 mm."""
BLACK, WHITE = 0.0, 1.0
GREY = 0.27
"""Labels: lighter greys break up under 7 pt."""
BLUE_BLACK = "0.06 0.08 0.22"
"""Ink of a signature, dark enough for mono."""

INSET = 0.01
"""What a code is smaller than its modules, in points: PDFium rounds a picture's edges outwards to whole dots."""
KAI_STROKE = 0.022
"""How much bolder Kai is on a roll, in em."""

Operator = str | Callable[[Canvas], None]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom of something drawn."""


class Run(NamedTuple):
    """A run of one face on a line: where it begins in em, after how many characters, and its codes by subset."""

    x: float
    after: int
    face: Face
    codes: tuple[tuple[str, str], ...]


class Letters:
    """The characters of one document, as its subsets number them; each character and line is encoded once.

    On a roll Kai is drawn a little bolder: a print head breaks its strokes. `watched`: who lays a mark over
    the pages looks for free places.
    """

    def __init__(self, canvas: Canvas, *, roll: bool = False, watched: bool = False) -> None:
        self.watched = watched
        self._document, self._roll = canvas._doc, roll
        self._codes: dict[Face, dict[str, tuple[str, str]]] = {face: {} for face in Face}
        self._runs: dict[tuple[str, Face], tuple[Run, ...]] = {}

    def of(self, words: str, face: Face) -> tuple[Run, ...]:
        """A line as runs, ready to be shown."""
        found = self._runs.get((words, face))
        if found is None:
            after, runs = 0, []
            for piece in pieces(words, face):
                runs.append(Run(piece.x, after, piece.face, tuple(self._shown(piece.face, piece.text))))
                after += len(piece.text)
            found = self._runs[words, face] = tuple(runs)
        return found

    def thickened(self, face: Face, size: float) -> str:
        """What thickens a run, before it; nothing where nothing has to be."""
        if not self._roll:
            return ""
        return f"2 Tr {KAI_STROKE * size:.3f} w " if face is Face.KAI else "0 Tr "

    def _shown(self, face: Face, text: str) -> Iterator[tuple[str, str]]:
        """A run's characters in hexadecimal, by the subsets that have them."""
        codes, subset, shown = self._codes[face], "", ""
        for char in text:
            name, code = codes.get(char) or self._numbered(face, char)
            if name != subset and shown:
                yield subset, shown
                shown = ""
            subset = name
            shown += code
        yield subset, shown

    def _numbered(self, face: Face, char: str) -> tuple[str, str]:
        one = font(face)
        [(subset, code)] = one.splitString(char, self._document)
        found = self._codes[face][char] = one.getSubsetInternalName(subset, self._document), code.hex()
        return found


class Ink:
    """Something drawn. `boxes` is where, if anybody wants to know it."""

    def __init__(self, letters: Letters) -> None:
        self.letters = letters
        self.operators: list[Operator] = []
        self.boxes: list[Box] = []

    def place(self, other: "Ink", y: float) -> None:
        """Put something drawn elsewhere here, with its top at `y`."""
        if other.operators:
            self.operators.append(f"q 1 0 0 1 0 {-y:.3f} cm")
            self.operators += other.operators
            self.operators.append("Q")
            self.boxes += [(a, b + y, c, d + y) for a, b, c, d in other.boxes]

    def _stands(self, left: float, top: float, right: float, bottom: float) -> None:
        if self.letters.watched:
            self.boxes.append((left, top, right, bottom))

    # -- words ------------------------------------------------------------------------------------

    def text(
        self,
        x: float,
        base: float,
        words: str,
        face: Face,
        size: float,
        *,
        align: str = "left",
        tracking: float = 0,
        shade: float = BLACK,
    ) -> float:
        """Write a line with its base line at `base`; returns its width. `x` is its left, middle or right."""
        wide = width(words, face, size, tracking)
        start = x - (wide if align == "right" else wide / 2 if align == "centre" else 0)
        coded = ""
        for run in self.letters.of(words, face):
            at = start + run.x * size + run.after * tracking
            coded += f" 1 0 0 1 {at:.3f} {-base:.3f} Tm {self.letters.thickened(run.face, size)}"
            for name, code in run.codes:
                coded += f"{name} {size:.3f} Tf <{code}> Tj"
        if not coded:
            return 0.0
        said = f"BT{coded} ET"
        if tracking or shade:  # neither may outlive its line
            said = f"q {f'{tracking:.3f} Tc ' if tracking else ''}{f'{shade:g} g ' if shade else ''}{said} Q"
        self.operators.append(said)
        self._stands(start, base - 0.88 * size, start + wide, base + 0.2 * size)
        return wide

    def turned(self, words: str, x: float, base: float, face: Face, size: float, turn: float) -> None:
        """Write words from a point on, turned by so many radians against the clock."""
        c, s = math.cos(turn), math.sin(turn)
        coded = "".join(
            f" {c:.4f} {s:.4f} {-s:.4f} {c:.4f} {x + c * run.x * size:.3f} {-base + s * run.x * size:.3f} Tm "
            + " ".join(f"{name} {size:.3f} Tf <{code}> Tj" for name, code in run.codes)
            for run in self.letters.of(words, face)
        )
        self.operators.append(f"BT{coded} ET")

    def outlined(
        self, words: str, x: float, y: float, size: float, turned: float = 0, weight: float = 0.5
    ) -> None:
        """Large outlined words around a point, beneath all else: 暂结, 作废, 练习; found by a search."""
        from_middle = width(words, Face.HEI_BOLD, size) / 2
        coded = ""
        for run in self.letters.of(words, Face.HEI_BOLD):
            coded += f" 1 0 0 1 {run.x * size - from_middle:.3f} {-0.36 * size:.3f} Tm "
            coded += " ".join(f"{name} {size:.3f} Tf <{code}> Tj" for name, code in run.codes)
        c, s = math.cos(math.radians(turned)), math.sin(math.radians(turned))
        letters = f"BT{coded} ET"
        # strokes of a glyph overlap: white over them leaves the outline of the whole, and is said to be no words
        self.operators.insert(
            0,
            f"q {c:.4f} {s:.4f} {-s:.4f} {c:.4f} {x:.3f} {-y:.3f} cm {2 * weight:g} w 1 Tr {letters}"
            f" /Span <</ActualText ()>> BDC 1 g 0 Tr {letters} EMC Q",
        )

    # -- shapes -----------------------------------------------------------------------------------

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        weight: float,
        *,
        dash: str = "",
        shade: float = BLACK,
    ) -> None:
        """A line; `dash` is the lengths of its strokes and gaps, in points."""
        drawn = f"{weight:g} w {x1:.3f} {-y1:.3f} m {x2:.3f} {-y2:.3f} l S"
        if dash or shade:
            drawn = f"q {f'[{dash}] 0 d ' if dash else ''}{f'{shade:g} G ' if shade else ''}{drawn} Q"
        self.operators.append(drawn)
        self._stands(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))

    def box(self, x: float, y: float, w: float, h: float, weight: float) -> None:
        """An outlined rectangle."""
        self.operators.append(f"{weight:g} w {x:.3f} {-y - h:.3f} {w:.3f} {h:.3f} re S")
        self._stands(x, y, x + w, y + h)

    def cells(self, x: float, y: float, w: float, h: float, between: Iterable[float], weight: float) -> None:
        """An outlined row with lines between its cells, as one path."""
        lines = "".join(f" {at:.3f} {-y:.3f} m {at:.3f} {-y - h:.3f} l" for at in between)
        self.operators.append(f"{weight:g} w {x:.3f} {-y - h:.3f} {w:.3f} {h:.3f} re{lines} S")
        self._stands(x, y, x + w, y + h)

    def fill(self, x: float, y: float, w: float, h: float, shade: float = BLACK) -> None:
        """A filled rectangle."""
        self.operators.append(f"q {shade:g} g {x:.3f} {-y - h:.3f} {w:.3f} {h:.3f} re f Q")
        self._stands(x, y, x + w, y + h)

    def tile(self, x: float, y: float, w: float, h: float, round: float) -> None:
        """A black rectangle with rounded corners: the mark of an organisation, a chip."""
        k = round * 0.4477
        left, right, top, low = x, x + w, -y, -y - h
        self.operators.append(
            f"{left + round:.3f} {low:.3f} m {right - round:.3f} {low:.3f} l"
            f" {right - k:.3f} {low:.3f} {right:.3f} {low + k:.3f} {right:.3f} {low + round:.3f} c"
            f" {right:.3f} {top - round:.3f} l"
            f" {right:.3f} {top - k:.3f} {right - k:.3f} {top:.3f} {right - round:.3f} {top:.3f} c"
            f" {left + round:.3f} {top:.3f} l"
            f" {left + k:.3f} {top:.3f} {left:.3f} {top - k:.3f} {left:.3f} {top - round:.3f} c"
            f" {left:.3f} {low + round:.3f} l"
            f" {left:.3f} {low + k:.3f} {left + k:.3f} {low:.3f} {left + round:.3f} {low:.3f} c f"
        )
        self._stands(x, y, x + w, y + h)

    def ring(self, x: float, y: float, radius: float, weight: float) -> None:
        """An outlined circle around a point."""
        k = 0.5523 * radius
        self.operators.append(
            f"{weight:g} w {x + radius:.2f} {-y:.2f} m"
            f" {x + radius:.2f} {-y + k:.2f} {x + k:.2f} {-y + radius:.2f} {x:.2f} {-y + radius:.2f} c"
            f" {x - k:.2f} {-y + radius:.2f} {x - radius:.2f} {-y + k:.2f} {x - radius:.2f} {-y:.2f} c"
            f" {x - radius:.2f} {-y - k:.2f} {x - k:.2f} {-y - radius:.2f} {x:.2f} {-y - radius:.2f} c"
            f" {x + k:.2f} {-y - radius:.2f} {x + radius:.2f} {-y - k:.2f} {x + radius:.2f} {-y:.2f} c s"
        )
        self._stands(x - radius, y - radius, x + radius, y + radius)

    def star(self, x: float, y: float, radius: float, *, filled: bool = True) -> None:
        """A star of five points around a point, filled or in outline."""
        path = " ".join(
            f"{x + r * math.sin(a):.2f} {-y + r * math.cos(a):.2f} {'l' if k else 'm'}"
            for k in range(10)
            for r, a in [((radius, 0.4 * radius)[k % 2], k * math.pi / 5)]
        )
        self.operators.append(f"0.7 w {path} {'b' if filled else 's'}")
        self._stands(x - radius, y - radius, x + radius, y + radius)

    def stroke(self, points: Sequence[tuple[float, float]], weight: float, colour: str = "0 0 0") -> None:
        """A line through points, round at its ends: a stroke of a signature, a tick."""
        way = [*points, points[-1]] if len(points) == 1 else points
        path = " ".join(f"{x:.2f} {-y:.2f} {'l' if k else 'm'}" for k, (x, y) in enumerate(way))
        self.operators.append(f"q {colour} RG {weight:g} w 1 J 1 j {path} S Q")
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        self._stands(min(xs), min(ys), max(xs), max(ys))

    # -- codes and pictures -------------------------------------------------------------------------

    def matrix(self, x: float, y: float, rows: Sequence[bytes], count: int, module: float) -> None:
        """A QR code as one 1-bit inline image: rows of packed bits, black is 0; a module is whole dots wide."""
        side = count * module
        inner = side - 2 * INSET
        # ReportLab's own inline image writes RGB, 24 times as large
        self.operators.append(
            f"q {inner:.4f} 0 0 {inner:.4f} {x + INSET:.4f} {-y - side + INSET:.4f} cm"
            f" BI /W {count} /H {count} /BPC 1 /CS /G /F /AHx ID {b''.join(rows).hex()}> EI Q"
        )
        self._stands(x, y, x + side, y + side)

    def bars(self, x: float, y: float, h: float, runs: Sequence[tuple[int, int]], module: float) -> None:
        """A bar code as one path of merged runs, each by its first module and its width."""
        path = " ".join(f"{x + a * module:.4f} {-y - h:.3f} {n * module:.4f} {h:.3f} re" for a, n in runs)
        self.operators.append(f"{path} f")
        self._stands(x, y, x + (runs[-1][0] + runs[-1][1]) * module, y + h)

    def picture(
        self, image: ImageReader, x: float, y: float, w: float, h: float, multiply: bool = False
    ) -> None:
        """A picture; a seal is multiplied, so that the words beneath stay readable."""

        def draw(canvas: Any) -> None:
            canvas.saveState()
            if multiply:
                canvas.setBlendMode("Multiply")
            canvas.drawImage(image, x, -y - h, w, h, mask="auto")
            canvas.restoreState()

        self.operators.append(draw)
        self._stands(x, y, x + w, y + h)

    def write(self, canvas: Any, wide: float, high: float) -> None:
        """Write what is drawn as one page of a canvas."""
        canvas.setPageSize((wide, high))
        canvas._code.append(f"1 0 0 1 0 {high:.4f} cm")
        for operator in self.operators:
            if isinstance(operator, str):
                canvas._code.append(operator)
            else:
                operator(canvas)
        canvas.showPage()
