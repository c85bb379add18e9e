"""Counts put right with a reason, parts taken instead, and what comes in from sheets (DLR-14, 15)."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import select

from app.counter.doing import Doing
from app.counter.sheet_file import read_file
from app.counter.sheets import kinds, preview, take_in
from app.flows.dealership.checks import stock_fits
from app.flows.dealership.commands import preparing, price_list
from app.flows.dealership.facts.guarantee import Repair
from app.flows.dealership.facts.price_list import PartFacts, PriceList
from app.flows.dealership.model.stock import StockMoveRow
from app.flows.dealership.rules.estimates import operation_told, part_told, total
from app.kernel.refusal import Refused
from tests.counters import once_both_know
from tests.flows.dealership.shop import MANAGER, Shop
from tests.flows.dealership.test_added import STORE, part


@pytest.mark.both
@pytest.mark.rule("DLR-14")
def test_a_count_is_put_right_by_a_move_more_and_never_below_what_is_reserved(shop: Shop) -> None:
    shop.price_list()
    shop.do("receive_parts", STORE, part="OF-21", quantity=5)
    shop.sign(shop.received(shop.vehicle()), "OF-21")
    count = {"part": "OF-21", "why": "盘点少一件"}
    no = shop.refused("correct_count", STORE, **count, counted=0)
    assert no.args == {"n": 1, "part": "OF-21"}
    no = shop.refused("correct_count", STORE, **count, counted=4, seen={"on_hand": 6})
    assert (no.args["seen"], no.args["now"]) == (6, 5)
    shop.do("correct_count", STORE, **count, counted=4)
    assert (part(shop).on_hand, part(shop).reserved) == (4, 1)
    moves = [r.quantity for r in shop.rows(select(StockMoveRow.quantity).order_by(StockMoveRow.at))]
    assert sorted(moves) == [-1, 5]
    shop.do("correct_count", STORE, part="SW-3", counted=2, why="开业盘点")
    assert part(shop, "SW-3").on_hand == 2
    with shop.house.store.reading() as db:
        assert list(stock_fits(db)) == []


@pytest.mark.both
@pytest.mark.parametrize("kind", ["part", "operation"])
@pytest.mark.rule("DLR-14", "DLR-15", "COM-06")
def test_two_counters_never_write_the_price_list_over_each_other(
    shop: Shop, second: Shop, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    shop.price_list()
    hold = getattr(price_list, f"hold_{kind}")
    monkeypatch.setattr(price_list, f"hold_{kind}", once_both_know(Barrier(2), hold))
    known = shop.look(PriceList)
    told: dict[str, Any] = {
        "part": {"name": "机滤", "unit": "只", "price": 6_000},
        "operation": {"name": "小保养", "minutes": 40, "fee": "labour"},
    }
    code = {"part": "OF-21", "operation": "BY-040"}[kind]
    [one] = [one for one in (*known.parts, *known.operations) if one.id == code]
    seen = part_told(one) if isinstance(one, PartFacts) else operation_told(one)

    def changed(n: int) -> bool:
        args = {kind: code, "what": told[kind] | {"name": f"改名 {n}"}, "seen": {f"{kind}_told": seen}}
        try:
            (shop, second)[n].do(f"change_{kind}", MANAGER, **args, id=f"at-once-{n}")
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(2) as two:
        assert sorted(two.map(changed, range(2))) == [False, True], "the one that comes second looks again"


@pytest.mark.both
@pytest.mark.rule("DLR-15", "COM-06")
def test_two_counters_keep_one_market_price_and_who_comes_second_is_told(
    shop: Shop, second: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both have looked, and found none of that day and source; on SQLite the second writes after the first."""
    shop.price_list()
    monkeypatch.setattr(Doing, "add", once_both_know(Barrier(2), Doing.add))
    told = {"code": "OF-21", "source": "同城均价", "day": "2026-11-20"}

    def kept(n: int) -> int:
        with suppress(Refused):
            (shop, second)[n].do("note_market_price", MANAGER, **told, price=100 + n, id=f"at-once-{n}")
            return 100 + n
        return 0

    with ThreadPoolExecutor(2) as two:
        prices = set(two.map(kept, range(2)))
    assert shop.look(PriceList).market["OF-21"].price in prices - {0}


