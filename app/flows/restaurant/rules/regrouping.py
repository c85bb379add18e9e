"""Two parties become one, or one becomes two: what goes along, and what cannot be (RST-06)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.floor import Further, TableFacts
from app.flows.restaurant.facts.ids import SlipId
from app.flows.restaurant.facts.kinds import Allergen
from app.flows.restaurant.facts.parts import BillFacts, LineFacts, Tea
from app.flows.restaurant.facts.persons import ONCE, Person
from app.flows.restaurant.facts.sharing import Apart
from app.flows.restaurant.facts.tracks import SENT_LINES, WENT_OUT, Line, Sitting
from app.flows.restaurant.rules import billing, discretion, moving, seating
from app.flows.restaurant.rules.allergens import besides
from app.flows.restaurant.rules.changing import worth
from app.flows.restaurant.rules.sharing import something_is_paid
from app.kernel.fields import Note
from app.kernel.judge import Staff
from app.kernel.refusal import No

AT_TABLE = Sitting.span(Sitting.SEATED, Sitting.STAPLE)
"""While they sit and eat, before the bill is asked for."""


# -- what becomes of them ---------------------------------------------------------------------------


def together(
    sitting: SittingFacts, other: SittingFacts, keep_tables: bool, taboos: Note | None
) -> SittingFacts:
    """The one party that two become; with `keep_tables` the other's tables are theirs beside their own.

    What either avoids all of them avoid. The fees of the rooms that they keep are added up, never above what
    stood on orders that were confirmed (RST-30a).
    """
    orders = [*sitting.orders, *other.orders]
    fee = (sitting.fee_told or 0) + (other.fee_told or 0 if keep_tables else 0)
    further = (*sitting.further, *(theirs(other) if keep_tables else ()))
    names = (sitting.own_table_name, *(one.name for one in sorted(further)))
    held = sitting.allergens | other.allergens
    words = taboos.id if taboos else sitting.taboos or other.taboos
    told = sitting if sitting.taboos or not other.taboos else other
    beside = [one for one in Allergen if one in told.beside or one in held - told.allergens]
    return replace(
        sitting,
        step=max((sitting.step, other.step), key=list(Sitting).index),
        name=sitting.name or other.name,
        phone=sitting.phone if sitting.name else other.phone,
        guests=sitting.guests + other.guests,
        table_name="+".join(names),
        seats=sitting.seats + (other.seats if keep_tables else 0),
        fee_told=moving.as_shown(orders, fee),
        tea=_tea_of_both(sitting.tea, other.tea),
        taboos_asked=sitting.taboos_asked and other.taboos_asked,
        taboos=words,
        allergens=held,
        beside=besides(held, taboos.text) if taboos else tuple(beside),
        ahead=sitting.ahead or other.ahead,
        ahead_at=_first(sitting.ahead_at, other.ahead_at),
        taken_ahead=sitting.taken_ahead + other.taken_ahead,
        call_planned=_first(sitting.call_planned, other.call_planned),
        called_at=_first(sitting.called_at, other.called_at),
        parts={**sitting.parts, **other.parts},
        further=tuple(sorted(further)),
        serving_place=sitting.serving_place or other.serving_place,
        persons=(*sitting.persons, *_persons_beside(sitting, other)),
    )


def _tea_of_both(tea: Tea | None, theirs: Tea | None) -> Tea | None:
    """Of two teas that of the party that is joined is kept; where both drink the same, all of it is (RST-10)."""
    if not tea or not theirs or tea.dish != theirs.dish:
        return tea or theirs
    return replace(tea, pots=tea.pots + theirs.pots, amount=tea.amount + theirs.amount)


def _persons_beside(sitting: SittingFacts, other: SittingFacts) -> Iterator[Person]:
    """Who of the other party matters at the one table; a table has one host, and nobody knows the new seats yet."""
    known = {one.standing for one in sitting.persons} & ONCE
    return (Person(one.standing) for one in other.persons if one.standing not in known)


def theirs(other: SittingFacts) -> tuple[Further, ...]:
    """The tables of a party that comes along, as further ones of the party that it joins."""
    if other.table is None:
        return ()
    seats = other.seats - sum(one.seats for one in other.further)
    fee = max((other.fee_told or 0) - sum(one.fee for one in other.further), 0)
    return (Further(other.table, other.own_table_name, seats, fee), *other.further)


def _first(one: datetime | None, other: datetime | None) -> datetime | None:
    return min((at for at in (one, other) if at), default=None)


def fee_apart(table: TableFacts, lines: Sequence[Apart]) -> int:
    """What those who sit apart pay for their table, in fen: nothing that did not stand on what they confirmed."""
    return 0 if lines else table.fee


def step_apart(sitting: SittingFacts, lines: Sequence[Apart]) -> Sitting:
    """Where the evening of those who sit apart goes on: with their dishes where it was, else before the order."""
    if lines:
        return sitting.step
    return Sitting.TEA if sitting.tea else Sitting.SEATED


def slips_apart(sitting: SittingFacts, lines: Sequence[Apart]) -> list[SlipId]:
    """RST-19: the station slips of which nothing is to come any more but what goes: they ring where that is eaten.

    A call slip stays with the table that called: of what goes its station gets a note of its own.
    """
    goes, stays = _tickets(sitting, lines)
    return [slip.id for slip in sitting.slips if slip.number in goes - stays]


def slips_in_two(sitting: SittingFacts, lines: Sequence[Apart]) -> frozenset[str]:
    """RST-19: numbers of slips that nobody has acknowledged, and of which some goes and some stays.

    They stay, and ring for what stays; what goes stands on the note that its station gets of it.
    """
    goes, stays = _tickets(sitting, lines)
    return frozenset(slip.number for slip in sitting.unanswered if slip.number in goes & stays)


def _tickets(sitting: SittingFacts, lines: Sequence[Apart]) -> tuple[set[str | None], set[str | None]]:
    """The slips of what is still to come: of what goes, and of what stays."""
    gone = {one.line: one.quantity for one in lines}
    goes = {line.ticket for line in sitting.to_come if line.id in gone}
    stays = {line.ticket for line in sitting.to_come if gone.get(line.id, 0) < line.quantity}
    return goes, stays


def part_of(line: LineFacts, quantity: int) -> LineFacts:
    """So many of a line, with what they cost: two parts of it come to the whole, to the fen."""
    if quantity == line.quantity:
        return line
    served = quantity if line.step == Line.SERVED else 0
    return replace(line, quantity=quantity, amount=worth(line, quantity), served=served)


# -- guards of joining ------------------------------------------------------------------------------


def another_party(sitting: SittingFacts, other: SittingFacts) -> No | None:
    """Nobody joins themselves."""
    return No("Choose another party.") if sitting.id == other.id else None


def nothing_is_paid(sitting: SittingFacts) -> No | None:
    """RST-31, 33: what was paid stays with whoever paid it."""
    if not any(something_is_paid(sitting, bill) for bill in sitting.bills):
        return None
    return No(
        "Something of bill {number} is paid. They stay as they are, unless a manager opens the bill again.",
        {"number": sitting.bills[0].number},
        mend="reopen_bill",
    )


def nothing_of_theirs_is_paid(other: SittingFacts) -> No | None:
    """The same, for the party that joins."""
    return nothing_is_paid(other)


def other_may_be_opened(other: SittingFacts, staff: Staff) -> No | None:
    """RST-51: nothing is told of a VIP's sitting, not even that it is one, to whoever may not open it."""
    return discretion.may_open(other, staff)


