"""An estimate becomes an order: reckoned by line, explained, signed, and nothing else (DLR-11, 15, 20)."""

from collections import Counter
from typing import Any

import pytest
from sqlalchemy import select

from app.counter.documents import DocumentRow
from app.flows.dealership.facts.estimate_shown import EstimateShown
from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.payers import Fee, Payer
from app.flows.dealership.facts.price_list import PriceList
from app.flows.dealership.facts.tracks import Line, Visit
from app.flows.dealership.model.estimates import FoundRow
from app.flows.dealership.rules.estimates import by_payer
from app.paper.frozen import from_json
from tests.flows.dealership.shop import DRAWN, MANAGER, Shop
from tests.pictures import photo

TOLD = {"paying": "card", "old_parts": "look", "delivery_told": True, "added_told": True}


@pytest.fixture
def visit(shop: Shop) -> str:
    """A car that was received, in a store with a price list."""
    shop.price_list()
    return shop.received(shop.vehicle(sold_on="2025-03-09"))


def lines(shop: Shop, visit: str) -> tuple[LineFacts, ...]:
    return shop.visit(visit).estimate.lines


def reckon(shop: Shop, visit: str) -> None:
    """Upkeep for the customer, a switch for the maker."""
    shop.do("diagnose", visit=visit, words="刹车踩下去有响声", found=True)
    shop.do("add_labour", visit=visit, operation="BY-040")
    shop.do("add_material", visit=visit, part="OF-21", quantity=2)
    switch = shop.do("add_material", visit=visit, part="SW-3", payer="warranty")
    shop.do("decide_warranty", visit=visit, line=switch)
    shop.do("name_fault", visit=visit, line=switch, fault="制动灯开关失效")


def printed(shop: Shop) -> list[Any]:
    return [
        from_json(r.data)
        for r in shop.rows(select(DocumentRow.data).order_by(DocumentRow.made_at, DocumentRow.id))
    ]


@pytest.mark.rule("DLR-15")
def test_every_line_is_reckoned_by_minutes_or_pieces_for_whoever_pays(shop: Shop, visit: str) -> None:
    reckon(shop, visit)
    labour, filters, switch = lines(shop, visit)
    assert (labour.quantity, labour.price, labour.amount) == (95, 16_000, 25_333), "95 min at 160.00, half up"
    assert (filters.amount, switch.amount) == (2 * 5_800, 18_600)
    sums = by_payer(shop.visit(visit).estimate)
    assert sums == {
        Payer.CUSTOMER: 36_933,
        Payer.WARRANTY: 18_600,
        Payer.INSURANCE: 0,
        Payer.GOODWILL: 0,
        Payer.FIRST: 0,
    }
    shop.set("labour_rate", 200)
    assert lines(shop, visit)[0].price == 16_000, "a line keeps the rate that it was written at"
    shop.do("strike_line", visit=visit, line=filters.id)
    assert by_payer(shop.visit(visit).estimate)[Payer.CUSTOMER] == 25_333
    assert lines(shop, visit)[1].step is Line.STRUCK, "it stays to be seen"


@pytest.mark.rule("DLR-15")
def test_the_price_list_is_kept_by_a_manager(shop: Shop, visit: str) -> None:
    shop.do("change_operation", MANAGER, operation="BY-040", what={"name": "四万公里保养", "minutes": 60})
    gone = {"name": "机油滤清器", "unit": "只", "price": 6_000, "offered": False}
    shop.do("change_part", MANAGER, part="OF-21", what=gone)
    known = shop.look(PriceList)
    assert next((one.id, one.minutes, one.fee) for one in known.operations) == ("BY-040", 60, Fee.LABOUR)
    assert known.rate == 16_000
    shop.do("diagnose", visit=visit, words="保养", found=True)
    assert "not offered" in shop.refused("add_material", visit=visit, part="OF-21").message
    taken = {"name": "另一个", "minutes": 5}
    assert "already" in shop.refused("add_operation", MANAGER, operation="BY-040", what=taken).message


