"""By what a name, a phone and a plate are found, and how they are masked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.kernel import names
from app.kernel.names import LONGEST_TERM, Rank, fold, initials, phone_terms, plate_terms, search_terms
from app.kernel.surnames import COMPOUND, SURNAMES, surname
from tests.hostile import HOSTILE


def texts(name: str, rank: Rank) -> set[str]:
    return {term.text for term in search_terms(name) if term.rank is rank}


@pytest.mark.rule("COM-16")
def test_a_dish_is_found_by_itself_its_initials_its_sound_and_its_parts() -> None:
    assert {"宫保鸡丁", "gbjd"} <= texts("宫保鸡丁", Rank.INITIALS)
    assert "gongbaojiding" in texts("宫保鸡丁", Rank.PINYIN)
    assert {"鸡丁", "jd", "jiding", "丁", "ding"} <= texts("宫保鸡丁", Rank.PART)


@pytest.mark.rule("COM-16")
@pytest.mark.parametrize(
    ("name", "initials", "pinyin"),
    [
        ("单雄信", "sxx", "shanxiongxin"),
        ("仇英", "qy", "qiuying"),
        ("区志明", "ozm", "ouzhiming"),
        ("曾国藩", "zgf", "zengguofan"),
        ("查良镛", "zly", "zhaliangyong"),
        ("尉迟恭", "ycg", "yuchigong"),
        ("单于", "cy", "chanyu"),
        ("万俟卨", "mqx", "moqixie"),
        ("黑小虎", "hxh", "hexiaohu"),
        ("重庆小面", "cqxm", "chongqingxiaomian"),
        ("长安行", "cax", "changanxing"),
        ("乐乐", "ly", "leyue"),
        ("吕布", "lb", "lvbu"),
        ("吕布", "lb", "lubu"),
        ("银行行长", "yhhz", "yinhanghangzhang"),
    ],
)
def test_every_reading_finds_the_name(name: str, initials: str, pinyin: str) -> None:
    assert initials in texts(name, Rank.INITIALS)
    assert pinyin in texts(name, Rank.PINYIN)


@pytest.mark.rule("COM-16")
@pytest.mark.parametrize(
    ("name", "letters"),
    [("宫保鸡丁", "gbjd"), ("重庆小面", "cqxm"), ("XO酱炒虾仁", "xjcxr"), ("7 喜", "7x"), ("", "")],
)
def test_initials_are_those_of_the_likeliest_reading(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.rule("COM-16")
def test_letters_and_numbers_in_names() -> None:
    assert {"xojcxr", "xjcxr"} <= texts("XO酱炒虾仁", Rank.INITIALS)
    assert {"a01", "a1"} <= texts("A01", Rank.INITIALS)
    assert {"贵宾01", "贵宾1", "gb1"} <= texts("贵宾01", Rank.INITIALS)
    assert {"johnsmith", "js"} <= texts("John Smith", Rank.INITIALS)
    assert "smith" in texts("John Smith", Rank.PART)
    assert {"7", "0007"} <= texts("RO-A1-261123-0007", Rank.PART)


@pytest.mark.rule("COM-15")
@pytest.mark.rule("COM-16")
@pytest.mark.parametrize("name", ["𠮷野家", "𪚥", "許𠅤", "姜𬱖图", "㐀𠀀", "\U000323af"])
def test_any_han_is_found_by_itself(name: str) -> None:
    assert fold(name) in texts(name, Rank.INITIALS)
    assert search_terms(name) == search_terms(name)


@pytest.mark.rule("COM-15")
def test_a_han_that_has_no_reading_leaves_the_others_theirs() -> None:
    assert "jt" in texts("姜\U000323af图", Rank.INITIALS)


@pytest.mark.rule("COM-16")
@given(st.text(st.characters(exclude_categories=()), max_size=80))
@settings(max_examples=80)
def test_any_text_has_bounded_terms_and_is_found_by_itself(name: str) -> None:
    terms = search_terms(name)
    assert len(terms) <= 200
    assert len({term.text for term in terms}) == len(terms)
    assert all(0 < len(term.text) <= LONGEST_TERM for term in terms)
    if key := fold(name):
        assert any(key.startswith(term.text) for term in terms)


@pytest.mark.rule("COM-80")
@pytest.mark.parametrize("hostile", HOSTILE, ids=str)
def test_no_text_breaks_the_terms(hostile: str) -> None:
    for terms in (search_terms(hostile.text), phone_terms(hostile.text), plate_terms(hostile.text)):
        assert len(terms) <= 200
    names.phone(hostile.text)
    assert len(names.mask_name(hostile.text)) <= 4
    assert len(names.mask_phone(hostile.text)) <= 11


@pytest.mark.rule("COM-16")
@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.rule("COM-16")
def test_width_case_marks_and_blanks_do_not_count() -> None:
    assert fold("ＧＢ ｊｄ") == fold("gb'jd") == "gbjd"
    assert fold("Café Müller") == "cafemuller"
    assert fold("lüe") == "lue"
    assert fold("葛\U000e0100 城") == "葛城"
    assert fold("RO-A1-261123-0007") == "roa12611230007"
    assert fold("***") == "***"


@pytest.mark.rule("COM-16")
def test_a_phone_is_found_by_its_tail() -> None:
    terms = dict(phone_terms("138-1234-5678"))
    assert terms["13812345678"] == terms["5678"] == Rank.INITIALS
    assert terms["678"] == terms["12345678"] == Rank.PART
    assert "78" not in terms
    assert phone_terms("") == ()
    assert [term.text for term in phone_terms("110")] == ["110"]


@pytest.mark.rule("COM-16")
def test_a_plate_is_found_with_and_without_its_province() -> None:
    terms = dict(plate_terms("闽C·12345"))
    assert {text for text, rank in terms.items() if rank is Rank.INITIALS} == {
        "闽c12345",
        "c12345",
        "minc12345",
        "mc12345",
    }
    assert {"12345", "2345", "45"} <= terms.keys()
    assert "闽cdf1234" in dict(plate_terms("闽CDF1234"))
    assert plate_terms("") == ()


@pytest.mark.rule("COM-16")
@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("138 1234 5678", "13812345678"),
        ("＋86 138-1234-5678", "13812345678"),
        ("008613812345678", "13812345678"),
        ("19912345678", "19912345678"),
        ("0595-28129508", "0595-28129508"),
        ("059528129508", "0595-28129508"),
        ("(010) 6552 9988", "010-65529988"),
        ("010-65529988-12", "010-65529988-12"),
        ("0595 2812950转801", "0595-2812950-801"),
        ("+86 595 28129508", "0595-28129508"),
        ("400-123-4567", "4001234567"),
        ("400 8888 666", "4008888666"),
        ("8008101234", "8008101234"),
        ("95598", "95598"),
        ("96315", "96315"),
        ("12345", "12345"),
        ("10086", "10086"),
        ("110", "110"),
        ("+852 9123 4567", "+85291234567"),
        ("0085291234567", "+85291234567"),
    ],
)
def test_a_phone_number_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert names.phone(typed) == kept
    assert names.phone(kept) == kept


@pytest.mark.rule("RST-02", "COM-20")
def test_a_public_number_is_nobodys_own() -> None:
    for typed in ("110", "123", "12345", "10086", "95598", "96315", "", "abc"):
        assert names.own_phone(typed) is None
    for typed, kept in (("138 1234 5678", "13812345678"), ("0595 2812950转801", "0595-2812950-801")):
        assert names.own_phone(typed) == kept
    for typed in ("400-123-4567", "95013123", "+852 9123 4567", "+3901234567"):
        assert names.own_phone(typed)


@pytest.mark.rule("RST-02")
@pytest.mark.parametrize(
    "typed",
    [
        "",
        "abc",
        "1381234567",
        "138123456789",
        "12812345678",
        "28129508",
        "0123-12345678",
        "13812345678转1",
        "+86 110",
        "110110",
        "1٣812345678",
        "13812345678;",
        "9" * 5000,
        "400-123-456",
        "-",
        "+",
    ],
)
def test_an_unreadable_phone_number_is_none(typed: str) -> None:
    assert names.phone(typed) is None


@pytest.mark.rule("COM-20")
@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("13812341234", "138****1234"),
        ("138 1234 1234", "138****1234"),
        ("0595-28129508", "059****9508"),
        ("+85291234567", "852****4567"),
        ("28129508", "****9508"),
        ("2812950", "****50"),
        ("95598", "****"),
        ("see the book", "****"),
    ],
)
def test_a_masked_phone_keeps_what_a_colleague_needs_to_tell_it_apart(phone: str, shown: str) -> None:
    assert names.mask_phone(phone) == shown


@pytest.mark.rule("COM-20")
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("王建国", "王**"),
        ("王伟", "王*"),
        ("欧阳修", "欧阳*"),
        ("欧阳", "欧*"),
        ("尉迟敬德", "尉迟**"),
        ("𠮷野", "𠮷*"),
        ("葛\U000e0100城", "葛*"),
        ("John Smith", "J**"),
        ("买买提·艾合买提", "买**"),
        ("王", "*"),
        ("", "*"),
    ],
)
def test_a_masked_name_keeps_the_surname(name: str, shown: str) -> None:
    assert names.mask_name(name) == shown


def test_the_table_of_surnames_is_well_formed() -> None:
    assert len(SURNAMES) > 30
    assert len(COMPOUND) > 30
    for name, readings in SURNAMES.items():
        assert len(readings) == len(name)
        assert all(reading.isascii() and reading.isalpha() for one in readings for reading in one)
    assert surname("诸葛亮") == "诸葛"
    assert surname("王建国") == "王"
