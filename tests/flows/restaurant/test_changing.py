"""Lines that were sent: urged, returned, given, each with its slip; what counts and what it costs (RST-18, 19, 30a, 34)."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text

from app.flows.restaurant.checks import bills_fit, changed_lines_fit
from app.flows.restaurant.facts.ids import DishId, LineId, OrderId
from app.flows.restaurant.facts.kinds import ChangeKind, Course, Pricing
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.tracks import Line, Sitting
from app.flows.restaurant.facts.views import BillShown, Floor, LineChange, Menu
from app.flows.restaurant.model.orders import ChangeRow
from app.flows.restaurant.rules import billing, changing
from app.flows.restaurant.rules.ordering import amount_of
from app.kernel.money import rate
from app.kernel.refusal import Ask
from app.paper.model import Fact, Notice, Paper, Row, Split, Table
from app.paper.words import Words
from tests.flows.restaurant.dining import Dining, Statements
from tests.flows.restaurant.house import CAPTAIN, CASHIER, COOK, FOUR_CUPS, MANAGER, WAITER
from tests.flows.restaurant.looking import look
from tests.flows.restaurant.test_papers import inside, said, the

CUPS = FOUR_CUPS


def sent(dining: Dining, *dishes: tuple[str, int], table: str = "A02") -> str:
    """A party at its table with some dishes sent."""
    sitting = dining.at(Sitting.TEA, table)
    order = dining.begin(sitting)
    for dish, count in dishes:
        dining.add(sitting, order, dish, count)
    dining.send(sitting, order)
    dining.do("ask_to_table", WAITER, sitting=sitting)
    return sitting


def on(dining: Dining, sitting: str, dish: str, quantity: int = 1, reason: str = "fewer") -> dict[str, Any]:
    return {
        "sitting": sitting,
        "line": dining.line(sitting, dish).id,
        "quantity": quantity,
        "reason": reason,
    }


def slip(dining: Dining, result: Any) -> Paper:
    paper = dining.paper(result.document)
    assert (paper.kind, paper.number) == ("CN", result.number)
    return paper


@pytest.mark.both
@pytest.mark.rule("RST-18", "RST-19", "RST-60")
def test_two_of_four_go_back_and_the_line_stays_with_its_history(dining: Dining) -> None:
    sitting = sent(dining, ("2002", 4), ("2004", 1))
    before = dining.line(sitting, "2002")
    dining.later(6)
    returned = dining.do(
        "return_line", WAITER, approved_by=CAPTAIN, **on(dining, sitting, "2002", 2), why="只来了两位"
    )
    line = dining.line(sitting, "2002")
    assert (line.id, line.quantity, line.returned, line.counting, line.open, line.step) == (
        before.id, 4, 2, 2, 2, Line.HELD,
    )  # fmt: skip
    [row] = dining.rows(select(ChangeRow))
    assert (row.kind, row.quantity, row.amount, row.stood, row.untouched, row.reason) == (
        "returned", 2, 25600, "held", True, "fewer",
    )  # fmt: skip
    assert (row.by, row.approved_by, row.at, row.number) == (
        "yuan",
        "he",
        dining.clock.now(),
        returned.number,
    )
    paper = slip(dining, returned)
    counts = [
        Words("zh")(one) for one in (the(paper, Split).whole, the(paper, Split).part, the(paper, Split).rest)
    ]
    assert counts == ["原 4 例", "退 2 例", "留 2 例"]
    told = {Words("zh")(f.label): f.value for f in inside(paper) if isinstance(f, Fact)}
    assert list(told) == ["原因", "状态", "申请", "批准"]
    assert Words("zh")(told["状态"]) == "未下锅"
    [ticket] = [p.number for p in dining.papers(sitting, "KT") if "龙井虾仁" in str(p)]
    assert any(getattr(one, "args", {}) == {"ticket": ticket, "n": 1} for one in inside(paper)), ticket
    assert "只来了两位" not in str(dining.rows(text("SELECT data FROM documents"))), (
        "a reason is kept in the drawer"
    )
    assert dining.rows(text("SELECT role FROM print_jobs WHERE document = '" + returned.document + "'")) == [
        ("kitchen:热菜档",)
    ]


@pytest.mark.rule("RST-18", "RST-32")
def test_a_held_line_that_was_returned_is_neither_called_nor_billed(dining: Dining) -> None:
    sitting = sent(dining, ("1001", 1), ("2002", 1), ("2004", 1))
    dining.do("return_line", **on(dining, sitting, "2002"))
    assert dining.line(sitting, "2002").step is Line.RETURNED
    dining.do("report_all_served", WAITER, sitting=sitting)
    assert dining.line(sitting, "2002").step is Line.RETURNED
    assert dining.due(sitting) == rate(3800 + 4800 + CUPS, 11000)
    dining.ask_for_bill(sitting)
    [floor] = [t.due for t in look(dining, Floor).tiles if t.table == "A02"]
    assert floor == dining.due(sitting)
    dining.pay(sitting)
    with dining.house.store.reading() as db:
        assert [*bills_fit(db), *changed_lines_fit(db)] == []
    assert dining.line(sitting, "2002").name == "龙井虾仁", "what was sent is never deleted"


@pytest.mark.rule("RST-18")
def test_everything_returned_leaves_by_a_bill_of_nothing(dining: Dining) -> None:
    sitting = sent(dining, ("2002", 1))
    dining.do("return_line", **on(dining, sitting, "2002"))
    dining.do("return_line", MANAGER, **on(dining, sitting, "8001", 4))
    assert dining.ask_for_bill(sitting).due == 0
    assert dining.pay(sitting).due == 0


@pytest.mark.rule("RST-18", "COM-21")
def test_who_may_say_that_a_dish_goes_back(dining: Dining) -> None:
    sitting = sent(dining, ("1001", 2), ("2002", 1), ("7001", 2))
    held, cooking = on(dining, sitting, "2002"), on(dining, sitting, "1001")
    no = dining.refused("return_line", WAITER, **held)
    assert isinstance(no, Ask) and no.who == ("captain", "manager")
    no = dining.refused("return_line", CAPTAIN, **cooking)
    assert isinstance(no, Ask) and no.who == ("manager",), "what is cooked only with the manager"
    assert Words("zh")(no.text) == "桂花糯米藕已经下锅，要经理批准才能退。"
    no = dining.refused("return_line", WAITER, **cooking, untouched=True)
    assert no.who == ("captain", "manager"), "the kitchen says that it is not on the fire yet"
    dining.do("return_line", **cooking, untouched=True)
    dining.serve(sitting, "1001", "7001")
    assert dining.refused("return_line", **cooking, untouched=True).who == ("manager",), (
        "it stands on the table"
    )
    dining.do("return_line", WAITER, **on(dining, sitting, "7001"), untouched=True)
    no = dining.refused("return_line", **on(dining, sitting, "7001"))
    assert no.message.startswith("{dish} is opened"), "an opened bottle is not taken back"
    no = dining.refused("return_line", MANAGER, **on(dining, sitting, "7001", 2))
    assert no.args == {"n": 1, "dish": "十年陈花雕"}
    assert (
        dining.refused("return_line", MANAGER, **on(dining, sitting, "7001", reason="other")).message
        == "Say why."
    )
    dining.do(
        "return_line",
        WAITER,
        approved_by=MANAGER,
        **on(dining, sitting, "7001", reason="other"),
        why="木塞味",
    )


@pytest.mark.both
@pytest.mark.rule("RST-12", "RST-18")
def test_a_limited_portion_comes_back_if_it_was_not_cooked(dining: Dining) -> None:
    dining.do("limit_portions", COOK, dish="2003", portions=3)
    sitting = sent(dining, ("2003", 3))

    def left() -> int | None:
        [dish] = [d.facts for d in look(dining, Menu).dishes if d.facts.id == "2003"]
        return dish.portions

    assert left() == 0
    dining.do("return_line", **on(dining, sitting, "2003"))
    assert left() == 1, "held: nobody cooked it"
    dining.call(sitting)
    dining.do("return_line", MANAGER, **on(dining, sitting, "2003"))
    assert left() == 1, "on the fire: it is lost"
    dining.do("return_line", **on(dining, sitting, "2003"), untouched=True)
    assert left() == 2, "called, and the kitchen had not begun"
    assert dining.line(sitting, "2003").step is Line.RETURNED


@pytest.mark.rule("RST-18", "RST-22")
def test_a_part_that_goes_back_is_not_awaited_any_more(dining: Dining) -> None:
    sitting = sent(dining, ("1001", 3))
    line = dining.line(sitting, "1001").id
    dining.do("serve_part", WAITER, sitting=sitting, line=line, quantity=1, place="door")
    dining.do("return_line", MANAGER, **on(dining, sitting, "1001"), from_table=False)
    facts = dining.line(sitting, "1001")
    assert (facts.step, facts.open, facts.counting) == (Line.FIRED, 1, 2)
    assert dining.refused("serve_part", WAITER, sitting=sitting, line=line, quantity=2).args["open"] == 1
    dining.do("return_line", MANAGER, **on(dining, sitting, "1001"), from_table=False)
    facts = dining.line(sitting, "1001")
    assert (facts.step, facts.served, facts.counting) == (Line.SERVED, 1, 1)
    assert dining.facts(sitting).step is Sitting.COLD, "what is left is on the table"
    dining.do("return_line", MANAGER, **on(dining, sitting, "1001"))
    assert dining.line(sitting, "1001").step is Line.RETURNED
    assert dining.facts(sitting).sent != [], "the tea"


@pytest.mark.rule("RST-18", "RST-22")
def test_what_goes_back_from_the_table_leaves_the_rest_to_come(dining: Dining) -> None:
    sitting = sent(dining, ("1001", 4))
    line = dining.line(sitting, "1001").id
    dining.do("serve_part", WAITER, sitting=sitting, line=line, quantity=2, place="door")
    two = on(dining, sitting, "1001", 2, "quality")
    assert dining.refused("return_line", MANAGER, **two).args == {
        "dish": "桂花糯米藕", "served": 2, "open": 2,
    }  # fmt: skip
    no = dining.refused("return_line", CAPTAIN, **two, from_table=True, untouched=True)
    assert no.who == ("manager",), "what stood on the table was cooked, whatever is said"
    assert (
        dining.refused("return_line", MANAGER, **on(dining, sitting, "1001", 3), from_table=True).args[
            "served"
        ]
        == 2
    )
    paper = slip(dining, dining.do("return_line", MANAGER, **two, from_table=True))
    assert "on the table" in said(paper)
    facts = dining.line(sitting, "1001")
    assert (facts.step, facts.served, facts.open, facts.counting) == (Line.FIRED, 0, 2, 2)
    [row] = dining.rows(select(ChangeRow))
    assert (row.stood, row.untouched) == ("served", False)
    dining.do("serve_part", WAITER, sitting=sitting, line=line, quantity=2)
    facts = dining.line(sitting, "1001")
    assert (facts.step, facts.served) == (Line.SERVED, 2)
    dining.do("return_line", MANAGER, **on(dining, sitting, "1001"))
    assert dining.line(sitting, "1001").served == 1


@pytest.mark.both
@pytest.mark.rule("RST-18", "RST-30a", "RST-19")
def test_a_gift_stands_on_the_bill_with_its_deduction_beneath(dining: Dining) -> None:
    sitting = sent(dining, ("2004", 3), ("7001", 1))
    dining.do("report_all_served", WAITER, sitting=sitting)
    bill = dining.ask_for_bill(sitting).bill
    given = dining.do("give_line", **on(dining, sitting, "2004", 2, "sorry"))
    assert billing.out_of_date(dining.facts(sitting))
    dining.do("give_discount", CASHIER, sitting=sitting, bill=bill, discount=8800, why="老客")
    assert dining.due(sitting) == rate(rate(4800, 8800) + 16800 + CUPS, 11000)
    paper = slip(dining, given)
    assert [Words("zh")(one) for one in (the(paper, Split).part, the(paper, Split).rest)] == [
        "赠 2 例",
        "收 1 例",
    ]
    dining.do("print_bill", CASHIER, sitting=sitting)
    [*_, printed] = dining.papers(sitting, "BL")
    rows = [row for row in the(printed, Table).rows if isinstance(row, Row)]
    at = next(n for n, row in enumerate(rows) if row.cells[1] == "宫保鸡丁")
    assert (rows[at].cells[2], rows[at].cells[4], rows[at].sum) == ("3 例", "144.00", 12672)
    assert Words("zh")(rows[at + 1].cells[1]) == "赠送：宫保鸡丁"
    assert (rows[at + 1].cells[0], rows[at + 1].cells[4], rows[at + 1].sum) == ("", "−96.00", -8448)
    assert [row.cells[0] for row in rows if row.cells[0]] == ["1", "2", "3"]
    shown = look(dining, BillShown, sitting=sitting)
    assert sum(line.amount for line in shown.lines) == shown.sums.consumption
    dining.pay(sitting)
    with dining.house.store.reading() as db:
        assert [*bills_fit(db), *changed_lines_fit(db)] == []


@pytest.mark.rule("RST-18", "COM-21")
def test_each_role_gives_a_table_so_much(dining: Dining) -> None:
    sitting = sent(dining, ("2004", 4), ("2001", 15))
    one = on(dining, sitting, "2004", 1, "regular")
    no = dining.refused("give_line", WAITER, **one)
    assert isinstance(no, Ask) and no.who == ("captain", "manager")
    dining.do("give_line", WAITER, approved_by=CAPTAIN, **one)
    dining.do("give_line", **on(dining, sitting, "2004", 3, "regular"))
    assert dining.refused("give_line", MANAGER, **one).args["n"] == 0, "nothing is given twice"
    abalone = on(dining, sitting, "2001", 1, "other")
    assert dining.refused("give_line", **abalone).message == "Say why."
    no = dining.refused("give_line", **abalone, why="老友")
    assert isinstance(no, Ask) and no.who == ("manager",)
    assert Words("zh")(no.text) == "您对一桌最多可赠 ¥200.00，加上这份共 ¥380.00。"
    no = dining.refused("give_line", MANAGER, **{**abalone, "quantity": 10}, why="老友")
    assert not isinstance(no, Ask) and no.args["limit"] == 200_000
    dining.do("house.change_setting", MANAGER, key="restaurant.gifts_captain", value=500)
    dining.do("give_line", **abalone, why="老友")
    assert [r.approved_by for r in dining.rows(select(ChangeRow).order_by(ChangeRow.number))] == ["he"] * 3


@pytest.mark.rule("RST-18")
def test_what_was_given_may_still_go_back(dining: Dining) -> None:
    sitting = sent(dining, ("2004", 3))
    dining.do("give_line", **on(dining, sitting, "2004", 2, "sorry"))
    dining.do("return_line", **on(dining, sitting, "2004", 2))
    line = dining.line(sitting, "2004")
    assert (line.counting, line.giving, line.taken_off) == (1, 1, 3 * 4800), (
        "the gift is what the guest keeps"
    )
    assert dining.due(sitting) == rate(CUPS, 11000)
    with dining.house.store.reading() as db:
        assert [*changed_lines_fit(db)] == []


@pytest.mark.rule("RST-18", "RST-19", "RST-60")
def test_an_urge_prints_how_long_and_how_often(dining: Dining) -> None:
    sitting = sent(dining, ("1001", 2), ("2002", 1))
    no = dining.refused("urge_line", WAITER, sitting=sitting, line=dining.line(sitting, "2002").id)
    assert (Words("zh")(no.text), no.mend) == ("龙井虾仁在等叫，请先叫起。", "call_dish")
    no = dining.refused("urge_line", WAITER, sitting=sitting, line=dining.line(sitting, "8001").id)
    assert Words("zh")(no.text) == "碧螺春已经上桌。"
    line = dining.line(sitting, "1001").id
    dining.later(12)
    dining.do("urge_line", WAITER, sitting=sitting, line=line)
    dining.later(5)
    paper = slip(dining, dining.do("urge_line", WAITER, sitting=sitting, line=line))
    assert Words("zh")(the(paper, Notice).says) == "下单已 17 分钟"
    assert "Urged {n} times · {by}" in said(paper)
    assert (
        next(one.args["n"] for one in inside(paper) if getattr(one, "message", "").startswith("Urged")) == 2
    )
    assert (dining.line(sitting, "1001").urged, dining.due(sitting)) == (2, rate(7600 + 12800 + CUPS, 11000))
    assert look(dining, BillShown, sitting=sitting).changes == (), (
        "an urge changes nothing that was confirmed"
    )


@pytest.mark.rule("RST-34")
def test_the_bill_counts_what_changed_since_the_guest_confirmed(dining: Dining) -> None:
    sitting = sent(dining, ("1001", 2), ("2004", 2))
    dining.later(3)
    dining.do("return_line", **on(dining, sitting, "2004"))
    dining.later(2)
    dining.do("give_line", MANAGER, **on(dining, sitting, "1001", 1, "celebration"))
    changes = look(dining, BillShown, sitting=sitting).changes
    assert [(c.kind, c.dish, c.quantity, c.by) for c in changes if isinstance(c, LineChange)] == [
        (ChangeKind.RETURNED, "宫保鸡丁", 1, "何立群"),
        (ChangeKind.GIVEN, "桂花糯米藕", 1, "周敏"),
    ]
    dining.do("print_bill", CASHIER, sitting=sitting)
    [bill] = dining.papers(sitting, "BL")
    told = {Words("zh")(one) for one in inside(bill) if getattr(one, "message", "").startswith("{dish}: {n}")}
    assert len(told) == 2
    assert "Changes since you confirmed: {n}" in said(bill)


@pytest.mark.rule("RST-18", "COM-05")
def test_the_audit_finds_a_line_that_says_otherwise_than_its_changes(dining: Dining) -> None:
    sitting = sent(dining, ("2004", 4))
    dining.do("return_line", **on(dining, sitting, "2004"))
    dining.do("give_line", **on(dining, sitting, "2004", 1, "sorry"))
    line = dining.line(sitting, "2004").id
    for column in ("given", "urged", "taken_off"):
        for by in (1, -1):
            told = f"UPDATE restaurant_lines SET {column} = {column} + {by} WHERE id = '{line}'"
            dining.house.store.writer.run(lambda db, told=told: db.exec_driver_sql(told), 1)  # type: ignore[misc]
            with dining.house.store.reading() as db:
                found = [Words("zh")(finding.what) for finding in changed_lines_fit(db)]
            assert found == (
                ["台次 TC-A1-261123-0001 的宫保鸡丁与它的退、赠、催记录不符。"] if by > 0 else []
            ), column


@pytest.mark.rule("RST-18", "COM-03")
def test_a_change_is_no_more_statements_than_an_ordinary_command(dining: Dining) -> None:
    sitting = sent(dining, ("1001", 3), ("2004", 3))
    cold, hot = on(dining, sitting, "1001"), on(dining, sitting, "2004", 1, "sorry")
    counts = {}
    for act, args in (
        ("urge_line", {"sitting": sitting, "line": cold["line"]}),
        ("return_line", cold),
        ("give_line", hot),
    ):
        with Statements() as counted:
            dining.do(act, MANAGER, **args)
        counts[act] = counted.count
    assert max(counts.values()) <= 24, counts


@pytest.mark.rule("RST-18", "RST-30", "COM-10")
@given(
    lines=st.lists(
        st.tuples(
            st.integers(1, 9),
            st.integers(0, 99_999),
            st.one_of(st.none(), st.integers(1, 20_000)),
            st.booleans(),
            st.lists(st.tuples(st.booleans(), st.integers(1, 9)), max_size=6),
        ),
        max_size=8,
    ),
    discount=st.integers(100, 10_000),
    service=st.integers(0, 3000),
)
def test_the_sums_fit_whatever_is_returned_and_given(lines: list[Any], discount: int, service: int) -> None:
    """Each bill is its lines, to the fen; what is left of a line costs what so many would cost alone."""
    facts = [changed(n, *line) for n, line in enumerate(lines)]
    billed = billing.bill_lines(facts, discount)
    sums = billing.reckon(billed, service)
    assert sum(line.amount for line in billed) == sums.consumption
    assert sum(line.full for line in billed) == sum((f.amount or 0) - f.taken_off for f in facts)
    paid = [changing.worth(f, f.counting - f.giving) for f in facts]
    assert sums.consumption == sum(
        rate(fen, discount) if f.discountable else fen for f, fen in zip(facts, paid, strict=True)
    )
    for f, fen in zip(facts, paid, strict=True):
        assert (f.amount or 0) - f.taken_off == fen
        assert 0 <= fen <= (f.amount or 0)
        assert 0 <= f.giving <= f.counting <= f.quantity
    assert sums.total == sums.consumption + rate(sums.consumption, service)


def changed(
    n: int,
    quantity: int,
    price: int,
    grams: int | None,
    discountable: bool,
    changes: list[tuple[bool, int]],
) -> LineFacts:
    """A line after some returns and gifts, as the commands write them; what is refused changes nothing."""
    pricing = Pricing.PORTION if grams is None else Pricing.WEIGHT
    line = LineFacts(
        id=LineId(f"l{n}"), step=Line.FIRED, order=OrderId("o"), dish=DishId("1001"), name="菜",
        course=Course.HOT, station="热菜档", pricing=pricing, unit="例", quantity=quantity, served=0,
        price=price, grams=grams, amount=amount_of(pricing, quantity, price, grams),
        discountable=discountable, at_once=False, request=None, read_back=False, minutes=5, tea=False,
    )  # fmt: skip
    for returns, count in changes:
        if returns and not changing.no_more_than_counts(line, count):
            left = changing.after_return(line, count)
            line = replace(line, returned=line.returned + count, taken_off=left.taken_off)
            assert left.counting == line.counting
        elif not returns and not changing.no_more_than_is_paid(line, count):
            left = changing.after_gift(line, count)
            line = replace(line, given=line.giving + count, taken_off=left.taken_off)
    return line
