"""The figures as a captain looks at them: day, meal and span, charts and lists, a paper and a workbook (RST-61)."""

import io
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PySide6.QtCore import Qt
from python_calamine import CalamineWorkbook

from app.counter.means import MEANS, Means
from app.counter.sheet_book import Form, Page, workbook
from app.flows.restaurant.facts.figures import Meal, Tally
from app.flows.restaurant.rules import lists
from app.flows.restaurant.screens.figures.page import WAYS, FiguresPage
from app.flows.restaurant.screens.figures.spans import Span, after, around, before
from app.flows.restaurant.screens.tab import Tab
from app.kernel.money import figures
from app.kernel.numbers import business_day
from app.kernel.refusal import Unavailable
from app.kernel.text import T
from app.paper.layout import laid_out
from app.paper.model import Print
from app.paper.words import SHANGHAI, Words
from app.shell.keeping import write_beside
from app.shell.language import Voice
from app.widgets.button import ActionButton
from app.widgets.field import Field
from app.widgets.table import Table
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.evenings import Evenings
from tests.flows.restaurant.house import CAPTAIN, MANAGER, WAITER
from tests.flows.restaurant.looking import look
from tests.flows.restaurant.screens.conftest import Shown
from tests.flows.restaurant.screens.room import Clerk, Room
from tests.hostile import HOSTILE
from tests.paper.reading import read
from tests.qt_help import nameless, targets, tree

F4, F5, F6, F7, ESC = Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_Escape
TAB, DOWN = Qt.Key.Key_Tab, Qt.Key.Key_Down
FIRST = date(2026, 11, 23)


def rows(table: Table) -> list[list[str]]:
    model = table.model()
    return [[model.index(y, x).data() for x in range(model.columnCount())] for y in range(model.rowCount())]


@pytest.mark.rule("RST-61", "COM-70", "COM-72")
def test_a_captain_looks_at_the_figures_by_keys_and_by_touch(
    dining: Dining, room: Room, show: Shown, voice: Voice
) -> None:
    Evenings(dining, Random(4)).play(7)
    last = FIRST + timedelta(days=1)
    room.desk.staff = CAPTAIN
    clerk = show(FiguresPage(room), 1024, 590)
    page: FiguresPage = clerk.page
    assert nameless(page) == [] and targets(page) == []
    while page.first > last:
        clerk.touch("Earlier")
    found = look(dining, Tally, CAPTAIN, first=last, last=last)
    assert found.turned and found.dishes
    assert figures(found.money) in page.heads.accessibleName()
    hours = page.plots.hours.chart.accessibleDescription().split()
    assert {f"{h}" for h in found.by_hour} <= set(hours)
    for way in WAYS:
        page.ways.choose(way)
        clerk.settle()
    clerk.touch("Week")
    week = look(dining, Tally, CAPTAIN, first=page.first, last=page.last)
    assert (page.first.weekday(), week.first) == (0, FIRST)
    [shown] = [t for t in page.findChildren(Table) if t.isVisible()]
    page.ways.choose("dishes")
    clerk.settle()
    [shown] = [t for t in page.findChildren(Table) if t.isVisible()]
    assert [row[0] for row in rows(shown)] == [dish.name for dish in week.dishes]
    assert [row[3] for row in rows(shown)] == [figures(dish.money) for dish in week.dishes]
    clerk.touch("Lunch")
    lunch = look(dining, Tally, CAPTAIN, first=page.first, last=page.last, meal=Meal.LUNCH)
    assert [row[0] for row in rows(shown)] == [dish.name for dish in lunch.dishes]
    assert lunch.turned < week.turned
    voice.change("zh")
    clerk.settle()
    assert "午市" in [b.accessibleName() for b in page.meals.findChildren(type(page.meals._ways["all"]))]


@pytest.mark.rule("RST-61", "COM-70")
def test_the_figures_are_one_key_from_the_floor_and_a_table_is_let_go_for_them(
    dining: Dining, room: Room, show: Shown
) -> None:
    """docs/tasks.md counts the key."""
    room.desk.staff = CAPTAIN
    clerk = show(Tab(room))
    clerk.key(F4)
    assert clerk.part(FiguresPage).isVisible()
    clerk.key(ESC)
    for let_go in (lambda: clerk.key(ESC, ESC), lambda: clerk.touch("Let go of it")):
        clerk.touch_tile("A01")
        assert not clerk.shows("No table is chosen")
        let_go()
        assert clerk.shows("No table is chosen")
        keys = {b.hint for b in clerk.page.floor.places.block.findChildren(ActionButton) if b.isVisible()}
        assert keys == {"F3", "F4", "F6", "F8", "F9", "F10"}, "a key is drawn for each"
    clerk.key(F4)
    assert clerk.part(FiguresPage).isVisible()


