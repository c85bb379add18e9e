"""Papers that say what holds no more: they come out of no printer again (VOL-35).

A flow that has such papers gives a query for `KeptBack`, `(db, documents) -> KeptBack`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from app.kernel.flow import Flow
from app.kernel.refusal import No, Refused


@dataclass(frozen=True, slots=True)
class KeptBack:
    """Which of some documents are printed no more, and why."""

    no: Mapping[str, No]


def kept_back(db: Connection, flows: Iterable[Flow], document: str) -> No | None:
    """Why some flow keeps a document back, if one does."""
    for flow in flows:
        query = flow.queries.get(KeptBack)
        no: No | None = query(db, documents=[document]).no.get(document) if query else None
        if no:
            return no
    return None


def hold_in_force(db: Connection, flows: Iterable[Flow], document: str) -> None:
    """Raises Refused for a document that some flow keeps back."""
    if no := kept_back(db, flows, document):
        raise Refused(no)
