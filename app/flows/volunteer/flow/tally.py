"""月统计: the monthly tally (VOL-30)."""

from app.flows.volunteer.facts.roles import CENTRE, SECRETARY
from app.flows.volunteer.facts.tracks import Collection, Tally
from app.flows.volunteer.rules import supervising, tallying
from app.kernel.flow import Changed, Due, act
from app.kernel.refusal import No
from app.kernel.steps import Steps, along
from app.kernel.text import T, Text

TITLES: dict[Steps, Text] = {
    Tally.OPEN: T("not confirmed", "tally"),
    Tally.CONFIRMED: T("confirmed by the leader", "tally"),
    Tally.SENT_BACK: T("sent back", "tally"),
    Tally.CHECKED: T("checked by the centre", "tally"),
}
CLASHES = {
    "pk_volunteer_tallies": No("Somebody else has done something with this tally just now. Look again."),
}
CHANGED = {
    "acts_tallied": Changed(
        No(
            "You saw {seen} acts on the ledgers of this class; there are {now} now, the newest by {staff}. Look again."
        ),
    ),
}
ACTS = (
    act(
        "confirm_tally",
        CENTRE,
        tally=(Tally.OPEN | Tally.SENT_BACK) >> Tally.CONFIRMED,
        relies=(tallying.acts_tallied,),
        when=(
            tallying.archive_is_open,
            tallying.month_is_over,
            tallying.months_before_are_checked,
            tallying.corrects_what_stays,
        ),
        title=T("Confirm the month"),
    ),
    act(
        "send_back_tally",
        CENTRE | {SECRETARY},
        tally=Tally.CONFIRMED >> Tally.SENT_BACK,
        when=(supervising.is_own_tally, tallying.archive_is_open),
        title=T("Send the month back"),
    ),
    act(
        "check_tally",
        CENTRE,
        tally=Tally.CONFIRMED >> Tally.CHECKED,
        collections=along(Collection.KEPT >> Collection.TALLIED),
        when=(tallying.archive_is_open, tallying.equals_what_was_confirmed, tallying.of_the_month),
        title=T("Check the month"),
        moves_deadlines=True,  # a hand-in of two months waits for the later one now
    ),
)
DUES = (
    Due(
        "tally",
        tallying.tally_by,
        T("Confirm and check the month of a class"),
        CENTRE,
        "check_tally",
        "calendar-days",
    ),
)
