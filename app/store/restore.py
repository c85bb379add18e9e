"""Putting a backup in the place of the data: examined in a scratch place first; old or new, never neither (COM-62, 81)."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL, Engine, select, tuple_

from app.kernel.refusal import Unavailable
from app.kernel.text import T, Text
from app.store import dump
from app.store.audit import Check, Progress, Report, audit, quiet
from app.store.backup import Backup, Backups, read_manifest, sync
from app.store.base import spelled
from app.store.engine import open_reader, sqlite_url
from app.store.health import MAGIC, faults
from app.store.journal import Journal
from app.store.rooms import Room
from app.store.schema import hold_against, not_ours
from app.store.seals import Keys
from app.store.trouble import HELD, unavailable


@dataclass(frozen=True)
class Examined:
    """A copy of the data that was read through, in a scratch place that goes with it."""

    url: URL
    report: Report


@contextmanager
def examined(
    file: Path,
    home: Path,
    rooms: Sequence[Room],
    keys: Keys,
    now: datetime,
    *,
    server: URL | None = None,
    checks: Iterable[Check] = (),
    progress: Progress = quiet,
) -> Iterator[Examined]:
    """Read a backup, or a copy of a data file, through: its bytes, its schema, its chains (COM-81).

    Nothing is written but scratch; a dump is loaded into a scratch database of `server`. Raises
    Unavailable for a file that is damaged, altered or not ours.
    """
    made = read_manifest(file.with_suffix(file.suffix + ".json"))
    if made is not None and not made.whole():
        raise Unavailable(T("{file} is not what was written as a backup. It is not used.", file=file.name))
    if dump.is_dump(file):
        if server is None:
            raise Unavailable(
                T("This is a dump of PostgreSQL. Say where its server is: YINGKE_DATABASE_URL.")
            )
        with dump.loaded(file, server, rooms, now) as url:
            yield Examined(url, audited(open_reader(url), keys, checks, progress))
        return
    with scratch(home) as place:
        copy = place / "copy.db"
        _copy(file, copy)
        hold_against(copy, rooms, place / "ours.db", now)
        if fault := faults(copy, thorough=True):
            raise Unavailable(_damaged(file), fault)
        url = sqlite_url(copy)
        yield Examined(url, audited(open_reader(url), keys, checks, progress))


def audited(engine: Engine, keys: Keys, checks: Iterable[Check] = (), progress: Progress = quiet) -> Report:
    """The audit of a copy."""
    try:
        with engine.connect() as db, db.begin():
            return audit(db, keys, checks, progress=progress)
    finally:
        engine.dispose()


@contextmanager
def scratch(home: Path) -> Iterator[Path]:
    """A folder of one's own within the data folder, gone afterwards."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".scratch-", dir=home) as name:
        yield Path(name)


def restore(backups: Backups, file: Path, home: Path, keys: Keys, now: datetime) -> str:
    """Put a backup in the place of the data; returns what the old data are kept as: a file, a database, "" if none.

    Raises Unavailable, with nothing changed, for a backup that is not whole or not ours, and while
    another program holds the data.
    """
    sqlite = backups.url.get_backend_name() == "sqlite"
    if sqlite == dump.is_dump(file):
        raise Unavailable(
            T("This backup is of the other database: a file of SQLite, or a dump of PostgreSQL.")
        )
    with examined(file, home, backups.rooms, keys, now, server=None if sqlite else backups.url) as one:
        if one.report.findings:
            what = one.report.findings[0].what
            raise Unavailable(T("This backup does not hold together: {what} It is not used.", what=what))
        made = read_manifest(file.with_suffix(file.suffix + ".json"))
        gap = {"id": f"restore-{spelled(now)}", "begun": spelled(made.made_at if made else now)}
        gap |= {"ended": spelled(now), "reason": _REASON.message}
        fits = _kept_by(one.url, backups.all())
        put = _put_file if sqlite else dump.put
        kept = put(one.url, backups.url, now, gap)
        backups.leave_all_but(fits)
        return kept


def _copy(file: Path, to: Path) -> None:
    """Take a copy with its write-ahead log, if it has one: nothing is ever written beside the original."""
    try:
        with file.open("rb") as stream:
            if stream.read(len(MAGIC)) != MAGIC:
                raise not_ours()
        for ending in ("", "-wal"):
            part = Path(f"{file}{ending}")
            if part.exists():
                shutil.copyfile(part, f"{to}{ending}")
        with closing(sqlite3.connect(to)) as db:
            db.execute("PRAGMA trusted_schema=0")
            db.execute("PRAGMA journal_mode=delete")
    except sqlite3.DatabaseError as error:
        raise Unavailable(_damaged(file), str(error)) from error
    except OSError as error:
        raise unavailable(error) or error from error


def _kept_by(url: URL, backups: Iterable[Backup]) -> set[Path]:
    """The backups whose heads are rows of these data: the others were left behind, or are of another branch."""
    engine = open_reader(url)
    try:
        with engine.connect() as db, db.begin():
            wanted = {(c, n) for b in backups for c, (n, _) in b.heads.items()}
            query = select(Journal.counter, Journal.n, Journal.hash)
            rows = db.execute(query.where(tuple_(Journal.counter, Journal.n).in_(sorted(wanted))))
            found = {(r.counter, r.n): r.hash for r in rows}
    finally:
        engine.dispose()
    return {b.file for b in backups if all(found.get((c, n)) == h for c, (n, h) in b.heads.items())}


def _put_file(copy: URL, live: URL, now: datetime, gap: dict[str, str]) -> str:
    """Give the copy the live file's name, in one step; the old file stays under a name of its own."""
    new, old = Path(copy.database or ""), Path(live.database or "")
    kept = old.with_name(f"{old.stem}-before-{now:%Y%m%dT%H%M%S%fZ}{old.suffix}")
    try:
        with closing(sqlite3.connect(new)) as db:
            db.execute(dump.GAP, gap)
            db.commit()
            db.execute("PRAGMA journal_mode=delete")
        new.chmod(0o600)
        sync(new)
        there = _keep(old, kept)
        new.replace(old)
        sync(old.parent)
    except (OSError, sqlite3.Error) as error:
        raise unavailable(error) or error from error
    return str(kept) if there else ""


def _keep(old: Path, kept: Path) -> bool:
    """Give the old file, if there is one, a second name; its log, which would be taken for the new file's, goes into it first.

    A log that cannot be carried over, since the file is damaged, is kept beside it instead.
    """
    if not old.exists():
        return False
    _carry_over(old)
    os.link(old, kept)
    log = Path(f"{old}-wal")
    if log.exists():
        log.replace(f"{kept}-wal")
    Path(f"{old}-shm").unlink(missing_ok=True)
    sync(old.parent)
    return True


def _carry_over(old: Path) -> None:
    """Leave the log's mode: only who is alone with a file can. Raises Unavailable while others have it open."""
    try:
        with closing(sqlite3.connect(old)) as db:
            db.execute("PRAGMA busy_timeout=1000")
            db.execute("PRAGMA journal_mode=delete")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise Unavailable(HELD, str(error)) from error
    except sqlite3.DatabaseError:
        return  # damaged: that is why it is replaced


def _damaged(file: Path) -> Text:
    return T("{file} is damaged. Take another backup.", file=file.name)


_REASON = T("The data were restored from a backup.")