def vip_joins_nobody(sitting: SittingFacts, other: SittingFacts) -> No | None:
    """RST-51: with whom a VIP sits is nobody's business."""
    return vip_stays_together(sitting) or vip_stays_together(other)


def vip_stays_together(sitting: SittingFacts) -> No | None:
    """RST-50, 51: one reception is for one party, and its orders and its bill are seen by few."""
    if sitting.vip is None:
        return None
    return No("A VIP party stays by itself. Take a further table for them, or move them.", mend="join_table")


def on_the_same_terms(sitting: SittingFacts, other: SittingFacts) -> No | None:
    """RST-30, 30a: one bill has one discount and one service charge, and nobody pays more than they were told."""
    if sitting.service_rate != other.service_rate:
        return No(
            "They were told different service charges: {one:percent} and {other:percent}. Each pays its own bill.",
            {"one": sitting.service_rate, "other": other.service_rate},
        )
    one, two = _discount(sitting.bill), _discount(other.bill)
    if one != two:
        return No(
            "Their discounts differ: {one:percent} and {other:percent} of the price. Make them the same first.",
            {"one": one, "other": two},
            mend="give_discount",
        )
    return None


def no_bill_is_split(other: SittingFacts) -> No | None:
    """RST-31: shares of a bill are shares of that bill."""
    if not any(bill.split for bill in other.bills):
        return None
    return No("Their bill is split. Take the split back first.", mend="take_split_back")


