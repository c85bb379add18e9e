"""The drawn plan of the sample house: a hall between two rows of windows, and the rooms along their corridors (RST-01)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.flows.restaurant.facts.plan import Stand, TableShape
from app.flows.restaurant.sample.party import Place

WIDE, DEEP = 56, 6
"""Steps: how wide the house is, and from one row to the next."""
HALL = (
    "A02 A10 A16 A17 A19 A25 A28 A30 A32 A36",
    "A03 A05 A07 A01 A04 A18 A11 A06 A08 A42",
    "A09 A14 A13 A12 A34 A15 A38 A20 A24 A21",
    "A23 A51 A31 A29 A40 A44 A48 A22 A26 A27",
    "A47 A59 A57 A58 A33 A35 A37 A53 A56 A60",
    "A39 A41 A43 A45 A46 A49 A50 A52 A54 A55",
)
"""From the windows to the street to those to the garden: the quiet side at the left, the door at the right."""
ROOMS = (
    "V01 V02 V03 V04 V05 V06 V07",
    "V08 V09 V10 V11 V12 V13 V14",
    "V15 V16 V17 V18 V19 V20 V21",
    "V22 V23 V24",
)
_TABLES = ((4, TableShape.SQUARE, 4, 4), (6, TableShape.LONG, 4, 5), (99, TableShape.ROUND, 5, 5))
_ROOMS = ((8, 6), (12, 7), (16, 8), (99, 9))
"""Up to so many guests, so wide a room."""


def drawn(floor: Sequence[Mapping[str, Any]], places: Sequence[Place]) -> Iterator[Mapping[str, Any]]:
    """What each area's drawing tells its command."""
    known = {place.id: place for place in places}
    areas = dict.fromkeys(one["what"]["area"] for one in floor)
    for area in areas:
        of = {one["table"] for one in floor if one["what"]["area"] == area}
        stood = {id: stand for id, stand in _stands(known) if id in of}
        yield {"area": area, "tables": tuple(stood), "stood": tuple(stood.values())}


def _stands(known: Mapping[str, Place]) -> Iterator[tuple[str, Stand]]:
    for rows in (HALL, ROOMS):
        for n, row in enumerate(rows):
            yield from _in_row([known[id] for id in row.split()], n * DEEP)


def _in_row(row: Sequence[Place], y: int) -> Iterator[tuple[str, Stand]]:
    """A row from wall to wall: what is left of its width lies between its tables."""
    sizes = [_size(place) for place in row]
    spare = min(WIDE - sum(w for _, w, _ in sizes), 2 * len(row))
    x = 0
    for n, (place, (shape, w, h)) in enumerate(zip(row, sizes, strict=True)):
        yield place.id, Stand(x + n * spare // max(len(row) - 1, 1), y, w, h, shape)
        x += w


def _size(place: Place) -> tuple[TableShape, int, int]:
    if place.room:
        return TableShape.LONG, next(w for seats, w in _ROOMS if place.seats <= seats), 5
    return next((shape, w, h) for seats, shape, w, h in _TABLES if place.seats <= seats)
