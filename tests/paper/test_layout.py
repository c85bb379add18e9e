"""Every block in every format and language: nothing is cut, nothing touches, the same bytes every time."""

import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from itertools import takewhile
from typing import Any
from unicodedata import category, normalize
from zoneinfo import ZoneInfo

import pytest

from app.kernel.text import T
from app.paper.fonts import missing
from app.paper.layout import laid_out
from app.paper.model import (
    Column,
    Copy,
    Dish,
    Dishes,
    Fact,
    Facts,
    Format,
    Language,
    Print,
    Row,
    Sum,
    Sums,
    Table,
    Words,
)
from app.paper.pages import MEASURES, ROLLS
from tests.hostile import HOSTILE
from tests.paper import golden, stress
from tests.paper.reading import Char, ReadPage, ReadPaper, read

SHEETS = [format for format in Format if format not in ROLLS]
EVERY = [(format, language) for format in Format for language in Language]


def bare(text: str) -> str:
    return "".join(text.split())


def beyond(page: ReadPage, format: Format) -> list[Char]:
    """Ink beyond the live width, or within the edge that no printer reaches."""
    top, right, _, left = MEASURES[format].margins
    low = page.high - (4.9 if format in ROLLS else 6)
    return [
        c
        for c in page.chars
        if c.area
        and (c.left < left - 0.5 or c.right > page.wide - right + 0.5 or c.top < top - 0.2 or c.bottom > low)
    ]


def by_rows(page: ReadPage) -> dict[int, list[Char]]:
    """The characters of a page by the millimetres that their ink reaches over, from left to right."""
    rows: dict[int, list[Char]] = defaultdict(list)
    for c in sorted((c for c in page.chars if c.area > 0.01), key=lambda c: c.left):
        for row in range(int(c.top), int(c.bottom) + 1):
            rows[row].append(c)
    return rows


def touching(page: ReadPage) -> list[tuple[str, str]]:
    """Characters whose ink lies over one another."""
    found = set()
    for row in by_rows(page).values():
        for k, a in enumerate(row):
            for b in takewhile(lambda b, a=a: b.left < a.right, row[k + 1 :]):  # type: ignore[misc]
                over = (min(a.right, b.right) - b.left) * (min(a.bottom, b.bottom) - max(a.top, b.top))
                if min(a.bottom, b.bottom) > max(a.top, b.top) and over > 0.12 * min(a.area, b.area):
                    found.add((a.char, b.char))
    return sorted(found)


def crossed(page: ReadPage) -> list[str]:
    """Characters that a line runs through."""
    rows, found = by_rows(page), []
    for line in page.rules:
        middle = (line.top + line.bottom) / 2
        if line.right - line.left > 3 and line.bottom - line.top < 2.2:
            for c in rows.get(int(middle), ()):
                inside = min(c.right, line.right) - max(c.left, line.left) > 0.2
                if inside and c.top + 0.15 < middle < c.bottom - 0.15:
                    found.append(c.char)
    return found


