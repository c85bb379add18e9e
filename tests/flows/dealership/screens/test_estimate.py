"""From the symptom to the signature by keys and touches (DLR-11, 15, 20)."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from sqlalchemy import select

from app.flows.dealership.facts.price_list import PriceList
from app.flows.dealership.facts.tracks import Line
from app.flows.dealership.model.stock import StockMoveRow
from app.flows.dealership.screens.base import AskDialog
from app.flows.dealership.screens.estimate.ask import AskCustomerDialog
from app.flows.dealership.screens.estimate.page import EstimatePage
from app.widgets.field import Field
from app.widgets.segment import Segment
from app.widgets.sentence import Sentence
from app.widgets.signature import SignaturePad
from tests.flows.dealership.screens.test_board import write
from tests.flows.dealership.shop import MANAGER, Shop
from tests.flows.dealership.test_preparing import leave
from tests.flows.dealership.works import BRAKES, TECH, TECH2, Works
from tests.flows.restaurant.screens.room import Clerk
from tests.qt_help import button

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
F2, F3, F4 = Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4
F5, F6 = Qt.Key.Key_F5, Qt.Key.Key_F6


def sign(clerk: Clerk) -> None:
    """Write a name on the pad."""
    [pad] = [one for one in clerk.front.findChildren(SignaturePad) if one.isVisible()]
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(20, 40))
    for n in range(12):
        QTest.mouseMove(pad, QPoint(24 + 9 * n, 40 + 5 * (n % 3)))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(140, 44))
    clerk.settle()


def answer_order(clerk: Clerk) -> None:
    """How they pay, and what becomes of old parts, by keys: neither is preset."""
    clerk.key(Qt.Key.Key_Right, Qt.Key.Key_Tab, Qt.Key.Key_Right)


def faults(clerk: Clerk) -> list[str]:
    """What the uppermost sheet says in red."""
    return [one.text for one in clerk.sheet.findChildren(Sentence) if one.isVisible() and one.text]


def decide(clerk: Clerk, downs: int) -> None:
    """Choose a line by keys, and ask the rules whether the maker pays."""
    clerk.page.findChild(EstimatePage).list_.step_in()
    clerk.key(*[Qt.Key.Key_Down] * downs)
    clerk.key(Qt.Key.Key_F9)


@pytest.mark.rule("DLR-12", "COM-70")
def test_the_rules_decide_the_warranty_as_one_ticks(clerk: Clerk, shop: Shop) -> None:
    shop.price_list()
    visit = shop.received(shop.vehicle(sold_on="2025-03-09"))
    shop.do("diagnose", visit=visit, words="异响", found=True)
    shop.do("add_labour", visit=visit, operation="BY-040", payer="warranty")
    clerk.key("507", ENTER)
    clerk.key(F5)
    decide(clerk, downs=0)
    assert clerk.shows("covered: within the term, until 2028-03-09 or 60,000 km")
    clerk.touch("Accident")
    assert clerk.shows("not covered: accident, until 2028-03-09 or 60,000 km")
    clerk.touch("Accident")
    clerk.touch("To be examined")
    assert clerk.shows("to be examined: the cause is to be examined, until 2028-03-09 or 60,000 km")
    clerk.key(F5)
    assert not shop.visit(visit).estimate.lines[0].decided, "why, and the tick that the customer knows"
    write(clerk, why="拆检后才能判断")
    clerk.touch("The customer was told")
    clerk.key(F5)
    decided = shop.visit(visit).estimate.lines[0].decided
    assert decided and decided.verdict == "examine"
    assert clerk.shows("Warranty: to be examined (the cause is to be examined)")


@pytest.mark.rule("DLR-11", "DLR-15", "DLR-20", "COM-70")
def test_a_car_is_reckoned_and_its_order_signed(clerk: Clerk, shop: Shop) -> None:
    shop.price_list()
    visit = shop.received(shop.vehicle(sold_on="2025-03-09"))
    clerk.key("507", ENTER)
    clerk.key(F5)
    clerk.key(F5)
    write(clerk, words="刹车踩下去有响声", conditions="")
    clerk.touch("Found on the spot")
    clerk.key(F5)
    assert clerk.shows("刹车踩下去有响声")
    clerk.key("by040", ENTER)
    clerk.key("of 2")
    assert clerk.shows("116.00") and clerk.page.findChild(EstimatePage).list_.current == "OF-21"
    clerk.key(ENTER)
    clerk.key("sw", ENTER, "sw", ENTER)
    assert clerk.shows("741.33")
    assert clerk.shows("line 3 and 4: is it the maker's?"), (
        "maintenance and its filter are known to be no defect"
    )
    clerk.key(F5)
    clerk.key(F4)
    assert clerk.shows("covered: within the term, until 2028-03-09 or 60,000 km"), "the next one"
    clerk.key(F5)
    assert clerk.shows("Warranty: covered (within the term), until 2028-03-09 or 60,000 km")
    assert clerk.shows("Warranty: not covered (no defect)")
    assert clerk.shows("555.33") and clerk.shows("186.00")
    clerk.key(F5)
    write(clerk, fault="制动灯开关失效")
    clerk.key(F5)
    assert clerk.shows("repaired 1 time")
    clerk.key(F5)
    answer_order(clerk)
    clerk.touch("How the car is handed back was explained")
    clerk.touch("Added work only with consent: explained")
    clerk.key(F5)
    clerk.key(F4, F4, F4, F4)
    sign(clerk)
    clerk.key(F5)
    assert shop.visit(visit).estimate.account.authorised == 36_933 + 18_600
    assert clerk.shows("Authorised by the customer")
    clerk.key(F5)
    order = shop.visit(visit).estimate.order
    assert order and order.given_at


@pytest.mark.rule("DLR-15", "COM-70")
def test_the_arrow_leads_from_the_finder_to_the_first_line(clerk: Clerk, shop: Shop) -> None:
    shop.price_list()
    visit = shop.received(shop.vehicle(sold_on="2020-03-09"))
    shop.do("diagnose", visit=visit, words="保养", found=True)
    clerk.key("507", ENTER, F5)
    clerk.key("by040", ENTER, "of", ENTER)
    clerk.key(Qt.Key.Key_Down, F4)
    assert [one.code for one in shop.visit(visit).estimate.standing] == ["OF-21"]


@pytest.mark.rule("DLR-13", "COM-70")
def test_what_the_watch_warns_of_is_read_before_the_order(clerk: Clerk, shop: Shop) -> None:
    shop.price_list()
    vehicle = shop.vehicle(sold_on="2025-03-09")
    days = {"began": "2026-02-01", "ended": "2026-02-02", "km": 20_000}
    shop.do("enter_repair", vehicle=vehicle, fault="换挡冲击", replaced="assembly", what="变速箱", **days)
    visit = shop.received(vehicle)
    shop.do("diagnose", visit=visit, words="换挡冲击", found=True)
    shop.do("add_labour", visit=visit, operation="BY-040")
    clerk.key("507", ENTER)
    clerk.key(F5)
    assert clerk.shows("exchange or return: the assembly put in new again, 2 (变速箱)")
    clerk.key(F5)
    clerk.key(F5)
    assert faults(clerk) == ["missing: How does the customer wish to pay?"]
    answer_order(clerk)
    assert not faults(clerk), "what is answered is not asked for any more"
    clerk.touch("How the car is handed back was explained")
    clerk.touch("Added work only with consent: explained")
    clerk.key(F5)
    assert shop.visit(visit).estimate.order is None
    clerk.touch("The three-guarantees warning was read")
    clerk.key(F5)
    assert shop.visit(visit).estimate.order is not None


@pytest.mark.rule("DLR-15", "COM-70")
def test_a_manager_keeps_the_price_list(clerk: Clerk, shop: Shop) -> None:
    clerk.room.desk.staff = MANAGER
    clerk.key(F4)
    clerk.key(F2)
    write(clerk, id="BY-040", name="四万公里保养", minutes="95")
    clerk.key(F5)
    clerk.key("by", Qt.Key.Key_Down, ENTER)
    write(clerk, minutes="80")
    clerk.key(F5)
    clerk.touch("Parts")
    clerk.key(F2)
    write(clerk, id="OF-21", name="机油滤清器", unit="只", price="58")
    clerk.key(F5)
    known = shop.look(PriceList, MANAGER)
    assert [(one.id, one.minutes) for one in known.operations] == [("BY-040", 80)]
    assert [(one.id, one.price) for one in known.parts] == [("OF-21", 5_800)]
    assert AskDialog not in map(type, clerk.page.window().children())


@pytest.mark.rule("DLR-14", "DLR-21", "COM-70")
def test_added_work_is_asked_of_the_customer_and_drawn_by_keys(clerk: Clerk, shop: Shop) -> None:
    shop.price_list()
    visit = shop.received(shop.vehicle())
    shop.sign(visit, "SW-3")
    clerk.key(F4)
    clerk.touch("Parts")
    clerk.key("of", Qt.Key.Key_Down)
    clerk.key(F5)
    write(clerk, quantity="4")
    clerk.key(F5)
    assert clerk.shows("4 here, 0 reserved, 4 available")
    clerk.key(F6)
    write(clerk, on="2026-12-01")
    clerk.key(F5)
    assert clerk.shows("expected 2026-12-01")
    clerk.key(ESC, ESC)
    clerk.key("507", ENTER)
    clerk.touch("Estimate")
    clerk.key("of 2", ENTER)
    write(clerk, why="渗油", minutes="30")
    clerk.key(F5)
    clerk.key(F5)
    write_words(clerk, "行，换吧")
    button(clerk.front, "Yes to the next line").click()
    clerk.key(F5)
    account = shop.visit(visit).estimate.account
    assert account.versions == ((1, 18_600), (2, 11_600))
    assert clerk.shows("“行，换吧”") and clerk.shows("302.00")
    clerk.page.findChild(EstimatePage).list_.step_in()
    clerk.key(Qt.Key.Key_Down, Qt.Key.Key_Down)
    clerk.key(F3)
    sign(clerk)
    clerk.key(F5)
    assert shop.visit(visit).estimate.lines[1].drawn == 2
    clerk.key(F4)
    write(clerk, quantity="1")
    sign(clerk)
    clerk.key(F5)
    assert shop.visit(visit).estimate.lines[1].drawn == 1


@pytest.mark.rule("DLR-32", "COM-70")
def test_all_parts_of_an_order_are_drawn_by_two_keys_and_one_signature(clerk: Clerk, shop: Shop) -> None:
    shop.price_list()
    told = {"name": "机油 0W-20", "unit": "升", "price": 8_900}
    shop.do("add_part", MANAGER, part="OIL-5", what=told)
    for part in ("OF-21", "OIL-5"):
        shop.do("receive_parts", MANAGER, part=part, quantity=4)
    visit = shop.received(shop.vehicle())
    shop.sign(visit, "SW-3")
    found = [shop.do("find_material", visit=visit, part=one, why="保养") for one in ("OF-21", "OIL-5")]
    yes = [{"line": one, "answer": "yes"} for one in found]
    shop.do("note_answer", visit=visit, answers=yes, proof=1, words="换吧")
    clerk.key("507", ENTER)
    clerk.touch("Estimate")
    Works(shop)
    clerk.key(F3)
    sign(clerk)
    clerk.key(F5)
    assert clerk.shows("missing: Who signs for the parts?"), "several can, and none of them is taken for it"
    clerk.key(Qt.Key.Key_Down, F5)
    assert [one.drawn for one in shop.visit(visit).estimate.lines] == [0, 1, 1]


@pytest.mark.rule("DLR-32", "COM-70")
def test_whoever_is_clocked_on_alone_is_the_one_who_signs_for_parts(clerk: Clerk, shop: Shop) -> None:
    shop.price_list()
    works = Works(shop)
    shop.do("receive_parts", MANAGER, part="OF-21", quantity=4)
    visit = works.sent(BRAKES)
    line = shop.do("find_material", TECH, visit=visit, part="OF-21", why="渗油")
    yes = {"answers": [{"line": line, "answer": "yes"}], "proof": 1, "words": "换吧"}
    shop.do("note_answer", visit=visit, **yes)
    [first, *_] = works.jobs(visit)
    shop.do("begin_job", TECH2, visit=visit, job=first.id)
    clerk.key("507", ENTER)
    clerk.touch("Estimate")
    clerk.key(F4)
    assert clerk.shows("choose a line"), "a closed door names its key"
    clerk.key(F3)
    sign(clerk)
    clerk.key(F5)
    assert shop.rows(select(StockMoveRow.taker).where(StockMoveRow.line == line)) == [("bai",)]


@pytest.mark.rule("DLR-21", "COM-70")
def test_only_what_was_answered_is_noted_and_a_yes_is_taken_back(clerk: Clerk, shop: Shop) -> None:
    """What was put off stays so while the customer is asked about something else; what was not begun can be dropped."""
    shop.price_list()
    visit = shop.received(shop.vehicle())
    shop.sign(visit, "SW-3")
    put_off = shop.do("find_labour", visit=visit, operation="ZC-002", why="底盘响", examine=True)
    later = [{"line": put_off, "answer": "later"}]
    shop.do("note_answer", visit=visit, answers=later, proof=1, words="下次")
    shop.do("find_material", visit=visit, part="OF-21", why="渗油")
    clerk.key("507", ENTER)
    clerk.touch("Estimate")
    clerk.key(F5)
    write_words(clerk, "滤芯换吧")
    clerk.key(F5)
    assert shop.visit(visit).estimate.account.version == 2, "nothing is said of any line yet"
    clerk.key(F4, F4, F5)
    steps = [one.step for one in shop.visit(visit).estimate.lines]
    assert steps == [Line.AGREED, Line.LATER, Line.AGREED]
    assert shop.visit(visit).estimate.lines[1].examine
    clerk.key(F5)
    write_words(clerk, "开关不换了")
    agreed = [one for one in clerk.sheet.findChildren(Segment) if button_names(one) == ["Agreed", "No"]]
    clerk.touch("No", agreed[0])
    clerk.key(F5)
    assert shop.visit(visit).estimate.lines[0].step is Line.REFUSED


def button_names(segment: Segment) -> list[str]:
    """What can be said of a line."""
    return [one.accessibleName() for one in segment.findChildren(QAbstractButton)]


def write_words(clerk: Clerk, words: str) -> None:
    """Say how the customer answered, and write what they said."""
    [sheet] = clerk.sheet.findChildren(AskCustomerDialog)
    assert clerk.shows("missing: How they answered"), "no proof is taken for granted"
    clerk.touch("recorded call")
    [field] = sheet.findChildren(Field)
    field.write(words)
    clerk.settle()


@pytest.mark.rule("DLR-15", "COM-21", "COM-70")
def test_a_discount_of_the_order_takes_seven_keys(clerk: Clerk, shop: Shop) -> None:
    shop.price_list()
    visit = shop.received(shop.vehicle())
    shop.do("diagnose", visit=visit, words="保养", found=True)
    shop.do("add_labour", visit=visit, operation="BY-040")
    shop.do("add_material", visit=visit, part="OF-21")
    clerk.key("507", ENTER)
    clerk.key(F5)
    clerk.key(Qt.Key.Key_F8)
    clerk.key("95")
    assert clerk.shows("¥295.76")
    clerk.touch("老客")
    clerk.key(F5)
    assert clerk.shows("295.76") and clerk.shows("12.67 off")
    assert [one.off for one in shop.visit(visit).estimate.lines] == [1_267, 290]
    clerk.key(Qt.Key.Key_F8)
    clerk.key("90")
    clerk.touch("老客")
    clerk.key(F5)
    [(name, _, no, _)] = clerk.room.asked
    assert (name, no.who) == ("dealership.give_discount", ("manager",))


@pytest.mark.rule("DLR-15", "COM-70")
def test_an_expired_estimate_is_renewed_by_one_key(clerk: Clerk, shop: Shop) -> None:
    shop.price_list()
    visit = shop.received(shop.vehicle())
    shop.lay_order(visit, "OF-21")
    shop.wait(8 * 24 * 60)
    clerk.settle()
    clerk.key("507", ENTER)
    clerk.key(F5)
    assert clerk.shows("Renew the estimate")
    clerk.key(F5)
    assert [one.step for one in shop.visit(visit).estimate.lines] == [Line.STRUCK, Line.ESTIMATED]
    assert clerk.shows("Make the job order")


@pytest.mark.rule("DLR-15", "DLR-42", "COM-70")
def test_what_was_put_off_is_taken_over_by_two_keys(clerk: Clerk, shop: Shop) -> None:
    shop.price_list()
    vehicle = shop.vehicle()
    first = shop.received(vehicle)
    shop.sign(first, "SW-3")
    part = shop.do("find_material", visit=first, part="OF-21", quantity=3, why="到期")
    later = {"answers": [{"line": part, "answer": "later"}], "proof": 1, "words": "下次"}
    shop.do("note_answer", visit=first, **later)
    leave(shop)
    visit = shop.received(vehicle)
    shop.do("diagnose", visit=visit, words="保养", found=True)
    clerk.key("507", ENTER)
    clerk.key(F5)
    assert clerk.shows("put off")
    clerk.key(Qt.Key.Key_Down, ENTER)
    [line] = shop.visit(visit).estimate.lines
    assert (line.code, line.quantity) == ("OF-21", 3)
    assert not clerk.shows("put off")
