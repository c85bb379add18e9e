"""The strip 现在要管 in words: what needs somebody now, whose it is, and since when."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from app.flows.restaurant.facts.arrivals import Waiting
from app.flows.restaurant.facts.matters import Matter, Matters, Pressing
from app.flows.restaurant.facts.views import Floor
from app.kernel.text import T, Text
from app.widgets.strip import Urgent
from app.widgets.theme import Said
from app.widgets.tiles import minutes_since

LOOKS: Mapping[Pressing, tuple[str, str]] = {
    Pressing.ALONE: ("bad", "user-x"),
    Pressing.UNPRINTED: ("bad", "printer-x"),
    Pressing.SLIP: ("bad", "bell-ring"),
    Pressing.LATE: ("warn", "clock-alert"),
    Pressing.AVOIDED: ("bad", "triangle-alert"),
    Pressing.CALL: ("warn", "flame"),
    Pressing.VIP: ("warn", "star"),
    Pressing.FETCH: ("warn", "wine"),
    Pressing.TEA: ("warn", "coffee"),
    Pressing.CARE: ("warn", "bell"),
    Pressing.UNSENT: ("warn", "send"),
    Pressing.WARM: ("warn", "flame"),
    Pressing.UNPAID: ("warn", "receipt-text"),
    Pressing.CORRECTED: ("bad", "triangle-alert"),
    Pressing.PREPARE: ("info", "list-todo"),
}
"""Hue and icon of each reason."""
WORDS: Mapping[Pressing, Text] = {
    Pressing.ALONE: T("{whose}: nobody looks after them"),
    Pressing.UNPRINTED: T("{whose}: slip {number} did not print"),
    Pressing.SLIP: T("{whose}: {station} has not acknowledged {number}"),
    Pressing.LATE: T("{whose} is late"),
    Pressing.AVOIDED: T("{whose}: ask the guest, they avoid what is in their dish"),
    Pressing.CALL: T("{whose}: call the hot dishes"),
    Pressing.VIP: T("{whose}: {n} things to do for the VIP"),
    Pressing.FETCH: T("{whose}: bring the bottle and show it"),
    Pressing.TEA: T("{whose}: add tea, they wait for the others"),
    Pressing.CARE: T("{whose} waits for service"),
    Pressing.UNSENT: T("{whose}: order {number} is not sent"),
    Pressing.WARM: T("{whose}: warm the first dish per person"),
    Pressing.UNPAID: T("{whose}: bill {number}, opened again, is not paid"),
    Pressing.CORRECTED: T("{whose}: tell the kitchen of an allergen more"),
    Pressing.PREPARE: T("{whose}: lay ready for their dishes"),
}
MORE_SLIPS = T("{whose}: {station} has not acknowledged {number}, nor {more} more")


def urgent(matters: Matters, floor: Floor) -> tuple[Urgent, ...]:
    """What the strip shows, the worst first, tables called as on the floor. Its ids say which sitting it leads to."""
    names: dict[str, str] = {}
    for tile in floor.tiles:
        name = tile.called
        names |= {sitting: name for sitting in (tile.sitting, tile.next and tile.next.sitting) if sitting}
    return tuple(
        _one(n, replace(matter, table=matter.table and names.get(matter.sitting, matter.table)), matters.at)
        for n, matter in enumerate(matters.rows)
    )


def called_next(waiting: Waiting) -> tuple[Urgent, ...]:
    """Who waits and has a free table, until they are called (RST-05)."""
    row = waiting.next
    if row is None or row.table is None or (row.facts.summoned and not row.missed):
        return ()
    words = T("{called}: {table} is free", called=row.called, table=row.table.table.called)
    age = minutes_since(row.facts.greeted_at or waiting.at, waiting.at)
    return (Urgent(f"waits {row.sitting}", words, age, "info", "ticket"),)


def sitting_of(id: str) -> str:
    """Where an entry of the strip leads to."""
    return id.partition(" ")[2]


def rings(id: str) -> bool:
    """Whether an entry is a slip that nobody in the kitchen has acknowledged."""
    return id.startswith(Pressing.SLIP.value)


def _one(n: int, matter: Matter, now: datetime) -> Urgent:
    hue, icon = LOOKS[matter.why]
    return Urgent(
        f"{matter.why.value}{n} {matter.sitting}", _words(matter), minutes_since(matter.since, now), hue, icon
    )


def _words(matter: Matter) -> Text:
    told: dict[str, Any] = {"whose": _whose(matter), "number": matter.number, "n": matter.count}
    told |= {"station": matter.station, "more": matter.more}
    words = WORDS[matter.why]
    if matter.why is Pressing.SLIP and matter.more:
        words = MORE_SLIPS
    return Text(words.message, told, words.context)


def _whose(matter: Matter) -> Said:
    if matter.table and matter.guest:
        return T("{table} {guest}", table=matter.table, guest=matter.guest)
    return matter.table or matter.guest or T("Walk-in")
