"""Today: overdue first, one act a row, a touch from its case; narrowed to mine and to one flow (COM-50)."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.counter.overview import Agenda, CaseLine, DueRow
from app.kernel.judge import Staff
from app.kernel.text import T
from app.shell.frame import Frame
from app.shell.today.page import Today
from app.shell.today.rows import overdue, to_read
from tests.counter.printer import stands
from tests.fixtures import BEGIN
from tests.flows.ninth.screens.tab import Tab
from tests.qt_help import button, click, click_row, nameless, same_as_kept, targets, tree
from tests.shell.conftest import KEPT, Counter
from tests.shell.test_frame import a_loan

CASHIER = Staff("lin", frozenset({"cashier"}))


@pytest.fixture
def today(counter: Counter) -> Today:
    counter.open(person="lin")
    counter.log_in("lin")
    return counter.find(Today)


def rows(today: Today) -> list[str]:
    return [today.list.told(row) for row in today.list.shown]


def a_tab(counter: Counter) -> str:
    """A tab of the shop; it closes at 22:00."""
    tab: str = counter.do("shop.open_tab", CASHIER).tab
    return tab


@pytest.mark.rule("COM-50")
def test_nothing_due_says_so_and_what_falls_due_appears_by_itself(today: Today, counter: Counter) -> None:
    assert "Nothing is due" in tree(today)
    a_tab(counter)
    assert rows(today) == ["Later today (1)", "TB-A1-261123-0001 The shop closes · Shop · 22:00 · Open"]
    same_as_kept(today, KEPT / "today.txt")
    assert targets(today) == [] and nameless(today) == []


@pytest.mark.rule("COM-50")
def test_rows_move_from_later_to_soon_to_overdue_with_the_clock(today: Today, counter: Counter) -> None:
    a_tab(counter)
    for hours, heading, left in (
        (10.5, "Within the hour (1)", "in 30 min"),
        (11.25, "Overdue (1)", "15 min late"),
        (35, "Overdue (1)", "1 d late"),
    ):
        counter.later(BEGIN + timedelta(hours=hours) - counter.clock.now())
        today.passed()
        counter.idle()
        assert rows(today)[0] == heading and left in rows(today)[1]


@pytest.mark.rule("COM-50")
def test_the_act_that_needs_the_case_alone_is_done_in_the_row(today: Today, counter: Counter) -> None:
    tab = a_tab(counter)
    [row] = [r.entry for r in today.list.shown if r.entry]
    click_row(today.list, row.id, act=True)
    counter.idle()
    assert counter.house.desk.facts("shop", [tab]).result()[tab].step.value == "paid"
    assert "Nothing is due" in tree(today)
    assert [toast.text for toast in counter.window.toaster.shown] == ["The shop closes: done"]


@pytest.mark.rule("COM-21")
def test_an_act_of_others_asks_for_their_pin(counter: Counter) -> None:
    counter.open(person="su")
    counter.log_in("su")
    today = counter.find(Today)
    tab = a_tab(counter)
    [row] = [r.entry for r in today.list.shown if r.entry]
    click_row(today.list, row.id, act=True)
    counter.idle()
    click(button(counter.window, "周敏"))
    counter.types("402817")
    assert counter.house.desk.facts("shop", [tab]).result()[tab].step.value == "paid"


def test_enter_opens_the_case_and_the_arrows_pass_over_headings(today: Today, counter: Counter) -> None:
    counter.do("ninth.enrol", name="x")
    loan = a_loan(counter)
    counter.later(timedelta(days=380))
    a_tab(counter)
    today.passed()
    counter.idle()
    assert [r.split(" (")[0] for r in rows(today) if " · " not in r] == ["Overdue"]
    today.list.setFocus(Qt.FocusReason.TabFocusReason)
    counter.press(Qt.Key.Key_Up)
    [ninth] = [r.entry.id for r in today.list.shown if r.entry and r.entry.id.startswith("ninth")]
    while today.list.current != ninth:
        counter.press(Qt.Key.Key_Down)
    counter.press(Qt.Key.Key_Return)
    assert counter.find(Tab).loan == loan


@pytest.mark.rule("COM-50")
def test_mine_and_one_flow_narrow_the_list(counter: Counter) -> None:
    counter.open(person="su")
    counter.log_in("su")
    today = counter.find(Today)
    a_loan(counter)
    counter.later(timedelta(days=380))
    a_tab(counter)
    today.passed()
    counter.idle()
    assert len([r for r in today.list.shown if r.entry]) == 2
    click(button(today, "Mine"))
    assert [r for r in rows(today) if "shop" in r.lower()] == []
    click(button(today, "All"))
    click(button(today, "Shop"))
    assert [r for r in rows(today) if " · " in r and "Shop" not in r] == []


@pytest.mark.rule("COM-40", "COM-50")
def test_a_print_that_needs_somebody_stands_here_and_leads_to_the_prints(
    today: Today, counter: Counter
) -> None:
    tab = a_tab(counter)
    stands(counter.house.store, "hot", "127.0.0.1:9")
    counter.do("house.choose_printer", role="slip", printer="hot")
    counter.do("shop.print_slips", CASHIER, tab=tab, words="x", roles=["slip"])
    counter.house.prints.drain()
    counter.later(timedelta(hours=1))
    counter.house.prints.drain()
    counter.idle()
    counter.qtbot.waitUntil(lambda: any("SL-A1" in row for row in rows(today)))
    [row] = [r.entry for r in today.list.shown if r.entry and r.entry.id.startswith("prints")]
    click_row(today.list, row.id, act=True)
    counter.idle()
    assert counter.find(Frame).ui.tabs.current == "prints"


def test_figures_stand_beside_and_go_where_there_is_no_room(today: Today, counter: Counter) -> None:
    assert "Lent 0 of 40" in tree(today) and "A loan lasts —" in tree(today)
    counter.window.resize(1024, 700)
    assert "Lent" not in tree(today)


@pytest.mark.rule("COM-50")
def test_no_row_moves_under_the_pointer(today: Today, counter: Counter) -> None:
    a_tab(counter)
    [row] = [r.entry for r in today.list.shown if r.entry]
    viewport = today.list.viewport()
    QTest.mouseMove(viewport, today.list.place(row.id).center().toPoint())
    today.list.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    a_loan(counter)
    counter.later(timedelta(days=380))
    before = rows(today)
    today.passed()
    counter.idle()
    assert rows(today) == before
    today.list.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    today.list.leaveEvent(None)
    assert rows(today) != before


@pytest.mark.rule("COM-50", "VOL-04")
def test_what_is_told_until_it_is_read_stands_first_and_is_never_late(today: Today, counter: Counter) -> None:
    news = DueRow(
        *(
            "shop",
            "",
            "news",
            "",
            BEGIN,
            "",
            "",
            CaseLine("机电2314班"),
            T("{n} messages to read", n=2),
            None,
            True,
        ),
        rings=True,
        record="class:k",
        news=True,
    )
    agenda = Agenda(BEGIN + timedelta(hours=30), (news,))
    assert (overdue(agenda), to_read(agenda)) == ([], [news])
    today._show_agenda(agenda)
    assert rows(today)[0] == "To be read (1)"
    assert "机电2314班 2 messages to read" in rows(today)[1] and "late" not in rows(today)[1]
    wanted = []
    today.shell.record_wanted.connect(lambda *to: wanted.append(to))
    [row] = [r.entry for r in today.list.shown if r.entry]
    click_row(today.list, row.id, act=True)
    assert wanted == [("shop", "class:k")]
