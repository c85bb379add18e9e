"""Every setting is read somewhere, fits its default, says what it is, and stands on a page."""

import ast
import json
from datetime import date, timedelta

import pytest

from app.counter import settings as house
from app.counter.settings import declared
from app.house import load
from app.kernel.text import Text
from app.paper.words import Words
from tests.house.source import Source, called, sources

HOUSE, *FLOWS = load()
SETTINGS = declared((HOUSE, *FLOWS))
PAGES_OF_THEIR_OWN = {
    "house.flows": "CountersPage: what each counter serves, chosen by tiles",
    "house.calendar": "HolidaysPage: each year typed from the notice",
}


def constants() -> dict[str, str]:
    """The names under which the settings are declared, by their keys; the members of a tuple by the tuple's."""
    found = {}
    for one in (one for one in sources("app") if "Setting(" in one.text):
        for node in one.of(ast.Assign):
            for call in (inner for inner in ast.walk(node.value) if isinstance(inner, ast.Call)):
                name, key = ast.unparse(node.targets[0]), call.args[0] if call.args else None
                if called(call) == "Setting" and isinstance(key, ast.Constant):
                    found[str(key.value)] = name
                elif called(call) == "Setting" and isinstance(key, ast.JoinedStr):
                    found[str(key.values[0].value)] = name  # type: ignore[attr-defined]
    return found


@pytest.mark.rule("COM-03")
def test_every_setting_is_a_flows_and_called_after_it() -> None:
    assert {one for one in constants() if not any(key.startswith(one) for key in SETTINGS)} == set()
    assert {one.group for one in HOUSE.settings} == {"house", "papers"}
    for flow in FLOWS:
        assert {one.group for one in flow.settings} <= {flow.name}


def listed(one: Source) -> set[ast.AST]:
    """What stands in a file's list of its settings: being told there is not being read."""
    lists = (node for node in one.of(ast.AnnAssign) if ast.unparse(node.target) == "SETTINGS")
    return {node for told in lists for node in ast.walk(told)}


@pytest.mark.rule("COM-03")
def test_every_setting_is_read() -> None:
    read = {
        getattr(node, "id", getattr(node, "attr", ""))
        for one in sources("app")
        for node in set(one.of(ast.Name, ast.Attribute)) - listed(one)
        if isinstance(node.ctx, ast.Load)
    }
    named = constants()
    for key in SETTINGS:
        name = named.get(key) or next(name for start, name in named.items() if key.startswith(start))
        assert name in read, f"nobody reads {key}"


def test_every_setting_fits_its_default_and_says_its_limits() -> None:
    for key, one in SETTINGS.items():
        assert one.fits(one.default), key
        assert not one.fits(None)
        assert not one.fits([one.default])
        if one.least is not None and one.most is not None:
            assert one.fits(one.least) and one.fits(one.most), key
            assert not one.fits(one.least - 1) and not one.fits(one.most + 1), key
        if isinstance(one.default, int) and not isinstance(one.default, bool):
            assert one.least is not None and one.most is not None, f"{key} has no limits"
        assert len(one.names) in (0, len(one.choices)), key
        assert not one.choices or len(one.choices) > 1, key


@pytest.mark.rule("COM-72")
def test_every_setting_says_what_it_is_in_both_languages() -> None:
    for key, one in SETTINGS.items():
        for said in (one.title, one.help, *filter(None, (one.unit,)), *one.names):
            if isinstance(said, Text):
                assert Words("en")(said).strip() and Words("zh")(said).strip(), key
        assert Words("zh")(one.title) != Words("en")(one.title), key
        assert Words("zh")(one.help) != Words("en")(one.help), key


def test_every_setting_stands_on_a_page() -> None:
    assert {one.key for one in SETTINGS.values() if not one.page} == set(PAGES_OF_THEIR_OWN)


@pytest.mark.rule("COM-13")
def test_a_whole_published_year_can_be_entered_and_nothing_that_is_none() -> None:
    off = {(date(2027, 2, 1) + timedelta(days=n)).isoformat(): "spring_festival" for n in range(31)}
    published = json.dumps({"2027": {"off": off, "made_up": {"2027-01-30": "spring_festival"}}})
    command = HOUSE.commands["change_setting"]
    read = command.values(command.read({"key": house.CALENDAR.key, "value": published}))
    assert house.CALENDAR.fits(read["value"].plain)
    told = house.Settings({(house.CALENDAR.key, ""): json.dumps(published)}, "A1")
    assert not told.calendar.day(date(2027, 2, 3)).working
    assert told.calendar.day(date(2027, 1, 30)).working
    for wrong in (
        "x",
        "[]",
        "[[" * 900,
        '{"x": {}}',
        '{"2027": []}',
        '{"2027": {"off": {"2027-02-30": "extra"}}}',
    ):
        assert not house.CALENDAR.fits(wrong), wrong
