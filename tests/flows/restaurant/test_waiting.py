"""The waiting list: numbers, waits expected, calls, tickets (RST-05)."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.flows.restaurant.facts.arrivals import WaitExpected, Waiting, WaitingRow
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.rules import waiting
from app.paper.model import Big, Pairs
from app.paper.words import Words
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN, HOST, MANAGER
from tests.flows.restaurant.looking import look

HALL = {"A01": 2, "A02": 4, "A03": 4, "A04": 6, "B01": 4, "B02": 8, "B03": 10, "B04": 10, "V03": 6}
"""Every table without a fee, and how many it seats."""


def wait(dining: Dining, guests: int = 4, **more: Any) -> Any:
    return dining.do("greet_walk_in", HOST, guests=guests, **more)


def expected(dining: Dining, guests: int, **more: Any) -> WaitExpected:
    return look(dining, WaitExpected, guests=guests, **more)


def row(dining: Dining, sitting: str) -> WaitingRow:
    return next(one for one in look(dining, Waiting).rows if one.sitting == sitting)


def fill(dining: Dining, *free: str) -> dict[str, str]:
    """Seat somebody at every table of the hall but these; who sits where."""
    return {table: dining.seat(table, guests=2) for table in HALL if table not in free}


@pytest.mark.rule("RST-05", "COM-14")
def test_who_waits_gets_the_number_of_the_day_and_a_ticket(dining: Dining) -> None:
    fill(dining)
    first = wait(dining, 6, name="沈先生", phone="13800138000", wishes=["window"], wants_room=False)
    second = wait(dining, 2)
    assert (first.waits_as, second.waits_as) == ("WT-A1-261123-0001", "WT-A1-261123-0002")
    facts = dining.facts(second.sitting)
    assert (facts.step, facts.waits_as, facts.wait_told) == (Sitting.GREETED, second.waits_as, 120)
    [ticket] = dining.papers(first.sitting, "WT")
    assert [b.says for b in ticket.blocks if isinstance(b, Big)] == ["A1 001"]
    say = Words("zh")
    [told] = [b for b in ticket.blocks if isinstance(b, Pairs)]
    said = {say(fact.label): say(fact.value) for fact in told.pairs}
    assert said == {
        "人数": "6 位",
        "要求": "靠窗",
        "前面还有": "0 桌",
        "预计等候": "约 2 小时（18:00 取号）",
    }
    dining.later(24 * 60)
    assert wait(dining, 2).waits_as == "WT-A1-261124-0001"


@pytest.mark.rule("RST-05", "RST-03")
def test_a_wait_is_reckoned_from_stays_bookings_and_who_waits_before(dining: Dining) -> None:
    fill(dining, "A02")
    assert expected(dining, 4).minutes == 0, "a table is free"
    dining.seat("A02")
    assert (expected(dining, 4).ahead, expected(dining, 4).minutes) == (0, 120)
    dining.later(30)
    wait(dining, 4)
    assert (expected(dining, 4).ahead, expected(dining, 4).minutes) == (1, 90), "another four is free by then"
    assert expected(dining, 16, wants_room=True).minutes == 0, "望月 is free, its fee is told before they sit"
    for _ in range(9):
        wait(dining, 4)
    assert expected(dining, 4).minutes == 210, "nine tables: two rounds have sat down before them"
    dining.later(100)
    assert look(dining, Waiting).rows[0].minutes == 10, "who stays longer than expected leaves soon"


@pytest.mark.rule("RST-05")
def test_a_table_whose_party_leaves_is_expected_soon_and_a_booking_keeps_its_own(dining: Dining) -> None:
    fill(dining, "A01", "A02", "A03", "B01")
    at_a03, _ = dining.seat("A03"), dining.seat("B01")
    at = dining.clock.now() + timedelta(minutes=60)
    told: dict[str, Any] = {"name": "沈", "phone": "13800138000", "guests": 4, "at": at.isoformat()}
    dining.do("book", HOST, table="A02", **told)
    dining.do("close_table", HOST, table="A01")
    assert expected(dining, 2).minutes == 120, "A02 is free for an hour only, and booked then"
    dining.later(20)
    dining.do("guests_left", HOST, sitting=at_a03)
    assert expected(dining, 4).minutes == 10, "A03 is being cleared"


@pytest.mark.rule("RST-05")
def test_nobody_waits_in_vain(dining: Dining) -> None:
    no = dining.refused("greet_walk_in", HOST, guests=17)
    assert (no.args["guests"], no.args["seats"]) == (17, 16)
    assert expected(dining, 17).no == no
    no = dining.refused("greet_walk_in", HOST, guests=12, wishes=["karaoke"], wants_room=True)
    assert "with their wishes" in no.message
    assert "Only a private room" in dining.refused("greet_walk_in", HOST, guests=12).message
    assert dining.rows(select(SittingRow.id)) == []


@pytest.mark.rule("RST-05", "COM-06")
def test_a_party_is_called_by_its_number_and_called_again(dining: Dining) -> None:
    fill(dining, "A02")
    first, second = wait(dining, 6).sitting, wait(dining, 4).sitting
    shown = look(dining, Waiting)
    assert shown.next and shown.next.sitting == second, "the first that has a free table"
    assert shown.next.table and shown.next.table.table.id == "A02"
    assert [one.called for one in shown.rows] == ["A1 001", "A1 002"]
    dining.do("call_waiting", HOST, sitting=second, seen={"summoned": 0})
    called = dining.clock.now()
    no = dining.refused("call_waiting", CAPTAIN, sitting=second, seen={"summoned": 0})
    assert (no.args["seen"], no.args["now"], no.args["staff"]) == (0, 1, "lin")
    dining.later(3)
    dining.do("call_waiting", CAPTAIN, sitting=second, seen={"summoned": 1})
    facts = dining.facts(second)
    assert (facts.summoned, facts.summoned_at) == (2, called + timedelta(minutes=3))
    [kept] = dining.rows(select(SittingRow.summoned_by).where(SittingRow.id == second))
    assert kept.summoned_by == "he"
    dining.do("seat_party", HOST, sitting=second, table="A02", guests=4, waiter="yuan")
    assert [one.sitting for one in look(dining, Waiting).rows] == [first]


@pytest.mark.rule("RST-05")
def test_whoever_misses_the_call_stands_behind_three_and_keeps_the_number(dining: Dining) -> None:
    fill(dining, "A02")
    parties = [wait(dining, 4).sitting for _ in range(5)]
    dining.do("call_waiting", HOST, sitting=parties[0])
    dining.later(9)
    assert [one.sitting for one in look(dining, Waiting).rows] == parties
    dining.later(1)
    shown = look(dining, Waiting)
    assert [one.sitting for one in shown.rows] == [*parties[1:4], parties[0], parties[4]]
    assert shown.next and shown.next.sitting == parties[1]
    assert row(dining, parties[0]).missed
    dining.do("call_waiting", HOST, sitting=parties[0])
    assert [one.sitting for one in look(dining, Waiting).rows] == parties
    dining.do("house.change_setting", MANAGER, key="restaurant.called_for", value=20)
    dining.later(15)
    assert not row(dining, parties[0]).missed


@pytest.mark.rule("RST-05")
def test_who_leaves_the_list_is_kept_with_the_reason(dining: Dining) -> None:
    sitting = wait(dining, 4).sitting
    dining.do("turn_away", HOST, sitting=sitting, why="等不及")
    [kept] = dining.rows(select(SittingRow.gone_by, SittingRow.gone_at, SittingRow.gone_why))
    assert (kept.gone_by, kept.gone_at) == ("guest", dining.clock.now())
    assert kept.gone_why
    assert look(dining, Waiting).rows == ()
    assert dining.refused("call_waiting", HOST, sitting=sitting).args["step"] == Sitting.LEFT


@pytest.mark.rule("RST-05")
def test_only_who_has_a_number_is_called_by_it(dining: Dining) -> None:
    at = (dining.clock.now() + timedelta(minutes=5)).isoformat()
    told = {"name": "沈", "phone": "13800138000", "guests": 4, "at": at}
    booked = dining.do("book", HOST, table="A02", **told).sitting
    dining.do("greet_party", HOST, sitting=booked)
    assert "no waiting number" in dining.refused("call_waiting", HOST, sitting=booked).message


@pytest.mark.rule("RST-05")
def test_one_table_is_free_for_one_party_alone(dining: Dining) -> None:
    fill(dining, "A01", "A02")
    four, two, other = (wait(dining, n).sitting for n in (4, 2, 2))
    free = {one.sitting: one.table.table.id for one in look(dining, Waiting).rows if one.table}
    assert free == {four: "A02", two: "A01"}
    assert row(dining, other).minutes == 120


def test_the_called_number_names_its_counter() -> None:
    assert waiting.called_as("WT-A1-261123-0012") == "A1 012"
    assert waiting.called_as(None) == ""
