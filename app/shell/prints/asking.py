"""What is asked before a print is called off or sent elsewhere."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.counter.print_facts import JobShown, Printers
from app.forms.shell.ui_elsewhere import Ui_Elsewhere
from app.forms.shell.ui_reason import Ui_Reason
from app.kernel.text import T
from app.shell.context import Shell
from app.widgets.button import ActionButton
from app.widgets.dialog import Sheet
from app.widgets.form import laid_out
from app.widgets.part import showing


class Reason(Sheet):
    """`Reason(host, job, then)`: why it is printed no more; never without a reason."""

    def __init__(self, host: QWidget, job: JobShown, then: Callable[[str], None]) -> None:
        super().__init__(host)
        self._then = then
        inside = QWidget()
        self.card.column.addWidget(inside)
        self.ui = laid_out(Ui_Reason(), inside)
        self.ui.title.say(T("Print {number} no more?", number=job.number))
        self.ui.leave.clicked.connect(self.dismiss)
        self.ui.do.clicked.connect(self._do)
        self.ui.why.entered.connect(lambda _: self._do())

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.why)

    def _do(self) -> None:
        why = self.ui.why.text
        if not why:
            self.ui.why.fault(T("Say why, in a word or two."))
            return
        self.close_sheet()
        self._then(why)


class Elsewhere(Sheet):
    """`Elsewhere(host, shell, then)`: which printer it comes out of; "" where the folder is offered and taken."""

    def __init__(
        self, host: QWidget, shell: Shell, then: Callable[[str], None], *, folder: bool = False
    ) -> None:
        super().__init__(host)
        self._then, self._folder = then, folder
        inside = QWidget()
        self.card.column.addWidget(inside)
        self.ui = laid_out(Ui_Elsewhere(), inside)
        self.ui.title.say(T("Which printer?"))
        showing(self.ui.told, not folder)
        self.ui.leave.clicked.connect(self.dismiss)
        showing(self.ui.none, False)
        shell.then(shell.desk.look(Printers), self._show, shell.fault)

    def _show(self, told: Printers) -> None:
        for printer in told.printers:
            self._offer(ActionButton(printer.name, icon="printer", high=56), printer.id)
        if self._folder:
            self._offer(ActionButton(T("the folder of papers"), icon="folder", high=56), "")
        showing(self.ui.none, not told.printers)
        self.focusNextPrevChild(True)

    def _offer(self, button: ActionButton, printer: str) -> None:
        button.clicked.connect(lambda: self._take(printer))
        self.ui.printers_place.addWidget(button)

    def _take(self, printer: str) -> None:
        self.close_sheet()
        self._then(printer)
