"""VINs: the places, the check digit by its standard, maker, country and model year (DLR-01)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flows.dealership.rules.makers import MAKERS
from app.flows.dealership.rules.vin import Standard, Vin, check_digit, read_vin, suspects
from app.kernel.refusal import No

TODAY = date(2026, 11, 26)
PLACES = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"


def vin_of(head: str, rest: str) -> str:
    """A VIN with its check digit: eight places, then eight."""
    return f"{head}{check_digit(f'{head}0{rest}')}{rest}"


# Of 49 CFR 565.15, of a much quoted Accord and of one of the first Model 3; of ones alone by arithmetic.
@pytest.mark.rule("DLR-01")
@pytest.mark.parametrize(
    "known", ["1M8GDM9AXKP042788", "1HGCM82633A004352", "5YJ3E1EA7HF000337", "11111111111111111"]
)
def test_known_check_digits(known: str) -> None:
    assert check_digit(known) == known[8]
    assert read_vin(known) == Vin(known)


@pytest.mark.rule("DLR-01")
def test_what_people_type() -> None:
    assert (
        read_vin(" 1hgcm8263-3a004352 ")
        == read_vin("１ＨＧＣＭ８２６３３Ａ００４３５２")
        == Vin("1HGCM82633A004352")
    )


@pytest.mark.rule("DLR-01")
@pytest.mark.parametrize(
    ("vin", "standard", "maker", "country"),
    [
        (vin_of("LSVNV218", "E2100001"), Standard.GB_16735, "SAIC Volkswagen", "China"),
        (vin_of("HESCA2C4", "PS000123"), Standard.GB_16735, "smart", "China"),
        (vin_of("LRW3E7FA", "MC123456"), Standard.GB_16735, "Tesla (Shanghai)", "China"),
        ("1HGCM82633A004352", Standard.CFR_565, "Honda", "United States"),
        ("5YJ3E1EA7HF000337", Standard.CFR_565, "Tesla", "United States"),
        (vin_of("7SAYGDEE", "NF000123"), Standard.CFR_565, "Tesla", "United States"),
        ("WDB2030461A123456", Standard.ISO_3779, "Mercedes-Benz", "Germany"),
        ("W1KZF8DB1MA000001", Standard.ISO_3779, "Mercedes-Benz", "Germany"),
        ("JTHBJ46G772000001", Standard.ISO_3779, "Lexus", "Japan"),
        ("JTMBE33V905000001", Standard.ISO_3779, "Toyota", "Japan"),
        ("ZFF65LHB000180000", Standard.ISO_3779, "Ferrari", "Italy"),
        ("TMBJJ7NE2F0000001", Standard.ISO_3779, "Škoda", "Czechia"),
        ("VF1RFB00X56000001", Standard.ISO_3779, "Renault", "France"),
    ],
)
def test_who_built_it_and_where(vin: str, standard: Standard, maker: str, country: str) -> None:
    read = read_vin(vin)
    assert isinstance(read, Vin) and read.maker and read.made_in
    assert (read.standard, read.maker.message, read.made_in.message) == (standard, maker, country)


@pytest.mark.rule("DLR-01")
@pytest.mark.parametrize(
    ("first", "region"),
    [
        ("BA", "Africa"),
        ("KA", "Asia"),
        ("TA", "Europe"),
        ("XA", "Europe"),
        ("7A", "Oceania"),
        ("9X", "South America"),
        ("3Z", "North America"),
    ],
)
def test_a_country_that_is_not_known_leaves_the_region(first: str, region: str) -> None:
    vin = Vin(f"{first}000000000000000")
    assert vin.made_in and vin.made_in.message == region and vin.maker is None


@pytest.mark.rule("DLR-01")
def test_a_code_that_nobody_has() -> None:
    assert Vin("00000000000000000").made_in is None
    assert {len(code) for code in MAKERS} == {2, 3} and all(set(code) <= set(PLACES) for code in MAKERS)


@pytest.mark.rule("DLR-01")
@pytest.mark.parametrize(
    ("vin", "by", "year"),
    [
        (vin_of("LSVNV218", "E2100001"), TODAY, 2014),
        (vin_of("LSVNV218", "A2100001"), TODAY, 2010),
        (vin_of("LSVNV218", "A2100001"), date(2008, 12, 31), 1980),
        (vin_of("LSVNV218", "A2100001"), date(2009, 1, 1), 2010),
        (vin_of("LSVNV218", "V2100001"), TODAY, 2027),
        (vin_of("LSVNV218", "V2100001"), date(2025, 12, 31), 1997),
        (vin_of("LSVNV218", "W2100001"), TODAY, 1998),
        (vin_of("LSVNV218", "92100001"), TODAY, 2009),
        (vin_of("LSVNV218", "12100001"), date(2031, 5, 1), 2031),
        (vin_of("LSVNV218", "A2100001"), date(1975, 1, 1), None),
        ("1HGCM82633A004352", TODAY, 2003),
        ("1HGCM82633A004352", date(2040, 1, 1), 2003),
        ("5YJ3E1EA7HF000337", TODAY, 2017),
        (vin_of("5YJ3E1EA", "HF000337"), date(2000, 1, 1), 1987),
        ("WDB2030461A123456", TODAY, None),
    ],
)
def test_the_model_year_by_a_day(vin: str, by: date, year: int | None) -> None:
    read = read_vin(vin)
    assert isinstance(read, Vin) and read.model_year(by) == year


@pytest.mark.rule("DLR-01")
@pytest.mark.parametrize(
    ("typed", "sentence", "told"),
    [
        ("1HGCM82633AOO4352", "Is it the figure", {"place": 12, "letter": "O", "figure": "0"}),
        ("IHGCM82633A004352", "Is it the figure", {"place": 1, "letter": "I", "figure": "1"}),
        ("1HGCM82633A00435Q", "Is it the figure", {"place": 17, "letter": "Q", "figure": "0"}),
        ("1HGCM8263三A004352", "neither a letter", {"place": 10}),
        ("1HGCM8263", "here are {many}", {"many": 9}),
        ("", "here are {many}", {"many": 0}),
        ("1HGCM82633A0043521", "here are {many}", {"many": 18}),
        ("LSVNV2180U2100001", "never U, Z or 0", {}),
        ("LSVNV218XE210000A", "last {many} places", {"many": 4}),
        ("LS9NV218XE21000BA", "last {many} places", {"many": 3}),
        ("1HGCM82636A004352", "does not fit", {}),
    ],
)
def test_which_slip_was_made(typed: str, sentence: str, told: dict[str, object]) -> None:
    no = read_vin(typed)
    assert isinstance(no, No) and sentence in no.message
    assert no.args == told or not told


@pytest.mark.rule("DLR-01")
def test_a_small_maker_counts_in_three_figures() -> None:
    small = vin_of("LA9NV218", "E2A1B001")
    assert read_vin(small) == Vin(small)


@pytest.mark.rule("DLR-01")
@pytest.mark.parametrize(
    ("right", "typed", "place"),
    [
        ("1HGCM82633A004352", "1HGCM82633A003452", 14),
        ("1HGCM82633A004352", "1HGCMB2633A004352", 6),
        ("5YJ3E1EA7HF000337", "SYJ3E1EA7HF000337", 0),
        ("1M8GDM9AXKP042788", "1M8GDM9AXKP042738", 16),
    ],
)
def test_the_check_digit_points_at_the_slip(right: str, typed: str, place: int) -> None:
    """The first place tells the standard: misread, it is another car's."""
    no = read_vin(typed)
    if not place:
        assert no == Vin(typed)
        return
    assert isinstance(no, No) and str(place) in no.args["places"]
    assert place in suspects(typed) and read_vin(right) == Vin(right)


