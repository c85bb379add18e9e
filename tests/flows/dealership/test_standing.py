"""The board: every open car stands on it once, what is late is red, and the bays of the day with their hours (DLR-22, 30)."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from app.flows.dealership.facts.ids import VisitId
from app.flows.dealership.facts.tracks import STEP_LINE, Visit
from app.flows.dealership.facts.visits import Board, VisitFacts, VisitLine
from app.flows.dealership.rules.bays import BayDay, Held, Workday, workday
from app.flows.dealership.rules.standing import Concern, Standing, standing
from app.flows.dealership.screens.board.cards import VIEWS, by_promise, by_step, stood
from app.widgets.lane_cards import LaneCard
from tests.flows.dealership.shop import DRAWN, Shop
from tests.flows.dealership.works import BRAKES, HEAD, LEADER, SERVICE, TECH, Works
from tests.flows.restaurant.looking import Asked


@pytest.fixture
def works(shop: Shop) -> Works:
    return Works(shop)


def stands(shop: Shop, visit: str) -> Standing:
    return standing(shop.visit(visit), shop.look(Board), shop.desk.settings)


def day(shop: Shop) -> Workday:
    return workday(shop.look(Board), shop.desk.settings)


def row(shop: Shop, bay: str) -> BayDay:
    return next(one for one in day(shop).bays if one.bay == bay)


def told(shop: Shop, one: BayDay) -> list[tuple[str, Held, str, str]]:
    """The spans of a row, in the shop's own time."""
    zone = shop.desk.settings.zone
    return [
        (s.plate[-3:], s.held, *(f"{at.astimezone(zone):%H:%M}" for at in (s.begins, s.ends)))
        for s in one.spans
    ]


@pytest.mark.rule("DLR-22")
@pytest.mark.parametrize("hours", [None, -2, 0, 2, 40])
def test_every_open_car_has_one_card_whatever_its_step(shop: Shop, hours: int | None) -> None:
    """Over all steps of the flow, by step and by promise, and whether it is booked for some time or not."""
    now = shop.clock.now()
    at = now + timedelta(hours=hours) if hours is not None else None
    lines = []
    for n, (step, greeted) in enumerate(product(STEP_LINE, (None, now))):
        facts = VisitFacts(f"{n:020x}", Visit(step), step, "car", now, "A03", greeted, None, booked_for=at)
        lines.append(VisitLine(VisitId(facts.id), facts, "沪B3M507", "RAV4", "孙倩", "", ""))
    found = stood(Board(now, tuple(lines)), shop.desk.settings)
    for arranged in (by_step, by_promise):
        cards = [card.id for view in VIEWS for lane in arranged(found, view) for card in lane.cards]
        assert sorted(cards) == sorted(one.id for one in lines)
    gone = replace(lines[0], facts=replace(lines[0].facts, step=Visit.CLOSED))
    with pytest.raises(KeyError):
        stood(Board(now, (gone,)), shop.desk.settings)


@pytest.mark.rule("DLR-05", "DLR-22", "DLR-23")
def test_what_is_late_is_red_and_one_thing_is_to_be_known(shop: Shop, works: Works) -> None:
    waits = shop.come(shop.vehicle())
    assert (stands(shop, waits).concern, stands(shop, waits).red) == (Concern.GREET, False)
    shop.wait(6)
    assert stands(shop, waits).red, "five minutes without a greeting"
    shop.do("greet", visit=waits)
    sent = works.sent(SERVICE, plate="沪A7K218", promised=works.later(120))
    assert (stands(shop, sent).red, stands(shop, sent).concern) == (False, None)
    [job] = works.jobs(sent)
    shop.do("begin_job", TECH, visit=sent, job=job.id)
    shop.do("pause_job", TECH, visit=sent, job=job.id, why="parts")
    assert stands(shop, sent).concern is Concern.WAITS
    shop.wait(95)
    found = stands(shop, sent)
    assert (found.concern, found.red, found.late) == (Concern.DANGER, True, None), "before it is missed"
    shop.wait(30)
    found = stands(shop, sent)
    assert (found.concern, found.late) == (Concern.TELL, found.due)


