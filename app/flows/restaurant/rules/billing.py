"""The bill, to the fen (RST-30, 30a, 32)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from app.counter.means import Part
from app.counter.settings import Settings
from app.flows.restaurant import settings as house
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.parts import BillFacts, LineFacts, OrderFacts
from app.flows.restaurant.facts.roles import CAPTAIN, MANAGER
from app.flows.restaurant.facts.tracks import Bill, Line
from app.flows.restaurant.facts.views import BillLine, Sums
from app.flows.restaurant.rules.changing import weight, worth
from app.flows.restaurant.rules.sets import dishes_of
from app.kernel.fields import Note
from app.kernel.judge import Staff
from app.kernel.money import rate
from app.kernel.refusal import Ask, No

FULL = 10_000
"""Basis points of a price without discount."""
DECIDED = Line.SERVED | Line.RETURNED
LEAST = 100
"""Basis points that a discount leaves at least; less is a gift."""


def bill_lines(lines: Iterable[LineFacts], discount: int = FULL) -> list[BillLine]:
    """The lines of a bill; each discounted one is rounded before anything is added up (COM-10).

    What was returned is on none of them. What the house gives stands at its full price, and comes off on a
    line of its own beneath it (RST-30a).
    """
    lines = list(lines)
    return [
        billed
        for line in lines
        if line.amount is not None and line.counting and line.of_set is None
        for billed in (
            _set(line, dishes_of(line, lines), discount)
            if line.is_set
            else (_billed(line, discount), *_gift(line, discount))
        )
    ]


def _set(line: LineFacts, dishes: Sequence[LineFacts], discount: int) -> Iterator[BillLine]:
    """A set menu on one line: what those of its dishes cost that did not go back, and beneath what is given (RST-11)."""
    full = sum(worth(one, one.counting) for one in dishes)
    paid = sum(worth(one, one.counting - one.giving) for one in dishes)
    if any(one.counting for one in dishes):
        billed = replace(_billed(line, discount), full=full, amount=_after(line, full, discount))
        yield billed
        given = [one for one in dishes if one.giving]
        if given:
            yield replace(
                billed,
                name=" · ".join(one.name for one in given),
                quantity=sum(one.giving for one in given),
                full=paid - full,
                amount=_after(line, paid, discount) - _after(line, full, discount),
                gift=True,
            )


def _billed(line: LineFacts, discount: int) -> BillLine:
    full = worth(line, line.counting)
    return BillLine(
        line.id,
        line.name,
        line.counting,
        line.unit,
        weight(line, line.counting),
        line.price or 0,
        full,
        _after(line, full, discount),
        line.discountable,
        ways=line.ways,
    )


def _gift(line: LineFacts, discount: int) -> Iterator[BillLine]:
    """What is given comes off so that what is left is what the rest would cost alone."""
    if line.giving:
        whole, paid = worth(line, line.counting), worth(line, line.counting - line.giving)
        yield replace(
            _billed(line, discount),
            quantity=line.giving,
            grams=weight(line, line.giving),
            full=paid - whole,
            amount=_after(line, paid, discount) - _after(line, whole, discount),
            gift=True,
        )


def _after(line: LineFacts, full: int, discount: int) -> int:
    return rate(full, discount) if line.discountable else full


class Priced(Protocol):
    """What a sum needs of a line, in fen: `full` before, `amount` after the discount."""

    @property
    def full(self) -> int: ...
    @property
    def amount(self) -> int: ...
    @property
    def discountable(self) -> bool: ...


class Rounded(Protocol):
    """A bill's rounding-off in fen, and the total that it was given on."""

    @property
    def rounding(self) -> int: ...
    @property
    def rounded_from(self) -> int: ...


