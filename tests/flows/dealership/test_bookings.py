"""Cars are booked in by quarters of an hour, within work hours and capacity; the queue keeps their time (DLR-02, 05)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest

from app.flows.dealership.commands import bookings as commands
from app.flows.dealership.facts.bookings import DayPlan
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.rules.bookings import fullest, quarters
from app.kernel.refusal import Refused
from app.paper.model import Table
from tests.counters import once_both_know
from tests.flows.dealership.shop import Shop

TOMORROW = "2026-11-24"


def slot(day: str = TOMORROW, start: int = 555, minutes: int = 60) -> dict[str, object]:
    """9:15, an hour of work."""
    return {"day": day, "start": start, "minutes": minutes}


def book(shop: Shop, n: int = 0, **when: object) -> str:
    """A car of its own is booked in."""
    vehicle = shop.vehicle(plate=f"沪A{n:05}", owner=f"客户{n}", phone=f"139{n:08}")
    return str(shop.do("book", vehicle=vehicle, slot={**slot(), **when}, work="首保"))


@pytest.mark.rule("DLR-02")
def test_a_car_is_booked_in_on_a_quarter_of_an_open_day_that_is_to_come(shop: Shop) -> None:
    vehicle = shop.vehicle()

    def no(**when: object) -> str:
        return shop.refused("book", vehicle=vehicle, slot={**slot(), **when}, work="首保").message

    assert "a day off" in no(day="2026-11-28"), "a Saturday"
    holiday = shop.refused("book", vehicle=vehicle, slot=slot("2026-10-01"), work="首保")
    assert "is {name}" in holiday.message and holiday.args["next"] == date(2026, 10, 8)
    assert "work hours" in no(start=725), "lunch"
    assert "work hours" in no(start=556), "no quarter"
    assert "over already" in no(day="2026-11-23", start=555)
    visit = shop.do("book", vehicle=vehicle, slot=slot(), work="首保")
    assert shop.visit(visit).step is Visit.BOOKED
    assert "booked in already" in no()
    assert "by its booking" in shop.refused("arrive", vehicle=vehicle, place="A03").message


@pytest.mark.rule("DLR-02")
def test_advisers_and_bays_are_taken_by_no_more_cars_than_there_are(shop: Shop) -> None:
    shop.set("advisers_at_once", 2)
    shop.set("bays", 3)
    first, _ = book(shop, 1), book(shop, 2)
    third = shop.vehicle(plate="沪A00003", owner="客户3", phone="13900000003")
    no = shop.refused("book", vehicle=third, slot=slot(), work="首保")
    assert "All advisers" in no.message and no.args["free"] == ["9:30", "9:45", "10:00"]
    book(shop, 4, start=570, minutes=120)
    no = shop.refused("book", vehicle=third, slot=slot(start=600), work="首保")
    assert "All bays" in no.message
    plan = shop.look(DayPlan, day=date(2026, 11, 24))
    assert dict(plan.free).get(555) is None and dict(plan.free)[570] == 1
    shop.do("rebook", visit=first, slot=slot(start=780))
    shop.do("book", vehicle=third, slot=slot(), work="首保")
    assert [one.start for one in shop.look(DayPlan, day=date(2026, 11, 24)).bookings] == [555, 555, 570, 780]
    assert shop.look(DayPlan, day=date(2026, 11, 28)).free == ()


@pytest.mark.both
@pytest.mark.rule("DLR-02", "COM-06")
def test_two_counters_never_book_the_last_bay_twice(
    shop: Shop, second: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One bay, two cars in quarters of their own that would be worked on at the same time."""
    shop.set("bays", 1)
    cars = [shop.vehicle(plate=f"沪A0000{n}", owner=f"客户{n}", phone=f"1390000000{n}") for n in range(2)]
    monkeypatch.setattr(commands, "fullest", once_both_know(Barrier(2), fullest))

    def booked(n: int) -> bool:
        at = (shop, second)[n]
        try:
            at.do("book", vehicle=cars[n], slot=slot(start=555 + 15 * n), work="首保", id=f"at-once-{n}")
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(2) as two:
        assert sorted(two.map(booked, range(2))) == [False, True]
    assert len(shop.look(DayPlan, day=date(2026, 11, 24)).bookings) == 1


@pytest.mark.rule("DLR-02", "DLR-60")
def test_who_does_not_come_is_kept_and_tomorrows_list_leaves_them_out(shop: Shop) -> None:
    called, gone, comes = book(shop, 1), book(shop, 2), book(shop, 3, start=600)
    shop.do("cancel_booking", visit=called, why="车不去了")
    assert "not over yet" in shop.refused("note_not_come", visit=gone).message
    [table] = [
        one for one in shop.paper(shop.do("print_bookings", day=TOMORROW)).blocks if isinstance(one, Table)
    ]
    assert [row.cells[0] for row in table.rows] == ["9:15", "10:00"]  # type: ignore[union-attr]
    shop.wait(24 * 60)
    shop.do("note_not_come", visit=gone)
    shop.do("arrive_booked", visit=comes, place="A03")
    steps = {one.id: (one.facts.step, one.why) for one in shop.look(DayPlan, day=date(2026, 11, 24)).bookings}
    assert steps == {
        called: (Visit.CANCELLED, "车不去了"),
        gone: (Visit.NOT_COME, ""),
        comes: (Visit.RECEIVED, ""),
    }


@pytest.mark.rule("DLR-05")
def test_a_booked_car_is_first_at_its_time_and_another_only_with_a_reason(shop: Shop) -> None:
    booked = book(shop, 1, day="2026-11-23", start=570)
    walks_in = shop.come(shop.vehicle(plate="沪A7K218", owner="王磊", phone="13701754402"))
    shop.wait(2)
    shop.do("arrive_booked", visit=booked, place="A05")
    assert "Somebody else" in shop.refused("greet", visit=booked).message, "9:24: its time is 9:30"
    shop.wait(6)
    assert "Somebody else" in shop.refused("greet", visit=walks_in).message
    shop.do("greet", visit=walks_in, why="抛锚，堵在门口")
    shop.do("greet", visit=booked)
    assert shop.visit(booked).greeted_at is not None


@pytest.mark.rule("DLR-02")
def test_the_work_hours_are_those_of_the_setting(shop: Shop) -> None:
    known, monday = shop.desk.settings, date(2026, 11, 23)
    assert (min(quarters(monday, known)), len(list(quarters(monday, known)))) == (510, 14 + 18)
    assert list(quarters(date(2026, 11, 22), known)) == [], "a Sunday"


@pytest.mark.rule("DLR-02", "DLR-05")
def test_a_car_that_comes_days_before_leaves_its_place_and_one_that_comes_days_later_has_none(
    shop: Shop,
) -> None:
    shop.set("advisers_at_once", 1)
    early, late = book(shop, 1, day="2026-12-10"), book(shop, 2)
    shop.do("arrive_booked", visit=early, place="A01")
    assert shop.visit(early).step is Visit.RECEIVED
    assert shop.visit(book(shop, 3, day="2026-12-10")).step is Visit.BOOKED, "its place is free again"
    shop.wait(3 * 24 * 60)
    no = shop.refused("arrive_booked", visit=late, place="A02")
    assert (no.args["day"], no.mend) == (date(2026, 11, 24), "note_not_come")
    shop.do("note_not_come", visit=late)
    shop.do("arrive", vehicle=shop.visit(late).vehicle, place="A02")
