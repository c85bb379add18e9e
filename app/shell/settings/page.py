"""The settings: sections at the left, each a page of its own; groups of settings draw themselves."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.counter.settings import declared
from app.forms.shell.ui_settings import Ui_Settings
from app.kernel.text import T, Text
from app.shell.context import Shell
from app.shell.prints.printers import PrintersPage
from app.shell.settings.counters import CountersPage
from app.shell.settings.group import GroupPage
from app.shell.settings.holidays import HolidaysPage
from app.shell.settings.look import LookPage
from app.shell.settings.staff import StaffPage
from app.widgets.button import ActionButton, Kind
from app.widgets.form import laid_out
from app.widgets.part import Part

if TYPE_CHECKING:
    from app.shell.window import Window

TITLES = {"house": T("House"), "papers": T("Papers")}
ICONS = {"house": "building-2", "papers": "file-text"}


class SettingsPage(Part, QWidget):
    """One section at a time; the first is this computer's own look."""

    def __init__(self, shell: Shell, window: "Window") -> None:
        super().__init__()
        self._shell = shell
        self.ui = laid_out(Ui_Settings(), self)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._pages = QStackedWidget()
        self.ui.page_place.addWidget(self._pages)
        self._makers: dict[str, Callable[[], QWidget]] = {"look": lambda: LookPage(window)}
        self._made: dict[str, QWidget] = {}
        self._buttons: dict[str, ActionButton] = {}
        self._section("look", T("This computer"), "monitor")
        self._groups(shell)
        self._makers |= {"printers": lambda: PrintersPage(shell)}
        self._section("printers", T("Printers"), "printer")
        self._makers |= {"staff": lambda: StaffPage(shell), "counters": lambda: CountersPage(shell, window)}
        self._section("staff", T("Staff"), "users")
        self._section("counters", T("Counters"), "store")
        self._makers |= {"holidays": lambda: HolidaysPage(shell)}
        self._section("holidays", T("Holidays"), "calendar-days")
        self.show_section("look")
        self.retold()

    def retold(self) -> None:
        self.setAccessibleName(self.look.say(T("Settings")))

    def show_section(self, id: str) -> None:
        """Show a section, made if this is the first time."""
        if id not in self._made:
            self._made[id] = self._makers[id]()
            self._pages.addWidget(self._made[id])
        self._pages.setCurrentWidget(self._made[id])
        for other, button in self._buttons.items():
            button.choose(other == id)

    def _section(self, id: str, title: Text, icon: str) -> None:
        button = self._buttons[id] = ActionButton(title, Kind.QUIET, icon, high=44)
        button.clicked.connect(lambda: self.show_section(id))
        self.ui.sections_place.addWidget(button)

    def _groups(self, shell: Shell) -> None:
        """A section for each group of settings: the house's own, then those of the flows that it runs."""
        titles, icons = dict(TITLES), dict(ICONS)
        for flow in shell.house.flows:
            titles[flow.name], icons[flow.name] = flow.title, flow.icon
        for group in dict.fromkeys(one.group for one in declared() if one.page and one.group in titles):
            self._makers[group] = partial(GroupPage, shell, group)
            self._section(group, titles[group], icons[group])
