"""The floor and the menu: tables, dishes, portions (RST-01, 11, 12)."""

from typing import Any

from sqlalchemy import func, select

from app.counter.doing import Doing
from app.flows.restaurant.commands.arguments import Left, OfDish, OfTable
from app.flows.restaurant.commands.finding import table_found_by
from app.flows.restaurant.commands.portions import count_anew
from app.flows.restaurant.facts.tracks import OF_THE_DAY, DishId, TableId
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model import DishRow, TableRow
from app.flows.restaurant.queries.loaders import dishes, tables
from app.kernel.command import does
from app.kernel.refusal import No, Refused

_last_table = select(func.coalesce(func.max(TableRow.place), 0))
_last_dish = select(func.coalesce(func.max(DishRow.place), 0))


@does(FLOW)
def add_table(do: Doing, table: TableId, what: OfTable) -> None:
    """Put a table or private room on the floor, behind the others."""
    if tables(do.db, [table]):
        raise Refused(No("There is a table {table} already.", {"table": table}))
    place = do.db.execute(_last_table).scalar_one() + 1
    do.add(TableRow, _table(what) | {"id": table, "place": place, "closed": False})
    table_found_by(do, table, what.name)


@does(FLOW)
def change_table(do: Doing, table: TableId, what: OfTable) -> None:
    """Change what a table is; who sits there keeps the fee that they were told."""
    do.set(TableRow, {"id": table}, **_table(what))
    table_found_by(do, table, what.name)


@does(FLOW)
def close_table(do: Doing, table: TableId) -> None:
    """Take a table out of use; its bookings stay, and are given another one by hand."""
    do.set(TableRow, {"id": table}, closed=True)


@does(FLOW)
def open_table(do: Doing, table: TableId) -> None:
    """Take a closed table into use again."""
    do.set(TableRow, {"id": table}, closed=False)


@does(FLOW)
def add_dish(do: Doing, dish: DishId, what: OfDish, portions: Left | None = None) -> None:
    """Put a dish on the menu, behind the others; `portions` where they are counted."""
    if dishes(do.db, [dish]):
        raise Refused(No("There is a dish {dish} already.", {"dish": dish}))
    place = do.db.execute(_last_dish).scalar_one() + 1
    do.add(DishRow, _dish(what) | {"id": dish, "place": place, "portions": portions, "on_menu": True})


@does(FLOW)
def change_dish(do: Doing, dish: DishId, what: OfDish, on_menu: bool = True) -> None:
    """Change a dish for orders to come; lines that were ordered keep what the guest was told."""
    do.set(DishRow, {"id": dish}, **_dish(what), on_menu=on_menu)


@does(FLOW)
def limit_portions(do: Doing, dish: DishId, portions: Left | None) -> None:
    """Say how many the kitchen can still cook, beside the tickets that it has (RST-12).

    Orders that are not sent yet keep theirs of it, the first that came first. 0 is sold out (沽清), None
    means that nobody counts.
    """
    count_anew(do, dish, portions)


def _table(what: OfTable) -> dict[str, Any]:
    return {
        "name": what.name,
        "area": what.area,
        "section": what.section or what.area,
        "seats": what.seats,
        "fee": what.fee,
        "room": what.room,
        "features": " ".join(dict.fromkeys(what.features)),
    }


def _dish(what: OfDish) -> dict[str, Any]:
    if (what.price is None) != (what.pricing in OF_THE_DAY):
        raise Refused(No("A dish has a price on the menu, or one that is agreed on the day."))
    return {
        "name": what.name,
        "category": what.category,
        "course": what.course.value,
        "station": what.station,
        "pricing": what.pricing.value,
        "unit": what.unit,
        "price": what.price,
        "discountable": what.discountable,
        "in_pieces": what.in_pieces,
        "accessories": "\n".join(what.accessories),
        "minutes": what.minutes,
        "allergens": " ".join(dict.fromkeys(what.allergens)),
        "special": what.special,
    }
