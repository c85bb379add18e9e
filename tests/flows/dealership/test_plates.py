"""Number plates: every format, whatever people type between, and what is wrong with the rest (DLR-01, 22)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flows.dealership.rules.plates import PROVINCES, Plate, PlateKind, read
from app.kernel.refusal import No

PLATES = [
    ("京A12345", PlateKind.ORDINARY, "京A·12345", "京A••345"),
    ("沪BZ88J9", PlateKind.ORDINARY, "沪B·Z88J9", "沪B••8J9"),
    ("京O00123", PlateKind.ORDINARY, "京O·00123", "京O••123"),
    ("粤BD12345", PlateKind.NEW_ENERGY_SMALL, "粤B·D12345", "粤B•••345"),
    ("粤BFA2345", PlateKind.NEW_ENERGY_SMALL, "粤B·FA2345", "粤B•••345"),
    ("沪AK12345", PlateKind.NEW_ENERGY_SMALL, "沪A·K12345", "沪A•••345"),
    ("粤B12345D", PlateKind.NEW_ENERGY_LARGE, "粤B·12345D", "粤B•••45D"),
    ("粤B12345F", PlateKind.NEW_ENERGY_LARGE, "粤B·12345F", "粤B•••45F"),
    ("浙A1234学", PlateKind.TRAINING, "浙A·1234学", "浙A••34学"),
    ("浙A1234警", PlateKind.POLICE, "浙A·1234警", "浙A••34警"),
    ("鲁BX123挂", PlateKind.TRAILER, "鲁B·X123挂", "鲁B••23挂"),
    ("粤Z1A34港", PlateKind.HONG_KONG, "粤Z·1A34港", "粤Z••34港"),
    ("粤Z1234澳", PlateKind.MACAO, "粤Z·1234澳", "粤Z••34澳"),
    ("使224578", PlateKind.EMBASSY, "使224578", "使2••578"),
    ("224578使", PlateKind.EMBASSY, "224578使", "22••78使"),
    ("沪A0023领", PlateKind.CONSULATE, "沪A·0023领", "沪A••23领"),
    ("京X0123应急", PlateKind.EMERGENCY, "京X·0123应急", "京X•••3应急"),
    ("VA12345", PlateKind.ARMY, "VA·12345", "VA••345"),
    ("WJ京1234X", PlateKind.ARMED_POLICE, "WJ京·1234X", "WJ•••34X"),
    ("WJ12345", PlateKind.ARMED_POLICE, "WJ·12345", "WJ••345"),
]


@pytest.mark.rule("DLR-01", "DLR-22")
@pytest.mark.parametrize(("text", "kind", "written", "shortened"), PLATES)
def test_every_format(text: str, kind: PlateKind, written: str, shortened: str) -> None:
    plate = read(text)
    assert isinstance(plate, Plate) and plate == Plate(text, kind)
    assert (plate.written, plate.shortened) == (written, shortened)
    assert read(written) == plate


@pytest.mark.rule("DLR-01")
@pytest.mark.parametrize(
    "typed",
    ["京a·12345", " 京 A 123 45 ", "京Ａ１２３４５", "京A.12345", "京A-12345", "京ａ•12345", "京A・12345。"],
)
def test_what_people_put_between(typed: str) -> None:
    assert read(typed) == Plate("京A12345", PlateKind.ORDINARY)


@pytest.mark.rule("DLR-01")
def test_what_a_plate_says_of_its_drive() -> None:
    driven = {letter: (read(f"京A{letter}12345"), read(f"京A12345{letter}")) for letter in "ABCDEFGHJK"}
    said = {
        letter: {plate.electric for plate in both if isinstance(plate, Plate)}
        for letter, both in driven.items()
    }
    assert said == {letter: {letter in "ABCDE"} for letter in "ABCDEFGHJK"}
    assert not Plate("京AD1234", PlateKind.ORDINARY).electric


@pytest.mark.rule("DLR-01")
@pytest.mark.parametrize(
    ("typed", "sentence", "told"),
    [
        ("京A1O345", "Is it the figure", {"place": 4, "letter": "O", "figure": "0"}),
        ("京A1234I", "Is it the figure", {"place": 7, "letter": "I", "figure": "1"}),
        ("", "begins with the short name", {}),
        ("A12345", "begins with the short name", {}),
        ("兲A12345", "begins with the short name", {}),
        ("京112345", "second place", {}),
        ("京I12345", "second place", {}),
        ("京A1234", "eight; here are {many}", {"many": 6}),
        ("京A1234567", "eight; here are {many}", {"many": 9}),
        ("京A1234港", "begins with 粤Z", {}),
        ("京AL12345", "new-energy plate", {}),
        ("京AD1234A", "new-energy plate", {}),
        ("京A1D345F", "new-energy plate", {}),
        ("京A1234军", "figures and letters", {}),
        ("京A12?45", "figures and letters", {}),
    ],
)
def test_what_is_wrong_is_named(typed: str, sentence: str, told: dict[str, object]) -> None:
    no = read(typed)
    assert isinstance(no, No) and sentence in no.message and no.args == told


@pytest.mark.rule("DLR-22")
@given(
    st.sampled_from(PROVINCES),
    st.sampled_from("ABCDEFGHJKLMNPQRSTUVWXYZ"),
    st.text("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", min_size=5, max_size=5),
)
def test_a_shortened_plate_hides_two_places_at_least(province: str, letter: str, serial: str) -> None:
    plate = read(f"{province}{letter}{serial}".lower())
    assert isinstance(plate, Plate) and plate.kind is PlateKind.ORDINARY
    assert plate.shortened.count("•") >= 2 and len(plate.shortened) == len(plate.text)
    assert isinstance(read(plate.shortened), No)
