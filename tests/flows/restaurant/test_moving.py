"""A party moves to another table: what goes along, what it pays, what it leaves, what the kitchen is told (RST-06)."""

from typing import Any

import pytest
from sqlalchemy import select, update

from app.counter.documents import PrintJob
from app.flows.restaurant.checks import moves_fit
from app.flows.restaurant.facts.arrivals import Suggestions
from app.flows.restaurant.facts.kinds import TableState
from app.flows.restaurant.facts.tracks import Line, Sitting
from app.flows.restaurant.facts.views import Floor, Tile
from app.flows.restaurant.model.sittings import MoveRow, SittingRow, TickRow
from app.paper.model import Alias, Bar, Dishes, Paper
from app.paper.words import Words
from tests.flows.restaurant.dining import Dining, card
from tests.flows.restaurant.house import CAPTAIN, HOST, WAITER
from tests.flows.restaurant.looking import look
from tests.flows.restaurant.test_changed import seen_by
from tests.flows.restaurant.test_sets import ordered


def tile(dining: Dining, table: str) -> Tile:
    return next(one for one in look(dining, Floor).tiles if one.table == table)


def move(dining: Dining, sitting: str, table: str, **more: Any) -> Any:
    return dining.do("move_table", HOST, sitting=sitting, table=table, **more)


def notes(dining: Dining, sitting: str) -> dict[str, Paper]:
    """The change notes of a sitting, by their stations."""
    papers = dining.papers(sitting, "CN")
    return {str(next(b for b in one.blocks if isinstance(b, Bar)).right): one for one in papers}


@pytest.mark.both
@pytest.mark.rule("RST-06")
def test_orders_deposit_and_timers_go_along_and_each_station_is_told(dining: Dining) -> None:
    sitting = dining.at(Sitting.GREETED)
    dining.do("take_deposit", HOST, sitting=sitting, payments=[card(5000)])
    dining.do("seat_party", HOST, sitting=sitting, table="A02", guests=4, waiter="yuan")
    dining.tea(sitting)
    dining.send(sitting, dining.write(sitting, "1001", "2002", "3001", "5001", "6001"))
    dining.do("ask_to_table", WAITER, sitting=sitting)
    dining.serve(sitting, "1001")
    planned = dining.clock.now().replace(minute=40)
    dining.do("plan_call", WAITER, sitting=sitting, at=planned.isoformat())
    before = dining.facts(sitting)
    moved = move(dining, sitting, "B01", why="客人要安静")
    after = dining.facts(sitting)
    assert (after.table, after.table_name) == ("B01", "B01")
    kept = ("step", "number", "taken_ahead", "call_planned", "seated_at", "waiter", "tea", "guests")
    assert [name for name in kept if getattr(before, name) != getattr(after, name)] == []
    assert before.parts.items() <= after.parts.items(), "the notes to the kitchen come beside them"
    told = notes(dining, sitting)
    assert set(told) == {"热菜档", "蒸档", "点心档"}, "what is on the table goes along by itself"
    assert len(moved.documents) == 3
    [note] = [b for b in told["点心档"].blocks if isinstance(b, Dishes)]
    assert [(d.name, Words("zh")(d.small[0])) for d in note.dishes] == [
        ("青菜面条", "候叫菜单"),
        ("时令果盘", "候叫菜单"),
    ]
    [tables] = [b for b in told["蒸档"].blocks if isinstance(b, Alias)]
    assert (tables.left, tables.right) == ("A02 →", "B01")
    jobs = dining.rows(select(PrintJob.role).where(PrintJob.document.in_(moved.documents)))
    assert {job.role for job in jobs} == {"kitchen:热菜档", "kitchen:蒸档", "kitchen:点心档"}
    [row] = dining.rows(select(MoveRow.from_table, MoveRow.to_table, MoveRow.by, MoveRow.at))
    assert tuple(row) == ("A02", "B01", "lin", dining.clock.now())
    assert tile(dining, "B01").sitting == sitting
    assert (tile(dining, "A02").state, tile(dining, "A02").since) == (
        TableState.TO_CLEAR,
        dining.clock.now(),
    )
    no = dining.refused("seat_walk_in", HOST, table="A02", guests=2, waiter="yuan")
    assert (no.args["other"], no.mend) == (after.number, "clear_left_table")
    dining.do("clear_left_table", WAITER, table="A02")
    dining.seat("A02")
    assert dining.refused("clear_left_table", WAITER, table="A03").args["table"] == "A03"


@pytest.mark.rule("RST-06")
def test_a_table_where_nothing_was_used_is_free_at_once(dining: Dining) -> None:
    sitting = dining.seat()
    dining.tea(sitting, None)
    order = dining.write(sitting, "1001")
    assert move(dining, sitting, "A03").documents == ()
    assert tile(dining, "A02").state is TableState.FREE
    dining.seat("A02")
    dining.send(sitting, order)
    assert move(dining, sitting, "B01").to_clear is False, "nothing has come to the table"
    dining.do("ask_to_table", WAITER, sitting=sitting)
    dining.serve(sitting, "1001")
    assert move(dining, sitting, "A03").to_clear
    assert dining.line(sitting, "1001").step is Line.SERVED


