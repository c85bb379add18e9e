"""A vehicle is taken into the file; a car that has come is put into the queue (DLR-01, 05)."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.vehicles import Registered, VehicleLine
from app.flows.dealership.screens.base import AskDialog
from app.flows.dealership.screens.words import plate
from app.kernel.fields import Code, Label, Private
from app.kernel.text import T
from app.widgets.asking import Wanted, private
from app.widgets.desk import Context
from app.widgets.typed import day

DAY = T("Which day? As 2024-05-18.")


def register(context: Context, host: QWidget, typed: str, then: Callable[[Any], None]) -> AskDialog:
    """Take a vehicle into the file; `typed` is what was looked for."""
    near = context.desk.settings.business_day(context.desk.clock.now())
    wanted = {
        "plate": Wanted(T("Plate"), typed, takes=Label),
        "model": Wanted(T("Model", "vehicle"), beside=True, takes=Label),
        "vin": Wanted(T("VIN"), needed=False),
        "engine": Wanted(T("Engine number"), needed=False, beside=True),
        "sold_on": Wanted(
            T("Sold on"), needed=False, beside=True, read=lambda words: day(words, near), fault=DAY
        ),
        "owner": Wanted(T("Owner", "vehicle"), takes=Private),
        "phone": Wanted(T("Mobile phone"), needed=False, beside=True, digits=True),
    }

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        codes = {name: Code(values[name]) if values[name] else None for name in ("vin", "engine")}
        what = Registered(Label(values["plate"]), Label(values["model"]), sold_on=values["sold_on"], **codes)
        return {"what": what, "owner": Private(values["owner"]), "phone": private(values["phone"])}

    title = T("Take a vehicle into the file")
    return AskDialog(
        *(context, host, "dealership.register_vehicle", title, wanted, args), icon="plus", then=then, wide=680
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
