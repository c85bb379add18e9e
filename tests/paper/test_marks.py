"""Marks, codes and seals: what a paper that is no ordinary original says of itself, and what a scanner reads."""

from dataclasses import replace

import pytest
import zxingcpp

from app.paper.layout import laid_out
from app.paper.model import Code, Due, Format, Language, Mark, Paper, Sign, Signatures
from app.paper.pages import MEASURES, ROLLS
from tests.paper import golden, stress
from tests.paper.reading import MM, Char, picture, read
from tests.paper.test_layout import touching

DUE = {Format.A4: 19, Format.A4_ACROSS: 19, Format.A5: 22, Format.A5_ACROSS: 19}


def marked(format: Format, mark: Mark, **changed: object) -> Paper:
    return golden.bill(format=format, mark=mark, **changed)


def largest(paper: Paper, words: str) -> list[Char]:
    """The largest characters of some words on the first page."""
    chars = [c for c in read(laid_out(paper, golden.ORIGINAL)).pages[0].chars if c.char in words]
    return [c for c in chars if c.size >= max(c.size for c in chars) - 0.01]


@pytest.mark.rule("RST-31", "COM-40")
@pytest.mark.parametrize("format", list(Format))
def test_a_provisional_bill_says_so_in_black_and_where_nothing_is_printed(format: Format) -> None:
    page = read(laid_out(golden.provisional(), golden.ORIGINAL)).pages[0]
    assert touching(page) == [("暂", "结")], "the outlined words lie on free paper, and turned"
    said = read(laid_out(marked(format, Mark.PROVISIONAL), golden.ORIGINAL)).text
    assert "暂结单" in said and "供核对，未收款；不是收据，也不是发票" in "".join(said.split())
    if format not in ROLLS:
        assert len(largest(marked(format, Mark.PROVISIONAL), "暂结")) == 2
    own = marked(format, Mark.PROVISIONAL, mark_says="未付")
    assert "未付" in read(laid_out(own, golden.ORIGINAL)).text


@pytest.mark.rule("RST-33", "COM-40")
@pytest.mark.parametrize("format", list(Format))
def test_a_void_paper_is_struck_through_and_names_its_counter_entry(format: Format) -> None:
    paper = marked(format, Mark.VOID, mark_says="冲正单 CN-A1-261123-0003，21:10 何立群")
    found = read(laid_out(paper, golden.ORIGINAL))
    for page in found.pages:
        assert "作废" in page.text and "CN-A1-261123-0003" in page.text
        slanted = [r for r in page.rules if r.right - r.left > 20 and r.bottom - r.top > 20]
        assert len(slanted) == 1
        assert format in ROLLS or len(largest(paper, "作废")) == 2, "outlined where nothing is printed"
        assert slanted[0].right - slanted[0].left > 0.95 * (page.wide - sum(MEASURES[format].margins[1::2]))


@pytest.mark.rule("COM-85")
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("format", list(Format))
def test_training_stands_on_every_page_at_twice_the_size_of_the_sum(
    format: Format, language: Language
) -> None:
    words = "Training" if language is Language.EN else "练习"
    paper = golden.ledger(50, format=format, language=language, mark=Mark.TRAINING)
    for page in read(laid_out(paper, golden.ORIGINAL)).pages:
        assert words in page.text
        sum_size = 60 * MM / 8 if format in ROLLS else DUE[format]
        if format not in ROLLS:
            assert max(c.size for c in page.chars if c.char == words[0]) >= 2 * sum_size - 0.1
    if format is Format.ROLL80 and language is not Language.EN:
        assert largest(paper, "练习")[0].size >= 2 * 60 * MM / 8 - 0.1


@pytest.mark.parametrize("format", list(Format))
def test_the_sample_days_papers_say_so_at_their_foot(format: Format) -> None:
    found = read(laid_out(marked(format, Mark.SAMPLE), golden.ORIGINAL))
    for page in found.pages:
        assert page.line_of("示例").top > page.high - (20 if format not in ROLLS else 25)
    assert "示例" not in read(laid_out(golden.bill(format=format), golden.ORIGINAL)).text


