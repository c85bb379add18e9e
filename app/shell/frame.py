"""The frame of the work: tabs, what is missing, what is due, who is here. Tabs are made when first shown."""

import importlib
import importlib.util
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.counter.overview import Agenda
from app.counter.print_facts import PrintCentre
from app.counter.settings import served_flows
from app.forms.shell.ui_frame import Ui_Frame
from app.kernel.ids import derived
from app.kernel.refusal import Refused
from app.kernel.text import T, Text
from app.shell.banner import Banner
from app.shell.context import Shell
from app.shell.person_menu import open_menu
from app.shell.prints.centre import Prints
from app.shell.reminder import Reminder, what
from app.shell.search.offers import offers, spell
from app.shell.search.sheet import Search
from app.shell.settings.page import SettingsPage
from app.shell.today.page import Today
from app.shell.today.rows import overdue, to_read
from app.shell.watch import Watch
from app.widgets.desk import Tone
from app.widgets.form import laid_out
from app.widgets.stack import Late, Stack
from app.widgets.staff_tile import Person
from app.widgets.tabbar import TabItem

if TYPE_CHECKING:
    from app.shell.window import Window

TODAY, PRINTS, SETTINGS = "today", "prints", "settings"
ICONS = {True: ("printer-x", "bad_i"), False: ("printer-check", "ok")}


