"""The parts by themselves."""

from PySide6.QtWidgets import QGridLayout, QWidget

from app.kernel.flow import Guide
from app.widgets.button import ActionButton, Kind
from app.widgets.chip import ChipRow
from app.widgets.desk import Tone
from app.widgets.dialog import Card
from app.widgets.empty import Empty
from app.widgets.field import Field, SearchField
from app.widgets.gallery.page import Page
from app.widgets.guide import GuideCard
from app.widgets.keypad import MONEY, Keypad, PinPad
from app.widgets.number_row import TouchNumber
from app.widgets.paint import Tag, solid
from app.widgets.part import Column, Label, Panel, Role, Row, filled
from app.widgets.progress import ProgressLine, ProgressRing
from app.widgets.segment import Choice, Segment
from app.widgets.sentence import Sentence
from app.widgets.signature import SignaturePad
from app.widgets.staff_tile import Person, StaffTile
from app.widgets.steps import StepLine
from app.widgets.sumbox import SumBox
from app.widgets.table import Cell, Heading, RowAct, Table, TableRow
from app.widgets.theme import look
from app.widgets.tick import MarkButton, Tick
from app.widgets.toast import Toast


class _Posed(ActionButton):
    """A button held in a state that only a pointer or a key brings."""

    pose = ""

    @property
    def ringed(self) -> bool:
        return self.pose == "focus"

    @property
    def hovered(self) -> bool:
        return self.pose == "hover"


