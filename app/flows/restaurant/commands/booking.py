"""预定, 备餐: bookings, what is taken ahead for them, and how they end (RST-02, 30a)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.counter import till
from app.counter.doing import Doing
from app.counter.means import Part, Payments, Receipt
from app.flows.restaurant import settings as house
from app.flows.restaurant.commands.arguments import Amount, Guests, Price, Stay, When
from app.flows.restaurant.commands.finding import found_again, found_by, over
from app.flows.restaurant.commands.guests import recognise
from app.flows.restaurant.commands.vip import received, room_is_another
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.ids import SittingId, TableId
from app.flows.restaurant.facts.kinds import Ahead, Feature
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.floor import TableRow
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.model.vip import VipRow
from app.flows.restaurant.papers.kinds import SITTING
from app.flows.restaurant.queries.loaders import tables
from app.flows.restaurant.rules import rebooking, seating
from app.kernel.command import does
from app.kernel.fields import Note, Private
from app.kernel.refusal import Refused
from app.kernel.text import T


@dataclass(frozen=True)
class Booked:
    """A booking, by the number that the guest may be told."""

    sitting: SittingId
    number: str


def new_sitting(
    do: Doing, step: Sitting, name: Private | None, phone: Private | None = None, **values: Any
) -> Booked:
    """Open a sitting with the terms of this day: its service charge stays what it is now."""
    sitting = do.open_case(SittingId, step, SITTING)
    blank = dict.fromkeys(SittingRow.__table__.columns.keys())
    row = blank | {
        "wishes": "",
        "wants_room": False,
        "vip": False,
        "allergens": "",
        "taken_ahead": 0,
        "summoned": 0,
    }
    row |= {"service_rate": do.setting(house.SERVICE_CHARGE) * 100, **values, "id": sitting}
    row |= {"name": name.id if name else None, "phone": phone.id if phone else None}
    do.add(SittingRow, row)
    found_by(do, sitting, name, phone)
    recognise(do, sitting, phone)
    return Booked(sitting, do.opened[sitting])


@does(FLOW)
def book(
    do: Doing,
    name: Private,
    phone: Private,
    guests: Guests,
    at: When,
    table: TableId | None = None,
    stay: Stay | None = None,
    wishes: tuple[Feature, ...] = (),
    words: Note | None = None,
    wants_room: bool = False,
    fee_told: Price | None = None,
    agreed_sum: Amount | None = None,
    vip: bool = False,
) -> Booked:
    """Book a table or room, or one to be given later (RST-02). `fee_told` and `agreed_sum` in fen."""
    minutes = stay or seating.usual_stay(at, do.settings)
    if table is not None:
        _still_free(do, table, at, minutes)
    booked = new_sitting(
        do,
        Sitting.BOOKED,
        name,
        phone,
        words=words.id if words else None,
        guests=guests,
        booked_for=at,
        booked_at=do.now,
        stay=minutes,
        table_id=table,
        wishes=" ".join(dict.fromkeys(wishes)),
        wants_room=wants_room,
        fee_told=fee_told,
        agreed_sum=agreed_sum,
        vip=vip,
    )
    if vip:
        received(do, booked.sitting, booked.number)
    return booked


@does(FLOW)
def change_booking(
    do: Doing,
    sitting: SittingId,
    name: Private | None = None,
    phone: Private | None = None,
    guests: Guests | None = None,
    at: When | None = None,
    table: TableId | None = None,
    to_be_given: bool = False,
    stay: Stay | None = None,
    wishes: tuple[Feature, ...] | None = None,
    words: Note | None = None,
    no_words: bool = False,
    wants_room: bool | None = None,
    fee_told: Price | None = None,
    agreed_sum: Amount | None = None,
    vip: bool | None = None,
) -> None:
    """Change what is told of a booking; all that is left out stays as it was (RST-02).

    `to_be_given` takes its table back, `no_words` what they said. `fee_told` and `agreed_sum` in fen.
    """
    facts: SittingFacts = do.facts["sitting"]
    minutes = stay or rebooking.stay_at(facts, at, do.settings)
    _still_fits(do, facts, None if to_be_given else table or facts.table, at, minutes, guests)
    changed = {
        "name": name and name.id,
        "phone": phone and phone.id,
        "guests": guests,
        "booked_for": at,
        "table_id": table,
        "stay": minutes if minutes != facts.stay else None,
        "wishes": None if wishes is None else " ".join(dict.fromkeys(wishes)),
        "words": words and words.id,
        "wants_room": wants_room,
        "fee_told": fee_told,
        "agreed_sum": agreed_sum,
        "vip": vip,
    }
    told: dict[str, Any] = {column: value for column, value in changed.items() if value is not None}
    told |= ({"table_id": None} if to_be_given else {}) | ({"words": None} if no_words else {})
    if told:
        do.set(SittingRow, {"id": sitting}, **told)
    if name or phone:
        found_again(do, sitting)
    if vip and facts.vip is None:
        received(do, sitting, facts.number)
    if at and at != facts.booked_for and facts.vip:
        do.set(VipRow, {"sitting": sitting}, seated_for=None)  # their tasks go by the arrival again
    if facts.vip and rebooking.elsewhere(facts, told.get("table_id", facts.table), at, do.settings):
        room_is_another(do)


def _still_fits(
    do: Doing,
    sitting: SittingFacts,
    table: TableId | None,
    at: When | None,
    minutes: int,
    guests: int | None,
) -> None:
    """The table that a booking keeps or gets is free for it, and seats them."""
    start = at or sitting.booked_for
    if table and start and rebooking.moved(sitting, table, start, minutes):
        _still_free(do, table, start, minutes, sitting.id)
    if guests and table == sitting.table and (no := seating.seats_still_suffice(sitting, guests)):
        raise Refused(no)


def _still_free(do: Doing, table: TableId, at: When, minutes: int, but: SittingId | None = None) -> None:
    """Two counters may book one table at once: take it, then look again (RST-02)."""
    do.take(TableRow, [table])
    now = tables(do.db, [table])[table]
    if no := seating.overlap(now, [span for span in now.taken if span.sitting != but], at, minutes, do.now):
        raise Refused(no)


@does(FLOW)
def take_deposit(
    do: Doing, sitting: SittingId, payments: Payments, agreed_sum: Amount | None = None
) -> Receipt:
    """Take money ahead: a deposit (定金) on an agreed sum in fen, else an advance (预付款) (RST-30a)."""
    facts: SittingFacts = do.facts["sitting"]
    agreed = agreed_sum if agreed_sum is not None else facts.agreed_sum
    kind = seating.kind_of_ahead(agreed)
    receipt = till.take_ahead(
        do,
        case=sitting,
        parts=payments,
        deposit=kind is Ahead.DEPOSIT,
        what=T("Booking {number}", number=facts.number),
        guest=facts.name,
    )
    do.set(
        SittingRow,
        {"id": sitting},
        ahead=kind.value,
        taken_ahead=receipt.paid,
        ahead_at=do.now,
        agreed_sum=agreed,
    )
    return receipt


@does(FLOW)
def give_ahead_back(
    do: Doing,
    sitting: SittingId,
    why: Note,
    payments: Payments = (),
    by_guest: bool | None = None,
    otherwise: bool = False,
) -> Receipt | None:
    """Deal with what was taken ahead while the booking or the party stays, by a counter-entry (RST-30a).

    An advance goes back. A 定金 stays with the house if it is the guest's doing, and is paid back twice if it is
    the house's: of guests who came and go without eating. It goes back by the means by which it was taken;
    `otherwise` is the manager's decision on another way.
    """
    return _deal_with_ahead(do, bool(by_guest), why, payments, otherwise)


DEALT_WITH: dict[str, Any] = {"ahead": None, "taken_ahead": 0, "ahead_at": None}
"""A sitting for which nothing is taken ahead any more; what became of it stands in the receipts."""


@does(FLOW)
def prepare_table(do: Doing, sitting: SittingId) -> None:
    """The table is laid for them (备餐)."""


@does(FLOW)
def cancel_booking(
    do: Doing,
    sitting: SittingId,
    by_guest: bool,
    why: Note,
    back: Payments = (),
    otherwise: bool = False,
) -> Receipt | None:
    """Cancel a booking; who wished it and why is kept.

    What was taken ahead is dealt with: an advance goes back; a 定金 stays with the house if the guest
    cancels, and is paid back twice if the house does (RST-30a). `back` says how, by the means by which it was
    taken, unless the manager decides `otherwise`.
    """
    receipt = _deal_with_ahead(do, by_guest, why, back, otherwise)
    _gone(do, sitting, "guest" if by_guest else "house", why)
    return receipt


@does(FLOW)
def mark_not_come(
    do: Doing,
    sitting: SittingId,
    why: Note | None = None,
    back: Payments = (),
    otherwise: bool = False,
) -> Receipt | None:
    """Nobody came; the booking is kept, and its table is free for others.

    An advance goes `back`, a 定金 stays with the house; then `why` is told (RST-30a).
    """
    receipt = _deal_with_ahead(do, True, why, back, otherwise)
    _gone(do, sitting, "guest", why)
    return receipt


def _deal_with_ahead(
    do: Doing, by_guest: bool, why: Note | None, back: Sequence[Part], otherwise: bool
) -> Receipt | None:
    """Give back what was taken ahead, or keep it, by a counter-entry; nothing where nothing was taken."""
    facts: SittingFacts = do.facts["sitting"]
    if not facts.taken_ahead or why is None:
        return None
    told: dict[str, Any] = {"case": facts.id, "why": why, "guest": facts.name}
    booking: dict[str, Any] = {"number": facts.number, "sum": facts.taken_ahead}
    do.set(SittingRow, {"id": facts.id}, **DEALT_WITH)
    if not back:
        return till.keep(do, what=T("Booking {number}: the deposit stays", **booking), **told)
    above = sum(part.amount for part in back) - facts.taken_ahead
    what = T("Booking {number}", **booking)
    if above:
        what = T("Booking {number}: the deposit of {sum:money}, paid back twice", **booking)
    return till.give_back(do, parts=back, what=what, above=above, otherwise=otherwise, **told)


def _gone(do: Doing, sitting: SittingId, by: str, why: Note | None) -> None:
    do.set(SittingRow, {"id": sitting}, gone_at=do.now, gone_by=by, gone_why=why.id if why else None)
    over(do, sitting)
