"""Before the stamp: what stands out is listed above it, why it stands is said by keys, and the stamp asks once."""

import pytest
from PySide6.QtCore import Qt

from app.flows.volunteer.facts.signals import Looks
from app.flows.volunteer.facts.tracks import Collection
from app.flows.volunteer.screens.appraisal.page import AppraisalPage
from app.flows.volunteer.screens.looks.dialog import LooksDialog
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
    dialog = clerk.part(LooksDialog)
    rows = [[dialog.entries.told(cell) for cell in row.cells] for row in dialog.entries.rows.rows]
    assert [row[0] for row in rows] == ["林嘉怡 23140502", "王龚 23140503"], "whom it is about"
    assert rows[0][1:] == ["2026-11-08 8:30–11:30", "站 陪护读报", "Gu", "3:00"]
    clerk.key(Qt.Key.Key_Backtab, Qt.Key.Key_Down, ENTER)
    assert clerk.shows("王龚"), "Enter leads to the entry"
    assert clerk.part(AppraisalPage).table.current == entries[4]
    clerk.key("k")
    clerk.keys = 0
    clerk.key("ok", F5)
    assert clerk.keys == 3
    assert len(centre.desk.look(Looks, collection=collection).result().left) == 1
    assert clerk.shows("looked, because: ok (许老师)")
    clerk.key(ESC, F5)
    assert clerk.shows("1 of these was not looked at")
    clerk.touch("Stamp the booklets", clerk.front)
    assert centre.facts(collection).step is Collection.STAMPED, "a signal is no verdict"