def told(value: Any) -> Iterator[str]:
    """Every word of a paper that is data; what is drawn as code or ink is none."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from told(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.name not in _UNSEEN:
                yield from told(getattr(value, field.name))


_UNSEEN = frozenset(
    {"kind", "logo", "seal", "strokes", "drawn", "format", "language", "again", "message", "context", "args"}
)


@lru_cache(maxsize=40)
def _laid_out_and_read(format: Format, language: Language, staff: bool) -> ReadPaper:
    paper = stress.everything(format, language, staff=staff)
    return read(laid_out(paper, golden.SECOND if staff else golden.ORIGINAL))


@pytest.mark.rule("COM-40", "COM-42", "COM-72")
@pytest.mark.parametrize(("format", "language"), EVERY)
@pytest.mark.parametrize("staff", [False, True])
def test_nothing_touches_and_nothing_is_cut(format: Format, language: Language, staff: bool) -> None:
    paper = stress.everything(format, language, staff=staff)
    found = _laid_out_and_read(format, language, staff)
    for page in found.pages:
        assert beyond(page, format) == []
        assert touching(page) == []
        assert crossed(page) == []
        assert round(page.wide) == MEASURES[format].wide
    said = bare("".join(c.char for page in found.pages for c in page.chars))
    codes = {one.says for one in paper.blocks if hasattr(one, "says") and hasattr(one, "dots")}
    lacking = [words for words in told(paper) if bare(words) not in said and words not in codes]
    if staff and format in ROLLS:  # a slip's head is its bar: no letterhead, no note
        lacking = [words for words in lacking if words not in set(told(paper.letterhead)) | {paper.left}]
    elif staff:
        lacking = [words for words in lacking if words != paper.letterhead.footer]
    if format in ROLLS:
        lacking = [words for words in lacking if words != paper.left]
    assert lacking == []


@pytest.mark.rule("COM-42")
@pytest.mark.parametrize("format", list(Format))
def test_each_language_says_it_in_its_own_words(format: Format) -> None:
    said = {language: bare(_laid_out_and_read(format, language, False).text) for language in Language}
    for chinese, english in (
        ("本次实收", "Receivednow"),
        ("预付款收据", "Receiptforanadvance"),
        ("今收到", "Receivedfrom"),
    ):
        assert chinese in said[Language.ZH] and chinese in said[Language.BOTH]
        assert chinese not in said[Language.EN]
        assert english in said[Language.EN] and english.lower() in said[Language.BOTH].lower()
    assert "Receivednow" not in said[Language.ZH]
    assert said[Language.BOTH].count("118,392.00") == said[Language.ZH].count("118,392.00"), (
        "figures never twice"
    )
    assert said[Language.BOTH].count("本收据不是发票") and "Thisreceiptisnoinvoice" in said[Language.BOTH]


@pytest.mark.rule("COM-42")
def test_what_differs_by_its_marks_alone_is_said_once() -> None:
    signed = T("{times}, {who}", "job", times="16:16", who="白川")
    paper = replace(golden.receipt(Format.A5, Language.BOTH), blocks=(Words(signed),))
    assert bare(read(laid_out(paper, golden.ORIGINAL)).text).count("白川") == 1


@pytest.mark.rule("COM-42")
@pytest.mark.parametrize("format", [Format.A5, Format.ROLL80])
def test_terms_that_bind_the_guest_stand_in_both_languages(format: Format) -> None:
    terms = T(
        "The guest was told all charges. Nothing is charged but what stands here; there is no minimum spend."
    )
    small = T("This receipt is no invoice.")
    blocks = (Sums((Sum("合计", 2_880_00),), beside=(terms,)), Words(small, small=True))
    paper = replace(golden.receipt(format, Language.BOTH), blocks=blocks)
    said = bare(read(laid_out(paper, golden.ORIGINAL)).text)
    for words in ("不设最低消费。", "thereisnominimumspend.", "本收据不是发票。", bare(small.message)):
        assert words in said


@pytest.mark.rule("COM-40")
@pytest.mark.parametrize("format", list(Format))
def test_the_same_paper_gives_the_same_bytes(format: Format) -> None:
    paper = stress.everything(format, Language.BOTH)
    first = laid_out(paper, golden.ORIGINAL)
    laid_out(golden.kitchen_ticket(), golden.ORIGINAL)
    assert laid_out(paper, golden.ORIGINAL) == first
    assert laid_out(paper, golden.SECOND) != first
    assert laid_out(paper, replace(golden.ORIGINAL, by="周敏")) != first or format in ROLLS


@pytest.mark.rule("COM-40")
def test_another_process_gives_the_same_bytes() -> None:
    """No order of a set, no clock and no path comes into a paper."""
    script = (
        "import hashlib; from app.paper.layout import laid_out; from tests.paper import golden, stress;"
        "from app.paper.model import Format; p = [golden.bill(), stress.everything(Format.A5)];"
        "print(hashlib.sha256(b''.join(laid_out(x, golden.ORIGINAL) for x in p)).hexdigest())"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ".", "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "America/New_York"))
    }
    assert len(told) == 1


@pytest.mark.rule("COM-12")
def test_times_are_those_of_the_counters_zone() -> None:
    said = [
        read(laid_out(golden.receipt(), golden.ORIGINAL, ZoneInfo(zone)), words_only=True).text
        for zone in ("Asia/Shanghai", "Asia/Urumqi")
    ]
    assert "20:47:50" in said[0] and "18:47:50" in said[1]


@pytest.mark.rule("COM-40")
def test_a_pdf_says_what_it_is() -> None:
    about = read(laid_out(golden.bill(), golden.ORIGINAL)).about
    assert about["Title"] == "结账单 BL-A1-261123-0031"
    assert about["Subject"] == "BL-A1-261123-0031"
    assert (about["Author"], about["Creator"]) == ("松筠楼", "Yingke")
    for language, code in ((Language.ZH, b"zh-CN"), (Language.EN, b"en"), (Language.BOTH, b"zh-CN")):
        assert b"/Lang (" + code + b")" in laid_out(golden.bill(language=language), golden.ORIGINAL)


@pytest.mark.rule("COM-40")
def test_a_bill_is_read_out_in_the_order_in_which_it_is_read() -> None:
    said = read(laid_out(golden.bill(), golden.ORIGINAL)).text
    order = (
        "松筠楼 SONGYUN HOUSE BL-A1-261123-0031 2026-11-23 听松（包间） 沈先生 袁静 18:02 项目 数量 单价 金额（元） 可折扣 会员八八折"
        " 四时宴席·秋（四位用） 866.00 桂花糯米藕、葱油海蜇 十年陈花雕 168.00 茶位·碧螺春 32.00 762.08 962.08 1,138.29 −0.29 1,138.00"
        " 应收 玖佰叁拾捌元整 ¥938.00 1,000.00 RC-A1-261123-0028 客人 收银员 临江市北山路"
    )
    at = 0
    for words in order.split():
        assert words in said[at:], words
        at = said.index(words, at) + len(words)


def seen(text: str) -> str:
    """A text as a reader of PDFs gives it back: without blanks, ligatures and what has no width."""
    return "".join(c for c in normalize("NFKC", text) if not c.isspace() and category(c) not in ("Mn", "Cf"))


@pytest.mark.rule("COM-80")
@pytest.mark.parametrize("format", [Format.A4, Format.ROLL80])
def test_hostile_words_are_drawn_as_they_were_typed(format: Format) -> None:
    """Each stands on the paper, letter by letter; what no font has was refused before."""
    printable = [h.text for h in HOSTILE if not missing(h.text) and seen(h.text)]
    assert len(printable) > 200
    short = [text for text in printable if len(text) <= 200]
    columns = (Column("#", 5), Column("名", 60), Column("额", 30, right=True))
    slip = golden.bill(
        format=format,
        blocks=(
            Facts(tuple(Fact(text, text, wide=True) for text in short[::3])),
            Table(columns, tuple(Row((str(n), text, "1")) for n, text in enumerate(short[1::3])), grid=True),
            Dishes(tuple(Dish(text, text[:9]) for text in short[2::3])),
            *(Words(text) for text in short),
        ),
    )
    found = read(laid_out(slip, golden.ORIGINAL))
    said = seen("".join(c.char for page in found.pages for c in page.chars))
    assert [text for text in short if seen(text) not in said] == []
    for page in found.pages:
        assert [c for c in beyond(page, format) if category(c.char) != "Mn"] == []
    long = golden.bill(format=format, blocks=tuple(Words(text) for text in printable if text not in short))
    counted = Counter(seen(read(laid_out(long, golden.ORIGINAL), words_only=True).text))
    assert [text[:20] for text in printable if len(text) > 200 and not Counter(seen(text)) <= counted] == []


@pytest.mark.rule("COM-31", "COM-40")
@pytest.mark.parametrize("copy", list(Copy))
@pytest.mark.parametrize("format", list(Format))
def test_a_later_print_calls_itself_one(format: Format, copy: Copy) -> None:
    paper = replace(stress.everything(format, staff=copy is Copy.AGAIN), again=copy)
    first, third = (
        read(laid_out(paper, Print(n, golden.ORIGINAL.at, "A1", "吴晓彤")), words_only=True) for n in (1, 3)
    )
    before, after = bare(first.text), bare(third.text)
    if copy is Copy.COPY:
        assert "第1次打印（原件）" in before and "副本" not in before
        assert "副本COPY·第3次打印·不重复收款" in after
    else:
        assert "补打" not in before and "第3次打印（补打）" in after
        assert "补打·第3次" in after or format not in ROLLS
    assert first.about["Subject"] == paper.number
    assert third.about["Subject"] == f"{paper.number} 第 3 次打印" + "（补打）" * (copy is Copy.AGAIN)
