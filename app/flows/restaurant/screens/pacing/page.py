"""Pacing: when the hot dishes are called, and what each dish needs to come in its turn (RST-20, 21)."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.flows.restaurant import settings as house
from app.flows.restaurant.facts.kinds import FRUIT_CALL, HOT_CALL, STAPLE_CALL, ChangeKind, Course, Ground
from app.flows.restaurant.facts.tracks import Line, Sitting
from app.flows.restaurant.facts.views import Pacing
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.rules.pacing import held
from app.flows.restaurant.screens.allergy import led_to_yes
from app.flows.restaurant.screens.base import RestaurantScreen
from app.flows.restaurant.screens.booking.when_choice import time_of
from app.flows.restaurant.screens.floor.tiles import named
from app.flows.restaurant.screens.line.list import LinesDialog
from app.flows.restaurant.screens.line.sheet import change, open_line
from app.flows.restaurant.screens.pacing.chart import STEP, PacingChart
from app.flows.restaurant.screens.pacing.rows import groups, tightest
from app.flows.restaurant.screens.sitting.call import ask_for_call, ask_ground
from app.flows.restaurant.screens.words import LINES, TO_FETCH, TO_OPEN, standing
from app.forms.restaurant.ui_pacing import Ui_Pacing
from app.forms.restaurant.ui_pacing_call import Ui_PacingCall
from app.kernel.refusal import No
from app.kernel.text import T, Text
from app.widgets.button import ActionButton
from app.widgets.choices import Choices, Option
from app.widgets.columns import BoardLayout, CaseColumn
from app.widgets.desk import Context
from app.widgets.flow_screen import ENTERS, CaseDoor
from app.widgets.form import laid_out
from app.widgets.paint import Tag
from app.widgets.part import Column, Label, Panel, Role, filled, showing
from app.widgets.places import Offer, Places
from app.widgets.sentence import Sentence

AHEAD = (10, 20, 30, 45)
"""Minutes from now: the moments that are offered by touch."""


class CallPlan(QWidget):
    """When the call is to be: minus and plus five, a time typed, four moments by touch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = laid_out(Ui_PacingCall(), self)
        self.moments = Choices(4, high=44)
        self.tight = Sentence(hue="warn", icon="triangle-alert", boxed=True)
        self.mend = ActionButton("", icon="circle-play", high=44)
        self.ui.moments.addWidget(self.moments)
        for part in (self.tight, self.mend):
            self.ui.tight.addWidget(part)


