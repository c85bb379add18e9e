"""Bookings of tomorrow: parts reserved, bay and team pencilled in, answered, and given back when nobody comes (DLR-03)."""

from datetime import date, datetime, timedelta

import pytest

from app.counter.overview import Agenda
from app.flows.dealership.checks import stock_fits
from app.flows.dealership.facts.estimate_shown import EstimateShown
from app.flows.dealership.facts.preparation import Preparations, PreparedLine
from app.flows.dealership.facts.prepared import Asked
from app.flows.dealership.facts.price_list import PriceList
from app.flows.dealership.facts.roles import PARTS_CLERK
from app.flows.dealership.facts.tracks import Visit
from app.kernel.judge import Staff
from app.paper.model import Table
from app.paper.words import SHANGHAI, Words
from app.shell.today.rows import overdue
from tests.flows.dealership.shop import DRAWN, MANAGER, Shop
from tests.flows.dealership.test_bookings import TOMORROW, book, slot
from tests.flows.dealership.works import HEAD, LEADER, TECH, Works

STORE = Staff("tan", frozenset({PARTS_CLERK}))


@pytest.fixture
def works(shop: Shop) -> Works:
    """A workshop; the maintenance usually needs two filters, of which three lie in the store."""
    works = Works(shop)
    shop.price_list()
    shop.do("set_usual_parts", STORE, operation="BY-040", parts=[{"part": "OF-21", "quantity": 2}])
    shop.do("receive_parts", STORE, part="OF-21", quantity=3)
    return works


def prepare(works: Works, visit: str, bay: str = "1号工位") -> None:
    told = {"operations": ["BY-040"], "team": works.first, "bay": bay}
    works.shop.do("prepare_booking", visit=visit, **told)


def line(shop: Shop, visit: str, by: Staff = STORE) -> PreparedLine:
    shown = shop.look(Preparations, by, day=date.fromisoformat(TOMORROW))
    return next(one for one in shown.lines if one.booking.id == visit)


def stock(shop: Shop, code: str = "OF-21") -> tuple[int, int]:
    one = next(one for one in shop.look(PriceList).parts if one.id == code)
    return one.on_hand, one.reserved


@pytest.mark.both
@pytest.mark.rule("DLR-03", "DLR-14")
def test_what_the_work_usually_needs_is_reserved_and_waits_for_what_comes(shop: Shop, works: Works) -> None:
    first, second = book(shop, 1), book(shop, 2, start=600)
    prepare(works, first)
    prepare(works, second, "2号工位")
    assert shop.visit(first).step is Visit.PREPARED
    assert stock(shop) == (3, 2)
    assert [one.reserved for one in line(shop, first).parts] == [2]
    assert [(one.quantity, one.reserved) for one in line(shop, second).parts] == [(2, 0)]
    shop.do("receive_parts", STORE, part="OF-21", quantity=1)
    assert [one.reserved for one in line(shop, second).parts] == [2], "the next in turn has them"
    shop.do("cancel_booking", visit=first, why="不来了")
    assert stock(shop) == (4, 2)
    shop.do("set_usual_parts", MANAGER, operation="BY-040", parts=[])
    prepare(works, second, "2号工位")
    assert stock(shop) == (4, 0) and line(shop, second).parts == ()
    with shop.house.store.reading() as db:
        assert list(stock_fits(db)) == []


@pytest.mark.rule("DLR-03", "DLR-14")
def test_parts_besides_the_usual_ones_are_reserved_and_stay_with_the_preparation(
    shop: Shop, works: Works
) -> None:
    visit = book(shop, 1)
    told = {"visit": visit, "operations": ["BY-040"], "team": works.first, "bay": "1号工位"}
    no = shop.refused("prepare_booking", **told, parts=[{"part": "XX", "quantity": 1}])
    assert no.args["codes"] == ["XX"]
    twice = [{"part": "OF-21", "quantity": n} for n in (1, 2)]
    assert "named once" in shop.refused("prepare_booking", **told, parts=twice).message
    shop.do("prepare_booking", **told, parts=[{"part": "OF-21", "quantity": 1}])
    assert [(one.code, one.quantity, one.reserved) for one in line(shop, visit).parts] == [("OF-21", 3, 3)]
    prepared = shop.visit(visit).prepared
    assert prepared and prepared.parts == (("OF-21", 1),)


