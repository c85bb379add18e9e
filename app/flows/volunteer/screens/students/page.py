"""F3 学生: classes at the left, the students of one, and one student's form and hours (VOL-01, 04)."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.people import Classes, ClassLine, ClassStudents, StudentLine, StudentsFound
from app.flows.volunteer.facts.supervising import ClassNews
from app.flows.volunteer.facts.views import LedgerShown
from app.flows.volunteer.rules.ledger import balance
from app.flows.volunteer.screens.appraisal.dialogs import LedgerDialog
from app.flows.volunteer.screens.asking import AskDialog
from app.flows.volunteer.screens.base import BookPage
from app.flows.volunteer.screens.certificates.page import CertificatesPage
from app.flows.volunteer.screens.keeping.forms import ClassFormsPage
from app.flows.volunteer.screens.out.choosing import ChooseClass
from app.flows.volunteer.screens.students import dialogs
from app.flows.volunteer.screens.students.panel import PeoplePanel
from app.forms.volunteer.ui_students import Ui_Students
from app.kernel.hours import hours
from app.kernel.text import T
from app.widgets.bound import Action
from app.widgets.columns import BoardLayout
from app.widgets.desk import Context
from app.widgets.empty import Empty
from app.widgets.field import SearchField
from app.widgets.flow_screen import CaseDoor
from app.widgets.form import laid_out
from app.widgets.listed import Listed
from app.widgets.part import Column, Panel, filled
from app.widgets.places import Offer, Places
from app.widgets.table import Cell, Heading, Table, TableRow
from app.widgets.workbar import WorkBar

CLASSES = (Heading(T("Class"), 0), Heading("", 44, sums=True))
STUDENTS = (
    Heading(T("Student"), 0),
    Heading(T("Form", "student"), 176),
    Heading(T("Hours", "service"), 80, sums=True),
)


class StudentsPage(BookPage):
    """`StudentsPage(context, student, klass)`: a class shows its students, a student form and ledger; `left`.

    What is typed is sought over all classes.
    """

    def __init__(
        self, context: Context, student: str = "", klass: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._wanted, self._klass, self._chosen = student, klass, ""
        self._news: ClassNews | None = None
        self._classes = Classes(0, ())
        self._lines: dict[str, StudentLine] = {}
        self._ledger: LedgerShown | None = None
        board, inside = Panel("ground"), QWidget()
        self.bar, self.ui = WorkBar(T("Students")), laid_out(Ui_Students(), inside)
        self.search = SearchField(T("Number, name, pinyin, over all classes"), high=44)
        self.classes, self._empty = Table(CLASSES), Empty("users", "", "")
        self.students = Listed(STUDENTS, self._empty)
        self.ui.classes_place.addWidget(self.classes)
        self.ui.search_place.addWidget(self.search)
        self.ui.students_place.addWidget(self.students)
        self.panel, self.places = PeoplePanel(), Places()
        self.laid = BoardLayout(board, self.panel, self.places.block)
        filled(Column(board, gap=0), inside, CaseDoor(self.laid, T("Form and hours"), "user"))
        filled(Column(self, gap=0), self.bar).addWidget(self.laid, 1)
        self._make_actions()
        self._listen()
        self.setFocusProxy(self.search)
        self._offer()

    def _listen(self) -> None:
        self.bar.back.connect(self.left)
        self.classes.chosen.connect(self._choose_class)
        self.classes.opened.connect(lambda _: self.students.take_focus())
        self.students.chosen.connect(self._choose)
        self.students.opened.connect(lambda _: self._open_ledger())
        self.search.sought.connect(lambda _: self._seek())
        self.search.moved.connect(lambda _: self.students.step_in())

    def _make_actions(self) -> None:
        klass, team, student = self._of_class, self._of_team, self._of_student
        self._new = self._asks("open_class", dict, self._open_class, T("Open a class"), "plus")
        self._asks("open_class", dict, self._open_class, T("Open a class"), "", "F2")
        self._officers = self._asks(
            "name_officers", team, self._name_officers, T("Officers", "class"), "users"
        )
        self._enrol = self._asks("enrol_student", dict, self._take_in, T("Take a student in"), "user-plus")
        told = T("News read", "secretary")
        self._read_news = self.action("volunteer.read_news", klass, text=told, icon="check")
        self._form = self._asks(
            "replace_form", student, self._with(dialogs.replace_form), T("Open a new form"), "file-text"
        )
        self._correct = self._asks(
            "correct_student", student, self._with(dialogs.correct), T("Correct", "a student"), "pencil"
        )
        self._leave = self._asks(
            "leave_class", student, self._with(dialogs.leave), T("Leaves the class"), "log-out"
        )
        self._move = self._asks(
            "move_student", student, self._choose_other, T("Move to another class"), "arrow-left-right"
        )
        self._withdraw = self._asks(
            "withdraw_move",
            student,
            self._take_back,
            T("Take the move back"),
            "undo-2",
        )
        back = T("Is back in the class")
        self._back = self.action("volunteer.return_to_class", student, text=back, icon="undo-2")
        self._certificates = self.way(T("Certificates"), self._lead_to_certificates, icon="id-card")
        self._forms = self.way(T("Forms of the class"), self._lead_to_forms, icon="file-text")
        self._whole = self.way(T("Ledger of hours"), self._open_ledger, icon="list")

    def _asks(
        self, act: str, args: Any, ask: Callable[[], None], text: Any, icon: str, key: str = ""
    ) -> Action:
        return self.asks(f"volunteer.{act}", args, ask, text=text, icon=icon, key=key)

    # -- Screen's own -----------------------------------------------------------------------------------

    def read(self) -> None:
        self.look(Classes, self._tell)
        self._read_students()
        if self._student:
            self.look(LedgerShown, self._tell_ledger, student=self._student.facts.id)
        elif self._klass:
            self.look(ClassNews, self._tell_news, klass=self._klass)

    def _read_students(self) -> None:
        if sought := self._wanted or self.search.text.strip():
            self.look(StudentsFound, self._tell_found, words=sought)
        elif self._klass:
            self.look(ClassStudents, self._tell_students, klass=self._klass)

    # -- showing ----------------------------------------------------------------------------------------

    @property
    def _line(self) -> ClassLine | None:
        return next((one for one in self._classes.classes if one.facts.id == self._klass), None)

    @property
    def _student(self) -> StudentLine | None:
        return self._lines.get(self._chosen)

    def _tell(self, classes: Classes) -> None:
        self._classes = classes
        self.bar.show_facts(T("School year {year}–{next}", year=classes.year, next=classes.year + 1))
        self.classes.show_rows([_class_row(one, classes.year) for one in classes.classes])
        if not self._klass and not self._wanted and classes.classes:
            self._choose_class(classes.classes[0].facts.id)
        self.classes.choose(self._klass)
        self._show_panel()

    def _tell_students(self, shown: ClassStudents) -> None:
        if shown.klass == self._klass and not self.search.text:
            how = T("Whole lists come by: yingke import students FILE")
            self._empty.say(T("Nobody is in this class yet"), how)
            self._show_rows(shown.students)

    def _tell_found(self, found: StudentsFound) -> None:
        self._empty.say(T("Nothing fits"), T("Type less of it, or something else"))
        self._show_rows(found.students)
        if self._wanted and found.students:
            self._klass = found.students[0].of
            self.classes.choose(self._klass)
            self._choose(found.students[0].facts.id)
            self._wanted = ""
            self._read_students()

    def _show_rows(self, lines: Sequence[StudentLine]) -> None:
        self._lines = {one.facts.id: one for one in lines}
        self.students.show_rows([_student_row(one, found=bool(self.search.text)) for one in lines])
        self.students.choose(self._chosen)
        self._show_panel()

    def _tell_ledger(self, ledgers: LedgerShown) -> None:
        self._ledger = ledgers
        if self._student and ledgers.facts.id == self._chosen:
            self.panel.show_ledger(ledgers)

    def _tell_news(self, news: ClassNews) -> None:
        if news.klass == self._klass and not self._student:
            self._news = news
            self._show_panel()

    def _show_panel(self) -> None:
        student, line = self._student, self._line
        if student:
            self.panel.show_student(student)
            self.learn(student.facts)
            if self._ledger and self._ledger.facts.id == self._chosen:
                self.panel.show_ledger(self._ledger)
        elif line:
            self.panel.show_class(line, self._classes.year)
            if self._news:
                self.panel.show_news(self._news)
            self.learn(line.facts)
        else:
            self.panel.show_nothing()
        self._offer()

    def _offer(self) -> None:
        if student := self._student:
            moves = self._back if student.facts.left else self._leave
            self.places.offer(
                Offer(self._whole),
                (
                    Offer(self._form),
                    Offer(self._correct),
                    Offer(moves),
                    Offer(self._certificates),
                    Offer(self._forms),
                ),
                () if student.facts.left else tuple(Offer(one) for one in self._of_move(student)),
            )
        elif self._line:
            news = (Offer(self._read_news),) if self._news and self._news.unseen else ()
            self.places.offer(Offer(self._enrol), (Offer(self._officers), Offer(self._new), *news))
        else:
            self.places.offer(Offer(self._new))

    # -- choosing ---------------------------------------------------------------------------------------

    def _choose_class(self, klass: str) -> None:
        self._klass, self._chosen, self._news = klass, "", None
        if self.search.text:
            self.search.clear()
        self._read_students()
        self.look(ClassNews, self._tell_news, klass=klass)
        self._show_panel()

    def _choose(self, student: str) -> None:
        self._chosen = student
        if student:
            self.students.choose(student)
            self.look(LedgerShown, self._tell_ledger, student=student)
        self._show_panel()

    def _seek(self) -> None:
        self._chosen = ""
        self._read_students()

    # -- doing ------------------------------------------------------------------------------------------

    def _of_student(self) -> dict[str, Any] | None:
        return {"student": self._chosen} if self._student else None

    def _of_class(self) -> dict[str, Any] | None:
        return {"klass": self._klass} if self._klass else None

    def _of_team(self) -> dict[str, Any] | None:
        return {"klass": self._klass, "year": self._classes.year} if self._klass else None

    def _with(self, ask: Callable[[Context, QWidget, StudentLine], AskDialog]) -> Callable[[], None]:
        """Ask about the chosen student."""

        def run() -> None:
            if self._student:
                ask(self.context, self, self._student).open()

        return run

    def _open_class(self) -> None:
        college = self._line.facts.college if self._line else ""
        dialogs.open_class(self.context, self, self._classes.year, college).open()

    def _name_officers(self) -> None:
        if self._line:
            dialogs.name_officers(self.context, self, self._line, self._classes.year).open()

    def _take_in(self) -> None:
        if self._line:
            dialogs.enrol(self.context, self, self._line).open()

    def _of_move(self, student: StudentLine) -> tuple[Action, ...]:
        return (self._move, self._withdraw) if len(student.facts.spells) > 1 else (self._move,)

    def _choose_other(self) -> None:
        """Which class the chosen student goes to, then from which day on."""
        if student := self._student:
            others = [one for one in self._classes.classes if one.facts.id != student.of]

            def ask(to: ClassLine) -> None:
                dialogs.move(self.context, self, student, to, self._follow(student)).open()

            ChooseClass(self.context, self, others, ask).open()

    def _take_back(self) -> None:
        if student := self._student:
            dialogs.withdraw_move(self.context, self, student, self._follow(student)).open()

    def _follow(self, student: StudentLine) -> Callable[[Any], None]:
        """Go along to the class that a student is of then."""

        def follow(_: Any) -> None:
            self._wanted = student.facts.id
            self.read()

        return follow

    def _lead_to_certificates(self) -> None:
        """The certificates of the chosen student."""
        if self._student:
            page = CertificatesPage(self.context)
            page.show_student(self._student.of, self._student.facts.id)
            self.leads.emit(page)

    def _lead_to_forms(self) -> None:
        """The appraisal forms of the class of the chosen student."""
        if self._student:
            self.leads.emit(ClassFormsPage(self.context, self._student.of))

    def _open_ledger(self) -> None:
        if self._ledger and self._student:
            LedgerDialog(self.context, self, self._ledger).open()


def _class_row(one: ClassLine, year: int) -> TableRow:
    cells = (Cell(one.facts.name, strong=True, note=one.facts.college), str(one.students))
    return TableRow(one.facts.id, cells, off=one.facts.team(year) is None)


def _student_row(one: StudentLine, *, found: bool) -> TableRow:
    about = T("{number}, {klass}", number=one.facts.id, klass=one.klass) if found else one.facts.id
    cells = (
        Cell(one.name, strong=True, note=about),
        Cell(one.number, "ink2"),
        Cell(hours(balance(one.facts)), strong=True),
    )
    return TableRow(one.facts.id, cells, off=one.facts.left is not None)
