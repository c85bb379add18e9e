"""The lines of a replay: one JSON object each, read, checked, and its references filled in (COM-04)."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from app.kernel.refusal import No, Unreadable

KEYS = {"id": str, "at": str, "staff": str, "do": str, "args": dict}
MORE = {"counter": str, "approved_by": str, "seen": dict}
LONGEST = 1_000_000
"""Bytes of a line; no command needs a tenth."""
DEEPEST = 20
"""Lists and objects within each other in a line."""
FIRST, LAST = datetime(2000, 1, 2, tzinfo=UTC), datetime(2099, 12, 31, tzinfo=UTC)
"""Times that a command may have: those that a document's number can tell."""
_ID = re.compile(r"[^\x00-\x1f\x7f-\x9f\ud800-\udfff]{1,64}")

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


def read_line(n: int, raw: bytes) -> Line:
    """Read the n-th line; raises Unreadable, which says what is wrong with which line."""
    if len(raw) > LONGEST:
        raise _wrong(No("Line {line} is too long.", {"line": n}))
    told = _json(n, raw)
    kinds = KEYS | MORE
    missing = sorted(KEYS.keys() - told.keys() - {"args"})
    odd = sorted(k[:40] for k, v in told.items() if not isinstance(v, kinds.get(k, ())))
    if missing:
        raise _wrong(No("Line {line} does not say {keys:list}.", {"line": n, "keys": missing}))
    if odd:
        raise _wrong(No("Line {line} says {keys:list}, which is not understood.", {"line": n, "keys": odd}))
    if not is_id(told["id"]):
        raise _wrong(No("Line {line}: an id has 1 to 64 characters that can be seen.", {"line": n}))
    known: dict[str, Any] = {"args": {}} | told | {"at": _moment(n, told["at"])}
    return Line(n, **known)


def _json(n: int, raw: bytes) -> dict[str, Any]:
    try:
        text = raw.decode("utf-8-sig" if n == 1 else "utf-8")
    except UnicodeDecodeError:
        raise _wrong(No("Line {line} is not written in UTF-8.", {"line": n})) from None
    try:
        told = json.loads(text, parse_constant=_no_number)
        json.dumps(told, ensure_ascii=False).encode()  # half a character can be written nowhere
    except (ValueError, RecursionError):
        raise _wrong(No("Line {line} is not JSON.", {"line": n})) from None
    if not isinstance(told, dict):
        raise _wrong(No("Line {line} is not a JSON object.", {"line": n}))
    if _deep(told):
        raise _wrong(No("Line {line} lies deeper than any command.", {"line": n}))
    return told


def _deep(value: Any, left: int = DEEPEST) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return left < 0 or any(_deep(one, left - 1) for one in inner)


def is_id(text: str) -> bool:
    """Whether a text can be a command's id: any that can be seen, up to 64 characters."""
    return _ID.fullmatch(text) is not None


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
    if not FIRST <= at <= LAST:
        raise _wrong(
            No("Line {line}: {at} lies outside the years 2000 to 2099.", {"line": n, "at": told[:40]})
        )
    return at.astimezone(UTC)


def _no_number(_: str) -> Any:
    raise ValueError("NaN and Infinity are no JSON")


def _wrong(no: No) -> Unreadable:
    return Unreadable(no)
