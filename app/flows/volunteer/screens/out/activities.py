"""The activities of all teams: who told whom when, what is late, what is found real (VOL-02)."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.activities import Activities, ActivityShown, FoundReal
from app.flows.volunteer.facts.people import Classes, ClassLine
from app.flows.volunteer.facts.tracks import Activity
from app.flows.volunteer.guide.going_out import ACTIVITIES, WITNESSED
from app.flows.volunteer.rules.activities import is_for_many, to_be_seen_to, told_late
from app.flows.volunteer.screens.base import VolunteerScreen
from app.flows.volunteer.screens.out import dialogs
from app.flows.volunteer.screens.out.choosing import ChooseClass
from app.flows.volunteer.screens.words import WAYS
from app.forms.volunteer.ui_case import Ui_Case
from app.forms.volunteer.ui_out import Ui_Out
from app.kernel.hours import hours
from app.kernel.names import search_terms
from app.kernel.search import PrefixIndex
from app.kernel.text import T
from app.widgets.bound import Action
from app.widgets.columns import BoardLayout, CaseColumn
from app.widgets.desk import Context
from app.widgets.empty import Empty
from app.widgets.facts_list import FactsList
from app.widgets.field import SearchField
from app.widgets.flow_screen import CaseDoor
from app.widgets.form import laid_out
from app.widgets.guide import GuideCard
from app.widgets.listed import Listed
from app.widgets.paint import Tag
from app.widgets.part import Column, Panel, filled, showing
from app.widgets.places import Offer, Places
from app.widgets.segment import Choice, Segment
from app.widgets.table import Cell, Heading, TableRow
from app.widgets.theme import Said

ALL, OPEN = "all", "open"
HEADINGS = (
    Heading(T("Day", "service"), 120),
    Heading(T("Place and content"), 0),
    Heading(T("Class"), 110),
    Heading(T("Students", "activity"), 92, sums=True),
    Heading(T("Told", "activity"), 128),
)


class ActivitiesPart(VolunteerScreen):
    """`ActivitiesPart(context, activity)`: one may be chosen already; `turned` leads to the duty roster."""

    turned = Signal()

    def __init__(self, context: Context, activity: str = "", parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._all: tuple[ActivityShown, ...] = ()
        self._classes: tuple[ClassLine, ...] = ()
        self._chosen = activity
        board, inside = Panel("ground"), QWidget()
        self.ui = laid_out(Ui_Out(), inside)
        self.ways = Segment(
            [Choice(OPEN, T("To be seen to", "activities")), Choice(ALL, T("All", "activities"))]
        )
        self.search = SearchField(T("Place, content, class"), letters=True, high=44)
        self.list_ = Listed(
            HEADINGS, Empty("calendar-days", T("Nothing is to be seen to"), T("F2 registers an activity"))
        )
        self.ui.ways_place.addWidget(self.ways)
        self.ui.search_place.addWidget(self.search)
        self.ui.table_place.addWidget(self.list_)
        self.panel, self.places = ActivityPanel(), Places()
        self.laid = BoardLayout(board, self.panel, self.places.block)
        filled(
            Column(board, gap=0),
            inside,
            CaseDoor(self.laid, T("The activity, and what to do"), "calendar-days"),
        )
        Column(self, gap=0).addWidget(self.laid)
        self._make_actions()
        self.ways.chosen.connect(lambda _: self._show_rows())
        self.search.sought.connect(lambda _: self._show_rows())
        self.search.moved.connect(lambda _: self.list_.step_in())
        self.list_.chosen.connect(self._choose)
        self.list_.opened.connect(self._choose)
        self.setFocusProxy(self.search)
        self._offer()

    def _make_actions(self) -> None:
        args = self._args
        self._new = self._registering(icon="plus")
        self._registering(key="F2")
        self._telling = self.asks(
            "volunteer.tell_centre",
            args,
            lambda: self._open(dialogs.tell),
            text=T("The centre is told"),
            icon="phone-call",
        )
        self._confirm = self.asks(
            "volunteer.confirm_activity",
            args,
            lambda: self._open(dialogs.confirm),
            text=T("It is real", "activity"),
            icon="check",
        )
        self._off = self.asks(
            "volunteer.call_off_activity",
            args,
            lambda: self._open(dialogs.call_off),
            text=T("Call off", "activity"),
            icon="circle-x",
        )
        self._correct = self.asks(
            "volunteer.correct_activity",
            args,
            lambda: self._open(dialogs.correct),
            text=T("Put right", "an activity"),
            icon="pencil",
        )
        self._roster = self.way(T("Duty roster"), self.turned.emit, icon="calendar-clock")

    def _registering(self, *, key: str = "", icon: str = "") -> Action:
        """The way to a new activity: its place beside the list has another key than F2."""
        name, text = "volunteer.register_activity", T("Register an activity")
        return self.asks(name, dict, self._register, text=text, key=key, icon=icon)

    def read(self) -> None:
        self.look(Activities, self._tell)
        self.look(Classes, self._know)

    @property
    def _one(self) -> ActivityShown | None:
        return next((one for one in self._all if one.facts.id == self._chosen), None)

    def _know(self, classes: Classes) -> None:
        self._classes = classes.classes
        self._learn()

    def _tell(self, shown: Activities) -> None:
        self._all = shown.activities
        waiting = sum(to_be_seen_to(one.facts) for one in self._all)
        self.ways.offer(
            (
                Choice(OPEN, T("To be seen to", "activities"), waiting),
                Choice(ALL, T("All", "activities"), len(self._all)),
            )
        )
        self._show_rows()
        self._choose(self._chosen)

    def _show_rows(self) -> None:
        sought = self.search.text.strip()
        rows = [one for one in self._all if sought or self.ways.current == ALL or to_be_seen_to(one.facts)]
        if sought:
            names = (
                (n, search_terms(f"{one.place} {one.content} {one.name}"), 0) for n, one in enumerate(rows)
            )
            index = PrefixIndex(names)
            rows = [rows[n] for n in index.find(sought, len(rows) or 1)]
        self.list_.show_rows([_row(one) for one in rows])
        self.list_.choose(self._chosen)

    def _choose(self, activity: str) -> None:
        self._chosen = activity
        one = self._one
        self.panel.show_activity(one, begun=one is not None and one.facts.begins <= self.desk.clock.now())
        self._learn()
        self._offer()

    def _learn(self) -> None:
        """The facts of the chosen one and of all classes, whichever answer comes first."""
        chosen = (self._one.facts,) if self._one else ()
        self.learn(*chosen, *(line.facts for line in self._classes))

    def _offer(self) -> None:
        one = self._one
        if one is None:
            self.places.offer(Offer(self._new), (Offer(self._roster),))
            return
        first = self._confirm if one.facts.told_at or not is_for_many(one.facts) else self._telling
        other = self._telling if first is self._confirm else self._confirm
        self.places.offer(
            Offer(first),
            (Offer(other), Offer(self._correct), Offer(self._off), Offer(self._roster), Offer(self._new)),
        )

    def _args(self) -> dict[str, Any] | None:
        return {"activity": self._chosen} if self._one else None

    def _open(self, ask: Any) -> None:
        if self._one:
            ask(self.context, self, self._one).open()

    def _register(self) -> None:
        ChooseClass(self.context, self, self._classes, self._register_of).open()

    def _register_of(self, klass: ClassLine) -> None:
        dialogs.register(self.context, self, klass, self._registered).open()

    def _registered(self, activity: str) -> None:
        self._chosen = activity
        self.again()


class ActivityPanel(CaseColumn):
    """`show_activity(one, begun=…)`: what is known of it; the guide below."""

    def __init__(self) -> None:
        super().__init__()
        head = QWidget()
        self.ui = laid_out(Ui_Case(), head)
        self.head.addWidget(head)
        self._facts, self._guide = FactsList(), GuideCard()
        self.body.addWidget(self._facts)
        self.body.addWidget(self._guide)
        self.body.addStretch(1)
        showing(self.ui.steps, False)
        self.show_activity(None)

    def show_activity(self, one: ActivityShown | None, *, begun: bool = False) -> None:
        """Place, times, people, who told whom, how it was found real; once it has begun, what a witness does."""
        self._guide.show_guide(WITNESSED if begun else ACTIVITIES)
        self.ui.title.say(f"{one.place} · {one.content}" if one else T("No activity is chosen"))
        self.ui.told.say(one.name if one else T("Touch one, or F2 registers one"))
        self._facts.show_facts(_known(one) if one else ())


def _known(one: ActivityShown) -> list[tuple[Said, Said]]:
    facts = one.facts
    span: dict[str, Any] = {"day": facts.day, "span": f"{hours(facts.start)}–{hours(facts.end)}"}
    known: list[tuple[Said, Said]] = [
        (T("When", "activity"), T("{day:day} {span}", **span)),
        (T("Organiser"), one.organiser),
        (T("Who leads there"), one.leader),
        (
            T("Students", "activity"),
            T(
                "{n} {n:goes|go}, {entries} {entries:has|have} an entry",
                n=facts.places,
                entries=facts.students,
            ),
        ),
    ]
    if facts.told_at:
        told: dict[str, Any] = {"who": one.leader_told_by, "at": facts.leader_told_at}
        known.append((T("Told the leader"), T("{who}, {at:moment}", **told)))
        told = {"who": one.centre_told_by, "at": facts.told_at}
        known.append((T("Told the centre"), T("{who}, {at:moment}", **told)))
    in_force = facts.step not in (Activity.REGISTERED, Activity.TOLD)
    for found in reversed(one.confirmed):
        name = T("Found real") if in_force else T("Found real before")
        known.append((name, _found_real(found)))
        in_force = False
    for was in one.before:
        span = {"day": was.day, "span": f"{hours(was.start)}–{hours(was.end)}", "what": was.what}
        told = {**span, "leader": was.leader, "by": was.by, "at": was.at, "why": was.why}
        words = T("was {day:day} {span}, {what}, led by {leader}: {why} ({by}, {at:moment})", **told)
        known.append((T("Put right"), words))
    if one.why:
        known.append((T("Called off"), one.why))
    return known


def _found_real(found: FoundReal) -> Said:
    told: dict[str, Any] = {"way": WAYS[found.how], "by": found.by, "at": found.at}
    if not found.note:
        return T("{way} ({by}, {at:moment})", **told)
    return T("{way}: {note} ({by}, {at:moment})", **told, note=found.note)


def _row(one: ActivityShown) -> TableRow:
    facts = one.facts
    span, people = f"{hours(facts.start)}–{hours(facts.end)}", max(facts.places, facts.students)
    others = T("{n} together", "students", n=facts.together) if facts.together > people else ""
    return TableRow(
        facts.id,
        (
            Cell(T("{day:day}", day=facts.day), note=span),
            Cell(one.place, strong=True, note=one.content),
            Cell(one.name),
            Cell(str(people), note=others),
            _stands(one),
        ),
        off=facts.step is Activity.OFF,
    )


def _stands(one: ActivityShown) -> Tag:
    facts = one.facts
    if facts.step is Activity.OFF:
        return Tag(T("called off", "activity"), "mute", "ban")
    if is_for_many(facts) and facts.told_at is None:
        return Tag(T("not told", "activity"), "bad", "circle-alert")
    if is_for_many(facts) and told_late(facts):
        return Tag(T("told late", "activity"), "warn", "clock-alert")
    if facts.step is Activity.CONFIRMED:
        return Tag(T("found real", "activity"), "ok", "check")
    return (
        Tag(T("told in time", "activity"), "info", "phone-call")
        if facts.told_at
        else Tag(T("registered", "activity"), "mute", "circle-dashed")
    )
