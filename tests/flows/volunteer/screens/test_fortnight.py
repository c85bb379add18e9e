"""A fortnight at the desk by keys alone: handed in, entered, appraised, stamped; and how few keys a booklet takes."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.flows.volunteer.facts.ids import StudentId
from app.flows.volunteer.facts.tracks import Collection, Entry
from app.flows.volunteer.facts.views import Board, Pupil
from app.flows.volunteer.screens.board.page import BoardPage
from app.flows.volunteer.screens.keeping.forms import ClassFormsPage
from app.flows.volunteer.screens.pile import typed
from app.flows.volunteer.screens.pile.finder import Finder
from app.flows.volunteer.screens.pile.page import PilePage
from app.widgets.field import Field
from app.widgets.table import Table
from tests.flows.restaurant.screens.room import Clerk
from tests.flows.volunteer.centre import HEADS, LAST, Centre

ENTER, TAB, ESC, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Down
F2, F3, F5 = Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F5


def hand_in(clerk: Clerk, booklets: str, entries: str) -> None:
    """The class 机电2314班 brings its booklets."""
    clerk.key(F2, "jd", ENTER)
    clerk.key(booklets, TAB, entries, TAB)
    [*_, leader] = [one for one in clerk.front.findChildren(Field) if one.isVisible()]
    leader.write("刘洋")
    clerk.key(F5)


def fields(clerk: Clerk, **words: str) -> None:
    """Write into the fields of the pile as an input method would."""
    pile = clerk.part(PilePage)
    for name, text in words.items():
        getattr(pile.ui, name).write(text)
    clerk.settle()


@pytest.mark.rule("VOL-10", "VOL-12", "VOL-13", "VOL-14", "COM-70")
def test_from_the_hand_in_to_the_stamp_by_keys(clerk: Clerk, centre: Centre) -> None:
    hand_in(clerk, "3", "4")
    assert clerk.shows("0 of 4 entries") and clerk.shows("0 of 3 booklets")
    fields(clerk, day="11-08", start="830", end="1130", stamps="fq", place="松江敬老院", content="陪护读报")
    clerk.key("01", ENTER)
    assert clerk.shows("Who stamped it?"), "a stamp without a name is none"
    clerk.key(*"Gu")
    clerk.part(PilePage).who.setFocus()
    clerk.key(*[Qt.Key.Key_Backspace] * 2)
    clerk.keys = 0
    clerk.key("01", ENTER)
    assert clerk.keys == 3, "docs/tasks.md counts them"
    clerk.key("csy", ENTER)
    assert clerk.shows("another entry of 2026-11-08"), "nobody is in two places at once"
    clerk.key(*[Qt.Key.Key_Backspace] * 3)
    clerk.key("02 03", ENTER)
    assert clerk.shows("3 of 4 entries") and clerk.shows("3 of 3 booklets")
    fields(clerk, day="1114", start="1300", end="4h20m")
    clerk.key("01", ENTER)
    assert clerk.shows("Until when, or how long?")
    fields(clerk, end="260m", stamps="f")
    clerk.key(ENTER)
    clerk.part(PilePage).who.setFocus()
    clerk.key(ENTER, F5)
    [one] = centre.desk.look(Board).result().handed
    assert (one.step, one.entered) == (Collection.APPRAISED, 4)
    clerk.key("Y", "Y", "Y")
    assert clerk.shows("3 of 4 judged")
    clerk.key("Y")
    assert [e.step for e in centre.facts(one.id).entries].count(Entry.OPEN) == 1, "over three hours"
    clerk.key("V")
    clerk.key(F5)
    assert centre.facts(one.id).entries[-1].verified == "telephone"
    clerk.key("Y")
    clerk.key(F5)
    assert centre.facts(one.id).step is Collection.STAMPED
    assert any("Stamped: 4 entries, 13:20" in said for said in clerk.room.said)
    assert centre.balance("23140501") == 180 + 260


@pytest.mark.rule("VOL-02", "VOL-10")
def test_an_entry_lets_go_of_its_activity_once_day_place_or_time_is_another(
    clerk: Clerk, centre: Centre
) -> None:
    what = {"day": "2026-11-08", "start": 510, "end": 690, "place": "松江敬老院", "content": "读报"}
    planned = {**what, "organiser": "敬老院", "places": 3, "leader": "林嘉怡"}
    activity = centre.do("register_activity", klass=centre.classes["机电2314班"], what=planned)
    hand_in(clerk, "4", "4")
    fields(clerk, stamps="f", witness="许老师")
    for student, other in (
        ("01", {}),
        ("02", {"place": "别处"}),
        ("03", {"day": "11-09"}),
        ("04", {"start": "14", "end": "15"}),
    ):
        clerk.key(F3, ENTER)
        fields(clerk, **other)
        clerk.key(student, ENTER)
        assert clerk.shows("Of: 读报") is not bool(other)
    [one] = centre.desk.look(Board).result().handed
    assert [entry.activity.id if entry.activity else None for entry in centre.facts(one.id).entries] == [
        *(activity, None, None, None),
    ]


@pytest.mark.rule("VOL-20", "VOL-21", "VOL-22")
def test_a_fake_tells_its_price_first_and_the_head_withdraws_it(clerk: Clerk, centre: Centre) -> None:
    collection, (real, fake) = centre.pile({}, {"start": 720, "end": 780})
    for entry in (real, fake):
        centre.judged(collection, entry)
    centre.do("stamp_collection", collection=collection)
    clerk.key("jd", DOWN)
    clerk.key(Qt.Key.Key_F8)
    clerk.part(Table).choose(fake)
    clerk.part(Table).chosen.emit(fake)
    clerk.settle()
    assert clerk.shows("Balance 4:00 → 2:00")
    clerk.key("F")
    assert clerk.shows("as many again go. Balance 4:00 → 2:00")
    clerk.key("nobody", F5)
    assert centre.balance() == 120 and clerk.shows("1 fake")
    clerk.key("L")
    assert clerk.shows("Fake 1: 松江敬老院 · 陪护读报") and clerk.shows("nobody")
    clerk.key(ESC)
    clerk.room.desk.staff = HEADS
    clerk.key("W")
    clerk.key("mistaken", F5)
    assert centre.entry(collection, fake).step is Entry.OPEN
    assert centre.balance() == 180
    clerk.part(Table).choose(fake)
    clerk.key("X")
    assert centre.entry(collection, fake).step is Entry.OPEN, "after the stamp nothing leaves the list"
    clerk.part(Table).choose(real)
    clerk.key("E")
    clerk.key("of another student", F5)
    assert (centre.entry(collection, real).step, centre.balance()) == (Entry.STRUCK, 0)
    clerk.key("Y")
    clerk.key(F5)
    assert centre.balance() == 60


@pytest.mark.rule("VOL-10")
def test_days_and_times_take_few_keys() -> None:
    assert (
        typed.day("11-08", LAST)
        == typed.day("1108", LAST)
        == typed.day("2026/11/8", LAST)
        == date(2026, 11, 8)
    )
    assert typed.day("12-30", date(2026, 1, 5)) == date(2025, 12, 30)
    assert [typed.day(one, LAST) for one in ("13-01", "x", "2-30")] == [None] * 3
    assert [typed.minute(one) for one in ("8", "830", "8:30", "24", "2401", "8:75", "x")] == [
        *(480, 510, 510, 1440),
        *(None, None, None),
    ]
    assert [typed.length(one) for one in ("3h", "1.5h", "2:30h", "90m", "90", "3小时")] == [
        *(180, 90, 150, 90),
        *(None, 180),
    ]
    assert typed.seals("f，q") == ("counsellor", "association") and typed.seals("x") is None
    assert typed.seals("") == ()


def test_what_is_chosen_is_let_go_of_by_escape(clerk: Clerk) -> None:
    clerk.key(F2, DOWN)
    assert clerk.shows("机电2314班") and not clerk.shows("No collection is chosen")
    clerk.key(ESC)
    assert clerk.shows("No collection is chosen")


@pytest.mark.rule("VOL-10", "COM-70")
def test_a_pile_takes_less_than_half_the_keys_of_one_form_an_entry(clerk: Clerk, centre: Centre) -> None:
    """Three activities of six students: each typed once, or, as a form an entry asks for it, with every student."""
    hand_in(clerk, "6", "36")
    fields(clerk, stamps="", place="", content="", witness="Gu")
    activities = [(day, "830", "1130", "f", "Elder home", "Reading") for day in ("1103", "1105", "1107")]
    students = ("01", "02", "03", "04", "05", "06")
    clerk.keys = 0
    for activity in activities:
        _anew(clerk)
        clerk.key(*" ".join(students), ENTER)
        _tell(clerk, activity)
    by_pile = clerk.keys
    for day, *rest in [(str(int(day) + 5), *rest) for day, *rest in activities]:
        for student in students:
            _anew(clerk)
            clerk.key(*student, ENTER)
            _tell(clerk, (day, *rest))
    by_form = clerk.keys - by_pile
    [one] = centre.desk.look(Board).result().handed
    assert one.entered == 36
    assert by_pile * 2 < by_form, (by_pile, by_form)
    assert (by_pile, by_form) == (159, 684), "docs/tasks.md counts them"


def _anew(clerk: Clerk) -> None:
    """An empty form."""
    fields(clerk, **dict.fromkeys(("day", "start", "end", "stamps", "place", "content"), ""))
    clerk.part(PilePage).who.setFocus()


def _tell(clerk: Clerk, activity: tuple[str, ...]) -> None:
    """Type a service, field by field, from the day on."""
    *most, last = activity
    for word in most:
        clerk.key(*word, TAB)
    clerk.key(*last, ENTER)


@pytest.mark.rule("VOL-12")
def test_the_marked_row_is_the_case_beside_it_and_enter_does_what_the_large_button_does(
    clerk: Clerk, centre: Centre
) -> None:
    other = centre.hand_in(1, 1, "城管2402班")
    clerk.settle()
    hand_in(clerk, "1", "1")
    clerk.key(ESC)
    [one] = [c for c in centre.desk.look(Board).result().handed if c.id != other]
    board = clerk.part(BoardPage)
    assert board.list_.current == one.id, "not the row that was marked before"
    assert clerk.shows("Period 6, 2026-11-02 to 2026-11-15")
    centre.enter(one.id, "23140501")
    centre.do("close_pile", collection=one.id)
    for entry in centre.facts(one.id).entries:
        centre.do("approve_entry", collection=one.id, entry=entry.id)
    centre.do("stamp_collection", collection=one.id)
    clerk.settle()
    clerk.key(ESC, "jd", ENTER)
    assert clerk.part(ClassFormsPage), "what is stamped goes on with its forms"


@pytest.mark.rule("VOL-10")
def test_hours_go_to_nobody_while_a_word_means_several() -> None:
    names = {"23140501": "张伟", "23140502": "张炜", "23140503": "王一鸣", "23140511": "陈思远"}
    finder = Finder([Pupil(StudentId(id), name) for id, name in names.items()])
    assert finder.several("03 zw") == ("张伟 23140501", "张炜 23140502")
    assert finder.several("z") and finder.several("zhangwei") and finder.several("1")
    assert [finder.several(one) for one in ("张炜", "02", "wym", "陈", "csy 01", "x")] == [()] * 6
    assert finder.all_of("张炜，wym") == ["23140502", "23140503"]
