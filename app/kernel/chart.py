"""Charts as plain geometry, reckoned once: the screen and the paper paint the same marks (RST-61).

Lengths are in units: a pixel of the screen at 100 %, `app.paper` takes a smaller one. A chart holds whole
numbers alone (guests, minutes, fen); nothing in it is told by its shade alone: every bar bears its figure.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any

from app.kernel.text import Text

Said = str | Text
WORD, SMALL = 12, 11
"""Sizes of words."""
ROW, AXIS, HEADROOM = 25, 24, 22
AXIS_ROOM = 54.0
"""What the figures beside a curve take."""
NAMES, MOST_NAMES, SHOWN = 0.34, 150.0, 118.0
"""Names take a third of the width at the most, figures behind a bar so many units."""
STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Counted:
    """Something that was counted: what, how many, and how that is written. A `marked` one stands out, and so does the most."""

    label: Said
    value: int
    shown: Said = ""
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Spread:
    """How some minutes spread: least, quarter, middle, three quarters, most; of nothing there is none."""

    label: Said
    five: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """Upright bars side by side, the highest one solid: guests by hour."""

    bars: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """Bars that lie beneath each other, each with its name before and its figure behind: money by course."""

    bars: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Spreads:
    """Boxes from quarter to three quarters over an axis of minutes, the middle as a thick line, the most as a dot."""

    rows: tuple[Spread, ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """A line through days, the mean dashed; `marked` points are hollow. The axis counts in `per` (fen: 100 is yuan)."""

    points: tuple[Counted, ...]
    per: int = 1


Chart = Columns | Ranked | Spreads | Curve


class Fill(StrEnum):
    """How an area or a dot is filled; each differs in more than its shade."""

    PLAIN = "plain"
    STRONG = "strong"
    HOLLOW = "hollow"


class Line(StrEnum):
    """What a stroke is: the axis, a line of the grid, the mean, the curve or a whisker, the thick middle."""

    AXIS = "axis"
    GRID = "grid"
    MEAN = "mean"
    CURVE = "curve"
    MIDDLE = "middle"


@dataclass(frozen=True, slots=True)
class Area:
    """A filled rectangle."""

    x: float
    y: float
    w: float
    h: float
    fill: Fill


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    line: Line


@dataclass(frozen=True, slots=True)
class Dot:
    """A small square around a point."""

    x: float
    y: float
    side: float
    fill: Fill


@dataclass(frozen=True, slots=True)
class Word:
    """Words whose middle line is `y`; `x` is their left, middle or right, and `room` what they may take."""

    x: float
    y: float
    said: Said
    align: str
    room: float
    size: int = WORD
    strong: bool = False


Mark = Area | Stroke | Dot | Word


def ticks(most: int, about: int = 4) -> tuple[int, ...]:
    """Round numbers (1, 2 or 5 with noughts) from 0 to the first that is not below `most`, about so many."""
    step, noughts = 1, 1
    while step * about < most:
        step, noughts = _next_step(step, noughts)
    return tuple(range(0, max(1, -(-most // step)) * step + 1, step))


def _next_step(step: int, noughts: int) -> tuple[int, int]:
    place = STEPS.index(step // noughts) + 1
    return (STEPS[place] * noughts, noughts) if place < len(STEPS) else (10 * noughts, 10 * noughts)


def spread(minutes: Sequence[int]) -> tuple[int, ...]:
    """Least, quarter, middle, three quarters and most of some minutes, each one of them; of none nothing."""
    ranked = sorted(minutes)
    return tuple(ranked[(len(ranked) - 1) * k // 4] for k in range(5)) if ranked else ()


def height(chart: Chart) -> float:
    """How high a chart wants to be, in units."""
    match chart:
        case Ranked(bars):
            return ROW * max(1, len(bars))
        case Spreads(rows):
            return 38 * max(1, len(rows)) + AXIS
    return 150.0


def places(chart: Chart, wide: float, high: float) -> tuple[tuple[float, float, float, float], ...]:
    """Where each bar, row or point of a chart may be touched: left, top, width and height in units."""
    match chart:
        case Columns(things):
            left, count, across = 0.0, len(things), True
        case Curve(things):
            left, count, across = AXIS_ROOM, len(things), True
        case Ranked(things):
            left, count, across = 0.0, len(things), False
        case Spreads(rows):
            left, count, across, high = 0.0, len(rows), False, high - AXIS
    each = ((wide - left) if across else high) / max(1, count)
    if across:
        return tuple((left + k * each, 0.0, each, high) for k in range(count))
    return tuple((0.0, k * each, wide, each) for k in range(count))


def _columns(chart: Columns, wide: float, high: float) -> Iterator[Mark]:
    top = max((bar.value for bar in chart.bars), default=0)
    floor, each = high - AXIS, wide / max(1, len(chart.bars))
    yield Stroke(0, floor, wide, floor, Line.AXIS)
    for k, bar in enumerate(chart.bars):
        middle, thick = each * (k + 0.5), min(44.0, 0.62 * each)
        tall = (floor - HEADROOM) * bar.value / top if top > 0 else 0.0
        if tall > 0:
            fill = Fill.STRONG if bar.value == top else Fill.PLAIN
            yield Area(middle - thick / 2, floor - tall, thick, tall, fill)
        yield Word(middle, floor - tall - 9, bar.shown, "centre", each, WORD, strong=True)
        yield Word(middle, floor + 13, bar.label, "centre", each, SMALL)


def _ranked(chart: Ranked, wide: float, high: float) -> Iterator[Mark]:
    top = max((abs(bar.value) for bar in chart.bars), default=0)
    each, names = high / max(1, len(chart.bars)), min(MOST_NAMES, NAMES * wide)
    room = wide - names - SHOWN
    for k, bar in enumerate(chart.bars):
        y = each * (k + 0.5)
        yield Word(0, y, bar.label, "left", names - 8)
        long, thick = (room * abs(bar.value) / top if top else 0.0), min(16.0, 0.6 * each)
        if long > 0:
            # What went back is hollow: it is no bar of what came in.
            fill = Fill.HOLLOW if bar.value < 0 else Fill.PLAIN
            yield Area(names, y - thick / 2, long, thick, fill)
        yield Word(wide, y, bar.shown, "right", SHOWN - 8, WORD, strong=True)


def _spreads(chart: Spreads, wide: float, high: float) -> Iterator[Mark]:
    axis = ticks(max((row.five[-1] for row in chart.rows if row.five), default=0))
    names, floor = min(MOST_NAMES, NAMES * wide), high - AXIS
    scale = (wide - names - 16) / axis[-1]
    for tick in axis:
        x = names + tick * scale
        yield Stroke(x, 0, x, floor, Line.GRID)
        yield Word(x, floor + 13, f"{tick}", "centre", 40, SMALL)
    each = floor / max(1, len(chart.rows))
    for k, row in enumerate(chart.rows):
        yield Word(0, each * (k + 0.5), row.label, "left", names - 12)
        yield from _box(row.five, names, each * (k + 0.5), scale)


def _box(five: tuple[int, ...], left: float, y: float, scale: float) -> Iterator[Mark]:
    if not five:
        return
    least, low, middle, high, most = (left + minutes * scale for minutes in five)
    yield Stroke(least, y, most, y, Line.CURVE)
    yield Area(low, y - 8, max(2.0, high - low), 16, Fill.HOLLOW)
    yield Stroke(middle, y - 8, middle, y + 8, Line.MIDDLE)
    yield Dot(most, y, 6, Fill.STRONG)


def _curve(chart: Curve, wide: float, high: float) -> Iterator[Mark]:
    values = [point.value for point in chart.points]
    axis = ticks(-(-max([*values, 0]) // chart.per), 3)
    left, floor = AXIS_ROOM, high - AXIS
    scale = (floor - HEADROOM) / (axis[-1] * chart.per)
    for tick in axis:
        y = floor - tick * chart.per * scale
        yield Stroke(left, y, wide, y, Line.GRID if tick else Line.AXIS)
        yield Word(left - 8, y, f"{tick:,}", "right", left - 10, SMALL)
    if values:
        mean = floor - max(0, sum(values)) / len(values) * scale
        yield Stroke(left, mean, wide, mean, Line.MEAN)
    yield from _through(chart.points, left, wide, floor, scale)


def _through(
    points: Sequence[Counted], left: float, wide: float, floor: float, scale: float
) -> Iterator[Mark]:
    each = (wide - left) / max(1, len(points))
    places = [(left + each * (k + 0.5), floor - max(0, p.value) * scale) for k, p in enumerate(points)]
    for (x1, y1), (x2, y2) in pairwise(places):
        yield Stroke(x1, y1, x2, y2, Line.CURVE)
    every = max(1, -(-30 // max(1, int(each))))
    last = len(points) - 1
    for k, (point, (x, y)) in enumerate(zip(points, places, strict=True)):
        yield Dot(x, y, 8, Fill.HOLLOW if point.marked else Fill.STRONG)
        if (last - k) % every == 0:
            yield Word(x, floor + 13, point.label, "centre", each * every, SMALL, strong=k == last)
        if k == last and point.shown:
            yield Word(wide, y - 13, point.shown, "right", 120, WORD, strong=True)


_DRAWN: Mapping[type, Callable[[Any, float, float], Iterator[Mark]]] = {
    Columns: _columns,
    Ranked: _ranked,
    Spreads: _spreads,
    Curve: _curve,
}


def drawn(chart: Chart, wide: float, high: float) -> Iterator[Mark]:
    """The marks of a chart in a place of so many units."""
    return _DRAWN[type(chart)](chart, wide, high)
