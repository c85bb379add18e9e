"""What a role may read of a guest: names, and numbers to telephone with (COM-20, RST-51)."""

from app.flows.restaurant.facts.roles import GREETERS
from app.flows.restaurant.flow import FLOW
from app.kernel.judge import Staff
from app.kernel.names import mask_phone

VIP = "VIP"
DASH = "—"
"""What stands for a text that was forgotten."""


def receives(staff: Staff, vip: bool) -> bool:
    """Whether somebody may read a guest's name beside their table: a VIP's only who receives them."""
    return not vip or bool(staff.roles & GREETERS)


def guest_name(kept: str | None, text: str | None, vip: bool, staff: Staff) -> str | None:
    """A guest's name, by its drawer id and text; None for whoever gave none."""
    return words(kept, text) if receives(staff, vip) else VIP


def guest_phone(kept: str | None, text: str | None, vip: bool, staff: Staff) -> str | None:
    """A guest's phone, masked for roles that need not ring it; a VIP's is nobody's but who receives them."""
    if not receives(staff, vip):
        return None
    return mask_phone(text) if text and not staff.roles & FLOW.sees_phones else words(kept, text)


def words(kept: str | None, text: str | None) -> str | None:
    """A personal text by its drawer id: None where there was none, a dash where it was forgotten."""
    return None if kept is None else text or DASH
