"""What is kept of a text from outside."""

from unicodedata import category, is_normalized

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kernel.chars import Unfit, clean, tidied
from tests.hostile import HOSTILE

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)


@pytest.mark.rule("COM-80")
@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  王建国 \u3000", "王建国"),
        ("王\x00建\x1b[31m国", "王建[31m国"),
        ("a\x1bp\x00\x19\xfab", "apúb"),
        ("\u202egnp.exe", "gnp.exe"),
        ("张\u2066三\u2069", "张三"),
        ("张\u200b三\ufeff", "张三"),
        ("李\ud83d四", "李四"),
        ("两\r\n行\t字", "两 行 字"),
        ("行\u2028段\x85尾", "行 段 尾"),
        ("e\u0301", "é"),
        ("\U000e0041x", "x"),
        ("\ufffe\U0010ffffx", "x"),
    ],
)
def test_what_nobody_sees_is_not_kept(typed: str, kept: str) -> None:
    assert clean(typed, 100) == kept


@pytest.mark.rule("COM-15")
@pytest.mark.rule("COM-80")
@pytest.mark.parametrize(
    "name",
    [
        "马䶮",
        "许𠅤",
        "𠮷野",
        "𪚥𫢪",
        "买买提·艾合买提",
        "O'Neil-Smith",
        "葛\U000e0100城",
        "Нұрлан",
        "ཚེ་རིང་",
        "👨‍👩‍👧",
        "欧 阳",
        "髙﨑",
        "<b>&amp;",
    ],
)
def test_a_name_is_kept_as_it_is(name: str) -> None:
    assert clean(name, 100) == name


@pytest.mark.rule("COM-80")
def test_lines_are_kept_where_a_text_has_them() -> None:
    assert clean(" 第一行\r\n第二行\u2028\t第三行\n", 100, lines=True) == "第一行\n第二行\n\t第三行"


@pytest.mark.rule("COM-80")
@pytest.mark.parametrize(
    "typed", ["", " ", "\u3000\t\n", "\x00", "\u202e\u200b", "\ud800", "\u3164", "\u2800", "\u0301", "\u200d"]
)
def test_nothing_visible_is_no_text(typed: str) -> None:
    with pytest.raises(Unfit) as caught:
        clean(typed, 100)
    assert caught.value.reason.message == "Nothing is written here."


@pytest.mark.rule("COM-80")
def test_a_long_text_is_refused_not_cut() -> None:
    assert clean("长" * 80 + "\x00", 80) == "长" * 80
    with pytest.raises(Unfit) as caught:
        clean("长" * 81, 80)
    assert caught.value.reason.args == {"length": 81, "limit": 80}


@pytest.mark.rule("COM-80", "COM-16")
def test_what_is_only_sought_may_come_to_nothing() -> None:
    assert tidied("\ud800\x00\u202e ") == ""
    assert tidied(" 张\u2066三\x1b ") == "张三"


def check(text: str, *, lines: bool) -> None:
    """Whatever comes in: refused with a sentence, or kept in a form that every outlet can take."""
    try:
        kept = clean(text, 200, lines=lines)
    except Unfit:
        return
    assert kept == clean(kept, 200, lines=lines) == kept.strip()
    assert is_normalized("NFC", kept)
    assert kept.encode().decode() == kept
    assert {c for c in kept if category(c) in ("Cc", "Cs", "Zl", "Zp")} <= ({"\n", "\t"} if lines else set())


@pytest.mark.rule("COM-80")
@given(ANY_TEXT, st.booleans())
def test_any_text_is_kept_harmless_or_refused(text: str, lines: bool) -> None:
    check(text, lines=lines)


@pytest.mark.rule("COM-80")
@pytest.mark.parametrize("hostile", HOSTILE, ids=str)
def test_hostile_text_is_kept_harmless_or_refused(hostile: str) -> None:
    check(hostile.text, lines=False)
    check(hostile.text, lines=True)
