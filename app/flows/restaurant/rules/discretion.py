"""Who may open a VIP's sitting, and who may be sent to its room (RST-51). Nothing else decides it."""

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.ids import SittingId
from app.kernel.judge import Staff
from app.kernel.refusal import No, Shut


def may_open(sitting: SittingFacts, staff: Staff) -> No | None:
    """Guard of every act on a sitting: a VIP's is opened by those named in the booking, and by who waits on it."""
    if sitting.vip is None or sitting.vip.circle.holds(staff, sitting.waiter):
        return None
    return closed(sitting.id)


def closed(sitting: SittingId) -> Shut:
    """The no to whoever may not open a sitting: it names neither guest nor room."""
    told = {"case": sitting, "flow": "restaurant"}
    return Shut(
        "This party is received in confidence. Let nobody in who was not announced; ask who receives them.",
        told,
    )


def may_be_sent(sitting: SittingFacts, waiter: Staff) -> No | None:
    """Nobody is sent to a VIP's room who is not named in the booking."""
    if sitting.vip is None or sitting.vip.circle.holds(waiter, None):
        return None
    return Shut(
        "{login} is not named for this party. Name them in the reception notice first.",
        {"login": waiter.login, "case": sitting.id, "flow": "restaurant"},
        mend="note_reception",
    )
