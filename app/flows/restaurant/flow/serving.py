"""At the table: 入席, 凉菜, 叫起, 热菜, 主食水果."""

from app.flows.restaurant.facts.roles import FLOOR, SERVICE, TILL
from app.flows.restaurant.facts.tracks import IN_HOUSE, SERVED_AT, UP_TO_BILL, Line, Sitting, Slip
from app.flows.restaurant.rules import (
    bottles,
    carrying,
    marking,
    pacing,
    preparing,
    shown,
    slips,
    taboos,
    warming,
)
from app.kernel.flow import ANYBODY, act
from app.kernel.steps import along
from app.kernel.text import T

COURSES = (
    Sitting.AT_TABLE >> Sitting.COLD,
    Sitting.span(Sitting.AT_TABLE, Sitting.CALLED) >> Sitting.HOT,
    Sitting.span(Sitting.AT_TABLE, Sitting.HOT) >> Sitting.STAPLE,
)
"""Where what is put on the table takes the sitting."""
AT_WORK_FOR = Sitting.span(Sitting.SEATED, Sitting.FREE)
"""Where a slip may still be told to be in the kitchen."""

ACTS = (
    # 接单: the kitchen has its slip
    act(
        "acknowledge_slip",
        {ANYBODY},
        sitting=AT_WORK_FOR,
        slip=Slip.SENT >> Slip.ACKNOWLEDGED,
        title=T("The kitchen has it"),
    ),
    act(
        "acknowledge_all_slips",
        {ANYBODY},
        sitting=AT_WORK_FOR,
        also=(Slip.SENT >> Slip.ACKNOWLEDGED,),
        when=(slips.slips_wait_for_the_kitchen,),
        title=T("The kitchen has all of them"),
    ),
    # 入席 at the table
    act(
        "ask_to_table",
        SERVICE,
        sitting=Sitting.CONFIRMED >> Sitting.AT_TABLE,
        title=T("Ask them to the table"),
    ),
    # 示酒: liquor and wine are shown before they are opened
    act(
        "show_bottles",
        SERVICE,
        sitting=SERVED_AT,
        line=Line.FIRED,
        relies=(bottles.bottles_shown,),
        when=(bottles.it_is_to_be_shown, taboos.dish_is_accepted),
        title=T("Shown, and agreed to"),
    ),
    act(
        "open_bottles",
        SERVICE,
        sitting=SERVED_AT,
        line=Line.FIRED | Line.SERVED,
        also=(Line.FIRED >> Line.SERVED,),
        relies=(bottles.bottles_opened,),
        when=(bottles.guest_agreed_to_it, taboos.dish_is_accepted),
        title=T("Opened"),
    ),
    act(
        "tick_table",
        FLOOR,
        sitting=Sitting.span(Sitting.AT_TABLE, Sitting.COLD),
        when=(marking.drinks_are_shown,),
        title=T("At the table", "list"),
    ),
    # 凉菜, 热菜, 主食水果: what is put on the table takes the sitting along
    act(
        "serve_dishes",
        SERVICE,
        sitting=SERVED_AT,
        lines=Line.FIRED >> Line.SERVED,
        also=COURSES,
        when=(
            pacing.something_cooks,
            pacing.party_is_at_the_table,
            bottles.bottles_were_shown,
            marking.turntable_is_clean,
            taboos.dishes_are_accepted,
            carrying.all_is_ready,
        ),
        prints=("warming_note",),
        title=T("Served"),
    ),
    act(
        "serve_part",
        SERVICE,
        sitting=SERVED_AT,
        line=Line.FIRED >> Line.SERVED,
        also=COURSES,
        relies=(shown.served,),
        when=(
            pacing.party_is_at_the_table_for_it,
            pacing.not_more_than_open,
            bottles.its_bottles_were_shown,
            marking.turntable_is_clean_for_it,
            taboos.dish_is_accepted,
            carrying.part_is_ready,
        ),
        prints=("warming_note",),
        title=T("Some of it served"),
    ),
    act(
        "report_all_served",
        SERVICE | TILL,
        sitting=SERVED_AT,
        also=(*COURSES, Line.HELD >> Line.SERVED, Line.FIRED >> Line.SERVED),
        when=(
            pacing.something_is_to_come,
            pacing.nobody_waits_for_the_table,
            taboos.all_is_accepted,
        ),
        title=T("All served"),
    ),
    act(
        "lay_ready",
        SERVICE,
        sitting=IN_HOUSE,
        when=(preparing.something_is_to_be_laid,),
        title=T("Laid ready"),
    ),
    act(
        "choose_serving_place",
        SERVICE,
        sitting=SERVED_AT,
        relies=(shown.serving_place,),
        title=T("Serving place"),
    ),
    act(
        "tick_place",
        SERVICE,
        sitting=SERVED_AT,
        line=Line.HELD | Line.FIRED,
        when=(carrying.it_is_per_person, carrying.in_its_order),
        title=T("Places for a dish per person"),
    ),
    act(
        "share_dish",
        SERVICE,
        sitting=SERVED_AT,
        line=Line.FIRED | Line.SERVED,
        when=(carrying.not_portioned_yet,),
        title=T("Share it at the table"),
    ),
    act(
        "lay_fruit_plates",
        SERVICE,
        sitting=SERVED_AT,
        when=(carrying.plates_are_wanted, carrying.turntable_comes_first),
        title=T("Fruit plates and forks laid, handles to the right"),
    ),
    # 叫起 called
    act(
        "plan_call",
        SERVICE,
        sitting=UP_TO_BILL,
        relies=(shown.call_planned,),
        when=(pacing.hot_dishes_wait, pacing.planned_ahead),
        prints=("warming_note",),
        title=T("Plan the call"),
    ),
    act(
        "warm_first_dish",
        FLOOR,
        sitting=UP_TO_BILL,
        when=(warming.something_is_to_be_warmed,),
        prints=("warming_note",),
        title=T("Warm the first dish per person"),
    ),
    act(
        "put_off_call",
        SERVICE,
        sitting=UP_TO_BILL,
        relies=(shown.call_planned,),
        when=(pacing.something_is_held,),
        prints=("speech_note",),
        title=T("Speech"),
    ),
    act(
        "call_hot_dishes",
        SERVICE,
        sitting=along((Sitting.AT_TABLE | Sitting.COLD) >> Sitting.CALLED, pacing.CALLING),
        also=(Line.HELD >> Line.FIRED,),
        when=(pacing.hot_dishes_wait, taboos.hot_dishes_are_accepted),
        prints=("call_slip",),
        title=T("Call the hot dishes"),
    ),
    act(
        "call_staples",
        SERVICE,
        sitting=pacing.CALLING,
        also=(Line.HELD >> Line.FIRED,),
        when=(pacing.staples_wait, taboos.staples_are_accepted),
        prints=("call_slip",),
        title=T("Call the staples"),
    ),
    act(
        "call_fruit",
        SERVICE,
        sitting=pacing.CALLING,
        also=(Line.HELD >> Line.FIRED,),
        when=(pacing.fruit_waits, taboos.fruit_is_accepted),
        prints=("call_slip",),
        title=T("Call the fruit"),
    ),
    act(
        "call_dish",
        SERVICE,
        sitting=SERVED_AT,
        line=Line.HELD >> Line.FIRED,
        when=(taboos.dish_is_accepted,),
        prints=("call_slip",),
        title=T("One dish ahead"),
    ),
)
