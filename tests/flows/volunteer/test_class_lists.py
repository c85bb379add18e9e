"""A real class list: good rows are taken in, each bad one is named by sheet, row, column and reason (VOL-01).

The list is the 40 wrong rows of one of 3,000 made-up students in 75 classes, each that the wrong ones repeat, and some
names of rare characters.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, func, select

from app.counter.search import find
from app.counter.sheet_file import read_file
from app.counter.sheets import kinds, preview, take_in
from app.flows.volunteer.model.classes import StudentRow
from app.flows.volunteer.rules.people import STUDENTS
from app.paper.words import Words
from app.store.journal import Journal
from tests.flows.volunteer.centre import MANAGER, Centre

LIST = Path(__file__).parents[2] / "data" / "class-list-with-errors.xlsx"
COLLEGES = "汽车工程学院 旅游与酒店管理学院 信息工程学院 电力工程学院 人文艺术学院"
CLASSES = {
    "汽车工程学院": ("汽车2501班", "汽车2502班"),
    "信息工程学院": ("信息2501班", "信息2502班", "信息2506班", "信息2509班", "信息2513班"),
    "人文艺术学院": ("人文2501班", "人文2504班", "人文2506班", "人文2510班"),
    "电力工程学院": ("电力2508班", "电力2510班"),
}
NOTHING = "这里还没有填写内容。"
WRONG = {
    **{(n, "班级"): NOTHING for n in (10, 22, 31, 39, 48)},
    **{(n, "姓名"): NOTHING for n in (11, 19, 23, 29, 32, 37, 40, 45, 49, 54)},
    **{(n, "学院"): "本单位没有这个学院。请经理在设置里添加。" for n in (14, 24, 33, 41, 50)},
    **{(n, "学号"): "学号是六到十二位数字。" for n in (16, 25, 34, 42, 51)},
    **{(n, "入班日期"): "这里要填日期，如 2026-11-20。" for n in (18, 27, 36, 44, 53)},
    **{(n, "入班日期"): "2099-09-01 在一年以后。请重新填写入班日期。" for n in (17, 26, 35, 43, 52)},
    **{(n, "学号"): f"与第 {of} 行重复。" for n, of in {9: 8, 21: 20, 30: 28, 38: 37, 47: 46}.items()},
}


def opened(centre: Centre) -> None:
    """The classes of the list are opened for the year."""
    centre.do("house.change_setting", MANAGER, key="volunteer.colleges", value=COLLEGES)
    for college, names in CLASSES.items():
        for name in names:
            centre.do("open_class", what={"klass": name, "college": college, "year": 2026})


@contextmanager
def written() -> Iterator[list[str]]:
    """The tables into which statements insert, one for each of these."""
    tables: list[str] = []

    def seen(_db: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith("INSERT INTO"):
            tables.append(statement.split()[2].strip('"'))

    event.listen(Engine, "before_cursor_execute", seen)
    try:
        yield tables
    finally:
        event.remove(Engine, "before_cursor_execute", seen)


@pytest.mark.rule("VOL-01", "COM-63")
def test_each_of_forty_bad_rows_is_named_and_the_good_ones_are_taken_in(centre: Centre) -> None:
    opened(centre)
    found = preview(centre.desk, kinds(centre.house.flows)["students"], read_file(LIST), MANAGER)
    assert {(one.n, one.column): Words("zh")(one.what) for one in found.bad} == WRONG
    assert (len(WRONG), {one.sheet for one in found.bad}) == (40, {"名单"})
    assert [Words("zh")(one.text) for one in found.notes] == ["「学院」第 1 行：这一页不导入。"]
    before = centre.rows(select(func.count()).select_from(StudentRow))[0][0]
    taken = take_in(centre.desk, found, MANAGER)
    assert (taken.done, taken.refused) == (13, [])
    assert centre.rows(select(func.count()).select_from(StudentRow))[0][0] == before + 13
    assert take_in(centre.desk, found, MANAGER).again == 13, "the same file changes nothing twice"
    with centre.house.store.reading() as db:
        rare = {
            name: [one.ref for one in find(db, STUDENTS, name)] for name in ("邓䶮", "许𬞟", "康㴔", "吕䨻")
        }
    assert rare == {
        "邓䶮": ["2025000018"],
        "许𬞟": ["2025000030"],
        "康㴔": ["2025000173"],
        "吕䨻": ["2025000217"],
    }


@pytest.mark.both
@pytest.mark.rule("VOL-01", "COM-63", "COM-05")
def test_a_list_is_tried_out_without_a_line_in_the_journal_and_each_student_taken_in_has_one(
    centre: Centre,
) -> None:
    opened(centre)
    with written() as tables:
        found = preview(centre.desk, kinds(centre.house.flows)["students"], read_file(LIST), MANAGER)
    assert len(found.good) == 13
    assert "journal" not in tables and tables.count("volunteer_forms") == 13, "all but the line was done"
    lines = select(func.count()).where(Journal.command == "volunteer.enrol_student")
    before = centre.rows(lines)[0][0]
    take_in(centre.desk, found, MANAGER)
    assert centre.rows(lines)[0][0] == before + 13


@pytest.mark.rule("VOL-01", "COM-63")
def test_a_class_that_nobody_opened_is_named(centre: Centre) -> None:
    centre.do("house.change_setting", MANAGER, key="volunteer.colleges", value=COLLEGES)
    found = preview(centre.desk, kinds(centre.house.flows)["students"], read_file(LIST), MANAGER)
    said = {one.n: Words("zh")(one.what) for one in found.bad if one.column == "班级"}
    assert {n for n, what in said.items() if "汽车2501班" in what} == {2, 3, 4, 5, 6, 7}
    assert found.good == []
