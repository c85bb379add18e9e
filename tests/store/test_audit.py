"""J2, J3: whatever is done to a journal, the audit names the first row that does not fit (COM-05)."""

import hashlib
import random
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pydantic_core import to_json
from sqlalchemy import StaticPool, create_engine

from app.kernel.text import Text
from app.store import guards
from app.store.audit import Report, audit
from app.store.base import add
from app.store.journal import HASHED
from app.store.seals import Keys, seal
from app.store.store import FILE, open_store
from app.store.tables import Drawer
from tests.fixtures import BEGIN, template
from tests.store.rows import write_rows

pytestmark = pytest.mark.rule("COM-05")
FOLDERS = ("tests.flows.ninth",)
COUNTERS = ("A1", "B2")
FIELDS = (*HASHED, "hash")
SEED = 20261123
NAME = hashlib.sha256("salt沈砚秋".encode()).hexdigest()
SAID = {20: f'{{"name":{{"$private":"p1","seal":"{NAME}"}}}}'}


@dataclass
class Journal:
    """A journal in two chains of `last` rows each, in memory, where anything can be done to it."""

    db: sqlite3.Connection
    keys: Keys
    last: int

    def copy(self) -> "Journal":
        other = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self.db.backup(other)
        return Journal(other, self.keys, self.last)

    def do(self, statement: str, *values: Any) -> int:
        """What the guards refuse: whoever owns the file takes them down, and puts them up again."""
        for name in guards.SQLITE:
            self.db.execute(f"DROP TRIGGER {name}")
        done = self.db.execute(statement, values).rowcount
        for made in guards.SQLITE.values():
            self.db.execute(made)
        return done

    def row(self, counter: str, n: int) -> dict[str, Any]:
        cursor = self.db.execute("SELECT * FROM journal WHERE counter = ? AND n = ?", (counter, n))
        return dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))

    def write(self, row: dict[str, Any]) -> None:
        names = ", ".join(f'"{name}"' for name in row)
        self.do(f"INSERT INTO journal ({names}) VALUES ({', '.join('?' * len(row))})", *row.values())

    def audit(self, **more: Any) -> Report:
        engine = create_engine("sqlite://", creator=lambda: self.db, poolclass=StaticPool)
        with engine.connect() as db:
            return audit(db, self.keys, **more)

    def named(self) -> dict[str | None, int | None]:
        """The first row that is named, chain by chain."""
        found: dict[str | None, int | None] = {}
        for finding in self.audit().findings:
            found.setdefault(finding.counter, finding.n)
        return found


