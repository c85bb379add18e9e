"""What the counter does by itself when its moment comes (RST-04, 20, COM-04)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.flows.restaurant.facts.matters import Matters, Pressing
from app.house import FLOWS, open_house
from app.shell.frame import Frame
from app.shell.login import Login
from app.shell.place import Place
from app.shell.window import Window
from app.store.engine import driver_of
from app.store.journal import Journal
from app.store.outages import DATABASE
from app.store.writer import Priority
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import COOK, MANAGER, WAITER
from tests.flows.restaurant.looking import look
from tests.flows.restaurant.test_carrying import at_table
from tests.qt_help import keys, settle

Passing = Callable[..., None]


@contextmanager
def at_work(dining: Dining, qtbot: QtBot) -> Iterator[tuple[Frame, Passing]]:
    """The manager works at a real counter on the house; so many minutes pass there."""

    def idle() -> None:
        front = window.front
        qtbot.waitUntil(lambda: window.front is not None and window.front.shell.bridge.idle, timeout=60000)
        settle()
        qtbot.waitUntil(lambda: front is None or front.shell.bridge.idle, timeout=60000)

    def passes(minutes: int = 0) -> None:
        dining.clock.advance(timedelta(minutes=minutes))
        frame.passed()
        idle()

    home, clock = dining.house.home, dining.clock
    place = Place(language="zh", scheme="light", scale=100)
    window = Window(home, place, make=lambda wish, told: open_house(home, clock=clock, folders=FLOWS))
    qtbot.addWidget(window)
    window.painted.connect(window.begin)
    window.show()
    try:
        idle()
        next(one for one in window.findChildren(Login) if one.isVisible()).choose("zhou")
        keys(window, "402817")
        idle()
        frame = next(one for one in window.findChildren(Frame) if one.isVisible())
        yield frame, passes
    finally:
        window.finish()


def planned(dining: Dining, minutes: int) -> str:
    """A party whose hot dishes are called in so many minutes; the first of them is per person."""
    sitting = at_table(dining, ("1001", 1), ("2001", 4))
    at = (dining.clock.now() + timedelta(minutes=minutes)).isoformat()
    dining.do("plan_call", WAITER, sitting=sitting, at=at, seen={"call_planned": None})
    return sitting


@pytest.mark.rule("RST-20", "COM-04")
def test_the_station_is_told_to_warm_ten_minutes_before_the_planned_call(
    dining: Dining, qtbot: QtBot
) -> None:
    sitting = planned(dining, 30)
    with at_work(dining, qtbot) as (_, passes):
        for minutes, notes in ((19, 0), (1, 1), (1, 1)):
            passes(minutes)
            assert len(dining.papers(sitting, "WN")) == notes
        told = select(Journal.staff).where(Journal.command == "restaurant.warm_first_dish")
        assert [r.staff for r in dining.rows(told)] == ["zhou"]


@pytest.mark.rule("COM-04", "COM-71")
def test_what_an_outage_kept_from_being_done_is_done_once_the_database_takes_it(
    dining: Dining, qtbot: QtBot
) -> None:
    sitting = planned(dining, 15)
    with at_work(dining, qtbot) as (frame, passes):
        store = frame.shell.house.store

        def takes(on: bool) -> None:
            pragma = f"PRAGMA query_only={'OFF' if on else 'ON'}"
            store.writer.run(lambda db: driver_of(db).execute(pragma).fetchall(), Priority.CLERK)

        takes(False)
        passes(6)
        assert DATABASE in store.outages.now, "the database refuses"
        assert dining.papers(sitting, "WN") == []
        takes(True)
        passes(1)
        assert len(dining.papers(sitting, "WN")) == 1, "it was not given up"
        passes(1)
        assert len(dining.papers(sitting, "WN")) == 1, "and is done once"


@pytest.mark.rule("RST-04", "RST-19")
def test_the_kitchen_is_told_by_itself_of_an_allergen_put_right_on_the_menu(
    dining: Dining, qtbot: QtBot
) -> None:
    dining.rings_after(90)
    sitting = at_table(dining, ("1001", 1), ("2002", 1))
    dining.do("note_taboos", WAITER, sitting=sitting, taboos=None, allergens=["peanut"])
    dining.do("acknowledge_all_slips", COOK, sitting=sitting)
    before = len(dining.papers(sitting, "AN"))
    with at_work(dining, qtbot) as (frame, passes):
        done: Any = frame.shell.house.desk.do(
            "restaurant.change_dish", {"dish": "2002", "allergens": ["peanut"]}, staff=MANAGER
        )
        done.result()
        dining.settled()
        passes()
        passes(1)
        assert len(dining.papers(sitting, "AN")) == before + 1
    [slip] = dining.facts(sitting).unanswered
    assert slip.number.startswith("AN"), "it is acknowledged as any slip, and rings until then"
    why = [row.why for row in look(dining, Matters, WAITER).rows if row.sitting == sitting]
    assert Pressing.CORRECTED not in why and Pressing.AVOIDED in why, "the guest is still to be asked"
