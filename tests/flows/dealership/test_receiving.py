"""The team receives the car; nobody gets in and nothing is moved unless the work needs it (DLR-31)."""

import pytest

from app.counter.overview import Agenda
from app.flows.dealership.facts.tracks import Job
from app.flows.dealership.facts.visits import WorkshopBoard
from app.flows.dealership.facts.workshop import Cause, Did, Symptom
from tests.flows.dealership.shop import Shop
from tests.flows.dealership.works import BRAKES, HEAD, LEADER, SERVICE, TECH, TECH2, Works


@pytest.fixture
def works(shop: Shop) -> Works:
    return Works(shop)


def at_the_bay(shop: Shop, works: Works) -> tuple[str, str]:
    """A car that its team has not received, and its first job."""
    visit = works.taken(SERVICE, BRAKES)
    shop.do("dispatch", HEAD, visit=visit, team=works.first, bay="1号工位")
    return visit, works.jobs(visit)[0].id


@pytest.mark.rule("DLR-31")
def test_nobody_works_on_a_car_that_the_team_has_not_received(shop: Shop, works: Works) -> None:
    visit, job = at_the_bay(shop, works)
    no = shop.refused("begin_job", TECH, visit=visit, job=job)
    assert no.mend == "receive_car"
    told = {"visit": visit, "symptom": "not_found", "differs": "左后门有划痕，登记表未标"}
    assert "found instead" in shop.refused("receive_car", LEADER, **told).message
    shop.do("receive_car", LEADER, **told, found="试车未复现", road_test=True)
    received = works.work(visit).received
    assert received and (received.how, received.road_test) == (Symptom.NOT_FOUND, True)
    board = shop.look(WorkshopBoard, LEADER)
    assert received.words and board.texts[received.words.id] == "左后门有划痕，登记表未标"
    assert received.symptom and board.texts[received.symptom.id] == "试车未复现"
    assert "already" in shop.refused("receive_car", LEADER, visit=visit).message
    shop.do("begin_job", TECH, visit=visit, job=job)


@pytest.mark.rule("DLR-31")
def test_another_team_receives_the_car_anew(shop: Shop, works: Works) -> None:
    visit, job = at_the_bay(shop, works)
    shop.do("receive_car", LEADER, visit=visit)
    shop.do("dispatch", HEAD, visit=visit, team=works.second, bay="5号工位", why="一组缺举升机")
    assert shop.refused("begin_job", TECH, visit=visit, job=job).mend == "receive_car"
    shop.do("receive_car", LEADER, visit=visit)
    shop.do("begin_job", TECH, visit=visit, job=job)


@pytest.mark.rule("DLR-31")
def test_whoever_gets_in_is_at_work_on_a_line_and_says_why(shop: Shop, works: Works) -> None:
    visit, job = at_the_bay(shop, works)
    shop.do("receive_car", LEADER, visit=visit)
    enter = {"visit": visit, "job": job, "why": "需踩制动踏板排气"}
    assert "this is done at" in shop.refused("enter_car", TECH, **enter).message
    shop.do("begin_job", TECH, visit=visit, job=job)
    assert "clocked on here" in shop.refused("enter_car", TECH2, **enter).message
    shop.do("enter_car", TECH, **enter)
    entered = works.work(visit).last(Did.ENTERED)
    assert entered and (entered.by, entered.job) == ("qian", job)


@pytest.mark.rule("DLR-31", "DLR-32", "COM-50")
def test_belongings_are_moved_with_the_customers_yes_alone(shop: Shop, works: Works) -> None:
    visit, job = at_the_bay(shop, works)
    shop.do("receive_car", LEADER, visit=visit)
    shop.do("begin_job", TECH, visit=visit, job=job)
    shop.wait(10)
    ask = {"visit": visit, "job": job, "what": "后备箱行李箱移到接待室"}
    assert "clocked on here" in shop.refused("ask_to_move", TECH2, **ask).message
    shop.do("ask_to_move", TECH, **ask)
    first = works.jobs(visit)[0]
    assert (first.step, first.waits) == (Job.WAITING, Cause.CONSENT)
    assert works.worked(visit)[0] == 10
    shop.do("begin_job", TECH, visit=visit, job=works.jobs(visit)[1].id)
    [due] = [one for one in shop.look(Agenda).rows if one.case == visit and one.name == "answer_move"]
    assert (due.at - shop.clock.now()).total_seconds() == 15 * 60
    again = {"visit": visit, "job": job}
    assert "not answered yet" in shop.refused("begin_job", TECH2, **again).message
    assert "asked already" in shop.refused("ask_to_move", TECH, **ask).message
    shop.do("answer_move", **again, answer="no", how="电话：东西别动，下午自己来拿")
    assert "does not want" in shop.refused("begin_job", TECH2, **again).message
    assert "Nobody has asked" in shop.refused("answer_move", **again, answer="yes", how="x").message
    shop.do("ask_to_move", TECH2, **ask)
    shop.do("answer_move", **again, answer="yes", how="本人到场，自己搬到接待室")
    shop.do("begin_job", TECH2, **again)
    assert works.jobs(visit)[0].step is Job.IN_WORK
