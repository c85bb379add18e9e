"""At the table: what is served, what is called, in which order (RST-20 to 22, 26)."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.counter.settings import Settings
from app.flows.restaurant.facts.ids import DishId, LineId, OrderId
from app.flows.restaurant.facts.kinds import COURSES, Course, Pricing
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.tracks import Line, Sitting
from app.flows.restaurant.model.orders import CallRow, LineRow
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.rules import pacing
from app.kernel.text import Text
from app.paper.model import Bar, Dishes, Notice, Paper, Table, Ticks, Words
from app.store.tables import DueAt
from tests.flows.restaurant.conftest import EVENING
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN, CASHIER, WAITER


def banquet(dining: Dining, *dishes: str) -> str:
    """A sitting at the table, its order sent."""
    sitting = dining.seat()
    dining.tea(sitting)
    dining.send(sitting, dining.write(sitting, *dishes))
    dining.do("ask_to_table", WAITER, sitting=sitting)
    return sitting


def words(paper: Paper) -> list[str]:
    return [b.says.message for b in paper.blocks if isinstance(b, Words) and isinstance(b.says, Text)]


@pytest.mark.rule("RST-26")
def test_nothing_but_drinks_is_served_before_they_are_asked_to_the_table(dining: Dining) -> None:
    sitting = dining.seat()
    dining.tea(sitting)
    dining.send(sitting, dining.write(sitting, "1001", "7001"))
    cold = dining.line(sitting, "1001").id
    assert dining.refused("serve_dishes", WAITER, sitting=sitting, lines=[cold]).mend == "ask_to_table"
    assert dining.refused("serve_part", WAITER, sitting=sitting, line=cold, quantity=1).mend == "ask_to_table"
    assert dining.refused("report_all_served", WAITER, sitting=sitting).mend == "ask_to_table"
    assert "No dish is cooking" in dining.refused("serve_dishes", WAITER, sitting=sitting, lines=[]).message
    dining.serve(sitting, "7001")
    assert dining.facts(sitting).step is Sitting.CONFIRMED
    dining.do("ask_to_table", WAITER, sitting=sitting)
    dining.serve(sitting, "1001")
    assert dining.facts(sitting).step is Sitting.COLD


@pytest.mark.rule("RST-22", "COM-01")
def test_serving_takes_the_table_along_and_never_back(dining: Dining) -> None:
    sitting = banquet(dining, "1001", "1003", "2002", "5001", "6001")
    dining.call(sitting)
    dining.serve(sitting, "2002")
    assert dining.facts(sitting).step is Sitting.HOT
    dining.serve(sitting, "1001", "1003")
    assert dining.facts(sitting).step is Sitting.HOT
    dining.call_and_serve(sitting, "call_fruit", "6001")
    assert dining.facts(sitting).step is Sitting.STAPLE
    dining.call_and_serve(sitting, "call_staples", "5001")
    dining.ask_for_bill(sitting)
    dining.send(sitting, dining.write(sitting, "1003"))
    dining.do("report_all_served", WAITER, sitting=sitting)
    assert dining.facts(sitting).step is Sitting.BILL
    row = dining.rows(
        select(LineRow.served_at, LineRow.served_by, LineRow.served).where(LineRow.dish == "5001")
    )[0]
    assert tuple(row) == (dining.clock.now(), "yuan", 1)


@pytest.mark.rule("RST-22")
def test_what_nobody_ordered_is_not_served_and_parts_add_up(dining: Dining) -> None:
    sitting = dining.seat()
    dining.tea(sitting)
    order = dining.begin(sitting)
    line = dining.add(sitting, order, "1001", 3)
    dining.send(sitting, order)
    dining.do("ask_to_table", WAITER, sitting=sitting)
    dining.do("serve_part", WAITER, sitting=sitting, line=line, quantity=2, place="door")
    assert (dining.line(sitting, "1001").step, dining.line(sitting, "1001").open) == (Line.FIRED, 1)
    assert dining.facts(sitting).step is Sitting.AT_TABLE
    assert dining.refused("serve_part", WAITER, sitting=sitting, line=line, quantity=2).args["open"] == 1
    dining.do("serve_part", WAITER, sitting=sitting, line=line, quantity=1)
    assert (dining.line(sitting, "1001").step, dining.line(sitting, "1001").open) == (Line.SERVED, 0)
    assert dining.facts(sitting).step is Sitting.COLD


@pytest.mark.rule("RST-32")
def test_one_key_says_that_all_is_served(dining: Dining) -> None:
    sitting = banquet(dining, "1001", "2002", "6001")
    dining.do("report_all_served", CASHIER, sitting=sitting)
    assert {line.step for line in dining.facts(sitting).lines} == {Line.SERVED}
    assert dining.facts(sitting).step is Sitting.STAPLE
    who = dining.rows(select(LineRow.served_by).where(LineRow.dish != "8001"))
    assert {r.served_by for r in who} == {"wu"}
    assert "on the table already" in dining.refused("report_all_served", sitting=sitting).message


@pytest.mark.rule("RST-20", "RST-21")
def test_the_call_fires_in_order_with_a_slip_for_each_station(dining: Dining) -> None:
    sitting = banquet(dining, "4001", "3001", "2003", "2001", "5001", "1001")
    dining.later(25)
    called = dining.do("call_hot_dishes", WAITER, sitting=sitting, ground="judgement")
    assert called.dishes == 4
    slips = {
        str(p.blocks[0].left): p
        for d in called.documents
        if isinstance((p := dining.paper(d)).blocks[0], Bar)
    }
    assert list(slips) == ["热菜档", "蒸档"]
    table = next(block for block in slips["热菜档"].blocks if isinstance(block, Table))
    assert [row.cells[1] for row in table.rows] == ["鲍汁扣辽参", "东坡肉", "清炒豆苗"]  # type: ignore[union-attr]
    safe = [row.cells[3].args["at"] for row in table.rows]  # type: ignore[union-attr]
    assert safe == [EVENING + timedelta(minutes=25 + m) for m in (0, 0, 24 - 6)], (
        "what should be on the fire already is to go on it now"
    )
    assert "Change the bone plates: {n}" in words(slips["蒸档"])
    assert dining.facts(sitting).step is Sitting.CALLED
    [row] = dining.rows(select(CallRow))
    assert (row.by, row.ground, row.lines, row.at) == ("yuan", "judgement", 4, dining.clock.now())
    assert dining.line(sitting, "5001").step is Line.HELD
    assert (
        "No hot dish" in dining.refused("call_hot_dishes", WAITER, sitting=sitting, ground="consent").message
    )


@pytest.mark.rule("RST-20", "RST-21")
def test_staples_and_fruit_have_calls_of_their_own_and_bone_plates_change_once(dining: Dining) -> None:
    sitting = banquet(dining, "2002", "5001", "5002", "6001")
    assert (
        "No staple"
        not in dining.refused(
            "call_fruit", WAITER, sitting=dining.at(Sitting.AT_TABLE, "A03"), ground="x"
        ).message
    )
    ahead = dining.do(
        "call_dish", WAITER, sitting=sitting, line=dining.line(sitting, "5002").id, ground="consent"
    )
    assert (ahead.dishes, dining.facts(sitting).step) == (1, Sitting.AT_TABLE)
    assert dining.call(sitting).dishes == 1
    order = dining.write(sitting, "2003")
    dining.send(sitting, order)
    again = dining.call(sitting)
    assert "Change the bone plates: {n}" not in words(dining.paper(again.documents[0]))
    assert dining.call(sitting, "call_staples").dishes == 1
    assert dining.call(sitting, "call_fruit").dishes == 1
    for act in ("call_staples", "call_fruit"):
        assert (
            "waiting to be called" in dining.refused(act, WAITER, sitting=sitting, ground="consent").message
        )


@pytest.mark.rule("RST-20", "COM-50")
def test_a_planned_call_falls_due_and_a_speech_moves_all_that_has_not_fired(dining: Dining) -> None:
    sitting = banquet(dining, "1001", "2002", "3001")
    past = dining.refused("plan_call", WAITER, sitting=sitting, at=EVENING.isoformat())
    assert past.mend == "call_hot_dishes"
    at = EVENING + timedelta(minutes=40)
    dining.do("plan_call", WAITER, sitting=sitting, at=at.isoformat())
    due = select(DueAt.at).where(DueAt.name == "call")
    assert dining.rows(due)[0].at == at
    put_off = dining.do("put_off_call", WAITER, sitting=sitting)
    assert put_off.planned == at + timedelta(minutes=10)
    assert dining.rows(due)[0].at == at + timedelta(minutes=10)
    notes = [dining.paper(d) for d in put_off.documents]
    assert {
        str(p.blocks[0].left): [d.name for b in p.blocks if isinstance(b, Dishes) for d in b.dishes]
        for p in notes
    } == {  # type: ignore[union-attr]
        "热菜档": ["龙井虾仁"],
        "蒸档": ["宋嫂鱼羹"],
    }
    assert all(any(isinstance(b, Notice) for b in p.blocks) for p in notes)
    dining.later(60)
    late = dining.do("put_off_call", CAPTAIN, sitting=sitting, minutes=5)
    assert late.planned == dining.clock.now() + timedelta(minutes=5)
    dining.call(sitting)
    assert dining.rows(due) == []
    [row] = dining.rows(select(SittingRow.call_planned, SittingRow.called_at))
    assert tuple(row) == (None, dining.clock.now())


@pytest.mark.rule("RST-20")
def test_a_speech_without_a_plan_moves_all_that_has_not_fired_and_tells_the_kitchen(dining: Dining) -> None:
    sitting = banquet(dining, "1001", "2002", "5001", "6001")
    dining.serve(sitting, "1001")
    put_off = dining.do("put_off_call", WAITER, sitting=sitting)
    assert put_off.planned == dining.clock.now() + timedelta(minutes=10)
    assert dining.facts(sitting).call_planned == put_off.planned
    assert dining.rows(select(DueAt.at).where(DueAt.name == "call"))[0].at == put_off.planned
    assert {p.blocks[0].left for p in dining.papers(sitting, "SN")} == {"热菜档", "点心档"}  # type: ignore[union-attr]
    dining.call(sitting)
    later = dining.do("put_off_call", WAITER, sitting=sitting)
    assert len(later.documents) == 1, "staples and fruit wait as well"
    assert dining.facts(sitting).call_planned is None, "and are no call of the hot dishes"
    for act in ("call_staples", "call_fruit"):
        dining.call(sitting, act)
    assert "No dish is waiting" in dining.refused("put_off_call", WAITER, sitting=sitting).message


def laid_ready(dining: Dining, sitting: str) -> dict[str, str]:
    """What the last preparation list wants, and how many."""
    listed = dining.papers(sitting, "PL")
    ticks = [tick for b in listed[-1].blocks if isinstance(b, Ticks) for tick in b.ticks] if listed else []
    return {getattr(t.says, "message", str(t.says)): t.count for t in ticks}


@pytest.mark.rule("RST-20", "RST-23")
def test_with_all_at_once_the_sending_asks_for_the_first_bone_plates(dining: Dining) -> None:
    plates = "Bone plates, to be changed before"
    sitting = dining.seat()
    dining.tea(sitting)
    dining.send(sitting, dining.write(sitting, "1001", "7001"), all_at_once=True)
    assert plates not in laid_ready(dining, sitting), "nothing hot is on the fire yet"
    dining.send(sitting, dining.write(sitting, "2003", "3001"), all_at_once=True)
    assert laid_ready(dining, sitting)[plates] == "4"
    assert dining.facts(sitting).called_at == dining.clock.now()
    dining.send(sitting, dining.write(sitting, "2002"), all_at_once=True)
    assert plates not in laid_ready(dining, sitting), "it is asked once"
    held = dining.seat("A03")
    dining.tea(held)
    order = dining.write(held, "2003", "3001")
    line = dining.line(held, "3001").id
    dining.do("set_at_once", sitting=held, order=order, line=line, at_once=True)
    dining.send(held, order)
    assert plates not in laid_ready(dining, held), "the call is still to come"
    last = {"sitting": held, "line": dining.line(held, "2003").id, "ground": "consent"}
    [slip] = dining.do("call_dish", WAITER, **last).documents
    assert "Change the bone plates: {n}" in words(dining.paper(slip)), "the last dish ahead is the call"


LINES = st.lists(
    st.builds(
        LineFacts,
        id=st.integers(0, 10**6).map(lambda n: LineId(f"l{n}")),
        step=st.just(Line.HELD),
        order=st.just(OrderId("o")),
        dish=st.just(DishId("d")),
        name=st.just("x"),
        course=st.sampled_from(Course),
        station=st.just("s"),
        pricing=st.sampled_from(Pricing),
        unit=st.just("例"),
        quantity=st.just(1),
        served=st.just(0),
        price=st.just(1),
        grams=st.none(),
        amount=st.just(1),
        discountable=st.just(True),
        at_once=st.just(False),
        request=st.none(),
        read_back=st.just(False),
        minutes=st.integers(0, 60),
        tea=st.just(False),
    ),
    max_size=12,
    unique_by=lambda line: line.id,
)


@pytest.mark.rule("RST-20", "RST-21")
@given(LINES)
def test_dishes_fire_in_the_order_of_the_meal_and_reach_the_table_one_after_the_other(
    lines: list[LineFacts],
) -> None:
    order = pacing.firing_order(lines)
    assert sorted(line.id for line in order) == sorted(line.id for line in lines)
    for one, two in pairwise(order):
        assert COURSES.index(one.course) <= COURSES.index(two.course)
        if one.course == two.course and two.pricing == Pricing.PERSON:
            assert one.pricing == Pricing.PERSON
    safe = pacing.last_safe(lines, EVENING, Settings({}, "A1"))
    ready = [safe[line.id] + timedelta(minutes=line.minutes) for line in order]
    assert ready == [EVENING + timedelta(minutes=12 + 4 * n) for n in range(len(order))]
