"""The workshop: its teams, the jobs of a car, and all that was done with them (DLR-23, 30 to 35)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from app.flows.dealership.facts.forecast import Forecast
from app.flows.dealership.facts.ids import JobId, TeamId
from app.flows.dealership.facts.reception import Filled
from app.flows.dealership.facts.tracks import ENDED, Job
from app.kernel.text import Kept


class Cause(StrEnum):
    """What moves a finish; the first four are what work waits for (DLR-32)."""

    PARTS = "parts"
    CONSENT = "consent"
    BAY = "bay"
    EXPERT = "expert"
    QUEUE = "queue"
    ADDED_WORK = "added_work"
    REWORK = "rework"
    PACE = "pace"


WAITS = (Cause.PARTS, Cause.CONSENT, Cause.BAY, Cause.EXPERT)
"""The reasons for which work stands still."""


class Skill(StrEnum):
    """What a job needs, and what a team can do."""

    UPKEEP = "upkeep"
    ENGINE = "engine"
    CHASSIS = "chassis"
    ELECTRIC = "electric"
    HIGH_VOLTAGE = "high_voltage"
    BODY = "body"
    PAINT = "paint"


class Did(StrEnum):
    """What was done in the workshop."""

    HANDED = "handed"
    SENT_BACK = "sent_back"
    TAKEN = "taken"
    DISPATCHED = "dispatched"
    BEGUN = "begun"
    PAUSED = "paused"
    FINISHED = "finished"
    CLOCKED_OFF = "clocked_off"
    CHECKED = "checked"
    FAILED = "failed"
    CHANGED = "changed"
    TOLD = "told"
    ADDED = "added"
    DROPPED = "dropped"
    RECEIVED = "received"
    ENTERED = "entered"
    ASKED = "asked"
    ANSWERED = "answered"
    RETURNED = "returned"
    READY = "ready"
    CALLED = "called"
    MISSED = "missed"
    AGREED = "agreed"
    RESUMED = "resumed"
    UNREPAIRED = "unrepaired"
    DRAWN = "drawn"
    PROVIDED = "provided"


class Check(StrEnum):
    """The three inspections in their order, and the adviser's own look at the car after them."""

    OWN = "own"
    TEAM = "team"
    INSPECTION = "inspection"
    DESK = "desk"


class Symptom(StrEnum):
    """What became of the symptom when the team received the car (DLR-31)."""

    CONFIRMED = "confirmed"
    NOT_FOUND = "not_found"
    OTHER = "other"


class Moved(StrEnum):
    """Whether the customer lets belongings be moved."""

    YES = "yes"
    NO = "no"


class Reply(StrEnum):
    """What became of a call about a change."""

    ACCEPTED = "accepted"
    UNDERSTOOD = "understood"
    OBJECTS = "objects"
    NOT_REACHED = "not_reached"


MOVES_THE_PROMISE = frozenset({Reply.ACCEPTED, Reply.UNDERSTOOD})
"""Only that moves the promised time (DLR-35)."""


@dataclass(frozen=True, slots=True)
class JobFacts:
    """A job as it stands; `by` is who is clocked on or was last, `called` their name, `waits` what it waits for.

    `spans` are the times between clock-on and clock-off, `since` when whoever is on it now clocked on.
    """

    id: str
    n: int
    name: str
    minutes: int
    skill: Skill
    step: Job
    by: str
    waits: Cause | None
    spans: tuple[tuple[datetime, datetime], ...] = ()
    since: datetime | None = None
    called: str = ""


@dataclass(frozen=True, slots=True)
class Logged:
    """One thing that was done: `how` is the cause, the check, the reply, the channel or the kind of repair.

    `until` is the promise at a handover, the new finish at a change, the time of delivery that was agreed, when
    somebody had stopped who was clocked off later;
    `words` lie in the drawer, `symptom` are those about the symptom when a team received the car. `place` is
    where the car stands, `given_by` who gave its keys back.
    """

    n: int
    at: datetime
    by: str
    did: Did
    job: str | None = None
    how: str = ""
    words: Kept | None = None
    until: datetime | None = None
    team: str | None = None
    bay: str = ""
    comeback: bool = False
    forecast: Forecast | None = None
    """When the car was expected to be done after it."""
    symptom: Kept | None = None
    road_test: bool = False
    place: str = ""
    given_by: str = ""
    called: str = ""
    """The name of whoever did it."""


