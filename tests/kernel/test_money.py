"""Sums: reading, rounding, sharing, and saying them in words."""

from decimal import ROUND_HALF_UP, Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kernel import money
from app.kernel.money import LARGEST

SUMS = st.integers(-LARGEST, LARGEST)


@pytest.mark.rule("COM-10")
@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("1,409.50", 140950),
        ("1409.5", 140950),
        (" 12 ", 1200),
        ("￥１２．３４", 1234),
        ("¥0.05", 5),
        ("１，４０９．５０", 140950),
        ("-3.50", -350),
        ("−3.50", -350),
        ("－¥3.50", -350),
        ("¥-3.50", -350),
        ("12元", 1200),
        ("0", 0),
        ("999,999,999,999.99", LARGEST),
    ],
)
def test_reads_a_sum_as_people_write_it(typed: str, fen: int) -> None:
    assert money.yuan(typed) == fen


@pytest.mark.rule("COM-10")
@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "-",
        "¥",
        ".",
        "1.005",
        "1.000",
        "12.",
        ".5",
        "1,40.50",
        "14,09",
        "1,4090",
        "1 409",
        "--3",
        "-¥-3",
        "1e3",
        "0x10",
        "NaN",
        "Infinity",
        "十元",
        "1²",
        "½",
        "١٢",
        "1_000",
        "12元整",
        "1.5.0",
        "1\n2",
        "1000000000000",
        "9" * 5000,
    ],
)
def test_drops_nothing_that_was_typed(typed: str) -> None:
    with pytest.raises(ValueError, match=r"not a sum|larger than"):
        money.yuan(typed)


@pytest.mark.rule("COM-10")
@given(SUMS)
def test_figures_read_back(fen: int) -> None:
    assert money.yuan(money.figures(fen)) == fen
    assert money.yuan(f"{Decimal(fen) / 100:f}") == fen


def test_figures_carry_commas_two_decimals_and_a_true_minus() -> None:
    assert money.figures(113829) == "1,138.29"
    assert money.figures(-29) == "−0.29"
    assert money.figures(0) == "0.00"


@pytest.mark.rule("COM-10")
@pytest.mark.rule("RST-30")
def test_the_bill_of_the_article_comes_out() -> None:
    discounted = money.rate(86600, 8800)
    consumption = discounted + 20000
    service = money.rate(consumption, 1000)
    total = consumption + service + 8000
    assert (discounted, consumption, service, total) == (76208, 96208, 9621, 113829)
    assert money.whole_yuan(total) == 113800
    assert money.whole_yuan(total) - 20000 == 93800


@pytest.mark.rule("COM-10")
@given(st.integers(-(10**12), 10**12), st.integers(0, 20_000))
def test_a_rate_rounds_half_up_like_decimal(fen: int, points: int) -> None:
    exact = Decimal(fen) * points / 10_000
    assert money.rate(fen, points) == exact.quantize(Decimal(1), ROUND_HALF_UP)
    assert money.rate(-fen, points) == -money.rate(fen, points)


@pytest.mark.rule("COM-10")
def test_parts_and_quantities() -> None:
    assert money.part(10600, 6, 106) == 600
    assert money.times(3880, Decimal("2.35")) == 9118
    assert money.times(1, Decimal("0.5")) == 1
    assert money.times(-1, Decimal("0.5")) == -1
    with pytest.raises(ValueError, match="positive"):
        money.part(1, 1, 0)


@pytest.mark.rule("RST-31")
@given(st.integers(-(10**10), 10**10), st.lists(st.integers(0, 10**9), min_size=1, max_size=12))
def test_shares_add_up_and_none_is_a_fen_off(total: int, weights: list[int]) -> None:
    shares = money.shares(total, weights)
    even = weights if any(weights) else [1] * len(weights)
    assert sum(shares) == total
    for share, weight in zip(shares, even, strict=True):
        assert abs(share * sum(even) - total * weight) < sum(even)
    assert money.shares(-total, weights) == [-share for share in shares]


@pytest.mark.rule("RST-31")
def test_what_is_left_over_goes_to_the_largest_remainder_then_to_the_first() -> None:
    assert money.shares(100, [1, 1, 1]) == [34, 33, 33]
    assert money.shares(-100, [1, 1, 1]) == [-34, -33, -33]
    assert money.shares(10, [1, 2, 4]) == [1, 3, 6]
    assert money.shares(5, [0, 3, 0]) == [0, 5, 0]
    assert money.shares(7, [0, 0]) == [4, 3]
    assert money.equal_shares(93800, 7) == [13400] * 7
    assert money.equal_shares(93802, 4) == [23451, 23451, 23450, 23450]


@pytest.mark.parametrize("weights", [[], [1, -1]])
def test_no_shares_for_nobody_or_less(weights: list[int]) -> None:
    with pytest.raises(ValueError, match="weights"):
        money.shares(100, weights)


def test_no_equal_shares_among_nobody() -> None:
    with pytest.raises(ValueError, match="at least one"):
        money.equal_shares(100, 0)


