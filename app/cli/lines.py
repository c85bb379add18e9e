"""The lines of a replay: one JSON object each, read, checked, and its references filled in (COM-04)."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from app.kernel.refusal import No, Unreadable

KEYS = {"id": str, "at": str, "staff": str, "do": str, "args": dict}
MORE = {"counter": str, "approved_by": str, "seen": dict}
LONGEST = 1_000_000
"""Characters of a line; no command needs a hundredth."""

Lookup = Callable[[str], Any]
"""Gives the result of an earlier command by its id; raises KeyError."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a line asks for. `counter` and `approved_by` are "" where it does not say."""

    n: int
    id: str
    at: datetime
    staff: str
    do: str
    args: Mapping[str, Any]
    counter: str = ""
    approved_by: str = ""
    seen: Mapping[str, Any] = field(default_factory=dict)


def read_line(n: int, text: str) -> Line:
    """Read the n-th line; raises Unreadable, which says what is wrong with which line."""
    if len(text) > LONGEST:
        raise _wrong(No("Line {line} is too long.", {"line": n}))
    try:
        told = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise _wrong(No("Line {line} is not JSON.", {"line": n})) from None
    if not isinstance(told, dict):
        raise _wrong(No("Line {line} is not a JSON object.", {"line": n}))
    kinds = KEYS | MORE
    missing = sorted(KEYS.keys() - told.keys() - {"args"})
    odd = sorted(k[:40] for k, v in told.items() if not isinstance(v, kinds.get(k, ())))
    if missing:
        raise _wrong(No("Line {line} does not say {keys:list}.", {"line": n, "keys": missing}))
    if odd:
        raise _wrong(No("Line {line} says {keys:list}, which is not understood.", {"line": n, "keys": odd}))
    known: dict[str, Any] = {"args": {}} | told | {"at": _moment(n, told["at"])}
    return Line(n, **known)


def filled(value: Any, result: Lookup) -> Any:
    """Arguments with each {"$ref": "ID.field"} replaced by that field of that command's result.

    The id is all before the last dot; the field may go deeper: "o-1.lines/0". Raises Unreadable for what
    is not there (yet): the line was not answered, and is tried again in the next run.
    """
    if isinstance(value, dict):
        if value.keys() == {"$ref"}:
            return _field(str(value["$ref"]), result)
        return {k: filled(v, result) for k, v in value.items()}
    return [filled(v, result) for v in value] if isinstance(value, list) else value


def _field(ref: str, result: Lookup) -> Any:
    name, _, path = ref.rpartition(".")
    try:
        found = result(name)
        for part in path.split("/"):
            found = found[int(part)] if isinstance(found, list) else found[part]
    except (KeyError, IndexError, ValueError, TypeError):
        raise _wrong(No("There is no result {ref} to take.", {"ref": ref[:120]})) from None
    return found


def _moment(n: int, told: str) -> datetime:
    try:
        at = datetime.fromisoformat(told)
    except ValueError:
        raise _wrong(No("Line {line}: {at} is no time.", {"line": n, "at": told[:40]})) from None
    if at.tzinfo is None:
        raise _wrong(No("Line {line}: {at} does not say its zone.", {"line": n, "at": told[:40]}))
    return at.astimezone(UTC)


def _no_number(_: str) -> Any:
    raise ValueError("NaN and Infinity are no JSON")


def _wrong(no: No) -> Unreadable:
    return Unreadable(no)
