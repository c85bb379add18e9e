"""A party's evening as steps, each one command: what the sample day and whole replayed evenings are made of."""

from collections.abc import Generator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from app.counter.scripts import Script, Step
from app.counter.settings import Settings
from app.flows.restaurant.facts.care import Mark
from app.flows.restaurant.facts.kinds import (
    AT_ONCE,
    FRUIT_CALL,
    HOT_CALL,
    PER_PERSON,
    STAPLE_CALL,
    AtServing,
    ClearingTick,
    Confirmed,
    Course,
    FarewellTick,
    Ground,
    Pricing,
    RoomTick,
    ServingPlace,
)
from app.flows.restaurant.rules.allergens import allergens_in
from app.flows.restaurant.rules.billing import FULL
from app.flows.restaurant.rules.care import towels_are_given
from app.flows.restaurant.rules.cellar import UNITS
from app.flows.restaurant.sample.party import Order, Party, due, payments


def evening(party: Party) -> Script:
    """The whole evening of a party, from its seat to the free table."""
    say = _Teller(party)
    sitting = yield from _arriving(say)
    lines = yield from _ordering(say, sitting)
    yield from _serving(say, sitting, lines)
    yield from _leaving(say, sitting)


class _Teller:
    """Numbers the steps of a party and keeps its clock."""

    def __init__(self, party: Party) -> None:
        self.party, self.at = party, party.arrives
        self._n = 0

    def step(self, by: str, act: str, *, after: float = 0, **args: Any) -> Step:
        """The next step, so many minutes after the one before."""
        self.at += timedelta(minutes=after)
        self._n += 1
        return Step(f"{self.party.id}-{self._n:02}", self.at, by, f"restaurant.{act}", args)

    def later(self, at: datetime) -> None:
        """Wait until a time that has not passed."""
        self.at = max(self.at, at)


def _arriving(say: _Teller) -> Generator[Step, Any, Any]:
    party, crew, place = say.party, say.party.crew, say.party.table
    if place is None:
        raise ValueError(f"party {party.id} has no table")
    told = {"fee_told": place.fee} if place.fee else {}
    if party.booking:
        sitting: Any = party.booking
        yield say.step(crew.host, "greet_party", sitting=sitting)
        seat = {"sitting": sitting, "table": place.id, "guests": party.guests, "waiter": crew.waiter}
        yield say.step(crew.host, "seat_party", after=1, **seat, **told)
    else:
        seat = {"table": place.id, "guests": party.guests, "waiter": crew.waiter, "name": party.name}
        room = {"wants_room": party.wants_room}
        sitting = (yield say.step(crew.host, "seat_walk_in", **seat, **room, **told)).sitting
    if place.room:
        for item in RoomTick:
            yield say.step(crew.waiter, "tick_room", after=0.2, sitting=sitting, item=item.value)
    asked = {"taboos": party.taboos} if party.taboos else {"no_taboos": True}
    tea = {"tea": party.tea.id, "pots": 1} if party.tea else {"tea": None}
    yield say.step(crew.waiter, "ask_tea", after=2, sitting=sitting, **tea, **asked)
    if party.tea:
        yield _acknowledged(say, sitting)
    return sitting


def _acknowledged(say: _Teller, sitting: Any) -> Step:
    """The kitchen scans what it got."""
    return say.step(say.party.crew.waiter, "acknowledge_all_slips", after=0.5, sitting=sitting)


def _ordering(say: _Teller, sitting: Any) -> Generator[Step, Any, list[tuple[Order, Any]]]:
    captain = say.party.crew.captain
    order = (yield say.step(captain, "begin_order", after=4, sitting=sitting)).order
    on = {"sitting": sitting, "order": order}
    lines: list[tuple[Order, Any]] = []
    for wanted in say.party.orders:
        line = yield from _line(say, on, wanted)
        lines.append((wanted, line))
    yield say.step(captain, "confirm_order", after=1, **on, how=Confirmed.SPOKEN.value)
    yield say.step(captain, "send_order", after=0.5, **on, portions_agreed=True)
    yield _acknowledged(say, sitting)
    return lines


def _line(say: _Teller, on: Mapping[str, Any], wanted: Order) -> Generator[Step, Any, Any]:
    captain = say.party.crew.captain
    asked = {"request": wanted.request} if wanted.request else {}
    if wanted.dish.allergens & allergens_in(say.party.taboos or ""):
        asked["warned"] = say.party.name
    told = {"dish": wanted.dish.id, "quantity": wanted.quantity, "at_once": wanted.at_once}
    line = (yield say.step(captain, "add_line", after=0.4, **on, **told, **asked)).line
    if wanted.agreed is not None:
        yield say.step(captain, "agree_day_price", after=0.2, **on, line=line, price=wanted.agreed)
    if wanted.grams is not None:
        yield say.step(captain, "agree_weight", after=0.5, **on, line=line, grams=wanted.grams)
    if wanted.request:
        yield say.step(captain, "read_back", after=0.1, **on, line=line)
    return line


