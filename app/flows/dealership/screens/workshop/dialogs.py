"""What the workshop is asked for: a handover, a bay, a wait, a change, an answer, an inspection."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.forecast import Forecast, Proposal
from app.flows.dealership.facts.visits import VisitFacts, WorkshopBoard, WorkshopLine
from app.flows.dealership.facts.workshop import WAITS, Cause, JobFacts, Reply, Skill, WorkshopTeam
from app.flows.dealership.rules.dispatch import teams_for
from app.flows.dealership.rules.workshop import bays_taken, load, promises, to_do, waits
from app.flows.dealership.screens.base import AskDialog
from app.flows.dealership.screens.words import plate
from app.flows.dealership.screens.workshop.expected import proposed
from app.flows.dealership.screens.workshop.words import CAUSES, REPLIES, SAYS, SKILLS
from app.kernel.fields import Label as Written
from app.kernel.fields import Note
from app.kernel.hours import hours
from app.kernel.text import T, Text
from app.widgets.answer import Answer
from app.widgets.asking import Wanted
from app.widgets.desk import Context
from app.widgets.part import Label, Role
from app.widgets.table import Cell, Heading, Table, TableRow
from app.widgets.theme import look
from app.widgets.typed import day, minute

HIGH = 236
"""Of the list of bays, at 100 %."""
TIME = T("Which time? As 17:30.")
_BETWEEN = re.compile(r"[\s,，、;；]+")
BAYS = (Heading(T("Bay", "workshop"), 0), Heading(T("Team", "workshop"), 180), Heading(T("There now"), 130))


def hand_over(
    context: Context, host: QWidget, visit: VisitFacts, called: str, proposal: Proposal
) -> AskDialog:
    """Say what is promised, which skill it needs, what else matters; the engine's proposal stands there already."""
    first, before = proposal.by_skill[Skill.UPKEEP], promises(visit.work)
    about = Label("", Role.STRONG, wrap=True)
    wanted = {} if before else until(context, T("Promised on"), T("at", "time"), first.finish)
    wanted["skill"] = Wanted(T("Skill", "job"), look().say(SKILLS[Skill.UPKEEP]), read=_skill)
    wanted |= {"note": Wanted(T("What else matters"), needed=False, takes=Note)}

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        promised = before[-1].at if before else moment_of(context, values)
        return {"visit": visit.id, "promised": promised, "skill": values["skill"], "note": _note(values)}

    made = AskDialog(
        *(context, host, "dealership.hand_over", T("Hand over to the workshop"), wanted, args),
        told=T("{car}: {jobs:list}", car=called, jobs=[one.name for one in to_do(visit)]),
        facts=(visit,),
        parts=(about,),
        icon="send",
        wide=680,
    )
    told = first

    def propose(words: str) -> None:
        """Another skill, another team: another proposal, where nobody typed a time of their own."""
        nonlocal told
        if before:
            return
        skill = _skill(words)
        found = proposal.by_skill[skill] if skill else told
        days = made.fields["day"], made.fields["time"]
        if tuple(one.text for one in days) == _typed(context, told.finish):
            for field, text in zip(days, _typed(context, found.finish), strict=True):
                field.write(text)
        told = found
        about.say(proposed(found, context.desk.settings))
        made.judge()

    made.fields["skill"].changed.connect(propose)
    propose(look().say(SKILLS[Skill.UPKEEP]))
    if before:
        about.say(T("Promised {at:moment}: it stands.", at=before[-1].at))
    return made


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
        return {"visit": one.id, "team": of, "bay": Written(bay), "why": _note(values)}

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
    causes = {cause: CAUSES[cause] for cause in WAITS}
    return _chosen(
        *(context, host, "dealership.pause_job", T("It has to wait"), one, job, ("why", Cause)),
        T("What it waits for"),
        causes,
    )


def change(
    context: Context, host: QWidget, one: WorkshopLine, job: JobFacts, expected: Forecast
) -> AskDialog:
    """Report a new finish, and why; the finish that is expected now stands there already."""
    causes = {cause: CAUSES[cause] for cause in Cause if cause is not Cause.PACE}
    times = until(context, T("New finish on"), T("at", "time"), expected.finish)
    return _chosen(
        *(context, host, "dealership.report_change", T("Report a change"), one, job, ("why", Cause)),
        T("Why it takes longer"),
        causes,
        times=times,
    )


