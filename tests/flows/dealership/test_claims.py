"""Claims: one for each warranty line, one for an insurance case, through their states, with their sums (DLR-44)."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import select, text

from app.counter.documents import DocumentRow
from app.counter.sheet_file import read_file
from app.counter.sheets import kinds, preview, take_in
from app.flows.dealership.checks import claims_fit
from app.flows.dealership.commands import claims as commands
from app.flows.dealership.commands import settlement
from app.flows.dealership.facts.claims import ClaimFacts, ClaimLine, Claims
from app.flows.dealership.facts.tracks import Claim
from app.flows.dealership.model.fault_codes import FaultCodeRow
from app.flows.dealership.papers.claims import claim_sheet
from app.flows.dealership.queries.claims import claim_facts, sheet_of
from app.flows.dealership.rules.billing import charge_of, due
from app.flows.dealership.rules.fault_codes import past_of
from app.kernel.refusal import Ask, Refused
from tests.counters import once_both_know
from tests.flows.dealership.leaving import HANDED, READY, STORE, Leaving, cash
from tests.flows.dealership.shop import MANAGER, TAKEN, Shop
from tests.flows.dealership.works import BRAKES, HEAD

CASE = {"insurer": "人保财险", "policy": "PDZA2026-31", "loss": "RD-88213", "surveyor": "查勘员陈立"}


@pytest.fixture
def leaving(shop: Shop) -> Leaving:
    return Leaving(shop)


def facts(shop: Shop, claim: str) -> ClaimFacts:
    with shop.house.store.reading() as db:
        return claim_facts(db, [claim])[claim]


def to_claim(
    shop: Shop, leaving: Leaving, payer: str = "warranty", agreed: int = 1, drawn: int = 1, **more: Any
) -> dict[str, Any]:
    """A car of whose lines one part is paid by another: the arguments of its draft; what the maker pays is settled."""
    car = {"plate": "沪B3M507", "sold_on": "2025-05-18"} | more
    vehicle = shop.vehicle(owner=car["plate"], **car)
    visit = leaving.fetched(payer=payer, agreed=agreed, drawn=drawn, vehicle=vehicle)
    if payer == "warranty":
        [line] = [one.id for one in shop.visit(visit).estimate.lines if one.drawn]
        shop.do("name_fault", visit=visit, fault="机油滤清器渗油", line=line)
    leaving.walk(visit)
    shop.do("make_settlement", visit=visit)
    if payer == "warranty":
        leaving.pay(visit)
    [one] = [one for one in shop.look(Claims).unclaimed if one.visit == visit]
    assert one.amount == 5_800 * drawn
    return {"visit": visit} | ({"line": one.line} if one.line else {})


def shown(shop: Shop, claim: str) -> ClaimLine:
    return next(one for one in shop.look(Claims).claims if one.id == claim)


@pytest.mark.both
@pytest.mark.rule("DLR-44", "DLR-43")
def test_a_warranty_line_is_claimed_once_sent_accepted_and_paid(shop: Shop, leaving: Leaving) -> None:
    draft = to_claim(shop, leaving)
    other = next(one for one in shop.visit(draft["visit"]).estimate.lines if one.id != draft["line"])
    assert "does not pay" in shop.refused("draft_claim", what={}, visit=draft["visit"], line=other.id).message
    claim = shop.do("draft_claim", **draft, what={"kept_until": "2027-02-23"})
    assert shop.look(Claims).unclaimed == ()
    assert "claimed already" in shop.refused("draft_claim", **draft, what={}).message
    assert shop.refused("send_claim", claim=claim).mend == "change_claim"
    shop.do("change_claim", claim=claim, what={"code": "F2.31", "kept_until": "2027-02-23"})
    shop.do("send_claim", claim=claim)
    assert shop.refused("change_claim", claim=claim, what={}), "what is sent is not written anew"
    assert "all that was claimed" in shop.refused("cut_claim", claim=claim, granted=5_800, why="x").message
    shop.do("accept_claim", claim=claim)
    assert "Write down" in shop.refused("pay_claim", claim=claim, amount=5_000).message
    shop.do("pay_claim", claim=claim, amount=5_800)
    now = facts(shop, claim)
    assert (now.step, now.labour, now.material, now.granted, now.paid) == (Claim.PAID, 0, 5_800, 5_800, 5_800)
    [row] = shop.rows(select(DocumentRow.id).where(DocumentRow.kind == "DM"))
    said = str(shop.paper(row.id).blocks)
    assert "F2.31" in said and "机油滤清器" in said


@pytest.mark.rule("DLR-44")
def test_an_insurance_case_claims_what_was_assessed_less_the_excess(shop: Shop, leaving: Leaving) -> None:
    draft = to_claim(shop, leaving, "insurance")
    assert "Which insurer" in shop.refused("draft_claim", **draft, what={}).message
    over = CASE | {"assessed": 5_000, "excess": 6_000}
    assert "more than" in shop.refused("draft_claim", **draft, what=over).message
    claim = shop.do("draft_claim", **draft, what=CASE)
    assert "claimed already" in shop.refused("draft_claim", **draft, what=CASE).message
    leaving.pay(draft["visit"])
    assert "assessed sum" in shop.refused("send_claim", claim=claim).message
    shop.do("change_claim", claim=claim, what=CASE | {"assessed": 5_500, "excess": 500, "insurer": None})
    assert "Insurer" in shop.refused("send_claim", claim=claim).message, "it would go to the maker"
    shop.do("change_claim", claim=claim, what=CASE | {"assessed": 5_500, "excess": 500})
    shop.do("send_claim", claim=claim)
    assert facts(shop, claim).asked == 5_000
    with shop.house.store.engine.begin() as db:
        db.execute(text("UPDATE dealership_claim_texts SET assessed = 9000"))
    assert facts(shop, claim).asked == 5_000, (
        "what was sent is what is answered, whatever becomes of its lines"
    )
    shop.do("cut_claim", claim=claim, granted=4_000, why="配件按副厂价核定")
    shop.do("pay_claim", claim=claim, amount=3_900, why="扣手续费")
    one = shown(shop, claim)
    assert (one.who, one.surveyor) == ("人保财险", "查勘员陈立")
    assert [(deed.did, deed.amount, deed.words) for deed in one.deeds[2:]] == [
        (Claim.CUT, 4_000, "配件按副厂价核定"),
        (Claim.PAID, 3_900, "扣手续费"),
    ]
    [sums] = shop.look(Claims).sums
    assert (sums.who, sums.n, sums.asked, sums.granted, sums.paid) == ("人保财险", 1, 5_000, 4_000, 3_900)


@pytest.mark.rule("DLR-43", "DLR-44")
def test_a_claim_is_sent_once_the_bill_stands_and_reopened_though_it_was_accepted(
    shop: Shop, leaving: Leaving
) -> None:
    """A claim that keeps the bill from being made can still be written anew; afterwards no piece comes back."""
    visit = leaving.fetched(payer="insurance")
    case = CASE | {"assessed": 9_000}
    claim = shop.do("draft_claim", visit=visit, what=case | {"excess": 6_000})
    assert shop.refused("send_claim", claim=claim).mend == "settle"
    leaving.walk(visit)
    assert shop.refused("make_settlement", visit=visit).mend == "change_claim"
    shop.do("change_claim", claim=claim, what=case)
    shop.do("make_settlement", visit=visit)
    leaving.pay(visit)
    shop.do("send_claim", claim=claim)
    shop.do("accept_claim", claim=claim)
    [line] = [one for one in shop.visit(visit).estimate.lines if one.drawn]
    back = {"visit": visit, "line": line.id, "quantity": 1, **TAKEN}
    assert "settled already" in shop.refused("return_part", STORE, **back).message
    assert shop.refused("change_claim", claim=claim, what=case), "first it is opened again"
    shop.do("reopen_claim", claim=claim, why="定损金额看错")
    shop.do("change_claim", claim=claim, what=CASE | {"assessed": 5_800})
    shop.do("send_claim", claim=claim)
    now = facts(shop, claim)
    assert (now.asked, now.granted, charge_of(line).net) == (5_800, None, 5_800)


@pytest.mark.rule("DLR-44")
def test_what_was_refused_is_claimed_once_more_and_shown_to_who_drafts_the_next(
    shop: Shop, leaving: Leaving
) -> None:
    first = shop.do("draft_claim", **to_claim(shop, leaving), what={"code": "F2.31"})
    shop.do("send_claim", claim=first)
    shop.do("refuse_claim", claim=first, why="缺旧件照片")
    assert facts(shop, first).granted == 0
    shop.do("reopen_claim", claim=first, why="补照片")
    assert (facts(shop, first).step, facts(shop, first).granted) == (Claim.DRAFTED, None)
    again = to_claim(shop, leaving, plate="沪A00001")
    second = shop.do("draft_claim", **again, what={"code": "F2.31"})
    one = shown(shop, second)
    [past] = past_of(shop.look(Claims).claims, "F2.31", one.who, second)
    assert (past.step, past.cut, past.why) == (Claim.DRAFTED, 5_800, "缺旧件照片")


@pytest.mark.rule("DLR-44")
def test_the_sums_of_each_maker_are_those_of_its_claims(shop: Shop, leaving: Leaving) -> None:
    cars = (("LFMJW30F7R0104729", True), ("LFMJW30F5R0104731", False), ("", True))
    for n, (vin, granted) in enumerate(cars):
        draft = to_claim(shop, leaving, plate=f"沪A0000{n}", **({"vin": vin} if vin else {}))
        claim = shop.do("draft_claim", **draft, what={"code": "F1"})
        shop.do("send_claim", claim=claim)
        if granted:
            shop.do("accept_claim", claim=claim)
        else:
            shop.do("refuse_claim", claim=claim, why="超里程")
    found = {(one.n, one.asked, one.granted, one.paid) for one in shop.look(Claims).sums}
    assert found == {(2, 11_600, 5_800, 0), (1, 5_800, 5_800, 0)}


@pytest.mark.both
@pytest.mark.rule("DLR-44", "COM-06")
def test_a_claim_is_not_written_anew_while_another_counter_sends_it(
    shop: Shop, second: Shop, leaving: Leaving, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever is first, the other looks again: what is sent is what the claim says."""
    draft = to_claim(shop, leaving, "insurance")
    claim = shop.do("draft_claim", **draft, what=CASE | {"assessed": 5_500})
    leaving.pay(draft["visit"])
    take = commands.held
    monkeypatch.setattr(commands, "held", once_both_know(Barrier(2), take))

    def done(n: int) -> bool:
        act, args = (("change_claim", {"what": CASE | {"assessed": 4_000}}), ("send_claim", {}))[n]
        try:
            (shop, second)[n].do(act, claim=claim, **args, id=f"at-once-{n}")
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(2) as two:
        first, sent = two.map(done, range(2))
    now = facts(shop, claim)
    assert (first, sent) in ((True, False), (False, True)) or (now.sent, now.assessed) == (4_000, 4_000)
    assert now.sent is None or now.sent == now.assessed


