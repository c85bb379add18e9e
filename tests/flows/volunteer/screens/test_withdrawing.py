"""A hand-in of the wrong class is taken back, by keys in the pile and by touch on the board (VOL-12)."""

import pytest
from PySide6.QtCore import Qt

from app.flows.volunteer.facts.tracks import Collection
from app.flows.volunteer.facts.views import Board
from app.widgets.field import Field
from tests.flows.restaurant.screens.room import Clerk
from tests.flows.volunteer.centre import Centre

ENTER, F5, F8 = Qt.Key.Key_Return, Qt.Key.Key_F5, Qt.Key.Key_F8


def say_why(clerk: Clerk, words: str) -> None:
    """Write the reason as an input method would, and withdraw."""
    [why] = [one for one in clerk.front.findChildren(Field) if one.isVisible()]
    why.write(words)
    clerk.key(F5)


@pytest.mark.rule("VOL-12")
def test_the_wrong_class_is_noticed_over_its_pile_and_taken_back_there(clerk: Clerk, centre: Centre) -> None:
    collection = centre.hand_in(3, 4)
    clerk.settle()
    clerk.key("jd", ENTER)
    assert clerk.shows("0 of 4 entries")
    clerk.key(F8)
    assert clerk.shows("机电2314班 owes its booklets again"), "what becomes of it is told before"
    say_why(clerk, "收的是城管2402班的册")
    assert centre.facts(collection).step is Collection.WITHDRAWN
    assert clerk.shows("收的是城管2402班的册"), "back at the board, beside it"
    [owing] = [one for one in centre.desk.look(Board).result().missing if one.facts.name == "机电2314班"]
    assert owing.students == 6


@pytest.mark.rule("VOL-12")
def test_a_hand_in_is_withdrawn_from_the_board_by_touch(clerk: Clerk, centre: Centre) -> None:
    collection = centre.hand_in(3, 4)
    clerk.settle()
    clerk.key("jd", Qt.Key.Key_Down)
    clerk.choose_more("Withdraw the hand-in")
    say_why(clerk, "数错了班")
    assert centre.facts(collection).step is Collection.WITHDRAWN
    clerk.touch("Print the list")
    assert "The hand-in list is printed." in clerk.room.said
