"""The settings: sections at the left, each a page of its own; groups of settings draw themselves."""

import importlib.util
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.counter.settings import declared
from app.forms.shell.ui_settings import Ui_Settings
from app.kernel.setting import Setting
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
from app.widgets.stack import Late, Stack

if TYPE_CHECKING:
    from app.shell.window import Window

PAPERS = {"papers": (T("Papers"), "file-text")}
"""The house's settings of its papers: a group that is no flow."""


class SettingsPage(Part, QWidget):
    """One section at a time; the first is this computer's own look."""

    def __init__(self, shell: Shell, window: "Window", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.ui = laid_out(Ui_Settings(), self)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._pages = Stack(self)
        self.ui.page_place.addWidget(self._pages)
        self._sections: dict[str, Late[Any]] = {}
        self._buttons: dict[str, ActionButton] = {}
        self._section("look", T("This computer"), "monitor", partial(LookPage, window))
        self._groups(shell)
        self._of_flows(shell)
        self._section("printers", T("Printers"), "printer", partial(PrintersPage, shell))
        self._section("staff", T("Staff"), "users", partial(StaffPage, shell))
        self._section("counters", T("Counters"), "store", partial(CountersPage, shell, window))
        self._section("holidays", T("Holidays"), "calendar-days", partial(HolidaysPage, shell))
        self.show_section("look")
        self.retold()

    def retold(self) -> None:
        self.setAccessibleName(self.look.say(T("Settings")))

    def show_section(self, id: str) -> None:
        """Show a section, made if this is the first time."""
        self._sections[id].show()
        for other, button in self._buttons.items():
            button.choose(other == id)

    def _section(self, id: str, title: Text, icon: str, make: Callable[[QWidget], QWidget]) -> None:
        self._sections[id] = self._pages.late(make)
        button = self._buttons[id] = ActionButton(title, Kind.QUIET, icon, high=44)
        button.clicked.connect(lambda: self.show_section(id))
        self.ui.sections_place.addWidget(button)

    def _groups(self, shell: Shell) -> None:
        """A section for each group of settings: the house's own, then those of the flows that it runs."""
        groups: dict[str, list[Setting[Any]]] = {}
        for one in declared(shell.house.flows).values():
            if one.page:
                groups.setdefault(one.group, []).append(one)
        heads = {flow.name: (flow.title, flow.icon) for flow in shell.house.flows} | PAPERS
        for group, settings in groups.items():
            self._section(group, *heads[group], partial(GroupPage, shell, settings))

    def _of_flows(self, shell: Shell) -> None:
        """What a flow's manager sets up: `app.flows.<name>.screens.managing.SECTIONS`, where there is one."""
        for folder in shell.house.folders:
            if importlib.util.find_spec(f"{folder}.screens") is None:
                continue
            if importlib.util.find_spec(managing := f"{folder}.screens.managing"):
                for section in importlib.import_module(managing).SECTIONS:
                    self._section(section.id, section.title, section.icon, partial(section.make, shell))
