"""What one open house shows: its first day, who is there, then the work; and the sheets over it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.counter.facts import StaffTiles
from app.counter.settings import LANGUAGE, LOCK_AFTER
from app.house import House, sample_people
from app.kernel.judge import Staff, told
from app.kernel.refusal import No
from app.kernel.text import T
from app.shell.context import Shell
from app.shell.first_run.assistant import FirstRun
from app.shell.frame import Frame
from app.shell.guest import GuestSheet
from app.shell.idle import Idle
from app.shell.lock import Lock
from app.shell.login import Login
from app.shell.people import persons
from app.shell.preview import Preview
from app.shell.second import SecondPerson
from app.shell.upkeep import Upkeep
from app.widgets.desk import Second, Tone
from app.widgets.dialog import Question, Sheet, Verb
from app.widgets.staff_tile import Person

if TYPE_CHECKING:
    from app.shell.window import Window


class Front(QObject):
    """One per open house. `begin` shows its first page; `close` gives the house back."""

    def __init__(self, window: "Window", house: House) -> None:
        super().__init__(window)
        self.window, self.house = window, house
        self.shell = Shell(house, window, window.voice, self)
        self.frame: Frame | None = None
        self.person = Person("", "")
        self._told = StaffTiles(())
        self._locked = False
        self._language = house.desk.settings.of(LANGUAGE)
        window.voice.live_in(house.desk.settings.zone)
        self.idle = Idle(window.windowHandle(), house.desk.clock, self)
        self.idle.gone.connect(self.lock)
        self.upkeep = Upkeep(self.shell, self)
        self.shell.second_wanted.connect(self._second)
        self.shell.previewed.connect(self._preview)
        self.shell.guest_wanted.connect(self._guest)
        self.shell.asked_for.connect(self._open_case)
        self.shell.record_wanted.connect(self._open_record)
        self.shell.bridge.changed.connect(self._changed)

    def begin(self) -> None:
        """Look who works here: nobody yet means the first day."""
        self.shell.then(self.house.desk.look(StaffTiles), self._known, self.window.show_failed)

    def login(self) -> None:
        """Ask who is there, as the house's people are now."""
        self.house.desk.log_out()
        self.idle.rest()
        self._leave_frame()
        self.shell.then(self.house.desk.look(StaffTiles), self._ask_who, self.window.show_failed)

    def lock(self) -> None:
        """Keep the screen, and ask the one at work for their PIN again."""
        if self.frame is None or self._locked:
            return
        self._locked = True
        sheet = Lock(self.window, self.shell, self.person)
        sheet.unlocked.connect(self._unlocked)
        sheet.other.connect(self.login)
        sheet.open()

    def close(self) -> House:
        """Take everything down; the house is to be closed by whoever asked."""
        self.idle.rest()
        self._leave_frame()
        self.shell.close()
        self.deleteLater()
        return self.house

    # -- from page to page ------------------------------------------------------------------------------

    def _known(self, told: StaffTiles) -> None:
        if told.tiles:
            self._ask_who(told)
            return
        first = FirstRun(self.shell, self.window)
        first.finished.connect(lambda sample: self._founded(first, sample))
        self.window.show_page(first)

    def _founded(self, first: FirstRun, sample: bool) -> None:
        if sample:
            self.window.founder = first.manager
            self.window.change_house(sample=True, name=self.shell.house_name)
        else:
            self.login()

    def _ask_who(self, told: StaffTiles) -> None:
        self._told = told
        pins = {p.login: p.pin for p in sample_people(self.house.folders)} if self.house.sample else {}
        page = Login(self.shell, told, self.window.place.person, pins)
        page.entered.connect(self._at_work)
        page.language_chosen.connect(lambda language: self.window.wear(language=language))
        page.theme_pressed.connect(self.window.turn_theme)
        page.sample_left.connect(lambda: self.window.change_house(sample=False))
        self.window.show_page(page)
        if self.window.founder and not self.house.sample:
            self._tell_founder(*self.window.founder)

    def _tell_founder(self, name: str, pin: str) -> None:
        """Say once more how the real books are opened: between them and the first day lay the sample day."""
        self.window.founder = None
        Question(
            self.window,
            T("{name} logs in with the PIN {pin}.", name=name, pin=pin),
            T("These are your own books. The PIN was chosen on the first day, and is not shown again."),
            safe=Verb("read", T("It is written down")),
            verbs=(),
        ).open()

    def _at_work(self, staff: Staff) -> None:
        self.person = persons(self._told, self.house.flows)[staff.login]
        self.window.keep(person=staff.login)
        self.frame = Frame(self.shell, self.window, self.person)
        self.frame.left.connect(self.login)
        self.frame.lock_wanted.connect(self.lock)
        self.window.show_page(self.frame)
        self.idle.watch(self.house.desk.settings.of(LOCK_AFTER))
        self.upkeep.begin()

    def _unlocked(self) -> None:
        self._locked = False
        self.idle.watch(self.house.desk.settings.of(LOCK_AFTER))

    def _leave_frame(self) -> None:
        """Nothing of one person's stays for the next: sheets, toasts, tabs."""
        self._locked = False
        self.window.toaster.clear()
        for sheet in self.window.findChildren(Sheet):
            sheet.close_sheet()
        if self.frame is not None:
            self.frame.stop()
            self.frame = None

    # -- what screens ask for ---------------------------------------------------------------------------

    def _second(self, name: str, args: Mapping[str, Any], no: No, then: Callable[[Second], None]) -> None:
        """Ask who can, as the house's people are at this moment, and tell them of what they approve."""
        desk, (flow, _, did) = self.house.desk, name.partition(".")
        act = desk.flow(flow).by_name[did]

        def ask(people: StaffTiles, facts: Mapping[str, Any]) -> None:
            about = told(act, facts, args)
            SecondPerson(self.window, self.shell, people, name, args, no, then, about, facts).open()

        def look(facts: Mapping[str, Any]) -> None:
            self.shell.then(desk.look(StaffTiles), lambda people: ask(people, facts), self.shell.fault)

        case = args.get(next(iter(act.at), ""))
        if desk.flow(flow).case is None or not isinstance(case, str):
            look({})
        else:
            self.shell.then(desk.facts(flow, (case,)), lambda cases: look(_parts(cases)), self.shell.fault)

    def _preview(self, document: str) -> None:
        Preview(self.window, self.shell, document).open()

    def _guest(self, guest: str) -> None:
        GuestSheet(self.window, self.shell, guest).open()

    def _open_case(self, flow: str, case: str) -> None:
        if self.frame and not self.frame.open_case(flow, case):
            self.shell.told(T("This counter does not serve that."), Tone.WARN)

    def _open_record(self, flow: str, record: str) -> None:
        if self.frame and not self.frame.open_record(flow, record):
            self.shell.told(T("This counter does not serve that."), Tone.WARN)

    def _changed(self, notice: Any) -> None:
        """A changed language or zone of the house is spoken at once; other settings are asked for when needed."""
        settings = self.house.desk.settings
        if "house" not in notice.topics:
            return
        self.window.voice.live_in(settings.zone)
        if (language := settings.of(LANGUAGE)) != self._language:
            self._language = language
            self.window.wear(language=language)


def _parts(cases: Mapping[str, Any]) -> dict[str, Any]:
    """Cases and their parts, by id."""
    return {i: fact for case in cases.values() for i, fact in ({case.id: case} | dict(case.parts)).items()}
