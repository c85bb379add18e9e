"""The papers of one evening at one house, with every block: the figures belong together and can be added up."""

from datetime import datetime

from app.kernel.text import T, Text
from app.paper.model import (
    Alias,
    Bar,
    Code,
    Column,
    Copy,
    Dish,
    Dishes,
    Due,
    Fact,
    Facts,
    Format,
    Group,
    Keep,
    Language,
    Letterhead,
    Mark,
    Notice,
    Pairs,
    Paper,
    Print,
    Row,
    Rule,
    Sign,
    Signatures,
    Sum,
    Sums,
    Table,
    Tick,
    Ticks,
    Words,
)

SONGYUN = Letterhead(
    name="松筠楼",
    second_name="SONGYUN HOUSE",
    seal_word="松",
    lines=(("", "临江市北山路 18 号"), ("", "0000-8800 1618")),
    footer="发票凭收据号于当月开具",
)
ORIGINAL = Print(1, datetime.fromisoformat("2026-11-23T20:47:50+08:00"), "A1", "吴晓彤")
SECOND = Print(2, datetime.fromisoformat("2026-11-23T21:15:03+08:00"), "A1", "吴晓彤")


def scrawl(width: int = 620, seed: int = 7) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Strokes as a hand makes them, without chance."""
    lines, state = [], seed
    for k in range(9):
        points = []
        x, y = 120 + k * width // 9, 350
        for _ in range(9):
            state = (state * 1103515245 + 12345) % 2**31
            x, y = x + state % 41 - 8, y + (state >> 8) % 121 - 58
            points.append((min(980, max(20, x)), min(900, max(60, y))))
        lines.append(tuple(points))
    return tuple(lines)


SITTING = (
    Fact("台号", "听松（包间）"),
    Fact("人数", "4 位"),
    Fact("主人", "沈先生"),
    Fact("服务", "袁静"),
    Fact("开台", "18:02"),
    Fact("结账", "20:47"),
    Fact("收银", "吴晓彤"),
    Fact("点菜单", "…0012 v2"),
)
COLUMNS = (
    Column("#", 5),
    Column("项目", 66),
    Column("数量", 8, right=True),
    Column("单价", 22, right=True),
    Column("金额（元）", 26, right=True, strong=True),
)
SET_MENU = (
    "桂花糯米藕、葱油海蜇、椒盐小酥鱼、鲍汁扣辽参、龙井虾仁、东坡肉、清蒸鲈鱼、宋嫂鱼羹、清炒豆苗、片儿川、"
    "桂花小圆子、时令果盘，十二道均已上桌"
)
LINES = Table(
    COLUMNS,
    (
        Group("可折扣", "会员八八折"),
        Row(("1", "四时宴席·秋（四位用）", "1 席", "866.00", "866.00"), under=(SET_MENU,)),
        Group("不打折"),
        Row(("2", "十年陈花雕 500 ml", "1 瓶", "168.00", "168.00")),
        Row(("3", "茶位·碧螺春", "4 位", "8.00", "32.00")),
    ),
)
SUMS = Sums(
    (
        Sum("可折扣 866.00 × 88 %", 76208),
        Sum("不打折", 20000),
        Sum("消费", 96208, strong=True, rule=True),
        Sum("服务费 10 %", 9621),
        Sum("包间费", 8000),
        Sum("合计", 113829, strong=True, rule=True),
        Sum("抹零", -29),
        Sum("应付", 113800, strong=True),
        Sum("减：定金（11-20 已收）", -20000),
    ),
    beside_title="确认后的变更：1 次",
    beside=("v2·19:26 退 椒盐腰果 1 例（花生过敏，未做），袁静申请，领班何立群批准；未计费。",),
)
PAID = Pairs((Fact("现金 实收", "1,000.00"), Fact("找零", "62.00"), Fact("收据号", "RC-A1-261123-0028")))
SIGNED = Signatures((Sign("客人", scrawl()), Sign("收银员", scrawl(seed=4))))


def bill(**changed: object) -> Paper:
    """结账单 on A5."""
    given: dict[str, object] = {
        "kind": "BL",
        "number": "BL-A1-261123-0031",
        "title": T("Bill", "paper"),
        "format": Format.A5,
        "blocks": (Facts(SITTING), LINES, Keep((SUMS, Due("应收", 93800), PAID, SIGNED))),
        "letterhead": SONGYUN,
        "note": "2026-11-23 20:47  客人联",
    }
    return Paper(**(given | changed))  # type: ignore[arg-type]


def bilingual() -> Paper:
    """结账单 in both languages: the second small under or after the first, figures never twice."""
    facts = (
        Fact(T("Table", "paper"), "听松"),
        Fact(T("Guests", "paper"), "4"),
        Fact(T("Waiter", "paper"), "袁静"),
        Fact(T("Cashier"), "吴晓彤"),
        Fact(T("Seated", "paper"), "18:02"),
        Fact(T("Order", "paper"), "…0012 v2"),
    )
    columns = (
        COLUMNS[0],
        Column(T("Dish", "paper"), 66),
        Column(T("Quantity", "paper"), 8, right=True),
        Column(T("Price", "paper"), 22, right=True),
        Column(T("Amount (yuan)", "paper"), 26, right=True, strong=True),
    )
    rows = (
        Row(
            ("1", "四时宴席·秋（四位用）", "1 席", "866.00", "866.00"),
            under=("Four Seasons menu, autumn, for four (member 12 % off)", SET_MENU),
        ),
        Row(
            ("2", "十年陈花雕 500 ml", "1 瓶", "168.00", "168.00"),
            under=("Huadiao rice wine, aged ten years",),
        ),
        Row(("3", "茶位·碧螺春", "4 位", "8.00", "32.00"), under=("Tea, Biluochun, per guest",)),
    )
    sums = (
        Sum(T("{full} × {rate:percent}", full="866.00", rate=8800), 76208),
        Sum(T("Not discounted", "paper"), 20000),
        Sum(T("Consumption"), 96208, strong=True, rule=True),
        Sum(T("Service charge {rate:percent}", rate=1000), 9621),
        Sum(T("Room fee"), 8000),
        Sum(T("Total", "paper"), 113829, strong=True, rule=True),
        Sum(T("Rounded off"), -29),
        Sum(T("Payable"), 113800, strong=True),
        Sum(T("Less: deposit ({at:day})", at="2026-11-20"), -20000),
    )
    paid = Pairs(
        (Fact(T("Cash"), "1,000.00"), Fact(T("Change"), "62.00"), Fact(T("Receipt"), "RC-A1-261123-0028"))
    )
    signed = Signatures((Sign(T("Guest", "paper"), scrawl()), Sign(T("Cashier"), scrawl(seed=4))))
    return bill(
        language=Language.BOTH,
        blocks=(
            Facts(facts),
            Table(columns, rows),
            Keep((Sums(sums), Due(T("Amount due"), 93800), paid, signed)),
        ),
    )


def provisional() -> Paper:
    """埋单 on A5: nothing paid yet."""
    how = Words("付款方式请告诉服务员：现金·微信·支付宝·银行卡·挂账·按人分单")
    ask = Words("对账单有疑问，请在付款前提出，我们逐行核对。")
    return bill(
        title=T("Provisional bill"),
        mark=Mark.PROVISIONAL,
        blocks=(Facts(SITTING), LINES, Keep((SUMS, Due("应收", 93800), how, ask))),
        note="2026-11-23 20:41",
    )


def receipt(format: Format = Format.ROLL80, language: Language = Language.ZH) -> Paper:
    """收据 on a roll."""
    return Paper(
        kind="RC",
        number="RC-A1-261123-0028",
        title=T("Receipt"),
        format=format,
        blocks=(
            Pairs(
                (
                    Fact(T("No.", "receipt"), "RC-A1-261123-0028"),
                    Fact(T("Date"), "2026-11-23 20:47"),
                    Fact(T("Received from"), "沈先生", voice=True),
                    Fact(T("For", "receipt"), "餐费，结账单"),
                    Fact("", "BL-A1-261123-0031"),
                )
            ),
            Rule(dashed=True),
            Sums((Sum("应付总额", 113800), Sum("减：定金（11-20 已收）", -20000))),
            Due(T("Received now"), 93800),
            Rule(dashed=True),
            Pairs((Fact(T("Cash"), "1,000.00"), Fact(T("Change"), "62.00"))),
            Rule(dashed=True),
            Pairs((Fact("收款员", "吴晓彤  A1"),)),
            Code(
                "RC-A1-261123-0028|93800|2026-11-23T20:47+08:00",
                ("扫码开具发票", "不是发票。当月有效，一单一开。"),
            ),
        ),
        letterhead=SONGYUN,
        language=language,
        again=Copy.COPY,
        ends_with=("多谢光临·请带好随身物品",),
    )


def receipt_sheet(language: Language = Language.ZH) -> Paper:
    """收据 on A5 across, filled in like a form."""
    columns = tuple(
        Column(title, 1, right=True) for title in ("应付总额", "定金已收（11-20）", "现金", "找零", "其他")
    )
    figures = Table(columns, (Row(("1,138.00", "−200.00", "1,000.00", "62.00", "—")),), name=-1, grid=True)
    places = (Sign("收款单位（盖章）"), Sign("收款人", scrawl(seed=4)), Sign("交款人", scrawl()))
    return Paper(
        kind="RC",
        number="RC-A1-261123-0028",
        title=T("Receipt"),
        format=Format.A5_ACROSS,
        blocks=(
            Facts(
                (
                    Fact(T("Received from"), "沈先生", voice=True),
                    Fact("台次", "SI-A1-261123-0031"),
                    Fact(T("For", "receipt"), "餐费，结账单 BL-A1-261123-0031", wide=True),
                ),
                columns=2,
            ),
            Keep((Due(T("Received now"), 93800), figures, Signatures(places))),
            Words("本收据不是发票，发票凭编号于当月开具。", small=True),
        ),
        letterhead=SONGYUN,
        language=language,
        again=Copy.COPY,
        note="2026-11-23 20:47",
    )


def kitchen_ticket(format: Format = Format.ROLL80) -> Paper:
    """Station ticket: what is made now, and what waits."""
    return Paper(
        kind="KT",
        number="KT-A1-261123-0041",
        title=T("Station ticket"),
        format=format,
        blocks=(
            Bar("热菜·炒锅", "新单"),
            Alias("云水", "18:14", "贵宾厅·4 位·袁静", "点单时间"),
            Notice("全桌：花生过敏，勿用花生油"),
            Group("即起", "现在做", framed=True),
            Dishes((Dish("椒盐小酥鱼（骨酥，配红醋）", "1 例", "4"),)),
            Group("等叫", "候叫菜单", framed=True),
            Dishes(
                (
                    Dish("东坡肉", "4 位", "1"),
                    Dish("龙井虾仁", "1 例", "2", requests=("少盐", "不放葱")),
                    Dish("清炒豆苗", "1 例", "3", requests=("上汤改清炒",)),
                )
            ),
            Rule(),
            Words("共 4 道·本档 4 / 全单 12"),
            Code("KT-A1-261123-0041|ack", ("扫码确认接单", "90 秒内未确认，前台响铃")),
        ),
        letterhead=SONGYUN,
        staff=True,
    )


def call_slip(format: Format = Format.ROLL80) -> Paper:
    """叫菜单: the order of firing with the last safe moments."""
    columns = (
        Column("上菜次序", 15),
        Column("", 39),
        Column("数量", 15, right=True),
        Column("最迟下锅", 18, right=True),
    )
    rows = (
        Row(("① 位上", "鲍汁扣辽参", "4 位", "18:43")),
        Row(("② 热菜", "龙井虾仁", "1 例", "18:48"), chips=("少盐", "不放葱")),
        Row(("", "东坡肉", "4 位", "18:51")),
        Row(("", "清蒸鲈鱼", "1 条", "18:55")),
        Row(("③ 汤", "宋嫂鱼羹", "4 位", "19:00")),
        Row(("④ 蔬菜", "清炒豆苗", "1 例", "19:04")),
    )
    return Paper(
        kind="CS",
        number="CS-A1-261123-0018",
        title=T("Call slip"),
        format=format,
        blocks=(
            Bar("叫菜单", "叫起"),
            Alias("云水", "18:40", "主人已同意起菜·袁静", "叫起时间"),
            Table(columns, rows),
            Rule(),
            Words("主食、甜品、水果另叫。更换骨碟 ×4"),
            Code("CS-A1-261123-0018|ack", ("扫码确认",)),
        ),
        letterhead=SONGYUN,
        staff=True,
    )


def preparation_list(format: Format = Format.ROLL80) -> Paper:
    """备餐单: what the waiter makes ready, and what for."""
    ticks = (
        Tick("刀叉", "4 副", "鲍汁扣辽参"),
        Tick("红醋碟", "4 只", "椒盐小酥鱼"),
        Tick("骨碟", "8 只", "叫起时换 4"),
        Tick("汤碗、汤匙", "4 套", "宋嫂鱼羹"),
        Tick("黄酒杯、温酒壶", "4+1", "十年陈花雕"),
        Tick("水果叉", "4 支", "时令果盘"),
    )
    return Paper(
        kind="PL",
        number="PL-A1-261123-0012",
        title=T("Preparation list"),
        format=format,
        blocks=(
            Bar("备餐单", "服务员"),
            Alias("云水", "4 位", "袁静·点菜单 …0012 v1", "18:14"),
            Ticks(ticks),
        ),
        letterhead=SONGYUN,
        staff=True,
        ends_with=("按全单合计，备齐打勾",),
    )


def order_slip() -> Paper:
    """点菜单 on A5: read back, ticked, signed."""
    rows = (
        Row(
            ("1", "四时宴席·秋（四位用）", "1 席", "866.00", "866.00"),
            under=("可享会员折扣 88 %；席内菜品不另计价：",),
        ),
        Group("凉菜", "即起"),
        Row(("", "桂花糯米藕", "1 例", "", "")),
        Row(("", "葱油海蜇", "1 例", "", "")),
        Group("热菜", "等叫"),
        Row(("", "龙井虾仁", "1 例", "", ""), chips=("少盐·不放葱",)),
        Row(("", "东坡肉", "4 位", "", "")),
        Row(("", "清炒豆苗", "1 例", "", ""), chips=("上汤改清炒",)),
        Row(("2", "十年陈花雕 500 ml", "1 瓶", "168.00", "168.00")),
        Row(("3", "茶位·碧螺春", "4 位", "8.00", "32.00")),
    )
    fees = (
        Sum("菜品酒水小计（折扣前）", 106600, strong=True),
        Sum("席面八八折", -10392),
        Sum("服务费 10 %（按折后消费 962.08）", 9621),
        Sum("包间费", 8000),
    )
    told = "以上各项收费已向客人说明。除本单所列，不收其他费用，不设最低消费。加菜、退菜另行确认，结账单列出变更次数。"
    signed = Sign("客人确认", scrawl(), "2026-11-23 18:12:40 屏幕签名\n签于 v1·校验 7f3a 91c0 e25b")
    return bill(
        kind="OD",
        number="OD-A1-261123-0012",
        title=T("Order slip"),
        note="2026-11-23 18:12  客人联",
        left="客人联一份，厨房联、收银联各一份；签名按屏幕笔迹保存",
        blocks=(
            Facts(
                (
                    *SITTING[:4],
                    Fact("开台", "18:02"),
                    Fact("茶水", "碧螺春 ×4"),
                    Fact("上菜", "凉即起·热等叫"),
                    Fact("版本", "v1·首次确认"),
                )
            ),
            Notice("忌口：全桌花生过敏。勿用花生油、花生碎", "已复述 18:11"),
            Table((Column("#", 5), Column("菜品·规格·要求", 70), *COLUMNS[2:]), rows),
            Keep((Sums(fees, beside=(told,)), Due("预计", 113829), Signatures((signed,)))),
        ),
    )


def ledger(count: int = 60, *, carry: bool = True, format: Format = Format.A4, **changed: object) -> Paper:
    """A long table on A4 whose sum is carried from page to page."""
    columns = (
        Column("编码", 22),
        Column("名称规格", 60),
        Column("数量", 18, right=True),
        Column("单价", 25, right=True),
        Column("金额", 30, right=True),
        Column("付款方", 25),
    )
    rows = tuple(
        Row(
            (f"SA-RF-{n:03}", f"前制动片（第 {n} 项）", "1 套", "486.00", f"{486 + n}.00", "自付"),
            sum=48600 + 100 * n,
        )
        for n in range(1, count + 1)
    )
    total = sum(row.sum or 0 for row in rows)
    places = (Sign("托修方", scrawl()), Sign("服务顾问"), Sign("承修方（盖章）"))
    cells = (
        Fact("托修方", "顾念慈"),
        Fact("联系电话", "138****1234"),
        Fact("车牌号", "浙A·6K83P"),
        Fact("里程", "40,126"),
        Fact("厂牌车型", "云驰 C7 2.0T 豪华型"),
        Fact("VIN", "LYDBA3C24R6018342", wide=True),
        Fact("客户描述", "过减速带右前有异响，冷车明显。", wide=True, voice=True),
    )
    given: dict[str, object] = {
        "kind": "ST",
        "number": "ST-A1-261124-0005",
        "title": Text("结算单"),
        "format": format,
        "blocks": (
            Facts(cells, cells=True),
            Group("3 材料费", "金额单位：元"),
            Table(columns, rows, grid=True, carry=carry, ends=True),
            Keep((Due("合计", total), Signatures(places))),
        ),
        "letterhead": Letterhead(
            "启程汽车城西服务中心",
            "QICHENG AUTO SERVICE·WEST",
            "启",
            lines=(("", "临江市城西大道 66 号"), ("", "0000-8866 0400")),
        ),
        "note": "2026-11-24 10:38",
        "left": "费用次序按维修结算清单的国家格式",
    }
    return Paper(**(given | changed))  # type: ignore[arg-type]
