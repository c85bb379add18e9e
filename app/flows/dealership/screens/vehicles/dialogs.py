"""What the file of a vehicle asks, and a car that has come (DLR-01, 05)."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.vehicle_file import VehicleShown
from app.flows.dealership.facts.vehicles import (
    Change,
    Document,
    Lower,
    Registered,
    VehicleFacts,
    VehicleLine,
)
from app.flows.dealership.screens.base import AskDialog, DealershipScreen
from app.flows.dealership.screens.words import DOCUMENTS, LOWER, kilometres, plate
from app.kernel.fields import Code, Label, Note, Private
from app.kernel.text import T, Text
from app.widgets.answer import Answer
from app.widgets.asking import Wanted, private
from app.widgets.desk import Context
from app.widgets.part import showing
from app.widgets.typed import day

DAY, KM = T("Which day? As 2024-05-18."), T("How many km? A whole number.")


def register(context: Context, host: QWidget, typed: str, then: Callable[[Any], None]) -> AskDialog:
    """Take a vehicle into the file; `typed` is what was looked for."""
    wanted = {**_vehicle(context, typed), **_person(T("Owner", "vehicle"))}

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"what": _said(values), "owner": Private(values["name"]), "phone": private(values["phone"])}

    title = T("Take a vehicle into the file")
    return AskDialog(
        *(context, host, "dealership.register_vehicle", title, wanted, args), icon="plus", then=then, wide=680
    )


def correct(context: Context, host: QWidget, shown: VehicleShown) -> AskDialog:
    """The file says something else of the vehicle, its plate too."""
    wanted = _vehicle(context, shown.facts.plate, shown.facts)

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"vehicle": shown.id, "what": _said(values)}

    title, of = T("Correct the file"), (shown.facts,)
    told = T("The plate that it had stays in the file.")
    return AskDialog(
        *(context, host, "dealership.correct_vehicle", title, wanted, args), told=told, facts=of, wide=680
    )


def change_owner(context: Context, host: QWidget, shown: VehicleShown) -> AskDialog:
    """The vehicle was sold, or the file had the owner wrong."""
    words = {Change.SOLD: T("Sold on", "owner"), Change.WRONG: T("The file was wrong")}
    ways = Answer(T("Why the owner changes"), words)

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        who = {"owner": Private(values["name"]), "phone": private(values["phone"])}
        return {"vehicle": shown.id, "why": Change(ways.current), **who}

    title, of = T("Another owner"), (shown.facts,)
    wanted, told = (
        _person(T("Owner now")),
        T(
            "So far: {name}. The file keeps who it was; an order that they signed stays theirs.",
            name=shown.owner,
        ),
    )
    return AskDialog(
        *(context, host, "dealership.change_owner", title, wanted, args), told=told, facts=of, parts=(ways,)
    )


def add_driver(context: Context, host: QWidget, shown: VehicleShown) -> AskDialog:
    """Who drives it besides the owner."""

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"vehicle": shown.id, "name": Private(values["name"]), "phone": private(values["phone"])}

    title, of = T("Who drives it too"), (shown.facts,)
    wanted = _person(T("Name", "driver"))
    return AskDialog(
        *(context, host, "dealership.add_driver", title, wanted, args),
        told=_about(shown),
        facts=of,
        icon="user-plus",
    )


def address(context: Context, host: QWidget, shown: VehicleShown) -> AskDialog:
    """How the owner wishes to be called."""
    wanted = {"words": Wanted(T("Wishes to be addressed as"), shown.address, takes=Private)}

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"vehicle": shown.id, "words": Private(values["words"])}

    title, of = T("How to address the customer"), (shown.facts,)
    return AskDialog(
        *(context, host, "dealership.address_as", title, wanted, args),
        told=shown.owner,
        facts=of,
        icon="user",
    )


def insurance(context: Context, host: QWidget, shown: VehicleShown) -> AskDialog:
    """With whom the vehicle is insured, and how long."""
    now = shown.insured
    wanted = {
        "insurer": Wanted(T("Insurer"), now.insurer if now else "", takes=Label),
        "policy": Wanted(T("Policy"), (now.policy or "") if now else "", needed=False, beside=True),
        "until": Wanted(
            T("Insured until"), f"{now.until:%Y-%m-%d}" if now else "", read=day_ahead(context), fault=DAY
        ),
    }

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        policy = Code(values["policy"]) if values["policy"] else None
        said = {"insurer": Label(values["insurer"]), "until": values["until"], "policy": policy}
        return {"vehicle": shown.id, **said}

    title, of = T("Insurance", "vehicle"), (shown.facts,)
    return AskDialog(
        *(context, host, "dealership.note_insurance", title, wanted, args), told=_about(shown), facts=of
    )


def mileage(
    context: Context, host: QWidget, facts: VehicleFacts, visit: str | None = None, typed: str = ""
) -> AskDialog:
    """What the meter reads, at a visit or besides; why, only where it is less than before."""
    last = facts.km
    ways = Answer(T("Why it reads less"), LOWER)
    wanted = {
        "km": Wanted(T("The meter reads, in km"), typed, digits=True, read=km_in, fault=KM),
        "note": Wanted(T("Remark"), needed=False, takes=Note),
    }

    def is_lower(km: int | None) -> bool:
        return last is not None and km is not None and km < last

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        why = Lower(ways.current) if ways.current and is_lower(values["km"]) else None
        note = Note(values["note"]) if values["note"] else None
        return {"vehicle": facts.id, "km": values["km"], "why": why, "note": note, "visit": visit}

    told = T("The last time: {km}. If it is less now, say why: both stay in the file.", km=kilometres(last))
    dialog = AskDialog(
        *(context, host, "dealership.read_mileage", T("Mileage"), wanted, args),
        told=told,
        facts=(facts, *host.facts.values()) if isinstance(host, DealershipScreen) else (facts,),
        parts=(ways,),
        icon="gauge",
    )

    def turn(text: str) -> None:
        showing(ways, is_lower(km_in(text)))
        dialog.judge()

    turn(typed)
    dialog.fields["km"].changed.connect(turn)
    return dialog


def document(context: Context, host: QWidget, shown: VehicleShown) -> AskDialog:
    """Which document was seen now; the booklet also says whether the first maintenance is done (DLR-42)."""
    ways = Answer(T("Which document"), DOCUMENTS)
    near = context.desk.settings.business_day(context.desk.clock.now())
    booked = f"{shown.first.day:%Y-%m-%d}" if shown.first and not shown.first.visit else ""
    wanted = {
        "first_on": Wanted(
            *(T("First maintenance done on, by the booklet"), booked),
            needed=False,
            read=lambda words: day(words, near),
            fault=DAY,
        )
    }

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        seen = Document(ways.current)
        first_on = values["first_on"] if seen is Document.BOOKLET else None
        return {"vehicle": shown.id, "document": seen, "first_on": first_on}

    title, of = T("A document was seen"), (shown.facts,)
    return AskDialog(
        *(context, host, "dealership.see_document", title, wanted, args),
        told=_about(shown),
        facts=of,
        parts=(ways,),
        icon="eye",
    )


def arrive(context: Context, host: QWidget, line: VehicleLine, then: Callable[[Any], None]) -> AskDialog:
    """Put a car that has come at the end of the queue."""
    wanted = {"place": Wanted(T("Parked at"), hint=T("Bay 3, by the door", "hint"), takes=Label)}

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"vehicle": line.id, "place": Label(values["place"])}

    title, told = T("A car has come"), f"{plate(line.facts.plate)} · {line.facts.model} · {line.owner}"
    return AskDialog(
        *(context, host, "dealership.arrive", title, wanted, args),
        told=told,
        facts=(line.facts,),
        icon="car",
        then=then,
    )


def day_ahead(context: Context) -> Callable[[str], date | None]:
    """Reads a day, near the present one where no year is written."""
    near = context.desk.settings.business_day(context.desk.clock.now())
    return lambda words: day(words, near)


def _vehicle(context: Context, plate: str, facts: VehicleFacts | None = None) -> dict[str, Wanted]:
    """What the file says of the vehicle itself."""
    near = context.desk.settings.business_day(context.desk.clock.now())
    sold = facts.sold_on.isoformat() if facts and facts.sold_on else ""
    return {
        "plate": Wanted(T("Plate"), plate, takes=Label),
        "model": Wanted(T("Model", "vehicle"), facts.model if facts else "", beside=True, takes=Label),
        "vin": Wanted(T("VIN"), (facts.vin or "") if facts else "", needed=False),
        "engine": Wanted(
            T("Engine number"), (facts.engine or "") if facts else "", needed=False, beside=True
        ),
        "sold_on": Wanted(
            T("Sold on"), sold, needed=False, beside=True, read=lambda words: day(words, near), fault=DAY
        ),
    }


def _person(label: Text) -> dict[str, Wanted]:
    return {
        "name": Wanted(label, takes=Private),
        "phone": Wanted(T("Mobile phone"), needed=False, beside=True, digits=True),
    }


def _said(values: Mapping[str, Any]) -> Registered:
    codes = {name: Code(values[name]) if values[name] else None for name in ("vin", "engine")}
    return Registered(Label(values["plate"]), Label(values["model"]), sold_on=values["sold_on"], **codes)


def _about(shown: VehicleShown) -> str:
    return f"{plate(shown.facts.plate)} · {shown.facts.model}"


def km_in(words: str) -> int | None:
    """A whole number of kilometres, also as 62,418."""
    digits = words.replace(",", "").replace("，", "")
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 8 else None
