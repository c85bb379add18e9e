"""餐饮: article 4, in its own order, from the booking to the clean table."""

from app.counter import account_acts
from app.flows.restaurant import guide, settings
from app.flows.restaurant.facts.ids import SittingId
from app.flows.restaurant.facts.roles import (
    CAPTAIN,
    CASHIER,
    EVERYBODY,
    FLOOR,
    GREETERS,
    HOST,
    KITCHEN,
    MANAGER,
    SERVICE,
    SPECIALIST,
    WAITER,
)
from app.flows.restaurant.facts.tracks import ENDS, Bill, Line, Order, Share, Sitting, Slip
from app.flows.restaurant.flow import (
    arriving,
    caring,
    changing,
    keeping,
    leaving,
    ordering,
    reporting,
    serving,
    setting_up,
    vip,
)
from app.flows.restaurant.flow.changed import CHANGED
from app.flows.restaurant.flow.told import TOLD
from app.flows.restaurant.rules import (
    bottles,
    care,
    discretion,
    pacing,
    parking,
    preparing,
    seating,
    slips,
    taboos,
    warming,
)
from app.kernel.flow import Due, Flow
from app.kernel.refusal import No
from app.kernel.steps import Steps
from app.kernel.text import T, Text

STEP_TITLES: dict[Steps, Text] = {
    Sitting.BOOKED: T("booked", "step"),
    Sitting.PREPARED: T("prepared", "step"),
    Sitting.GREETED: T("greeted", "step"),
    Sitting.SEATED: T("seated", "step"),
    Sitting.TEA: T("tea", "step"),
    Sitting.ORDERING: T("ordering", "step"),
    Sitting.CONFIRMED: T("confirmed", "step"),
    Sitting.AT_TABLE: T("at the table", "step"),
    Sitting.COLD: T("cold dishes", "step"),
    Sitting.CALLED: T("called", "step"),
    Sitting.HOT: T("hot dishes", "step"),
    Sitting.STAPLE: T("staple and fruit", "step"),
    Sitting.BILL: T("bill", "step"),
    Sitting.FAREWELL: T("farewell", "step"),
    Sitting.CLEARING: T("clearing", "step"),
    Sitting.FREE: T("free again", "step"),
    Sitting.JOINED: T("joined", "step"),
    Sitting.LEFT: T("left", "step"),
    Sitting.CANCELLED: T("cancelled", "step"),
    Sitting.NOT_COME: T("not come", "step"),
}
PART_TITLES: dict[Steps, Text] = {
    Order.OPEN: T("still open", "part"),
    Order.CONFIRMED: T("confirmed", "part"),
    Order.SENT: T("sent", "part"),
    Line.DRAFT: T("not sent yet", "part"),
    Line.HELD: T("held", "part"),
    Line.FIRED: T("on the fire", "part"),
    Line.SERVED: T("served", "part"),
    Line.REMOVED: T("taken off", "part"),
    Line.RETURNED: T("returned", "part"),
    Slip.SENT: T("sent", "part"),
    Slip.ACKNOWLEDGED: T("acknowledged", "part"),
    Bill.OPEN: T("still open", "part"),
    Bill.SETTLED: T("settled", "part"),
    Bill.DROPPED: T("void", "part"),
    Share.OPEN: T("still open", "part"),
    Share.PAID: T("paid", "part"),
    Share.DROPPED: T("taken back", "part"),
}
"""What a refusal calls the states of orders, lines, slips and bills."""

FLOW = Flow(
    "restaurant",
    T("Restaurant"),
    icon="utensils",
    counter=T("Restaurant counter"),
    about=T("Welcome, order, call, bill, clear"),
    case=SittingId,
    steps=Sitting,
    ends=ENDS,
    step_titles=STEP_TITLES | PART_TITLES,
    subjects={
        "sitting": T("Sitting", "subject"),
        "other": T("The other party", "subject"),
        "table": T("Table", "subject"),
        "tables": T("Table", "subject"),
        "order": T("Order", "subject"),
        "line": T("Line", "subject"),
        "lines": T("Line", "subject"),
        "dish": T("Dish", "subject"),
        "tea": T("Tea", "subject"),
        "slip": T("Kitchen slip", "subject"),
        "bill": T("Bill", "subject"),
        "share": T("Share", "subject"),
        **account_acts.SUBJECTS,
        "found": T("Thing found", "subject"),
        "bottle": T("Bottle", "subject"),
        "guest": T("Guest", "subject"),
    },
    roles={
        HOST: T("Host"),
        WAITER: T("Waiter"),
        SPECIALIST: T("Service specialist"),
        CAPTAIN: T("Captain"),
        KITCHEN: T("Kitchen"),
        CASHIER: T("Cashier"),
        MANAGER: T("Manager"),
    },
    sees_phones=frozenset(GREETERS),
    awaits=frozenset({"kitchen"}),
    settings=settings.SETTINGS,
    guide=guide.STEPS,
    told=TOLD,
    clashes={
        index: No("Somebody else has just been seated there. Choose another table.")
        for index in ("uq_restaurant_sittings_table_id", "uq_restaurant_places_table_id")
    },
    changed=CHANGED,
    opened_by=discretion.may_open,
    tries=vip.TRIES,
    acts=(
        *setting_up.ACTS,
        *arriving.ACTS,
        *ordering.ACTS,
        *serving.ACTS,
        *caring.ACTS,
        *changing.ACTS,
        *leaving.ACTS,
        *keeping.ACTS,
        *vip.ACTS,
        *reporting.ACTS,
    ),
    dues=(
        Due(
            "late", seating.late_at, T("A booking is late"), frozenset(GREETERS), "greet_party", "clock-alert"
        ),
        Due(
            "warm",
            warming.due,
            T("Warm the first dish per person"),
            frozenset(FLOOR),
            "warm_first_dish",
            "flame",
            itself=True,
        ),
        Due(
            "prepare",
            preparing.due,
            T("Lay ready what the dishes need"),
            frozenset(SERVICE),
            "lay_ready",
            "list-todo",
        ),
        Due(
            "call", pacing.call_due, T("Call the hot dishes"), frozenset(SERVICE), "call_hot_dishes", "flame"
        ),
        *vip.DUES,
        Due(
            "fetch",
            bottles.fetch_due,
            T("Bring the bottle and show it"),
            frozenset(SERVICE),
            "show_bottles",
            "wine",
        ),
        Due(
            "avoided",
            taboos.yes_due,
            T("Ask the guest: they avoid what is in their dish"),
            frozenset(SERVICE),
            "accept_allergens",
            "triangle-alert",
        ),
        Due(
            "corrected",
            taboos.kitchen_due,
            T("Tell the kitchen of an allergen more"),
            frozenset(EVERYBODY),
            "tell_of_allergen",
            "triangle-alert",
            itself=True,
        ),
        Due(
            "tea",
            parking.tea_due,
            T("Add tea: they wait for the others"),
            frozenset(SERVICE),
            "add_tea",
            "coffee",
        ),
        Due(
            "slip",
            slips.rings,
            T("The kitchen has not acknowledged a slip"),
            does="acknowledge_slip",
            icon="bell-ring",
            rings=True,
        ),
        Due(
            "care", care.urgent_at, T("A table waits for service"), frozenset(SERVICE), "mark_service", "bell"
        ),
    ),
)
