"""Several counters at once, each a process of its own; each answers on its last line how its work went."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
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
