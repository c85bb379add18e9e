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


def hold_in_force(db: Connection, flows: Iterable[Flow], document: str) -> None:
    """Raises Refused for a document that some flow keeps back."""
    for flow in flows:
        query = flow.queries.get(KeptBack)
        if query and (no := query(db, documents=[document]).no.get(document)):
            raise Refused(no)
