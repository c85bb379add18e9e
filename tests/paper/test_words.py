"""What the two languages make of a text."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from app.kernel.text import T, Text
from app.paper.words import LOCALE, Words

AT = datetime(2026, 11, 23, 10, 5, tzinfo=UTC)
OWN = """
msgid "They are expected at {at:time}."
msgstr "客人预定 {at:time} 到。"

msgid "{paid:money} of {due:money}"
msgstr "应收 {due:money}，已收 {paid:money}"

msgctxt "provisional"
msgid "bill"
msgstr "埋单"

msgid "bill"
msgstr "账单"

msgid "Look at {n:this one|these {n}}"
msgstr "请看这 {n} 处"
"""


@pytest.fixture(scope="module")
def locale(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue of the house's words and a few of this test's."""
    folder = tmp_path_factory.mktemp("locale")
    source = (LOCALE / "zh_CN" / "kernel.po").read_bytes() + OWN.encode()
    path = folder / "zh_CN" / "LC_MESSAGES" / "yingke.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(
            file,
            read_po(BytesIO(b'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n' + source)),
        )
    return folder


@pytest.fixture
def zh(locale: Path) -> Words:
    return Words("zh", locale=locale)


@pytest.fixture
def en() -> Words:
    return Words("en")


class Tea(Enum):
    GREEN = "green"


@pytest.mark.rule("COM-72")
@pytest.mark.parametrize(
    ("text", "chinese", "english"),
    [
        (T("{x:money}", x=113829), "¥1,138.29", "¥1,138.29"),
        (T("{x:money}", x=-29), "−¥0.29", "−¥0.29"),
        (T("{x:time}", x=AT), "18:05", "18:05"),
        (T("{x:time}", x=time(9, 30)), "09:30", "09:30"),
        (T("{x:day}", x=AT), "2026-11-23", "2026-11-23"),
        (T("{x:day}", x=date(2026, 1, 5)), "2026-01-05", "2026-01-05"),
        (T("{x:weekday}", x=date(2026, 11, 24)), "周二", "Tue"),
        (T("{x:moment}", x=AT), "11月23日 18:05", "23 Nov 18:05"),
        (T("{x:percent}", x=8800), "88%", "88%"),
        (T("{x:percent}", x=1250), "12.5%", "12.5%"),
        (T("{x:percent}", x=-5), "−0.05%", "−0.05%"),
        (T("{x:minutes}", x=16), "16 分钟", "16 min"),
        (T("{x:minutes}", x=120), "2 小时", "2 h"),
        (T("{x:minutes}", x=-90), "−1 小时 30 分钟", "−1 h 30 min"),
        (T("{x:list}", x=["A01", "A02", "A03"]), "A01、A02、A03", "A01, A02 and A03"),
        (T("{x:list}", x=("A01",)), "A01", "A01"),
        (T("{x:list}", x=[]), "", ""),
        (
            T("{x:list}", x=[T("Spring Festival"), T("{n} min", n=5)]),
            "春节、5 min",
            "Spring Festival and 5 min",
        ),
        (T("{x}", x=T("Labour Day")), "劳动节", "Labour Day"),
        (T("{x}", x=["a", 1]), "a、1", "a and 1"),
        (T("{x}", x=-3), "−3", "−3"),
        (T("{x}", x=None), "—", "—"),
        (T("{x}", x=Decimal("2.50")), "2.50", "2.50"),
        (T("{x}", x=Tea.GREEN), "green", "green"),
        (T("{x}", x=AT), "11月23日 18:05", "23 Nov 18:05"),
        (T("{x}", x=date(2026, 11, 23)), "2026-11-23", "2026-11-23"),
        (T("{x}", x="RO-A1-261123-0007"), "RO-A1-261123-0007", "RO-A1-261123-0007"),
        (T("{{x}} {x}", x=1), "{x} 1", "{x} 1"),
        (T(""), "", ""),
    ],
)
def test_each_language_writes_values_in_its_own_way(
    zh: Words, en: Words, text: Text, chinese: str, english: str
) -> None:
    assert (zh(text), en(text)) == (chinese, english)


@pytest.mark.rule("COM-72")
def test_a_sentence_comes_from_the_catalogue_with_its_places_where_that_puts_them(
    zh: Words, en: Words
) -> None:
    text = T("{paid:money} of {due:money}", paid=6200, due=100000)
    assert zh(text) == zh(text) == "应收 ¥1,000.00，已收 ¥62.00"
    assert en(text) == "¥62.00 of ¥1,000.00"


@pytest.mark.rule("COM-72")
def test_a_context_tells_one_english_word_from_itself(zh: Words, en: Words) -> None:
    assert (zh(T("bill")), zh(T("bill", "provisional"))) == ("账单", "埋单")
    assert (en(T("bill")), en(T("bill", "provisional"))) == ("bill", "bill")
    assert zh.phrase("They are expected at {at:time}.") == "客人预定 {at:time} 到。"
    assert zh.phrase("not in the catalogue") == "not in the catalogue"


@pytest.mark.rule("COM-12")
def test_times_are_shown_in_the_counters_zone(zh: Words, locale: Path) -> None:
    lisbon = Words("en", ZoneInfo("Europe/Lisbon"))
    assert lisbon(T("{x:time}", x=AT)) == "10:05"
    late = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)
    assert zh(T("{x:day}", x=late)) == "2026-11-24"
    assert lisbon(T("{x:day}", x=late)) == "2026-11-23"


@pytest.mark.rule("COM-04")
def test_a_refusal_that_was_kept_says_the_same_again(zh: Words) -> None:
    for kind in ("time", "day", "moment"):
        text = "{x:" + kind + "}"
        assert zh(T(text, x=str(AT))) == zh(T(text, x=AT.isoformat())) == zh(T(text, x=AT))
    assert zh(T("{x:day}", x="2026-11-23")) == "2026-11-23"


@pytest.mark.rule("COM-80")
@given(st.text())
def test_a_value_is_never_read_as_a_sentence(value: str) -> None:
    assert Words("en")(T("<{x}>", x=value)) == f"<{value}>"


def test_what_is_the_programs_fault_is_not_hidden(en: Words, tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        en(T("{missing}"))
    with pytest.raises(KeyError):
        en(T("{x:colour}", x=1))
    with pytest.raises(ValueError, match="zone"):
        en(T("{x:time}", x=datetime(2026, 11, 23)))
    with pytest.raises(KeyError):
        Words("fr")
    with pytest.raises(FileNotFoundError, match="zh_CN"):
        Words("zh", locale=tmp_path)(T("bill"))


def test_one_of_something_is_not_several_and_what_has_no_plural_leaves_it_out(zh: Words, en: Words) -> None:
    text = "Look at {n:this one|these {n}}"
    told = {n: Text(text, {"n": n}) for n in (0, 1, 2, "1", "1,234")}
    assert [en(one) for one in told.values()] == [
        *(
            "Look at these 0",
            "Look at this one",
            "Look at these 2",
            "Look at this one",
            "Look at these 1,234",
        ),
    ]
    assert [zh(told[n]) for n in (1, 2)] == ["请看这 1 处", "请看这 2 处"]
