"""Whatever is altered, removed or slipped in, in whatever table of a copy, the deep audit names it (COM-05, D5)."""

import hashlib
import random
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Integer,
    StaticPool,
    String,
    Table,
    UniqueConstraint,
    create_engine,
    select,
    text,
    type_coerce,
)
from sqlalchemy.exc import DatabaseError
from sqlalchemy.types import NullType

from app.counter.checks import checks
from app.counter.documents import DocumentRow
from app.counter.print_queue import keep_original
from app.flows.restaurant.facts.tracks import Sitting
from app.house import FLOWS, open_house
from app.kernel.clock import SetClock
from app.kernel.flow import Flow
from app.store import guards
from app.store.audit import Finding, audit
from app.store.base import Base
from app.store.seals import Keys, seal
from app.store.store import FILE
from app.store.trouble import told
from app.store.written import columns, key, sealed_tables
from tests.fixtures import Database, copied, moved_in
from tests.flows.restaurant.conftest import EVENING
from tests.flows.restaurant.dining import Dining
from tests.house.day import live_through

pytestmark = pytest.mark.rule("COM-05")
CHANCE = random.Random(20261123)
COMPUTED = {
    "dues": "deadline",
    "search_terms": "found by its own words",
    "document_files": "kept file",
    "photo_files": "photo",
    "journal": "hash",
    "seals": "seal",
}
"""Tables that no journal row answers for, since they answer for themselves: what is said of an altered one."""
NOTED = {"outages", "pin_tries", "refusals", "secret_seals", "upgrades"}
"""Tables of machines' notes: when something was away, who waits after wrong PINs, which words a repeated line gets
again, which program came when. Nothing is reckoned from them, no command writes them, and nobody answers for them."""
AS_IT_GOES = {
    *(("print_jobs", name) for name in ("state", "attempts", "why", "next_at", "ended_at")),
    ("batches", "waits"),
    ("documents", "sha256"),
    ("staff", "pin"),
}
"""Columns that the workers write as a print or a run goes; the digest is held against the file as long as that is
kept. A PIN's hash is salted by chance, so it may not stand in a chain that every replay gives anew: the audit finds
one that is none or another person's, and that fits nobody's PIN."""

ONE_EACH = {"restaurant_moves", "restaurant_places", "restaurant_sittings", "volunteer_collections"}
"""A table is one party's, and is left to be cleared once, a period one collection's of a class: the database refuses a second."""


