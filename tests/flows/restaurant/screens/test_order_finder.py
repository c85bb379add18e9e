"""What is typed above the menu: which dish of a real menu, and how many of it, in at most four keys."""

import pytest
from python_calamine import CalamineWorkbook

from app.flows.restaurant.facts.floor import DishFacts
from app.flows.restaurant.facts.ids import DishId
from app.flows.restaurant.facts.kinds import Course, Pricing
from app.flows.restaurant.facts.views import MenuDish
from app.flows.restaurant.screens.order.finder import Asked, Finder, asked
from app.resources import resource

MENU = resource("samples", "menu.xlsx")
KEYS = 4


def dish(number: str, name: str, ordered: int = 0) -> MenuDish:
    facts = DishFacts(
        id=DishId(number),
        name=name,
        category="热菜",
        course=Course.HOT,
        station="热菜档",
        pricing=Pricing.PORTION,
        unit="例",
        price=4800,
        discountable=True,
        in_pieces=False,
        accessories=(),
        minutes=10,
        portions=None,
        allergens=frozenset(),
        special=False,
        on_menu=True,
    )
    return MenuDish(facts, ordered)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("gb", Asked("gb")),
        ("gb2", Asked("gb", 2)),
        ("gb 12", Asked("gb", 12)),
        ("宫保2", Asked("宫保", 2)),
        ("２", Asked("", 2)),
        ("12", Asked("", 12)),
        ("102", Asked("102")),
        ("1022", Asked("1022")),
        ("1022 3", Asked("1022", 3)),
        ("7up", Asked("7up")),
        ("", Asked()),
        ("  ", Asked()),
    ],
)
def test_a_number_at_the_end_says_how_many(typed: str, read: Asked) -> None:
    assert asked(typed) == read


@pytest.mark.rule("COM-16")
def test_a_dish_is_found_by_letters_sound_name_and_number_the_most_ordered_first() -> None:
    finder = Finder([dish("2004", "宫保鸡丁"), dish("2007", "宫保虾球", ordered=9), dish("2003", "东坡肉")])
    assert finder.find("gb") == ["2007", "2004"]
    assert (
        finder.find("gbj")
        == finder.find("gongbaoji")
        == finder.find("鸡丁")
        == finder.find("2004")
        == ["2004"]
    )
    assert finder.letters(DishId("2004")) == "gbjd"
    assert (finder.hit(DishId("2004"), "gb"), finder.hit(DishId("2004"), "JD")) == ((0, 2), (2, 2))
    assert finder.hit(DishId("2004"), "dongpo") == (0, 0)


@pytest.mark.rule("COM-16", "COM-70")
def test_every_dish_of_the_menu_is_four_keys_and_enter_away() -> None:
    rows = CalamineWorkbook.from_path(MENU).get_sheet_by_index(0).to_python()[1:]
    dishes = [dish(str(row[0]), str(row[1])) for row in rows if row[0]]
    finder = Finder(dishes)
    by_letters = by_number = 0
    for one in (d.facts.id for d in dishes):
        letters = finder.letters(one)
        if any(finder.find(letters[:n])[:1] == [one] for n in range(1, KEYS + 1)):
            by_letters += 1
        elif len(one) <= KEYS and finder.find(one)[:1] == [one]:
            by_number += 1
    assert by_letters + by_number == len(dishes) > 200
    assert by_letters > 0.95 * len(dishes)
