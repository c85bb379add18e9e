"""What people type is data everywhere: at every door, in every query, on every paper, in every file (COM-80)."""

import dataclasses
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date
from html import escape, unescape
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pypdfium2
import pytest
from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as Markup
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.counter.customers import CustomerRow
from app.counter.documents import DocumentRow
from app.counter.overview import Hits
from app.counter.print_commands import Role
from app.flows.volunteer.facts.drawing import SampleShown
from app.flows.volunteer.facts.ids import ArchiveId, TallyId
from app.house import FLOWS, load, open_house
from app.kernel.chars import Unfit, clean
from app.kernel.clock import SetClock
from app.kernel.command import Command, _inside
from app.kernel.fields import Label, Private, Secret
from app.kernel.flow import parameters
from app.kernel.judge import Staff
from app.kernel.refusal import Refused, Unreadable
from app.kernel.text import Text
from app.paper import raster
from app.paper.words import Words
from app.shell.frame import Frame
from app.shell.login import Login
from app.shell.place import Place
from app.shell.search.sheet import Search
from app.shell.window import Window
from tests.fixtures import Database, copied, moved_in
from tests.flows.restaurant.conftest import EVENING
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN, CASHIER, COOK, HOST, MANAGER, WAITER
from tests.hostile import HOSTILE
from tests.house.hostile_house import HALF, NAMES, OTHER, Hostile
from tests.house.source import sources
from tests.qt_help import dress, keys, settle

VOICES = (Words("en"), Words("zh"))
NO_TEXT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
"""What no outlet may meet: control, direction, the unseen, halves of characters."""
EVERYBODY = (HOST, WAITER, CAPTAIN, CASHIER, COOK, MANAGER, Staff("nobody", frozenset()))


def text_kinds() -> dict[type, list[tuple[Command, str]]]:
    """Every kind of text that a command takes, with the arguments that take it, nested ones too."""
    found: dict[type, list[tuple[Command, str]]] = {}
    for flow in load():
        for command in flow.commands.values():
            for name, field in command.arguments.model_fields.items():
                for kind in _inside(field.annotation):
                    if isinstance(kind, type) and issubclass(kind, (str, Private, Secret)):
                        found.setdefault(kind, []).append((command, name))
    return found


# -- the doors ---------------------------------------------------------------------------------------


@pytest.mark.rule("COM-80", "COM-05")
def test_every_kind_of_text_keeps_what_can_be_seen_and_nothing_else() -> None:
    for kind in text_kinds():
        reads = TypeAdapter(kind)
        taken = 0
        for hostile in HOSTILE:
            typed = f"kitchen:{hostile.text}" if kind is Role else hostile.text
            try:
                read = reads.validate_json(json.dumps(typed))
            except (ValidationError, Unfit):
                continue
            kept = read.text if isinstance(read, (Private, Secret)) else str(read)
            taken += 1
            if issubclass(kind, Secret):
                continue
            assert not NO_TEXT.search(kept), (kind.__name__, hostile)
            if issubclass(kind, (Label, Private)):
                assert kept == clean(hostile.text, kind.limit)
            elif kind is not Role:
                assert kept == hostile.text and kept.isascii()
        if issubclass(kind, (Label, Private)) and not hasattr(kind, "shape") and kind.__name__ != "Strokes":
            assert taken > 300, kind.__name__


@pytest.mark.rule("COM-80", "COM-03", "COM-05")
def test_hostile_arguments_are_read_or_refused_in_a_sentence_that_does_not_repeat_them() -> None:
    """Every command takes a quarter of the strings, each in all of its arguments at once."""
    commands = {c.name: c for some in text_kinds().values() for c, _ in some}
    for k, command in enumerate(commands.values()):
        for n, hostile in enumerate(HOSTILE[k % 4 :: 4]):
            try:
                command.read(dict.fromkeys(command.arguments.model_fields, hostile.text))
            except Unreadable as refused:
                if n % 10 == 0:
                    said = [words(refused.no.text) for words in VOICES]
                    assert all(len(hostile.text) < 12 or hostile.text not in one for one in said)
                    assert not any(NO_TEXT.search(one) for one in said)


@pytest.mark.rule("COM-80", "COM-16", "COM-51")
def test_whatever_is_sought_gives_hits_or_none(dining: Dining) -> None:
    dining.desk.staff = MANAGER
    for hostile in HOSTILE[::3]:
        found = dining.desk.look(Hits, words=hostile.text).result()
        assert not any(NO_TEXT.search(hit.name) for hit in found.hits)


@pytest.mark.rule("COM-80", "COM-71")
def test_nobody_logs_in_or_is_named_by_hostile_words(dining: Dining) -> None:
    for hostile in HOSTILE[::9]:
        for login in (hostile.text, "lin"):
            with pytest.raises(Refused) as refused:
                dining.desk.log_in(login, hostile.text).result()
            assert not any(NO_TEXT.search(words(refused.value.no.text)) for words in VOICES)
        with pytest.raises(Refused):
            dining.desk.bus.command(hostile.text)


