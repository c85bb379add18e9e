"""席, 套餐: a set menu is ordered with its dishes, one of them is exchanged (RST-11)."""

from collections.abc import Sequence
from typing import Annotated, Any

from annotated_types import Ge, Le
from sqlalchemy import bindparam, update

from app.counter.doing import Doing
from app.flows.restaurant.commands import portions
from app.flows.restaurant.commands.lines import Added, line_row, next_line, reopen, write_rows
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.floor import DishFacts
from app.flows.restaurant.facts.ids import DishId, LineId, OrderId, SittingId
from app.flows.restaurant.facts.kinds import Course, Pricing
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.sets import InSet
from app.flows.restaurant.facts.tracks import Line
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.orders import LineRow
from app.flows.restaurant.queries.loaders import dishes
from app.flows.restaurant.rules import sets
from app.flows.restaurant.rules.ways import taken
from app.kernel.command import does
from app.kernel.money import LARGEST
from app.kernel.refusal import No, Refused

Difference = Annotated[int, Ge(-LARGEST), Le(LARGEST)]


def hold_set(do: Doing, course: Course, pricing: Pricing, inside: Sequence[InSet]) -> None:
    """Hold a set menu to what it may be made of, as it is put on the menu or changed."""
    if (course is Course.SET) != bool(inside):
        raise Refused(No("A set menu has its dishes beneath it, and no other dish has."))
    if inside and pricing not in (Pricing.PORTION, Pricing.PERSON):
        raise Refused(No("A set menu has one price, for each set or for each guest."))
    _known(do, inside)


def _known(do: Doing, inside: Sequence[InSet]) -> dict[str, DishFacts]:
    """The dishes of a set, each of which can stand in one."""
    wanted = sorted({one.dish for one in inside})
    known = dishes(do.db, wanted) if wanted else {}
    for dish in wanted:
        if dish not in known:
            raise Refused(No("There is no dish {dish}.", {"dish": dish}))
        if no := sets.it_fits_in_a_set(known[dish]):
            raise Refused(no)
    return known


def write_set(do: Doing, line: dict[str, Any], dish: DishFacts, n: int) -> None:
    """Write the line of a set menu, and a line for each of its dishes with its share of the price.

    Portions of its dishes are taken now (RST-12). Raises Refused where one of them is sold out, or has left the menu.
    """
    known, quantity = _known(do, dish.dishes), line["quantity"]
    total = (line["price"] or 0) * quantity
    counts = [one.count * quantity for one in dish.dishes]
    weights = [sets.listed(known[one.dish], k) for one, k in zip(dish.dishes, counts, strict=True)]
    held = _take(do, known, dish.dishes, counts)
    rows = [line | {"amount": 0}]
    for k, (one, count, amount) in enumerate(
        zip(dish.dishes, counts, sets.share_out(total, weights), strict=True)
    ):
        facts = known[one.dish]
        row = line_row(
            do, line["sitting"], line["order_id"], n + k + 1, facts, count, taken(facts.choices, ())
        )
        own = {"amount": amount, "of_set": line["id"], "discountable": dish.discountable}
        rows.append(row | own | {"holds": count if one.dish in held else 0, "at_once": line["at_once"]})
    write_rows(do, rows)


def _take(
    do: Doing, known: dict[str, DishFacts], inside: Sequence[InSet], counts: Sequence[int]
) -> frozenset[str]:
    """Take the portions of those dishes that somebody counts; returns which."""
    wanted: dict[str, int] = {}
    for one, count in zip(inside, counts, strict=True):
        if known[one.dish].portions is not None:
            wanted[one.dish] = wanted.get(one.dish, 0) + count
    for dish, count in sorted(wanted.items()):
        portions.take(do, dish, count)
    return frozenset(wanted)


@does(FLOW)
def exchange_dish(
    do: Doing, sitting: SittingId, order: OrderId, line: LineId, dish: DishId, difference: Difference
) -> Added:
    """Another dish stands in a set for one of its own; the guest agreed to the `difference`, in fen.

    The price of the set, with it, is shared among its dishes anew.
    """
    case: SittingFacts = do.facts["sitting"]
    old: LineFacts = do.facts["line"]
    new: DishFacts = do.facts["dish"]
    held = portions.take(do, dish, old.quantity)
    portions.give_back(do, {old.dish: portions.set_aside(do, line)})
    do.set(LineRow, {"id": line}, step=Line.REMOVED.value)
    row = line_row(
        do, sitting, order, next_line(case, do.facts["order"]), new, old.quantity, taken(new.choices, ())
    )
    agreed = {"agreed_by": do.staff.login, "agreed_at": do.now}
    row |= {"of_set": old.of_set, "holds": held, "at_once": old.at_once, "discountable": old.discountable}
    write_rows(do, [row | agreed | {"exchanged": old.exchanged + difference, "amount": 0}])
    _share_anew(do, case, old, row["id"], sets.listed(new, old.quantity), difference)
    reopen(do, do.facts["order"])
    return Added(row["id"], None)


def _share_anew(
    do: Doing, case: SittingFacts, old: LineFacts, line: LineId, listed: int, difference: int
) -> None:
    inside = [one for one in case.lines if one.of_set == old.of_set]
    total = sum(one.amount or 0 for one in inside) + difference
    those = [(one.id, (one.price or 0) * one.quantity) for one in inside if one.id != old.id]
    those.append((line, listed))
    bear = sets.share_out(total, [weight for _, weight in those])
    do.db.execute(_bears, [{"i": id, "a": amount} for (id, _), amount in zip(those, bear, strict=True)])


_bears = update(LineRow).where(LineRow.id == bindparam("i")).values(amount=bindparam("a"))
