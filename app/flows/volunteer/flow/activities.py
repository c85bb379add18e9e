"""登记: what a team goes to, told before it begins, and found real by the centre (VOL-02)."""

from app.flows.volunteer.facts.roles import CENTRE
from app.flows.volunteer.facts.tracks import Activity
from app.flows.volunteer.rules import activities, relied
from app.kernel.flow import Changed, act
from app.kernel.refusal import No
from app.kernel.steps import Steps, there
from app.kernel.text import T, Text

STEP_TITLES: dict[Steps, Text] = {
    Activity.REGISTERED: T("registered", "activity"),
    Activity.TOLD: T("told to the centre", "activity"),
    Activity.CONFIRMED: T("found real", "activity"),
    Activity.OFF: T("called off", "activity"),
}
CLASHES = {
    "pk_volunteer_activities_corrected": No("Somebody else put this activity right just now. Look again.")
}
CHANGED = {
    "corrections": Changed(
        No(
            "You saw this activity with {seen} corrections; it has {now} now, the last by {staff}. Look again."
        ),
        by=("correct_activity",),
    )
}
ACTS = (
    act(
        "register_activity",
        CENTRE,
        klass=there,
        when=(activities.ends_after_it_begins,),
        title=T("Register an activity"),
    ),
    act(
        "correct_activity",
        CENTRE,
        activity=Activity.REGISTERED | Activity.TOLD | Activity.CONFIRMED,
        relies=(relied.corrections,),
        when=(
            activities.not_held_yet,
            activities.ends_after_it_begins,
            activities.will_begin,
            activities.says_something_else,
        ),
        title=T("Put an activity right"),
    ),
    act(
        "tell_centre",
        CENTRE,
        activity=Activity.REGISTERED | Activity.TOLD | Activity.CONFIRMED,
        when=(activities.not_told_yet, activities.leader_was_told_by_now),
        title=T("The centre is told of an activity"),
    ),
    act(
        "confirm_activity",
        CENTRE,
        activity=(Activity.REGISTERED | Activity.TOLD) >> Activity.CONFIRMED,
        relies=(relied.corrections,),
        when=(activities.says_how_it_is_real,),
        title=T("Confirm that an activity is real"),
    ),
    act(
        "call_off_activity",
        CENTRE,
        activity=(Activity.REGISTERED | Activity.TOLD | Activity.CONFIRMED) >> Activity.OFF,
        when=(activities.no_entry_names_it,),
        title=T("Call an activity off"),
    ),
)
