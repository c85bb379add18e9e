"""Deadlines hang on facts and settings: a change of either moves them, for all open cases in one pass (COM-50)."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, select

from app.counter import dues
from app.counter.bus import Call
from app.counter.checks import deadlines_fit
from app.house import House
from app.kernel.clock import SetClock
from app.kernel.judge import Staff
from app.store.tables import DueAt
from app.store.writer import Priority
from tests.founded import MANAGER

HOST = Staff("lin", frozenset({"host"}))
BOOKINGS = dues.AT_ONCE + 20


@pytest.fixture(scope="session")
def folders() -> Sequence[str]:
    return ("app.flows.restaurant",)


@pytest.fixture(scope="session")
def people() -> Mapping[str, Sequence[str]]:
    return {"lin": ["host"]}


def do(house: House, k: int, command: str, by: Staff = HOST, /, **args: Any) -> Any:
    return house.desk.carry_out(Call(f"c{k}", command, args, house.desk.clock.now(), by, "A1")).result


def late(house: House) -> dict[str, datetime]:
    with house.store.reading() as db:
        rows = db.execute(
            select(DueAt.case, DueAt.at).where(DueAt.flow == "restaurant", DueAt.name == "late")
        )
        return {r.case: r.at for r in rows}


def settled(house: House) -> None:
    """Wait until the pass beside the work is through."""
    while house.desk.waiting:
        house.store.writer.run(lambda db: None, Priority.BATCH)


@pytest.mark.both
@pytest.mark.rule("COM-50", "RST-02")
def test_a_changed_setting_moves_the_deadlines_of_every_open_case(working: House, clock: SetClock) -> None:
    at = datetime(2026, 11, 24, 10, tzinfo=UTC)
    for k in range(BOOKINGS):
        do(working, k, "restaurant.book", name=f"客{k}", phone=f"138{k:08}", guests=4, at=at.isoformat())
    before = late(working)
    assert len(before) == BOOKINGS
    assert set(before.values()) == {at + timedelta(minutes=20)}
    gone, moved = sorted(before)[:2]
    do(working, 1001, "restaurant.cancel_booking", sitting=gone, by_guest=True, why="改日再来")
    later = (at + timedelta(hours=1)).isoformat()
    do(working, 1002, "restaurant.change_booking", sitting=moved, at=later, guests=5)
    written: list[Any] = []
    event.listen(working.store.engine, "before_cursor_execute", lambda *a: written.append((a[2], a[3])))
    do(working, 1003, "house.change_setting", MANAGER, key="restaurant.late_after", value=45)
    settled(working)
    after = late(working)
    assert after == {c: at + timedelta(minutes=45 if c != moved else 105) for c in before if c != gone}
    with working.store.reading() as db:
        flow = working.desk.flow("restaurant")
        assert list(deadlines_fit(flow, db)) == []
        assert dues.astray(db, flow, sorted(after), working.desk.settings) == []
    written.clear()
    do(working, 1004, "house.change_setting", MANAGER, key="restaurant.late_after", value=45)
    settled(working)
    assert not [s for s, _ in written if s.startswith(("INSERT INTO dues", "DELETE FROM dues"))], (
        "nothing differs"
    )
