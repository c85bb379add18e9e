"""Charts: round ticks, and the same marks on the screen and on paper (RST-61)."""

from datetime import UTC, datetime
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as raw
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from app.kernel.chart import (
    Area,
    Chart,
    Columns,
    Counted,
    Curve,
    Dot,
    Fill,
    Mark,
    Ranked,
    Spread,
    Spreads,
    Stroke,
    Word,
    drawn,
    height,
    places,
    spread,
    ticks,
)
from app.kernel.text import T
from app.paper.frozen import from_json, to_json
from app.paper.layout import laid_out
from app.paper.layout.sheets.plots import UNIT
from app.paper.model import Format, Letterhead, Paper, Plot, Plots, Print
from app.paper.pages import MEASURES
from app.widgets.chart import paint_chart
from app.widgets.paint import Ink
from app.widgets.theme import Look
from tests.paper.reading import read
from tests.widgets.conftest import worn

__all__ = ["worn"]
MM = 72 / 25.4
WIDE = (MEASURES[Format.A4].wide - 30) * MM / UNIT
AT = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
HOURS = Columns(tuple(Counted(f"{h}", n, f"{n}") for h, n in ((11, 34), (12, 61), (17, 0), (18, 84))))
MONEY = Ranked((Counted("热菜", 2_148_000, "21,480.00"), Counted(T("Cash"), -972_400, "−9,724.00")))
WAITS = Spreads((Spread("点单→首菜", (3, 6, 8, 10, 19)), Spread("买单→清台")))
DAYS = Curve(tuple(Counted(f"{d}", d * 31_000, f"{d}", marked=d % 7 == 0) for d in range(1, 15)), 100)
CHARTS: tuple[Chart, ...] = (HOURS, MONEY, WAITS, DAYS)


def paper(chart: Chart) -> Paper:
    blocks = (Plots((Plot("", chart),)),)
    return Paper("DR", "DR-A1-261123-0001", T("Cash"), Format.A4, blocks, Letterhead("松筠楼"))


def marks(chart: Chart) -> list[Mark]:
    return list(drawn(chart, WIDE, height(chart)))


def boxes(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of each filled path of a page, in points from its top left."""
    document = pypdfium2.PdfDocument(pdf)
    page, found = document[0], []
    for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = one.get_bounds()
        found.append((left, page.get_height() - top, right, page.get_height() - bottom))
    document.close()
    return found


@given(st.integers(0, 10**12), st.integers(2, 8))
def test_ticks_are_round_even_and_reach_the_most(most: int, about: int) -> None:
    found = ticks(most, about)
    [step] = {b - a for a, b in pairwise(found)}
    assert found[0] == 0
    assert found[-1] >= most
    assert len(found) <= about + 1
    assert str(step).rstrip("0") in ("1", "2", "5")


@given(st.lists(st.integers(0, 300), max_size=40))
def test_a_spread_is_five_of_the_minutes_in_their_order(minutes: list[int]) -> None:
    five = spread(minutes)
    assert len(five) == (5 if minutes else 0)
    assert list(five) == sorted(five)
    assert set(five) <= set(minutes)
    assert not minutes or (five[0], five[-1]) == (min(minutes), max(minutes))


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: type(chart).__name__)
def test_every_mark_lies_in_its_place_and_every_bar_bears_its_figure(chart: Chart) -> None:
    high = height(chart)
    for mark in marks(chart):
        if isinstance(mark, Area):
            assert 0 <= mark.x <= mark.x + mark.w <= WIDE + 0.01
            assert 0 <= mark.y <= mark.y + mark.h <= high + 0.01
    said = [mark.said for mark in marks(chart) if isinstance(mark, Word)]
    if isinstance(chart, Columns | Ranked):
        assert all(bar.shown in said and bar.label in said for bar in chart.bars)


@pytest.mark.rule("RST-61")
@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: type(chart).__name__)
def test_screen_and_paper_have_the_same_geometry(chart: Chart, worn: Look) -> None:
    """Each filled area and dot is found on both where the chart says, and each word on paper."""
    filled = [m for m in marks(chart) if isinstance(m, Area | Dot)]
    made = Print(1, AT, "A1", "wu")
    pdf = laid_out(from_json(to_json(paper(chart))), made)
    places = boxes(pdf)
    image = QImage(round(WIDE) + 1, round(height(chart)), QImage.Format.Format_RGB32)
    image.fill(worn.colour("surface"))
    painter = QPainter(image)
    paint_chart(Ink(painter, worn), QRectF(0, 0, WIDE, height(chart)), chart)
    painter.end()
    for mark in filled:
        left, top, right, bottom = _box(mark)
        x = round((left + right) / 2)
        if mark.fill is not Fill.HOLLOW:
            inside = image.pixelColor(x, round((top + bottom) / 2))
            assert inside != worn.colour("surface"), mark
        assert any(_same(place, mark) for place in places), (mark, places)
    text = read(pdf, words_only=True).text
    for word in (m.said for m in marks(chart) if isinstance(m, Word) and isinstance(m.said, str)):
        assert word in text


def _box(mark: Area | Dot) -> tuple[float, float, float, float]:
    if isinstance(mark, Area):
        return mark.x, mark.y, mark.x + mark.w, mark.y + mark.h
    half = mark.side / 2
    return mark.x - half, mark.y - half, mark.x + half, mark.y + half


def _same(place: tuple[float, float, float, float], mark: Area | Dot) -> bool:
    """Whether a path of the page is the mark: by its left edge and its size, within half a point."""
    left, top, right, bottom = _box(mark)
    wide, high = (right - left) * UNIT, (bottom - top) * UNIT
    at = MEASURES[Format.A4].margins[3] * MM + left * UNIT
    return (
        abs(place[0] - at) < 0.5
        and abs(place[2] - place[0] - wide) < 0.7
        and abs(place[3] - place[1] - high) < 0.7
    )


def test_a_stroke_of_the_curve_joins_each_two_days() -> None:
    lines = [m for m in marks(DAYS) if isinstance(m, Stroke) and m.line == "curve"]
    assert len(lines) == len(DAYS.points) - 1
    assert all((a.x2, a.y2) == (b.x1, b.y1) for a, b in pairwise(lines))


@pytest.mark.rule("VOL-40")
@pytest.mark.parametrize("chart", CHARTS)
def test_what_a_chart_shows_may_be_touched_where_it_is_drawn(chart: Chart) -> None:
    """Each bar lies within its own place, and no two places share anything."""
    found = places(chart, 400, 200)
    things = (
        chart.rows if isinstance(chart, Spreads) else chart.points if isinstance(chart, Curve) else chart.bars
    )
    assert len(found) == len(things)
    for (x, y, w, h), (x2, y2, _, _) in pairwise(found):
        assert (x2, y2) in ((pytest.approx(x + w), y), (x, pytest.approx(y + h)))
    middles = [
        (mark.x + mark.w / 2, mark.y + mark.h / 2)
        for mark in drawn(chart, 400, 200)
        if isinstance(mark, Area)
    ]
    inside = [sum(x <= a <= x + w and y <= b <= y + h for x, y, w, h in found) for a, b in middles]
    assert inside == [1] * len(middles)
