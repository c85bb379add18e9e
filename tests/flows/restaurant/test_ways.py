"""Spice and cooking choices: on the menu, on the line, in the price, on every paper (RST-11)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.counter.settings import Settings
from app.flows.restaurant.facts.ways import Choice, Way, WayName
from app.flows.restaurant.rules import ways
from app.flows.restaurant.sheets import choices
from app.kernel.refusal import Refused
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import MANAGER, WAITER
from tests.flows.restaurant.test_ordering import at_order

HOW_HOT = "辣度: 不辣/微辣*/特辣; 做法: 干煸/水煮+8"
NAMES = st.text("辣微特清蒸红烧ABc 1", min_size=1, max_size=8).map(str.strip).filter(bool)


def hot(dining: Dining, text: str = HOW_HOT, dish: str = "2004") -> None:
    """Give a dish choices, as a sheet would."""
    told = choices(text, Settings({}, "A1"))
    dining.do("change_dish", MANAGER, dish=dish, choices=told)


@pytest.mark.rule("RST-11")
@given(st.lists(st.tuples(NAMES, st.integers(-99_999, 99_999), st.booleans()), min_size=1, max_size=5), NAMES)
def test_what_is_written_of_choices_is_read_again(told: list[tuple[str, int, bool]], name: str) -> None:
    made = (Choice(WayName(name), tuple(Way(WayName(n), more, usual) for n, more, usual in told)),)
    assert ways.choices_in(ways.written(made)) == made


@pytest.mark.rule("RST-11")
@pytest.mark.parametrize("text", ["微辣/特辣", "辣度: 微辣+x", "辣度: 微辣+8+9", "辣度: a*b"])
def test_what_cannot_be_read_is_refused_where_it_is_typed(text: str) -> None:
    with pytest.raises(Refused) as refused:
        choices(text, Settings({}, "A1"))
    assert "none/mild*/hot" in refused.value.no.message


@pytest.mark.rule("RST-11")
def test_the_ways_that_a_guest_takes_stand_on_line_slip_ticket_and_bill_with_their_difference(
    dining: Dining,
) -> None:
    hot(dining)
    sitting, order = at_order(dining)
    missing = dining.refused("add_line", sitting=sitting, order=order, dish="2004")
    assert (missing.args["choice"], missing.args["ways"]) == ("做法", ["干煸", "水煮"])
    for wrong in (["清蒸"], ["干煸", "水煮"]):
        dining.refused("add_line", sitting=sitting, order=order, dish="2004", ways=wrong)
    dining.add(sitting, order, "2004", 2, ways=["水煮"])
    line = dining.line(sitting, "2004")
    assert (line.name, line.price, line.amount) == ("宫保鸡丁 · 微辣 · 水煮", 5600, 11200)
    assert [way.name for way in line.ways] == ["微辣", "水煮"]
    dining.send(sitting, order)
    dining.do("ask_to_table", WAITER, sitting=sitting)
    dining.do("report_all_served", WAITER, sitting=sitting)
    bill = dining.paper(dining.ask_for_bill(sitting).document)
    for kind, paper in (
        ("slip", dining.papers(sitting, "OD")[-1]),
        ("ticket", dining.papers(sitting, "KT")[-1]),
        ("bill", bill),
    ):
        told = str(paper)
        assert "宫保鸡丁 · 微辣 · 水煮" in told, kind
        assert ("水煮 +8" in told) == (kind != "ticket"), kind
    assert dining.due(sitting) == 11200 + 1120


@pytest.mark.rule("RST-11")
def test_the_menu_takes_no_choice_that_cannot_be_asked(dining: Dining) -> None:
    for wrong in (
        "辣度: 微辣",
        "辣度: 微辣/微辣",
        "辣度: 微辣/特辣; 味: 微辣/酸",
        "辣度: 微辣*/特辣*",
        "做法: 清蒸/红烧-50",
    ):
        with pytest.raises(Refused):
            hot(dining, wrong)
    with pytest.raises(Refused):
        hot(dining, "做法: 清蒸/红烧+8", "2005")
    for name in ("a/b", "a;b", "a:b", "a*", "a+5", "a-b", "a · b"):
        told = [{"name": "味", "ways": [{"name": name}, {"name": "x"}]}]
        dining.refused("change_dish", MANAGER, dish="2004", choices=told)
    hot(dining, "做法: 清蒸/红烧", "2005")
    hot(dining, "做法: 清蒸/红烧-48")
    with pytest.raises(Refused):
        dining.do("change_dish", MANAGER, dish="2004", price=4700)