@pytest.mark.rule("DLR-11", "DLR-15")
def test_what_was_not_found_is_examined_without_a_sum(shop: Shop, visit: str) -> None:
    args = {"words": "过减速带时右前面咯噔响", "conditions": "低速更明显", "road_test": True}
    shop.do("diagnose", visit=visit, found=False, **args)
    shop.do("add_labour", visit=visit, operation="BY-040")
    assert "examined" in shop.refused("print_estimate", visit=visit).message
    no = shop.refused("add_labour", visit=visit, operation="BY-040", examine=True)
    assert "Put the examination" in no.message, "what mends is nothing that has no price"
    shop.do("add_labour", visit=visit, operation="ZC-002", examine=True)
    assert lines(shop, visit)[1].amount is None
    shop.do("print_estimate", visit=visit)
    shown = shop.look(EstimateShown, visit=visit)
    assert (shown.words, shown.conditions) == ("过减速带时右前面咯噔响", "低速更明显")
    assert f"{shown.until:%m-%d}" == "11-30", "seven days from Monday 23 November"
    shop.do("diagnose", visit=visit, words="其实是左前", found=True)
    assert shop.look(EstimateShown, visit=visit).words == "其实是左前", "the newest counts, the first is kept"


@pytest.mark.rule("DLR-20")
def test_an_order_is_told_explained_signed_and_handed_over_in_this_order(shop: Shop, visit: str) -> None:
    reckon(shop, visit)
    no = shop.refused("make_order", visit=visit, **TOLD | {"added_told": False})
    assert "consent" in no.message
    shop.do("make_order", visit=visit, **TOLD)
    assert shop.visit(visit).step is Visit.ORDERED
    sign = {"visit": visit, "signature": DRAWN, "words": "按这个做，旧件给我看一下"}
    no = shop.refused("sign_order", **sign)
    assert (no.args["n"], no.mend) == (1, "explain_line")
    for one in lines(shop, visit):
        shop.do("explain_line", visit=visit, line=one.id)
    assert "already" in shop.refused("explain_line", visit=visit, line=lines(shop, visit)[0].id).message
    assert "not signed" in shop.refused("give_copies", visit=visit).message
    assert shop.visit(visit).estimate.account.authorised == 0
    shop.do("sign_order", **sign)
    estimate = shop.visit(visit).estimate
    assert estimate.account.versions == ((1, 36_933),), "what the maker pays is not charged to the customer"
    assert {one.step for one in estimate.lines} == {Line.AGREED}
    assert "signed" in shop.refused("sign_order", **sign).message
    assert "signed" in shop.refused("reopen_estimate", visit=visit).message
    shop.wait(3)
    shop.do("give_copies", visit=visit)
    order = shop.visit(visit).estimate.order
    assert order and order.given_at == shop.clock.now()
    assert "already" in shop.refused("give_copies", visit=visit).message


@pytest.mark.rule("DLR-20")
def test_an_order_that_was_changed_is_explained_anew(shop: Shop, visit: str) -> None:
    reckon(shop, visit)
    shop.do("make_order", visit=visit, **TOLD)
    for one in lines(shop, visit):
        shop.do("explain_line", visit=visit, line=one.id)
    shop.do("reopen_estimate", visit=visit)
    shop.do("add_material", visit=visit, part="OF-21")
    shop.do("make_order", visit=visit, **TOLD)
    no = shop.refused("sign_order", visit=visit, signature=DRAWN)
    assert no.args["n"] == 1
    for one in lines(shop, visit):
        shop.do("explain_line", visit=visit, line=one.id)
    no = shop.refused("sign_order", visit=visit, signature=DRAWN, seen={"order_sum": 36_933})
    assert (no.args["seen"], no.args["now"]) == (36_933, 42_733)


@pytest.mark.rule("DLR-15", "DLR-20", "DLR-60")
def test_estimate_and_order_are_printed_with_all_that_was_agreed(shop: Shop, visit: str) -> None:
    reckon(shop, visit)
    shop.do("print_estimate", visit=visit)
    shop.do("make_order", visit=visit, **TOLD)
    for one in lines(shop, visit):
        shop.do("explain_line", visit=visit, line=one.id)
    shop.do("sign_order", visit=visit, signature=DRAWN)
    papers = printed(shop)
    assert Counter(one.kind for one in papers) == {"DF": 1, "DE": 1, "RO": 4}
    orders = [one for one in papers if one.kind == "RO"]
    assert len({one.number for one in orders}) == 1, "all copies are one order"
    told = {one.note.message for one in orders}
    assert told == {"to be signed", "customer's copy", "workshop's copy", "file copy"}


