"""Archive and figures by keys: numbers, charts, lists, and the entries behind each number (VOL-40)."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest

from app.flows.volunteer.screens.figures.page import FiguresPage
from app.kernel.text import Text
from app.paper.model import Words
from app.widgets.opening import OpeningPart
from app.widgets.table import Table
from tests.flows.restaurant.screens.room import Clerk
from tests.flows.volunteer.centre import Centre
from tests.flows.volunteer.test_forms import papers

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
F5, F6, F7, F9 = Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F9


@pytest.mark.rule("VOL-40", "COM-70")
def test_a_number_opens_the_entries_behind_it(clerk: Clerk, centre: Centre) -> None:
    collection, entries = centre.pile({}, {"of": "23140502", "start": 480, "end": 525, "place": "车站"})
    for entry in entries:
        centre.judged(collection, entry)
    centre.do("stamp_collection", collection=collection)
    clerk.keys = 0
    clerk.key(F9)
    assert clerk.keys == 1, "docs/tasks.md counts it"
    page = clerk.part(FiguresPage)
    assert "Hours that count 3:45" in page.heads.accessibleName()
    assert "Without hours 10 of 12 students" in page.heads.accessibleName()
    page.ways.choose("classes")
    clerk.settle()
    table = clerk.part(Table)
    assert [row.cells[0].text for row in table.rows.rows] == ["城管2402班", "机电2314班"]
    table.choose("1")
    table.setFocus()
    clerk.key(ENTER)
    assert clerk.shows("2 entries, 3:45 h")
    clerk.key(ENTER)
    assert clerk.shows("Hours of ")
    clerk.key(ESC, ESC)
    page.ways.choose("without")
    clerk.settle()
    clerk.part(Table).choose("0")
    clerk.part(Table).setFocus()
    clerk.key(ENTER)
    assert clerk.shows("0:00 h")
    clerk.key(ESC, F6)
    [name] = clerk.room.files
    assert name.endswith(".xlsx")
    page.spans.choose("month")
    clerk.settle()
    assert page.days[0].isoformat() == "2026-11-01"
    clerk.key(ESC)
    assert clerk.shows("Archive"), "the board offers the book"


@pytest.mark.rule("VOL-40", "VOL-31")
def test_what_is_owed_goes_before_the_print_which_says_it(clerk: Clerk, centre: Centre) -> None:
    collection, [entry] = centre.pile({})
    centre.judged(collection, entry)
    centre.do("stamp_collection", collection=collection)
    clerk.key(F9)
    clerk.key(F5)
    assert clerk.shows("Enter 2026-11") and clerk.shows("school year 2026"), "the archive that owes it"
    clerk.key(F5)
    assert clerk.shows("The tally of 2026-11 is not checked yet")
    clerk.key(ESC)
    assert clerk.shows("1 month still to enter") and clerk.shows("Print, and say what is owed")
    clerk.key(F7)
    assert any("figures are printed" in said for said in clerk.room.said)
    [paper] = papers(centre, "VT")
    told = next(one.says for one in paper.blocks if isinstance(one, Words))
    assert isinstance(told, Text)
    assert [one.args for one in told.args["months"]] == [{"month": "2026-11", "n": 1}]


@pytest.mark.rule("VOL-40", "COM-70")
def test_every_large_number_and_every_bar_opens_what_it_counts(clerk: Clerk, centre: Centre) -> None:
    services = [
        {"of": f"2314050{n}", "place": f"车站{n}", "start": 480, "end": 480 + 30 * n} for n in (1, 2, 3)
    ]
    collection, entries = centre.pile(*services, {"of": "23140504", "start": 480, "end": 720})
    for entry in entries[:2]:
        centre.judged(collection, entry)
    centre.judged(collection, entries[2], "judge_fake")
    centre.judged(collection, entries[3], "send_back_entry", why="缺章")
    centre.do("stamp_collection", collection=collection)
    clerk.key(F9)
    page = clerk.part(FiguresPage)
    page.heads.setFocus()
    for n, said in enumerate(
        ("2 entries, 1:30 h", "2 entries, 1:30 h", "", "1 entry, 1:30 h", "1 entry, 4:00 h")
    ):
        if said:
            clerk.key(ENTER)
            assert clerk.shows(said), n
            clerk.key(ESC)
            page.heads.setFocus()
        clerk.key(Qt.Key.Key_Right)
    clerk.key(ENTER)
    assert page.ways.current == "returns", "how long each collection took"
    clerk.key(ENTER)
    assert clerk.room.said[-1] == f"volunteer {collection}"
    touch(page.heads, 2)
    clerk.settle()
    assert page.ways.current == "without"
    page.ways.choose("plots")
    clerk.settle()
    for card, n, said in (
        (page.plots.months, 3, "2 entries, 1:30 h"),
        (page.plots.classes, 0, "2 entries, 1:30 h"),
        (page.plots.activities, 0, "1 entry, 1:00 h"),
    ):
        touch(card.chart, n)
        clerk.settle()
        assert clerk.shows(said)
        clerk.key(ESC)
    touch(page.plots.back.chart, 1)
    clerk.settle()
    assert page.ways.current == "returns"


def touch(part: OpeningPart, n: int) -> None:
    """Touch the n-th thing that a part paints."""
    place = part.places(QRectF(part.rect()))[n].center().toPoint()
    QTest.mouseClick(part, Qt.MouseButton.LeftButton, pos=place)
