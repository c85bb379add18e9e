"""The first dish per person is warmed (预热) before the call takes it with all the rest (RST-20)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from app.counter.settings import Settings
from app.flows.restaurant import settings as house
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.kinds import HOT_CALL, AtServing, Course
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.tracks import Line
from app.flows.restaurant.rules.pacing import held
from app.kernel.refusal import No


def to_warm(sitting: SittingFacts) -> LineFacts | None:
    """The first dish per person that waits for the call, unless its station was told to warm it."""
    first = next((line for line in held(sitting, HOT_CALL) if line.per_person), None)
    return None if first is None or AtServing.WARMED in first.ticks else first


def cold_is_whole(sitting: SittingFacts, lines: Iterable[LineFacts]) -> bool:
    """Whether the last cold dish comes to the table with some lines."""
    coming = {line.id for line in lines}
    cold = [line for line in sitting.sent if line.course is Course.COLD]
    now = any(line.id in coming for line in cold)
    return now and all(line.id in coming or line.step == Line.SERVED for line in cold)


def cold_ends_without(sitting: SittingFacts, line: LineFacts, left: Line) -> bool:
    """Whether all that is left of the cold dishes is on the table once some of a line came back (RST-18)."""
    if line.course is not Course.COLD or line.step == Line.SERVED or left not in Line.SERVED | Line.RETURNED:
        return False
    others = [one for one in sitting.sent if one.course is Course.COLD and one.id != line.id]
    return bool(others or left == Line.SERVED) and all(one.step == Line.SERVED for one in others)


def due(sitting: SittingFacts, settings: Settings) -> dict[str, datetime]:
    """So many minutes before the planned call (setting), where the last cold dish did not bring it earlier."""
    if sitting.call_planned is None or to_warm(sitting) is None:
        return {}
    return {"": sitting.call_planned - timedelta(minutes=settings.of(house.WARM_BEFORE))}


def soon(sitting: SittingFacts, planned: datetime, now: datetime, settings: Settings) -> LineFacts | None:
    """What is warmed at once, since the call is planned for so soon."""
    near = planned - now <= timedelta(minutes=settings.of(house.WARM_BEFORE))
    return to_warm(sitting) if near else None


def something_is_to_be_warmed(sitting: SittingFacts) -> No | None:
    """Each is warmed once."""
    return None if to_warm(sitting) else No("No dish per person waits to be warmed.")
