"""How a booking ends for which money was taken ahead: by whose fault, who decides, what goes back (RST-30a)."""

from collections.abc import Sequence

from app.counter.means import Part
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.kinds import Ahead
from app.flows.restaurant.facts.roles import MANAGER
from app.flows.restaurant.facts.tracks import EXPECTED
from app.kernel.fields import Note
from app.kernel.judge import Staff
from app.kernel.refusal import Ask, No


def goes_back(ahead: Ahead | None, taken: int, by_guest: bool) -> int:
    """What the guest gets of what was taken ahead, in fen.

    An advance goes back whole. A 定金 stays where the guest calls off or does not come, and is paid back
    twice where the house does.
    """
    if ahead is not Ahead.DEPOSIT:
        return taken
    return 0 if by_guest else 2 * taken


def a_deposit_is_decided_with_the_booking(sitting: SittingFacts) -> No | None:
    """RST-30a: before they come, a 定金 is dealt with by whose fault it is that the booking ends."""
    if sitting.step not in EXPECTED or sitting.ahead is not Ahead.DEPOSIT:
        return None
    return No(
        "A deposit (定金) stays, or goes back twice, by whose fault it is: call the booking off.",
        mend="cancel_booking",
    )


def a_manager_decides(sitting: SittingFacts, staff: Staff) -> No | None:
    """RST-30a: where money was taken ahead a manager ends the booking, or lends it their PIN."""
    if not sitting.taken_ahead or MANAGER in staff.roles:
        return None
    return Ask(
        "{sum:money} was taken ahead. A manager says what becomes of it.",
        {"sum": sitting.taken_ahead},
        who=(MANAGER,),
    )


def something_was_taken_ahead(sitting: SittingFacts) -> No | None:
    """There is something to decide about."""
    return None if sitting.taken_ahead else No("Nothing was taken ahead.")


def whose_fault_is_told(sitting: SittingFacts, by_guest: bool | None) -> No | None:
    """RST-30a: what becomes of a 定金 goes by whose fault it is, and somebody says so."""
    if sitting.ahead is not Ahead.DEPOSIT or by_guest is not None:
        return None
    return No("Say whose doing it is: the deposit stays, or goes back twice.")


def whoever_is_here_gets_theirs(
    sitting: SittingFacts, by_guest: bool | None, payments: Sequence[Part]
) -> No | None:
    """RST-30a, for whoever has come: an advance goes back, a 定金 by whose fault it is."""
    return the_guest_gets_theirs(sitting, bool(by_guest), payments)


def the_guest_gets_theirs(sitting: SittingFacts, by_guest: bool, back: Sequence[Part]) -> No | None:
    """RST-30a: what goes back is what the fault makes of it, to the fen."""
    wanted = goes_back(sitting.ahead, sitting.taken_ahead, by_guest)
    told = sum(part.amount for part in back)
    if told == wanted:
        return None
    return No("{wanted:money} goes back to the guest, not {told:money}.", {"wanted": wanted, "told": told})


def who_did_not_come_gets_theirs(sitting: SittingFacts, back: Sequence[Part]) -> No | None:
    """RST-30a, for who did not come: the fault is theirs."""
    return the_guest_gets_theirs(sitting, True, back)


def why_is_told(sitting: SittingFacts, why: Note | None) -> No | None:
    """RST-30a: the decision about the money has its reason."""
    return No("Say why.") if sitting.taken_ahead and why is None else None


def another_way_is_a_managers(otherwise: bool, staff: Staff) -> No | None:
    """COM-30: what was taken by one means goes back by it; another way is a manager's decision."""
    if not otherwise or MANAGER in staff.roles:
        return None
    return Ask("It goes back as it was taken. Another way is a manager's decision.", who=(MANAGER,))