class PacingPage(RestaurantScreen):
    """`PacingPage(context, sitting)`. The plan is changed by dragging, by touch, by arrow keys or typed; `left`."""

    left = Signal()

    def __init__(self, context: Context, sitting: str, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.ui = laid_out(Ui_Pacing(), self)
        self.sitting = sitting
        self.pacing: Pacing | None = None
        self._tight = ""
        self._wanted: datetime | None = None
        self._drawn: datetime | None = None
        self._saw: datetime | None = None
        self.chart = PacingChart(context.desk.settings.zone)
        self.plan, self.places = CallPlan(), Places()
        self._title = Label(T("Call the hot dishes"), Role.SECTION)
        self._actions()
        self._compose()
        self._connect()
        self.setFocusProxy(self.chart)

    # -- Screen's own -----------------------------------------------------------------------------------

    def concerns(self, notice: Any) -> bool:
        return self.sitting in notice.cases

    def read(self) -> None:
        self.look(Pacing, self._tell, sitting=self.sitting)

    def passed(self) -> None:
        super().passed()
        if self.pacing:
            self._tell(self.pacing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTERS and self.plan.ui.time.line.hasFocus():
            self._type()
        else:
            super().keyPressEvent(event)

    # -- composing --------------------------------------------------------------------------------------

    def _actions(self) -> None:
        this = self._this
        speech = self.desk.settings.of(house.SPEECH)
        self._call = self.asks(
            "restaurant.call_hot_dishes", this, self._call_now, text=T("Call them now"), icon="flame"
        )
        self._speech = self.action(
            "restaurant.put_off_call", this, text=T("Speech {n} min", n=speech), icon="mic"
        )
        self._ahead = self.asks("restaurant.call_dish", self._chosen, self._call_one, icon="circle-play")
        self._staples = self.asks(
            "restaurant.call_staples", this, self._call_staples, text=T("Call staples"), icon="soup"
        )
        self._dish = self.way(T("Dishes", "to change"), self._open_chosen, icon="utensils")
        self._fruit = self.asks("restaurant.call_fruit", this, self._call_fruit, icon="apple")

    def _compose(self) -> None:
        self.ui.bar.show_title(T("Pacing"))
        board, case = Panel("ground"), CaseColumn()
        laid = BoardLayout(board, case, self.places.block)
        chart = filled(Column(gap=0, edge=(16, 12, 8, 8)), self.chart)
        door = CaseDoor(laid, T("Plan the call, or call now"), "flame")
        filled(Column(board, gap=0), chart, door)
        case.head.addWidget(self._title)
        filled(case.body, self.plan, None)
        self.ui.work.addWidget(laid)
        self.places.offer(
            Offer(self._call),
            (
                Offer(self._speech),
                Offer(self._ahead, T("touch a dish that waits")),
                Offer(self._staples),
                Offer(self._fruit),
                Offer(self._dish, T("touch a dish")),
            ),
        )

    def _connect(self) -> None:
        self.ui.bar.back.connect(self.left)
        self.chart.moved.connect(self._preview)
        self.chart.planned.connect(self._plan)
        self.chart.chosen.connect(lambda _: self.judge())
        self.chart.opened.connect(self._open)
        self.chart.wanted.connect(self._change)
        self.plan.ui.earlier.clicked.connect(lambda: self._shift(-STEP))
        self.plan.ui.later.clicked.connect(lambda: self._shift(STEP))
        self.plan.moments.chosen.connect(lambda moment: self._plan(datetime.fromisoformat(moment)))
        self.plan.mend.clicked.connect(self._mend)
        self.plan.ui.time.changed.connect(lambda _: None)

    # -- showing ----------------------------------------------------------------------------------------

    def _tell(self, pacing: Pacing) -> None:
        self.pacing = pacing
        self.learn(pacing.sitting.facts)
        self._show_bar(pacing)
        self._preview(self._drawn or pacing.planned)
        self.context.bridge.later(self._send)
        if pacing.planned and not self.plan.ui.time.line.hasFocus():
            self.plan.ui.time.write(f"{pacing.planned.astimezone(self.desk.settings.zone):%H:%M}")
        self.plan.ui.guide.show_guide(FLOW.guide[Sitting.CALLED], few=3)
        self._offer_moments()

    def _show_bar(self, pacing: Pacing) -> None:
        shown = pacing.sitting
        table = shown.table.called if shown.table else ""
        facts = T("{table} · {who}", table=table, who=named(shown.guest, shown.facts.guests))
        self.ui.bar.show_facts(facts)
        stand = [standing(paced.line.facts) for paced in pacing.dishes]
        told = [LINES[Line.SERVED], TO_FETCH, TO_OPEN, LINES[Line.FIRED], LINES[Line.HELD]]
        tags = [
            Tag(T("{state} {n}", "count", state=tag.word, n=stand.count(tag)), tag.hue, tag.icon)
            for tag in told
            if tag in stand
        ]
        self.ui.bar.show_guards(tuple(tags))

    def _preview(self, call: datetime | None) -> None:
        """Show the dishes as they would come with a call at a moment."""
        if self.pacing is None:
            return
        now, settings = self.desk.clock.now(), self.desk.settings
        self.chart.show_groups(groups(self.pacing, call, now, settings), now, call)
        self._warn(call, now)
        waiting = held(self.pacing.sitting.facts, HOT_CALL)
        told: Text = T("{n} dishes wait", n=len(waiting))
        if call:
            told = T("{n} dishes wait · call at {at:time}", n=len(waiting), at=call)
        self._title.say(told if waiting else T("No hot dish waits"))

    def _warn(self, call: datetime | None, now: datetime) -> None:
        """Say which dish cannot wait for the call, or should be on the fire by now, and what to do about it."""
        found = tightest(self.pacing, call, self.desk.settings) if self.pacing and call else None
        tight = found is not None and call is not None and found[1] < call
        for part in (self.plan.tight, self.plan.mend):
            showing(part, tight)
        if not (found and tight):
            return
        line, safe = found
        self._tight = line.facts.id
        told: dict[str, Any] = {"dish": line.facts.name, "minutes": line.facts.minutes, "at": safe}
        if safe < now:
            self.plan.tight.say(
                T("{dish} takes {minutes} min: it should have been on the fire by {at:time}.", **told)
            )
        else:
            self.plan.tight.say(
                T("{dish} takes {minutes} min: on the fire by {at:time}, before the call.", **told)
            )
        self.plan.mend.say(T("Call {dish} ahead", dish=line.facts.name))

    def _offer_moments(self) -> None:
        now = self.desk.clock.now()
        moments = [_rounded(now + timedelta(minutes=minutes)) for minutes in AHEAD]
        self.plan.moments.offer([Option(at.isoformat(), T("{at:time}", at=at)) for at in moments])
        planned = self.pacing.planned if self.pacing else None
        self.plan.moments.pick(planned.isoformat() if planned else "")

    # -- doing ------------------------------------------------------------------------------------------

    def _this(self) -> Mapping[str, Any] | None:
        return {"sitting": self.sitting} if self.pacing else None

    def _chosen(self) -> Mapping[str, Any] | None:
        return {"sitting": self.sitting, "line": self.chart.current} if self.chart.current else None

    def _plan(self, at: datetime) -> None:
        # Drawn at once: who holds an arrow key down is faster than the answers, and goes on from what is drawn.
        if not self._planning:
            self._saw = self.facts[self.sitting].call_planned
        self._preview(at)
        self._wanted = self._drawn = at
        self._send()

    @property
    def _planning(self) -> bool:
        """Whether what is drawn is newer than what the house has answered."""
        return self._wanted is not None or bool(self._pending)

    def _send(self) -> None:
        """Plan the newest moment that is wanted, once the one before is planned: it relies on that one (COM-06)."""
        if not shiboken6.isValid(self):
            return
        if not self._planning:
            self._drawn = None
        if self._wanted is None or self._pending:
            return
        at, self._wanted = self._wanted, None
        seen = {"call_planned": self._saw}
        self._saw = at
        self.attempt("restaurant.plan_call", {"sitting": self.sitting, "at": at}, seen=seen)

    def refused(self, no: No) -> None:
        if led_to_yes(self, self.pacing.sitting.facts if self.pacing else None, no):
            return
        super().refused(no)
        self._wanted = self._drawn = None
        if self.pacing:
            self._preview(self.pacing.planned)

    def _shift(self, minutes: int) -> None:
        self._plan((self.chart.call or _rounded(self.desk.clock.now())) + timedelta(minutes=minutes))

    def _type(self) -> None:
        at = time_of(self.plan.ui.time.text)
        if at is None:
            self.plan.ui.time.fault(T("This is no time. Type it as 18:30."))
            return
        now = self.desk.clock.now().astimezone(self.desk.settings.zone)
        moment = now.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
        self._plan(moment if moment > now - timedelta(hours=12) else moment + timedelta(days=1))

    def _mend(self) -> None:
        self.chart.choose(self._tight)
        self.judge()
        self._ahead.press()

    def _open(self, line: str) -> None:
        """One that waits may be called ahead; what was fired is urged, returned or given."""
        facts = self.facts.get(line)
        if facts is not None and facts.step == Line.HELD:
            self._ahead.press()
        else:
            self._open_chosen()

    def _open_chosen(self) -> None:
        if self.pacing and self.chart.current:
            open_line(self, self.pacing.sitting, self.chart.current)
        elif self.pacing:
            LinesDialog(self.context, self, self.pacing.sitting).open()

    def _change(self, line: str, kind: str) -> None:
        if self.pacing:
            change(self, self.pacing.sitting, line, ChangeKind(kind))

    def _call_now(self) -> None:
        self._ask(T("Call the hot dishes?"), HOT_CALL, "call_hot_dishes")

    def _call_staples(self) -> None:
        self._ask(T("Call staples and dessert?"), STAPLE_CALL, "call_staples")

    def _call_fruit(self) -> None:
        self._ask(T("Call the fruit?"), FRUIT_CALL, "call_fruit")

    def _ask(self, question: Text, courses: frozenset[Course], command: str) -> None:
        if self.pacing:
            ask_for_call(self, question, self.pacing.sitting.facts, courses, command)

    def _call_one(self) -> None:
        line = self.facts.get(self.chart.current)
        if line is not None:
            question = T("Call {dish} ahead of the others?", dish=line.name)
            ask_ground(self, question, [line], lambda ground: self._fire(line.id, ground))

    def _fire(self, line: str, ground: Ground) -> None:
        self.attempt("restaurant.call_dish", {"sitting": self.sitting, "line": line, "ground": ground})


def _rounded(at: datetime) -> datetime:
    """The next full five minutes."""
    step = STEP * 60
    return at + timedelta(seconds=-at.timestamp() % step)
