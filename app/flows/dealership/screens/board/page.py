"""The board: who is here in the order of arrival, and where every car stands (DLR-05)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.forecast import Proposal
from app.flows.dealership.facts.tracks import EXPECTED, IN_THE_WORKSHOP, Visit
from app.flows.dealership.facts.visits import Board, VisitFacts, VisitLine
from app.flows.dealership.rules.arriving import waits_since
from app.flows.dealership.rules.bookings import turn
from app.flows.dealership.rules.guarantee import answering, comeback_is_judged
from app.flows.dealership.rules.standing import ready_at
from app.flows.dealership.rules.watch import substitute_is_owed
from app.flows.dealership.rules.workshop import promises, to_do
from app.flows.dealership.screens.base import AskDialog, DealershipScreen
from app.flows.dealership.screens.board import dialogs
from app.flows.dealership.screens.board.board import VisitBoard
from app.flows.dealership.screens.board.panel import VisitPanel
from app.flows.dealership.screens.bookings.dialogs import arrive
from app.flows.dealership.screens.books import BOOKS, RARE, Book
from app.flows.dealership.screens.delivery.page import DeliveryPage
from app.flows.dealership.screens.estimate.page import EstimatePage
from app.flows.dealership.screens.follow_up.page import FollowUpsPage
from app.flows.dealership.screens.photos import show_all
from app.flows.dealership.screens.reception.page import ReceptionPage
from app.flows.dealership.screens.vehicles.page import VehiclesPage
from app.flows.dealership.screens.words import plate
from app.flows.dealership.screens.workshop import dialogs as workshop
from app.flows.dealership.screens.workshop import receiving
from app.flows.dealership.screens.workshop.page import WorkshopPage
from app.kernel.fields import Note
from app.kernel.text import T
from app.widgets.asking import Wanted
from app.widgets.bound import Action
from app.widgets.columns import BoardLayout
from app.widgets.desk import Context
from app.widgets.flow_screen import CaseDoor
from app.widgets.part import Column, Panel, filled
from app.widgets.places import OTHERS, Offer, Places

TOLD_OF_DELAYS = Visit.span(Visit.ORDERED, Visit.INSPECTED)
"""Where a customer is told of a delay, once something was promised."""


class BoardPage(DealershipScreen):
    """Board at the left, the chosen visit at the right; `taken(book)` asks for a book, `leads(page)` for a page.

    F2 is for a car that comes: it leads to the vehicles.
    """

    taken = Signal(object)
    leads = Signal(QWidget)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._board = Board(context.desk.clock.now(), ())
        self._chosen = ""
        self._make_actions()
        board = Panel("ground")
        self.board = VisitBoard(context, self._comes)
        self.panel, self.places = VisitPanel(), Places()
        self.laid = BoardLayout(board, self.panel, self.places.block)
        filled(Column(board, gap=0), self.board, CaseDoor(self.laid, T("The car, and what to do"), "car"))
        Column(self, gap=0).addWidget(self.laid)
        self.board.chosen.connect(self._choose)
        self.board.opened.connect(self.choose)
        self.panel.let_go.connect(self._choose_nothing)
        self.panel.photos.connect(self._photos)
        self.setFocusProxy(self.board)
        self._offer()

    def _make_actions(self) -> None:
        comes = T("A car has come")
        self._comes = self.way(comes, self._take_in, icon="car", key="F2")
        self._come = self.way(comes, self._take_in, icon="car")
        self._greet = self.action("dealership.greet", self._args, icon="user-check", run=self._greet_in_turn)
        self._arrive = self.asks("dealership.arrive_booked", self._args, self._ask_place, icon="car")
        self._form = self.way(T("Form", "reception"), self._open_form, icon="car")
        self._estimate = self.way(T("Estimate"), self._open_estimate, icon="receipt-text")
        self._works = self.way(T("Workshop"), self._open_workshop, icon="layout-list")
        self._deliver = self.way(T("Delivery"), self._open_delivery, icon="car")
        self._follow = self.way(T("Follow-up call"), self._open_follow_up, icon="phone-call")
        hand = "dealership.hand_over", self._args, lambda: self._with_proposal(workshop.hand_over)
        tell = "dealership.tell_change", self._args, lambda: self._ask(workshop.tell)
        self._hand, self._tell_change = self.asks(*hand, icon="send"), self.asks(*tell, icon="phone-call")
        where = "dealership.note_whereabouts", self._args, lambda: self._ask(dialogs.whereabouts)
        back = "dealership.judge_comeback", self._args, lambda: self._ask(dialogs.comeback)
        self._where = self.asks(*where, text=T("Customer…", "whereabouts"), icon="map-pin")
        self._back = self.asks(*back, text=T("Came back?", "repair"), icon="undo-2")
        delay = "dealership.tell_delay", self._args, lambda: self._with_proposal(dialogs.delay)
        move = "dealership.answer_move", self._job_args, lambda: self._ask(receiving.answer_move)
        self._delay, self._move = (
            self.asks(*delay, text=T("Tell a delay"), icon="clock-alert"),
            self.asks(*move, icon="phone-call"),
        )
        provide = "dealership.answer_substitute", self._args, lambda: self._ask(dialogs.substitute)
        self._provide = self.asks(*provide, text=T("Substitute car", "board"), icon="car")
        leave = "dealership.leave_unrepaired", self._args, lambda: self._ask(dialogs.leave)
        self._leave = self.asks(*leave, icon="door-open")
        self._parts = self.action("dealership.hand_out_parts", self._args, icon="shopping-bag")
        self._take = self.action("dealership.take_over", self._args, icon="check")
        self._file = self.way(T("Vehicle file"), self._open_file, icon="file-text")
        self.way(T("Photos"), self._photos, key="F7", icon="camera")
        self._books = {key: Offer(self._book(book)) for key, book in BOOKS.items()}
        self._rare = [Offer(self._book(book)) for book in RARE]

    def _book(self, book: Book) -> Action:
        return self.way(book.title, lambda: self.taken.emit(book), icon=book.icon)

    # -- looking ----------------------------------------------------------------------------------------

    def read(self) -> None:
        self.look(Board, self._tell)

    def choose(self, visit: str) -> None:
        """Choose a visit, wherever it stands, and show its case."""
        self.board.choose(visit)
        self._choose(visit)
        self.laid.open_case()

    def passed(self) -> None:
        """A minute has passed: who waits may wait too long."""
        self.read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._choose_nothing()
        else:
            super().keyPressEvent(event)

    @property
    def _line(self) -> VisitLine | None:
        return next((one for one in self._board.visits if one.id == self._chosen), None)

    def _choose(self, visit: str) -> None:
        self._chosen = visit
        self._show_chosen()

    def _choose_nothing(self) -> None:
        self.board.choose("")
        self.laid.close_case()
        self._choose("")

    def _tell(self, board: Board) -> None:
        self._board = board
        self.board.show_board(board)
        self._show_chosen()

    def _show_chosen(self) -> None:
        one = self._line
        ready = ready_at(one.facts, self._board, self.desk.settings) if one else None
        self.panel.show_visit(one, self._board.at, ready)
        if one:
            self.learn(one.facts)
        self._offer()

    # -- doing ------------------------------------------------------------------------------------------

    def _args(self) -> dict[str, Any] | None:
        return {"visit": self._chosen} if self._line else None

    def _offer(self) -> None:
        one = self._line
        if one is None:
            books = [self._books.get(key) for key in OTHERS]
            self.places.offer(Offer(self._come, T("look for its plate")), books, self._rare)
        else:
            here = one.facts.step in Visit.span(Visit.RECEIVED, Visit.TOLD)
            self.places.offer(*self._at_hand(one.facts), (Offer(self._leave),) if here else ())

    def _take_in(self) -> None:
        self.leads.emit(VehiclesPage(self.context))

    def _at_hand(self, facts: VisitFacts) -> tuple[Offer, Sequence[Offer | None]]:
        """What comes next, and what else is there: greeting, form, then estimate and order."""
        if facts.step in EXPECTED:
            return Offer(self._arrive), (Offer(self._file),)
        owed = substitute_is_owed(facts, self._board.at, self.desk.settings) is None
        where = Offer(self._provide) if owed else Offer(self._where)
        file, form = Offer(self._file), Offer(self._form)
        back = Offer(self._back) if answering(facts, self.desk.settings) else None
        if facts.step is not Visit.RECEIVED:
            first = self._after_reception(facts)
            other = None if first is self._estimate else Offer(self._estimate)
            free = None if first is self._back else back
            late = Offer(self._delay) if facts.step in TOLD_OF_DELAYS and promises(facts.work) else free
            if facts.step is Visit.HANDED_OVER and facts.work.to_tell:
                late = Offer(self._tell_change)
            return Offer(first), (file, form, other, where, late)
        first, then = (self._greet, self._form) if facts.greeted_at is None else (self._form, self._greet)
        return Offer(first), (file, Offer(then) if then is self._form else None, None, where, back)

    def _greet_in_turn(self) -> None:
        """Whoever is taken before others is taken with a reason."""
        one = self._line
        waiting = (line for line in self._board.visits if waits_since(line.facts))
        first = min(waiting, key=lambda line: turn(line.facts, self._board.at), default=None)
        if one is None or first is None or first.id == one.id or one.facts.greeted_at:
            self._greet.go()
            return

        def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
            return {"visit": one.id, "why": Note(values["why"])}

        wanted = {"why": Wanted(T("Why before the others"), takes=Note)}
        told = T("It is the turn of {plate}, {customer}.", plate=plate(first.plate), customer=first.customer)
        AskDialog(
            *(self.context, self, "dealership.greet", T("Greet the customer"), wanted, args),
            told=told,
            facts=(one.facts,),
            icon="user-check",
        ).open()

    def _ask_place(self) -> None:
        """A booked car has come: where it stands."""
        if one := self._line:
            about = f"{plate(one.plate)} · {one.model} · {one.customer}"
            arrive(self.context, self, one.id, about, one.facts, lambda _: None).open()

    def _after_reception(self, facts: VisitFacts) -> Action:
        """The estimate until the order is signed, then the workshop and the calls about it, then the delivery."""
        if facts.work.to_take:
            return self._take
        if facts.step in IN_THE_WORKSHOP:
            if facts.work.to_ask:
                return self._move
            return self._tell_change if facts.work.to_tell else self._works
        if facts.step is Visit.FOLLOWED_UP:
            return self._follow
        if facts.step in Visit.span(Visit.HANDED_OVER, Visit.SETTLED):
            return self._deliver
        if self._is_to_be_judged(facts):
            return self._back
        if facts.step is not Visit.ORDERED or not facts.estimate.signed:
            return self._estimate
        return self._hand if to_do(facts) else self._parts

    def _is_to_be_judged(self, facts: VisitFacts) -> bool:
        """Whether a car inside a guarantee waits for the word that it comes back, or does not: no order before it."""
        at_desk = facts.step in Visit.span(Visit.DIAGNOSED, Visit.ORDERED)
        return at_desk and comeback_is_judged(facts, self.desk.settings) is not None

    def _job_args(self) -> dict[str, Any] | None:
        one = self._line
        asked = one.facts.work.to_ask if one else ()
        return {"visit": self._chosen, "job": asked[0].job} if asked else None

    def _with_proposal(self, ask: Callable[..., AskDialog]) -> None:
        """Ask with what the engine reckons now."""
        if (one := self._line) is None:
            return
        called = f"{plate(one.plate)} · {one.model}"

        def then(found: Proposal) -> None:
            ask(self.context, self, one.facts, called, found).open()

        self.ask(Proposal, then, visit=one.id)

    def _ask(self, ask: Callable[..., AskDialog]) -> None:
        if one := self._line:
            ask(self.context, self, one.facts, f"{plate(one.plate)} · {one.model}").open()

    def _photos(self) -> None:
        if one := self._line:
            show_all(self, one.facts)

    def _open_form(self) -> None:
        if one := self._line:
            self.leads.emit(ReceptionPage(self.context, one.id))

    def _open_estimate(self) -> None:
        if one := self._line:
            self.leads.emit(EstimatePage(self.context, one.id))

    def _open_workshop(self) -> None:
        if one := self._line:
            self.leads.emit(WorkshopPage(self.context, one.id))

    def _open_delivery(self) -> None:
        if one := self._line:
            self.leads.emit(DeliveryPage(self.context, one.id))

    def _open_follow_up(self) -> None:
        if one := self._line:
            self.leads.emit(FollowUpsPage(self.context, one.id))

    def _open_file(self) -> None:
        if one := self._line:
            self.leads.emit(VehiclesPage(self.context, one.facts.vehicle))