@pytest.mark.rule("DLR-01")
def test_only_chinas_and_north_americas_are_held_to_the_check_digit() -> None:
    for head in ("WDB", "JTM", "KMH", "SAL"):
        assert isinstance(read_vin(f"{head}20304ZUABCDEFG"), Vin)
    for head in ("LSV", "HES", "1HG", "2T2", "3VW", "4JG", "5YJ", "7SA"):
        wrong = vin_of(f"{head}NV218", "E2100001")
        wrong = f"{wrong[:8]}{'1' if wrong[8] != '1' else '2'}{wrong[9:]}"
        assert isinstance(read_vin(wrong), No)


@pytest.mark.rule("DLR-01")
@given(
    st.text(PLACES, min_size=8, max_size=8),
    st.sampled_from("ABCDEFGHJKLMNPRSTVWXY123456789"),
    st.integers(0, 9999),
    st.integers(0, 16),
    st.sampled_from("0123456789"),
)
def test_every_figure_that_is_wrong_is_seen(
    head: str, year: str, number: int, place: int, other: str
) -> None:
    vin = vin_of(f"L{head[1:]}", f"{year}A10{number:04}")
    assert isinstance(read_vin(vin), Vin)
    if vin[place].isdigit() and vin[place] != other and place != 9:
        assert isinstance(read_vin(f"{vin[:place]}{other}{vin[place + 1 :]}"), No) or place == 2
