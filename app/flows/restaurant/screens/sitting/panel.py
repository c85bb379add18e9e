"""The chosen sitting: its steps, what to say now, what everyone must know, what it ordered."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.care import TableTick
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.kinds import BESIDE, ChangeKind
from app.flows.restaurant.facts.terms import AT_TABLE, AWAY, CLEARING
from app.flows.restaurant.facts.tracks import STEP_LINE, Line, Sitting
from app.flows.restaurant.facts.views import SittingShown
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.rules.bottles import to_show
from app.flows.restaurant.rules.care import keeps_courses
from app.flows.restaurant.rules.carrying import cold_to_come
from app.flows.restaurant.rules.clearing import to_clear
from app.flows.restaurant.rules.marking import (
    fruit_waits_for_the_turntable,
    is_clearing,
    table_ticks,
    to_take_away,
)
from app.flows.restaurant.rules.pacing import firing_order
from app.flows.restaurant.rules.parking import all_have_come
from app.flows.restaurant.screens.allergy import led_to_yes
from app.flows.restaurant.screens.base import RestaurantScreen
from app.flows.restaurant.screens.floor.head import CaseHead
from app.flows.restaurant.screens.line.sheet import change, open_line
from app.flows.restaurant.screens.sitting.actions import Pagers, SittingActions
from app.flows.restaurant.screens.sitting.dish_rows import DishRows, Now, dish_row
from app.flows.restaurant.screens.sitting.history import HistoryDialog
from app.flows.restaurant.screens.sitting.known import facts_of
from app.flows.restaurant.screens.sitting.pouring import bottle_now, next_of
from app.flows.restaurant.screens.sitting.serve import serve_line
from app.flows.restaurant.screens.sitting.tick_list import TickList
from app.flows.restaurant.screens.words import FAREWELL, ROOM, STEPS, avoided
from app.forms.restaurant.ui_sitting import Ui_Sitting
from app.kernel.flow import Guide
from app.kernel.refusal import No, Shut
from app.kernel.steps import Steps
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.facts_list import FactsList
from app.widgets.form import laid_out
from app.widgets.paint import Tag
from app.widgets.part import showing
from app.widgets.places import Places
from app.widgets.theme import look

UNTIL_THEY_EAT = Sitting.span(Sitting.SEATED, Sitting.STAPLE)
TABLE_LIST = Sitting.AT_TABLE
ROOM_LIST = Sitting.SEATED | Sitting.TEA
FAREWELL_LIST = Sitting.BILL | Sitting.FAREWELL
CLEARING_LIST = Sitting.CLEARING


FEW, MORE, TALL = 2, 5, 900
"""Standards that are shown first, in a window lower than this at 100 % and in others: the dishes must be seen too."""
LEAST, LOW = 1, 760
"""Of those above dishes, in a window as low as that."""


class SittingPanel(RestaurantScreen):
    """`show_sitting(id)`. It fills the head and the places of the column that it stands in.

    `ended` is told when the sitting that was shown is over.
    """

    ended = Signal()

    def __init__(
        self,
        context: Context,
        head: CaseHead,
        places: Places,
        pagers: Pagers,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        self.ui = laid_out(Ui_Sitting(), self)
        self.head, self.places = head, places
        self.sitting = ""
        self.shown: SittingShown | None = None
        self._low = False
        self._folded: dict[tuple[str, Steps], bool] = {}
        self._facts, self._dishes = FactsList(), DishRows()
        self._lists = {
            "room": TickList(T("Room check list"), ROOM),
            "table": TickList(T("At the table", "list"), AT_TABLE),
            "away": TickList(T("Clear before the fruit"), AWAY),
            "farewell": TickList(T("Farewell list"), FAREWELL),
            "clearing": TickList(T("Clearing list"), CLEARING),
        }
        self._compose()
        self.actions_of, self._open_bill = SittingActions(self, pagers), pagers.bill
        self._dishes.opened.connect(self._serve)
        self._dishes.asked.connect(lambda line, _: self._open_line(line))
        self._dishes.wanted.connect(self._change)
        self.ui.guide.folded.connect(self._fold)
        head.history_asked.connect(self._history)

    def show_sitting(self, sitting: str) -> None:
        """Show another sitting; until its facts are there nothing can be done with it."""
        if sitting != self.sitting:
            self.sitting, self.shown = sitting, None
            self.learn()
        self.again()

    def keep_low(self, low: bool) -> None:
        """Fold the guide where there is little height, unless this person opened it."""
        self._low = low
        if self.shown:
            self._show_guide(_step_told(self.shown.facts))

    @property
    def facts_now(self) -> SittingFacts | None:
        """The facts of the sitting as it is shown."""
        return self.shown.facts if self.shown else None

    def this(self) -> Mapping[str, Any] | None:
        """The sitting as the argument of its acts."""
        return {"sitting": self.shown.facts.id} if self.shown else None

    def about(self, then: Callable[[SittingShown], None]) -> None:
        """Begin something with the sitting; not while it may stand otherwise than it is shown."""
        if self.shown and not self.behind:
            then(self.shown)

    @property
    def name(self) -> str:
        """What its table is called; nothing while it has none."""
        return self.shown.facts.table_name if self.shown else ""

    # -- Screen's own ---------------------------------------------------------------------------------

    def concerns(self, notice: Any) -> bool:
        return super().concerns(notice) and (not notice.cases or self.sitting in notice.cases)

    def read(self) -> None:
        if self.sitting:
            self.look(SittingShown, self._tell, sitting=self.sitting)

    def passed(self) -> None:
        """What is counted down is told anew."""
        super().passed()
        if self.shown:
            self._show_dishes(self.shown)

    # -- showing --------------------------------------------------------------------------------------

    def _compose(self) -> None:
        for place, part in (
            (self.ui.facts, self._facts),
            (self.ui.dishes, self._dishes),
        ):
            place.addWidget(part)
        for kind, ticks in self._lists.items():
            self.ui.lists.addWidget(ticks)
            ticks.ticked.connect(lambda item, kind=kind: self._tick(kind, item))
            showing(ticks, False)

    def _tell(self, shown: SittingShown) -> None:
        if shown.facts.id != self.sitting:
            return
        asked, self.shown = self.shown is None, shown
        self.learn(shown.facts, shown.table)
        if shown.facts.step in FLOW.ends:
            self.ended.emit()
            if asked and shown.gone:  # RST-02: nothing is done with it any more; how it went is told
                HistoryDialog(self.context, self, shown).open()
            elif asked and shown.facts.bills:  # RST-33: what was paid can be looked at, and opened again
                self._open_bill(shown.facts.id)
            return
        self._show_head(shown)
        self._show_taboos(shown)
        self._show_guide(_step_told(shown.facts))
        self._show_lists(shown)
        self._facts.show_facts(tuple(facts_of(shown)))
        self._show_dishes(shown)
        self.actions_of.offer(self.places)

    def _show_head(self, shown: SittingShown) -> None:
        facts = shown.facts
        tags = [Tag(T("{n} guests", n=facts.guests), "mute", "users")]
        if shown.vip:
            tags.append(Tag(T("VIP"), "hold", "star"))
        sub = (shown.guest or self.words(T("Walk-in")), shown.phone, shown.waiter, facts.number)
        self.head.show_case(self.name or T("No table yet"), tuple(tags), " · ".join(filter(None, sub)))
        steps = STEP_LINE if facts.booked_for else STEP_LINE[2:]
        at = steps.index(facts.step) if facts.step in steps else len(steps)
        self.head.show_steps([STEPS[step] for step in steps], at)

    def _show_taboos(self, shown: SittingShown) -> None:
        asked, told = shown.facts.taboos_asked, avoided(shown)
        unasked = not asked and shown.facts.step in UNTIL_THEY_EAT
        self.head.show_taboos(
            T("Allergies and taboos: {taboos}", taboos=told) if told else "",
            unasked=T("Allergies and taboos were not asked yet.") if unasked else "",
        )

    def _show_guide(self, step: Sitting) -> None:
        guide = FLOW.guide.get(step, Guide())
        waits = step == Sitting.COLD and self.facts_now is not None and cold_to_come(self.facts_now)
        if step == Sitting.BILL or waits:
            # The one phrase has sums in it, and is said where they are counted; the other waits for the last cold dish.
            guide = Guide(keep=guide.keep)
        folded = self._folded.get(self._fold_key(step), self._low)
        room = self.window().height() * 100 / look().scale
        few = MORE if room >= TALL else FEW
        if room < LOW and self.facts_now and self.facts_now.sent:
            few = LEAST
        self.ui.guide.show_guide(guide, folded=folded, few=few)

    def _show_lists(self, shown: SittingShown) -> None:
        facts = shown.facts
        done = {kind: _done(facts, kind) for kind in self._lists}
        self._lists["room"].show_ticks(done["room"])
        only = frozenset({"belongings"}) if facts.step == Sitting.BILL else None
        self._lists["farewell"].show_ticks(done["farewell"], only)
        self._lists["clearing"].show_ticks(done["clearing"], frozenset(map(str, to_clear(facts)[:1])))
        # Lights and air conditioning are a room's own; in the hall nobody is asked for them.
        room = ROOM_LIST if shown.table and shown.table.room and len(done["room"]) < len(ROOM) else ()
        self._show_care_lists(facts, done)
        for kind, steps in (("room", room), ("farewell", FAREWELL_LIST), ("clearing", (CLEARING_LIST,))):
            showing(self._lists[kind], facts.step in steps)

    def _show_care_lists(self, facts: SittingFacts, done: Mapping[str, frozenset[str]]) -> None:
        """Asking to the table, and clearing before the fruit, while the house ticks them (RST-24, 26)."""
        settings = self.desk.settings
        wanted = set(map(str, table_ticks(facts)))
        unticked = wanted - done["table"]
        # What is done makes room at once: the dishes stand beneath.
        self._lists["table"].show_ticks(done["table"], none_of=frozenset(map(str, TableTick)) - unticked)
        at_it = facts.step == TABLE_LIST and bool(unticked)
        showing(self._lists["table"], at_it and keeps_courses(settings))
        self._lists["away"].show_ticks(done["away"], frozenset(map(str, to_take_away(facts)[:1])))
        showing(self._lists["away"], fruit_waits_for_the_turntable(facts, settings) and is_clearing(facts))

    def _show_dishes(self, shown: SittingShown) -> None:
        lines = {line.facts.id: line for order in shown.orders for line in order.lines}
        meal = sorted(
            firing_order(shown.facts.lines), key=lambda line: (not to_show(line), line.course in BESIDE)
        )
        ordered = [lines[fact.id] for fact in meal if fact.id in lines and not fact.is_set]
        dishes = [line.facts for line in ordered if line.facts.course not in BESIDE]
        gone = shown.facts.step in CLEARING_LIST | Sitting.FAREWELL
        now = Now(self.desk.clock.now(), self.desk.settings)
        rows = () if gone else tuple(dish_row(line, now) for line in ordered)
        self._dishes.show_tiles(rows)
        served = sum(dish.step == Line.SERVED for dish in dishes)
        self.ui.ordered.say(T("{n} ordered, {served} served", n=len(dishes), served=served))
        showing(self.ui.ordered, bool(rows))
        showing(self._dishes, bool(rows))

    # -- doing ----------------------------------------------------------------------------------------

    def _serve(self, line: str) -> None:
        fact = self.facts.get(line)
        if fact is not None and next_of(fact):
            serve_line(self, self.facts[self.sitting], fact)
        else:
            self._open_line(line)

    def _open_line(self, line: str) -> None:
        fact = self.facts.get(line)
        if self.shown and fact is not None and fact.step != Line.DRAFT:
            open_line(self, self.shown, line)

    def _change(self, line: str, kind: str) -> None:
        if self.shown:
            change(self, self.shown, line, ChangeKind(kind))

    def refused(self, no: No) -> None:
        if isinstance(no, Shut):  # who may not open it does not ask again at every change
            self.sitting, self.shown = "", None
            self.ended.emit()
        if not led_to_yes(self, self.facts_now, no):
            super().refused(no)

    def _tick(self, kind: str, item: str) -> None:
        bottle = bottle_now(self.shown.facts) if self.shown else None
        if bottle and item == TableTick.DRINKS:
            self._serve(bottle.id)
            return
        self.attempt(f"restaurant.tick_{kind}", {"sitting": self.sitting, "item": item})

    def _fold(self, folded: bool) -> None:
        if self.shown:
            self._folded[self._fold_key(self.shown.facts.step)] = folded

    def _fold_key(self, step: Steps) -> tuple[str, Steps]:
        """Folded stays folded for this person at this step."""
        return (self.desk.staff.login if self.desk.staff else "", step)

    def _history(self) -> None:
        if self.shown and self.isVisible():
            HistoryDialog(self.context, self, self.shown).open()


def _step_told(facts: SittingFacts) -> Sitting:
    """The step whose sentence is said: once all have come for whom the order waited, they are asked for it (RST-16)."""
    return Sitting.ORDERING if all_have_come(facts) else facts.step


def _done(facts: SittingFacts, kind: str) -> frozenset[str]:
    return frozenset(t.removeprefix(f"{kind}.") for t in facts.ticks if t.startswith(f"{kind}."))
