"""A real class list: good rows are taken in, each bad one is named by sheet, row, column and reason (VOL-01)."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.counter.sheet_file import read_file
from app.counter.sheets import kinds, preview, take_in
from app.flows.volunteer.model.classes import StudentRow
from app.paper.words import Words
from tests.flows.volunteer.centre import MANAGER, Centre

LIST = Path(__file__).parents[2] / "data" / "class-list-with-errors.xlsx"
COLLEGES = "汽车工程学院 旅游与酒店管理学院 信息工程学院 电力工程学院 人文艺术学院"


@pytest.mark.rule("VOL-01", "COM-63")
def test_each_bad_row_of_a_class_list_is_named(centre: Centre) -> None:
    centre.do("house.change_setting", MANAGER, key="volunteer.colleges", value=COLLEGES)
    centre.do("open_class", what={"klass": "汽车2501班", "college": "汽车工程学院", "year": 2026})
    found = preview(centre.desk, kinds(centre.house.flows)["students"], read_file(LIST), MANAGER)
    said = {(one.sheet, one.n, one.column): Words("zh")(one.what) for one in found.bad}
    told = {(column, why) for (_, _, column), why in said.items()}
    assert {sheet for sheet, _, _ in said} == {"名单"}
    assert {column for column, _ in told} == {"学院", "班级", "学号", "姓名", "入班日期"}
    assert ("学号", "与第 13 行重复。") in told
    unknown = {n for (_, n, column), what in said.items() if column == "班级" and "信息2501班" in what}
    assert unknown == {12, 13, 14}, "nobody has opened that class"
    assert [Words("zh")(one.text) for one in found.notes] == ["「学院」第 1 行：这一页不导入。"]
    assert len(found.good) == 10
    before = centre.rows(select(func.count()).select_from(StudentRow))[0][0]
    taken = take_in(centre.desk, found, MANAGER)
    assert (taken.done, taken.refused) == (len(found.good), [])
    assert centre.rows(select(func.count()).select_from(StudentRow))[0][0] == before + taken.done
    assert take_in(centre.desk, found, MANAGER).again == taken.done, "the same file changes nothing twice"
