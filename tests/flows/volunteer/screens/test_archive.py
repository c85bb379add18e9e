"""The archive of a class by keys: the month that is owed is entered, and the year's list tells it (VOL-31)."""

import pytest
from PySide6.QtCore import Qt

from app.flows.volunteer.facts.tracks import Collection
from app.flows.volunteer.screens.figures.page import FiguresPage
from app.paper.model import Words
from app.widgets.span_bar import SpanBar
from tests.flows.restaurant.screens.room import Clerk
from tests.flows.volunteer.centre import Centre
from tests.flows.volunteer.test_archive import KLASS, here, kept
from tests.flows.volunteer.test_archive_later import closed, stamped
from tests.flows.volunteer.test_forms import papers

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
F5, F6, F7, F8, F9 = (getattr(Qt.Key, f"Key_F{n}") for n in range(5, 10))


@pytest.mark.rule("VOL-31", "COM-70")
def test_the_month_that_is_owed_is_entered_by_one_key(clerk: Clerk, centre: Centre) -> None:
    collection = kept(centre)
    clerk.key(F9)
    page = clerk.part(FiguresPage)
    assert clerk.shows("2026-11") and page.ways.current == "shelf"
    row = next(row for row in page.shelf.table.rows.rows if row.cells[0].text == KLASS)
    page.shelf.table.choose(row.id)
    page.shelf.table.setFocus()
    clerk.key(ENTER)
    assert clerk.shows("Enter 2026-11")
    clerk.keys = 0
    clerk.key(F5)
    assert clerk.keys == 1, "docs/tasks.md counts it"
    assert centre.facts(collection).step is Collection.ARCHIVED
    assert clerk.shows("Every month is entered") and clerk.shows("3:00")
    clerk.key(F8)
    assert clerk.shows("It is closed after")
    clerk.key(F7)
    assert any(said.startswith("VK") and "is printed" in said for said in clerk.room.said)
    clerk.key(F6)
    assert list(clerk.room.files) == [f"Archive of {KLASS}, 2026.xlsx"]
    clerk.key(ESC)
    assert not clerk.shows("Still to enter 2026-11")
    assert clerk.shows("Print the figures") and not clerk.shows("say what is owed"), (
        "nothing is owed any more"
    )
    clerk.key(F5)
    assert any("figures are printed" in said for said in clerk.room.said)
    [paper] = papers(centre, "VT")
    assert not any("archives" in str(one.says) for one in paper.blocks if isinstance(one, Words))


@pytest.mark.rule("VOL-31", "COM-50")
def test_where_the_month_falls_due_its_collection_leads_to_the_archive(clerk: Clerk, centre: Centre) -> None:
    collection = kept(centre)
    clerk.page.open_case(collection)  # as Today does
    clerk.settle()
    clerk.key(F5)
    assert clerk.shows("Enter 2026-11"), "the archive of the class and the year"
    clerk.key(F5)
    assert centre.facts(collection).step is Collection.ARCHIVED


@pytest.mark.rule("VOL-31", "COM-70")
def test_a_closed_archive_tells_what_was_added_since_and_prints_it(clerk: Clerk, centre: Centre) -> None:
    closed(centre)
    stamped(centre, {"day": "2027-05-09"})
    clerk.key(F9)
    page = clerk.part(FiguresPage)
    assert page.ways.current == "shelf"
    clerk.part(SpanBar).earlier.emit()
    clerk.settle()
    page.shelf.table.choose(here(centre)["archive"])
    page.shelf.table.setFocus()
    clerk.key(ENTER)
    assert clerk.shows("added since") and clerk.shows("3:00 h (1)")
    clerk.key(F7)
    assert any(said.startswith("VK") and "is printed" in said for said in clerk.room.said)
    clerk.key(ESC)
