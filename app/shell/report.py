"""The report of an unexpected error: what happened where in the program, and nothing of any person (COM-71).

A message may hold what somebody typed, so no message is written: kinds and places of errors only.
"""

import platform
import re
import sys
import traceback
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

import PySide6

from app import __version__

ROOT = Path(__file__).resolve().parents[2]
KEPT = 20
_FILE = re.compile('File "([^"]*)"')


def told(error: BaseException, at: datetime, log: Path | None = None) -> str:
    """The report's text: version, system, the chain of errors with their places, the end of the log."""
    return _text(chain(error), at, log)


def write(error: BaseException, at: datetime, logs: Path) -> Path:
    """Write the report into the folder of logs, and keep the newest ones; returns where it lies."""
    return _keep(chain(error), at, logs)


def write_fall(trace: str, at: datetime, logs: Path) -> Path:
    """Write the report of a run that fell: the trace that faulthandler left, by files of the program; as `write`."""
    return _keep((_FILE.sub(_shortened, line) for line in trace.splitlines()), at, logs)


def _text(happened: Iterable[str], at: datetime, log: Path | None) -> str:
    lines = [
        f"Yingke {__version__}",
        f"{at:%Y-%m-%d %H:%M:%S %Z}".strip(),
        f"Python {platform.python_version()}, Qt {PySide6.__version__}, {platform.platform()}",
        "",
        *happened,
    ]
    if log and log.exists():
        lines += ["", "log:", *log.read_text("utf-8", "replace").splitlines()[-60:]]
    return "\n".join(lines) + "\n"


def _keep(happened: Iterable[str], at: datetime, logs: Path) -> Path:
    logs.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = logs / f"report-{at:%Y%m%d-%H%M%S}.txt"
    path.write_text(_text(happened, at, logs / "yingke.log"), "utf-8")
    for old in sorted(logs.glob("report-*.txt"))[:-KEPT]:
        old.unlink(missing_ok=True)
    return path


def places(error: BaseException) -> list[str]:
    """Where an error was raised, innermost last: file, line, function, without a line of its source."""
    return [
        f"  {_short(frame.filename)}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]


def chain(error: BaseException) -> Iterator[str]:
    """An error and what led to it: kinds and places, no message."""
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield f"{type(one).__module__}.{type(one).__qualname__}"
        yield from places(one)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _shortened(found: re.Match[str]) -> str:
    return f'File "{_short(found[1])}"'


def _short(file: str) -> str:
    """A path within the program or a library, never the name of somebody's home."""
    path = Path(file)
    for root in (ROOT, *(Path(p) for p in sys.path if p)):
        if path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return path.name