def taken_alike(sitting: SittingFacts, other: SittingFacts) -> No | None:
    """RST-30a: a 定金 and an advance are dealt with differently, and do not become one."""
    if not sitting.ahead or not other.ahead or sitting.ahead == other.ahead:
        return None
    return No(
        "From one of them a deposit was taken, from the other an advance: they do not become one. "
        "Let each pay its own bill."
    )


def tea_is_on_an_order(sitting: SittingFacts, other: SittingFacts) -> No | None:
    """RST-10: tea that was brought stands on an order, or is the only one: none is lost, none is paid twice."""
    waits = [one for one in (sitting, other) if one.tea and one.tea.dish and not one.orders]
    if not waits or (len(waits) == 1 and not (sitting.orders or other.orders) and _one_tea(sitting, other)):
        return None
    return No(
        "The tea of {table} stands on no order yet. Begin the order there first.",
        {"table": waits[-1].table_name},
        mend="begin_order",
    )


def _one_tea(sitting: SittingFacts, other: SittingFacts) -> bool:
    """Whether what is kept of their tea, the first that was asked, is the tea that was brought."""
    kept = sitting.tea or other.tea
    return bool(kept and kept.dish)


def what_both_avoid_is_told(sitting: SittingFacts, other: SittingFacts, taboos: Note | None) -> No | None:
    """RST-04: what each of them said is noted together, in their words; nothing of it is lost."""
    if taboos or not sitting.taboos or not other.taboos or sitting.taboos == other.taboos:
        return None
    return No("Both told what they avoid. Read both, then note all of it together.")


def seats_for_all(sitting: SittingFacts, other: SittingFacts, keep_tables: bool) -> No | None:
    """RST-03: never too few seats."""
    now = together(sitting, other, keep_tables, None)
    if now.seats >= now.guests:
        return None
    return No(
        "{table} has {seats} seats; there are {guests} guests.",
        {"table": now.table_name, "seats": now.seats, "guests": now.guests},
    )


def _discount(bill: BillFacts | None) -> int:
    return bill.discount if bill else billing.FULL


# -- guards of parting ------------------------------------------------------------------------------


def somebody_stays(sitting: SittingFacts, guests: int) -> No | None:
    """Who all go move."""
    if guests < sitting.guests:
        return None
    return No(
        "They are {guests}. If all of them go, move them.", {"guests": sitting.guests}, mend="move_table"
    )


def no_discount_yet(sitting: SittingFacts) -> No | None:
    """RST-30: a discount is given on one bill; whoever sits apart gets one of their own."""
    discount = _discount(sitting.bill)
    if discount == billing.FULL:
        return None
    return No(
        "Their bill has a discount: {discount:percent} of the price. Take it back, split them, and give it anew.",
        {"discount": discount},
        mend="give_discount",
    )


