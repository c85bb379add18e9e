"""What the clerk does with the lines of an order that is not sent, each with what takes it back."""

from collections.abc import Callable
from dataclasses import replace

from app.flows.restaurant.facts.floor import DishFacts
from app.flows.restaurant.facts.ids import DishId, SittingId
from app.flows.restaurant.facts.views import OrderLine, OrderShown
from app.flows.restaurant.facts.ways import Way
from app.flows.restaurant.rules.ways import named
from app.flows.restaurant.screens.order.entering import Args, Step, Wish
from app.kernel.text import T, Text
from app.widgets.theme import Said

Pick = Callable[[], OrderLine | None]
"""The line that is meant, as it is when its turn comes."""
ADD, COUNT, REMOVE = "restaurant.add_line", "restaurant.change_quantity", "restaurant.remove_line"


def added(
    sitting: SittingId, dish: DishFacts, count: int, typed: str = "", ways: tuple[Way, ...] = ()
) -> Wish:
    """So many of a dish, as the guest wants it: on the line that it has already, or on a new one."""
    what = T("{dish} × {n}", dish=named(dish, ways), n=count)

    def step(order: OrderShown) -> Step:
        known = _same(order, dish.id, _names(ways))
        if known:
            return replace(_count(sitting, order, known, known.facts.quantity + count), what=what)
        args = {**_of(sitting, order), "dish": dish.id, "quantity": count, "warned": None}
        args["ways"] = _names(ways)
        return Step(ADD, args, lambda result: (REMOVE, {**_of(sitting, order), "line": result.line}))

    return Wish(what, step, typed, begins=True)


def counted(sitting: SittingId, pick: Pick, count: int) -> Wish:
    """The picked line made so many; none at all takes it off."""

    def step(order: OrderShown) -> Step | None:
        line = pick()
        return _count(sitting, order, line, count) if line else None

    return Wish(T("{n} of the last line", n=count), step)


def lessened(sitting: SittingId, pick: Pick, by: int = 1) -> Wish:
    """One less of the picked line; the last one takes it off. A negative number is one more."""

    def step(order: OrderShown) -> Step | None:
        line = pick()
        return _count(sitting, order, line, line.facts.quantity - by) if line else None

    return Wish(T("one less") if by > 0 else T("one more"), step)


def held_or_not(sitting: SittingId, pick: Pick) -> Wish:
    """The picked line at once instead of held, or held after all (RST-20)."""

    def step(order: OrderShown) -> Step | None:
        line = pick()
        if line is None:
            return None
        args = {**_of(sitting, order), "line": line.facts.id}
        was = line.facts.at_once
        back = ("restaurant.set_at_once", {**args, "at_once": was})
        return Step("restaurant.set_at_once", {**args, "at_once": not was}, lambda _: back, _name(line))

    return Wish(T("At once"), step)


def noted(sitting: SittingId, pick: Pick, dish: Said, request: str, before: OrderLine | None = None) -> Wish:
    """The picked line with what the guest asks for on it (RST-13); `before` is the line as it was when they asked."""
    seen = _request(before) if before else None

    def step(order: OrderShown) -> Step | None:
        line = pick()
        if line is None:
            return None
        args = {**_of(sitting, order), "line": line.facts.id}
        back = ("restaurant.note_request", {**args, "request": line.request})
        args |= {"request": request or None}
        return Step("restaurant.note_request", args, lambda _: back, _name(line), seen)

    return Wish(T("{dish}: {request}", dish=dish, request=request), step)


def read_back(sitting: SittingId, line: OrderLine) -> Wish:
    """The request was said back to the guest as it stood (RST-13); to write it anew takes that back."""

    def step(order: OrderShown) -> Step | None:
        known = line_of(order, line.facts.id)
        if known is None:
            return None
        args = {**_of(sitting, order), "line": known.facts.id}
        back = ("restaurant.note_request", {**args, "request": known.request})
        return Step("restaurant.read_back", args, lambda _: back, _name(known), _request(line))

    return Wish(_name(line), step)


def line_of(order: OrderShown | None, id: str) -> OrderLine | None:
    """A line of an order, if it is still there."""
    return next((line for line in order.lines if line.facts.id == id), None) if order else None


def _name(line: OrderLine) -> Text:
    return T("{dish}", dish=line.facts.name)


def _request(line: OrderLine) -> Args:
    return {"request": line.facts.request}


def _of(sitting: SittingId, order: OrderShown) -> Args:
    return {"sitting": sitting, "order": order.facts.id}


def _count(sitting: SittingId, order: OrderShown, line: OrderLine, count: int) -> Step:
    """A line made so many, or taken off where none is left."""
    if count < 1:
        return _remove(sitting, order, line)
    args = {**_of(sitting, order), "line": line.facts.id}
    back = (COUNT, {**args, "quantity": line.facts.quantity})
    return Step(COUNT, {**args, "quantity": count}, lambda _: back, _name(line))


def _remove(sitting: SittingId, order: OrderShown, line: OrderLine) -> Step:
    facts, of = line.facts, _of(sitting, order)
    again = {
        "dish": facts.dish,
        "quantity": facts.quantity,
        "request": line.request,
        "at_once": facts.at_once,
        "ways": _names(facts.ways),
    }
    back = (ADD, {**of, **again})
    return Step(REMOVE, {**of, "line": facts.id}, lambda _: back, _name(line))


def _names(ways: tuple[Way, ...]) -> tuple[str, ...]:
    return tuple(way.name for way in ways)


def _same(order: OrderShown, dish: DishId, ways: tuple[str, ...]) -> OrderLine | None:
    """The line that one more of a dish goes to: the same dish made the same way, not asked for in a way of its own, not weighed."""
    for line in order.lines:
        facts = line.facts
        plain = not (
            facts.is_set
            or facts.of_set
            or facts.asks
            or facts.weighed
            or facts.of_the_day
            or facts.tea
            or facts.at_once
        )
        if facts.dish == dish and plain and _names(facts.ways) == ways:
            return line
    return None
