"""The label of a thing that was found, 80 mm: it is tied to it until somebody comes for it (RST-40)."""

from collections.abc import Iterator

from app.counter.settings import Settings
from app.flows.restaurant.facts.sheets import FoundLabel
from app.flows.restaurant.papers.kinds import FOUND
from app.flows.restaurant.papers.parts import number_code, slip
from app.kernel.text import T
from app.paper.model import Bar, Block, Fact, Facts, Paper, Words


def found_label(label: FoundLabel, settings: Settings) -> Paper:
    """What stands on the bag in which it lies."""
    return slip(FOUND, label.number, T("Thing found", "paper"), tuple(_blocks(label)), settings)


def _blocks(label: FoundLabel) -> Iterator[Block]:
    yield Bar(T("Thing found", "paper"), label.table)
    yield Words(label.what, voice=True)
    yield Facts(tuple(_facts(label)))
    yield number_code(label.number)


def _facts(label: FoundLabel) -> Iterator[Fact]:
    yield Fact(T("Found", "paper"), T("{at:day} {at:time}", at=label.at))
    if label.place:
        yield Fact(T("Where", "found"), label.place, voice=True)
    if label.by:
        yield Fact(T("Found by"), label.by)
