"""What a team is asked when it receives a car, and about belongings (DLR-31)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.form_words import BELONGINGS, DAMAGES, SIDES
from app.flows.dealership.facts.reception import ReceptionFacts
from app.flows.dealership.facts.visits import VisitFacts, WorkshopLine
from app.flows.dealership.facts.workshop import JobFacts, Moved, Symptom
from app.flows.dealership.screens.base import AskDialog
from app.flows.dealership.screens.words import kilometres, plate
from app.flows.dealership.screens.workshop.words import MOVED, SAYS, SYMPTOMS
from app.kernel.fields import Note
from app.kernel.text import T, Text
from app.widgets.answer import Answer
from app.widgets.asking import Wanted
from app.widgets.desk import Context
from app.widgets.facts_list import FactsList
from app.widgets.theme import Said
from app.widgets.tick import Tick


def receive(context: Context, host: QWidget, one: WorkshopLine) -> AskDialog:
    """The reception form in short; whether the symptom is confirmed; what differs."""
    form, symptom, road = FactsList(), Answer(T("What the team finds"), SYMPTOMS), Tick(T("Road test done"))
    form.show_facts(_form(one.facts.reception))
    wanted = {
        "differs": Wanted(T("What differs from the form"), needed=False, takes=Note),
        "found": Wanted(T("What was found instead"), needed=False, takes=Note),
    }

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        words = {name: Note(values[name]) if values[name] else None for name in wanted}
        return {"visit": one.id, "symptom": Symptom(symptom.current), "road_test": road.isChecked(), **words}

    return AskDialog(
        *(context, host, "dealership.receive_car", T("Receive the car"), wanted, args),
        told=f"{plate(one.plate)} · {one.model}",
        facts=(one.facts,),
        parts=(form, symptom, road),
        icon="check",
        wide=640,
    )


def enter(context: Context, host: QWidget, one: WorkshopLine, job: JobFacts) -> AskDialog:
    """Why somebody has to get into the car."""
    wanted = Wanted(T("Why the work needs it"), takes=Note)
    return _about_job(context, host, "dealership.enter_car", T("Get into the car"), one, job, "why", wanted)


def ask_to_move(context: Context, host: QWidget, one: WorkshopLine, job: JobFacts) -> AskDialog:
    """Which belongings are in the way."""
    wanted = Wanted(T("What has to be moved, and where to"), takes=Note)
    title = T("Ask to move belongings")
    return _about_job(context, host, "dealership.ask_to_move", title, one, job, "what", wanted)


def answer_move(context: Context, host: QWidget, visit: VisitFacts, called: str) -> AskDialog:
    """What the customer answers about their belongings."""
    asked, answers = visit.work.to_ask[0], Answer(SAYS, MOVED)
    job = visit.work.parts[asked.job or ""]

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {
            "visit": visit.id,
            "job": job.id,
            "answer": Moved(answers.current),
            "how": Note(values["how"]),
        }

    wanted = {"how": Wanted(T("How and when, in their words"), takes=Note)}
    return AskDialog(
        *(context, host, "dealership.answer_move", T("May belongings be moved?"), wanted, args),
        told=f"{called} · {job.name}",
        facts=(visit,),
        parts=(answers,),
        icon="phone-call",
    )


def _about_job(
    context: Context,
    host: QWidget,
    act: str,
    title: Text,
    one: WorkshopLine,
    job: JobFacts,
    name: str,
    wanted: Wanted,
) -> AskDialog:
    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"visit": one.id, "job": job.id, name: Note(values[name])}

    told = f"{plate(one.plate)} · {job.name}"
    return AskDialog(context, host, act, title, {name: wanted}, args, told=told, facts=(one.facts, job))


def _form(form: ReceptionFacts) -> list[tuple[Said, Said]]:
    """What the car was received with: mileage, fuel, marks, belongings that are there."""
    filled = form.filled
    marks = [
        T("{n} {damage} {side}", "mark", n=one.n, damage=DAMAGES[one.damage], side=SIDES[one.side])
        for one in form.standing
    ]
    told: list[tuple[Said, Said]] = [(T("Mileage"), kilometres(form.km))]
    if filled.fuel is not None:
        told.append((T("Fuel"), f"{filled.fuel}/8"))
    if filled.battery is not None:
        told.append((T("Battery", "fuel"), f"{filled.battery}%"))
    told.append((T("Marks", "reception form"), T("{marks:list}", marks=marks) if marks else "—"))
    there = [BELONGINGS[one] for one in filled.there]
    told.append((T("Belongings", "reception form"), T("{marks:list}", marks=there) if there else "—"))
    return told
