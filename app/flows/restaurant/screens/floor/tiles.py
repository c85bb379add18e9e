"""How the floor's tables stand on its tiles: name, who, since when, what is next."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from app.flows.restaurant.facts.kinds import ClearingTick, TableState
from app.flows.restaurant.facts.plan import TableShape
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.facts.views import Floor, Tile
from app.flows.restaurant.flow import STEP_TITLES
from app.flows.restaurant.rules.suggesting import FEATURES
from app.flows.restaurant.screens.words import STATES
from app.kernel.names import search_terms
from app.kernel.text import T, Text
from app.widgets.floor import Section
from app.widgets.paint import Tag
from app.widgets.plan import Spot
from app.widgets.theme import Said
from app.widgets.tiles import Shape, TableTile

SHAPES = {TableState.FREE: Shape.FREE, TableState.CLOSED: Shape.CLOSED}
SHOWN = (
    TableState.FREE,
    TableState.BOOKED,
    TableState.SEATED,
    TableState.DINING,
    TableState.BILL,
    TableState.PAID,
    TableState.TO_CLEAR,
)
"""The states that are counted above the floor."""


def sections(floor: Floor, area: str = "") -> tuple[Section, ...]:
    """The floor by its areas, in its own order; one area alone if it is named."""
    by_area: dict[str, list[Tile]] = {}
    for tile in floor.tiles:
        if area in ("", tile.area):
            by_area.setdefault(tile.area, []).append(tile)
    return tuple(_section(name, tiles, floor.at) for name, tiles in by_area.items())


def counts(floor: Floor) -> tuple[Tag, ...]:
    """How many tables are in each state."""
    found = Counter(tile.state for tile in floor.tiles)
    return tuple(
        Tag(T("{state} {n}", "count", state=STATES[state].word, n=found[state]), tag.hue, tag.icon)
        for state in SHOWN
        if (tag := STATES[state]) and found[state]
    )


def areas(floor: Floor) -> tuple[str, ...]:
    """The areas of the floor, in its order."""
    return tuple(dict.fromkeys(tile.area for tile in floor.tiles))


def spots(floor: Floor) -> dict[str, Spot]:
    """Where the tables stand that are drawn on a plan (RST-01)."""
    return {
        tile.table: Spot(at.x, at.y, at.w, at.h, at.shape is TableShape.ROUND)
        for tile in floor.tiles
        if (at := tile.stand)
    }


def tile_shown(tile: Tile, now: datetime) -> TableTile:
    """A table as its tile shows it."""
    state = tile.state
    booked = state is TableState.BOOKED
    return TableTile(
        id=tile.table,
        name=tile.called,
        tag=STATES[state],
        seats=tile.seats,
        who=_who(tile),
        since=tile.since if state not in (TableState.FREE, TableState.CLOSED, TableState.BOOKED) else None,
        time=T("{at:time}", at=tile.next.at) if booked and tile.next and not tile.next.shut else "",
        right=_right(tile, now),
        done=tile.served / tile.dishes if state is TableState.DINING and tile.dishes else None,
        late=_late(tile, now),
        foot=_foot(tile),
        next=_next(tile),
        shape=SHAPES.get(state, Shape.FILLED),
        find=_find(tile),
    )


def _section(name: str, tiles: Sequence[Tile], now: datetime) -> Section:
    parties = {
        tile.sitting: tile.guests for tile in tiles if tile.sitting and tile.state is not TableState.TO_CLEAR
    }
    seated = sum(parties.values())
    told: dict[str, Any] = {"tables": len(tiles), "seated": seated}
    rooms = all(tile.room for tile in tiles)
    note = (
        T("{tables} rooms · {seated} seated", **told)
        if rooms
        else T("{tables} tables · {seated} seated", **told)
    )
    return Section(name, name, note, tuple(tile_shown(tile, now) for tile in tiles))


def _who(tile: Tile) -> Said:
    booked = tile.state is TableState.BOOKED and tile.next is not None
    if tile.shut or (booked and tile.next and tile.next.shut):
        return ""  # a VIP whom others receive: neither who nor how many (RST-51)
    match tile.state:
        case TableState.FREE | TableState.CLOSED:
            return ""
        case TableState.TO_CLEAR:
            return T("left {at:time}", at=tile.since) if tile.since else ""
        case TableState.BOOKED if tile.next:
            return _in_short(tile.next.guest, tile.next.guests)
    if tile.further:
        return T("with {tables:list}", tables=list(tile.beside))
    who = _in_short(tile.guest, tile.guests)
    return T("{who} · and {tables:list}", who=who, tables=list(tile.beside)) if tile.beside else who


def named(guest: str | None, guests: int) -> Text:
    """A party in one line: who, and how many."""
    return T("{guest} · {n} guests", guest=guest or T("Walk-in"), n=guests)


def _in_short(guest: str | None, guests: int) -> Text:
    """The same on a tile, where every letter counts."""
    return T("{guest} · {n} pax", guest=guest or T("Walk-in"), n=guests)


def _right(tile: Tile, now: datetime) -> Said:
    if tile.shut:
        return ""
    match tile.state:
        case TableState.BOOKED if tile.next and not tile.next.shut and tile.next.at > now:
            return T("in {n} min", n=_minutes(now, tile.next.at))
        case TableState.SEATED:
            return _before_the_order(tile)
        case TableState.DINING if tile.dishes:
            return T("{served}/{dishes} dishes", served=tile.served, dishes=tile.dishes)
        case TableState.BILL if tile.due is not None:
            return T("{due:money}", due=tile.due)
        case TableState.TO_CLEAR:
            return T("{done}/{of} cleared", done=tile.cleared, of=len(ClearingTick))
    return ""


def _before_the_order(tile: Tile) -> Text:
    if tile.step == Sitting.ORDERING:
        return T("ordering", "step")
    return T("tea asked") if tile.tea_asked else T("no tea yet")


def _late(tile: Tile, now: datetime) -> Said:
    if tile.late and tile.next and not tile.next.shut:
        return T("{n} min late", n=_minutes(tile.next.at, now))
    if tile.alone and tile.attended:
        return T("{n} min alone", n=_minutes(tile.attended, now))
    return ""


def _foot(tile: Tile) -> Said:
    if tile.state is not TableState.FREE:
        return ""
    if tile.next:
        return T("free until {at:time}", at=tile.next.at)
    features = [FEATURES[feature] for feature in sorted(tile.features)]
    return T("{features:list}", features=features) if features else T("free all evening")


def _next(tile: Tile) -> Said:
    """The line of large tiles: who waits on them, and at which step they are."""
    if tile.step is None:
        return ""
    step = STEP_TITLES[tile.step]
    return T("{waiter} · {step}", waiter=tile.waiter, step=step) if tile.waiter else step


def _find(tile: Tile) -> tuple[str, ...]:
    """Other words that jump here: the number, the table's name and the guest's."""
    guest = tile.guest or (tile.next.guest if tile.next else None)
    return tuple(filter(None, (tile.table, tile.name, guest)))


def spelled(tile: TableTile) -> list[str]:
    """The same words by their initials and their sound."""
    return [term.text for name in tile.find for term in search_terms(name)]


def _minutes(start: datetime, end: datetime) -> int:
    return max(0, int((end - start).total_seconds() // 60))
