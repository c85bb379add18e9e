"""Over the pile and on the board: an activity copied, a duty left for next time, a list corrected, sent back, answered."""

import pytest
from PySide6.QtCore import Qt

from app.flows.volunteer.facts.roles import SECRETARY
from app.flows.volunteer.facts.tracks import Entry
from app.flows.volunteer.screens.pile.page import PilePage
from app.kernel.judge import Staff
from app.widgets.field import Field
from app.widgets.table import Table
from tests.flows.restaurant.screens.room import Clerk
from tests.flows.volunteer.centre import CLERKS, Centre

ENTER, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down
F2, F3, F4, F5 = Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F5
FEW = "23140501"


def write(clerk: Clerk, words: str) -> None:
    """Write into the last field of the sheet as an input method would, and do it."""
    [*_, last] = [one for one in clerk.front.findChildren(Field) if one.isVisible()]
    last.write(words)
    clerk.key(F5)


@pytest.mark.rule("VOL-02", "VOL-10")
def test_an_activity_copies_its_day_times_place_and_content_into_the_form(
    clerk: Clerk, centre: Centre
) -> None:
    what = {"day": "2026-11-08", "start": 510, "end": 690, "place": "松江敬老院", "content": "陪护读报"}
    told = {"organiser": "敬老院", "places": 3, "leader": "刘洋"}
    activity = centre.do("register_activity", klass=centre.classes["机电2314班"], what=what | told)
    collection = centre.hand_in()
    clerk.settle()
    clerk.key("jd", ENTER, F3)
    assert clerk.shows("Which activity?") and clerk.shows("Of no activity")
    clerk.key(ENTER)
    pile = clerk.part(PilePage)
    assert (pile.ui.place.text, pile.ui.start.text, pile.ui.end.text) == ("松江敬老院", "8:30", "11:30")
    pile.ui.stamps.write("f")
    pile.ui.witness.write("Gu")
    clerk.key("01", ENTER)
    [entry] = centre.facts(collection).entries
    assert (entry.activity and entry.activity.id, entry.minutes) == (activity, 180)


@pytest.mark.rule("VOL-11")
def test_what_has_no_valid_seal_is_told_before_it_is_entered_and_goes_back(
    clerk: Clerk, centre: Centre
) -> None:
    collection = centre.hand_in()
    clerk.settle()
    clerk.key("jd", ENTER)
    pile = clerk.part(PilePage)
    for name, text in {
        "day": "11-08",
        "start": "830",
        "end": "1130",
        "place": "馆",
        "content": "读报",
    }.items():
        getattr(pile.ui, name).write(text)
    clerk.settle()
    assert clerk.shows("No valid seal: it will not be collected."), "what becomes of it is told before"
    clerk.key("01", ENTER)
    [entry] = centre.facts(collection).entries
    assert entry.step is Entry.SENT_BACK and clerk.shows("goes back")


@pytest.mark.rule("VOL-03", "VOL-12")
def test_a_duty_whose_booklet_was_not_brought_is_left_for_next_time(clerk: Clerk, centre: Centre) -> None:
    what = {
        "day": "2026-11-10",
        "start": 720,
        "end": 780,
        "place": "学院西门",
        "content": "值日",
        "people": 1,
    }
    slot = centre.do("plan_slot", klass=centre.classes["机电2314班"], what=what)
    [entry] = centre.do("tick_attendance", slot=slot, students=[FEW], witness="刘洋")
    collection = centre.hand_in()
    clerk.settle()
    clerk.key("jd", ENTER)
    assert clerk.shows("Next time")
    table = clerk.part(PilePage).entered.findChild(Table)
    assert table is not None
    table.acted.emit(entry, "next")
    clerk.settle()
    assert centre.facts(collection).entries == ()


@pytest.mark.rule("VOL-12")
def test_the_hand_in_list_is_corrected_over_the_pile_with_a_reason(clerk: Clerk, centre: Centre) -> None:
    collection = centre.hand_in(2, 3)
    clerk.settle()
    clerk.key("jd", ENTER, F4)
    [booklets, listed, _] = [one for one in clerk.front.findChildren(Field) if one.isVisible()]
    booklets.write("1")
    listed.write("1")
    write(clerk, "多数了一册")
    facts = centre.facts(collection)
    assert (facts.booklets, facts.listed, facts.counts) == (1, 1, 2)


@pytest.mark.rule("VOL-04")
def test_the_secretary_sends_a_list_back_and_the_centre_answers(clerk: Clerk, centre: Centre) -> None:
    klass = centre.classes["机电2314班"]
    centre.do("name_officers", klass=klass, year=2026, secretary="许诺", login="nuo")
    collection = centre.hand_in()
    clerk.room.desk.staff = Staff("nuo", frozenset({SECRETARY}))
    clerk.settle()
    clerk.key("jd", DOWN)
    clerk.choose_more("Send the hand-in list back")
    write(clerk, "少一册")
    assert centre.facts(collection).remarks == 1
    clerk.room.desk.staff = CLERKS
    clerk.key(Qt.Key.Key_Escape, "jd", DOWN)
    assert clerk.shows("少一册")
    clerk.touch("Answer the secretary")
    write(clerk, "补上了")
    assert centre.facts(collection).remarks == 2
