"""What is said where something is not as the clerk, or the guest, saw it; and which acts change it (COM-06)."""

from collections.abc import Mapping

from app.flows.restaurant.facts.terms import SERVING_PLACES
from app.kernel.flow import Changed
from app.kernel.refusal import No

ON_THE_ORDER = (
    "add_line",
    "change_quantity",
    "note_request",
    "agree_weight",
    "agree_day_price",
    "set_at_once",
    "remove_line",
    "exchange_dish",
    "ask_tea",
)

CHANGED: Mapping[str, Changed] = {
    # a booking, and who sits at the table
    "booked_for": Changed(
        No(
            "You saw the booking for {seen:moment}; it is for {now:moment} now, changed by {staff}. "
            "Look again, then decide."
        ),
        ("change_booking",),
    ),
    "stay": Changed(
        No(
            "You saw a stay of {seen:minutes}; it is {now:minutes} now, changed by {staff}. "
            "Look again, then decide."
        ),
        ("change_booking",),
    ),
    # Not everybody who changes a booking may read whose it is (RST-51): they look again.
    "name": Changed(
        No("The name of the booking was changed by {staff}. Look again, then decide."), ("change_booking",)
    ),
    "phone": Changed(
        No("The phone of the booking was changed by {staff}. Look again, then decide."), ("change_booking",)
    ),
    "words": Changed(
        No("What the guest asks for was changed by {staff}. Look again, then decide."), ("change_booking",)
    ),
    "table": Changed(
        No("You saw table {seen}; it is {now} now, changed by {staff}. Look again, then decide."),
        ("change_booking", "seat_party", "move_table"),
    ),
    "guests": Changed(
        No("You saw {seen} guests; there are {now} now, changed by {staff}. Look again, then decide."),
        ("change_booking", "seat_party", "change_guests", "join_party", "split_party"),
    ),
    "others_guests": Changed(
        No(
            "You saw {seen} guests join them; there are {now} now, changed by {staff}. Look again, then decide."
        ),
        ("change_guests", "join_party", "split_party"),
    ),
    "persons": Changed(
        No("Who sits where was noted anew by {staff}. Look again, then note yours beside it."),
        ("note_persons",),
    ),
    "come": Changed(
        No("You saw {seen} of them here; it is {now} now, counted by {staff}. Look again, then decide."),
        ("park_order", "change_guests", "join_party", "split_party"),
    ),
    "waiter": Changed(
        No("You saw {seen} waiting on them; it is {now} now, changed by {staff}. Look again, then decide."),
        ("seat_party", "change_waiter"),
    ),
    "notice": Changed(
        No(
            "You saw version {seen} of the notice; it is version {now} now, by {staff}. Look again, then decide."
        ),
        ("note_reception", "agree_meal"),
    ),
    "summoned": Changed(
        No(
            "You saw them called {seen} times; it is {now} now, the last time by {staff}. Look again, then decide."
        ),
        ("call_waiting",),
    ),
    "agreed_sum": Changed(
        No(
            "You saw {seen:money} agreed on; it is {now:money} now, changed by {staff}. "
            "Look again, then decide."
        ),
        ("take_deposit", "change_booking"),
    ),
    # what they avoid: the screen shows it anew, with what was being written beside it
    "taboos": Changed(
        No(
            "“{seen}” was noted when you looked; it is “{now}” now, told by {staff}. "
            "Look again, then note yours beside it."
        ),
        ("note_taboos", "ask_tea", "join_party"),
    ),
    "allergens": Changed(
        No(
            "Other allergens were noted meanwhile, by {staff}. They are marked now: "
            "look again, then note yours beside them."
        ),
        ("note_taboos", "ask_tea", "join_party"),
    ),
    # the order
    "quantity": Changed(
        No("You saw {seen} of it; there are {now} now, changed by {staff}. Look again, then decide."),
        ("change_quantity", "ask_tea"),
    ),
    "request": Changed(
        No("You saw the request “{seen}”; it is “{now}” now, changed by {staff}. Ask the guest again."),
        ("note_request",),
    ),
    "price": Changed(
        No(
            "You saw the price {seen:money}; it is {now:money} now, changed by {staff}. "
            "Agree on it with the guest again."
        ),
        ("agree_day_price",),
    ),
    "grams": Changed(
        No("You saw {seen} g; it is {now} g now, changed by {staff}. Agree on it with the guest again."),
        ("agree_weight", "change_quantity"),
    ),
    "at_once": Changed(
        No("“At once”: you saw {seen}; it is {now} now, changed by {staff}. Look again, then decide."),
        ("set_at_once",),
    ),
    "dishes": Changed(
        No(
            "The guest saw {seen} dishes; {now} are on the order now, changed by {staff}. "
            "Show it to them again, and let them confirm that."
        ),
        ON_THE_ORDER,
    ),
    "order_sum": Changed(
        No(
            "The guest saw {seen:money}; the order comes to {now:money} now, changed by {staff}. "
            "Show it to them again, and let them confirm that."
        ),
        ON_THE_ORDER,
    ),
    "check": Changed(
        No(
            "The guest saw the order with check {seen}; it has {now} now: {staff} changed a dish, a request or "
            "the charges. Show it to them again, and let them confirm that."
        ),
        (*ON_THE_ORDER, "move_table", "join_table", "give_table_back", "join_party"),
    ),
    # bottles
    "bottles_on": Changed(
        No("You counted {seen} bottles; there are {now} now, changed by {staff}. Count them again."),
        ("send_order", "return_line"),
    ),
    "bottle_left": Changed(
        No(
            "You saw {seen} left in the bottle; it is {now} now, fetched by {staff}. Look again, then decide."
        ),
        ("fetch_bottle",),
    ),
    # at the table
    "served": Changed(
        No("You saw {seen} of it served; it is {now} now, told by {staff}. Look again, then decide."),
        (
            "serve_part",
            "serve_dishes",
            "report_all_served",
            "open_bottles",
            "split_party",
            "replace_fallen",
            "return_line",
        ),
    ),
    "bottles_shown": Changed(
        No("You saw {seen} of the bottles shown; it is {now} now, told by {staff}. Look again, then decide."),
        ("show_bottles", "return_line"),
    ),
    "bottles_opened": Changed(
        No(
            "You saw {seen} of the bottles opened; it is {now} now, told by {staff}. Look again, then decide."
        ),
        ("open_bottles", "return_line"),
    ),
    "counting": Changed(
        No(
            "You saw {seen} of it on the order; {now} count now: {staff} returned some. Look again, then decide."
        ),
        ("return_line", "split_party"),
    ),
    "given": Changed(
        No("You saw {seen} of it given; it is {now} now, changed by {staff}. Look again, then decide."),
        ("give_line", "return_line"),
    ),
    "urged": Changed(
        No("You saw it urged {seen} times; it is {now} now, the last time by {staff}. The kitchen knows."),
        ("urge_line",),
    ),
    "call_planned": Changed(
        No(
            "You saw the call planned for {seen:time}; it is {now:time} now, changed by {staff}. "
            "Look again, then decide."
        ),
        ("plan_call", "put_off_call", "call_hot_dishes", "join_party"),
    ),
    "serving_place": Changed(
        No("The serving place is “{now}” now, changed by {staff}. Look again, then decide."),
        ("choose_serving_place", "serve_dishes", "serve_part"),
        SERVING_PLACES,
    ),
    # the bill
    "discount": Changed(
        No(
            "You saw {seen:percent} of the price; it is {now:percent} now, changed by {staff}. "
            "Look again, then decide."
        ),
        ("give_discount",),
    ),
    "due": Changed(
        No(
            "{seen:money} was due when you looked; it is {now:money} now, changed by {staff}. Look again, then decide."
        ),
        (
            "send_order",
            "return_line",
            "give_line",
            "give_discount",
            "round_off",
            "take_deposit",
            "move_table",
            "join_table",
            "give_table_back",
            "join_party",
            "split_party",
            "give_ahead_back",
        ),
    ),
    "share_due": Changed(
        No(
            "{seen:money} was due of this share when you looked; it is {now:money} now, changed by {staff}. "
            "Look again, then decide."
        ),
        (
            "split_bill",
            "send_order",
            "return_line",
            "give_line",
            "give_discount",
            "round_off",
            "join_party",
            "split_party",
        ),
    ),
    # the floor and the menu
    "table_name": Changed(
        No("You saw the table named “{seen}”; it is “{now}” now, changed by {staff}. Look again."),
        ("change_table",),
    ),
    "area": Changed(
        No("You saw the table in the area “{seen}”; it is in “{now}” now, changed by {staff}. Look again."),
        ("change_table",),
    ),
    "section": Changed(
        No("You saw the table in section “{seen}”; it is in “{now}” now, changed by {staff}. Look again."),
        ("change_table",),
    ),
    "room": Changed(
        No("“Private room”: you saw {seen}; it is {now} now, changed by {staff}. Look again, then decide."),
        ("change_table",),
    ),
    "features": Changed(
        No("What the table has was changed by {staff}. Look again, then decide."), ("change_table",)
    ),
    "stood": Changed(
        No("The plan was drawn anew by {staff}. Look again, then draw."),
        ("draw_plan",),
    ),
    "seats": Changed(
        No("You saw {seen} seats; there are {now} now, changed by {staff}. Look again, then decide."),
        ("change_table",),
    ),
    "fee": Changed(
        No("You saw the room fee {seen:money}; it is {now:money} now, changed by {staff}. Look again."),
        ("change_table",),
    ),
    "menu_price": Changed(
        No("You saw {seen:money} on the menu; it is {now:money} now, changed by {staff}. Look again."),
        ("change_dish",),
    ),
    "listed": Changed(
        No("The allergens of this dish were changed by {staff}. Look again, then decide."),
        ("change_dish",),
    ),
}
