"""What comes next for a sitting: the one thing that stands on its large button."""

from app.counter.settings import Settings
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.kinds import FRUIT_CALL, HOT_CALL, STAPLE_CALL
from app.flows.restaurant.facts.tracks import Line, Order, Sitting
from app.flows.restaurant.rules.marking import without_fruit
from app.flows.restaurant.rules.taboos import called
from app.flows.restaurant.screens.sitting.pouring import bottle_now, next_of

_AT = {
    Sitting.BOOKED: "greet",
    Sitting.PREPARED: "greet",
    Sitting.GREETED: "seat",
    Sitting.SEATED: "tea",
    Sitting.TEA: "order",
    Sitting.ORDERING: "order",
    Sitting.BILL: "bill",
    Sitting.FAREWELL: "see_off",
    Sitting.CLEARING: "clear",
}
_CALLS = (("call", HOT_CALL), ("call_staples", STAPLE_CALL), ("call_fruit", FRUIT_CALL))


def next_act(sitting: SittingFacts, settings: Settings) -> str:
    """The name of the action that comes next: by its step, and while they eat by what waits.

    Cold dishes are served before the hot ones are called; from then on what cooks is served before the
    next course is called; when nothing is to come, they ask for the bill. What the table avoids waits for no call.
    A bottle is shown, and the first of it opened, before anything else is served (RST-17).
    Fruit alone waits for the clean turntable (RST-24).
    """
    if known := _AT.get(sitting.step):
        return known
    if any(order.step == Order.CONFIRMED for order in sitting.orders):
        return "order"
    if sitting.step == Sitting.CONFIRMED:
        return "to_table" if sitting.sent else "order"
    if bottle := bottle_now(sitting):
        return next_of(bottle).partition(".")[2]
    cooking = [line for line in sitting.lines if line.step == Line.FIRED]
    call = next((name for name, courses in _CALLS if called(sitting, courses, leave_avoided=True)), "")
    if cooking and not without_fruit(sitting, cooking, settings):
        return "clear_away"
    if cooking and (sitting.step == Sitting.AT_TABLE or call != "call"):
        return "serve"
    return call or "bill"
