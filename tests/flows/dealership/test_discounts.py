"""What the house takes off: to the fen, by whoever may, and nowhere against what was agreed (DLR-15)."""

import json

import pytest
from sqlalchemy import select, text

from app.counter.bus import Call
from app.counter.documents import DocumentRow
from app.flows.dealership.checks import nothing_goes_beyond_consent
from app.flows.dealership.facts.asking import Said
from app.flows.dealership.facts.authorisation import Answer
from app.flows.dealership.facts.payers import Payer
from app.flows.dealership.rules.added import asked_sum
from app.flows.dealership.rules.billing import due
from app.flows.dealership.rules.estimates import by_payer
from app.kernel.refusal import Ask
from tests.flows.dealership.leaving import Leaving
from tests.flows.dealership.shop import ADVISERS, DRAWN, MANAGER, TAKEN, Shop
from tests.flows.dealership.test_claims import facts
from tests.flows.dealership.works import BRAKES, HEAD, INSPECT, LEADER, SERVICE, TECH, Works

TOLD = {"paying": "card", "old_parts": "look", "delivery_told": True, "added_told": True}


@pytest.fixture
def visit(shop: Shop) -> str:
    """Upkeep for the customer, a switch at the house's cost."""
    shop.price_list()
    made = shop.received(shop.vehicle(sold_on="2025-03-09"))
    shop.do("diagnose", visit=made, words="保养", found=True)
    shop.do("add_labour", visit=made, operation="BY-040")
    shop.do("add_material", visit=made, part="OF-21", quantity=2)
    shop.do("add_material", visit=made, part="SW-3", payer="goodwill", approved_by=MANAGER)
    return made


def lines(shop: Shop, visit: str) -> list[str]:
    return [one.id for one in shop.visit(visit).estimate.lines]


def beyond(shop: Shop) -> list[str]:
    """What the deep audit says of consent."""
    with shop.house.store.reading() as db:
        return [one.what.message for one in nothing_goes_beyond_consent(db)]


def customers(shop: Shop, visit: str) -> list[str]:
    return [one.id for one in shop.visit(visit).estimate.lines if one.payer is Payer.CUSTOMER]


@pytest.mark.both
@pytest.mark.rule("DLR-15")
def test_a_discount_of_the_order_is_parted_to_the_fen(shop: Shop, visit: str) -> None:
    labour, filters, switch = lines(shop, visit)
    give = {"visit": visit, "lines": [labour, filters], "discount": 9_700}
    assert "Say why" in shop.refused("give_discount", **give).message
    shop.do("give_discount", **give, why="老客")
    assert [one.off for one in shop.visit(visit).estimate.lines] == [760, 348, 0], "369.33 at 97 %: 11.08 off"
    sums = by_payer(shop.visit(visit).estimate)
    assert (sums[Payer.CUSTOMER], sums[Payer.GOODWILL]) == (36_933 - 1_108, 18_600)
    shop.do("give_discount", visit=visit, lines=[filters], discount=10_000)
    assert [one.off for one in shop.visit(visit).estimate.lines] == [760, 0, 0], "taken back of one line"
    assert (
        "only the customer"
        in shop.refused("give_discount", visit=visit, lines=[switch], discount=9_700, why="老客").message
    )
    seen = shop.refused("give_discount", **give, why="老客", seen={"off": 1_108})
    assert (seen.args["seen"], seen.args["now"]) == (1_108, 760)


@pytest.mark.rule("DLR-15", "COM-21")
def test_beyond_ones_limit_a_manager_approves(shop: Shop, visit: str) -> None:
    give = {"visit": visit, "lines": customers(shop, visit), "discount": 9_000, "why": "返修致歉"}
    no = shop.refused("give_discount", **give)
    assert isinstance(no, Ask) and no.who == ("manager",)
    shop.set("discount_adviser", 90)
    shop.do("give_discount", **give)
    give["discount"] = 8_000
    assert isinstance(shop.refused("give_discount", **give), Ask)
    call = Call(
        "pin", "dealership.give_discount", give, shop.clock.now(), ADVISERS, "A1", approved_by=MANAGER
    )
    shop.desk.carry_out(call)
    [one, *_] = shop.visit(visit).estimate.lines
    assert one.discounted and (one.discounted.by, one.discounted.approved_by) == ("gu", "zhou")
    shop.do("give_discount", MANAGER, **give | {"discount": 5_000})


