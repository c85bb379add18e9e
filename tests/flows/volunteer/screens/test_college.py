"""The college's list by keys: what was decided of a fake (VOL-23)."""

import pytest
from PySide6.QtCore import Qt

from app.flows.volunteer.facts.college import CollegeList
from tests.flows.restaurant.screens.room import Clerk
from tests.flows.volunteer.centre import Centre

ENTER, TAB, ESC, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Down
F5, F6 = Qt.Key.Key_F5, Qt.Key.Key_F6


@pytest.mark.rule("VOL-23", "COM-70")
def test_a_decision_is_noted_by_keys_and_the_list_goes_out(clerk: Clerk, centre: Centre) -> None:
    collection, [entry] = centre.pile({})
    centre.judged(collection, entry, "judge_fake")
    clerk.choose_more("The college's list")
    assert clerk.shows("not decided yet") and clerk.shows("Fake no. 1")
    clerk.key(DOWN, ENTER)
    clerk.key("a warning", TAB, "the college", F5)
    [fake] = centre.desk.look(CollegeList).result().fakes
    assert [(one.what, one.who) for one in fake.decisions] == [("a warning", "the college")]
    assert clerk.shows("a warning")
    clerk.key(F6)
    assert list(clerk.room.files) == ["The college's list.xlsx"]
    clerk.key(F5)
    assert any("list is printed" in said for said in clerk.room.said)
    clerk.key(ESC)
