"""Who will wait on a table: somebody is proposed, and one touch names another (RST-04)."""

from PySide6.QtCore import QObject, Signal

from app.flows.restaurant.facts.views import Waiter, Waiters
from app.flows.restaurant.screens.seating.waiters import WaitersDialog, busy_with
from app.kernel.text import T
from app.widgets.button import ActionButton
from app.widgets.screen import Screen


class WaiterChoice(QObject):
    """Fills a button: `show_waiters(waiters, section)`; `login` is who it is. `changed` when it is another."""

    changed = Signal()

    def __init__(self, screen: Screen, button: ActionButton) -> None:
        super().__init__(screen)
        self._screen, self._button = screen, button
        self._waiters = Waiters(())
        self._section = ""
        self._named = ""
        button.clicked.connect(self._ask)
        self._show()

    @property
    def login(self) -> str:
        """Who was named, or who is proposed for the section; nothing while nobody is known."""
        return self._named or (proposed.login if (proposed := self._proposed) else "")

    @property
    def name(self) -> str:
        """What they are called."""
        found = self._found
        return found.name if found else ""

    def show_waiters(self, waiters: Waiters) -> None:
        """Take who works here now."""
        self._waiters = waiters
        self._show()

    def show_section(self, section: str) -> None:
        """Propose for a section; whoever was named for the last one is forgotten."""
        if section != self._section:
            self._section, self._named = section, ""
        self._show()

    @property
    def _proposed(self) -> Waiter | None:
        return self._waiters.of(self._section)

    @property
    def _found(self) -> Waiter | None:
        return next((w for w in self._waiters.waiters if w.login == self.login), None)

    def _ask(self) -> None:
        WaitersDialog(self._screen.context, self._screen, self._waiters, self.login, self._name).open()

    def _name(self, login: str) -> None:
        self._named = login
        self._show()

    def _show(self) -> None:
        found = self._found
        self._button.say(
            found.name if found else T("Nobody yet", "waiter"), busy_with(found) if found else "", icon="user"
        )
        self.changed.emit()
