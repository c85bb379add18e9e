"""Today and the search, over all flows: one statement for what is due, then one a flow for its words."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, or_, select

from app.counter.closed import Viewer, closed_papers, closed_to
from app.counter.customers import guest_hits
from app.counter.flow import HOUSE
from app.counter.overview import (
    Agenda,
    CaseLine,
    CaseLines,
    DueRow,
    Figure,
    Figures,
    FlowDues,
    FlowFigures,
    FlowHits,
    Hit,
    Hits,
)
from app.counter.search import documents_numbered
from app.counter.settings import Settings, served_flows
from app.kernel.chars import tidied
from app.kernel.flow import Due, Flow
from app.kernel.judge import Staff
from app.kernel.text import Text
from app.store.among import among
from app.store.tables import Case, DueAt

AHEAD = timedelta(days=1)
MOST = 200
"""Rows of Today at the most: a list that nobody can read to its end helps nobody."""
FEW = 12
"""Cases that a number finds at the most."""

_due = (
    select(DueAt.flow, DueAt.case, DueAt.name, DueAt.key, DueAt.at, Case.number, Case.step)
    .join(Case, Case.id == DueAt.case)
    .where(
        DueAt.at <= bindparam("until"),
        among(DueAt.flow, "flows"),
        or_(Case.closed_at.is_(None), among(DueAt.flow + "." + DueAt.name, "outlasting")),
    )
    .order_by(DueAt.at, DueAt.case)
    .limit(MOST)
)
_numbered = (
    select(Case.id, Case.flow, Case.number, Case.step)
    .where(Case.number.like(bindparam("part"), escape="\\"), among(Case.flow, "flows"))
    .order_by(Case.opened_at.desc())
    .limit(FEW)
)


@HOUSE.gives
def agenda(
    db: Connection, at: datetime, staff: Staff, flows: Mapping[str, Flow], settings: Settings
) -> Agenda:
    """What is due until this time tomorrow in the flows that the counter serves (COM-50)."""
    served = served_flows(settings, flows)
    outlasting = [f"{name}.{due.name}" for name in served for due in flows[name].dues if due.outlasts]
    rows = db.execute(_due, {"until": at + AHEAD, "flows": list(served), "outlasting": outlasting}).all()
    viewer = Viewer(staff, at, settings)
    closed = closed_to(db, viewer, flows, (r.case for r in rows))
    found = [r for r in rows if r.case not in closed]
    lines = _lines(db, found, staff, flows)
    due = [_row(r, flows[r.flow], lines, staff) for r in found]
    for name in served:
        query = flows[name].queries.get(FlowDues)
        due += query(db, **viewer.told(query)).rows if query else ()
    due = sorted((row for row in due if row.at <= at + AHEAD), key=lambda row: row.at)
    coming = min((row.at for row in due if (row.rings or row.itself) and row.at > at), default=None)
    return Agenda(at, tuple(row for row in due if row.at <= at or not row.rings), coming)


@HOUSE.gives
def hits(
    db: Connection, words: str, at: datetime, staff: Staff, flows: Mapping[str, Flow], settings: Settings
) -> Hits:
    """What the words find: in each flow by its own names, and cases by a part of their number (COM-51)."""
    typed = tidied(words)
    if not typed:
        return Hits(words, ())
    served = served_flows(settings, flows)
    viewer = Viewer(staff, at, settings)
    by_number = _by_number(db, typed.lstrip("#").strip(), viewer, flows, served)
    if typed.startswith("#"):
        return Hits(words, (*by_number, *_papers(db, typed.lstrip("#").strip(), viewer, flows)))
    named = [*guest_hits(db, typed, staff, flows), *_papers(db, typed, viewer, flows)] if staff.roles else []
    for name in served:
        query = flows[name].queries.get(FlowHits)
        named += query(db, words=typed, **viewer.told(query)).hits if query else ()
    known = {hit.case for hit in named if hit.case}
    return Hits(words, (*named, *(hit for hit in by_number if hit.case not in known)))


@HOUSE.gives
def figures(db: Connection, at: datetime, flows: Mapping[str, Flow], settings: Settings) -> Figures:
    """The figures of this moment, flow by flow."""
    found: list[Figure] = []
    for name in served_flows(settings, flows):
        query = flows[name].queries.get(FlowFigures)
        found += query(db, at=at, settings=settings).figures if query else ()
    return Figures(at, tuple(found))


def _papers(db: Connection, part: str, viewer: Viewer, flows: Mapping[str, Flow]) -> list[Hit]:
    """Documents by a part of their number, but for those that whoever looks may not see."""
    found = documents_numbered(db, part)
    closed = closed_papers(db, viewer, flows.values(), (hit.document for hit in found if hit.document))
    return [hit for hit in found if hit.document not in closed]


def _by_number(
    db: Connection, part: str, viewer: Viewer, flows: Mapping[str, Flow], served: tuple[str, ...]
) -> Iterable[Hit]:
    if len(part) < 3:
        return ()
    pattern = "%" + part.upper().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    rows = db.execute(_numbered, {"part": pattern, "flows": list(served)}).all()
    closed = closed_to(db, viewer, flows, (r.id for r in rows))
    found = [r for r in rows if r.id not in closed]
    lines = _lines(db, [_Numbered(r.flow, r.id, r.number) for r in found], viewer.staff, flows)
    return [
        Hit(
            "case",
            r.flow,
            lines[r.id].name,
            lines[r.id].about or Text("{number}", {"number": r.number}),
            r.step,
            case=r.id,
        )
        for r in found
    ]


class _Numbered:
    """A case with its number, as the lines ask for it."""

    def __init__(self, flow: str, case: str, number: str) -> None:
        self.flow, self.case, self.number = flow, case, number


def _lines(
    db: Connection, found: Iterable[Any], staff: Staff, flows: Mapping[str, Flow]
) -> dict[str, CaseLine]:
    """How the cases are called: by their flow, or else by their number."""
    lines = {r.case: CaseLine(r.number) for r in found}
    for name in {r.flow for r in found}:
        query = flows[name].queries.get(CaseLines)
        if query:
            ids = sorted({r.case for r in found if r.flow == name})
            lines |= query(db, ids=ids, staff=staff).lines
    return lines


def _row(r: Any, flow: Flow, lines: Mapping[str, CaseLine], staff: Staff) -> DueRow:
    due = next((d for d in flow.dues if d.name == r.name), Due(r.name, lambda _: {}, Text(r.name)))
    return DueRow(
        flow=r.flow,
        case=r.case,
        name=r.name,
        key=r.key,
        at=r.at,
        number=r.number,
        step=r.step,
        line=lines[r.case],
        title=due.title,
        does=due.does,
        mine=not due.roles or bool(due.roles & staff.roles),
        icon=due.icon,
        rings=due.rings,
        itself=due.itself,
    )
