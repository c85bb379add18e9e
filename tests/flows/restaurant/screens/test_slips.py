"""The clerk sees whether the kitchen has its slip, and says so by one touch or a scan (RST-19)."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from sqlalchemy import select

from app.counter.documents import DocumentRow, PrintJob
from app.counter.print_facts import Job
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.screens.slips.dialog import SlipsDialog
from app.flows.restaurant.screens.slips.rows import HEADINGS
from app.widgets.sentence import Sentence
from tests import qt_help
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.screens.room import Clerk

pytestmark = pytest.mark.rule("RST-19", "COM-70")
RETURN = Qt.Key.Key_Return


@pytest.fixture
def sitting(dining: Dining) -> str:
    """A table whose slips ring by now."""
    dining.rings_after(90)
    sitting = dining.at(Sitting.COLD)
    dining.later(2)
    return sitting


def waiting(dining: Dining, sitting: str) -> list[str]:
    """The numbers that nobody has acknowledged."""
    return [slip.number for slip in dining.facts(sitting).unanswered]


def touch_row(clerk: Clerk, n: int) -> None:
    """Touch what can be done in a row."""
    clerk.touches += 1
    table = clerk.front.findChildren(SlipsDialog)[0].table
    index = table.model().index(n, len(HEADINGS) - 1)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
    clerk.settle()


def strip(clerk: Clerk, word: str) -> None:
    """Touch an entry of the strip at the foot."""
    clerk.touches += 1
    found = [b for b in clerk.page.findChildren(QAbstractButton) if word in b.accessibleName()]
    qt_help.click(found[0], QPoint(8, found[0].height() // 2))
    clerk.settle()


def test_the_strip_leads_to_the_slips_and_one_touch_acknowledges(
    sitting: str, dining: Dining, clerk: Clerk
) -> None:
    first, *rest = waiting(dining, sitting)
    assert clerk.shows(f"茶水台 has not acknowledged {first}, nor {len(rest)} more")
    strip(clerk, "has not acknowledged")
    assert clerk.shows("Kitchen slips") and clerk.shows(f"{1 + len(rest)} not acknowledged yet")
    before = clerk.touches
    touch_row(clerk, 0)
    assert clerk.touches - before == 1
    assert waiting(dining, sitting) == rest
    assert clerk.shows("林晚"), "who acknowledged it stands in its row"
    clerk.key(Qt.Key.Key_F5)
    assert waiting(dining, sitting) == []
    assert clerk.shows("The kitchen has everything that was sent.")
    faults = clerk.front.findChildren(Sentence)
    assert not any(one.isVisible() for one in faults), "what the kitchen has is no fault"
    clerk.key(Qt.Key.Key_Escape)
    assert clerk.shows(f"all {1 + len(rest)} acknowledged")
    assert not clerk.shows("has not acknowledged")


def test_a_scanner_types_the_number_and_enter_wherever_one_stands_on_the_floor(
    sitting: str, dining: Dining, clerk: Clerk
) -> None:
    first, second, *rest = waiting(dining, sitting)
    clerk.touch_tile("A03")
    clerk.key(first, RETURN)
    assert waiting(dining, sitting) == [second, *rest]
    assert clerk.room.said == [f"The kitchen has {first}."]
    assert clerk.shows("A03") and clerk.shows("Seat a walk-in"), "the table that was chosen is chosen still"
    clerk.key(second.lower(), RETURN)
    assert waiting(dining, sitting) == rest
    clerk.key(first, RETURN)
    assert clerk.room.said[-1] == f"The kitchen has acknowledged {first} already."
    clerk.key("KT-A1-261123-0999", RETURN)
    assert clerk.room.said[-1] == "There is no kitchen slip KT-A1-261123-0999."
    clerk.key("a2", RETURN)
    assert clerk.shows(f"{len(rest)} of {len(rest) + 2} not acknowledged yet, first {rest[0]}")


def test_of_the_whole_house_what_is_open_is_listed_and_taken_by_the_end_of_its_number(
    sitting: str, dining: Dining, clerk: Clerk
) -> None:
    other = dining.at(Sitting.TEA, "A03")
    clerk.touch("Kitchen slips")
    open_ = [*waiting(dining, sitting), *waiting(dining, other)]
    assert clerk.shows(f"{len(open_)} not acknowledged yet")
    assert clerk.shows("A02 · Station ticket") and clerk.shows("A03 · Station ticket")
    clerk.key("9999", RETURN)
    assert clerk.shows("No slip here has this number.")
    for number in open_:
        clerk.key(Qt.Key.Key_Home, *(Qt.Key.Key_Delete for _ in range(4)))
        clerk.key(number[-4:] if number.startswith("KT") else number, RETURN)
    assert [*waiting(dining, sitting), *waiting(dining, other)] == []
    clerk.key(Qt.Key.Key_Escape)
    assert clerk.shows("No table is chosen")


def test_a_slip_that_did_not_print_says_why_and_prints_again_with_its_count(
    sitting: str, dining: Dining, clerk: Clerk
) -> None:
    with dining.house.store.engine.begin() as db:
        told = '["The printer does not answer. Switch it off and on again.", {}, ""]'
        db.exec_driver_sql("UPDATE print_jobs SET state = 'failed', why = ?", (told,))
    clerk.touch_tile("A02")
    clerk.choose_more("Kitchen slips")
    assert clerk.shows("Did not print") and clerk.shows("The printer does not answer")
    clerk.key(Qt.Key.Key_F6)
    assert clerk.room.said == ["It is printed again, as the 1th copy."]
    assert clerk.shows("again: 1")
    again = {row.copy: row.state for row in dining.rows(_prints(waiting(dining, sitting)[0]))}
    assert again == {1: Job.FAILED.value, 2: Job.QUEUED.value}
    clerk.key(Qt.Key.Key_F8)
    assert clerk.room.said[-1] == "prints"


def _prints(number: str) -> Any:
    query = select(PrintJob.copy, PrintJob.state).join(DocumentRow, DocumentRow.id == PrintJob.document)
    return query.where(DocumentRow.number == number)
