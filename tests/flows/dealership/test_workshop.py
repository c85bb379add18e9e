"""Handover, dispatch, clocking, changes and three inspections (DLR-23, 30, 32, 33, 35)."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import select, text

from app.counter.bus import Call
from app.counter.documents import DocumentRow
from app.counter.overview import Agenda
from app.flows.dealership.checks import nothing_goes_beyond_consent
from app.flows.dealership.commands import delivery, stock
from app.flows.dealership.commands import workshop as commands
from app.flows.dealership.facts.tracks import Advice, Job, Visit
from app.flows.dealership.facts.visits import WorkshopBoard
from app.flows.dealership.facts.workshop import Cause, Did
from app.flows.dealership.rules.billing import advice_is_answered
from app.flows.dealership.rules.forecast import forecast
from app.flows.dealership.rules.promise import Promise
from app.flows.dealership.rules.workshop import promises, right_first_time
from app.kernel.refusal import Ask, Refused
from tests.counters import once_both_know
from tests.flows.dealership.leaving import HANDED, READY, gone
from tests.flows.dealership.shop import ADVISERS, MANAGER, TAKEN, Shop
from tests.flows.dealership.works import BRAKES, HEAD, INSPECT, LEADER, SERVICE, TECH, TECH2, Works
from tests.paper.reading import read


@pytest.fixture
def works(shop: Shop) -> Works:
    return Works(shop)


def due(shop: Shop, visit: str) -> list[tuple[str, int]]:
    """What is due for a visit besides the greeting and the promise, in minutes from now."""
    others = ("greet", "promise")
    rows = [one for one in shop.look(Agenda).rows if one.case == visit and one.name not in others]
    return [(one.name, round((one.at - shop.clock.now()).total_seconds() / 60)) for one in rows]


# -- 交接 ------------------------------------------------------------------------------------------


@pytest.mark.rule("DLR-23")
def test_a_car_is_handed_over_and_taken_with_the_heads_own_pin(shop: Shop, works: Works) -> None:
    visit = works.handed(SERVICE, BRAKES, note="方向盘有旧划痕，客户赶时间")
    assert due(shop, visit) == [("take_over", 15)]
    assert shop.visit(visit).step is Visit.ORDERED
    assert [(one.n, one.name, one.minutes) for one in works.jobs(visit)] == [
        (1, "二级维护", 90),
        (2, "更换前制动片", 60),
    ]
    board = shop.look(WorkshopBoard, HEAD)
    assert [one.id for one in board.cars] == [visit]
    handed = board.cars[0].facts.work.to_take
    assert handed and handed.words and board.texts[handed.words.id] == "方向盘有旧划痕，客户赶时间"
    assert (
        "waits for the workshop head"
        in shop.refused("hand_over", visit=visit, promised=works.later()).message
    )
    # The adviser asks, the head's own PIN answers, on the same screen.
    no = shop.refused("take_over", visit=visit)
    assert no.who == ("workshop_head",)
    call = Call(
        "pin", "dealership.take_over", {"visit": visit}, shop.clock.now(), ADVISERS, "A1", approved_by=HEAD
    )
    shop.desk.carry_out(call)
    assert shop.visit(visit).step is Visit.DISPATCHED
    taken = works.work(visit).last(Did.TAKEN)
    assert taken and taken.by == "lu"


@pytest.mark.rule("DLR-23")
def test_nobody_but_a_head_lifts_it(shop: Shop, works: Works) -> None:
    visit = works.handed()
    call = Call(
        "pin", "dealership.take_over", {"visit": visit}, shop.clock.now(), ADVISERS, "A1", approved_by=TECH
    )
    with pytest.raises(Refused):
        shop.desk.carry_out(call)
    assert shop.visit(visit).step is Visit.ORDERED


@pytest.mark.rule("DLR-23", "COM-50")
def test_a_car_that_waits_too_long_stands_on_today(shop: Shop, works: Works) -> None:
    shop.set("take_over_within", 20)
    visit = works.handed()
    assert due(shop, visit) == [("take_over", 20)]
    shop.do("take_over", HEAD, visit=visit)
    assert due(shop, visit) == []


@pytest.mark.rule("DLR-23")
def test_sent_back_it_is_handed_over_again_(shop: Shop, works: Works) -> None:
    visit = works.handed()
    shop.do("send_back", HEAD, visit=visit, why="接车登记表缺备胎一栏")
    assert works.work(visit).handed is None
    for act in ("take_over", "send_back"):
        assert (
            "not handed over yet"
            in shop.refused(act, HEAD, visit=visit, **({"why": "x"} if act == "send_back" else {})).message
        )
    first = works.work(visit).log[0]
    shop.wait(5)
    assert shop.refused("hand_over", visit=visit, promised=works.later(900)).mend == "tell_delay"
    shop.do("hand_over", visit=visit, promised=first.until)
    assert [one.name for one in works.jobs(visit)] == ["二级维护", "更换前制动片"]
    # The first promise stays the first.
    assert promises(works.work(visit)) == [Promise(first.until)] if first.until else False
    shop.do("send_back", HEAD, visit=visit, why="接车登记表缺工具一栏")
    new = works.later(900)
    shop.do("tell_delay", visit=visit, why="queue", finish=new, reply="accepted")
    assert shop.refused("hand_over", visit=visit, promised=first.until).args["at"] == new
    shop.do("hand_over", visit=visit, promised=new)
    handed = works.work(visit).handed
    assert handed and handed.until == promises(works.work(visit))[-1].at == new


@pytest.mark.rule("DLR-23")
def test_what_is_promised_lies_ahead_and_nothing_is_dispatched_before(shop: Shop, works: Works) -> None:
    visit = works.ordered(SERVICE)
    no = shop.refused("hand_over", visit=visit, promised=shop.clock.now())
    assert "has passed" in no.message
    args = {"visit": visit, "team": works.first, "bay": "1号工位"}
    assert "this is done at" in shop.refused("dispatch", HEAD, **args).message


# -- 派工 ------------------------------------------------------------------------------------------


@pytest.mark.rule("DLR-30")
def test_whose_turn_it_is_goes_first_unless_there_is_a_reason(shop: Shop, works: Works) -> None:
    before = works.inspected(SERVICE, plate="沪A00004")
    [done] = works.lines(before)
    other = works.taken(SERVICE, plate="沪A00001", promised=works.later(600))
    earlier = works.taken(SERVICE, plate="沪A00002", promised=works.later(300))
    here = works.taken(SERVICE, plate="沪A00003", promised=works.later(900), stays=True)
    back = works.ordered(SERVICE, vehicle=gone(shop, before), repair=done)
    shop.do("hand_over", visit=back, promised=works.later(900))
    shop.do("take_over", HEAD, visit=back)
    args = {"team": works.first, "bay": "1号工位"}
    for visit in (other, earlier, here):
        assert "Another car" in shop.refused("dispatch", HEAD, visit=visit, **args).message
    shop.do("dispatch", HEAD, visit=other, why="配件刚到，工位空着", **args)
    no = shop.refused("dispatch", HEAD, visit=back, **args)
    assert (no.args["plate"], no.args["free"]) == ("沪A00001", "2号工位"), (
        "no two cars in a bay while one is free"
    )
    shop.do("dispatch", HEAD, visit=back, team=works.first, bay="2号工位")
    assert shop.refused("dispatch", HEAD, visit=here, **args).args["team"] == "机电二组", "it is free"
    shop.do("dispatch", HEAD, visit=here, team=works.second, bay="5号工位")
    shop.do("dispatch", HEAD, visit=earlier, **args)
    assert {shop.visit(one).step for one in (other, earlier, here, back)} == {Visit.IN_WORK}
    no = shop.refused("dispatch", HEAD, visit=back, **args)
    assert no.args["here"] == "2号工位", "its own bay is no free one, and better than another car's"
    [first, second] = shop.look(WorkshopBoard, HEAD).teams
    assert (first.facts.name, first.ahead, second.ahead) == ("机电一组", (90, 90, 90), (90,))


@pytest.mark.rule("DLR-22", "DLR-30")
def test_a_customer_waits_as_long_as_they_are_here(shop: Shop, works: Works) -> None:
    went = works.taken(SERVICE, plate="沪A00001", promised=works.later(900), stays=True)
    came = works.taken(SERVICE, plate="沪A00002", promised=works.later(900))
    args = {"team": works.first, "bay": "1号工位"}
    shop.do("note_whereabouts", visit=went, place="left")
    shop.do("note_whereabouts", visit=came, place="lounge")
    assert "Another car" in shop.refused("dispatch", HEAD, visit=went, **args).message
    shop.do("dispatch", HEAD, visit=came, **args)


@pytest.mark.rule("DLR-30")
def test_of_two_cars_promised_for_one_time_the_booked_one_goes_first(shop: Shop, works: Works) -> None:
    promised = works.later(600)
    came = works.taken(SERVICE, plate="沪A00001", promised=promised)
    vehicle = shop.vehicle(plate="沪A00002", owner="王磊", phone="13701754402")
    slot = {"day": "2026-11-23", "start": 600, "minutes": 60}
    shop.do("book", vehicle=vehicle, slot=slot, work="二级维护")
    booked = works.ordered(SERVICE, vehicle=vehicle)
    shop.do("hand_over", visit=booked, promised=promised)
    shop.do("take_over", HEAD, visit=booked)
    args = {"team": works.first, "bay": "1号工位"}
    assert "Another car" in shop.refused("dispatch", HEAD, visit=came, **args).message
    shop.do("dispatch", HEAD, visit=booked, **args)


@pytest.mark.rule("DLR-30")
def test_a_team_has_the_skill_or_there_is_a_reason(shop: Shop, works: Works) -> None:
    visit = works.taken(SERVICE, BRAKES, skill="chassis")
    args = {"visit": visit, "team": works.second, "bay": "5号工位"}
    assert "skills" in shop.refused("dispatch", HEAD, **args).message
    assert "no bay" in shop.refused("dispatch", HEAD, **{**args, "bay": "1号工位"}).message
    shop.do("dispatch", HEAD, **args, why="施远今天借到二组")
    # And on to another team, later.
    shop.do("dispatch", HEAD, visit=visit, team=works.first, bay="2号工位")
    at = works.work(visit).dispatched
    assert at and (at.team, at.bay) == (works.first, "2号工位")


@pytest.mark.rule("DLR-30")
def test_a_bay_and_a_name_are_one_teams(shop: Shop, works: Works) -> None:
    assert (
        "name already"
        in shop.refused("add_team", HEAD, name="机电一组", bays=("9号工位",), skills=("paint",)).message
    )
    assert (
        "another team"
        in shop.refused("add_team", HEAD, name="钣喷组", bays=("1号工位",), skills=("paint",)).message
    )


@pytest.mark.rule("DLR-30", "DLR-33", "DLR-60")
def test_the_papers_of_the_workshop(shop: Shop, works: Works) -> None:
    visit = works.taken(SERVICE, note="注意漆面")
    sheets = [shop.do("dispatch", HEAD, visit=visit, team=works.first, bay="1号工位")]
    shop.do("receive_car", LEADER, visit=visit)
    [job] = works.jobs(visit)
    for again in (False, True):
        shop.do("begin_job", TECH, visit=visit, job=job.id)
        shop.wait(30)
        shop.do("finish_job", TECH, visit=visit, job=job.id)
        if not again:
            shop.do("fail_check", TECH, visit=visit, job=job.id, why="机油尺未插到底")
    shop.do("check_own", TECH, visit=visit)
    shop.do("check_team", LEADER, visit=visit, advice="更换后制动片", why="后制动片余 3 毫米，下次更换")
    sheets.append(shop.do("inspect", INSPECT, visit=visit))
    found = shop.rows(
        select(DocumentRow.kind, DocumentRow.case)
        .where(DocumentRow.kind.in_(["DD", "DQ"]))
        .order_by(DocumentRow.kind)
    )
    assert [(one.kind, one.case) for one in found] == [("DD", visit), ("DQ", visit)]
    pdfs = [shop.house.prints.pdf(one).result() for one in sheets]
    said = dict(zip(("DD", "DQ"), (read(pdf, words_only=True).text for pdf in pdfs), strict=True))
    for words in ("派工单", "沪B·3M507", "二级维护", "1:30", "注意漆面", "1号工位", "非工作需要不得进入车内"):
        assert words in said["DD"]
    for words in ("到店", "41,000 公里", "5/8", "故障描述", "保养", "质检员"):
        assert words in said["DD"]
    for words in (
        "质检单",
        "机油尺未插到底",
        "不合格",
        "后制动片余 3 毫米",
        "钱立",
        "施远",
        "方正",
        "1:00",
        "自检",
        "返工后合格",
    ):
        assert words in said["DQ"]


# -- 维修 ------------------------------------------------------------------------------------------


@pytest.mark.rule("DLR-32")
def test_clock_on_wait_and_clock_off(shop: Shop, works: Works) -> None:
    visit = works.sent(SERVICE, BRAKES)
    one, two = (job.id for job in works.jobs(visit))
    shop.do("begin_job", TECH, visit=visit, job=one)
    assert "clocked on to another" in shop.refused("begin_job", TECH, visit=visit, job=two).message
    shop.wait(25)
    shop.do("begin_job", TECH2, visit=visit, job=two)
    no = shop.refused("finish_job", TECH2, visit=visit, job=one)
    assert "they clock off themselves" in no.message and no.args["who"] == "钱立", "a name, no login"
    assert shop.refused("leave_unrepaired", visit=visit, why="不修了", keys=True).args["who"] == "钱立"
    assert "parts, consent" in shop.refused("pause_job", TECH, visit=visit, job=one, why="pace").message
    shop.do("pause_job", TECH, visit=visit, job=one, why="parts", note="机滤缺货")
    shop.wait(40)
    job = works.jobs(visit)[0]
    assert (job.step, job.waits, job.by) == (Job.WAITING, Cause.PARTS, "qian")
    assert works.worked(visit) == [25, 0]
    shop.do("begin_job", LEADER, visit=visit, job=one)
    shop.wait(10)
    shop.do("finish_job", LEADER, visit=visit, job=one)
    job = works.jobs(visit)[0]
    assert (job.step, job.waits, job.by) == (Job.DONE, None, "shi")
    assert shop.visit(visit).step is Visit.IN_WORK
    shop.do("finish_job", TECH2, visit=visit, job=two)
    assert shop.visit(visit).step is Visit.SELF_CHECKED
    assert works.worked(visit) == [35, 50]


@pytest.mark.rule("DLR-32")
def test_nobody_is_on_two_cars_at_once(shop: Shop, works: Works) -> None:
    first, second = works.sent(SERVICE, plate="沪A00001"), works.sent(SERVICE, plate="沪A00002")
    shop.do("begin_job", TECH, visit=first, job=works.jobs(first)[0].id)
    job = works.jobs(second)[0].id
    assert "clocked on to another" in shop.refused("begin_job", TECH, visit=second, job=job).message
    shop.wait(1)
    shop.do("pause_job", TECH, visit=first, job=works.jobs(first)[0].id, why="bay")
    shop.do("begin_job", TECH, visit=second, job=job)


@pytest.mark.rule("DLR-16", "DLR-32", "DLR-61")
def test_only_open_minutes_are_on_the_clock(shop: Shop, works: Works) -> None:
    visit = works.sent(SERVICE)
    [job] = works.jobs(visit)
    settings, here = shop.desk.settings, {"visit": visit, "job": job.id}

    def at(hour: int, minute: int) -> None:
        day = shop.clock.now().astimezone(settings.zone)
        shop.clock.set(day.replace(hour=hour, minute=minute, second=0, microsecond=0))

    at(17, 20)
    shop.do("begin_job", TECH, **here)
    shop.wait(24 * 60)
    at(8, 31)
    facts = shop.visit(visit)
    found = forecast(facts, [facts], [], shop.clock.now(), settings)
    assert found.done == 11, "ten minutes before closing, one since it opened"
    assert found.finish == works.later(79)
    at(13, 5)
    shop.do("pause_job", TECH, **here, why="bay")
    assert works.worked(visit) == [10 + 210 + 5], "lunch is no work"
    shop.do("begin_job", TECH, **here)
    shop.wait(-120)
    shop.do("finish_job", TECH, **here)
    assert works.worked(visit) == [225], "a clock that is set back takes nothing away"


@pytest.mark.rule("DLR-32")
def test_who_went_home_is_clocked_off_by_whoever_leads_the_work(shop: Shop, works: Works) -> None:
    visit, other = works.sent(SERVICE, plate="沪A00001"), works.sent(SERVICE, plate="沪A00002")
    here = {"visit": visit, "job": works.jobs(visit)[0].id}
    shop.do("begin_job", TECH, **here)
    shop.wait(20)
    assert "they clock off themselves" in shop.refused("clock_off", TECH2, **here, why="去吃饭了").message
    shop.do("clock_off", LEADER, **here, why="身体不适，先回家了")
    [job] = works.jobs(visit)
    assert (job.step, job.by, works.worked(visit)) == (Job.OPEN, "qian", [20])
    assert shop.refused("clock_off", HEAD, **here, why="再来一次")
    shop.do("begin_job", TECH, **here)
    begun = shop.clock.now()
    shop.wait(60)
    forgot = {**here, "why": "忘了停工"}
    for wrong in (begun - timedelta(minutes=1), shop.clock.now() + timedelta(minutes=1)):
        assert "in between" in shop.refused("clock_off", TECH, **forgot, stopped=wrong).message
    shop.do("clock_off", TECH, **forgot, stopped=begun + timedelta(minutes=15))
    assert works.worked(visit) == [20 + 15], "the hour that nobody was at it is not worked"
    last = works.work(visit).log[-1]
    assert (last.at, last.until) == (shop.clock.now(), begun + timedelta(minutes=15)), "both are kept"
    shop.do("begin_job", TECH, visit=other, job=works.jobs(other)[0].id)
    shop.do("begin_job", TECH2, **here)
    shop.wait(10)
    shop.do("finish_job", TECH2, **here)
    assert works.worked(visit) == [20 + 15 + 10]


@pytest.mark.rule("DLR-35")
def test_a_change_is_called_about_and_only_a_yes_moves_the_promise(shop: Shop, works: Works) -> None:
    visit = works.sent(SERVICE, promised=works.later(200))
    first = promises(works.work(visit))[0].at
    job, new = works.jobs(visit)[0].id, works.later(320)
    assert (
        "has passed"
        in shop.refused(
            "report_change", TECH, visit=visit, job=job, why="parts", finish=shop.clock.now()
        ).message
    )
    assert (
        "Say what it is for"
        in shop.refused("report_change", TECH, visit=visit, job=job, why="pace", finish=new).message
    )
    assert "Nothing has changed" in shop.refused("tell_change", visit=visit, reply="accepted").message
    shop.do("report_change", TECH, visit=visit, job=job, why="parts", finish=new, note="机滤要从总库调")
    assert due(shop, visit) == [("tell_change", 15)]
    shop.wait(10)
    shop.do("tell_change", visit=visit, reply="not_reached")
    assert due(shop, visit) == [("tell_change", 15)]
    shop.do("tell_change", visit=visit, reply="objects", note="五点一定要用车")
    assert due(shop, visit) == [] and promises(works.work(visit)) == [Promise(first)]
    assert "Nothing has changed" in shop.refused("tell_change", visit=visit, reply="accepted").message
    newer = works.later(280)
    shop.do("report_change", TECH, visit=visit, job=job, why="queue", finish=newer)
    shop.do("tell_change", visit=visit, reply="understood")
    assert promises(works.work(visit)) == [Promise(first), Promise(newer, Cause.QUEUE)]


@pytest.mark.both
@pytest.mark.rule("DLR-32", "COM-06")
def test_a_technician_is_at_one_car_at_a_time_from_two_counters(
    shop: Shop, works: Works, second: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    cars = [works.sent(), works.sent(plate="沪A7K218")]
    monkeypatch.setattr(commands, "log", once_both_know(Barrier(2), commands.log))

    def begun(n: int) -> bool:
        car = {"visit": cars[n], "job": works.jobs(cars[n])[0].id}
        try:
            (shop, second)[n].do("begin_job", TECH, **car, id=f"at-once-{n}")
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(2) as two:
        assert sorted(two.map(begun, range(2))) == [False, True]


# -- 自检, 班检, 质检 --------------------------------------------------------------------------------


@pytest.mark.rule("DLR-33")
def test_three_inspections_by_three_people(shop: Shop, works: Works) -> None:
    visit = works.done(SERVICE)
    assert "checks their own work" in shop.refused("check_own", TECH2, visit=visit).message
    shop.do("check_own", TECH, visit=visit)
    both = replace(TECH, roles=TECH.roles | LEADER.roles)
    assert "another person" in shop.refused("check_team", both, visit=visit, nothing=True).message
    shop.do("check_team", LEADER, visit=visit, nothing=True)
    for one in (both, LEADER):
        anybody = replace(one, roles=one.roles | INSPECT.roles)
        assert "another person" in shop.refused("inspect", anybody, visit=visit).message
    shop.do("inspect", INSPECT, visit=visit)
    assert shop.visit(visit).step is Visit.HANDED_OVER and right_first_time(works.work(visit))


@pytest.mark.rule("DLR-33")
@pytest.mark.parametrize(("passed", "by"), [(0, TECH), (1, LEADER), (2, INSPECT)])
def test_what_is_not_right_goes_back_to_work_and_all_three_begin_again(
    shop: Shop, works: Works, passed: int, by: object
) -> None:
    visit = works.done(SERVICE, BRAKES)
    checks = [("check_own", TECH, {}), ("check_team", LEADER, {"nothing": True}), ("inspect", INSPECT, {})]
    for act, who, more in checks[:passed]:
        shop.do(act, who, visit=visit, **more)
    bad = works.jobs(visit)[1].id
    wrong = {0: INSPECT, 1: TECH, 2: LEADER}[passed]
    assert "another person's" in shop.refused("fail_check", wrong, visit=visit, job=bad, why="异响").message
    shop.do("fail_check", by, visit=visit, job=bad, why="制动仍有异响")  # type: ignore[arg-type]
    assert shop.visit(visit).step is Visit.IN_WORK
    assert [one.step for one in works.jobs(visit)] == [Job.DONE, Job.OPEN]
    assert works.work(visit).checks == () and not right_first_time(works.work(visit))
    shop.do("begin_job", TECH, visit=visit, job=bad)
    shop.do("finish_job", TECH, visit=visit, job=bad)
    for act, who, more in checks:
        shop.do(act, who, visit=visit, **more)
    assert shop.visit(visit).step is Visit.HANDED_OVER


@pytest.mark.rule("DLR-33", "DLR-42")
def test_what_the_leader_recommends_at_the_check_comes_before_the_customer(shop: Shop, works: Works) -> None:
    visit = works.done(SERVICE)
    shop.do("check_own", TECH, visit=visit)
    here = {"visit": visit}
    assert "nothing to recommend" in shop.refused("check_team", LEADER, **here).message
    assert "why it is" in shop.refused("check_team", LEADER, **here, advice="更换制动液").message
    told = {"advice": "更换制动液", "why": "含水量 3.5 %", "safety": True}
    assert "what comes" in shop.refused("check_team", LEADER, **here, **told).message
    shop.do("check_team", LEADER, **here, **told, risk="制动失效")
    [one] = shop.visit(visit).leaving.advice
    assert (one.by, one.safety, one.step) == (LEADER.login, True, Advice.OPEN)
    no = advice_is_answered(shop.visit(visit))
    assert no and no.mend == "answer_advice", "no car leaves before its customer has heard of it"


# -- 增项 ------------------------------------------------------------------------------------------


def said(shop: Shop, visit: str, n: int, answer: str) -> None:
    """The customer answers about a line."""
    line = shop.visit(visit).estimate.lines[n - 1].id
    told = {"answers": [{"line": line, "answer": answer}], "proof": 1, "words": "刹车先不做"}
    shop.do("note_answer", visit=visit, **told)


@pytest.mark.rule("DLR-21", "DLR-32")
def test_labour_that_the_customer_takes_back_is_not_begun_and_what_is_begun_is_not_taken_back(
    shop: Shop, works: Works
) -> None:
    visit = works.sent(SERVICE, BRAKES)
    service, brakes = works.jobs(visit)
    shop.do("begin_job", TECH, visit=visit, job=service.id)
    line = shop.visit(visit).estimate.lines[0].id
    no = {"answers": [{"line": line, "answer": "no"}], "proof": 1, "words": "不做了"}
    assert "was begun" in shop.refused("note_answer", visit=visit, **no).message
    said(shop, visit, 2, "no")
    assert works.jobs(visit)[1].step is Job.DROPPED
    assert shop.refused("begin_job", TECH2, visit=visit, job=brakes.id)
    shop.do("finish_job", TECH, visit=visit, job=service.id)
    assert shop.visit(visit).step is Visit.SELF_CHECKED, "nothing else is to be done"
    said(shop, visit, 2, "yes")
    assert (shop.visit(visit).step, works.jobs(visit)[1].step) == (Visit.IN_WORK, Job.OPEN)
    with shop.house.store.reading() as db:
        assert list(nothing_goes_beyond_consent(db)) == []
    shop.do("begin_job", TECH, visit=visit, job=brakes.id)
    shop.house.store.writer.run(lambda db: db.execute(text("UPDATE dealership_answers SET answer = 'no'")))
    with shop.house.store.reading() as db:
        assert "Labour was begun" in " ".join(one.what.message for one in nothing_goes_beyond_consent(db))


@pytest.mark.rule("DLR-21", "DLR-33")
def test_labour_that_is_agreed_to_later_is_a_job_and_leads_an_inspected_car_back_to_work(
    shop: Shop, works: Works
) -> None:
    visit = works.done(SERVICE)
    shop.do("check_own", TECH, visit=visit)
    found = shop.do("find_labour", LEADER, visit=visit, operation=BRAKES, why="制动片只剩三毫米", minutes=60)
    assert len(works.jobs(visit)) == 1, "nothing is to be done before a yes"
    yes = {"answers": [{"line": found, "answer": "yes"}], "proof": 2, "words": "换吧"}
    shop.do("note_answer", visit=visit, **yes)
    assert shop.visit(visit).step is Visit.IN_WORK
    [_, added] = works.jobs(visit)
    assert (added.n, added.minutes, added.step) == (2, 60, Job.OPEN)
    shop.do("begin_job", TECH, visit=visit, job=added.id)
    shop.do("finish_job", TECH, visit=visit, job=added.id)
    for act, by in (("check_own", TECH), ("inspect", INSPECT)):
        if act == "inspect":
            shop.do("check_team", LEADER, visit=visit, advice="复查制动片", why="两万公里后再查")
        shop.do(act, by, visit=visit)
    assert shop.visit(visit).step is Visit.HANDED_OVER
    assert [one.did for one in works.work(visit).log].count(Did.ADDED) == 1


@pytest.mark.rule("DLR-21")
def test_the_last_labour_left_is_taken_back_and_the_rest_is_inspected(shop: Shop, works: Works) -> None:
    visit = works.sent(SERVICE, BRAKES)
    service, _ = works.jobs(visit)
    shop.do("begin_job", TECH, visit=visit, job=service.id)
    shop.do("finish_job", TECH, visit=visit, job=service.id)
    said(shop, visit, 2, "no")
    assert shop.visit(visit).step is Visit.SELF_CHECKED


def draw_more(shop: Shop, visit: str) -> dict[str, object]:
    """A part more is agreed to; what draws it."""
    line = shop.do("find_material", LEADER, visit=visit, part="SW-3", why="开关卡滞")
    yes = {"answers": [{"line": line, "answer": "yes"}], "proof": 2, "words": "换吧"}
    shop.do("note_answer", visit=visit, **yes)
    return {"visit": visit, "line": line, "quantity": 1, **TAKEN}


@pytest.mark.rule("DLR-33", "DLR-40")
def test_parts_that_are_drawn_after_a_check_restart_the_checks(shop: Shop, works: Works) -> None:
    shop.price_list()
    shop.do("receive_parts", MANAGER, part="SW-3", quantity=3)
    visit = works.done(SERVICE)
    shop.do("draw_part", MANAGER, **draw_more(shop, visit))
    assert shop.visit(visit).step is Visit.SELF_CHECKED and works.work(visit).last(Did.DRAWN) is None
    shop.do("check_own", TECH, visit=visit)
    shop.do("draw_part", MANAGER, **draw_more(shop, visit))
    assert (shop.visit(visit).step, works.work(visit).checks) == (Visit.SELF_CHECKED, ())
    shop.do("check_own", TECH, visit=visit)
    lines = [draw_more(shop, visit)["line"] for _ in range(2)]
    shop.do("receive_parts", MANAGER, part="SW-3", quantity=2)
    shop.do("draw_parts", MANAGER, visit=visit, lines=lines, **TAKEN)
    assert (shop.visit(visit).step, works.work(visit).checks) == (Visit.SELF_CHECKED, ()), (
        "several at once too"
    )
    shop.do("check_own", TECH, visit=visit)
    shop.do("check_team", LEADER, visit=visit, nothing=True)
    shop.do("inspect", INSPECT, visit=visit)
    shop.do("note_finished", HEAD, visit=visit, place="交车区 2", handed=HANDED)
    shop.do("check_delivery", visit=visit, ready=READY)
    shop.do("tell_ready", visit=visit, channel="phone")
    shop.do("draw_part", MANAGER, **draw_more(shop, visit))
    work = works.work(visit)
    assert shop.visit(visit).step is Visit.SELF_CHECKED
    assert (work.checks, work.since_done(Did.RETURNED, Did.READY, Did.CALLED)) == ((), None)
    assert right_first_time(work), "nothing was wrong"


@pytest.mark.both
@pytest.mark.rule("DLR-33", "DLR-40", "COM-06")
def test_a_part_is_not_drawn_beneath_an_inspection_at_another_counter(
    shop: Shop, works: Works, second: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.price_list()
    shop.do("receive_parts", MANAGER, part="SW-3", quantity=1)
    visit = works.inspected(SERVICE)
    shop.do("note_finished", HEAD, visit=visit, place="交车区 2", handed=HANDED)
    draw = draw_more(shop, visit)
    both = once_both_know(Barrier(2), commands.log)
    for module in (stock, delivery):
        monkeypatch.setattr(module, "log", both)

    def tried(n: int) -> bool:
        try:
            if n:
                second.do("check_delivery", visit=visit, ready=READY, id="look")
            else:
                shop.do("draw_part", MANAGER, **draw, id="draw")
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(2) as two:
        drawn, _ = two.map(tried, range(2))
    assert drawn, "the look at the car does not keep the store from it"
    assert shop.visit(visit).step is Visit.SELF_CHECKED
    assert works.work(visit).since_done(Did.READY) is None


@pytest.mark.rule("DLR-21", "DLR-32")
def test_a_begun_job_that_waits_in_vain_goes_on_without_its_part_or_is_dropped(
    shop: Shop, works: Works
) -> None:
    shop.price_list()
    visit = works.sent(SERVICE, BRAKES)
    service, brakes = works.jobs(visit)
    line = draw_more(shop, visit)["line"]
    for job in (service, brakes):
        shop.do("begin_job", TECH, visit=visit, job=job.id)
        shop.wait(10)
        shop.do("pause_job", TECH, visit=visit, job=job.id, why="parts")
    no = {"answers": [{"line": line, "answer": "no"}], "proof": 1, "words": "等不到就不换了"}
    shop.do("note_answer", visit=visit, **no)
    shop.do("begin_job", TECH, visit=visit, job=service.id)
    shop.do("finish_job", TECH, visit=visit, job=service.id)
    drop = no | {"answers": [{"line": works.lines(visit)[1], "answer": "no"}]}
    asked = shop.refused("note_answer", visit=visit, **drop)
    assert isinstance(asked, Ask) and asked.who == ("manager",)
    shop.do("note_answer", replace(MANAGER, roles=MANAGER.roles | ADVISERS.roles), visit=visit, **drop)
    assert works.jobs(visit)[1].step is Job.DROPPED
    assert shop.visit(visit).step is Visit.SELF_CHECKED
    assert shop.visit(visit).estimate.account.authorised == 24_000
    with shop.house.store.reading() as db:
        assert list(nothing_goes_beyond_consent(db)) == []
