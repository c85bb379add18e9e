"""A rule's no at the command line: in one language, by the names that the flow gives to steps, roles and subjects."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from app.counter.saying import in_short, said, who_can
from app.flows.restaurant.facts.tracks import Sitting
from app.house import load
from app.kernel.flow import Act
from app.kernel.judge import Staff, judge
from app.kernel.refusal import No
from app.kernel.steps import States, There
from app.paper.words import Words
from tests.cli.conftest import AT, Cli, ref

pytestmark = pytest.mark.rule("COM-72")
ENGLISH = re.compile("[A-Za-z_]+")
NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)


@pytest.fixture(scope="session")
def folders() -> Sequence[str]:
    return ("app.flows.restaurant",)


@pytest.fixture(scope="session")
def people() -> Mapping[str, Sequence[str]]:
    return {"lin": ["host"], "su": ["kitchen"]}


def line(id: str, do: str, args: Mapping[str, Any], staff: str = "zhou") -> dict[str, Any]:
    return {"id": id, "at": AT, "staff": staff, "do": f"restaurant.{do}", "args": args}


def test_a_replay_refuses_in_chinese_alone(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YINGKE_LANGUAGE", "zh")
    told = cli.replay(
        [
            line("1", "close_table", {"table": "8"}, "su"),
            line("2", "close_table", {"table": "8"}),
            line("3", "add_table", {"table": "8", "what": {"name": "8", "area": "大厅", "seats": 4}}),
            line("4", "greet_walk_in", {"guests": 2}, "lin"),
            line("5", "see_off", {"sitting": ref("4.sitting")}),
        ]
    )
    assert [one.get("refused") for one in told.lines] == [
        "这件事由其他岗位来做：领班、迎宾、经理。",
        "这里没有台号 8。",
        None,
        None,
        "现在是「迎客」，到「送客」才能做这一步。",
    ]


def test_a_button_says_a_no_in_short_and_where_it_stands() -> None:
    flow = next(flow for flow in load() if flow.name == "restaurant")
    short = [
        Words("en")(in_short(No("…", {"step": step, "steps": [*steps]}), flow))
        for step, steps in (
            (Sitting.FAREWELL, (Sitting.BILL, Sitting.STAPLE)),
            (Sitting.SEATED, (Sitting.BILL, Sitting.FAREWELL)),
            (Sitting.COLD, (Sitting.SEATED, Sitting.BILL)),
        )
    ]
    assert [one.partition(" ")[0] for one in short] == ["Already", "Not", "Now"]
    others = No("…", {"roles": ["captain", "manager", "waiter"]}).by("captain", "manager", "waiter")
    assert Words("en")(in_short(others, flow)) == "Captain and others do this"


def noes(act: Act) -> Iterator[No]:
    """An act's no to whoever has no role, of each subject that is not there, and of each that stands elsewhere."""
    able, act = Staff("su", act.roles), replace(act, first=None)  # what is open to them, in whatever step
    asked: list[tuple[Staff, dict[str, Any], dict[str, Any]]] = [(Staff("su", frozenset()), {}, {})]
    for name, where in act.at.items():
        asked.append((able, {name: "1"}, {name: None}))
        if not isinstance(where, There):
            starts = where if isinstance(where, States) else where.start
            for step in set(type(next(iter(starts)))) - set(starts):
                asked.append((able, {name: "1"}, {name: SimpleNamespace(id="1", step=step)}))
    for staff, args, facts in asked:
        no = judge(act, args, facts, staff, NOW).no
        assert no, (act.name, args)
        yield no


def test_whatever_an_act_refuses_by_itself_is_said_without_a_word_of_the_sources() -> None:
    chinese = Words("zh")
    for flow in load():
        for act in flow.acts:
            for no in noes(act):
                sentences = [chinese(text) for text in (said(no, flow), who_can(no, flow)) if text]
                assert not [one for one in sentences if ENGLISH.search(one)], (flow.name, act.name)


def test_steps_that_follow_each_other_are_told_by_the_first_and_the_last() -> None:
    flow = next(flow for flow in load(("app.flows.restaurant",)) if flow.name == "restaurant")
    track = list(flow.steps or ())
    no = No("{steps:list}", {"steps": [track[0], *track[3:7], *track[9:11]]})
    titles = [str(Words("zh")(flow.step_titles[step])) for step in track]
    assert Words("zh")(said(no, flow)) == "、".join(
        [titles[0], f"{titles[3]}至{titles[6]}", titles[9], titles[10]]
    )
    assert (
        Words("en")(said(No("{steps:list}", {"steps": ["draft", "sent"]}), flow)) == "not sent yet and sent"
    )
