"""`yingke import`: each bad row by sheet, row, column and reason; nothing until all are good; the same file twice is nothing (COM-63, 81)."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import xlsxwriter
from sqlalchemy import text

from app.counter import sheet_file
from app.counter.sheet_file import LIMITS, Limits, read_file
from app.counter.sheet_kinds import Remark
from app.counter.sheets import Preview, kinds, preview, take_in
from app.flows.restaurant.facts.kinds import Allergen
from app.flows.restaurant.facts.terms import ALLERGENS
from app.flows.restaurant.sheets import ALLERGEN_WORDS
from app.house import House
from app.kernel.clock import SetClock
from app.kernel.refusal import Unreadable
from app.paper.words import Words
from app.store.engine import driver_of
from tests.cli.conftest import Cli
from tests.fixtures import Database
from tests.founded import MANAGER, PINS
from tests.hostile import HOSTILE

pytestmark = pytest.mark.rule("COM-63")
SAMPLES = Path("resources/samples")
DATA = Path("tests/data")


@pytest.fixture(scope="session")
def folders() -> Sequence[str]:
    return ("app.flows.restaurant",)


@pytest.fixture(scope="session")
def people() -> Mapping[str, Sequence[str]]:
    return {"lin": ["host"], "su": ["waiter"]}


@pytest.fixture
def clock() -> SetClock:
    """The morning of the sample day."""
    return SetClock(datetime(2026, 11, 20, 2, tzinfo=UTC))


def looked_at(house: House, kind: str, file: Path) -> Preview:
    return preview(house.desk, kinds(house.flows)[kind], read_file(file), MANAGER)


def taken(house: House, kind: str, file: Path) -> tuple[int, int, int]:
    done = take_in(house.desk, looked_at(house, kind, file), MANAGER)
    return done.done, done.again, len(done.refused)


def count(house: House, table: str) -> int:
    with house.store.reading() as db:
        return int(db.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


def said(remarks: Sequence[Remark]) -> list[tuple[int, str, str]]:
    words = Words("en")
    return [(one.n, one.column, words(one.what)) for one in remarks]


@pytest.mark.rule("RST-01", "RST-02", "RST-11")
def test_floor_menu_and_an_evenings_bookings_are_taken_in(working: House) -> None:
    assert taken(working, "floor", SAMPLES / "floor.csv") == (84, 0, 0)
    assert taken(working, "menu", SAMPLES / "menu.xlsx") == (350, 0, 0)
    found = looked_at(working, "bookings", SAMPLES / "bookings-evening.csv")
    assert found.bad == []
    at_table = [(n, what) for n, column, what in said(found.notes) if column == "台号"]
    assert [n for n, _ in at_table] == [20, 56, 57]
    assert at_table[0][1].startswith(
        "V07 is taken then by the booking in row 14. This one is taken in without a table"
    )
    assert len([1 for _, column, _ in said(found.notes) if column == "定金(元)"]) == 26
    done = take_in(working.desk, found, MANAGER)
    assert (done.done, done.refused) == (60, [])
    with working.store.reading() as db:
        rows = db.execute(
            text(
                "SELECT table_id, guests, wishes, wants_room, fee_told, vip, booked_for, d.text AS words"
                " FROM restaurant_sittings LEFT JOIN drawer d ON d.id = words ORDER BY booked_for, table_id"
            )
        ).all()
        dish = db.execute(text("SELECT * FROM restaurant_dishes WHERE id = '1324'")).one()
        fish = db.execute(text("SELECT pricing, price, unit FROM restaurant_dishes WHERE id = '1330'")).one()
        listed = {r.id: r.allergens for r in db.execute(text("SELECT id, allergens FROM restaurant_dishes"))}
    rooms = [r for r in rows if r.table_id and r.table_id.startswith("V")]
    assert all(r.wants_room and r.fee_told for r in rooms)
    assert [r.guests for r in rooms if r.table_id == "V07"] == [18]
    assert sum(r.vip for r in rows) == 3
    assert {r.booked_for[:10] for r in rows} == {"2026-11-20"}
    assert [r.wishes for r in rows if r.words and "老人同行" in r.words] == ["step_free"] * 4
    assert {r.words for r in rows if r.words and "定金" in r.words} >= {"定金(元): 100.00"}
    assert (dish.course, dish.pricing, dish.price, dish.special, dish.accessories) == (
        "premium",
        "person",
        26800,
        True,
        "刀叉\n红醋",
    )
    assert tuple(fish) == ("day", None, "份")
    assert (listed["1022"], listed["1250"], listed["1102"]) == ("peanut", "wheat sesame", "")
    assert {one for words in listed.values() for one in words.split()} == set(Allergen), "each can be met"


@pytest.mark.rule("COM-04")
def test_the_same_files_again_change_nothing(working: House) -> None:
    files = (("floor", "floor.csv"), ("menu", "menu.xlsx"), ("bookings", "bookings-evening.csv"))
    for kind, file in files:
        taken(working, kind, SAMPLES / file)
    before = count(working, "journal")
    for kind, file in files:
        done, again, refused = taken(working, kind, SAMPLES / file)
        assert (done, refused) == (0, 0)
        assert again in (84, 350, 60)
    assert count(working, "journal") == before
    other = working.home / "menu.csv"
    other.write_text(
        "编码,菜名,类别,出品部门,道次,计价方式,单价(元)\n1001,别的菜,热菜,热菜档,热菜,例,10\n", "utf-8"
    )
    found = looked_at(working, "menu", other)
    assert said(found.bad) == [(2, "", "There is a dish 1001 already.")]


def test_every_wrong_row_of_the_menu_is_named_with_its_column_and_reason(working: House) -> None:
    found = looked_at(working, "menu", DATA / "menu-with-errors.xlsx")
    assert said(found.bad) == [
        (5, "单价(元)", "at least ¥0.00"),
        (10, "单价(元)", "A sum in yuan is asked for, such as 1,409.50."),
        (13, "菜名", "Nothing is written here."),
        (17, "编码", "The same stands in row 16 already."),
        (22, "单价(元)", "A sum in yuan is asked for, such as 1,409.50."),
        (27, "类别", "This house has no such category. A manager adds it in the settings."),
        (33, "计价方式", found_choices("计价方式")),
        (39, "菜名", "Nothing is written here."),
        (46, "菜名", "at most 80 characters"),
        (54, "供应份数", "at least 0"),
        (62, "可折扣", "Yes or no is asked for: 是 or 否."),
        (68, "制作分钟", "A whole number is asked for."),
        (75, "单价(元)", "A sum in yuan is asked for, such as 1,409.50."),
        (82, "菜名", "Nothing is written here."),
        (97, "", "A dish has a price on the menu, or one that is agreed on the day."),
        (103, "单价(元)", "A sum in yuan is asked for, such as 1,409.50."),
        (112, "编码", "Nothing is written here."),
    ]
    assert {one.sheet for one in found.bad} == {"菜单"}
    assert len(found.good) == 120 - 17
    assert count(working, "restaurant_dishes") == 0
    assert count(working, "refusals") == 0, "a rehearsal leaves nothing"


@pytest.mark.rule("RST-04")
def test_what_a_dish_contains_is_told_in_either_language_or_refused_by_row(
    working: House, tmp_path: Path
) -> None:
    dish = ("宫保鸡丁", "热菜", "热菜档", "热菜", "例", "48")
    told = ("花生、鸡蛋", "Peanuts, egg", "", "花生；香菜", "蛋")
    rows = [(f"{n}", *dish, words) for n, words in enumerate(told, start=1)]
    for heading in ("过敏原", "Allergens"):
        found = looked_at(working, "menu", written(tmp_path / "menu.csv", [(*MENU, heading), *rows]))
        assert [list(row.args["what"]["allergens"]) for row in found.good] == [["peanut", "egg"]] * 2 + [[]]
        known = "One of peanuts, nuts, shellfish, fish, egg, milk, soy, wheat and sesame is asked for."
        assert [(n, what) for n, _, what in said(found.bad)] == [(5, known), (6, known)]
    assert "花生、坚果、虾蟹贝类" in Words("zh")(found.bad[0].what)
    for allergen, name in ALLERGENS.items():
        assert {ALLERGEN_WORDS[Words(language)(name)] for language in ("zh", "en")} == {allergen}


def found_choices(column: str) -> str:
    return "One of 席, 例, 份, 只, 瓶, 壶, 杯, 打, 位, 斤 and 时价 is asked for."


@pytest.mark.rule("COM-21", "COM-82", "RST-02")
def test_at_the_command_line(cli: Cli, founded: Database, tmp_path: Path) -> None:
    """Who may, what is said where, what the status is; rows by rows, good ones alone when left out on purpose."""
    by = ("--as", "zhou", "--pin-file", str(cli.pin))
    bad = str(DATA / "menu-with-errors.xlsx")
    told = cli("import", "menu", bad, *by)
    assert told.status == 1
    assert told.out.splitlines()[0] == "菜单, row 5, “单价(元)”: at least ¥0.00"
    assert len(told.out.splitlines()) == 17
    assert told.err == "17 rows are bad; nothing was taken in. Mend them, or add --leave-out-bad.\n"
    told = cli("import", "menu", bad, "--leave-out-bad", *by)
    assert (told.status, told.err) == (0, "103 rows taken in, 0 were in already.\n")
    assert cli("import", "floor", str(SAMPLES / "floor.csv"), *by).status == 0
    passed = cli("import", "bookings", str(SAMPLES / "bookings-evening.csv"), *by)
    assert passed.status == 1
    assert "has passed already" in passed.out
    future = tmp_path / "future.csv"
    future.write_text(
        (SAMPLES / "bookings-evening.csv").read_text("utf-8-sig").replace("2026-11-20", "2098-11-20"), "utf-8"
    )
    told = cli("import", "bookings", str(future), *by)
    assert (told.status, told.err) == (0, "60 rows taken in, 0 were in already.\n")
    assert "future, row 20, “台号”: V07 is taken then" in told.out
    assert "13906840102" not in told.out + told.err
    cli.pin.write_text(PINS[2])
    assert cli("import", "floor", str(future), "--as", "su", "--pin-file", str(cli.pin)).status == 1
    cli.pin.write_text(PINS[0])
    assert "There are accounts, bookings, floor and menu" in cli("import", "gold", bad, *by).err
    assert "Say who does this" in cli("import", "menu", bad).err
    assert cli("import", "menu", str(tmp_path / "none.xlsx"), *by).status == 1
    assert cli("audit", "--deep").status == 0


MENU = ("编码", "菜名", "类别", "出品部门", "道次", "计价方式", "单价(元)")


def test_a_file_of_nothing_is_no_success(cli: Cli, tmp_path: Path) -> None:
    by = ("--as", "zhou", "--pin-file", str(cli.pin))
    bad = written(tmp_path / "bad.csv", [MENU, ("1", "", "热菜", "热菜档", "热菜", "例", "10")])
    (tmp_path / "none.csv").write_bytes(b"")
    for file in (
        tmp_path / "none.csv",
        a_workbook(tmp_path / "empty.xlsx", []),
        written(tmp_path / "head.csv", [MENU]),
        bad,
    ):
        told = cli("import", "menu", str(file), "--leave-out-bad", *by)
        assert (told.status, told.err) == (1, "There is no row to take in.\n"), file.name


def test_a_limit_of_a_sum_is_told_as_a_sum(working: House, tmp_path: Path) -> None:
    """The command counts in fen, the column in yuan."""
    row = ("9001", "鲍鱼", "热菜", "热菜档", "热菜", "例", "99,999,999,999")
    found = looked_at(working, "menu", written(tmp_path / "menu.csv", [MENU, row]))
    [(_, column, _)] = said(found.bad)
    assert column == "单价(元)"
    limit = found.bad[0].what.args["le"]
    assert said(found.bad) == [(2, "单价(元)", f"at most ¥{limit // 100:,}.{limit % 100:02}")]
    assert Words("zh")(found.bad[0].what) == f"不能大于 ¥{limit // 100:,}.{limit % 100:02}"


def test_a_waiter_may_not_what_the_command_does_not_allow(working: House) -> None:
    waiter = replace(MANAGER, login="su", roles=frozenset({"waiter"}))
    found = preview(working.desk, kinds(working.flows)["floor"], read_file(SAMPLES / "floor.csv"), waiter)
    assert len(found.bad) == 84
    assert "done by others" in said(found.bad)[0][2]


# -- what a file may be ---------------------------------------------------------------------------------


def written(file: Path, rows: Sequence[Sequence[str]], encoding: str = "utf-8-sig") -> Path:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    file.write_bytes(out.getvalue().encode(encoding))
    return file


HEAD = ["区域", "台号", "名称", "座位"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_is_read_as_spreadsheet_programs_write_it(working: House, tmp_path: Path, encoding: str) -> None:
    rows = [
        ["座位", "名称", "台号", "区域 ", "多余"],
        [],
        ["6", "䶮厅，“靠窗”\n二层", "Q1", "大厅", "x"],
        ["", "", "", ""],
    ]
    found = looked_at(working, "floor", written(tmp_path / "a.csv", rows, encoding))
    assert said(found.notes) == [(1, "多余", "This column is not taken in.")]
    [row] = found.good
    assert (row.n, row.args["what"]["name"]) == (3, "䶮厅，“靠窗”\n二层")


def test_numbers_times_and_ticks_are_read_as_a_spreadsheet_keeps_them(working: House, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx"), {"default_date_format": "yyyy-mm-dd hh:mm"}) as book:
        sheet = book.add_worksheet("预订")
        sheet.write_row(2, 1, ["姓名", "电话", "人数", "到店", "VIP", "定金（元）"])
        sheet.write_row(3, 1, ["陈子远", 13371206972, 4, datetime(2026, 11, 20, 18, 30), True, 100.5])
    found = looked_at(working, "bookings", tmp_path / "a.xlsx")
    assert found.bad == []
    [row] = found.good
    assert (row.n, row.args["phone"], row.args["guests"], row.args["vip"]) == (4, "13371206972", 4, True)
    assert row.args["at"] == "2026-11-20T18:30:00+08:00"
    assert row.args["words"] == "定金(元): 100.50"


def test_a_column_that_is_missing_is_named_and_so_is_an_empty_file(working: House, tmp_path: Path) -> None:
    found = looked_at(working, "floor", written(tmp_path / "a.csv", [["区域", "名称"], ["x", "y"]]))
    assert said(found.bad) == [(1, "台号", "This column is missing."), (1, "座位", "This column is missing.")]
    assert looked_at(working, "floor", written(tmp_path / "b.csv", [])).good == []


@pytest.mark.rule("COM-80")
def test_hostile_words_in_a_sheet_are_text_or_a_reason(working: House, tmp_path: Path) -> None:
    rows = [HEAD] + [
        [one.text, f"T{one.n}", one.text, "4"]
        for one in HOSTILE
        if "\0" not in one.text and not re.search("[\ud800-\udfff]", one.text)
    ]
    found = looked_at(working, "floor", written(tmp_path / "a.csv", rows, "utf-8"))
    assert len(found.good) > 100
    done = take_in(working.desk, found, MANAGER)
    assert done.refused == []
    with working.store.reading() as db:
        stored = "".join(
            driver_of(db).execute("SELECT group_concat(name || area) FROM restaurant_tables").fetchone()
        )
    assert not [c for c in stored if ord(c) < 32 or c in "\u202e\u200b"]


def a_workbook(file: Path, rows: Sequence[Sequence[object]]) -> Path:
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet("表")
        for n, row in enumerate(rows):
            sheet.write_row(n, 0, row)
    return file


def repacked(
    file: Path, change: Callable[[dict[str, bytes]], None], compression: int = zipfile.ZIP_DEFLATED
) -> None:
    with zipfile.ZipFile(file) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    change(parts)
    with zipfile.ZipFile(file, "w", compression) as target:
        for name, content in parts.items():
            target.writestr(name, content)


SHEET = "xl/worksheets/sheet1.xml"


def in_sheet(words: bytes) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        parts[SHEET] = parts[SHEET].replace(b"</sheetData>", words + b"</sheetData>")

    return change


CRAFTED: dict[str, tuple[Callable[[dict[str, bytes]], None], str]] = {
    "a part that unpacks to much": (
        lambda p: p.update({"xl/media/a.xml": b"0" * 99 * 1024 * 1024}),
        "unpacks to more",
    ),
    "two of them": (
        lambda p: p.update({f"x{k}.bin": b"0" * 60 * 1024 * 1024 for k in range(2)}),
        "unpacks to more",
    ),
    "many parts": (lambda p: p.update({f"x/{k}": b"" for k in range(1001)}), "more than 1000 parts"),
    "macros": (lambda p: p.update({"xl/vbaProject.bin": b"x"}), "holds macros"),
    "entities": (
        lambda p: p.update({"xl/sharedStrings.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><sst/>'}),
        "damaged",
    ),
    "a cell far away": (
        in_sheet(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        "more than 50000 rows",
    ),
    "a column far away": (
        in_sheet(b'<row r="9"><c r="ZZ9"><v>1</v></c></row>'),
        "more than 50000 rows or 60",
    ),
    "cells that say nowhere": (
        in_sheet(b"<row>" + b"<c/><c ></c>" * 31_000 + b"</row>"),
        "more than 1000 rows",
    ),
    "no workbook": (lambda p: p.pop("xl/workbook.xml") and None, "is no sheet"),  # type: ignore[func-returns-value]
    "broken words": (lambda p: p.update({SHEET: p[SHEET][:300]}), "damaged"),
    "another kind": (lambda p: (p.clear(), p.update({"word/document.xml": b"<x/>"}))[0], "is no sheet"),
}


@pytest.mark.rule("COM-81")
@pytest.mark.parametrize("name", CRAFTED)
def test_crafted_workbooks_are_stopped_while_they_are_read(tmp_path: Path, name: str) -> None:
    change, why = CRAFTED[name]
    file = a_workbook(tmp_path / "a.xlsx", [HEAD, ["大厅", "A1", "一号", 6]])
    repacked(file, change)
    with pytest.raises(Unreadable) as refused:
        read_file(file, LIMITS if name != "cells that say nowhere" else Limits(rows=1000))
    assert why in Words("en")(refused.value.no.text)


def lying(content: bytes) -> bytes:
    """Headers that claim a few bytes where megabytes come out."""
    size = (30 * 1024 * 1024).to_bytes(4, "little")
    return content.replace(size, (30).to_bytes(4, "little"))


FILES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", ""),
    "old kind": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "is no sheet"),
    "a picture": (b"\x89PNG\r\n", "is no sheet"),
    "bytes": (bytes(range(1, 256)) * 9, "neither in UTF-8"),
    "a zip that ends": (b"PK\x03\x04" + b"x" * 50, "damaged"),
    "zeroes": (b"a,b\n\0,\n", "is no sheet"),
    "an open quote": (b'a,b\n"x,y\n', "Row 2 cannot be read"),
    "many rows": (b"a\n" * 50_002, "more than 50000 rows"),
    "many columns": (b"," * 61, "60 columns"),
    "one field": (b"x" * 200_000, "Row 1 cannot be read"),
    "large": (b"x,y\n" * 2_700_000, "larger than 10 MB"),
}


@pytest.mark.rule("COM-81")
@pytest.mark.parametrize("name", FILES)
def test_files_that_are_no_sheets_are_a_sentence(tmp_path: Path, name: str) -> None:
    content, why = FILES[name]
    file = tmp_path / "a.csv"
    file.write_bytes(content)
    if not why:
        assert read_file(file).grids[0].rows == []
        return
    with pytest.raises(Unreadable) as refused:
        read_file(file)
    assert why in Words("en")(refused.value.no.text)


@pytest.mark.rule("COM-81")
def test_sizes_are_counted_and_not_believed(tmp_path: Path) -> None:
    file = a_workbook(tmp_path / "a.xlsx", [HEAD])
    repacked(file, lambda parts: parts.update({"x.bin": b"0" * 30 * 1024 * 1024}))
    file.write_bytes(lying(file.read_bytes()))
    assert zipfile.ZipFile(file).getinfo("x.bin").file_size == 30
    with pytest.raises(Unreadable, match="unpacks to more"):
        read_file(file)


@pytest.mark.rule("COM-81")
def test_a_reading_that_hangs_or_swells_is_ended(tmp_path: Path) -> None:
    file = a_workbook(tmp_path / "a.xlsx", [HEAD] * 2000)
    assert len(read_file(file).grids[0].rows) == 2000
    with pytest.raises(Unreadable, match="takes longer"):
        read_file(file, Limits(seconds=0.0))
    repacked(file, in_sheet(b'<row r="49999"><c r="BH49999"><v>1</v></c></row>'))
    with pytest.raises(Unreadable, match="damaged"):  # it ends by itself, or says so
        read_file(file, Limits(memory=90 * 1024 * 1024))
    assert sheet_file.multiprocessing.active_children() == []
    assert Limits() == LIMITS