def tell(context: Context, host: QWidget, visit: VisitFacts, called: str) -> AskDialog:
    """Keep what the customer answered about a change."""
    replies = Answer(SAYS, REPLIES)
    change = visit.work.to_tell
    new: Text | str = ""
    if change and change.until:
        told: dict[str, Any] = {"car": called, "why": CAUSES[Cause(change.how)], "at": change.until}
        new = T("{car}: {why}, new finish {at:moment}", **told)

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"visit": visit.id, "reply": Reply(replies.current), "note": _note(values)}

    title = T("Tell the customer of a change")
    wanted = {"note": Wanted(T("What was said"), needed=False, takes=Note)}
    return AskDialog(
        *(context, host, "dealership.tell_change", title, wanted, args),
        told=new,
        facts=(visit,),
        parts=(replies,),
        icon="phone-call",
    )


def clock_off(context: Context, host: QWidget, one: WorkshopLine, job: JobFacts) -> AskDialog:
    """Say why somebody is clocked off, and when they had stopped where that was earlier."""
    times = until(context, T("Stopped on"), T("at, if not now", "time"), context.desk.clock.now())
    times["time"] = replace(times["time"], words="", needed=False)

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        stopped = moment_of(context, values) if values["time"] is not None else None
        return {"visit": one.id, "job": job.id, "why": Note(values["note"]), "stopped": stopped}

    return AskDialog(
        *(
            context,
            host,
            "dealership.clock_off",
            T("Clock off"),
            {"note": _reason(needed=True), **times},
            args,
        ),
        told=f"{_about(one)} · {job.name}",
        facts=(one.facts, job),
    )


def send_back(context: Context, host: QWidget, one: WorkshopLine) -> AskDialog:
    """Say why the car goes back to the desk."""
    return _words(context, host, "dealership.send_back", T("Send back to the desk"), one, "why", {})


def fail(context: Context, host: QWidget, one: WorkshopLine, job: JobFacts) -> AskDialog:
    """What is not right."""
    wanted = Wanted(T("What is not right"), takes=Note)
    title = T("Back to work")
    return _words(context, host, "dealership.fail_check", title, one, "why", {"job": job.id}, wanted, job)


def add_team(context: Context, host: QWidget) -> AskDialog:
    """A team, its bays, what it can do."""
    wanted = {
        "name": Wanted(T("Name of the team"), takes=Written),
        "bays": Wanted(T("Its bays"), hint=T("Bay 1, Bay 2", "hint")),
        "skills": Wanted(T("What it can do"), hint=T("Maintenance, Chassis", "hint")),
    }

    def args(values: Mapping[str, Any]) -> Mapping[str, Any] | None:
        bays = [Written(one) for one in _BETWEEN.split(values["bays"]) if one]
        skills = [_skill(one) for one in _BETWEEN.split(values["skills"]) if one]
        if not bays or not skills or None in skills:
            return None
        return {"name": Written(values["name"]), "bays": tuple(bays), "skills": tuple(skills)}

    return AskDialog(context, host, "dealership.add_team", T("Add a team"), wanted, args, icon="users")


def _chosen(
    context: Context,
    host: QWidget,
    act: str,
    title: Text,
    one: WorkshopLine,
    job: JobFacts,
    kind: tuple[str, Callable[[str], Any]],
    caption: Text,
    words: Mapping[Any, Text],
    times: Mapping[str, Wanted] | None = None,
) -> AskDialog:
    """One of a few words about a job, perhaps with a time, and a note."""
    ways, (name, made_of) = Answer(caption, words), kind

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        finish = {"finish": moment_of(context, values)} if times else {}
        return {"visit": one.id, "job": job.id, name: made_of(ways.current), "note": _note(values), **finish}

    wanted = {**(times or {}), "note": Wanted(T("Note", "job"), needed=False, takes=Note)}
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
    there = bays_taken(board)
    loaded: dict[str, WorkshopTeam] = {each.id: each for each in board.teams}
    fit = [each.id for each in teams_for(waits(one.facts), [load(t.facts, t.ahead) for t in board.teams])]
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


def until(context: Context, on: Text, at: Text, proposed: datetime) -> dict[str, Wanted]:
    """A day and a time that are asked for, with those that are proposed."""
    today = context.desk.settings.business_day(context.desk.clock.now())
    first, then = _typed(context, proposed)
    return {
        "day": Wanted(on, first, read=lambda words: day(words, today)),
        "time": Wanted(at, then, beside=True, read=minute, fault=TIME),
    }


def _typed(context: Context, at: datetime) -> tuple[str, str]:
    """A moment as day and time are typed; seconds make the next minute."""
    there = (at + timedelta(seconds=59)).astimezone(context.desk.settings.zone)
    return f"{there:%m-%d}", f"{there:%H:%M}"


def moment_of(context: Context, values: Mapping[str, Any]) -> datetime:
    """The moment that was typed."""
    start = datetime.combine(values["day"], time.min, context.desk.settings.zone)
    return start + timedelta(minutes=values["time"])


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
