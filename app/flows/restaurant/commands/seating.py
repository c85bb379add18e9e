"""迎客, 入座, 问茶: greeting, seating, the room, allergies, tea (RST-04, 10)."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import bindparam, delete

from app.counter.doing import Doing
from app.counter.staff import staff_of
from app.flows.restaurant.commands import places, slips
from app.flows.restaurant.commands.arguments import Allergens, Guests, Price
from app.flows.restaurant.commands.booking import Booked, new_sitting
from app.flows.restaurant.commands.vip import room_is_another
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.floor import TableFacts
from app.flows.restaurant.facts.ids import SittingId, TableId
from app.flows.restaurant.facts.kinds import Allergen, Feature, RoomTick
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.parking import ParkedRow
from app.flows.restaurant.model.sittings import SittingRow, TickRow
from app.flows.restaurant.rules import parking, seating
from app.flows.restaurant.rules import taboos as rules
from app.flows.restaurant.rules.allergens import besides
from app.flows.restaurant.rules.discretion import may_be_sent
from app.kernel.command import does
from app.kernel.fields import Note, Private
from app.kernel.ids import Login
from app.kernel.refusal import No, Refused
from app.store.among import among


@dataclass(frozen=True)
class Noted:
    """The notes to the kitchen, by their documents."""

    documents: tuple[str, ...]


@does(FLOW)
def greet_party(do: Doing, sitting: SittingId) -> None:
    """Whoever booked is here."""
    do.set(SittingRow, {"id": sitting}, greeted_at=do.now)


@does(FLOW)
def seat_party(
    do: Doing,
    sitting: SittingId,
    table: TableId,
    guests: Guests,
    waiter: Login,
    fee_told: Price | None = None,
) -> None:
    """Seat a party: its time, guests and waiter; from here on the table is theirs (RST-04)."""
    facts: SittingFacts = do.facts["sitting"]
    seated = _seated(do, table, guests, waiter, facts)
    if facts.vip and table != facts.table:
        room_is_another(do)
    do.set(SittingRow, {"id": sitting}, **seated)
    places.take(do, sitting, [(table, seated["fee_told"])], further=False)


@does(FLOW)
def seat_walk_in(
    do: Doing,
    table: TableId,
    guests: Guests,
    waiter: Login,
    name: Private | None = None,
    wishes: tuple[Feature, ...] = (),
    wants_room: bool = False,
    fee_told: Price | None = None,
) -> Booked:
    """Greet and seat a walk-in at once."""
    seated = _seated(do, table, guests, waiter)
    booked = new_sitting(
        do,
        Sitting.SEATED,
        name,
        wishes=" ".join(dict.fromkeys(wishes)),
        wants_room=wants_room,
        greeted_at=do.now,
        stay=seating.usual_stay(do.now, do.settings),
        **seated,
    )
    places.take(do, booked.sitting, [(table, seated["fee_told"])], further=False)
    return booked


def _seated(
    do: Doing, table: TableId, guests: int, waiter: Login, sitting: SittingFacts | None = None
) -> dict[str, Any]:
    """What seating writes; the fee is the one that was told, which the guard has held against the table's."""
    facts: TableFacts = do.facts["table"]
    _may_wait(do, waiter, sitting)
    return {
        "table_id": table,
        "guests": guests,
        "waiter": waiter,
        "fee_told": facts.fee,
        "seated_at": do.now,
    }


def _may_wait(do: Doing, waiter: Login, sitting: SittingFacts | None) -> None:
    """Whoever waits on a party works here; on a VIP only who is named (RST-51)."""
    found = staff_of(do.db, waiter)
    if found is None:
        raise Refused(No("{login} does not work here.", {"login": waiter}))
    if sitting and (no := may_be_sent(sitting, found)):
        raise Refused(no)


@does(FLOW)
def tick_room(do: Doing, sitting: SittingId, item: RoomTick) -> None:
    """Lights, air conditioning, coats (RST-04)."""
    tick(do, sitting, [f"room.{item.value}"])


def tick(do: Doing, sitting: SittingId, items: list[str]) -> None:
    """Tick off what is not ticked yet; who and when is kept."""
    known = do.facts["sitting"].ticks
    do.add(
        TickRow,
        *(
            {"sitting": sitting, "item": item, "by": do.staff.login, "at": do.now}
            for item in items
            if item not in known
        ),
    )


def untick(do: Doing, *lists: str) -> None:
    """Take back what was ticked off some lists of a sitting: it was so before, and is not so any more."""
    sitting: SittingFacts = do.facts["sitting"]
    if gone := [item for item in sitting.ticks if item.partition(".")[0] in lists]:
        do.db.execute(_untick, {"s": sitting.id, "items": gone})


@does(FLOW)
def note_taboos(
    do: Doing,
    sitting: SittingId,
    taboos: Note | None,
    allergens: Allergens | None = None,
    instead: bool = False,
) -> Noted:
    """Allergies and taboos as the guests say them; nothing at all when they said that there are none (RST-04).

    `allergens` are held against the dishes; where they are not told, those that the words name. What was told
    before stays, unless this is told `instead` of it. Stations that still cook for the table get a note.
    """
    before: SittingFacts = do.facts["sitting"]
    now = told_now(before, taboos, allergens, instead)
    do.set(SittingRow, {"id": sitting}, **written_down(do, now))
    changed = taboos is not None or (now.taboos, now.allergens) != (before.taboos, before.allergens)
    return Noted(tuple(slips.avoiding(do, now)) if changed else ())


def told_now(
    before: SittingFacts, taboos: Note | None, allergens: Allergens | None, instead: bool = False
) -> SittingFacts:
    """The sitting with what is told now, beside or instead of what was told before."""
    told = rules.named(taboos, allergens)
    held = told if instead else told | before.allergens
    if taboos:
        return replace(before, taboos=taboos.id, allergens=held, beside=besides(held, taboos.text))
    words = None if instead else before.taboos
    beside = [one for one in Allergen if one in held and (not words or one in before.beside or one in told)]
    return replace(before, taboos=words, allergens=held, beside=tuple(beside))


def written_down(do: Doing, told: SittingFacts) -> dict[str, Any]:
    """What is written of what they avoid, and that they were asked."""
    return {"taboos_at": do.now, "taboos": told.taboos, "allergens": " ".join(sorted(told.allergens))}


@does(FLOW)
def change_guests(do: Doing, sitting: SittingId, guests: Guests) -> None:
    """Somebody joined, or left early; who joins when all had come is here (RST-16)."""
    do.set(SittingRow, {"id": sitting}, guests=guests)
    if parking.all_have_come(do.facts["sitting"]):
        do.set(ParkedRow, {"sitting": sitting}, come=guests)


@does(FLOW)
def change_waiter(do: Doing, sitting: SittingId, waiter: Login) -> None:
    """Another waiter takes the table over."""
    _may_wait(do, waiter, do.facts["sitting"])
    do.set(SittingRow, {"id": sitting}, waiter=waiter)


_untick: Any = delete(TickRow).where(TickRow.sitting == bindparam("s"), among(TickRow.item, "items"))
