"""Every query once on both databases, and each flow's dataclass has its query."""

import re
from datetime import timedelta

import pytest

from app.counter.overview import Agenda, CaseLines, Figures, Hits
from app.flows.restaurant.facts import views
from app.flows.restaurant.facts.arrivals import Bookings, Suggestions
from app.flows.restaurant.facts.kinds import TableState
from app.flows.restaurant.facts.matters import Matters, Pressing
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.facts.views import (
    BillShown,
    Floor,
    Menu,
    Pacing,
    SittingShown,
    Substitutes,
    TableShown,
    Waiters,
    WholeMenu,
)
from app.flows.restaurant.flow import FLOW
from app.house import load
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CASHIER, DISHES, HOST, MANAGER, WAITER
from tests.flows.restaurant.looking import Asked, look


@pytest.mark.both
def test_each_query_on_both_databases(dining: Dining) -> None:
    at = dining.clock.now() + timedelta(minutes=10)
    late = dining.do(
        "book", HOST, name="钱女士", phone="13800138000", guests=3, at=at.isoformat(), table="A03"
    ).sitting
    paying = dining.at(Sitting.BILL, "A02")
    dining.do(
        "give_discount", CASHIER, sitting=paying, bill=dining.bill(paying).id, discount=8800, why="老客"
    )
    clearing = dining.at(Sitting.CLEARING, "A04")
    dining.do("tick_clearing", WAITER, sitting=clearing, item="devices")
    eating = dining.seat("B01")
    dining.tea(eating)
    dining.send(eating, dining.write(eating, "1001", "2002", "2003"))
    dining.do("ask_to_table", WAITER, sitting=eating)
    dining.lay_ready(eating)
    call = dining.clock.now() + timedelta(minutes=25)
    dining.do("plan_call", WAITER, sitting=eating, at=call.isoformat())
    dining.later(30)

    tiles = {tile.table: tile for tile in look(dining, Floor).tiles}
    assert (tiles["A02"].state, tiles["A02"].due) == (TableState.BILL, dining.due(paying))
    assert (tiles["A03"].late, tiles["A04"].cleared) == (True, 1)
    assert (tiles["B01"].dishes, tiles["B01"].held, tiles["B01"].alone) == (3, 2, True)
    assert [(m.why, m.sitting) for m in look(dining, Matters).rows][-2:] == [
        (Pressing.LATE, late),
        (Pressing.CALL, eating),
    ]
    assert look(dining, SittingShown, sitting=eating).facts == dining.facts(eating)
    assert look(dining, BillShown, CASHIER, sitting=paying).sums.due == dining.due(paying)
    safe = {dish.line.facts.dish: dish.last_safe for dish in look(dining, Pacing, sitting=eating).dishes}
    assert safe == {
        "1001": None,
        "2002": call + timedelta(minutes=12 - 10),
        "2003": call + timedelta(minutes=16 - 20),
    }
    assert {d.facts.id: d.ordered for d in look(dining, Menu).dishes}["1001"] == 3
    assert {d.id for d in look(dining, WholeMenu).dishes} == set(DISHES)
    assert [d.id for d in look(dining, Substitutes, dish="2002").dishes] == ["2003", "2004", "2006"]
    assert look(dining, Suggestions, guests=3, sitting=late).tables[0].table.id == "A03"
    assert look(dining, TableShown, table="A03").table.name == "A03"
    assert [(row.sitting, row.late) for row in look(dining, Bookings).rows] == [(late, True)]
    assert {w.login: w.guests for w in look(dining, Waiters).waiters}["yuan"] == 8
    assert [hit.case for hit in look(dining, Hits, words="qns").hits] == [late]
    assert [hit.case for hit in look(dining, Hits, words="b1").hits] == [eating]
    assert look(dining, CaseLines, ids=[late, eating]).lines.keys() == {late, eating}
    assert {row.case for row in look(dining, Agenda, MANAGER).rows} == {late, eating}
    assert len(look(dining, Figures).figures) == 4


def test_every_dataclass_of_a_screen_has_its_query() -> None:
    load()
    told = set(re.findall(r"look\((\w+)", views.__doc__ or ""))
    assert told == {kind.__name__ for kind in FLOW.queries if kind.__module__ == views.__name__}


def test_no_command_and_no_query_reads_what_is_over(dining: Dining) -> None:
    """However many evenings there were: every statement of one goes along an index."""
    with Asked() as statements:
        for step in (Sitting.FREE, Sitting.LEFT, Sitting.CANCELLED):
            dining.facts(dining.at(step))
    assert statements.count > 200
    assert statements.scans(dining) == []
