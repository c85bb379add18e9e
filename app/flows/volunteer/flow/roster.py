"""值日: slots by class and week, filled fairly, swapped, declined without penalty, ticked (VOL-03)."""

from app.flows.volunteer.facts.roles import CENTRE
from app.flows.volunteer.facts.tracks import Collection, Duty, Entry
from app.flows.volunteer.rules import roster
from app.kernel.flow import act
from app.kernel.steps import Steps, there
from app.kernel.text import T, Text

STEP_TITLES: dict[Steps, Text] = {
    Duty.PLANNED: T("planned", "duty"),
    Duty.DECLINED: T("declined", "duty"),
    Duty.SWAPPED: T("swapped", "duty"),
    Duty.ATTENDED: T("came", "duty"),
    Duty.ABSENT: T("did not come", "duty"),
}
ACTS = (
    act(
        "plan_slot",
        CENTRE,
        klass=there,
        when=(roster.slot_takes_time,),
        title=T("Put a duty on the roster"),
    ),
    act(
        "copy_week",
        CENTRE,
        klass=there,
        when=(roster.begins_on_monday,),
        title=T("Take over last week's duties"),
    ),
    act(
        "drop_slot",
        CENTRE,
        slot=there,
        when=(roster.stands, roster.nobody_came_yet),
        title=T("Take a duty off the roster"),
    ),
    act(
        "fill_week",
        CENTRE,
        klass=there,
        when=(roster.begins_on_monday,),
        title=T("Fill the week"),
    ),
    act(
        "put_on_duty",
        CENTRE,
        slot=there,
        student=there,
        when=(roster.stands, roster.can_come),
        title=T("Put a student on duty"),
    ),
    act(
        "swap_duty",
        CENTRE,
        slot=there,
        student=there,
        instead=there,
        when=(roster.stands, roster.is_planned, roster.other_can_come),
        title=T("Swap a duty"),
    ),
    act(
        "decline_duty",
        CENTRE,
        slot=there,
        student=there,
        when=(roster.stands, roster.is_planned),
        title=T("Decline a duty"),
    ),
    act(
        "tick_attendance",
        CENTRE,
        slot=there,
        students=there,
        when=(roster.stands, roster.duty_is_over, roster.can_have_come),
        title=T("Tick who came"),
    ),
    act(
        "untick_attendance",
        CENTRE,
        slot=there,
        student=there,
        when=(roster.has_come,),
        title=T("Take a tick back"),
    ),
    act(
        "leave_for_next",
        CENTRE,
        collection=Collection.COLLECTED,
        entry=Entry.OPEN | Entry.SENT_BACK,
        when=(roster.is_from_the_roster,),
        title=T("Leave it for the next period"),
    ),
    act(
        "print_roster",
        CENTRE,
        klass=there,
        when=(roster.begins_on_monday,),
        prints=("duty_roster",),
        title=T("Print the roster of the week"),
    ),
)