@pytest.mark.rule("DLR-15", "DLR-21", "DLR-42")
def test_it_stands_on_every_paper_and_in_what_is_authorised(shop: Shop) -> None:
    leaving = Leaving(shop)
    visit = leaving.works.ordered(BRAKES)
    assert shop.visit(visit).estimate.account.authorised == 16_000
    give = {"visit": visit, "discount": 9_500, "why": "促销"}
    line = shop.do("find_labour", visit=visit, operation=SERVICE, why="到期")
    shop.do("give_discount", **give, lines=[line])
    said = {"answers": [{"line": line, "answer": "yes"}], "proof": 2, "words": "好"}
    shop.do("note_answer", visit=visit, **said)
    assert shop.visit(visit).estimate.account.authorised == 38_800, "160.00, and 240.00 at 95 %"
    no = shop.refused("give_discount", **give | {"discount": 10_000, "why": None}, lines=[line])
    assert no.args["agreed"] == 22_800, "what was agreed to is not charged beyond it"
    shop.do("give_discount", MANAGER, **give | {"discount": 9_000}, lines=[line])
    assert shop.visit(visit).estimate.account.authorised == 38_800
    assert due(shop.visit(visit)) == 16_000 + 21_600
    assert beyond(shop) == []
    told = shop.rows(select(DocumentRow.data).where(DocumentRow.kind == "DA"))
    assert "less discount" in json.dumps([json.loads(r.data) for r in told], ensure_ascii=False)


@pytest.mark.rule("DLR-15", "DLR-43")
def test_at_the_till_it_asks_for_a_new_list(shop: Shop) -> None:
    leaving = Leaving(shop)
    visit = leaving.listed(SERVICE)
    give = {"visit": visit, "lines": customers(shop, visit), "discount": 9_500, "why": "等候过久"}
    shop.do("give_discount", **give)
    assert due(shop.visit(visit)) == 28_310, "298.00 at 95 %"
    paid = {"visit": visit, "payments": [{"means": "cash", "amount": 28_310}]}
    assert shop.refused("settle", **paid).mend == "make_settlement"
    shop.do("make_settlement", visit=visit)
    shop.do("settle", **paid)
    assert "settled already" in shop.refused("give_discount", **give).message


@pytest.mark.rule("DLR-15", "DLR-20")
def test_what_lies_before_the_customer_is_not_changed(shop: Shop, visit: str) -> None:
    shop.do("make_order", visit=visit, **TOLD)
    give = {"visit": visit, "lines": customers(shop, visit), "discount": 9_500, "why": "老客"}
    assert shop.refused("give_discount", **give).mend == "reopen_estimate"


@pytest.mark.rule("DLR-15")
def test_of_parts_that_come_back_their_part_of_the_discount_goes_too(shop: Shop) -> None:
    leaving = Leaving(shop)
    visit = leaving.works.ordered(BRAKES)
    line = shop.do("find_material", visit=visit, part="OF-21", why="备用", quantity=3)
    shop.do("give_discount", visit=visit, lines=[line], discount=9_500, why="老客")
    said = {"answers": [{"line": line, "answer": "yes"}], "proof": 2, "words": "好"}
    shop.do("note_answer", visit=visit, **said)
    shop.do("draw_part", visit=visit, line=line, quantity=2, **TAKEN)
    assert due(shop.visit(visit)) == 16_000 + 2 * 5_800 - 580, "two of three pieces, and two thirds of 8.70"


@pytest.mark.rule("DLR-15", "DLR-21", "COM-06")
def test_a_yes_is_to_the_sum_that_the_customer_was_told(shop: Shop) -> None:
    visit = Works(shop).ordered(BRAKES)
    line = shop.do("find_labour", visit=visit, operation=SERVICE, why="到期")
    shop.do("give_discount", MANAGER, visit=visit, lines=[line], discount=5_000, why="老客")
    told = {"visit": visit, "answers": [{"line": line, "answer": "yes"}], "proof": 4, "signature": DRAWN}
    seen = {"asked_sum": asked_sum(shop.visit(visit), (Said(line, Answer.YES),))}
    shop.do("give_discount", MANAGER, visit=visit, lines=[line], discount=10_000)
    no = shop.refused("note_answer", **told, seen=seen)
    assert (no.args["seen"], no.args["now"], no.args["staff"]) == (12_000, 24_000, MANAGER.login)
    shop.do("note_answer", **told, seen={"asked_sum": 24_000})


