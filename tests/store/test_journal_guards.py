"""J1: the database itself refuses every way to change the journal (COM-05)."""

import sqlite3

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from app.store import guards
from app.store.store import Store
from tests.store.rows import write_rows

pytestmark = pytest.mark.rule("COM-05")

COLUMNS = 'counter, n, seq, command_id, at, staff, flow, "case", touched, command, args, seen, result, wrote, prev, hash'
LAST = "(SELECT hash FROM journal WHERE counter = 'A1' AND n = 5)"


def row(n: int = 6, seq: int = 1000, command_id: str = "new", prev: str = LAST) -> str:
    """The values of a row; by themselves they fit as the sixth."""
    return (
        f"('A1', {n}, {seq}, '{command_id}', '2026-11-23T03:00:00.000000Z', 'x', 'ninth', NULL, '', "
        f"'ninth.x', '{{}}', '{{}}', 'null', '{{}}', {prev}, 'ff')"
    )


SAME = "SELECT " + COLUMNS + " FROM journal WHERE n = 3"
EVERYWHERE = {
    "update one row": "UPDATE journal SET staff = 'y' WHERE n = 3",
    "update to the same": "UPDATE journal SET staff = staff",
    "update a number": "UPDATE journal SET n = 99 WHERE n = 5",
    "delete one row": "DELETE FROM journal WHERE n = 3",
    "delete the last": "DELETE FROM journal WHERE n = 5",
    "delete without where": "DELETE FROM journal",
    "a gap": f"INSERT INTO journal ({COLUMNS}) VALUES {row(n=7)}",
    "a lower number": f"INSERT INTO journal ({COLUMNS}) VALUES {row(n=0)}",
    "the same number": f"INSERT INTO journal ({COLUMNS}) VALUES {row(n=5)}",
    "no number": f"INSERT INTO journal ({COLUMNS}) VALUES {row().replace(', 6,', ', NULL,', 1)}",
    "a wrong link": f"INSERT INTO journal ({COLUMNS}) VALUES {row(prev=repr('0' * 64))}",
    "no link": f"INSERT INTO journal ({COLUMNS}) VALUES {row(prev='NULL')}",
    "a number over all that was used": f"INSERT INTO journal ({COLUMNS}) VALUES {row(seq=2)}",
    "an id that was used": f"INSERT INTO journal ({COLUMNS}) VALUES {row(command_id='c-2')}",
    "an upsert that updates": f"INSERT INTO journal ({COLUMNS}) VALUES {row(n=3)} "
    "ON CONFLICT (counter, n) DO UPDATE SET staff = 'y'",
    "an upsert by the id": f"INSERT INTO journal ({COLUMNS}) VALUES {row(command_id='c-2')} "
    "ON CONFLICT (command_id) DO UPDATE SET staff = 'y'",
    "an upsert that does nothing": f"INSERT INTO journal ({COLUMNS}) VALUES {row(command_id='c-2')} "
    "ON CONFLICT DO NOTHING",
    "another chain's first row with a link": f"INSERT INTO journal ({COLUMNS}) VALUES "
    + row(n=1).replace("'A1'", "'B2'", 1),
    "a seal changed": "UPDATE seals SET heads = '{}'",
    "a seal removed": "DELETE FROM seals",
    "a seal left out": "INSERT INTO seals (n, counter, at, why, heads) VALUES (9, 'A1', '', '', '')",
}
SQLITE = {
    "replace": f"REPLACE INTO journal ({COLUMNS}) {SAME}",
    "insert or replace with the right link": f"INSERT OR REPLACE INTO journal ({COLUMNS}) "
    f"VALUES {row(command_id='c-2')}",
    "insert or replace of a number over all": f"INSERT OR REPLACE INTO journal ({COLUMNS}) VALUES {row(seq=2)}",
    "insert or ignore": f"INSERT OR IGNORE INTO journal ({COLUMNS}) VALUES {row(command_id='c-2')}",
    "update or replace": "UPDATE OR REPLACE journal SET n = 4 WHERE n = 5",
    "update or ignore": "UPDATE OR IGNORE journal SET staff = 'y'",
    "by rowid": "UPDATE journal SET rowid = 900 WHERE rowid = 3",
    "replace by rowid": f"REPLACE INTO journal (rowid, {COLUMNS}) VALUES (3, {row()[1:]}",
}
POSTGRESQL = {
    "truncate": "TRUNCATE journal",
    "truncate cascade": "TRUNCATE counters CASCADE",
    "truncate the seals": "TRUNCATE seals",
    "as a replica": "SET LOCAL session_replication_role = replica; DELETE FROM journal",
    "behind a table of the same name": "CREATE TEMP TABLE journal (LIKE public.journal); "
    f"INSERT INTO public.journal ({COLUMNS}) VALUES {row(n=1, prev=repr('0' * 64))}",
    "merge": "MERGE INTO journal j USING (SELECT 3 AS n) s ON j.n = s.n WHEN MATCHED THEN UPDATE SET staff = 'y'",
}


