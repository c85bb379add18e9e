"""The order as its list shows it: by course, what is to be said back, what is not agreed, what was sent."""

from collections.abc import Iterable, Mapping, Sequence

from app.flows.restaurant.facts.ids import DishId, LineId
from app.flows.restaurant.facts.kinds import AT_ONCE as FIRED_WHEN_SENT
from app.flows.restaurant.facts.kinds import COURSES as TRACK
from app.flows.restaurant.facts.kinds import Course as Kind
from app.flows.restaurant.facts.kinds import Pricing
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.terms import COURSES
from app.flows.restaurant.facts.tracks import Line, Order
from app.flows.restaurant.facts.views import OrderLine as Ordered
from app.flows.restaurant.facts.views import OrderShown, SittingShown
from app.flows.restaurant.rules import sets
from app.flows.restaurant.screens.dish_words import price, weight
from app.flows.restaurant.screens.words import LINES, standing
from app.kernel.money import figures
from app.kernel.text import T, Text
from app.widgets.order_list import Course, OrderLine
from app.widgets.paint import Tag
from app.widgets.theme import Said

MADE_WHEN_SENT = Tag(T("Made when sent"), "ok", "circle-play")
WAITS_FOR_CALL = Tag(T("Waits for the call"), "hold", "circle-pause")
JUST_ADDED = Tag(T("Just added"), "info", "plus")
WITH_ITS_DISHES = Tag(T("Comes with its dishes"), "mute", "utensils")
IN_THE_SET = Tag(T("In the set"), "mute", "utensils")
AT_ONCE = Tag(T("At once"), "ok", "circle-play")
READ_BACK, WEIGH, PRICE = "read_back", "agree_weight", "agree_day_price"
"""What is still to be done with a line before the guest can confirm: the act that does it."""


def unsent(sitting: SittingShown) -> OrderShown | None:
    """The order that is being written, or lies confirmed and unsent: the newest one."""
    open_ones = [order for order in sitting.orders if order.facts.step != Order.SENT]
    return open_ones[-1] if open_ones else None


def adds(sitting: SittingShown) -> bool:
    """Whether dishes are added to what was sent; a pot of tea is no order of theirs."""
    sent = (order for order in sitting.orders if order.facts.step == Order.SENT)
    return any(not line.facts.tea for order in sent for line in order.lines)


def waits_for(line: LineFacts) -> str:
    """What is to be done with a line next: agree its price, weigh it, read its request back; or nothing."""
    if line.of_the_day and line.price is None:
        return PRICE
    if not line.agreed:
        return WEIGH if line.weighed else PRICE
    return READ_BACK if line.asks and not line.read_back else ""


def total(lines: Iterable[LineFacts]) -> tuple[int, int]:
    """What the agreed lines come to, in fen, and how many lines are not agreed yet."""
    known = [line.amount for line in lines]
    return sum(amount for amount in known if amount is not None), known.count(None)


def counts(lines: Iterable[LineFacts]) -> dict[DishId, int]:
    """How often each dish is in the order."""
    found: dict[DishId, int] = {}
    for line in lines:
        found[line.dish] = found.get(line.dish, 0) + line.quantity
    return found


def courses(sitting: SittingShown, just_added: LineId | None = None) -> tuple[Course, ...]:
    """The order that is being written, course by course, then what was sent, order by order."""
    order = unsent(sitting)
    written = _by_course(order.lines, just_added) if order else ()
    sent = [shown for shown in sitting.orders if shown.facts.step == Order.SENT and shown.lines]
    return (*written, *(_sent(shown) for shown in reversed(sent)))


def _by_course(lines: Sequence[Ordered], just_added: LineId | None) -> tuple[Course, ...]:
    found: list[Course] = []
    costs = sets.amounts([line.facts for line in lines])
    for course in TRACK:
        here = [line for line in lines if line.facts.course == course]
        if here:
            tag = MADE_WHEN_SENT if course in FIRED_WHEN_SENT else WAITS_FOR_CALL
            if all(line.facts.tea for line in here):
                tag = LINES[Line.SERVED]
            if course is Kind.SET:
                tag = WITH_ITS_DISHES
            told = tuple(_written(line, just_added, costs) for line in here)
            found.append(Course(course.value, COURSES[course], tag, told))
    return tuple(found)


