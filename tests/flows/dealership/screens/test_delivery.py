"""From the last inspection to the gate pass by keys, on one page (DLR-40 to 43)."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.flows.dealership.facts.tracks import Advice, Job, Visit
from app.flows.dealership.screens.delivery.out import OutPage
from app.flows.dealership.screens.tab import Tab
from app.kernel.judge import Staff
from app.widgets.signature import SignaturePad
from tests.flows.dealership.leaving import HANDED, READY, Leaving
from tests.flows.dealership.screens.test_board import write
from tests.flows.dealership.shop import ADVISERS, MANAGER, Shop
from tests.flows.dealership.test_first_maintenance import leaving_through
from tests.flows.dealership.works import BRAKES, HEAD, LEADER, SERVICE
from tests.flows.restaurant.screens.room import Clerk

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
F3, F4, F5, F6, F8 = (Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F8)


def at_the_page(clerk: Clerk, visit: str, who: Staff = ADVISERS) -> None:
    """Somebody is at the delivery page of a car."""
    clerk.room.desk.staff = who
    tab = clerk.page
    assert isinstance(tab, Tab)
    tab.open_case(visit)
    clerk.settle()
    clerk.key(F5)


def sign(clerk: Clerk) -> None:
    """Write a name on each pad that is shown."""
    for pad in [one for one in clerk.front.findChildren(SignaturePad) if one.isVisible()]:
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(20, 40))
        for n in range(12):
            QTest.mouseMove(pad, QPoint(24 + 9 * n, 40 + 5 * (n % 3)))
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(140, 44))
    clerk.settle()


@pytest.mark.rule("DLR-40", "DLR-41", "DLR-41a", "DLR-42", "DLR-43", "COM-70")
def test_a_car_leaves_by_keys(clerk: Clerk, shop: Shop) -> None:
    leaving = Leaving(shop)
    visit = leaving.inspected()
    at_the_page(clerk, visit, HEAD)
    clerk.key(F5)
    write(clerk, place="交车区 2")
    clerk.key(F4, F4, F4, F5)
    assert shop.visit(visit).work.log[-1].place == "交车区 2"
    clerk.key(ESC)
    at_the_page(clerk, visit)
    clerk.key(F5)
    clerk.key(F4, F4, F4, F4, F4, F5)
    assert shop.visit(visit).step is Visit.TOLD
    clerk.key(F5, F5)
    assert clerk.shows("missing: Was the customer reached?")
    clerk.key(Qt.Key.Key_Right, F5)
    assert shop.visit(visit).work.log[-1].did == "called"
    clerk.key(F5)
    clerk.key(F5)
    assert shop.visit(visit).step is Visit.SETTLED
    clerk.key(F5)
    clerk.key(F5)
    assert len(shop.visit(visit).leaving.old_parts) == 1
    clerk.key(F5)
    clerk.key(F4, F4, F4, Qt.Key.Key_Right, F5)
    assert shop.visit(visit).leaving.next
    clerk.key(F5)
    clerk.key(F5)
    assert clerk.shows("the signature is missing")
    sign(clerk)
    clerk.key(F5)
    assert shop.visit(visit).leaving.out
    clerk.key(F5)
    assert shop.visit(visit).leaving.settlement
    clerk.key(F5)
    clerk.key(F5)
    assert clerk.shows("Type what is paid, or choose “Exact”.")
    clerk.key("298", F5)
    assert shop.visit(visit).leaving.settled
    clerk.key(F5)
    assert shop.visit(visit).step is Visit.FOLLOWED_UP


@pytest.mark.rule("DLR-42", "COM-70")
def test_advice_is_written_left_out_and_answered_by_keys(clerk: Clerk, shop: Shop) -> None:
    leaving = Leaving(shop)
    visit = leaving.finished()
    at_the_page(clerk, visit, LEADER)
    for what in ("更换前制动片", "四轮换位"):
        clerk.key(F3)
        write(clerk, what=what, why="磨损")
        clerk.key(F5)
    clerk.key(ESC)
    at_the_page(clerk, visit)
    clerk.key(F6)
    found = shop.visit(visit).leaving.advice
    assert [one.step for one in found] == [Advice.LEFT_OUT, Advice.OPEN]
    shop.do("check_delivery", visit=visit, ready=["done", "fault_gone", "old_parts", "clean", "nothing_left"])
    shop.do("tell_ready", visit=visit, channel="phone")
    shop.do("agree_delivery", visit=visit, on=leaving.free())
    leaving.walk(visit)
    clerk.settle()
    clerk.key(F5)
    clerk.key(F5)
    assert clerk.shows("missing: The customer's answer"), (
        "no answer stands there before the customer gave one"
    )
    clerk.key(Qt.Key.Key_Right, Qt.Key.Key_Right, F5)
    assert shop.visit(visit).leaving.advice[1].step is Advice.LATER


@pytest.mark.rule("DLR-42", "COM-70")
def test_the_labour_that_does_a_safety_item_is_chosen_by_keys(clerk: Clerk, shop: Shop) -> None:
    leaving = Leaving(shop)
    visit = leaving.works.sent(SERVICE)
    told = {"what": "更换前制动片", "why": "余 3 毫米", "safety": True, "risk": "制动失效"}
    advice = shop.do("advise", LEADER, visit=visit, **told)
    shop.wait(1)
    line = shop.do("find_labour", visit=visit, operation=BRAKES, why="客户要做")
    said_yes = {"answers": [{"line": line, "answer": "yes"}], "proof": 2, "words": "做吧"}
    shop.do("note_answer", visit=visit, **said_yes)
    leaving.work(visit)
    shop.do("note_finished", HEAD, visit=visit, place="交车区 2", handed=HANDED)
    shop.do("check_delivery", visit=visit, ready=READY)
    shop.do("tell_ready", visit=visit, channel="phone")
    shop.do("agree_delivery", visit=visit, on=leaving.free())
    at_the_page(clerk, visit)
    clerk.key(F5)
    clerk.key(Qt.Key.Key_Right)
    assert clerk.shows("Which labour does it?")
    clerk.key(F5)
    assert shop.visit(visit).leaving.advice[0].outcome is None, "no labour is named yet"
    clerk.key(Qt.Key.Key_Tab, Qt.Key.Key_Space, F5)
    one = shop.visit(visit).leaving.advice[0]
    assert (one.id, one.line) == (advice, line)
    assert clerk.shows("Line 2 does it")


@pytest.mark.rule("DLR-42", "COM-70")
def test_who_will_not_sign_has_two_sign_and_a_manager_release(clerk: Clerk, shop: Shop) -> None:
    leaving = Leaving(shop)
    visit = leaving.finished()
    told = {"what": "更换制动液", "why": "含水", "safety": True, "risk": "制动失效"}
    shop.do("advise", LEADER, visit=visit, **told)
    shop.do("check_delivery", visit=visit, ready=["done", "fault_gone", "old_parts", "clean", "nothing_left"])
    shop.do("tell_ready", visit=visit, channel="phone")
    shop.do("agree_delivery", visit=visit, on=leaving.free())
    leaving.walk(visit)
    at_the_page(clerk, visit)
    clerk.key(F5)
    assert clerk.shows("制动失效")
    clerk.key(*[Qt.Key.Key_Right] * 4)
    sign(clerk)
    clerk.key(F5)
    clerk.room.approve("zhou", "402817")
    clerk.settle()
    [one] = shop.visit(visit).leaving.advice
    assert (one.step, one.outcome) == (Advice.REFUSED, "unsigned")


@pytest.mark.rule("DLR-40", "DLR-42", "COM-70")
def test_what_is_wrong_goes_back_and_a_settled_list_is_opened_again(clerk: Clerk, shop: Shop) -> None:
    leaving = Leaving(shop)
    visit = leaving.works.sent(BRAKES, SERVICE)
    no = {"line": leaving.works.lines(visit)[0], "answer": "no"}
    shop.do("note_answer", visit=visit, answers=[no], proof=1, words="这次不换")
    leaving.work(visit)
    shop.do("note_finished", HEAD, visit=visit, place="交车区 2", handed=HANDED)
    at_the_page(clerk, visit)
    clerk.key(Qt.Key.Key_F9)
    write(clerk, why="座椅上有油渍")
    clerk.key(F5)
    assert shop.visit(visit).step is Visit.IN_WORK
    assert [one.step for one in shop.visit(visit).work.jobs] == [Job.DROPPED, Job.OPEN]
    clerk.key(ESC)
    other = leaving.settled(plate="沪A7K218")
    at_the_page(clerk, other, MANAGER)
    clerk.key(F4)
    write(clerk, why="付错方式")
    clerk.key(F5)
    assert not shop.visit(other).leaving.settled
    clerk.key(ESC)
    at_the_page(clerk, other)
    clerk.key(F8)
    assert shop.visit(other).step is Visit.SETTLED, "one stray key takes nothing back"
    clerk.touch("More to do")
    assert shop.visit(other).step is Visit.TOLD


@pytest.mark.rule("DLR-42", "COM-70")
def test_the_warranty_is_explained_at_the_first_maintenance_by_keys(clerk: Clerk, shop: Shop) -> None:
    leaving = Leaving(shop)
    first = {"name": "首次保养", "minutes": 60, "fee": "labour", "first": True}
    shop.do("add_operation", MANAGER, operation="BY-1", what=first)
    visit = leaving.works.ordered("BY-1", payer="first")
    leaving_through(shop, leaving, visit)
    at_the_page(clerk, visit)
    clerk.key(F5)
    clerk.key(F4, F4, F4, F4, Qt.Key.Key_Right, F5)
    assert shop.visit(visit).leaving.next


@pytest.mark.rule("DLR-41a", "COM-70")
def test_what_the_walk_round_prints_is_shown_once_its_page_is_gone(clerk: Clerk, shop: Shop) -> None:
    """The page that goes gives the keys to what lies beneath it: what is shown before that would lose them."""
    leaving = Leaving(shop)
    visit = leaving.fetched()
    leaving.bag(visit)
    told = {"booklet": True, "told": True, "announced": True, "channel": "phone"}
    shop.do("tell_next", visit=visit, day="2027-05-23", km=46_000, **told)
    at_the_page(clerk, visit)
    clerk.key(F5)
    said = list[int]()
    clerk.page.findChild(OutPage).left.connect(lambda: said.append(len(clerk.room.said)))
    clerk.key(F5)
    sign(clerk)
    clerk.key(F5)
    assert shop.visit(visit).leaving.out
    [before] = said
    assert len(clerk.room.said) > before
