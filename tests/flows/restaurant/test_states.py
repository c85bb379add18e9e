"""Every act in every state: what is declared is done, everything else is refused, and says where it belongs."""

from dataclasses import replace
from typing import Any

import pytest

from app.flows.restaurant.facts.tracks import Bill, Line, Order, Sitting
from app.flows.restaurant.flow import FLOW
from app.kernel.flow import ANYBODY, Act
from app.kernel.judge import Staff, judge
from app.kernel.steps import States, Steps, There
from tests.flows.restaurant.dining import Dining

AT = "2026-11-23T20:30:00+08:00"
MORE: dict[str, dict[str, Any]] = {
    "change_booking": {"at": AT, "guests": 4, "table": "A03"},
    "take_deposit": {"payments": [{"means": "card", "amount": 100}]},
    "give_ahead_back": {"payments": [{"means": "card", "amount": 100}], "why": "改期"},
    "cancel_booking": {"by_guest": True, "why": "改期"},
    "seat_party": {"table": "A03", "guests": 4, "waiter": "yuan"},
    "tick_room": {"item": "lights"},
    "note_taboos": {"taboos": None},
    "park_order": {"come": 2},
    "change_guests": {"guests": 3},
    "change_waiter": {"waiter": "yuan"},
    "mark_service": {"mark": "tea"},
    "tick_table": {"item": "napkins"},
    "tick_away": {"item": "large"},
    "note_persons": {"persons": []},
    "move_table": {"table": "B01"},
    "join_table": {"table": "B01"},
    "give_table_back": {"table": "B01"},
    "join_party": {"other": "none", "keep_tables": True},
    "split_party": {"table": "B01", "guests": 2},
    "ask_tea": {"tea": "8002", "no_taboos": True, "change": True},
    "add_line": {"dish": "1003"},
    "change_quantity": {"quantity": 2},
    "note_request": {"request": "少盐"},
    "exchange_dish": {"dish": "1003", "difference": 0},
    "agree_weight": {"grams": 600},
    "agree_day_price": {"price": 6800},
    "set_at_once": {"at_once": True},
    "accept_allergens": {"warned": "王女士"},
    "confirm_order": {"how": "spoken"},
    "serve_part": {"quantity": 1},
    "show_bottles": {"quantity": 1},
    "open_bottles": {"quantity": 1},
    "choose_serving_place": {"place": "door"},
    "tick_place": {"item": "cleared"},
    "plan_call": {"at": AT},
    "call_hot_dishes": {"ground": "consent"},
    "call_staples": {"ground": "consent"},
    "call_fruit": {"ground": "consent"},
    "call_dish": {"ground": "judgement"},
    "return_line": {"quantity": 1, "reason": "fewer"},
    "replace_fallen": {"quantity": 1},
    "give_line": {"quantity": 1, "reason": "regular"},
    "give_discount": {"discount": 8800, "why": "老客"},
    "round_off": {"rounding": 0},
    "settle": {"payments": []},
    "split_bill": {"way": "equal", "count": 2},
    "pay_share": {"payments": []},
    "reopen_bill": {"why": "算错"},
    "tick_vip": {"item": "air"},
    "agree_meal": {"at": AT},
    "note_try": {"of": "look"},
    "tick_farewell": {"item": "belongings"},
    "tick_clearing": {"item": "devices"},
    "note_found": {"what": "雨伞"},
    "acknowledge_slip": {"slip": "none"},
    "store_bottle": {"amount": 1, "measure": "tenth", "name": "陆之遥"},
    "recognise_guest": {"guest": "none"},
    "fetch_bottle": {"bottle": "none", "amount": 1},
    "no_more_of_their_own": {"own": "none"},
}
"""What an act takes besides its subjects."""
ACTS = [act for act in FLOW.acts if "sitting" in act.at and not isinstance(act.at["sitting"], There)]


def starts(act: Act, subject: str) -> States:
    where = act.at[subject]
    assert not isinstance(where, There)
    return where if isinstance(where, States) else where.start


def boss(act: Act) -> Staff:
    return Staff("zhou", act.roles)


def facts_of(dining: Dining, subjects: dict[str, Any]) -> dict[str, Any]:
    sitting = dining.facts(subjects["sitting"])
    facts: dict[str, Any] = {"sitting": sitting}
    for name, value in subjects.items():
        if name != "sitting":
            one = value if isinstance(value, str) else value[0]
            facts[name] = sitting.parts[one] if isinstance(value, str) else (sitting.parts[one],)  # type: ignore[index]
    return facts


