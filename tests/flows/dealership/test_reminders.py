"""Reminders by day, or by the kilometres that a car's history projects, fourteen days ahead (DLR-51)."""

from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update

from app.counter.documents import DocumentRow
from app.counter.overview import Agenda
from app.flows.dealership.checks import reminders_fit
from app.flows.dealership.facts.follow_up import FollowUps
from app.flows.dealership.facts.reminders import Reply
from app.flows.dealership.facts.reminders_shown import ReminderLine, Reminders
from app.flows.dealership.facts.vehicles import Lower, Reading
from app.flows.dealership.model.reminders import NextReminderRow, ReminderRow
from app.flows.dealership.rules.reminders import reached
from tests.flows.dealership.leaving import OUT, Leaving
from tests.flows.dealership.shop import DRAWN, MANAGER, Shop

ZONE = ZoneInfo("Asia/Shanghai")
BEGIN = date(2024, 1, 1)
SLOT = {"start": 570, "minutes": 60}


def reading(day: date, km: int, why: Lower | None = None) -> Reading:
    return Reading(km, datetime(day.year, day.month, day.day, 10, tzinfo=ZONE), why)


def day_by_day(driven: list[tuple[date, int]], last: tuple[date, int], km: int) -> date | None:
    """Each day of the history has its kilometres; then day after day the mean of them is driven until it is enough."""
    days = list[Fraction]()
    for (one, a), (other, b) in pairwise(driven):
        span = (other - one).days
        days += [Fraction(b - a, span)] * span if span else []
    if len(days) < 30 or not sum(days):
        return None
    day, ran = last[0], Fraction(last[1])
    while ran < km:
        day, ran = day + timedelta(days=1), ran + Fraction(sum(days), len(days))
        if (day - last[0]).days > 3_650:
            return None
    return day


def until(readings: list[Reading], km: int, told: date | None = None) -> date | None:
    last = readings[-1].at
    at = reached(readings, km, datetime(told.year, told.month, told.day, tzinfo=ZONE) if told else last)
    return at.astimezone(ZONE).date() if at else None


@pytest.mark.rule("DLR-51")
def test_what_is_projected_is_what_driving_on_day_by_day_comes_to() -> None:
    random = Random(51)
    for _ in range(40):
        day, km, history = BEGIN, random.randrange(50_000), list[tuple[date, int]]()
        for _ in range(random.randrange(1, 8)):
            history.append((day, km))
            day, km = day + timedelta(days=random.randrange(1, 200)), km + random.randrange(200, 9_000)
        readings = [reading(*one) for one in history]
        if random.random() < 0.5:  # somebody typed too much, and put it right on the same day
            slip = reading(history[-1][0], history[-1][1] + 40_000)
            readings = [*readings[:-1], slip, reading(*history[-1], Lower.SLIP)]
        wanted = history[-1][1] + random.randrange(-500, 20_000)
        assert until(readings, wanted) == day_by_day(history, history[-1], wanted)


@pytest.mark.rule("DLR-51")
def test_a_new_meter_begins_a_new_stretch_at_the_same_pace() -> None:
    old = [reading(BEGIN, 30_000), reading(BEGIN + timedelta(days=100), 34_000)]
    new = [
        reading(BEGIN + timedelta(days=100), 0, Lower.REPLACED),
        reading(BEGIN + timedelta(days=150), 2_000),
    ]
    assert until([*old, *new], 3_000) == BEGIN + timedelta(days=175)
    told = BEGIN + timedelta(days=50)
    assert until([*old, *new], 37_000, told) == BEGIN + timedelta(days=175), "told on the meter that is gone"
    assert until(old[:1], 40_000) is None, "one reading is no history"


@pytest.fixture
def gone(shop: Shop) -> str:
    """A car that left on 23 November 2026; its next maintenance is due on 23 May 2027, or at 46,000 km."""
    visit = Leaving(shop).settled()
    shop.do("give_gate_pass", MANAGER, visit=visit)
    shop.do("miss_follow_up", visit=visit, last=True, note="空号")
    return visit


def line(shop: Shop) -> ReminderLine | None:
    return next((one for one in shop.look(Reminders).lines if one.is_due), None)


def on(shop: Shop, month: int, day: int, year: int = 2027) -> None:
    shop.clock.set(datetime(year, month, day, 10, tzinfo=ZONE))


@pytest.mark.rule("DLR-51", "COM-50", "COM-13")
def test_by_its_day_the_customer_is_reminded_fourteen_days_ahead_on_a_working_day(
    shop: Shop, gone: str
) -> None:
    shop.set(
        "remind_ahead", 15
    )  # 8 May 2027 is a Saturday; it may be a day made up for, as the calendar says
    first = shop.desk.settings.calendar.on_working_day(date(2027, 5, 8)).day
    shop.clock.set(datetime(first.year, first.month, first.day, 1, tzinfo=ZONE) - timedelta(hours=6))
    assert line(shop) is None
    shop.clock.set(datetime(first.year, first.month, first.day, 10, tzinfo=ZONE))
    due = line(shop)
    assert due and due.id == gone and due.reminder.due == date(2027, 5, 23)
    assert any(row.record == "reminders:" for row in shop.look(Agenda).rows)


