"""问诊, 估价, 委托: what the customer says, what it will cost, and the signature that fixes it (DLR-11, 15, 20)."""

from app.flows.dealership.facts.roles import ADVISER, DESK, MANAGER
from app.flows.dealership.facts.tracks import Line, Visit
from app.flows.dealership.rules import (
    estimates,
    first_maintenance,
    guarantee,
    payers,
    reception,
    warranty,
    watch,
)
from app.kernel.flow import Changed, act
from app.kernel.refusal import No
from app.kernel.steps import Steps, there
from app.kernel.text import T, Text

STEP_TITLES: dict[Steps, Text] = {
    Line.ESTIMATED: T("estimated", "line"),
    Line.AGREED: T("agreed", "line"),
    Line.LATER: T("put off", "line"),
    Line.REFUSED: T("refused", "line"),
    Line.STRUCK: T("struck", "line"),
}
SUBJECTS = {
    "line": T("Line", "subject"),
    "operation": T("Operation", "subject"),
    "part": T("Part", "subject"),
}
CLASHES = {
    "pk_dealership_operations": No(
        "Somebody else just put an operation of this code on the price list. Look again."
    ),
    "pk_dealership_parts": No("Somebody else just put a part of this code on the price list. Look again."),
    "pk_dealership_market_prices": No("Somebody else just kept a price of this source and day. Look again."),
}
CHANGED = {
    "order_sum": Changed(
        No(
            "The customer was shown {seen:money}; it is {now:money} since {staff} changed the estimate. "
            "Lay the order before them anew."
        ),
        by=(
            *("add_labour", "add_material", "strike_line", "decide_warranty", "judge_comeback", "make_order"),
        ),
    ),
    "part_price": Changed(
        No("You saw {seen:money} in the price list; it is {now:money} now, changed by {staff}. Look again."),
        by=("change_part",),
    ),
    "part_told": Changed(
        No("{staff} changed this part while you had it open. Look again, then change it."),
        by=("change_part",),
    ),
    "operation_told": Changed(
        No("{staff} changed this operation while you had it open. Look again, then change it."),
        by=("change_operation",),
    ),
}
ACTS = (
    # the price list
    act("add_operation", {MANAGER}, title=T("Add an operation")),
    act(
        "change_operation",
        {MANAGER},
        operation=there,
        relies=(estimates.operation_told,),
        title=T("Change an operation"),
    ),
    act("add_part", {MANAGER}, title=T("Add a part")),
    act(
        "change_part",
        {MANAGER},
        part=there,
        relies=(estimates.part_price, estimates.part_told),
        title=T("Change a part"),
    ),
    act("note_market_price", {MANAGER}, title=T("Keep a market price")),
    # 问诊
    act(
        "diagnose",
        {ADVISER},
        visit=(Visit.DIAGNOSED | Visit.ESTIMATED) >> Visit.ESTIMATED,
        title=T("Write down the symptom"),
    ),
    # 估价
    act(
        "add_labour",
        {ADVISER},
        visit=Visit.ESTIMATED,
        operation=there,
        when=(
            estimates.operation_is_offered,
            estimates.only_a_look_has_no_sum,
            payers.payer_is_theirs_to_name,
            first_maintenance.is_free,
        ),
        title=T("Add labour"),
    ),
    act(
        "add_material",
        {ADVISER},
        visit=Visit.ESTIMATED,
        part=there,
        when=(
            estimates.part_is_offered,
            payers.payer_is_theirs_to_name,
            first_maintenance.part_belongs_to_it,
        ),
        title=T("Add parts"),
    ),
    act(
        "strike_line",
        {ADVISER},
        visit=Visit.ESTIMATED,
        line=Line.ESTIMATED >> Line.STRUCK,
        title=T("Strike this line"),
    ),
    act(
        "decide_warranty",
        {ADVISER},
        visit=Visit.span(Visit.ESTIMATED, Visit.TOLD),
        line=Line.ESTIMATED | Line.LATER | Line.REFUSED | Line.AGREED,
        when=(
            warranty.meter_was_read,
            warranty.may_be_decided,
            warranty.wear_part_stays_one,
            warranty.only_such_a_car_has_it,
            warranty.examining_has_its_reason,
        ),
        title=T("Decide the warranty"),
    ),
    act(
        "print_estimate",
        {ADVISER},
        visit=Visit.ESTIMATED | Visit.ORDERED,
        when=(estimates.something_stands, estimates.examined_if_not_found),
        prints=("estimate",),
        title=T("Print the estimate"),
    ),
    act(
        "renew_estimate",
        {ADVISER},
        visit=Visit.span(Visit.ESTIMATED, Visit.TOLD),
        when=(estimates.something_expired,),
        also=(
            (Line.ESTIMATED | Line.LATER) >> Line.STRUCK,
            Visit.ORDERED >> Visit.ESTIMATED,
        ),
        title=T("Renew the estimate"),
    ),
    # 委托
    act(
        "make_order",
        {ADVISER},
        visit=Visit.ESTIMATED >> Visit.ORDERED,
        when=(
            reception.form_is_signed,
            estimates.was_diagnosed,
            estimates.something_stands,
            estimates.examined_if_not_found,
            estimates.prices_are_valid,
            warranty.decisions_stand,
            first_maintenance.first_stands,
            guarantee.comeback_is_judged,
            payers.free_pieces_stand_alone,
            watch.fault_is_named,
            watch.watch_is_read,
            estimates.told_before_print,
        ),
        prints=("job_order",),
        title=T("Make the job order"),
    ),
    act(
        "reopen_estimate",
        {ADVISER},
        visit=Visit.ORDERED >> Visit.ESTIMATED,
        when=(estimates.is_not_signed,),
        title=T("Back to the estimate"),
    ),
    act(
        "explain_line",
        {ADVISER},
        visit=Visit.ORDERED,
        line=there,
        when=(estimates.is_not_signed, estimates.stands_on_order, estimates.not_explained_yet),
        title=T("This line is explained"),
    ),
    act(
        "sign_order",
        {ADVISER},
        visit=Visit.ORDERED,
        relies=(estimates.order_sum,),
        when=(
            estimates.is_not_signed,
            estimates.prices_are_valid,
            warranty.decisions_stand,
            first_maintenance.first_stands,
            payers.free_pieces_stand_alone,
            estimates.every_line_explained,
        ),
        also=(Line.ESTIMATED >> Line.AGREED,),
        prints=("job_order",),
        title=T("The customer signs"),
    ),
    act(
        "give_copies",
        DESK,
        visit=Visit.span(Visit.ORDERED, Visit.SETTLED),
        when=(estimates.is_signed, estimates.not_given_yet),
        title=T("Copy and reception form handed over"),
    ),
)
