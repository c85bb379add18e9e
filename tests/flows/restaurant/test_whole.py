"""All or nothing, and the same again: what is refused writes nothing, what is replayed comes out the same (COM-03, 04)."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData, select, text

from app.flows.restaurant.facts.tracks import Sitting
from app.house import FLOWS, open_house
from app.kernel.clock import SetClock
from app.kernel.refusal import Refused
from tests.flows.restaurant.conftest import EVENING
from tests.flows.restaurant.dining import Dining, card, cash
from tests.flows.restaurant.house import CASHIER, COOK, HOST, MANAGER, WAITER

ALIVE = {"refusals", "sqlite_sequence", "upgrades", "alembic_version"}
SALTED = {
    "drawer": {"salt"},
    "journal": {"args", "wrote", "hash", "prev"},
    "secret_seals": {"seal"},
    "staff": {"pin"},
    "documents": {"code"},
}
"""What differs by chance: salts and the secret outside the database, and what holds their digests."""


def everything(
    dining: Dining, without: dict[str, set[str]] | None = None
) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the database, by table."""
    skip = without or {}
    found = {}
    with dining.house.store.reading() as db:
        tables = MetaData()
        tables.reflect(db)
        for name, table in tables.tables.items():
            if name not in ALIVE:
                columns = [c for c in table.columns if c.name not in skip.get(name, ())]
                found[name] = sorted(map(tuple, db.execute(select(*columns))), key=repr)
    return found


def sold_out(dining: Dining) -> Callable[[], Any]:
    sitting = dining.at(Sitting.ORDERING)
    order = dining.order(sitting).id
    dining.do("limit_portions", COOK, dish="2003", portions=1)
    return lambda: dining.refused(
        "add_line", sitting=sitting, order=order, dish="2003", quantity=2, request="少盐"
    )


def sold_out_when_sent(dining: Dining) -> Callable[[], Any]:
    dining.do("limit_portions", COOK, dish="2003", portions=1)
    sitting, other = dining.at(Sitting.ORDERING), dining.at(Sitting.ORDERING, "A03")
    order = dining.order(sitting).id
    dining.add(sitting, order, "2003")
    dining.later(15)
    dining.add(other, dining.order(other).id, "2003")
    dining.confirm(sitting, order)
    return lambda: dining.refused("send_order", sitting=sitting, order=order)


def no_font(dining: Dining) -> Callable[[], Any]:
    sitting = dining.at(Sitting.ORDERING)
    order = dining.order(sitting).id
    line = dining.add(sitting, order, "2003", request="不要葱")
    dining.do("read_back", sitting=sitting, order=order, line=line)
    # Nobody types it any more: a text from before the fonts were these.
    older = text("UPDATE drawer SET text = '不要𪚥' WHERE text = '不要葱'")
    dining.house.store.writer.run(lambda db: db.execute(older))
    dining.do("captain_is_busy", sitting=sitting, order=order)
    return lambda: dining.refused("confirm_order", sitting=sitting, order=order, how="spoken")


def too_much(dining: Dining) -> Callable[[], Any]:
    sitting = dining.at(Sitting.BILL)
    bill, due = dining.bill(sitting).id, dining.due(sitting)
    wechat = {"means": "wechat", "amount": due - 1}
    return lambda: dining.refused("settle", CASHIER, sitting=sitting, bill=bill, payments=[cash(1), wechat])


def taken_table(dining: Dining) -> Callable[[], Any]:
    dining.seat("A02")
    return lambda: dining.refused("seat_walk_in", HOST, table="A02", guests=2, waiter="yuan", name="方可")


@pytest.mark.rule("COM-03", "COM-61")
@pytest.mark.parametrize("prepared", [sold_out, sold_out_when_sent, no_font, too_much, taken_table])
def test_what_is_refused_writes_nothing(
    dining: Dining, prepared: Callable[[Dining], Callable[[], Any]]
) -> None:
    refused = prepared(dining)
    before = everything(dining)
    refused()
    assert everything(dining) == before


@pytest.mark.rule("COM-15")
def test_a_character_that_no_font_has_is_named_with_its_document(dining: Dining) -> None:
    no = no_font(dining)()
    assert (no.args["character"], no.args["number"]) == ("𪚥", "OD-A1-261123-0001")


def an_evening(dining: Dining) -> None:
    """Something of everything that makes ids, numbers and papers."""
    at = EVENING.replace(hour=11).isoformat()
    booking = {
        "name": "沈砚秋",
        "phone": "13800138000",
        "guests": 4,
        "at": at,
        "table": "V01",
        "fee_told": 8000,
    }
    booked = dining.do("book", HOST, **booking).sitting
    dining.do("take_deposit", HOST, sitting=booked, payments=[card(5000)])
    dining.later(30)
    dining.do("seat_party", HOST, sitting=booked, table="V01", guests=4, waiter="yuan")
    dining.do("ask_tea", WAITER, sitting=booked, tea="8001", taboos="花生过敏")
    order = dining.begin(booked)
    line = dining.add(booked, order, "2002", request="少盐")
    dining.add(booked, order, "1001")
    dining.do("read_back", sitting=booked, order=order, line=line)
    dining.confirm(booked, order)
    dining.add(booked, order, "3001", 4)
    dining.send(booked, order)
    dining.later(10)
    dining.at(Sitting.CLEARING)
    dining.refused("seat_walk_in", HOST, table="V01", guests=2, waiter="yuan")
    dining.do("ask_to_table", WAITER, sitting=booked)
    dining.do("plan_call", WAITER, sitting=booked, at=EVENING.replace(hour=12).isoformat())
    dining.do("put_off_call", WAITER, sitting=booked)
    dining.call(booked)
    dining.do("report_all_served", WAITER, sitting=booked)
    bill = dining.ask_for_bill(booked).bill
    dining.do("give_discount", MANAGER, sitting=booked, bill=bill, discount=8800, why="常客")
    dining.pay(booked)


@pytest.mark.rule("COM-04", "COM-40")
def test_the_same_calls_in_an_empty_house_give_the_same_ids_numbers_and_papers(
    tmp_path: Path,
) -> None:
    clocks = [SetClock(EVENING), SetClock(EVENING)]
    first = open_house(tmp_path / "one", clock=clocks[0], folders=FLOWS)
    second = open_house(tmp_path / "two", clock=clocks[1], folders=FLOWS)
    one, two = Dining(first, clocks[0]), Dining(second, clocks[1])
    one.found()
    an_evening(one)
    for call in one.calls:
        clocks[1].set(call.at)
        with suppress(Refused):  # what was refused is refused again
            second.desk.carry_out(call)
    kept, again = everything(one, SALTED), everything(two, SALTED)
    assert kept.keys() == again.keys()
    for table, rows in kept.items():
        assert again[table] == rows, table
    assert len(kept["documents"]) > 20
    first.close()
    second.close()
