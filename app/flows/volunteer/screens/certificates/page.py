"""The book of certificates: classes and their students, what is to be collected, the newest; runs beside (VOL-33 to 36)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.certificates import (
    Certificate,
    CertificatesBook,
    ClassCertificates,
    ClassShown,
    Given,
    HolderShown,
    LeftOut,
    SignedList,
    Style,
)
from app.flows.volunteer.facts.ids import ClassId
from app.flows.volunteer.facts.people import StudentLine, StudentsFound
from app.flows.volunteer.papers.verify_page import verify_page
from app.flows.volunteer.screens.base import BookPage
from app.flows.volunteer.screens.certificates.dialogs import (
    STYLES,
    DocumentDialog,
    RunDialog,
    VerifyDialog,
)
from app.flows.volunteer.screens.certificates.keys import Keys
from app.flows.volunteer.screens.certificates.panel import CertificatePanel
from app.flows.volunteer.screens.certificates.rows import (
    CLASSES,
    COLLECT,
    HEADINGS,
    LEFT_OUT,
    NEWEST,
    found_by,
    id_of,
    nothing,
    row_of,
)
from app.flows.volunteer.screens.certificates.runs import Runs
from app.kernel.refusal import No
from app.kernel.search import PrefixIndex
from app.kernel.text import T
from app.widgets.columns import BoardLayout
from app.widgets.desk import Context, Tone
from app.widgets.empty import Empty
from app.widgets.field import SearchField
from app.widgets.list_page import NOTHING_FITS
from app.widgets.listed import Listed
from app.widgets.part import Column, Panel, Row, filled, showing
from app.widgets.places import Offer, Places
from app.widgets.segment import Choice, Segment
from app.widgets.workbar import WorkBar

Chosen = ClassShown | HolderShown | Given | LeftOut | StudentLine | None


class CertificatesPage(BookPage):
    """`CertificatesPage(context)`. Enter on a class shows its students, Esc leads back; F5 does what is next."""

    topics = frozenset({"volunteer", "house"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._book: CertificatesBook | None = None
        self._klass: ClassCertificates | None = None
        self._chosen: Chosen = None
        self._ids: list[str] = []
        self._pupils: tuple[StudentLine, ...] = ()
        self.bar, self.ways = WorkBar(T("Certificates")), Segment([Choice(CLASSES, T("Classes"))])
        self.styles = Segment(STYLES)
        self.search = SearchField(T("Class, name or number"), letters=True, high=44)
        self._empty = Empty("id-card", "", "")
        self.list_ = Listed(HEADINGS, self._empty)
        self.panel, self.places = CertificatePanel(), Places()
        self._compose()
        self._make_actions()
        self.bar.back.connect(self._back)
        self.ways.chosen.connect(lambda _: self._turn())
        self.search.sought.connect(lambda _: self._seek())
        self.search.entered.connect(lambda _: self._open_first())
        self.search.moved.connect(lambda _: self.list_.step_in())
        self.list_.chosen.connect(self._choose)
        self.list_.opened.connect(self._open)
        self.setFocusProxy(self.search)
        self._offer()

    def _compose(self) -> None:
        board, head = Panel("ground"), Row(gap=10)
        for part, stretch in ((self.ways, 0), (self.styles, 0), (self.search, 1)):
            head.addWidget(part, stretch)
        inside = Column(board, gap=10, edge=(16, 12, 16, 8))
        inside.addLayout(head)
        card = Panel("surface", line="line", radius=10)
        Column(card, gap=0, edge=1).addWidget(self.list_)
        inside.addWidget(card, 1)
        showing(self.styles, False)
        self.laid = BoardLayout(board, self.panel, self.places.block)
        self.laid.left_case.connect(self._choose_nothing)
        filled(Column(self, gap=0), self.bar).addWidget(self.laid, 1)

    def _make_actions(self) -> None:
        self._keys = Keys(self)
        self._runs = Runs(self, self._keys)
        self._run = self.asks("volunteer.issue_certificates", self._run_args, self._ask_run, icon="printer")
        self._give = self.action(
            "volunteer.issue_certificate", self._give_args, icon="printer", then=self._given
        )
        self._anew = self.action(
            "volunteer.issue_certificate",
            lambda: self._give_args(anew=True),
            text=T("Give a new one in its place"),
            icon="refresh-cw",
            then=self._given,
        )
        self._again = self.action(
            "volunteer.reprint_certificate", self._certificate, icon="copy", then=self.context.preview
        )
        self._back_again = self.action(
            "volunteer.collect_certificate",
            self._certificate,
            icon="undo-2",
            then=lambda _: self._collected(),
        )
        self._document = self.asks(
            "volunteer.note_document", self._student, self._ask_document, icon="id-card"
        )
        self._to_student = self.way(T("Go to the student"), self._to_chosen, icon="user")
        self._verify = self.way(
            T("Verify a code"), lambda: VerifyDialog(self.context, self).open(), icon="qr-code"
        )
        self._page = self.action(
            "volunteer.sign_list",
            text=T("Verify page"),
            icon="external-link",
            then=self._keep_page,
        )

    # -- looking ----------------------------------------------------------------------------------------

    def read(self) -> None:
        self.look(CertificatesBook, self._tell)
        if self._klass:
            self.look(ClassCertificates, self._tell_class, klass=self._klass.id)

    def _tell(self, book: CertificatesBook) -> None:
        self._book, self._keys.made = book, book.keyed
        self._runs.tell(book)
        left_out = [Choice(LEFT_OUT, T("Left out", "run"), len(book.left_out))] if book.left_out else []
        self.ways.offer(
            (
                Choice(CLASSES, T("Classes"), len(book.classes)),
                Choice(COLLECT, T("To be collected"), len(book.to_collect)),
                Choice(NEWEST, T("Newest", "certificates")),
                *left_out,
            )
        )
        self._show_rows()
        self._show_chosen()

    def _tell_class(self, klass: ClassCertificates) -> None:
        self._klass = klass
        self.bar.show_facts(klass.name)
        self._show_rows()
        self._show_chosen()

    # -- choosing ---------------------------------------------------------------------------------------

    def show_student(self, klass: str, student: str) -> None:
        """Go to a student of a class: from the student's own page."""
        self._chosen = None
        self.search.clear()
        self.look(ClassCertificates, lambda found: self._go_to(found, student), klass=klass)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._back()
        else:
            super().keyPressEvent(event)

    def _back(self) -> None:
        """From a student to the class, from the class to all of them, then away."""
        if self._klass:
            self._klass = None
            self.bar.show_facts("")
            self._choose_nothing()
            self._show_rows()
        elif self._chosen:
            self._choose_nothing()
        else:
            self.left.emit()

    def _turn(self) -> None:
        self._klass, self._pupils = None, ()
        self._choose_nothing()
        self._show_rows()
        self.list_.take_focus()

    def _choose_nothing(self) -> None:
        self._chosen = None
        self.list_.choose("")
        self._show_chosen()

    def _choose(self, id: str) -> None:
        self._chosen = self._found(id)
        self.laid.open_case()
        self._show_chosen()

    def _open(self, id: str) -> None:
        found = self._found(id)
        if isinstance(found, ClassShown):
            self._chosen = None
            self.search.clear()
            self.look(ClassCertificates, self._tell_class, klass=id)
        elif isinstance(found, (LeftOut, StudentLine)):
            self._go_to_student(found)

    def _go_to_student(self, found: LeftOut | StudentLine) -> None:
        """To the own class of whoever was left out, or found by name or number."""
        klass = found.klass if isinstance(found, LeftOut) else found.of
        self.show_student(klass, id_of(found))

    def _open_first(self) -> None:
        if self._ids:
            first = self._ids[0]
            self.list_.choose(first)
            self._choose(first)
            self._open(first)

    def _to_chosen(self) -> None:
        if isinstance(self._chosen, (LeftOut, StudentLine)):
            self._go_to_student(self._chosen)

    def _go_to(self, found: ClassCertificates, student: str) -> None:
        self.ways.choose(CLASSES)
        self._tell_class(found)
        self.list_.choose(student)
        self._choose(student)

    def _found(self, id: str) -> Chosen:
        if self._klass:
            return next((one for one in self._klass.students if one.facts.id == id), None)
        return next((one for one in (*self._listed(self._book), *self._pupils) if id_of(one) == id), None)

    def _listed(self, book: CertificatesBook | None) -> Sequence[Any]:
        """What the chosen list holds."""
        if book is None:
            return ()
        of: dict[str, Sequence[Any]] = {
            COLLECT: book.to_collect,
            NEWEST: book.newest,
            LEFT_OUT: book.left_out,
        }
        return of.get(self.ways.current, book.classes)

    def _show_chosen(self) -> None:
        """Show what is chosen as it is now, and offer what can be done with it."""
        chosen, run = self._chosen, self._runs.open
        if chosen is not None:
            self._chosen = self._found(id_of(chosen))
        match self._chosen:
            case ClassShown() as one:
                self.panel.show_class(one)
            case HolderShown() as one:
                self.panel.show_holder(one)
            case Given() as one:
                self.panel.show_given(one)
            case LeftOut() as one:
                self.panel.show_left_out(one)
            case StudentLine() as one:
                self.panel.show_found(one)
            case _ if self._book:
                self.panel.show_book(self._book, self.desk.counter, self.desk.clock.now())
        facts = [getattr(self._chosen, "facts", None), run.facts if run else None]
        given = self._chosen.facts.given if isinstance(self._chosen, HolderShown) else None
        self.learn(*facts, given, *(self._book.classes if self._book else ()))
        self._offer()

    # -- rows -------------------------------------------------------------------------------------------

    def _seek(self) -> None:
        """What is sought among classes may be a student, whose class nobody has to know."""
        self._pupils = ()
        self._show_rows()
        words = self.search.text.strip()
        if words and not self._klass and self.ways.current == CLASSES:
            self.look(StudentsFound, self._tell_found, words=words)

    def _tell_found(self, found: StudentsFound) -> None:
        if found.words == self.search.text.strip() and not self._klass and self.ways.current == CLASSES:
            self._pupils = found.students
            self._show_rows()

    def _show_rows(self) -> None:
        for part, of_class in ((self.styles, True), (self.ways, False)):
            showing(part, of_class is (self._klass is not None))
        listed: list[Any] = list(self._klass.students if self._klass else self._listed(self._book))
        if sought := self.search.text.strip():
            index = PrefixIndex((n, found_by(one), 0) for n, one in enumerate(listed))
            listed = [listed[n] for n in index.find(sought, len(listed) or 1)] + list(self._pupils)
        self._empty.say(*(NOTHING_FITS if sought else nothing(self.ways.current)))
        self._ids = [id_of(one) for one in listed]
        self.list_.show_rows(list(map(row_of, listed)))
        self.judge()
        self._offer()

    # -- doing ------------------------------------------------------------------------------------------

    def refused(self, no: No) -> None:
        if self._keys.mend(no):
            return
        if no.mend == "note_document" and isinstance(self._chosen, HolderShown):
            self._ask_document()
        else:
            super().refused(no)

    def _offer(self) -> None:
        rare, run = self._keys.offers, self._runs.open
        always = [Offer(self._verify), Offer(self._page)]
        if isinstance(self._chosen, HolderShown):
            rare = [Offer(self._anew), *rare]
            self.places.offer(Offer(self._give), (Offer(self._document), Offer(self._again), *always), rare)
        elif isinstance(self._chosen, Given):
            given = self._chosen.facts.step is Certificate.GIVEN
            self.places.offer(Offer(self._again if given else self._back_again), (None, None, *always), rare)
        elif isinstance(self._chosen, (LeftOut, StudentLine)):
            self.places.offer(Offer(self._to_student), (None, None, *always), rare)
        elif run:
            self.places.offer(self._runs.next(run), (*self._runs.papers, *always, self._runs.cancel), rare)
        else:
            classes = list(self._classes().values())
            note = classes[0].name if len(classes) == 1 else T("{n} classes", n=len(classes))
            self.places.offer(Offer(self._run, note), (*self._runs.papers, *always), rare)

    def _classes(self) -> dict[str, Any]:
        """The chosen class, the one that is open, or all that are shown."""
        rows = {one.id: one for one in (self._book.classes if self._book else ())}
        if isinstance(self._chosen, ClassShown):
            return {self._chosen.id: self._chosen}
        wanted = [self._klass.id] if self._klass else self._ids
        return {ClassId(id): rows[ClassId(id)] for id in wanted if id in rows}

    def _run_args(self) -> dict[str, Any] | None:
        return {"klasses": tuple(self._classes()), "style": Style.PORTRAIT} if self._classes() else None

    def _give_args(self, *, anew: bool = False) -> dict[str, Any] | None:
        if not isinstance(self._chosen, HolderShown):
            return None
        return {"holder": self._chosen.facts.id, "style": Style(self.styles.current), "anew": anew}

    def _student(self) -> dict[str, Any] | None:
        return {"student": self._chosen.facts.id} if isinstance(self._chosen, HolderShown) else None

    def _certificate(self) -> dict[str, Any] | None:
        if isinstance(self._chosen, Given):
            return {"certificate": self._chosen.facts.id}
        given = self._chosen.facts.given if isinstance(self._chosen, HolderShown) else None
        return {"certificate": given.id} if given else None

    def _ask_run(self) -> None:
        classes = self._classes()
        RunDialog(self.context, self, classes, sum(one.students for one in classes.values())).open()

    def _ask_document(self) -> None:
        if isinstance(self._chosen, HolderShown):
            DocumentDialog(self.context, self, self._chosen).open()

    def _given(self, issued: Any) -> None:
        self.told(T("Certificate {number} is given.", number=issued.number), Tone.OK)
        self.context.preview(issued.document)

    def _keep_page(self, list_: str) -> None:
        self.ask(SignedList, self._keep_list, list=list_)

    def _keep_list(self, signed: SignedList) -> None:
        name = T("Verify page {day:day}.html", day=self.desk.settings.business_day(self.desk.clock.now()))
        self.context.keep_file(name, lambda: verify_page(signed).encode())

    def _collected(self) -> None:
        self._choose_nothing()
        self.told(T("It is no longer to be collected."), Tone.OK)
