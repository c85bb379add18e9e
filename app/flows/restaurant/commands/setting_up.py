"""The floor and the menu: tables, dishes, portions (RST-01, 11, 12)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select

from app.counter.doing import Doing
from app.flows.restaurant.commands.arguments import (
    Accessories,
    Allergens,
    Choices,
    InSets,
    Left,
    Minutes,
    OfDish,
    OfTable,
    Price,
)
from app.flows.restaurant.commands.finding import table_found_by
from app.flows.restaurant.commands.portions import count_anew
from app.flows.restaurant.commands.sets import hold_set
from app.flows.restaurant.facts.floor import DishFacts, TableFacts
from app.flows.restaurant.facts.ids import DishId, TableId
from app.flows.restaurant.facts.kinds import OF_THE_DAY, Course, Drink, Pricing, Unit
from app.flows.restaurant.facts.ways import Choice
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.floor import DishRow, TableRow
from app.flows.restaurant.queries.loaders import dishes as known_dishes
from app.flows.restaurant.queries.loaders import tables
from app.flows.restaurant.rules import sets, ways
from app.kernel.command import does
from app.kernel.fields import Label
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
    known: TableFacts = do.facts["table"]
    # On the plan of another area its place may be somebody's: there it stands in a row until it is drawn.
    moved = {} if what.area == known.area else dict.fromkeys(("x", "y", "w", "h", "shape"))
    do.set(TableRow, {"id": table}, **_table(what), **moved)
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
    if known_dishes(do.db, [dish]):
        raise Refused(No("There is a dish {dish} already.", {"dish": dish}))
    hold_set(do, what.course, what.pricing, what.dishes)
    place = do.db.execute(_last_dish).scalar_one() + 1
    do.add(DishRow, _dish(what) | {"id": dish, "place": place, "portions": portions, "on_menu": True})


@does(FLOW)
def change_dish(
    do: Doing,
    dish: DishId,
    name: Label | None = None,
    category: Label | None = None,
    course: Course | None = None,
    station: Label | None = None,
    pricing: Pricing | None = None,
    unit: Unit | None = None,
    price: Price | None = None,
    discountable: bool | None = None,
    in_pieces: bool | None = None,
    bones: bool | None = None,
    accessories: Accessories | None = None,
    minutes: Minutes | None = None,
    allergens: Allergens | None = None,
    special: bool | None = None,
    on_menu: bool | None = None,
    choices: Choices | None = None,
    drink: Drink | None = None,
    dishes: InSets | None = None,
) -> None:
    """Change a dish for orders to come; all that is left out stays as it was (RST-11).

    Lines that were ordered keep what the guest was told; an allergen more holds for them too (RST-04). `price` in fen; one that is agreed on the day has none.
    """
    facts: DishFacts = do.facts["dish"]
    told = {
        "name": name,
        "category": category,
        "course": course and course.value,
        "station": station,
        "pricing": pricing and pricing.value,
        "unit": unit,
        "price": price,
        "discountable": discountable,
        "in_pieces": in_pieces,
        "bones": bones,
        "accessories": None if accessories is None else _words(accessories),
        "minutes": minutes,
        "allergens": None if allergens is None else _codes(allergens),
        "special": special,
        "on_menu": on_menu,
        "choices": None if choices is None else ways.written(choices),
        "drink": drink and drink.value,
        "dishes": None if dishes is None else sets.written(dishes),
    }
    row: dict[str, Any] = {column: value for column, value in told.items() if value is not None}
    if pricing in OF_THE_DAY and price is None:
        row["price"] = None
    now = _with(facts, course=course, pricing=pricing, choices=choices, dishes=dishes)
    _hold_priced(now.pricing, row.get("price", facts.price), now.choices)
    if now.dishes != facts.dishes or now.pricing != facts.pricing or now.course != facts.course:
        hold_set(do, now.course, now.pricing, now.dishes)
    if row:
        do.set(DishRow, {"id": dish}, **row)


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
        "features": _codes(what.features),
    }


def _dish(what: OfDish) -> dict[str, Any]:
    _hold_priced(what.pricing, what.price, what.choices)
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
        "bones": what.bones,
        "accessories": _words(what.accessories),
        "minutes": what.minutes,
        "allergens": _codes(what.allergens),
        "special": what.special,
        "choices": ways.written(what.choices),
        "drink": what.drink.value,
        "dishes": sets.written(what.dishes),
    }


def _with(dish: DishFacts, **told: Any) -> DishFacts:
    """A dish as it will be; what was left out stays."""
    return replace(dish, **{name: value for name, value in told.items() if value is not None})


def _hold_priced(pricing: Pricing, price: int | None, choices: Sequence[Choice]) -> None:
    if (price is None) != (pricing in OF_THE_DAY):
        raise Refused(No("A dish has a price on the menu, or one that is agreed on the day."))
    if no := ways.choices_fit(choices, price):
        raise Refused(no)


def _words(several: Sequence[str]) -> str:
    return "\n".join(several)


def _codes(several: Sequence[str]) -> str:
    return " ".join(dict.fromkeys(several))
