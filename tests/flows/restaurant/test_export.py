"""What an auditor gets, and the checker beside it, which shares no line with the program (COM-86)."""

import csv
import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli.listing import events
from app.flows.restaurant.facts.tracks import Sitting
from app.kernel.refusal import Unavailable
from app.store.engine import open_reader, sqlite_url
from app.store.export import CHECKER, DESCRIPTION, export
from app.store.seals import Keys, seal
from app.store.store import FILE
from tests.fixtures import BEGIN, Database
from tests.flows.restaurant.dining import WALK, WAYS, Dining, card, cash
from tests.flows.restaurant.house import CASHIER, HOST, MANAGER

FORMULA = '=HYPERLINK("x") \\N'


@pytest.fixture
def exported(dining: Dining, database: Database, tmp_path: Path) -> Path:
    """An evening of two tables, printed, handed over and sealed, as an auditor gets it."""
    house, keys = dining.house, Keys(database.home / "keys")
    house.start()
    for table in ("A02", "A03"):
        sitting = dining.at(Sitting.BILL, table)
        due = dining.due(sitting)
        dining.pay(sitting, cash(due - 1000, due), card(1000))
    _with_a_deposit(dining)
    dining.do("house.keep_guest", name=FORMULA, phone="13371206972")
    dining.later(1)
    dining.do("hand_over", CASHIER, notes=[], stays=0, why="钱在保险柜")
    house.prints.drain()
    house.store.writer.run(lambda db: seal(db, keys, "A1", BEGIN, "day"))
    engine = open_reader(database.url or sqlite_url(database.home / FILE))
    with engine.connect() as db, db.begin():
        export(db, tmp_path / "export", events(house.flows), keys, BEGIN, "1.0")
    engine.dispose()
    return tmp_path / "export"


def _with_a_deposit(dining: Dining) -> None:
    """A party that paid ahead, whose bill is opened again after they have left and paid anew with a discount."""
    sitting = dining.do("greet_walk_in", guests=4, name="方可").sitting
    dining.do("take_deposit", HOST, sitting=sitting, payments=[card(5000)])
    dining.do("seat_party", HOST, sitting=sitting, table="A04", guests=4, waiter="yuan")
    for step in WALK[2 : WALK.index(Sitting.BILL) + 1]:
        WAYS[step](dining, sitting)
    dining.pay(sitting)
    of = {"sitting": sitting, "bill": dining.bill(sitting).id}
    dining.do("reopen_bill", CASHIER, approved_by=MANAGER, **of, why="多收了")
    dining.do("give_discount", CASHIER, **of, discount=9000, why="老客")
    dining.pay(sitting)


def checked(folder: Path) -> tuple[int, list[str]]:
    """The checker's status, and what it said, by a Python that knows nothing of the program's folder."""
    told = [sys.executable, "-I", str(folder / CHECKER)]
    ended = subprocess.run(told, check=False, capture_output=True, text=True, encoding="utf-8", cwd=folder)
    assert ended.stderr == ""
    return ended.returncode, ended.stdout.splitlines()


def altered(folder: Path, table: str, alter: Callable[[list[dict[str, str]]], Any]) -> None:
    """Alter a table as somebody does who knows of the hash in the description."""
    file, description = folder / "tables" / f"{table}.csv", folder / DESCRIPTION
    with file.open(encoding="utf-8", newline="") as read:
        rows = list(csv.DictReader(read))
    names = list(rows[0])
    alter(rows)
    with file.open("w", encoding="utf-8", newline="") as out:
        sheet = csv.DictWriter(out, names, lineterminator="\n")
        sheet.writeheader()
        sheet.writerows(rows)
    told = json.loads(description.read_text("utf-8"))
    told["tables"][table] |= {"rows": len(rows), "sha256": hashlib.sha256(file.read_bytes()).hexdigest()}
    description.write_text(json.dumps(told), "utf-8")


def cell(column: str, value: str, row: int = 0) -> Callable[[list[dict[str, str]]], None]:
    def alter(rows: list[dict[str, str]]) -> None:
        assert rows[row][column] != value
        rows[row][column] = value

    return alter


def gone(rows: list[dict[str, str]]) -> None:
    del rows[-1]


def one_digit(column: str) -> Callable[[list[dict[str, str]]], None]:
    def alter(rows: list[dict[str, str]]) -> None:
        kept = rows[0][column]
        rows[0][column] = kept[:-1] + ("0" if kept[-1] != "0" else "1")

    return alter


FRAUDS: tuple[tuple[str, Callable[[list[dict[str, str]]], None], str], ...] = (
    ("journal", cell("staff", "thief", 5), "journal is one chain a counter"),
    ("journal", gone, "seals are signed"),
    ("seals", one_digit("signature"), "seals are signed"),
    ("seals", cell("why", "shift"), "seals are signed"),
    ("payments", cell("amount", "1"), "receipts are their payments"),
    ("payments", cell("means", "wechat"), "shifts are their receipts"),
    ("payments", gone, "rows are what the journal wrote"),
    ("receipts", cell("by", "zhou"), "rows are what the journal wrote"),
    ("receipts", gone, "references are met"),
    ("shift_means", cell("taken", "5"), "shifts are their receipts"),
    ("restaurant_bills", cell("settled_due", "5"), "settled bills are their receipts"),
    ("restaurant_lines", cell("price", "5"), "rows are what the journal wrote"),
    ("numbers", cell("n", "99"), "numbers run through"),
    ("documents", one_digit("sha256"), "papers say what the data say"),
)


@pytest.mark.both
@pytest.mark.rule("COM-86", "COM-80")
def test_an_export_is_checked_without_the_program(exported: Path, dialect: str) -> None:
    status, said = checked(exported)
    assert [line for line in said if not line.startswith(("right: ", "taken in all"))] == []
    assert status == 0 and len(said) == 14
    told = json.loads((exported / DESCRIPTION).read_text("utf-8"))
    assert told["tables"]["receipts"]["about"] and told["tables"]["staff"]["kept_back"] == ["pin"]
    assert "secret_seals" not in told["tables"], "what opens something stays in the house"
    settle = told["events"]["restaurant.settle"]
    assert settle["title"]["zh"] and "payments" in settle["arguments"]["properties"]
    with (exported / "tables" / "drawer.csv").open(encoding="utf-8", newline="") as file:
        assert "\\" + FORMULA in {row["text"] for row in csv.DictReader(file)}, "no cell is a formula"
    if dialect == "sqlite":
        _every_fraud_is_found(exported)


def _every_fraud_is_found(exported: Path) -> None:
    for n, (table, alter, found_by) in enumerate(FRAUDS):
        copy = exported.with_name(f"copy{n}")
        shutil.copytree(exported, copy)
        altered(copy, table, alter)
        status, said = checked(copy)
        assert status == 1 and f"WRONG: {found_by}" in said, (table, found_by, said)
    [*papers] = (exported / "files").iterdir()
    papers[0].write_bytes(papers[0].read_bytes() + b"%")
    assert "WRONG: files are whole" in checked(exported)[1]


@pytest.mark.rule("COM-86")
def test_nothing_is_written_over(dining: Dining, database: Database, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with dining.house.store.reading() as db, pytest.raises(Unavailable, match="not empty"):
        export(db, tmp_path, {}, Keys(database.home / "keys"), BEGIN, "1.0")
    assert (tmp_path / "notes.txt").read_text() == "mine"
