"""Estimate and order: what the customer says, lines found as one types, who pays, and the signature (DLR-11, 15, 20)."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.estimate_shown import EstimateShown
from app.flows.dealership.facts.estimates import NO_ACCOUNT, Estimate, LineFacts
from app.flows.dealership.facts.forecast import Forecast, Proposal
from app.flows.dealership.facts.payers import Payer
from app.flows.dealership.facts.preparation import PutOff
from app.flows.dealership.facts.price_list import OperationFacts, PriceList
from app.flows.dealership.facts.terms import PAYERS
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.facts.workshop import Skill
from app.flows.dealership.rules.added import askable, drawable
from app.flows.dealership.rules.discounts import discountable
from app.flows.dealership.rules.estimates import expired
from app.flows.dealership.rules.first_maintenance import payer_of, was_had
from app.flows.dealership.rules.warranty import undecided
from app.flows.dealership.rules.watch import of_visit, unnamed
from app.flows.dealership.screens import watch
from app.flows.dealership.screens.base import BookPage
from app.flows.dealership.screens.discount import DiscountDialog
from app.flows.dealership.screens.estimate import added, dialogs, warranty
from app.flows.dealership.screens.estimate.ask import AskCustomerDialog
from app.flows.dealership.screens.estimate.finder import Finder
from app.flows.dealership.screens.estimate.panel import EstimatePanel
from app.flows.dealership.screens.estimate.rows import HEADINGS, found_row, line_row, put_off_row
from app.flows.dealership.screens.estimate.sign import SignDialog
from app.flows.dealership.screens.photos import of_lines
from app.flows.dealership.screens.words import plate
from app.flows.dealership.screens.workshop.expected import proposed
from app.forms.dealership.ui_board import Ui_Board
from app.kernel.text import T
from app.widgets.columns import BoardLayout
from app.widgets.desk import Context, Tone
from app.widgets.empty import Empty
from app.widgets.field import SearchField
from app.widgets.flow_screen import CaseDoor
from app.widgets.form import laid_out
from app.widgets.listed import Listed
from app.widgets.part import Column, Panel, filled
from app.widgets.places import Offer, Places
from app.widgets.segment import Choice, Segment
from app.widgets.workbar import WorkBar

EXAMINE, LINE = "examine", T("choose a line")
WAYS = (
    *(Choice(payer.value, word) for payer, word in PAYERS.items()),
    Choice(EXAMINE, T("To examine", "way")),
)
"""Who pays for the lines that come next; or they are priced after an examination."""


class EstimatePage(BookPage):
    """`EstimatePage(context, visit)`: what is typed finds operations and parts, Enter puts the first on the estimate.

    With nothing typed the lines are shown, and beneath them what was put off before, which Enter takes over: F5 goes on to
    the order and its signature.
    """

    def __init__(self, context: Context, visit: str, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.visit = visit
        self._now: EstimateShown | None = None
        self._proposal: Forecast | None = None
        self._known = PriceList((), (), 0)
        self._finder = Finder(self._known)
        board, inside = Panel("ground"), QWidget()
        self.bar, self.ui = WorkBar(T("Estimate and order")), laid_out(Ui_Board(), inside)
        self.search = SearchField(T("Operation or part: name, code, and how many"), letters=True, high=44)
        self.ways = Segment(WAYS)
        self._empty = Empty(
            "receipt-text", T("Nothing stands on the estimate"), T("Type an operation or a part")
        )
        self.list_ = Listed(HEADINGS, self._empty)
        self.ui.search_place.addWidget(self.search)
        self.ui.table_place.addWidget(self.ways)
        self.ui.table_place.addWidget(self.list_)
        self.panel, self.places = EstimatePanel(), Places()
        self.laid = BoardLayout(board, self.panel, self.places.block)
        filled(Column(board, gap=0), inside, CaseDoor(self.laid, T("The sums, and what to do"), "wallet"))
        filled(Column(self, gap=0), self.bar).addWidget(self.laid, 1)
        self._make_actions()
        self.bar.back.connect(self.left)
        self.search.sought.connect(lambda _: self._show_rows())
        self.search.moved.connect(lambda _: self.list_.step_in())
        self.search.entered.connect(lambda _: self._add_first())
        self.ways.chosen.connect(lambda _: self.search.setFocus())
        self.list_.chosen.connect(lambda _: self._offer())
        self.list_.opened.connect(self._open)
        self.setFocusProxy(self.search)

    def _make_actions(self) -> None:
        visit, line = self._args, self._line_args
        symptom, copies = T("Symptom"), T("Copies given")
        self._diagnose = self.asks(
            "dealership.diagnose", visit, self._ask_symptom, text=symptom, icon="message-circle"
        )
        self._strike = self.action("dealership.strike_line", line, text=T("Strike", "line"), icon="x")
        self._strike.wanting(LINE)
        self._print = self.action(
            "dealership.print_estimate", visit, text=T("Print", "estimate"), icon="printer"
        )
        self._make = self.asks("dealership.make_order", visit, self._ask_order, icon="file-text")
        self._reopen = self.action(
            "dealership.reopen_estimate", visit, text=T("Change it", "order"), icon="undo-2"
        )
        self._renew = self.action("dealership.renew_estimate", visit, icon="calendar-clock")
        self._sign = self.way(T("Explain and sign"), self._ask_signature, icon="signature")
        self._ask = self.asks(
            "dealership.note_answer",
            lambda: self._args() if self._now and askable(self._now.facts) else None,
            self._ask_customer,
            text=T("Ask the customer"),
            icon="phone-call",
        )
        self._draw = self.asks("dealership.draw_part", line, self._draw_parts, icon="shopping-bag")
        self._draw.wanting(LINE)
        self._draw_all = self.asks(
            "dealership.draw_parts", self._all_args, self._draw_all_parts, icon="shopping-bag"
        )
        self._back = self.asks(
            "dealership.return_part", line, self._bring_back, text=T("Return", "parts"), icon="undo-2"
        )
        self._back.wanting(LINE)
        self._give = self.action("dealership.give_copies", visit, text=copies, icon="check-check")
        decide = "dealership.decide_warranty", lambda: self._decision_of(self._line), self._decide
        self._warranty = self.asks(*decide, text=T("Warranty?", "decision"), icon="shield-check").wanting(
            LINE
        )
        self._undecided = self.asks(
            "dealership.decide_warranty", self._undecided_args, self._decide_all, icon="shield-check"
        )
        self._discount = self.asks(
            "dealership.give_discount", self._discount_args, self._ask_discount, icon="badge-percent"
        )
        self.way(T("Photos"), self._photos, key="F7", icon="camera")
        self._name = self.asks("dealership.name_fault", visit, self._name_fault, icon="shield-check")

    def _photos(self) -> None:
        if self._now and self._estimate.standing:
            of_lines(self.context, self, self._now.facts, self._line.id if self._line else "").open()

    # -- looking ----------------------------------------------------------------------------------------

    def read(self) -> None:
        self.look(EstimateShown, self._tell, visit=self.visit)
        self.look(PriceList, self._know)
        self.look(Proposal, self._propose, visit=self.visit)

    def _propose(self, found: Proposal) -> None:
        self._proposal = found.by_skill[Skill.UPKEEP]
        self._show_proposal()

    def _show_proposal(self) -> None:
        """When the car could be done, until it is promised."""
        usual, now = self._proposal, self._now
        open_ = now is not None and now.facts.work.handed is None
        told = proposed(usual, self.desk.settings) if usual and usual.work and open_ else ""
        self.panel.show_proposal(told)

    def _know(self, known: PriceList) -> None:
        self._finder = Finder(known)
        self._known = known
        self._learn()
        self._show_rows()

    def _tell(self, shown: EstimateShown) -> None:
        self._now = shown
        told = f"{shown.customer} · {shown.model} · {shown.facts.number}"
        self.bar.show_title(T("Estimate and order"))
        self.bar.show_facts(f"{plate(shown.plate)} · {told}")
        self._learn()
        found = of_visit(shown.facts, self.desk.clock.now(), self.desk.settings)
        self.bar.show_guards(watch.tags(found))
        self.panel.show_estimate(shown, found)
        self._show_proposal()
        self._show_rows()
        self._offer()

    def _learn(self) -> None:
        visit = self._now.facts if self._now else None
        self.learn(visit, *self._known.operations, *self._known.parts)

    @property
    def _estimate(self) -> Estimate:
        return self._now.facts.estimate if self._now else Estimate(account=NO_ACCOUNT)

    @property
    def _line(self) -> LineFacts | None:
        return None if self.search.text.strip() else self._estimate.parts.get(self.list_.current)

    @property
    def _put_off(self) -> dict[str, PutOff]:
        """What was put off before and does not stand on the estimate, by a name for its row."""
        standing = {one.code for one in self._estimate.standing}
        before = self._now.put_off if self._now else ()
        return {f"before-{n}": one for n, one in enumerate(before) if one.code not in standing}

    def _show_rows(self) -> None:
        sought = self.search.text.strip()
        if sought:
            self._empty.say(T("Nothing fits"), T("Type less of it, or something else"))
            found, count = self._finder.find(sought), self._finder.count(sought)
            self.list_.show_rows([found_row(one, self._known.rate, count) for one in found])
            self.list_.choose(found[0].id if found else "")  # what Enter takes
        else:
            self._empty.say(T("Nothing stands on the estimate"), T("Type an operation or a part"))
            signed = self._estimate.signed
            market = self._known.market
            rows = [line_row(one, signed=signed, market=market.get(one.code)) for one in self._estimate.lines]
            self.list_.show_rows([*rows, *(put_off_row(id, one) for id, one in self._put_off.items())])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.search.text:
            self.search.clear()
        else:
            super().keyPressEvent(event)

    # -- doing ------------------------------------------------------------------------------------------

    def _args(self) -> dict[str, Any] | None:
        return {"visit": self.visit} if self._now else None

    def _line_args(self) -> dict[str, Any] | None:
        return {"visit": self.visit, "line": self._line.id} if self._line else None

    def _discount_args(self) -> dict[str, Any] | None:
        """What is asked of a discount before its sheet is open: the chosen line, or all that the customer pays."""
        line = self._line
        some = (line,) if line else discountable(self._now.facts) if self._now else ()
        return {"visit": self.visit, "lines": tuple(one.id for one in some)} if some else None

    @property
    def _left(self) -> list[LineFacts]:
        """The lines of which nobody has said whether the maker pays, before the customer says yes to them."""
        if self._now is None:
            return []
        return undecided(self._now.facts, self._estimate.unasked, self.desk.settings)

    def _undecided_args(self) -> dict[str, Any] | None:
        return self._decision_of(next(iter(self._left), None))

    def _decision_of(self, line: LineFacts | None) -> dict[str, Any] | None:
        """What is asked of a decision before its sheet is open: the line, judged on what it is done on."""
        if self._now is None or line is None:
            return None
        return {"visit": self.visit, **warranty.judged_on(self._now, line, self.desk.settings)}

    def _add_first(self) -> None:
        typed = self.search.text.strip()
        if found := self._finder.find(typed):
            self._add(found[0].id, self._finder.count(typed))

    def _open(self, id: str) -> None:
        if self.search.text.strip():
            self._add(id, self._finder.count(self.search.text.strip()))
        elif one := self._put_off.get(id):
            self._take_over(one)

    def _take_over(self, one: PutOff) -> None:
        """Put on the estimate what was put off before; what the price list does not offer is looked for by its name."""
        if self._finder.offers(one.code):
            self._add(one.code, one.pieces)
        else:
            self.search.line.setText(one.name)
            self.search.setFocus()

    def _add(self, id: str, count: int) -> None:
        """Put something of the price list on the estimate, for the payer who is chosen; once it is signed, say why."""
        if self._estimate.signed:
            self._ask_why(id, count)
            return
        payer = self._payer(id)
        if self._finder.is_part(id):
            args: dict[str, Any] = {"visit": self.visit, "part": id, "quantity": count, "payer": payer}
            self.attempt("dealership.add_material", args, self._added)
        else:
            examine = self.ways.current == EXAMINE
            args = {"visit": self.visit, "operation": id, "payer": payer, "examine": examine}
            self.attempt("dealership.add_labour", args, self._added)

    def _ask_why(self, id: str, count: int) -> None:
        one, payer, examine = self._finder.known(id), self._payer(id), self.ways.current == EXAMINE
        if self._now:
            self.search.clear()
            added.found(self.context, self, self._now, one, count, payer, examine).open()

    def _payer(self, id: str) -> Payer:
        """Who is chosen; of a first maintenance the maker pays, or it is said why not (DLR-42)."""
        way, one = self.ways.current, self._finder.known(id)
        if way == Payer.CUSTOMER and self._now and isinstance(one, OperationFacts) and one.first:
            if no := was_had(self._now.facts.first):
                self.told(no.text, Tone.WARN)
            return payer_of(self._now.facts, one)
        return Payer.CUSTOMER if way == EXAMINE else Payer(way)

    def _added(self, _: Any) -> None:
        self.search.clear()

    def _offer(self) -> None:
        if self._now is None:
            return
        estimate, step, left = self._estimate, self._now.facts.step, self._left
        if estimate.signed:
            ask, give = Offer(self._ask), Offer(self._give)
            given = estimate.order is not None and estimate.order.given_at is not None
            first, then = (ask, None if given else give) if estimate.unasked or given else (give, ask)
            if left:
                first, then = self._to_decide(left), ask
            draw, *single = [Offer(self._draw)]
            left_to_draw = len(drawable(self._now.facts))
            if left_to_draw > 1 or (left_to_draw and not self._line):
                draw, *single = Offer(self._draw_all), Offer(self._draw)
            others = (draw, Offer(self._back), Offer(self._print), then, Offer(self._warranty))
            rest = *single, Offer(self._name), Offer(self._discount), Offer(self._renew)
            self.places.offer(first, others, rest)
        elif expired(self._now.facts, self.desk.clock.now(), self.desk.settings):
            self.places.offer(Offer(self._renew), (Offer(self._diagnose), Offer(self._strike)))
        elif step is Visit.ORDERED:
            self.places.offer(Offer(self._sign), (Offer(self._reopen), None, Offer(self._print)))
        elif estimate.diagnosis is None:
            self.places.offer(Offer(self._diagnose))
        else:
            others = (
                *(Offer(self._diagnose), Offer(self._strike), Offer(self._print), Offer(self._discount)),
                Offer(self._warranty),
            )
            make, name = Offer(self._make), Offer(self._name)
            next, rare = (name, make) if unnamed(self._now.facts) else (make, name)
            self.places.offer(self._to_decide(left) if left else next, others, (rare,))

    def _to_decide(self, left: Sequence[LineFacts]) -> Offer:
        return Offer(
            self._undecided, T("line {lines:list}: is it the maker's?", lines=[str(one.n) for one in left])
        )

    def _ask_symptom(self) -> None:
        if self._now:
            dialogs.diagnose(self.context, self, self._now).open()

    def _ask_order(self) -> None:
        if self._now:
            dialogs.make_order(self.context, self, self._now, lambda _: self._ask_signature()).open()

    def _ask_customer(self) -> None:
        if self._now:
            AskCustomerDialog(self.context, self, self._now).open()

    def _draw_parts(self) -> None:
        if self._now and (line := self._line):
            added.draw(self.context, self, self._now, line).open()

    def _draw_all_parts(self) -> None:
        if self._now:
            added.draw_all(self.context, self, self._now).open()

    def _all_args(self) -> dict[str, Any] | None:
        lines = drawable(self._now.facts) if self._now else ()
        return {"visit": self.visit, "lines": [one.id for one in lines]} if lines else None

    def _bring_back(self) -> None:
        if self._now and (line := self._line):
            added.bring_back(self.context, self, self._now, line).open()

    def _decide(self) -> None:
        if self._now and (line := self._line):
            self._decide_one(line, lambda: None)

    def _decide_all(self) -> None:
        """One sheet after the other, until nothing is left that the maker might pay."""
        self._decide_rest(self._left)

    def _decide_rest(self, left: Sequence[LineFacts]) -> None:
        if left:
            self._decide_one(left[0], lambda: self._decide_rest(left[1:]))

    def _decide_one(self, line: LineFacts, then: Callable[[], None]) -> None:
        if self._now:
            usual = self._known.usual(line.code)
            warranty.decide(self.context, self, self._now, line, usual, then).open()

    def _ask_discount(self) -> None:
        if self._now:
            DiscountDialog(self.context, self, self._now.facts, self._line).open()

    def _name_fault(self) -> None:
        if self._now:
            watch.name(self.context, self, self._now.facts).open()

    def _ask_signature(self) -> None:
        SignDialog(self.context, self, self.visit).open()