@dataclass
class Copy:
    """A copy of a restaurant's data in memory, whose owner takes down what is in the way."""

    db: sqlite3.Connection
    keys: Keys
    flows: tuple[Flow, ...]

    def again(self) -> "Copy":
        other = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self.db.backup(other)
        for pragma in ("foreign_keys=0", "ignore_check_constraints=1"):
            other.execute(f"PRAGMA {pragma}")
        return Copy(other, self.keys, self.flows)

    def do(self, statement: str, *values: Any) -> None:
        for name in guards.SQLITE:
            self.db.execute(f"DROP TRIGGER {name}")
        try:
            assert self.db.execute(statement, values).rowcount > 0, statement
        finally:
            for made in guards.SQLITE.values():
                self.db.execute(made)

    def alter_one(self, table: Table, column: Column[Any]) -> dict[str, Any]:
        """Alter a column of a random row; a row of which the database itself refuses that is passed over."""
        rows = self.rows(table)
        for row in CHANCE.sample(rows, len(rows)):
            value = other(column, row[column.name])
            with suppress(sqlite3.IntegrityError):
                self.do(
                    f'UPDATE "{table.name}" SET "{column.name}" = ? WHERE rowid = ?', value, row["_rowid"]
                )
                return row
        raise LookupError(f"{table.name}.{column.name}")

    def rows(self, table: Table) -> list[dict[str, Any]]:
        """The rows as they are stored, each with its place in the file."""
        cursor = self.db.execute(f'SELECT rowid AS _rowid, * FROM "{table.name}"')
        names = [one[0] for one in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def tables(self) -> list[Table]:
        """Every table of these data that holds something."""
        there = {name for (name,) in self.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        return [t for t in Base.metadata.sorted_tables if t.name in there and self.rows(t)]

    def audit(self) -> list[Finding]:
        engine = create_engine("sqlite://", creator=lambda: self.db, poolclass=StaticPool)
        with engine.connect() as db, db.begin():
            return audit(db, self.keys, checks(self.flows)).findings


@pytest.fixture(scope="module")
def whole(
    furnished: Database, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Copy:
    """The data of a house in which everything was done once, one original kept, and all sealed."""
    home, clock, printed = tmp_path_factory.mktemp("lived"), SetClock(EVENING), b"%PDF-"
    with (
        copied(furnished, home, request) as place,
        closing(open_house(home, clock=clock, folders=FLOWS)) as house,
    ):
        dining = moved_in(Dining, place, house, clock)
        live_through(dining, lambda place: "壶" if place == "unit" else place)
        document, digest = (
            dining.rows(select(DocumentRow.id).where(DocumentRow.keeps))[0].id,
            hashlib.sha256(printed),
        )
        write = house.store.writer.run
        write(lambda db: keep_original(db, document, printed, digest.hexdigest(), None))
        write(lambda db: seal(db, Keys(home / "keys"), "A1", clock.now(), "day"))
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    with closing(sqlite3.connect(home / FILE)) as source:
        source.backup(memory)
    return Copy(memory, Keys(home / "keys"), house.flows)


@pytest.fixture
def lived(whole: Copy) -> Copy:
    """A copy of those data."""
    return whole.again()


def other(column: Column[Any], value: Any) -> Any:
    """A value that a column may hold, and that it does not hold."""
    if isinstance(column.type, Boolean):
        return not value
    if isinstance(column.type, Integer):
        return 1 if value is None else value + 100_000
    return value + b"x" if isinstance(value, bytes) else f"{value or ''}x"


def said(found: list[Finding]) -> list[str]:
    return [f"{f.what.message} {' '.join(map(str, f.what.args.values()))}" for f in found]


def names_row(found: list[Finding], table: Table, row: dict[str, Any]) -> bool:
    told = {"table": table.name, "key": key(table, row)}
    return any(told.items() <= f.what.args.items() for f in found)


def test_a_house_that_was_let_alone_fits_and_every_table_is_answered_for(lived: Copy) -> None:
    assert said(lived.audit()) == []
    filled = {t.name for t in lived.tables()}
    assert {t.name for t in Base.metadata.sorted_tables if "unsealed" in t.info} == COMPUTED.keys() | NOTED
    left = {
        (t.name, c.name) for t in lived.tables() for c in t.columns if columns(t) and c not in set(columns(t))
    }
    assert left == AS_IT_GOES
    assert filled >= {t.name for t in lived.tables() if columns(t)} | (COMPUTED.keys() - {"dues"})


def test_any_column_of_any_table_that_was_altered_is_named_with_its_row_and_no_other(lived: Copy) -> None:
    """One column of a random row of every sealed table at a time, all tables at once: so each column has its turn."""
    tables = [t for t in lived.tables() if columns(t)]
    for turn in range(max(len(columns(t)) for t in tables)):
        copy, altered = lived.again(), []
        for table in tables:
            column = columns(table)[turn % len(columns(table))]
            altered.append((table, copy.alter_one(table, column), column))
        found = copy.audit()
        for table, row, column in altered:
            assert names_row(found, table, row), f"{table.name}.{column.name}"
        new_keys = sum(column.primary_key for _, _, column in altered)
        named = {
            (f.what.args["table"], f.what.args["key"])
            for f in found
            if f.what.args.keys() >= {"table", "key"}
        }
        assert len(named) <= len(altered) + new_keys


def test_a_row_that_is_gone_and_one_that_was_slipped_in_are_named(lived: Copy) -> None:
    gone, new = lived.again(), lived.again()
    removed, added = [], []
    for table in (t for t in lived.tables() if columns(t)):
        row = CHANCE.choice(lived.rows(table))
        gone.do(f'DELETE FROM "{table.name}" WHERE rowid = ?', row["_rowid"])
        removed.append((table, row))
        slipped = {name: value for name, value in row.items() if name != "_rowid"}
        unique = [list(one.columns) for one in table.constraints if isinstance(one, UniqueConstraint)]
        unique += [list(one.columns) for one in table.indexes if one.unique]
        alone = {columns[-1] for columns in unique}
        for column in table.columns:
            if column.primary_key or column.unique or column in alone or column.name == "number":
                slipped[column.name] = other(column, row[column.name])
        if table.name == "receipts":
            slipped["undoes"] = None
        names, marks = ", ".join(f'"{n}"' for n in slipped), ", ".join("?" * len(slipped))
        if table.name not in ONE_EACH:
            new.do(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', *slipped.values())
            added.append((table, slipped))
    found = gone.audit()
    for table, row in removed:
        assert names_row(found, table, row), table.name
    found = new.audit()
    for table, row in added:
        assert names_row(found, table, row), table.name


def test_what_is_computed_chained_or_signed_is_named_too(lived: Copy) -> None:
    for table in (t for t in lived.tables() if t.name in COMPUTED):
        for column in table.columns:
            copy, row = lived.again(), CHANCE.choice(lived.rows(table))
            value = other(column, row[column.name])
            copy.do(f'UPDATE "{table.name}" SET "{column.name}" = ? WHERE rowid = ?', value, row["_rowid"])
            told = " ".join(said(copy.audit())).lower()
            assert told, f"{table.name}.{column.name}"
            if table.name != "journal" and (table.name, column.name) != ("search_terms", "kind"):
                assert COMPUTED[table.name] in told, f"{table.name}.{column.name}: {told}"


def test_what_no_check_can_read_is_a_finding_that_names_the_row(lived: Copy) -> None:
    """Steps that there are not, JSON that is none, bytes that are no text: the sentence says so, and all the rest."""
    for statement in (
        "UPDATE cases SET step = 'nowhere' WHERE rowid = (SELECT min(rowid) FROM cases)",
        "UPDATE restaurant_lines SET step = 'nowhere' WHERE rowid = (SELECT max(rowid) FROM restaurant_lines)",
        "UPDATE settings SET value = '{' WHERE rowid = (SELECT min(rowid) FROM settings)",
        "UPDATE restaurant_bills SET sitting = 'nobody'",
        "UPDATE cases SET opened_at = 'yesterday' WHERE rowid = (SELECT min(rowid) FROM cases)",
        "UPDATE restaurant_dishes SET name = CAST(X'ff41' AS TEXT) WHERE rowid = 3",
        "UPDATE drawer SET text = CAST(X'ff41' AS TEXT) WHERE rowid = 3",
    ):
        copy = lived.again()
        copy.do(statement)
        table = statement.split()[1]
        assert any(f.what.args.get("table") == table for f in copy.audit()), statement
    copy = lived.again()
    copy.do("UPDATE journal SET args = CAST(X'ff41' AS TEXT) WHERE n = 7")
    assert (7, "hash") in [(f.n, "hash") for f in copy.audit() if "hash" in f.what.message]


def test_a_row_that_was_altered_and_then_written_again_by_a_command_is_still_named(dining: Dining) -> None:
    """What a command found is in its journal row, too: nothing is washed clean by going on."""
    sitting = dining.at(Sitting.ORDERING)
    house, line = dining.house, dining.line(sitting, "1001")
    with closing(sqlite3.connect(house.home / FILE)) as db:
        db.execute("UPDATE restaurant_lines SET price = 1, amount = 1 WHERE id = ?", (line.id,))
        db.commit()
    dining.send(sitting, dining.order(sitting).id)
    with dining.house.store.reading() as reading:
        found = audit(reading, Keys(house.home / "keys"), checks(house.flows)).findings
    [finding] = [f for f in found if f.what.args.get("key") == line.id]
    assert finding.n and "had been written" in finding.what.message


@pytest.mark.both
def test_on_either_database_a_row_altered_in_any_table_is_named(dining: Dining) -> None:
    dining.at(Sitting.FREE)
    altered: list[tuple[Table, dict[str, Any]]] = []

    def alter(db: Connection) -> None:
        for table in sealed_tables(db):
            rows = [dict(r._mapping) for r in db.execute(select(table))]
            free = [c for c in columns(table) if not c.primary_key and not c.foreign_keys]
            words = [c for c in free if isinstance(c.type, String)] or [c for c in free if c.name == "n"]
            if rows and words:
                row, column = CHANCE.choice(rows), CHANCE.choice(words)
                stored = db.execute(
                    select(type_coerce(column, NullType())).where(*of(table, row))
                ).scalar_one()
                value = stored + 1 if isinstance(stored, int) else f"{(stored or '')[:-1]}~"
                update = f'UPDATE {table.name} SET "{column.name}" = :value WHERE '
                update += " AND ".join(f'"{c.name}" = :{c.name}' for c in table.primary_key)
                keys = {c.name: row[c.name] for c in table.primary_key}
                assert db.execute(text(update), keys | {"value": value}).rowcount == 1
                altered.append((table, row))

    dining.house.store.writer.run(alter)
    with dining.house.store.reading() as db:
        found = audit(db, Keys(dining.house.home / "keys"), checks(dining.house.flows)).findings
    assert len(altered) > 12
    for table, row in altered:
        assert names_row(found, table, row), table.name


def of(table: Table, row: dict[str, Any]) -> list[Any]:
    return [c == row[c.name] for c in table.primary_key]


@pytest.mark.rule("COM-62")
def test_50_flipped_bits_are_found_or_change_nothing_that_is_answered_for(whole: Copy) -> None:
    content, before = whole.db.serialize(), answered_for(whole)
    for _ in range(50):
        flipped = bytearray(content)
        flipped[CHANCE.randrange(len(flipped))] ^= 1 << CHANCE.randrange(8)
        copy = Copy(
            sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False),
            whole.keys,
            whole.flows,
        )
        try:
            copy.db.deserialize(bytes(flipped))
            found = bool(copy.audit())
        except (DatabaseError, sqlite3.DatabaseError) as error:
            found = told(error) is not None
        assert found or answered_for(copy) == before
        copy.db.close()


def answered_for(copy: Copy) -> list[Any]:
    """Every value that a journal row, or a check, answers for."""
    rows, copy.db.text_factory = [], bytes
    for table in Base.metadata.sorted_tables:
        if table.name in COMPUTED or columns(table):
            names = ", ".join(f'"{c.name}"' for c in columns(table) or table.columns)
            with suppress(sqlite3.OperationalError):  # a flow of other tests
                rows.append(copy.db.execute(f'SELECT {names} FROM "{table.name}"').fetchall())
    copy.db.text_factory = str
    return rows
