"""Screens that watch what is due and what printers report; the latter calmly, since the desk has others to answer."""

from abc import abstractmethod
from typing import Any

import shiboken6
from PySide6.QtWidgets import QWidget

from app.counter.print_facts import PrintCentre
from app.shell.context import Shell
from app.widgets.bridge import Bridge
from app.widgets.completed import Completed
from app.widgets.screen import Screen

EVERY = 300
"""Milliseconds."""
MACHINE = frozenset({"print"})
"""What a printer reports: nothing falls due by it."""


class Calm:
    """`Calm(screen, bridge)`, then `tell()` for each report: the screen looks again once for all that came meanwhile."""

    def __init__(self, screen: Screen, bridge: Bridge) -> None:
        self._screen, self._bridge = screen, bridge
        self._planned = False

    def tell(self) -> None:
        """Something was reported."""
        if not self._planned:
            self._planned = True
            self._bridge.later(self._look, EVERY)

    def _look(self) -> None:
        self._planned = False
        if shiboken6.isValid(self._screen):
            self._screen.again()


class Watch(Screen, metaclass=Completed):
    """Whatever a command changes may be due earlier or later, and so may what time changes.

    A screen says how it reads the dues (`read_dues`), and what it does with the prints (`show_prints`).
    """

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._calm = Calm(self, shell.bridge)
        self._dues_changed = True

    def concerns(self, notice: Any) -> bool:
        if notice.topics == MACHINE:
            self._calm.tell()
            return False
        self._dues_changed = True
        return True

    def read(self) -> None:
        if self._dues_changed:
            self._dues_changed = False
            self.read_dues()
        self.look(PrintCentre, self.show_prints)

    def passed(self) -> None:
        self._dues_changed = True
        self.again()

    @abstractmethod
    def read_dues(self) -> None:
        """Look at what is due."""

    @abstractmethod
    def show_prints(self, prints: PrintCentre) -> None:
        """Show what waits, and what needs somebody."""
