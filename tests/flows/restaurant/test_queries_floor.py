"""The floor and the strip, on an evening made through commands (RST-01, 02)."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from app.counter.documents import PrintJob
from app.flows.restaurant.facts.kinds import Feature, TableState
from app.flows.restaurant.facts.matters import Matters, Pressing
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.facts.views import Floor, Tile
from app.kernel.judge import Staff
from app.store.tables import DueAt
from app.store.writer import Priority
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN, CASHIER, COOK, HOST, MANAGER, WAITER
from tests.flows.restaurant.looking import asked, look


def book(dining: Dining, minutes: int, table: str | None = None, **more: Any) -> str:
    at = dining.clock.now() + timedelta(minutes=minutes)
    told = {"name": "沈砚秋", "phone": "13800138000", "guests": 4, "at": at.isoformat(), "table": table}
    sitting: str = dining.do("book", HOST, **told | more).sitting
    return sitting


def tiles(dining: Dining, by: Staff = HOST) -> dict[str, Tile]:
    return {tile.table: tile for tile in look(dining, Floor, by).tiles}


@pytest.mark.rule("RST-01")
def test_a_table_is_what_its_sitting_says(dining: Dining) -> None:
    begun = dining.clock.now()
    book(dining, 50, "B01", name="钱女士")
    book(dining, 300, "B01")
    book(dining, 90, "B02")
    dining.do("close_table", HOST, table="A01")
    eating = dining.at(Sitting.COLD, "A02")
    dining.later(3)
    paying = dining.at(Sitting.BILL, "A03")
    dining.later(2)
    clearing = dining.at(Sitting.CLEARING, "A04")
    for item in ("devices", "flames", "floor"):
        dining.do("tick_clearing", WAITER, sitting=clearing, item=item)
    dining.later(5)
    fresh = dining.seat("V03", 6, name="孙总")

    floor = look(dining, Floor)
    now = {tile.table: tile for tile in floor.tiles}
    assert floor.at == dining.clock.now()
    assert list(now) == ["A01", "A02", "A03", "A04", "B01", "B02", "B03", "B04", "V01", "V02", "V03", "V04"]
    assert now["A02"] == Tile(
        table=now["A02"].table,
        name="A02",
        area="大厅",
        section="大厅",
        room=False,
        seats=4,
        fee=0,
        features=frozenset({Feature.WINDOW}),
        state=TableState.DINING,
        sitting=dining.facts(eating).id,
        step=Sitting.COLD,
        guest=None,
        guests=4,
        waiter="袁静",
        since=begun,
        dishes=5,
        served=1,
        held=4,
        tea_asked=True,
        due=None,
        cleared=0,
        next=None,
        late=False,
        attended=begun,
        alone=False,
    )
    assert (now["A03"].state, now["A03"].since) == (TableState.BILL, begun + timedelta(minutes=3))
    assert now["A03"].due == dining.due(paying) > 0
    assert (now["A04"].state, now["A04"].cleared) == (TableState.TO_CLEAR, 3)
    assert now["A04"].since == begun + timedelta(minutes=5)
    assert (now["V03"].state, now["V03"].guest, now["V03"].guests) == (TableState.SEATED, "孙总", 6)
    assert (now["V03"].sitting, now["V03"].tea_asked, now["V03"].dishes) == (fresh, False, 0)
    assert now["A01"].state is TableState.CLOSED
    assert now["B03"].state is TableState.FREE
    assert (now["B02"].state, now["B02"].next) != (TableState.FREE, None)
    first = now["B01"].next
    assert first and now["B01"].state is TableState.BOOKED
    assert (first.at, first.guest, first.guests) == (begun + timedelta(minutes=50), "钱女士", 4)


def test_the_bill_on_a_tile_is_the_bill_that_is_paid(dining: Dining) -> None:
    """Each discounted line is rounded, the rounding-off holds for its own total, what was taken ahead is off."""
    coming = book(dining, 30, "V01", fee_told=8000, wants_room=True, guests=6)
    dining.do(
        "take_deposit",
        CASHIER,
        sitting=coming,
        payments=[{"means": "cash", "amount": 20000}],
        agreed_sum=200_000,
    )
    dining.do("seat_party", HOST, sitting=coming, table="V01", guests=6, waiter="yuan")
    dining.tea(coming)
    order = dining.write(coming, "1001", "1002", "2004", "7001")
    dining.send(coming, order)
    dining.do("ask_to_table", WAITER, sitting=coming)
    dining.do("report_all_served", WAITER, sitting=coming)
    dining.ask_for_bill(coming)

    def due() -> int | None:
        return tiles(dining)["V01"].due

    assert due() == dining.due(coming)
    bill = dining.bill(coming).id
    dining.do("give_discount", MANAGER, sitting=coming, bill=bill, discount=8765, why="老客")
    discounted = dining.due(coming)
    assert due() == discounted
    off = discounted % 100
    dining.do("round_off", MANAGER, sitting=coming, bill=bill, rounding=off, seen={"due": discounted})
    assert due() == dining.due(coming) == discounted - off
    more = dining.write(coming, "1003")
    dining.send(coming, more)
    assert due() == dining.due(coming) > discounted
    dining.do("report_all_served", WAITER, sitting=coming)
    dining.pay(coming)
    assert (tiles(dining)["V01"].state, due()) == (TableState.PAID, None)


@pytest.mark.rule("RST-02")
def test_late_is_who_should_be_here_and_is_not(dining: Dining) -> None:
    coming = book(dining, 10, "A02", name="钱女士")
    toward = book(dining, 10)
    dining.later(29)
    assert not tiles(dining)["A02"].late
    assert not look(dining, Matters).rows
    dining.later(1)
    late = tiles(dining)["A02"]
    assert (late.late, late.state) == (True, TableState.BOOKED)
    rows = look(dining, Matters).rows
    assert {(m.sitting, m.table, m.guest) for m in rows} == {
        (coming, "A02", "钱女士"),
        (toward, "", "沈砚秋"),
    }
    assert {(m.why, m.since) for m in rows} == {(Pressing.LATE, dining.clock.now() - timedelta(minutes=20))}
    dining.do("greet_party", HOST, sitting=coming)
    assert not tiles(dining)["A02"].late
    assert [m.sitting for m in look(dining, Matters).rows] == [toward]
    dining.do("mark_not_come", HOST, sitting=toward)
    assert not look(dining, Matters).rows


def test_the_strip_has_the_worst_first(dining: Dining) -> None:
    begun = dining.clock.now()
    alone = dining.at(Sitting.COLD, "A02")
    dining.later(5)
    writing = dining.seat("A03")
    dining.tea(writing)
    order = dining.write(writing, "1001")
    dining.lay_ready(writing)
    dining.do("plan_call", WAITER, sitting=alone, at=(dining.clock.now() + timedelta(minutes=10)).isoformat())
    dining.later(10)
    found = look(dining, Matters).rows
    assert [(m.why, m.sitting, m.since) for m in found] == [
        (Pressing.ALONE, alone, begun),
        (Pressing.CALL, alone, dining.clock.now()),
    ]
    dining.do("call_hot_dishes", WAITER, sitting=alone, ground="consent")
    dining.add(writing, order, "1002")
    dining.lay_ready(writing)
    dining.later(14)
    assert not look(dining, Matters).rows
    dining.later(1)
    found = look(dining, Matters).rows
    number = dining.order(writing).number
    assert [(m.why, m.sitting, m.number) for m in found] == [
        (Pressing.ALONE, alone, ""),
        (Pressing.ALONE, writing, ""),
        (Pressing.UNSENT, writing, number),
    ]
    assert {t.table for t in look(dining, Floor).tiles if t.alone} == {"A02", "A03"}


def test_a_slip_that_did_not_come_out_is_on_the_strip(dining: Dining) -> None:
    sitting = dining.at(Sitting.CONFIRMED, "A02")
    dining.lay_ready(sitting)
    assert not look(dining, Matters).rows
    tickets = {p.number for p in dining.papers(sitting, "KT")}

    def fail(db: Any) -> None:
        job = db.execute(
            select(PrintJob.id).order_by(PrintJob.made_at, PrintJob.n).where(PrintJob.role.like("kitchen%"))
        ).first()
        db.execute(
            update(PrintJob).where(PrintJob.id == job.id).values(state="queued", why='{"message": "off"}')
        )

    dining.house.store.writer.run(fail, Priority.CLERK)
    [slip] = look(dining, Matters).rows
    assert (slip.why, slip.sitting, slip.table, slip.number in tickets) == (
        Pressing.UNPRINTED,
        sitting,
        "A02",
        True,
    )


@pytest.mark.rule("RST-51")
def test_a_vip_is_called_so_and_is_nowhere_for_all_who_do_not_receive_them(dining: Dining) -> None:
    here = book(dining, 10, "V03", name="韩部长", vip=True)
    dining.do("seat_party", HOST, sitting=here, table="V03", guests=4, waiter="he")
    book(dining, 20, "A03", name="韩部长", vip=True)
    named = {HOST: True, CAPTAIN: True, MANAGER: True, WAITER: False, CASHIER: False, COOK: False}
    dining.later(40)
    for by, may in named.items():
        name = "韩部长" if may else "VIP"
        floor, rows = tiles(dining, by), look(dining, Matters, by).rows
        seated = floor["V03"]
        assert (seated.guest, seated.guests) == ((name, 4) if may else (None, 0))
        assert (seated.sitting, seated.shut, seated.waiter) == (here, not may, "何立群" if may else None)
        assert floor["A03"].next and floor["A03"].next.shut is not may
        assert (floor["A03"].next.guest, floor["A03"].next.guests) == ((name, 4) if may else (None, 0))
        of_all = {Pressing.ALONE, Pressing.LATE}
        assert {m.why for m in rows} == of_all | ({Pressing.VIP} if may else set())
        assert {(m.guest, m.table) for m in rows} == (
            {(name, "小筑"), (name, "A03")} if may else {(name, "")}
        )


def test_one_statement_however_many_tables_and_whatever_is_over(dining: Dining) -> None:
    dining.at(Sitting.BILL, "A02")
    few = asked(dining, Floor), asked(dining, Matters)
    assert [f.count for f in few] == [1, 6]
    for table in ("A03", "A04", "B01"):
        dining.at(Sitting.FREE, table)
        book(dining, 45, table)
    for table, step in (("B02", Sitting.BILL), ("B03", Sitting.CLEARING), ("V03", Sitting.HOT)):
        dining.at(step, table)
    many = asked(dining, Floor), asked(dining, Matters)
    assert [m.count for m in many] == [1, 6]
    assert [m.scans(dining) for m in many] == [[], []]
    assert dining.rows(select(DueAt.case))
