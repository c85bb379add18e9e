"""The dishes of a sitting as bars on a time line: what is served, what cooks, what waits until when (RST-20)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.counter.settings import Settings
from app.flows.restaurant.facts.kinds import AT_ONCE, HOT_CALL, SEALED, Course, Pricing
from app.flows.restaurant.facts.terms import COURSES
from app.flows.restaurant.facts.tracks import Line
from app.flows.restaurant.facts.views import OrderLine, Pacing
from app.flows.restaurant.rules.pacing import last_safe
from app.flows.restaurant.screens.words import standing
from app.kernel.text import T, Text
from app.widgets.theme import Said

SOON = timedelta(minutes=8)
"""So long before its last safe moment a dish is marked."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A dish on the line: from when to when it is, or would be, on the fire. Without times it waits for its own call."""

    id: str
    name: str
    station: str
    step: Line
    start: datetime | None
    end: datetime | None
    label: Said
    minutes: int
    soon: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Dishes that come together."""

    title: Said
    bars: tuple[Bar, ...]


def groups(pacing: Pacing, call: datetime | None, now: datetime, settings: Settings) -> tuple[Group, ...]:
    """The dishes by how they are fired; those that wait as they would come with a call at a moment."""
    lines = [paced.line for paced in pacing.dishes]
    hot = [line.facts for line in lines if line.facts.step == Line.HELD and line.facts.course in HOT_CALL]
    safe = last_safe(hot, call or now, settings)
    bars = {
        line.facts.id: _bar(line, safe.get(line.facts.id), now, planned=call is not None) for line in lines
    }
    found = []
    for title, chosen in _kinds(lines, call):
        if chosen:
            found.append(Group(title, tuple(bars[line.facts.id] for line in chosen)))
    return tuple(found)


def tightest(pacing: Pacing, call: datetime, settings: Settings) -> tuple[OrderLine, datetime] | None:
    """The dish that must be on the fire first for a call, and when; None where nothing waits."""
    lines = {str(p.line.facts.id): p.line for p in pacing.dishes}
    hot = [
        line.facts
        for line in lines.values()
        if line.facts.step == Line.HELD and line.facts.course in HOT_CALL
    ]
    safe = last_safe(hot, call, settings)
    first = min(safe, key=lambda line: safe[line], default=None)
    return (lines[first], safe[first]) if first else None


def _kinds(lines: Sequence[OrderLine], call: datetime | None) -> Iterable[tuple[Text, list[OrderLine]]]:
    lines = [line for line in lines if not line.facts.is_set]
    at_once = [line for line in lines if line.facts.course in AT_ONCE or line.facts.at_once]
    rest = [line for line in lines if line not in at_once]
    hot = [line for line in rest if line.facts.course in HOT_CALL]
    each = [line for line in hot if line.facts.pricing == Pricing.PERSON]
    yield T("Made at once"), at_once
    yield T("Per guest · first with the call"), each
    called = T("Hot dishes · call at {at:time}", at=call) if call else T("Hot dishes · no call planned")
    yield called, [line for line in hot if line not in each]
    for course in Course:
        if course not in HOT_CALL:
            own = [line for line in rest if line.facts.course == course]
            yield T("{course} · own call", course=COURSES[course]), own


def _bar(line: OrderLine, safe: datetime | None, now: datetime, *, planned: bool) -> Bar:
    facts = line.facts
    name = facts.name if facts.counting == 1 else f"{facts.name} ×{facts.counting}"
    took = timedelta(minutes=facts.minutes)
    start: datetime | None = line.fired_at or line.sent_at
    end: datetime | None = start + took if start else None
    label: Said = T("waits for its own call")
    soon = False
    if facts.step == Line.SERVED:
        end = line.served_at or end
        label = T("{at:time} served", at=end)
    elif facts.step == Line.FIRED and end:
        label = standing(facts).word if facts.course in SEALED else _left(end, now)
        end = max(end, now)
    elif safe:
        # Without a call nothing was too late yet: it would come as if called now.
        start = safe if planned else max(safe, now)
        end, soon = start + took, planned and safe - now <= SOON
        label = T("on the fire by {at:time}", at=safe) if planned else T("waits for the call")
    else:
        start = end = None
    return Bar(facts.id, name, facts.station, facts.step, start, end, label, facts.minutes, soon)


def _left(end: datetime, now: datetime) -> Text:
    minutes = int((end - now).total_seconds() // 60)
    return T("cooking · {n} min left", n=minutes) if minutes >= 0 else T("cooking · {n} min over", n=-minutes)
