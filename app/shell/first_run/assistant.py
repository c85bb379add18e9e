"""The first day: six pages, each with a default; Enter all the way through, Esc back, nothing typed is lost."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.counter.print_facts import Printers
from app.forms.shell.ui_first_run import Ui_FirstRun
from app.kernel.refusal import Refused, Unavailable
from app.kernel.text import T, Text
from app.shell.context import Shell
from app.shell.first_run.answers import Answers, Wish, commands
from app.shell.first_run.pages import PAGES, Beginning, Manager, Organisation, Page, Printing, Work
from app.shell.first_run.steps import StepList
from app.widgets.field import Field
from app.widgets.form import laid_out
from app.widgets.part import Part
from app.widgets.sentence import Sentence

if TYPE_CHECKING:
    from app.shell.window import Window

P = TypeVar("P", bound=Page)
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FirstRun(Part, QWidget):
    """`FirstRun(shell, window)`: `finished(sample)` once the house is founded."""

    finished = Signal(bool)

    def __init__(self, shell: Shell, window: "Window") -> None:
        super().__init__()
        self._shell, self._window = shell, window
        self._pages: list[Page] = []
        self._now, self._busy = 0, False
        self.ui = laid_out(Ui_FirstRun(), self)
        self._steps = StepList([page.step for page in PAGES])
        self._stack = QStackedWidget()
        self._fault = Sentence(boxed=True)
        self.ui.steps_place.addWidget(self._steps)
        self.ui.page_place.addWidget(self._stack)
        self.ui.fault_place.addWidget(self._fault)
        self.ui.next.clicked.connect(self.go_on)
        self.ui.back.clicked.connect(self.go_back)
        self.turn_to(0)

    def turn_to(self, n: int) -> None:
        """Show a page; it is made when it is first come to, in the language that was chosen by then."""
        self._now = n
        if n == len(self._pages):
            self._pages.append(PAGES[n](self._shell, self._window))
            self._stack.addWidget(self._pages[n])
            for field in self._pages[n].findChildren(Field):
                field.changed.connect(lambda _: self._fault.say(""))
        page = self._pages[n]
        self._stack.setCurrentWidget(page)
        self._fault.say("")
        self.retold()
        (page.first or self.ui.next).setFocus(Qt.FocusReason.TabFocusReason)

    def go_on(self) -> None:
        """To the next page, if this one's answer will do; from the last one, found the house."""
        page = self._pages[self._now]
        if self._busy:
            return
        if fault := page.fault():
            self._fault.say(fault)
        elif self._now + 1 < len(PAGES):
            self.turn_to(self._now + 1)
        else:
            self._found()

    def go_back(self) -> None:
        """To the page before; what was typed stays."""
        if self._now and not self._busy:
            self.turn_to(self._now - 1)

    def retold(self) -> None:
        page, last = self._pages[self._now], self._now + 1 == len(PAGES)
        self._steps.show_step(self._now)
        self.ui.title.say(page.title)
        self.ui.about.say(page.about)
        self.ui.note.say(self._login if last else page.note)
        self.ui.back.setVisible(self._now > 0)
        self.ui.next.say(T("Begin") if last else T("Go on"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTERS:
            self.go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    # -- founding ---------------------------------------------------------------------------------------

    def _page(self, kind: type[P]) -> P:
        return next(page for page in self._pages if isinstance(page, kind))

    @property
    def manager(self) -> tuple[str, str]:
        """The first manager's name and PIN, as they were typed."""
        page = self._page(Manager)
        return page.ui.name.text, page.ui.pin.text

    @property
    def _login(self) -> Text:
        name, pin = self.manager
        return T("{name} logs in with the PIN {pin}.", name=name, pin=pin)

    def _answers(self) -> Answers:
        house, (name, pin) = self._page(Organisation), self.manager
        return Answers(
            language=self._window.place.language,
            flows=self._page(Work).chosen,
            organisation=house.ui.name.text,
            mark=house.ui.mark.text[:1],
            printer=self._page(Printing).printer,
            manager=name,
            pin=pin,
            counter=self._shell.desk.counter,
            counter_name=self.look.say(T("Front desk")),
            sample=self._page(Beginning).sample,
        )

    def _found(self) -> None:
        """One command after the other; what a rule says to one of them is told, and can be mended on its page."""
        self._busy = True
        self.ui.next.work(True)
        answers = self._answers()
        self._shell.then(
            self._shell.desk.look(Printers),
            lambda told: self._carry_out(commands(answers, [role.role for role in told.roles]), answers),
            self._failed,
        )

    def _carry_out(self, rest: Iterator[Wish], answers: Answers) -> None:
        wish = next(rest, None)
        if wish is None:
            self._window.keep(person=answers.login)
            self.finished.emit(answers.sample)
            return
        name, args, staff = wish

        def done(_: Any) -> None:
            self._carry_out(rest, answers)

        self._shell.then(self._shell.desk.do(name, args, staff=staff), done, self._failed)

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        self.ui.next.work(False)
        if isinstance(error, Refused):
            self._fault.say(error.no.text)
        elif isinstance(error, Unavailable):
            self._fault.say(error.what)
        else:
            self._shell.trouble(error)
