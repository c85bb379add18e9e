"""How the restaurant's fixed things are named and coloured on its screens: once, for all of them."""

from collections.abc import Mapping
from typing import Any

from app.flows.restaurant.facts.history import Gone
from app.flows.restaurant.facts.kinds import SEALED, Ahead, ChangeKind, FarewellTick, RoomTick, TableState
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.persons import Standing
from app.flows.restaurant.facts.terms import ALLERGENS
from app.flows.restaurant.facts.tracks import Line, Sitting
from app.flows.restaurant.facts.views import LineChange, SittingShown
from app.flows.restaurant.flow import STEP_TITLES
from app.kernel.steps import Steps
from app.kernel.text import T, Text
from app.widgets.paint import Tag

STATES: Mapping[TableState, Tag] = {
    TableState.FREE: Tag(T("Free", "table"), "mute", "circle-dashed"),
    TableState.BOOKED: Tag(T("Booked", "table"), "hold", "calendar-clock"),
    TableState.SEATED: Tag(T("Seated", "table"), "warn", "hand-platter"),
    TableState.DINING: Tag(T("Dining", "table"), "ok", "utensils"),
    TableState.BILL: Tag(T("Bill", "table"), "info", "receipt-text"),
    TableState.PAID: Tag(T("Paid", "table"), "ok", "circle-check"),
    TableState.TO_CLEAR: Tag(T("To clear", "table"), "clay", "brush-cleaning"),
    TableState.CLOSED: Tag(T("Closed", "table"), "mute", "ban"),
}

LINES: Mapping[Line, Tag] = {
    Line.DRAFT: Tag(T("Not sent", "line"), "mute", "pencil"),
    Line.HELD: Tag(T("Held", "line"), "hold", "circle-pause"),
    Line.FIRED: Tag(T("Cooking", "line"), "info", "flame"),
    Line.SERVED: Tag(T("Served", "line"), "ok", "check"),
    Line.RETURNED: Tag(T("Returned", "line"), "clay", "undo-2"),
}

TO_FETCH = Tag(T("To be fetched", "line"), "info", "wine")
TO_OPEN = Tag(T("To be opened", "line"), "info", "wine")

ROOM: Mapping[RoomTick, Text] = {
    RoomTick.LIGHTS: T("All lights on"),
    RoomTick.AIR: T("Air conditioning on"),
    RoomTick.COATS: T("Coats hung up"),
}
FAREWELL: Mapping[FarewellTick, Text] = {
    FarewellTick.BELONGINGS: T("Reminded of their belongings"),
    FarewellTick.STEPS: T("Warned of steps and wet floor"),
    FarewellTick.ESCORT: T("Seen to the door or the car"),
}
STANDINGS: Mapping[Standing, Text] = {
    Standing.HOST: T("Host", "at the table"),
    Standing.HONOUR: T("Guest of honour"),
    Standing.DEPUTY: T("Deputy host"),
    Standing.ELDER: T("Elders"),
    Standing.CHILD: T("Children"),
}
STEPS: Mapping[Steps, Text] = {**STEP_TITLES, Sitting.STAPLE: T("staple", "step, short")}
"""The steps as a line of fifteen has room for them."""
AHEAD: Mapping[Ahead, Text] = {
    Ahead.DEPOSIT: T("Deposit"),
    Ahead.ADVANCE: T("Advance"),
}


def standing(line: LineFacts) -> Tag:
    """Where a line stands; nobody cooks a bottle or a packet, it is fetched (RST-17)."""
    if line.step != Line.FIRED or line.course not in SEALED:
        return LINES[line.step]
    return TO_OPEN if line.bottles and line.bottles.shown else TO_FETCH


def changed(change: LineChange) -> Text:
    """What was done with a sent line, when and by whom (RST-34)."""
    told: dict[str, Any] = {"dish": change.dish, "n": change.quantity, "unit": change.unit}
    told |= {"at": change.at, "by": change.by}
    match change.kind:
        case ChangeKind.URGED:
            return T("{at:time} · {dish}: urged · {by}", **told)
        case ChangeKind.RETURNED:
            return T("{at:time} · {dish}: {n} {unit} returned · {by}", **told)
        case ChangeKind.GIVEN:
            return T("{at:time} · {dish}: {n} {unit} given · {by}", **told)
        case ChangeKind.FALLEN:
            return T("{at:time} · {dish}: {n} {unit} fell, made again · {by}", **told)


def avoided(shown: SittingShown) -> Text | str:
    """What a table avoids: allergens by their names, then the guests' own words; nothing if there is nothing."""
    told: list[Text | str] = [ALLERGENS[one] for one in shown.facts.beside]
    told += filter(None, (shown.taboos,))
    return T("{said:list}", said=told) if told else ""


def went(step: Sitting, gone: Gone) -> Text:
    """How a party went that never paid: who called it off, and why where it was told (RST-02)."""
    how = STEP_TITLES[step] if step is Sitting.NOT_COME else T("the guests left")
    if step is Sitting.CANCELLED:
        how = T("cancelled by the guest") if gone.by_guest else T("cancelled by the house")
    return T("{how}: {why}", how=how, why=gone.why) if gone.why else how