@pytest.mark.rule("DLR-30", "DLR-03", "DLR-16")
def test_the_board_is_by_bay_and_team_with_hours(shop: Shop, works: Works) -> None:
    """What is in work, what comes next, what preparation pencilled in, what is booked, and lunch."""
    sent = works.sent(SERVICE, BRAKES, plate="沪A7K218")
    shop.do("begin_job", TECH, visit=sent, job=works.jobs(sent)[0].id)
    taken = works.taken(SERVICE, plate="沪C18ZY6")
    shop.price_list()
    for n, (plate, start) in enumerate((("沪B5T920", 900), ("浙F81K36", 915))):
        vehicle = shop.vehicle(plate=plate, phone=f"1390000000{n}")
        slot = {"day": "2026-11-23", "start": start, "minutes": 60}
        visit = shop.do("book", vehicle=vehicle, slot=slot, work="保养")
        if n == 0:
            plan = {"operations": ["BY-040"], "team": works.second, "bay": "5号工位"}
            shop.do("prepare_booking", visit=visit, **plan)
    first, second, third, nowhere = day(shop).bays
    assert [(one.bay, one.team, one.minutes) for one in (first, second, third, nowhere)] == [
        ("1号工位", "机电一组", 150),
        ("2号工位", "机电一组", 0),
        ("5号工位", "机电二组", 0),
        ("", "", 0),
    ]
    assert told(shop, first) == [("218", Held.WORK, "09:22", "11:52")]
    assert told(shop, second) == []
    assert told(shop, third) == [
        ("ZY6", Held.NEXT, "09:22", "10:52"),
        ("920", Held.PENCILLED, "15:00", "16:00"),
    ]
    assert told(shop, nowhere) == [("K36", Held.BOOKED, "15:15", "16:15")]
    zone = shop.desk.settings.zone
    [(shut, again)] = day(shop).closed
    assert (f"{shut.astimezone(zone):%H:%M}", f"{again.astimezone(zone):%H:%M}") == ("12:00", "13:00")
    shop.wait(1)
    shop.do("dispatch", HEAD, visit=taken, team=works.first, bay="1号工位", why="同一工位")
    shop.do("receive_car", LEADER, visit=taken)
    assert row(shop, "1号工位").minutes == 239, "a minute of the first is done"
    assert told(shop, row(shop, "1号工位"))[-1][1:] == (Held.NEXT, "11:52", "14:22"), (
        "behind the first, after lunch"
    )


@pytest.mark.rule("DLR-05", "DLR-22")
def test_a_card_says_where_the_car_stands_until_it_is_received(shop: Shop) -> None:
    visit = shop.come(shop.vehicle(), "B17")
    assert card(shop, visit).note == "B17 · 孙倩"
    shop.do("greet", visit=visit)
    assert card(shop, visit).note == "B17 · 孙倩", "it is walked round there"


def card(shop: Shop, visit: str) -> LaneCard:
    """The card of a visit on the board."""
    found = stood(shop.look(Board), shop.desk.settings)
    return next(one.card for one in found if one.card.id == visit)


@pytest.mark.rule("DLR-10", "DLR-22")
def test_a_reception_form_that_nobody_signed_is_seen_until_it_is(shop: Shop, works: Works) -> None:
    visit = shop.received(shop.vehicle(), signs=False)
    assert stands(shop, visit).concern is Concern.FORM
    shop.do("sign_reception", visit=visit, signature=DRAWN)
    assert stands(shop, visit).concern is None


@pytest.mark.rule("DLR-22", "COM-70")
def test_a_car_that_waits_for_parts_and_one_that_is_late_are_seen_in_their_bay(
    shop: Shop, works: Works
) -> None:
    visit = works.sent(SERVICE, promised=works.later(100))
    [job] = works.jobs(visit)
    shop.do("begin_job", TECH, visit=visit, job=job.id)
    assert [(s.held, s.red) for s in row(shop, "1号工位").spans] == [(Held.WORK, False)]
    shop.do("pause_job", TECH, visit=visit, job=job.id, why="parts")
    assert [(s.held, s.red) for s in row(shop, "1号工位").spans] == [(Held.WAITS, False)]
    shop.wait(101)
    assert [(s.held, s.red) for s in row(shop, "1号工位").spans] == [(Held.WAITS, True)]


@pytest.mark.rule("COM-70")
def test_as_many_statements_for_a_full_shop_as_for_two_cars(shop: Shop, works: Works) -> None:
    def statements() -> int:
        with Asked("reader") as asked:
            shop.look(Board)
        return asked.count

    works.sent(SERVICE, plate="沪A7K218")
    shop.do("greet", visit=shop.come(shop.vehicle()))
    before = statements()
    for n in range(4):
        works.sent(SERVICE, plate=f"沪C18ZY{n}")
        slot = {"day": date(2026, 11, 24).isoformat(), "start": 540 + 15 * n, "minutes": 60}
        vehicle = shop.vehicle(plate=f"沪D18ZY{n}", phone=f"1390000000{n}")
        shop.do("book", vehicle=vehicle, slot=slot, work="保养")
    assert len(shop.look(Board).visits) == 10
    assert statements() == before + 1, "how bookings are prepared is asked where there are any"
