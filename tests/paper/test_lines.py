"""Wrapping: nothing is lost, no mark stands where it may not, names and codes part where people would part them."""

import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.paper.fonts import CLOSING, OPENING, Face, width
from app.paper.lines import LEAST, NO_END, NO_START, fitted, wrapped

HAN = st.sampled_from("松筠楼四时宴席秋酱爆鸡丁东坡肉龙井虾仁")
LATIN = st.from_regex(r"[A-Za-z0-9]{1,9}", fullmatch=True)
MARKS = st.sampled_from("，。、；：！？）》」（《「…··")
TEXT = st.lists(st.one_of(HAN, HAN, HAN, LATIN, MARKS, st.just(" ")), min_size=1, max_size=120).map("".join)
ROOM = st.floats(60, 400)


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.rule("COM-42")
@given(TEXT, ROOM, st.sampled_from(list(Face)))
@example("，" * 40, 60.0, Face.HEI)
@example("（" * 40, 60.0, Face.KAI)
@example("RC-A1-261123-0028" * 4, 60.0, Face.HEI)
def test_nothing_is_lost_and_every_line_fits(text: str, room: float, face: Face) -> None:
    lines = wrapped(text, face, 9, room)
    assert bare("".join(lines)) == bare(text)
    for line in lines:
        hanging = 4.5 if line and line[-1] in CLOSING else 0
        assert len(line) <= 1 or width(line, face, 9) <= room + hanging + 1e-6


@pytest.mark.rule("COM-42")
@given(st.lists(st.one_of(HAN, HAN, HAN, HAN, LATIN, MARKS), min_size=1, max_size=120).map("".join), ROOM)
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(text: str, room: float) -> None:
    lines = wrapped(text, Face.HEI, 9, room)
    for before, after in itertools.pairwise(lines):
        wedged = _bound(before[-1:] + after[:1], before, after)
        assert wedged or (after[0] not in NO_START and before[-1] not in NO_END), lines


def _bound(marks: str, before: str, after: str) -> bool:
    """Whether the marks around a break belong to a run that is wider than a line: there is no right place."""
    run = before + after
    bound = sum(c in NO_START + NO_END for c in run)
    return bound > 0.25 * len(run) and any(c in NO_START + NO_END for c in marks)


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("买买提江·阿卜杜热合曼", 62, ("买买提江·", "阿卜杜热合曼")),
        ("椒盐小酥鱼（骨酥，配红醋）", 90, ("椒盐小酥鱼", "（骨酥，配红醋）")),
        ("共 12 道，本档 4 道", 50, ("共 12 道，", "本档 4 道")),
        ("结账单 BL-A1-261123-0031 已收", 90, ("结账单", "BL-A1-261123-0031", "已收")),
        ("SA-RF-20261123-000128", 60, ("SA-RF-", "20261123-", "000128")),
        ("market.qzkjyun.net.cn", 60, ("market.", "qzkjyun.net.", "cn")),
        ("一\n二", 60, ("一", "二")),
        ("“你好，”他说", 40, ("“你好，”", "他说")),
        ("单价￥128.00", 50, ("单价", "￥128.00")),
    ],
)
def test_words_part_where_people_would_part_them(text: str, room: float, lines: tuple[str, ...]) -> None:
    assert wrapped(text, Face.HEI, 10, room) == lines


@pytest.mark.rule("COM-42")
def test_twenty_han_take_two_lines_of_a_name_cell() -> None:
    name = "古法秘制金汤花胶佛跳墙配黑松露手工面两位"
    assert len(name) == 20
    fit = fitted(name, Face.HEI_MEDIUM, 9.4, 120)
    assert len(fit.lines) == 2 and "".join(fit.lines) == name


@given(TEXT, ROOM)
def test_a_text_shrinks_to_86_per_cent_and_no_further(text: str, room: float) -> None:
    fit = fitted(text, Face.HEI, 10, room)
    assert 10 * LEAST <= fit.size <= 10
    assert bare("".join(fit.lines)) == bare(text)


@given(TEXT, ROOM)
def test_sizes_on_a_roll_are_whole_dots(text: str, room: float) -> None:
    fit = fitted(text, Face.HEI_MEDIUM, 28 * 0.25, room, 0.25)
    assert fit.size % 0.25 == 0


@given(st.text(st.sampled_from(CLOSING + OPENING), max_size=30), st.sampled_from(list(Face)))
def test_two_marks_in_a_row_share_an_em(marks: str, face: Face) -> None:
    assert width(marks, face, 10) <= 10 * len(marks)
    assert width("」，", Face.HEI, 10) == pytest.approx(15)
    assert width("（「", Face.HEI, 10) == pytest.approx(15)
    assert width("，字", Face.HEI, 10) == pytest.approx(20)
