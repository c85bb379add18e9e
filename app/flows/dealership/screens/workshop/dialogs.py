"""What the workshop is asked for: a handover, a bay, a wait, a change, an answer, an inspection."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.visits import VisitFacts, WorkshopBoard, WorkshopLine
from app.flows.dealership.facts.workshop import WAITS, Cause, JobFacts, Reply, Skill, WorkshopTeam
from app.flows.dealership.rules.dispatch import teams_for
from app.flows.dealership.rules.workshop import team, to_do, waiting
from app.flows.dealership.screens.base import AskDialog
from app.flows.dealership.screens.words import plate
from app.flows.dealership.screens.workshop.words import CAUSES, REPLIES, SKILLS
from app.kernel.fields import Label, Note
from app.kernel.hours import hours
from app.kernel.text import T, Text
from app.widgets.asking import Wanted
from app.widgets.desk import Context
from app.widgets.segment import Choice, Segment
from app.widgets.table import Cell, Heading, Table, TableRow
from app.widgets.theme import look
from app.widgets.typed import day, minute

HIGH = 236
"""Of the list of bays, at 100 %."""
TIME = T("Which time? As 17:30.")
_BETWEEN = re.compile(r"[\s,，、;；]+")
BAYS = (Heading(T("Bay", "workshop"), 0), Heading(T("Team", "workshop"), 180), Heading(T("There now"), 130))


def hand_over(context: Context, host: QWidget, visit: VisitFacts, called: str) -> AskDialog:
    """Say what is promised, which skill it needs, what else matters; what is to be done stands on the order."""
    first = Segment(
        (
            Choice("", T("As usual", "handover")),
            Choice("stays", T("Customer waits here")),
            Choice("comeback", T("Came back", "repair")),
        )
    )
    wanted = _until(context, T("Promised on"), T("at", "time"))
    wanted["skill"] = Wanted(T("Skill", "job"), look().say(SKILLS[Skill.UPKEEP]), read=_skill)
    wanted |= {"note": Wanted(T("What else matters"), needed=False, takes=Note)}

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        why = {first.current: True} if first.current else {}
        until = {"promised": _moment(context, values), "skill": values["skill"]}
        return {"visit": visit.id, **until, "note": _note(values), **why}

    return AskDialog(
        *(context, host, "dealership.hand_over", T("Hand over to the workshop"), wanted, args),
        told=T("{car}: {jobs:list}", car=called, jobs=[one.name for one in to_do(visit)]),
        facts=(visit,),
        parts=(first,),
        icon="send",
        wide=680,
    )


def dispatch(context: Context, host: QWidget, board: WorkshopBoard, one: WorkshopLine) -> AskDialog:
    """Choose a bay: the teams that can do it first, the one that is free first before the others."""
    bays = Table(BAYS)
    bays.setMinimumHeight(look().px(HIGH))
    rows = _bays(board, one)
    bays.show_rows([row for row, _, _ in rows])
    known = {row.id: (of, bay) for row, of, bay in rows}
    if rows:
        bays.choose(rows[0][0].id)

    def args(values: Mapping[str, Any]) -> Mapping[str, Any] | None:
        if bays.current not in known:
            return None
        of, bay = known[bays.current]
        return {"visit": one.id, "team": of, "bay": Label(bay), "why": _note(values)}

    made = AskDialog(
        *(context, host, "dealership.dispatch", T("Dispatch"), {"note": _reason(needed=False)}, args),
        told=_about(one),
        facts=(one.facts, *(loaded.facts for loaded in board.teams)),
        parts=(bays,),
        icon="send",
        wide=600,
    )
    bays.chosen.connect(lambda _: made.judge())
    return made


def pause(context: Context, host: QWidget, one: WorkshopLine, job: JobFacts) -> AskDialog:
    """Say what a job waits for."""
    causes = [Choice(cause, CAUSES[cause]) for cause in WAITS]
    return _chosen(
        context, host, "dealership.pause_job", T("It has to wait"), one, job, ("why", Cause), causes
    )


def change(context: Context, host: QWidget, one: WorkshopLine, job: JobFacts) -> AskDialog:
    """Report a new finish, and why."""
    causes = [Choice(cause, CAUSES[cause]) for cause in Cause if cause is not Cause.PACE]
    until = _until(context, T("New finish on"), T("at", "time"))
    return _chosen(
        *(context, host, "dealership.report_change", T("Report a change"), one, job, ("why", Cause), causes),
        until=until,
    )


def tell(context: Context, host: QWidget, visit: VisitFacts, called: str) -> AskDialog:
    """Keep what the customer answered about a change."""
    replies = Segment([Choice(reply, word) for reply, word in REPLIES.items()])
    change = visit.work.to_tell
    until: Text | str = ""
    if change and change.until:
        told: dict[str, Any] = {"car": called, "why": CAUSES[Cause(change.how)], "at": change.until}
        until = T("{car}: {why}, new finish {at:moment}", **told)

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"visit": visit.id, "reply": Reply(replies.current), "note": _note(values)}

    title = T("Tell the customer of a change")
    wanted = {"note": Wanted(T("What was said"), needed=False, takes=Note)}
    return AskDialog(
        *(context, host, "dealership.tell_change", title, wanted, args),
        told=until,
        facts=(visit,),
        parts=(replies,),
        icon="phone-call",
    )


def send_back(context: Context, host: QWidget, one: WorkshopLine) -> AskDialog:
    """Say why the car goes back to the desk."""
    return _words(context, host, "dealership.send_back", T("Send back to the desk"), one, "why", {})


def check_team(context: Context, host: QWidget, one: WorkshopLine) -> AskDialog:
    """The team leader's advice."""
    title = T("The team's check is passed")
    wanted = Wanted(T("Advice for repair, and what to mind"), takes=Note)
    return _words(context, host, "dealership.check_team", title, one, "advice", {}, wanted)


