"""The promised time is proposed by the engine, and told anew at each event; a delay is told (DLR-16, 22)."""

from datetime import datetime, timedelta

import pytest

from app.counter.overview import Agenda
from app.flows.dealership.facts.forecast import Proposal, Whereabouts
from app.flows.dealership.facts.visits import Board, WorkshopBoard
from app.flows.dealership.facts.workshop import Cause, Did
from app.flows.dealership.rules.forecast import expectation, forecast, stands, why
from app.flows.dealership.rules.promise import Outlook
from app.flows.dealership.rules.standing import ready_at
from app.flows.dealership.rules.workshop import promises, waits
from tests.flows.dealership.shop import Shop
from tests.flows.dealership.works import BRAKES, HEAD, LEADER, SERVICE, TECH, Works


@pytest.fixture
def works(shop: Shop) -> Works:
    return Works(shop)


def proposed(shop: Shop, visit: str, skill: str = "upkeep") -> tuple[str, dict[Cause, int]]:
    """The finish in the shop's own time, and what comes on top of the work."""
    found = shop.look(Proposal, visit=visit).by_skill[skill]
    local = found.finish.astimezone(shop.desk.settings.zone)
    return f"{local:%m-%d %H:%M}", dict(why(found, shop.desk.settings))


@pytest.mark.rule("DLR-16")
def test_a_free_team_begins_at_once_and_lunch_is_no_work(shop: Shop, works: Works) -> None:
    visit = works.ordered(SERVICE, BRAKES)
    assert proposed(shop, visit) == ("11-23 11:52", {}), "two and a half hours from 9:22"
    shop.wait(30)
    assert proposed(shop, visit) == ("11-23 13:22", {}), "22 minutes are left after lunch"


@pytest.mark.rule("DLR-16")
def test_weekdays_and_days_have_their_own_hours(shop: Shop, works: Works) -> None:
    visit = works.ordered(SERVICE, BRAKES)
    shop.set("days", "2026-11-23 9:00-10:22; 2026-11-24 -")
    assert proposed(shop, visit)[0] == "11-25 10:00", "an hour today, nothing tomorrow"
    shop.set("weekdays", "3 -; 4 14:00-16:00")
    assert proposed(shop, visit)[0] == "11-26 15:30", "a closed Wednesday too"


@pytest.mark.rule("DLR-16")
def test_what_is_worked_already_is_no_queue_nor_is_what_was_sent_back_twice_done(
    shop: Shop, works: Works
) -> None:
    there = works.sent(SERVICE, plate="沪A00000")
    [job] = works.jobs(there)
    visit = works.taken(SERVICE, plate="沪A00006")
    shop.wait(1)
    shop.do("dispatch", HEAD, visit=visit, team=works.first, bay="1号工位", why="同一工位")
    shop.do("begin_job", TECH, visit=there, job=job.id)

    def ahead() -> tuple[tuple[int, ...], int]:
        board = shop.look(WorkshopBoard)
        one, cars = shop.visit(visit), [each.facts for each in board.cars]
        at = shop.clock.now()
        found = forecast(one, cars, [each.facts for each in board.teams], at, shop.desk.settings)
        [team] = [each.ahead for each in board.teams if each.id == works.first]
        return found.ahead, sum(team)

    shop.wait(60)
    assert ahead() == ((30,), 30 + 90), "an hour of ninety minutes is done"
    shop.wait(60)
    assert ahead() == ((0,), 90), "who is slower than the standard has nothing left by it"
    shop.do("finish_job", TECH, visit=there, job=job.id)
    shop.do("fail_check", TECH, visit=there, job=job.id, why="漏油")
    assert ahead() == ((90,), 180)
    shop.do("begin_job", TECH, visit=there, job=job.id)
    shop.wait(20)
    assert ahead() == ((70,), 160), "what was worked the first time is not done of the second"


@pytest.mark.rule("DLR-16")
def test_the_queue_of_the_team_and_missing_parts_are_told_as_causes(shop: Shop, works: Works) -> None:
    shop.set("hours", "8:00-20:00")
    for n in range(2):
        works.sent(SERVICE, plate=f"沪A0000{n}")
    works.taken(BRAKES, plate="沪A00005", skill="chassis")
    visit = works.ordered(SERVICE, plate="沪A00006")
    assert proposed(shop, visit, "electric") == ("11-23 10:52", {}), "the second team is free"
    at, causes = proposed(shop, visit, "chassis")
    assert (at, causes) == ("11-23 12:22", {Cause.QUEUE: 90}), "two places: 90 and 90 + 60 before it"
    shop.price_list()
    part = shop.do("find_material", visit=visit, part="SW-3", why="开关卡滞")
    told = {"answers": [{"line": part, "answer": "yes"}], "proof": 2, "words": "好"}
    shop.do("note_answer", visit=visit, **told)
    shop.do("expect_parts", part="SW-3", on="2026-11-25")
    at, causes = proposed(shop, visit, "electric")
    assert at == "11-25 09:30"
    assert set(causes) == {Cause.PARTS}


