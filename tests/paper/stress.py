"""A paper with every block, each with words as long, rare and mixed as they come."""

import base64
from io import BytesIO

from PIL import Image, ImageDraw

from app.kernel.text import T
from app.paper.model import (
    Alias,
    Bar,
    Big,
    Block,
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
    Row,
    Rule,
    Sign,
    Signatures,
    Split,
    Sum,
    Sums,
    Table,
    Tick,
    Ticks,
    Words,
)
from tests.paper.golden import scrawl

LARGEST = 99_999_999_999_999
MINORITY = "买买提江·阿卜杜热合曼"
RARE = "陈𬱖、周𠮷、韩𣲗、赵䶮"
TWENTY = "古法秘制金汤花胶佛跳墙配黑松露手工面两位"
WISH = "孩子对花生过敏，请务必另起锅；上菜慢一点，老人先分汤（不放葱、不放香菜），多谢！"
ENGLISH = "Braised sea cucumber in abalone sauce, served per person (without scallions, please)"
LONG = (WISH + ENGLISH) * 3


def seal() -> str:
    """A red ring as a seal's picture, PNG as base64."""
    image = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((6, 6, 294, 294), outline=(200, 16, 30, 230), width=8)
    out = BytesIO()
    image.save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode()


FACTS = Facts(
    (
        Fact(T("Received from"), MINORITY, voice=True),
        Fact(T("Date"), T("{at:day} {at:time}", at="2026-11-23T20:47:00+08:00")),
        Fact(T("Language of guests' papers"), T("Both together")),
        Fact(T("Receipt"), "RC-A1-261123-0028"),
        Fact(T("Bill"), RARE),
        Fact(T("Where guests ask for an invoice"), WISH, wide=True, voice=True),
        Fact(T("Cashier"), "吴晓彤"),
    )
)
CELLS = Facts((*FACTS.facts, Fact("VIN", "LYDBA3C24R6018342"), Fact("", LONG, wide=True)), cells=True)
GUEST_TABLE = Table(
    (
        Column("#", 6),
        Column(T("Bill"), 60),
        Column(T("Change"), 14, right=True),
        Column(T("Cash"), 20, right=True),
        Column(T("Total to pay"), 26, right=True, strong=True),
    ),
    (
        Group(T("Counter-entry"), T("Both together")),
        Row(("1", TWENTY, "12 位", "9,866.00", "118,392.00"), under=(WISH, ENGLISH), sum=11839200),
        Row(("", "桂花糯米藕", "1 例", "", ""), chips=(T("Cash"), "不放葱")),
        Group("热菜", "等叫"),
        Row(("", ENGLISH, "4 位", "", ""), chips=("上汤改清炒",)),
        Row(("", MINORITY, "1 条", "", ""), under=("另上骨碟",)),
        Group(WISH, WISH),
        Row(
            ("3", T("Thank you for coming. Have you got all your things?"), "1 瓶", "—", "999,999,999,999.99")
        ),
        Row(("4", "鱼", "1", "1.00", T("Received now"))),
    ),
    ends=True,
)
GRID_TABLE = Table(
    (
        Column("编码", 20),
        Column(T("Receipt"), 50),
        Column(T("Total to pay"), 30, right=True),
        Column("签收", 20),
    ),
    (
        *tuple(
            Row((f"SA-RF-{n:04}", TWENTY if n % 3 else LONG, f"{n},000.00", RARE), sum=n * 100000)
            for n in range(1, 9)
        ),
        Group("小计"),
        Row(("", "", "", "")),
    ),
    grid=True,
    carry=True,
    ends=True,
)
BLOCKS: tuple[Block, ...] = (
    FACTS,
    Notice(T("This receipt is no invoice."), T("{at:day} {at:time}", at="2026-11-23T20:47:00+08:00")),
    Notice(WISH, RARE),
    CELLS,
    Group(T("Receipts"), T("Both together")),
    GUEST_TABLE,
    Rule(),
    GRID_TABLE,
    Pairs(
        (Fact(T("Cash"), "1,000.00"), Fact(T("Change"), "62.00"), Fact(T("Bank card"), LONG), Fact("", RARE)),
        ruled=True,
    ),
    Group("等叫", "候叫菜单", framed=True),
    Dishes(
        (
            Dish("鱼", "1 条", "1"),
            Dish(TWENTY, "12 位", "12", requests=(WISH, "少盐"), small=(T("Cash"), ENGLISH)),
            Dish(f"{TWENTY}（{WISH}）", "1 例"),
            Dish(MINORITY, "100 × 2", "K-113"),
        )
    ),
    Split("原 4 只", "退 2 只", "留 2 只"),
    Split(f"原 100 {WISH}", f"退 98 {WISH}", f"留 2 {ENGLISH}"),
    Rule(dashed=True),
    Alias("听松·云水包间（靠窗大圆台）", "18:14", WISH, T("Received now")),
    Alias("云水", T("Cash")),
    Ticks((Tick("刀叉", "4 副", "鲍汁扣辽参"), Tick(WISH, "100 套", ENGLISH), Tick("红醋碟", "4+1"))),
    Words(WISH + ENGLISH + WISH),
    Words(T("Thank you for coming. Have you got all your things?"), centred=True),
    Words(LONG, voice=True),
    Words(T("This receipt is no invoice."), small=True),
    Big("B 023"),
    Code("https://invoice.example/ask?number=RC-A1-261123-0028", (T("Scan for the invoice"), WISH, RARE)),
    Sums((Sum(T("Cash"), 1), Sum("减", -LARGEST, rule=True)), beside=(LONG,), beside_title="以下"),
    Keep(
        (
            Sums(
                (
                    Sum(T("Total to pay"), LARGEST),
                    Sum(f"服务费 10 %（按折后消费 962.08）{TWENTY}", 9621),
                    Sum(
                        T("Less: deposit ({at:day})", at="2026-11-20T10:00:00+08:00"),
                        -20000,
                        strong=True,
                        rule=True,
                    ),
                ),
                beside=(WISH,),
                beside_title=T("Counter-entry"),
            ),
            Due(T("Received now"), LARGEST),
            Signatures(
                (
                    Sign(T("Received by (seal)"), scrawl()),
                    Sign(T("Paid by"), under=RARE),
                    Sign(MINORITY, scrawl()),
                )
            ),
            Signatures(
                (Sign("客人", scrawl(), "2026-11-23 20:47 屏幕签名\n签于 v1·校验 7f3a 91c0 e25b"),),
                seal=seal(),
            ),
        )
    ),
    Due("退还", -93800),
)
LETTERHEAD = Letterhead(
    "临江市松筠楼餐饮管理服务有限公司北山路总店",
    "SONGYUN HOUSE RESTAURANTS, NORTH HILL ROAD, LINJIANG",
    "松",
    lines=(
        ("", "临江市北山路 18 号"),
        (T("Bill"), "0595-28129508"),
        ("传真", "22490101"),
        ("", "www.qzppc.org"),
        ("", "market.qzkjyun.net.cn"),
    ),
    footer="发票凭收据号于当月开具，欢迎再来",
)


def everything(
    format: Format, language: Language = Language.ZH, *, staff: bool = False, mark: Mark | None = None
) -> Paper:
    """A paper with every block."""
    head: tuple[Block, ...] = (Bar(T("Receipts"), "热菜·炒锅"),) if staff else ()
    return Paper(
        kind="RC",
        number="RC-A1-261123-0028",
        title=T("Receipt for an advance"),
        format=format,
        blocks=(*head, *BLOCKS),
        letterhead=LETTERHEAD,
        language=language,
        staff=staff,
        again=Copy.AGAIN if staff else Copy.COPY,
        mark=mark,
        note=T("{at:day} {at:time}", at="2026-11-23T20:47:00+08:00"),
        left="客人联一份，厨房联、收银联各一份",
        ends_with=(T("Thank you for coming. Have you got all your things?"),),
    )
