"""重要宾客的接待流程: the notice, the tasks by the clock, the readiness check, and a room that is kept in confidence."""

from functools import partial

from app.flows.restaurant.facts.roles import CASHIER, FLOOR, GREETERS, KITCHEN
from app.flows.restaurant.facts.tracks import ARRIVING, IN_HOUSE
from app.flows.restaurant.facts.vip import VipTask
from app.flows.restaurant.rules import shown, vip
from app.kernel.flow import Due, act
from app.kernel.steps import there
from app.kernel.text import T

TRIES = "note_try"
ACTS = (
    act(
        "note_reception",
        GREETERS,
        sitting=vip.RECEIVED,
        relies=(shown.notice,),
        when=(vip.is_a_vip, vip.somebody_may_know),
        title=T("Reception notice"),
    ),
    act(
        "tick_vip",
        FLOOR,
        sitting=vip.RECEIVED,
        when=(vip.is_a_vip, vip.task_is_asked_for, vip.in_its_time),
        title=T("Task for a VIP"),
    ),
    act(
        "check_readiness",
        GREETERS,
        sitting=ARRIVING,
        when=(vip.is_a_vip, vip.room_is_done, vip.check_looks_at_it, vip.why_not_ready),
        title=T("Readiness check"),
    ),
    act(
        "agree_meal",
        FLOOR,
        sitting=ARRIVING | IN_HOUSE,
        relies=(shown.notice,),
        when=(vip.is_a_vip, vip.agreed_for_then),
        title=T("Meal time and contact agreed"),
    ),
    act(
        "print_reception",
        GREETERS,
        sitting=vip.RECEIVED,
        when=(vip.is_a_vip,),
        prints=("reception_sheet",),
        title=T("Print the reception sheet"),
    ),
    # What the house itself writes down of a try to open a case that is closed to whoever tried (RST-51).
    act(TRIES, FLOOR | {CASHIER, KITCHEN}, sitting=there, title=T("Try to open a sitting in confidence")),
)
DUES = (
    Due(
        "vip_notice",
        vip.notice_due,
        T("The reception notice is not complete"),
        frozenset(GREETERS),
        "note_reception",
        "star",
    ),
    *(
        Due(
            f"vip_{task}",
            partial(vip.task_due, task),
            vip.TASKS[task],
            frozenset(FLOOR),
            vip.BY_THEMSELVES.get(task, "tick_vip"),
            "star",
        )
        for task in VipTask
    ),
)
"""One for each task, so that each is told by its own words."""