def written(home: Path, rows: int, request: pytest.FixtureRequest) -> Journal:
    """A journal that the store wrote, sealed in its middle and at its end."""
    shutil.copyfile(template("sqlite", FOLDERS, request).home / FILE, home / FILE)
    store, keys = open_store(home, None, FOLDERS, counter="A1"), Keys(home / "keys")
    store.writer.run(lambda db: add(db, Drawer, {"id": "p1", "text": "沈砚秋", "salt": "salt"}))
    for first, last in ((1, rows // 2), (rows // 2 + 1, rows)):
        write_rows(store, first, last, COUNTERS, SAID)
        assert store.writer.run(lambda db: seal(db, keys, "A1", BEGIN, "day"))
    store.close()
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    with closing(sqlite3.connect(home / FILE)) as source:
        source.backup(memory)
    return Journal(memory, keys, rows // 2)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Journal:
    return written(tmp_path_factory.mktemp("journal"), 200, request)


def rebuilt(journal: Journal, counter: str, first: int) -> None:
    """Compute a chain anew from a row on, as somebody would who knows how."""
    prev = journal.row(counter, first - 1)["hash"] if first > 1 else "0" * 64
    for n in range(first, journal.last + 1):
        row = journal.row(counter, n) | {"prev": prev}
        prev = hashlib.sha256(to_json([row[name] for name in HASHED])).hexdigest()
        where = "WHERE counter = ? AND n = ?"
        journal.do(f"UPDATE journal SET prev = ?, hash = ? {where}", row["prev"], prev, counter, n)


def test_a_journal_that_was_let_alone_fits(whole: Journal) -> None:
    report = whole.audit()
    assert report.whole
    assert (report.rows, report.unsealed, report.pending) == (200, 0, 0)
    assert {c: n for c, (n, _) in report.heads.items()} == {"A1": 100, "B2": 100}


def change(journal: Journal, chance: random.Random, counter: str, n: int) -> dict[str, int]:
    field = chance.choice(FIELDS)
    old = journal.row(counter, n)[field]
    other: Any = {"counter": "Z9", "n": 90_000 + n}.get(field)
    if other is None:
        other = (old or 0) + 100_000 if field == "seq" else f"{old or ''}x"
    assert journal.do(f'UPDATE journal SET "{field}" = ? WHERE counter = ? AND n = ?', other, counter, n)
    return {counter: n}


def delete(journal: Journal, chance: random.Random, counter: str, n: int) -> dict[str, int]:
    journal.do("DELETE FROM journal WHERE counter = ? AND n = ?", counter, n)
    return {counter: n}


def cut(journal: Journal, chance: random.Random, counter: str, n: int) -> dict[str, int]:
    journal.do("DELETE FROM journal WHERE counter = ? AND n >= ?", counter, n)
    return {counter: n}


def swap(journal: Journal, chance: random.Random, counter: str, n: int) -> dict[str, int]:
    other = n + chance.randint(1, 5) if n < 95 else n - chance.randint(1, 5)
    where = "WHERE counter = ? AND n = ?"
    journal.do(f"UPDATE journal SET n = -1 {where}", counter, n)
    journal.do(f"UPDATE journal SET n = ? {where}", n, counter, other)
    journal.do(f"UPDATE journal SET n = ? {where}", other, counter, -1)
    return {counter: min(n, other)}


def double(journal: Journal, chance: random.Random, counter: str, n: int) -> dict[str, int]:
    row = journal.row(counter, n)
    journal.write(row | {"n": journal.last + 1, "seq": 9000, "command_id": "double"})
    return {counter: journal.last + 1}


def insert(journal: Journal, chance: random.Random, counter: str, n: int) -> dict[str, int]:
    """A forged row that hangs on the one before it: the next one no longer does."""
    row = journal.row(counter, n)
    journal.do("UPDATE journal SET n = -n - 1 WHERE counter = ? AND n >= ?", counter, n)
    journal.do("UPDATE journal SET n = -n WHERE counter = ? AND n < 0", counter)
    forged = row | {"command_id": "forged", "staff": "nobody", "seq": 9000}
    if chance.random() < 0.5:
        journal.write(forged)
        return {counter: n}
    journal.write(forged | {"hash": hashlib.sha256(to_json([forged[name] for name in HASHED])).hexdigest()})
    return {counter: n + 1}


WAYS = (change, change, change, delete, cut, swap, double, insert)


def tampered(whole: Journal, count: int, seed: int) -> None:
    chance = random.Random(seed)
    for k in range(count):
        journal, way = whole.copy(), WAYS[k % len(WAYS)]
        counter, n = chance.choice(COUNTERS), chance.randint(2, whole.last)
        expected = way(journal, chance, counter, n)
        named = journal.named()
        said = f"{way.__name__} of {counter} {n}, the {k}th from seed {seed}"
        assert {c: named.get(c) for c in expected} == expected, said
        assert set(named) <= {*expected, "Z9", None}, said
        journal.db.close()


def test_300_ways_to_tamper_are_all_found_and_the_first_row_is_named(whole: Journal) -> None:
    tampered(whole, 300, SEED)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(20))
def test_10000_ways_in_a_journal_of_2000_rows(
    tmp_path: Path, request: pytest.FixtureRequest, seed: int
) -> None:
    tampered(written(tmp_path, 2000, request), 500, seed)


def test_a_chain_computed_anew_is_found_back_to_the_last_seal(whole: Journal) -> None:
    for first, sealed in ((3, 50), (60, 100)):
        journal = whole.copy()
        journal.do("UPDATE journal SET staff = 'thief' WHERE counter = 'B2' AND n = ?", first)
        assert journal.named() == {"B2": first}
        rebuilt(journal, "B2", first)
        assert journal.named() == {"B2": sealed}
        head = journal.row("B2", first + 1)["hash"]
        kept = whole.row("B2", first + 1)["hash"]
        assert head != kept
        nearer = journal.audit(
            anchors={("B2", first + 1): kept}
        ).findings  # as a backup or a receipt keeps it
        assert (nearer[0].counter, nearer[0].n) == ("B2", first + 1)


def test_rows_after_the_last_seal_are_told_apart(whole: Journal) -> None:
    journal = whole.copy()
    last = journal.row("A1", 100)
    row = last | {"n": 101, "seq": 9001, "command_id": "new", "prev": last["hash"]}
    journal.write(row | {"hash": hashlib.sha256(to_json([row[name] for name in HASHED])).hexdigest()})
    report = journal.audit()
    assert report.whole
    assert report.unsealed == 1


def test_a_personal_text_is_held_against_its_row_and_may_be_forgotten(whole: Journal) -> None:
    at = next((c, n) for c in COUNTERS for n in range(1, 101) if "$private" in whole.row(c, n)["args"])
    changed, gone, forgotten = whole.copy(), whole.copy(), whole.copy()
    changed.do("UPDATE drawer SET text = '别人'")
    gone.do("DELETE FROM drawer")
    forgotten.do("UPDATE drawer SET text = NULL, salt = NULL")
    for journal in (changed, gone):
        [finding] = journal.audit().findings
        assert (finding.counter, finding.n) == at
    assert forgotten.audit().whole


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE seals SET heads = replace(heads, '1', '2') WHERE n = 1",
        "UPDATE seals SET at = '2026-11-24T03:00:00.000000Z' WHERE n = 1",
        "UPDATE seals SET at = 'never' WHERE n = 1",
        "UPDATE seals SET sealed_at = '2026-11-24T03:00:00.000000Z' WHERE n = 1",
        "UPDATE seals SET sealed_at = NULL WHERE n = 1",
        "UPDATE seals SET why = 'shift' WHERE n = 1",
        "UPDATE seals SET counter = '../keys/A1' WHERE n = 1",
        "UPDATE seals SET key = NULL WHERE n = 1",
        "UPDATE seals SET key = 'ff' WHERE n = 1",
        "UPDATE seals SET signature = 'ff' WHERE n = 1",
        "UPDATE seals SET signature = 'no hexadecimal' WHERE n = 1",
        "DELETE FROM seals WHERE n = 1",
    ],
)
def test_a_seal_that_was_tampered_with_is_named(whole: Journal, statement: str) -> None:
    journal = whole.copy()
    assert journal.do(statement)
    [finding] = journal.audit().findings
    assert "eal" in finding.what.message
    assert finding.what.args["n"] == 1


def test_a_journal_cut_together_with_its_seals_is_found_by_what_backups_keep(whole: Journal) -> None:
    journal = whole.copy()
    kept = {("A1", 100): whole.row("A1", 100)["hash"]}
    journal.do("DELETE FROM journal WHERE n > 50")
    journal.do("DELETE FROM seals WHERE n = 2")
    assert journal.audit().whole
    [finding] = journal.audit(anchors=kept).findings
    assert (finding.counter, finding.n) == ("A1", 51)


def test_a_guard_that_was_taken_down_is_named_and_progress_can_end_it(whole: Journal) -> None:
    journal = whole.copy()
    journal.db.execute("DROP TRIGGER journal_stays")
    assert [f.what.args["name"] for f in journal.audit().findings] == ["journal_stays"]

    def enough(what: Text, done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        journal.audit(progress=enough)
