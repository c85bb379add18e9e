"""What a league secretary may see: everything of the own class, and nothing else (VOL-04)."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select

from app.counter.closed import ClosedCases
from app.flows.volunteer.facts.case import CollectionFacts
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.classes import TeamRow
from app.flows.volunteer.queries.loaders import classes, collections
from app.flows.volunteer.rules.supervising import closed_class, may_open, sees
from app.kernel.judge import Staff
from app.kernel.refusal import Refused

__all__ = ["hold_class_open", "hold_collection_open", "own_classes", "sees"]


def hold_class_open(db: Connection, klass: str, staff: Staff) -> None:
    """Raises Refused for a class that somebody may not look into."""
    if not sees(classes(db, [klass])[klass].secretary, staff):
        raise Refused(closed_class())


def own_classes(db: Connection, staff: Staff) -> frozenset[str] | None:
    """The classes that a secretary sees; None for whoever sees them all."""
    if sees(None, staff):
        return None
    ids = db.execute(_of_login, {"login": staff.login}).scalars()
    found = classes(db, sorted(set(ids)))
    return frozenset(one.id for one in found.values() if sees(one.secretary, staff))


def hold_collection_open(collection: CollectionFacts, staff: Staff) -> None:
    """Raises Refused for a collection that somebody may not open; the desk writes the try down."""
    if no := may_open(collection, staff):
        raise Refused(no)


@FLOW.gives
def closed_cases(db: Connection, ids: Sequence[str], staff: Staff) -> ClosedCases:
    """Which of some collections somebody may not open: those of other classes, for a secretary."""
    found = collections(db, ids).values()
    return ClosedCases(frozenset(one.id for one in found if may_open(one, staff)))


_of_login = select(TeamRow.klass).where(TeamRow.login == bindparam("login"))
