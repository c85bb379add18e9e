"""增项, 领料: found, asked, agreed to; drawn against a signature, and nothing without a yes (DLR-14, 21, 32)."""

from app.flows.dealership.facts.roles import (
    ADVISER,
    DESK,
    PARTS_CLERK,
    TEAM_LEADER,
    TECHNICIAN,
    WORKSHOP_HEAD,
)
from app.flows.dealership.facts.tracks import INSPECTED_OR_BACK, ONCE_CHECKED, Job, Line, Visit
from app.flows.dealership.rules import added, advice, billing, estimates, first_maintenance, payers, warranty
from app.kernel.flow import Changed, act
from app.kernel.refusal import No
from app.kernel.steps import there
from app.kernel.text import T

CHANGED = {
    "on_hand": Changed(
        No(
            "The books had {seen} pieces when you looked; they have {now} now, changed by {staff}. "
            "Look again, then count once more."
        ),
        by=("receive_parts", "correct_count"),
    ),
    "asked_sum": Changed(
        No(
            "The customer was told {seen:money}; it is {now:money} since {staff} changed the estimate. "
            "Tell them the new sum, then ask again."
        ),
        by=("give_discount", "decide_warranty", "judge_comeback"),
    ),
}
AFTER_SIGNING = Visit.span(Visit.ORDERED, Visit.TOLD)
"""A signed order can grow until the car is settled."""
FINDERS = frozenset({TECHNICIAN, TEAM_LEADER, WORKSHOP_HEAD, ADVISER})
STORE = frozenset({PARTS_CLERK}) | DESK
TOLD = {"answers": T("what the customer says", "told")}
"""What a screen calls an argument that is still missing."""
ROLES = {PARTS_CLERK: T("Parts clerk")}
ACTS = (
    act(
        "find_labour",
        FINDERS,
        visit=AFTER_SIGNING,
        operation=there,
        when=(
            estimates.is_signed,
            estimates.operation_is_offered,
            estimates.only_a_look_has_no_sum,
            payers.payer_is_theirs_to_name,
            first_maintenance.is_free,
        ),
        title=T("Labour is needed besides"),
    ),
    act(
        "find_material",
        FINDERS,
        visit=AFTER_SIGNING,
        part=there,
        when=(
            estimates.is_signed,
            estimates.part_is_offered,
            payers.payer_is_theirs_to_name,
            first_maintenance.part_belongs_to_it,
        ),
        title=T("Parts are needed besides"),
    ),
    act(
        "note_answer",
        DESK,
        visit=AFTER_SIGNING,
        relies=(added.asked_sum,),
        when=(
            estimates.is_signed,
            added.is_proven,
            added.answers_can_be_taken,
            added.a_manager_drops,
            added.prices_are_valid,
            warranty.answered_lines_stand,
            first_maintenance.first_stands_as_answered,
            payers.answered_free_pieces_stand_alone,
        ),
        also=(
            (Line.ESTIMATED | Line.LATER | Line.REFUSED) >> Line.AGREED,
            (Line.ESTIMATED | Line.LATER | Line.REFUSED | Line.AGREED) >> Line.REFUSED,
            (Line.ESTIMATED | Line.LATER | Line.REFUSED) >> Line.LATER,
            (Job.OPEN | Job.WAITING) >> Job.DROPPED,
            Job.DROPPED >> Job.OPEN,
            Visit.IN_WORK >> Visit.SELF_CHECKED,
            INSPECTED_OR_BACK >> Visit.IN_WORK,
        ),
        prints=("added_work",),
        title=T("What the customer says"),
    ),
    # 领料
    act(
        "draw_part",
        STORE,
        visit=AFTER_SIGNING,
        line=there,
        when=(added.is_a_part, added.customer_agreed, added.not_drawn_yet),
        also=(ONCE_CHECKED >> Visit.SELF_CHECKED,),
        prints=("parts_issue",),
        title=T("Draw parts"),
    ),
    act(
        "draw_parts",
        STORE,
        visit=AFTER_SIGNING,
        when=(added.all_are_drawable,),
        also=(ONCE_CHECKED >> Visit.SELF_CHECKED,),
        prints=("parts_issue",),
        title=T("Draw all parts"),
    ),
    act(
        "return_part",
        STORE,
        visit=Visit.span(Visit.ORDERED, Visit.SETTLED),
        line=there,
        when=(added.is_a_part, added.was_drawn, billing.not_settled_yet, advice.not_signed_out_yet),
        prints=("parts_return",),
        title=T("Bring parts back"),
    ),
    act("receive_parts", STORE, part=there, title=T("Parts have come")),
    act("expect_parts", STORE, part=there, title=T("Parts are expected")),
    act(
        "correct_count",
        STORE,
        part=there,
        relies=(added.on_hand,),
        when=(added.reserved_stay,),
        title=T("Correct a count"),
    ),
    act("set_alternatives", STORE, part=there, title=T("Say what can be taken instead")),
)
