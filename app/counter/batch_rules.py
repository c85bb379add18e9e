"""Who goes on with a batch (COM-43)."""

from app.counter.batch_facts import BatchFacts
from app.kernel.judge import Staff
from app.kernel.refusal import No


def is_not_over(batch: BatchFacts) -> No | None:
    """What has ended does not go on."""
    return No("Nothing of it is left to be done.") if batch.ended else None


def may_carry_it_out(batch: BatchFacts, staff: Staff) -> No | None:
    """It goes on in the name of whoever says so: every command of it has to be theirs."""
    if batch.roles & staff.roles:
        return None
    roles = sorted(batch.roles)
    return No("This is done by others: {roles:list}.", {"roles": roles}).by(*roles)
