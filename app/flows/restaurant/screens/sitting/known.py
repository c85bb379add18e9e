"""What is known of a sitting besides its steps and dishes: tea, wishes, who sits where, what was told and taken."""

from collections.abc import Iterator
from typing import Any

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.guests import InFile
from app.flows.restaurant.facts.kinds import Feature
from app.flows.restaurant.facts.terms import SERVING_PLACES
from app.flows.restaurant.facts.views import SittingShown
from app.flows.restaurant.rules.parking import waits
from app.flows.restaurant.rules.suggesting import FEATURES
from app.flows.restaurant.rules.waiting import called_as
from app.flows.restaurant.screens.sitting.persons import order_told
from app.flows.restaurant.screens.sitting.tea import asked_by
from app.flows.restaurant.screens.slips.rows import kitchen_has
from app.flows.restaurant.screens.words import AHEAD
from app.kernel.text import T, Text
from app.widgets.theme import Said


def facts_of(shown: SittingShown) -> Iterator[tuple[Said, Said]]:
    """What is known besides: when they come or came, tea, wishes, what was told and taken."""
    facts = shown.facts
    yield from _expected(facts)
    yield from _in_file(shown.file)
    if facts.seated_at:
        yield T("Seated", "when"), T("{at:time}", at=facts.seated_at)
    if facts.tea:
        asked: dict[str, Any] = {"at": facts.tea.at, "by": asked_by(shown)}
        tea = T("none wanted · asked at {at:time} by {by}", **asked)
        if facts.tea.dish:
            asked |= {"tea": shown.tea, "pots": facts.tea.pots}
            tea = T("{tea} × {pots} · asked at {at:time} by {by}", **asked)
        yield T("Tea", "what was asked"), tea
    yield from _parked(facts)
    if order := order_told(facts):
        yield T("Order of persons"), order
    wishes = [FEATURES[feature] for feature in Feature if feature in facts.wishes]
    if wishes or shown.wishes:
        yield T("Wishes"), T("{wishes:list}", wishes=[*wishes, *filter(None, (shown.wishes,))])
    if facts.fee_told if facts.seated_at else facts.fee:
        yield T("Room fee"), _fee(facts)
    if facts.ahead:
        yield AHEAD[facts.ahead], T("{sum:money}", sum=facts.taken_ahead)
    yield from kitchen_has(facts)
    if facts.serving_place:
        yield T("Serving place"), SERVING_PLACES[facts.serving_place]
    if facts.call_planned:
        yield T("Call planned"), T("{at:time}", at=facts.call_planned)


def _in_file(file: InFile | None) -> Iterator[tuple[Said, Said]]:
    """How often they came, and what they avoid by the file (RST-04)."""
    if file and file.taboos:
        yield T("Guest file"), T("{n} visits · avoids {taboos}", n=file.visits, taboos=file.taboos)
    elif file:
        yield T("Guest file"), T("{n} visits", n=file.visits)


def _waits(facts: SittingFacts) -> Iterator[tuple[Said, Said]]:
    """By which number they are called, what they were told, and how often they were called (RST-05)."""
    told: dict[str, Any] = {"called": called_as(facts.waits_as), "minutes": facts.wait_told}
    words = T("{called} · told about {minutes:minutes}", **told) if facts.wait_told else told["called"]
    yield T("Waiting number"), words
    if facts.summoned:
        yield (
            T("Called", "waiting"),
            T("{at:time}, {n} times so far", at=facts.summoned_at, n=facts.summoned),
        )


def _parked(facts: SittingFacts) -> Iterator[tuple[Said, Said]]:
    """For whom the order waits, and that those who were here ordered all the same (RST-16)."""
    parked = facts.parked
    if parked is None or (parked.wished_at is None and not waits(facts)):
        return
    told: dict[str, Any] = {"come": parked.come, "n": facts.guests, "at": parked.at, "tea": parked.tea_at}
    if parked.wished_at:
        words = T(
            "{come} of {n} here, ordered at {at:time} as they wished", **{**told, "at": parked.wished_at}
        )
    elif parked.tea_at:
        words = T("{come} of {n} here since {at:time} · tea added at {tea:time}", **told)
    else:
        words = T("{come} of {n} here since {at:time}", **told)
    yield T("Waits for the others"), words


def _fee(facts: SittingFacts) -> Text:
    if facts.seated_at:
        return T("{fee:money}, told", fee=facts.fee_told)
    told: dict[str, Any] = {"fee": facts.fee}
    known = facts.fee <= (facts.fee_told or 0)
    return T("{fee:money}, told", **told) if known else T("{fee:money}, not told yet", **told)


def _expected(facts: SittingFacts) -> Iterator[tuple[Said, Said]]:
    if facts.seated_at:
        return
    if facts.booked_for:
        yield T("Expected", "booking"), T("{at:moment}", at=facts.booked_for)
    if facts.waits_as:
        yield from _waits(facts)
