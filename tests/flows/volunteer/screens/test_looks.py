"""Before the stamp: what stands out is listed above it, why it stands is said by keys, and the stamp asks once."""

import pytest
from PySide6.QtCore import Qt

from app.flows.volunteer.facts.signals import Looks
from app.flows.volunteer.facts.tracks import Collection
from tests.flows.restaurant.screens.room import Clerk
from tests.flows.volunteer.centre import Centre

ENTER, ESC, F5 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F5


@pytest.mark.rule("VOL-14", "COM-70")
def test_the_stamp_asks_once_about_what_nobody_looked_at(clerk: Clerk, centre: Centre) -> None:
    alike = [{"day": f"2026-11-0{n}", "place": "馆", "end": 570} for n in (3, 4, 5)]
    two = [{"of": "23140502", "witness": "Gu", "place": one} for one in ("站",)]
    collection, entries = centre.pile(*alike, *two, {"of": "23140503", "witness": "Gu"})
    for entry in entries:
        centre.judged(collection, entry)
    clerk.key("jd", ENTER)
    assert clerk.shows("Look at these 2")
    assert clerk.shows("Gu stamped for"), "the weightiest in one line"
    assert not clerk.shows("3 entries alike"), "what is judged keeps the room; all of it is one key away"
    clerk.key(F5)
    assert clerk.shows("2 of these were not looked at")
    clerk.key(ESC)
    assert clerk.shows("Look at these before the stamp"), "the safe answer leads there"
    clerk.keys = 0
    clerk.key("ok", F5)
    assert clerk.keys == 3
    assert len(centre.desk.look(Looks, collection=collection).result().left) == 1
    assert clerk.shows("looked, because: ok (许老师)")
    clerk.key(ESC, F5)
    assert clerk.shows("1 of these were not looked at")
    clerk.touch("Stamp the booklets", clerk.front)
    assert centre.facts(collection).step is Collection.STAMPED, "a signal is no verdict"
