"""What comes next for the order: begun, confirmed, sent; and who may when no captain is free (RST-14)."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence

from app.flows.restaurant.facts.kinds import Confirmed
from app.flows.restaurant.facts.tracks import Order
from app.flows.restaurant.screens.order.send import SendDialog
from app.kernel.text import T
from app.widgets.bind import bind
from app.widgets.bound import Action, State
from app.widgets.button import ActionButton, Kind
from app.widgets.columns import ActionBlock
from app.widgets.desk import Tone
from app.widgets.part import showing

if TYPE_CHECKING:
    from app.flows.restaurant.screens.order.page import OrderPage

NEXT = "F5"
FOR_A_CAPTAIN = ("begin_order", "captain_is_busy")
"""What mends that no captain is here: an order that says so."""


class Sending:
    """The large button takes its turns: take the order, let the guest confirm, send. `turn()` after each look."""

    def __init__(self, page: "OrderPage") -> None:
        self._page = page
        self._primary = ActionButton("", Kind.PRIMARY, hint=NEXT)
        self._made()
        sign, slip = ActionButton(), ActionButton()
        bind(self._sign, sign)
        bind(self._slip, slip)
        self.block = ActionBlock(self._primary, (sign, slip))
        self._now: Action | None = None
        self._pressed: Callable[[], None] | None = None
        self._entered = False
        bind(self._busy_begin, page.column.busy)
        self.turn()

    def turn(self) -> None:
        """Put the next act onto the large button; where only a captain is missing, offer the mark beside it."""
        order = self._page.order
        now = self._begin if order is None else self._confirm
        sent = any(one.sent_at for one in self._page.shown.facts.orders) if self._page.shown else False
        self._begin.say(T("Add dishes") if sent else T("Take the order"))
        if order and order.facts.step == Order.CONFIRMED:
            now = self._send
        if now is not self._now:
            if self._now:
                self._now.setShortcut(QKeySequence())
            now.setShortcut(QKeySequence(NEXT))
            bind(now, self._primary)
            bind(self._busy_begin if order is None else self._busy, self._page.column.busy)
            self._now = now
        no = now.verdict.no
        showing(self._page.column.busy, no is not None and no.mend in FOR_A_CAPTAIN)

    def all_noted(self) -> None:
        """What was pressed while a dish was being noted is done now."""
        press, self._pressed = self._pressed, None
        if press:
            press()
        self._entered = False

    def enter(self) -> bool:
        """Take an Enter that came before what F5 leads to was there; no if F5 waits for nothing."""
        self._entered = self._pressed is not None
        return self._entered

    def look_first(self) -> None:
        """Something could not be noted: what is left is not sent before anyone saw it."""
        self._entered = False

    # -- inside -----------------------------------------------------------------------------------------

    def _soon(self, press: Callable[[], None]) -> None:
        """Press once every dish is noted: old facts would begin a second order, or send without the last dish."""
        if self._page.under_way:
            self._pressed = press
        else:
            press()

    def _press_early(self) -> None:
        """F5 before the table is known: it goes with the dishes that were entered before it."""
        if self._page.shown is None and self._page.under_way:
            self._soon(self._press_begin)

    def _made(self) -> None:
        page = self._page
        self._begin = page.action(
            "restaurant.begin_order", self._first, run=lambda: self._soon(self._press_begin), icon="pencil"
        )
        self._begin.triggered.connect(self._press_early)
        self._busy_begin = page.action(
            "restaurant.begin_order",
            lambda: {**self._first(), "captain_busy": True},
            text=T("No captain is free"),
            icon="user-x",
        )
        self._busy = page.action(
            "restaurant.captain_is_busy", self._order, text=T("No captain is free"), icon="user-x"
        )
        self._confirm = page.action(
            "restaurant.confirm_order",
            self._confirm_args,
            text=T("Send to the kitchen"),
            icon="send",
            run=lambda: self._soon(self._press_next),
        )
        self._sign = page.action(
            "restaurant.confirm_order",
            self._confirm_args,
            text=T("Guest signs"),
            key="F4",
            icon="signature",
            run=lambda: self._soon(lambda: self._press(self._sign, Confirmed.SIGNED)),
        )
        self._slip = page.action(
            "restaurant.print_order_slip",
            self._order,
            text=T("Print the slip"),
            key="F3",
            icon="printer",
            then=lambda _: page.told(T("The slip is printed for the guest to sign."), Tone.OK),
        )
        self._send = page.action(
            "restaurant.send_order",
            # Whether the portions are agreed the dialog asks.
            lambda: (
                {**order, "all_at_once": False, "portions_agreed": True} if (order := self._order()) else None
            ),
            text=T("Send to the kitchen"),
            icon="send",
            run=lambda: self._soon(self._press_next),
        )

    def _first(self) -> dict[str, Any]:
        return {"sitting": self._page.sitting, "captain_busy": False}

    def _order(self) -> dict[str, Any] | None:
        order = self._page.order
        return {"sitting": self._page.sitting, "order": order.facts.id} if order else None

    def _confirm_args(self) -> dict[str, Any] | None:
        order = self._order()
        return {**order, "how": Confirmed.SPOKEN, "signature": None} if order else None

    def _press_next(self) -> None:
        """What stands on the large button once all is noted: by then it may be another act."""
        if self._now and self._now is not self._begin:
            self._press(self._now, Confirmed.SPOKEN)

    def _press_begin(self) -> None:
        if self._page.order is not None:
            self._press_next()
            return
        if self._begin.state is State.READY:
            self._begin.go()
        else:
            self._lead(self._begin)

    def _press(self, action: Action, how: Confirmed) -> None:
        """Let the guest confirm; or lead to the first thing that is missing."""
        if action.state is not State.READY:
            self._lead(action)
            return
        page, order = self._page, self._page.order
        if page.shown is None or order is None:
            return
        confirmed = order.facts.step == Order.CONFIRMED
        dialog = SendDialog(page.context, page, page.shown, self._sent, how, confirmed=confirmed)
        dialog.open()
        if self._entered:
            dialog.press_last()

    def _lead(self, action: Action) -> None:
        no, page = action.verdict.no, self._page
        if no is None or page.lead_to(no.mend or ""):
            return
        if no.who:
            page.context.second_person(action.name, action.args() or {}, no, action.go)
        else:
            page.refused(no)

    def _sent(self, result: Any) -> None:
        page = self._page
        page.entering.forget()
        told = {"fired": result.fired, "held": result.held}
        page.told(T("Sent: {fired} cook now, {held} wait for the call.", **told), Tone.OK)
        page.leave()
