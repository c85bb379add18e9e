"""How an expected finish is told, with what moves it (DLR-16)."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.flows.dealership.facts.forecast import Forecast
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.facts.workshop import Cause
from app.flows.dealership.rules.forecast import why
from app.flows.dealership.screens.workshop.words import CAUSES
from app.kernel.hours import hours, signed
from app.kernel.text import T, Text
from app.widgets.theme import Said


def proposed(found: Forecast, settings: Any) -> Text:
    """What the engine proposes, the work it rests on, and what comes on top."""
    told: dict[str, Any] = {"at": found.finish, "work": hours(found.work)}
    moved = _causes(why(found, settings))
    if moved:
        return T("Proposed {at:moment}: {work} h of work, {causes:list}", **told, causes=moved)
    return T("Proposed {at:moment}: {work} h of work, nothing before it", **told)


def lines(visit: VisitFacts, now: Forecast, settings: Any) -> Iterator[tuple[Said, Said]]:
    """The finish as it is expected now, and what has moved it since each event that it was reckoned at."""
    yield T("Expected", "finish"), T("{at:moment}", at=now.finish)
    if now.provisional:
        yield T("Holidays", "finish"), T("not published yet for all of these days")
    known = [one.forecast for one in visit.work.log if one.forecast]
    if known and (moved := _causes(why(now, settings, known[0]))):
        yield T("Since the handover"), T("{causes:list}", causes=moved)


def _causes(moved: Mapping[Cause, int]) -> list[Text]:
    told = ((CAUSES[cause], signed(minutes)) for cause, minutes in moved.items())
    return [T("{cause} {hours} h", "moved", cause=cause, hours=much) for cause, much in told]
