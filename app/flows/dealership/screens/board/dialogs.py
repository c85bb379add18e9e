"""What the desk is asked while a customer waits: where they are, a delay, whether the car came back (DLR-22, 34)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.forecast import Proposal, Whereabouts
from app.flows.dealership.facts.ids import LineId
from app.flows.dealership.facts.three_guarantees import Substitute
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.facts.workshop import Cause, Did, Reply, Skill
from app.flows.dealership.rules.guarantee import answering
from app.flows.dealership.screens.base import AskDialog
from app.flows.dealership.screens.words import PLACES, SUBSTITUTES
from app.flows.dealership.screens.workshop.dialogs import moment_of, until
from app.flows.dealership.screens.workshop.words import CAUSES, REPLIES, SAYS
from app.kernel.fields import Note
from app.kernel.text import T
from app.widgets.answer import Answer, AnswerList
from app.widgets.asking import Wanted
from app.widgets.desk import Context
from app.widgets.part import showing
from app.widgets.table import Cell, Heading, TableRow
from app.widgets.theme import look
from app.widgets.tick import Tick

OTHER = "other"
HIGH = 150
"""Of the list of repairs, at 100 %."""
REPAIRS = (Heading(T("Repair", "table"), 0), Heading(T("Done on", "repair"), 120))


def whereabouts(context: Context, host: QWidget, visit: VisitFacts, called: str) -> AskDialog:
    """Where the customer is meanwhile."""
    places = Answer(T("Where they are"), PLACES, given=visit.where or "")

    def args(_: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"visit": visit.id, "place": Whereabouts(places.current)}

    return AskDialog(
        *(context, host, "dealership.note_whereabouts", T("Where the customer is"), {}, args),
        told=called,
        facts=(visit,),
        parts=(places,),
        icon="map-pin",
    )


def substitute(context: Context, host: QWidget, visit: VisitFacts, called: str) -> AskDialog:
    """What the customer gets while the repair lasts; who wants neither says why."""
    answers = Answer(SAYS, SUBSTITUTES)

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        why = Note(values["why"]) if values["why"] else None
        return {"visit": visit.id, "answer": Substitute(answers.current), "why": why}

    return AskDialog(
        *(context, host, "dealership.answer_substitute", T("Substitute car or money for the way")),
        {"why": Wanted(T("Which car, how much, or why neither"), needed=False, takes=Note)},
        args,
        told=T("{car}: it is longer in repair than the three guarantees allow for free.", car=called),
        facts=(visit,),
        parts=(answers,),
        icon="car",
        wide=620,
    )


def delay(context: Context, host: QWidget, visit: VisitFacts, called: str, proposal: Proposal) -> AskDialog:
    """Why it takes longer, until when, and what the customer answers; the expected finish stands there already."""
    found = proposal.by_skill[Skill.UPKEEP]
    causes = Answer(
        T("Why it takes longer"), {one: word for one, word in CAUSES.items() if one is not Cause.PACE}
    )
    replies = Answer(SAYS, REPLIES)
    wanted = until(context, T("New finish on"), T("at", "time"), found.finish)
    wanted["note"] = Wanted(T("What was said"), takes=Note)

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        said = {"why": Cause(causes.current), "reply": Reply(replies.current), "note": Note(values["note"])}
        return {"visit": visit.id, "finish": moment_of(context, values), **said}

    return AskDialog(
        *(context, host, "dealership.tell_delay", T("Tell the customer of a delay"), wanted, args),
        told=T("{car}: expected {at:moment}", car=called, at=found.finish),
        facts=(visit,),
        parts=(causes, replies),
        icon="phone-call",
        wide=720,
    )


def leave(context: Context, host: QWidget, visit: VisitFacts, called: str) -> AskDialog:
    """Why it leaves without repair; what was with the workshop is back."""
    keys = Tick(T("Keys, order and form are back from the workshop"))
    taken = visit.work.last(Did.TAKEN) is not None

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"visit": visit.id, "why": Note(values["why"]), "keys": keys.isChecked()}

    return AskDialog(
        *(context, host, "dealership.leave_unrepaired", T("It leaves without repair")),
        {"why": Wanted(T("Why, in the customer's words"), takes=Note)},
        args,
        told=T("{car}: what was examined is paid; all else of the order ends here.", car=called),
        facts=(visit,),
        parts=(keys,) if taken else (),
        icon="door-open",
        wide=620,
    )


def comeback(context: Context, host: QWidget, visit: VisitFacts, called: str) -> AskDialog:
    """For which repair it comes back; or why for none of them."""
    found = answering(visit, context.desk.settings)
    rows = [
        TableRow(one.line, (Cell(one.name, strong=True, note=one.number), T("{at:day}", at=one.left_at)))
        for one in found
    ]
    other = TableRow(OTHER, (Cell(T("It comes for something else"), strong=True), ""))
    repairs = AnswerList(T("What it comes for"), REPAIRS, (*rows, other))
    repairs.set_high(look().px(HIGH))
    wanted = {"why": Wanted(T("Why for something else"), takes=Note)}

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        repair = None if repairs.current == OTHER else LineId(repairs.current)
        return {"visit": visit.id, "repair": repair, "why": Note(values["why"]) if values["why"] else None}

    made = AskDialog(
        *(context, host, "dealership.judge_comeback", T("Judge the comeback"), wanted, args),
        told=T("{car}: what it comes back for is free, and goes first.", car=called),
        facts=(visit,),
        parts=(repairs,),
        icon="undo-2",
        wide=600,
    )
    why = made.fields["why"]

    def turn(repair: str) -> None:
        showing(why, repair == OTHER)
        made.judge()

    repairs.chosen.connect(turn)
    turn(repairs.current)
    return made
