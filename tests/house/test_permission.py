"""Who may do what: the whole table of command × role × step, by every door the same (COM-82)."""

import ast
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Connection

from app.cli.replay import Replay
from app.cli.speech import Voice
from app.counter.bus import Call
from app.counter.flow import FOUNDER, HOLDER, HOUSE
from app.counter.saying import said
from app.counter.settings import Settings
from app.counter.sheet_file import read_file
from app.counter.sheets import kinds, preview, take_in
from app.flows.dealership.flow import FLOW as DEALERSHIP
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.flow import FLOW
from app.flows.volunteer.flow import FLOW as VOLUNTEER
from app.house import load
from app.kernel.flow import ANYBODY, Act, Flow
from app.kernel.judge import Staff, judge
from app.kernel.refusal import No, Refused, Unreadable
from app.kernel.steps import Along, Move, States, Steps, There
from app.kernel.text import Text
from app.store.writer import Priority
from tests.flows.ninth.flow import FLOW as NINTH
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN, DISHES, HOST, MANAGER, SET_UP, TABLES, WAITER
from tests.flows.restaurant.test_states import MORE
from tests.house.source import called, sources

AT = "2026-11-24T20:30:00+08:00"
NOW, AS_IT_COMES = datetime.fromisoformat(AT), Settings({}, "")
ALONE: dict[str, dict[str, Any]] = {
    "house.set_up": SET_UP,
    "house.add_counter": {"counter": "B2", "name": "后台", "flows": ["restaurant"]},
    "house.add_staff": {"login": "shi", "name": "石", "roles": ["waiter"], "pin": "111111"},
    "house.change_roles": {"login": "lin", "roles": ["host"]},
    "house.change_pin": {"login": "lin", "pin": "111111"},
    "house.renew_pin": {"login": "zhou", "pin": "111111"},
    "house.let_go": {"login": "lin"},
    "house.change_setting": {"key": "house.day_ends_at", "value": 5},
    "house.keep_guest": {"name": "方可"},
    "house.change_guest": {"guest": "none"},
    "house.print_again": {"document": "none"},
    "house.send_again": {"job": "none"},
    "house.send_elsewhere": {"job": "none", "printer": "none"},
    "house.confirm_printed": {"job": "none", "came_out": True},
    "house.cancel_print": {"job": "none", "why": "不要了"},
    "house.set_printer": {"printer": "bar", "name": "吧台", "how": "folder", "address": "/srv/bar"},
    "house.remove_printer": {"printer": "none"},
    "house.choose_printer": {"role": "bill"},
    "house.open_account": {"account": "C9", "what": {"holder": "room", "name": "方可", "limit": 1}},
    "house.change_account": {"account": "none"},
    "house.erase_photo": {"photo": "0" * 64, "why": "误拍"},
    "restaurant.take_account_payment": {"account": "none", "payments": []},
    "restaurant.undo_account_payment": {"account": "none", "receipt": "none", "why": "付错"},
    "restaurant.print_statement": {"account": "none", "first": "2026-11-01", "last": "2026-11-30"},
    "restaurant.print_figures": {"first": "2026-11-01", "last": "2026-11-23"},
    "restaurant.hand_over": {"notes": [], "stays": 0},
    "restaurant.hand_back": {"found": "none", "to": "李敏"},
    "restaurant.add_table": {"table": "X1", "what": TABLES["A01"]},
    "restaurant.change_table": {"table": "A01", "what": TABLES["A01"]},
    "restaurant.draw_plan": {
        "area": "大厅",
        "tables": ["A01"],
        "stood": [{"x": 0, "y": 0, "w": 4, "h": 4, "shape": "square"}],
    },
    "restaurant.close_table": {"table": "A01"},
    "restaurant.open_table": {"table": "A01"},
    "restaurant.add_dish": {"dish": "9001", "what": DISHES["1001"]},
    "restaurant.change_dish": {"dish": "1001", "special": True},
    "restaurant.limit_portions": {"dish": "1001", "portions": 5},
    "restaurant.book": {"name": "方可", "phone": "13800138000", "guests": 2, "at": AT},
    "restaurant.greet_walk_in": {"guests": 2},
    "restaurant.seat_walk_in": {"table": "A01", "guests": 2, "waiter": "yuan"},
}
"""What a command takes that needs no sitting. PINs that are too easy cost no hash."""
WITHOUT = {"restaurant.change_booking": {"table": None}}


def people(*flows: Flow) -> Iterator[Staff]:
    """One person for each role, one with none, and one who may found a house."""
    for role in sorted({ANYBODY, FOUNDER, HOLDER, *(role for flow in flows for role in flow.roles)}):
        yield Staff(f"as-{role}", frozenset({role}))
    yield Staff("nobody", frozenset())


def may_do(act: Act, staff: Staff) -> bool:
    """As flow.py declares it."""
    return bool(act.roles & staff.roles) or (ANYBODY in act.roles and bool(staff.roles))


