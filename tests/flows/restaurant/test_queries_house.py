"""The menu, tables for a party, bookings, waiters and figures, on an evening made through commands."""

from datetime import timedelta
from typing import Any

import pytest

from app.counter.overview import FlowFigures
from app.flows.restaurant.facts.arrivals import Bookings, Suggestions
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.facts.views import Menu, Substitutes, Waiters
from app.kernel.text import Text
from app.paper.words import Words
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN, CASHIER, COOK, DISHES, HOST, MANAGER, TABLES, WAITER
from tests.flows.restaurant.looking import asked, look

ENGLISH = Words("en")


def book(dining: Dining, minutes: int, table: str | None = None, **more: Any) -> str:
    at = dining.clock.now() + timedelta(minutes=minutes)
    told = {"name": "沈砚秋", "phone": "13800138000", "guests": 4, "at": at.isoformat(), "table": table}
    sitting: str = dining.do("book", HOST, **told | more).sitting
    return sitting


# -- the menu ---------------------------------------------------------------------------------------


@pytest.mark.rule("RST-11")
def test_the_menu_has_its_specialities_first(dining: Dining) -> None:
    menu = look(dining, Menu)
    assert menu.categories == ("凉菜", "位上", "热菜", "汤", "蔬菜", "主食", "甜品", "水果", "酒水", "茶")
    assert sorted(dish.facts.id for dish in menu.dishes) == sorted(DISHES)
    hot = [dish.facts.id for dish in menu.dishes if dish.facts.category == "热菜"]
    assert hot == ["2003", "2002", "2004", "2005", "2006"]
    dining.do("add_dish", MANAGER, dish="9001", what={**DISHES["2003"], "category": "招牌"})
    assert look(dining, Menu).categories[0] == "招牌"
    dining.do("change_dish", MANAGER, dish="2003", on_menu=False)
    assert "2003" not in {dish.facts.id for dish in look(dining, Menu).dishes}


def test_popular_is_what_was_sent_in_the_last_thirty_days(dining: Dining) -> None:
    def ordered() -> dict[str, int]:
        return {dish.facts.id: dish.ordered for dish in look(dining, Menu).dishes if dish.ordered}

    sitting = dining.seat()
    dining.tea(sitting)
    order = dining.write(sitting, "1001", "2004", "2004")
    assert ordered() == {}
    dining.send(sitting, order)
    assert ordered() == {"1001": 1, "2004": 2, "8001": 1}
    dining.later(20 * 24 * 60)
    dining.send(sitting, dining.write(sitting, "1001"))
    assert ordered() == {"1001": 2, "2004": 2, "8001": 1}
    dining.later(10 * 24 * 60 + 1)
    assert ordered() == {"1001": 1}


@pytest.mark.rule("RST-12")
def test_three_dishes_stand_in_for_one_that_is_sold_out(dining: Dining) -> None:
    dining.do("limit_portions", COOK, dish="2002", portions=0)
    dining.do("limit_portions", COOK, dish="2006", portions=1)
    sitting = dining.seat()
    dining.tea(sitting)
    dining.send(sitting, dining.write(sitting, "2004", "2004", "2003"))
    found = look(dining, Substitutes, dish="2002")
    assert (found.instead_of, [dish.id for dish in found.dishes]) == ("2002", ["2004", "2003", "2006"])
    assert [dish.id for dish in look(dining, Substitutes, dish="2002", portions=2).dishes] == [
        "2004",
        "2003",
        "2005",
    ]
    no = dining.refused("add_line", sitting=sitting, order=dining.begin(sitting), dish="2002", quantity=1)
    assert no.args["ids"] == ["2004", "2003", "2006"]


# -- a table for a party ----------------------------------------------------------------------------


