"""The parts as they stand together on a screen."""

from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QWidget

from app.kernel.clock import SetClock
from app.widgets.bill_table import BillLine, BillSum, BillTable
from app.widgets.categories import Categories
from app.widgets.dishes import EACH, MARKET_PRICE, WEIGHED, DishTile, DishView, left
from app.widgets.floor import Section, TileBoard
from app.widgets.gallery.page import Page
from app.widgets.key_hints import KeyHints
from app.widgets.order_list import Course, OrderLine, OrderList
from app.widgets.paint import Tag
from app.widgets.part import Column, Panel, Row, filled
from app.widgets.segment import Choice
from app.widgets.strip import Strip, Urgent
from app.widgets.tabbar import TabBar, TabItem
from app.widgets.theme import look
from app.widgets.tiles import Shape, TableTile
from app.widgets.workbar import WorkBar

NOW = datetime(2026, 11, 23, 10, 26, tzinfo=UTC)


class Boards(Page):
    """Bars, floor, menu, order and bill."""

    def draw(self) -> QWidget:
        """Bars, floor, menu, order and bill."""
        page = Panel("ground")
        columns = Row(gap=12, edge=(16, 0, 16, 0))
        columns.addLayout(filled(Column(gap=8), self._floor(), self._menu()), 7)
        columns.addLayout(filled(Column(gap=12), self._order_card(), self._bill()), 4)
        outer = filled(Column(page, gap=0), self._tabs(), self._work())
        outer.addSpacing(8)
        outer.addLayout(columns, 1)
        filled(outer, 8, self._strip())
        return page

    def _tabs(self) -> QWidget:
        bar = TabBar()
        bar.show_tabs(
            (
                TabItem("today", self.of("今日", "Today"), "list-todo", 4),
                TabItem("floor", self.of("餐饮", "Restaurant"), "utensils"),
                TabItem("guests", self.of("客户", "Guests"), "users"),
                TabItem("till", self.of("收银", "Till"), "wallet"),
                TabItem("print", self.of("打印", "Print"), "printer", 1),
            )
        )
        bar.choose("floor")
        bar.show_time("18:26")
        bar.show_person(self.of("周敏", "Zhou Min"))
        bar.bell.show_state(count=4)
        bar.printer.show_state(icon="printer-check", tone="ok")
        return bar

    def _work(self) -> QWidget:
        bar = WorkBar(self.of("点菜", "Order"))
        bar.show_facts(self.of("牡丹厅 · 李先生 · 入座 18:04", "Peony · Mr Li · seated 18:04"))
        bar.show_guards(
            (
                Tag(self.of("忌口：花生", "No peanuts"), "bad", "triangle-alert"),
                Tag(self.of("已问茶", "Tea asked"), "ok", "coffee"),
            )
        )
        return bar

    def _floor(self) -> QWidget:
        dining, bill, booked, seated, clear, free, _ = self.tags()
        shut = Tag(self.of("停用", "Closed"), "mute", "ban")
        guest = self.of("陈先生 · 2 位", "Mr Chen · 2")

        def ago(minutes: int) -> datetime:
            return NOW - timedelta(minutes=minutes)

        tiles = (
            TableTile("1", "A01", dining, 2, guest, ago(48), right="5/7", done=5 / 7),
            TableTile("2", "A02", free, 2, foot=self.of("19:30 前可用", "until 19:30"), shape=Shape.FREE),
            TableTile("3", "A03", seated, 4, guest, ago(6), right=self.of("已问茶", "tea asked")),
            TableTile("4", "A06", bill, 4, guest, ago(3), right="¥1,286"),
            TableTile("5", "A08", booked, 6, guest, time="18:45", right=self.of("19 分后到", "in 19 min")),
            TableTile("6", "A10", clear, 6, self.of("18:14 离席", "left 18:14"), ago(12), right="3/6"),
            TableTile(
                "7",
                "A07",
                dining,
                4,
                guest,
                right="2/8",
                done=0.25,
                late=self.of("16 分无人照看", "16 min alone"),
            ),
            TableTile("8", self.of("牡丹厅", "Peony"), dining, 12, guest, ago(82), right="3/10", done=0.3),
            TableTile(
                "9", "T4", shut, 4, self.of("灯具检修", "Lamp repair"), right="11-25", shape=Shape.CLOSED
            ),
        )
        board = TileBoard(SetClock(NOW))
        note = self.of("10 台 · 16 位在座", "10 tables · 16 seated")
        board.show_sections((Section("hall", self.of("大厅", "Hall"), note, tiles),))
        board.choose("8")
        board.setFixedHeight(look().px(300))
        return board

    def _menu(self) -> QWidget:
        portion = self.of("份", "portion")
        fish = self.of("松鼠鳜鱼", "Mandarin fish")
        menu = DishView()
        menu.show_tiles(
            (
                DishTile("1", fish, "ssgy", "¥268", portion, hit=(0, 2), count=1),
                DishTile(
                    "2", self.of("清蒸东星斑", "Coral trout"), "qzdxb", "¥428", "500 g", tags=(MARKET_PRICE,)
                ),
                DishTile("3", self.of("蟹粉豆腐", "Crab tofu"), "xfdf", "¥138", portion, tags=(left(2),)),
                DishTile(
                    "4", self.of("避风塘炒蟹", "Typhoon crab"), "bftcx", "¥318", "500 g", tags=(WEIGHED,)
                ),
                DishTile(
                    "5",
                    self.of("葱烧海参", "Sea cucumber"),
                    "cshs",
                    "¥188",
                    self.of("位", "guest"),
                    count=8,
                    tags=(EACH,),
                ),
                DishTile("6", self.of("响油鳝糊", "Eel in oil"), "xysh", "¥118", portion, sold_out=True),
            )
        )
        menu.choose("3")
        menu.setMinimumHeight(look().px(330))
        kinds = Categories()
        kinds.offer(
            (
                Choice("cold", self.of("凉菜", "Cold"), 24),
                Choice("hot", self.of("热菜", "Hot"), 46),
                Choice("drink", self.of("酒水", "Drinks"), 62),
            )
        )
        kinds.mark("hot")
        hints = KeyHints((("Enter", self.of("加一份", "adds one")), ("*", self.of("加要求", "a request"))))
        page = QWidget()
        filled(Row(page, gap=8), filled(Column(), kinds, hints, None), filled(Column(), menu))
        return page

    def _order_card(self) -> QWidget:
        held = Tag(self.of("等叫", "Held"), "hold", "circle-pause")
        now = Tag(self.of("即起", "At once"), "ok", "circle-play")
        cold = (
            OrderLine(
                "1",
                self.of("桂花糖藕", "Osmanthus lotus"),
                amount="38.00",
                confirmed=self.of("少糖 · 已复述", "less sugar · read back"),
            ),
        )
        hot = (
            OrderLine(
                "2",
                self.of("葱烧海参", "Sea cucumber"),
                "8",
                "1,504.00",
                request=self.of("1 位不要葱", "one without leek"),
                verb=self.of("已复述", "Read back"),
            ),
            OrderLine(
                "3", self.of("松鼠鳜鱼", "Mandarin fish"), amount="268.00", other=self.of("小陈", "Chen")
            ),
        )
        order = OrderList()
        order.show_courses(
            (Course("c", self.of("凉菜", "Cold"), now, cold), Course("h", self.of("热菜", "Hot"), held, hot))
        )
        order.choose("3")
        return self.card(self.of("已点", "Ordered"), order)

    def _bill(self) -> QWidget:
        bill = BillTable()
        bill.show_bill(
            (
                BillLine("1", self.of("水晶肴肉", "Crystal pork"), "1", "68.00", "59.84"),
                BillLine("2", self.of("清炒时蔬", "Seasonal greens"), "2", "96.00", "84.48", changed=True),
            ),
            (BillSum(self.of("抹零", "Rounded"), "−0.32", "ok"),),
            self.of("应收", "Due"),
            "¥144.00",
        )
        return self.card(self.of("账单", "Bill"), bill)

    def _strip(self) -> QWidget:
        strip = Strip()
        strip.show_urgent(
            (
                Urgent("1", self.of("A7 周女士桌无人照看", "A7 without attention"), "16", icon="user-x"),
                Urgent(
                    "2",
                    self.of("热菜档 单 0047 未签收", "Hot station: slip 0047 not taken"),
                    "2:14",
                    icon="printer",
                ),
                Urgent("3", self.of("松鹤 钱女士迟到", "Crane: Ms Qian late"), "26", "warn", "clock-alert"),
            )
        )
        return strip
