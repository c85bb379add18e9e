"""The lock: nobody has touched the counter for a while, or somebody went away; the screen stays (COM-21)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.forms.shell.ui_lock import Ui_Lock
from app.kernel.judge import Staff
from app.kernel.text import T
from app.shell.context import Shell
from app.shell.pin import PinEntry
from app.widgets.dialog import Sheet
from app.widgets.form import laid_out
from app.widgets.staff_tile import Person


class Lock(Sheet):
    """`Lock(host, shell, person)`: `unlocked` by the PIN of who was here; `other` wants to work instead."""

    unlocked = Signal()
    other = Signal()

    def __init__(self, host: QWidget, shell: Shell, person: Person) -> None:
        super().__init__(host, wide=400)
        inside = QWidget()
        self.card.column.addWidget(inside)
        self.ui = laid_out(Ui_Lock(), inside)
        self.ui.avatar.show_person(person.name, person.hue)
        self.ui.name.say(person.name)
        self.ui.since.say(T("Locked at {at:time}; the screen is kept", at=shell.desk.clock.now()))
        self.ui.pin.serve(self)
        self.ui.other.clicked.connect(self._other)
        self._pin = PinEntry(self.ui.pin, shell, self)
        self._pin.right.connect(self._back)
        self._pin.begin(lambda pin: shell.desk.identify(person.login, pin))

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.pin.pad)

    def dismiss(self) -> None:
        """Esc opens no lock."""

    def _back(self, staff: Staff) -> None:
        self.close_sheet()
        self.unlocked.emit()

    def _other(self) -> None:
        self.close_sheet()
        self.other.emit()
