"""The audit sample by keys: drawn, each entry found right or not."""

import pytest
from PySide6.QtCore import Qt

from app.flows.volunteer.facts.drawing import Samples
from tests.flows.restaurant.screens.room import Clerk
from tests.flows.volunteer.centre import HEADS, Centre

TAB, ESC = Qt.Key.Key_Tab, Qt.Key.Key_Escape
F2, F4, F5, F6, F7, F8 = (getattr(Qt.Key, f"Key_F{n}") for n in (2, 4, 5, 6, 7, 8))


@pytest.mark.rule("VOL-40", "COM-70")
def test_a_draw_and_its_findings_by_keys(clerk: Clerk, centre: Centre) -> None:
    collection, entries = centre.pile({}, {"start": 720, "end": 780})
    for entry in entries:
        centre.judged(collection, entry)
    centre.do("stamp_collection", collection=collection)
    clerk.choose_more("Audit sample")
    assert clerk.shows("Nothing was drawn yet")
    clerk.key(F2)
    clerk.key("2", TAB, "426", F5)
    clerk.room.act_as(HEADS)
    clerk.settle()
    assert clerk.shows("Called 426: 2 of 2 entries that count are to be drawn, sealed by 沈主任")
    clerk.key(F4)
    clerk.room.act_as(HEADS)
    clerk.settle()
    assert clerk.shows("Called 426: 2 of 2 entries that count, drawn by 沈主任")
    clerk.key(F6)
    assert "the same 2 of 2" in clerk.room.said[-1]
    clerk.key(F5)
    clerk.key(F8)
    assert clerk.shows("Say what is not right")
    clerk.key(TAB, "half an hour")
    clerk.key(F8)
    [line] = centre.desk.look(Samples).result().samples
    assert (line.found, line.wrong) == (2, 1)
    clerk.key(F7, ESC)
    assert clerk.shows("1 not right")
    clerk.key(F2, "1", TAB, "161", F5)
    assert not clerk.room.asked, "these days were drawn from: the reason is asked first"
    assert clerk.shows(f"{line.number} was drawn from these days. Draw no. 2, because")
    assert clerk.shows("say why these days are drawn from again") and not clerk.shows("give the days")
    clerk.key(TAB, "asked for", F5)
    clerk.room.act_as(HEADS)
    clerk.settle()
    assert clerk.shows("Draw no. 2 over these days, because: asked for")
    clerk.key(F5, ESC)
    assert clerk.shows("draw no. 2 over these days") and clerk.shows("sealed, not drawn")
