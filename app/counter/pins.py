"""What may be a PIN: six digits that nobody would try first (COM-82). Pure, so that a page can say it while one types.

By rule where there is one: repeats, runs, ways over the keypad, dates, lucky numbers. A list holds the rest.
"""

import itertools
import re
import secrets
from collections.abc import Callable

from app.kernel.refusal import No

Rule = Callable[[str], bool]


def too_easy(pin: str) -> No | None:
    """Six digits that are not among those that everybody tries first (COM-82)."""
    if not re.fullmatch(r"[0-9]{6}", pin):
        return No("A PIN has six digits.")
    if pin in _LISTED or any(rule(pin) for rule in _RULES):
        return No("This PIN is among the first that anybody would try. Choose another one.")
    return None


def fresh_pin() -> str:
    """A PIN that nobody would try first."""
    while too_easy(pin := f"{secrets.randbelow(10**6):06d}"):
        pass
    return pin


def _few_digits(pin: str) -> bool:
    """000001, 166166, 898989; four alike in a row; all of them lucky: 668899, 168816."""
    return len({*pin}) < 3 or bool(re.search(r"(.)\1{3}", pin)) or {*pin} <= {*"689"} or {*pin} <= {*"168"}


def _repeated(pin: str) -> bool:
    """123123, 121212, 123321, 112233; 102030 and 010203."""
    zeros = "000" in (pin[::2], pin[1::2])
    return pin[:3] == pin[3:] or pin == pin[::-1] or pin[::2] == pin[1::2] or zeros


def _run(pin: str) -> bool:
    """123456 and 024680, all at one distance; 123457 and 923456, five in a row; 123488, four from an end of the keys."""
    steps = _steps(pin)
    five = [1] * 4 in (steps[1:], steps[:-1]) or [9] * 4 in (steps[1:], steps[:-1])
    four = {pin[:4], pin[2:]} & {"1234", "4321", "2345", "6789", "9876"}
    return len({*steps}) == 1 or five or bool(four)


def _interlaced(pin: str) -> bool:
    """142536: two runs of the same direction, one within the other."""
    odd, even = _steps(pin[::2]), _steps(pin[1::2])
    return odd == even and odd in ([1, 1], [9, 9])


def _halves(pin: str) -> bool:
    """147369, 666888, 521314: two triples that everybody knows."""
    return pin[:3] in _TRIPLES and pin[3:] in _TRIPLES


def _way_over_the_keys(pin: str) -> bool:
    """147896: each key beside the one before it, on a keypad or a telephone."""
    return all(b in _BESIDE[a] for a, b in itertools.pairwise(pin))


def _date(pin: str) -> bool:
    """A month of a year, 199006; a birthday, 900601, 010690 or 060190."""
    if "1900" <= pin[:4] <= "2099" and "01" <= pin[4:] <= "12":
        return True
    first, middle, last = pin[:2], pin[2:4], pin[4:]
    return _birthday(first, middle, last) or _birthday(last, middle, first) or _birthday(last, first, middle)


def _birthday(year: str, month: str, day: str) -> bool:
    return (year >= "40" or year <= "29") and "01" <= month <= "12" and "01" <= day <= "31"


def _for_ever(pin: str) -> bool:
    """201314, 131421: with 1314, for ever."""
    return "1314" in pin


def _steps(digits: str) -> list[int]:
    return [(int(b) - int(a)) % 10 for a, b in itertools.pairwise(digits)]


_RULES: tuple[Rule, ...] = (
    _few_digits,
    _repeated,
    _run,
    _interlaced,
    _halves,
    _way_over_the_keys,
    _date,
    _for_ever,
)
_FORWARD = (
    *("012", "123", "234", "345", "456", "567", "678", "789", "890"),
    *("024", "135", "246", "357", "468", "579", "147", "258", "369", "159", "036", "048"),
)
_TRIPLES = frozenset(
    {
        *_FORWARD,
        *(triple[::-1] for triple in _FORWARD),
        *(f"{a}{b}" for a in "0123456789" for b in ("00", a * 2)),
        *("520", "521", "530", "131", "314", "168", "188", "668", "688", "866", "886", "518", "918", "584"),
        *("110", "112", "114", "119", "120", "122", "911", "007", "101", "202", "211", "985", "996", "250"),
    }
)
"""Runs, lines on a keypad, triples alike, hundreds; 我爱你, 一生, 一路发; numbers that everybody rings."""
_BESIDE = dict(
    zip("0123456789", ("128", "24", "0135", "26", "157", "2468", "359", "48", "0579", "68"), strict=True)
)
_LISTED = frozenset(
    {
        *("246810", "135790", "975310", "024681", "142857", "271828", "141421", "161803", "173205", "299792"),
        *("124578", "235689", "457812", "134679", "136479", "179346", "770880", "201799", "259758", "259695"),
        *("246437", "594184", "955880", "955990", "955330", "123580", "125800", "159263", "246824", "124816"),
        *("102938", "564738", "192837", "141516", "151617", "192021", "212223", "222324", "232425", "907856"),
    }
)
"""Where rules end: sums, π and e, phrases that numbers sound like, numbers of banks and telephones, other ways."""