class Parts(Page):
    """Buttons, states, rows, fields, sentences and sums."""

    def draw(self) -> QWidget:
        """The parts by themselves."""
        page = Panel("ground")
        columns = Row(page, gap=12, edge=16)
        columns.addLayout(
            filled(Column(gap=12), self._buttons(), self._states(), self._rows(), self._said(), None), 6
        )
        columns.addLayout(filled(Column(gap=12), self._inputs(), self._numbers(), None), 3)
        columns.addLayout(filled(Column(gap=12), self._sums(), self._case(), None), 3)
        return page

    def _buttons(self) -> QWidget:
        kinds = {
            Kind.PRIMARY: self.of("主要", "Primary"),
            Kind.SECONDARY: self.of("次要", "Second"),
            Kind.DANGER: self.of("危险", "Danger"),
            Kind.QUIET: self.of("安静", "Quiet"),
        }
        grid = QGridLayout()
        grid.setSpacing(8)
        for row, (kind, word) in enumerate(kinds.items()):
            for column, pose in enumerate(("", "hover", "press", "focus", "off", "busy", "chosen")):
                button = _Posed(word, kind, "check", centred=True)
                button.pose = pose
                button.setDown(pose == "press")
                button.choose(pose == "chosen")
                button.work(pose == "busy")
                if pose == "off":
                    button.off()
                grid.addWidget(button, row, column)
        call = ActionButton(
            self.of("叫起热菜", "Call hot dishes"),
            Kind.PRIMARY,
            "flame",
            hint="F5",
            note=self.of("6 道等叫 · 主人同意后下单", "6 held · fire when the host agrees"),
            high=60,
        )
        send = ActionButton(
            self.of("发送到厨房", "Send to the kitchen"), Kind.PRIMARY, "send", hint="F5", high=60
        )
        send.off(self.of("还有 2 行没有向客人确认", "2 lines are not read back to the guest yet"))
        return self.card(self.of("按钮", "Buttons"), grid, filled(Row(), call, send))

    def steps(self) -> list[str]:
        """The fifteen steps of a sitting."""
        return self.of(
            "预定,备餐,迎客,入席,入座,问茶,点菜,确认,凉菜,叫起,热菜,主食,买单,送客,翻台",
            "Booked,Prepared,Greeted,Led,Seated,Tea,Order,Confirmed,Cold dishes,Call,Hot dishes,Staples,Bill,Farewell,Cleared",
        ).split(",")

    def _states(self) -> QWidget:
        progress = ProgressLine(pausable=True)
        progress.show_progress(158, 304, self.of("约还要 1 分 50 秒", "about 1 min 50 s left"))
        return self.card(
            self.of("状态：色、字、形都说一遍", "States: colour, word and shape"),
            ChipRow(self.tags()),
            ChipRow(tuple(solid(tag) for tag in self.tags())),
            StepLine(self.steps(), 8),
            StepLine(self.steps()[:9], 4),
            progress,
        )

    def _rows(self) -> QWidget:
        headings = (
            Heading(self.of("姓名", "Name"), 100),
            Heading(self.of("服务", "Service")),
            Heading(self.of("金额", "Sum"), 92, sums=True),
            Heading(self.of("状态", "State"), 110),
            Heading("", 96),
        )
        table = Table(headings)
        table.show_rows(
            (
                self._row("郑凯", "Zheng Kai", "136.00", Tag(self.of("通过", "Approved"), "ok", "check")),
                self._row(
                    "赵一鸣", "Zhao Yiming", "1,136.00", Tag(self.of("造假", "Fake"), "bad", "circle-x")
                ),
                self._row(
                    "冯雨桐", "Feng Yutong", "36.00", Tag(self.of("未判", "Open"), "mute", "circle-dashed")
                ),
            )
        )
        table.choose("赵一鸣")
        table.setFixedHeight(table.sizeHint().height() + 4)
        return self.card(self.of("表行：平常、选中、不能用", "Rows: plain, chosen, off"), table)

    def _row(self, chinese: str, english: str, amount: str, state: Tag) -> TableRow:
        service = Cell(self.of("地铁九号线 · 引导", "Metro line 9 · guiding"), note="23140508")
        act = RowAct("mend", self.of("改", "Mend"), "pencil")
        name = Cell(self.of(chinese, english), strong=True)
        return TableRow(chinese, (name, service, amount, state, act), off=state.hue == "mute")

    def _inputs(self) -> QWidget:
        phone = Field(self.of("手机", "Mobile phone"), icon="phone", digits=True)
        phone.write("13812")
        phone.fault(
            self.of(
                "手机号要 11 位，现在 5 位。请再核对一遍。",
                "A mobile number has 11 digits, this has 5. Please check it.",
            )
        )
        off = Field(self.of("不能用", "Off"))
        off.setEnabled(False)
        ticked = Tick(self.of("已打勾", "Ticked"))
        ticked.setChecked(True)
        ways = (
            Choice("all", self.of("全部", "All"), 46),
            Choice("open", self.of("未判", "Open"), 15),
            Choice("seal", self.of("缺章", "No seal"), 2),
        )
        return self.card(
            self.of("输入", "Input"),
            SearchField(self.of("拼音首字母、菜名或编码", "Initials, name or code"), letters=True),
            phone,
            Field(self.of("重量", "Weight"), unit=self.of("克", "g")),
            off,
            filled(Row(), ticked, Tick(self.of("未打勾", "Not ticked"), note="18:14")),
            Segment(ways),
            SignaturePad(),
        )

    def _said(self) -> QWidget:
        question = Panel("surface")
        sheet = Card(question)
        Column(question).addWidget(sheet)
        filled(
            sheet.column,
            Label(self.of("退 2 份松鼠鳜鱼？", "Take back 2 mandarin fish?"), Role.SECTION, wrap=True),
            Label(
                self.of(
                    "热菜档已签收 4 分钟，要领班同意。",
                    "The hot station took it 4 minutes ago: the captain must agree.",
                ),
                tone="ink2",
                wrap=True,
            ),
            filled(
                Row(),
                ActionButton(self.of("不退", "Keep"), hint="Esc", centred=True),
                ActionButton(self.of("请领班输密码", "Captain's PIN"), Kind.DANGER, centred=True),
            ),
        )
        question.setFixedHeight(sheet.wanted(look().px(480)) + look().px(24))
        return self.card(
            self.of("话与空", "Said, and nothing to say"),
            Toast(self.of("A8 已入座，小陈服务", "A8 is seated, Chen serves"), Tone.OK, lambda: None),
            Toast(
                self.of("热菜档没有应答，3 张单在排队", "The hot station is silent, 3 slips wait"), Tone.BAD
            ),
            question,
            Sentence(self.of("还有 2 行没有向客人确认。", "2 lines are not read back yet."), "warn", "lock"),
            Sentence(
                self.of("密码不对。再错 2 次要等 30 秒。", "Wrong PIN. Two more and it waits 30 s."),
                boxed=True,
            ),
            Empty(
                "armchair",
                self.of("没有人在等位", "Nobody is waiting"),
                self.of("客满时按 F4 取号", "When the house is full, F4 draws a number"),
            ),
        )

    def _sums(self) -> QWidget:
        box = SumBox()
        box.show_due(self.of("第 2 份 应收", "Share 2, due"), "¥312.67", "叁佰壹拾贰元陆角柒分")
        box.show_received(self.of("实收现金", "Cash"), "400.00", self.of("找零", "Change"), "87.33")
        ring = ProgressRing()
        ring.show_progress(158, 304)
        person = Person("zhou", self.of("周敏", "Zhou Min"), self.of("迎宾 · 收银", "Host · cashier"))
        tile = StaffTile(person)
        tile.setChecked(True)
        return self.card(self.of("钱与人", "Money and people"), box, Keypad(MONEY), filled(Row(), tile, ring))

    def _numbers(self) -> QWidget:
        guests = TouchNumber(12)
        guests.choose(4)
        pin = PinPad(6, high=50)
        pin.wrong(self.of("密码不对。", "Wrong PIN."))
        return self.card(self.of("人数与密码", "Guests and PIN"), guests, pin)

    def _case(self) -> QWidget:
        marks = Row(gap=6)
        for chinese, english, icon, since, hue in (
            ("茶", "Tea", "coffee", "6", ""),
            ("毛巾", "Towel", "waves", "22", "warn"),
            ("骨碟", "Plates", "circle-dot", "41", "bad"),
            ("斟酒", "Pour", "wine", "—", ""),
        ):
            mark = MarkButton(self.of(chinese, english), icon)
            mark.show_mark(since, hue)
            marks.addWidget(mark)
        guide = GuideCard(
            Guide(
                (
                    "您的凉菜已上齐，请慢用，\n祝您用餐愉快！",
                    "Your cold dishes are all here.\nPlease enjoy your meal.",
                ),
                (
                    ("观赏面朝转盘中心", "Best side to the centre"),
                    ("征得主人同意再叫起", "Call with the host's consent"),
                ),
            )
        )
        return self.card(self.of("牡丹厅", "Peony"), guide, marks)
