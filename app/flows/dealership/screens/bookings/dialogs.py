"""What bookings ask: when a car comes and what for, why one is called off, where a booked car stands (DLR-02, 05)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.bookings import QUARTER, BookingLine, DayPlan, Slot
from app.flows.dealership.facts.vehicles import VehicleLine
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.rules.opening import open_on
from app.flows.dealership.screens.base import AskDialog
from app.flows.dealership.screens.words import plate
from app.kernel.fields import Label as Words
from app.kernel.fields import Note
from app.kernel.hours import hours
from app.kernel.text import T, Text
from app.widgets.asking import Wanted, whole
from app.widgets.desk import Context
from app.widgets.part import Label, Role
from app.widgets.typed import day, minute

DAY, TIME = T("Which day? As 11-24."), T("Which time? As 9:15.")
LENGTH = T("How many minutes? A whole number.")
USUAL = "60"


def book(
    context: Context,
    host: QWidget,
    line: VehicleLine,
    then: Callable[[Any], None],
    *,
    reminded: bool = False,
    on: date | None = None,
) -> AskDialog:
    """Book a car in; what is free on the day stands above. `reminded` answers its reminder, `on` is the day at first."""
    about = f"{plate(line.facts.plate)} · {line.facts.model} · {line.owner}"
    wanted = {
        **_when(context, "", "", on),
        "work": Wanted(T("What for, in the customer's words"), takes=Note),
    }

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        told = {"vehicle": line.id, "slot": _slot(values), "work": Note(values["work"])}
        return told | ({"reminded": True} if reminded else {})

    return _asking_when(
        context, host, "dealership.book", T("Book a car in"), wanted, args, about, (line.facts,), then
    )


def rebook(
    context: Context, host: QWidget, one: BookingLine, facts: VisitFacts, then: Callable[[Any], None]
) -> AskDialog:
    """Move a booking to another time."""
    wanted = _when(context, hours(one.start), str(one.minutes))

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"visit": one.id, "slot": _slot(values)}

    title, about = T("Move a booking"), f"{plate(one.plate)} · {one.customer} · {hours(one.start)}"
    return _asking_when(context, host, "dealership.rebook", title, wanted, args, about, (facts,), then)


def cancel(context: Context, host: QWidget, one: BookingLine, facts: VisitFacts) -> AskDialog:
    """Why a booking is called off."""

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"visit": one.id, "why": Note(values["why"])}

    wanted = {"why": Wanted(T("Why it is called off"), takes=Note)}
    return AskDialog(
        *(context, host, "dealership.cancel_booking", T("Call a booking off"), wanted, args),
        told=f"{plate(one.plate)} · {one.customer} · {hours(one.start)}",
        facts=(facts,),
        icon="circle-x",
    )


def arrive(
    context: Context, host: QWidget, visit: str, about: Text | str, facts: Any, then: Callable[[Any], None]
) -> AskDialog:
    """A booked car has come: where it stands."""

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"visit": visit, "place": Words(values["place"])}

    wanted = {"place": Wanted(T("Parked at"), hint=T("Bay 3, by the door", "hint"), takes=Words)}
    return AskDialog(
        *(context, host, "dealership.arrive_booked", T("A booked car has come"), wanted, args),
        told=about,
        facts=(facts,),
        icon="car",
        then=then,
    )


def _asking_when(
    context: Context,
    host: QWidget,
    act: str,
    title: Text,
    wanted: Mapping[str, Wanted],
    args: Callable[[Mapping[str, Any]], Mapping[str, Any]],
    about: str,
    facts: tuple[Any, ...],
    then: Callable[[Any], None],
) -> AskDialog:
    """A dialog that names what is free on the day that is typed."""
    left = Label(role=Role.SECOND, tone="ink2", wrap=True)
    dialog = AskDialog(
        *(context, host, act, title, wanted, args),
        told=about,
        facts=facts,
        parts=(left,),
        icon="calendar-clock",
        then=then,
        wide=680,
    )
    near = context.desk.settings.business_day(context.desk.clock.now())

    def tell(plan: DayPlan) -> None:
        if not open_on(plan.day, context.desk.settings):
            left.say(T("The shop is closed on this day"))
        elif not any(n > 0 for _, n in plan.free):
            left.say(T("Nothing is free on this day any more"))
        else:
            left.say(T("Free to begin: {times:list}", times=_spans([at for at, n in plan.free if n > 0])))

    def typed(text: str) -> None:
        if known := day(text, near):
            dialog.look(DayPlan, tell, day=known)

    dialog.fields["day"].changed.connect(typed)
    typed(dialog.fields["day"].text)
    return dialog


def _spans(free: Sequence[int]) -> list[str]:
    """The quarters in which a car may begin, those that follow one another as one span to the last of them."""
    first = [at for at in free if at - QUARTER not in free]
    last = [at for at in free if at + QUARTER not in free]
    return [
        hours(one) if one == end else f"{hours(one)}–{hours(end)}"
        for one, end in zip(first, last, strict=True)
    ]


def _when(context: Context, start: str, minutes: str, on: date | None = None) -> dict[str, Wanted]:
    settings = context.desk.settings
    near = settings.business_day(context.desk.clock.now())
    first = on or settings.calendar.add_working_days(near, 1).day
    return {
        "day": Wanted(T("Day", "booking"), first.isoformat(), read=lambda words: day(words, near), fault=DAY),
        "start": Wanted(
            T("At", "booking"), start, beside=True, hint=T("9:15", "hint"), read=minute, fault=TIME
        ),
        "minutes": Wanted(
            *(T("Takes, in minutes"), minutes or USUAL),
            beside=True,
            digits=True,
            read=whole,
            fault=LENGTH,
        ),
    }


def _slot(values: Mapping[str, Any]) -> Slot:
    return Slot(values["day"], values["start"], values["minutes"])