@pytest.mark.rule("RST-03")
def test_tables_are_suggested_best_first_with_their_reason(dining: Dining) -> None:
    def best(**party: Any) -> list[str]:
        return [one.table.id for one in look(dining, Suggestions, **party).tables]

    assert best(guests=4) == ["A02", "A03", "B01", "A04", "V03", "B02", "B03", "B04"]
    dining.seat("A02")
    # Both areas have a table of four; one has served four covers.
    assert best(guests=4)[:2] == ["B01", "A03"]
    reasons = look(dining, Suggestions, guests=4).tables[0].why
    assert [ENGLISH(why) for why in reasons] == [
        "4 seats for 4 guests",
        "free all evening",
        "section 露台 has served fewer covers",
    ]
    assert best(guests=4, wishes=["window", "child_seat"]) == ["A04"]
    assert best(guests=4, wants_room=True) == ["V03"]
    assert best(guests=4, wants_room=True, fee_told=8000) == ["V03", "V01"]
    with_fee = look(dining, Suggestions, guests=4, wants_room=True, fee_told=8000).tables[1]
    assert ENGLISH(with_fee.why[1]) == "room fee ¥80.00", "looked for, not told to anybody yet (RST-30a)"
    nothing = look(dining, Suggestions, guests=17)
    assert nothing.tables == ()
    assert nothing.no is not None
    soon = book(dining, 60, "B01", guests=3)
    assert best(guests=4)[0] == "A03"
    later = dining.clock.now() + timedelta(minutes=300)
    assert best(guests=4, start=later)[:2] == ["B01", "A02"]
    dining.later(50)
    mine = look(dining, Suggestions, guests=3, sitting=soon).tables
    assert (mine[0].table.id, [ENGLISH(why) for why in mine[0].why]) == ("B01", ["booked for them"])


def test_a_party_keeps_the_wishes_that_it_came_with(dining: Dining) -> None:
    here = dining.do(
        "greet_walk_in", HOST, guests=4, wishes=["karaoke"], wants_room=True, fee_told=8000
    ).sitting
    assert [one.table.id for one in look(dining, Suggestions, guests=4, sitting=here).tables] == ["V01"]


# -- who is expected --------------------------------------------------------------------------------


@pytest.mark.rule("RST-02")
def test_the_bookings_of_a_day_by_time(dining: Dining) -> None:
    second = book(dining, 120, "A02", name="钱女士", words="生日")
    first = book(dining, 30, guests=12)
    tomorrow = book(dining, 24 * 60, "A02")
    gone = book(dining, 40, "A03")
    dining.do("cancel_booking", HOST, sitting=gone, by_guest=True, why="改期")
    seated = book(dining, 20, "A04")
    dining.do("seat_party", HOST, sitting=seated, table="A04", guests=4, waiter="yuan")
    found = look(dining, Bookings)
    assert [row.sitting for row in found.rows] == [first, second]
    assert [row.sitting for row in found.to_be_given] == [first]
    row = found.rows[1]
    assert row.facts == dining.facts(second)
    assert (row.guest, row.phone, row.wishes, row.late) == ("钱女士", "13800138000", "生日", False)
    after = dining.clock.now() + timedelta(hours=12)
    assert [row.sitting for row in look(dining, Bookings, start=after).rows] == [tomorrow]
    within = look(dining, Bookings, start=dining.clock.now(), end=after + timedelta(days=1)).rows
    assert [row.sitting for row in within] == [first, second, tomorrow]
    dining.later(50)
    assert [(row.sitting, row.late) for row in look(dining, Bookings).rows] == [
        (first, True),
        (second, False),
    ]
    dining.do("greet_party", HOST, sitting=first)
    assert [row.late for row in look(dining, Bookings).rows] == [False, False]


@pytest.mark.rule("COM-20", "RST-51")
def test_who_reads_a_name_and_a_phone_on_the_list(dining: Dining) -> None:
    book(dining, 30, name="韩先生")
    book(dining, 40, name="韩部长", vip=True)
    whole, masked = "13800138000", "138****8000"
    for by in (HOST, CAPTAIN, MANAGER):
        assert [(r.guest, r.phone, r.vip) for r in look(dining, Bookings, by).rows] == [
            ("韩先生", whole, False),
            ("韩部长", whole, True),
        ]
    for by in (WAITER, CASHIER, COOK):
        assert [(r.guest, r.phone, r.vip) for r in look(dining, Bookings, by).rows] == [
            ("韩先生", masked, False),
            ("VIP", None, True),
        ]


