"""The first dish per person is warmed before the call, once, and the call slip names it first (RST-20)."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.flows.restaurant.facts.kinds import AtServing
from app.flows.restaurant.rules import warming
from app.paper.model import Bar, Dishes, Paper, Table
from app.store.tables import DueAt
from tests.flows.restaurant.dining import Dining, Statements
from tests.flows.restaurant.house import CAPTAIN, WAITER
from tests.flows.restaurant.test_carrying import at_table


def ready(dining: Dining, *dishes: tuple[str, int]) -> str:
    sitting = at_table(dining, *dishes)
    dining.lay_ready(sitting)
    return sitting


def plan(dining: Dining, sitting: str, minutes: int) -> None:
    at = dining.clock.now() + timedelta(minutes=minutes)
    saw = {"call_planned": dining.facts(sitting).call_planned}
    dining.do("plan_call", WAITER, sitting=sitting, at=at.isoformat(), seen=saw)


def due(dining: Dining) -> list[object]:
    return [r.at for r in dining.rows(select(DueAt.at).where(DueAt.name == "warm"))]


def warmed(paper: Paper) -> tuple[object, list[str]]:
    [bar] = [b for b in paper.blocks if isinstance(b, Bar)]
    return bar.left, [str(d.name) for b in paper.blocks if isinstance(b, Dishes) for d in b.dishes]


@pytest.mark.rule("RST-20")
def test_the_last_cold_dish_has_it_warmed_and_the_call_names_it_first(dining: Dining) -> None:
    sitting = ready(dining, ("1001", 1), ("1003", 1), ("2003", 1), ("2001", 4))
    dining.serve(sitting, "1001")
    assert dining.papers(sitting, "WN") == [], "a cold dish is still to come"
    with Statements() as told:
        dining.serve(sitting, "1003")
    assert told.count <= 24
    [note] = dining.papers(sitting, "WN")
    assert warmed(note) == ("热菜档", ["鲍汁扣辽参"])
    assert dining.line(sitting, "2001").ticks == {AtServing.WARMED}
    plan(dining, sitting, 5)
    assert due(dining) == []
    assert dining.refused("warm_first_dish", WAITER, sitting=sitting).message.startswith("No dish per person")
    dining.call(sitting)
    assert len(dining.papers(sitting, "WN")) == 1, "once only"
    [slip] = dining.papers(sitting, "CS")
    [table] = [b for b in slip.blocks if isinstance(b, Table)]
    assert [row.cells[1] for row in table.rows] == ["鲍汁扣辽参", "东坡肉"]  # type: ignore[union-attr]


@pytest.mark.rule("RST-20")
def test_or_it_is_due_before_the_planned_call(dining: Dining) -> None:
    sitting = ready(dining, ("1001", 1), ("2001", 4))
    assert due(dining) == [], "no call is planned"
    plan(dining, sitting, 30)
    facts = dining.facts(sitting)
    assert facts.call_planned and due(dining) == [facts.call_planned - timedelta(minutes=10)]
    dining.do("warm_first_dish", WAITER, sitting=sitting)
    assert (len(dining.papers(sitting, "WN")), due(dining)) == (1, [])
    dining.serve(sitting, "1001")
    assert len(dining.papers(sitting, "WN")) == 1, "never twice"


@pytest.mark.rule("RST-20")
def test_a_call_that_is_planned_for_soon_has_it_warmed_at_once(dining: Dining) -> None:
    sitting = ready(dining, ("1001", 1), ("2002", 1), ("2001", 4))
    plan(dining, sitting, 9)
    assert len(dining.papers(sitting, "WN")) == 1
    other = ready_without(dining)
    plan(dining, other, 9)
    dining.serve(other, "1001")
    assert warming.to_warm(dining.facts(other)) is None and dining.papers(other, "WN") == []


def ready_without(dining: Dining) -> str:
    """A party with no dish per person."""
    sitting = dining.seat("A03")
    dining.tea(sitting)
    dining.send(sitting, dining.write(sitting, "1001", "2002"))
    dining.do("ask_to_table", WAITER, sitting=sitting)
    return sitting


@pytest.mark.rule("RST-20", "RST-18")
def test_where_the_last_cold_dish_comes_back_it_is_warmed_then(dining: Dining) -> None:
    sitting = ready(dining, ("1001", 1), ("1003", 2), ("2001", 4))
    back = {"sitting": sitting, "line": dining.line(sitting, "1003").id, "quantity": 1, "reason": "fewer"}
    back |= {"untouched": True}
    dining.do("return_line", CAPTAIN, **back)
    dining.serve(sitting, "1001")
    assert dining.papers(sitting, "WN") == [], "one of them is still to come"
    dining.do("return_line", CAPTAIN, **back)
    [note] = dining.papers(sitting, "WN")
    assert warmed(note) == ("热菜档", ["鲍汁扣辽参"])
    other = dining.seat("A03")
    dining.tea(other)
    order = dining.write(other, "1001")
    dining.add(other, order, "2001", 4)
    dining.send(other, order)
    only = {"sitting": other, "line": dining.line(other, "1001").id}
    dining.do("return_line", CAPTAIN, **back | only)
    assert dining.papers(other, "WN") == [], "nothing cold is on their table"