def reckon(
    lines: Iterable[Priced], service_rate: int, fee: int = 0, rounding: int = 0, ahead: int = 0
) -> Sums:
    """RST-30: consumption, service charge on it, room fee, less rounding off, less what was taken ahead.

    All sums in fen; `service_rate` in basis points.
    """
    lines = list(lines)
    discounted = sum(line.amount for line in lines if line.discountable)
    other = sum(line.amount for line in lines if not line.discountable)
    return Sums(
        discountable=sum(line.full for line in lines if line.discountable),
        discounted=discounted,
        other=other,
        service=rate(discounted + other, service_rate),
        fee=fee,
        rounding=rounding,
        ahead=ahead,
    )


def sums(sitting: SittingFacts) -> Sums:
    """What the bill that is to be paid next comes to now, by its terms."""
    return sums_of(sitting, sitting.bill)


def sums_of(sitting: SittingFacts, bill: BillFacts | None) -> Sums:
    """What a bill comes to, by its terms; None is the one still to be made.

    Room fee and what was taken ahead stand on the first bill of a sitting.
    """
    lines = bill_lines(sitting.on(bill), bill.discount if bill else FULL)
    if sitting.bills and bill != sitting.bills[0]:
        return by_terms(lines, bill, sitting.service_rate, 0, 0)
    return by_terms(lines, bill, sitting.service_rate, room_fee(sitting), sitting.taken_ahead)


def by_terms(lines: Sequence[Priced], bill: Rounded | None, service_rate: int, fee: int, ahead: int) -> Sums:
    """The sums of some lines by the terms of a bill.

    A rounding-off holds for the total that it was given on; another dish, and it is asked anew.
    """
    plain = reckon(lines, service_rate, fee, 0, ahead)
    if bill is None or bill.rounded_from != plain.total:
        return plain
    return reckon(lines, service_rate, fee, bill.rounding, ahead)


def room_fee(sitting: SittingFacts) -> int:
    """The room fee as it was told, in fen, whatever the room costs by now; nobody told is nothing charged (RST-30a)."""
    return sitting.fee_told or 0


def fee_on(sitting: SittingFacts, order: OrderFacts) -> int:
    """The room fee that stands in the sums of an order, in fen: it is charged once, and shown on one of them."""
    elsewhere = any(other.shown_fee for other in sitting.orders if other.id != order.id)
    return 0 if elsewhere else room_fee(sitting)


def due(sitting: SittingFacts) -> int:
    """What is still to be paid of the bill, in fen; what the screen showed must hold when it is paid (COM-06)."""
    bill = sitting.bill
    paid = sum(share.paid or 0 for share in sitting.shares(bill)) if bill else 0
    return sums(sitting).due - paid


def out_of_date(sitting: SittingFacts) -> bool:
    """Whether the bill that was printed says another sum than it comes to now."""
    bill = sitting.bill
    return bill is not None and bill.printed_due is not None and bill.printed_due != sums(sitting).due


# -- guards -----------------------------------------------------------------------------------------


def something_to_pay(sitting: SittingFacts) -> No | None:
    """A bill is of what was sent, though all of it was returned, and is not settled."""
    if sitting.bill and sitting.bill.step == Bill.SETTLED:
        return No("Everything is paid.")
    return None if sitting.went_out else No("Nothing was ordered yet.")


def every_fee_was_shown(sitting: SittingFacts) -> No | None:
    """RST-30a: no fee that did not stand on the order that the guest confirmed."""
    shown = [o for o in sitting.orders if o.shown_rate is not None]
    if any((o.shown_rate or 0) < sitting.service_rate for o in shown):
        return No("The service charge did not stand on the order that the guest confirmed.")
    if shown and sum(o.shown_fee or 0 for o in shown) < room_fee(sitting):
        return No("The room fee did not stand on the order that the guest confirmed.")
    return None


def every_line_is_decided(sitting: SittingFacts) -> No | None:
    """RST-32: no held, unsent or unserved line without a decision. A provisional bill waits for none of it (RST-31)."""
    open = undecided(sitting)
    unsent = [line.name for line in open if line.step == Line.DRAFT]
    if unsent:
        return No("Not sent yet: {dishes:list}. Send or remove it.", {"dishes": unsent}, mend="send_order")
    to_come = [line.name for line in open]
    if to_come:
        return No("Not on the table yet: {dishes:list}.", {"dishes": to_come}, mend="report_all_served")
    return None