@pytest.mark.rule("DLR-03")
def test_a_bay_is_pencilled_in_once_at_a_time_and_a_booking_that_moves_is_prepared_anew(
    shop: Shop, works: Works
) -> None:
    first, second = book(shop, 1), book(shop, 2, start=600)
    prepare(works, first)
    told = {"visit": second, "operations": ["BY-040"], "team": works.first}
    no = shop.refused("prepare_booking", **told, bay="1号工位")
    assert no.args["plate"] == "沪A00001"
    assert "not a bay" in shop.refused("prepare_booking", **told, bay="5号工位").message
    assert shop.refused("prepare_booking", **{**told, "operations": ["XX"]}, bay="2号工位").args["codes"] == [
        "XX"
    ]
    shop.do("rebook", visit=first, slot=slot(start=780))
    assert shop.visit(first).step is Visit.BOOKED and shop.visit(first).prepared is None
    prepare(works, second)
    prepare(works, first)
    assert shop.visit(first).prepared is not None, "by then the bay is free again"


@pytest.mark.rule("DLR-03")
def test_team_leader_and_parts_clerk_answer_and_the_adviser_sees_who_has_not(
    shop: Shop, works: Works
) -> None:
    visit = book(shop, 1)
    answer = {"visit": visit, "asked": "team", "can": True}
    assert "not prepared" in shop.refused("answer_preparation", LEADER, **answer).message
    assert dues(shop, HEAD) == {"prepare"}, "until the booking is prepared"
    prepare(works, visit)
    assert dues(shop, LEADER) == {"team_answers", "parts_answer"}
    assert "Somebody else" in shop.refused("answer_preparation", STORE, **answer).message
    shop.do("answer_preparation", LEADER, **answer)
    no = {"visit": visit, "asked": "parts", "can": False}
    assert "Say why" in shop.refused("answer_preparation", STORE, **no).message
    assert dues(shop, LEADER) == {"parts_answer"}
    shop.do("answer_preparation", STORE, **no, why="滤清器批次不符")
    assert line(shop, visit).why == {Asked.PARTS: "滤清器批次不符"}
    assert dues(shop, LEADER) == set()
    shop.do("answer_preparation", STORE, **{**no, "can": True})
    prepared = shop.visit(visit).prepared
    assert prepared and {one: said.can for one, said in prepared.replies.items()} == {
        Asked.TEAM: True,
        Asked.PARTS: True,
    }
    prepare(works, visit)
    again = shop.visit(visit).prepared
    assert again and again.replies == {}, "what is prepared anew is asked anew"


@pytest.mark.rule("DLR-03", "COM-50")
def test_whoever_is_asked_after_the_hour_has_time_to_answer(shop: Shop, works: Works) -> None:
    """What is asked late in the day is due in a while, and not since it was asked."""
    shop.clock.set(datetime(2026, 11, 23, 16, 10, tzinfo=SHANGHAI))
    visit = book(shop, 1)
    half_past = shop.clock.now() + timedelta(minutes=30)
    assert due_at(shop, "prepare") == half_past, "the hour of preparing was over when it was booked"
    shop.wait(20)
    prepare(works, visit)
    assert (
        due_at(shop, "team_answers")
        == due_at(shop, "parts_answer")
        == shop.clock.now() + timedelta(minutes=30)
    )
    assert shop.look(Agenda, LEADER).rows and not [
        one for one in overdue(shop.look(Agenda, LEADER)) if one.name == "team_answers"
    ]


def due_at(shop: Shop, name: str) -> datetime:
    """When something on Today is due."""
    return next(one.at for one in shop.look(Agenda, HEAD).rows if one.name == name)


