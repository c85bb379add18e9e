"""The sheet for the national system by keys."""

import pytest
from PySide6.QtCore import Qt

from app.flows.volunteer.facts.exporting import Exports
from tests.flows.restaurant.screens.room import Clerk
from tests.flows.volunteer.centre import Centre
from tests.flows.volunteer.test_exporting import counted

ESC, F2, F5, F6 = Qt.Key.Key_Escape, Qt.Key.Key_F2, Qt.Key.Key_F5, Qt.Key.Key_F6


@pytest.mark.rule("VOL-14", "COM-70")
def test_what_is_new_goes_out_by_two_keys(clerk: Clerk, centre: Centre) -> None:
    counted(centre, {})
    clerk.choose_more("Sheet for the national system")
    assert clerk.shows("On no sheet yet: 1 entry, 3:00 h")
    clerk.keys = 0
    clerk.key(F2)
    clerk.key(F5)
    assert clerk.shows("Keep its file first"), "nobody enters there what nobody has"
    assert not clerk.shows("entered there on 2026-11-23")
    clerk.keys = 1
    clerk.key(F6)
    assert clerk.keys == 2
    assert list(clerk.room.files) == ["National system 2026-11-23.xlsx"]
    clerk.key(F5)
    assert clerk.shows("entered there on 2026-11-23")
    clerk.key(ESC)
    assert clerk.shows("on 2026-11-23")
    clerk.key(F2)
    assert any("stands on a sheet already" in said for said in clerk.room.said)
    assert len(centre.desk.look(Exports).result().exports) == 1
