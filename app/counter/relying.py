"""What an act relies on has changed since it was seen: both values, and who it was (COM-06)."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, bindparam, select

from app.counter.setting_value import Value
from app.kernel.flow import Changed, Flow, parameters
from app.kernel.ids import TextId
from app.kernel.refusal import No
from app.kernel.text import Kept, T
from app.store.among import among
from app.store.journal import Journal

SOMEBODY = T("somebody else")
LONGEST = 60
"""Characters of a setting that a sentence repeats."""
_CHANGED = Changed(
    No("You saw {name} as {seen}; it is {now} now, changed by {staff}. Look again, then decide.")
)


@dataclass(frozen=True)
class Difference:
    """A value that an act relies on, as it was seen and as it is now; `read` takes it from the facts."""

    read: Callable[..., Any]
    seen: Any
    now: Any


def differing(reads: Iterable[Callable[..., Any]], seen: Any, now: Mapping[str, Any]) -> Difference | None:
    """The first value that is not as it was seen; what was not told was not seen, and nothing is held against it."""
    for read in reads:
        name = read.__name__
        if name in seen.model_fields_set and getattr(seen, name) != now.get(name):
            return Difference(read, getattr(seen, name), now.get(name))
    return None


def refusal(
    db: Connection, flow: Flow, case: str | None, ids: Mapping[str, Any], difference: Difference
) -> No:
    """The sentence for a difference. `ids` are the call's subjects by name, the case's among them."""
    name = difference.read.__name__
    changed = flow.changed.get(name, _CHANGED)
    about = {n: ids[n] for n in parameters(difference.read) if n in ids}
    told = {
        "name": name,
        "seen": _told(db, case, changed.called.get(difference.seen, difference.seen)),
        "now": _told(db, case, changed.called.get(difference.now, difference.now)),
        "staff": _who(db, flow, name, changed, case, about) or SOMEBODY,
    }
    return replace(changed.no, args=told)


def _told(db: Connection, case: str | None, value: Any) -> Any:
    """A value as a refusal keeps it: a personal text by its id, and only one that was written on this case."""
    if isinstance(value, Value):
        return str(value.plain)[:LONGEST]
    if not isinstance(value, TextId):
        return value
    mark = f'"$private":"{value}"'
    here = db.execute(_rows_of(case, ()), {"case": case})
    return Kept(value) if any(mark in row.args for row in here) else None


def _who(
    db: Connection, flow: Flow, name: str, changed: Changed, case: str | None, about: Mapping[str, Any]
) -> str | None:
    """Who carried out the newest act that changed it, on the same subjects: one that left it out did not."""
    commands = [f"{flow.name}.{act}" for act in changed.by]
    for row in db.execute(_rows_of(case, commands), {"case": case, "commands": commands}):
        args = json.loads(row.args)
        # What a case does not hold together is told by the subject, or is what the act made.
        made = None if case else json.loads(row.result)
        same = all(
            _same(args.get(subject, made or (id if case else None)), id) for subject, id in about.items()
        )
        if same and (args.get(name, ...) is not None or args.get(f"no_{name}")):
            return str(row.staff)
    return None


def _same(told: Any, id: Any) -> bool:
    """Whether a call was about the same subject; about one of them, where there are several."""
    if isinstance(id, (list, tuple)):
        return isinstance(told, list) and not set(map(str, id)).isdisjoint(told)
    return bool(told == str(id))


def _rows_of(case: str | None, commands: Iterable[str]) -> Any:
    """Journal rows of a case, newest first; of these commands, if any are named."""
    of = Journal.case == bindparam("case") if case else Journal.case.is_(None)
    rows = select(Journal.staff, Journal.args, Journal.result).where(of).order_by(Journal.seq.desc())
    return rows.where(among(Journal.command, "commands")) if commands else rows