# -- who waits --------------------------------------------------------------------------------------


@pytest.mark.rule("RST-04")
def test_the_waiter_of_a_section_is_proposed(dining: Dining) -> None:
    dining.do("house.add_staff", MANAGER, login="xiao", name="小陈", roles=["waiter"], pin="735152")
    idle = look(dining, Waiters)
    assert [(w.login, w.name, w.waits) for w in idle.waiters] == [
        ("xiao", "小陈", True),
        ("yuan", "袁静", True),
        ("he", "何立群", False),
        ("zhou", "周敏", False),
    ]
    dining.seat("A02")
    left = dining.do("seat_walk_in", HOST, table="A03", guests=3, waiter="xiao").sitting
    busy = {w.login: w for w in look(dining, Waiters).waiters}
    assert (busy["yuan"].sections, busy["yuan"].guests) == (frozenset({"大厅"}), 4)
    dining.do("guests_left", WAITER, sitting=left)
    waiters = look(dining, Waiters)
    assert [waiters.of(section).login for section in ("大厅", "露台")] == ["yuan", "xiao"]  # type: ignore[union-attr]


# -- figures ----------------------------------------------------------------------------------------


def test_the_figures_of_this_moment(dining: Dining) -> None:
    def figures() -> list[tuple[str, str, str]]:
        shown = look(dining, FlowFigures).figures
        return [(_said(f.title), _said(f.value), _said(f.beside)) for f in shown]

    assert figures() == [
        ("At table", "0 guests", "0 booked"),
        ("Tables turned", "0.0", "0.0 yesterday by now"),
        ("First cold dish", "—", "—"),
        ("From the call to the first hot dish", "—", "planned 12 min"),
    ]
    dining.do("close_table", HOST, table="A01")
    dining.do("close_table", HOST, table="B04")
    dining.at(Sitting.FREE, "A04")
    dining.later(24 * 60)
    book(dining, 60, guests=11)
    book(dining, 26 * 60, guests=7)
    for minutes, table in ((6, "A02"), (9, "A03"), (60, "B01")):
        sitting = dining.at(Sitting.AT_TABLE, table)
        dining.later(minutes)
        dining.serve(sitting, "1001")
        dining.do("call_hot_dishes", WAITER, sitting=sitting, ground="consent")
        dining.later(2 * minutes)
        dining.serve(sitting, "2002")
    dining.do("serve_dishes", WAITER, sitting=sitting, lines=[dining.line(sitting, "3001").id])
    assert figures() == [
        ("At table", "12 guests", "11 booked"),
        ("Tables turned", "0.3", "0.1 yesterday by now"),
        ("First cold dish", "9 min", "—"),
        ("From the call to the first hot dish", "18 min", "planned 12 min"),
    ]


def _said(text: Text | None) -> str:
    return ENGLISH(text) if text else "—"


# -- statements -------------------------------------------------------------------------------------


def test_as_many_statements_however_large_the_house(dining: Dining) -> None:
    asks: list[tuple[type[Any], dict[str, Any], int]] = [
        (Menu, {}, 1),
        (Substitutes, {"dish": "2002"}, 1),
        (Suggestions, {"guests": 4}, 3),
        (Bookings, {}, 1),
        (Waiters, {}, 2),
        (FlowFigures, {}, 2),
    ]
    few = [asked(dining, kind, **args).count for kind, args, _ in asks]
    for n, table in enumerate(("A02", "A03", "B01")):
        dining.at(Sitting.FREE, table)
        dining.at(Sitting.HOT, table)
        book(dining, 240, table)
        dining.do("add_table", MANAGER, table=f"C{n}", what=TABLES["A02"] | {"name": f"C{n}"})
        dining.do("add_dish", MANAGER, dish=f"9{n}", what=DISHES["2002"])
    many = [asked(dining, kind, **args) for kind, args, _ in asks]
    assert few == [m.count for m in many] == [count for _, _, count in asks]
    assert [m.scans(dining) for m in many] == [[]] * len(asks)
