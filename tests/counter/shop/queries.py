"""The loader of tabs."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from app.store.among import among
from app.store.tables import Case
from tests.counter.shop.facts import Tab, TabFacts, TabId
from tests.counter.shop.flow import FLOW

_tabs = select(Case.id, Case.step).where(among(Case.id, "ids"))


@FLOW.facts_of(TabId)
def tabs(db: Connection, ids: Sequence[str]) -> dict[str, TabFacts]:
    return {r.id: TabFacts(r.id, Tab(r.step)) for r in db.execute(_tabs, {"ids": list(ids)})}