@pytest.fixture
def written(store: Store) -> Store:
    """Five rows at one counter, and a seal."""
    write_rows(store, 1, 5, ("A1",))
    store.writer.run(lambda db: db.execute(text("INSERT INTO counters VALUES ('B2', 'B2')")))
    seal = "INSERT INTO seals VALUES (1, 'A1', '2026', 'day', '{}', 'k', 's', '2026')"
    store.writer.run(lambda db: db.execute(text(seal)))
    return store


def content(db: Connection) -> str:
    return repr([db.execute(text(f"SELECT * FROM {t} ORDER BY 1, 2")).all() for t in ("journal", "seals")])


@pytest.mark.both
def test_every_way_to_change_a_row_is_refused(written: Store) -> None:
    tried = EVERYWHERE | (SQLITE if written.engine.dialect.name == "sqlite" else POSTGRESQL)
    before = written.writer.run(content)
    for name, statement in tried.items():
        with pytest.raises(DBAPIError, match=r"journal|seals"):
            written.writer.run(lambda db, s=statement: [db.exec_driver_sql(one) for one in s.split("; ")])
            pytest.fail(f"{name}: {statement}")
    assert written.writer.run(content) == before


@pytest.mark.both
def test_a_row_that_fits_is_taken(written: Store) -> None:
    written.writer.run(lambda db: db.exec_driver_sql(f"INSERT INTO journal ({COLUMNS}) VALUES {row()}"))
    write_rows(written, 7, 8, ("B2",))


@pytest.mark.both
def test_guards_taken_down_are_named(written: Store) -> None:
    assert written.writer.run(guards.amiss) == []
    if written.engine.dialect.name == "sqlite":
        take_down = (
            "DROP TRIGGER journal_stays",
            "CREATE TRIGGER odd AFTER INSERT ON journal BEGIN SELECT 1; END",
        )
        named = ["journal_stays", "odd"]
    else:
        take_down = (
            "ALTER TABLE journal DISABLE TRIGGER journal_stays",
            (
                "CREATE OR REPLACE FUNCTION journal_grows() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RETURN NEW; END $$"
            ),
        )
        named = ["journal_grows()", "journal_stays"]
    written.writer.run(lambda db: [db.exec_driver_sql(s) for s in take_down])
    assert written.writer.run(guards.amiss) == named


def test_triggers_written_into_the_schema_by_hand_are_named(written: Store) -> None:
    file = written.url.database or ""
    with sqlite3.connect(file) as db:
        db.execute("PRAGMA writable_schema=1")
        db.execute(
            "UPDATE sqlite_master SET sql = replace(sql, 'never', 'ever') WHERE name = 'journal_keeps'"
        )
    db.close()
    assert written.writer.run(guards.amiss) == ["journal_keeps"]