@pytest.mark.rule("COM-31")
@pytest.mark.parametrize("format", [Format.A4, Format.A5, Format.A5_ACROSS, Format.ROLL80])
def test_a_seal_stands_on_the_original_alone(format: Format) -> None:
    signed = (Signatures((Sign("客人", golden.scrawl()), Sign("收银员")), seal=stress.seal()),)
    first, second = (
        laid_out(golden.bill(format=format, blocks=signed), made) for made in (golden.ORIGINAL, golden.SECOND)
    )
    assert first.count(b"/Subtype /Image") == 2 and second.count(b"/Subtype /Image") == 0
    assert (b"/BM /Multiply" in first) == (format not in ROLLS), "words beneath a red seal stay readable"


@pytest.mark.rule("COM-42")
def test_a_logo_takes_the_place_of_the_character() -> None:
    for format in Format:
        with_logo = replace(golden.SONGYUN, logo=stress.seal(), seal_word="")
        pdf = laid_out(golden.bill(format=format, letterhead=with_logo), golden.ORIGINAL)
        assert pdf.count(b"/Subtype /Image") >= 1
        assert read(pdf).text.startswith("松筠楼")


@pytest.mark.rule("COM-73")
@pytest.mark.parametrize("format", list(Format))
def test_a_signature_is_drawn_as_ink_and_a_forgotten_one_is_not(format: Format) -> None:
    drawn = "[[[100, 300], [400, 500], [700, 200]], [[500, 500]]]"
    none, empty, forgotten, kept = (
        laid_out(golden.bill(format=format, blocks=(Signatures((place,)),)), golden.ORIGINAL)
        for place in (
            Sign("客人", ()),
            Sign("客人", ((),)),
            Sign("客人", drawn="—"),
            Sign("客人", drawn=drawn),
        )
    )
    assert none == empty == forgotten != kept
    strokes = laid_out(
        golden.bill(
            format=format,
            blocks=(Signatures((Sign("客人", (((100, 300), (400, 500), (700, 200)), ((500, 500),))),)),),
        ),
        golden.ORIGINAL,
    )
    assert strokes == kept, "strokes and their text in the drawer draw the same"


@pytest.mark.rule("COM-33", "RST-19")
@pytest.mark.parametrize("format", list(Format))
@pytest.mark.parametrize(
    "says",
    ["KT-A1-261123-0041|ack", "https://invoice.example/ask?number=RC-A1-261123-0028&sum=938.00", "松" * 40],
)
def test_every_code_is_read_by_a_printers_eye(format: Format, says: str) -> None:
    """203 dpi in black and white as a print head has it; 150 dpi as a phone sees it on a screen."""
    paper = golden.bill(format=format, blocks=(Due("应收", 93800), Code(says, ("扫码开具发票", "90 秒内"))))
    pdf = laid_out(paper, golden.ORIGINAL)
    for dpi, one_bit in ((203.2, True), (203.2, False), (150, False), (300, True)):
        read_back = zxingcpp.read_barcodes(
            picture(pdf, dpi, one_bit=one_bit), formats=zxingcpp.BarcodeFormat.QRCode
        )
        assert [one.text for one in read_back] == [says], (dpi, one_bit)


@pytest.mark.rule("COM-42")
@pytest.mark.parametrize("number", ["ST-A1-261124-0005", "BL-A1-261123-9999", "RC-Z9-270101-0001"])
def test_the_number_is_read_from_its_bars(number: str) -> None:
    for format in (Format.A4, Format.A4_ACROSS):
        pdf = laid_out(golden.ledger(3, format=format, number=number), golden.ORIGINAL)
        for dpi in (203.2, 300, 600):
            found = zxingcpp.read_barcodes(
                picture(pdf, dpi, one_bit=True), formats=zxingcpp.BarcodeFormat.Code128
            )
            assert [one.text for one in found] == [number], dpi
        assert number in read(pdf).text, "the number stands under its bars"


@pytest.mark.rule("COM-40")
def test_a_number_that_no_bars_can_say_is_written() -> None:
    pdf = laid_out(golden.ledger(3, number="结-0005"), golden.ORIGINAL)
    assert "结-0005" in read(pdf).text


@pytest.mark.rule("COM-42")
@pytest.mark.parametrize("format", sorted(ROLLS))
def test_a_roll_is_as_long_as_what_stands_on_it_in_whole_dots(format: Format) -> None:
    for paper in (golden.receipt(format), golden.kitchen_ticket(format), golden.call_slip(format)):
        [page] = read(laid_out(paper, golden.ORIGINAL)).pages
        assert abs(page.high * 8 - round(page.high * 8)) < 0.01
        low = max(c.bottom for c in page.chars)
        assert 5 <= page.high - low <= 9, "nothing but the edge to tear at is left"
