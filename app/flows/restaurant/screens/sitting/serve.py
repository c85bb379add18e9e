"""What has come to the table: the dishes that cook, one touch each, or all of them (RST-22)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.counter.settings import Settings
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.kinds import ChangeKind
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.views import Menu, SittingShown
from app.flows.restaurant.rules.bottles import as_they_come
from app.flows.restaurant.rules.care import keeps_courses
from app.flows.restaurant.rules.carrying import carried, of_slip
from app.flows.restaurant.rules.marking import without_fruit
from app.flows.restaurant.rules.pacing import cooking_in
from app.flows.restaurant.rules.taboos import unaccepted
from app.flows.restaurant.screens.allergy import led_to_yes
from app.flows.restaurant.screens.base import Dialog, RestaurantScreen
from app.flows.restaurant.screens.line.sheet import change, open_line
from app.flows.restaurant.screens.order.finder import Finder
from app.flows.restaurant.screens.sitting.before import LAY, PLATES, Before
from app.flows.restaurant.screens.sitting.dish_rows import DishRow, DishRows, cooking_tag
from app.flows.restaurant.screens.sitting.pouring import SERVE, VERBS, next_of, touched
from app.forms.restaurant.ui_serve import Ui_Serve
from app.kernel.refusal import No
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.flow_screen import ENTERS
from app.widgets.form import laid_out
from app.widgets.part import showing
from app.widgets.segment import Choice

WHOLE, ONE = "whole", "one"
SERVING = frozenset({SERVE, "restaurant.serve_part"})
SEEN_TO = frozenset({"lay_ready", "tick_place", "lay_fruit_plates", "serve_dishes"})
"""The acts that this dialog asks for before a dish is put down."""


class _Rows(DishRows):
    """Its digits and letters that mean no dish are the dialog's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().upper() in tuple("123456789PWBA"):
            event.ignore()
        else:
            super().keyPressEvent(event)


