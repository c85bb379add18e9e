"""What the counter does by itself when its moment comes (RST-20, COM-04)."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.house import FLOWS, open_house
from app.shell.frame import Frame
from app.shell.login import Login
from app.shell.place import Place
from app.shell.window import Window
from app.store.journal import Journal
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import WAITER
from tests.flows.restaurant.test_carrying import at_table
from tests.qt_help import keys, settle


@pytest.mark.rule("RST-20", "COM-04")
def test_the_station_is_told_to_warm_ten_minutes_before_the_planned_call(
    dining: Dining, qtbot: QtBot
) -> None:
    def idle() -> None:
        front = window.front
        qtbot.waitUntil(lambda: window.front is not None and window.front.shell.bridge.idle, timeout=20000)
        settle()
        qtbot.waitUntil(lambda: front is None or front.shell.bridge.idle, timeout=20000)

    def frame_of(login: str, pin: str) -> Frame:
        idle()
        next(one for one in window.findChildren(Login) if one.isVisible()).choose(login)
        keys(window, pin)
        idle()
        return next(one for one in window.findChildren(Frame) if one.isVisible())

    sitting, later = at_table(dining, ("1001", 1), ("2001", 4)), timedelta(minutes=30)
    at = (dining.clock.now() + later).isoformat()
    dining.do("plan_call", WAITER, sitting=sitting, at=at, seen={"call_planned": None})
    home, clock = dining.house.home, dining.clock
    place = Place(language="zh", scheme="light", scale=100)
    window = Window(home, place, make=lambda wish, told: open_house(home, clock=clock, folders=FLOWS))
    qtbot.addWidget(window)
    window.painted.connect(window.begin)
    window.show()
    try:
        frame = frame_of("zhou", "402817")
        for minutes, notes in ((19, 0), (1, 1), (1, 1)):
            clock.advance(timedelta(minutes=minutes))
            frame.passed()
            idle()
            assert len(dining.papers(sitting, "WN")) == notes
        told = select(Journal.staff).where(Journal.command == "restaurant.warm_first_dish")
        assert [r.staff for r in dining.rows(told)] == ["zhou"]
    finally:
        window.finish()
