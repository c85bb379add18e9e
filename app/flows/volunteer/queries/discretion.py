"""What a league secretary may see: everything of the own class, and nothing else (VOL-04)."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select

from app.counter.closed import ClosedCases, Viewer
from app.flows.volunteer.facts.case import ClassFacts, CollectionFacts
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.classes import TeamRow
from app.flows.volunteer.queries.loaders import classes, collections
from app.flows.volunteer.rules import supervising
from app.kernel.refusal import Refused


def sees(klass: ClassFacts, viewer: Viewer) -> bool:
    """Whether somebody may look into a class."""
    return supervising.sees(klass.secretaries, viewer.staff, viewer.at, viewer.settings)


def hold_class_open(db: Connection, klass: str, viewer: Viewer) -> None:
    """Raises Refused for a class that somebody may not look into."""
    if not sees(classes(db, [klass])[klass], viewer):
        raise Refused(supervising.closed_class())


def own_classes(db: Connection, viewer: Viewer) -> frozenset[str] | None:
    """The classes that a secretary sees; None for whoever sees them all."""
    if supervising.sees_all(viewer.staff):
        return None
    ids = db.execute(_of_login, {"login": viewer.staff.login}).scalars()
    found = classes(db, sorted(set(ids)))
    return frozenset(one.id for one in found.values() if sees(one, viewer))


def hold_collection_open(collection: CollectionFacts, viewer: Viewer) -> None:
    """Raises Refused for a collection that somebody may not open; the desk writes the try down."""
    if no := supervising.may_open(collection, viewer.staff, viewer.at, viewer.settings):
        raise Refused(no)


@FLOW.gives
def closed_cases(db: Connection, ids: Sequence[str], viewer: Viewer) -> ClosedCases:
    """Which of some collections somebody may not open: those of other classes, for a secretary."""
    found = collections(db, ids).values()
    shut = (one.id for one in found if supervising.may_open(one, viewer.staff, viewer.at, viewer.settings))
    return ClosedCases(frozenset(shut))


_of_login = select(TeamRow.klass).where(TeamRow.login == bindparam("login"))
