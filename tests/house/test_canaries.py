"""What is personal stands in the drawer and nowhere else: byte by byte, in every file of the data folder (COM-05, S10)."""

import logging
import re
from collections.abc import Iterator

import pypdfium2
import pytest
from sqlalchemy import inspect, select
from sqlalchemy.exc import IntegrityError

from app.kernel.refusal import Refused
from app.paper.words import Words
from app.store.base import Base, add
from app.store.store import FILE as DATA
from app.store.tables import Drawer, SearchTerm
from app.store.writer import Priority
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import HOST, MANAGER, WAITER
from tests.house.day import STROKES, live_through

PERSONAL = {
    "staff name": "甲鸢乙",
    "guest name": "丙鹭丁",
    "guest taboos": "戊忌鹮",
    "other guest": "己鸥庚",
    "guest note": "辛记鹬",
    "booking name": "壬鹄癸",
    "booking words": "子愿鹇",
    "reason to give back": "丑由鹃",
    "reason to cancel": "寅因鹕",
    "other name": "离鹆坎",
    "other words": "兑愿鸲",
    "reason not to come": "艮因鸨",
    "walk-in name": "卯雁辰",
    "party name": "巳鸾午",
    "taboos": "未忌鹓",
    "taboos with the tea": "申忌鹔",
    "request": "酉求鹗",
    "who said yes": "戌鹪亥",
    "who said yes later": "离鹪坎",
    "reason to let the tea go": "兑由鹩",
    "request noted later": "乾求鹣",
    "reason for the discount": "坤由鹭",
    "reason to print no more": "震因鹫",
    "student name": "艮鹮巽",
    "team leader": "离鹬兑",
    "witness": "坎鹕乾",
    "ground of the judgement": "坤鹓震",
}
PHONES = ("13912345678", "13800138000", "13700137000", "13800138001")
PINS = ("418263", "926451", "402817")
SOUGHT = {"guest name", "other guest", "booking name", "other name", "walk-in name", "party name"}
"""Names are found by their terms (COM-16): these stand in the search terms too, and go with `forget_terms`."""


def spelled(word: str) -> Iterator[bytes]:
    """A text as a file may hold it."""
    yield word.encode()
    yield word.encode("utf-16-le")
    yield word.encode("gb18030")
    if not word.isascii():
        yield "".join(f"\\u{ord(c):04x}" for c in word).encode()


def say(place: str) -> str:
    return PERSONAL.get(place, "壶" if place == "unit" else f"{place[:60]}")


@pytest.mark.rule("COM-05", "COM-83", "COM-85", "COM-15")
def test_what_is_personal_stands_in_the_drawer_alone(
    dining: Dining, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    live_through(dining, say)
    refuse_a_lot(dining)
    there = set(inspect(dining.house.store.engine).get_table_names())
    tables = sorted(
        (t for t in Base.metadata.tables.values() if t.name in there), key=lambda table: table.name
    )
    kept = {r.text for r in dining.rows(select(Drawer.text))}
    assert {*PERSONAL.values(), *PHONES, STROKES} <= kept
    for table in (one for one in tables if one.name not in ("drawer", "search_terms")):
        rows = [tuple(row) for row in dining.rows(select(table))]
        for row in rows:
            held = "\n".join(map(str, row))
            for word in (*PERSONAL.values(), *PHONES, STROKES):
                assert word not in held, (table.name, word)
            for pin in PINS:  # six digits may stand by chance inside a digest
                assert not re.search(rf"(?<![0-9a-f]){pin}(?![0-9a-f])", held), (table.name, pin)
    terms = {r.term for r in dining.rows(select(SearchTerm.term))}
    assert {word for place, word in PERSONAL.items() if word in terms} == {PERSONAL[one] for one in SOUGHT}
    assert not any(word in record.getMessage() for record in caplog.records for word in PERSONAL.values())


def refuse_a_lot(dining: Dining) -> None:
    """Every way to be refused with something personal in the hand: none of it stands in the answer."""
    at = "2026-11-20T18:00:00+08:00"
    book = {"name": PERSONAL["guest name"], "phone": PHONES[0], "guests": 2, "at": at}
    told = [
        dining.refused("book", HOST, **book),
        dining.refused("book", WAITER, **book),
        dining.refused("book", HOST, **{**book, "phone": "139123"}),
        dining.refused("book", HOST, **{**book, "at": "x"}),
        dining.refused(
            "house.add_staff", MANAGER, login="lin", name=PERSONAL["staff name"], roles=[], pin=PINS[0]
        ),
        dining.refused(
            "house.add_staff", MANAGER, login="wei", name=PERSONAL["staff name"], roles=[], pin="123456"
        ),
        dining.refused(
            "house.add_staff", MANAGER, login="wei", name=PERSONAL["staff name"] * 99, roles=[], pin=PINS[0]
        ),
        dining.refused("house.keep_guest", HOST, name=PERSONAL["guest name"], phone="139123x"),
        dining.refused("house.keep_guest", HOST, name=[PERSONAL["guest name"]]),
        dining.refused(
            "cancel_booking", HOST, sitting="none", by_guest=True, why=PERSONAL["reason to cancel"]
        ),
    ]
    said = [words(no.text) for no in told for words in (Words("en"), Words("zh"))]
    for word in (*PERSONAL.values(), *PHONES, *PINS, "139123x"):
        assert not any(word in one for one in (*said, *map(repr, told)))
    with pytest.raises(Refused) as refused:
        dining.desk.log_in("lin", PINS[2]).result()
    assert PINS[2] not in repr(refused.value) + str(refused.value.no)


@pytest.mark.rule("COM-05", "COM-83", "COM-40")
def test_no_file_beside_the_database_holds_anything_personal_but_papers(dining: Dining) -> None:
    """PDFs hold what they print, as compressed pages; their names, their titles and every other file hold none of it."""
    live_through(dining, say)
    dining.house.prints.start()
    dining.house.prints.drain()
    secrets = [spelling for word in (*PERSONAL.values(), *PHONES, *PINS) for spelling in spelled(word)]
    files = [file for file in dining.house.home.rglob("*") if file.is_file()]
    assert any(file.suffix == ".pdf" for file in files)
    for file in files:
        content = file.read_bytes()
        assert not any(spelling in file.name.encode() for spelling in secrets)
        if file.suffix == ".pdf":
            content = repr(pypdfium2.PdfDocument(content).get_metadata_dict()).encode()
        if file.name.startswith(DATA):
            continue  # its tables are read one by one above
        assert [spelling for spelling in secrets if spelling in content] == [], file.name


@pytest.mark.rule("COM-05", "COM-83")
def test_a_fault_of_the_database_does_not_repeat_what_it_was_given(dining: Dining) -> None:
    row = {"id": "twice", "text": PERSONAL["guest name"], "salt": ""}
    with pytest.raises(IntegrityError) as error:
        dining.house.store.writer.run(lambda db: add(db, Drawer, [row, row]), Priority.CLERK)
    assert PERSONAL["guest name"] not in str(error.value) + repr(error.value)
