"""The plan of an area as a manager draws it (RST-01)."""

from dataclasses import replace
from typing import Annotated, Any

from annotated_types import MaxLen, MinLen
from sqlalchemy import bindparam, update

from app.counter.doing import Doing
from app.flows.restaurant.facts.ids import TableId
from app.flows.restaurant.facts.plan import Stand
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.floor import TableRow
from app.flows.restaurant.queries.loaders import TABLES
from app.flows.restaurant.queries.reading import table_facts
from app.flows.restaurant.rules import plan
from app.kernel.command import does
from app.kernel.fields import Label
from app.kernel.refusal import Refused
from app.store.base import table_of

MOST = 500
"""Tables that are put in their places at once."""

_of_area = TABLES.where(TableRow.area == bindparam("area")).order_by(TableRow.id).with_for_update(of=TableRow)
_stands = (
    update(table_of(TableRow))
    .where(TableRow.id == bindparam("i"))
    .values({c: bindparam(f"n_{c}") for c in ("x", "y", "w", "h", "shape")})
)


@does(FLOW)
def draw_plan(
    do: Doing,
    area: Label,
    tables: Annotated[tuple[TableId, ...], MinLen(1), MaxLen(MOST)],
    stood: Annotated[tuple[Stand, ...], MinLen(1), MaxLen(MOST)],
) -> None:
    """Put tables of one area in their places; `stood` holds a place for each. None may stand on another."""
    places = dict(zip(tables, stood, strict=True))
    there = [table_facts(row) for row in do.db.execute(_of_area, {"area": area})]
    if no := plan.none_overlap(replace(one, stand=places.get(one.id, one.stand)) for one in there):
        raise Refused(no)
    do.db.execute(_stands, [_row(table, one) for table, one in places.items()])


def _row(table: TableId, one: Stand) -> dict[str, Any]:
    at = {"x": one.x, "y": one.y, "w": one.w, "h": one.h, "shape": one.shape.value}
    return {"i": table} | {f"n_{column}": value for column, value in at.items()}
