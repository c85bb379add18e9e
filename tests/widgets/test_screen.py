"""A screen on a real house: it looks, it does, and its actions are never live on old facts."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from app.counter.bus import Call
from app.counter.desk import founder
from app.counter.overview import Agenda
from app.house import House, open_house
from app.kernel.clock import SetClock
from app.kernel.judge import Staff
from app.kernel.refusal import No, Unavailable
from app.kernel.text import T, Text
from app.widgets.bound import State
from app.widgets.bridge import Bridge
from app.widgets.desk import Second, Tone
from app.widgets.screen import Screen
from tests.flows.ninth.facts import Confided

KEEPER = Staff("lin", frozenset({"housekeeper"}))
TEACHER = Staff("su", frozenset({"teacher"}))


class Plain:
    """English as it stands in the source."""

    language = "en"

    def __call__(self, text: Text) -> str:
        return re.sub(r"\{(\w+)(?::\w+)?\}", lambda m: str(text.args[m[1]]), text.message)


class Room:
    """A context that keeps what it is told."""

    def __init__(self, house: House) -> None:
        self.desk, self.words, self.bridge = house.desk, Plain(), Bridge(house.desk)
        self.entered: dict[str, Any] = {}
        self.preferred: set[str] = set()
        self.said: list[str] = []
        self.seconds: list[Callable[[Second], None]] = []

    def told(self, text: Text, tone: Tone = Tone.PLAIN, undo: Callable[[], None] | None = None) -> None:
        self.said.append(self.words(text))

    def refused(self, no: No, flow: str) -> None:
        self.said.append(self.words(no.text))

    def second_person(
        self, name: str, args: Mapping[str, Any], no: No, then: Callable[[Second], None]
    ) -> None:
        self.seconds.append(then)

    def outage(self, error: Unavailable) -> None:
        self.said.append(self.words(error.what))

    def trouble(self, error: BaseException) -> None:
        raise error

    def open_case(self, flow: str, case: str) -> None:
        self.said.append(f"{flow} {case}")

    def preview(self, document: str) -> None:
        self.said.append(document)

    def prefers(self, way: str) -> bool:
        return way in self.preferred

    def prefer(self, way: str, chosen: bool) -> None:
        self.preferred = self.preferred | {way} if chosen else self.preferred - {way}

    def open_prints(self) -> None:
        self.said.append("prints")


class LoanPage(Screen):
    """The chosen loan and what can be done with it."""

    topics = frozenset({"ninth"})
    flow = "ninth"

    def __init__(self, context: Any, loan: str) -> None:
        super().__init__(context)
        self.loan, self.reads, self.states = loan, 0, list[State]()
        self.take_back = self.action("ninth.take_back", self.chosen, text=T("Take it back"), key="F5")
        self.check = self.action("ninth.open_check", self.chosen, text=T("Check"))
        self.fill = self.action("ninth.move_start", self.chosen, text=T("Move"), fill=self.ask_day)
        self.confide = self.action("ninth.confide", lambda: {**self.chosen(), "note": "x"}, text=T("Confide"))
        self.check.judged.connect(lambda: self.states.append(self.check.state))
        self.asked: list[frozenset[str]] = []

    def chosen(self) -> dict[str, Any]:
        return {"loan": self.loan}

    def ask_day(self, waits: frozenset[str]) -> None:
        self.asked.append(waits)

    def read(self) -> None:
        self.reads += 1
        self.look_up([self.loan], lambda facts: self.learn(facts[self.loan]))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    clock = SetClock(datetime(2026, 11, 23, 2, tzinfo=UTC))
    house = open_house(tmp_path, clock=clock, folders=("tests.flows.ninth",))
    args = {
        "organisation": "琴院",
        "flows": ["ninth"],
        "language": "zh",
        "counter": "A1",
        "counter_name": "前台",
        "manager": "zhou",
        "manager_name": "周敏",
        "pin": "402817",
    }
    house.desk.carry_out(Call("up", "house.set_up", args, clock.now(), founder("zhou"), "A1"))
    house.desk.staff = KEEPER
    made = Room(house)
    yield made
    made.bridge.close()
    house.close()


def lent(room: Room) -> str:
    desk = room.desk
    pupil = desk.do("ninth.enrol", {"name": "王一一"}).result().result.pupil
    desk.do("ninth.practise", {"pupil": pupil, "minutes": 1000}).result()
    asked = {"pupil": pupil, "instrument": "V1", "starts": "2026-12-01"}
    loan: str = desk.do("ninth.ask_for_loan", asked).result().result.loan
    desk.do("ninth.lend", {"loan": loan, "pupil": pupil}).result()
    return loan


@pytest.fixture
def page(qtbot: QtBot, room: Room) -> LoanPage:
    shown = LoanPage(room, lent(room))
    qtbot.addWidget(shown)
    shown.show()
    settle(qtbot, room)
    return shown


def settle(qtbot: QtBot, room: Room) -> None:
    QCoreApplication.processEvents()
    qtbot.waitUntil(lambda: room.bridge.idle)


def test_actions_are_off_until_the_first_facts_are_there(qtbot: QtBot, room: Room) -> None:
    page = LoanPage(room, lent(room))
    qtbot.addWidget(page)
    assert not page.take_back.live
    page.show()
    settle(qtbot, room)
    assert page.take_back.state is State.READY


def test_a_key_does_what_its_button_does(qtbot: QtBot, room: Room, page: LoanPage) -> None:
    qtbot.waitActive(page)
    qtbot.keyClick(page, Qt.Key.Key_F5)
    settle(qtbot, room)
    assert page.facts[page.loan].step == "returned"
    assert page.take_back.state is State.REFUSED
    assert "Already at" in page.take_back.reason


def test_an_action_is_never_live_on_old_facts(qtbot: QtBot, room: Room, page: LoanPage) -> None:
    page.states.clear()
    page.check.press()
    settle(qtbot, room)
    changes = [s for i, s in enumerate(page.states) if i == 0 or s is not page.states[i - 1]]
    assert changes == [State.READY, State.BUSY, State.READY]
    assert len(page.facts[page.loan].checks) == 1
    assert page.take_back.state is State.REFUSED, "judged by the new facts as soon as they are there"


def test_a_press_while_it_is_under_way_does_nothing(qtbot: QtBot, room: Room, page: LoanPage) -> None:
    page.check.press()
    page.check.press()
    settle(qtbot, room)
    assert len(page.facts[page.loan].checks) == 1


def test_what_another_counter_does_is_shown_without_asking(qtbot: QtBot, room: Room, page: LoanPage) -> None:
    room.desk.do("ninth.open_check", {"loan": page.loan}).result()
    qtbot.waitUntil(lambda: bool(page.facts[page.loan].checks))


def test_a_hidden_screen_looks_when_it_is_shown_again(qtbot: QtBot, room: Room, page: LoanPage) -> None:
    page.hide()
    reads = page.reads
    room.desk.do("ninth.open_check", {"loan": page.loan}).result()
    settle(qtbot, room)
    assert page.reads == reads
    page.show()
    settle(qtbot, room)
    assert page.facts[page.loan].checks


def test_a_late_answer_is_dropped(qtbot: QtBot, room: Room, page: LoanPage) -> None:
    shown: list[str] = []
    page.look(Confided, lambda _: shown.append("old"), loan=page.loan)
    page.look(Confided, lambda _: shown.append("new"), loan=page.loan)
    settle(qtbot, room)
    assert shown == ["new"]


def test_looks_of_two_slots_both_land(qtbot: QtBot, room: Room, page: LoanPage) -> None:
    shown: list[str] = []
    page.look(Confided, lambda _: shown.append("a"), slot="a", loan=page.loan)
    page.look(Confided, lambda _: shown.append("b"), slot="b", loan=page.loan)
    settle(qtbot, room)
    assert sorted(shown) == ["a", "b"]


def test_an_answer_for_a_screen_that_is_gone_is_dropped(qtbot: QtBot, room: Room) -> None:
    page = LoanPage(room, lent(room))
    page.show()
    page.look(Confided, lambda _: room.said.append("too late"), loan=page.loan)
    shiboken6.delete(page)
    settle(qtbot, room)
    assert room.said == []


def test_a_closed_house_is_asked_nothing_more(qtbot: QtBot, room: Room, page: LoanPage) -> None:
    """The sample day is left while a look is on its way, and another is planned."""
    room.bridge.later(lambda: room.said.append("asked"))
    page.look(Confided, lambda _: room.said.append("answered"), loan=page.loan)
    room.bridge.close()
    qtbot.waitUntil(lambda: room.bridge.idle, timeout=60000)
    assert room.said == []


def test_what_waits_for_an_argument_is_asked_for(qtbot: QtBot, room: Room, page: LoanPage) -> None:
    assert page.fill.state is State.WAITS and page.fill.live
    page.fill.press()
    assert page.asked == [frozenset({"starts"})]
    page.fill.go(starts="2026-12-08")
    settle(qtbot, room)
    assert page.facts[page.loan].starts.isoformat() == "2026-12-08"


@pytest.mark.rule("COM-21")
def test_anothers_pin_carries_out_one_command_without_ending_my_work(
    qtbot: QtBot, room: Room, page: LoanPage
) -> None:
    assert page.confide.state is State.OTHERS and not page.confide.live
    page.confide.press()
    [then] = room.seconds
    then(Second(staff=TEACHER))
    settle(qtbot, room)
    assert room.said == []
    assert room.desk.staff == KEEPER
    assert room.desk.look(Confided, loan=page.loan, staff=TEACHER).result().words == ("x",)


def test_a_refusal_is_said_and_the_action_is_free_again(qtbot: QtBot, room: Room, page: LoanPage) -> None:
    page.do("ninth.swap", {"loan": page.loan, "other": page.loan})
    settle(qtbot, room)
    assert len(room.said) == 1


@pytest.mark.rule("COM-50")
def test_the_agenda_lists_what_is_due_over_all_flows(qtbot: QtBot, room: Room, page: LoanPage) -> None:
    room.desk.clock.set(datetime(2026, 12, 8, 2, tzinfo=UTC))
    agenda = room.desk.look(Agenda).result()
    assert [(row.name, row.mine) for row in agenda.rows] == [("reminder", True), ("check", True)]
    assert agenda.rows[1].does == "open_check" and agenda.rows[1].line.name.startswith("NL-A1-")
