"""A schema, word by word: a foreign database is held against ours before a row of it is read (COM-81)."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from app.kernel.refusal import Unavailable
from app.kernel.text import T
from app.store.engine import open_engine, sqlite_url
from app.store.migrate import Standing, build, refuse_newer
from app.store.rooms import Room

Schema = Mapping[str, str]
"""Every table, index, trigger and view by its kind and name, with the words that made it."""


def read_only(file: Path) -> sqlite3.Connection:
    """A file that may be anybody's, opened so that nothing in it runs and nothing is written."""
    db = sqlite3.connect(f"file:{file}?mode=ro", uri=True, isolation_level=None)
    for pragma in ("trusted_schema=0", "query_only=1", "cell_size_check=1"):
        db.execute(f"PRAGMA {pragma}")
    return db


def schema_of(db: sqlite3.Connection) -> Schema:
    """The schema of a SQLite file."""
    rows = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_master")
    return {f"{kind} {name}": f"{table}: {sql}" for kind, name, table, sql in rows}


def standing_of(db: sqlite3.Connection, schema: Schema) -> Standing:
    """Where a foreign file stands; the one table that tells it is held against ours before it is read.

    Raises Unavailable for a file that is not ours.
    """
    if schema.get("table alembic_version") != _VERSIONS or any(one.startswith("view ") for one in schema):
        raise not_ours()
    told = db.execute("SELECT version_num FROM alembic_version").fetchall()
    if not told or not all(isinstance(revision, str) for (revision,) in told):
        raise not_ours()
    return Standing(frozenset(revision for (revision,) in told), _program(db, schema))


def _program(db: sqlite3.Connection, schema: Schema) -> str:
    """The program that wrote a foreign file, where it says so the way ours do; "" where it does not."""
    if schema.get("table upgrades") != _UPGRADES:
        return ""
    try:
        (told,) = db.execute(_NEWEST).fetchone() or ("",)
    except sqlite3.DatabaseError:  # damaged: whoever reads all of it says so
        return ""
    return told[:40] if isinstance(told, str) else ""


def ours(rooms: Sequence[Room], revisions: Iterable[str], scratch: Path, now: datetime) -> Schema:
    """The schema that our migrations give at some revisions, made in a scratch file."""
    engine = open_engine(sqlite_url(scratch))
    try:
        build(engine, rooms, revisions, now)
    finally:
        engine.dispose()
    with closing(sqlite3.connect(scratch)) as db:
        return schema_of(db)


def hold_against(file: Path, rooms: Sequence[Room], scratch: Path, now: datetime) -> Standing:
    """Compare a foreign file's schema with ours at its revisions; returns where it stands.

    Raises Unavailable for another program's file, a newer program's, and one that was tampered with.
    """
    with closing(read_only(file)) as db:
        found = schema_of(db)
        standing = standing_of(db, found)
    refuse_newer(standing, rooms)
    wanted = ours(rooms, standing.revisions, scratch, now)
    strange = sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name))
    if strange:
        raise not_ours(strange)
    return standing


def not_ours(strange: Iterable[str] = ()) -> Unavailable:
    """What is said of a file with another schema."""
    names = list(strange)
    if not names:
        return Unavailable(T("This file holds no data of Yingke."))
    return Unavailable(
        T("The tables of this file are not ours: {names:list}. It is not used.", names=names[:5])
    )


_VERSIONS = (
    "alembic_version: CREATE TABLE alembic_version (\n\tversion_num VARCHAR(32) NOT NULL, \n\t"
    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)\n)"
)
_UPGRADES = (
    "upgrades: CREATE TABLE upgrades (\n\trevision VARCHAR(64) NOT NULL, \n\tprogram VARCHAR(40) NOT NULL, \n\t"
    "at VARCHAR(27) NOT NULL, \n\tCONSTRAINT pk_upgrades PRIMARY KEY (revision)\n)"
)
_NEWEST = "SELECT program FROM upgrades ORDER BY at DESC, revision DESC LIMIT 1"
