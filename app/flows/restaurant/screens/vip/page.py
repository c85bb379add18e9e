"""A VIP's reception: the tasks in order of time, what the notice says and does not say yet (RST-50 to 52)."""

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.reception import Reception, TaskShown
from app.flows.restaurant.facts.vip import VipTask
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.rules.vip import BY_THEMSELVES, TASKS
from app.flows.restaurant.screens.base import RestaurantScreen
from app.flows.restaurant.screens.floor.tiles import named
from app.flows.restaurant.screens.vip.dialogs import AgreeDialog, NoticeDialog, ReadyDialog
from app.forms.restaurant.ui_vip import Ui_Vip
from app.kernel.refusal import No, Shut
from app.kernel.text import T, Text
from app.widgets.columns import BoardLayout, CaseColumn
from app.widgets.desk import Context, Tone
from app.widgets.facts_list import FactsList
from app.widgets.flow_screen import CaseDoor
from app.widgets.form import laid_out
from app.widgets.paint import Tag
from app.widgets.part import Column, Label, Panel, Role, filled
from app.widgets.places import Offer, Places
from app.widgets.sentence import Sentence
from app.widgets.table import Cell, Heading, RowAct, Table, TableRow
from app.widgets.theme import Said

HEADINGS = (
    Heading(T("Due", "reception"), 104),
    Heading(T("Task", "reception"), 0),
    Heading(T("By", "reception"), 104),
    Heading(T("Done", "reception"), 128),
)
ACTS: Mapping[str, Text] = {
    "tick_vip": T("Tick", "a task"),
    "check_readiness": T("Check", "a room"),
    "agree_meal": T("Agree", "a meal time"),
}


