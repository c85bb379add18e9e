"""The excess of an insurance case is taken through the till: with the settlement, or later, exact to the fen (DLR-43, 44)."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import select, text

from app.counter.overview import Agenda
from app.counter.payments import ReceiptRow
from app.flows.dealership.checks import excesses_fit, settlements_fit
from app.flows.dealership.commands import claims, settlement
from app.flows.dealership.facts.claims import Claims
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.rules.billing import due, excess_left, excess_taken
from app.kernel.refusal import Ask, Refused
from tests.counters import once_both_know
from tests.flows.dealership.leaving import OUT, READY, Leaving, cash
from tests.flows.dealership.shop import DRAWN, MANAGER, Shop
from tests.flows.dealership.test_claims import CASE, facts
from tests.flows.dealership.test_settling import said
from tests.flows.dealership.works import HEAD, TECH

KNOWN = CASE | {"assessed": 5_500, "excess": 501}


@pytest.fixture
def leaving(shop: Shop) -> Leaving:
    return Leaving(shop)


def insured(shop: Shop, leaving: Leaving) -> str:
    """A car of which the insurer pays a part of 58 yuan, walked round and about to be settled."""
    visit = leaving.finished(payer="insurance")
    shop.do("check_delivery", visit=visit, ready=READY)
    shop.do("tell_ready", visit=visit, channel="phone")
    shop.do("agree_delivery", visit=visit, on=leaving.free())
    leaving.walk(visit)
    return visit


def fits(shop: Shop) -> bool:
    with shop.house.store.reading() as db:
        return not [*settlements_fit(db), *excesses_fit(db)]


def on_today(shop: Shop, claim: str) -> bool:
    """Whether the excess of a claim stands on the manager's Today."""
    agenda = shop.look(Agenda, MANAGER)
    return any(one.record == f"claims:{claim}" for one in agenda.rows)


@pytest.mark.rule("DLR-42", "DLR-43", "DLR-44")
def test_an_excess_that_is_known_is_a_line_of_the_settlement(shop: Shop, leaving: Leaving) -> None:
    visit = insured(shop, leaving)
    shop.do("make_settlement", visit=visit)
    claim = shop.do("draft_claim", visit=visit, what=KNOWN | {"excess": 5_500, "assessed": 9_000})
    assert shop.refused("settle", MANAGER, visit=visit, payments=[cash(29_500)]).mend == "make_settlement"
    shop.do("change_claim", claim=claim, what=KNOWN | {"excess": 5_801, "assessed": 9_000})
    assert "more than the" in shop.refused("make_settlement", visit=visit).message
    shop.do("change_claim", claim=claim, what=KNOWN)
    shop.do("make_settlement", visit=visit)
    assert due(shop.visit(visit)) == 24_000 + 501
    leaving.pay(visit)
    told = [one for one in said(shop, "ST") if "Excess of the insurance" in one]
    assert len(told) == 2 and all('"245.01"' in one and '"52.99"' in one for one in told)
    [taken] = shop.rows(select(ReceiptRow.paid, ReceiptRow.bill))
    assert taken.paid == 24_501 and facts(shop, claim).asked == 4_999
    assert "settle" not in shop.refused("take_excess", MANAGER, visit=visit, payments=[cash(501)]).message
    assert "cannot be less" in shop.refused("change_claim", claim=claim, what=KNOWN | {"excess": 500}).message
    assert fits(shop)


@pytest.mark.rule("DLR-43", "DLR-44")
def test_an_excess_that_is_told_later_is_taken_later(shop: Shop, leaving: Leaving) -> None:
    visit = insured(shop, leaving)
    claim = shop.do("draft_claim", visit=visit, what=CASE | {"excess": 100})
    shop.do("make_settlement", visit=visit)
    early = shop.refused("take_excess", MANAGER, visit=visit, payments=[cash(100)])
    assert early.mend == "settle"
    leaving.pay(visit)
    shop.do("give_gate_pass", MANAGER, visit=visit)
    shop.do("change_claim", claim=claim, what=KNOWN)
    assert facts(shop, claim).excess_left == 401
    seen = {"excess_left": 300}
    assert (
        shop.refused("take_excess", MANAGER, visit=visit, payments=[cash(300)], seen=seen).args["now"] == 401
    )
    assert "is due" in shop.refused("take_excess", MANAGER, visit=visit, payments=[cash(400)]).message
    shop.do("take_excess", MANAGER, visit=visit, payments=[cash(401)])
    assert (excess_left(shop.visit(visit)), excess_taken(shop.visit(visit))) == (0, 501)
    assert "is left" in shop.refused("take_excess", MANAGER, visit=visit, payments=[cash(401)]).message
    assert sorted(r.paid for r in shop.rows(select(ReceiptRow.paid))) == [401, 24_100] and fits(shop)