@pytest.mark.rule("DLR-15", "COM-05")
def test_a_discount_that_nobody_gave_is_found(shop: Shop, visit: str) -> None:
    """Nothing but what is wrong: the clock is set back between discount and yes, and between yes and the first clock-on."""
    works = Works(shop)
    shop.do("give_discount", visit=visit, lines=customers(shop, visit), discount=9_500, why="老客")
    shop.wait(-20)
    shop.do("make_order", visit=visit, **TOLD)
    for one in shop.visit(visit).estimate.standing:
        shop.do("explain_line", visit=visit, line=one.id)
    shop.do("sign_order", visit=visit, signature=DRAWN)
    shop.do("hand_over", visit=visit, promised=works.later())
    shop.do("take_over", HEAD, visit=visit)
    shop.do("dispatch", HEAD, visit=visit, team=works.first, bay="1号工位", why="技能")
    shop.do("receive_car", LEADER, visit=visit)
    shop.wait(-20)
    shop.do("begin_job", TECH, visit=visit, job=works.jobs(visit)[0].id)
    assert beyond(shop) == []
    shop.house.store.writer.run(
        lambda db: db.execute(
            text("UPDATE dealership_answers SET off = 0, amount = amount + off WHERE off > 0")
        )
    )
    assert beyond(shop) == ["Line {line} was agreed to at another sum than it has."] * 2


@pytest.mark.rule("DLR-12", "DLR-15", "DLR-44")
def test_a_discount_counts_only_while_the_customer_pays(shop: Shop) -> None:
    """What the maker pays is asked for whole, on every paper; what comes back to the customer keeps its discount."""
    works = Works(shop)
    visit = shop.received(shop.vehicle(sold_on="2025-11-23"))
    shop.do("diagnose", visit=visit, words="异响", found=True)
    line = shop.do("add_labour", visit=visit, operation=SERVICE)
    here = {"visit": visit, "line": line}
    shop.do("give_discount", MANAGER, visit=visit, lines=[line], discount=5_000, why="熟客")
    assert by_payer(shop.visit(visit).estimate)[Payer.CUSTOMER] == 12_000
    shop.do("decide_warranty", **here)
    assert by_payer(shop.visit(visit).estimate)[Payer.WARRANTY] == 24_000
    shop.do("decide_warranty", **here, misuse=True)
    assert by_payer(shop.visit(visit).estimate)[Payer.CUSTOMER] == 12_000
    shop.do("decide_warranty", **here)
    shop.do("name_fault", visit=visit, fault="异响", line=line)
    shop.wait(1)
    shop.do("make_order", visit=visit, **TOLD)
    shop.do("explain_line", **here)
    shop.do("sign_order", visit=visit, signature=DRAWN)
    shop.do("hand_over", visit=visit, promised=works.later())
    shop.do("take_over", HEAD, visit=visit)
    shop.do("dispatch", HEAD, visit=visit, team=works.first, bay="1号工位")
    shop.do("receive_car", LEADER, visit=visit)
    [job] = works.jobs(visit)
    shop.do("begin_job", TECH, visit=visit, job=job.id)
    shop.do("finish_job", TECH, visit=visit, job=job.id)
    shop.do("check_own", TECH, visit=visit)
    shop.do("check_team", LEADER, visit=visit, nothing=True)
    shop.do("inspect", INSPECT, visit=visit)
    claim = shop.do("draft_claim", **here, what={"code": "P0420"})
    assert (facts(shop, claim).asked, due(shop.visit(visit)), beyond(shop)) == (24_000, 0, [])
    order = [json.loads(r.data) for r in shop.rows(select(DocumentRow.data))]
    assert "less discount" not in json.dumps(order, ensure_ascii=False)