@pytest.mark.rule("DLR-43", "DLR-44")
def test_no_car_of_an_insurer_is_settled_before_its_case_has_a_name(shop: Shop, leaving: Leaving) -> None:
    visit = to_claim(shop, leaving, "insurance")["visit"]
    paid = {"visit": visit, "payments": [{"means": "cash", "amount": 24_000}]}
    no = shop.refused("settle", MANAGER, **paid)
    assert (no.args["n"], no.mend) == (2, "draft_claim")
    claim = shop.do("draft_claim", visit=visit, what=CASE | {"loss": None})
    assert shop.refused("settle", MANAGER, **paid).mend == "change_claim"
    assert shop.refused("give_gate_pass", MANAGER, visit=visit).mend == "settle"
    shop.do("change_claim", claim=claim, what=CASE)
    shop.do("settle", MANAGER, **paid)


@pytest.mark.rule("DLR-43", "DLR-44")
def test_a_claim_that_is_paid_is_taken_back_by_a_manager_and_asks_for_what_the_new_list_charges(
    shop: Shop, leaving: Leaving
) -> None:
    draft = to_claim(shop, leaving, agreed=2, drawn=2)
    visit, claim = draft["visit"], shop.do("draft_claim", **draft, what={"code": "F2"})
    shop.do("send_claim", claim=claim)
    shop.do("accept_claim", claim=claim)
    shop.do("pay_claim", claim=claim, amount=11_600)
    shop.do("reopen_settlement", MANAGER, visit=visit, why="旧件未换")
    back = {"visit": visit, "line": draft["line"], "quantity": 1, **TAKEN}
    assert shop.refused("return_part", STORE, **back).mend == "resume_work", (
        "the customer signed that it is in the car"
    )
    shop.do("resume_work", visit=visit)
    shop.do("return_part", STORE, **back)
    shop.do("agree_delivery", visit=visit, on=leaving.free())
    leaving.walk(visit)
    shop.do("make_settlement", visit=visit)
    paid = {"visit": visit, "payments": [{"means": "cash", "amount": 24_000}]}
    no = shop.refused("settle", MANAGER, **paid)
    assert (no.args["asked"], no.args["now"], no.mend) == (11_600, 5_800, "reopen_claim")
    back = {"claim": claim, "why": "重开结算"}
    assert isinstance(shop.refused("reopen_claim", **back), Ask), "a manager's word"
    shop.do("reopen_claim", **back, approved_by=MANAGER)
    assert facts(shop, claim).paid is None
    shop.do("settle", MANAGER, **paid)
    shop.do("send_claim", claim=claim)
    assert facts(shop, claim).asked == 5_800 and outs(shop) == []
    assert shown(shop, claim).deeds[3].amount == 11_600, "what was paid first is kept"
    shop.do("reopen_claim", claim=claim, why="发错")
    shop.do("send_claim", claim=claim)
    altered = "UPDATE dealership_claim_deeds SET lines = 1 WHERE did = 'sent'"
    shop.house.store.writer.run(lambda db: db.execute(text(altered)))
    assert len(outs(shop)) == 1