def discount_in_limit(discount: int, staff: Staff, settings: Settings) -> No | None:
    """Each role gives discount down to its limit; below it a captain or manager approves."""
    if not LEAST <= discount <= FULL:
        return No("A discount lies between 1 % and 100 % of the price.")
    if MANAGER in staff.roles:
        return None
    captain = settings.of(house.DISCOUNT_CAPTAIN) * 100
    mine = captain if CAPTAIN in staff.roles else settings.of(house.DISCOUNT_CASHIER) * 100
    if discount >= mine:
        return None
    who = (CAPTAIN, MANAGER) if discount >= captain else (MANAGER,)
    return Ask("You may give {limit:percent} at the lowest.", {"limit": mine}, who=who)


def discount_has_its_reason(discount: int, why: Note | None) -> No | None:
    """RST-61: whoever takes something off says why; to take a discount back needs no reason."""
    if discount >= FULL or why is not None:
        return None
    return No("Say why the guest pays less: discounts are counted by person and reason.")


def rounded_to_the_yuan(sitting: SittingFacts, rounding: int) -> No | None:
    """RST-30, 30a: downwards to the yuan, never up, never more than there is."""
    total = sums(sitting).total
    if rounding == 0 or (0 < rounding <= total and (total - rounding) % 100 == 0):
        return None
    return No("Rounding off ends at a whole yuan, below {total:money}; never above.", {"total": total})


def rounding_in_limit(rounding: int, staff: Staff, settings: Settings) -> No | None:
    """RST-30: each role rounds off within its limit; beyond it a captain or manager approves, up to theirs."""
    cashier, captain, manager = (settings.of(one) * 100 for one in house.ROUNDING)
    mine = manager if MANAGER in staff.roles else captain if CAPTAIN in staff.roles else cashier
    if rounding <= mine:
        return None
    if rounding > max(captain, manager):
        return No(
            "Nobody rounds off more than {most:money}. More is a discount or a gift, with its reason.",
            {"most": max(captain, manager)},
        )
    who = (CAPTAIN, MANAGER) if rounding <= captain else (MANAGER,)
    return Ask("You may round off {limit:money} at most.", {"limit": mine}, who=who)


def payments_meet_what_is_due(sitting: SittingFacts, payments: Sequence[Part]) -> No | None:
    """The means of payment together cover what is due, no more and no less."""
    paid, wanted = sum(part.amount for part in payments), due(sitting)
    if paid == wanted:
        return None
    return No("{due:money} is due, {paid:money} is paid.", {"due": wanted, "paid": paid})


def the_rest_goes_back(sitting: SittingFacts, back: Sequence[Part]) -> No | None:
    """RST-30a: of what was taken ahead, all that the bill does not use goes back to the guest."""
    told, wanted = sum(part.amount for part in back), sums(sitting).back
    if told == wanted:
        return None
    return No("{wanted:money} goes back to the guest, not {told:money}.", {"wanted": wanted, "told": told})


def undecided(sitting: SittingFacts) -> Sequence[LineFacts]:
    """Lines that need a decision before the bill is paid (RST-32).

    What is ordered after a share was paid is on a bill of its own, and waits for that; only the last share
    waits until it is sent, or taken off.
    """
    bill = sitting.bill
    open = [line for line in sitting.lines if line.step not in DECIDED]
    if bill is None or sitting.takes_more(bill):
        return open
    last = bill == sitting.bills[-1] and sum(share.paid is None for share in sitting.shares(bill)) <= 1
    return [line for line in open if line.bill == bill.id or (last and line.step == Line.DRAFT)]


def more_to_pay(sitting: SittingFacts, bill: BillFacts) -> bool:
    """Whether something is left to be paid once this bill is: the table stays at 买单 for it (RST-31)."""
    others = any(one.step == Bill.OPEN for one in sitting.bills if one.id != bill.id)
    return others or bool(sitting.unbilled and not sitting.takes_more(bill))
