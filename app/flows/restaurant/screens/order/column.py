"""The right column of the order page: what is ordered, what it comes to, what is still missing."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.flows.restaurant.facts.ids import LineId
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.tracks import Order, Sitting
from app.flows.restaurant.facts.views import OrderShown, SittingShown
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.screens.order import slip
from app.forms.restaurant.ui_order_foot import Ui_OrderFoot
from app.forms.restaurant.ui_order_head import Ui_OrderHead
from app.kernel.flow import Guide
from app.kernel.money import figures
from app.kernel.text import T
from app.widgets.button import ActionButton
from app.widgets.chip import ChipRow
from app.widgets.columns import CaseColumn
from app.widgets.empty import Empty
from app.widgets.form import laid_out
from app.widgets.guide import GuideCard
from app.widgets.order_list import Course, OrderLine, OrderList
from app.widgets.paint import Tag
from app.widgets.part import showing

STATES = {
    Order.OPEN: Tag(T("Draft", "order"), "warn", "pencil"),
    Order.CONFIRMED: Tag(T("Confirmed", "order"), "ok", "check-check"),
}

TOOL = 44
"""The height of a tool at 100 %."""


class OrderColumn(CaseColumn):
    """`show_order(sitting, order, last)`; `asked(line)` is the button of a line that still waits for something.

    Its tools act on the chosen line: `lessened`, `added`, `requested`, `paced`, `exchanged`.
    """

    asked = Signal(str)
    lessened = Signal()
    added = Signal()
    requested = Signal()
    paced = Signal()
    exchanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        top, bottom = QWidget(), QWidget()
        self._head, self._foot = laid_out(Ui_OrderHead(), top), laid_out(Ui_OrderFoot(), bottom)
        self._chips = ChipRow()
        self._head.chips_place.addWidget(self._chips)
        self.list, self.guide = OrderList(), GuideCard(FLOW.guide[Sitting.ORDERING])
        self._empty = Empty("utensils", T("Nothing ordered yet"), T("Type a dish's initials, or touch it."))
        self.busy = ActionButton("", icon="user-x", high=48)
        self._tools = _tools(self)
        self.head.addWidget(top)
        for part in (self._empty, self.list):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.body.addWidget(self.guide)
        for button in self._tools.values():
            self._foot.tools_place.addWidget(button)
        self._foot.busy_place.addWidget(self.busy)
        # A sum is never shortened: what counts the dishes gives way.
        self._foot.total.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.foot.addWidget(bottom)
        self.list.confirmed.connect(self.asked)
        self.list.chosen.connect(self._show_tools)
        self._order: OrderShown | None = None
        self._told: OrderLine | None = None
        self._adds = False

    def keep_low(self, low: bool) -> None:
        """Leave the lines their height: the tools get as low as a finger allows."""
        super().keep_low(low)
        for button in self._tools.values():
            button.high = 0 if low else TOOL
            button.updateGeometry()

    def show_order(self, sitting: SittingShown, order: OrderShown | None, last: LineId | None) -> None:
        """Show what is ordered; the line that was changed last is marked and chosen."""
        self._order = order
        if slip.adds(sitting) != self._adds:
            self._adds = not self._adds
            # Whether they may be asked for their order is no question any more; the standards hold all the same.
            ordering = FLOW.guide[Sitting.ORDERING]
            self.guide.show_guide(Guide(keep=ordering.keep) if self._adds else ordering, folded=self._adds)
        courses = slip.courses(sitting, last)
        self.list.show_courses(courses)
        self._follow(courses, last)
        if courses and not self._empty.isHidden():
            self.guide.fold(True)
        showing(self._empty, not courses)
        self._show_head(sitting, order)
        self._show_sums(order)
        self._show_tools()

    def _follow(self, courses: Sequence[Course], last: LineId | None) -> None:
        """Keep the line in sight that was changed last, with what hangs on it."""
        told = next((line for course in courses for line in course.lines if line.id == last), None)
        if told != self._told:
            self._told = told
            self.bring(last or "")

    @property
    def chosen(self) -> str:
        """The line that the tools act on: the chosen one, else the last of the order."""
        lines = self._order.lines if self._order else ()
        ids = [line.facts.id for line in lines]
        return self.list.current if self.list.current in ids else (ids[-1] if ids else "")

    def bring(self, line: str) -> None:
        """Choose a line and bring it into sight."""
        self.list.choose(line)
        self._show_tools()
        if part := self.list.part(line):
            QTimer.singleShot(0, self, lambda: self.scroll_to(part))

    def _show_head(self, sitting: SittingShown, order: OrderShown | None) -> None:
        table = sitting.table
        self._head.table.say(table.called if table else "")
        tags = [Tag(T("{n} guests", n=sitting.facts.guests), "mute", "users")]
        if order:
            tags.append(STATES[order.facts.step])
            if order.facts.captain_busy:
                tags.append(Tag(T("No captain free"), "mute", "user-x"))
        self._chips.show_tags(tuple(tags))
        self._head.version.say(T("v{n}", n=order.facts.version) if order else "")

    def _show_sums(self, order: OrderShown | None) -> None:
        lines = [line.facts for line in order.lines] if order else []
        total, open_lines = slip.total(lines)
        portions = sum(line.quantity for line in lines)
        if open_lines:
            self._foot.count.say(T("Dishes: {n} · unpriced: {open}", n=len(lines), open=open_lines), "warn_i")
        else:
            told = T("Dishes: {dishes} · portions: {portions}", dishes=len(lines), portions=portions)
            self._foot.count.say(told, "ink3")
        self._foot.word.say(T("Agreed so far") if open_lines else T("Total", "order"))
        self._foot.total.say(f"¥{figures(total)}")

    def _show_tools(self) -> None:
        order = self._order
        line = next((one for one in order.lines if one.facts.id == self.chosen), None) if order else None
        for name, button in self._tools.items():
            showing(button, line is not None and name in _offered(line.facts))
        if line:
            at_once = line.facts.at_once
            self._tools["pace"].say(
                T("Hold it") if at_once else T("At once"), icon="circle-pause" if at_once else "circle-play"
            )
            self._tools["less"].setAccessibleDescription(line.facts.name)


def _offered(line: LineFacts) -> tuple[str, ...]:
    """What can be done with a line: a set comes off whole, a dish of it is exchanged (RST-11)."""
    if line.is_set:
        return ("less",)
    return ("exchange", "request", "pace") if line.of_set else ("less", "more", "request", "pace")


def _tools(column: OrderColumn) -> dict[str, ActionButton]:
    """One less, one more, a request, at once or held."""
    made = {
        "less": ActionButton("−", centred=True, high=TOOL),
        "more": ActionButton("+", centred=True, high=TOOL),
        "request": ActionButton(T("Request"), icon="message-square-warning", hint="*", high=TOOL),
        "pace": ActionButton(T("At once"), icon="circle-play", high=TOOL),
        "exchange": ActionButton(T("Exchange"), icon="arrow-left-right", hint="Alt X", high=TOOL),
    }
    for name, signal in (
        ("less", column.lessened),
        ("more", column.added),
        ("request", column.requested),
        ("pace", column.paced),
        ("exchange", column.exchanged),
    ):
        made[name].clicked.connect(signal)
    return made
