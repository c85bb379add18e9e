"""等齐: the order waits until everybody has come, tea is added meanwhile (RST-16)."""

from app.counter.doing import Doing
from app.flows.restaurant.commands.arguments import Guests
from app.flows.restaurant.commands.caring import write_mark
from app.flows.restaurant.facts.care import Mark
from app.flows.restaurant.facts.ids import SittingId
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.parking import ParkedRow
from app.kernel.command import does


@does(FLOW)
def park_order(do: Doing, sitting: SittingId, come: Guests) -> None:
    """The order waits for guests who are still to come; so many are here now, counted anew as they come."""
    if not do.set(ParkedRow, {"sitting": sitting}, come=come):
        row = {"sitting": sitting, "at": do.now, "by": do.staff.login, "come": come}
        do.add(ParkedRow, row | {"tea_at": None, "wished_at": None, "wished_by": None})


@does(FLOW)
def add_tea(do: Doing, sitting: SittingId) -> None:
    """Tea was added for those who wait; the next reminder is reckoned from now."""
    do.set(ParkedRow, {"sitting": sitting}, tea_at=do.now)
    write_mark(do, sitting, Mark.TEA)
