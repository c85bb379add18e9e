"""汽车售后: article 5, in its own order, from the telephone to the follow-up call."""

from app.counter import account_acts
from app.flows.dealership import guide, settings
from app.flows.dealership.facts.ids import VisitId
from app.flows.dealership.facts.roles import ADVISER, TILL
from app.flows.dealership.facts.tracks import ENDS, Mark, Visit
from app.flows.dealership.flow import (
    added,
    arriving,
    bookings,
    claims,
    complaints,
    discounts,
    estimates,
    follow_up,
    leaving,
    opening,
    photos,
    preparing,
    receiving,
    reception,
    reminders,
    three_guarantees,
    vehicles,
    waiting,
    workshop,
)
from app.kernel.flow import Flow
from app.kernel.steps import Steps
from app.kernel.text import T, Text

STEP_TITLES: dict[Steps, Text] = {
    Visit.BOOKED: T("booked", "visit"),
    Visit.PREPARED: T("prepared", "visit"),
    Visit.RECEIVED: T("reception of the car", "visit"),
    Visit.DIAGNOSED: T("diagnosis", "visit"),
    Visit.ESTIMATED: T("estimate", "visit"),
    Visit.ORDERED: T("job order", "visit"),
    Visit.DISPATCHED: T("dispatch", "visit"),
    Visit.IN_WORK: T("in work", "visit"),
    Visit.SELF_CHECKED: T("own check", "visit"),
    Visit.TEAM_CHECKED: T("check by the team leader", "visit"),
    Visit.INSPECTED: T("inspection", "visit"),
    Visit.HANDED_OVER: T("handover inside", "visit"),
    Visit.TOLD: T("customer to be told", "visit"),
    Visit.SETTLED: T("delivery and settlement", "visit"),
    Visit.FOLLOWED_UP: T("follow-up", "visit"),
    Visit.CLOSED: T("closed", "visit"),
    Visit.CANCELLED: T("booking cancelled", "visit"),
    Visit.NOT_COME: T("did not come", "visit"),
    Visit.LEFT: T("left without repair", "visit"),
    Mark.STANDING: T("stands", "mark"),
    Mark.STRUCK: T("struck", "mark"),
    **estimates.STEP_TITLES,
    **workshop.STEP_TITLES,
    **complaints.STEP_TITLES,
    **claims.STEP_TITLES,
    **leaving.STEP_TITLES,
}

FLOW = Flow(
    "dealership",
    T("After-sales"),
    icon="car",
    counter=T("After-sales desk"),
    records=T("Vehicles"),
    about=T("Book, receive, repair and hand back cars"),
    case=VisitId,
    steps=Visit,
    ends=ENDS,
    step_titles=STEP_TITLES,
    subjects={
        "visit": T("Visit", "subject"),
        "vehicle": T("Vehicle", "subject"),
        "mark": T("Mark", "subject"),
        **estimates.SUBJECTS,
        **workshop.SUBJECTS,
        **complaints.SUBJECTS,
        **claims.SUBJECTS,
        **three_guarantees.SUBJECTS,
        **leaving.SUBJECTS,
        **photos.SUBJECTS,
        **account_acts.SUBJECTS,
    },
    roles={ADVISER: T("Service adviser"), **added.ROLES, **workshop.ROLES, **leaving.ROLES},
    told=added.TOLD,
    sees_phones=frozenset({ADVISER}),
    settings=settings.SETTINGS,
    guide=guide.STEPS,
    clashes={
        **vehicles.CLASHES,
        **opening.CLASHES,
        **complaints.CLASHES,
        **claims.CLASHES,
        **bookings.CLASHES,
        **estimates.CLASHES,
        **workshop.CLASHES,
        **leaving.CLASHES,
        **reminders.CLASHES,
        **three_guarantees.CLASHES,
        **photos.CLASHES,
    },
    changed={
        **vehicles.CHANGED,
        **estimates.CHANGED,
        **discounts.CHANGED,
        **added.CHANGED,
        **leaving.CHANGED,
        **claims.CHANGED,
    },
    acts=(
        *vehicles.ACTS,
        # 预约 booked
        *bookings.ACTS,
        # 准备 prepared
        *preparing.ACTS,
        *opening.ACTS,
        # 接车 received
        *arriving.ACTS,
        *reception.ACTS,
        # 问诊, 估价, 委托
        *estimates.ACTS,
        *discounts.ACTS,
        *three_guarantees.ACTS,
        *added.ACTS,
        *workshop.ACTS,
        *photos.ACTS,
        # 投诉
        *complaints.ACTS,
        *receiving.ACTS,
        *waiting.ACTS,
        # 内部交车, 通知, 交车结算
        *leaving.ACTS,
        *claims.ACTS,
        # 挂账
        *account_acts.account_acts(TILL),
        # 跟踪
        *follow_up.ACTS,
        *reminders.ACTS,
    ),
    dues=(
        *bookings.DUES,
        *preparing.DUES,
        *arriving.DUES,
        *workshop.DUES,
        *receiving.DUES,
        *waiting.DUES,
        *leaving.DUES,
        *follow_up.DUES,
    ),
)