@pytest.mark.rule("COM-01", "COM-03")
@pytest.mark.parametrize("step", list(Sitting))
def test_a_sitting_is_refused_at_every_step_where_an_act_does_not_belong(
    dining: Dining, step: Sitting
) -> None:
    sitting = dining.at(step)
    before = dining.facts(sitting)
    for act in ACTS:
        if step in starts(act, "sitting"):
            may = judge(
                act,
                {"sitting": sitting},
                {"sitting": before},
                boss(act),
                dining.clock.now(),
                settings=dining.desk.settings,
            )
            assert may.no is None or "step" not in may.no.args, act.name
            continue
        none = {
            name: ["none"] if name == "lines" else "none"
            for name in act.at
            if name in ("order", "line", "lines", "bill", "share")
        }
        no = dining.refused(act.name, boss(act), sitting=sitting, **none, **MORE.get(act.name, {}))
        assert no.args.get("step") == step, (act.name, no)
        assert list(no.args["steps"]) == list(starts(act, "sitting")), act.name
    assert dining.facts(sitting) == before


@pytest.mark.rule("COM-01")
@pytest.mark.parametrize("step", list(Order))
def test_an_order_is_refused_in_every_state_where_an_act_does_not_belong(dining: Dining, step: Order) -> None:
    sitting = dining.seat()
    dining.tea(sitting)
    order = dining.begin(sitting)
    line = dining.add(sitting, order, "1001")
    if step is not Order.OPEN:
        dining.confirm(sitting, order)
    if step is Order.SENT:
        dining.do("send_order", sitting=sitting, order=order)
    refused_elsewhere(dining, step, "order", {"sitting": sitting, "order": order, "line": line})


@pytest.mark.rule("COM-01", "RST-18")
@pytest.mark.parametrize("step", list(Line))
def test_a_line_is_refused_in_every_state_where_an_act_does_not_belong(dining: Dining, step: Line) -> None:
    sitting = dining.seat()
    dining.tea(sitting)
    order = dining.begin(sitting)
    line = dining.add(sitting, order, "2002")
    other = dining.begin(sitting)
    dining.add(sitting, other, "1001")
    if step is Line.REMOVED:
        dining.do("remove_line", sitting=sitting, order=order, line=line)
    if step in (Line.HELD, Line.FIRED, Line.SERVED):
        dining.send(sitting, order)
        dining.do("ask_to_table", sitting=sitting)
    if step in (Line.FIRED, Line.SERVED):
        dining.do("call_dish", sitting=sitting, line=line, ground="consent")
    if step is Line.SERVED:
        dining.serve(sitting, "2002")
    if step is Line.RETURNED:
        dining.send(sitting, order)
        dining.do("return_line", sitting=sitting, line=line, **MORE["return_line"])
    known = {"sitting": sitting, "order": other, "line": line, "lines": [line]}
    for subject in ("line", "lines"):
        refused_elsewhere(dining, step, subject, known)


@pytest.mark.rule("COM-01", "RST-33")
@pytest.mark.parametrize("step", list(Bill))
def test_a_bill_is_refused_once_it_is_settled(dining: Dining, step: Bill) -> None:
    sitting = dining.at(Sitting.BILL)
    found = {"sitting": sitting, "bill": dining.bill(sitting).id}
    facts = facts_of(dining, found)
    if step is Bill.SETTLED:
        dining.pay(sitting)
        settled = facts_of(dining, found)
        facts["bill"] = settled["bill"]
    if step is Bill.DROPPED:
        facts["bill"] = replace(facts["bill"], step=step)
    for act in FLOW.acts:
        if "bill" not in act.at:
            continue
        no = judge(act, found, facts, boss(act), dining.clock.now(), settings=dining.desk.settings).no
        assert (no is not None and no.args.get("step") == step) is (step not in starts(act, "bill")), act.name


def refused_elsewhere(dining: Dining, step: Steps, subject: str, found: dict[str, Any]) -> None:
    """Carry out every act on a part that stands where the act does not belong."""
    before = dining.facts(found["sitting"])
    for act in FLOW.acts:
        if subject not in act.at or step in starts(act, subject):
            continue
        subjects = {name: found[name] for name in act.at if name in found}
        no = dining.refused(act.name, boss(act), **subjects, **MORE.get(act.name, {}))
        assert no.args["step"] in (step, before.step), act.name
    assert dining.facts(found["sitting"]) == before


@pytest.mark.rule("COM-21", "COM-82")
def test_each_role_does_what_is_declared_and_nothing_else(dining: Dining) -> None:
    for act in FLOW.acts:
        for role in FLOW.roles:
            no = judge(
                act, {}, {}, Staff("x", frozenset({role})), dining.clock.now(), settings=dining.desk.settings
            ).no
            assert (no is None) is bool(act.roles & {role, ANYBODY}), (act.name, role)
            if no:
                assert no.who == tuple(sorted(act.roles))
    assert {act.name for act in FLOW.acts if not act.roles} == set()


@pytest.mark.rule("COM-05")
def test_what_belongs_to_another_sitting_is_not_known_here(dining: Dining) -> None:
    mine, theirs = dining.at(Sitting.ORDERING), dining.at(Sitting.ORDERING, "A03")
    order, line = dining.order(theirs).id, dining.line(theirs, "1001").id
    no = dining.refused("add_line", sitting=mine, order=order, dish="1003")
    assert "is not known" in no.message
    no = dining.refused("remove_line", sitting=mine, order=dining.order(mine).id, line=line)
    assert "is not known" in no.message