@pytest.mark.rule("RST-60", "RST-61")
def test_the_report_holds_the_sums_and_can_be_printed_again(dining: Dining, room: Room, show: Shown) -> None:
    Evenings(dining, Random(6)).play(5)
    room.desk.staff = MANAGER
    clerk = show(FiguresPage(room), 1024, 590)
    page: FiguresPage = clerk.page
    clerk.touch("Month")
    clerk.key(F5)
    [number] = [said for said in room.said if said.startswith("DR-")]
    document = room.said[-1]
    found = look(dining, Tally, MANAGER, first=page.first, last=page.last)
    paper = dining.paper(document)
    pdf = laid_out(paper, Print(1, dining.clock.now(), "A1", "he"))
    text = read(pdf, words_only=True).text
    for sum_ in (found.money, *(one.left for one in found.taken.values()), *(off.money for off in found.off)):
        assert figures(sum_) in text
    assert MEANS[Means.CASH] and "现金" in text
    assert pdf == laid_out(paper, Print(1, dining.clock.now(), "A1", "he"))
    assert "沈砚秋" not in repr(paper)
    dining.do("house.print_again", MANAGER, document=document)
    assert number.startswith("DR-A1-")


@pytest.mark.rule("RST-61", "COM-63", "COM-72")
def test_the_workbook_has_numbers_as_numbers_and_days_as_days(
    dining: Dining, room: Room, show: Shown
) -> None:
    Evenings(dining, Random(6)).play(5)
    room.desk.staff = MANAGER
    clerk = show(FiguresPage(room), 1024, 590)
    page: FiguresPage = clerk.page
    clerk.touch("Month")
    clerk.key(F6)
    [(name, content)] = room.files.items()
    assert name == f"Figures {page.first} to {page.last}.xlsx"
    found = look(dining, Tally, MANAGER, first=page.first, last=page.last)
    read_back = CalamineWorkbook.from_filelike(io.BytesIO(content))
    english = Words("en")
    for one in lists.lists(found):
        head, *body = read_back.get_sheet_by_name(english(one.title)).to_python()
        assert head == [english(field.name) for field in one.fields]
        assert len(body) == len(one.rows)
        for (
            cells,
            row,
        ) in zip(body, one.rows, strict=True):
            for cell, value, field in zip(cells, row, one.fields, strict=True):
                if field.holds is lists.Holds.MONEY:
                    assert round(cell * 100) == value
                elif isinstance(value, datetime):
                    assert cell == value.astimezone(SHANGHAI).replace(tzinfo=None, microsecond=0)
                elif isinstance(value, date):
                    assert cell in (value, datetime(value.year, value.month, value.day))
                elif isinstance(value, int):
                    assert cell == value
    room.desk.staff = MANAGER


@pytest.mark.rule("COM-80")
def test_no_text_in_a_workbook_is_a_formula_or_a_link() -> None:
    nasty = [
        *(one.text for one in HOSTILE),
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "http://example.org",
        "mailto:a@b.cn",
    ]
    nasty = [one for one in nasty if len(one) < 30_000 and one.isprintable()]
    page = Page(T("Dish"), ((T("Dish"), 20, Form.WORDS),), [(one,) for one in nasty])
    content = workbook((page,), Words("zh"), SHANGHAI)
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in sheet and b"hyperlink" not in sheet
    _, *body = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in body] == nasty