def lines_can_go(sitting: SittingFacts, lines: Sequence[Apart]) -> No | None:
    """RST-06: whole lines go, or so many of them where each part is exactly what it was."""
    if len({one.line for one in lines}) < len(lines):
        return No("A line goes once, with as many as go.")
    for one in lines:
        line = sitting.parts.get(one.line)
        if not isinstance(line, LineFacts) or line.step not in SENT_LINES:
            return No("Only what was sent goes along. Look again, then choose.")
        if no := line_can_go(line, one.quantity):
            return no
    chosen = {one.line for one in lines}
    for line in sitting.sent:
        if line.id in chosen and not chosen >= {one.id for one in of_one_set(sitting, line)}:
            return with_its_set(line)
    return None


def of_one_set(sitting: SittingFacts, line: LineFacts) -> list[LineFacts]:
    """What can only go together: a set menu with all of its dishes that were sent; any other line is alone."""
    whole = line.of_set or (line.id if line.is_set else None)
    if whole is None:
        return [line]
    return [one for one in sitting.sent if whole in (one.id, one.of_set)]


def with_its_set(line: LineFacts) -> No:
    """RST-11: a set menu is one price; it goes whole, with all of its dishes."""
    return No("{dish} goes with all of its set menu, or stays.", {"dish": line.name})


def line_can_go(line: LineFacts, quantity: int) -> No | None:
    """Whether so many of one line can go; tea stays with those who ordered it, but for some of it."""
    told = {"dish": line.name, "n": line.quantity}
    if not 0 < quantity <= line.quantity:
        return No("There are {n} of {dish}.", told)
    if (line.is_set or line.of_set) and quantity < line.quantity:
        return with_its_set(line)
    if quantity == line.quantity:
        return No("Some of {dish} stays: it was asked for by this table.", told) if line.tea else None
    if divides(line):
        return None
    return No("{dish} goes as a whole, or stays: it was weighed, changed, stored, or is half served.", told)


def divides(line: LineFacts) -> bool:
    """Whether a part of a line is exactly what it was: not weighed, nothing returned, given or stored, all of it or none served."""
    shown = line.bottles is not None and line.bottles.shown > 0  # they were shown to this table, one by one
    of_set = line.is_set or line.of_set is not None
    plain = line.grams is None and not (line.returned or line.given or line.stored or shown or of_set)
    return plain and line.served in (0, line.quantity) and line.quantity > 1


def it_was_packed(line: LineFacts) -> No:
    """RST-35: the slip on the box says how many of this line are in it."""
    return No("{dish} was packed: it goes as a whole, or stays.", {"dish": line.name})


def something_stays(sitting: SittingFacts, lines: Sequence[Apart]) -> No | None:
    """Whoever stays has something to pay; else all of them move."""
    gone = {one.line: one.quantity for one in lines}
    left = [line for line in sitting.lines if line.step in WENT_OUT and gone.get(line.id, 0) < line.quantity]
    if left or not lines:
        return None
    return No("Something of what was ordered stays with those who stay. Else move them.", mend="move_table")


def table_seats_those(table: TableFacts, guests: int) -> No | None:
    """RST-03: never a table that is too small."""
    return seating.table_seats_them(table, guests)


def fee_apart_was_told(table: TableFacts, lines: Sequence[Apart], fee_told: int | None) -> No | None:
    """RST-03, 30a: what they would pay for the room is told first."""
    fee = fee_apart(table, lines)
    if fee <= (fee_told or 0):
        return None
    return No(
        "{table} has a room fee of {fee:money}. Tell the guests first.", {"table": table.called, "fee": fee}
    )


def something_was_taken(sitting: SittingFacts, ahead_goes: bool) -> No | None:
    """What goes along was taken."""
    return No("Nothing was taken ahead.") if ahead_goes and not sitting.taken_ahead else None
