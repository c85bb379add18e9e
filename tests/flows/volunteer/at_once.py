"""Two counters of the centre that do something at the same moment."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from threading import Barrier, BrokenBarrierError
from typing import Any

from app.house import open_house
from app.kernel.refusal import Refused
from tests.fixtures import Database
from tests.flows.volunteer.centre import MANAGER, Centre


@contextmanager
def beside(centre: Centre, database: Database) -> Iterator[Centre]:
    """A second counter on the same store."""
    centre.do("house.add_counter", MANAGER, counter="A2", name="侧台", flows=["volunteer"])
    second = open_house(
        database.home, database.url, counter="A2", clock=centre.clock, folders=database.folders
    )
    try:
        yield Centre(second, centre.clock)
    finally:
        second.close()


def at_once(*acts: Callable[[], Any]) -> list[str]:
    """Do some things at once; what was refused says why, the others nothing."""

    def one(act: Callable[[], Any]) -> str:
        try:
            act()
        except Refused as refused:
            return refused.no.message
        return ""

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(one, acts))


def once_both_know(act: Callable[..., Any]) -> Callable[..., Any]:
    """Go on once two have read what they judge by; who waits for the other's lock never comes."""
    both = Barrier(2)

    def acted(*args: Any) -> Any:
        with suppress(BrokenBarrierError):
            both.wait(0.3)
        return act(*args)

    return acted
