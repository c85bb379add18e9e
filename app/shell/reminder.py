"""The bell: what is due, one touch away; and a notice shortly before, also where the window is not seen (COM-50)."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon, QWidget

from app.counter.overview import Agenda, DueRow
from app.kernel.text import T, Text
from app.shell.context import Shell
from app.widgets.desk import Tone
from app.widgets.icons import icon
from app.widgets.theme import look

if TYPE_CHECKING:
    from app.shell.frame import Frame

BEFORE = timedelta(minutes=5)
MOST = 8
"""Rows of the bell's menu; the rest is on Today."""


class Reminder(QObject):
    """`remind(agenda)` says once what is due in five minutes and concerns the person here.

    What rings is said once it is due, with a sound: of one case and one moment once.
    """

    def __init__(self, shell: Shell, frame: "Frame") -> None:
        super().__init__(frame)
        self._shell, self._frame = shell, frame
        self._told: set[tuple[str, str, str]] = set()
        self._tray: QSystemTrayIcon | None = None
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._tray = QSystemTrayIcon(QIcon(icon("bell", look().colour("ink"), 32)), self)
            self._tray.messageClicked.connect(frame.window_.come_forward)
            self._tray.show()

    def remind(self, agenda: Agenda) -> None:
        """Say what will be due shortly, each once; what is overdue already stands on Today."""
        for row in agenda.rows:
            key = (row.case or row.record, row.name, f"{row.at}" if row.rings else row.key)
            soon = agenda.at < row.at <= agenda.at + BEFORE
            just = row.rings and agenda.at - BEFORE < row.at <= agenda.at
            if row.mine and (soon or just) and key not in self._told:
                self._told.add(key)
                self._say(row)
                if row.rings:
                    QApplication.beep()

    def open_menu(self, agenda: Agenda, under: QWidget) -> None:
        """What is due, the earliest first; each leads to its case, the last entry to Today."""
        menu = QMenu(under)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for row in agenda.rows[:MOST]:
            entry = menu.addAction(self._words(T("{due} · {at:time}", due=what(row), at=row.at)))
            entry.triggered.connect(lambda _=False, row=row: self._shell.open_due(row))
        if not agenda.rows:
            menu.addAction(self._words(T("Nothing is due"))).setEnabled(False)
        menu.addSeparator()
        menu.addAction(self._words(T("All of it on Today"))).triggered.connect(
            lambda: self._frame.show_tab("today")
        )
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))

    def _say(self, row: DueRow) -> None:
        words = T("At {at:time}: {due}", due=what(row), at=row.at)
        if self._tray:
            self._tray.showMessage(self._shell.words(T("Yingke")), self._shell.words(words))
        else:
            self._shell.told(words, Tone.WARN)

    def _words(self, text: Text) -> str:
        """Words in a menu: an ampersand stays one."""
        return self._shell.words(text).replace("&", "&&")


def what(row: DueRow) -> Text:
    """What is due, with the name of its case before it."""
    return T("{name} {what}", name=row.line.name, what=row.title)
