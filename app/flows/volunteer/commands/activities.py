"""登记: activities are registered, told to the centre, confirmed, called off (VOL-02)."""

from typing import Any

from app.counter.doing import Doing
from app.flows.volunteer.commands.supervising import tell_secretary
from app.flows.volunteer.facts.activities import ActivityFacts, Planned, PutRight, Registered, Telling
from app.flows.volunteer.facts.ids import ActivityId, ClassId
from app.flows.volunteer.facts.services import Verified
from app.flows.volunteer.facts.supervising import News
from app.flows.volunteer.facts.tracks import Activity
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.activities import (
    ActivityRow,
    CalledOffRow,
    ConfirmedRow,
    CorrectedRow,
    ToldRow,
)
from app.flows.volunteer.queries.loaders import activities
from app.flows.volunteer.rules.activities import begins, is_another
from app.kernel.command import does
from app.kernel.fields import Note
from app.kernel.refusal import No, Refused

ACTIVITY_CHANGED = No("Somebody else changed this activity just now. Look again.")


@does(FLOW)
def register_activity(do: Doing, klass: ClassId, what: Registered) -> ActivityId:
    """Register what a team goes to."""
    activity = do.new(ActivityId)
    row = {"id": activity, "klass": klass, "state": Activity.REGISTERED.value, "leader": what.leader.id}
    do.add(ActivityRow, row | _planned(do, what) | {"by": do.staff.login, "at": do.now})
    return activity


@does(FLOW)
def correct_activity(do: Doing, activity: ActivityId, what: PutRight, why: Note) -> None:
    """It was entered wrongly: what stood there before is kept beside it, and the secretary of the class is told.

    What the centre confirmed was the other one: it confirms anew, unless only the name of the leader was wrong.
    """
    facts = _held(do)
    row = {
        "activity": activity,
        "n": facts.corrections + 1,
        "day": facts.day,
        "start": facts.start,
        "until": facts.end,
    }
    row |= {"place": facts.place, "content": facts.content, "organiser": facts.organiser}
    row |= {"leader": facts.leader}
    do.add(
        CorrectedRow,
        row | {"places": facts.places, "why": why.id, "by": do.staff.login, "at": do.now},
    )
    now = _planned(do, what) | ({"leader": what.leader.id} if what.leader else {})
    if facts.step is Activity.CONFIRMED and is_another(facts, what):
        now["state"] = (Activity.TOLD if facts.told_at else Activity.REGISTERED).value
    do.set(ActivityRow, {"id": activity}, **now)
    tell_secretary(do, facts.klass, News.CORRECTED, activity=activity)


@does(FLOW)
def tell_centre(do: Doing, activity: ActivityId, told: Telling) -> None:
    """Note who told the team leader when, and who tells the centre: the hour of that is now, and no other."""
    facts = _held(do)
    row = {
        "activity": activity,
        "leader_told_by": told.leader_told_by.id,
        "leader_told_at": told.leader_told_at,
        "centre_told_by": told.centre_told_by.id,
        "centre_told_at": do.now,
        "noted_by": do.staff.login,
    }
    do.add(ToldRow, row)
    if facts.step is Activity.REGISTERED:
        do.set(ActivityRow, {"id": activity}, state=Activity.TOLD.value)


@does(FLOW)
def confirm_activity(do: Doing, activity: ActivityId, how: Verified, note: Note | None = None) -> None:
    """The centre has asked or seen: the activity is real. The secretary of the class is told (VOL-04)."""
    facts = _held(do)
    row = {"activity": activity, "n": facts.corrections, "how": how.value, "note": note.id if note else None}
    do.add(ConfirmedRow, row | {"by": do.staff.login, "at": do.now})
    do.set(ActivityRow, {"id": activity}, state=Activity.CONFIRMED.value)
    tell_secretary(do, facts.klass, News.FOUND_REAL, activity=activity)


@does(FLOW)
def call_off_activity(do: Doing, activity: ActivityId, why: Note) -> None:
    """The activity does not take place; it stays in the books."""
    _held(do)
    row = {"activity": activity, "why": why.id, "by": do.staff.login, "at": do.now}
    do.add(CalledOffRow, row)
    do.set(ActivityRow, {"id": activity}, state=Activity.OFF.value)


def _held(do: Doing) -> ActivityFacts:
    """The activity, locked; raises Refused where somebody changed it since its facts were read."""
    facts: ActivityFacts = do.facts["activity"]
    do.take(ActivityRow, [facts.id])
    if activities(do.db, [facts.id])[facts.id] != facts:
        raise Refused(ACTIVITY_CHANGED)
    return facts


def _planned(do: Doing, what: Planned) -> dict[str, Any]:
    return {
        "day": what.day,
        "start": what.start,
        "until": what.end,
        "begins": begins(what, do.settings),
        "place": what.place,
        "content": what.content,
        "organiser": what.organiser,
        "places": what.places,
    }
