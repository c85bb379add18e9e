"""Cases that not everybody may open (RST-51): what the house shows of them to whoever may.

A flow that has such cases gives a query for `ClosedCases`, `(db, ids, staff) -> ClosedCases`, or with the whole
`viewer` in place of `staff`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from app.counter.settings import Settings
from app.kernel.flow import Flow, picked
from app.kernel.judge import Staff
from app.kernel.refusal import Refused, Shut
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