@dataclass(frozen=True, slots=True)
class WorkFacts:
    """The jobs of the last handover, and the whole log of a visit in its order."""

    jobs: tuple[JobFacts, ...] = ()
    log: tuple[Logged, ...] = ()

    @property
    def parts(self) -> Mapping[str, JobFacts]:
        """The jobs by their ids."""
        return {one.id: one for one in self.jobs}

    def last(self, *did: Did) -> Logged | None:
        """The last of some things that were done."""
        return next((one for one in reversed(self.log) if one.did in did), None)

    @property
    def handed(self) -> Logged | None:
        """The handover that stands: to be taken, or taken; None where there is none, or it was sent back."""
        last = self.last(Did.HANDED, Did.SENT_BACK)
        return last if last and last.did is Did.HANDED else None

    @property
    def to_take(self) -> Logged | None:
        """The handover that waits for the workshop head."""
        last = self.last(Did.HANDED, Did.SENT_BACK, Did.TAKEN, Did.UNREPAIRED)
        return last if last and last.did is Did.HANDED else None

    @property
    def unrepaired(self) -> Logged | None:
        """That the car leaves without repair, and why."""
        return self.last(Did.UNREPAIRED)

    @property
    def dispatched(self) -> Logged | None:
        """The team and the bay that the car is at."""
        return self.last(Did.DISPATCHED)

    @property
    def received(self) -> Logged | None:
        """How the team that has the car received it; None while it has not."""
        last = self.last(Did.DISPATCHED, Did.RECEIVED)
        return last if last and last.did is Did.RECEIVED else None

    def asked(self, job: str) -> Logged | None:
        """The last word about belongings that a job needs moved: asked, or answered; None where nobody asked."""
        about = (one for one in reversed(self.log) if one.job == job)
        return next((one for one in about if one.did in (Did.ASKED, Did.ANSWERED)), None)

    @property
    def to_ask(self) -> tuple[Logged, ...]:
        """What technicians have asked about belongings, and no customer answered yet."""
        last = (self.asked(one.id) for one in self.jobs if one.step not in ENDED)
        return tuple(one for one in last if one and one.did is Did.ASKED)

    @property
    def forecast(self) -> Forecast | None:
        """The last expected finish that was written down."""
        return next((one.forecast for one in reversed(self.log) if one.forecast), None)

    @property
    def checks(self) -> tuple[Logged, ...]:
        """The inspections that were passed since the work was last sent back or grew, or parts were drawn after a check."""
        return tuple(one for one in self.log if one.did is Did.CHECKED and one.n > self._anew)

    def since_done(self, *did: Did) -> Logged | None:
        """The last of some things, if it was done since the checks last began anew."""
        last = self.last(*did)
        return last if last and last.n > self._anew else None

    @property
    def _anew(self) -> int:
        anew = self.last(Did.FAILED, Did.ADDED, Did.DRAWN)
        return anew.n if anew else 0

    @property
    def to_tell(self) -> Logged | None:
        """The change that the customer has not answered yet: not told of it, or not reached."""
        change, told = self.last(Did.CHANGED), self.last(Did.TOLD)
        if (
            self.unrepaired
            or change is None
            or (told and told.n > change.n and told.how != Reply.NOT_REACHED)
        ):
            return None
        return change

    def workers(self, job: JobFacts) -> tuple[str, ...]:
        """Everybody who clocked on for a job, in their order."""
        begun = (one.by for one in self.log if one.job == job.id and one.did is Did.BEGUN)
        return tuple(dict.fromkeys(begun))

    def this_time(self, job: JobFacts) -> JobFacts:
        """A job with what was worked on it since it was sent back the last time."""
        failed = next(
            (one for one in reversed(self.log) if one.did is Did.FAILED and one.job == job.id), None
        )
        if failed is None:
            return job
        before = sum(one.did is Did.BEGUN and one.job == job.id for one in self.log if one.n < failed.n)
        return replace(job, spans=job.spans[before:])


@dataclass(frozen=True, slots=True)
class TeamFacts:
    """A team: what it can do, and its bays."""

    id: str
    name: str
    skills: frozenset[Skill]
    bays: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkshopTeam:
    """A team on the board: `ahead` are standard minutes that each car it has still needs."""

    id: TeamId
    facts: TeamFacts
    ahead: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SheetJob:
    """A job on a paper of the workshop."""

    id: JobId
    n: int
    name: str
    minutes: int
    worked: int
    by: tuple[Kept | str, ...]
    """Everybody who was clocked on for it."""


@dataclass(frozen=True, slots=True)
class WorkSheet:
    """What both papers of the workshop are built from: the car, its jobs, what is promised, who checked.

    Kept is whatever a person is called or wrote.
    """

    number: str
    visit: str
    order: str
    plate: str
    model: str
    vin: str
    adviser: Kept | str
    arrived_at: datetime | None
    km: int | None
    filled: Filled
    fault: Kept | None
    """What the customer says of it."""
    promised: datetime
    note: Kept | None
    team: str
    bay: str
    jobs: tuple[SheetJob, ...]
    log: tuple[Logged, ...]
    names: Mapping[str, Kept | str]
    advice: tuple[tuple[int, Kept, Kept], ...] = ()
    """What is recommended, each by its number, with its reason."""
