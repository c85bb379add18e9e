"""Limited portions: the row count is the truth, so the last one goes to exactly one table (RST-12)."""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import bindparam, update

from app.counter.doing import Doing
from app.flows.restaurant import settings as house
from app.flows.restaurant.facts.tracks import Line
from app.flows.restaurant.model import DishRow, LineRow
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
    return 0 if left.portions is None else count


def give_back(do: Doing, held: Mapping[str, int]) -> None:
    """Give portions back, by dish."""
    some = [{"d": dish, "x": count} for dish, count in sorted(held.items()) if count]
    if some:
        do.db.execute(_give_back, some)


def _give_back_unsent(do: Doing, dish: str) -> int:
    """Give back what lines hold whose order has lain unsent too long; they take it anew when they are sent."""
    before = do.now - timedelta(minutes=do.setting(house.UNSENT_AFTER))
    lines = do.db.execute(_lapse, {"d": dish, "before": before}).all()
    count = sum(int(line.quantity) for line in lines)
    give_back(do, {dish: count})
    return count


def _sorry(do: Doing, dish: str, count: int) -> No:
    wanted, instead = instead_of(do.db, do.now, dish, count)
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
_lapse = (
    update(LineRow)
    .where(
        LineRow.dish == bindparam("d"),
        LineRow.step == Line.DRAFT.value,
        LineRow.holds > 0,
        LineRow.added_at <= bindparam("before"),
    )
    .values(holds=0, lapsed=True)
    .returning(LineRow.quantity)
)