@pytest.mark.rule("DLR-15", "DLR-20")
def test_an_expired_estimate_is_renewed_at_the_prices_of_today(shop: Shop, visit: str) -> None:
    reckon(shop, visit)
    labour, filters, switch = lines(shop, visit)
    shop.do("give_discount", visit=visit, lines=[labour.id], discount=9_500, why="老客")
    assert "still valid" in shop.refused("renew_estimate", visit=visit).message
    shop.do("make_order", visit=visit, **TOLD)
    for one in (labour, filters, switch):
        shop.do("explain_line", visit=visit, line=one.id)
    shop.wait(7 * 24 * 60)
    assert str(shop.look(EstimateShown, visit=visit).until) == "2026-11-30", "the last day is today"
    assert "still valid" in shop.refused("renew_estimate", visit=visit).message
    shop.wait(24 * 60)
    no = shop.refused("sign_order", visit=visit, signature=DRAWN)
    assert (no.mend, str(no.args["day"])) == ("renew_estimate", "2026-11-30")
    shop.set("labour_rate", 180)
    part = {"name": "机油滤清器", "unit": "只", "price": 6_200}
    shop.do("change_part", MANAGER, part="OF-21", what=part)
    work = {"name": "四万公里保养", "minutes": 120}
    for offered, other in ((False, {"offered": False}), (True, {})):
        shop.do("change_operation", MANAGER, operation="BY-040", what=work | other)
        shop.do("change_part", MANAGER, part="OF-21", what=part | other)
        if not offered:
            shop.do("renew_estimate", visit=visit)
            assert shop.visit(visit).step is Visit.ESTIMATED, "where a line can be struck"
            assert shop.refused("renew_estimate", visit=visit).args["codes"] == ["BY-040", "OF-21"]
    shop.do("renew_estimate", visit=visit)
    now = lines(shop, visit)
    assert [one.step for one in now[:3]] == [Line.STRUCK, Line.STRUCK, Line.ESTIMATED]
    assert [(one.n, one.code, one.quantity, one.net) for one in now[3:]] == [
        (4, "BY-040", 120, 36_000 - 1_800),
        (5, "OF-21", 2, 12_400),
    ]
    assert shop.visit(visit).step is Visit.ESTIMATED
    shop.do("make_order", visit=visit, **TOLD, warned=True)
    assert "Explain line" in shop.refused("sign_order", visit=visit, signature=DRAWN).message
    for one in shop.visit(visit).estimate.standing:
        shop.do("explain_line", visit=visit, line=one.id)
    shop.do("sign_order", visit=visit, signature=DRAWN)
    assert shop.visit(visit).estimate.account.authorised == 46_600, "the discount of 5 % goes over"


@pytest.mark.rule("DLR-15", "DLR-21")
def test_what_was_put_off_is_not_agreed_to_at_a_price_that_expired(shop: Shop, visit: str) -> None:
    shop.sign(visit, "SW-3")
    later, refused = (
        str(shop.do("find_material", visit=visit, part="OF-21", why="滤清器堵塞", minutes=20))
        for _ in range(2)
    )

    def say(line: str, answer: str) -> dict[str, Any]:
        return {"visit": visit, "answers": [{"line": line, "answer": answer}], "proof": 1, "words": "好"}

    shop.do("photograph_line", visit=visit, line=later, photo=photo(1))
    shop.do("note_answer", **say(later, "later"))
    shop.do("note_answer", **say(refused, "no"))
    shop.wait(60 * 24 * 60)
    assert shop.refused("note_answer", **say(later, "yes")).mend == "renew_estimate"
    assert "Add it anew" in shop.refused("note_answer", **say(refused, "yes")).message
    shop.do("renew_estimate", visit=visit)
    shop.wish(visit)
    agreed, put_off, no, new = lines(shop, visit)
    assert [one.step for one in (agreed, put_off, no)] == [Line.AGREED, Line.STRUCK, Line.REFUSED]
    [found] = shop.rows(select(FoundRow).where(FoundRow.line == new.id))
    assert found.minutes == 20, "why it is needed stays with it"
    assert shop.visit(visit).photos[new.id] == 1, "and what was photographed"
    shop.do("note_answer", **say(new.id, "yes"))
    assert shop.visit(visit).estimate.account.authorised == 18_600 + 5_800


@pytest.mark.rule("DLR-10", "DLR-11")
def test_the_words_of_the_reception_stand_at_the_diagnosis(shop: Shop) -> None:
    visit = shop.received(shop.vehicle())
    assert shop.look(EstimateShown, visit=visit).words == "刹车踩下去有响声"
    shop.do("diagnose", visit=visit, words="冷车时响", found=True)
    assert shop.look(EstimateShown, visit=visit).words == "冷车时响"