def fail(context: Context, host: QWidget, one: WorkshopLine, job: JobFacts) -> AskDialog:
    """What is not right."""
    wanted = Wanted(T("What is not right"), takes=Note)
    title = T("Back to work")
    return _words(context, host, "dealership.fail_check", title, one, "why", {"job": job.id}, wanted, job)


def add_team(context: Context, host: QWidget) -> AskDialog:
    """A team, its bays, what it can do."""
    wanted = {
        "name": Wanted(T("Name of the team"), takes=Label),
        "bays": Wanted(T("Its bays"), hint=T("Bay 1, Bay 2", "hint")),
        "skills": Wanted(T("What it can do"), hint=T("Maintenance, Chassis", "hint")),
    }

    def args(values: Mapping[str, Any]) -> Mapping[str, Any] | None:
        bays = [Label(one) for one in _BETWEEN.split(values["bays"]) if one]
        skills = [_skill(one) for one in _BETWEEN.split(values["skills"]) if one]
        if not bays or not skills or None in skills:
            return None
        return {"name": Label(values["name"]), "bays": tuple(bays), "skills": tuple(skills)}

    return AskDialog(context, host, "dealership.add_team", T("Add a team"), wanted, args, icon="users")


def _chosen(
    context: Context,
    host: QWidget,
    act: str,
    title: Text,
    one: WorkshopLine,
    job: JobFacts,
    kind: tuple[str, Callable[[str], Any]],
    choices: Sequence[Choice],
    until: Mapping[str, Wanted] | None = None,
) -> AskDialog:
    """One of a few words about a job, perhaps with a time, and a note."""
    ways, (name, made_of) = Segment(choices), kind

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        finish = {"finish": _moment(context, values)} if until else {}
        return {"visit": one.id, "job": job.id, name: made_of(ways.current), "note": _note(values), **finish}

    wanted = {**(until or {}), "note": Wanted(T("Note", "job"), needed=False, takes=Note)}
    return AskDialog(
        *(context, host, act, title, wanted, args),
        told=f"{_about(one)} · {job.name}",
        facts=(one.facts, job),
        parts=(ways,),
        wide=680,
    )


def _words(
    context: Context,
    host: QWidget,
    act: str,
    title: Text,
    one: WorkshopLine,
    name: str,
    more: Mapping[str, Any],
    wanted: Wanted | None = None,
    job: JobFacts | None = None,
) -> AskDialog:
    """A few words about a car."""

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"visit": one.id, name: Note(values["note"]), **more}

    told = f"{_about(one)} · {job.name}" if job else _about(one)
    facts = (one.facts, job) if job else (one.facts,)
    fields = {"note": wanted or _reason(needed=True)}
    return AskDialog(context, host, act, title, fields, args, told=told, facts=facts)


def _bays(board: WorkshopBoard, one: WorkshopLine) -> list[tuple[TableRow, str, str]]:
    """Every bay, with its team: fit teams first, and their free bays first."""
    there = {at.bay: car.plate for car in board.cars if (at := car.facts.work.dispatched)}
    loaded: dict[str, WorkshopTeam] = {each.id: each for each in board.teams}
    fit = [
        each.id
        for each in teams_for(waiting(one.id, one.facts.work), [team(t.facts, t.ahead) for t in board.teams])
    ]
    rows = []
    for id in (*fit, *(each for each in loaded if each not in fit)):
        each = loaded[id]
        note = T("{hours} h ahead", hours=hours(sum(each.ahead)))
        lacks = "" if id in fit else T("lacks a skill")
        for bay in sorted(each.facts.bays, key=lambda bay: (bay in there, bay)):
            now = Cell(plate(there[bay])) if bay in there else Cell(T("free", "bay"), "ok")
            cells = (
                Cell(bay, strong=True, note=lacks),
                Cell(each.facts.name, note=note),
                now,
            )
            rows.append((TableRow(f"{id} {bay}", cells, off=id not in fit), id, bay))
    return rows


def _until(context: Context, on: Text, at: Text) -> dict[str, Wanted]:
    today = _today(context)
    return {
        "day": Wanted(on, f"{today:%m-%d}", read=lambda words: day(words, today)),
        "time": Wanted(at, beside=True, read=minute, fault=TIME),
    }


def _moment(context: Context, values: Mapping[str, Any]) -> datetime:
    start = datetime.combine(values["day"], time.min, context.desk.settings.zone)
    return start + timedelta(minutes=values["time"])


def _today(context: Context) -> Any:
    return context.desk.settings.business_day(context.desk.clock.now())


def _skill(words: str) -> Skill | None:
    """A skill by the beginning of its word."""
    called = {skill: look().say(word).casefold() for skill, word in SKILLS.items()}
    return next((skill for skill, word in called.items() if word.startswith(words.casefold())), None)


def _reason(needed: bool) -> Wanted:
    return Wanted(T("Reason", "workshop"), needed=needed, takes=Note)


def _note(values: Mapping[str, Any]) -> Note | None:
    return Note(values["note"]) if values["note"] else None


def _about(one: WorkshopLine) -> str:
    return f"{plate(one.plate)} · {one.model}"
