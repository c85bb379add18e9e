"""An operation or a part of the price list in a sheet (DLR-14, 15)."""

import re
from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.guarantee import Repair
from app.flows.dealership.facts.ids import OperationId, PartId
from app.flows.dealership.facts.payers import Fee
from app.flows.dealership.facts.preparation import UsualPart
from app.flows.dealership.facts.price_list import Grade, OfOperation, OfPart, OperationFacts, PartFacts
from app.flows.dealership.facts.terms import FEES, GRADES
from app.flows.dealership.screens.base import AskDialog
from app.flows.dealership.screens.kinds import kinds_of_repair
from app.kernel.fields import Label, Note
from app.kernel.money import figures, yuan
from app.kernel.text import T, Text
from app.widgets.asking import Wanted, whole
from app.widgets.desk import Context
from app.widgets.segment import Choice, Segment
from app.widgets.tick import Tick
from app.widgets.typed import day

LABOUR = [fee for fee in Fee if fee is not Fee.MATERIAL]
USUAL = T("Which parts? As OF-21 1, AF-07 2.")
CODES = T("Which parts? As OF-22, OF-23.")
CODE = T("Letters, digits and . _ : - make a code.")


def operation(context: Context, host: QWidget, known: OperationFacts | None) -> AskDialog:
    """An operation with its standard minutes; without `known` a new one."""
    fee = Segment([Choice(one.value, FEES[one]) for one in LABOUR])
    fee.pick((known.fee if known else Fee.LABOUR).value)
    repair = kinds_of_repair(known.repair if known else Repair.SMALL)
    first = Tick(T("First maintenance: free once for a car"))
    first.setChecked(known.first if known else False)
    offered = _offered(known)
    wanted = {
        "id": _code(known, OperationId),
        "name": Wanted(T("Name", "price list"), known.name if known else "", takes=Label),
        "minutes": Wanted(
            T("Standard minutes"),
            str(known.minutes) if known else "",
            digits=True,
            beside=True,
            read=_minutes,
        ),
    }

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        what = OfOperation(
            *(Label(values["name"]), values["minutes"], Fee(fee.current)),
            offered=offered.isChecked(),
            repair=Repair(repair.current),
            first=first.isChecked(),
        )
        return {"operation": known.id if known else values["id"], "what": what}

    act = "dealership.change_operation" if known else "dealership.add_operation"
    title = T("Change an operation") if known else T("Add an operation")
    return _sheet((context, host, act, title, wanted, args), known, (fee, repair, first, offered))


def part(context: Context, host: QWidget, known: PartFacts | None) -> AskDialog:
    """A part with its price; without `known` a new one."""
    offered = _offered(known)
    grade = Segment([Choice(one.value, word) for one, word in GRADES.items()])
    grade.pick((known.grade if known else Grade.MAKER).value)
    wanted = {
        "id": _code(known, PartId),
        "name": Wanted(T("Name", "price list"), known.name if known else "", takes=Label),
        "unit": Wanted(T("Unit", "part"), known.unit if known else "", takes=Label),
        "price": Wanted(T("Price (yuan)"), figures(known.price) if known else "", beside=True, read=_fen),
        "shelf": Wanted(
            T("Place in the store"), known.shelf if known else "", needed=False, beside=True, takes=Label
        ),
    }

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        what = OfPart(
            *(Label(values["name"]), Label(values["unit"]), values["price"]),
            offered=offered.isChecked(),
            grade=Grade(grade.current),
            shelf=Label(values["shelf"]) if values["shelf"] else None,
        )
        return {"part": known.id if known else values["id"], "what": what}

    act = "dealership.change_part" if known else "dealership.add_part"
    title = T("Change a part") if known else T("Add a part")
    return _sheet((context, host, act, title, wanted, args), known, (grade, offered))


def usual_parts(context: Context, host: QWidget, known: OperationFacts) -> AskDialog:
    """Which parts an operation usually needs; nothing written is none (DLR-03)."""
    words = ", ".join(f"{code} {n}" for code, n in known.usual)
    hint = T("OF-21 1, AF-07 2", "hint")
    wanted = {
        "parts": Wanted(
            T("Codes of the parts, and how many of each"),
            words,
            needed=False,
            hint=hint,
            read=_usual,
            fault=USUAL,
        )
    }

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"operation": known.id, "parts": values["parts"] or ()}

    return AskDialog(
        *(context, host, "dealership.set_usual_parts", T("Usual parts"), wanted, args),
        told=f"{known.id} · {known.name}",
        facts=(known,),
    )


