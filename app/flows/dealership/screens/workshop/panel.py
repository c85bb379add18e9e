"""Beside the board of the workshop: the chosen car, its jobs, and what was said of it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.forecast import Forecast
from app.flows.dealership.facts.three_guarantees import Substitute
from app.flows.dealership.facts.tracks import STEP_LINE, Job, Visit
from app.flows.dealership.facts.visits import WorkshopBoard, WorkshopLine
from app.flows.dealership.facts.workshop import Cause, Check, Did, JobFacts, Logged, Moved, Reply, Symptom
from app.flows.dealership.flow import FLOW
from app.flows.dealership.rules.clock import worked_minutes
from app.flows.dealership.rules.workshop import promises
from app.flows.dealership.screens.photos import photos_button
from app.flows.dealership.screens.words import STEPS, SUBSTITUTES, plate
from app.flows.dealership.screens.workshop.expected import lines
from app.flows.dealership.screens.workshop.words import CAUSES, CHECKS, JOBS, LOGGED, MOVED, REPLIES, SYMPTOMS
from app.forms.dealership.ui_case import Ui_Case
from app.kernel.hours import hours
from app.kernel.text import T, Text
from app.widgets.columns import CaseColumn
from app.widgets.facts_list import FactsList
from app.widgets.form import laid_out
from app.widgets.guide import GuideCard
from app.widgets.paint import Tag
from app.widgets.part import showing
from app.widgets.table import ROW, Cell, Heading, Table, TableRow
from app.widgets.theme import Said, look

HEADINGS = (Heading(T("Job", "table"), 0), Heading(T("Status", "board"), 112))

HOW: Mapping[Did, tuple[Any, Mapping[Any, Text]]] = {
    Did.TOLD: (Reply, REPLIES),
    Did.RECEIVED: (Symptom, SYMPTOMS),
    Did.ANSWERED: (Moved, MOVED),
    Did.PROVIDED: (Substitute, SUBSTITUTES),
    Did.CHECKED: (Check, CHECKS),
    Did.FAILED: (Check, CHECKS),
}
"""How what was done is called, where there is more than one way."""


class CarPanel(CaseColumn):
    """`show_car(board, line)`, or None for none; `taken` says that another job is chosen, `photos` asks for those of its lines."""

    taken = Signal()
    photos = Signal()

    def __init__(self) -> None:
        super().__init__()
        head = QWidget()
        self.ui = laid_out(Ui_Case(), head)
        self.head.addWidget(head)
        self._jobs, self._facts, self._guide = Table(HEADINGS), FactsList(), GuideCard()
        self._photos = photos_button()
        self._photos.clicked.connect(self.photos)
        for part in (self._jobs, self._photos, self._facts, self._guide):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._jobs.chosen.connect(lambda _: self.taken.emit())
        self._steps: Mapping[str, str] = {}

    @property
    def job(self) -> str:
        """The chosen job, or nothing."""
        return self._jobs.current

    def show_car(
        self, board: WorkshopBoard, one: WorkshopLine | None, me: str, now: Forecast | None, settings: Any
    ) -> None:
        """Its jobs, one of them chosen: what `me` is on, else the next to be done; `now` is when it is expected.

        A job that was chosen stays so until it is done: then the next one has its turn.
        """
        for part in (self._jobs, self._photos, self._guide, self.ui.steps):
            showing(part, one is not None)
        if one is None:
            self.ui.title.say(T("No car is chosen"))
            self.ui.told.say(T("Touch one, or type the end of its plate"))
            self._facts.show_facts(())
            return
        kept, jobs = self.job, one.facts.work.jobs
        self._photos.say(T("Photos of what was found"), str(sum(one.facts.photos.values()) or ""))
        self.ui.title.say(plate(one.plate))
        self.ui.told.say(one.model)
        self.ui.steps.show_steps([STEPS[Visit(step)] for step in STEP_LINE], STEP_LINE.index(one.facts.step))
        self._jobs.show_rows([_job(job, board, settings) for job in jobs])
        self._jobs.setFixedHeight(look().px(ROW * (len(jobs) + 1)))
        stays = kept in one.facts.work.parts and not self._is_done_now(one.facts.work.parts[kept])
        self._jobs.choose(kept if stays else _next(jobs, me))
        self._steps = {job.id: job.step for job in jobs}
        expected = tuple(lines(one.facts, now, settings)) if now else ()
        self._facts.show_facts((*expected, *_known(board, one)))
        self._guide.show_guide(FLOW.guide[one.facts.step])

    def _is_done_now(self, job: JobFacts) -> bool:
        return job.step is Job.DONE and self._steps.get(job.id, Job.DONE) != Job.DONE


def _next(jobs: Sequence[JobFacts], me: str) -> str:
    """What somebody is on comes first, then what waits to be done, in the order of the sheet."""
    order = {"in_work": 1, "open": 2, "waiting": 3, "done": 4}
    mine = [one for one in jobs if one.by == me and one.step == "in_work"]
    return (mine or sorted(jobs, key=lambda one: order[one.step]))[0].id if jobs else ""


def _job(one: JobFacts, board: WorkshopBoard, settings: Any) -> TableRow:
    word, tone, icon = JOBS[one.step]
    word = CAUSES[one.waits] if one.waits else word
    who = board.names.get(one.by, one.by)
    worked = hours(worked_minutes(one, settings, board.at))
    times = T("{worked} of {standard} h", worked=worked, standard=hours(one.minutes))
    note: Said = T("{times}, {who}", "job", times=times, who=who) if who else times
    return TableRow(one.id, (Cell(f"{one.n}. {one.name}", strong=True, note=note), Tag(word, tone, icon)))


def _known(board: WorkshopBoard, one: WorkshopLine) -> Iterator[tuple[Said, Said]]:
    work = one.facts.work
    told = promises(work)
    yield T("Promised", "board"), T("{at:moment}", at=told[-1].at)
    if len(told) > 1:
        yield T("Promised first"), T("{at:moment}", at=told[0].at)
    if at := work.dispatched:
        yield T("Bay", "workshop"), at.bay
    for each in one.facts.leaving.recommended:
        yield T("Recommended work"), board.texts.get(each.what, "")
    for logged in work.log:
        if logged.did in LOGGED and (logged.words or logged.how):
            yield LOGGED[logged.did], _said(board, logged)


def _said(board: WorkshopBoard, one: Logged) -> Said:
    """What it was and what was written, with who did it."""
    words = ", ".join(board.texts.get(kept.id, "") for kept in (one.words, one.symptom) if kept)
    what, who = _how(one), board.names.get(one.by, one.by)
    if what and words:
        return T("{what}, {who}: {words}", "log", what=what, who=who, words=words)
    return T("{what}, {who}", "log", what=what or words, who=who)


def _how(one: Logged) -> Said:
    """The cause, the check or the reply, where the line itself does not say it."""
    if one.did is Did.CHANGED:
        return T("{why}, {at:moment}", "change", why=CAUSES[Cause(one.how)], at=one.until)
    if one.did is Did.CLOCKED_OFF and one.until:
        return T("stopped {at:moment}", "log", at=one.until)
    if one.did is Did.DRAWN:
        return T("line {n}, checked anew", "log", n=one.how)
    kind, words = HOW.get(one.did, (None, {}))
    return words[kind(one.how)] if kind else ""
