"""保养提醒: fourteen days before the next maintenance its customer is called, and books, or says later, or no (DLR-51)."""

from app.flows.dealership.facts.roles import DESK
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.rules import reminders
from app.kernel.flow import act
from app.kernel.refusal import No
from app.kernel.text import T

CLASHES = {
    "pk_dealership_reminders": No("Somebody else called this customer just now. Look again."),
}
ACTS = (
    act(
        "remind",
        DESK,
        visit=Visit.FOLLOWED_UP | Visit.CLOSED,
        when=(reminders.agrees_to_a_reminder, reminders.later_has_its_day),
        title=T("What the customer says to the reminder"),
    ),
    act("print_reminders", DESK, prints=("reminders_list",), title=T("Print who is to be reminded")),
)