@pytest.mark.rule("RST-30a")
@given(SUMS)
def test_rounding_off_never_goes_up(fen: int) -> None:
    assert 0 <= fen - money.whole_yuan(fen) < 100
    assert money.whole_yuan(fen) % 100 == 0


@pytest.mark.rule("COM-11")
@pytest.mark.parametrize(
    ("sum_", "words"),
    [
        ("1,409.50", "壹仟肆佰零玖元伍角"),
        ("6,007.14", "陆仟零柒元壹角肆分"),
        ("1,680.32", "壹仟陆佰捌拾元零叁角贰分"),
        ("107,000.53", "壹拾万柒仟元零伍角叁分"),
        ("16,409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("10.00", "壹拾元整"),
        ("0.00", "零元整"),
        ("100,000,000.01", "壹亿元零壹分"),
        ("0.05", "伍分"),
        ("0.50", "伍角"),
        ("0.53", "伍角叁分"),
        ("1.00", "壹元整"),
        ("20.50", "贰拾元零伍角"),
        ("938.00", "玖佰叁拾捌元整"),
        ("1,000,500.00", "壹佰万零伍佰元整"),
        ("100,005,000.00", "壹亿零伍仟元整"),
        ("100,050,000.00", "壹亿零伍万元整"),
        ("1,050,000,000.00", "壹拾亿伍仟万元整"),
        ("10,001,010,010.10", "壹佰亿零壹佰零壹万零壹拾元零壹角"),
        ("-12.30", "负壹拾贰元叁角"),
        ("999,999,999,999.99", "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
    ],
)
def test_amounts_in_words(sum_: str, words: str) -> None:
    assert money.in_words(money.yuan(sum_)) == words


def read_back(words: str) -> int:
    """The fen that the words name, by another way than the one that wrote them: a stack of units."""
    sign = -1 if words.startswith("负") else 1
    fen = section = digit = 0
    for c in words.removeprefix("负"):
        if c in "零壹贰叁肆伍陆柒捌玖":
            digit = "零壹贰叁肆伍陆柒捌玖".index(c)
        elif c in "拾佰仟":
            section, digit = section + digit * 10 ** ("拾佰仟".index(c) + 1), 0
        elif c in "万亿元":
            fen, section, digit = fen + (section + digit) * {"万": 10**6, "亿": 10**10, "元": 100}[c], 0, 0
        elif c in "角分":
            fen, digit = fen + digit * {"角": 10, "分": 1}[c], 0
    return sign * fen


@pytest.mark.rule("COM-11")
@given(SUMS | st.integers(0, 10**6).map(lambda n: n * 10**5) | st.integers(0, 20_000))
def test_words_read_back_and_agree_with_a_second_opinion(fen: int) -> None:
    words = money.in_words(fen)
    assert read_back(words) == fen
    assert "零零" not in words
    assert words.endswith("整") == (fen % 100 == 0)
    if fen > 0:
        other = cn2an.an2cn(f"{Decimal(fen) / 100:.2f}", "rmb")
        assert words.replace("零", "").replace("整", "") == other.replace("零", "").replace("整", "")


@pytest.mark.rule("COM-11")
@pytest.mark.parametrize("fen", [LARGEST + 1, -LARGEST - 1])
def test_a_sum_beyond_words_says_so(fen: int) -> None:
    for say in (money.in_words, money.in_english_words):
        with pytest.raises(ValueError, match=r"beyond 999,999,999,999\.99"):
            say(fen)


@pytest.mark.rule("COM-11")
@pytest.mark.parametrize(
    ("sum_", "words"),
    [
        ("938.00", "nine hundred and thirty-eight yuan only"),
        ("1,138.29", "one thousand one hundred and thirty-eight yuan and twenty-nine fen"),
        ("1,000,005.00", "one million and five yuan only"),
        ("12,000.10", "twelve thousand yuan and ten fen"),
        ("0.05", "five fen"),
        ("0.00", "zero yuan only"),
        ("-20.00", "minus twenty yuan only"),
        ("3,000,017,040.00", "three billion seventeen thousand and forty yuan only"),
    ],
)
def test_amounts_in_english_words(sum_: str, words: str) -> None:
    assert money.in_english_words(money.yuan(sum_)) == words


def read_back_english(words: str) -> int:
    """The number that English words name."""
    units = {w: i for i, w in enumerate(money._ONES)} | {w: i * 10 for i, w in enumerate(money._TENS)}
    total = section = 0
    for word in words.replace("-", " ").split():
        if word == "hundred":
            section *= 100
        elif word in ("thousand", "million", "billion"):
            total, section = total + section * {"thousand": 1000, "million": 10**6, "billion": 10**9}[word], 0
        elif word != "and":
            section += units[word]
    return total + section


@pytest.mark.rule("COM-11")
@given(SUMS)
def test_english_words_read_back(fen: int) -> None:
    words = money.in_english_words(fen).removeprefix("minus ").removesuffix(" only")
    whole, _, cents = words.partition(" yuan")
    if "fen" in words and not cents:
        whole, cents = "zero", words
    named = read_back_english(whole) * 100 + read_back_english(cents.replace("fen", "") or "zero")
    assert named == abs(fen)
    assert money.in_english_words(fen).startswith("minus ") == (fen < 0)
