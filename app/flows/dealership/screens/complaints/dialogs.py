"""What is asked about complaints: the words, who sees to it, cause and remedy, the customer's word (DLR-50)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.complaints import FAULTS, ComplaintLine, Complaints, Fault
from app.flows.dealership.facts.vehicles import VehicleFacts
from app.flows.dealership.screens.base import AskDialog
from app.flows.dealership.screens.words import plate
from app.kernel.fields import Code, Note
from app.kernel.text import T, Text
from app.widgets.asking import Wanted
from app.widgets.desk import Context
from app.widgets.table import Heading, Table, TableRow
from app.widgets.theme import look

HIGH = 300
"""Of a list of causes or people, at 100 %."""


def take(context: Context, host: QWidget, facts: VehicleFacts, about: str) -> AskDialog:
    """What the customer complains about, in their own words."""

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"vehicle": facts.id, "words": Note(values["words"])}

    wanted = {"words": Wanted(T("In the customer's own words"), takes=Note)}
    return AskDialog(
        *(context, host, "dealership.take_complaint", T("Take a complaint in"), wanted, args),
        told=about,
        facts=(facts,),
        icon="message-circle",
        wide=640,
    )


def answer(context: Context, host: QWidget, shown: Complaints, one: ComplaintLine) -> AskDialog:
    """What caused it, and what is done about it."""
    causes = _listed(T("Cause", "complaint"), [(fault.value, word) for fault, word in FAULTS.items()])

    def args(values: Mapping[str, Any]) -> Mapping[str, Any] | None:
        if not causes.current:
            return None
        return {"complaint": one.id, "fault": Fault(causes.current), "remedy": Note(values["remedy"])}

    wanted = {"remedy": Wanted(T("What is done about it"), takes=Note)}
    return _sheet(context, host, "answer_complaint", T("Answer the complaint"), wanted, args, one, causes)


def hand(context: Context, host: QWidget, shown: Complaints, one: ComplaintLine) -> AskDialog:
    """Who sees to it from now on."""
    people = _listed(T("Seen to by"), [each for each in shown.staff if each[0] != one.facts.owner])

    def args(_: Mapping[str, Any]) -> Mapping[str, Any] | None:
        return {"complaint": one.id, "owner": Code(people.current)} if people.current else None

    return _sheet(context, host, "hand_complaint", T("Hand the complaint to somebody"), {}, args, one, people)


def close(context: Context, host: QWidget, shown: Complaints, one: ComplaintLine) -> AskDialog:
    """The customer says that it is settled."""
    return _word(context, host, "close_complaint", T("The customer is content"), one)


def reopen(context: Context, host: QWidget, shown: Complaints, one: ComplaintLine) -> AskDialog:
    """The customer is not content with the answer."""
    return _word(context, host, "reopen_complaint", T("The customer is not content"), one)


def _word(context: Context, host: QWidget, act: str, title: Text, one: ComplaintLine) -> AskDialog:
    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"complaint": one.id, "words": Note(values["words"])}

    wanted = {"words": Wanted(T("In the customer's own words"), takes=Note)}
    return _sheet(context, host, act, title, wanted, args, one)


def _sheet(
    context: Context,
    host: QWidget,
    act: str,
    title: Text,
    wanted: Mapping[str, Wanted],
    args: Any,
    one: ComplaintLine,
    *parts: Table,
) -> AskDialog:
    made = AskDialog(
        *(context, host, f"dealership.{act}", title, wanted, args),
        told=f"{plate(one.plate)} · {one.customer}: {one.deeds[0].words}",
        facts=(one.facts,),
        parts=parts,
        wide=640,
    )
    for part in parts:
        part.chosen.connect(lambda _: made.judge())
    return made


def _listed(title: Text, rows: list[tuple[str, Any]]) -> Table:
    table = Table((Heading(title, 0),))
    table.setMinimumHeight(look().px(HIGH))
    table.show_rows([TableRow(id, (word,)) for id, word in rows])
    return table
