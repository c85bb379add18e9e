"""Cases that not everybody may open (RST-51), and papers that not everybody may see (VOL-04).

A flow that has such cases gives a query for `ClosedCases`, `(db, ids, staff) -> ClosedCases`, or with the whole
`viewer` in place of `staff`; one that has such papers a query for `ClosedPapers`, `(db, documents, viewer)`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from app.counter.settings import Settings
from app.kernel.flow import Flow, picked
from app.kernel.judge import Staff
from app.kernel.refusal import No, Refused, Shut
from app.store.tables import Case


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks, when, and by which settings."""

    staff: Staff
    at: datetime
    settings: Settings

    def told(self, query: Callable[..., Any]) -> dict[str, Any]:
        """Of that, what a query asks for: each by its name, or all as `viewer`."""
        known = {"staff": self.staff, "at": self.at, "settings": self.settings, "viewer": self}
        return picked(query, known)


@dataclass(frozen=True, slots=True)
class ClosedCases:
    """Which of some cases somebody may not open."""

    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class ClosedPapers:
    """Which of some documents somebody may not see."""

    ids: frozenset[str]


def closed_papers(
    db: Connection, viewer: Viewer, flows: Iterable[Flow], documents: Iterable[str]
) -> frozenset[str]:
    """Which of some documents somebody may not see: a few statements a flow that has such papers."""
    asked = sorted(set(documents))
    found: frozenset[str] = frozenset()
    for flow in flows:
        query = flow.queries.get(ClosedPapers)
        if asked and query:
            found |= query(db, documents=asked, **viewer.told(query)).ids
    return found


def hold_paper_open(db: Connection, viewer: Viewer, flows: Iterable[Flow], document: str) -> None:
    """Raises Refused for a document that somebody may not see."""
    if closed_papers(db, viewer, flows, [document]):
        raise Refused(No("This paper is of something that not everybody may see."))


def closed_to(
    db: Connection, viewer: Viewer, flows: Mapping[str, Flow], cases: Iterable[str | None]
) -> frozenset[str]:
    """Which of some cases somebody may not open: one statement a flow that has such cases."""
    asked = sorted({case for case in cases if case})
    found: frozenset[str] = frozenset()
    for flow in flows.values():
        query = flow.queries.get(ClosedCases)
        if asked and query:
            found |= query(db, ids=asked, **viewer.told(query)).ids
    return found


def hold_open(db: Connection, viewer: Viewer, flows: Mapping[str, Flow], case: str | None) -> None:
    """Raises Refused for what belongs to a case that somebody may not open; the desk writes the try down."""
    if case and closed_to(db, viewer, flows, [case]):
        owner = db.execute(_flow, {"case": case}).scalar_one()
        raise Refused(
            Shut("This belongs to a case that not everybody may open.", {"case": case, "flow": owner})
        )


_flow = select(Case.flow).where(Case.id == bindparam("case"))
