"""Money: whole fen inside, `Decimal` at the edges, rounded half-up, never a float (COM-10).

Half-up means away from zero, so that a refund is the exact mirror of the payment that it undoes.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeAlias

Fen: TypeAlias = int

LARGEST: Fen = 99_999_999_999_999
"""999,999,999,999.99 yuan: the largest sum that is read, and the largest that COM-11 writes in words."""

MINUS = "\N{MINUS SIGN}"

_AS_TYPED = str.maketrans("０１２３４５６７８９．，－−＋￥", "0123456789.,--+¥")
_SUM = re.compile(r"(?:(-)?\s*¥?|¥\s*(-))\s*(\d{1,3}(?:,\d{3})+|\d{1,16})(?:\.(\d{1,2}))?\s*元?", re.ASCII)


def yuan(text: str) -> Fen:
    """The fen of a sum as people write it: `1,409.50`, `￥１２`, `-3.5`, `12元`.

    Raises ValueError for anything else, also for a third decimal or a comma in the wrong place: no
    digit that was typed is ever dropped or guessed at.
    """
    found = _SUM.fullmatch(text.translate(_AS_TYPED).strip())
    if not found:
        raise ValueError("not a sum of money in yuan and fen")
    minus, minus_after, whole, cents = found.groups()
    fen = int(whole.replace(",", "")) * 100 + int((cents or "").ljust(2, "0"))
    if fen > LARGEST:
        raise ValueError(f"larger than {figures(LARGEST)}")
    return -fen if minus or minus_after else fen


def figures(fen: Fen) -> str:
    """The sum in figures: `1,138.29`; a negative one with a true minus sign."""
    return f"{MINUS * (fen < 0)}{abs(fen) // 100:,}.{abs(fen) % 100:02}"


def part(fen: Fen, over: int, under: int) -> Fen:
    """`fen` × `over` / `under`, rounded half-up: the tax inside a price is `part(price, 6, 106)`.

    Raises ValueError unless `under` is positive.
    """
    if under <= 0:
        raise ValueError("a part needs a positive whole")
    product = fen * over
    rounded = (2 * abs(product) + under) // (2 * under)
    return -rounded if product < 0 else rounded


def rate(fen: Fen, basis_points: int) -> Fen:
    """A share in basis points, rounded half-up: 88 % of 866.00 is `rate(86600, 8800)`, 762.08."""
    return part(fen, basis_points, 10_000)


def times(price: Fen, quantity: Decimal) -> Fen:
    """A price times a quantity (2.35 斤, 1.5 standard hours), rounded half-up."""
    return part(price, *quantity.as_integer_ratio())


def shares(total: Fen, weights: Sequence[int]) -> list[Fen]:
    """Share a sum in proportion to weights, by largest remainder; ties go to the first (RST-31).

    The shares add up to the sum exactly. Where all weights are zero everybody bears the same. Raises
    ValueError if there is nobody to share, or a weight is negative.
    """
    if not weights or min(weights) < 0:
        raise ValueError("shares need weights, none of them negative")
    if total < 0:
        return [-share for share in shares(-total, weights)]
    even = weights if any(weights) else [1] * len(weights)
    whole = sum(even)
    result = [total * weight // whole for weight in even]
    by_remainder = sorted(range(len(even)), key=lambda i: -(total * even[i] % whole))
    for i in by_remainder[: total - sum(result)]:
        result[i] += 1
    return result


def equal_shares(total: Fen, n: int) -> list[Fen]:
    """Share a sum among `n`; the fen left over go to the first. Raises ValueError unless `n` is positive."""
    if n < 1:
        raise ValueError("shares need at least one")
    return shares(total, [1] * n)


def whole_yuan(fen: Fen) -> Fen:
    """What rounding off (抹零) leaves: down to the yuan, below zero too, never against a guest (RST-30a)."""
    return fen // 100 * 100


_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("仟", "佰", "拾", "")
_GROUPS = ("亿", "万", "")


def in_words(fen: Fen) -> str:
    """The sum in words for Chinese bills, without the 人民币 that stands before it on paper (COM-11).

    Of the forms that the rule allows, the first that COM-11 prints: 零 stands where the yuan end in 0 and
    jiao follow, and not between a group of four ending in 0 and thousands. Raises ValueError beyond
    999,999,999,999.99.
    """
    _sayable(fen)
    whole, jiao, cents = abs(fen) // 100, abs(fen) // 10 % 10, abs(fen) % 10
    words = f"{number_in_words(whole)}元" if whole else ""
    if not jiao and not cents:
        words = f"{words or '零元'}整"
    elif whole and (not jiao or whole % 10 == 0):
        words += "零"
    words += f"{_DIGITS[jiao]}角" if jiao else ""
    words += f"{_DIGITS[cents]}分" if cents else ""
    return f"负{words}" if fen < 0 else words


def _sayable(fen: Fen) -> None:
    if abs(fen) > LARGEST:
        raise ValueError(f"no words for a sum beyond {figures(LARGEST)}")


def number_in_words(whole: int) -> str:
    """A number in capital numerals: 壹仟零贰; nothing for 0."""
    words, gap = "", False
    for group, unit in zip((whole // 10**8, whole // 10**4 % 10**4, whole % 10**4), _GROUPS, strict=True):
        if not group:
            gap = True
            continue
        if words and (gap or group < 1000):
            words += "零"
        words += _group_in_words(group) + unit
        gap = False
    return words


def _group_in_words(group: int) -> str:
    """Up to four digits; one 零 for any run of zeros inside, none at the ends."""
    said = "".join(
        _DIGITS[int(d)] + (p if d != "0" else "") for d, p in zip(f"{group:04}", _PLACES, strict=True)
    )
    return re.sub("零+", "零", said).strip("零")


# fmt: off
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
# fmt: on
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"))


def in_english_words(fen: Fen) -> str:
    """The sum in English words: `nine hundred and thirty-eight yuan only`, `ten yuan and five fen`.

    Raises ValueError beyond 999,999,999,999.99.
    """
    _sayable(fen)
    whole, cents = divmod(abs(fen), 100)
    said = [f"{number_in_english(whole)} yuan"] if whole or not cents else []
    said += [f"{number_in_english(cents)} fen"] if cents else ["only"]
    return ("minus " if fen < 0 else "") + (" and " if cents else " ").join(said)


def number_in_english(n: int) -> str:
    """A number in English words."""
    for scale, name in _SCALES:
        if n >= scale:
            return f"{number_in_english(n // scale)} {name}{_rest_in_english(n % scale)}"
    if n >= 100:
        return f"{_ONES[n // 100]} hundred{_rest_in_english(n % 100)}"
    if n < 20:
        return _ONES[n]
    return _TENS[n // 10] + (f"-{_ONES[n % 10]}" if n % 10 else "")


def _rest_in_english(n: int) -> str:
    """What follows a hundred or a thousand: British English puts an `and` before the last two digits."""
    if not n:
        return ""
    return f" {'and ' * (n < 100)}{number_in_english(n)}"
