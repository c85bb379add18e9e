"""The menu, and what to offer instead of what is sold out (RST-11, 12)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Connection, Select, bindparam, cast, func, select
from sqlalchemy.orm import aliased

from app.counter.settings import Settings
from app.flows.restaurant.facts.floor import DishFacts
from app.flows.restaurant.facts.views import Menu, MenuDish, Substitutes, WholeMenu
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.floor import DishRow
from app.flows.restaurant.model.orders import KEPT_UNSENT, LineRow
from app.flows.restaurant.queries.reading import dish_facts
from app.flows.restaurant.queries.rows import light
from app.flows.restaurant.rules import ordering
from app.flows.restaurant.rules.sets import portions_left
from app.store.among import among

POPULAR = timedelta(days=30)
"""How far back it counts how often a dish was ordered."""


@FLOW.gives
def menu(db: Connection, at: datetime, settings: Settings) -> Menu:
    """The dishes that are on the menu, specialities before the others (RST-11): one statement."""
    rows = map(_row, db.execute(_menu, _times(at, settings)).all())
    facts = {r.id: (dish_facts(r), r.ordered) for r in rows}
    known = {id: dish for id, (dish, _) in facts.items()}
    dishes = [MenuDish(_counted(dish, known), ordered) for dish, ordered in facts.values()]
    others = {d.facts.category for d in dishes if not d.facts.special}
    categories = sorted({d.facts.category: None for d in dishes}, key=lambda category: category in others)
    place = {category: n for n, category in enumerate(categories)}
    dishes.sort(key=lambda d: (place[d.facts.category], not d.facts.special))
    return Menu(tuple(categories), tuple(dishes))


@FLOW.gives
def whole_menu(db: Connection) -> WholeMenu:
    """Every dish, for whoever keeps the menu: one statement."""
    return WholeMenu(tuple(dish_facts(r) for r in db.execute(_all)))


@FLOW.gives
def substitutes(
    db: Connection, at: datetime, settings: Settings, dish: str, portions: int = 1
) -> Substitutes:
    """What to offer instead of a dish, and whether it is there after all: one statement, with sets two."""
    wanted, best = instead_of(db, at, settings, dish, portions)
    return Substitutes(wanted.id, wanted.portions, tuple(best))


def instead_of(
    db: Connection, at: datetime, settings: Settings, dish: str, portions: int
) -> tuple[DishFacts, list[DishFacts]]:
    """A dish, and what comes nearest to it of which so many portions are there (RST-12)."""
    times = _times(at, settings)
    found = db.execute(_category, {"dish": dish, **times}).all()
    dishes = {r.id: dish_facts(r) for r in found}
    inside = sorted({one.dish for each in dishes.values() for one in each.dishes})
    if inside:
        known = {r.id: dish_facts(r) for r in db.execute(_those, {"ids": inside, **times}) if r.on_menu}
        dishes = {id: _counted(each, known) for id, each in dishes.items()}
    ordered = {r.id: r.ordered for r in found}
    return dishes[dish], ordering.substitutes(dishes[dish], dishes.values(), ordered, portions)


def _counted(dish: DishFacts, known: Mapping[str, DishFacts]) -> DishFacts:
    """A dish with how many of it are there: of a set what its dishes allow."""
    return replace(dish, portions=portions_left(dish, known)) if dish.dishes else dish


def _times(at: datetime, settings: Settings) -> dict[str, datetime]:
    return {"since": at - POPULAR, "lapsed": ordering.lapses_before(at, settings)}


_ordered = (
    select(func.count())
    .where(LineRow.dish == DishRow.id, LineRow.sent_at >= bindparam("since"))
    .correlate(DishRow)
    .scalar_subquery()
)
"""Counted from the index, dish by dish: what was ordered before is not read."""
_lapsed = (
    select(cast(func.sum(LineRow.holds), BigInteger))
    .where(LineRow.dish == DishRow.id, KEPT_UNSENT, LineRow.added_at <= bindparam("lapsed"))
    .correlate(DishRow)
    .scalar_subquery()
)
_free = DishRow.portions + func.coalesce(_lapsed, 0)
"""What an order keeps that lay unsent too long is free for whoever asks (RST-12)."""
_columns = [c if c.name != "portions" else _free.label("portions") for c in DishRow.__table__.columns]
_dishes: Select[Any] = select(*_columns, _ordered.label("ordered"))
_menu = _dishes.where(DishRow.on_menu).order_by(DishRow.place)
_all = select(*DishRow.__table__.columns).order_by(DishRow.place)
_row = light(_menu)
_that = aliased(DishRow)
_its_category: Any = select(_that.category).where(_that.id == bindparam("dish")).scalar_subquery()
_category = _dishes.where(DishRow.category == _its_category).order_by(DishRow.place)
_those = _dishes.where(among(DishRow.id, "ids"))
