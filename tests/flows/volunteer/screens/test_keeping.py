"""The book of forms and months by keys: a class of forty-four is given out, confirmed, stamped, and its month checked."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt

from app.flows.volunteer.facts.ids import TallyId
from app.flows.volunteer.facts.roles import SECRETARY
from app.flows.volunteer.facts.tracks import Collection, Form, Tally
from app.flows.volunteer.queries.tally import tallies
from app.flows.volunteer.rules.forms import stands
from app.flows.volunteer.screens.board.page import BoardPage
from app.flows.volunteer.screens.keeping.forms import ClassFormsPage
from app.flows.volunteer.screens.keeping.tally import TallyPage
from app.kernel.judge import Staff
from app.widgets.button import ActionButton, Kind
from app.widgets.field import Field
from tests.flows.restaurant.screens.room import Clerk
from tests.flows.volunteer.centre import Centre

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
F2, F3, F5, F6 = Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F5, Qt.Key.Key_F6
FEW, OTHER = "23140501", "23140502"


def stamped(centre: Centre, *students: str) -> str:
    """A collection with three hours of each of some students, stamped."""
    collection, entries = centre.pile(*({"of": one} for one in students))
    for entry in entries:
        centre.judged(collection, entry)
    centre.do("stamp_collection", collection=collection)
    return collection


def solid(clerk: Clerk) -> list[str]:
    """The words of the large buttons that are shown."""
    buttons = (one for one in clerk.page.findChildren(ActionButton) if one.isVisible())
    return [one.accessibleName() for one in buttons if one.kind is Kind.PRIMARY]


def place(centre: Centre, student: str) -> Form:
    return stands(centre.student(student)).place


@pytest.mark.rule("VOL-14", "COM-70", "COM-20")
def test_the_hours_of_a_class_are_made_public_by_one_key(clerk: Clerk, centre: Centre) -> None:
    collection = stamped(centre, FEW)
    board = clerk.part(BoardPage)
    board.choose(collection)
    clerk.settle()
    assert not clerk.shows("until 2026-11-30")
    clerk.keys = 0
    clerk.key(Qt.Key.Key_F9)
    assert clerk.keys == 1, "docs/tasks.md counts it"
    assert any("public list is printed" in said for said in clerk.room.said)
    assert clerk.shows("until 2026-11-30")


@pytest.mark.rule("VOL-15", "COM-70")
def test_a_class_of_forty_four_is_confirmed_and_stamped_by_two_keys(clerk: Clerk, centre: Centre) -> None:
    what = {"college": "机电学院", "klass": "机电2314班", "joined": "2023-09-01"}
    for n in range(7, 45):
        centre.do("enrol_student", student=f"231405{n:02}", what=what | {"name": f"陈思{n}"})
    students = [f"231405{n:02}" for n in range(1, 45)]
    collection = centre.hand_in(44, 44)
    told = {"students": students, "service": {"day": "2026-11-08", "start": 510, "end": 690}}
    words = {"place": "松江敬老院", "content": "陪护读报", "stamps": ["counsellor"], "witness": "许老师"}
    entries = centre.do(
        "enter_service", collection=collection, **{**told, "service": told["service"] | words}
    )
    centre.do("close_pile", collection=collection)
    for entry in entries:
        told = {"collection": collection, "entry": entry}
        centre.do("verify_entry", **told, how="visit", note="当天去看过")
        centre.do("approve_entry", **told)
    centre.do("stamp_collection", collection=collection)
    clerk.key(F6)
    clerk.key("jd", ENTER)
    assert clerk.part(ClassFormsPage)
    clerk.keys = 0
    assert solid(clerk) == ["Give out"]
    clerk.key(F2)
    assert clerk.shows("44 forms are with 刘洋") and solid(clerk) == ["All as listed"]
    clerk.key(F3)
    assert solid(clerk) == ["Stamp"], "the large button says what is next"
    clerk.key(F5)
    assert clerk.keys == 3, "docs/tasks.md counts them"
    assert {place(centre, one) for one in students} == {Form.KEPT}
    assert any("44 forms are stamped and kept" in said for said in clerk.room.said)
    assert centre.facts(collection).step is Collection.ENTERED, "the booklets did not go home yet"


@pytest.mark.rule("VOL-15")
def test_forms_one_by_one_with_a_difference_and_the_booklets_from_the_board(
    clerk: Clerk, centre: Centre
) -> None:
    collection = stamped(centre, FEW, OTHER)
    clerk.key("jd", Qt.Key.Key_Down)
    clerk.touch("Forms of the class")
    clerk.key(F2)
    clerk.key("Y")
    assert [place(centre, one) for one in (FEW, OTHER)] == [Form.ENTERED, Form.OUT]
    clerk.key("D")
    [why] = [one for one in clerk.front.findChildren(Field) if one.isVisible()]
    why.write("表上少一次")
    clerk.key(F5)
    assert place(centre, OTHER) is Form.DIFFERS
    assert clerk.shows("表上少一次")
    clerk.key(F5)
    assert place(centre, FEW) is Form.KEPT
    for stroke in (F2, "Y", F5, ESC):
        clerk.key(stroke)
    assert place(centre, OTHER) is Form.KEPT
    clerk.touch("Give the booklets back")
    assert centre.facts(collection).step is Collection.KEPT


@pytest.mark.rule("VOL-30")
def test_a_month_is_confirmed_sent_back_confirmed_and_checked(clerk: Clerk, centre: Centre) -> None:
    collection = stamped(centre, FEW, OTHER)
    for act in ("give_forms", "enter_forms", "stamp_forms"):
        centre.do(act, collection=collection, students=[FEW, OTHER])
    centre.do("return_booklets", collection=collection)
    centre.clock.set(datetime(2026, 12, 2, 6, tzinfo=UTC))
    clerk.key(F6, F2)
    assert clerk.shows("not confirmed"), "the months stand there at once"
    clerk.key("jd", ENTER)
    assert clerk.part(TallyPage)
    assert clerk.shows("2026-11: 6:00 h")
    clerk.key(F5)
    clerk.key("R")
    [why] = [one for one in clerk.front.findChildren(Field) if one.isVisible()]
    why.write("王龚的没算")
    clerk.key(F5)
    assert clerk.shows("王龚的没算")
    clerk.keys = 0
    assert solid(clerk) == ["The leader confirms"]
    clerk.key(F5)
    assert solid(clerk) == ["Checked by the centre"]
    clerk.key(F6)
    assert clerk.keys == 2, "docs/tasks.md counts them"
    tally = TallyId.of(centre.classes["机电2314班"], date(2026, 11, 1))
    with centre.house.store.reading() as db:
        assert tallies(db, [tally])[tally].step is Tally.CHECKED
    assert centre.facts(collection).step is Collection.TALLIED


@pytest.mark.rule("VOL-04", "VOL-30")
def test_the_secretary_sends_a_month_of_the_own_class_back(clerk: Clerk, centre: Centre) -> None:
    collection = stamped(centre, FEW)
    for act in ("give_forms", "enter_forms", "stamp_forms"):
        centre.do(act, collection=collection, students=[FEW])
    centre.do("return_booklets", collection=collection)
    klass = centre.classes["机电2314班"]
    centre.do("name_officers", klass=klass, year=2026, secretary="许诺", login="nuo")
    centre.clock.set(datetime(2026, 12, 2, 6, tzinfo=UTC))
    tally = TallyId.of(klass, date(2026, 11, 1))
    centre.do("confirm_tally", tally=tally, leader="刘洋")
    clerk.room.desk.staff = Staff("nuo", frozenset({SECRETARY}))
    clerk.settle()
    clerk.key(F6, F2)
    clerk.key("jd", ENTER)
    clerk.key("R")
    [why] = [one for one in clerk.front.findChildren(Field) if one.isVisible()]
    why.write("王龚的没算")
    clerk.key(F5)
    with centre.house.store.reading() as db:
        assert tallies(db, [tally])[tally].step is Tally.SENT_BACK
