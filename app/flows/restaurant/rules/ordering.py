"""The order: dishes, requests, prices to agree on, who may take it and send it (RST-11 to 15)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from app.counter.means import Strokes
from app.counter.settings import Settings
from app.flows.restaurant import settings as house
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.floor import DishFacts
from app.flows.restaurant.facts.kinds import AT_ONCE, Confirmed, Course, Pricing
from app.flows.restaurant.facts.parts import LineFacts, OrderFacts
from app.flows.restaurant.facts.roles import CAPTAIN, MANAGER
from app.flows.restaurant.facts.tracks import Line
from app.kernel.judge import Staff
from app.kernel.money import part
from app.kernel.refusal import No

JIN = 500
"""Grams of a 斤, the unit of a price by weight."""
SUBSTITUTES = 3


# -- who takes it -----------------------------------------------------------------------------------


def captain_takes_it(staff: Staff, captain_busy: bool) -> No | None:
    """RST-14: taking the order is the captain's; a waiter does it alone only when no captain is free."""
    if captain_busy or staff.roles & {CAPTAIN, MANAGER}:
        return None
    return No("Orders are taken by the captain. If no captain is free, mark it.", mend="begin_order").by(
        CAPTAIN
    )


def captain_has_it(staff: Staff, order: OrderFacts) -> No | None:
    """RST-14: confirming and sending is the captain's, or the waiter's whose order says that no captain was free."""
    if order.captain_busy or staff.roles & {CAPTAIN, MANAGER}:
        return None
    no = No(
        "Orders are confirmed and sent by the captain. If no captain is free, mark it.",
        mend="captain_is_busy",
    )
    return no.by(CAPTAIN)


# -- guards of a line -------------------------------------------------------------------------------


def still_on_the_menu(dish: DishFacts) -> No | None:
    """A dish that left the menu is not ordered any more."""
    return None if dish.on_menu else No("{dish} is not on the menu any more.", {"dish": dish.name})


def line_is_of_the_order(order: OrderFacts, line: LineFacts) -> No | None:
    """The order and the line belong together."""
    return None if line.order == order.id else No("This line stands on another order.")


def not_the_tea(line: LineFacts) -> No | None:
    """The tea that was brought is changed where it was asked (RST-10)."""
    return (
        No("This tea was brought already. Change it where tea is asked.", mend="ask_tea")
        if line.tea
        else None
    )


def there_is_a_request(line: LineFacts) -> No | None:
    """Only what the guest asked for is read back."""
    return None if line.asks else No("There is no request on this line.")


def sold_by_weight(line: LineFacts) -> No | None:
    """RST-11: only what is priced by weight is weighed."""
    return None if line.weighed else No("{dish} is not sold by weight.", {"dish": line.name})


def has_a_price_to_weigh_by(line: LineFacts) -> No | None:
    """A fish of the day price gets its price first."""
    if line.price is not None:
        return None
    return No("Agree the price of the day first.", mend="agree_day_price")


def sold_at_the_day_price(line: LineFacts) -> No | None:
    """RST-11: only a price of the day is agreed anew."""
    return None if line.of_the_day else No("{dish} has the price of the menu.", {"dish": line.name})


def it_is_tea(tea: DishFacts) -> No | None:
    """RST-10: what is brought when they sit down is a tea of the menu."""
    if tea.course == Course.TEA and tea.on_menu:
        return None
    return No("{dish} is no tea. Take it up with the order.", {"dish": tea.name})


def tea_for(tea: DishFacts, guests: int, pots: int | None) -> int:
    """How many of a tea are brought: as many as were said, else one a guest (茶位), or one pot."""
    return pots or (guests if tea.pricing == Pricing.PERSON else 1)


# -- guards of confirming ---------------------------------------------------------------------------


def order_has_lines(sitting: SittingFacts, order: OrderFacts) -> No | None:
    """Nothing is confirmed that is empty."""
    return None if sitting.of(order) else No("There is nothing on this order yet.", mend="add_line")


def requests_are_read_back(sitting: SittingFacts, order: OrderFacts) -> No | None:
    """RST-13: every special request is read back and ticked as confirmed with the guest."""
    waiting = [line.name for line in sitting.of(order) if line.asks and not line.read_back]
    if not waiting:
        return None
    return No("Read back to the guest first: {dishes:list}.", {"dishes": waiting}, mend="read_back")


def prices_are_agreed(sitting: SittingFacts, order: OrderFacts) -> No | None:
    """RST-11: what is weighed or of the day is agreed with the guest before it is sent."""
    waiting = [line.name for line in sitting.of(order) if not line.agreed]
    if not waiting:
        return None
    return No("Agree with the guest what it costs: {dishes:list}.", {"dishes": waiting}, mend="agree_weight")


def signed_if_signed(how: Confirmed, signature: Strokes | None) -> No | None:
    """RST-14: a signature on the screen is kept; the other ways have none."""
    if (how == Confirmed.SIGNED) == (signature is not None):
        return None
    if signature is None:
        return No("Let the guest sign first.")
    return No("A signature belongs to an order that is signed on the screen.")