class ServeDialog(Dialog):
    """A touch says that a dish is on the table; where several are on one line, the whole line or one of them.

    What must come first is ticked above. What the runner carries is typed or scanned, and compared with the
    order. `only` are the lines that it is opened for; all that cooks unless told.
    """

    def __init__(self, context: Context, host: QWidget, sitting: str, only: Sequence[str] = ()) -> None:
        super().__init__(context, host, wide=560)
        self.ui = laid_out(Ui_Serve(), self)
        self._sitting, self._only = sitting, frozenset(only)
        self._rows, self._before = _Rows(), Before()
        self._finder: Finder | None = None
        self.ui.rows.addWidget(self._rows)
        self.ui.before.addWidget(self._before)
        self.ui.much.offer((Choice(WHOLE, T("The whole line")), Choice(ONE, T("One of it"))))
        self._rows.opened.connect(self._serve)
        self._rows.asked.connect(lambda line, _: open_line(self, self._shown_now, line))
        self._rows.wanted.connect(lambda line, kind: change(self, self._shown_now, line, ChangeKind(kind)))
        self._before.ticked.connect(lambda id: self._soon(lambda: self._tick(id)))
        self._before.changed.connect(self.judge)
        self._before.moved.connect(
            lambda place: self.attempt(
                "restaurant.choose_serving_place", {"sitting": self._sitting, "place": place}
            )
        )
        self._next: list[Callable[[], None]] = []
        everything = self.action(
            "restaurant.serve_dishes",
            self._listed,
            run=lambda: self._soon(everything.carry_out),
            text=T("Served") if only else T("All of these served"),
            key="F5",
            icon="check-check",
            then=lambda _: self.leave(),
        )
        self.close_with(everything, self.ui.foot)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self._rows)

    def press_last(self) -> None:
        """Enter is the dish that is reached; that all of them are served wants its own key."""
        self._rows.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typing = self.ui.carried.line.hasFocus()
        if event.key() in ENTERS and typing:
            self._compare(self.ui.carried.text)
        elif typing or not self._before.press(event.text()):
            super().keyPressEvent(event)

    def concerns(self, notice: Any) -> bool:
        return self._sitting in notice.cases

    def read(self) -> None:
        self.look(SittingShown, self._tell, sitting=self._sitting)
        if self._finder is None:
            self.look(Menu, self._learn_menu)

    def _learn_menu(self, menu: Menu) -> None:
        self._finder = Finder(menu.dishes)
        self._names = {dish.facts.id: dish.facts.name for dish in menu.dishes}

    def _tell(self, shown: SittingShown) -> None:
        self._shown_now = shown
        self.learn(shown.facts)
        cooking = self._here(shown.facts)
        if not cooking:
            self.leave()
            return
        self._before.show_before(shown.facts, cooking, ticked=keeps_courses(self.desk.settings))
        self._rows.show_tiles([_row(line) for line in cooking])
        showing(self.ui.much, any(line.open > 1 for line in cooking))
        if not self._rows.current:
            self._rows.move_to(cooking[0].id)
        if not self.ui.carried.line.hasFocus():
            self._rows.setFocus()
        self.judge()

    def _here(self, sitting: SittingFacts) -> list[LineFacts]:
        return [line for line in cooking_in(sitting) if not self._only or line.id in self._only]

    def refused(self, no: No) -> None:
        if not led_to_yes(self, self.facts.get(self._sitting), no):
            super().refused(no)

    def _listed(self) -> Mapping[str, Any] | None:
        """Every dish that is listed here, and no other: what was never called is on no table."""
        facts = self.facts.get(self._sitting)
        if not isinstance(facts, SittingFacts):
            return None
        here = self._here(facts)
        return {
            "sitting": facts.id,
            "lines": tuple(line.id for line in as_they_come(here) or here),
            **self._before.told,
        }

    def known(self) -> None:
        if self._next and not self._pending:
            self._next.pop(0)()

    def _soon(self, press: Callable[[], None]) -> None:
        """Press once the tick before it is known: by old facts what comes second would come too early."""
        if self._pending:
            self._next.append(press)
        else:
            press()

    def _tick(self, id: str) -> None:
        of: dict[str, Any] = {"sitting": self._sitting}
        if id == LAY:
            self.attempt("restaurant.lay_ready", {**of, "piece": None})
        elif id == PLATES:
            self.attempt("restaurant.lay_fruit_plates", of)
        else:
            line, _, item = id.partition(" ")
            self.attempt("restaurant.tick_place", {**of, "line": line, "item": item})

    def _compare(self, typed: str) -> None:
        """RST-22: what the runner carries is put down only where the order has it."""
        facts = self.facts.get(self._sitting)
        if not typed or not isinstance(facts, SittingFacts):
            return
        if lines := of_slip(facts, typed.upper()):
            self._only = frozenset(line.id for line in lines)
            self._tell(self._shown_now)
            self.ui.carried.write("")
            return
        found = self._finder.find(typed) if self._finder else []
        if not found:
            self.ui.carried.fault(T("No slip of this table and no dish of the menu is called so."))
            return
        line = carried(facts, found[0], self._names[found[0]])
        if isinstance(line, No):
            self.ui.carried.fault(line.text)
            return
        self.ui.carried.write("")
        self._serve(line.id)

    def _serve(self, id: str) -> None:
        line = self.facts.get(id)
        if not isinstance(line, LineFacts):
            return
        one = self.ui.much.current == ONE
        act, args = touched(self._sitting, line, 1 if one else None)
        self.attempt(act, {**args, **(self._before.told if act in SERVING else {})})


def serve_line(screen: RestaurantScreen, sitting: SittingFacts, line: LineFacts) -> None:
    """Do by one touch what comes next for a line; what a dish asks before it is put down is asked in its dialog."""
    act, args = touched(sitting.id, line)
    if act != SERVE:
        screen.attempt(act, args)
        return
    args = {**args, "place": None, "portioned": None, "alone": False}
    no = screen.verdict(act, args).no
    if line.per_person if no is None else no.mend in SEEN_TO:
        ServeDialog(screen.context, screen, sitting.id, (line.id,)).open()
    else:
        screen.attempt(act, args)


def serves_some(sitting: SittingFacts, settings: Settings) -> Mapping[str, Any]:
    """What puts all that cooks on the table, but what still wants a guest's yes, a clean turntable, or to be shown.

    Where there is nothing else, all of it: it is said then what it wants (RST-04, 17, 24).
    """
    cooking = cooking_in(sitting)
    wants_yes = {line.id for line in unaccepted(sitting, cooking)}
    every = as_they_come(cooking) or cooking
    now = [line.id for line in without_fruit(sitting, every, settings) if line.id not in wants_yes]
    return {"sitting": sitting.id, "lines": tuple(now or [line.id for line in every])}


def _row(line: LineFacts) -> DishRow:
    return DishRow(
        line.id,
        str(line.open),
        line.name,
        cooking_tag(line),
        note=T("with {pieces:list}", pieces=list(line.accessories)) if line.accessories else "",
        verb=VERBS[next_of(line)],
        more=True,
    )
