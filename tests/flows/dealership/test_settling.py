"""The settlement list: what is billed, advised, explained and paid, and nothing beyond consent (DLR-21, 42, 43)."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text

from app.counter.customers import CustomerRow
from app.counter.documents import DocumentRow
from app.counter.payments import AccountRow, ReceiptRow
from app.flows.dealership.checks import settlements_fit
from app.flows.dealership.facts.delivery_shown import DeliveryShown
from app.flows.dealership.facts.estimate_shown import EstimateShown
from app.flows.dealership.facts.follow_up import FollowUps
from app.flows.dealership.facts.leaving import Outcome
from app.flows.dealership.facts.tracks import Advice, Line, Visit
from app.flows.dealership.facts.visits import Board, ReceptionShown
from app.flows.dealership.model.leaving import HeardRow
from app.flows.dealership.rules.billing import advice_is_answered, due
from app.kernel.refusal import Ask
from app.paper.frozen import to_json
from app.store.tables import Drawer
from tests.flows.dealership.leaving import HANDED, OUT, READY, STORE, Leaving, cash
from tests.flows.dealership.shop import ADVISERS, DRAWN, MANAGER, TAKEN, Shop
from tests.flows.dealership.test_bookings import slot
from tests.flows.dealership.works import BRAKES, HEAD, LEADER, SERVICE

BRAKE_FLUID = {"what": "更换制动液", "why": "含水量 3.5 %"}
RISK = {"safety": True, "risk": "制动失效"}


@pytest.fixture
def leaving(shop: Shop) -> Leaving:
    return Leaving(shop)


def said(shop: Shop, kind: str) -> list[str]:
    """The papers of a kind, as they were frozen, the oldest first."""
    rows = shop.rows(
        select(DocumentRow.data).where(DocumentRow.kind == kind).order_by(DocumentRow.made_at, DocumentRow.id)
    )
    return [json.dumps(json.loads(r.data), ensure_ascii=False) for r in rows]


@pytest.mark.rule("DLR-42")
def test_what_others_pay_is_not_the_customers(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.listed(payer="goodwill")
    assert due(shop.visit(visit)) == 24_000
    leaving.pay(visit)
    [taken] = shop.rows(select(ReceiptRow.paid))
    assert taken.paid == 24_000


@pytest.mark.rule("DLR-42", "DLR-43")
def test_who_owes_nothing_pays_nothing(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.fetched()
    alter(shop, "UPDATE dealership_lines SET payer = 'goodwill'")
    leaving.walk(visit)
    shop.do("make_settlement", visit=visit)
    shop.do("settle", visit=visit)
    assert shop.rows(select(ReceiptRow.id)) == []
    shop.do("give_gate_pass", visit=visit)


@pytest.mark.rule("DLR-21", "DLR-42")
@pytest.mark.parametrize("door", ["make_settlement", "settle"])
@pytest.mark.parametrize(
    ("altered", "says"),
    [
        ("UPDATE dealership_lines SET price = price + 1 WHERE fee = 'material'", "more than"),
        ("UPDATE dealership_answers SET amount = amount - 1 WHERE amount > 0", "more than"),
        ("UPDATE dealership_lines SET payer = 'customer'", "more than"),
    ],
)
def test_not_a_fen_is_billed_beyond_what_is_authorised(
    shop: Shop, leaving: Leaving, door: str, altered: str, says: str
) -> None:
    """Whatever became of a line after the customer agreed, no list is made of it and no money taken."""
    visit = leaving.listed(payer="goodwill" if "payer" in altered else "customer")
    alter(shop, altered)
    args = {"payments": [cash(due(shop.visit(visit)))]} if door == "settle" else {}
    no = shop.refused(door, MANAGER, visit=visit, **args)
    assert says in no.message and no.args["line"] in ("1", "2")


@pytest.mark.rule("DLR-42")
def test_the_list_that_is_paid_is_the_one_that_was_shown(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.listed()
    owed = due(shop.visit(visit))
    pay = {"visit": visit, "payments": [cash(owed)]}
    assert shop.refused("settle", **pay, seen={"due": owed - 1}).args["now"] == owed
    for fen in (owed - 1, owed + 1):
        assert "is due" in shop.refused("settle", visit=visit, payments=[cash(fen)]).message
    alter(shop, "UPDATE dealership_settlements SET due = due - 1")
    assert shop.refused("settle", **pay).mend == "make_settlement"
    shop.do("make_settlement", visit=visit)
    shop.do("settle", **pay, seen={"due": owed})
    assert "settled already" in shop.refused("settle", **pay).message


@pytest.mark.rule("DLR-42")
def test_parts_that_came_back_are_not_billed(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.inspected()
    line = shop.do("find_material", LEADER, visit=visit, part="OF-21", why="备用", quantity=3)
    told = {"answers": [{"line": line, "answer": "yes"}], "proof": 3, "words": "可以"}
    shop.do("note_answer", visit=visit, **told)
    shop.do("draw_part", STORE, visit=visit, line=line, quantity=3, **TAKEN)
    shop.do("return_part", STORE, visit=visit, line=line, quantity=2, **TAKEN)
    facts = shop.visit(visit)
    assert due(facts) == 24_000 + 5_800 + 5_800
    assert facts.estimate.account.authorised == 24_000 + 5_800 + 17_400


@pytest.mark.rule("DLR-42")
def test_the_list_says_all_that_the_national_one_asks_for(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.listed(BRAKES)
    shop.wait(1)
    leaving.pay(visit)
    provisional, final = said(shop, "ST")
    assert "provisional" in provisional and "provisional" not in final
    for words in ("Material", "Labour", "Authorised by the customer", "+v{n}", "Tax in it", "5800", "16000"):
        assert words in final, words
    assert final.index('"Material"') < final.index('"Labour"')
    for words in ("46,000", "Guarantee of the repair", "RC-"):
        assert words in final, words


@pytest.mark.both
@pytest.mark.rule("DLR-42")
def test_a_refused_safety_item_is_noted_and_signed(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.inspected()
    advice = shop.do("advise", LEADER, visit=visit, **BRAKE_FLUID, **RISK)
    to_delivery(leaving, visit)
    answer = {"visit": visit, "advice": advice}
    shop.do("make_settlement", visit=visit)
    pay = {"visit": visit, "payments": [cash(due(shop.visit(visit)))]}
    assert shop.refused("settle", **pay).mend == "answer_advice"
    for outcome in "refused", "later":
        for args in ({}, {"words": "本次不做"}, {"signature": DRAWN}):
            no = shop.refused("answer_advice", **answer, outcome=outcome, **args)
            assert "concerns safety" in no.message
    shop.do("answer_advice", **answer, outcome="refused", words="本人知悉，本次不做", signature=DRAWN)
    shop.do("settle", **pay)
    shop.do("give_gate_pass", visit=visit)
    assert shop.visit(visit).leaving.advice[0].step is Advice.REFUSED


@pytest.mark.rule("DLR-42")
def test_who_will_not_sign_leaves_by_a_managers_word(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.inspected()
    advice = shop.do("advise", LEADER, visit=visit, **BRAKE_FLUID, **RISK)
    to_delivery(leaving, visit)
    answer = {"visit": visit, "advice": advice, "outcome": "unsigned"}
    both = {"signature": DRAWN, "witness_signature": DRAWN}
    assert "Two of" in shop.refused("answer_advice", **answer, signature=DRAWN).message
    no = shop.refused("answer_advice", **answer, **both)
    assert isinstance(no, Ask) and "technician" in no.who, "whoever was there"
    assert isinstance(shop.refused("answer_advice", **answer, **both, approved_by=ADVISERS), Ask)
    shop.do("answer_advice", **answer, **both, approved_by=HEAD)
    assert [r.witness for r in shop.rows(select(HeardRow.witness))] == ["lu"]
    again = {"visit": visit, "advice": advice, "outcome": "wanted"}
    assert shop.refused("answer_advice", **again).mend == "resume_work", "that is not said away"
    shop.do("make_settlement", visit=visit)
    leaving.pay(visit)
    no = shop.refused("give_gate_pass", visit=visit)
    assert isinstance(no, Ask) and no.who == ("manager",)
    shop.do("give_gate_pass", MANAGER, visit=visit)


@pytest.mark.both
@pytest.mark.rule("DLR-42")
def test_a_safety_item_is_wanted_by_work_that_was_agreed_to_for_it(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.inspected()
    first, second = (shop.do("advise", LEADER, visit=visit, **BRAKE_FLUID, **RISK) for _ in range(2))
    to_delivery(leaving, visit)
    wanted = {"visit": visit, "outcome": "wanted"}
    no = shop.refused("answer_advice", **wanted, advice=first)
    assert (no.mend, "no work" in no.message) == ("resume_work", True)
    shop.do("resume_work", visit=visit)
    line = shop.do("find_labour", visit=visit, operation=BRAKES, why="客户要做")
    shop.wait(-1)  # the clock is set back: what counts is which came first
    said_yes = {"answers": [{"line": line, "answer": "yes"}], "proof": 2, "words": "做吧"}
    shop.do("note_answer", visit=visit, **said_yes)
    leaving.work(visit)
    shop.do("note_finished", HEAD, visit=visit, place="交车区 2", handed=HANDED)
    shop.do("check_delivery", visit=visit, ready=READY)
    shop.do("tell_ready", visit=visit, channel="phone")
    shop.do("agree_delivery", visit=visit, on=leaving.free())
    assert "choose the labour" in shop.refused("answer_advice", **wanted, advice=first).message
    part, *_ = [one.id for one in shop.visit(visit).estimate.lines if one.is_material]
    assert "does not do it" in shop.refused("answer_advice", **wanted, advice=first, line=part).message
    shop.do("answer_advice", **wanted, advice=first, line=line)
    no = shop.refused("answer_advice", **wanted, advice=second, line=line)
    assert "does another" in no.message, "none stands for two"
    twice = shop.visit(visit)
    same = replace(twice.leaving.advice[1], outcome=Outcome.WANTED, step=Advice.WANTED, line=line)
    both = replace(twice.leaving, advice=(twice.leaving.advice[0], same))
    gone = advice_is_answered(replace(twice, leaving=both))
    assert gone and gone.args["n"] == 2, "nor do two counters make it so"
    shop.do("answer_advice", **wanted, advice=second, words="下周再来", signature=DRAWN)
    facts = shop.visit(visit)
    assert [one.step for one in facts.leaving.advice] == [Advice.WANTED, Advice.LATER]
    assert advice_is_answered(facts) is None
    lines = tuple(replace(one, step=Line.REFUSED) if one.id == line else one for one in facts.estimate.lines)
    gone = advice_is_answered(replace(facts, estimate=replace(facts.estimate, lines=lines)))
    assert gone and (gone.mend, gone.args["n"]) == ("answer_advice", 1), "not done after all"
    leaving.walk(visit)
    shop.do("make_settlement", visit=visit)
    leaving.pay(visit)
    shop.do("give_gate_pass", visit=visit)
    next = shop.come(facts.vehicle)
    assert len(shop.look(EstimateShown, visit=next).put_off) == 1


@pytest.mark.rule("DLR-40", "DLR-42")
def test_safety_is_left_out_by_a_manager_and_no_car_leaves_unasked(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.works.sent(SERVICE)
    advice = shop.do("advise", LEADER, visit=visit, **BRAKE_FLUID, **RISK)
    leave = {"visit": visit, "advice": advice}
    no = shop.refused("leave_out_advice", **leave)
    assert isinstance(no, Ask) and no.who == ("manager",)
    shop.do("leave_unrepaired", visit=visit, why="不修了", keys=True)
    shop.do("sign_out", visit=visit, out=OUT, signature=DRAWN)
    assert shop.refused("give_gate_pass", visit=visit).mend == "answer_advice"
    shop.do("leave_out_advice", **leave, approved_by=MANAGER)
    shop.do("give_gate_pass", visit=visit)


@pytest.mark.rule("DLR-42", "COM-05")
def test_what_was_advised_and_not_wanted_comes_up_at_the_next_visit(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.inspected()
    vehicle, said_of = shop.visit(visit).vehicle, {"why": "磨损"}
    wipers, filters, coolant, lamp = (
        shop.do("advise", LEADER, visit=visit, what=what, **said_of)
        for what in ("更换雨刮", "更换空调滤芯", "更换冷却液", "更换灯泡")
    )
    to_delivery(leaving, visit)
    shop.do("leave_out_advice", visit=visit, advice=lamp)
    shop.do("answer_advice", visit=visit, advice=wipers, outcome="later")
    shop.do("answer_advice", visit=visit, advice=filters, outcome="wanted")
    for outcome in "wanted", "refused":
        shop.do("answer_advice", visit=visit, advice=coolant, outcome=outcome)
    shop.do("make_settlement", visit=visit)
    leaving.pay(visit)
    shop.do("give_gate_pass", visit=visit)
    left = shop.clock.now()
    shop.wait(24 * 60)
    day = shop.clock.now().date() + timedelta(days=1)
    booked = shop.do("book", vehicle=vehicle, slot=slot(day.isoformat()), work="异响")
    list_of_day = shop.paper(shop.do("print_preparation", LEADER, day=day.isoformat()))
    assert "更换雨刮" not in to_json(list_of_day), "papers hold the id of a personal text"
    assert "put off on" in to_json(list_of_day)
    shop.do("arrive_booked", visit=booked, place="A01")
    found = shop.look(EstimateShown, visit=booked).put_off
    assert [(one.name, one.at) for one in found] == [("更换雨刮", left), ("更换冷却液", left)]
    assert shop.look(EstimateShown, visit=visit).put_off == (), "it is of this visit itself"


@pytest.mark.rule("DLR-42")
def test_other_advice_is_noted_without_a_signature(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.inspected()
    assert "say what comes" in shop.refused("advise", LEADER, visit=visit, **BRAKE_FLUID, safety=True).message
    first, second = (shop.do("advise", LEADER, visit=visit, **BRAKE_FLUID) for _ in range(2))
    added = shop.do("advise", visit=visit, **BRAKE_FLUID)
    shop.do("leave_out_advice", visit=visit, advice=second)
    to_delivery(leaving, visit)
    assert (
        "Nobody has" in shop.refused("answer_advice", visit=visit, advice=first, outcome="unsigned").message
    )
    for outcome in Outcome.WANTED, Outcome.REFUSED, Outcome.LATER:
        shop.do("answer_advice", visit=visit, advice=first, outcome=outcome.value)
    shop.do("answer_advice", visit=visit, advice=added, outcome="refused")
    found = [(one.step, one.by, one.left_out_by) for one in shop.visit(visit).leaving.advice]
    assert found == [
        (Advice.LATER, "shi", None),
        (Advice.LEFT_OUT, "shi", "gu"),
        (Advice.REFUSED, "gu", None),
    ]
    shop.do("make_settlement", visit=visit)
    leaving.pay(visit)
    for act in ("advise", "leave_out_advice", "answer_advice"):
        args: dict[str, Any] = {"visit": visit, "advice": first, "outcome": "later"}
        if act == "advise":
            args = {"visit": visit, **BRAKE_FLUID}
        elif act == "leave_out_advice":
            del args["outcome"]
        assert "settled already" in shop.refused(act, **args).message


@pytest.mark.rule("DLR-42")
def test_one_tick_each_before_anybody_pays(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.fetched()
    told = {"booklet": True, "told": True, "announced": True}
    tell = {"visit": visit, "day": "2027-05-23", "km": 46_000}
    for one in told:
        assert "Explain" in shop.refused("tell_next", **tell, **told | {one: False}).message
    for late in {"day": "2026-11-23"}, {"km": 41_000}:
        assert "later than today" in shop.refused("tell_next", **tell | late, **told).message
    leaving.bag(visit)
    shop.do("sign_out", visit=visit, out=OUT, signature=DRAWN)
    shop.do("make_settlement", visit=visit)
    pay = {"visit": visit, "payments": [cash(due(shop.visit(visit)))]}
    assert shop.refused("settle", **pay).mend == "tell_next"
    shop.do("tell_next", **tell, **told)
    known = shop.visit(visit).leaving.next
    assert known and known.channel is None
    shop.do("settle", **pay)


@pytest.mark.rule("DLR-42", "DLR-43")
def test_a_settled_list_is_opened_again_by_a_manager(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.settled()
    again = {"visit": visit, "why": "付错方式"}
    assert isinstance(shop.refused("reopen_settlement", **again), Ask)
    shop.do("reopen_settlement", MANAGER, **again)
    assert shop.refused("give_gate_pass", visit=visit).mend == "settle"
    assert shop.refused("settle", visit=visit, payments=[cash(29_800)]).mend == "make_settlement"
    shop.do("make_settlement", visit=visit)
    leaving.pay(visit)
    sums = [r.paid for r in shop.rows(select(ReceiptRow.paid).order_by(ReceiptRow.number))]
    assert sums == [29_800, -29_800, 29_800]
    shop.do("give_gate_pass", visit=visit)


@pytest.mark.both
@pytest.mark.rule("DLR-43")
def test_who_has_an_account_leaves_on_it(shop: Shop, leaving: Leaving) -> None:
    account = {"holder": "company", "name": "临江出租汽车公司", "limit": 50_000, "signers": "秦师傅"}
    shop.do("house.open_account", MANAGER, account="C001", what=account)
    visit = leaving.listed()
    on = {"account": "C001", "signer": "秦师傅"}
    part = {"means": "account", "amount": 19_800, "on": on}
    full = part | {"amount": 29_800, "on": on | {"signer": "别人"}}
    assert "only these may sign" in shop.refused("settle", visit=visit, payments=[full]).message
    shop.do("settle", visit=visit, payments=[part, cash(10_000)])
    assert [r.balance for r in shop.rows(select(AccountRow.balance))] == [19_800]
    shop.do("give_gate_pass", visit=visit)
    assert shop.visit(visit).step is Visit.FOLLOWED_UP


@pytest.mark.both
@pytest.mark.rule("DLR-01", "DLR-20", "DLR-43")
def test_who_signed_an_order_pays_it_though_the_car_is_sold_meanwhile(shop: Shop, leaving: Leaving) -> None:
    """On every screen and paper of the visit it is who signed; who bought the car is the customer of the next one."""
    visit = leaving.fetched()
    signer, vehicle = shop.look(DeliveryShown, visit=visit).customer, shop.visit(visit).vehicle
    shop.do("change_owner", vehicle=vehicle, owner="王新", phone="13900001111", why="sold")
    leaving.walk(visit)
    shop.do("make_settlement", visit=visit)
    leaving.pay(visit)
    shown = [shop.look(one, visit=visit).customer for one in (DeliveryShown, EstimateShown, ReceptionShown)]
    shown += [one.customer for one in shop.look(Board).visits if one.id == visit]
    assert shown == [signer] * 4
    shop.do("give_gate_pass", visit=visit)
    names = {
        r.text: r.name
        for r in shop.rows(select(CustomerRow.name, Drawer.text).join(Drawer, Drawer.id == CustomerRow.name))
    }
    papers = [said(shop, one)[-1] for one in ("DH", "ST", "RC")]
    assert [(names[signer] in one, names["王新"] in one) for one in papers] == [(True, False)] * 3
    next = shop.come(vehicle)
    board = {one.id: one.customer for one in shop.look(Board).visits}
    assert (board[visit], board[next]) == (signer, "王新")
    assert [one.customer for one in shop.look(FollowUps).lines] == [signer]
    assert shop.look(ReceptionShown, visit=next).customer == "王新"


@pytest.mark.rule("DLR-42")
def test_more_is_done_before_the_customer_takes_the_car(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.fetched()
    shop.do("resume_work", visit=visit)
    found = shop.do("find_labour", visit=visit, operation=BRAKES, why="客户要求一起做")
    told = {"answers": [{"line": found, "answer": "yes"}], "proof": 2, "words": "一起做"}
    shop.do("note_answer", visit=visit, **told)
    assert shop.visit(visit).step is Visit.IN_WORK
    leaving.work(visit)
    assert shop.refused("check_delivery", visit=visit, ready=[]).mend == "note_finished"


@pytest.mark.rule("DLR-42")
def test_nothing_is_done_besides_once_it_is_settled(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.settled(SERVICE)
    assert "settled already" in shop.refused("resume_work", visit=visit).message
    assert "settled already" in shop.refused("make_settlement", visit=visit).message


@pytest.mark.rule("DLR-41a", "DLR-42")
def test_who_signed_for_the_car_signs_anew_once_more_was_done(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.listed()
    shop.do("resume_work", visit=visit)
    shop.do("agree_delivery", visit=visit, on=leaving.free())
    assert shop.visit(visit).leaving.out is None
    pay = {"visit": visit, "payments": [cash(29_800)]}
    assert shop.refused("settle", **pay).mend == "sign_out"
    mark = {"side": "left", "damage": "scratch", "x": 300, "y": 500}
    shop.do("sign_out", visit=visit, out=OUT | {"km": 41_009, "marks": [mark]}, signature=DRAWN)
    out = shop.visit(visit).leaving.out
    assert out and (out.km, out.marks) == (41_009, 1)
    shop.do("settle", **pay)


@pytest.mark.both
@pytest.mark.rule("DLR-42", "DLR-43")
def test_a_list_with_other_lines_of_the_same_sum_is_stale(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.listed()
    assert fits(shop) == []
    alter(shop, "UPDATE dealership_lines SET name = '另一种' WHERE fee = 'material'")
    assert shop.refused("settle", visit=visit, payments=[cash(29_800)]).mend == "make_settlement"
    shop.do("make_settlement", visit=visit)
    leaving.pay(visit)
    assert fits(shop) == []
    alter(shop, "UPDATE dealership_lines SET price = price + 100 WHERE fee = 'material'")
    assert fits(shop) == ["Settlement {number} is not what its lines come to."]
    alter(shop, "UPDATE dealership_lines SET price = price - 100 WHERE fee = 'material'")
    alter(shop, "UPDATE receipts SET paid = paid - 100, due = due - 100")
    assert fits(shop) == ["Settlement {number} was paid with another sum than it says."]


def fits(shop: Shop) -> list[str]:
    """What the deep audit says of settled lists."""
    with shop.house.store.reading() as db:
        return [one.what.message for one in settlements_fit(db)]


def to_delivery(leaving: Leaving, visit: str) -> None:
    """From the last inspection to the customer who is here and has signed for the car."""
    shop = leaving.shop
    shop.do("note_finished", HEAD, visit=visit, place="交车区 2", handed=HANDED)
    shop.do("check_delivery", visit=visit, ready=READY)
    shop.do("tell_ready", visit=visit, channel="phone")
    shop.do("agree_delivery", visit=visit, on=leaving.free())
    leaving.walk(visit)


def alter(shop: Shop, statement: str) -> None:
    """Somebody changes what is written behind the program's back."""
    shop.house.store.writer.run(lambda db: db.execute(text(statement)))
