"""What activities and duties ask: registered, told, confirmed, called off; planned, swapped, declined (VOL-02, 03)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.activities import ActivityShown, PutRight, Registered, Telling
from app.flows.volunteer.facts.ids import StudentId
from app.flows.volunteer.facts.people import ClassLine
from app.flows.volunteer.facts.roster import Slot, SlotFacts, WeekShown
from app.flows.volunteer.facts.services import Verified
from app.flows.volunteer.facts.tracks import Activity
from app.flows.volunteer.facts.views import Pupil
from app.flows.volunteer.rules.periods import today
from app.flows.volunteer.screens.asking import AskDialog, Wanted, whole
from app.flows.volunteer.screens.pile import typed
from app.flows.volunteer.screens.pile.finder import Finder
from app.flows.volunteer.screens.words import WAYS
from app.kernel.fields import Label, Note, Private
from app.kernel.hours import hours
from app.kernel.text import T, Text
from app.widgets.desk import Context
from app.widgets.segment import Choice, Segment

DAY, TIME = T("Which day? As 11-08."), T("Which time? As 8:30.")
PEOPLE = T("How many? A whole number.")


def register(context: Context, host: QWidget, klass: ClassLine, then: Callable[[Any], None]) -> AskDialog:
    """Register what a team goes to."""
    near = today(context.desk.clock.now(), context.desk.settings)
    wanted = {**_what(near), "leader": Wanted(T("Who leads there"), beside=True, takes=Private)}

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        what = Registered(**_planned(values), leader=Private(values["leader"]))
        return {"klass": klass.facts.id, "what": what}

    return AskDialog(
        context,
        host,
        "volunteer.register_activity",
        T("Register an activity"),
        wanted,
        args,
        told=T("{klass}. From five students on the centre is told before it begins.", klass=klass.facts.name),
        facts=(klass.facts,),
        icon="plus",
        then=then,
        wide=680,
    )


def correct(context: Context, host: QWidget, shown: ActivityShown) -> AskDialog:
    """It was entered wrongly: what is different, and why."""
    facts = shown.facts
    stands = {"day": facts.day.isoformat(), "start": hours(facts.start), "end": hours(facts.end)}
    stands |= {"place": facts.place, "content": facts.content, "organiser": facts.organiser}
    stands["places"] = str(facts.places)
    fields = {name: replace(one, words=stands[name]) for name, one in _what(facts.day).items()}
    fields["leader"] = Wanted(T("Who leads there"), shown.leader, beside=True, takes=Private)
    wanted = {**fields, "why": Wanted(T("Why it is put right"), takes=Note)}

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        leader = Private(values["leader"]) if values["leader"] != shown.leader else None
        what = PutRight(**_planned(values), leader=leader)
        return {"activity": facts.id, "what": what, "why": Note(values["why"])}

    title, klass = T("Put an activity right"), shown.name
    told = T("{klass}. The league secretary is told.", klass=klass)
    if facts.step is Activity.CONFIRMED:
        told = T(
            "{klass}. The league secretary is told. It was found real: unless only the leader's name is wrong, the "
            "centre confirms it anew.",
            klass=klass,
        )
    return AskDialog(
        *(context, host, "volunteer.correct_activity", title, wanted, args),
        told=told,
        facts=(facts,),
        icon="pencil",
        wide=680,
    )


def tell(context: Context, host: QWidget, shown: ActivityShown) -> AskDialog:
    """The students told the leader, the leader tells the centre: kept apart."""
    now, zone = context.desk.clock.now(), context.desk.settings.zone
    near = today(now, context.desk.settings)
    here = now.astimezone(zone)
    wanted = {
        "leader_told_by": Wanted(T("Which student told the team leader"), takes=Private),
        "day": Wanted(T("On which day"), near.isoformat(), read=lambda w: typed.day(w, near), fault=DAY),
        "at": Wanted(
            T("At what time"), hours(60 * here.hour + here.minute), beside=True, read=typed.minute, fault=TIME
        ),
        "centre_told_by": Wanted(T("Who tells the centre now"), takes=Private),
    }

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        at = datetime.combine(values["day"], time.min, zone) + timedelta(minutes=values["at"])
        told = Telling(Private(values["leader_told_by"]), at, Private(values["centre_told_by"]))
        return {"activity": shown.facts.id, "told": told}

    late = now >= shown.facts.begins
    warns = T("{what}. It has begun: this is noted as told late.", what=about(shown))
    title, of = T("The centre is told"), (shown.facts,)
    told = warns if late else about(shown)
    return AskDialog(context, host, "volunteer.tell_centre", title, wanted, args, told=told, facts=of)


def confirm(context: Context, host: QWidget, shown: ActivityShown) -> AskDialog:
    """How the centre found that it is real."""
    ways = Segment([Choice(way.value, word) for way, word in WAYS.items() if way is not Verified.NOT_NEEDED])
    wanted = {"note": Wanted(T("Who was asked, what was seen"), needed=False, takes=Note)}

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        note = Note(values["note"]) if values["note"] else None
        return {"activity": shown.facts.id, "how": Verified(ways.current), "note": note}

    title, of = T("The activity is real"), (shown.facts,)
    dialog = AskDialog(
        *(context, host, "volunteer.confirm_activity", title, wanted, args),
        told=about(shown),
        facts=of,
        parts=(ways,),
    )
    ways.chosen.connect(lambda _: dialog.judge())
    return dialog


def call_off(context: Context, host: QWidget, shown: ActivityShown) -> AskDialog:
    """Why it does not take place."""
    wanted = {"why": Wanted(T("Why it does not take place"), takes=Note)}

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"activity": shown.facts.id, "why": Note(values["why"])}

    title, of = T("Call an activity off"), (shown.facts,)
    return AskDialog(
        *(context, host, "volunteer.call_off_activity", title, wanted, args),
        told=about(shown),
        facts=of,
        icon="circle-x",
    )


def plan(context: Context, host: QWidget, klass: ClassLine, week: date) -> AskDialog:
    """Put a duty on the roster."""
    wanted = {
        **_when(week),
        "place": Wanted(T("Place", "service"), takes=Label),
        "content": Wanted(T("Content", "service"), beside=True, takes=Label),
        "people": Wanted(T("People, for reference"), "2", beside=True, digits=True, read=whole, fault=PEOPLE),
    }

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        texts: dict[str, Any] = {name: Label(values[name]) for name in ("place", "content")}
        times = {name: values[name] for name in ("day", "start", "end", "people")}
        return {"klass": klass.facts.id, "what": Slot(**times, **texts)}

    title, told = T("Put a duty on the roster"), klass.facts.name
    return AskDialog(
        *(context, host, "volunteer.plan_slot", title, wanted, args),
        told=told,
        facts=(klass.facts,),
        icon="plus",
        wide=680,
    )


def put(context: Context, host: QWidget, slot: SlotFacts, week: WeekShown) -> AskDialog:
    """Put somebody on duty, also beyond the number."""
    wanted = {"student": _who(T("Who comes: end of the number, name or pinyin"), week)}

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"slot": slot.id, "student": values["student"]}

    title, of = T("Put a student on duty"), (slot, *week.students.values())
    return AskDialog(
        *(context, host, "volunteer.put_on_duty", title, wanted, args), told=duty(slot), facts=of, icon="plus"
    )


def swap(context: Context, host: QWidget, slot: SlotFacts, week: WeekShown, student: str) -> AskDialog:
    """The leader sends another one instead."""
    wanted = {"instead": _who(T("Who comes instead: end of the number, name or pinyin"), week)}

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"slot": slot.id, "student": student, "instead": values["instead"]}

    told = T("{name}: {duty}", name=week.names[student], duty=duty(slot))
    title, of = T("Swap a duty"), (slot, *week.students.values())
    return AskDialog(
        *(context, host, "volunteer.swap_duty", title, wanted, args),
        told=told,
        facts=of,
        icon="arrow-left-right",
    )


def decline(
    context: Context,
    host: QWidget,
    slot: SlotFacts,
    week: WeekShown,
    student: str,
    then: Callable[[Any], None],
) -> AskDialog:
    """A student declines; nothing is lost by it."""
    wanted = {"why": Wanted(T("Why, if they say so"), needed=False, takes=Note)}

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        why = Note(values["why"]) if values["why"] else None
        return {"slot": slot.id, "student": student, "why": why}

    told = T(
        "{name}: {duty}. No hours are taken; the place is offered to whoever has the fewest.",
        name=week.names[student],
        duty=duty(slot),
    )
    title, of = T("Decline a duty"), (slot, *week.students.values())
    return AskDialog(
        *(context, host, "volunteer.decline_duty", title, wanted, args),
        told=told,
        facts=of,
        icon="undo-2",
        then=then,
    )


def about(shown: ActivityShown) -> Text:
    """An activity in a line."""
    facts = shown.facts
    span = f"{hours(facts.start)}–{hours(facts.end)}"
    return T(
        "{klass}, {day:day} {span}, {what}",
        klass=shown.name,
        day=facts.day,
        span=span,
        what=f"{shown.place} · {shown.content}",
    )


def duty(slot: SlotFacts) -> Text:
    """A duty in a line."""
    span = f"{hours(slot.start)}–{hours(slot.end)}"
    return T("{day:day} {span}, {what}", day=slot.day, span=span, what=f"{slot.place} · {slot.content}")


def _what(near: date) -> dict[str, Wanted]:
    """What is asked of an activity, but who leads it."""
    return {
        **_when(near),
        "place": Wanted(T("Place", "service"), takes=Label),
        "content": Wanted(T("Content", "service"), beside=True, takes=Label),
        "organiser": Wanted(T("Organiser"), takes=Label),
        "places": Wanted(T("How many students go"), beside=True, digits=True, read=whole, fault=PEOPLE),
    }


def _planned(values: Mapping[str, Any]) -> dict[str, Any]:
    texts = {name: Label(values[name]) for name in ("place", "content", "organiser")}
    return {name: values[name] for name in ("day", "start", "end", "places")} | texts


def _when(near: date) -> dict[str, Wanted]:
    return {
        "day": Wanted(
            T("Day", "service"), near.isoformat(), read=lambda words: typed.day(words, near), fault=DAY
        ),
        "start": Wanted(
            T("From", "time"), beside=True, hint=T("8:30", "hint"), read=typed.minute, fault=TIME
        ),
        "end": Wanted(T("To", "time"), beside=True, hint=T("11:30", "hint"), read=typed.minute, fault=TIME),
    }


def _who(label: Text, week: WeekShown) -> Wanted:
    finder = Finder(_pupils(week))
    return Wanted(label, read=lambda words: finder.found(words) or None, fault=T("Nobody is called so."))


def _pupils(week: WeekShown) -> Sequence[Any]:
    return [Pupil(StudentId(id), name) for id, name in week.names.items()]
