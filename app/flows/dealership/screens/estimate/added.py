"""What is found after the signature, and parts that are drawn for a line or come back (DLR-21, 32)."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.counter.means import Strokes
from app.flows.dealership.facts.estimate_shown import EstimateShown
from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.payers import Payer
from app.flows.dealership.facts.price_list import OperationFacts, PartFacts
from app.flows.dealership.facts.tracks import ONCE_CHECKED
from app.flows.dealership.rules.added import drawable
from app.flows.dealership.screens.base import AskDialog
from app.kernel.fields import Code, Note
from app.kernel.text import T, Text
from app.widgets.answer import AnswerList
from app.widgets.asking import Wanted, whole
from app.widgets.desk import Context
from app.widgets.part import Label, Role
from app.widgets.signature import SignaturePad
from app.widgets.table import Heading, TableRow
from app.widgets.theme import look

HIGH, HIGHEST = 136, 240
"""Of the list of who can sign, at 100 %."""


def found(
    context: Context,
    host: QWidget,
    shown: EstimateShown,
    one: OperationFacts | PartFacts,
    quantity: int,
    payer: Payer,
    examine: bool,
) -> AskDialog:
    """Work is needed besides: why, and by how much the car is done later."""
    wanted = {
        "why": Wanted(T("Why it is needed"), takes=Note),
        "minutes": Wanted(T("Done later by (minutes)"), "0", digits=True, read=whole),
    }
    material = isinstance(one, PartFacts)

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        told: dict[str, Any] = {"visit": shown.id, "why": Note(values["why"]), "payer": payer}
        told |= (
            {"part": one.id, "quantity": quantity} if material else {"operation": one.id, "examine": examine}
        )
        return told | {"minutes": values["minutes"]}

    act = "dealership.find_material" if material else "dealership.find_labour"
    title = T("Parts are needed besides") if material else T("Labour is needed besides")
    return AskDialog(
        *(context, host, act, title, wanted, args),
        told=f"{one.name} × {quantity}" if material else one.name,
        facts=(shown.facts, one),
        icon="plus",
        wide=640,
    )


def draw(context: Context, host: QWidget, shown: EstimateShown, line: LineFacts) -> AskDialog:
    """Pieces are drawn for a line, and the technician signs for them."""
    return _signed(context, host, shown, line, "draw_part", T("Draw parts"), line.quantity - line.drawn)


def draw_all(context: Context, host: QWidget, shown: EstimateShown) -> AskDialog:
    """All that is left to draw goes out at once, and the technician signs for it once."""
    lines = drawable(shown.facts)
    names = [T("{name} × {n} {unit}", "part", name=one.name, n=one.undrawn, unit=one.unit) for one in lines]
    told = T("{what:list}: the technician signs", "parts", what=names)
    args = {"visit": shown.id, "lines": [one.id for one in lines]}
    return _signs(context, host, shown, "draw_parts", T("Draw all parts"), {}, told, lambda _: args)


def bring_back(context: Context, host: QWidget, shown: EstimateShown, line: LineFacts) -> AskDialog:
    """Pieces that were not used come back, signed for as they were drawn."""
    return _signed(context, host, shown, line, "return_part", T("Bring parts back"), line.drawn)


def _signed(
    context: Context, host: QWidget, shown: EstimateShown, line: LineFacts, act: str, title: Text, left: int
) -> AskDialog:
    wanted = {"quantity": Wanted(T("How many"), str(left or ""), digits=True, read=whole)}
    told = T("{n}  {name}: the technician signs", "parts", n=line.n, name=line.name)

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"visit": shown.id, "line": line.id, "quantity": values["quantity"]}

    return _signs(context, host, shown, act, title, wanted, told, args)


def _signs(
    context: Context,
    host: QWidget,
    shown: EstimateShown,
    act: str,
    title: Text,
    wanted: Mapping[str, Wanted],
    told: Text,
    what: Callable[[Mapping[str, Any]], Mapping[str, Any]],
) -> AskDialog:
    pad, taker = SignaturePad(), _taker(shown)
    warning = T("This car was checked already: the inspections begin anew.")
    anew = act != "return_part" and shown.facts.step in ONCE_CHECKED
    above = (Label(warning, Role.STRONG, "warn_i", wrap=True),) if anew else ()

    def args(values: Mapping[str, Any]) -> Mapping[str, Any] | None:
        if not pad.is_signed:
            return None
        drawn = Strokes(json.dumps(pad.strokes, separators=(",", ":")))
        return {**what(values), "taker": Code(taker.current), "signature": drawn}

    sheet = AskDialog(
        *(context, host, f"dealership.{act}", title, wanted, args),
        told=told,
        facts=(shown.facts,),
        parts=(*above, taker, pad),
        wide=560,
    )
    pad.signed.connect(lambda _: sheet.judge())
    return sheet


def _taker(shown: EstimateShown) -> AnswerList:
    """Who signs: whoever is clocked on, or can sign at all, if it is only one."""
    rows = [TableRow(login, (name,)) for login, name in shown.takers]
    asked = AnswerList(T("Who signs for the parts?"), (Heading(T("Name"), 0),), rows)
    asked.set_high(look().px(HIGH))
    asked.setMaximumHeight(look().px(HIGHEST))
    on = {one.by for one in shown.facts.work.jobs if one.since} or {row.id for row in rows}
    if len(on) == 1:
        asked.choose(*on)
    return asked
