"""Deadlines of many cases at once: after a changed setting or calendar, and for the deep audit (COM-50)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, or_, select

from app.counter.settings import Settings
from app.kernel.deadline import difference, wanted
from app.kernel.flow import Flow
from app.store.among import among
from app.store.base import add
from app.store.tables import Case, DueAt

AT_ONCE = 100
_open = (
    select(Case.id)
    .where(
        Case.flow == bindparam("flow"),
        or_(Case.closed_at.is_(None), Case.id.in_(select(DueAt.case))),
    )
    .order_by(Case.id)
)
_stored = select(DueAt.case, DueAt.name, DueAt.key, DueAt.at).where(among(DueAt.case, "ids"))
_off = delete(DueAt).where(
    DueAt.case == bindparam("c"), DueAt.name == bindparam("n"), DueAt.key == bindparam("k")
)


@dataclass(frozen=True, slots=True)
class Astray:
    """A stored deadline that is not what the facts ask for, or one that is missing."""

    case: str
    name: str
    key: str


def open_cases(db: Connection, flow: Flow) -> list[str]:
    """The open cases of a flow, and those on which something falls due though they have come to their end."""
    return list(db.execute(_open, {"flow": flow.name}).scalars())


def astray(db: Connection, flow: Flow, ids: Sequence[str], settings: Settings) -> list[Astray]:
    """Where the stored deadlines of some cases differ from their facts: none, if all is well."""
    return [
        Astray(case, name, key)
        for case, off, on in _differences(db, flow, ids, settings)
        for name, key in sorted({*off, *on})
    ]


def recompute(db: Connection, flow: Flow, ids: Sequence[str], settings: Settings) -> int:
    """Write the deadlines of some cases anew where they differ; returns how many changed."""
    gone: list[dict[str, Any]] = []
    new: list[dict[str, Any]] = []
    for case, off, on in _differences(db, flow, ids, settings):
        gone += [{"c": case, "n": name, "k": key} for name, key in off]
        new += [
            {"case": case, "name": name, "key": key, "flow": flow.name, "at": at}
            for (name, key), at in on.items()
        ]
    if gone:
        db.execute(_off, gone)
    add(db, DueAt, new)
    return len({(r["n"], r["c"], r["k"]) for r in gone} | {(r["name"], r["case"], r["key"]) for r in new})


def _differences(
    db: Connection, flow: Flow, ids: Sequence[str], settings: Settings
) -> list[tuple[str, Any, Any]]:
    if flow.case is None or not ids:
        return []
    stored: dict[str, dict[tuple[str, str], Any]] = {i: {} for i in ids}
    for row in db.execute(_stored, {"ids": list(ids)}):
        stored[row.case][row.name, row.key] = row.at
    facts = flow.loaders[flow.case](db, ids)
    return [(i, *difference(stored[i], wanted(flow, facts[i], settings))) for i in ids if i in facts]
