"""The tables and dishes that scripts speak of, as the commands that make them were told."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from app.counter.settings import Settings
from app.counter.sheet_file import Grid, Limits, grids_of
from app.counter.sheet_kinds import SheetKind
from app.flows.restaurant.facts.kinds import Course, Drink, Pricing
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.sample.party import Dish, Place
from app.resources import resource


def grids(name: str) -> list[Grid]:
    """A sheet of the samples."""
    return grids_of(name, resource("samples", name).read_bytes(), Limits())


def told(kind: str, name: str) -> list[Mapping[str, Any]]:
    """What each row of a sample sheet tells its command."""
    return _told(FLOW.sheets[kind], grids(name)[0])


def told_on(day: datetime, kind: str, name: str, column: str) -> list[Mapping[str, Any]]:
    """The same, with the dates of a column moved to another day."""
    return _told(FLOW.sheets[kind], _moved(grids(name)[0], day, column))


def _told(sheet: SheetKind, grid: Grid) -> list[Mapping[str, Any]]:
    settings = Settings({}, "A1")
    heads, *rows = grid.rows
    places = {str(head): n for n, head in enumerate(heads)}
    return [_arguments(sheet, [str(cell) for cell in row], places, settings) for row in rows]


def _arguments(
    sheet: SheetKind, cells: list[str], places: Mapping[str, int], settings: Settings
) -> Mapping[str, Any]:
    values: dict[str, Any] = {}
    for column in sheet.columns:
        at = next((places[h] for h in column.headings if h in places), None)
        words = cells[at].strip().removesuffix(".0") if at is not None else ""
        values[column.name] = column.read(words, settings) if words else column.blank
    return sheet.arguments(values) if sheet.arguments else values


def places(floor: Iterable[Mapping[str, Any]]) -> list[Place]:
    """The tables of a floor."""
    found = []
    for one in floor:
        what = one["what"]
        found.append(Place(one["table"], what["seats"], what["fee"], what["room"]))
    return found


def dishes(menu: Iterable[Mapping[str, Any]]) -> dict[str, Dish]:
    """The dishes of a menu, by number."""
    return {one["dish"]: _dish(one["dish"], one["what"], one["portions"]) for one in menu}


def _dish(number: str, what: Mapping[str, Any], portions: int | None) -> Dish:
    return Dish(
        number,
        Course(what["course"]),
        Pricing(what["pricing"]),
        what["price"],
        what.get("discountable", True),
        portions,
        frozenset(what["allergens"]),
        what["drink"] is not Drink.PLAIN,
        what.get("in_pieces", False),
        bool(what.get("accessories")),
        what["unit"],
    )


def _moved(grid: Grid, day: datetime, column: str) -> Grid:
    heads, *rows = grid.rows
    at = [str(head) for head in heads].index(column)
    moved = [[*row[:at], f"{day:%Y-%m-%d}{str(row[at])[10:]}", *row[at + 1 :]] for row in rows]
    return Grid(grid.name, [heads, *moved])