class Frame(Watch):
    """`Frame(shell, window, person)`: `left` somebody else is to work here, `lock_wanted` they go away for a while."""

    left = Signal()
    lock_wanted = Signal()

    def __init__(self, shell: Shell, window: "Window", person: Person) -> None:
        super().__init__(shell)
        self.shell, self.window_, self.person = shell, window, person
        self.ui = laid_out(Ui_Frame(), self)
        self.banner = Banner(shell)
        self.banner.sample_left.connect(lambda: window.change_house(sample=False))
        self.ui.banner_place.addWidget(self.banner)
        self._pages = Stack(self)
        self.ui.pages_place.addWidget(self._pages)
        self._tabs = self._every_tab()
        self._late = self._news = self._needed = 0
        self._over = False
        self._reminder = Reminder(shell, self)
        self._agenda = Agenda(shell.desk.clock.now(), ())
        self._seen_to: set[str] = set()
        self._connect()
        self._clock()
        self._spell()
        self.show_tab(TODAY)

    # -- what others ask of it ----------------------------------------------------------------------------

    def go(self, where: str) -> None:
        """Show a tab, or a section of the settings: "settings/printers"."""
        id, _, section = where.partition("/")
        page = self.show_tab(id)
        if section and isinstance(page, SettingsPage):
            page.show_section(section)

    def show_tab(self, id: str) -> QWidget:
        """Show a tab, made if this is the first time; returns it."""
        tab = self._tabs[id]
        page: QWidget = tab.ask()
        self.ui.tabs.choose(id)
        if not tab.shown:
            # Qt would hand the focus to the first button of the page, and ring it for who came by touch.
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            tab.show()
            page.setFocus(Qt.FocusReason.MouseFocusReason)
        return page

    def open_case(self, flow: str, case: str) -> bool:
        """Go to a case in the tab of its flow; whether this counter has that tab."""
        if flow not in self._tabs:
            return False
        tab = self.show_tab(flow)
        if hasattr(tab, "open_case"):
            tab.open_case(case)
        return True

    def open_record(self, flow: str, record: str) -> bool:
        """Go to something in the books of a flow; whether this counter has its tab."""
        if flow not in self._tabs:
            return False
        tab = self.show_tab(flow)
        if hasattr(tab, "open_record"):
            tab.open_record(record)
        return True

    @property
    def tabs(self) -> tuple[str, ...]:
        """The tabs, by their ids, in their order."""
        return tuple(self._tabs)

    def stop(self) -> None:
        """Hear nothing more, and ask for nothing: the house is closed, or somebody else's."""
        self._over = True
        self.banner.stop()

    # -- a screen of its own: counts, printer, clock --------------------------------------------------------

    def read_dues(self) -> None:
        self.look(Agenda, self._show_agenda)

    def passed(self) -> None:
        self._clock()
        super().passed()

    def retold(self) -> None:
        self._clock()
        self._spell()

    # -- inside ---------------------------------------------------------------------------------------------

    def _every_tab(self) -> dict[str, Late[Any]]:
        late = self._pages.late
        tabs: dict[str, Late[Any]] = {TODAY: late(lambda within: Today(self.shell, within))}
        served = served_flows(self.desk.settings, {flow.name: flow for flow in self.shell.house.flows})
        for folder in self.shell.house.folders:
            name = importlib.import_module(f"{folder}.flow").FLOW.name
            if name in served and importlib.util.find_spec(f"{folder}.screens"):
                tabs[name] = late(partial(self._flow_tab, f"{folder}.screens.tab"))
        tabs[PRINTS] = late(lambda within: Prints(self.shell, within))
        tabs[SETTINGS] = late(lambda within: SettingsPage(self.shell, self.window_, within))
        return tabs

    def _flow_tab(self, module: str, within: QWidget) -> QWidget:
        tab: QWidget = importlib.import_module(module).Tab(self.shell, within)
        return tab

    def _connect(self) -> None:
        tabs = self.ui.tabs
        tabs.chosen.connect(self.show_tab)
        self.shell.tab_wanted.connect(self.go)
        tabs.show_person(self.person.name, self.person.hue)
        tabs.person_pressed.connect(lambda: open_menu(self))
        tabs.searched.connect(self._search)
        tabs.printer.clicked.connect(lambda: self.show_tab(PRINTS))
        tabs.bell.clicked.connect(lambda: self._reminder.open_menu(self._agenda, tabs.bell))
        for keys, run in (
            ("Ctrl+P", lambda: self.show_tab(PRINTS)),
            ("Ctrl+,", lambda: self.show_tab(SETTINGS)),
            ("Ctrl+L", self.lock_wanted.emit),
        ):
            QShortcut(QKeySequence(keys), self, run)

    def _spell(self) -> None:
        """How what can be done is found, in this language, is worked out beside the screen."""
        if not self._over:
            names = [offer.name for offer in offers(self)]
            self.shell.aside(partial(spell, names))

    def _search(self) -> None:
        Search(self.window_, self).open()

    def _show_agenda(self, agenda: Agenda) -> None:
        self._agenda = agenda
        self._late, self._news = len(overdue(agenda)), len(to_read(agenda))
        self._reminder.remind(agenda)
        self._see_to(agenda)
        self.pass_at(agenda.next)
        self._count()

    def _see_to(self, agenda: Agenda) -> None:
        """Do what is done by itself; what two counters do at the same time is one command, and done once (COM-04)."""
        for row in agenda.rows:
            once = derived(f"{row.case}/{row.name}/{row.key}", f"{row.at}")
            if not (row.itself and row.does and row.mine and row.at <= agenda.at) or once in self._seen_to:
                continue
            self._seen_to.add(once)
            [case] = self.desk.flow(row.flow).by_name[row.does].at
            told = T("Done by itself: {due}", due=what(row))
            self.do(
                f"{row.flow}.{row.does}",
                {case: row.case},
                partial(self._did, told),
                settled=partial(self._seen_once, once),
                no=lambda _: None,  # somebody was before it
                id=once,
            )

    def _seen_once(self, once: str, answer: "Future[Any]") -> None:
        """What an outage kept from being done is done with the next look."""
        if answer.exception() and not isinstance(answer.exception(), Refused):
            self._seen_to.discard(once)

    def _did(self, told: Text, _: Any) -> None:
        self.told(told, Tone.OK)

    def show_prints(self, prints: PrintCentre) -> None:
        self._needed = len(prints.needed)
        self._count()
        away = "printer" in self.shell.house.store.outages.now or bool(self._needed)
        icon, tone = ICONS[away]
        word = T("{n} prints need somebody", n=self._needed) if self._needed else T("Printers")
        self.ui.tabs.printer.show_state(icon=icon, word=word, tone=tone, count=self._needed)

    def _count(self) -> None:
        flows = {flow.name: flow for flow in self.shell.house.flows}
        items = [TabItem(TODAY, T("Today"), "list-todo", self._late + self._needed)]
        items += [TabItem(name, flows[name].title, flows[name].icon) for name in self._tabs if name in flows]
        items.append(TabItem(PRINTS, T("Prints"), "printer", self._needed))
        self.ui.tabs.show_tabs(items)
        late = T("{n} overdue", n=self._late) if self._late else T("Nothing is overdue")
        word = T("{n} to be read, {late}", n=self._news, late=late) if self._news else late
        self.ui.tabs.bell.show_state(word=word, count=self._late + self._news)

    def _clock(self) -> None:
        self.ui.tabs.show_time(self.words(T("{at:time}", at=self.desk.clock.now())))
        self._count()
