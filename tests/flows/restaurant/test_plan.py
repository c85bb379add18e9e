"""The plan of the floor: where tables stand, and the command that puts them there (RST-01)."""

from dataclasses import replace
from typing import Any

import pytest

from app.flows.restaurant.facts.floor import TableFacts
from app.flows.restaurant.facts.plan import FURTHEST, Stand, TableShape
from app.flows.restaurant.queries.loaders import tables
from app.flows.restaurant.rules import plan, shown
from app.paper.words import Words
from tests.flows.restaurant.dining import Dining, Statements
from tests.flows.restaurant.house import HOST, MANAGER, TABLES

HALL = "大厅"
SQUARE, ROUND, LONG = TableShape.SQUARE, TableShape.ROUND, TableShape.LONG


def facts(dining: Dining, *ids: str) -> list[TableFacts]:
    with dining.house.store.reading() as db:
        known = tables(db, ids)
    return [known[id] for id in ids]


def at(x: int, y: int, w: int = 4, h: int = 4, shape: TableShape = SQUARE) -> dict[str, Any]:
    return {"x": x, "y": y, "w": w, "h": h, "shape": shape.value}


@pytest.mark.rule("RST-01")
def test_tables_that_nobody_drew_stand_in_rows_below_the_others(dining: Dining) -> None:
    hall = facts(dining, "A01", "A02", "A03", "A04")
    stands = plan.placed(hall)
    assert [stands[t.id].shape for t in hall] == [SQUARE, SQUARE, SQUARE, LONG]
    assert [(stands[t.id].x, stands[t.id].y) for t in hall] == [(0, 0), (5, 0), (10, 0), (15, 0)]
    drawn = [replace(hall[3], stand=Stand(7, 9, 6, 4, LONG)), *hall[:3]]
    assert plan.placed(drawn)["A01"].y == 9 + 4 + 1, "none of them comes to stand on one that was drawn"
    many = [replace(hall[0], id=f"A{n}", seats=2 + n % 9) for n in range(60)]  # type: ignore[arg-type]
    assert plan.overlapping(plan.placed(many)) == frozenset()
    assert max(one.x + one.w for one in plan.placed(many).values()) <= plan.ROW


@pytest.mark.rule("RST-01")
def test_a_table_keeps_to_the_grid_and_to_its_shape() -> None:
    one = Stand(2, 3, 4, 4, SQUARE)
    assert plan.put(one, -5, 900) == replace(one, x=0, y=FURTHEST)
    assert plan.sized(one, 6, 4) == replace(one, w=6, h=6)
    assert plan.sized(one, 4, 1) == replace(one, w=3, h=3)
    assert plan.sized(plan.shaped(one, LONG), 9, 3) == Stand(2, 3, 9, 3, LONG)
    side, onto = Stand(6, 3, 4, 4, SQUARE), Stand(5, 6, 5, 5, ROUND)
    assert plan.overlapping({"A": one, "B": side}) == frozenset(), "side by side they may touch"
    assert plan.overlapping({"A": one, "B": side, "C": onto}) == {"A", "B", "C"}


@pytest.mark.both
@pytest.mark.rule("RST-01", "COM-06")
def test_a_manager_draws_the_plan_and_two_of_them_do_not_draw_over_each_other(dining: Dining) -> None:
    told = {"area": HALL, "tables": ["A01", "A04"], "stood": [at(0, 0), at(8, 2, 6, 4, LONG)]}
    undrawn = {"stood": ("-", "-")}
    with Statements() as counted:
        dining.do("draw_plan", MANAGER, **told, seen=undrawn)
    assert counted.count <= 24
    first, last = facts(dining, "A01", "A04")
    assert (first.stand, last.stand) == (Stand(0, 0, 4, 4, SQUARE), Stand(8, 2, 6, 4, LONG))
    assert shown.stood((first, last)) == ("0.0.4.4.square", "8.2.6.4.long")
    no = dining.refused("draw_plan", MANAGER, **told, seen=undrawn)
    assert "平面图由 zhou 重新画过" in Words("zh")(no.text)
    no = dining.refused("draw_plan", MANAGER, area=HALL, tables=["A02"], stood=[at(3, 3)])
    assert (no.args["table"], no.args["other"]) == ("A01", "A02"), (
        "who moved none of it is held against it too"
    )
    assert facts(dining, "A02")[0].stand is None
    dining.do("change_table", MANAGER, table="A04", what={**TABLES["A04"], "area": "露台"})
    assert facts(dining, "A04")[0].stand is None, "on another plan it is put by hand"
    dining.do("change_table", MANAGER, table="A01", what={**TABLES["A01"], "seats": 3})
    assert facts(dining, "A01")[0].stand == first.stand
    no = dining.refused("draw_plan", MANAGER, area=HALL, tables=["A04"], stood=[at(20, 20)])
    assert (no.args["table"], no.args["now"]) == ("A04", "露台")


@pytest.mark.rule("RST-01")
def test_a_plan_that_makes_no_sense_is_refused(dining: Dining) -> None:
    def refused(tables: list[str], *stood: dict[str, Any]) -> str:
        return dining.refused("draw_plan", MANAGER, area=HALL, tables=tables, stood=list(stood)).message

    assert refused(["A01", "A02"], at(0, 0)) == "Each table is put in one place."
    assert refused(["A01", "A01"], at(0, 0), at(9, 9)) == "Each table is put in one place."
    assert refused(["A01"], at(0, 0, 5, 4)).startswith("A round table and a square one")
    assert dining.refused("draw_plan", HOST, area=HALL, tables=["A01"], stood=[at(0, 0)]).who == ("manager",)
