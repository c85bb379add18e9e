"""While the customer waits, by keys: the proposed time, where they are, a delay, belongings, a comeback (DLR-16, 22, 31, 34)."""

import pytest
from PySide6.QtCore import Qt

from app.flows.dealership.facts.forecast import Whereabouts
from app.flows.dealership.rules.watch import substitute_by
from app.flows.dealership.rules.workshop import promises
from tests.flows.dealership.leaving import gone
from tests.flows.dealership.screens.test_board import write
from tests.flows.dealership.screens.test_workshop import at_work
from tests.flows.dealership.shop import ADVISERS, Shop
from tests.flows.dealership.test_watch import SOLD, reckoned
from tests.flows.dealership.works import HEAD, SERVICE, TECH, Works
from tests.flows.restaurant.screens.room import Clerk

ENTER, ESC, UP, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down
F5, F8, F9 = Qt.Key.Key_F5, Qt.Key.Key_F8, Qt.Key.Key_F9


@pytest.mark.rule("DLR-16", "DLR-22", "COM-70")
def test_the_engine_proposes_and_the_desk_says_where_the_customer_is(clerk: Clerk, shop: Shop) -> None:
    works = Works(shop)
    visit = works.ordered(SERVICE)
    clerk.key("507", ENTER)
    clerk.key(F8, Qt.Key.Key_Space, F5)
    assert shop.visit(visit).where is Whereabouts.LOUNGE
    assert clerk.shows("Waits here")
    clerk.key(F5)
    assert clerk.shows("Proposed 23 Nov 10:52: 1:30 h of work, nothing before it")
    clerk.key(F5)
    promised = promises(works.work(visit))[-1].at
    assert f"{promised.astimezone(shop.desk.settings.zone):%H:%M}" == "10:52"


@pytest.mark.rule("DLR-22", "DLR-31", "COM-70")
def test_belongings_and_a_delay_are_told_by_keys(clerk: Clerk, shop: Shop) -> None:
    works = Works(shop)
    visit = works.sent(SERVICE)
    [job] = works.jobs(visit)
    shop.do("begin_job", TECH, visit=visit, job=job.id)
    at_work(clerk, TECH)
    clerk.key("507", ENTER)
    clerk.choose_more("Get into the car")
    write(clerk, why="踩制动踏板")
    clerk.key(F5)
    clerk.choose_more("Ask to move belongings")
    write(clerk, what="后备箱行李箱")
    clerk.key(F5)
    assert clerk.shows("Consent")
    clerk.key(ESC)
    clerk.room.desk.staff = ADVISERS
    clerk.key(ESC)
    clerk.key("507", ENTER)
    clerk.key(F5)
    clerk.touch("Yes, they may")
    write(clerk, how="电话：可以，放接待室")
    clerk.key(F5)
    asked = works.work(visit).asked(job.id)
    assert asked and asked.how == "yes"
    clerk.key(F9)
    clerk.touch("Queue")
    clerk.touch("Accepts")
    write(clerk, time="18:30", note="可以等")
    clerk.key(F5)
    told = promises(works.work(visit))
    assert len(told) == 2 and told[-1].cause == "queue"


@pytest.mark.rule("DLR-34", "COM-70")
def test_a_comeback_is_asked_about_before_the_estimate(clerk: Clerk, shop: Shop) -> None:
    works = Works(shop)
    before = works.inspected(SERVICE)
    [line] = works.lines(before)
    visit = shop.received(gone(shop, before))
    clerk.key("507", ENTER)
    clerk.key(F5)
    assert clerk.shows("what it comes back for is free")
    clerk.key(F5)
    assert shop.visit(visit).comeback is None and clerk.shows("missing: What it comes for"), (
        "nothing is preset"
    )
    clerk.key(DOWN, DOWN, F5)
    assert clerk.shows("missing: Why for something else"), "no repair with a reason against it"
    clerk.key(Qt.Key.Key_Backtab, UP, F5)
    back = shop.visit(visit).comeback
    assert back and back.line == line
    assert clerk.shows("Came back")
    clerk.key(F5)
    assert clerk.shows("Estimate and order")


@pytest.mark.rule("DLR-13", "COM-70")
def test_a_substitute_car_is_answered_by_keys(clerk: Clerk, shop: Shop) -> None:
    shop.price_list()
    visit = reckoned(shop, shop.vehicle(sold_on=SOLD))
    shop.wait(6 * 24 * 60)
    clerk.settle()
    clerk.key("507", ENTER)
    clerk.key(F8)
    clerk.touch("Neither")
    write(clerk, why="家里还有一辆车")
    clerk.key(F5)
    assert substitute_by(shop.visit(visit), shop.desk.settings) == {}


@pytest.mark.rule("DLR-23", "DLR-35", "COM-70")
def test_a_car_that_was_sent_back_is_handed_over_with_the_promise_that_stands(
    clerk: Clerk, shop: Shop
) -> None:
    works = Works(shop)
    visit = works.handed(SERVICE)
    promised = promises(works.work(visit))
    shop.do("send_back", HEAD, visit=visit, why="接车登记表缺备胎一栏")
    clerk.settle()
    clerk.key("507", ENTER)
    clerk.key(F5)
    assert clerk.shows("it stands.")
    clerk.key(F5)
    assert works.work(visit).to_take and promises(works.work(visit)) == promised
