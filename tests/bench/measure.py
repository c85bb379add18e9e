"""Times variants in turns, and tells how their medians stand to each other."""

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

SLACK = 1.25
"""A goal counts as met within this much: tails flicker on shared cores."""


@dataclass(frozen=True)
class Measured:
    """One line of the report. `ratio` is to the floor; `goal` is the largest that is good."""

    id: str
    what: str
    ratio: float
    goal: float
    note: str = ""

    @property
    def verdict(self) -> str:
        """How the ratio stands to its goal."""
        if self.ratio <= self.goal:
            return "reached"
        return "within slack" if self.ratio <= self.goal * SLACK else "MISSED"

    def __str__(self) -> str:
        return f"{self.id:4} {self.what:58} {self.ratio:6.2f} ×  goal {self.goal:5.2f}  {self.verdict:12} {self.note}"


def timed(work: Callable[[], object]) -> float:
    """Seconds that some work takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def in_turns(variants: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """The seconds of each variant, taken in turns so that what else the machine does meets all alike."""
    found: dict[str, list[float]] = {name: [] for name in variants}
    for _ in range(rounds):
        for name, work in variants.items():
            found[name].append(timed(work))
    return found


def ratio(of: Sequence[float], to: Sequence[float]) -> float:
    """Median to median."""
    return statistics.median(of) / statistics.median(to)


def ms(seconds: Sequence[float]) -> str:
    """The median in milliseconds."""
    return f"{statistics.median(seconds) * 1000:.3f} ms"


def share(seconds: Sequence[float], percent: int) -> float:
    """The value under which so many per cent lie."""
    return sorted(seconds)[min(len(seconds) - 1, len(seconds) * percent // 100)]