@pytest.fixture(scope="module")
def hostile(
    furnished: Database, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Hostile]:
    """A house that is full of hostile words."""
    home, clock = tmp_path_factory.mktemp("hostile"), SetClock(EVENING)
    with (
        copied(furnished, home, request) as place,
        closing(open_house(home, clock=clock, folders=FLOWS)) as opened,
    ):
        made = Hostile(moved_in(Dining, place, opened, clock))
        made.fill()
        yield made


# -- the outlets -------------------------------------------------------------------------------------


def strings(value: Any) -> Iterator[str]:
    """Every string in what a query gives."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Text):
        yield from strings(value.args)
        yield VOICES[0](value)
    elif isinstance(value, Mapping):
        for name, one in value.items():
            yield from (*strings(name), *strings(one))
    elif isinstance(value, (list, tuple, set, frozenset)):
        for one in value:
            yield from strings(one)
    elif dataclasses.is_dataclass(value):
        for f in dataclasses.fields(value):
            yield from strings(getattr(value, f.name))


@pytest.mark.rule("COM-80", "COM-15", "COM-40", "COM-41", "COM-51")
def test_every_query_paper_and_file_of_a_hostile_house_is_literal(hostile: Hostile) -> None:
    dining = hostile.dining
    assert hostile.refused == []
    seen = shown_by_every_query(hostile)
    assert set(NAMES) <= seen
    assert not {one for one in seen if NO_TEXT.search(one)}
    before = {file for file in dining.house.home.rglob("*") if "papers" not in file.parts}
    outside = set(Path("/srv").glob("*"))
    dining.house.prints.start()
    dining.house.prints.drain()
    printed(hostile)
    after = {file for file in dining.house.home.rglob("*") if "papers" not in file.parts}
    assert {file.name for file in after - before} <= {"yingke.db-wal", "yingke.db-shm", "printing-A1.lock"}
    assert set(Path("/srv").glob("*")) == outside


def shown_by_every_query(hostile: Hostile) -> set[str]:
    """Whatever any query of any flow gives to anybody."""
    dining = hostile.dining
    guests = [r.id for r in dining.rows(select(CustomerRow.id))]
    documents = [r.id for r in dining.rows(select(DocumentRow.id))]
    some = {
        "guests": [2],
        "sitting": [*hostile.sittings.values()],
        "case": [*hostile.sittings.values()],
        "ids": [list(hostile.sittings.values())],
        "table": [*hostile.sittings],
        "guest": guests,
        "account": ["C0", "C1"],
        "document": documents[:5],
        "dish": ["d1"],
        "collection": [hostile.collection],
        "klass": [hostile.klass],
        "student": [hostile.student],
        "words": [HALF[3], "a", "#TC"],
        "typed": [HALF[3], "13800138000"],
        "number": [HALF[3], "KT-A1-261123-0001"],
        "counter": ["A1"],
        "first": [dining.clock.now().date()],
        "last": [dining.clock.now().date()],
        "year": [2026],
        "archive": [ArchiveId.of(hostile.klass, 2026)],
        "tally": [TallyId.of(hostile.klass, date(2026, 11, 1))],
        "week": [date(2026, 11, 23)],
        "code": [HALF[3]],
        "sample": [hostile.sample],
        "vehicle": [hostile.vehicle] * 3,
        "visit": [hostile.visit],
        "kind": ["dealership.mark"],
        "subject": [hostile.visit],
        "photo": ["0" * 64],
        "export": [hostile.export],
        "batch": [hostile.run],
        "list": [hostile.list],
        "documents": [documents],
        "day": [dining.clock.now().date()],
    }
    seen: set[str] = set()
    for flow in dining.house.flows:
        for kind, query in flow.queries.items():
            wanted = [name for name in some if name in parameters(query)]
            for staff in EVERYBODY:
                dining.desk.staff = staff
                values = list(zip(*(some[name] for name in wanted), strict=False)) if wanted else [()]
                for value in values[: None if staff is MANAGER else 2]:
                    found = dining.desk.look(kind, **dict(zip(wanted, value, strict=True)))
                    try:
                        seen |= set(strings(found.result()))
                    except Refused as refused:
                        seen |= set(strings(refused.no.text))
    return seen


def printed(hostile: Hostile) -> None:
    """Every paper as it came out: its words literal, as a roll nothing but pictures and our own commands."""
    papers = sorted((hostile.dining.house.home / "papers").iterdir())
    assert all(re.fullmatch(r"[A-Z]{2}-A1-261123-\d{4}-\d-[0-9a-f]{6}\.pdf", file.name) for file in papers)
    told = defaultdict[str, str](str)
    for file in papers:
        content = file.read_bytes()
        told[file.name[:2]] += plain(pypdfium2.PdfDocument(content))
        assert not re.search(rb"/(JavaScript|JS|Launch|URI|EmbeddedFile|AA|OpenAction)\b", content), file.name
    asked = OTHER[1::2]
    for kind, texts in (
        ("OD", (*HALF[: len(OTHER)], *asked)),
        ("KT", (*HALF[: len(OTHER)], *asked)),
        ("PL", OTHER),
    ):
        assert [text for text in texts if squeezed(text) not in told[kind]] == [], kind
    drawn = hostile.dining.desk.look(SampleShown, sample=hostile.sample).result()
    words_of = [one for d in drawn.entries for one in (d.record.name, d.record.what)] + [drawn.why]
    assert [text for text in words_of if squeezed(text) not in told["VA"]] == []
    roll = next(file for file in papers if file.name.startswith("KT"))
    only_pictures(raster.escpos(roll.read_bytes()))


def plain(pdf: pypdfium2.PdfDocument) -> str:
    return squeezed("".join(page.get_textpage().get_text_range() for page in pdf))


def squeezed(words: str) -> str:
    """Without blanks, breaks and hyphens: a line ends where the paper does, and PDFium spells ligatures out."""
    once = re.sub(
        "([\u0300-\u036f])\\1+", r"\1", normalize("NFKC", words)
    )  # PDFium reads a pile of marks as one
    return re.sub(r"[\s\ufffe-]", "", once)


def only_pictures(data: bytes) -> None:
    """A roll is our own commands and rows of dots: no byte of anybody's text is a command."""
    assert data.startswith(raster.INITIALISE) and data.endswith(raster.CUT)
    rest = data[len(raster.INITIALISE) : -len(raster.CUT)]
    while rest:
        assert rest[:4] == b"\x1dv0\x00", rest[:8]
        wide, high = (int.from_bytes(rest[at : at + 2], "little") for at in (4, 6))
        rest = rest[8 + wide * high :]


