"""Every act has its function, its title, somebody who can do it, a test that carries it out, and a way to it."""

from collections.abc import Iterator

import pytest

from app.counter.flow import FOUNDER, HOLDER
from app.flows.restaurant.facts.tracks import Sitting
from app.house import FLOWS as FOLDERS
from app.house import load
from app.kernel.flow import ANYBODY, Act, Flow
from app.kernel.steps import Along, Move, States, Steps, There
from app.kernel.text import T
from app.paper.words import Words
from tests.flows.restaurant.dining import Dining, cash
from tests.flows.restaurant.house import CASHIER
from tests.house.source import beginnings, sources, words

FLOWS = load()
ACTS = [(flow, act) for flow in FLOWS for act in flow.acts]
DOORS = (
    *(f"{folder.replace('.', '/')}/screens" for folder in FOLDERS),
    "app/accounts",
    "app/shell",
    "app/widgets",
    "app/cli",
)
SHOWN_BESIDE = {
    "allergens",
    "features",
    "listed",
    "name",
    "operation_told",
    "part_told",
    "persons",
    "phone",
    "serving_place",
    "stood",
    "words",
}
"""What a screen shows beside the refusal to those who may read it; the sentence says who changed it."""


def full(flow: Flow, act: Act) -> str:
    return f"{flow.name}.{act.name}"


def stands_in(name: str, places: tuple[str, ...]) -> bool:
    """Whether a command stands somewhere: whole, or put together as `f"house.{…}"` beside the rest of its name."""
    if name in words(*places):
        return True
    for place in places:
        for start, files in beginnings(place).items():
            if (
                "." in start
                and name.startswith(start)
                and files & words(*places).get(name[len(start) :], frozenset())
            ):
                return True
    return False


@pytest.mark.rule("COM-03")
def test_every_act_has_its_function_and_every_function_its_act() -> None:
    for flow in FLOWS:
        assert set(flow.commands) == set(flow.by_name), flow.name


@pytest.mark.rule("COM-01")
def test_every_act_has_a_title_and_everything_named_is_declared() -> None:
    for flow, act in ACTS:
        assert act.title is not None, full(flow, act)
        command = flow.commands[act.name]
        assert command.function.__doc__, f"{full(flow, act)} does not say what it does"
        known = set(command.arguments.model_fields) | {"staff", "now", "settings"}
        for guard in (*act.when, *act.relies):
            asked = set(guard.__code__.co_varnames[: guard.__code__.co_argcount])
            assert asked <= known, f"{full(flow, act)}: {guard.__name__} asks for {asked - known}"
    for flow in FLOWS:
        for due in flow.dues:
            assert due.does is None or due.does in flow.by_name, f"{flow.name}: {due.name}"
            assert due.roles <= set(flow.roles), f"{flow.name}: {due.name}"
        assert set(flow.guide) <= set(flow.steps or ()), flow.name
        assert flow.sees_phones <= set(flow.roles), flow.name


@pytest.mark.rule("COM-01", "COM-72")
def test_whatever_a_refusal_names_has_a_name_in_both_languages() -> None:
    """A subject that stands elsewhere is told by the titles of its states, a role by its own."""
    for flow in FLOWS:
        tracks = {type(step) for act in flow.acts for step in states(act)} | {flow.steps or Steps}
        unnamed = {step for track in tracks for step in track} - set(flow.step_titles)
        assert unnamed == set(), flow.name
        for title in (*flow.step_titles.values(), *flow.roles.values(), *(a.title for a in flow.acts)):
            assert title and Words("zh")(title) != Words("en")(title), title


@pytest.mark.rule("COM-06")
def test_whatever_an_act_relies_on_has_a_sentence_for_its_change() -> None:
    for flow in FLOWS:
        assert {one.__name__ for act in flow.acts for one in act.relies} == set(flow.changed), flow.name
        for name, changed in flow.changed.items():
            places = ("{staff}",) if name in SHOWN_BESIDE else ("{seen", "{now", "{staff}")
            assert [place for place in places if place not in changed.no.message] == [], name
            assert set(changed.by) <= set(flow.by_name), changed.by


@pytest.mark.rule("COM-06", "COM-72")
def test_a_changed_sum_is_told_with_both_values_and_who(dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    args = {"sitting": sitting, "bill": dining.bill(sitting).id, "payments": [cash(dining.due(sitting))]}
    no = dining.refused("settle", CASHIER, seen={"due": 100}, **args)
    said = Words("zh")(no.text)
    assert "¥1.00" in said and Words("zh")(T("{due:money}", due=dining.due(sitting))) in said
    assert "由 he 改动" in said, "who sent the order, though others served it and printed the bill since"


def states(act: Act) -> Iterator[Steps]:
    """Every state that an act's declaration names."""
    for where in (*act.at.values(), *act.also, *filter(None, (act.opens,))):
        if isinstance(where, Along):
            yield from (*where.move.start, where.move.to)
        elif isinstance(where, Move):
            yield from (*where.start, where.to)
        elif not isinstance(where, There):
            yield from where if isinstance(where, States) else (where,)


@pytest.mark.rule("COM-21")
def test_every_act_has_a_role_that_somebody_can_have() -> None:
    given = {role for flow in FLOWS for role in flow.roles} | {ANYBODY, FOUNDER, HOLDER}
    for flow, act in ACTS:
        assert act.roles, full(flow, act)
        assert act.roles <= given, full(flow, act)
    used = {role for _, act in ACTS for role in act.roles}
    for flow in FLOWS:
        assert set(flow.roles) <= used | {role for due in flow.dues for role in due.roles}, flow.name


@pytest.mark.rule("COM-03")
def test_every_act_is_carried_out_by_a_test() -> None:
    elsewhere = tuple(one.name for one in sources("tests") if not one.name.startswith("tests/house/"))
    untried = [
        full(flow, act)
        for flow, act in ACTS
        if not ({full(flow, act), act.name} & words(*elsewhere).keys())
        and full(flow, act) not in tried_here()
    ]
    assert untried == []


def tried_here() -> set[str]:
    """What the tests of this folder carry out by name."""
    return {
        full(flow, act)
        for flow, act in ACTS
        if any(
            full(flow, act) in words(one.name)
            for one in sources("tests/house")
            if "test_acts" not in one.name
        )
    }


@pytest.mark.rule("COM-03", "COM-70")
def test_every_act_is_reached_from_a_screen_or_the_command_line() -> None:
    taken_in = {kind.command for flow in FLOWS for kind in flow.sheets.values()}
    unreached = {
        full(flow, act)
        for flow, act in ACTS
        if full(flow, act) not in taken_in and not stands_in(full(flow, act), DOORS)
    }
    by_the_desk = {f"{flow.name}.{flow.tries}" for flow in FLOWS if flow.tries}
    by_batches = {"house.end_batch", "volunteer.put_away_certificates"}
    assert unreached == by_the_desk | by_batches, (
        "what nobody reaches, or a try that the desk does not write down alone"
    )