@pytest.mark.rule("COM-71")
def test_a_kept_file_takes_no_older_ones_place(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    kept = [write_beside(folder, "数字.xlsx", content) for content in (b"1", b"2", b"3")]
    assert [(file.name, file.read_bytes()) for file in kept] == [
        ("数字.xlsx", b"1"),
        ("数字 (2).xlsx", b"2"),
        ("数字 (3).xlsx", b"3"),
    ]
    with pytest.raises(Unavailable):
        write_beside(kept[0], "in a file.xlsx", b"")


@pytest.mark.rule("RST-61", "COM-20")
def test_the_floor_leads_a_captain_to_the_figures_and_no_waiter(clerk: Clerk, room: Room) -> None:
    room.desk.staff = WAITER
    clerk.touch("Figures")
    assert room.said == ["The figures of the house are for captains and managers."]
    room.desk.staff = CAPTAIN
    clerk.touch("Figures")
    assert isinstance(clerk.page.pages.currentWidget(), FiguresPage)
    assert "Nobody sat down then" in _words(clerk)
    clerk.key(ESC)
    assert clerk.page.pages.currentWidget() is clerk.page.floor


def _words(clerk: Clerk) -> str:
    return tree(clerk.page.pages.currentWidget())


@pytest.mark.parametrize("day", [FIRST, date(2026, 12, 31), date(2028, 2, 29)])
def test_a_span_holds_its_day_and_the_next_one_begins_after_it(day: date) -> None:
    for span in Span:
        first, last = around(day, span)
        assert first <= day <= last
        assert after((first, last), span)[0] == last + timedelta(days=1)
        assert before((first, last), span)[1] == first - timedelta(days=1)
        assert before(after((first, last), span), span) == (first, last)
    eight = (day, day + timedelta(days=7))
    assert after(eight, Span.OTHER) == (day + timedelta(days=8), day + timedelta(days=15))


def test_a_report_of_days_to_come_or_of_too_many_is_refused(dining: Dining) -> None:
    def refused(first: str, last: str) -> Any:
        return dining.refused("print_figures", MANAGER, first=first, last=last).message

    assert "up to today" in refused("2026-11-23", "2026-11-24")
    assert "lies before" in refused("2026-11-23", "2026-11-22")
    assert "at the most" in refused("2026-08-23", "2026-11-23")


@pytest.mark.rule("RST-61", "COM-70", "COM-72")
def test_figures_from_one_day_to_another_by_keys_and_by_touch(
    dining: Dining, room: Room, show: Shown
) -> None:
    """docs/tasks.md counts keys and touches."""
    Evenings(dining, Random(6)).play(5)
    end = business_day(dining.clock.now(), SHANGHAI, 4)
    room.desk.staff = MANAGER
    clerk = show(FiguresPage(room), 1024, 590)
    page: FiguresPage = clerk.page
    clerk.key(F7)
    assert nameless(clerk.front) == [] and targets(clerk.front) == []
    for first, last, no in (
        (
            end,
            end - timedelta(days=1),
            f"{end - timedelta(days=1)} lies before {end}. Put the earlier day first.",
        ),
        (
            end,
            end + timedelta(days=1),
            f"{end + timedelta(days=1)} is still to come. Figures are of days up to today.",
        ),
        (end - timedelta(days=92), end, "Figures span 92 days at the most. Choose fewer."),
        (end, "23.11.", "A day is written as 2026-11-23."),
    ):
        for field, day in zip(clerk.front.findChildren(Field), (first, last), strict=True):
            field.write(f"{day}")
        clerk.key(F5)
        assert clerk.shows(no)
        assert page.first == page.last == end, "what is shown stays"
    clerk.key(ESC)
    assert page.spans.current == Span.DAY
    first = end - timedelta(days=9)
    clerk.keys = 0
    clerk.key(F7, f"{first:%Y%m%d}", F5)
    assert (page.spans.current, page.first, page.last, clerk.keys) == (Span.OTHER, first, end, 10)
    found = look(dining, Tally, MANAGER, first=first, last=end)
    assert figures(found.money) in page.heads.accessibleName() and found.turned
    clerk.key(F5, F6)
    [name] = room.files
    assert name == f"Figures {first} to {end}.xlsx"
    paper = laid_out(dining.paper(room.said[-1]), Print(1, dining.clock.now(), "A1", "he"))
    assert f"{first} – {end}" in read(paper, words_only=True).text
    clerk.key(F7, TAB, *[DOWN] * 3, F5)
    assert (page.first, page.last) == (first, end - timedelta(days=3))
    clerk.touch("Earlier")
    assert (page.first, page.last) == (first - timedelta(days=7), first - timedelta(days=1))
    clerk.touches = 0
    clerk.touch("Other", page.spans)
    clerk.touch("last 30 days")
    clerk.touch("Show the figures")
    assert (page.first, page.last, clerk.touches) == (end - timedelta(days=29), end, 3)
    clerk.touch("Other", page.spans)
    for what in ("From: a day later", "To: a day earlier", "Show the figures"):
        clerk.touch(what)
    assert (page.first, page.last) == (end - timedelta(days=28), end - timedelta(days=1))
    clerk.touch("Week")
    assert page.first == end - timedelta(days=1 + (end - timedelta(days=1)).weekday())
