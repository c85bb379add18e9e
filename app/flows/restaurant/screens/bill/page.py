"""The bill page: what the table comes to, what must be decided before, and how it is paid (RST-30 to 34)."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.ids import SittingId
from app.flows.restaurant.facts.kinds import ChangeKind
from app.flows.restaurant.facts.sharing import ShareDue, ShareFacts
from app.flows.restaurant.facts.tracks import BILLED_AT, Bill, Sitting
from app.flows.restaurant.facts.views import BillShown
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.rules.billing import undecided
from app.flows.restaurant.rules.shares import shared
from app.flows.restaurant.screens.allergy import led_to_yes
from app.flows.restaurant.screens.base import RestaurantScreen
from app.flows.restaurant.screens.bill import sums
from app.flows.restaurant.screens.bill.before import Before
from app.flows.restaurant.screens.bill.kept import Kept
from app.flows.restaurant.screens.bill.settling import Settling
from app.flows.restaurant.screens.bill.tools import Tools
from app.flows.restaurant.screens.line.sheet import change, open_line
from app.flows.restaurant.screens.order import OrderPage
from app.flows.restaurant.screens.sitting.serve import serve_line
from app.flows.restaurant.screens.words import AHEAD
from app.forms.restaurant.ui_bill import Ui_Bill
from app.kernel.money import figures
from app.kernel.refusal import No
from app.kernel.text import T
from app.widgets.columns import Arrangement, arrangement
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.guide import GuideCard
from app.widgets.key_hints import KeyHints
from app.widgets.pages import Pages
from app.widgets.paint import Tag
from app.widgets.part import Scroll, showing
from app.widgets.paying import PayColumn
from app.widgets.segment import Choice, Segment
from app.widgets.theme import Said, look
from app.widgets.toast import carry_toasts, clear_of_toasts

PAY_WIDE = {
    Arrangement.SHEET: 372,
    Arrangement.NARROW: 372,
    Arrangement.USUAL: 420,
    Arrangement.WIDE: 452,
}
PAY_HALVES = {
    Arrangement.SHEET: 400,
    Arrangement.NARROW: 520,
    Arrangement.USUAL: 560,
    Arrangement.WIDE: 560,
}
"""Widths at 100 %, of one half and of two beside each other."""
LOW = 430
"""Below this height at 100 % the phrases follow each other closely, and nothing is told twice: the due stands beside."""
HIGH = 800
"""From this height at 100 % the standards stand below the words; where it is narrow, the due and the keys as well."""
BILL, BEFORE = "bill", "before"
KEYS: tuple[tuple[str, Said], ...] = (
    ("0–9", T("what you receive")),
    ("Enter", T("takes it")),
    ("Alt 1–5", T("means of payment")),
    ("Esc", T("back")),
)


class BillPage(RestaurantScreen):
    """`BillPage(context, sitting)`, pushed onto `Pages`; it goes back by itself once the bill is paid."""

    def __init__(self, context: Context, sitting: str, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.sitting = SittingId(sitting)
        self.shown: BillShown | None = None
        self.ui = laid_out(Ui_Bill(), self)
        self.ui.bar.show_title(T("Bill", "page"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pay, self.guide = PayColumn(), GuideCard()
        self.kept = Kept(self)
        self.settling, self._tools = Settling(self), Tools(self)
        self._before = Before(self._tools)
        self._fold = Segment((Choice(BILL, T("Bill", "heading")), Choice(BEFORE, T("Before they pay"))))
        self._keys = KeyHints(KEYS)
        self._narrow = self._sheet = self._low = False
        self._compose()
        self._connect()

    # -- Screen's own ---------------------------------------------------------------------------------

    def read(self) -> None:
        self.look(BillShown, self._show_bill, sitting=self.sitting)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.kept.tell_left()
        super().closeEvent(event)

    # -- what its parts ask of it ---------------------------------------------------------------------

    def of(self) -> dict[str, SittingId]:
        """Whose bill it is: the first argument of every act here."""
        return {"sitting": self.sitting}

    def leave(self) -> None:
        """Go back to where the page was opened."""
        pages = self.parentWidget()
        if isinstance(pages, Pages):
            pages.back()

    def _open_line(self, line: str) -> None:
        if self.shown and line in self.facts:
            open_line(self, self.shown.sitting, line)

    def _change(self, line: str, kind: str) -> None:
        if self.shown:
            change(self, self.shown.sitting, line, ChangeKind(kind))

    def open_order(self) -> None:
        """Lay the order over the bill: what was not sent is sent there, or taken off."""
        pages = self.parentWidget()
        if isinstance(pages, Pages):
            pages.push(OrderPage(self.context, self.sitting))

    def refused(self, no: No) -> None:
        if not led_to_yes(self, self.shown.sitting.facts if self.shown else None, no):
            super().refused(no)

    def lead_to(self, mend: str) -> None:
        """Go to what must be decided first."""
        if self._narrow:
            self._fold.choose(BEFORE)
        ways = {"send_order": self._tools.to_order, "count_bottles": self._tools.count}
        button = ways.get(mend, self._tools.all_served)
        button.setFocus(Qt.FocusReason.TabFocusReason)

    # -- composing --------------------------------------------------------------------------------------

    def _compose(self) -> None:
        ui = self.ui
        ui.fold_place.addWidget(self._fold)
        ui.changes_place.addWidget(self._tools.changes)
        ui.scrolled_place.addWidget(Scroll(self._before))
        ui.keys_place.addWidget(self._keys)
        ui.scroll_place.addWidget(Scroll(self.pay))
        ui.primary_place.addWidget(self.settling.button)
        self.pay.pad.serve(self)
        carry_toasts(ui.bill_card, ui.before_card)
        clear_of_toasts(self.guide)
        self.setFocusProxy(self.pay)

    def _connect(self) -> None:
        self.ui.bar.back.connect(self.leave)
        self._fold.chosen.connect(lambda _: self._arrange())
        self._before.undecided.served.connect(
            lambda line: serve_line(self, self.facts[self.sitting], self.facts[line])
        )
        self._before.undecided.asked.connect(self._open_line)
        self._before.undecided.wanted.connect(self._change)
        self._before.taken.dropped.connect(self.pay.drop)
        self._before.shares.chosen.connect(self._turned_to_share)
        self.pay.changed.connect(self._typed)
        self.pay.entered.connect(self.settling.press)
        look().changed.connect(self._arrange)

    def _arrange(self) -> None:
        """Lay the cards beside each other, or one over the other; the sentence to say is always in view."""
        kind = arrangement(self.width())
        self._narrow = kind in (Arrangement.SHEET, Arrangement.NARROW)
        self._sheet = kind is Arrangement.SHEET
        self._low = self._room * 100 / look().scale < LOW
        self._arrange_pay(kind)
        showing(self._fold, self._narrow)
        showing(self.ui.bill_word, not self._narrow)
        showing(self.ui.before_word, not self._narrow)
        tight = self._low or (self._narrow and self.height() * 100 / look().scale < HIGH)
        showing(self._keys, not (self._sheet or tight))
        self.ui.table.tell_due(not tight)
        showing(self.ui.bill_card, not self._narrow or self._fold.current == BILL)
        showing(self.ui.before_card, not self._narrow or self._fold.current == BEFORE)
        (self.ui.guide_below if self._narrow else self.ui.guide_place).addWidget(self.guide)
        self._say()

    @property
    def _room(self) -> int:
        """The height below the bar, in pixels."""
        return self.height() - self.ui.bar.sizeHint().height()

    def _arrange_pay(self, kind: Arrangement) -> None:
        """All that is touched for paying is in sight: the column gets wider where it cannot get higher."""
        px, column = look().px, self.ui.pay_column
        edge = px(8 if self._low else 14)
        column.setContentsMargins(px(16), edge, px(16), edge)
        taken = self.settling.button.sizeHint().height() + column.spacing() + 2 * edge
        self.pay.arrange(self._room - taken)
        self.ui.pay.setFixedWidth(px((PAY_HALVES if self.pay.fit.halves else PAY_WIDE)[kind]))

    # -- showing ----------------------------------------------------------------------------------------

    def _show_bill(self, shown: BillShown) -> None:
        self.shown = shown
        facts = shown.sitting.facts
        self._before.shares.show_shares(facts, facts.bill)
        self._show_due(shown)
        self.kept.bring_back(facts)
        self.learn(facts)
        self.ui.bar.show_facts(_facts(shown))
        self.ui.bar.show_guards(_guards(shown))
        due = T("Goes back to the guest") if shown.sums.back else T("Due")
        if facts.bill and facts.bill.step == Bill.SETTLED:
            due = T("Paid", "bill")
        amount = shown.sums.back or shown.sums.due
        self.ui.table.show_bill(sums.lines(shown), sums.sums(shown), due, f"¥{figures(amount)}")
        lines = undecided(facts)
        self._before.undecided.show_lines(lines)
        self._fold.offer(
            (Choice(BILL, T("Bill", "heading")), Choice(BEFORE, T("Before they pay"), len(lines) or None))
        )
        self._tools.show_bill(shown)
        self._typed()

    def _show_due(self, shown: BillShown) -> None:
        """What is paid now: the bill, or the share of it that is next (RST-31)."""
        facts, share, own = shown.sitting.facts, self.share, self._own
        if _all_paid(facts):
            self.pay.show_due(0, 0, shown.sitting.taken_by)
        elif share and own:
            of = len(facts.shares(facts.bill)) if facts.bill else 0
            self.pay.show_due(own.due, 0, (), T("Share {n} of {of}, due", n=share.n, of=of))
        else:
            self.pay.show_due(shown.sums.due, shown.sums.back, shown.sitting.taken_by)

    @property
    def share(self) -> ShareFacts | None:
        """The share that is paid now, where the bill is split."""
        return self._before.shares.current

    @property
    def _own(self) -> ShareDue | None:
        """What that share comes to."""
        facts = self.shown.sitting.facts if self.shown else None
        share = self.share
        return shared(facts, facts.bill).get(share.id) if facts and facts.bill and share else None

    def _turned_to_share(self) -> None:
        if self.shown:
            self._show_bill(self.shown)
            self.pay.setFocus()

    def _typed(self) -> None:
        self.judge()
        self.settling.turn()
        self._before.taken.show_parts(self.pay.tender.taken)
        self._say()

    def _say(self) -> None:
        """The sentence to say, with both sums, then the change (RST-32)."""
        shown, tender = self.shown, self.pay.tender
        if shown is None:
            return
        if _all_paid(shown.sitting.facts):
            self.guide.show_phrases(self._farewell(), (), brief=self._low)
            return
        own = self._own
        payable, taken = (own.due + own.ahead, own.ahead) if own else (shown.sums.payable, shown.sums.ahead)
        told = {"total": figures(payable), "tendered": figures(tender.given or tender.due)}
        english = look().words.language == "en"
        pair = FLOW.guide[Sitting.BILL].say or ("", "")
        phrase = pair[english].format(**told)
        phrases: list[Said] = [_on_two_lines(phrase) if self._sheet or not self._low else phrase]
        kind = shown.sitting.facts.ahead
        if taken and kind:
            ahead: dict[str, Any] = {"ahead": AHEAD[kind], "sum": figures(taken)}
            phrases.insert(1, T("{ahead} of {sum} yuan: taken off.", **ahead))
        change = tender.change or tender.back
        if change:
            phrase = self.words(T("{change} yuan is your change, please count it.", change=figures(change)))
            phrases.append(
                _on_two_lines(phrase) if self._sheet or (self._narrow and not self._low) else phrase
            )
        room = not self._narrow and self.height() * 100 / look().scale >= HIGH
        keep = FLOW.guide[Sitting.BILL].keep if room else ()
        self.guide.show_phrases(phrases, [standard[english] for standard in keep], brief=self._low)

    def _farewell(self) -> list[Said]:
        """What is said once all is paid."""
        pair = FLOW.guide[Sitting.FAREWELL].say or ("", "")
        return [pair[look().words.language == "en"]]

    def retold(self) -> None:
        self._say()


def _all_paid(facts: SittingFacts) -> bool:
    """Whether nothing is to be paid now; of who left, unless their bill was opened again (RST-33)."""
    return facts.step not in BILLED_AT or bool(facts.bill and facts.bill.step == Bill.SETTLED)


def _on_two_lines(phrase: str) -> str:
    """A phrase with its own break, so that no line begins with one lost character."""
    for mark in ("，", "; ", ", "):
        first, found, second = phrase.rpartition(mark)
        if found:
            return f"{first}{mark.strip()}\n{second}"
    return phrase


def _facts(shown: BillShown) -> Said:
    table, facts = shown.sitting.table, shown.sitting.facts
    name = table.called if table else ""
    guest = shown.sitting.guest or T("Walk-in")
    told: dict[str, Any] = {"table": name, "guest": guest, "n": facts.guests, "number": facts.number}
    return T("{table} · {guest} · {n} guests · {number}", **told)


def _guards(shown: BillShown) -> tuple[Tag, ...]:
    bill = shown.sitting.facts.bill
    decided = Tag(T("Everything served"), "ok", "check")
    if shown.undecided:
        decided = Tag(T("Not decided: {n}", n=shown.undecided), "warn", "utensils")
    if shown.out_of_date:
        printed = Tag(T("The printed bill is out of date"), "bad", "printer-x")
    elif bill and bill.printed:
        printed = Tag(T("Bill printed {n}×", n=bill.printed), "mute", "printer")
    else:
        printed = Tag(T("Bill not printed yet"), "mute", "printer")
    return (printed, decided)
