"""The large button of the bill page: the bill is asked for, then paid; what is missing is named and led to."""

from typing import TYPE_CHECKING, Any, NamedTuple

import shiboken6

from app.counter.means import MONEY, Means, parts_fit
from app.flows.restaurant.facts.tracks import UP_TO_BILL, Bill, Sitting
from app.flows.restaurant.screens.bill.paid import PaidDialog
from app.kernel.refusal import No
from app.kernel.text import T
from app.widgets.bound import Action, State
from app.widgets.button import ActionButton, Kind
from app.widgets.dialog import Question, Verb
from app.widgets.theme import Said

if TYPE_CHECKING:
    from app.flows.restaurant.screens.bill.page import BillPage

CLOSED = (State.REFUSED, State.UNKNOWN)


class _Face(NamedTuple):
    """What the button says: its word, its second line, whether it is closed."""

    word: Said
    note: Said = ""
    closed: bool = False


class Settling:
    """`turn()` after each look and each key; `press()` is F5, Enter on the keypad, or a touch."""

    def __init__(self, page: "BillPage") -> None:
        self._page = page
        self._given = 0
        self._early: tuple[Action, ...] = ()
        self.button = ActionButton("", Kind.PRIMARY, "printer", hint="Enter", high=60)
        self.button.clicked.connect(self.press)
        self._ask = page.action("restaurant.ask_for_bill", page.of, icon="printer")
        self._print = page.action("restaurant.print_bill", page.of, icon="printer")
        self._settle = page.action("restaurant.settle", self._args, then=self._paid)
        self._share = page.action("restaurant.pay_share", self._share_args, then=self._paid)
        page.way(T("Take the money and print"), self.press, key="F5")
        for action in (self._ask, self._print, self._settle, self._share):
            action.judged.connect(self.turn)

    @property
    def missing(self) -> No | None:
        """What a rule wants before the bill can be asked for, or settled."""
        no = self._now.verdict.no if self._now else None
        return no if no and no.mend else None

    def turn(self) -> None:
        """Say what comes next, or what is missing."""
        face, button = self._face(), self.button
        icon = "banknote" if self._paying else "printer"
        button.say(face.word, "" if face.closed else face.note, icon=icon, hint="Enter")
        if face.closed:
            button.off(face.note)
        else:
            button.on()
        button.work(bool(self._now and self._now.busy))
        self._press_what_came_early()

    def press(self) -> None:
        """Print the bill; then take what is typed: a part of it, or all that is due."""
        page, tender = self._page, self._page.pay.tender
        if not self._ready:
            # A sum that was typed ahead is not lost; what was not typed is not paid unseen.
            paying = (self._settle, self._share)
            following = paying if page.shown else (self._ask, *paying)
            self._early = following if tender.typed else ()
        elif self.missing:
            page.lead_to(self.missing.mend or "")
        elif not self._paying:
            # No sum is typed for what nobody has seen yet: it was meant for something else (RST-32).
            page.pay.forget_typed()
            if self._now:
                self._now.press()
        else:
            self._take()

    # -- inside -----------------------------------------------------------------------------------------

    def _take(self) -> None:
        page, tender = self._page, self._page.pay.tender
        if page.pay.fault or (tender.left and not tender.part):
            page.pay.setFocus()
        elif tender.wants_tail:
            page.pay.ask_tail()
        elif tender.rest:
            page.pay.take()
        elif tender.far_too_much:
            self._ask_whether_so_much()
        else:
            self._given = tender.given
            if self._now:
                self._now.press()

    def _ask_whether_so_much(self) -> None:
        """What was asked about is what is settled, or refused: not what is due by the time of the answer (COM-06)."""
        tender, paying = self._page.pay.tender, self._now
        if paying is None:
            return
        asked, self._given = paying.asked(), tender.given
        question = Question(
            self._page.window(),
            T("Is {given:money} right? {due:money} is due.", given=tender.given, due=tender.due),
            T("{change:money} would go back to the guest.", change=tender.change),
            safe=Verb("again", T("Type it again")),
            verbs=(Verb("right", T("It is right")),),
        )
        question.answered.connect(lambda answer: paying.carry_out(asked) if answer == "right" else None)
        question.open()

    @property
    def _ready(self) -> bool:
        """Whether a press finds something: the bill is there, and not just being asked for."""
        asking = self._now in (self._ask, self._print) and self._now.busy
        return self._page.shown is not None and not asking

    def _press_what_came_early(self) -> None:
        if self._early and self._ready:
            pressed, self._early = self._now in self._early, ()
            if pressed:
                self._page.context.bridge.later(self._press_if_there)

    def _press_if_there(self) -> None:
        if shiboken6.isValid(self._page):
            self.press()

    @property
    def _now(self) -> Action | None:
        shown = self._page.shown
        if shown is None:
            return None
        step, bill = shown.sitting.facts.step, shown.sitting.facts.bill
        if step in UP_TO_BILL:
            return self._ask
        if step not in Sitting.BILL | Sitting.FREE or (bill and bill.step == Bill.SETTLED):
            return None
        if bill is None:
            return self._print
        return self._share if bill.split else self._settle

    @property
    def _paying(self) -> bool:
        """Whether it takes money now; before that a bill is printed."""
        return self._now in (self._settle, self._share)

    def _args(self) -> dict[str, Any] | None:
        shown, tender = self._page.shown, self._page.pay.tender
        if shown is None or shown.sitting.facts.bill is None:
            return None
        bill = shown.sitting.facts.bill.id
        paid = {"payments": tender.payments, "back": tender.returned, "otherwise": tender.otherwise}
        return {**self._page.of(), "bill": bill, **paid}

    def _share_args(self) -> dict[str, Any] | None:
        args = self._args()
        share = self._page.share if args else None
        if args is None or share is None:
            return None
        return {"share": share.id, **{name: args[name] for name in ("sitting", "bill", "payments")}}

    def _face(self) -> _Face:
        if self._now is self._ask:
            closed = self._ask.state in CLOSED
            return _Face(T("Bill, please: print it"), self._ask.reason or T("Then they pay"), closed)
        if self._now is self._print:
            closed = self._print.state in CLOSED
            return _Face(T("Print the next bill"), self._print.reason or T("Then they pay"), closed)
        if self._now is None:
            return _Face(T("Take the money and print"), T("The bill is settled."), closed=True)
        return self._face_of_settling()

    def _face_of_settling(self) -> _Face:
        tender, word = self._page.pay.tender, T("Take the money and print")
        if self.missing:
            return _Face(word, self._reason, closed=True)
        if self._page.pay.fault:
            return _Face(word, self._page.pay.fault, closed=True)
        if tender.left and not tender.part:
            return _Face(word, T("Type what you receive"), closed=True)
        if tender.wants_tail:
            return _Face(word, T("The last 4 characters of the payment number are missing"), closed=True)
        if tender.rest:
            return _Face(T("Take this part"), T("{sum:money} is still to pay", sum=tender.rest))
        no = parts_fit(tender.due, tender.payments)
        if no or (self._now is not None and self._now.state in CLOSED):
            return _Face(word, no.text if no else self._reason, closed=True)
        if not any(part.means in MONEY for part in tender.payments):
            word = T("Give back and print") if tender.back else T("Settle and print")
        return _Face(word, self._reason or self._note())

    @property
    def _reason(self) -> Said:
        return self._now.reason if self._now else ""

    def _note(self) -> Said:
        tender = self._page.pay.tender
        cash = any(part.means is Means.CASH for part in (*tender.payments, *tender.returned))
        return T("Drawer opens · receipt and bill") if cash else T("Receipt and bill")

    def _paid(self, result: Any) -> None:
        page = self._page
        page.kept.forget()
        page.pay.clear()
        dialog = PaidDialog(page.context, page, result, self._given)
        if not result.more:
            dialog.sheet.closed.connect(page.leave)
        dialog.open()