@pytest.mark.rule("DLR-03", "DLR-60")
def test_the_list_says_what_each_booking_needs_and_what_was_put_off(shop: Shop, works: Works) -> None:
    vehicle = shop.vehicle(plate="沪A00001", owner="客户1", phone="13900000001")
    before = shop.received(vehicle)
    shop.sign(before, "SW-3")
    labour = shop.do("find_labour", TECH, visit=before, operation="BY-040", why="到期", minutes=30)
    told = {"answers": [{"line": labour, "answer": "later"}], "proof": 1, "words": "下次"}
    shop.do("note_answer", visit=before, **told)
    leave(shop)
    visit = shop.do("book", vehicle=vehicle, slot=slot(), work="首保")
    other = book(shop, 2, start=600)
    prepare(works, visit)
    shop.do("answer_preparation", LEADER, visit=visit, asked="team", can=False, why="人手不够")
    assert [one.name for one in line(shop, visit).put_off] == ["四万公里保养"]
    [table] = [
        one
        for one in shop.paper(shop.do("print_preparation", LEADER, day=TOMORROW)).blocks
        if isinstance(one, Table)
    ]
    first, second = table.rows
    said = [Words("en")(one) for one in first.under]  # type: ignore[union-attr]
    assert "机油滤清器 × 2 只, reserved" in said
    assert any(one.startswith("put off on 2026") and one.endswith("四万公里保养") for one in said)
    assert "Parts clerk: not answered yet" in said
    assert Words("en")(second.cells[-1]) == "not prepared yet"  # type: ignore[union-attr]
    assert other


@pytest.mark.rule("DLR-03", "DLR-14")
def test_a_signed_order_takes_what_was_reserved_for_its_booking(shop: Shop, works: Works) -> None:
    vehicle = shop.vehicle(plate="沪A00001", owner="客户1", phone="13900000001")
    visit = shop.do("book", vehicle=vehicle, slot=slot(), work="首保")
    prepare(works, visit)
    shop.wait(24 * 60)
    shop.do("arrive_booked", visit=visit, place="A03")
    shop.do("greet", visit=visit)
    ticked = {"covers": ["seat", "wheel", "floor"], "walked": True, "fuel": 5}
    ticked |= {"there": ["licence", "booklet", "spare", "tools", "keys", "valuables"]}
    shop.do("fill_reception", visit=visit, what=ticked)
    shop.do("read_mileage", vehicle=vehicle, km=41_000, visit=visit)
    shop.do("note_words", visit=visit, words="首保")
    shop.do("sign_reception", visit=visit, signature=DRAWN)
    shop.do("end_reception", visit=visit)
    assert stock(shop) == (3, 2)
    shop.sign(visit, "OF-21")
    assert stock(shop) == (3, 1), "one is on the order, the other is nobody's"
    with shop.house.store.reading() as db:
        assert list(stock_fits(db)) == []


def dues(shop: Shop, by: Staff) -> set[str]:
    """What stands on Today."""
    names = {"prepare", "team_answers", "parts_answer"}
    return {row.name for row in shop.look(Agenda, by).rows} & names


@pytest.mark.rule("DLR-15", "DLR-42")
def test_what_was_put_off_stands_apart_from_the_next_estimate_until_it_is_done(
    shop: Shop, works: Works
) -> None:
    vehicle = shop.vehicle()
    first = shop.received(vehicle)
    shop.sign(first, "SW-3")
    labour = shop.do("find_labour", TECH, visit=first, operation="BY-040", why="到期", minutes=30)
    later = {"answers": [{"line": labour, "answer": "later"}], "proof": 1, "words": "下次"}
    shop.do("note_answer", visit=first, **later)
    assert shop.look(EstimateShown, visit=first).put_off == (), "it is of this visit itself"
    leave(shop)
    second = shop.received(vehicle)
    [one] = shop.look(EstimateShown, visit=second).put_off
    assert (one.code, one.name) == ("BY-040", "四万公里保养")
    assert shop.visit(second).estimate.lines == (), "and on no line, so in no sum"
    shop.sign(second, "SW-3")
    done = shop.do("find_labour", TECH, visit=second, operation="BY-040", why="到期", minutes=30)
    yes = {"answers": [{"line": done, "answer": "yes"}], "proof": 1, "words": "做吧"}
    shop.do("note_answer", visit=second, **yes)
    leave(shop)
    assert shop.look(EstimateShown, visit=shop.received(vehicle)).put_off == ()


def leave(shop: Shop) -> None:
    """Every car has left."""
    shop.house.store.writer.run(
        lambda db: db.exec_driver_sql("UPDATE cases SET closed_at = opened_at, step = 'closed'")
    )
