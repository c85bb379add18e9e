"""The order: 点菜, 确认, and on its way to the kitchen."""

from app.flows.restaurant.facts.roles import SERVICE
from app.flows.restaurant.facts.tracks import IN_HOUSE, Line, Order, Sitting
from app.flows.restaurant.rules import confirming, ordering, parking, sets, shown, taboos, ways
from app.kernel.flow import act
from app.kernel.steps import along, there
from app.kernel.text import T

UNSENT = Order.OPEN | Order.CONFIRMED
"""A change takes the confirmation back: the guest confirms what is cooked."""

ACTS = (
    # 等齐: not everybody has come yet
    act(
        "park_order",
        SERVICE,
        sitting=parking.BEFORE_THE_ORDER,
        relies=(parking.come,),
        when=(parking.nothing_is_ordered, parking.somebody_is_missing),
        title=T("Wait for the others"),
    ),
    act(
        "add_tea",
        SERVICE,
        sitting=parking.BEFORE_THE_ORDER,
        when=(parking.somebody_waits,),
        title=T("Tea added"),
    ),
    # 点菜 ordering
    act(
        "begin_order",
        SERVICE,
        sitting=along((Sitting.SEATED | Sitting.TEA) >> Sitting.ORDERING, IN_HOUSE),
        when=(ordering.captain_takes_it, taboos.taboos_were_asked),
        title=T("Take the order"),
    ),
    act(
        "add_line",
        SERVICE,
        sitting=IN_HOUSE,
        order=UNSENT >> Order.OPEN,
        dish=there,
        relies=(taboos.allergens,),
        when=(
            ordering.still_on_the_menu,
            sets.request_is_of_a_dish,
            ways.every_choice_is_made,
            taboos.allergens_are_accepted,
        ),
        title=T("Add a dish to the order"),
    ),
    act(
        "change_quantity",
        SERVICE,
        sitting=IN_HOUSE,
        order=UNSENT >> Order.OPEN,
        line=Line.DRAFT,
        relies=(shown.quantity,),
        when=(ordering.line_is_of_the_order, ordering.not_the_tea, sets.counted_by_itself),
        title=T("Change how many"),
    ),
    act(
        "note_request",
        SERVICE,
        sitting=IN_HOUSE,
        order=UNSENT >> Order.OPEN,
        line=Line.DRAFT,
        relies=(shown.request,),
        when=(ordering.line_is_of_the_order, sets.it_is_a_dish),
        title=T("Special request"),
    ),
    act(
        "read_back",
        SERVICE,
        sitting=IN_HOUSE,
        order=Order.OPEN,
        line=Line.DRAFT,
        relies=(shown.request,),
        when=(ordering.line_is_of_the_order, ordering.there_is_a_request),
        title=T("Read back"),
    ),
    act(
        "agree_weight",
        SERVICE,
        sitting=IN_HOUSE,
        order=UNSENT >> Order.OPEN,
        line=Line.DRAFT,
        relies=(shown.price, shown.grams),
        when=(ordering.line_is_of_the_order, ordering.sold_by_weight, ordering.has_a_price_to_weigh_by),
        title=T("Weighed and agreed"),
    ),
    act(
        "agree_day_price",
        SERVICE,
        sitting=IN_HOUSE,
        order=UNSENT >> Order.OPEN,
        line=Line.DRAFT,
        relies=(shown.price,),
        when=(ordering.line_is_of_the_order, ordering.sold_at_the_day_price),
        title=T("Price of the day agreed"),
    ),
    act(
        "set_at_once",
        SERVICE,
        sitting=IN_HOUSE,
        order=UNSENT >> Order.OPEN,
        line=Line.DRAFT,
        relies=(shown.at_once,),
        when=(ordering.line_is_of_the_order, sets.it_is_a_dish),
        title=T("At once or held"),
    ),
    act(
        "remove_line",
        SERVICE,
        sitting=IN_HOUSE,
        order=UNSENT >> Order.OPEN,
        line=Line.DRAFT >> Line.REMOVED,
        also=(Line.DRAFT >> Line.REMOVED,),
        relies=(shown.quantity,),
        when=(ordering.line_is_of_the_order, ordering.not_the_tea, sets.not_of_a_set),
        title=T("Take it off the order"),
    ),
    act(
        "exchange_dish",
        SERVICE,
        sitting=IN_HOUSE,
        order=UNSENT >> Order.OPEN,
        line=Line.DRAFT >> Line.REMOVED,
        dish=there,
        when=(
            ordering.line_is_of_the_order,
            sets.it_belongs_to_a_set,
            sets.stands_for_another,
            sets.difference_is_agreed,
        ),
        title=T("Exchange a dish of a set"),
    ),
    act(
        "accept_allergens",
        SERVICE,
        sitting=IN_HOUSE,
        # A bottle that was put on the table closed is opened there (RST-17).
        line=Line.DRAFT | Line.HELD | Line.FIRED | Line.SERVED,
        relies=(taboos.allergens,),
        when=(taboos.something_is_met,),
        title=T("The guest's own yes"),
    ),
    act("captain_is_busy", SERVICE, sitting=IN_HOUSE, order=UNSENT, title=T("No captain is free")),
    # 确认 confirmed
    act(
        "print_order_slip",
        SERVICE,
        sitting=IN_HOUSE,
        order=UNSENT,
        when=(ordering.order_has_lines,),
        prints=("order_slip",),
        title=T("Print the order slip"),
    ),
    act(
        "confirm_order",
        SERVICE,
        sitting=along(Sitting.ORDERING >> Sitting.CONFIRMED, IN_HOUSE),
        order=Order.OPEN >> Order.CONFIRMED,
        relies=confirming.AS_SHOWN,
        when=(
            ordering.captain_has_it,
            ordering.order_has_lines,
            taboos.allergens_are_known,
            ordering.requests_are_read_back,
            ordering.prices_are_agreed,
            ordering.signed_if_signed,
            confirming.slip_is_of_this_order,
        ),
        prints=("order_slip",),
        title=T("The guest confirms"),
    ),
    act(
        "send_order",
        SERVICE,
        sitting=IN_HOUSE,
        order=Order.CONFIRMED >> Order.SENT,
        also=(Line.DRAFT >> Line.HELD, Line.DRAFT >> Line.FIRED, Line.DRAFT >> Line.SERVED),
        relies=confirming.AS_SHOWN,
        when=(ordering.captain_has_it, taboos.allergens_are_known, ordering.portions_are_agreed),
        prints=("station_ticket", "preparation_list"),
        title=T("Send to the kitchen"),
    ),
)
