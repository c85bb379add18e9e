"""The plan of the floor: where a table stands that nobody has put anywhere, how it is moved and sized (RST-01)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.flows.restaurant.facts.floor import TableFacts
from app.flows.restaurant.facts.plan import FURTHEST, LARGEST, SMALLEST, Stand, TableShape
from app.kernel.fields import Label
from app.kernel.refusal import No

ROW = 46
"""Steps: a row of tables that nobody has put anywhere goes on below where it would be longer."""
_SIDES = {TableShape.ROUND: (5, 5), TableShape.SQUARE: (4, 4), TableShape.LONG: (6, 4)}
_FEW, _SOME = 4, 6
"""Guests at a square table, and at a long one; more of them sit at a round one."""


def placed(tables: Iterable[TableFacts]) -> dict[str, Stand]:
    """Where the tables of one area stand; those without a place in rows below the others, in their order."""
    known = list(tables)
    found: dict[str, Stand] = {table.id: table.stand for table in known if table.stand}
    x, y, low = 0, max((one.y + one.h + 1 for one in found.values()), default=0), 0
    for table in known:
        if table.stand:
            continue
        shape = shape_for(table.seats)
        w, h = _SIDES[shape]
        if x and x + w > ROW:
            x, y, low = 0, y + low + 1, 0
        found[table.id] = Stand(x, min(y, FURTHEST), w, h, shape)
        x, low = x + w + 1, max(low, h)
    return found


def shape_for(seats: int) -> TableShape:
    """The usual shape of a table for so many."""
    if seats <= _FEW:
        return TableShape.SQUARE
    return TableShape.LONG if seats <= _SOME else TableShape.ROUND


def put(stand: Stand, x: int, y: int) -> Stand:
    """The same table elsewhere; it stays on the grid."""
    return replace(stand, x=min(max(x, 0), FURTHEST), y=min(max(y, 0), FURTHEST))


def sized(stand: Stand, w: int, h: int) -> Stand:
    """The same table in another size. Only a long one has two sides that differ: of the others the side that was changed counts."""
    w, h = (min(max(side, SMALLEST), LARGEST) for side in (w, h))
    if stand.shape is not TableShape.LONG:
        w = h = h if w == stand.w else w
    return replace(stand, w=w, h=h)


def shaped(stand: Stand, shape: TableShape) -> Stand:
    """The table in another shape, in the size that is usual for it."""
    w, h = _SIDES[shape]
    return replace(stand, shape=shape, w=w, h=h)


def overlapping(stands: Mapping[str, Stand]) -> frozenset[str]:
    """The tables of one area that stand where another one stands."""
    known = list(stands.items())
    found: set[str] = set()
    for n, (id, one) in enumerate(known):
        for other, second in known[n + 1 :]:
            if one.meets(second):
                found |= {id, other}
    return frozenset(found)


# -- guards of the plan -----------------------------------------------------------------------------


def each_has_one_place(tables: Sequence[TableFacts], stood: Sequence[Stand]) -> No | None:
    """As many places as tables, and each table once."""
    if len(tables) == len(stood) and len({table.id for table in tables}) == len(tables):
        return None
    return No("Each table is put in one place.")


def tables_are_of_the_area(tables: Sequence[TableFacts], area: Label) -> No | None:
    """A plan is drawn of one area; a table that has gone to another one stands on its plan."""
    other = next((table for table in tables if table.area != area), None)
    if other is None:
        return None
    return No(
        "{table} belongs to “{now}” now, not to “{area}”. Look again, then draw.",
        {"table": other.called, "now": other.area, "area": area},
    )


def sides_fit_the_shape(stood: Sequence[Stand]) -> No | None:
    """A round table and a square one are as wide as they are high."""
    if all(one.shape is TableShape.LONG or one.w == one.h for one in stood):
        return None
    return No("A round table and a square one are as wide as they are high. Make it a long one.")


def none_overlap(tables: Iterable[TableFacts]) -> No | None:
    """No two tables of an area stand in one place; both are named."""
    named = {str(table.id): table for table in tables}
    stands = {id: table.stand for id, table in named.items() if table.stand}
    over = sorted(overlapping(stands))
    if not over:
        return None
    first = over[0]
    second = next(id for id in over[1:] if stands[first].meets(stands[id]))
    return No(
        "{table} and {other} stand on each other. Draw one of them to a free place, then keep the plan.",
        {"table": named[first].called, "other": named[second].called},
    )