@pytest.mark.rule("DLR-16")
def test_it_is_reckoned_anew_at_each_event(shop: Shop, works: Works) -> None:
    shop.set("hours", "8:00-20:00")
    visit = works.taken(SERVICE, promised=works.later(240))
    first = works.work(visit).forecast
    assert first and first.finish == shop.clock.now() + timedelta(minutes=90)
    shop.wait(20)
    shop.do("dispatch", HEAD, visit=visit, team=works.first, bay="1号工位")
    found = shop.do("find_labour", visit=visit, operation=BRAKES, why="刹车片磨薄")
    told = {"answers": [{"line": found, "answer": "yes"}], "proof": 2, "words": "好"}
    shop.do("note_answer", visit=visit, **told)
    log = [one for one in works.work(visit).log if one.forecast]
    assert [one.did for one in log] == [Did.HANDED, Did.DISPATCHED, Did.ADDED]
    last = works.work(visit).forecast
    assert last and first
    assert why(last, shop.desk.settings, first) == {Cause.PACE: 20, Cause.ADDED_WORK: 60}
    shop.do("receive_car", LEADER, visit=visit)
    [job, _] = works.jobs(visit)
    shop.do("begin_job", TECH, visit=visit, job=job.id)
    shop.wait(90)
    shop.do("finish_job", TECH, visit=visit, job=job.id)
    finish = works.later(90)
    shop.do("report_change", TECH, visit=visit, job=job.id, why="queue", finish=finish)
    now = works.work(visit).forecast
    assert now and now.done == 90
    assert now.finish == shop.clock.now() + timedelta(minutes=60)


@pytest.mark.rule("DLR-22", "COM-50")
def test_a_promise_turns_red_before_it_is_missed(shop: Shop, works: Works) -> None:
    shop.set("warn_before", 45)
    visit = works.sent(SERVICE, promised=works.later(240))
    [due] = [one for one in shop.look(Agenda).rows if one.case == visit and one.name == "promise"]
    promised = promises(works.work(visit))[-1].at
    assert due.at == promised - timedelta(minutes=45)

    def looks(at: datetime, ready: datetime) -> Outlook:
        return stands(shop.visit(visit), at, ready, shop.desk.settings)

    early = promised - timedelta(minutes=46)
    assert looks(early, promised) is Outlook.KEPT
    assert looks(early, promised + timedelta(minutes=1)) is Outlook.IN_DANGER
    assert looks(due.at + timedelta(minutes=1), promised) is Outlook.IN_DANGER
    assert looks(promised + timedelta(minutes=1), promised + timedelta(minutes=2)) is Outlook.MISSED


@pytest.mark.rule("DLR-22", "DLR-35")
def test_a_delay_is_told_with_its_reason_and_only_an_answer_moves_the_promise(
    shop: Shop, works: Works
) -> None:
    visit = works.sent(SERVICE)
    first = promises(works.work(visit))
    late = {"visit": visit, "why": "queue", "finish": works.later(600)}
    shop.do("tell_delay", **late, reply="not_reached", note="无人接听")
    assert promises(works.work(visit)) == first
    shop.do("tell_delay", **late, reply="understood", note="可以等")
    told = promises(works.work(visit))
    assert [(one.at, one.cause) for one in told[1:]] == [(late["finish"], Cause.QUEUE)]
    assert (
        "has passed"
        in shop.refused("tell_delay", **late | {"finish": shop.clock.now()}, reply="accepted").message
    )
    sooner = late | {"finish": late["finish"] - timedelta(minutes=1)}
    assert "is promised" in shop.refused("tell_delay", **sooner, reply="accepted").message


@pytest.mark.rule("DLR-22")
def test_where_the_customer_waits_is_noted_and_whoever_is_here_goes_first(shop: Shop, works: Works) -> None:
    visit = works.ordered(SERVICE)
    for place in ("lounge", "substitute", "lounge"):
        shop.do("note_whereabouts", visit=visit, place=place)
    assert shop.visit(visit).where is Whereabouts.LOUNGE
    shop.do("hand_over", visit=visit, promised=works.later())
    assert waits(shop.visit(visit)).customer_here


@pytest.mark.rule("DLR-16", "DLR-22", "DLR-35")
def test_whoever_looks_expects_a_car_at_the_same_time(shop: Shop, works: Works) -> None:
    """Desk, workshop and the word to the customer: whatever changed since it was last written down."""
    shop.price_list()
    shop.do("leave_unrepaired", visit=works.handed(BRAKES, plate="沪A00001"), why="改日再修")
    visit = works.sent(SERVICE)

    def everywhere() -> list[str]:
        board, there, settings = shop.look(Board), shop.look(WorkshopBoard), shop.desk.settings
        cars, teams = [one.facts for one in there.cars], [one.facts for one in there.teams]
        facts = shop.visit(visit)
        found = (
            ready_at(facts, board, settings),
            expectation(facts, cars, teams, there.at, settings).finish,
            shop.look(Proposal, visit=visit).by_skill["upkeep"].finish,
        )
        return [f"{at.astimezone(settings.zone):%m-%d %H:%M}" for at in found if at]

    assert everywhere() == ["11-23 10:52"] * 3
    shop.wait(30)
    assert everywhere() == ["11-23 11:22"] * 3, "nobody works on it"
    part = shop.do("find_material", visit=visit, part="SW-3", why="开关卡滞")
    told = {"answers": [{"line": part, "answer": "yes"}], "proof": 2, "words": "好"}
    shop.do("note_answer", visit=visit, **told)
    shop.do("expect_parts", part="SW-3", on="2026-11-25")
    assert everywhere() == ["11-25 10:00"] * 3, "the part is in nobody's log yet"
    late = datetime(2026, 11, 26, 15, 0, tzinfo=shop.desk.settings.zone)
    shop.do("report_change", TECH, visit=visit, job=works.jobs(visit)[0].id, why="parts", finish=late)
    assert everywhere() == ["11-26 15:00"] * 3, "what the workshop says of it counts where it is later"
