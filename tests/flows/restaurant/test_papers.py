"""The restaurant's papers as data, and what stands on them once they are laid out (RST-60, COM-40, 42)."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pypdfium2
import pytest
from sqlalchemy import select

from app.counter.documents import DocumentRow, PrintJob, filled, personal_texts
from app.counter.print_facts import Printers
from app.flows.restaurant.facts.tracks import Sitting
from app.kernel.text import Kept, Text
from app.paper import frozen
from app.paper.layout import laid_out
from app.paper.model import Due, Language, Mark, Notice, Paper, Print, Signatures, Sums, Table, Words
from tests.flows.restaurant.dining import Dining, card, cash
from tests.flows.restaurant.house import CASHIER, HOST, MANAGER, NAMES, WAITER
from tests.flows.restaurant.test_ordering import STROKES

WORDS = ("沈砚秋", "花生过敏", "少盐，不放葱", "13800138000", *NAMES.values())
"""What people are called and said: in the drawer, on no row of data."""


def feast(dining: Dining) -> str:
    """A booked room with a deposit, taboos, a request, a change after the confirmation; settled with a discount."""
    at = dining.clock.now().replace(hour=11).isoformat()
    booking = {
        "name": "沈砚秋",
        "phone": "13800138000",
        "guests": 4,
        "at": at,
        "table": "V01",
        "fee_told": 8000,
    }
    sitting: str = dining.do("book", HOST, **booking, agreed_sum=100_000).sitting
    dining.do("take_deposit", HOST, sitting=sitting, payments=[card(20_000)])
    dining.do("seat_party", HOST, sitting=sitting, table="V01", guests=4, waiter="yuan")
    dining.do("ask_tea", WAITER, sitting=sitting, tea="8001", taboos="花生过敏")
    order = dining.begin(sitting)
    line = dining.add(sitting, order, "2002", request="少盐，不放葱")
    dining.add(sitting, order, "1001", 2)
    dining.add(sitting, order, "2001", 4)
    dining.do("read_back", sitting=sitting, order=order, line=line)
    dining.do("print_order_slip", sitting=sitting, order=order)
    dining.later(12)
    dining.do("confirm_order", sitting=sitting, order=order, how="signed", signature=STROKES)
    dining.add(sitting, order, "7001")
    dining.later(2)
    dining.send(sitting, order)
    dining.do("ask_to_table", WAITER, sitting=sitting)
    dining.do("plan_call", WAITER, sitting=sitting, at=dining.clock.now().replace(minute=50).isoformat())
    dining.do("put_off_call", WAITER, sitting=sitting)
    dining.call(sitting)
    dining.do("report_all_served", WAITER, sitting=sitting)
    bill = dining.ask_for_bill(sitting).bill
    dining.do("give_discount", CASHIER, sitting=sitting, bill=bill, discount=8800, why="老客")
    dining.do("round_off", CASHIER, sitting=sitting, bill=bill, rounding=dining.due(sitting) % 100)
    due = dining.due(sitting)
    dining.pay(sitting, cash(due, due + 5000))
    return sitting


def inside(value: Any) -> Iterator[Any]:
    """Everything that a paper holds."""
    yield value
    if isinstance(value, Text):
        for one in value.args.values():
            yield from inside(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from inside(one)
    elif is_dataclass(value) and not isinstance(value, (type, Kept)):
        for field in fields(value):
            yield from inside(getattr(value, field.name))


def said(paper: Paper) -> set[str]:
    """Every sentence of a paper, unsaid yet."""
    return {one.message for one in inside(paper) if isinstance(one, Text)}


def the(paper: Paper, kind: type[Any]) -> Any:
    """The one block of a kind, wherever it stands."""
    [block] = {id(one): one for one in inside(paper) if type(one) is kind}.values()
    return block


def sums(paper: Paper) -> list[tuple[str, int]]:
    return [(one.label.message, one.fen) for one in the(paper, Sums).sums]


@pytest.mark.rule("RST-60", "RST-14", "RST-30a", "COM-05", "COM-40")
def test_the_papers_of_a_feast_as_data(dining: Dining) -> None:
    sitting = feast(dining)
    [bill] = [bill for bill in dining.papers(sitting, "BL") if bill.mark is None]
    consumed = (12800 + 7600 + 75200) * 88 // 100 + 16800 + 3200
    service, due = consumed // 10 + 1, dining.due(sitting)
    assert sums(bill) == [
        ("Discounted {full} × {rate:percent}", (12800 + 7600 + 75200) * 88 // 100),
        ("Not discounted", 20000),
        ("Consumption", consumed),
        ("Service charge {rate:percent}", service),
        ("Room fee", 8000),
        ("Total", consumed + service + 8000),
        ("Rounded off", -((consumed + service + 8000) % 100)),
        ("Payable", due + 20000),
        ("Less: deposit ({at:day})", -20000),
    ]
    assert the(bill, Due).fen == due
    assert {"Changes since you confirmed: {n}", "Change", "Receipt"} <= said(bill)
    [shown] = [bill for bill in dining.papers(sitting, "BL") if bill.mark is Mark.PROVISIONAL]
    assert (shown.number, shown.title.message) == (bill.number, "Provisional bill")
    assert "Receipt" not in said(shown)
    to_sign, signed, spoken = sorted(dining.papers(sitting, "OD"), key=lambda p: str(p.note))
    assert [len([s for s in inside(p) if s == "—"]) for p in (to_sign, signed)] == [0, 0]
    assert the(to_sign, Signatures).places[0].drawn == ""
    assert isinstance(the(signed, Signatures).places[0].drawn, Kept)
    assert any(m.startswith("Confirmed by word of mouth") for m in said(spoken))
    assert "Deposit taken: {sum:money}; it counts at the bill." in said(signed)
    assert sums(signed)[-1] == ("Expected", 95600 + 3200 + 9880 + 8000)
    assert isinstance(the(signed, Notice).says, Kept)
    rows = [row.cells[1] for row in the(signed, Table).rows if hasattr(row, "cells")]
    assert rows == ["碧螺春", "桂花糯米藕", "鲍汁扣辽参", "龙井虾仁"]
    data = "".join(r.data for r in dining.rows(select(DocumentRow.data)))
    for word in WORDS:
        assert word not in data
    for paper in dining.papers(sitting):
        assert frozen.from_json(frozen.to_json(paper)) == paper


@pytest.mark.rule("RST-30", "RST-30a")
def test_a_plain_bill_says_no_more_than_it_must(dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    [bill] = dining.papers(sitting, "BL")
    assert [label for label, _ in sums(bill)] == ["Consumption", "Service charge {rate:percent}", "Total"]
    assert [len(row.cells) for row in the(bill, Table).rows] == [5] * 6
    dining.do("house.change_setting", MANAGER, key="restaurant.service_charge", value=0)
    free = dining.at(Sitting.BILL, "A03")
    [bill] = dining.papers(free, "BL")
    assert [label for label, _ in sums(bill)] == ["Consumption"]


@pytest.mark.rule("RST-30a")
def test_the_room_fee_stands_in_the_sums_of_the_first_order_and_in_the_words_of_each(dining: Dining) -> None:
    sitting = dining.seat("V01", fee_told=8000)
    dining.tea(sitting)
    dining.send(sitting, dining.write(sitting, "1001"))
    dining.send(sitting, dining.write(sitting, "1003"))
    first, second = dining.papers(sitting, "OD")
    assert ("Room fee", 8000) in sums(first)
    assert "Room fee" not in dict(sums(second))
    assert any("{fee:money} on the first order" in message for message in said(second))


@pytest.mark.rule("RST-30a")
def test_the_room_fee_stands_on_the_order_that_is_confirmed_anew(dining: Dining) -> None:
    sitting = dining.seat("V01", fee_told=8000)
    dining.tea(sitting)
    one = dining.write(sitting, "1001")
    dining.confirm(sitting, one)
    two = dining.begin(sitting)
    dining.add(sitting, two, "1003")
    dining.confirm(sitting, two)
    dining.add(sitting, one, "1002")
    dining.confirm(sitting, one)
    number = dining.facts(sitting).orders[0].number
    again = [paper for paper in dining.papers(sitting, "OD") if paper.number == number][-1]
    assert ("Room fee", 8000) in sums(again), "the slip that showed it holds no more"
    assert sorted(order.shown_fee or 0 for order in dining.facts(sitting).orders) == [0, 8000]


@pytest.mark.rule("COM-42", "COM-72", "RST-60")
@pytest.mark.parametrize(("kitchen", "guests"), [("zh", "both"), ("en", "en"), ("zh", "zh")])
def test_guests_papers_speak_their_language_and_slips_the_houses(
    dining: Dining, kitchen: str, guests: str
) -> None:
    dining.do("house.change_setting", MANAGER, key="house.language", value=kitchen)
    dining.do("house.change_setting", MANAGER, key="papers.guest_language", value=guests)
    sitting = feast(dining)
    papers = dining.papers(sitting)
    assert {p.language for p in papers if p.kind in ("OD", "BL", "RC")} == {Language(guests)}
    assert {p.language for p in papers if p.staff} == {Language(kitchen)}
    with dining.house.store.reading() as db:
        for paper in papers:
            whole = filled(paper, personal_texts(db, frozen.kept(paper)))
            text = extracted(laid_out(whole, Print(1, dining.clock.now(), "A1", "吴晓彤")))
            assert paper.number in text
            if paper.kind in ("OD", "BL"):
                assert "龙井虾仁" in text
                assert ("Service charge" in text) is (guests != "zh")
                assert ("服务费" in text) is (guests != "en")
            if paper.kind == "KT" and "热菜档" in text:
                assert "少盐，不放葱" in text
                assert ("等叫" in text) is (kitchen == "zh")


def extracted(pdf: bytes) -> str:
    return "".join(extracted_pages(pdf))


def extracted_pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    text = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return text


@pytest.mark.rule("RST-60", "RST-30a")
def test_a_bill_of_two_pages_has_its_sums_where_they_fit_and_what_is_signed_together(dining: Dining) -> None:
    [bill] = [bill for bill in dining.papers(feast(dining), "BL") if bill.mark is None]
    table = next(block for block in bill.blocks if isinstance(block, Table))
    with dining.house.store.reading() as db:
        whole = filled(bill, personal_texts(db, frozen.kept(bill)))

    def pages(dishes: int) -> list[str]:
        rows = (table.rows * dishes)[:dishes]
        blocks = tuple(replace(one, rows=rows) if isinstance(one, Table) else one for one in whole.blocks)
        made = Print(1, dining.clock.now(), "A1", "吴晓彤")
        return extracted_pages(laid_out(replace(whole, blocks=blocks), made))

    first, last = next(found for dishes in range(2, 60) if len(found := pages(dishes)) == 2)
    assert "服务费" in first, "the first page is not left half empty"
    assert "服务费" not in last and "应收" in last and "收银员" in last


@pytest.mark.rule("RST-31")
def test_how_to_pay_is_told_by_the_means_there_are(dining: Dining) -> None:
    [bill] = dining.papers(dining.at(Sitting.BILL), "BL")
    ways = next(block.says for block in bill.blocks if isinstance(block, Words))
    assert [way.message for way in ways.args["ways"]] == [
        "Cash",
        "Bank card",
        "WeChat Pay",
        "Alipay",
        "Transfer",
    ]


@pytest.mark.rule("COM-41", "RST-19")
def test_each_kind_of_paper_and_each_station_can_be_given_a_printer(dining: Dining) -> None:
    dining.desk.staff = MANAGER
    roles = [role.role for role in dining.desk.look(Printers).result().roles]
    stations = ["凉菜档", "热菜档", "蒸档", "点心档", "酒水台", "茶水台"]
    kitchen = [f"kitchen:{station}" for station in stations]
    others = ["receipt", "order", "bill", "waiter", "waiting", "reception", "report"]
    assert sorted(roles) == sorted([*others, *kitchen])
    feast(dining)
    assert {r.role for r in dining.rows(select(PrintJob.role))} <= set(roles)