def unlike_the_guests(sitting: SittingFacts, order: OrderFacts) -> list[LineFacts]:
    """RST-27: premium dishes per person on an order of which there are more or fewer portions than guests.

    What was sent of a dish before counts with it.
    """
    portions: Counter[str] = Counter()
    for line in sitting.lines:
        if line.order == order.id or line.sent_at:
            portions[line.dish] += line.counting
    return [
        line
        for line in sitting.of(order)
        if line.course is Course.PREMIUM and line.per_person and portions[line.dish] != sitting.guests
    ]


def portions_are_agreed(sitting: SittingFacts, order: OrderFacts, portions_agreed: bool) -> No | None:
    """RST-27: as many portions of a premium dish as guests, or the difference is agreed before it is sent."""
    unlike = unlike_the_guests(sitting, order)
    if portions_agreed or not unlike:
        return None
    return No(
        "Not one portion for each of {n} guests: {dishes:list}. Agree it with the guest first.",
        {"n": sitting.guests, "dishes": [line.name for line in unlike]},
        mend="send_order",
    )


# -- amounts and portions ---------------------------------------------------------------------------


def amount_of(pricing: Pricing, quantity: int, price: int | None, grams: int | None) -> int | None:
    """What a line costs in fen, rounded half-up; None while price or weight is not agreed (RST-11).

    `price` is for one unit, for 500 g where it is sold by weight.
    """
    if price is None:
        return None
    if pricing in (Pricing.WEIGHT, Pricing.DAY_WEIGHT):
        return None if grams is None else part(price, grams, JIN)
    return price * quantity


def lapses_before(now: datetime, settings: Settings) -> datetime:
    """RST-12: what was added to an order by then, and is still unsent, goes to whoever needs it now."""
    return now - timedelta(minutes=settings.of(house.UNSENT_AFTER))


def share_out(left: int, unsent: Iterable[tuple[str, int]]) -> dict[str, int]:
    """RST-12: how many of the portions that are left each unsent line keeps, by line; the first come first.

    `unsent` has a line and its quantity. A line that does not get all of its portions keeps none.
    """
    kept: dict[str, int] = {}
    for line, quantity in unsent:
        kept[line] = quantity if quantity <= left else 0
        left -= kept[line]
    return kept


def substitutes(
    dish: DishFacts, others: Iterable[DishFacts], ordered: Mapping[str, int], portions: int
) -> list[DishFacts]:
    """RST-12: up to three of the same category that are there, nearest in price; the most ordered first."""
    there = [o for o in others if _instead(o, dish, portions)]
    there.sort(key=lambda o: (abs((o.price or 0) - (dish.price or 0)), -ordered.get(o.id, 0), o.id))
    return sorted(there[:SUBSTITUTES], key=lambda o: (-ordered.get(o.id, 0), o.id))


def _instead(other: DishFacts, dish: DishFacts, portions: int) -> bool:
    enough = other.portions is None or other.portions >= portions
    return other.id != dish.id and other.on_menu and other.category == dish.category and enough


def sorry(dish: DishFacts, left: int, instead: Sequence[DishFacts], at_dinner: bool) -> No:
    """RST-12: the apology, by the time of the meal, with what to offer instead."""
    args = {
        "dish": dish.name,
        "left": left,
        "instead": [d.name for d in instead],
        "ids": [d.id for d in instead],
    }
    said = _offering(left, at_dinner) if instead else _offering_nothing(left, at_dinner)
    return replace(said, args=args)


def _offering(left: int, at_dinner: bool) -> No:
    if left:
        return No("We are very sorry, only {left} of {dish} are left. Offer: {instead:list}.")
    if at_dinner:
        return No("We are very sorry, {dish} is sold out this evening. Offer: {instead:list}.")
    return No("We are very sorry, {dish} is sold out today. Offer: {instead:list}.")


def _offering_nothing(left: int, at_dinner: bool) -> No:
    if left:
        return No("We are very sorry, only {left} of {dish} are left.")
    if at_dinner:
        return No("We are very sorry, {dish} is sold out this evening.")
    return No("We are very sorry, {dish} is sold out today.")


# -- sending ----------------------------------------------------------------------------------------


def sent_as(line: LineFacts, all_at_once: bool) -> Line:
    """RST-20: cold dishes and drinks are fired at once, hot ones held unless they are wanted at once.

    The tea that was brought when they sat down is on the table already, and of a set its dishes come.
    """
    if not line.made:
        return Line.SERVED
    return Line.FIRED if line.course in AT_ONCE or line.at_once or all_at_once else Line.HELD


def stations(lines: Iterable[LineFacts]) -> list[str]:
    """The stations that get a slip, in the order of the lines (RST-19)."""
    return list(dict.fromkeys(line.station for line in lines if line.made))
