"""What claims ask: what they say, what was granted or paid, and why (DLR-44)."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.claims import Claimed, ClaimLine, Claims, Unclaimed
from app.flows.dealership.facts.delivery_shown import DeliveryShown
from app.flows.dealership.screens.base import AskDialog
from app.flows.dealership.screens.claims.code_card import CodeCard
from app.flows.dealership.screens.words import plate
from app.kernel.fields import Code, Label, Note
from app.kernel.money import figures, yuan
from app.kernel.text import T, Text
from app.widgets.asking import Wanted
from app.widgets.desk import Context
from app.widgets.typed import day

DAY, SUM = T("Which day? As 11-24."), T("How much? As 1200 or 1200.50.")
CODE = T("Letters, figures, dots and dashes, 40 at most.")
KEPT = 90
"""Days for which an old part is kept, until somebody says otherwise."""


def draft(context: Context, host: QWidget, shown: Claims, one: Unclaimed) -> AskDialog:
    """What a claim says; of an insurance case who, by which policy and loss number, what was assessed."""
    today = context.desk.settings.business_day(context.desk.clock.now())
    kept = f"{today + timedelta(days=KEPT):%Y-%m-%d}"
    wanted, card = _text(context, one.line is None, {"kept_until": kept}), CodeCard(shown, one)

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        of = {"visit": one.visit} | ({"line": one.line} if one.line else {})
        return of | {"what": _claimed(values, card)}

    about = f"{plate(one.plate)} · {one.name} · ¥{figures(one.amount)}"
    return _sheet(context, host, "draft_claim", T("Draft a claim"), wanted, args, about, (one.facts,), card)


def give_back(context: Context, host: QWidget, shown: DeliveryShown) -> AskDialog:
    """Why what was taken of the excess after settlement goes back."""

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"visit": shown.id, "why": Note(values["why"])}

    return AskDialog(
        *(context, host, "dealership.undo_excess", T("Give the excess back")),
        {"why": Wanted(T("Why the excess goes back"), takes=Note)},
        args,
        told=f"{plate(shown.plate)} · {shown.model} · {shown.customer}",
        facts=(shown.facts,),
        icon="undo-2",
    )


def change(context: Context, host: QWidget, shown: Claims, one: ClaimLine) -> AskDialog:
    """The claim says something else."""
    facts, card = one.facts, CodeCard(shown, one)
    known = {"code": facts.code, "insurer": facts.insurer, "policy": facts.policy, "loss": facts.loss}
    known |= {"surveyor": one.surveyor, "kept_until": f"{facts.kept_until}" if facts.kept_until else ""}
    known |= {"assessed": "" if facts.assessed is None else figures(facts.assessed)}
    known |= {"excess": figures(facts.excess) if facts.excess else ""}
    wanted = _text(context, facts.line is None, {name: text or "" for name, text in known.items()})

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"claim": one.id, "what": _claimed(values, card)}

    return _sheet(
        context, host, "change_claim", T("Write the claim anew"), wanted, args, _about(one), (facts,), card
    )


def cut(context: Context, host: QWidget, one: ClaimLine) -> AskDialog:
    """How much is granted, and why not all."""
    wanted = {"granted": Wanted(T("Granted (yuan)"), read=fen, fault=SUM), "why": _why()}

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"claim": one.id, "granted": values["granted"], "why": Note(values["why"])}

    return _sheet(context, host, "cut_claim", T("Accepted in part"), wanted, args, _about(one), (one.facts,))


def send(context: Context, host: QWidget, one: ClaimLine, then: Callable[[Any], None]) -> AskDialog:
    """Why it is sent without papers that the book asks for."""
    told: dict[str, Any] = {"papers": list(one.facts.lacks)}
    wanted = {"why": Wanted(T("Why it is sent without"), takes=Note)}

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"claim": one.id, "why": Note(values["why"])}

    about = T("Still missing: {papers:list}.", **told)
    return AskDialog(
        *(context, host, "dealership.send_claim", T("Send the claim"), wanted, args),
        told=about,
        facts=(one.facts,),
        icon="send",
        then=then,
        wide=640,
    )


def refuse(context: Context, host: QWidget, one: ClaimLine) -> AskDialog:
    """Why nothing is granted."""
    return _reason(context, host, "refuse_claim", T("The claim is refused"), one)


def reopen(context: Context, host: QWidget, one: ClaimLine) -> AskDialog:
    """Why it is claimed once more."""
    return _reason(context, host, "reopen_claim", T("Take it back, claim anew"), one)


def pay(context: Context, host: QWidget, one: ClaimLine) -> AskDialog:
    """How much came; another sum than was granted has its reason."""
    granted = figures(one.facts.granted or 0).replace(",", "")
    wanted = {
        "amount": Wanted(T("Came in (yuan)"), granted, read=fen, fault=SUM),
        "why": Wanted(T("Why another sum came"), needed=False, takes=Note),
    }

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        why = Note(values["why"]) if values["why"] else None
        return {"claim": one.id, "amount": values["amount"], "why": why}

    return _sheet(context, host, "pay_claim", T("The claim is paid"), wanted, args, _about(one), (one.facts,))


def fen(text: str) -> int | None:
    """A sum in yuan as fen; None for what is none."""
    try:
        return yuan(text.replace(",", ""))
    except ValueError:
        return None


def _text(context: Context, insurance: bool, known: Mapping[str, str]) -> dict[str, Wanted]:
    near = context.desk.settings.business_day(context.desk.clock.now())
    code = Wanted(T("Fault code"), known.get("code", ""), needed=False, read=read_code, fault=CODE)
    kept = Wanted(
        *(T("Old part kept until"), known.get("kept_until", "")),
        needed=False,
        beside=True,
        read=lambda words: day(words, near),
        fault=DAY,
    )
    if not insurance:
        return {"code": code, "kept_until": kept}
    policy, loss = known.get("policy", ""), known.get("loss", "")
    assessed, excess = known.get("assessed", ""), known.get("excess", "")
    return {
        "insurer": Wanted(T("Insurer"), known.get("insurer", ""), takes=Label),
        "policy": Wanted(T("Policy"), policy, needed=False, read=read_code, fault=CODE),
        "loss": Wanted(T("Loss number"), loss, needed=False, beside=True, read=read_code, fault=CODE),
        "surveyor": Wanted(T("Surveyor"), known.get("surveyor", ""), needed=False, takes=Note),
        "assessed": Wanted(T("Assessed (yuan)"), assessed, needed=False, read=fen, fault=SUM),
        "excess": Wanted(
            T("Excess of the customer (yuan)"), excess, needed=False, beside=True, read=fen, fault=SUM
        ),
        "kept_until": kept,
    }


def _claimed(values: Mapping[str, Any], card: CodeCard) -> Claimed:
    surveyor, insurer = values.get("surveyor"), values.get("insurer")
    return Claimed(
        code=values.get("code"),
        kept_until=values.get("kept_until"),
        insurer=Label(insurer) if insurer else None,
        policy=values.get("policy"),
        loss=values.get("loss"),
        surveyor=Note(surveyor) if surveyor else None,
        assessed=values.get("assessed"),
        excess=values.get("excess") or 0,
        papers=card.papers,
    )


def read_code(text: str) -> Code | None:
    plain = text.isascii() and len(text) <= 40 and all(each.isalnum() or each in "_.:-" for each in text)
    return Code(text) if plain else None


def _why() -> Wanted:
    return Wanted(T("Why", "claim"), takes=Note)


def _reason(context: Context, host: QWidget, act: str, title: Text, one: ClaimLine) -> AskDialog:
    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"claim": one.id, "why": Note(values["why"])}

    return _sheet(context, host, act, title, {"why": _why()}, args, _about(one), (one.facts,))


def _about(one: ClaimLine) -> Text:
    told: dict[str, Any] = {"number": one.facts.number, "who": one.who, "sum": one.facts.asked}
    return T("{number} · {who} · {sum:money}", "claim", **told)


def _sheet(
    context: Context,
    host: QWidget,
    act: str,
    title: Text,
    wanted: Mapping[str, Wanted],
    args: Callable[[Mapping[str, Any]], Mapping[str, Any]],
    about: Text | str,
    facts: tuple[Any, ...],
    card: CodeCard | None = None,
) -> AskDialog:
    sheet = AskDialog(
        *(context, host, f"dealership.{act}", title, wanted, args),
        told=about,
        facts=facts,
        parts=(card,) if card else (),
        icon="file-text",
        wide=640,
    )
    if card and (code := sheet.fields.get("code")):
        code.changed.connect(card.show_code)
        card.show_code(code.text)
    return sheet
