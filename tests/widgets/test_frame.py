"""What frames the work: sheets, toasts, tabs, strip, and board, case and actions by width."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.kernel.text import T
from app.paper.words import Words
from app.widgets.button import ActionButton, Kind
from app.widgets.columns import ActionBlock, Arrangement, BoardLayout, CaseColumn
from app.widgets.desk import Tone
from app.widgets.dialog import Question, Verb
from app.widgets.part import Column, Panel, filled
from app.widgets.progress import ProgressLine
from app.widgets.staff_tile import Person, StaffTile
from app.widgets.strip import Strip, Urgent
from app.widgets.tabbar import TabBar, TabItem
from app.widgets.theme import Look
from app.widgets.toast import Toaster
from app.widgets.workbar import WorkBar
from tests.qt_help import button, click, keys, nameless, retell, settle, targets, tree

Show = Callable[..., QWidget]
TABS = (
    TabItem("today", "Today", "list-todo", 4),
    TabItem("floor", "Restaurant", "utensils"),
    TabItem("till", "Till", "wallet"),
)


class Counted(list[str]):
    def by(self, word: str) -> Callable[..., None]:
        return lambda *_: self.append(word)


@pytest.fixture
def window(shown: Show) -> QWidget:
    panel = Panel("ground")
    filled(Column(panel), ActionButton("下面的", hint="F5"), None)
    return shown(panel, 900, 600)


def ask(window: QWidget) -> tuple[Question, list[str]]:
    question = Question(
        window,
        "退 2 份松鼠鳜鱼？",
        "热菜档已签收 4 分钟，要领班同意。",
        safe=Verb("keep", "不退"),
        verbs=(Verb("return", "请领班输密码", Kind.DANGER),),
    )
    said: list[str] = []
    question.answered.connect(said.append)
    question.open()
    settle()
    return question, said


def test_escape_is_the_safe_answer_and_gives_the_focus_back(window: QWidget) -> None:
    before = button(window, "下面的")
    before.setFocus()
    question, said = ask(window)
    assert question.buttons["keep"].hasFocus()
    keys(window, Qt.Key.Key_Escape)
    assert said == ["keep"]
    assert before.hasFocus()


def test_enter_gives_the_answer_that_has_the_focus(window: QWidget) -> None:
    question, said = ask(window)
    keys(window, Qt.Key.Key_Tab)
    assert question.buttons["return"].hasFocus()
    keys(window, Qt.Key.Key_Return)
    assert said == ["return"]


def test_tab_stays_within_the_sheet(window: QWidget) -> None:
    question, _ = ask(window)
    keys(window, Qt.Key.Key_Tab)
    assert question.buttons["return"].hasFocus()
    keys(window, Qt.Key.Key_Tab)
    assert question.buttons["keep"].hasFocus()
    question.close_sheet()


def test_what_lies_beneath_hears_no_key_and_feels_no_touch(window: QWidget) -> None:
    heard = Counted()
    QShortcut(QKeySequence("F5"), window, heard.by("F5"))
    window.activateWindow()
    keys(window, Qt.Key.Key_F5)
    assert heard == ["F5"]
    question, _ = ask(window)
    keys(window, Qt.Key.Key_F5)
    assert heard == ["F5"]
    with pytest.raises(pytest.fail.Exception, match="covered"):
        click(button(window, "下面的"))
    question.close_sheet()


def test_a_shortcut_within_the_sheet_is_heard(window: QWidget) -> None:
    question, said = ask(window)
    QShortcut(QKeySequence("F5"), question.card, lambda: question.answer("return"))
    keys(window, Qt.Key.Key_F5)
    assert said == ["return"]


def test_a_toast_is_undone_by_its_button(window: QWidget) -> None:
    undone = Counted()
    toaster = Toaster(window, above=46)
    toaster.say("A8 已入座", Tone.OK, undone.by("A8"))
    settle()
    click(button(window, "Undo"))
    assert undone == ["A8"]
    assert toaster.shown == []


def test_a_bad_toast_stays_until_it_is_touched(window: QWidget) -> None:
    toaster = Toaster(window)
    toast = toaster.say("热菜档没有应答", Tone.BAD)
    settle()
    assert toast.findChildren(type(toast)) == []
    click(toast)
    assert toaster.shown == []


def test_three_toasts_at_most_none_over_another(window: QWidget) -> None:
    toaster = Toaster(window)
    for n in range(5):
        toaster.say(f"第 {n} 句")
    settle()
    assert [toast.text for toast in toaster.shown] == ["第 2 句", "第 3 句", "第 4 句"]
    tops = [toast.y() for toast in toaster.shown]
    assert tops == sorted(tops)
    toaster.clear()
    assert toaster.shown == []


def bar(shown: Show, width: int) -> TabBar:
    made = TabBar()
    made.show_tabs(TABS)
    made.show_time("18:26")
    made.show_person("周敏")
    made.bell.show_state(count=4)
    panel = Panel()
    filled(Column(panel), made, None)
    shown(panel, width, 120)
    return made


def test_tabs_turn_by_touch_and_by_number(shown: Show) -> None:
    tabs = bar(shown, 1100)
    said: list[str] = []
    tabs.chosen.connect(said.append)
    click(button(tabs, "Restaurant"))
    tabs.window().activateWindow()
    QTest.keyClick(tabs.window(), Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert said == ["floor", "till"]
    assert tabs.current == "till"


@pytest.mark.parametrize(("width", "scale"), [(1366, 100), (1024, 100), (1024, 125), (1024, 150), (683, 100)])
def test_no_tab_is_cut_whatever_the_room(worn: Look, shown: Show, width: int, scale: int) -> None:
    tabs = bar(shown, width)
    worn.wear(scale=scale)
    tabs.window().resize(width, 120)
    settle()
    for word in ("Today", "Restaurant", "Till"):
        tab = button(tabs, word)
        assert tab.width() >= worn.width(word, 15, 600)
        assert tab.geometry().right() <= tabs.width()
    assert targets(tabs) == []
    assert nameless(tabs) == []


def test_no_tab_is_cut_once_the_screen_speaks_another_language(worn: Look, shown: Show) -> None:
    worn.words = Words("zh")
    tabs = bar(shown, 1024)
    words = (
        T("Seal register"),
        T("Class archive"),
        T("Audit sample"),
        T("Forms of the class"),
        T("Hand-in to return"),
    )
    tabs.show_tabs([TabItem(f"{n}", word, "wallet", 12) for n, word in enumerate(words)])
    settle()
    worn.words = Words("en")
    retell(tabs, *tabs.findChildren(QWidget))
    for word in words:
        tab = button(tabs, word.message)
        assert tab.width() >= worn.width(word.message, 15, 600), word.message
    at_first = bar(shown, 1024)
    at_first.show_tabs([TabItem(f"{n}", word, "wallet", 12) for n, word in enumerate(words)])
    settle()
    assert tree(at_first) == tree(tabs), "as if it had spoken it from the first"


def test_tabs_keep_their_choice_when_counts_change(shown: Show) -> None:
    tabs = bar(shown, 1100)
    tabs.choose("till")
    tabs.show_tabs((TabItem("today", "Today", "list-todo", 9), *TABS[1:]))
    assert tabs.current == "till"
    assert button(tabs, "Today").accessibleDescription() == "9 waiting"


def urgent(n: int) -> Urgent:
    return Urgent(str(n), f"A{n} 周女士桌无人照看", "16 分")


def test_the_strip_shows_the_worst_and_counts_the_rest(shown: Show) -> None:
    strip = Strip()
    strip.show_urgent([urgent(n) for n in range(7)])
    shown(strip, 620, 60)
    opened: list[str] = []
    strip.opened.connect(opened.append)
    asked = Counted()
    strip.all_asked.connect(asked.by("all"))
    seen = [
        b.accessibleName() for b in strip.findChildren(QWidget) if b.isVisible() and "A" in b.accessibleName()
    ]
    assert any("A0" in name for name in seen)
    assert not any("A6" in name for name in seen)
    click(button(strip, "A0 周女士桌无人照看 16 分"))
    click(button(strip, "All 7"))
    assert opened == ["0"]
    assert asked == ["all"]
    strip.show_urgent(())
    assert "Nothing waits" in tree(strip)


def block() -> ActionBlock:
    primary = ActionButton("叫起热菜", Kind.PRIMARY, "flame", hint="F5")
    others = [ActionButton(word) for word in ("加菜", "上菜节奏", "催菜", "换台并台", "埋单")]
    made = ActionBlock(primary, others)
    made.one_more().say("取消")
    return made


@pytest.mark.parametrize(
    ("width", "scale", "kind"),
    [
        (1024, 125, Arrangement.SHEET),
        (1024, 100, Arrangement.NARROW),
        (1366, 100, Arrangement.USUAL),
        (1920, 100, Arrangement.WIDE),
        (1920, 150, Arrangement.USUAL),
    ],
)
def test_the_layout_is_chosen_by_width_over_text_size(
    worn: Look, shown: Show, width: int, scale: int, kind: Arrangement
) -> None:
    board, case, actions = QWidget(), CaseColumn(), block()
    layout = BoardLayout(board, case, actions)
    worn.wear(scale=scale)
    shown(layout, width, 7 * scale)
    assert layout.arrangement is kind
    assert case.isVisible() is (kind is not Arrangement.SHEET)
    if kind is Arrangement.SHEET:
        assert board.width() == width
    else:
        assert board.geometry().right() < case.geometry().left()
        assert button(layout, "叫起热菜").isVisible()
        assert button(layout, "埋单").isVisible()


@pytest.mark.rule("COM-70")
@pytest.mark.parametrize(("width", "height"), [(1366, 543), (1024, 475)])
def test_where_it_is_low_what_comes_next_keeps_its_height_and_all_else_is_behind_more(
    worn: Look, shown: Show, width: int, height: int
) -> None:
    case, actions = CaseColumn(), block()
    case.body.addWidget(QWidget(minimumHeight=900))
    layout = BoardLayout(QWidget(), case, actions)
    worn.wear(scale=150)
    shown(layout, width, 900)
    lowered = Counted()
    layout.lowered.connect(lowered.by("lowered"))
    layout.resize(width, height)
    layout.open_case()
    settle()
    first, more = button(layout, "叫起热菜"), button(layout, "More")
    assert (layout.low, lowered) == (True, ["lowered"])
    assert (first.height(), more.height(), more.y()) == (90, 90, first.y())
    assert first.visibleRegion().boundingRect() == first.rect(), "nothing of it is cut"
    assert targets(case) == []
    layout.window().activateWindow()
    keys(layout, Qt.Key.Key_F10)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = [entry.text() for entry in menu.actions()]
    assert offered == ["加菜", "上菜节奏", "催菜", "换台并台", "埋单", "取消"]
    menu.close()
    layout.resize(width, 900)
    settle()
    assert button(layout, "加菜").isVisible(), "there is height enough again"
    assert lowered == ["lowered", "lowered"]


def test_where_there_is_no_room_the_case_lies_over_the_board(worn: Look, shown: Show) -> None:
    case = CaseColumn()
    layout = BoardLayout(QWidget(), case, block())
    shown(layout, 800, 600)
    left = Counted()
    layout.left_case.connect(left.by("left"))
    layout.open_case()
    settle()
    assert case.isVisible()
    assert targets(case) == []
    layout.window().activateWindow()
    button(layout, "叫起热菜").setFocus()
    keys(layout, Qt.Key.Key_Escape)
    assert not case.isVisible()
    assert left == ["left"]


def test_actions_keep_their_order_in_every_arrangement(worn: Look, shown: Show) -> None:
    actions = block()
    shown(actions, 390, 400)
    for kind in Arrangement:
        actions.arrange(kind)
        settle()
        found = [
            (b.y(), b.x(), b.accessibleName()) for b in actions.findChildren(ActionButton) if b.isVisible()
        ]
        names = [name for _, _, name in sorted(found)]
        assert names[:3] == ["叫起热菜", "加菜", "上菜节奏"]
        assert ("More" in names) is (kind is not Arrangement.WIDE)


def test_the_work_bar_leads_back(shown: Show) -> None:
    work = WorkBar("点菜")
    work.show_facts("牡丹厅 · 李先生")
    shown(work, 700, 60)
    gone = Counted()
    work.back.connect(gone.by("back"))
    click(button(work, "Back"))
    assert gone == ["back"]


def test_long_work_is_paused_and_cancelled_beside_its_bar(shown: Show) -> None:
    line = ProgressLine(pausable=True)
    line.show_progress(158, 304, "约还要 1 分 50 秒")
    shown(line, 600, 90)
    said = Counted()
    line.paused.connect(said.by("paused"))
    line.cancelled.connect(said.by("cancelled"))
    click(button(line, "Pause"))
    click(button(line, "Cancel"))
    assert said == ["paused", "cancelled"]
    assert line.accessibleName() == "158 of 304, 约还要 1 分 50 秒"


def test_a_person_keeps_a_hue_of_their_own(shown: Show) -> None:
    person = Person("zhou", "周敏", "迎宾 · 收银")
    tile = StaffTile(person)
    shown(tile, 264, 152)
    assert person.hue == Person("zhou", "周敏").hue
    click(tile)
    assert tile.isChecked()
    assert tile.accessibleDescription() == "迎宾 · 收银"


def test_ctrl_z_takes_back_the_newest_that_can_be(window: QWidget) -> None:
    undone = Counted()
    toaster = Toaster(window)
    toaster.say("A8 已入座", Tone.OK, undone.by("A8"))
    toaster.say("已打印")
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["A8"]
    assert [toast.text for toast in toaster.shown] == ["已打印"]


def test_the_search_opens_by_touch_and_by_key(shown: Show) -> None:
    tabs = bar(shown, 1366)
    asked = Counted()
    tabs.searched.connect(asked.by("search"))
    click(button(tabs, "Search people, numbers, commands"))
    tabs.window().activateWindow()
    QTest.keyClick(tabs.window(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["search", "search"]
