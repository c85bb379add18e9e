"""What a touch does with a line: bottles are shown, then opened, everything else is served (RST-17, 22)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.counter.settings import Settings
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.tracks import Line
from app.flows.restaurant.rules.bottles import shown_by, to_open, to_show
from app.kernel.text import T, Text

SERVE, SHOW, OPEN = "restaurant.serve_dishes", "restaurant.show_bottles", "restaurant.open_bottles"
VERBS: Mapping[str, Text] = {
    SERVE: T("Serve", "verb"),
    SHOW: T("Shown", "verb"),
    OPEN: T("Opened", "verb"),
}


def next_of(line: LineFacts) -> str:
    """The act that comes next for a line; nothing where it waits for its call, or is on the table."""
    if to_show(line):
        return SHOW
    if to_open(line):
        return OPEN
    return SERVE if line.step == Line.FIRED else ""


def bottle_now(sitting: SittingFacts) -> LineFacts | None:
    """The bottles that a table waits for: to be shown, else the first that was agreed to is to be opened.

    Of a line that is begun the rest is opened as they drink: nothing waits for it.
    """
    shown_first = [line for line in sitting.lines if to_show(line)]
    agreed = (line for line in sitting.lines if line.bottles and not line.bottles.opened and to_open(line))
    return next(iter(shown_first), None) or next(agreed, None)


def touched(sitting: str, line: LineFacts, most: int | None = None) -> tuple[str, Mapping[str, Any]]:
    """The act of a touch on a line, with its arguments: all of it, or so many at `most`."""
    act = next_of(line)
    if act in (SHOW, OPEN):
        count = to_show(line) or to_open(line)
        return act, {"sitting": sitting, "line": line.id, "quantity": min(count, most or count)}
    if most is not None and line.open > most:
        return "restaurant.serve_part", {"sitting": sitting, "line": line.id, "quantity": most}
    return act, {"sitting": sitting, "lines": (line.id,)}


def bottle_words(line: LineFacts, now: datetime, settings: Settings) -> Text | str:
    """How long there is to fetch and show the bottles of a line, or how many are shown and opened."""
    if by := shown_by(line, settings):
        left = int((by - now).total_seconds() // 60)
        late = T("show it to the guest: {n} min late", n=-left)
        if left == 0:
            return T("show it to the guest now")
        return T("show it to the guest within {n} min", n=left) if left > 0 else late
    if line.bottles and to_open(line):
        shown, opened = line.bottles.shown, line.bottles.opened
        return T("{shown} shown and agreed, {opened} opened", shown=shown, opened=opened)
    return ""