@pytest.mark.rule("DLR-43", "DLR-44", "COM-50")
def test_an_excess_that_was_taken_goes_back_and_stands_on_today_until_it_is_taken(
    shop: Shop, leaving: Leaving
) -> None:
    visit = insured(shop, leaving)
    claim = shop.do("draft_claim", visit=visit, what=CASE)
    shop.do("make_settlement", visit=visit)
    leaving.pay(visit)
    assert "after settlement" in shop.refused("undo_excess", MANAGER, visit=visit, why="弄错").message
    assert not on_today(shop, claim)
    shop.do("change_claim", claim=claim, what=KNOWN)
    assert on_today(shop, claim)
    shop.do("take_excess", MANAGER, visit=visit, payments=[cash(501)])
    assert not on_today(shop, claim)
    undo = {"visit": visit, "why": "免赔额核定有误"}
    assert isinstance(shop.refused("undo_excess", **undo), Ask), "a manager's word"
    shop.do("undo_excess", MANAGER, **undo)
    assert on_today(shop, claim) and facts(shop, claim).excess_left == 501
    paid = [r.paid for r in shop.rows(select(ReceiptRow.paid).where(ReceiptRow.bill == claim))]
    assert sorted(paid) == [-501, 501] and fits(shop)
    shop.do("change_claim", claim=claim, what=KNOWN | {"excess": 300})
    shop.do("take_excess", MANAGER, visit=visit, payments=[cash(300)])
    assert (excess_taken(shop.visit(visit)), fits(shop)) == (300, True)
    altered = "UPDATE dealership_excesses SET amount = amount + 1 WHERE n = 1"
    shop.house.store.writer.run(lambda db: db.execute(text(altered)))
    assert not fits(shop)


@pytest.mark.rule("DLR-20", "DLR-43", "DLR-44")
def test_what_others_pay_of_a_car_that_left_unrepaired_is_claimed_and_its_excess_taken(
    shop: Shop, leaving: Leaving
) -> None:
    """The insurer pays the look for the fault; all else was not wanted."""
    what = {"name": "底盘异响诊断", "minutes": 30, "fee": "diagnosis"}
    shop.do("add_operation", MANAGER, operation="ZC-002", what=what)
    visit = leaving.works.ordered("ZC-002", payer="insurance")
    shop.do("hand_over", visit=visit, promised=leaving.works.later())
    shop.do("take_over", HEAD, visit=visit)
    shop.do("dispatch", HEAD, visit=visit, team=leaving.works.first, bay="1号工位")
    shop.do("receive_car", TECH, visit=visit)
    [look] = leaving.works.jobs(visit)
    shop.do("begin_job", TECH, visit=visit, job=look.id)
    shop.wait(30)
    shop.do("finish_job", TECH, visit=visit, job=look.id)
    shop.do("leave_unrepaired", visit=visit, why="不修了", keys=True)
    shop.do("sign_out", visit=visit, out=OUT, signature=DRAWN)
    shop.do("make_settlement", visit=visit)
    [open] = shop.look(Claims).unclaimed
    assert (open.visit, open.line, open.amount) == (visit, None, 8_000)
    claim = shop.do("draft_claim", visit=visit, what=CASE)
    leaving.pay(visit)
    shop.do("give_gate_pass", MANAGER, visit=visit)
    assert shop.visit(visit).step is Visit.LEFT
    shop.do("change_claim", claim=claim, what=KNOWN)
    assert shop.look(Claims).unclaimed == () and on_today(shop, claim)
    shop.do("take_excess", MANAGER, visit=visit, payments=[cash(501)])
    shop.do("undo_excess", MANAGER, visit=visit, why="弄错")
    assert excess_left(shop.visit(visit)) == 501 and fits(shop)
    shop.do("send_claim", claim=claim)
    assert facts(shop, claim).sent == 4_999


@pytest.mark.both
@pytest.mark.rule("DLR-44", "COM-06")
def test_what_is_taken_is_what_the_claim_says_though_another_counter_writes_it_anew(
    shop: Shop, second: Shop, leaving: Leaving, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = insured(shop, leaving)
    claim = shop.do("draft_claim", visit=visit, what=KNOWN)
    shop.do("make_settlement", visit=visit)
    both = Barrier(2)
    monkeypatch.setattr(settlement, "_hold_claims", once_both_know(both, settlement._hold_claims))
    monkeypatch.setattr(claims, "held", once_both_know(both, claims.held))
    wishes: list[tuple[str, Any, dict[str, Any]]] = [
        ("settle", MANAGER, {"visit": visit, "payments": [cash(24_501)]}),
        ("change_claim", MANAGER, {"claim": claim, "what": KNOWN | {"excess": 100}}),
    ]

    def done(n: int) -> bool:
        act, by, args = wishes[n]
        try:
            (shop, second)[n].do(act, by, **args, id=f"at-once-{n}")
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(2) as two:
        assert sorted(two.map(done, range(2))) == [False, True], "the one that comes second looks again"
    assert excess_left(shop.visit(visit)) == 0 and fits(shop)
