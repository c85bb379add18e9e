"""The board: who is here in the order of arrival, and where every car stands (DLR-05)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.forecast import Proposal
from app.flows.dealership.facts.tracks import EXPECTED, IN_THE_WORKSHOP, Visit
from app.flows.dealership.facts.visits import Board, VisitFacts, VisitLine
from app.flows.dealership.rules.arriving import greet_by, waits_since
from app.flows.dealership.rules.bookings import turn
from app.flows.dealership.rules.forecast import stands
from app.flows.dealership.rules.guarantee import answering, comeback_is_judged
from app.flows.dealership.rules.promise import Outlook
from app.flows.dealership.rules.workshop import promises
from app.flows.dealership.screens.base import AskDialog, DealershipScreen
from app.flows.dealership.screens.board import dialogs
from app.flows.dealership.screens.board.panel import VisitPanel
from app.flows.dealership.screens.bookings.dialogs import arrive
from app.flows.dealership.screens.books import BOOKS, RARE, Book
from app.flows.dealership.screens.delivery.page import DeliveryPage
from app.flows.dealership.screens.estimate.page import EstimatePage
from app.flows.dealership.screens.follow_up.page import FollowUpsPage
from app.flows.dealership.screens.reception.page import ReceptionPage
from app.flows.dealership.screens.vehicles.page import VehiclesPage
from app.flows.dealership.screens.words import STEPS, plate, plate_tag
from app.flows.dealership.screens.workshop import dialogs as workshop
from app.flows.dealership.screens.workshop import receiving
from app.forms.dealership.ui_board import Ui_Board
from app.kernel.fields import Note
from app.kernel.names import plate_terms, search_terms
from app.kernel.search import PrefixIndex
from app.kernel.text import T
from app.widgets.asking import Wanted
from app.widgets.bound import Action
from app.widgets.columns import BoardLayout
from app.widgets.desk import Context
from app.widgets.empty import Empty
from app.widgets.field import SearchField
from app.widgets.flow_screen import CaseDoor
from app.widgets.form import laid_out
from app.widgets.listed import Listed
from app.widgets.paint import Tag
from app.widgets.part import Column, Panel, filled
from app.widgets.places import OTHERS, Offer, Places
from app.widgets.segment import Choice, Segment
from app.widgets.table import Cell, Heading, TableRow
from app.widgets.theme import Said

DESK, WORKSHOP, READY, BOOKED = ("desk", "workshop", "ready", "booked")
WAY_OF = {
    **dict.fromkeys(EXPECTED, BOOKED),
    **dict.fromkeys(Visit.span(Visit.RECEIVED, Visit.ORDERED), DESK),
    **dict.fromkeys(Visit.span(Visit.DISPATCHED, Visit.INSPECTED), WORKSHOP),
    **dict.fromkeys(Visit.span(Visit.HANDED_OVER, Visit.FOLLOWED_UP), READY),
}
"""Under which word a visit stands: at the desk, in the workshop, to be delivered, still expected."""
HEADINGS = (
    Heading(T("Plate"), 132),
    Heading(T("Vehicle, customer"), 0),
    Heading(T("Stands at", "board"), 132),
    Heading(T("Here since", "board"), 120),
)


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
        self._ids: list[str] = []
        board, inside = Panel("ground"), QWidget()
        self.ui = laid_out(Ui_Board(), inside)
        self.ways = Segment([Choice(DESK, T("Desk", "board"))])
        self.search = SearchField(T("End of the plate, name"), letters=True, high=44)
        self._empty = Empty("car", T("No car is here"), T("F2 takes one in"))
        self.list_ = Listed(HEADINGS, self._empty)
        self.ui.ways_place.addWidget(self.ways)
        self.ui.search_place.addWidget(self.search)
        self.ui.table_place.addWidget(self.list_)
        self.panel, self.places = VisitPanel(), Places()
        self.laid = BoardLayout(board, self.panel, self.places.block)
        filled(Column(board, gap=0), inside, CaseDoor(self.laid, T("The car, and what to do"), "car"))
        Column(self, gap=0).addWidget(self.laid)
        self._make_actions()
        self.ways.chosen.connect(lambda _: self._show_rows())
        self.search.sought.connect(lambda _: self._show_rows())
        self.search.moved.connect(lambda _: self.list_.take_focus())
        self.search.entered.connect(lambda _: self._choose_first())
        self.list_.chosen.connect(self.choose)
        self.list_.opened.connect(lambda _: self._open_form())
        self.panel.let_go.connect(self._choose_nothing)
        self.setFocusProxy(self.search)
        self._offer()

    def _make_actions(self) -> None:
        comes = T("A car has come")
        self.way(comes, self._take_in, key="F2")
        self._come = self.way(comes, self._take_in, icon="car")
        self._greet = self.action("dealership.greet", self._args, icon="user-check", run=self._greet_in_turn)
        self._arrive = self.asks("dealership.arrive_booked", self._args, self._ask_place, icon="car")
        self._form = self.way(T("Form", "reception"), self._open_form, icon="car")
        self._estimate = self.way(T("Estimate"), self._open_estimate, icon="receipt-text")
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
        self._take = self.action("dealership.take_over", self._args, icon="check")
        self._file = self.way(T("Vehicle file"), self._open_file, icon="file-text")
        self._books = {key: Offer(self._book(book)) for key, book in BOOKS.items()}
        self._rare = [Offer(self._book(book)) for book in RARE]

    def _book(self, book: Book) -> Action:
        return self.way(book.title, lambda: self.taken.emit(book), icon=book.icon)

    # -- looking ----------------------------------------------------------------------------------------

    def read(self) -> None:
        self.look(Board, self._tell)

    def choose(self, visit: str) -> None:
        """Choose a visit, wherever it stands."""
        self._chosen = visit
        self.list_.choose(visit)
        self._show_chosen()
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

    def _choose_nothing(self) -> None:
        self._chosen = ""
        self.list_.choose("")
        self.laid.close_case()
        self._show_chosen()

    def _tell(self, board: Board) -> None:
        first = sorted(board.visits, key=lambda one: _order(one, board.at))
        self._board = replace(board, visits=tuple(first))
        words = {
            DESK: T("Desk", "board"),
            WORKSHOP: T("Workshop", "board"),
            READY: T("Ready", "board"),
            BOOKED: T("Booked", "board"),
        }
        self.ways.offer([Choice(way, word, self._count(way)) for way, word in words.items()])
        self._show_rows()
        self._show_chosen()

    def _count(self, way: str) -> int:
        return sum(WAY_OF[one.facts.step] == way for one in self._board.visits)

    def _show_rows(self) -> None:
        sought = self.search.text.strip()
        lines = [one for one in self._board.visits if sought or WAY_OF[one.facts.step] == self.ways.current]
        if sought:
            index = PrefixIndex(
                (n, (*plate_terms(one.plate), *search_terms(one.customer)), 0) for n, one in enumerate(lines)
            )
            lines = [lines[n] for n in sorted(index.find(sought, len(lines) or 1))]
        self._ids = [one.id for one in lines]
        self.list_.show_rows([self._row(one) for one in lines])
        self.list_.choose(self._chosen)

    def _choose_first(self) -> None:
        if self._ids:
            first = self._ids[0]
            self.search.clear()
            self.choose(first)

    def _row(self, one: VisitLine) -> TableRow:
        facts = one.facts
        late = greet_by(facts, self.desk.settings)
        red = bool(late) and late[""] <= self._board.at
        where: Said = facts.place or "—"
        since: Any = T("{at:time}", at=facts.arrived_at) if facts.arrived_at else _expected(facts)
        if waits_since(facts):
            told = T("waits", "queue")
            step = Tag(told, "bad" if red else "warn", "clock-alert" if red else "clock")
        else:
            step = Tag(STEPS[facts.step], "info")
        about = f"{one.customer} · {one.phone}"
        promised = promises(facts.work)
        if promised and facts.step in Visit.span(Visit.ORDERED, Visit.INSPECTED):
            expected = facts.work.forecast
            ready = expected.finish if expected else promised[-1].at
            red = stands(facts, self._board.at, ready, self.desk.settings) is not Outlook.KEPT
            since, where = T("{at:time}", at=promised[-1].at), T("promised", "time")
        cells = (plate_tag(one.plate), Cell(one.model, strong=True, note=about), step)
        return TableRow(one.id, (*cells, Cell(since, "bad" if red else "ink", strong=red, note=where)))

    def _show_chosen(self) -> None:
        one = self._line
        self.panel.show_visit(one, self._board.at)
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
            self.places.offer(*self._at_hand(one.facts))

    def _take_in(self) -> None:
        self.leads.emit(VehiclesPage(self.context))

    def _at_hand(self, facts: VisitFacts) -> tuple[Offer, Sequence[Offer | None]]:
        """What comes next, and what else is there: greeting, form, then estimate and order."""
        if facts.step in EXPECTED:
            return Offer(self._arrive), (Offer(self._file),)
        file, form, where = Offer(self._file), Offer(self._form), Offer(self._where)
        back = Offer(self._back) if answering(facts, self.desk.settings) else None
        if facts.step is not Visit.RECEIVED:
            first = self._after_reception(facts)
            other = None if first is self._estimate else Offer(self._estimate)
            free = None if first is self._back else back
            late = Offer(self._delay) if facts.step in IN_THE_WORKSHOP else free
            return Offer(first), (file, form, other, where, late)
        first, then = (self._greet, self._form) if facts.greeted_at is None else (self._form, self._greet)
        return Offer(first), (file, Offer(then) if then is self._form else None, None, where, back)

    def _greet_in_turn(self) -> None:
        """Whoever is taken before others is taken with a reason."""
        one = self._line
        first = next((line for line in self._board.visits if waits_since(line.facts)), None)
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
            arrive(self.context, self, one.id, about, one.facts, lambda _: self.ways.choose(DESK)).open()

    def _after_reception(self, facts: VisitFacts) -> Action:
        """The estimate until the order is signed, then the workshop and the calls about it, then the delivery."""
        if facts.work.to_take:
            return self._take
        if facts.step in IN_THE_WORKSHOP:
            return self._move if facts.work.to_ask else self._tell_change
        if facts.step is Visit.FOLLOWED_UP:
            return self._follow
        if WAY_OF[facts.step] == READY:
            return self._deliver
        if self._is_to_be_judged(facts):
            return self._back
        return self._hand if facts.step is Visit.ORDERED and facts.estimate.signed else self._estimate

    def _is_to_be_judged(self, facts: VisitFacts) -> bool:
        """Whether a car inside a guarantee waits for the word that it comes back, or does not."""
        signed = facts.step is Visit.ORDERED and facts.estimate.signed
        return signed and comeback_is_judged(facts, self.desk.settings) is not None

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

    def _open_form(self) -> None:
        if one := self._line:
            self.leads.emit(ReceptionPage(self.context, one.id))

    def _open_estimate(self) -> None:
        if one := self._line:
            self.leads.emit(EstimatePage(self.context, one.id))

    def _open_delivery(self) -> None:
        if one := self._line:
            self.leads.emit(DeliveryPage(self.context, one.id))

    def _open_follow_up(self) -> None:
        if one := self._line:
            self.leads.emit(FollowUpsPage(self.context, one.id))

    def _open_file(self) -> None:
        if one := self._line:
            self.leads.emit(VehiclesPage(self.context, one.facts.vehicle))


def _order(one: VisitLine, now: datetime) -> tuple[bool, tuple[int, datetime, str]]:
    """Those that wait in their turn, then all others as they came; who is expected comes by the booked time."""
    facts = one.facts
    if facts.arrived_at is None:
        return True, (0, facts.booked_for or now, facts.number)
    return waits_since(facts) is None, turn(facts, now)


def _expected(facts: VisitFacts) -> Any:
    return T("{at:moment}", at=facts.booked_for) if facts.booked_for else ""