@pytest.mark.both
@pytest.mark.rule("DLR-03", "COM-06")
def test_two_counters_never_mix_the_parts_that_an_operation_usually_needs(
    shop: Shop, second: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.price_list()
    shop.do("add_part", MANAGER, part="BP-1", what={"name": "制动片", "unit": "副", "price": 39_800})
    monkeypatch.setattr(preparing, "hold_operation", once_both_know(Barrier(2), preparing.hold_operation))

    def said(n: int) -> str:
        parts = [{"part": ("SW-3", "BP-1")[n]}]
        with suppress(Refused):
            (shop, second)[n].do(
                "set_usual_parts", MANAGER, operation="BY-040", parts=parts, id=f"at-once-{n}"
            )
        return parts[0]["part"]

    with ThreadPoolExecutor(2) as two:
        wanted = list(two.map(said, range(2)))
    [operation] = [one for one in shop.look(PriceList).operations if one.id == "BY-040"]
    [(code, n)] = operation.usual
    assert (code in wanted, n) == (True, 1)


@pytest.mark.rule("DLR-14")
def test_what_can_be_taken_instead_is_another_part_of_the_list(shop: Shop) -> None:
    shop.price_list()
    shop.do("set_alternatives", STORE, part="OF-21", others=["SW-3"])
    assert part(shop).alternatives == ("SW-3",)
    for wrong in ("OF-21", "XX-1"):
        assert shop.refused("set_alternatives", STORE, part="OF-21", others=[wrong]).args["codes"] == [wrong]
    shop.do("set_alternatives", STORE, part="OF-21", others=[])
    assert part(shop).alternatives == ()
    shop.do("set_alternatives", STORE, part="OF-21", others=["SW-3"])
    assert part(shop).alternatives == ("SW-3",)


SHEETS = {
    "operations": "编码,项目,标准工时,费用类别,维修类别\nL200,更换机油机滤,0.6,工时费,一级维护\nL300,底盘检测,1.21,检测费,\nL400,四轮定位,1.2,,\n",
    "parts": "编码,名称,规格,单位,售价(元),配件类别,货位\nG100,全合成机油,5W-30 4L,桶,328,副厂,A-03\nG137,机油滤清器,,,45.50,,\n",
    "market_prices": "编码,参考价(元),来源,日期\nOF-21,52.00,行业报价,2026-11-01\nBY-040,260,同城均价,2026-10-01\nXX,1,无,2026-11-01\n",
}


@pytest.mark.rule("DLR-14", "DLR-15", "COM-63")
def test_operations_parts_and_market_prices_come_in_from_sheets(shop: Shop, tmp_path: Path) -> None:
    shop.price_list()
    bad = {}
    for name, words in SHEETS.items():
        file = tmp_path / f"{name}.csv"
        file.write_text(words, "utf-8")
        found = preview(shop.desk, kinds(shop.house.flows)[name], read_file(file), MANAGER)
        bad[name] = len(found.bad)
        take_in(shop.desk, found, MANAGER)
    assert bad == {"operations": 1, "parts": 0, "market_prices": 1}, (
        "1.21 h is no whole minute; XX stands nowhere"
    )
    known = shop.look(PriceList)
    came = {one.id: (one.minutes, one.repair) for one in known.operations}
    assert (came["L200"], came["L400"], "L300" in came) == (
        (36, Repair.FIRST_CLASS),
        (72, Repair.SMALL),
        False,
    )
    bought = {one.id: (one.name, one.unit, one.price) for one in known.parts}
    assert bought["G100"] == ("全合成机油 5W-30 4L", "桶", 32_800)
    assert bought["G137"] == ("机油滤清器", "件", 4_550)
    assert (known.market["OF-21"].price, known.market["OF-21"].source) == (5_200, "行业报价")


@pytest.mark.rule("DLR-15")
def test_a_market_price_is_shown_by_its_day_and_is_in_no_sum(shop: Shop) -> None:
    shop.price_list()
    visit = shop.received(shop.vehicle())
    shop.do("diagnose", visit=visit, words="异响", found=True)
    shop.do("add_material", visit=visit, part="OF-21")
    before = total(shop.visit(visit).estimate)
    told = {"code": "OF-21", "price": 100, "source": "同城均价"}
    shop.do("note_market_price", MANAGER, **told, day="2026-11-20")
    shop.do("note_market_price", MANAGER, **{**told, "price": 900}, day="2026-10-20")
    assert shop.look(PriceList).market["OF-21"].price == 100, "the newest day counts"
    shop.do("note_market_price", MANAGER, **{**told, "price": 300}, day="2026-11-20")
    assert shop.look(PriceList).market["OF-21"].price == 300
    assert total(shop.visit(visit).estimate) == before == 5_800
