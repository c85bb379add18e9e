"""Search as one types."""

import pytest

from app.kernel.names import phone_terms, plate_terms, search_terms
from app.kernel.search import PrefixIndex
from tests.hostile import HOSTILE

MENU = {
    "宫保鸡丁": 40,
    "宫保虾球": 55,
    "干煸豆角": 12,
    "锅包肉": 30,
    "国宾鸡丁煲": 3,
    "红烧肉": 90,
    "红烧排骨": 70,
    "鸡丁炒饭": 8,
    "重庆辣子鸡": 60,
    "XO酱炒虾仁": 5,
}


def menu() -> PrefixIndex[str]:
    return PrefixIndex((name, search_terms(name), weight) for name, weight in MENU.items())


@pytest.mark.rule("COM-16")
@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("gbjd", "宫保鸡丁"),
        ("gongbaoj", "宫保鸡丁"),
        ("宫保虾", "宫保虾球"),
        ("虾球", "宫保虾球"),
        ("xiaqiu", "宫保虾球"),
        ("cqlzj", "重庆辣子鸡"),
        ("zqlzj", "重庆辣子鸡"),
        ("xoj", "XO酱炒虾仁"),
        ("虾仁", "XO酱炒虾仁"),
        ("ＧＢＪＤ", "宫保鸡丁"),
        ("gong'bao'ji", "宫保鸡丁"),
        ("gong bao ji", "宫保鸡丁"),
        ("宫bao", "宫保虾球"),
        ("红烧p", "红烧排骨"),
    ],
)
def test_the_dish_is_found_as_one_types(query: str, first: str) -> None:
    assert menu().find(query)[0] == first


@pytest.mark.rule("COM-16")
def test_the_best_match_comes_first_then_what_is_ordered_most() -> None:
    index = menu()
    assert index.find("gb") == ["宫保虾球", "宫保鸡丁", "锅包肉", "干煸豆角", "国宾鸡丁煲"]
    assert index.find("gbj")[:2] == ["宫保鸡丁", "国宾鸡丁煲"]
    assert index.find("鸡丁") == ["鸡丁炒饭", "宫保鸡丁", "国宾鸡丁煲"]
    assert index.find("gbr")[0] == "锅包肉"
    assert index.find("gb", limit=2) == ["宫保虾球", "宫保鸡丁"]


@pytest.mark.rule("COM-16")
def test_exact_goes_before_the_beginning_of_a_better_liked_name() -> None:
    index = PrefixIndex(
        (name, search_terms(name), weight)
        for name, weight in [("红烧", 1), ("红烧肉", 99), ("A1", 0), ("A10", 9)]
    )
    assert index.find("红烧") == ["红烧", "红烧肉"]
    assert index.find("hs")[0] == "红烧"
    assert index.find("a1") == ["A1", "A10"]


@pytest.mark.rule("COM-16")
def test_initials_go_before_sound_and_sound_before_parts() -> None:
    index = PrefixIndex((name, search_terms(name), 0) for name in ["李安", "安心", "阿宁", "贝安"])
    assert index.find("an") == ["阿宁", "安心", "李安", "贝安"]


@pytest.mark.rule("COM-16")
def test_a_customer_is_found_by_name_phone_and_plate() -> None:
    index = PrefixIndex[int](
        [
            (1, search_terms("王建国") + phone_terms("13812341234") + plate_terms("闽C12345"), 0),
            (2, search_terms("王小明") + phone_terms("13912348888") + plate_terms("浙A88888"), 0),
        ]
    )
    for query in ("wjg", "建国", "1381", "12341234", "闽c1", "c123", "2345", "王1381", "建国 1234"):
        assert index.find(query)[0] == 1
    assert index.find("1234")[0] == 1
    assert index.find("8888")[0] == 2
    assert set(index.find("王")) == {1, 2}


@pytest.mark.rule("COM-80")
def test_no_query_breaks_the_search() -> None:
    index = menu()
    for hostile in HOSTILE:
        assert len(index.find(hostile.text)) <= len(MENU)
    assert index.find("") == index.find(" ") == []
    assert index.find("%") == index.find("_") == []


@pytest.mark.rule("COM-16")
def test_a_whole_syllable_comes_before_the_beginning_of_another() -> None:
    index = PrefixIndex((name, search_terms(name), 0) for name in ("于梦丽", "刘女士", "林立", "李先生"))
    assert index.find("li") == ["李先生", "林立", "刘女士", "于梦丽"]
    assert index.find("liu") == ["刘女士"]
