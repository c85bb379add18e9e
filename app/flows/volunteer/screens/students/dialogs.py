"""Classes are opened, their officers named, students taken in, corrected, let go (VOL-01)."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.enrolling import Enrolled, Opened, Replaced
from app.flows.volunteer.facts.ids import StudentId
from app.flows.volunteer.facts.people import ClassLine, StudentLine
from app.flows.volunteer.rules.periods import today
from app.flows.volunteer.screens.asking import AskDialog, Wanted, private
from app.flows.volunteer.screens.pile import typed
from app.kernel.fields import Label, Note, Private
from app.kernel.ids import Login
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.segment import Choice, Segment

DAY = T("Which day? As 11-08.")
YEAR = T("The year in which it begins, such as 2026.")
NUMBER = T("A student's number has six to twelve digits.")
LOGIN = T("A login is short, in letters and digits.")
FULL, LOST = T("It is full", "form"), T("It is lost", "form")


def open_class(context: Context, host: QWidget, year: int, college: str) -> AskDialog:
    """Open a class for a school year."""
    wanted = {
        "klass": Wanted(T("Class"), takes=Label),
        "college": Wanted(T("College"), college, beside=True, takes=Label),
        "year": Wanted(T("School year, by its first"), str(year), digits=True, read=_year, fault=YEAR),
        **_officers("", "", ""),
    }

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        klass, college = Label(values["klass"]), Label(values["college"])
        return {"what": Opened(klass, college, values["year"], **_named(values))}

    title = T("Open a class")
    return AskDialog(context, host, "volunteer.open_class", title, wanted, args, icon="plus", wide=640)


def name_officers(context: Context, host: QWidget, line: ClassLine, year: int) -> AskDialog:
    """The class has another leader or secretary."""

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"klass": line.facts.id, "year": year, **_named(values)}

    return AskDialog(
        context,
        host,
        "volunteer.name_officers",
        T("Name leader and secretary"),
        _officers(line.leader, line.secretary, line.login),
        args,
        told=T("{klass}, {year}–{next}", klass=line.facts.name, year=year, next=year + 1),
        facts=(line.facts,),
    )


def enrol(context: Context, host: QWidget, line: ClassLine) -> AskDialog:
    """Take a student into a class."""
    near = today(context.desk.clock.now(), context.desk.settings)
    wanted = {
        "student": Wanted(T("Number", "student"), digits=True, read=_number, fault=NUMBER),
        "name": Wanted(T("Name", "student"), beside=True, takes=Private),
        "joined": Wanted(T("Joined the class"), near.isoformat(), read=_day(near), fault=DAY),
    }

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        facts = line.facts
        what = Enrolled(Private(values["name"]), Label(facts.college), Label(facts.name), values["joined"])
        return {"student": values["student"], "what": what}

    told = T("{klass}. The appraisal form is opened with it.", klass=line.facts.name)
    title = T("Take a student in")
    return AskDialog(
        context, host, "volunteer.enrol_student", title, wanted, args, told=told, icon="user-plus"
    )


def correct(context: Context, host: QWidget, line: StudentLine) -> AskDialog:
    """The class list had the name or the day wrong."""
    joined = line.facts.joined
    wanted = {
        "name": Wanted(T("Name", "student"), line.name, takes=Private),
        "joined": Wanted(
            T("Joined the class"), joined.isoformat(), beside=True, read=_day(joined), fault=DAY
        ),
    }

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"student": line.facts.id, "name": Private(values["name"]), "joined": values["joined"]}

    title, of = T("Correct name or day of joining"), (line.facts,)
    return AskDialog(
        context, host, "volunteer.correct_student", title, wanted, args, told=_told(line), facts=of
    )


def move(
    context: Context, host: QWidget, line: StudentLine, to: ClassLine, then: Callable[[Any], None]
) -> AskDialog:
    """A student goes to another class, which was chosen before."""
    near = today(context.desk.clock.now(), context.desk.settings)
    wanted = {"on": Wanted(T("From which day on"), near.isoformat(), read=_day(near), fault=DAY)}

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"student": line.facts.id, "klass": to.facts.id, "on": values["on"]}

    told = T(
        "{name}, {number}: from {klass} to {other}. Hours, form and ledger go along.",
        name=line.name,
        number=line.facts.id,
        klass=line.klass,
        other=to.facts.name,
    )
    title, of = T("Move to another class"), (line.facts, to.facts)
    return AskDialog(
        context, host, "volunteer.move_student", title, wanted, args, told=told, facts=of, then=then
    )


def withdraw_move(
    context: Context, host: QWidget, line: StudentLine, then: Callable[[Any], None]
) -> AskDialog:
    """The last move was entered wrongly."""
    wanted = {"why": Wanted(T("Why it is taken back"), takes=Note)}

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"student": line.facts.id, "why": Note(values["why"])}

    before, last = line.facts.spells[-2:]
    told = T(
        "{name}: the move to {klass} from {day:day} never was; from that day on they are of {other} again. Duties that "
        "were given up stay given up.",
        name=line.name,
        klass=line.before[last.klass],
        day=last.since,
        other=line.before[before.klass],
    )
    title, of = T("Take a move back"), (line.facts,)
    return AskDialog(
        *(context, host, "volunteer.withdraw_move", title, wanted, args),
        told=told,
        facts=of,
        icon="undo-2",
        then=then,
    )


def leave(context: Context, host: QWidget, line: StudentLine) -> AskDialog:
    """A student is of the class no more."""
    near = today(context.desk.clock.now(), context.desk.settings)
    wanted = {"on": Wanted(T("From which day on"), near.isoformat(), read=_day(near), fault=DAY)}

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"student": line.facts.id, "on": values["on"]}

    title, of = T("A student leaves the class"), (line.facts,)
    return AskDialog(context, host, "volunteer.leave_class", title, wanted, args, told=_told(line), facts=of)


def replace_form(context: Context, host: QWidget, line: StudentLine) -> AskDialog:
    """The form is full or lost."""
    ways = Segment([Choice(Replaced.FULL.value, FULL), Choice(Replaced.LOST.value, LOST)])

    def args(_: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"student": line.facts.id, "why": Replaced(ways.current)}

    told = T("{student}: nothing more is entered on {number}.", student=line.name, number=line.number)
    title = T("Open a new form")
    dialog = AskDialog(
        *(context, host, "volunteer.replace_form", title, {}, args),
        told=told,
        facts=(line.facts,),
        parts=(ways,),
    )
    ways.chosen.connect(lambda _: dialog.judge())
    return dialog


def _officers(leader: str, secretary: str, login: str) -> dict[str, Wanted]:
    return {
        "leader": Wanted(T("Team leader"), leader, needed=False, takes=Private),
        "secretary": Wanted(T("League secretary"), secretary, needed=False, beside=True, takes=Private),
        "login": Wanted(
            T("The secretary's login, if they have one"), login, needed=False, read=_login, fault=LOGIN
        ),
    }


def _named(values: Mapping[str, Any]) -> dict[str, Any]:
    people = {name: private(values[name]) for name in ("leader", "secretary")}
    return {**people, "login": values["login"]}


def _told(line: StudentLine) -> Any:
    return T("{name}, {klass}, {number}", name=line.name, klass=line.klass, number=line.facts.id)


def _year(words: str) -> int | None:
    year = int(words) if words.isascii() and words.isdigit() and len(words) == 4 else 0
    return year if 2000 <= year <= 2098 else None


def _number(words: str) -> StudentId | None:
    return StudentId(words) if StudentId.shape.fullmatch(words) else None


def _login(words: str) -> Login | None:
    return Login(words) if Login.shape.fullmatch(words) else None


def _day(near: date) -> Any:
    return lambda words: typed.day(words, near)
