"""The car with its marks, and its gauge, as papers draw them (DLR-10, 41a)."""

from collections.abc import Iterator, Sequence

from app.flows.dealership.facts.form_words import SIDES
from app.flows.dealership.facts.outline import HIGH, VIEWS, WIDE
from app.flows.dealership.facts.reception import MarkFacts
from app.kernel.text import T
from app.paper.model import Caption, Fact, Sketch, Spot

UNDER = 40
"""Beneath a side of the drawing, in its units, stands what it is."""


def drawing(marks: Sequence[MarkFacts]) -> Sketch:
    """The car from five sides, with numbered marks."""
    lines = tuple(line for view in VIEWS.values() for line in view.lines)
    spots = tuple(Spot(str(one.n), *VIEWS[one.side].at(one.x, one.y)) for one in marks)
    return Sketch(WIDE, HIGH, lines, tuple(_captions()), spots)


def gauge(fuel: int | None, battery: int | None) -> Fact:
    """Fuel in eighths, or the battery in percent."""
    if fuel is not None:
        return Fact(T("Fuel"), f"{fuel}/8")
    return Fact(T("Battery", "fuel"), f"{battery} %")


def _captions() -> Iterator[Caption]:
    for side, view in VIEWS.items():
        yield Caption(SIDES[side], view.x + view.wide // 2, view.y + view.high + UNDER // 2)
