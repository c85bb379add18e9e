"""Farewell and the clean table: lists in their order (RST-40, 41)."""

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.kinds import ClearingTick, FarewellTick
from app.flows.restaurant.facts.roles import CAPTAIN, MANAGER
from app.flows.restaurant.facts.terms import CLEARING
from app.flows.restaurant.facts.tracks import Sitting
from app.kernel.fields import Note
from app.kernel.judge import Staff
from app.kernel.refusal import Ask, No


def ticked(sitting: SittingFacts, kind: str, item: str) -> bool:
    """Whether something is ticked off one of a sitting's lists."""
    return f"{kind}.{item}" in sitting.ticks


def to_clear(sitting: SittingFacts) -> list[ClearingTick]:
    """What is still to be cleared, in its order."""
    return [item for item in ClearingTick if not ticked(sitting, "clearing", item)]


def in_its_order(sitting: SittingFacts, item: ClearingTick) -> No | None:
    """RST-41: devices, flames and the floor first; then the table, in its order."""
    rest = to_clear(sitting)
    if not rest or item not in rest or item == rest[0]:
        return None
    return No("First comes: {first}.", {"first": CLEARING[rest[0]]})


def only_belongings_before_they_pay(sitting: SittingFacts, item: FarewellTick) -> No | None:
    """RST-40: guests can be reminded of their belongings from 买单 on; the rest is done when they go."""
    if sitting.step == Sitting.FAREWELL or item == FarewellTick.BELONGINGS:
        return None
    return No("This is done when the guests go.")


def nothing_was_sent(sitting: SittingFacts) -> No | None:
    """Guests who had something leave by the bill."""
    return No("Dishes were sent. They leave by the bill.", mend="ask_for_bill") if sitting.went_out else None


def tea_is_paid_or_let_go(sitting: SittingFacts, staff: Staff, why: Note | None) -> No | None:
    """RST-10: tea that was brought is paid by the bill, or a captain or manager lets it go for a reason that is kept."""
    tea = sitting.tea
    if tea is None or not tea.amount:
        return None
    told = {"tea": tea.name, "sum": tea.amount}
    if why is None:
        return No(
            "{tea} was brought, {sum:money}. They leave by the bill, or it is let go for a reason.",
            told,
            mend="begin_order",
        )
    if staff.roles & {CAPTAIN, MANAGER}:
        return None
    return Ask("To let {tea} go, {sum:money}, needs a captain or a manager.", told, who=(CAPTAIN, MANAGER))
