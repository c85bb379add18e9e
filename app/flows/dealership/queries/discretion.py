"""What whoever looks may read of a customer: phones are for those who ring them (COM-20)."""

from app.flows.dealership.facts.roles import DESK
from app.kernel.judge import Staff
from app.kernel.names import mask_phone

DASH = "—"
"""What a forgotten text is shown as."""


def phone(kept: str | None, staff: Staff) -> str:
    """A customer's phone as the reader may see it."""
    if not kept:
        return DASH
    return kept if staff.roles & DESK else mask_phone(kept)
