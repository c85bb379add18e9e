"""The bill, to the fen (RST-30, 30a, 32)."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from app.counter.settings import Settings
from app.flows.restaurant import settings as house
from app.flows.restaurant.facts.case import BillFacts, LineFacts, SittingFacts
from app.flows.restaurant.facts.tracks import Line
from app.flows.restaurant.facts.views import BillLine, Sums
from app.flows.restaurant.rules.seating import CAPTAIN, MANAGER
from app.kernel.judge import Staff
from app.kernel.money import rate
from app.kernel.refusal import Ask, No

FULL = 10_000
"""Basis points of a price without discount."""


def bill_lines(lines: Iterable[LineFacts], discount: int = FULL) -> list[BillLine]:
    """The lines of a bill; each discounted one is rounded before anything is added up (COM-10)."""
    return [
        BillLine(
            line.id,
            line.name,
            line.quantity,
            line.unit,
            line.grams,
            line.price or 0,
            line.amount,
            rate(line.amount, discount) if line.discountable else line.amount,
            line.discountable,
        )
        for line in lines
        if line.amount is not None
    ]


def reckon(
    lines: Iterable[BillLine], service_rate: int, fee: int = 0, rounding: int = 0, ahead: int = 0
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
    """What a sitting comes to now: everything that was sent, by the terms of its bill."""
    bill = sitting.bill
    lines = bill_lines(sitting.sent, bill.discount if bill else FULL)
    plain = reckon(lines, sitting.service_rate, room_fee(sitting))
    return reckon(
        lines,
        sitting.service_rate,
        room_fee(sitting),
        rounding_in_force(bill, plain.total) if bill else 0,
        sitting.taken_ahead,
    )


def room_fee(sitting: SittingFacts) -> int:
    """The room fee as it was told; what nobody was told is never charged (RST-30a)."""
    return min(sitting.fee, sitting.fee_told or 0)


def rounding_in_force(bill: BillFacts, total: int) -> int:
    """A rounding-off holds for the total that it was given on; another dish, and it is asked anew."""
    return bill.rounding if bill.rounded_from == total else 0


def due(sitting: SittingFacts) -> int:
    """What is to be paid, in fen; what the screen showed must still hold when it is paid (COM-06)."""
    return sums(sitting).due


def out_of_date(sitting: SittingFacts) -> bool:
    """Whether the bill that was printed says another sum than is due now."""
    bill = sitting.bill
    return bill is not None and bill.printed_due is not None and bill.printed_due != due(sitting)


# -- guards -----------------------------------------------------------------------------------------


def something_to_pay(sitting: SittingFacts) -> No | None:
    """A bill has lines."""
    return None if sitting.sent else No("Nothing was ordered yet.")


def every_fee_was_shown(sitting: SittingFacts) -> No | None:
    """RST-30a: no fee that did not stand on the order that the guest confirmed."""
    shown = [o for o in sitting.orders if o.shown_rate is not None]
    if any((o.shown_rate or 0) < sitting.service_rate for o in shown):
        return No("The service charge did not stand on the order that the guest confirmed.")
    if any((o.shown_fee or 0) < room_fee(sitting) for o in shown):
        return No("The room fee did not stand on the order that the guest confirmed.")
    return None


def every_line_is_decided(sitting: SittingFacts) -> No | None:
    """RST-32: no held, unsent or unserved line without a decision."""
    unsent = [line.name for line in sitting.lines if line.step == Line.DRAFT]
    if unsent:
        return No("Not sent yet: {dishes:list}. Send or remove it.", {"dishes": unsent}, mend="send_order")
    to_come = [line.name for line in sitting.sent if line.step != Line.SERVED]
    if to_come:
        return No("Not on the table yet: {dishes:list}.", {"dishes": to_come}, mend="report_all_served")
    return None


def discount_in_limit(discount: int, staff: Staff, settings: Settings) -> No | None:
    """Each role gives discount down to its limit; below it a captain or manager approves."""
    if not 0 < discount <= FULL:
        return No("A discount lies between 1 % and 100 % of the price.")
    if MANAGER in staff.roles:
        return None
    captain = settings.of(house.DISCOUNT_CAPTAIN) * 100
    mine = captain if CAPTAIN in staff.roles else settings.of(house.DISCOUNT_CASHIER) * 100
    if discount >= mine:
        return None
    who = (CAPTAIN, MANAGER) if discount >= captain else (MANAGER,)
    return Ask("You may give {limit:percent} at the lowest.", {"limit": mine}, who=who)


def rounded_to_the_yuan(sitting: SittingFacts, rounding: int) -> No | None:
    """RST-30, 30a: downwards to the yuan, never up, never more than there is."""
    total = sums(sitting).total
    if rounding == 0 or (0 < rounding <= total and (total - rounding) % 100 == 0):
        return None
    return No("Rounding off ends at a whole yuan, below {total:money}; never above.", {"total": total})


def rounding_in_limit(rounding: int, staff: Staff, settings: Settings) -> No | None:
    """RST-30: each role rounds off within its limit; beyond it a captain or manager approves."""
    if MANAGER in staff.roles:
        return None
    captain = settings.of(house.ROUNDING_CAPTAIN) * 100
    mine = captain if CAPTAIN in staff.roles else settings.of(house.ROUNDING_CASHIER) * 100
    if rounding <= mine:
        return None
    who = (CAPTAIN, MANAGER) if rounding <= captain else (MANAGER,)
    return Ask("You may round off {limit:money} at most.", {"limit": mine}, who=who)


class Part(Protocol):
    """One means of payment on a bill: how much of what is due it covers, in fen."""

    @property
    def amount(self) -> int: ...


def payments_meet_what_is_due(sitting: SittingFacts, payments: Sequence[Part]) -> No | None:
    """The means of payment together cover what is due, no more and no less."""
    paid, wanted = sum(part.amount for part in payments), due(sitting)
    if paid == wanted:
        return None
    return No("{due:money} is due, {paid:money} is paid.", {"due": wanted, "paid": paid})


def undecided(sitting: SittingFacts) -> Sequence[LineFacts]:
    """Lines that need a decision before the bill is settled (RST-32)."""
    return [line for line in sitting.lines if line.step != Line.SERVED]