@pytest.mark.rule("COM-80", "COM-21", "COM-50", "COM-70")
def test_every_screen_of_a_hostile_house_shows_words_and_nothing_else(
    hostile: Hostile, qtbot: QtBot, qapp: QApplication
) -> None:
    """Log-in, Today, the flow's tab with its boards and a party, prints, settings, search: plain text, and it paints."""
    dress(qapp, Words("zh"))
    home, clock = hostile.dining.house.home, hostile.dining.clock
    made = lambda wish, told: open_house(home, clock=clock, folders=FLOWS)  # noqa: E731
    window = Window(home, Place(language="zh", scheme="light", scale=100), make=made)
    qtbot.addWidget(window)
    window.painted.connect(window.begin)
    window.show()
    try:
        walk(window, qtbot, hostile)
    finally:
        window.finish()
        dress(qapp)


def walk(window: Window, qtbot: QtBot, hostile: Hostile) -> None:
    def front() -> Any:
        return window.front

    def look() -> None:
        qtbot.waitUntil(lambda: front() is not None and front().shell.bridge.idle, timeout=60000)
        settle()
        qtbot.waitUntil(lambda: front().shell.bridge.idle, timeout=60000)
        plain_words(window)

    look()
    login = next(one for one in window.findChildren(Login) if one.isVisible())
    login.choose("zhou")
    keys(window, "402817")
    look()
    frame = next(one for one in window.findChildren(Frame) if one.isVisible())
    for tab in frame.tabs:
        frame.show_tab(tab)
        look()
    for section in ("house", "papers", "restaurant", "printers", "staff", "counters", "holidays"):
        frame.go(f"settings/{section}")
        look()
    frame.open_case("restaurant", hostile.sittings["A02"])
    look()
    search = Search(window, frame)
    search.open()
    for typed in HALF[:: len(HALF) // 3]:
        search.field.line.setText(typed)
        look()


def plain_words(window: Window) -> None:
    """Whatever is shown is painted; no label and no tool tip takes its words for markup."""
    assert not window.grab().isNull()
    for part in window.findChildren(QWidget):
        if isinstance(part, QLabel):
            assert part.textFormat() is Qt.TextFormat.PlainText, part.text()
        tip = part.toolTip()
        assert not Markup.mightBeRichText(tip) or tip == f"<span>{escape(unescape(tip[6:-7]))}</span>", tip


@pytest.mark.rule("COM-80")
def test_one_module_writes_sheets() -> None:
    """The one whose cells are words, whatever they begin with: tests/flows/restaurant/screens/test_figures.py."""
    writing = {
        one.name
        for one in sources("app")
        if any(one.calls("Workbook", "writerow", "writerows", "DictWriter"))
    }
    assert writing == {"app/counter/sheet_book.py", "app/store/export.py"}, "the latter: test_export.py"
