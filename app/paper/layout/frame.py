"""The frame of a certificate: two families of sine curves, rosettes over the corners, a pale one behind (paper.md §7).

Its operators are reckoned once a process and stand once in a document, however many pages use them.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from math import cos, pi, sin
from typing import Any

from app.paper.ink import MM

Point = tuple[float, float]
GREEN, OCHRE, PALE = "0.12 0.29 0.27", "0.62 0.46 0.17", "0.90 0.93 0.92"
BAND, PERIOD = 10 * MM, 17 * MM
CURVES = 7
"""Curves of a family to each side of its middle."""
PIECES = 8
"""Bézier curves a period."""


def frame(wide: float, high: float, margin: float) -> Callable[[Any], None]:
    """What draws the frame on a page's canvas, measured from its upper left corner, downwards; all in points."""
    name = f"frame{round(wide)}x{round(high)}"

    def draw(canvas: Any) -> None:
        if not canvas.hasForm(name):
            canvas.beginForm(name, 0, -high, wide, 0)
            canvas._code.append(_art(wide, high, margin))
            canvas.endForm()
        canvas.doForm(name)

    return draw


@lru_cache(maxsize=4)
def _art(wide: float, high: float, margin: float) -> str:
    middle, corner = margin + BAND / 2, 0.72 * BAND
    corners = [(x, y) for x in (middle, wide - middle) for y in (middle, high - middle)]
    told = [*_lines(wide, high, margin)]
    sides = (
        ((middle + corner, middle), (wide - middle - corner, middle)),
        ((wide - middle, middle + corner), (wide - middle, high - middle - corner)),
        ((wide - middle - corner, high - middle), (middle + corner, high - middle)),
        ((middle, high - middle - corner), (middle, middle + corner)),
    )
    for start, end in sides:
        told += _side(start, end)
    for at in corners:
        told += _corner(at, corner)
    behind = (wide / 2, 0.555 * high)
    told.append(f"{PALE} RG 0.28 w")
    told += _rosette(behind, (60 if high > wide else 52) * MM, 20, 24, 0.10)
    return "\n".join(("q", *told, "Q"))


def _lines(wide: float, high: float, margin: float) -> Iterator[str]:
    """Two lines outside, two inside."""
    rules = (
        (margin - 3 * MM, 1.5, GREEN),
        (margin - 1.8 * MM, 0.35, GREEN),
        (margin + BAND - 0.6 * MM, 0.35, GREEN),
        (margin + BAND + 0.8 * MM, 0.9, OCHRE),
    )
    for at, weight, colour in rules:
        yield f"{colour} RG {weight:g} w {at:.2f} {at - high:.2f} {wide - 2 * at:.2f} {high - 2 * at:.2f} re S"


def _side(start: Point, end: Point) -> Iterator[str]:
    for k in range(-CURVES, CURVES + 1):
        yield f"{GREEN} RG 0.22 w {_wave(start, end, 0.44 * BAND * k / CURVES, pi / 2)}"
        if k % 2:
            yield f"{OCHRE} RG 0.22 w {_wave(start, end, 0.44 * BAND * k / CURVES, 0)}"
    for side in (1, -1):
        yield f"{GREEN} RG 0.5 w {_wave(start, end, 0.46 * BAND * side, pi / 2)}"
        yield f"{OCHRE} RG 0.5 w {_wave(start, end, 0.46 * BAND * side, 0)}"


def _corner(at: Point, radius: float) -> Iterator[str]:
    yield f"1 g {GREEN} RG 0.6 w {_circle(at, 1.12 * radius)} B"
    yield f"{GREEN} RG 0.26 w"
    yield from _rosette(at, 1.06 * radius, 10, 12, 0.12)
    yield f"{OCHRE} RG 0.3 w"
    yield from _rosette(at, 0.5 * radius, 6, 8, 0.2)


def _wave(start: Point, end: Point, amplitude: float, phase: float) -> str:
    """A whole number of periods of a sine between two points of one row or column."""
    (x0, y0), (x1, y1) = start, end
    length = abs(x1 - x0) + abs(y1 - y0)
    ux, uy = (x1 - x0) / length, (y1 - y0) / length
    turns = round(length / PERIOD) * 2 * pi
    steps = round(length / PERIOD) * PIECES
    points, slopes = [], []
    for k in range(steps + 1):
        t = k / steps
        off, rise = amplitude * sin(turns * t + phase), amplitude * turns * cos(turns * t + phase) / steps
        along = length * t
        points.append((x0 + ux * along - uy * off, y0 + uy * along + ux * off))
        slopes.append((ux * length / steps - uy * rise, uy * length / steps + ux * rise))
    return _curve(points, slopes)


def _rosette(at: Point, radius: float, rings: int, leaves: int, depth: float) -> Iterator[str]:
    steps = leaves * PIECES
    for ring in range(rings):
        part, turn = ring / rings, 2 * pi * ring / rings / leaves
        points, slopes = [], []
        for k in range(steps + 1):
            t, h = 2 * pi * k / steps, 2 * pi / steps
            swing = 1 - 0.55 * part
            size = radius * (1 - 0.72 * part)
            r = size * (1 - depth + depth * sin(leaves * (t + turn)) * swing)
            dr = size * depth * swing * leaves * cos(leaves * (t + turn))
            points.append((at[0] + r * cos(t), at[1] + r * sin(t)))
            slopes.append(((dr * cos(t) - r * sin(t)) * h, (dr * sin(t) + r * cos(t)) * h))
        yield _curve(points, slopes)


def _curve(points: Sequence[Point], slopes: Sequence[Point]) -> str:
    """Bézier curves through points with their slopes a step."""
    told = [f"{points[0][0]:.1f} {-points[0][1]:.1f} m"]
    for k in range(len(points) - 1):
        (ax, ay), (bx, by) = points[k], points[k + 1]
        (sx, sy), (ex, ey) = slopes[k], slopes[k + 1]
        told.append(
            f"{ax + sx / 3:.1f} {-ay - sy / 3:.1f} {bx - ex / 3:.1f} {-by + ey / 3:.1f} {bx:.1f} {-by:.1f} c"
        )
    return " ".join((*told, "S"))


def _circle(at: Point, radius: float) -> str:
    x, y, k = at[0], -at[1], 0.5523 * radius
    r = radius
    return (
        f"{x + r:.2f} {y:.2f} m {x + r:.2f} {y + k:.2f} {x + k:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c"
        f" {x - k:.2f} {y + r:.2f} {x - r:.2f} {y + k:.2f} {x - r:.2f} {y:.2f} c"
        f" {x - r:.2f} {y - k:.2f} {x - k:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c"
        f" {x + k:.2f} {y - r:.2f} {x + r:.2f} {y - k:.2f} {x + r:.2f} {y:.2f} c h"
    )
