"""One printer: what it is called, how it is reached, where."""

import re
from collections.abc import Callable, Collection

from PySide6.QtWidgets import QWidget

from app.counter.print_facts import PrinterShown
from app.counter.print_rules import How, address_fits
from app.forms.shell.ui_printer import Ui_Printer
from app.kernel.text import T
from app.widgets.dialog import Sheet
from app.widgets.form import laid_out
from app.widgets.part import showing
from app.widgets.segment import Choice

WAYS = (
    Choice(How.NETWORK, T("On the network"), icon="printer"),
    Choice(How.SYSTEM, T("Of this system"), icon="monitor"),
    Choice(How.FOLDER, T("Folder"), icon="folder"),
)
LABELS = {
    How.NETWORK: T("Its address"),
    How.SYSTEM: T("Its name in the system"),
    How.FOLDER: T("Which folder"),
}
HELPS = {
    How.NETWORK: T("192.168.1.20, or 192.168.1.20:9100. Receipt printers (ESC/POS) are reached so."),
    How.SYSTEM: T("As the system's own list of printers calls it. Sheets of A4 and A5 go there."),
    How.FOLDER: T("In full, from the root or the drive on. Every paper is a PDF there."),
}
Keep = Callable[[str, str, str, str], None]


class PrinterSheet(Sheet):
    """`PrinterSheet(host, known, taken, keep, remove)`; without `known` it is a new one."""

    def __init__(
        self,
        host: QWidget,
        known: PrinterShown | None,
        taken: Collection[str],
        keep: Keep,
        remove: Callable[[str], None],
    ) -> None:
        super().__init__(host)
        self._known, self._taken, self._keep, self._remove = known, taken, keep, remove
        inside = QWidget()
        self.card.column.addWidget(inside)
        self.ui = laid_out(Ui_Printer(), inside)
        self.ui.title.say(known.name if known else T("Add a printer"))
        self.ui.how.offer(WAYS)
        self.ui.how.chosen.connect(self._turn)
        self.ui.keep.say(T("Keep it") if known else T("Add it"))
        self.ui.remove.say(T("Remove it"))
        showing(self.ui.remove, known is not None)
        if known:
            self.ui.name.write(known.name)
            self.ui.address.write(known.address)
            self.ui.how.choose(known.how)
        self._turn()
        self.ui.leave.clicked.connect(self.dismiss)
        self.ui.keep.clicked.connect(self._done)
        self.ui.remove.clicked.connect(self._gone)
        for field in (self.ui.name, self.ui.address):
            field.entered.connect(lambda _: self._done())

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.name)

    def _turn(self) -> None:
        how = How(self.ui.how.current)
        self.ui.address.set_label(LABELS[how])
        self.ui.help.say(HELPS[how])

    def _done(self) -> None:
        how, name, address = How(self.ui.how.current), self.ui.name.text, self.ui.address.text
        if not name:
            self.ui.name.fault(T("Give it a name that everybody here knows it by."))
            return
        if no := address_fits(how, address):
            self.ui.address.fault(no.text)
            return
        self.close_sheet()
        self._keep(self._known.id if self._known else fresh_code(name, self._taken), name, how.value, address)

    def _gone(self) -> None:
        self.close_sheet()
        if self._known:
            self._remove(self._known.id)


def fresh_code(name: str, taken: Collection[str]) -> str:
    """A short code for a printer: the letters of its name where there are some, and a number where it is taken."""
    letters = re.sub(r"[^a-z0-9]", "", name.casefold())[:20] or "printer"
    return next(code for n in range(1, 1000) if (code := letters if n == 1 else f"{letters}{n}") not in taken)
