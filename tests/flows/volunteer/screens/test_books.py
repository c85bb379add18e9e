"""The books of students, activities and the roster by keys: opened, looked up, planned, ticked (VOL-01 to 04)."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.flows.volunteer.facts.activities import Activities
from app.flows.volunteer.facts.tracks import Duty
from app.flows.volunteer.queries.roster import week_of
from app.flows.volunteer.screens.asking import AskDialog
from app.flows.volunteer.screens.out.duty import DutyPanel
from app.flows.volunteer.screens.students.page import StudentsPage
from app.flows.volunteer.screens.tab import Tab
from app.widgets.table import Table
from tests.flows.restaurant.screens.room import Clerk
from tests.flows.volunteer.centre import CLASSES, Centre
from tests.qt_help import button, click

CLASS, OTHER = CLASSES
ENTER, ESC, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down
F2, F3, F4, F5, F6, F7, F8 = (Qt.Key(Qt.Key.Key_F1 + n) for n in (1, 2, 3, 4, 5, 6, 7))


def write(clerk: Clerk, **words: str) -> None:
    """Write into the fields of the sheet as an input method would."""
    [sheet] = clerk.sheet.findChildren(AskDialog)
    for name, text in words.items():
        sheet.fields[name].write(text)
    clerk.settle()


@pytest.mark.rule("VOL-01", "COM-70")
def test_a_class_is_opened_and_a_student_taken_in_found_and_given_a_new_form(
    clerk: Clerk, centre: Centre
) -> None:
    clerk.key(F3)
    assert clerk.shows(CLASS) and clerk.shows("2026–2027")
    clerk.key(F2)
    write(clerk, klass="机电2601班", college="机电学院", leader="马骏", secretary="方圆")
    clerk.key(F5)
    assert clerk.shows("机电2601班")
    clerk.key(F5)
    write(clerk, student="23140599", name="邓𩽾")
    clerk.key(F5)
    assert centre.student("23140599").forms[0].n == 1
    clerk.key("0599", DOWN, DOWN)
    assert clerk.shows("邓𩽾") and clerk.shows("Form in use")
    clerk.key(F3, F5)
    assert [one.why for one in centre.student("23140599").forms] == [None, "full"]


@pytest.mark.rule("VOL-01", "COM-51")
def test_the_search_over_everything_leads_to_a_student(clerk: Clerk) -> None:
    tab = clerk.front
    assert isinstance(tab, Tab)
    tab.open_record("23140503")
    clerk.settle()
    assert clerk.shows("王龚") and clerk.shows("Form in use")


@pytest.mark.rule("VOL-22")
def test_the_ledger_of_a_student_without_hours_says_why_and_how_hours_come(clerk: Clerk) -> None:
    tab = clerk.front
    assert isinstance(tab, Tab)
    tab.open_record("23140503")
    clerk.settle()
    assert clerk.shows("Nothing stands on this ledger yet") and clerk.shows(
        "Hours come with the centre's stamp"
    )
    clerk.key(F5)
    assert clerk.shows("Hours of 王龚") and clerk.shows("Hours come with the centre's stamp"), "large as well"


@pytest.mark.rule("VOL-01", "VOL-33")
def test_a_student_leads_to_their_certificates_and_to_the_forms_of_the_class(clerk: Clerk) -> None:
    tab = clerk.front
    assert isinstance(tab, Tab)
    for way, shown in (("Certificates", "Verify page"), ("Forms of the class", "Forms")):
        tab.open_record("23140503")
        clerk.settle()
        click(button(tab, way))
        clerk.settle()
        assert clerk.shows(shown) and clerk.shows("王龚") and clerk.shows(CLASS)
        assert not isinstance(tab.pages.currentWidget(), StudentsPage)


@pytest.mark.rule("VOL-01")
def test_a_student_is_moved_to_another_class_by_keys(clerk: Clerk, centre: Centre) -> None:
    tab = clerk.front
    assert isinstance(tab, Tab)
    tab.open_record("23140503")
    clerk.settle()
    clerk.choose_more("Move to another class")
    assert not any(CLASS in row.id for row in clerk.sheet.findChildren(Table)[0].rows.rows)
    clerk.key("cg", ENTER)
    write(clerk, on="11-23")
    clerk.key(F5)
    assert centre.student("23140503").spells[-1].klass == centre.classes[OTHER]
    assert clerk.shows(f"{CLASS}, until 2026-11-23") and clerk.shows(OTHER)
    assert clerk.shows("A wrong day: take the move back")
    clerk.choose_more("Take the move back")
    write(clerk, why="日期写错了")
    clerk.key(F5)
    assert centre.student("23140503").class_on(date(2026, 11, 24)) == centre.classes[CLASS]
    assert clerk.shows(f"to {OTHER} from 2026-11-23: 日期写错了")


@pytest.mark.rule("VOL-02", "VOL-04", "COM-50")
def test_today_leads_to_a_class_with_its_news_and_to_an_activity(clerk: Clerk, centre: Centre) -> None:
    centre.hand_in()
    what = {"day": "2026-11-28", "start": 510, "end": 690, "place": "松江敬老院", "content": "读报"}
    planned = {**what, "organiser": "敬老院", "places": 6, "leader": "林嘉怡"}
    activity = centre.do("register_activity", klass=centre.classes[CLASS], what=planned)
    tab = clerk.front
    assert isinstance(tab, Tab)
    tab.open_record(f"class:{centre.classes[CLASS]}")
    clerk.settle()
    assert clerk.shows("Booklets handed in") and clerk.shows("1 not read")
    clerk.key(ESC)
    tab.open_record(f"activity:{activity}")
    clerk.settle()
    assert clerk.shows("松江敬老院 · 读报") and clerk.shows("Organiser")


@pytest.mark.rule("VOL-02", "VOL-05")
def test_an_activity_is_registered_told_and_found_real_by_keys(clerk: Clerk, centre: Centre) -> None:
    clerk.key(F4, F2, "jd", ENTER)
    write(clerk, day="11-28", start="8:30", end="1130", place="松江敬老院", content="读报")
    write(clerk, organiser="敬老院", places="6", leader="林嘉怡")
    clerk.key(F5)
    assert clerk.shows("not told") and clerk.shows("Fewer than five")
    clerk.key(F5)
    write(clerk, leader_told_by="陈思远", at="9:00", centre_told_by="刘洋")
    clerk.key(F5)
    assert clerk.shows("told in time") and clerk.shows("刘洋")
    clerk.key(F5)
    write(clerk, note="问过院方")
    clerk.key(F5)
    [one] = centre.desk.look(Activities).result().activities
    [real] = one.confirmed
    assert (real.how, real.note, one.facts.places) == ("telephone", "问过院方", 6)
    clerk.touch("Put right")
    assert clerk.shows("the centre confirms it anew")
    write(clerk, start="9:00", leader="王龚", why="抄错了")
    clerk.key(F5)
    assert clerk.shows("9:00–11:30") and clerk.shows("was 2026-11-28 8:30–11:30")
    assert clerk.shows("led by 林嘉怡") and clerk.shows("Found real before")
    clerk.key(F5)
    write(clerk, note="又问过")
    clerk.key(F5)
    [one] = centre.desk.look(Activities).result().activities
    assert [(real.n, real.note) for real in one.confirmed] == [(0, "问过院方"), (1, "又问过")]


@pytest.mark.rule("VOL-03", "VOL-05")
def test_a_week_is_planned_filled_declined_and_ticked_by_keys(clerk: Clerk, centre: Centre) -> None:
    clerk.key(F4, F7, "C", "jd", ENTER)
    clerk.key(F2)
    write(clerk, day="11-23", start="8", end="9", place="中心前台", content="值班", people="2")
    clerk.key(F5)
    assert clerk.shows("nobody yet") and clerk.shows("2 fewer")
    clerk.key(F5)
    assert any("2 places filled" in said for said in clerk.room.said)
    assert clerk.part(DutyPanel).student == "23140501"
    clerk.key(F6)
    clerk.key(F5)
    assert any("offered to 王龚" in said for said in clerk.room.said)
    clerk.key(F5)
    clerk.key(F5)
    with centre.house.store.reading() as db:
        [slot] = week_of(db, centre.classes[CLASS], date(2026, 11, 23))
    assert [one.step for one in slot.duties].count(Duty.ATTENDED) == 2
    assert [one.step for one in slot.duties].count(Duty.DECLINED) == 1
