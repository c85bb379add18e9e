"""Who was here is called within three working days; an unhappy answer is a complaint (DLR-50)."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.counter.overview import Agenda, DueRow
from app.flows.dealership.facts.complaints import Complaints
from app.flows.dealership.facts.follow_up import Called, FollowUps
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.rules.follow_up import days_since
from tests.flows.dealership.leaving import GIVEN, Leaving
from tests.flows.dealership.shop import ADVISERS, DRAWN, MANAGER, Shop
from tests.flows.dealership.works import HEAD

ZONE = ZoneInfo("Asia/Shanghai")
GOOD = [{"question": one, "points": 5} for one in ("repair", "reception", "time", "price")]
BAD = [*GOOD[:3], {"question": "price", "points": 2}]


@pytest.fixture
def gone(shop: Shop) -> str:
    """A car that passed the gate on Monday, 23 November 2026."""
    leaving = Leaving(shop)
    visit = leaving.settled()
    shop.do("give_gate_pass", MANAGER, visit=visit)
    return visit


def due(shop: Shop, by: Any = ADVISERS) -> DueRow | None:
    return next((row for row in shop.look(Agenda, by).rows if row.name == "follow_up"), None)


def local(row: DueRow | None) -> str:
    return f"{row.at.astimezone(ZONE):%m-%d %H:%M}" if row else ""


@pytest.mark.both
@pytest.mark.rule("DLR-50", "COM-50", "COM-13")
def test_the_call_falls_due_in_three_working_days_and_again_after_a_vain_one(shop: Shop, gone: str) -> None:
    assert due(shop) is None
    shop.clock.set(datetime(2026, 11, 25, 18, 0, tzinfo=ZONE))
    assert local(due(shop)) == "11-26 17:30"
    row = due(shop, HEAD)
    assert row is None or not row.mine
    shop.clock.set(datetime(2026, 11, 27, 9, 0, tzinfo=ZONE))
    left = shop.visit(gone).leaving.passed_at
    assert left and days_since(left, shop.clock.now().date(), shop.desk.settings) == 4
    shop.do("miss_follow_up", visit=gone)
    shop.clock.set(datetime(2026, 11, 29, 18, 0, tzinfo=ZONE))
    assert local(due(shop)) == "11-30 17:30", "after a vain call on Friday it is due on Monday"
    shop.do("follow_up", visit=gone, marks=GOOD)
    assert due(shop) is None and shop.visit(gone).step is Visit.CLOSED
    assert shop.refused("miss_follow_up", visit=gone)
    [line] = shop.look(FollowUps).lines
    assert [call.called for call in line.calls] == [Called.MISSED, Called.ANSWERED]
    assert [given.points for given in line.calls[-1].marks] == [5, 5, 5, 5]


@pytest.mark.rule("DLR-50")
def test_an_unhappy_answer_opens_a_complaint(shop: Shop, gone: str) -> None:
    no = shop.refused("follow_up", visit=gone, marks=GOOD[:3])
    assert no.args["n"] == 1
    assert "displeases" in shop.refused("follow_up", visit=gone, marks=BAD).message
    complaint = shop.do("follow_up", visit=gone, marks=BAD, words="工时费没有讲清楚")
    [one] = shop.look(Complaints).lines
    assert (one.id, one.deeds[0].words, one.facts.owner) == (complaint, "工时费没有讲清楚", "gu")
    [line] = shop.look(FollowUps).lines
    assert line.calls[-1].complaint == complaint


@pytest.mark.rule("DLR-50")
def test_what_is_a_complaint_is_a_setting_and_words_alone_are_none(shop: Shop, gone: str) -> None:
    shop.set("unhappy_at", 1)
    assert shop.do("follow_up", visit=gone, marks=BAD, words="都好") is None
    assert shop.look(Complaints).lines == ()


@pytest.mark.rule("DLR-50", "COM-83")
def test_who_does_not_agree_to_it_is_not_called(shop: Shop) -> None:
    leaving = Leaving(shop)
    visit = leaving.fetched()
    leaving.bag(visit)
    told = {"booklet": True, "told": True, "announced": True, "day": "2027-05-23", "km": 46_000}
    shop.do("tell_next", visit=visit, **told)
    shop.do("sign_out", visit=visit, out={"km": 41_006, "fuel": 5, "given": GIVEN}, signature=DRAWN)
    shop.do("make_settlement", visit=visit)
    leaving.pay(visit)
    shop.do("give_gate_pass", MANAGER, visit=visit)
    assert shop.visit(visit).step is Visit.CLOSED and due(shop) is None


@pytest.mark.rule("DLR-50")
def test_a_call_is_given_up_with_a_reason_and_the_car_may_come_meanwhile(shop: Shop, gone: str) -> None:
    vehicle = shop.visit(gone).vehicle
    assert not shop.file(vehicle).here
    again = shop.come(vehicle)
    assert shop.file(vehicle).visit == again
    assert "why" in shop.refused("miss_follow_up", visit=gone, last=True).message
    shop.do("miss_follow_up", visit=gone, last=True, note="号码已停机")
    assert shop.visit(gone).step is Visit.CLOSED
    [line] = shop.look(FollowUps).lines
    assert (line.calls[-1].called, line.calls[-1].words) == (Called.GIVEN_UP, "号码已停机")
