"""Floor, menu, steps, guide, order and tables: what they say, and how keys and touches go through them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.kernel.clock import SetClock
from app.kernel.flow import Guide
from app.paper.words import Words
from app.widgets.bill_table import BillLine, BillSum, BillTable
from app.widgets.dishes import DishTile, DishView
from app.widgets.floor import Section, TileBoard
from app.widgets.guide import GuideCard
from app.widgets.order_list import Course, OrderLine, OrderList
from app.widgets.paint import Tag
from app.widgets.paper_view import PaperView
from app.widgets.signature import SignaturePad
from app.widgets.steps import StepLine
from app.widgets.table import Heading, RowAct, Table, TableRow
from app.widgets.theme import Look
from app.widgets.tiles import Shape, TableTile, TileView, minutes_since
from tests.qt_help import (
    button,
    click,
    click_tile,
    keys,
    nameless,
    retell,
    same_as_kept,
    settle,
    targets,
    tree,
)

Show = Callable[..., QWidget]
NOW = datetime(2026, 11, 23, 10, 26, tzinfo=UTC)
DINING = Tag("用餐", "ok", "utensils")
FREE = Tag("空台", "mute", "circle-dashed")


def tile(name: str, minutes: int | None = None, late: str = "") -> TableTile:
    since = NOW - timedelta(minutes=minutes) if minutes is not None else None
    tag, shape = (DINING, Shape.FILLED) if since else (FREE, Shape.FREE)
    return TableTile(name, name, tag, 4, since=since, late=late, shape=shape)


def sections(*, late: str = "") -> tuple[Section, ...]:
    hall = tuple(tile(f"A{n:02}", n * 10 if n % 2 else None) for n in range(1, 8))
    rooms = (tile("牡丹厅", 22, late), tile("兰亭"), tile("听雨", 72))
    return (Section("hall", "大厅", tiles=hall), Section("rooms", "包间", tiles=rooms))


@pytest.fixture
def board(shown: Show) -> TileBoard:
    made = TileBoard(SetClock(NOW))
    made.show_sections(sections())
    shown(made, 942, 620)
    return made


def views(board: TileBoard) -> list[TileView]:
    return board.findChildren(TileView)


@pytest.mark.parametrize(
    ("minutes", "told"), [(0, "0 min"), (59, "59 min"), (60, "1:00"), (132, "2:12"), (-3, "0 min")]
)
def test_minutes_become_hours_as_a_clock_writes_them(worn: Look, minutes: int, told: str) -> None:
    assert worn.say(minutes_since(NOW - timedelta(minutes=minutes), NOW)) == told


def test_one_tile_is_chosen_on_the_whole_floor(board: TileBoard) -> None:
    said: list[str] = []
    board.chosen.connect(said.append)
    hall, rooms = views(board)
    click_tile(hall, "A03")
    click_tile(rooms, "兰亭")
    assert said == ["A03", "兰亭"]
    assert board.current == "兰亭"
    assert hall.current == ""


def test_new_facts_leave_the_chosen_table_chosen(board: TileBoard) -> None:
    board.choose("牡丹厅")
    said: list[str] = []
    board.chosen.connect(said.append)
    board.show_sections(sections(late="16 分无人照看"))
    assert board.current == "牡丹厅"
    assert said == []
    assert "16 分无人照看" in tree(board)


def test_a_table_that_moved_to_another_section_stays_chosen(board: TileBoard) -> None:
    board.choose("兰亭")
    hall, rooms = sections()
    moved = (
        Section("hall", "大厅", tiles=(*hall.tiles, rooms.tiles[1])),
        Section("rooms", "包间", tiles=rooms.tiles[:1]),
    )
    board.show_sections(moved)
    assert board.current == "兰亭"


def test_arrows_go_on_in_the_next_section(board: TileBoard) -> None:
    hall, rooms = views(board)
    hall.setFocus()
    hall.move_to("A07")
    keys(board, Qt.Key.Key_Down)
    assert board.current == "兰亭"
    assert rooms.hasFocus()
    keys(board, Qt.Key.Key_Up)
    assert board.current == "A07"


@pytest.mark.parametrize(("typed", "found"), [("a7", "A07"), ("A07", "A07"), ("牡", "牡丹厅")])
def test_typing_jumps_to_a_table(board: TileBoard, typed: str, found: str) -> None:
    assert board.jump(typed)
    assert board.current == found
    assert not board.jump("z9")


def test_letters_typed_one_after_the_other_jump_and_enter_opens(board: TileBoard) -> None:
    hall = views(board)[0]
    opened: list[str] = []
    board.opened.connect(opened.append)
    hall.setFocus()
    hall.move_to("A01")
    QTest.keyClicks(hall, "a5")
    keys(board, Qt.Key.Key_Return)
    assert opened == ["A05"]


@pytest.mark.parametrize(("width", "across"), [(632, 4), (942, 5), (1196, 6), (400, 2)])
def test_tiles_stand_beside_each_other_as_the_width_allows(
    worn: Look, shown: Show, width: int, across: int
) -> None:
    board = TileBoard(SetClock(NOW))
    board.show_sections(sections())
    shown(board, width, 620)
    hall = views(board)[0]
    top = hall.place("A01").top()
    assert len([t for t in hall.tiles.tiles if hall.place(t.id).top() == top]) == min(across, 7)
    assert hall.height() >= hall.place("A07").bottom()


def test_a_touch_on_a_dish_opens_it_a_sold_out_one_too(shown: Show) -> None:
    menu = DishView()
    menu.show_tiles(
        (DishTile("ssgy", "松鼠鳜鱼", "ssgy", "¥268", "份"), DishTile("xysh", "响油鳝糊", sold_out=True))
    )
    shown(menu, 860, 300)
    opened: list[str] = []
    menu.opened.connect(opened.append)
    click_tile(menu, "ssgy")
    click_tile(menu, "xysh")
    assert opened == ["ssgy", "xysh"]
    assert "Sold out" in tree(menu)


def test_a_long_press_asks_and_opens_nothing(qtbot: QtBot, shown: Show) -> None:
    menu = DishView()
    menu.show_tiles((DishTile("ssgy", "松鼠鳜鱼"),))
    shown(menu, 860, 300)
    opened: list[str] = []
    menu.opened.connect(opened.append)
    place = menu.place("ssgy").center().toPoint()
    with qtbot.waitSignal(menu.asked) as asked:
        QTest.mousePress(menu.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(menu.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args[0] == "ssgy"
    assert opened == []
    click_tile(menu, "ssgy")
    assert opened == ["ssgy"]


def test_a_search_field_moves_in_the_menu(shown: Show) -> None:
    menu = DishView()
    menu.show_tiles(tuple(DishTile(str(n), f"菜{n}") for n in range(5)))
    shown(menu, 860, 300)
    opened: list[str] = []
    menu.opened.connect(opened.append)
    menu.step(1)
    menu.step(1)
    menu.step(-1)
    menu.open()
    assert opened == ["0"]
    menu.step(99)
    assert menu.current == "4"


@pytest.mark.parametrize(("present", "told"), [(8, "Step 9 of 15: 凉菜"), (15, "All 15 steps done")])
def test_the_line_of_steps_says_where_a_case_stands(shown: Show, present: int, told: str) -> None:
    steps = [
        "预定",
        "备餐",
        "迎客",
        "入席",
        "入座",
        "问茶",
        "点菜",
        "确认",
        "凉菜",
        "叫起",
        "热菜",
        "主食",
        "买单",
        "送客",
        "翻台",
    ]
    line = StepLine(steps, present)
    shown(line, 384, 60)
    assert line.accessibleName() == told
    click(line)


def test_the_guide_folds_by_f1_and_speaks_both_languages(worn: Look, shown: Show) -> None:
    card = GuideCard(Guide(("您请坐", "Please have a seat"), (("问清忌口和过敏", "Ask for allergies"),)))
    shown(card, 380, 200)
    card.activateWindow()
    assert '"Please have a seat"' in tree(card)
    folds: list[bool] = []
    card.folded.connect(folds.append)
    keys(card, Qt.Key.Key_F1)
    assert folds == [True]
    assert "Ask for allergies" not in tree(card).split("\n", 1)[1:]
    keys(card, Qt.Key.Key_F1)
    card.show_phrases(("您消费 312.67 元，收您 400.00 元。",))
    assert "312.67" in tree(card)
    card.show_guide(Guide())
    settle()
    assert not card.isVisible()


def test_a_guide_quotes_as_its_language_does(worn: Look, chinese: Words, shown: Show) -> None:
    card = GuideCard(Guide(("您请坐", "Please have a seat")))
    shown(card, 380, 200)
    worn.words = chinese
    retell(card)
    assert "「您请坐」" in tree(card)


def test_a_request_is_confirmed_by_its_own_button(shown: Show) -> None:
    order = OrderList()
    held = Tag("等叫", "hold", "circle-pause")
    asked = OrderLine("2", "葱烧海参", "8", "1,504.00", request="1 位不要葱", verb="已复述")
    order.show_courses(
        (Course("c", "凉菜", None, (OrderLine("1", "水晶肴肉"),)), Course("h", "热菜", held, (asked,)))
    )
    shown(order, 384, 400)
    said: list[tuple[str, str]] = []
    order.chosen.connect(lambda i: said.append(("chosen", i)))
    order.confirmed.connect(lambda i: said.append(("confirmed", i)))
    click(button(order, "已复述"))
    click(button(order, "1 水晶肴肉"))
    keys(order, Qt.Key.Key_Down)
    assert said == [("confirmed", "2"), ("chosen", "1"), ("chosen", "2")]
    assert targets(order) == []
    assert nameless(order) == []


def test_a_confirmed_line_changes_in_place(shown: Show) -> None:
    order = OrderList()
    asked = OrderLine("1", "葱烧海参", request="不要葱", verb="已复述")
    order.show_courses((Course("h", "热菜", None, (asked,)),))
    shown(order, 384, 300)
    order.choose("1")
    line = button(order, "1 葱烧海参")
    order.show_courses(
        (Course("h", "热菜", None, (OrderLine("1", "葱烧海参", confirmed="不要葱 · 已复述"),)),)
    )
    settle()
    assert button(order, "1 葱烧海参") is line
    assert order.current == "1"
    assert not any(b.isVisible() for b in order.findChildren(QWidget) if b.accessibleName() == "已复述")


def test_the_action_of_a_row_is_touched_in_its_row(shown: Show) -> None:
    table = Table((Heading("姓名", 120), Heading("金额", 90, sums=True), Heading("", 90)))
    rows = [TableRow(n, (n, "136.00", RowAct("edit", "改")), off=n == "c") for n in "abc"]
    table.show_rows(rows)
    shown(table, 480, 300)
    said: list[tuple[str, ...]] = []
    table.acted.connect(lambda row, act: said.append((row, act)))
    table.opened.connect(lambda row: said.append((row,)))
    for row in range(3):
        place = table.visualRect(table.model().index(row, 2)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert said == [("a", "edit"), ("b", "edit")]
    table.choose("b")
    table.setFocus()
    keys(table, Qt.Key.Key_Return, Qt.Key.Key_Space)
    assert said[2:] == [("b",), ("b", "edit")]


def test_a_table_keeps_its_choice_and_its_sums(shown: Show) -> None:
    table = Table((Heading("姓名", 300), Heading("服务"), Heading("金额", 90, sums=True)))
    rows = [TableRow(n, (n, "地铁九号线", "1,136.00")) for n in "ab"]
    table.show_rows(rows)
    shown(table, 320, 300)
    table.choose("b")
    table.show_rows([*rows, TableRow("c", ("c", "", ""))])
    assert table.current == "b"
    assert table.columnWidth(2) >= 90
    assert sum(table.columnWidth(n) for n in range(3)) == table.viewport().width()


def test_a_bill_is_read_out_and_its_lines_picked(shown: Show) -> None:
    bill = BillTable()
    lines = [
        BillLine("1", "水晶肴肉", "1", "68.00", "59.84", picked=True),
        BillLine("2", "茶位", "4", "40.00", "40.00", picked=False),
    ]
    bill.show_bill(lines, [BillSum("抹零", "−0.29", "ok")], "应收", "¥99.55")
    shown(bill, 480, 400)
    touched: list[str] = []
    bill.touched.connect(touched.append)
    inside = next(w for w in bill.findChildren(QWidget) if "茶位" in w.accessibleName())
    QTest.mouseClick(inside, Qt.MouseButton.LeftButton, pos=QPoint(40, 60))
    assert touched == ["2"]
    assert bill.accessibleName() == "应收 ¥99.55"


@pytest.mark.rule("COM-70", "RST-30")
def test_the_sums_of_a_long_bill_stay_in_sight_while_its_lines_scroll(shown: Show) -> None:
    bill = BillTable()
    shown(bill, 480, 400)
    lines = [BillLine(str(n), f"第 {n} 道", "1", "38.00", "38.00") for n in range(30)]
    sums = [BillSum(word, "605.00") for word in ("可打折菜品", "其他", "消费", "服务费", "合计")]
    bill.show_bill(lines, sums, "应收", "¥665.50")
    settle()
    rows, told = (_named(bill, name) for name in ("第 29 道", "服务费 605.00"))
    assert told.visibleRegion().boundingRect() == told.rect()
    assert 0 < rows.visibleRegion().boundingRect().height() < rows.height()
    bill.resize(480, 260)
    settle()
    assert told.visibleRegion().boundingRect() != told.rect(), "there the lines are more than the sums"
    assert rows.visibleRegion().boundingRect().height() >= 62
    bill.resize(480, 400)
    settle()
    assert told.visibleRegion().boundingRect() == told.rect()


def _named(root: QWidget, words: str) -> QWidget:
    """The innermost part that a screen reader tells these words of."""
    return [part for part in root.findChildren(QWidget) if words in part.accessibleName()][-1]


def test_a_guide_without_a_phrase_says_what_is_to_be_kept(shown: Show) -> None:
    card = GuideCard(Guide(keep=(("当面数清人民币", "Count the notes before the guest"),)))
    shown(card, 380, 300)
    assert "Keep to this" in tree(card)
    assert "Say now" not in tree(card)
    card.show_guide(Guide(("您请坐", "Please have a seat")))
    assert "Say now" in tree(card)
    card.show_phrases(("Your bill is 20.00 yuan",), brief=True)
    assert "Say now" not in tree(card), "a brief one is the phrase alone"


def test_a_stray_touch_is_no_signature(shown: Show) -> None:
    pad = SignaturePad()
    shown(pad, 400, 200)
    said: list[bool] = []
    pad.signed.connect(said.append)
    QTest.mouseClick(pad, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 100))
    for x in range(40, 240, 10):
        QTest.mouseMove(pad, QPoint(x, 100))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(900, 100))
    assert said == [False, True]
    assert all(0 <= v <= 1000 for line in pad.strokes for point in line for v in point)
    pad.setFocus()
    keys(pad, Qt.Key.Key_Delete)
    assert pad.strokes == () and said[-1] is False
    QTest.mouseClick(pad, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    click(button(pad, "Sign again"))
    assert pad.strokes == ()


def test_what_is_no_picture_is_no_page(shown: Show) -> None:
    pages = PaperView()
    with pytest.raises(ValueError, match="no picture"):
        pages.show_pages([b"%PDF-1.7"])


def test_a_screen_is_compared_with_what_was_kept(shown: Show, tmp_path: Path) -> None:
    card = GuideCard(Guide(("您请坐", "Please have a seat")))
    shown(card, 380, 200)
    kept = tmp_path / "card.txt"
    with pytest.raises(pytest.fail.Exception, match="no snapshot"):
        same_as_kept(card, kept)
    kept.write_text(tree(card) + "\n", "utf-8")
    same_as_kept(card, kept)
