"""What a league secretary may see: everything of the own class, and nothing else (VOL-04)."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select

from app.counter.closed import ClosedCases, ClosedPapers, Viewer
from app.counter.documents import DocumentRow
from app.flows.volunteer.facts.case import ClassFacts, CollectionFacts
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.classes import TeamRow
from app.flows.volunteer.papers.kinds import OURS
from app.flows.volunteer.queries.loaders import classes, collections
from app.flows.volunteer.rules import supervising
from app.kernel.refusal import Refused
from app.store.among import among


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


def of_own(rows: Iterable[Any], own: frozenset[str] | None) -> list[Any]:
    """Rows of the classes that somebody sees, by their `klass`; None are all."""
    return [r for r in rows if own is None or r.klass in own]


def hold_centre(viewer: Viewer) -> None:
    """Raises Refused for what the centre keeps over every class, to whoever sees one alone."""
    if not supervising.sees_all(viewer.staff):
        raise Refused(supervising.closed_centre())


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


@FLOW.gives
def closed_papers(db: Connection, documents: Sequence[str], viewer: Viewer) -> ClosedPapers:
    """Which papers of the centre somebody may not see: a secretary sees those of the own class's collections."""
    if supervising.sees_all(viewer.staff):
        return ClosedPapers(frozenset())
    rows = [r for r in db.execute(_papers, {"ids": list(documents)}) if r.kind in OURS]
    cases = sorted({r.case for r in rows if r.case})
    closed = closed_cases(db, cases, viewer).ids
    return ClosedPapers(frozenset(r.id for r in rows if r.case is None or r.case in closed))


_papers = select(DocumentRow.id, DocumentRow.kind, DocumentRow.case).where(among(DocumentRow.id, "ids"))
_of_login = select(TeamRow.klass).where(TeamRow.login == bindparam("login"))
