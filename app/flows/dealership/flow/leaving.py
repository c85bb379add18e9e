"""内部交车, 通知, 交车结算: from the last inspection to the gate pass (DLR-40 to 43)."""

from app.flows.dealership.facts.roles import (
    ADVISER,
    CASHIER,
    DESK,
    TEAM_LEADER,
    TILL,
    WORKSHOP_HEAD,
)
from app.flows.dealership.facts.tracks import Advice, Job, Line, Visit
from app.flows.dealership.rules import (
    advice,
    billing,
    claims,
    delivery,
    estimates,
    unrepaired,
    watch,
    workshop,
)
from app.kernel.flow import Changed, Due, act
from app.kernel.refusal import No
from app.kernel.steps import Steps, along
from app.kernel.text import T, Text

AT_WORK = Visit.span(Visit.IN_WORK, Visit.SETTLED)
"""While the workshop looks at a car, and until it is settled, work can be recommended."""
BILLED = Visit.SETTLED | Visit.FOLLOWED_UP | Visit.CLOSED | Visit.LEFT
"""The list is settled, here or before the car left, repaired or not: an excess is still taken and given back."""
STEP_TITLES: dict[Steps, Text] = {
    Advice.OPEN: T("not asked yet", "advice"),
    Advice.WANTED: T("wanted", "advice"),
    Advice.LATER: T("put off", "advice"),
    Advice.REFUSED: T("refused", "advice"),
    Advice.LEFT_OUT: T("left out", "advice"),
}
ROLES = {CASHIER: T("Cashier")}
SUBJECTS = {"advice": T("Recommendation", "subject")}
CLASHES = {
    "uq_dealership_advice_visit_n": No("Somebody else wrote something for this car just now. Look again."),
}
CHANGED = {
    "excess_left": Changed(
        No(
            "{seen:money} of the excess was left when you looked; {now:money} is now, since {staff} changed the claim."
        )
    ),
    "due": Changed(
        No(
            "The customer was shown {seen:money}; {now:money} is due since {staff} changed something. Look again."
        ),
    ),
}
ACTS = (
    # 内部交车
    act(
        "note_finished",
        {WORKSHOP_HEAD},
        visit=Visit.HANDED_OVER,
        when=(delivery.are_not_back_yet, delivery.all_is_handed),
        title=T("Keys, order and form are back"),
    ),
    act(
        "check_delivery",
        {ADVISER},
        visit=Visit.HANDED_OVER >> Visit.TOLD,
        when=(
            delivery.keys_are_back,
            delivery.every_line_has_its_record,
            delivery.what_was_examined_is_decided,
            delivery.car_is_ready,
        ),
        title=T("Ready for delivery"),
    ),
    # 通知
    act(
        "tell_ready",
        {ADVISER},
        visit=Visit.TOLD,
        when=(delivery.is_to_be_told,),
        title=T("Tell the customer that the car is ready"),
    ),
    act(
        "agree_delivery",
        {ADVISER},
        visit=along(Visit.TOLD >> Visit.SETTLED, Visit.TOLD | Visit.SETTLED),
        when=(delivery.customer_is_told, delivery.every_line_has_its_record, delivery.time_is_free),
        title=T("Agree when the car is fetched"),
    ),
    act(
        "hand_out_parts",
        {ADVISER},
        visit=Visit.ORDERED >> Visit.SETTLED,
        when=(
            estimates.is_signed,
            workshop.is_not_handed_yet,
            unrepaired.only_parts,
            delivery.every_line_has_its_record,
            delivery.what_was_examined_is_decided,
        ),
        title=T("Parts only: to delivery"),
    ),
    act(
        "leave_unrepaired",
        {ADVISER},
        visit=Visit.span(Visit.RECEIVED, Visit.TOLD) >> Visit.SETTLED,
        when=(
            unrepaired.nobody_is_on_it,
            unrepaired.nothing_is_repaired,
            unrepaired.keys_are_at_the_desk,
            unrepaired.what_is_paid_is_decided,
            unrepaired.parts_of_the_first_are_back,
            unrepaired.a_manager_lets_go,
        ),
        also=(
            (Line.ESTIMATED | Line.AGREED) >> Line.REFUSED,
            (Job.OPEN | Job.WAITING) >> Job.DROPPED,
        ),
        title=T("It leaves without repair"),
    ),
    act(
        "resume_work",
        {ADVISER},
        visit=Visit.SETTLED >> Visit.TOLD,
        also=(Visit.SETTLED >> Visit.ORDERED,),
        when=(billing.not_settled_yet, unrepaired.stays_for_repair),
        title=T("The customer wants more done"),
    ),
    # 维修建议
    act(
        "advise",
        {TEAM_LEADER, ADVISER},
        visit=AT_WORK,
        when=(advice.safety_says_what_comes, billing.not_settled_yet),
        title=T("Recommend work"),
    ),
    act(
        "leave_out_advice",
        {ADVISER},
        visit=AT_WORK,
        advice=(Advice.OPEN | Advice.WANTED | Advice.LATER) >> Advice.LEFT_OUT,
        when=(billing.not_settled_yet, advice.safety_stays),
        title=T("Leave a recommendation out"),
    ),
    act(
        "answer_advice",
        {ADVISER},
        visit=Visit.SETTLED,
        advice=Advice.OPEN | Advice.WANTED | Advice.LATER | Advice.REFUSED,
        when=(billing.not_settled_yet, advice.line_does_it, advice.refusal_is_proven),
        also=(
            (Advice.OPEN | Advice.LATER | Advice.REFUSED) >> Advice.WANTED,
            (Advice.OPEN | Advice.WANTED | Advice.REFUSED) >> Advice.LATER,
            (Advice.OPEN | Advice.WANTED | Advice.LATER) >> Advice.REFUSED,
        ),
        title=T("What the customer says of a recommendation"),
    ),
    # 交车
    act(
        "keep_old_parts",
        DESK | {TEAM_LEADER},
        visit=AT_WORK,
        when=(advice.not_signed_out_yet, advice.is_of_this_visit),
        title=T("Old parts in their bags"),
    ),
    act(
        "tell_next",
        {ADVISER},
        visit=Visit.SETTLED,
        when=(
            billing.not_settled_yet,
            advice.all_is_explained,
            advice.first_is_explained,
            advice.next_lies_ahead,
        ),
        title=T("Explain booklet and next maintenance"),
    ),
    act(
        "sign_out",
        {ADVISER},
        visit=Visit.SETTLED,
        when=(
            advice.not_signed_out_yet,
            advice.old_parts_are_kept,
            advice.meter_did_not_run_back,
            advice.gauge_is_read,
            advice.belongings_go_back,
        ),
        prints=("delivery_sheet",),
        title=T("The customer signs for the car"),
    ),
    # 结算
    act(
        "make_settlement",
        TILL,
        visit=Visit.SETTLED,
        when=(
            billing.not_settled_yet,
            billing.free_pieces_are_off,
            billing.within_what_is_authorised,
            billing.excess_is_of_what_the_insurer_pays,
        ),
        prints=("settlement_list",),
        title=T("Print the settlement list"),
    ),
    act(
        "settle",
        TILL,
        visit=Visit.SETTLED,
        relies=(billing.due,),
        when=(
            billing.not_settled_yet,
            billing.walked_out,
            billing.advice_is_answered,
            billing.is_explained,
            billing.within_what_is_authorised,
            billing.excess_is_of_what_the_insurer_pays,
            billing.list_is_made,
            claims.insurer_is_named,
            claims.sent_claims_stand,
            billing.payments_meet_what_is_due,
            watch.fault_is_named,
            watch.watch_is_read,
            billing.insurer_pays_no_more_than_assessed,
        ),
        prints=("settled_list", "receipt"),
        title=T("Settle"),
    ),
    act(
        "take_excess",
        TILL,
        visit=BILLED,
        relies=(billing.excess_left,),
        when=(
            billing.some_excess_is_left,
            billing.excess_is_of_what_the_insurer_pays,
            billing.payments_meet_the_excess,
        ),
        prints=("receipt",),
        title=T("Take the excess of the insurance"),
    ),
    act(
        "undo_excess",
        TILL,
        visit=BILLED,
        when=(billing.some_excess_was_taken, billing.a_manager_gives_it_back),
        prints=("receipt",),
        title=T("Give the excess back"),
    ),
    act(
        "reopen_settlement",
        TILL,
        visit=Visit.SETTLED,
        when=(billing.is_settled, billing.a_manager_reopens),
        prints=("receipt",),
        title=T("Open a settled list again"),
    ),
    act(
        "give_gate_pass",
        TILL,
        visit=Visit.SETTLED >> Visit.FOLLOWED_UP,
        also=(Visit.SETTLED >> Visit.CLOSED, Visit.SETTLED >> Visit.LEFT),
        when=(
            billing.walked_out,
            billing.advice_is_answered,
            billing.may_leave,
            billing.a_manager_releases,
        ),
        prints=("gate_pass", "release_certificate"),
        title=T("Gate pass"),
    ),
)
DUES = (
    Due(
        "note_finished",
        delivery.finished_at,
        T("Keys, order and form go back to the workshop head"),
        frozenset({WORKSHOP_HEAD}),
        "note_finished",
        "lock-open",
    ),
    Due(
        "check_delivery",
        delivery.check_from,
        T("A car is finished: look at it"),
        frozenset({ADVISER}),
        "check_delivery",
        "list-todo",
    ),
    Due(
        "tell_ready",
        delivery.tell_ready_by,
        T("Tell the customer that the car is ready"),
        frozenset({ADVISER}),
        "tell_ready",
        "phone",
    ),
)
