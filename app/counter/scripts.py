"""Many scripts of steps, each one command, carried out in the order of their times: what samples and whole days are made of."""

import heapq
from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Step:
    """One command of a script: who does it and when."""

    id: str
    at: datetime
    by: str
    act: str
    args: Mapping[str, Any] = field(default_factory=dict)


Script = Generator[Step, Any, None]
"""Yields a step and is sent what it came to."""


def run(scripts: Iterable[Script], carry_out: Callable[[Step], Any], until: datetime | None = None) -> None:
    """Carry out many scripts, step by step in the order of their times, up to a moment."""
    waiting: list[tuple[datetime, int, Step, Script]] = []
    for n, script in enumerate(scripts):
        _go_on(waiting, n, script, None)
    while waiting and (until is None or waiting[0][0] <= until):
        _, n, step, script = heapq.heappop(waiting)
        _go_on(waiting, n, script, carry_out(step))


def _go_on(waiting: list[tuple[datetime, int, Step, Script]], n: int, script: Script, result: Any) -> None:
    try:
        step = script.send(result)
    except StopIteration:
        return
    heapq.heappush(waiting, (step.at, n, step, script))
