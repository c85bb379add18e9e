"""Liquor and wine: fetched, shown and agreed before it is opened (RST-17)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from app.counter.settings import Settings
from app.flows.restaurant import settings as house
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.kinds import Drink
from app.flows.restaurant.facts.parts import Bottles, LineFacts
from app.flows.restaurant.facts.tracks import Line
from app.kernel.refusal import No
from app.kernel.setting import Setting

FETCHED_IN: Mapping[Drink, Setting[int]] = {
    Drink.LIQUOR: house.FETCH_LIQUOR,
    Drink.RICE_WINE: house.FETCH_RICE_WINE,
    Drink.WINE: house.FETCH_WINE,
}


def to_show(line: LineFacts) -> int:
    """How many bottles of a line are still to be fetched and shown."""
    if line.bottles is None or line.step is not Line.FIRED:
        return 0
    return max(line.counting - line.bottles.shown, 0)


def to_open(line: LineFacts) -> int:
    """How many bottles of a line were agreed and are still to be opened."""
    if line.bottles is None or line.step not in Line.FIRED | Line.SERVED:
        return 0
    return max(min(line.bottles.shown, line.counting) - line.bottles.opened, 0)


def unopened(line: LineFacts) -> int | None:
    """How many bottles of a line are closed; None of what is not shown before it is opened."""
    return None if line.bottles is None else line.counting - line.bottles.opened


def left_of(line: LineFacts, gone: int) -> Bottles | None:
    """The bottles of a line without those that went back opened; None where none of them was."""
    opened = min(gone, bottles_opened(line))
    if not line.bottles or not opened:
        return None
    return replace(line.bottles, shown=line.bottles.shown - opened, opened=line.bottles.opened - opened)


def shown_by(line: LineFacts, settings: Settings) -> datetime | None:
    """By when the bottles of a line are to be shown, so many minutes after they were ordered."""
    if not to_show(line) or line.bottles is None or line.sent_at is None:
        return None
    return line.sent_at + timedelta(minutes=settings.of(FETCHED_IN[line.bottles.drink]))


def fetch_due(sitting: SittingFacts, settings: Settings) -> dict[str, datetime]:
    """When the first bottle of a table is late that was not shown yet."""
    times = [by for line in sitting.sent if (by := shown_by(line, settings))]
    return {"": min(times)} if times else {}


# -- what a clerk saw -------------------------------------------------------------------------------


def bottles_shown(line: LineFacts) -> int:
    """How many of its bottles were shown (COM-06)."""
    return line.bottles.shown if line.bottles else 0


def bottles_opened(line: LineFacts) -> int:
    """How many of its bottles were opened (COM-06)."""
    return line.bottles.opened if line.bottles else 0


# -- guards -----------------------------------------------------------------------------------------


def it_is_to_be_shown(line: LineFacts, quantity: int) -> No | None:
    """RST-17: liquor and wine are shown, each bottle once."""
    if line.bottles is None:
        return No("{dish} is brought without being shown.", {"dish": line.name})
    left = to_show(line)
    if 0 < quantity <= left:
        return None
    return No("{n} of {dish} are still to be shown.", {"n": left, "dish": line.name})


def guest_agreed_to_it(line: LineFacts, quantity: int) -> No | None:
    """RST-17: no bottle is opened that the guest did not see and agree to."""
    if line.bottles is None:
        return No("{dish} is brought without being shown.", {"dish": line.name})
    if 0 < quantity <= to_open(line):
        return None
    if to_show(line):
        return _show_it_first(line)
    return No("{n} of {dish} are still to be opened.", {"n": to_open(line), "dish": line.name})


def bottles_were_shown(lines: tuple[LineFacts, ...]) -> No | None:
    """RST-17: a bottle is on the table once the guest saw it and agreed."""
    return next((_show_it_first(line) for line in lines if to_show(line)), None)


def its_bottles_were_shown(line: LineFacts) -> No | None:
    """RST-17, for a part of one line."""
    return bottles_were_shown((line,))


def as_they_come(lines: Iterable[LineFacts]) -> list[LineFacts]:
    """Those of some lines that can be put on the table as they are."""
    return [line for line in lines if not to_show(line)]


def _show_it_first(line: LineFacts) -> No:
    told = {"dish": line.name}
    return No("Show {dish} to the guest first, and open it once they agree.", told, mend="show_bottles")
