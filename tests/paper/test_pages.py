"""What stays together over pages: carried sums, headings, the sum with its words and signatures (paper.md §5)."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from app.kernel.money import figures, in_words
from app.kernel.text import T
from app.paper.layout import laid_out
from app.paper.model import (
    Column,
    Dishes,
    Due,
    Fact,
    Facts,
    Format,
    Group,
    Keep,
    Pairs,
    Paper,
    Row,
    Sign,
    Signatures,
    Sums,
    Table,
    Ticks,
    Words,
)
from tests.paper import golden
from tests.paper.reading import ReadPage, read

SHEETS = (Format.A4, Format.A4_ACROSS, Format.A5, Format.A5_ACROSS)


def pages(paper: Paper, *, boxes: bool = False) -> tuple[ReadPage, ...]:
    return read(laid_out(paper, golden.ORIGINAL), words_only=not boxes).pages


def lines(page: ReadPage) -> list[str]:
    return [line.strip() for line in page.text.splitlines()]


@pytest.mark.rule("COM-40")
@pytest.mark.parametrize("format", SHEETS)
def test_a_sum_is_carried_from_page_to_page_and_adds_up(format: Format) -> None:
    paper = golden.ledger(70, format=format)
    found = pages(paper)
    assert len(found) >= 2
    running = 0
    for n, page in enumerate(found):
        rows = [int(m) for m in re.findall(r"^SA-RF-(\d{3}) ", page.text, re.MULTILINE)]
        assert rows == list(range(rows[0], rows[-1] + 1)), "no row is lost or doubled"
        brought = re.findall(r"^承前页 (\S+)", page.text, re.MULTILINE)
        assert brought == ([figures(running)] if n else [])
        running += sum(48600 + 100 * k for k in rows)
        carried = re.findall(r"^过次页 (\S+)", page.text, re.MULTILINE)
        assert carried == ([figures(running)] if n < len(found) - 1 else [])
        assert "编码 名称规格 数量 单价 金额 付款方" in page.text, "the head stands on each page"
        assert "浙A·6K83P" in page.text, "so does the strip that names the car"
        assert f"第 {n + 1} 页 / 共 {len(found)} 页" in page.text
    assert f"¥{figures(running)}" in found[-1].text
    assert running == sum(row.sum or 0 for row in paper.blocks[2].rows if isinstance(row, Row))  # type: ignore[union-attr]


@pytest.mark.rule("COM-40")
@pytest.mark.parametrize("format", [Format.A5, Format.A4])
def test_sum_words_and_signatures_share_a_page_with_a_line_before_them(format: Format) -> None:
    """However many rows there are: the last of them moves along."""
    for count in range(1, 46):
        found = pages(golden.ledger(count, format=format, carry=count % 2 == 0))
        last = found[-1].text
        for words in ("合计", "人民币（大写）", "托修方", "服务顾问", "承修方（盖章）", "以下空白"):
            assert words in last, (count, words)
        assert f"SA-RF-{count:03}" in last or "以下空白" in last
        assert all("人民币（大写）" not in page.text for page in found[:-1])


@pytest.mark.rule("COM-40")
def test_a_heading_never_ends_a_page() -> None:
    columns = (Column("#", 1), Column("菜", 8), Column("额", 2, right=True))
    for lead in range(24, 40, 2):
        rows = [Row((str(n), "清炒豆苗", "38.00")) for n in range(lead)]
        table = Table(columns, (*rows, Group("不打折"), Row(("x", "茶位", "8.00")), Row(("y", "酒", "9.00"))))
        for paper in (
            golden.bill(blocks=(table, Group("付款"), Words("现金"))),
            golden.bill(format=Format.A4, blocks=(Words("一\n" * lead + "二"), Group("付款"), table)),
        ):
            for page in pages(paper):
                body = [line for line in lines(page) if line]
                foot = next(k for k, line in enumerate(body) if "第 " in line and " 页 / 共 " in line)
                assert body[foot - 1] not in ("不打折", "付款", "# 菜 额")


@pytest.mark.rule("COM-40")
def test_a_row_that_is_taller_than_a_page_goes_on_on_the_next() -> None:
    long = "".join(f"第{n}句，" for n in range(900))
    columns = (Column("#", 1), Column("原话", 3), Column("额", 1, right=True))
    for block in (
        Table(columns, (Row(("1", long, "1.00")), Row(("2", "完", "2.00"))), grid=True),
        Facts((Fact("客户描述", long, wide=True, voice=True), Fact("车牌", "浙A·6K83P"))),
        Facts((Fact("客户描述", long, wide=True), Fact("车牌", "浙A·6K83P")), cells=True),
        Facts((Fact("原因", long, wide=True, voice=True), Fact("单号", "RC-1")), columns=2),
        Words(long, voice=True),
    ):
        format = Format.A5_ACROSS if isinstance(block, Facts) and block.columns == 2 else Format.A5
        found = pages(golden.bill(format=format, blocks=(Words("先"), block)), boxes=True)
        said = "".join(c.char for page in found for c in page.chars if not c.char.isspace())
        assert len(found) > 1 and all(f"第{n}句" in said for n in range(0, 900, 50))


@pytest.mark.rule("COM-40")
def test_what_is_kept_together_but_taller_than_a_page_parts_where_it_must() -> None:
    rows = tuple(Row((str(n), "清炒豆苗", "38.00")) for n in range(80))
    table = Table((Column("#", 1), Column("菜", 8), Column("额", 2, right=True)), rows)
    found = pages(golden.bill(blocks=(Keep((table, Due("应收", 93800))),)))
    assert len(found) > 1
    assert sum(page.text.count("清炒豆苗") for page in found) == 80


@pytest.mark.rule("COM-11")
@pytest.mark.parametrize("format", list(Format))
def test_the_largest_sum_fits_with_its_words(format: Format) -> None:
    """玖仟玖佰玖拾玖亿… on two lines at the most where the width is that of a sheet or of 80 mm."""
    fen = 99_999_999_999_999
    for amount in (fen, -fen, 0, 93800):
        [page] = pages(golden.bill(format=format, blocks=(Due("应收", amount),)), boxes=True)
        said = "".join(c.char for c in page.chars if not c.char.isspace())
        assert f"人民币（大写）{in_words(amount)}" in said
        assert figures(abs(amount)) in page.text, "the figure is on one line"
        lows = sorted(c.bottom for c in page.chars if c.char in "玖仟佰拾亿万")
        rows = 1 + sum(b - a > 1.5 for a, b in pairwise(lows))
        assert rows <= (3 if format is Format.ROLL58 else 2)


@pytest.mark.rule("COM-42")
def test_lines_that_are_empty_leave_no_gap() -> None:
    for format in Format:
        bare = golden.bill(format=format, letterhead=golden.Letterhead("松筠楼"), note="")
        assert "   " not in read(laid_out(bare, golden.ORIGINAL)).text
        empty = (
            Facts(()),
            Table((Column("", 1),), ()),
            Sums(()),
            Pairs(()),
            Ticks(()),
            Dishes(()),
            Keep(()),
            Words(""),
        )
        assert pages(golden.bill(format=format, blocks=()))[0].text
        assert len(pages(golden.bill(format=format, blocks=empty, letterhead=golden.Letterhead("")))) == 1


def signed(count: int) -> Iterator[Sign]:
    for n in range(count):
        yield Sign(T("Cashier"), golden.scrawl(seed=n))


@pytest.mark.rule("COM-73")
@pytest.mark.parametrize("count", [1, 2, 3, 4, 7])
@pytest.mark.parametrize("format", list(Format))
def test_every_signature_has_its_place(format: Format, count: int) -> None:
    [page] = pages(golden.bill(format=format, blocks=(Signatures(tuple(signed(count))),)))
    assert page.text.count("收银员") == count