@pytest.mark.rule("DLR-21", "DLR-44")
def test_labour_that_the_customer_does_not_want_any_more_is_not_claimed(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.finished(vehicle=shop.vehicle(sold_on="2025-05-18"))
    line = shop.do("find_labour", visit=visit, operation=BRAKES, why="异响")
    shop.do("decide_warranty", visit=visit, line=line)
    said = {"visit": visit, "proof": 2, "words": "好"}
    shop.do("note_answer", **said, answers=[{"line": line, "answer": "yes"}])
    leaving.work(visit)
    back = {"visit": visit, "place": "交车区 2", "handed": HANDED}
    shop.do("note_finished", HEAD, **back)
    claim = shop.do("draft_claim", visit=visit, line=line, what={"code": "F2"})
    assert facts(shop, claim).asked == 16_000
    job = leaving.works.jobs(visit)[-1].id
    shop.do("fail_check", visit=visit, job=job, why="仍有异响")
    shop.do("note_answer", MANAGER, **said, answers=[{"line": line, "answer": "no"}])
    leaving.work(visit)
    shop.do("note_finished", HEAD, **back)
    shop.do("check_delivery", visit=visit, ready=READY)
    shop.do("tell_ready", visit=visit, channel="phone")
    shop.do("agree_delivery", visit=visit, on=leaving.free())
    leaving.walk(visit)
    shop.do("make_settlement", visit=visit)
    leaving.pay(visit)
    assert shop.refused("send_claim", claim=claim).args["step"] is Claim.VOID
    now = shop.look(Claims)
    assert (facts(shop, claim).asked, now.claims[-1].facts.step, now.sums) == (0, Claim.VOID, ())


@pytest.mark.rule("DLR-32", "DLR-43", "DLR-44")
def test_a_draft_is_void_once_its_pieces_came_back_and_nothing_is_to_be_claimed(
    shop: Shop, leaving: Leaving
) -> None:
    visit = leaving.fetched(payer="insurance")
    claim = shop.do("draft_claim", visit=visit, what=CASE | {"assessed": 9_000, "excess": 100})
    [line] = [one.id for one in shop.visit(visit).estimate.lines if one.drawn]
    piece = {"visit": visit, "line": line, "quantity": 1, **TAKEN}
    shop.do("return_part", STORE, **piece)
    assert facts(shop, claim).step is Claim.VOID
    assert "bears nothing" in shop.refused("change_claim", claim=claim, what=CASE | {"excess": 100}).message
    shop.do("change_claim", claim=claim, what=CASE)
    leaving.walk(visit)
    shop.do("make_settlement", visit=visit)
    leaving.pay(visit)
    now = shop.look(Claims)
    assert ([one.facts.step for one in now.claims], now.unclaimed) == ([Claim.VOID], ())


@pytest.mark.rule("DLR-32", "DLR-44")
def test_no_claim_is_drafted_of_a_part_that_lies_in_the_store_again(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.told(payer="warranty", vehicle=shop.vehicle(sold_on="2025-05-18"))
    [line] = [one.id for one in shop.visit(visit).estimate.lines if one.drawn]
    shop.do("return_part", STORE, visit=visit, line=line, quantity=1, **TAKEN)
    assert "nothing was drawn" in shop.refused("draft_claim", visit=visit, line=line, what={}).message


@pytest.mark.both
@pytest.mark.rule("DLR-42", "DLR-44")
def test_of_what_the_insurer_did_not_assess_a_manager_answers_for_the_house(
    shop: Shop, leaving: Leaving
) -> None:
    """58 yuan are the insurer's by the list, 55 were assessed: the rest is assessed too, or the house bears it."""
    visit = leaving.listed(payer="insurance")
    claim = shop.do("draft_claim", visit=visit, what=CASE | {"assessed": 5_500})
    pay = {"visit": visit, "payments": [cash(due(shop.visit(visit)))]}
    no = shop.refused("settle", **pay)
    assert isinstance(no, Ask) and no.mend == "change_claim"
    assert (no.args["insured"], no.args["assessed"], no.args["rest"]) == (5_800, 5_500, 300)
    shop.do("change_claim", claim=claim, what=CASE | {"assessed": 5_800})
    shop.do("settle", **pay)
    shop.do("reopen_settlement", MANAGER, visit=visit, why="定损改回")
    shop.do("change_claim", claim=claim, what=CASE | {"assessed": 5_500})
    shop.do("make_settlement", visit=visit)
    shop.do("settle", **pay, approved_by=MANAGER)


@pytest.mark.both
@pytest.mark.rule("DLR-43", "DLR-44", "COM-06")
def test_no_claim_is_sent_for_a_list_that_another_counter_opens_again(
    shop: Shop, second: Shop, leaving: Leaving, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = to_claim(shop, leaving)
    claim = shop.do("draft_claim", **draft, what={"code": "F2"})
    both = Barrier(2)
    monkeypatch.setattr(commands, "held", once_both_know(both, commands.held))
    monkeypatch.setattr(settlement, "_hold_claims", once_both_know(both, settlement._hold_claims))
    wishes: list[tuple[str, dict[str, Any]]] = [
        ("reopen_settlement", {"visit": draft["visit"], "why": "少领一只"}),
        ("send_claim", {"claim": claim}),
    ]

    def done(n: int) -> bool:
        act, args = wishes[n]
        try:
            (shop, second)[n].do(act, MANAGER, **args, id=f"at-once-{n}")
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(2) as two:
        assert sorted(two.map(done, range(2))) == [False, True], "the one that comes second looks again"


def outs(shop: Shop) -> list[Any]:
    with shop.house.store.reading() as db:
        return list(claims_fit(db))


TOYOTA, HONDA = "LFMJW30F7R0104729", "LVHRU1882P5012345"
BOOK = (
    "故障码,厂家代码(车架号前三位),索赔条件,所需资料\n"
    "F2.31,LFM,三年内非磨损,旧件照片；检测单\n"
    "F2.31,,厂家规定,旧件照片\n"
    "F9,toyota,不限,\n"
    "F10,LVG,,照片\n"
)


@pytest.mark.both
@pytest.mark.rule("DLR-44", "COM-63")
def test_the_book_says_by_code_and_maker_which_papers_go_with_a_claim(
    shop: Shop, leaving: Leaving, tmp_path: Path
) -> None:
    file = tmp_path / "book.csv"
    file.write_text(BOOK, "utf-8")
    found = preview(shop.desk, kinds(shop.house.flows)["fault_codes"], read_file(file), MANAGER)
    assert [(one.n, one.column) for one in found.bad] == [(4, ""), (5, "索赔条件")]
    take_in(shop.desk, found, MANAGER)
    claim = shop.do("draft_claim", **to_claim(shop, leaving, vin=TOYOTA), what={"code": "F2.31"})
    assert facts(shop, claim).needs == ("旧件照片", "检测单"), (
        "what its maker says comes before what holds for any"
    )
    other = shop.do(
        "draft_claim", **to_claim(shop, leaving, plate="沪A00001", vin=HONDA), what={"code": "F2.31"}
    )
    assert facts(shop, other).needs == ("旧件照片",)
    assert shop.refused("send_claim", claim=claim).args == {"papers": ["旧件照片", "检测单"]}
    ticked = {"code": "F2.31", "papers": ["旧件照片"]}
    shop.do("change_claim", claim=claim, what=ticked)
    assert shop.refused("send_claim", claim=claim).args == {"papers": ["检测单"]}
    shop.do(
        "write_fault_code", MANAGER, code="F2.31", wmi="LFM", terms="三年内", papers=["旧件照片", "路试单"]
    )
    assert shop.refused("send_claim", claim=claim).args == {"papers": ["路试单"]}, "the newest text holds"
    assert len(shop.rows(select(FaultCodeRow.n).where(FaultCodeRow.wmi == "LFM"))) == 2
    shop.do("send_claim", claim=claim, why="路试单厂家已有")
    assert shown(shop, claim).deeds[-1].words == "路试单厂家已有"
    [row] = shop.rows(select(DocumentRow.id).where(DocumentRow.kind == "DM"))
    assert "旧件照片" in str(shop.paper(row.id).blocks) and "路试单" not in str(shop.paper(row.id).blocks)
    shop.do("cut_claim", claim=claim, granted=4_000, why="按厂家指导价")
    listed = shop.look(Claims).claims
    assert [(one.cut, one.why) for one in past_of(listed, "F2.31", shown(shop, claim).who)] == [
        (1_800, "按厂家指导价")
    ]
    assert past_of(listed, "F2.31", shown(shop, other).who) == [], "another maker's claims are no matter here"


@pytest.mark.rule("DLR-44", "DLR-61")
@pytest.mark.parametrize("payer", ["warranty", "insurance"])
def test_what_was_charged_is_claimed_and_not_what_was_agreed(
    shop: Shop, leaving: Leaving, payer: str
) -> None:
    """Three filters were agreed to, one was drawn."""
    draft = to_claim(shop, leaving, payer, agreed=3)
    claim = shop.do("draft_claim", **draft, what={"insurer": "人保财险"} if payer == "insurance" else {})
    with shop.house.store.reading() as db:
        facts = claim_facts(db, [claim])[claim]
        sheet = sheet_of(db, facts, shop.clock.now(), "gu")
    assert facts.asked == 5_800
    assert "174.00" not in str(claim_sheet(sheet, shop.desk.settings).blocks)