def starts(where: Any) -> States | None:
    """At which steps a subject may stand; None for one that need only be there."""
    if isinstance(where, There):
        return None
    return where.start if isinstance(where, Move | Along) else where


@pytest.mark.rule("COM-82", "COM-21", "COM-01")
@pytest.mark.parametrize("flow", [HOUSE, FLOW, VOLUNTEER, DEALERSHIP, NINTH], ids=lambda flow: flow.name)
def test_the_judge_allows_exactly_what_is_declared(flow: Flow) -> None:
    """Every act × role × state of each subject; guards are asked elsewhere."""
    load()
    for act in flow.acts:
        bare = replace(act, when=())
        for staff in people(HOUSE, flow):
            assert (judge(bare, {}, {}, staff, NOW, settings=AS_IT_COMES).no is None) is may_do(act, staff)
            for subject, step, facts in standing(flow, act):
                no = judge(bare, dict.fromkeys(facts, "x"), facts, staff, NOW, settings=AS_IT_COMES).no
                where = starts(act.at[subject])
                allowed = may_do(act, staff) and (where is None or step in where)
                assert (no is None) is allowed, (flow.name, act.name, staff.login, step)


def standing(flow: Flow, act: Act) -> Iterator[tuple[str, Steps | None, dict[str, Any]]]:
    """Each subject at each state of its track, all others where the act wants them."""
    right = {name: _at(next(iter(where)) if (where := starts(at)) else None) for name, at in act.at.items()}
    for subject, at in act.at.items():
        where = starts(at)
        track: Iterable[Steps | None] = type(next(iter(where))) if where else (None,)
        for step in track:
            yield subject, step, right | {subject: _at(step)}


def _at(step: Steps | None) -> Any:
    return SimpleNamespace(id="x", step=step, vip=None, secretaries=((2000, "as-league_secretary"),))


class _TakenBack(Exception):
    """Nothing of a trial stays."""


def tried(dining: Dining, db: Connection, name: str, args: dict[str, Any], staff: Staff, n: int) -> No | None:
    """What the bus says to a command, taken back."""
    call = Call(f"try-{n}", name, args, dining.clock.now(), staff, "A1")
    try:
        with db.begin_nested():
            dining.desk.bus.carry_out(db, call, dining.desk.settings)
            raise _TakenBack
    except _TakenBack:
        return None
    except Unreadable:
        raise
    except Refused as refused:
        return refused.no


def arguments(flow: Flow, act: Act, found: dict[str, Any]) -> dict[str, Any]:
    """Everything that a command takes, on what is there."""
    name = f"{flow.name}.{act.name}"
    if name in ALONE:
        return ALONE[name]
    more = MORE.get(act.name, {})
    none = {one: ["none"] if one == "lines" else "none" for one in act.at if one not in more}
    return none | {one: found[one] for one in act.at if one in found} | more | WITHOUT.get(name, {})


def parts_of(dining: Dining, sitting: str) -> dict[str, Any]:
    """A sitting and one of each of its parts, where it has them."""
    facts = dining.facts(sitting)
    found: dict[str, Any] = {"sitting": sitting}
    if facts.orders:
        found["order"] = facts.orders[-1].id
    if facts.lines:
        found |= {"line": facts.lines[-1].id, "lines": [facts.lines[-1].id]}
    if facts.bill:
        found["bill"] = facts.bill.id
    return found


def sides(act: Act) -> Iterator[Staff]:
    """Whoever may do an act, role by role; and somebody with every other role."""
    everybody = {role for flow in (HOUSE, FLOW) for role in flow.roles} | {FOUNDER, HOLDER}
    yield Staff("others", frozenset() if ANYBODY in act.roles else frozenset(everybody - act.roles))
    for role in sorted(everybody if ANYBODY in act.roles else act.roles):
        yield Staff(f"as-{role}", frozenset({role}))


@pytest.mark.rule("COM-82", "COM-21", "COM-03")
@pytest.mark.parametrize("step", list(Sitting))
def test_the_bus_allows_exactly_what_is_declared(dining: Dining, step: Sitting) -> None:
    """Every command × role, with a sitting at every step: the role first, then the step, then the rest.

    All roles that an act does not name are tried at once: what refuses them together refuses each.
    """
    found = parts_of(dining, dining.at(step))
    table = [
        (flow, act, staff)
        for flow in (HOUSE, FLOW)
        for act in flow.acts
        for staff in sides(act)
        if "sitting" in act.at or step is Sitting.BOOKED
    ]

    def try_all(db: Connection) -> list[No | None]:
        return [
            tried(dining, db, f"{flow.name}.{act.name}", arguments(flow, act, found), staff, n)
            for n, (flow, act, staff) in enumerate(table)
        ]

    answers = dining.house.store.writer.run(try_all, Priority.CLERK)
    for (flow, act, staff), no in zip(table, answers, strict=True):
        what = (flow.name, act.name, staff.login, step, no)
        if not may_do(act, staff):
            assert no and "roles" in no.args and no.who == tuple(sorted(act.roles)), what
            continue
        assert no is None or "roles" not in no.args, what
        where = starts(act.at["sitting"]) if "sitting" in act.at else None
        if where is not None:
            stands = no is not None and no.args.get("step") == step and no.args.get("subject") == "sitting"
            assert stands is (step not in where), what


