"""Bringing the schema up to this program, in the one order that is safe (COM-60).

Newer data is refused, naming both versions → a backup, and if that fails nothing else → migrations →
the foreign keys are checked → commit. Alembic is imported only where the schema differs.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, select, text

import app
from app.kernel.refusal import Unavailable
from app.kernel.text import T
from app.store import guards
from app.store.base import add
from app.store.engine import driver_of, is_sqlite
from app.store.rooms import Room
from app.store.tables import Upgrade

if TYPE_CHECKING:
    from alembic.config import Config

ONE_AT_A_TIME = 0x59494E474B45
"""The advisory lock under which a PostgreSQL is migrated: two counters may start at once."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a database stands: every revision that it was taken to, and the program that took it there."""

    revisions: frozenset[str]
    program: str

    @property
    def empty(self) -> bool:
        return not self.revisions


def standing(db: Connection) -> Standing:
    """Read where a database stands; an empty one stands nowhere."""
    tables = set(inspect(db).get_table_names())
    if "alembic_version" not in tables:
        return Standing(frozenset(), "")
    # Alembic keeps no row for a revision that another one rests on: our own list has them all.
    tips = frozenset(db.execute(text("SELECT version_num FROM alembic_version")).scalars())
    if "upgrades" not in tables or not tips:
        return Standing(tips, "")
    return Standing(tips.union(db.execute(_noted).scalars()), db.execute(_newest).scalar() or "")


def bring_up(engine: Engine, rooms: Sequence[Room], now: datetime, backup: Callable[[], object]) -> bool:
    """Migrate if the schema differs; returns whether it did.

    `backup` is called before a database that holds something is touched; what it raises stops all.
    Raises Unavailable for data of a newer program, and for a database that is not ours.
    """
    with engine.connect() as db:
        found = standing(db)
        stranger = found.empty and bool(inspect(db).get_table_names())
    refuse_newer(found, rooms)
    if stranger:
        raise Unavailable(T("This database belongs to another program. Choose an empty one."))
    if found.revisions >= wanted(rooms):
        return False
    if not found.empty:
        backup()
    _migrate(engine, rooms, now)
    return True


def build(engine: Engine, rooms: Sequence[Room], revisions: Iterable[str], now: datetime) -> None:
    """Make the tables of some revisions in an empty database: what data of that time must look like."""
    _migrate(engine, rooms, now, sorted(revisions))


def wanted(rooms: Iterable[Room]) -> frozenset[str]:
    """The newest revisions of this program: a database that fits was taken to all of them."""
    return frozenset(room.head for room in rooms)


def refuse_newer(found: Standing, rooms: Iterable[Room]) -> None:
    """Raise Unavailable for revisions that this program does not know, naming both versions."""
    known = {revision for room in rooms for revision in room.revisions}
    if unknown := sorted(found.revisions - known):
        schema, ours = ", ".join(unknown), app.__version__
        if not found.program:
            raise Unavailable(
                T(
                    "These data were written by a newer Yingke ({schema}); this is {ours}. "
                    "Install the newer program; nothing was changed.",
                    schema=schema,
                    ours=ours,
                )
            )
        raise Unavailable(
            T(
                "These data were written by Yingke {newer} ({schema}); this is Yingke {ours}. "
                "Install the newer program; nothing was changed.",
                newer=found.program,
                schema=schema,
                ours=ours,
            )
        )


def alembic_config(rooms: Iterable[Room], db: Connection, room: str | None = None) -> "Config":
    """Alembic's settings for some rooms on a connection; `room` narrows what is compared to one of them."""
    from alembic.config import Config  # 300 ms, and only where the schema differs

    config = Config()
    config.set_main_option("script_location", "app.store:migrations")
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(str(r.versions) for r in rooms))
    config.attributes["connection"] = db
    config.attributes["room"] = room
    return config


def _migrate(
    engine: Engine, rooms: Sequence[Room], now: datetime, revisions: Sequence[str] = ("heads",)
) -> None:
    from alembic import command  # 300 ms, and only where the schema differs

    with engine.connect() as db:
        sqlite = is_sqlite(engine)
        if sqlite:  # batch mode rebuilds tables that others point at; what it leaves is checked below
            driver_of(db).execute("PRAGMA foreign_keys=0")
        with db.execution_options(writes=True).begin():
            if not sqlite:
                db.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ONE_AT_A_TIME})
            before = standing(db)
            if not before.revisions >= wanted(rooms):  # else another process was faster
                for revision in revisions:
                    command.upgrade(alembic_config(rooms, db), revision)
                guards.watch_rows(db)
                _note(db, rooms, now)
            if sqlite and (broken := db.exec_driver_sql("PRAGMA foreign_key_check").first()):
                raise Unavailable(T("The data could not be brought up to this program."), str(tuple(broken)))
        db.invalidate()


def _note(db: Connection, rooms: Iterable[Room], now: datetime) -> None:
    """Keep which program made each new revision: an older one names it when it refuses these data."""
    known = set(db.execute(_noted).scalars())
    rows = [
        {"revision": revision, "program": app.__version__, "at": now}
        for room in rooms
        for revision in room.revisions
        if revision not in known
    ]
    add(db, Upgrade, rows)


_noted = select(Upgrade.revision)
_newest = select(Upgrade.program).order_by(Upgrade.at.desc(), Upgrade.revision.desc()).limit(1)
