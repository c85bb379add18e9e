"""交接, 派工, 维修, 三检: from the handover to the inspector's signature (DLR-23, 30 to 35)."""

from app.flows.dealership.facts.roles import (
    ADVISER,
    INSPECTOR,
    MANAGER,
    TEAM_LEADER,
    TECHNICIAN,
    WORKSHOP_HEAD,
)
from app.flows.dealership.facts.tracks import CHANGES_ARE_TOLD, FAILS, IN_THE_WORKSHOP, Job, Visit
from app.flows.dealership.rules import advice, billing, estimates, guarantee, receiving, workshop
from app.kernel.flow import Due, act
from app.kernel.refusal import No
from app.kernel.steps import Steps, along, there
from app.kernel.text import T, Text

STEP_TITLES: dict[Steps, Text] = {
    Job.OPEN: T("to be done", "job"),
    Job.IN_WORK: T("in work", "job"),
    Job.WAITING: T("waits", "job"),
    Job.DONE: T("done", "job"),
    Job.DROPPED: T("dropped", "job"),
}
ROLES = {
    WORKSHOP_HEAD: T("Workshop head"),
    TEAM_LEADER: T("Team leader", "workshop"),
    TECHNICIAN: T("Technician"),
    INSPECTOR: T("Inspector"),
}
SUBJECTS = {"team": T("Team", "subject"), "job": T("Job", "subject")}
CLASHES = {
    "uq_dealership_teams_name": No("There is a team of this name already."),
    "uq_dealership_bays_name": No("This bay is another team's."),
    "uq_dealership_work_visit_n": No("Somebody else did something with this car just now. Look again."),
}
ACTS = (
    act("add_team", {WORKSHOP_HEAD, MANAGER}, title=T("Add a team")),
    # 交接
    act(
        "hand_over",
        {ADVISER},
        visit=Visit.ORDERED,
        when=(
            estimates.is_signed,
            workshop.is_not_handed_yet,
            workshop.something_to_do,
            workshop.promise_stands,
            guarantee.comeback_is_judged,
        ),
        title=T("Hand over to the workshop"),
    ),
    act(
        "take_over",
        {ADVISER, WORKSHOP_HEAD},
        visit=Visit.ORDERED >> Visit.DISPATCHED,
        when=(workshop.is_handed, workshop.head_takes_it),
        title=T("Take the car over"),
    ),
    act(
        "send_back",
        {WORKSHOP_HEAD},
        visit=Visit.ORDERED,
        when=(workshop.is_handed,),
        title=T("Send back to the desk"),
    ),
    # 派工
    act(
        "dispatch",
        {WORKSHOP_HEAD},
        visit=along(Visit.DISPATCHED >> Visit.IN_WORK, Visit.DISPATCHED | Visit.IN_WORK),
        team=there,
        when=(workshop.bay_is_theirs, workshop.team_can_do_it),
        prints=("dispatch_sheet",),
        title=T("Dispatch"),
    ),
    # 维修
    act(
        "begin_job",
        {TECHNICIAN},
        visit=Visit.IN_WORK,
        job=(Job.OPEN | Job.WAITING) >> Job.IN_WORK,
        when=(receiving.car_is_received, receiving.belongings_may_be_moved),
        title=T("Clock on"),
    ),
    act(
        "pause_job",
        {TECHNICIAN},
        visit=Visit.IN_WORK,
        job=Job.IN_WORK >> Job.WAITING,
        when=(workshop.waits_for_something, workshop.is_on_it),
        title=T("It has to wait"),
    ),
    act(
        "finish_job",
        {TECHNICIAN},
        visit=Visit.IN_WORK,
        job=Job.IN_WORK >> Job.DONE,
        when=(workshop.is_on_it,),
        also=(Visit.IN_WORK >> Visit.SELF_CHECKED,),
        title=T("This job is done"),
    ),
    act(
        "clock_off",
        {TECHNICIAN, TEAM_LEADER, WORKSHOP_HEAD},
        visit=Visit.IN_WORK,
        job=Job.IN_WORK >> Job.OPEN,
        when=(workshop.leads_or_is_on_it, workshop.stopped_since),
        title=T("Clock off"),
    ),
    act(
        "report_change",
        {TECHNICIAN, TEAM_LEADER, WORKSHOP_HEAD},
        visit=IN_THE_WORKSHOP,
        job=Job.any(),
        when=(workshop.moves_a_finish, workshop.lies_ahead),
        title=T("Report a change"),
    ),
    act(
        "tell_change",
        {ADVISER},
        visit=CHANGES_ARE_TOLD,
        when=(workshop.waits_for_a_call,),
        title=T("Tell the customer of a change"),
    ),
    # 自检, 班检, 质检
    act(
        "check_own",
        {TECHNICIAN},
        visit=Visit.SELF_CHECKED >> Visit.TEAM_CHECKED,
        when=(workshop.worked_on_it, workshop.is_another_person),
        title=T("My own check is passed"),
    ),
    act(
        "check_team",
        {TEAM_LEADER},
        visit=Visit.TEAM_CHECKED >> Visit.INSPECTED,
        when=(workshop.is_another_person, advice.leader_recommends, advice.safety_says_what_comes),
        title=T("The team's check is passed"),
    ),
    act(
        "inspect",
        {INSPECTOR, MANAGER},
        visit=Visit.INSPECTED >> Visit.HANDED_OVER,
        when=(workshop.is_another_person,),
        prints=("inspection_sheet",),
        title=T("The inspection is passed"),
    ),
    act(
        "fail_check",
        {TECHNICIAN, TEAM_LEADER, INSPECTOR, ADVISER, MANAGER},
        visit=FAILS >> Visit.IN_WORK,
        job=Job.DONE >> Job.OPEN,
        when=(workshop.inspects_here, billing.not_settled_yet),
        title=T("Back to work"),
    ),
)
DUES = (
    Due(
        "take_over",
        workshop.take_over_by,
        T("Take a car over from the desk"),
        frozenset({WORKSHOP_HEAD}),
        "take_over",
        "car",
    ),
    Due(
        "tell_change",
        workshop.tell_by,
        T("Call the customer about a change"),
        frozenset({ADVISER}),
        "tell_change",
        "phone",
    ),
)
