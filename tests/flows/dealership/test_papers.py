"""The desk's papers held against the national forms, as they are printed (DLR-60)."""

import pytest
from sqlalchemy import select

from app.counter.documents import DocumentRow
from tests.flows.dealership.leaving import STORE, Leaving
from tests.flows.dealership.shop import DRAWN, Shop
from tests.paper.reading import read


@pytest.fixture
def leaving(shop: Shop) -> Leaving:
    return Leaving(shop)


def printed(shop: Shop, kind: str) -> list[str]:
    """The words of the papers of a kind, the oldest first."""
    rows = shop.rows(
        select(DocumentRow.id).where(DocumentRow.kind == kind).order_by(DocumentRow.made_at, DocumentRow.id)
    )
    return [read(shop.house.prints.pdf(r.id).result(), words_only=True).text for r in rows]


@pytest.mark.rule("DLR-32", "DLR-60")
def test_a_parts_slip_says_for_whom_by_whom_and_how_much(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.inspected()
    [line] = [one.id for one in shop.visit(visit).estimate.lines if one.drawn]
    shop.do("return_part", STORE, visit=visit, line=line, quantity=1, signature=DRAWN)
    [issue], [back] = printed(shop, "DP"), printed(shop, "DX")
    for words in ("出库单", "沪B·3M507", "机油滤清器", "数量", "58.00", "伍拾捌元整", "本页合计 1 项"):
        assert words in issue
    for words in ("退料单", "机电一组", "钱立", "本页合计 1 项"):
        assert words in back


@pytest.mark.rule("DLR-44", "DLR-60")
def test_a_claim_says_the_symptom_and_when_the_car_was_repaired(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.settled(payer="insurance")
    case = {"insurer": "人保财险", "policy": "P1", "loss": "L1", "assessed": 5_800}
    shop.do("send_claim", claim=shop.do("draft_claim", visit=visit, what=case))
    [claim] = printed(shop, "DM")
    for words in ("故障现象", "保养", "开工时间", "11月23日 09:22", "竣工时间", "11月23日 09:52", "购车日期"):
        assert words in claim