def _written(line: Ordered, just_added: LineId | None, costs: Mapping[LineId, int]) -> OrderLine:
    facts, next_ = line.facts, waits_for(line.facts)
    asked, verb, icon = _asked(line, next_)
    return OrderLine(
        id=facts.id,
        name=facts.name,
        count=str(facts.quantity),
        amount=_amount(facts, costs, facts.amount),
        request=asked,
        verb=verb,
        icon=icon,
        confirmed=_agreed(line),
        tag=_tag(facts, just_added),
    )


def _asked(line: Ordered, next_: str) -> tuple[Said, Said, str]:
    """What is still to be said to the guest, the button that says it was, and the icon.

    A request waits in sight behind a weight or a price: the order is not sent without it (RST-13).
    """
    facts = line.facts
    match next_:
        case "agree_day_price":
            agree = T("Price of the day: agree it with the guest")
            return _then_request(line, agree), T("Price"), "scale"
        case "agree_weight":
            per = T(
                "{price} per {unit}, weighed before the guest", price=price(facts.price or 0), unit=facts.unit
            )
            return _then_request(line, per), T("Weigh"), "scale"
        case "read_back":
            return line.request or "—", T("Read back"), "message-square-warning"
    return "", "", ""


def _then_request(line: Ordered, first: Text) -> Text:
    if not line.facts.asks or line.facts.read_back:
        return first
    return T("{first}; then read back: {request}", first=first, request=line.request)


def _agreed(line: Ordered) -> Said:
    """What was agreed and said back."""
    facts, told = line.facts, list[Said]()
    if facts.weighed and facts.agreed:
        told.append(weight(facts.grams or 0, facts.price or 0))
    elif facts.pricing == Pricing.DAY and facts.agreed:
        told.append(T("{price} agreed", price=price(facts.price or 0)))
    if facts.exchanged:
        told.append(T("exchanged, {more:money} agreed", more=facts.exchanged))
    if facts.asks and facts.read_back:
        told.append(T("{request} · read back", request=line.request))
    return T("{a} · {b}", a=told[0], b=told[1]) if len(told) == 2 else (told or [""])[0]


def _amount(line: LineFacts, costs: Mapping[LineId, int], own: int | None) -> str:
    """What a line costs: a set with all its dishes, and those nothing of their own (RST-11)."""
    fen = costs.get(line.id, 0) if line.is_set else own
    return "" if fen is None or line.of_set else figures(fen)


def _tag(facts: LineFacts, just_added: LineId | None) -> Tag | None:
    if facts.at_once and facts.course not in FIRED_WHEN_SENT:
        return AT_ONCE
    if facts.id == just_added:
        return JUST_ADDED
    return IN_THE_SET if facts.of_set else None


def _sent(order: OrderShown) -> Course:
    told = T("Sent {at:time} by {by}", at=order.sent_at, by=order.sent_by or "—")
    tag = Tag(told, "mute", "send")
    costs = sets.amounts([line.facts for line in order.lines])
    lines = tuple(_gone(line, costs) for line in order.lines)
    return Course(order.facts.id, order.facts.number, tag, lines)


def _gone(line: Ordered, costs: Mapping[LineId, int]) -> OrderLine:
    """A line that the kitchen has; its dot in the list is where it stands."""
    facts = line.facts
    return OrderLine(
        id=facts.id,
        name=facts.name,
        count=str(facts.counting or facts.quantity),
        amount=_amount(facts, costs, (facts.amount or 0) - facts.taken_off),
        confirmed=line.request or "",
        tag=standing(facts),
        off=facts.step == Line.RETURNED,
    )
