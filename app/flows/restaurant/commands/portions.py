"""Limited portions: the row count is the truth, so the last one goes to exactly one table (RST-12)."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, select, update

from app.counter.doing import Doing
from app.flows.restaurant.facts.ids import SoldOutId
from app.flows.restaurant.facts.tracks import Line
from app.flows.restaurant.model.floor import DishRow, SoldOutRow
from app.flows.restaurant.model.orders import KEPT_UNSENT, LineRow
from app.flows.restaurant.queries.menu import instead_of
from app.flows.restaurant.rules import ordering, seating
from app.kernel.refusal import No, Refused


def take(do: Doing, dish: str, count: int) -> int:
    """Take portions of a dish; returns how many the line holds: 0 where nobody counts them.

    What lies on orders that were left unsent goes first to whoever needs it now. Raises Refused with the
    apology and what to offer instead.
    """
    left = do.db.execute(_take, {"d": dish, "x": count}).first()
    if left is None and _give_back_unsent(do, dish):
        left = do.db.execute(_take, {"d": dish, "x": count}).first()
    if left is None:
        raise Refused(_sorry(do, dish, count))
    if left.portions == 0:
        _sold_out(do, dish, told=False)
    return 0 if left.portions is None else count


def give_back(do: Doing, held: Mapping[str, int]) -> None:
    """Give portions back, by dish."""
    some = [{"d": dish, "x": count} for dish, count in sorted(held.items()) if count]
    if some:
        do.db.execute(_give_back, some)


def set_aside(do: Doing, line: str) -> int:
    """Take off a line what it holds, for as long as it is changed: nothing that it takes may lapse it.

    Returns how many portions those are; whoever changes the line puts them on it again.
    """
    kept = int(do.db.execute(_kept, {"line": line}).scalar_one())
    if kept:
        do.set(LineRow, {"id": line}, holds=0)
    return kept


def count_anew(do: Doing, dish: str, left: int | None) -> None:
    """Write how many can still be cooked: unsent lines keep theirs of it, the rest is free.

    A line that gets none takes its portions anew when it is sent. None: nobody counts any more.
    """
    do.take(DishRow, [dish])
    before = do.db.execute(_left, {"d": dish}).scalar_one()
    lines = do.db.execute(_unsent, {"d": dish}).all()
    kept = ordering.share_out(left or 0, [(row.id, row.quantity) for row in lines if not row.lapsed])
    for row in lines:
        holds = kept.get(row.id, 0)
        do.set(LineRow, {"id": row.id}, holds=holds, lapsed=left is not None and not holds)
    do.set(DishRow, {"id": dish}, portions=None if left is None else left - sum(kept.values()))
    if left == 0 and before != 0:
        _sold_out(do, dish, told=True)


def _sold_out(do: Doing, dish: str, *, told: bool) -> None:
    """Keep when a dish was sold out, for the figures (RST-61)."""
    row = {"id": do.new(SoldOutId), "dish": dish, "at": do.now, "by": do.staff.login, "told": told}
    do.add(SoldOutRow, row)


def _give_back_unsent(do: Doing, dish: str) -> int:
    """Give back what lines hold whose order has lain unsent too long; they take it anew when they are sent."""
    before = ordering.lapses_before(do.now, do.settings)
    lines = do.db.execute(_overdue, {"d": dish, "before": before}).all()
    for row in lines:
        do.set(LineRow, {"id": row.id}, holds=0, lapsed=True)
    count = sum(int(row.holds) for row in lines)
    give_back(do, {dish: count})
    return count


def _sorry(do: Doing, dish: str, count: int) -> No:
    wanted, instead = instead_of(do.db, do.now, do.settings, dish, count)
    return ordering.sorry(wanted, wanted.portions or 0, instead, seating.evening(do.now, do.settings))


_take = (
    update(DishRow)
    .where(DishRow.id == bindparam("d"), (DishRow.portions.is_(None)) | (DishRow.portions >= bindparam("x")))
    .values(portions=DishRow.portions - bindparam("x"))
    .returning(DishRow.portions)
)
_give_back = (
    update(DishRow)
    .where(DishRow.id == bindparam("d"), DishRow.portions.is_not(None))
    .values(portions=DishRow.portions + bindparam("x"))
)
_left = select(DishRow.portions).where(DishRow.id == bindparam("d"))
_of_dish: Any = LineRow.dish == bindparam("d")
_kept = select(LineRow.holds).where(LineRow.id == bindparam("line")).with_for_update()
_unsent = (
    select(LineRow.id, LineRow.quantity, LineRow.lapsed)
    .where(_of_dish, LineRow.sent_at.is_(None), LineRow.step == Line.DRAFT.value, LineRow.tea.is_(False))
    .order_by(LineRow.added_at, LineRow.id)
    .with_for_update()
)
"""The tea that was brought is no such line: it is brewed already."""
_overdue = (
    select(LineRow.id, LineRow.holds)
    .where(_of_dish, KEPT_UNSENT, LineRow.added_at <= bindparam("before"))
    .order_by(LineRow.id)
    .with_for_update()
)