def alternatives(context: Context, host: QWidget, part: PartFacts) -> AskDialog:
    """Which parts can be taken instead; nothing written is none (DLR-14)."""
    words = ", ".join(part.alternatives)
    wanted = {
        "others": Wanted(
            T("Codes of the parts"), words, needed=False, hint="OF-22, OF-23", read=_codes, fault=CODES
        )
    }

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"part": part.id, "others": values["others"] or ()}

    title = T("Taken instead", "part")
    return AskDialog(
        *(context, host, "dealership.set_alternatives", title, wanted, args), told=part.name, facts=(part,)
    )


def count(context: Context, host: QWidget, part: PartFacts) -> AskDialog:
    """How many pieces were counted, and why the books had another number (DLR-14)."""
    wanted = {
        "counted": Wanted(T("Counted"), digits=True, read=_pieces),
        "why": Wanted(T("Why it differs"), takes=Note),
    }

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"part": part.id, "counted": values["counted"], "why": Note(values["why"])}

    told: dict[str, Any] = {"name": part.name, "n": part.on_hand, "reserved": part.reserved}
    return AskDialog(
        *(context, host, "dealership.correct_count", T("Correct a count"), wanted, args),
        told=T("{name}: the books have {n}, {reserved} of them reserved", **told),
        facts=(part,),
    )


def receive(context: Context, host: QWidget, part: PartFacts) -> AskDialog:
    """Pieces of a part have come; cars that wait for them get theirs first."""
    wanted = {"quantity": Wanted(T("How many"), digits=True, read=whole)}

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"part": part.id, "quantity": values["quantity"]}

    title = T("Parts have come")
    return AskDialog(
        *(context, host, "dealership.receive_parts", title, wanted, args), told=part.name, facts=(part,)
    )


def expect(context: Context, host: QWidget, part: PartFacts) -> AskDialog:
    """When the next pieces of a part are expected; left empty, none are."""
    near = context.desk.settings.business_day(context.desk.clock.now())
    wanted = {
        "on": Wanted(
            T("Expected on"),
            needed=False,
            read=lambda words: day(words, near),
            fault=T("Which day? As 2024-05-18."),
        )
    }

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"part": part.id, "on": values["on"]}

    title = T("Parts are expected")
    return AskDialog(
        *(context, host, "dealership.expect_parts", title, wanted, args), told=part.name, facts=(part,)
    )


def _sheet(
    told: tuple[Any, ...], known: OperationFacts | PartFacts | None, parts: tuple[QWidget, ...]
) -> AskDialog:
    context, host, act, title, wanted, args = told
    fields = {name: one for name, one in wanted.items() if not (known and name == "id")}
    about: Text | str = f"{known.id}" if known else ""
    return AskDialog(
        *(context, host, act, title, fields, args),
        told=about,
        facts=(known,) if known else (),
        parts=parts,
        wide=640,
    )


def _offered(known: OperationFacts | PartFacts | None) -> Tick:
    tick = Tick(T("It is offered"))
    tick.setChecked(known.offered if known else True)
    return tick


def _code(known: OperationFacts | PartFacts | None, kind: type[OperationId | PartId]) -> Wanted:
    def read(words: str) -> str | None:
        return kind(words) if kind.shape.fullmatch(words) else None

    return Wanted(T("Code"), known.id if known else "", read=read, fault=CODE)


def _usual(words: str) -> tuple[UsualPart, ...] | None:
    """Codes with how many of each between commas; one where no number stands."""
    found: list[UsualPart] = []
    for one in filter(None, (some.split() for some in re.split(r"[,，;；、]", words))):
        code, n = one[0], one[1] if len(one) > 1 else "1"
        if (
            len(one) > 2
            or not PartId.shape.fullmatch(code)
            or not (n.isdecimal() and 0 < len(n) < 4 and int(n))
        ):
            return None
        found.append(UsualPart(PartId(code), int(n)))
    return tuple(found)


def _codes(words: str) -> tuple[PartId, ...] | None:
    """Codes with blanks or commas between them."""
    found = re.split(r"[\s,，;；、]+", words.strip())
    return tuple(map(PartId, found)) if all(map(PartId.shape.fullmatch, found)) else None


def _pieces(words: str) -> int | None:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 6 else None


def _minutes(words: str) -> int | None:
    return int(words) if words.isascii() and words.isdigit() and 0 < int(words) <= 6000 else None


def _fen(words: str) -> int | None:
    try:
        return yuan(words)
    except ValueError:
        return None
