"""并台: a party takes a further table, or two parties become one; nothing of either is lost (RST-06)."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from app.counter.overview import FlowHits
from app.flows.restaurant.checks import moves_fit, places_fit
from app.flows.restaurant.facts.arrivals import Suggestions
from app.flows.restaurant.facts.kinds import Allergen, TableState
from app.flows.restaurant.facts.tracks import Bill, Sitting
from app.flows.restaurant.facts.views import LineChange, SittingShown
from app.flows.restaurant.model.places import JoinRow, PlaceRow
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.rules import billing
from app.kernel.refusal import No
from app.kernel.text import Text
from app.paper.model import Alias, Notice, Paper
from app.paper.words import Words
from tests.flows.restaurant.dining import Dining, Statements, card
from tests.flows.restaurant.house import CASHIER, FOUR_CUPS, HOST, MANAGER, WAITER
from tests.flows.restaurant.looking import look
from tests.flows.restaurant.test_moving import notes, tile
from tests.flows.restaurant.test_vip import expect_vip


def join(dining: Dining, sitting: str, other: str, **more: Any) -> Any:
    return dining.do("join_party", HOST, sitting=sitting, other=other, **{"keep_tables": True, **more})


def tables(paper: Paper) -> tuple[str, str]:
    [found] = [b for b in paper.blocks if isinstance(b, Alias)]
    return str(found.left), str(found.right)


def titles(papers: dict[str, Paper]) -> set[str]:
    return {Words("zh")(paper.title) for paper in papers.values()}


@pytest.mark.both
@pytest.mark.rule("RST-06", "RST-01")
def test_a_further_table_is_theirs_until_it_is_given_back_or_they_are_gone(dining: Dining) -> None:
    sitting = dining.at(Sitting.COLD)
    joined = dining.do("join_table", HOST, sitting=sitting, table="A03", why="又来三位")
    facts = dining.facts(sitting)
    assert (facts.tables, facts.table_name, facts.seats) == (("A02", "A03"), "A02+A03", 8)
    assert (tile(dining, "A03").sitting, tile(dining, "A03").state) == (sitting, TableState.DINING)
    assert (tile(dining, "A03").beside, tile(dining, "A02").beside) == (("A02",), ("A03",))
    told = notes(dining, sitting)
    assert (titles(told), tables(told["蒸档"])) == ({"并台单"}, ("A02 →", "A02+A03"))
    assert len(joined.documents) == len(told) == 3
    dining.do("change_guests", WAITER, sitting=sitting, guests=7)
    no = dining.refused("seat_walk_in", HOST, table="A03", guests=2, waiter="yuan")
    assert no.args["other"] == facts.number
    assert dining.refused("close_table", HOST, table="A03").args["other"] == facts.number
    at = (dining.clock.now() + timedelta(minutes=60)).isoformat()
    told_by: dict[str, Any] = {"name": "沈", "phone": "13800138000", "guests": 2, "at": at}
    assert dining.refused("book", HOST, table="A03", **told_by).args["other"] == facts.number
    assert "A03" not in {one.table.id for one in look(dining, Suggestions, guests=2).tables}
    assert look(dining, FlowHits, words="A03").hits[0].case == sitting
    no = dining.refused("give_table_back", HOST, sitting=sitting, table="A03")
    assert (no.args["seats"], no.args["guests"]) == (4, 7)
    dining.do("change_guests", WAITER, sitting=sitting, guests=4)
    assert dining.do("give_table_back", HOST, sitting=sitting, table="A03").to_clear
    assert tile(dining, "A03").state is TableState.TO_CLEAR
    assert dining.refused("join_table", HOST, sitting=sitting, table="A03").mend == "clear_left_table"
    dining.do("clear_left_table", WAITER, table="A03")
    dining.do("join_table", HOST, sitting=sitting, table="A03")
    dining.do("report_all_served", WAITER, sitting=sitting)
    dining.ask_for_bill(sitting)
    dining.pay(sitting)
    dining.do("see_off", WAITER, sitting=sitting)
    assert tile(dining, "A03").state is TableState.TO_CLEAR
    assert found(dining) == []
    dining.do("clear_rest", WAITER, sitting=sitting)
    assert {tile(dining, one).state for one in ("A02", "A03")} == {TableState.FREE}
    dining.seat("A03")
    assert found(dining) == []


@pytest.mark.rule("RST-06", "RST-31")
def test_a_further_table_stays_on_a_bill_of_which_something_is_paid(dining: Dining) -> None:
    sitting = dining.at(Sitting.COLD)
    dining.do("join_table", HOST, sitting=sitting, table="V01", fee_told=8000)
    dining.do("report_all_served", WAITER, sitting=sitting)
    where = {"sitting": sitting, "bill": dining.ask_for_bill(sitting).bill}
    due, share = (
        dining.due(sitting),
        dining.do("split_bill", CASHIER, **where, way="equal", count=2).shares[0],
    )
    dining.do("pay_share", CASHIER, **where, share=share, payments=[card((due + 1) // 2)])
    assert dining.refused("give_table_back", HOST, sitting=sitting, table="V01").mend == "reopen_bill"
    assert dining.due(sitting) == due // 2


@pytest.mark.rule("RST-06", "RST-02")
def test_where_a_further_table_cannot_be_theirs_the_reason_is_told(dining: Dining) -> None:
    sitting, other = dining.at(Sitting.TEA), dining.seat("A03")
    at = (dining.clock.now() + timedelta(minutes=75)).isoformat()
    told: dict[str, Any] = {"name": "沈", "phone": "13800138000", "guests": 4, "at": at}
    booked = dining.do("book", HOST, table="B01", **told).sitting
    no = dining.refused("join_table", HOST, sitting=sitting, table="B01")
    assert no.args["other"] == dining.facts(booked).number
    no = dining.refused("join_table", HOST, sitting=sitting, table="A03")
    assert no.args["other"] == dining.facts(other).number
    assert "already" in dining.refused("join_table", HOST, sitting=sitting, table="A02").message
    assert dining.refused("give_table_back", HOST, sitting=sitting, table="A02").mend == "move_table"
    assert dining.refused("join_table", HOST, sitting=sitting, table="V01").args["table"] == "听松"
    dining.do("join_table", HOST, sitting=sitting, table="V01", fee_told=8000)
    assert dining.facts(sitting).fee_told == 8000
    dining.do("move_table", HOST, sitting=sitting, table="A04")
    facts = dining.facts(sitting)
    assert (facts.tables, facts.fee_told) == (("A04", "V01"), 8000), "the further table stays theirs"
    dining.send(sitting, dining.write(sitting, "1001"))
    dining.do("give_table_back", HOST, sitting=sitting, table="V01")
    assert dining.facts(sitting).fee_told == 0
    assert dining.refused("move_table", HOST, sitting=sitting, table="A04").message.endswith("already.")


@pytest.mark.both
@pytest.mark.rule("RST-06", "RST-04")
def test_two_parties_become_one_and_everything_goes_along(dining: Dining) -> None:
    first = dining.at(Sitting.COLD)
    other = dining.do("greet_walk_in", HOST, guests=3, name="王女士").sitting
    dining.do("take_deposit", HOST, sitting=other, payments=[card(5000)])
    dining.do("seat_party", HOST, sitting=other, table="A03", guests=3, waiter="yuan")
    dining.tea(other)
    dining.do("note_taboos", WAITER, sitting=other, taboos="花生过敏")
    dining.send(other, dining.write(other, "1003", "2003"))
    dining.do("print_bill", CASHIER, sitting=other)
    one, two = dining.facts(first), dining.facts(other)
    before = [billing.sums(party) for party in (one, two)]
    with Statements() as statements:
        joined = join(dining, first, other, why="都是一家人")
    assert statements.count <= 50, "two sittings, one transaction"
    now = dining.facts(first)
    assert (now.step, now.guests, now.tables, now.seats) == (Sitting.COLD, 7, ("A02", "A03"), 8)
    assert now.parts.keys() >= {*one.parts, *(i for i, p in two.parts.items() if p not in two.bills)}
    assert (now.taken_ahead, now.ahead, now.ahead_at) == (5000, two.ahead, two.ahead_at)
    assert now.allergens == {Allergen.PEANUT}
    after = billing.sums(now)
    assert (after.consumption, after.ahead) == (sum(s.consumption for s in before), 5000)
    gone = dining.facts(other)
    assert (gone.step, gone.lines, gone.taken_ahead) == (Sitting.JOINED, [], 0)
    assert [bill.step for bill in gone.bills] == [Bill.DROPPED]
    [row] = dining.rows(select(JoinRow.into, JoinRow.by))
    assert tuple(row) == (first, "lin")
    hit = next(one for one in look(dining, FlowHits, words="王女士").hits if one.case == first)
    assert hit.name == "王女士", "the party has a name now"
    said = [Words("zh")(one.about) for one in look(dining, FlowHits, words="王女士").hits]
    assert f"已并入 {now.number} · {gone.number}" in said
    told = [dining.paper(one) for one in joined.documents]
    moved = [p for p in told if Words("zh")(p.title) == "并台单"]
    assert [tables(p) for p in moved] == [("A03 →", "A02+A03")] * len(moved)
    assert len({p.number for p in moved}) == len(moved) == 2, (
        "one a station that still has something of theirs"
    )
    assert all(any(isinstance(b, Notice) for b in p.blocks) for p in told), "what all avoid now"
    dining.do("report_all_served", WAITER, sitting=first)
    dining.ask_for_bill(first)
    dining.pay(first)
    assert dining.facts(first).step is Sitting.FAREWELL
    assert found(dining) == []


@pytest.mark.rule("RST-06", "RST-34")
def test_what_was_changed_of_the_others_orders_stands_on_the_one_bill(dining: Dining) -> None:
    first, other = dining.at(Sitting.CONFIRMED), dining.seat("A03")
    dining.tea(other, None)
    order = dining.write(other, "1003", "2003")
    dining.confirm(other, order)
    dining.add(other, order, "1001")
    dining.send(other, order)
    dining.do(
        "return_line", MANAGER, sitting=other, line=dining.line(other, "1003").id, quantity=1, reason="fewer"
    )
    join(dining, first, other)
    dining.do("ask_to_table", WAITER, sitting=first)
    dining.do("report_all_served", WAITER, sitting=first)
    shown = look(dining, SittingShown, sitting=first)
    assert [type(change) for change in shown.changes] == [LineChange]
    bill = dining.paper(dining.ask_for_bill(first).document)
    said = " ".join(Words("zh")(t) for t in walk(bill) if isinstance(t, Text))
    assert "v2" in said and "酱鸭" in said, "the other's order was opened again, and something of it returned"


@pytest.mark.rule("RST-06", "RST-10")
def test_a_party_that_gives_its_table_up_leaves_it_to_be_cleared(dining: Dining) -> None:
    first, other = dining.seat("B02", guests=3), dining.at(Sitting.TEA, "A03")
    no = dining.refused(
        "join_party", HOST, sitting=dining.seat("A01", guests=2), other=other, keep_tables=False
    )
    assert (no.args["seats"], no.args["guests"]) == (2, 6)
    assert join(dining, first, other, keep_tables=False).to_clear
    now = dining.facts(first)
    assert (now.tables, now.step, now.guests) == (("B02",), Sitting.TEA, 7)
    assert now.tea and now.tea.amount == FOUR_CUPS, "the tea that was brought is paid by all of them"
    dining.do("note_taboos", WAITER, sitting=first, taboos=None)
    dining.write(first, "1001")
    assert sum(line.amount or 0 for line in dining.facts(first).lines if line.tea) == FOUR_CUPS
    assert tile(dining, "A03").state is TableState.TO_CLEAR
    assert found(dining) == []


@pytest.mark.rule("RST-06", "RST-31", "RST-51")
def test_what_cannot_become_one_is_refused_with_its_reason(dining: Dining) -> None:
    first, other = dining.at(Sitting.STAPLE), dining.at(Sitting.STAPLE, "A03")

    def no(**more: Any) -> No:
        args = {"sitting": first, "other": other, "keep_tables": True, **more}
        return dining.refused("join_party", HOST, **args)

    assert "another party" in no(other=first).message
    dining.do("print_bill", CASHIER, sitting=other)
    bill = dining.bill(other).id
    dining.do("give_discount", MANAGER, sitting=other, bill=bill, discount=8800, why="老客")
    assert (no().args["other"], no().mend) == (8800, "give_discount")
    dining.do("give_discount", MANAGER, sitting=other, bill=bill, discount=10000)
    dining.do("split_bill", CASHIER, sitting=other, bill=bill, way="equal", count=2)
    assert no().mend == "take_split_back"
    dining.do("take_split_back", CASHIER, sitting=other, bill=bill)
    for one, words in ((first, "不吃香菜"), (other, "不吃葱")):
        dining.do("note_taboos", WAITER, sitting=one, taboos=words)
    assert "Both told" in no().message
    secret = expect_vip(dining, hours=1)
    dining.later(60)
    dining.do("seat_party", HOST, sitting=secret, table="V03", guests=4, waiter="he")
    assert "VIP" in no(other=secret).message
    plain = dining.seat("B02", guests=2)
    change(dining, plain, service_rate=0)
    assert (no(other=plain).args["one"], no(other=plain).args["other"]) == (1000, 0)
    tea = dining.at(Sitting.TEA, "B03")
    assert (no(other=tea).mend, no(other=tea).args["table"]) == ("begin_order", "B03")
    assert dining.refused("join_party", WAITER, sitting=first, other=other, keep_tables=True).who
    join(dining, first, other, taboos="不吃香菜；不吃葱")
    assert (
        dining.refused("join_party", HOST, sitting=first, other=other, keep_tables=True).args["step"]
        == "joined"
    )
    paid = dining.at(Sitting.STAPLE, "A04")
    dining.call_and_serve(paid, "call_fruit", "6001")
    dining.ask_for_bill(paid)
    dining.do("split_bill", CASHIER, sitting=paid, bill=dining.bill(paid).id, way="equal", count=2)
    assert (
        dining.refused("join_party", HOST, sitting=first, other=paid, keep_tables=True).args["step"] == "bill"
    )


@pytest.mark.rule("RST-06", "RST-30a")
def test_deposits_of_one_kind_are_added_up_and_go_back_as_they_were_taken(dining: Dining) -> None:
    parties = []
    for table, amount in (("A02", 3000), ("A03", 2000)):
        party = dining.at(Sitting.GREETED)
        dining.do("take_deposit", HOST, sitting=party, payments=[card(amount)])
        dining.do("seat_party", HOST, sitting=party, table=table, guests=4, waiter="yuan")
        parties.append(party)
    join(dining, *parties)
    now = dining.facts(parties[0])
    assert now.taken_ahead == 5000
    back = {"sitting": parties[0], "payments": [card(5000)], "why": "改期"}
    assert dining.do("give_ahead_back", MANAGER, **back).paid == -5000


@pytest.mark.rule("RST-06", "COM-05")
def test_the_audit_finds_a_table_that_is_not_its_partys(dining: Dining) -> None:
    sitting, gone = dining.at(Sitting.TEA), dining.at(Sitting.JOINED, "A03")
    assert found(dining) == []
    write(dining, update(PlaceRow).where(PlaceRow.sitting == sitting).values(further=True))
    assert found(dining) == [dining.facts(sitting).number]
    write(dining, update(PlaceRow).where(PlaceRow.sitting == sitting).values(further=False))
    write(dining, update(PlaceRow).where(PlaceRow.table_id == "B02").values(sitting=gone))
    assert dining.facts(gone).number in found(dining)


def change(dining: Dining, sitting: str, **values: Any) -> None:
    write(dining, update(SittingRow).where(SittingRow.id == sitting).values(**values))


def write(dining: Dining, statement: Any) -> None:
    dining.house.store.writer.run(lambda db: db.execute(statement), 1)  # type: ignore[arg-type]


def found(dining: Dining) -> list[str]:
    """The sittings that the deep audit names."""
    with dining.house.store.reading() as db:
        return [finding.what.args["number"] for check in (places_fit, moves_fit) for finding in check(db)]


def walk(one: Any) -> Iterator[Any]:
    """Everything that a paper says."""
    yield one
    if is_dataclass(one) and not isinstance(one, (type, Text)):
        for field in fields(one):
            yield from walk(getattr(one, field.name))
    elif isinstance(one, (tuple, list)):
        for part in one:
            yield from walk(part)
