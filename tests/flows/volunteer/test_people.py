"""Classes by school year with leader and secretary, students who join and leave, one form each (VOL-01)."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from app.counter.search import find
from app.counter.sheet_file import read_file
from app.counter.sheets import kinds, preview, take_in
from app.flows.volunteer.checks import everybody_has_a_form, students_are_found
from app.flows.volunteer.model.classes import TeamRow
from app.flows.volunteer.model.forms import FormRow
from app.flows.volunteer.rules.enrolling import school_year
from app.flows.volunteer.rules.people import STUDENTS
from app.paper.words import Words
from app.store.tables import Drawer
from tests.flows.volunteer.centre import CLERKS, HEADS, MANAGER, Centre

FEW, OTHER = "23140501", "23140502"
CLASS = "机电2314班"


@pytest.mark.rule("VOL-01")
def test_a_class_is_one_team_a_school_year_and_keeps_who_led_it(centre: Centre) -> None:
    klass = centre.classes[CLASS]
    what = {"klass": CLASS, "college": "机电学院", "year": 2026}
    again = centre.refused("open_class", what=what)
    assert (again.args["year"], again.args["next"], again.args["subject"]) == (2026, 2027, "klass")
    told = {"klass": klass, "year": 2027, "leader": "林嘉怡"}
    assert centre.refused("name_officers", **told).mend == "open_class"
    assert centre.do("open_class", what={**what, "year": 2027, "leader": "刘洋"}) == klass, (
        "it is the same class"
    )
    centre.do("name_officers", **told)
    named = select(TeamRow.year, TeamRow.n, Drawer.text).outerjoin(Drawer, Drawer.id == TeamRow.leader)
    named = named.where(TeamRow.klass == klass).order_by(TeamRow.year, TeamRow.n)
    assert [tuple(r) for r in centre.rows(named)] == [
        *((2026, 1, "刘洋"), (2027, 1, "刘洋"), (2027, 2, "林嘉怡")),
    ]
    other = centre.refused("open_class", what={**what, "college": "城建学院", "year": 2028})
    assert other.args["college"] == "机电学院"
    settings = centre.desk.settings
    days = (date(2026, 7, 31), date(2026, 8, 1), date(2027, 2, 1))
    assert [school_year(day, settings) for day in days] == [2025, 2026, 2026]


@pytest.mark.rule("VOL-01")
def test_every_student_has_one_form_and_a_new_one_says_why(centre: Centre) -> None:
    query = select(FormRow.number).where(FormRow.student == FEW).order_by(FormRow.n)
    [first] = [r.number for r in centre.rows(query)]
    assert first == "VF-A1-261123-0001"
    assert len({r.number for r in centre.rows(select(FormRow.number))}) == 12
    second = centre.do("replace_form", student=FEW, why="lost")
    third = centre.do("replace_form", student=FEW, why="full")
    assert [(one.n, one.why) for one in centre.student().forms] == [(1, None), (2, "lost"), (3, "full")]
    assert [one.number for one in centre.student().forms] == [first, second, third]
    assert centre.refused("replace_form", MANAGER, student=FEW, why="full").who, "the centre does it"
    with centre.house.store.reading() as db:
        assert list(everybody_has_a_form(db)) == []


@pytest.mark.rule("VOL-01", "COM-16")
def test_students_leave_come_back_and_are_found_by_their_mended_name(centre: Centre) -> None:
    assert "later" in centre.refused("leave_class", student=FEW, on="2023-09-01").message
    assert "of the class" in centre.refused("return_to_class", student=FEW).message
    centre.do("leave_class", student=FEW, on="2026-11-01")
    assert centre.student().left == date(2026, 11, 1)
    assert "left the class" in centre.refused("leave_class", student=FEW, on="2026-11-02").message
    told = {"student": FEW, "name": "陈𩽾远", "joined": "2026-11-01"}
    assert "earlier" in centre.refused("correct_student", **told).message
    centre.do("correct_student", **{**told, "joined": "2023-09-02"})
    centre.do("return_to_class", HEADS, student=FEW)
    assert (centre.student().left, centre.student().joined) == (None, date(2023, 9, 2))
    with centre.house.store.reading() as db:
        assert [one.ref for one in find(db, STUDENTS, "陈𩽾")] == [FEW]
        assert find(db, STUDENTS, "陈思远") == [
            found for found in find(db, STUDENTS, "陈思远") if found.ref != FEW
        ]
        assert {one.ref for one in find(db, STUDENTS, "0501")} == {FEW}
        assert [one.ref for one in find(db, STUDENTS, "wg")] == ["23140503", "24021003"]
        assert list(students_are_found(db)) == []


@pytest.mark.rule("VOL-01", "COM-63")
def test_classes_are_opened_from_a_sheet_with_leader_and_secretary(centre: Centre, tmp_path: Path) -> None:
    sheet = tmp_path / "classes.csv"
    rows = (
        "学年,学院,班级,队长,团支书",
        "2026-2027,机电学院,机电2601班,马骏,方圆",
        "2026,机电学院,机电2314班,马骏,方圆",
        "2026-2028,机电学院,机电2602班,,",
        "二零,占星学院,,,",
    )
    sheet.write_text("\n".join(rows), "utf-8-sig")
    found = preview(centre.desk, kinds(centre.house.flows)["classes"], read_file(sheet), CLERKS)
    said = {(one.n, one.column): Words("zh")(one.what) for one in found.bad}
    assert set(said) == {(3, "班级"), (4, "学年"), (5, "学年"), (5, "学院"), (5, "班级")}
    assert "2026–2027" in said[3, "班级"]
    assert take_in(centre.desk, found, CLERKS).done == 1