class VipPage(RestaurantScreen):
    """`VipPage(context, sitting)`. A task is ticked by one touch on its row, or by Space; `left`."""

    left = Signal()

    def __init__(self, context: Context, sitting: str, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.ui = laid_out(Ui_Vip(), self)
        self.sitting = sitting
        self.reception: Reception | None = None
        self.tasks, self.places = Table(HEADINGS), Places()
        self._missing, self._facts = Sentence(hue="warn", icon="triangle-alert", boxed=True), FactsList()
        self._compose()
        self.ui.bar.back.connect(self.left)
        self.tasks.acted.connect(self._act)
        self.tasks.opened.connect(self._open)
        self.setFocusProxy(self.tasks)

    # -- Screen's own -----------------------------------------------------------------------------------

    def concerns(self, notice: Any) -> bool:
        return self.sitting in notice.cases

    def read(self) -> None:
        self.look(Reception, self._tell, sitting=self.sitting)

    def passed(self) -> None:
        super().passed()
        self.again()

    def refused(self, no: No) -> None:
        super().refused(no)
        if isinstance(no, Shut):
            self.left.emit()

    # -- composing --------------------------------------------------------------------------------------

    def _compose(self) -> None:
        self.ui.bar.show_title(T("VIP reception"))
        board, case = Panel("ground"), CaseColumn()
        laid = BoardLayout(board, case, self.places.block)
        door = CaseDoor(laid, T("The notice, the check, the sheet"), "star")
        filled(Column(board, gap=0), self.tasks, door)
        case.head.addWidget(Label(T("Reception notice"), Role.SECTION))
        filled(case.body, self._missing, self._facts, None)
        self.ui.work.addWidget(laid)
        asks, this = self.asks, self._this
        check = asks("restaurant.check_readiness", this, self._check, icon="shield-check")
        notice = asks(
            "restaurant.note_reception", this, self._notice, text=T("Notice", "reception"), icon="pencil"
        )
        agree = asks(
            "restaurant.agree_meal", this, self._agree, text=T("Meal time", "to agree on"), icon="clock"
        )
        sheet = self.action(
            "restaurant.print_reception",
            this,
            icon="printer",
            text=T("Print sheet", "reception"),
            then=self._printed,
        )
        self._check_first, self._beside = check, (Offer(notice), Offer(agree), Offer(sheet))

    # -- showing ----------------------------------------------------------------------------------------

    def _tell(self, reception: Reception) -> None:
        self.reception = reception
        facts = reception.facts
        self.learn(facts)
        # Once they sit nothing is checked any more: the large button would stay closed for good.
        act = self._check_first.act
        comes = act is None or act.comes("sitting", facts.step)
        self.places.offer(Offer(self._check_first) if comes else None, self._beside)
        told: dict[str, Any] = {"table": facts.table_name or T("no table yet")}
        self.ui.bar.show_facts(T("{table} · {who}", who=named(reception.guest, facts.guests), **told))
        done = sum(task.done for task in reception.tasks)
        state = Tag(T("{done} of {of} done", done=done, of=len(reception.tasks)), "info", "list-todo")
        self.ui.bar.show_guards((state,))
        missing = T("The notice does not say yet: {missing:list}", missing=list(reception.missing))
        self._missing.say(missing if reception.missing else "")
        self._facts.show_facts(tuple(_known(reception)))
        self.tasks.show_rows([self._row(task) for task in reception.tasks])
        if not self.tasks.current and reception.tasks:
            self.tasks.choose(next((t.task for t in reception.tasks if not t.done), reception.tasks[0].task))

    def _row(self, task: TaskShown) -> TableRow:
        now = self.desk.clock.now()
        late = not task.done and task.due is not None and task.due <= now
        due: Said = T("{at:time}", at=task.due) if task.due else T("leaving", "reception")
        back = T("Given back: {why}", why=task.why or "—") if task.refused else ""
        by = task.by if task.done or task.refused else ""
        return TableRow(
            task.task,
            (
                Cell(due, "bad" if late else "ink", strong=late),
                Cell(TASKS[task.task], "ink2" if task.done else "ink", strong=not task.done, note=back),
                by,
                self._state(task),
            ),
        )

    def _state(self, task: TaskShown) -> Tag | RowAct:
        if task.done:
            return Tag(T("{at:time}", at=task.at) if task.at else T("Done", "reception"), "ok", "check")
        act = BY_THEMSELVES.get(task.task, "tick_vip")
        return RowAct(act, ACTS[act], "undo-2" if task.refused else "check")

    # -- doing ------------------------------------------------------------------------------------------

    def _this(self) -> Mapping[str, Any] | None:
        return {"sitting": self.sitting} if self.reception else None

    def _act(self, task: str, act: str) -> None:
        if act == "check_readiness":
            self._check()
        elif act == "agree_meal":
            self._agree()
        else:
            self.attempt("restaurant.tick_vip", {"sitting": self.sitting, "item": task})

    def _open(self, task: str) -> None:
        """Enter on a row does what its touch does."""
        shown = next((t for t in self.reception.tasks if t.task == task), None) if self.reception else None
        if shown and not shown.done:
            self._act(task, BY_THEMSELVES.get(VipTask(task), "tick_vip"))

    def _check(self) -> None:
        if self.reception:
            ReadyDialog(self.context, self, self.reception).open()

    def _notice(self) -> None:
        if self.reception:
            NoticeDialog(self.context, self, self.reception).open()

    def _agree(self) -> None:
        if self.reception:
            AgreeDialog(self.context, self, self.reception).open()

    def _printed(self, document: str) -> None:
        self.told(T("The reception sheet is printed."), Tone.OK)
        self.context.preview(document)


def _known(reception: Reception) -> Iterator[tuple[Said, Said]]:
    """What the notice says, and who may know; who tried to get in."""
    facts, vip = reception.facts, reception.facts.vip
    if vip is None:
        return
    for word, value in (
        (T("Who is received"), reception.received),
        (T("What is received"), reception.purpose),
        (T("Needs", "reception"), reception.needs),
        (T("Telephone"), reception.phone),
    ):
        yield word, value or "—"
    if facts.booked_for:
        yield T("Arrival", "reception"), T("{at:moment}", at=facts.booked_for)
    agreed = T("{at:moment}", at=vip.seated_for) if vip.seated_for else T("not agreed yet")
    yield T("Meal time", "reception"), agreed
    yield T("Contact", "reception"), reception.contact or "—"
    yield T("Alias for the kitchen"), vip.alias
    roles: list[Said] = [FLOW.roles[role] for role in FLOW.roles if role in vip.circle.roles]
    roles += [one.name for one in reception.staff if one.login in vip.circle.persons]
    yield T("Who may know"), T("{named:list}", named=roles)
    if reception.tries:
        last = reception.tries[-1]
        told = T("{n}, the last by {by} at {at:time}", n=len(reception.tries), by=last.by, at=last.at)
        yield T("Tried to get in"), told
