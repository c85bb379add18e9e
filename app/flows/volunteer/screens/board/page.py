"""The board: collections by class, where they stand and since when, and who has not handed in (VOL-12)."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.ids import ArchiveId, ClassId
from app.flows.volunteer.facts.tracks import Collection
from app.flows.volunteer.facts.views import Board, CollectionShown, Handed, Missing
from app.flows.volunteer.rules.enrolling import school_year
from app.flows.volunteer.rules.supervising import is_sent_back, sees_all
from app.flows.volunteer.screens.archive.dialog import ArchiveDialog
from app.flows.volunteer.screens.base import VolunteerScreen
from app.flows.volunteer.screens.board.hand_in import CorrectDialog, HandInDialog, withdraw
from app.flows.volunteer.screens.board.panel import CasePanel
from app.flows.volunteer.screens.board.supervising import answer, send_back
from app.flows.volunteer.screens.books import BOOKS, RARE, SUPERVISED, Book
from app.flows.volunteer.screens.keeping.forms import ClassFormsPage
from app.flows.volunteer.screens.words import STEPS, WITHDRAWN
from app.flows.volunteer.settings import APPRAISE_WITHIN
from app.forms.volunteer.ui_board import Ui_Board
from app.kernel.names import search_terms
from app.kernel.search import PrefixIndex
from app.kernel.text import T
from app.widgets.bound import Action
from app.widgets.columns import BoardLayout
from app.widgets.desk import Context, Tone
from app.widgets.empty import Empty
from app.widgets.field import SearchField
from app.widgets.form import laid_out
from app.widgets.listed import Listed
from app.widgets.paint import Tag
from app.widgets.part import Column, Panel
from app.widgets.places import OTHERS, Offer, Places
from app.widgets.segment import Choice, Segment
from app.widgets.table import Cell, Heading, TableRow

WAYS = OPEN, MISSING, FORMS, DONE = ("open", "missing", "forms", "done")
WAY_OF = {
    **dict.fromkeys((Collection.COLLECTED, Collection.APPRAISED), OPEN),
    **dict.fromkeys((Collection.STAMPED, Collection.ENTERED), FORMS),
    **dict.fromkeys((Collection.KEPT, Collection.TALLIED, Collection.ARCHIVED, Collection.WITHDRAWN), DONE),
}
"""Under which word a collection stands: to be appraised, its forms to be entered, nothing to be done with it."""
HEADINGS = (
    Heading(T("Class"), 0),
    Heading(T("Period", "board"), 190),
    Heading(T("Status", "board"), 120),
    Heading(T("Judged", "board"), 90, sums=True),
    Heading(T("Days here", "board"), 90, sums=True),
)
NOTHING_FITS = (T("Nothing fits"), T("Type less of it, or something else"))
HUES = {Collection.COLLECTED: "warn", Collection.APPRAISED: "info", Collection.ENTERED: "warn"}
ICONS = {
    Collection.COLLECTED: "book-open",
    Collection.APPRAISED: "scale",
    Collection.STAMPED: "check-check",
    Collection.ENTERED: "pencil",
    Collection.KEPT: "file-text",
    Collection.TALLIED: "calendar-days",
    Collection.ARCHIVED: "check",
}


class BoardPage(VolunteerScreen):
    """Board at the left, the chosen collection at the right. `entered(collection, step)` leads to its work.

    While nothing is chosen the places beside it offer the centre's books; `taken(book)` asks for one, `leads(page)`
    for the forms of the chosen class.

    F2 shows who has not handed in; Enter on a row goes on with it, Esc lets go of it.
    """

    entered = Signal(str, str)
    taken = Signal(object)
    leads = Signal(QWidget)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._board = Board(context.desk.clock.now(), (), ())
        self._chosen: CollectionShown | Missing | None = None
        self._at = ""
        self._ids: list[str] = []
        board = Panel("ground")
        self.ui = laid_out(Ui_Board(), board)
        self.ways = Segment([Choice(OPEN, T("Open", "collections"))])
        self.search = SearchField(T("Class, also by pinyin"), letters=True, high=44)
        self._empty = Empty("book-open", "", "")
        self.list_ = Listed(HEADINGS, self._empty)
        self.ui.ways_place.addWidget(self.ways)
        self.ui.search_place.addWidget(self.search)
        self.ui.table_place.addWidget(self.list_)
        self.panel, self.places = CasePanel(), Places()
        self.laid = BoardLayout(board, self.panel, self.places.block)
        Column(self, gap=0).addWidget(self.laid)
        self._make_actions()
        self.ways.chosen.connect(lambda _: self._turn())
        self.search.sought.connect(lambda _: self._show_rows())
        self.search.moved.connect(lambda _: self.list_.step_in())
        self.search.entered.connect(lambda _: self._open_first())
        self.list_.chosen.connect(self.choose)
        self.list_.opened.connect(self._open)
        self.panel.let_go.connect(self._choose_nothing)
        self.setFocusProxy(self.search)
        self._offer()

    def _make_actions(self) -> None:
        args = self._args
        self.way(T("Hand in", "booklets"), self._show_owing, key="F2")
        self._owing = self.way(T("Hand in", "booklets"), self._show_owing, icon="book-open")
        self._work = self.way(T("Enter the pile"), self._go_on, icon="keyboard")
        self._take = self.asks("volunteer.hand_in", self._of_class, self._hand_in, icon="book-open")
        self._print = self.action(
            "volunteer.print_hand_in_list",
            args,
            text=T("Print the list", "booklets"),
            icon="printer",
            then=self._printed,
        )
        self._send_back = self.asks("volunteer.send_back_list", args, self._ask_back, icon="undo-2")
        self._answer = self.asks(
            "volunteer.answer_remark", args, self._ask_answer, icon="message-square-text"
        )
        self._books = {key: Offer(self._book(book)) for key, book in BOOKS.items()}
        self._rare = [Offer(self._book(book)) for book in RARE]
        self._keep = self.way(T("Forms of the class"), self._open_forms, icon="file-text")
        self._archive = self.way(T("Class archive"), self._open_archive, icon="folder")
        self._return = self.action("volunteer.return_booklets", args, icon="book-open", then=self._returned)
        self._post = self.action("volunteer.post_hours", args, icon="eye", then=self._posted)
        self._correct = self.asks(
            "volunteer.correct_hand_in",
            args,
            self._ask_counts,
            text=T("Correct the list", "booklets"),
            icon="pencil",
        )
        self._withdraw = self.asks("volunteer.withdraw_hand_in", args, self._ask_withdrawal, icon="x")

    def _book(self, book: Book) -> Action:
        return self.way(book.title, lambda: self.taken.emit(book), icon=book.icon)

    # -- looking ----------------------------------------------------------------------------------------

    def read(self) -> None:
        self.look(Board, self._tell)
        if isinstance(self._chosen, CollectionShown):
            self.look(CollectionShown, self._tell_chosen, collection=self._chosen.facts.id)

    def choose(self, id: str) -> None:
        """Choose a collection, or a class that owes its booklets."""
        self._at = id
        self.list_.choose(id)
        owing = next((one for one in self._board.missing if one.facts.id == id), None)
        if owing:
            self._chosen = owing
            self.panel.show_missing(owing)
            self.learn(owing.facts)
            self._offer()
        else:
            self.look(CollectionShown, self._tell_chosen, collection=id)
        self.laid.open_case()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._choose_nothing()
        else:
            super().keyPressEvent(event)

    def _choose_nothing(self) -> None:
        """Nothing is chosen any more: the centre's books are offered again."""
        self._chosen, self._at = None, ""
        self.list_.choose("")
        self.laid.close_case()
        self._offer()

    def _tell(self, board: Board) -> None:
        self._board = board
        self.ways.offer(
            (
                Choice(OPEN, T("Open", "collections"), self._count(OPEN)),
                Choice(MISSING, T("Not handed in"), len(board.missing)),
                Choice(FORMS, T("Forms", "collections"), self._count(FORMS)),
                Choice(DONE, T("Done with", "collections"), self._count(DONE)),
            )
        )
        self._show_rows()

    def _tell_chosen(self, shown: CollectionShown) -> None:
        self._chosen = shown
        self.panel.show_collection(shown)
        self.learn(shown.facts)
        self._offer()

    def _count(self, way: str) -> int:
        return sum(WAY_OF[one.step] == way for one in self._board.handed)

    def _turn(self) -> None:
        self._show_rows()
        self.list_.take_focus()

    def _show_rows(self) -> None:
        self._empty.say(*(NOTHING_FITS if self.search.text else _nothing(self.ways.current)))
        sought, way = self.search.text.strip(), self.ways.current
        handed = [one for one in self._board.handed if sought or WAY_OF[one.step] == way]
        if sought:  # what is still to be done first, then the newest
            handed.sort(key=lambda one: (WAYS.index(WAY_OF[one.step]), -one.period))
        rows = [(one.name, self._row(one)) for one in handed]
        if sought or way == MISSING:
            rows += [(one.facts.name, _owing_row(one)) for one in self._board.missing]
        if sought:  # wherever the class stands
            index = PrefixIndex((n, search_terms(name), 0) for n, (name, _) in enumerate(rows))
            rows = [rows[n] for n in sorted(index.find(sought, len(rows) or 1))]
        self._ids = [row.id for _, row in rows]
        self.list_.show_rows([row for _, row in rows])
        if self._at:
            self.list_.choose(self._at)

    def _row(self, one: Handed) -> TableRow:
        days, within = (self._board.at - one.handed_at).days, self.desk.settings.of(APPRAISE_WITHIN)
        told: dict[str, Any] = {"n": one.period, "first": one.first, "last": one.last}
        return TableRow(
            one.id,
            (
                Cell(one.name, strong=True, note=one.college),
                Cell(T("No. {n}", "period", n=one.period), note=T("{first:day} to {last:day}", **told)),
                _stands(one.step),
                Cell(f"{one.judged}/{one.listed}", note=T("{n} entered", n=one.entered)),
                Cell(str(days), "bad" if WAY_OF[one.step] == OPEN and days > within else "ink"),
            ),
        )

    # -- doing ------------------------------------------------------------------------------------------

    def _args(self) -> dict[str, Any] | None:
        chosen = self._chosen
        return {"collection": chosen.facts.id} if isinstance(chosen, CollectionShown) else None

    def _of_class(self) -> dict[str, Any] | None:
        return {"klass": self._chosen.facts.id} if isinstance(self._chosen, Missing) else None

    def _offer(self) -> None:
        if isinstance(self._chosen, Missing):
            self.places.offer(Offer(self._take))
        elif self._chosen is None:
            whole = sees_all(self.desk.staff) if self.desk.staff else True
            books = [self._books.get(key) if whole or key in SUPERVISED else None for key in OTHERS]
            rare = self._rare if whole else ()
            self.places.offer(Offer(self._owing, T("Who has not handed in yet")), books, rare)
            self.panel.show_nothing()
        else:
            self._offer_collection(self._chosen)

    def _offer_collection(self, shown: CollectionShown) -> None:
        """What is done with a collection where it stands: once it is stamped its forms come first."""
        step = shown.facts.step
        ends = (Offer(self._return), Offer(self._work), Offer(self._post))
        self._work.say(T("Enter the pile") if step is Collection.COLLECTED else T("Appraise and stamp"))
        if WAY_OF[step] == OPEN:
            entering = step is Collection.COLLECTED
            answer = (Offer(self._answer),) if entering and is_sent_back(shown.facts) else ()
            rare = (Offer(self._withdraw), Offer(self._send_back)) if entering else ()
            self.places.offer(Offer(self._work), (Offer(self._print), Offer(self._correct), *answer), rare)
        elif step is Collection.WITHDRAWN:
            self.places.offer(Offer(self._print))
        elif step in (Collection.TALLIED, Collection.ARCHIVED):
            others = (Offer(self._print), Offer(self._keep), *ends)
            self.places.offer(Offer(self._archive, T("enter the month, close the year")), others)
        else:
            self.places.offer(Offer(self._keep), (Offer(self._print), None, *ends))

    def _ask_withdrawal(self) -> None:
        if isinstance(self._chosen, CollectionShown):
            withdraw(self.context, self, self._chosen).open()

    def _ask_back(self) -> None:
        if isinstance(self._chosen, CollectionShown):
            send_back(self.context, self, self._chosen).open()

    def _ask_answer(self) -> None:
        if isinstance(self._chosen, CollectionShown):
            answer(self.context, self, self._chosen).open()

    def _open_archive(self) -> None:
        """The archive of the school year in which the collection ends."""
        if isinstance(self._chosen, CollectionShown):
            facts = self._chosen.facts
            year = school_year(facts.last, self.desk.settings)
            ArchiveDialog(self.context, self, ArchiveId.of(facts.klass, year)).open()

    def _open_forms(self) -> None:
        if isinstance(self._chosen, CollectionShown):
            self.leads.emit(ClassFormsPage(self.context, self._chosen.facts.klass))

    def _show_owing(self) -> None:
        self.ways.choose(MISSING)
        self._show_rows()
        self.search.setFocus()

    def _open_first(self) -> None:
        if self._ids:
            first = self._ids[0]
            self.search.clear()
            self.choose(first)
            self._open(first)

    def _open(self, id: str) -> None:
        if any(one.facts.id == id for one in self._board.missing):
            self._take.trigger()
        elif one := next((one for one in self._board.handed if one.id == id), None):
            self._go_on_with(one.id, one.step, one.klass)

    def _go_on_with(self, collection: str, step: Collection, klass: ClassId) -> None:
        """What the large button does with it: the pile or the appraisal, and once it is stamped the forms."""
        if WAY_OF[step] == OPEN:
            self.entered.emit(collection, step.value)
        else:
            self.leads.emit(ClassFormsPage(self.context, klass))

    def _go_on(self) -> None:
        if isinstance(self._chosen, CollectionShown):
            self.entered.emit(self._chosen.facts.id, self._chosen.facts.step.value)

    def _hand_in(self) -> None:
        if isinstance(self._chosen, Missing):
            dialog = HandInDialog(self.context, self, self._chosen)
            dialog.handed.connect(self._handed)
            dialog.open()

    def _handed(self, collection: str) -> None:
        self._chosen = None
        self.ways.choose(OPEN)
        self.choose(collection)
        self.entered.emit(collection, Collection.COLLECTED.value)

    def _ask_counts(self) -> None:
        if isinstance(self._chosen, CollectionShown):
            CorrectDialog(self.context, self, self._chosen).open()

    def _returned(self, _: Any) -> None:
        self.told(T("A slip is printed for each booklet: they go home."), Tone.OK)

    def _posted(self, document: str) -> None:
        self.told(T("The public list is printed: hang it where the class passes."), Tone.OK)
        self.context.preview(document)

    def _printed(self, document: str) -> None:
        self.told(T("The hand-in list is printed."), Tone.OK)
        self.context.preview(document)


def _stands(step: Collection) -> Tag:
    return Tag(STEPS[step], HUES.get(step, "ok"), ICONS[step]) if step in STEPS else WITHDRAWN


def _owing_row(one: Missing) -> TableRow:
    return TableRow(
        one.facts.id,
        (
            Cell(one.facts.name, strong=True, note=one.facts.college),
            Cell(T("{n} {n:student|students}", n=one.students), note=one.leader),
            *(Tag(T("Not handed in"), "warn", "clock"), "", ""),
        ),
    )


def _nothing(way: str) -> tuple[Any, Any]:
    if way == MISSING:
        return T("No class owes booklets"), T("Class lists are taken in by: yingke import students FILE")
    if way == FORMS:
        return T("No forms wait"), T("Stamped booklets stand here until their forms are entered and kept")
    if way == DONE:
        return T("Nothing is done with"), T("What is done with stays here for six weeks after its hand-in")
    return T("No booklets are here"), T("F2 shows who has not handed in")