# -- every door ------------------------------------------------------------------------------------


@pytest.mark.rule("COM-82", "COM-03")
def test_one_function_judges_and_one_carries_out() -> None:
    """Screen, command line, replay and import come by the desk; nothing else asks the bus."""
    who = {name: set[str]() for name in ("judge", "carry_out")}
    for one in sources("app"):
        for node in one.calls(*who):
            if _is_it(node):
                who[called(node)].add(one.name)
    assert who == {
        "judge": {"app/counter/bus.py", "app/counter/desk.py"},
        "carry_out": {"app/counter/desk.py"},
    }


def _is_it(node: ast.Call) -> bool:
    """The kernel's `judge(…)` and the bus's `carry_out`; screens have a `judge()` of their own, the desk a `carry_out`."""
    of = ast.unparse(node.func)
    return of == "judge" if called(node) == "judge" else of.endswith("bus.carry_out")


@pytest.mark.rule("COM-82", "COM-04", "COM-63")
def test_every_door_says_the_same_no(dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    args: dict[str, Any] = {"sitting": sitting, "bill": dining.bill(sitting).id, "payments": []}
    by_desk = dining.refused("settle", WAITER, **args)
    dining.desk.staff = WAITER
    with pytest.raises(Refused) as by_screen:
        dining.desk.do("restaurant.settle", args).result()
    facts = dining.facts(sitting)
    known = {"sitting": facts, "bill": facts.parts[args["bill"]]}
    assert dining.desk.may("restaurant.settle", args, known).no == by_desk == by_screen.value.no
    [told] = replayed(dining, {"id": "r1", "do": "restaurant.settle", "staff": "yuan", "args": args})
    assert (told["refused"], told["who"]) == (Voice("en")(said(by_desk, FLOW)), list(by_desk.who))


@pytest.mark.rule("COM-82", "COM-63")
def test_an_import_is_judged_row_by_row(dining: Dining, tmp_path: Path) -> None:
    sheet = tmp_path / "floor.csv"
    sheet.write_text("区域,台号,名称,座位\n大厅,D01,D01,4\n", "utf-8")
    kind = kinds(dining.house.flows)["floor"]
    good = preview(dining.desk, kind, read_file(sheet), MANAGER)
    for staff, refused in ((CAPTAIN, True), (MANAGER, False)):
        assert bool(preview(dining.desk, kind, read_file(sheet), staff).bad) is refused
        assert bool(take_in(dining.desk, good, staff).refused) is refused
    no = dining.refused("add_table", CAPTAIN, table="D02", what=TABLES["A01"])
    assert no.who == ("manager",)


@pytest.mark.rule("COM-82", "COM-04", "COM-21")
def test_a_replayed_approval_is_another_persons_with_the_role(dining: Dining) -> None:
    at = (dining.clock.now() + timedelta(minutes=30)).isoformat()
    dining.do("book", HOST, name="方可", phone="13800138000", guests=2, at=at, table="A02")
    wish = {
        "do": "restaurant.seat_walk_in",
        "staff": "lin",
        "args": {"table": "A02", "guests": 2, "waiter": "yuan"},
    }
    told = [
        replayed(dining, {"id": f"w{n}", **wish, **approved})[0]
        for n, approved in enumerate(
            (
                {},
                {"approved_by": "lin"},
                {"approved_by": "yuan"},
                {"approved_by": "gone"},
                {"approved_by": "he"},
            )
        )
    ]
    assert ["refused" in one for one in told] == [True, True, True, True, False]
    assert told[0] == told[1] | {"id": "w0"} == told[2] | {"id": "w0"}
    dining.do("house.let_go", MANAGER, login="yuan")
    [told_gone] = replayed(
        dining, {"id": "w9", "do": "restaurant.greet_walk_in", "staff": "yuan", "args": {"guests": 2}}
    )
    assert "does not work here" in told_gone["refused"]


def replayed(dining: Dining, *lines: dict[str, Any]) -> list[dict[str, Any]]:
    """What a replay answers, started by the manager."""
    out = StringIO()
    at = {"at": dining.clock.now().isoformat()}
    text = [json.dumps(at | line).encode() for line in lines]
    Replay(dining.house, Voice("en"), out, "zhou", reported).run(text)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def reported(error: BaseException) -> Text:
    raise error
