"""Bookings of tomorrow: prepared in time, and answered by who has to be ready for them (DLR-03)."""

from datetime import datetime, time, timedelta
from typing import Any

from app.flows.dealership.facts.prepared import Asked, Prepared
from app.flows.dealership.facts.roles import PARTS_CLERK, TEAM_LEADER, WORKSHOP_HEAD
from app.flows.dealership.facts.tracks import EXPECTED
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.facts.workshop import TeamFacts
from app.flows.dealership.rules.opening_list import open_days
from app.flows.dealership.settings.bookings import ANSWER_WITHIN, PREPARE_AT
from app.kernel.fields import Label, Note
from app.kernel.judge import Staff
from app.kernel.refusal import Ask, No

ANSWERS = {
    Asked.TEAM: (TEAM_LEADER, WORKSHOP_HEAD),
    Asked.PARTS: (PARTS_CLERK,),
}
"""Who answers for what."""


def unanswered(prepared: Prepared) -> tuple[Asked, ...]:
    """Who has not answered yet."""
    return tuple(one for one in Asked if one not in prepared.replies)


# -- what falls due -------------------------------------------------------------------------------------


def prepare_by(visit: VisitFacts, settings: Any) -> dict[str, datetime]:
    """When a booking should be prepared: in the afternoon of the day before on which the shop was open.

    One that was taken later than that is given as long as an answer is.
    """
    if visit.step not in EXPECTED or visit.booked_for is None or visit.prepared:
        return {}
    day = visit.booked_for.astimezone(settings.zone).date()
    before = (*open_days(day, settings, 1, step=-1), day)[0]
    due = datetime.combine(before, time(settings.of(PREPARE_AT)), settings.zone)
    return {"": max(due, _within(visit.booked_at, settings)) if visit.booked_at else due}


def team_answers_by(visit: VisitFacts, settings: Any) -> dict[str, datetime]:
    """By when the team leader answers."""
    return _asked(visit, Asked.TEAM, settings)


def parts_answer_by(visit: VisitFacts, settings: Any) -> dict[str, datetime]:
    """By when the parts clerk answers."""
    return _asked(visit, Asked.PARTS, settings)


def _asked(visit: VisitFacts, who: Asked, settings: Any) -> dict[str, datetime]:
    prepared = visit.prepared
    waits = prepared is not None and visit.step in EXPECTED and who in unanswered(prepared)
    return {"": _within(prepared.at, settings)} if prepared and waits else {}


def _within(asked: datetime, settings: Any) -> datetime:
    return asked + timedelta(minutes=settings.of(ANSWER_WITHIN))


# -- guards ---------------------------------------------------------------------------------------------


def bay_of_the_team(team: TeamFacts, bay: Label) -> No | None:
    """A bay is pencilled in with the team whose it is."""
    if bay in team.bays:
        return None
    return No("{bay} is not a bay of {team}.", {"bay": bay, "team": team.name})


def is_prepared(visit: VisitFacts) -> No | None:
    """Only what was prepared is answered."""
    if visit.prepared:
        return None
    return No(
        "This booking is not prepared for its time yet: the service adviser does that first.",
        mend="prepare_booking",
    )


def is_asked(asked: Asked, staff: Staff) -> No | None:
    """The team leader answers for bay and team, the parts clerk for the parts."""
    who = ANSWERS[asked]
    if staff.roles & frozenset(who):
        return None
    return Ask("Somebody else is asked about this.", who=who)


def says_why_not(can: bool, why: Note | None = None) -> No | None:
    """Who cannot says why: the adviser has to find another way."""
    return None if can or why else No("Say why it cannot be done.")
