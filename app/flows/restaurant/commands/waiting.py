"""迎客: a party that waits for a table, from its number to the call, or until it goes (RST-05)."""

from dataclasses import dataclass

from app.counter.doing import Doing
from app.flows.restaurant import papers
from app.flows.restaurant import settings as house
from app.flows.restaurant.commands.arguments import Guests, Price
from app.flows.restaurant.commands.booking import new_sitting
from app.flows.restaurant.commands.finding import over
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.ids import SittingId
from app.flows.restaurant.facts.kinds import Feature
from app.flows.restaurant.facts.sheets import WaitingTicket
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.papers.kinds import WAITING
from app.flows.restaurant.queries.waiting import wait_expected
from app.flows.restaurant.rules import seating
from app.kernel.command import does
from app.kernel.fields import Note, Private
from app.kernel.refusal import Refused


@dataclass(frozen=True)
class OnTheList:
    """A party that waits: its sitting, that sitting's number, and the number by which it is called."""

    sitting: SittingId
    number: str
    waits_as: str


@does(FLOW)
def greet_walk_in(
    do: Doing,
    guests: Guests,
    name: Private | None = None,
    phone: Private | None = None,
    wishes: tuple[Feature, ...] = (),
    wants_room: bool = False,
    fee_told: Price | None = None,
) -> OnTheList:
    """A party came without a booking and waits for a table: it gets its number, and how long it will be (RST-05)."""
    wished = tuple(dict.fromkeys(wishes))
    expected = wait_expected(do.db, do.now, do.settings, guests, wished, wants_room)
    if expected.no:
        raise Refused(expected.no)
    number = do.number(WAITING)
    opened = new_sitting(
        do,
        Sitting.GREETED,
        name,
        phone,
        guests=guests,
        wishes=" ".join(wished),
        wants_room=wants_room,
        fee_told=fee_told,
        stay=seating.usual_stay(do.now, do.settings),
        greeted_at=do.now,
        waits_as=number,
        wait_told=expected.minutes,
    )
    ticket = WaitingTicket(
        number=number,
        at=do.now,
        guests=guests,
        wishes=wished,
        wants_room=wants_room,
        ahead=expected.ahead,
        minutes=expected.minutes,
        called_for=do.setting(house.CALLED_FOR),
    )
    do.print(papers.waiting_ticket(ticket, do.settings), papers.QUEUE)
    return OnTheList(opened.sitting, opened.number, number)


@dataclass(frozen=True)
class Summoned:
    """Who was called, and by which number."""

    sitting: SittingId
    waits_as: str


@does(FLOW)
def call_waiting(do: Doing, sitting: SittingId) -> Summoned:
    """Call a party to its table by its number, for the first time or once more."""
    facts: SittingFacts = do.facts["sitting"]
    do.set(
        SittingRow,
        {"id": sitting},
        summoned=facts.summoned + 1,
        summoned_at=do.now,
        summoned_by=do.staff.login,
    )
    return Summoned(sitting, facts.waits_as or "")


@does(FLOW)
def turn_away(do: Doing, sitting: SittingId, why: Note | None = None) -> None:
    """They went before they were seated; why, where they said it."""
    do.set(SittingRow, {"id": sitting}, gone_at=do.now, gone_by="guest", gone_why=why.id if why else None)
    over(do, sitting)