@pytest.mark.rule("DLR-51")
def test_by_kilometres_it_is_due_before_its_day(shop: Shop, gone: str) -> None:
    vehicle = shop.visit(gone).vehicle
    on(shop, 2, 1)
    shop.do("read_mileage", vehicle=vehicle, km=44_506)
    found = line(shop)
    # 3,506 km in 70 days: 1,494 km are left, which takes 30 days; reminded 14 days before that.
    assert found is None
    on(shop, 2, 17)
    found = line(shop)
    assert found and found.reminder.due == date(2027, 3, 3) == found.reminder.reached
    with shop.house.store.reading() as db:
        assert list(reminders_fit(db)) == []
    shop.house.store.writer.run(
        lambda db: db.execute(update(NextReminderRow).values(reached=None, waits=False))
    )
    with shop.house.store.reading() as db:
        assert len(list(reminders_fit(db))) == 1


@pytest.mark.both
@pytest.mark.rule("DLR-51", "COM-13")
def test_later_is_due_again_no_is_not_and_a_booking_keeps_the_link(shop: Shop, gone: str) -> None:
    vehicle = shop.visit(gone).vehicle
    on(shop, 5, 12)
    assert "when" in shop.refused("remind", visit=gone, reply="later").message
    assert shop.refused("remind", visit=gone, reply="booked").mend == "book"
    shop.do("remind", visit=gone, reply="later", again=date(2027, 5, 14))
    assert line(shop) is None
    on(shop, 5, 14)
    assert line(shop)
    shop.do("remind", visit=gone, reply="missed")
    assert line(shop) is None
    [missed] = shop.look(Reminders).lines
    assert missed.provisional, "nobody knows the holidays of that year"
    on(shop, 5, 17)
    assert line(shop)
    booking = shop.do("book", vehicle=vehicle, slot={"day": "2027-05-20", **SLOT}, work="保养", reminded=True)
    rows = shop.rows(select(ReminderRow.reply, ReminderRow.booking).order_by(ReminderRow.n))
    assert [(r.reply, r.booking) for r in rows] == [("later", None), ("missed", None), ("booked", booking)]
    assert line(shop) is None
    shop.do("cancel_booking", visit=booking, why="出差")
    lost = line(shop)
    assert lost and lost.reminder.lost, "the booking came to nothing: the reminder is due again"
    shop.do("remind", visit=gone, reply="no", words="车卖了")
    assert line(shop) is None
    [shown] = shop.look(Reminders).lines
    assert shown.reminder.said and shown.reminder.said.reply is Reply.NO


@pytest.mark.rule("DLR-51", "DLR-60")
def test_the_list_is_printed(shop: Shop, gone: str) -> None:
    on(shop, 5, 12)
    shop.do("print_reminders")
    [row] = shop.rows(select(DocumentRow.id).where(DocumentRow.kind == "DN"))
    assert "沪B·3M507" in str(shop.paper(row.id).blocks)


@pytest.mark.rule("DLR-51", "DLR-42")
def test_who_does_not_agree_to_it_is_not_reminded(shop: Shop) -> None:
    leaving = Leaving(shop)
    visit = leaving.listed()
    told = {"booklet": True, "told": True, "announced": True, "day": "2027-05-23", "km": 46_000}
    shop.do("tell_next", visit=visit, **told)
    leaving.pay(visit)
    shop.do("give_gate_pass", MANAGER, visit=visit)
    on(shop, 5, 20)
    assert line(shop) is None
    assert "does not agree" in shop.refused("remind", visit=visit, reply="called").message


@pytest.mark.rule("DLR-51", "COM-83")
def test_who_agreed_without_a_repair_agreed_for_nobody_else_either(shop: Shop) -> None:
    vehicle = shop.vehicle()
    visit = shop.received(vehicle)
    shop.do("leave_unrepaired", visit=visit, why="太贵，先不修")
    told = {"booklet": True, "told": True, "announced": True, "channel": "phone"}
    shop.do("tell_next", visit=visit, day="2027-05-23", km=46_000, **told)
    shop.do("sign_out", visit=visit, out=OUT, signature=DRAWN)
    shop.do("give_gate_pass", MANAGER, visit=visit)
    on(shop, 5, 12)
    assert line(shop)
    shop.do("change_owner", vehicle=vehicle, owner="王新", phone="13900001111", why="sold")
    assert line(shop) is None


@pytest.mark.both
@pytest.mark.rule("DLR-42", "DLR-50", "DLR-51", "COM-83")
def test_who_buys_a_car_did_not_agree_to_be_called(shop: Shop) -> None:
    visit = Leaving(shop).settled()
    shop.do("give_gate_pass", MANAGER, visit=visit)
    vehicle = shop.visit(visit).vehicle
    shop.wait(-60)  # the clock is set back
    shop.do("change_owner", vehicle=vehicle, owner="孙茜", phone="13918866630", why="wrong")
    shop.do("change_owner", vehicle=vehicle, owner="王新", phone="13900001111", why="sold")
    [called] = shop.look(FollowUps).lines
    assert (called.customer, called.phone) == ("孙茜", "13918866630"), "it is they who were here"
    on(shop, 5, 12)
    assert line(shop) is None and not any(row.record == "reminders:" for row in shop.look(Agenda).rows)
    assert "sold since" in shop.refused("remind", visit=visit, reply="called").message
    with shop.house.store.reading() as db:
        assert list(reminders_fit(db)) == []
