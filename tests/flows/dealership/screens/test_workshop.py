"""The workshop by keys: handed over at the board, taken with the head's PIN, dispatched, worked on, inspected."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from app.flows.dealership.facts.tracks import Job, Visit
from app.flows.dealership.screens.tab import Tab
from app.kernel.judge import Staff
from tests.flows.dealership.screens.test_board import write
from tests.flows.dealership.shop import Shop
from tests.flows.dealership.works import BRAKES, HEAD, INSPECT, LEADER, SERVICE, TECH, Works
from tests.flows.restaurant.screens.room import Clerk

ENTER, ESC, RIGHT = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Right
F3, F4, F5, F8 = Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F8


def at_work(clerk: Clerk, who: Staff) -> None:
    """Somebody else is at the screen, and the board of the workshop is shown anew."""
    clerk.key(ESC)
    clerk.room.desk.staff = who
    clerk.key(ESC)
    clerk.key(F8)


def receive(clerk: Clerk) -> None:
    """The team looks the car over against its form."""
    clerk.key(F5)
    assert clerk.shows("41,000 km")
    clerk.key(RIGHT)
    write(clerk, differs="右后轮毂有刮痕", found="")
    clerk.key(F5)
    assert clerk.shows("Symptom confirmed, 钱立: 右后轮毂有刮痕")


@pytest.mark.rule("DLR-30", "COM-70")
def test_a_car_in_the_workshop_leads_from_the_board_to_its_jobs(clerk: Clerk, shop: Shop) -> None:
    works = Works(shop)
    works.sent(SERVICE, plate="沪A00001")
    visit = works.sent(BRAKES, plate="沪A00002")
    clerk.room.desk.staff = TECH
    clerk.settle()
    clerk.key("002", ENTER, F5)
    assert clerk.shows("更换前制动片")
    clerk.key(F5)
    assert [one.step for one in works.jobs(visit)] == [Job.IN_WORK]


@pytest.mark.rule("DLR-23", "DLR-30", "DLR-32", "DLR-33", "COM-70")
def test_a_car_goes_through_the_workshop_by_keys(clerk: Clerk, shop: Shop) -> None:
    works = Works(shop)
    visit = works.ordered(SERVICE)
    clerk.settle()
    clerk.key("507", ENTER)
    clerk.key(F5)
    write(clerk, time="17:30", note="赶时间")
    clerk.key(F5)
    assert [(one.name, one.minutes) for one in works.jobs(visit)] == [("二级维护", 90)]
    at_work(clerk, HEAD)
    clerk.key("507", ENTER)
    assert clerk.shows("赶时间")
    clerk.key(F5)
    assert shop.visit(visit).step is Visit.DISPATCHED
    clerk.key(F5)
    clerk.key(F5)
    at = works.work(visit).dispatched
    assert at and at.bay in ("1号工位", "5号工位")
    at_work(clerk, TECH)
    clerk.key("507", ENTER)
    receive(clerk)
    clerk.key(F5)
    shop.wait(30)
    clerk.key(F5)
    assert (shop.visit(visit).step, works.worked(visit)) == (Visit.SELF_CHECKED, [30])
    clerk.key(F5)
    at_work(clerk, LEADER)
    clerk.key("507", ENTER)
    clerk.key(F5)
    clerk.key(F5)
    assert shop.visit(visit).step is Visit.TEAM_CHECKED, "there is something to recommend, or there is not"
    write(clerk, advice="更换后制动片", why="余 3 毫米")
    clerk.key(F5)
    assert shop.visit(visit).step is Visit.INSPECTED and shop.visit(visit).leaving.recommended
    at_work(clerk, INSPECT)
    clerk.key("507", ENTER)
    clerk.key(F3)
    write(clerk, note="机油尺未插到底")
    clerk.key(F5)
    assert shop.visit(visit).step is Visit.IN_WORK


@pytest.mark.rule("DLR-32", "COM-70")
def test_who_went_home_is_clocked_off_by_keys(clerk: Clerk, shop: Shop) -> None:
    works = Works(shop)
    visit = works.sent(SERVICE)
    [job] = works.jobs(visit)
    shop.do("begin_job", TECH, visit=visit, job=job.id)
    at_work(clerk, LEADER)
    clerk.key("507", ENTER)
    clerk.key(F5)
    write(clerk, note="先回家了")
    clerk.key(F5)
    assert works.jobs(visit)[0].step is Job.OPEN
    assert clerk.shows("先回家了, 施远")
    shop.do("begin_job", TECH, visit=visit, job=job.id)
    begun = shop.clock.now().astimezone(shop.desk.settings.zone)
    shop.wait(60)
    at_work(clerk, TECH)
    clerk.key("507", ENTER)
    clerk.key(F8)
    write(clerk, note="忘了停工", time=f"{begun + timedelta(minutes=10):%H:%M}")
    clerk.key(F5)
    assert works.worked(visit) == [10], "and who forgot does it themselves"


@pytest.mark.rule("DLR-35", "COM-70")
def test_a_change_is_reported_and_told_by_keys(clerk: Clerk, shop: Shop) -> None:
    works = Works(shop)
    visit = works.sent(SERVICE)
    at_work(clerk, replace(TECH, roles=TECH.roles))
    clerk.key("507", ENTER)
    clerk.key(F5)
    clerk.key(F3, RIGHT, F5)
    assert works.jobs(visit)[0].waits == "parts"
    clerk.key(F4, RIGHT)
    write(clerk, time="19:00")
    clerk.key(F5)
    change = works.work(visit).to_tell
    assert change and change.until
    clerk.key(ESC)
    clerk.room.desk.staff = replace(HEAD, login="gu", roles=frozenset({"service_adviser"}))
    clerk.key(ESC)
    tab = clerk.page
    assert isinstance(tab, Tab)
    tab.open_case(visit)
    clerk.settle()
    clerk.key(F5)
    write(clerk, note="可以")
    clerk.key(F5)
    assert works.work(visit).to_tell == change, "no answer stands there before the customer gave one"
    clerk.key(RIGHT, F5)
    assert works.work(visit).to_tell is None


@pytest.mark.rule("DLR-32", "COM-70")
def test_after_a_job_the_next_one_has_its_turn(clerk: Clerk, shop: Shop) -> None:
    works = Works(shop)
    visit = works.sent(SERVICE, BRAKES)
    at_work(clerk, TECH)
    clerk.key("999")
    assert clerk.shows("Nothing fits"), "a car that is not found is not said to be nowhere"
    at_work(clerk, TECH)
    clerk.key("507", ENTER)
    for _ in works.jobs(visit):
        clerk.key(F5)
        shop.wait(30)
        clerk.key(F5)
    assert [one.step for one in works.jobs(visit)] == [Job.DONE, Job.DONE]
