"""交车: what is left to do before a car leaves, the next thing first; what the customer owes beside it (DLR-40 to 43)."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.delivery_shown import DeliveryShown
from app.flows.dealership.facts.leaving import AdviceFacts
from app.flows.dealership.facts.tracks import Advice, Visit
from app.flows.dealership.rules.advice import undone
from app.flows.dealership.rules.discounts import discountable
from app.flows.dealership.rules.stages import Stage, next_stage, stages
from app.flows.dealership.rules.watch import of_visit
from app.flows.dealership.rules.workshop import work_done
from app.flows.dealership.screens import watch
from app.flows.dealership.screens.base import BookPage
from app.flows.dealership.screens.delivery import dialogs
from app.flows.dealership.screens.delivery.advice import AdviceDialog, advise
from app.flows.dealership.screens.delivery.out import OutPage
from app.flows.dealership.screens.delivery.panel import DeliveryPanel
from app.flows.dealership.screens.delivery.parts import OldPartsDialog
from app.flows.dealership.screens.delivery.pay import PayDialog
from app.flows.dealership.screens.delivery.words import STAGES, told_of
from app.flows.dealership.screens.discount import DiscountDialog
from app.forms.dealership.ui_board import Ui_Board
from app.kernel.text import T
from app.widgets.bound import Action
from app.widgets.button import Kind
from app.widgets.columns import BoardLayout
from app.widgets.desk import Context, Tone
from app.widgets.dialog import Question, Verb
from app.widgets.empty import Empty
from app.widgets.flow_screen import CaseDoor
from app.widgets.form import laid_out
from app.widgets.listed import Listed
from app.widgets.paint import Tag
from app.widgets.part import Column, Panel, filled
from app.widgets.places import Offer, Places
from app.widgets.table import Cell, Heading, TableRow
from app.widgets.workbar import WorkBar

HEADINGS = (Heading(T("To do", "delivery"), 0), Heading(T("Status", "board"), 140))


class DeliveryPage(BookPage):
    """`DeliveryPage(context, visit)`: F5 is the next thing; a row is done, or done again, by Enter."""

    def __init__(self, context: Context, visit: str, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.visit = visit
        self._now: DeliveryShown | None = None
        board, inside = Panel("ground"), QWidget()
        self.bar, self.ui = WorkBar(T("Delivery")), laid_out(Ui_Board(), inside)
        self.list_ = Listed(HEADINGS, Empty("car", T("This car is not to be handed back yet"), ""))
        self.ui.table_place.addWidget(self.list_)
        self.panel, self.places = DeliveryPanel(), Places()
        self.laid = BoardLayout(board, self.panel, self.places.block)
        filled(Column(board, gap=0), inside, CaseDoor(self.laid, T("The sums, and what to do"), "wallet"))
        filled(Column(self, gap=0), self.bar).addWidget(self.laid, 1)
        self._make_actions()
        self.bar.back.connect(self.left)
        self.list_.opened.connect(lambda id: self._at[Stage(id)].press())
        self.panel.taken.connect(self._offer)
        self.setFocusProxy(self.list_)
        self._offer()

    def _make_actions(self) -> None:
        visit = self._args

        def asks(name: str, ask: Callable[..., Any], icon: str, word: Any = None) -> Action:
            return self.asks(f"dealership.{name}", visit, lambda: self._open(ask), icon=icon, text=word)

        self._at: dict[Stage, Action] = {
            Stage.KEYS: asks("note_finished", dialogs.keys, "lock-open"),
            Stage.LOOK: asks("check_delivery", dialogs.look, "list-todo"),
            Stage.CALL: asks("tell_ready", dialogs.call, "phone-call"),
            Stage.TIME: asks("agree_delivery", dialogs.agree, "calendar-clock"),
            Stage.OLD_PARTS: asks("keep_old_parts", OldPartsDialog, "shopping-bag"),
            Stage.ADVICE: self.asks(
                "dealership.answer_advice",
                self._advice_args,
                self._explain,
                text=STAGES[Stage.ADVICE],
                icon="lightbulb",
            ),
            Stage.NEXT: asks("tell_next", dialogs.next_maintenance, "calendar-days"),
            Stage.WALK: self.way(
                STAGES[Stage.WALK], lambda: self.leads.emit(OutPage(self.context, self.visit)), icon="car"
            ),
            Stage.LIST: self.action(
                "dealership.make_settlement", visit, icon="printer", then=self.context.preview
            ),
            Stage.PAY: asks("settle", PayDialog, "banknote"),
            Stage.GATE: self.action("dealership.give_gate_pass", visit, icon="door-open", then=self._gone),
        }
        self._advise = self.asks(
            "dealership.advise", visit, self._write_advice, text=T("Recommend", "work"), icon="lightbulb"
        )
        self._leave_out = self.action(
            "dealership.leave_out_advice", self._advice_args, text=T("Leave out", "advice"), icon="x"
        )
        self._another_time = asks(
            "agree_delivery", dialogs.agree, "calendar-clock", T("Other time", "delivery")
        )
        self._reopen = asks("reopen_settlement", dialogs.reopen, "undo-2", T("Open again", "settlement"))
        self._resume = self.asks(
            "dealership.resume_work", visit, self._ask_more, text=T("More to do", "delivery"), icon="undo-2"
        )
        self._discount = self.asks(
            "dealership.give_discount", self._discount_args, self._ask_discount, icon="badge-percent"
        )
        self._name = self.asks("dealership.name_fault", visit, self._name_fault, icon="shield-check")
        self._fail = self.asks(
            "dealership.fail_check", self._job_args, self._ask_what_is_wrong, icon="undo-2"
        )

    # -- looking ----------------------------------------------------------------------------------------

    def read(self) -> None:
        self.look(DeliveryShown, self._tell, visit=self.visit)

    def _tell(self, shown: DeliveryShown) -> None:
        self._now = shown
        self.bar.show_facts(dialogs.about(shown))
        self.learn(shown.facts, *shown.facts.leaving.advice, *shown.facts.work.jobs)
        next = next_stage(shown.facts)
        rows = [self._row(shown, one, done, one is next) for one, done in stages(shown.facts).items()]
        self.list_.show_rows(rows)
        self.list_.choose(next.value if next else "")
        found = of_visit(shown.facts, self.desk.clock.now(), self.desk.settings)
        self.bar.show_guards(watch.tags(found))
        self.panel.show_delivery(shown)
        self._offer()

    def _row(self, shown: DeliveryShown, one: Stage, done: bool, next: bool) -> TableRow:
        if done:
            tag = Tag(T("done", "delivery"), "ok", "check")
        elif next:
            tag = Tag(T("next", "delivery"), "warn", "arrow-right")
        else:
            tag = Tag(T("later", "delivery"), "mute", "circle-dashed")
        tone = "ink" if done or next else "ink2"
        return TableRow(one.value, (Cell(STAGES[one], tone, strong=next, note=told_of(shown, one)), tag))

    # -- doing ------------------------------------------------------------------------------------------

    def _args(self) -> dict[str, Any] | None:
        return {"visit": self.visit} if self._now else None

    def _ask_more(self) -> None:
        """What was walked round and signed, and the time that was agreed, begin anew: not by one stray key."""
        question = Question(
            self.window(),
            T("Is more to be done before the customer takes the car?"),
            T("Then the time is agreed and the walk-round signed anew. The estimate takes what is added."),
            safe=Verb("stay", T("No, go on")),
            verbs=(Verb("more", T("More to do", "delivery"), Kind.PRIMARY),),
        )
        question.answered.connect(
            lambda said: (
                self.attempt("dealership.resume_work", self._args() or {}) if said == "more" else None
            )
        )
        question.open()

    @property
    def _advice(self) -> AdviceFacts | None:
        """The recommendation that is chosen, else the next one whose answer is still open, or stands no more."""
        if self._now is None:
            return None
        found = self._now.facts.leaving.recommended
        chosen = next((one for one in found if one.id == self.panel.advice), None)
        asked = [one for one in found if one.step is Advice.OPEN] or undone(self._now.facts)
        return chosen or next(iter(asked), None)

    def _advice_args(self) -> dict[str, Any] | None:
        return {"visit": self.visit, "advice": self._advice.id} if self._advice else None

    def _discount_args(self) -> dict[str, Any] | None:
        lines = discountable(self._now.facts) if self._now else ()
        return {"visit": self.visit, "lines": tuple(one.id for one in lines)} if lines else None

    def _job_args(self) -> dict[str, Any] | None:
        jobs = work_done(self._now.facts) if self._now else ()
        return {"visit": self.visit, "job": jobs[0].id} if jobs else None

    def _offer(self) -> None:
        if self._now is None:
            return
        facts = self._now.facts
        next = next_stage(facts)
        primary = Offer(self._at[next]) if next else None
        more = None if facts.step is Visit.HANDED_OVER else Offer(self._resume)
        wrong = Offer(self._fail) if work_done(facts) else None
        again = Offer(self._reopen) if facts.leaving.settled else Offer(self._another_time)
        out = Offer(self._leave_out) if self._advice else None
        self.places.offer(
            primary,
            (Offer(self._advise), again, out, more, wrong),
            (Offer(self._discount), Offer(self._name)),
        )

    def _open(self, ask: Callable[..., Any]) -> None:
        if self._now:
            ask(self.context, self, self._now).open()

    def _ask_discount(self) -> None:
        if self._now:
            DiscountDialog(self.context, self, self._now.facts, None).open()

    def _name_fault(self) -> None:
        if self._now:
            watch.name(self.context, self, self._now.facts).open()

    def _write_advice(self) -> None:
        if self._now:
            advise(self.context, self, self._now.facts, dialogs.about(self._now)).open()

    def _explain(self) -> None:
        if self._now and (one := self._advice):
            AdviceDialog(self.context, self, self._now, one).open()

    def _ask_what_is_wrong(self) -> None:
        if self._now:
            dialogs.fail(self.context, self, self._now).open()

    def _gone(self, document: Any) -> None:
        if self._now:
            told = T("{number}: the gate pass is printed.", number=self._now.facts.number)
            self.told(told, Tone.OK)
        self.context.preview(document)