def _serving(say: _Teller, sitting: Any, lines: Sequence[tuple[Order, Any]]) -> Script:
    party, waiter = say.party, say.party.crew.waiter
    if any(order.dish.lays for order, _ in lines):
        yield say.step(waiter, "lay_ready", after=3, sitting=sitting)
    yield say.step(waiter, "ask_to_table", after=2, sitting=sitting)
    for order, line in lines:
        if order.dish.bottle:
            for act in ("show_bottles", "open_bottles"):
                yield say.step(waiter, act, after=1, sitting=sitting, line=line, quantity=order.quantity)
    first = [one for one in lines if one[0].dish.course in AT_ONCE and not one[0].dish.bottle]
    yield from _brought(say, sitting, first, 3)
    early = [one for one in lines if one[0].at_once and one[0].dish.course not in AT_ONCE]
    yield from _brought(say, sitting, early, 7)
    yield from _pour(say, sitting, lines)
    if party.plans:
        yield say.step(waiter, "plan_call", after=1, sitting=sitting, at=party.calls.isoformat())
    yield from _calling(say, sitting, lines)


def _calling(say: _Teller, sitting: Any, lines: Sequence[tuple[Order, Any]]) -> Script:
    party, waiter = say.party, say.party.crew.waiter
    meal = party.pays - max(party.calls, say.at)
    for k, (act, courses) in enumerate(CALLS):
        called = [one for one in lines if one[0].held and one[0].dish.course in courses]
        if not called:
            continue
        say.later(party.calls + meal * k / 3)
        yield say.step(waiter, act, sitting=sitting, ground=Ground.CONSENT.value)
        yield _acknowledged(say, sitting)
        yield from _pour(say, sitting, lines)
        if courses is FRUIT_CALL:
            yield say.step(waiter, "clear_away", after=2, sitting=sitting)
        for n, one in enumerate(called):
            yield from _brought(say, sitting, [one], 6 if n == 0 else 2)
        yield from _marks(say, sitting, *AFTER[act])


def _brought(say: _Teller, sitting: Any, some: Sequence[tuple[Order, Any]], after: float) -> Script:
    """Dishes are put on the table, and what comes before them is seen to."""
    if not some:
        return
    waiter, dishes = say.party.crew.waiter, [order.dish for order, _ in some]
    for dish, (_, line) in zip(dishes, some, strict=True):
        if dish.pricing is Pricing.PERSON and dish.course in PER_PERSON:
            for item in (AtServing.CLEARED, AtServing.LAID):
                yield say.step(waiter, "tick_place", sitting=sitting, line=line, item=item.value)
    if any(dish.course is Course.FRUIT for dish in dishes):
        yield say.step(waiter, "lay_fruit_plates", sitting=sitting)
    told: dict[str, Any] = {"portioned": True} if any(dish.in_pieces for dish in dishes) else {}
    if any(dish.course is Course.COLD for dish in dishes):
        told["place"] = ServingPlace.DEPUTY_HOST.value
    lines = [line for _, line in some]
    yield say.step(waiter, "serve_dishes", after=after, sitting=sitting, lines=lines, **told)


def _pour(say: _Teller, sitting: Any, lines: Sequence[tuple[Order, Any]]) -> Script:
    """Tea is added and drinks are poured; in the cold season with hot towels."""
    drinks = any(order.dish.course is Course.DRINK for order, _ in lines)
    towels = towels_are_given(say.at, Settings({}, "A1"))
    yield from _marks(
        say, sitting, Mark.TEA, *([Mark.DRINK] if drinks else []), *([Mark.TOWEL] if towels else [])
    )


def _marks(say: _Teller, sitting: Any, *marks: Mark) -> Script:
    for mark in marks:
        yield say.step(say.party.crew.waiter, "mark_service", after=0.2, sitting=sitting, mark=mark.value)


AFTER: Mapping[str, tuple[Mark, ...]] = {
    "call_hot_dishes": (Mark.BONE_PLATES, Mark.SOUP_BOWLS),
    "call_staples": (Mark.GLASSES, Mark.FRUIT_LAID, Mark.HOT_TEA),
    "call_fruit": (Mark.HOT_TEA,),
}
"""What the waiter does once a call is on the table."""
CALLS = (
    ("call_hot_dishes", HOT_CALL),
    ("call_staples", STAPLE_CALL),
    ("call_fruit", FRUIT_CALL),
)


def _leaving(say: _Teller, sitting: Any) -> Script:
    party, crew = say.party, say.party.crew
    say.later(party.pays)
    if any(order.dish.course is Course.DRINK and order.dish.unit in UNITS for order in party.orders):
        yield say.step(crew.waiter, "count_bottles", sitting=sitting)
    bill = (yield say.step(crew.waiter, "ask_for_bill", sitting=sitting)).bill
    on = {"sitting": sitting, "bill": bill}
    if party.discount != FULL:
        yield say.step(crew.cashier, "give_discount", after=0.5, **on, discount=party.discount, why="会员")
    paid = payments(party, due(party))
    yield say.step(crew.cashier, "settle", after=1.5, **on, payments=paid)
    for item in FarewellTick:
        yield say.step(crew.waiter, "tick_farewell", after=0.3, sitting=sitting, item=item.value)
    yield say.step(crew.waiter, "see_off", after=1, sitting=sitting)
    first = ClearingTick.DEVICES.value
    yield say.step(crew.waiter, "tick_clearing", after=1, sitting=sitting, item=first)
    yield say.step(crew.waiter, "clear_rest", after=8, sitting=sitting)
