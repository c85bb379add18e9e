"""Complaints are answered within a day, and closed by the customer's word alone; causes by Pareto (DLR-50)."""

from datetime import timedelta

import pytest

from app.counter.overview import Agenda, DueRow
from app.flows.dealership.facts.complaints import ComplaintLine, Complaints, Fault
from app.flows.dealership.facts.roles import WORKSHOP_HEAD
from app.flows.dealership.facts.tracks import Complaint
from app.flows.dealership.rules.complaints import pareto
from app.kernel.judge import Staff
from app.kernel.text import Text
from app.paper.words import Words
from tests.flows.dealership.shop import ADVISERS, MANAGER, Shop

HEAD = Staff("lu", frozenset({WORKSHOP_HEAD}))


def complain(shop: Shop) -> str:
    return str(shop.do("take_complaint", vehicle=shop.vehicle(), words="空调修了两次还不凉"))


def line(shop: Shop, by: Staff = ADVISERS) -> ComplaintLine:
    [one] = shop.look(Complaints, by).lines
    return one


def due(shop: Shop, by: Staff) -> DueRow | None:
    return next((row for row in shop.look(Agenda, by).rows if row.name == "complaint"), None)


@pytest.mark.both
@pytest.mark.rule("DLR-50")
def test_a_complaint_is_answered_and_closed_by_the_customers_word(shop: Shop) -> None:
    one = complain(shop)
    close = {"complaint": one, "words": "谢谢，没问题了"}
    assert shop.refused("close_complaint", **close), "before it is answered nothing closes it"
    answer = {"complaint": one, "fault": "repair"}
    shop.do("answer_complaint", **answer, remedy="冷凝器漏，免费更换")
    assert line(shop).facts.step is Complaint.ANSWERED
    assert shop.refused("answer_complaint", **answer, remedy="x"), "it waits for the customer's word"
    shop.do("reopen_complaint", complaint=one, words="还是不凉")
    assert line(shop).facts.step is Complaint.OPEN
    shop.do("answer_complaint", **answer, remedy="压缩机一并更换")
    shop.do("close_complaint", **close)
    shown = line(shop)
    assert shown.facts.step is Complaint.CLOSED
    assert [said.words for said in shown.deeds] == [
        "空调修了两次还不凉",
        "冷凝器漏，免费更换",
        "还是不凉",
        "压缩机一并更换",
        "谢谢，没问题了",
    ]
    assert shop.refused("reopen_complaint", complaint=one, words="x")


@pytest.mark.rule("DLR-50", "COM-50")
def test_its_answer_falls_due_in_a_day_for_whoever_sees_to_it(shop: Shop) -> None:
    told = {"login": HEAD.login, "name": "陆铭", "roles": sorted(HEAD.roles), "pin": "395172"}
    shop.do("house.add_staff", MANAGER, **told)
    one, taken = complain(shop), shop.clock.now()
    row = due(shop, ADVISERS)
    assert row and row.at - taken == timedelta(hours=24) and row.record == f"complaint:{one}"
    assert due(shop, MANAGER) is not None and due(shop, HEAD) is None
    assert "does not work here" in shop.refused("hand_complaint", complaint=one, owner="nobody").message
    shop.do("hand_complaint", complaint=one, owner="lu")
    assert due(shop, ADVISERS) is None and due(shop, HEAD) is not None
    assert line(shop).owner == "陆铭"
    shop.do("answer_complaint", HEAD, complaint=one, fault="waiting", remedy="道歉，送保养券")
    assert due(shop, HEAD) is None
    shop.wait(60)
    shop.do("reopen_complaint", complaint=one, words="不满意")
    again = due(shop, HEAD)
    assert again and again.at - taken == timedelta(hours=25), "another answer falls due"
    shop.set("answer_complaint_within", 2)
    sooner = due(shop, HEAD)
    assert sooner and sooner.at - taken == timedelta(hours=3)


def in_english(said: Text | str) -> str:
    return said if isinstance(said, str) else Words("en")(said)


@pytest.mark.rule("DLR-50")
def test_the_most_frequent_causes_come_first_with_what_they_make_together() -> None:
    chart = pareto(((Fault.PRICE, 1), (Fault.WAITING, 6), (Fault.REPAIR, 3)))
    assert [(in_english(bar.label), bar.value, in_english(bar.shown)) for bar in chart.bars] == [
        ("Waiting", 6, "6, 60 %"),
        ("Not repaired", 3, "3, 90 %"),
        ("Price", 1, "1, 100 %"),
    ]
    eighth = pareto(((Fault.WAITING, 5), (Fault.PRICE, 2), (Fault.REPAIR, 1))).bars
    assert [in_english(bar.shown) for bar in eighth] == ["5, 63 %", "2, 88 %", "1, 100 %"]
    assert pareto(()).bars == ()


@pytest.mark.rule("DLR-50")
def test_what_nobody_closed_is_not_forgotten_after_a_year(shop: Shop) -> None:
    one = complain(shop)
    shop.wait(366 * 24 * 60)
    row = due(shop, ADVISERS)
    assert row and row.record == f"complaint:{one}" and line(shop).facts.id == one
    shop.do("answer_complaint", complaint=one, fault="waiting", remedy="免费补做")
    assert line(shop).facts.step is Complaint.ANSWERED and shop.look(Complaints).causes == ()
    shop.do("close_complaint", complaint=one, words="谢谢")
    assert shop.look(Complaints).lines == ()


@pytest.mark.rule("DLR-01", "DLR-50", "COM-83")
def test_who_buys_a_car_is_not_who_complained_of_it(shop: Shop) -> None:
    complain(shop)
    vehicle = line(shop).vehicle
    shop.wait(-60)  # the clock is set back
    shop.do("change_owner", vehicle=vehicle, owner="孙茜", phone="13918866630", why="wrong")
    assert line(shop).customer == "孙茜", "the file was put right"
    shop.do("change_owner", vehicle=vehicle, owner="王新", phone="13900001111", why="sold")
    assert (line(shop).customer, line(shop).phone) == ("孙茜", "13918866630")


@pytest.mark.rule("DLR-50")
def test_the_causes_of_a_year_are_counted(shop: Shop) -> None:
    one = complain(shop)
    shop.do("answer_complaint", complaint=one, fault="price", remedy="逐项解释")
    assert shop.look(Complaints).causes == ((Fault.PRICE, 1),)
    shop.wait(366 * 24 * 60)
    assert shop.look(Complaints).causes == ()
