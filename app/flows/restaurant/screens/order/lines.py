"""What the clerk does with the lines of an order that is not sent, each with what takes it back."""

from collections.abc import Callable

from app.flows.restaurant.facts.case import DishFacts
from app.flows.restaurant.facts.tracks import DishId, SittingId
from app.flows.restaurant.facts.views import OrderLine, OrderShown
from app.flows.restaurant.screens.order.entering import Args, Step, Wish
from app.kernel.text import T

ADD, COUNT, REMOVE = "restaurant.add_line", "restaurant.change_quantity", "restaurant.remove_line"


def added(sitting: SittingId, dish: DishFacts, count: int, typed: str = "") -> Wish:
    """So many of a dish: on the line that it has already, or on a new one."""

    def step(order: OrderShown) -> Step:
        known = _same(order, dish.id)
        if known:
            return _count(sitting, order, known, known.facts.quantity + count)
        args = {**_of(sitting, order), "dish": dish.id, "quantity": count, "warned": None}
        return Step(ADD, args, lambda result: (REMOVE, {**_of(sitting, order), "line": result.line}))

    return Wish(T("{dish} × {n}", dish=dish.name, n=count), step, typed, dish=dish.id)


def counted(sitting: SittingId, line: OrderLine, count: int) -> Wish:
    """A line made so many; none at all takes it off."""

    def step(order: OrderShown) -> Step | None:
        known = line_of(order, line.facts.id)
        if known is None:
            return None
        return _count(sitting, order, known, count) if count else _remove(sitting, order, known)

    return _about(line, step)


def lessened(sitting: SittingId, line: OrderLine, by: int = 1) -> Wish:
    """One less of a line; the last one takes it off. A negative number is one more."""

    def step(order: OrderShown) -> Step | None:
        known = line_of(order, line.facts.id)
        if known is None:
            return None
        left = known.facts.quantity - by
        return _count(sitting, order, known, left) if left else _remove(sitting, order, known)

    return _about(line, step)


def held_or_not(sitting: SittingId, line: OrderLine) -> Wish:
    """At once instead of held, or held after all (RST-20)."""

    def step(order: OrderShown) -> Step | None:
        known = line_of(order, line.facts.id)
        if known is None:
            return None
        args = {**_of(sitting, order), "line": known.facts.id}
        was = known.facts.at_once
        back = ("restaurant.set_at_once", {**args, "at_once": was})
        return Step("restaurant.set_at_once", {**args, "at_once": not was}, lambda _: back)

    return _about(line, step)


def read_back(sitting: SittingId, line: OrderLine) -> Wish:
    """The request was said back to the guest (RST-13); to write it anew takes that back."""

    def step(order: OrderShown) -> Step | None:
        known = line_of(order, line.facts.id)
        if known is None:
            return None
        args = {**_of(sitting, order), "line": known.facts.id}
        back = ("restaurant.note_request", {**args, "request": known.request})
        return Step("restaurant.read_back", args, lambda _: back)

    return _about(line, step)


def line_of(order: OrderShown | None, id: str) -> OrderLine | None:
    """A line of an order, if it is still there."""
    return next((line for line in order.lines if line.facts.id == id), None) if order else None


def _about(line: OrderLine, step: Callable[[OrderShown], Step | None]) -> Wish:
    return Wish(T("{dish}", dish=line.facts.name), step, dish=line.facts.dish, line=line.facts.id)


def _of(sitting: SittingId, order: OrderShown) -> Args:
    return {"sitting": sitting, "order": order.facts.id}


def _count(sitting: SittingId, order: OrderShown, line: OrderLine, count: int) -> Step:
    args = {**_of(sitting, order), "line": line.facts.id}
    back = (COUNT, {**args, "quantity": line.facts.quantity})
    return Step(COUNT, {**args, "quantity": count}, lambda _: back)


def _remove(sitting: SittingId, order: OrderShown, line: OrderLine) -> Step:
    facts, of = line.facts, _of(sitting, order)
    back = (
        ADD,
        {
            **of,
            "dish": facts.dish,
            "quantity": facts.quantity,
            "request": line.request,
            "at_once": facts.at_once,
        },
    )
    return Step(REMOVE, {**of, "line": facts.id}, lambda _: back)


def _same(order: OrderShown, dish: DishId) -> OrderLine | None:
    """The line that one more of a dish goes to: the same dish, not asked for in a way of its own, not weighed."""
    for line in order.lines:
        facts = line.facts
        plain = not (facts.asks or facts.weighed or facts.of_the_day or facts.tea or facts.at_once)
        if facts.dish == dish and plain:
            return line
    return None
