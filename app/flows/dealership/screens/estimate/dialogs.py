"""What is asked before an estimate and before an order (DLR-11, 20)."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.estimate_shown import EstimateShown
from app.flows.dealership.facts.estimates import OldParts, Paying
from app.flows.dealership.facts.terms import OLD_PARTS, WAYS_TO_PAY
from app.flows.dealership.rules.watch import of_visit
from app.flows.dealership.screens.base import AskDialog
from app.flows.dealership.screens.watch import warning
from app.kernel.fields import Note
from app.kernel.text import T
from app.widgets.answer import Answer
from app.widgets.asking import Wanted
from app.widgets.desk import Context
from app.widgets.field import Field
from app.widgets.tick import Tick

FOUND, EXAMINE = "found", "examine"


def diagnose(context: Context, host: QWidget, shown: EstimateShown) -> AskDialog:
    """What the customer says, when it happens, and whether it was found on the spot."""
    ways = {FOUND: T("Found on the spot"), EXAMINE: T("To be examined", "fault")}
    found = Answer(T("Is the fault found?"), ways)
    road_test = Tick(T("Road test done"))
    wanted = {
        "words": Wanted(T("In the customer's own words"), shown.words, takes=Note),
        "conditions": Wanted(T("When, where, how often"), shown.conditions, needed=False, takes=Note),
    }

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        told = {"visit": shown.id, "words": Note(values["words"]), "found": found.current == FOUND}
        more = Note(values["conditions"]) if values["conditions"] else None
        return told | {"road_test": road_test.isChecked(), "conditions": more}

    return AskDialog(
        *(context, host, "dealership.diagnose", T("Write down the symptom"), wanted, args),
        facts=(shown.facts,),
        parts=(found, road_test),
        icon="check",
        wide=640,
    )


def make_order(
    context: Context, host: QWidget, shown: EstimateShown, then: Callable[[Any], None]
) -> AskDialog:
    """What is asked and told before an order is printed."""
    paying = Answer(T("How does the customer wish to pay?"), WAYS_TO_PAY)
    old_parts = Answer(T("What becomes of the old parts?"), OLD_PARTS)
    delivery = Tick(T("How the car is handed back was explained"))
    added = Tick(T("Added work only with consent: explained"))
    own = Field(T("The customer's own parts, if any"))
    own.takes(Note)
    warned = Tick(T("The three-guarantees warning was read"))
    told = warning(of_visit(shown.facts, context.desk.clock.now(), context.desk.settings))
    parts: tuple[QWidget, ...] = (
        paying,
        old_parts,
        delivery,
        added,
        *((warned,) if told else ()),
        own,
    )

    def args(_: Mapping[str, Any]) -> Mapping[str, Any]:
        brought = Note(own.text) if own.text else None
        asked = {"paying": Paying(paying.current), "old_parts": OldParts(old_parts.current)}
        explained = {"delivery_told": delivery.isChecked(), "added_told": added.isChecked()}
        told = {"warned": warned.isChecked(), "own_parts": brought}
        return {"visit": shown.id, **asked, **explained, **told}

    return AskDialog(
        *(context, host, "dealership.make_order", T("Make the job order"), {}, args),
        told=told or "",
        facts=(shown.facts,),
        parts=parts,
        icon="file-text",
        then=then,
        wide=640,
    )
