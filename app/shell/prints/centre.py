"""The print centre: what needs somebody, what waits, what was printed last; and the printers (COM-40, 41)."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.counter.print_facts import JobShown, PrintCentre
from app.forms.shell.ui_prints import Ui_Prints
from app.kernel.text import T
from app.shell.context import Shell
from app.shell.prints.job import JobColumn
from app.shell.prints.states import table_row
from app.shell.watch import MACHINE, Calm
from app.widgets.columns import BoardLayout
from app.widgets.empty import Empty
from app.widgets.form import laid_out
from app.widgets.part import Panel, showing
from app.widgets.screen import Screen
from app.widgets.segment import Choice
from app.widgets.table import Heading, Table

NEEDED, WAITING, DONE = "needed", "waiting", "done"
EMPTY = {
    NEEDED: (T("No print needs anybody"), T("What a printer refused, or may have printed, stands here.")),
    WAITING: (T("Nothing waits for a printer"), T("What is printed goes out by itself.")),
    DONE: (
        T("Nothing was printed yet"),
        T("The newest prints stand here, to be looked at and printed again."),
    ),
}


class Prints(Screen):
    """The tab: a list by what is to be done, the chosen print beside it, its actions beneath."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._prints: PrintCentre | None = None
        self._calm = Calm(self, shell.bridge)
        self._jobs: dict[str, JobShown] = {}
        board = Panel("ground")
        self.ui = laid_out(Ui_Prints(), board)
        self.table = Table(
            (
                Heading(T("Paper"), 0),
                Heading(T("Which"), 100),
                Heading(T("When"), 150),
                Heading(T("State"), 190),
            )
        )
        self._empty = Empty("printer-check", "", "")
        self.ui.table_place.addWidget(self.table)
        self.ui.empty_place.addWidget(self._empty)
        self.ui.printers.clicked.connect(lambda: shell.tab_wanted.emit("settings/printers"))
        self.job = JobColumn(shell)
        self.layout_ = BoardLayout(board, self.job.column, self.job.actions_block)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.layout_)
        self.setFocusProxy(self.table)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _: self.layout_.open_case())
        self.ui.what.chosen.connect(self._tell)
        self._tell()

    def concerns(self, notice: Any) -> bool:
        """Every command may print; what the printers report can wait a little."""
        if notice.topics == MACHINE:
            self._calm.tell()
        return bool(notice.topics != MACHINE)

    def read(self) -> None:
        self.look(PrintCentre, self._fill)

    # -- inside -----------------------------------------------------------------------------------------

    def _fill(self, prints: PrintCentre) -> None:
        first = self._prints is None
        self._prints = prints
        self._jobs = {j.id: j for part in (prints.needed, prints.waiting, prints.done) for j in part}
        self._tell()
        if first:
            busy = next((n for n in (NEEDED, WAITING) if self._part(n)), DONE)
            self.ui.what.choose(busy)

    def _part(self, name: str) -> tuple[JobShown, ...]:
        if self._prints is None:
            return ()
        return {NEEDED: self._prints.needed, WAITING: self._prints.waiting, DONE: self._prints.done}.get(
            name, ()
        )

    def _tell(self) -> None:
        self.ui.what.offer(
            (
                Choice(NEEDED, T("Needs somebody"), len(self._part(NEEDED))),
                Choice(WAITING, T("Waits"), len(self._part(WAITING))),
                Choice(DONE, T("Printed", "print")),
            )
        )
        what = self.ui.what.current
        some = self._part(what)
        self.table.show_rows([table_row(job) for job in some])
        self._empty.say(*EMPTY[what])
        showing(self.ui.sheet, bool(some))
        showing(self._empty, not some)
        if self.table.current not in {job.id for job in some}:
            self.table.choose(some[0].id if some else "")
        self._choose(self.table.current)

    def _choose(self, id: str) -> None:
        self.job.show_job(self._jobs.get(id))