@pytest.mark.rule("RST-06", "RST-11")
def test_a_set_of_which_nothing_was_served_leaves_a_clean_table(dining: Dining) -> None:
    sitting, order, line = ordered(dining)
    dining.tea(sitting, None, change=True)
    dining.send(sitting, order)
    assert dining.facts(sitting).parts[line].step == Line.SERVED, "the set itself is on no ticket"
    assert move(dining, sitting, "A03").to_clear is False
    assert tile(dining, "A02").state is TableState.FREE


@pytest.mark.rule("RST-06", "RST-03", "RST-02")
def test_where_a_party_cannot_move_the_reason_is_told(dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    other = dining.seat("A03")
    assert "already" in dining.refused("move_table", HOST, sitting=sitting, table="A02").message
    no = dining.refused("move_table", HOST, sitting=sitting, table="A03")
    assert no.args["other"] == dining.facts(other).number
    assert dining.refused("move_table", HOST, sitting=sitting, table="A01").args["seats"] == 2
    dining.do("close_table", HOST, table="A04")
    assert dining.refused("move_table", HOST, sitting=sitting, table="A04").mend == "open_table"
    at = dining.clock.now().replace(minute=30).isoformat()
    told: dict[str, Any] = {"name": "沈", "phone": "13800138000", "guests": 4, "at": at}
    booked = dining.do("book", HOST, table="B01", **told).sitting
    no = dining.refused("move_table", HOST, sitting=sitting, table="B01")
    assert (no.args["other"], no.who) == (dining.facts(booked).number, ("captain", "manager"))
    dining.do("move_table", HOST, approved_by=CAPTAIN, sitting=sitting, table="B01")
    assert dining.facts(sitting).table == "B01"


@pytest.mark.rule("RST-06", "RST-03", "RST-30a")
def test_a_rooms_fee_is_told_before_they_move_and_never_above_what_they_confirmed(dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    assert dining.refused("move_table", HOST, sitting=sitting, table="V01").args["fee"] == 8000
    move(dining, sitting, "V01", fee_told=8000)
    assert dining.facts(sitting).fee_told == 8000
    assert dining.refused("move_table", HOST, sitting=sitting, table="V02").args["fee"] == 20000
    dining.do("tick_room", WAITER, sitting=sitting, item="lights")
    dining.send(sitting, dining.write(sitting, "1001"))
    move(dining, sitting, "V02")
    assert dining.facts(sitting).fee_told == 8000, "the order that they confirmed says 80"
    assert dining.rows(select(TickRow.item)) == [], "another room has lights of its own"
    move(dining, sitting, "A03")
    assert dining.facts(sitting).fee_told == 0
    move(dining, sitting, "V04", fee_told=8000)
    dining.do("ask_to_table", WAITER, sitting=sitting)
    dining.do("report_all_served", WAITER, sitting=sitting)
    dining.ask_for_bill(sitting)
    assert dining.facts(sitting).fee_told == 8000


@pytest.mark.rule("RST-06", "COM-06")
def test_whoever_moves_a_party_has_seen_where_it_sits(dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    args = {"sitting": sitting, "table": "B01"}
    saw = seen_by(dining, sitting, "move_table", args)
    dining.do("move_table", CAPTAIN, sitting=sitting, table="A03")
    no = dining.refused("move_table", HOST, **args, seen=saw)
    assert "您看到的桌台是 A02，现在是 A03，由 he 改动" in Words("zh")(no.text)
    assert dining.refused("move_table", WAITER, **args).who


@pytest.mark.rule("RST-06", "RST-03")
def test_tables_to_move_to_leave_out_their_own_and_what_is_to_be_cleared(dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    found = look(dining, Suggestions, guests=4, sitting=sitting, stay=90)
    assert [one.table.id for one in found.tables][:2] == ["B01", "A03"]
    move(dining, sitting, "A03")
    found = look(dining, Suggestions, guests=4, sitting=sitting, stay=90)
    assert not {"A02", "A03"} & {one.table.id for one in found.tables}


@pytest.mark.rule("RST-06", "COM-05")
def test_the_audit_finds_a_party_that_does_not_sit_where_it_moved_to(dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    move(dining, sitting, "A03")
    dining.later(5)
    move(dining, sitting, "B01")
    assert found(dining) == []
    dining.house.store.writer.run(
        lambda db: db.execute(update(SittingRow).values(table_id="A03")),
        1,  # type: ignore[arg-type]
    )
    assert found(dining) == [dining.facts(sitting).number]


def found(dining: Dining) -> list[str]:
    """The sittings that the deep audit names."""
    with dining.house.store.reading() as db:
        return [finding.what.args["number"] for finding in moves_fit(db)]
