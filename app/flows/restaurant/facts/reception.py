"""What the page and the sheet of a VIP's reception show (RST-50, 52).

look(Reception, sitting=…)
"""

from dataclasses import dataclass
from datetime import datetime

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.vip import VipTask
from app.kernel.text import Kept, Text


@dataclass(frozen=True, slots=True)
class TaskShown:
    """A task: when it is due, and its newest mark: done or given back, by whom, when, why."""

    task: VipTask
    due: datetime | None
    done: bool
    refused: bool = False
    by: str = ""
    at: datetime | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Try:
    """Somebody tried to open the sitting who may not (RST-51)."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who works here, and may be named for a VIP."""

    login: str
    name: str


@dataclass(frozen=True, slots=True)
class Reception:
    """The reception of a VIP, for those who receive them; its tasks in the order in which they are due.

    `missing` is what the notice does not say yet. `tries` are those who tried to open the sitting and may not.
    """

    at: datetime
    facts: SittingFacts
    guest: str | None
    phone: str | None
    received: str | None
    purpose: str | None
    needs: str | None
    contact: str | None
    tasks: tuple[TaskShown, ...]
    missing: tuple[Text, ...]
    tries: tuple[Try, ...]
    staff: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class SheetTask:
    """A task on the reception sheet, with its tick."""

    title: Text
    due: datetime | None
    done: bool
    by: Kept | None
    at: datetime | None
    why: Kept | None


@dataclass(frozen=True, slots=True)
class ReceptionSheet:
    """The reception sheet of a VIP: who, when, needs, room, staff, tasks with ticks and times (RST-52)."""

    number: str
    sitting: str
    at: datetime
    by: Kept | None
    guest: Kept | None
    phone: Kept | None
    received: Kept | None
    purpose: Kept | None
    needs: Kept | None
    contact: Kept | None
    words: Kept | None
    taboos: Kept | None
    guests: int
    room: str
    alias: str
    arrival: datetime | None
    seated_for: datetime | None
    roles: tuple[Text, ...]
    persons: tuple[Kept, ...]
    waiter: Kept | None
    missing: tuple[Text, ...]
    tasks: tuple[SheetTask, ...]
