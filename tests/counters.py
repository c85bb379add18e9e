"""Several counters at once: processes of their own, each of which answers how its work went; or two that meet."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from typing import Any

Told = dict[str, Any]


def at_work(module: str, works: Iterable[Told]) -> Iterator[Told]:
    """Start a process of a module for each work, and give what each says at the end.

    Raises AssertionError where one broke down.
    """
    begun = []
    for work in works:
        process = subprocess.Popen(
            [sys.executable, "-m", module], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert process.stdin
        process.stdin.write(json.dumps(work) + "\n")
        process.stdin.flush()
        begun.append(process)
    for process in begun:
        said, _ = process.communicate()
        assert process.returncode == 0, "a counter broke down"
        yield json.loads(said)


def answer(work: Callable[[Told], Told]) -> None:
    """The process itself: read what is to be done, and say how it went."""
    print(json.dumps(work(json.loads(sys.stdin.readline()))), flush=True)


def once_both_know(both: Barrier, judge: Callable[..., Any]) -> Callable[..., Any]:
    """Judge once two have read what is known; who waits for the other's lock never comes."""

    def judged(*claims: Any, **told: Any) -> Any:
        with suppress(BrokenBarrierError):
            both.wait(0.3)
        return judge(*claims, **told)

    return judged
