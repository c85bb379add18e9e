"""Backups: live copies, each checked, with its digest and the heads of all chains beside it (COM-62)."""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import URL, text
from sqlalchemy.exc import DBAPIError

import app
from app.kernel.clock import Clock
from app.kernel.refusal import Unavailable
from app.kernel.text import T
from app.store.engine import open_engine
from app.store.journal import HEADS
from app.store.rooms import Room
from app.store.trouble import unavailable

DAYS, WEEKS, MONTHS = 14, 8, 12
"""How long the newest backup of a day, a week and a month is kept."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup with what its manifest says. `heads`: {counter: [n, hash]} of the newest rows.

    `left`: the data were taken back before it by a restore; its heads are no longer part of the chains.
    """

    file: Path
    sha256: str
    made_at: datetime
    why: str
    program: str
    heads: Mapping[str, Sequence[Any]]
    left: bool = False

    @property
    def manifest(self) -> Path:
        return self.file.with_suffix(self.file.suffix + ".json")

    def whole(self) -> bool:
        """Whether the file is still, byte for byte, what was written."""
        return self.file.exists() and digest(self.file) == self.sha256


class Backups:
    """The backups of one database, in a folder of their own."""

    def __init__(self, folder: Path, url: URL, rooms: Sequence[Room], clock: Clock) -> None:
        self.folder, self.url, self.rooms, self._clock = folder, url, tuple(rooms), clock

    def make(self, why: str = "upgrade") -> Backup:
        """Copy the live database, read the copy through, and only then give it its name.

        Raises Unavailable if any of it fails; nothing half done stays behind.
        """
        sqlite = self.url.get_backend_name() == "sqlite"
        now = self._clock.now().astimezone(UTC)
        name = f"yingke-{now:%Y%m%dT%H%M%S%fZ}"
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            part = self.folder / f"{name}.part"
            try:
                heads = (copy_file if sqlite else dump_server)(self.url, part)
                made = Backup(
                    self.folder / f"{name}.{'db' if sqlite else 'dump'}",
                    digest(part),
                    now,
                    why,
                    app.__version__,
                    heads,
                )
                self._keep(part, made)
            finally:
                part.unlink(missing_ok=True)
        except (OSError, sqlite3.Error, DBAPIError) as error:
            raise unavailable(error) or error from error
        return made

    def all(self) -> list[Backup]:
        """Every backup that has a manifest, newest first."""
        found = [read_manifest(file) for file in self.folder.glob("yingke-*.json")]
        return sorted((b for b in found if b), key=lambda b: b.made_at, reverse=True)

    def newest_good(self) -> Backup | None:
        """The newest backup that is still what was written."""
        return next((b for b in self.all() if b.whole()), None)

    def due(self) -> bool:
        """Whether the newest good backup is a day old, or there is none."""
        good = self.newest_good()
        return good is None or self._clock.now() - good.made_at >= timedelta(days=1)

    def anchors(self) -> dict[tuple[str, int], str]:
        """Hashes that rows of the journal must have, {(counter, n): hash}: the heads that backups kept (COM-05)."""
        return {(c, n): head for b in self.all() if not b.left for c, (n, head) in b.heads.items()}

    def leave_all_but(self, kept: set[Path]) -> None:
        """Mark the backups that a restore left behind; these alone have rows of the data as they are now."""
        for b in self.all():
            if b.left is (b.file in kept):
                self._write_manifest(replace(b, left=b.file not in kept))

    def rotate(self) -> list[Backup]:
        """Remove what the rotation no longer keeps; returns what went. The newest good one always stays."""
        every = self.all()
        kept = {b.file for b in keeps(every, self._clock.now())}
        if good := next((b for b in every if b.whole()), None):
            kept.add(good.file)
        gone = [b for b in every if b.file not in kept]
        for b in gone:
            b.manifest.unlink(missing_ok=True)
            b.file.unlink(missing_ok=True)
        for file in self._half_made({b.file for b in every}):
            file.unlink(missing_ok=True)
        return gone

    def _half_made(self, whole: set[Path]) -> Iterator[Path]:
        """Copies that a kill left without their manifest, a day ago or longer."""
        ended = f"yingke-{self._clock.now() - timedelta(days=1):%Y%m%dT%H%M%S}"
        for file in self.folder.glob("yingke-*"):
            if file.name < ended and file.suffix in (".part", ".db", ".dump") and file not in whole:
                yield file

    def _keep(self, part: Path, made: Backup) -> None:
        part.chmod(0o600)
        sync(part)
        part.replace(made.file)
        self._write_manifest(made)

    def _write_manifest(self, made: Backup) -> None:
        beside = made.manifest.with_suffix(".part")
        told = asdict(made) | {"file": made.file.name, "made_at": made.made_at.isoformat()}
        beside.write_text(json.dumps(told, indent=1, sort_keys=True), encoding="utf-8")
        beside.chmod(0o600)
        sync(beside)
        beside.replace(made.manifest)
        sync(self.folder)


def keeps(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """The newest of each of the last 14 days, 8 weeks and 12 months of the calendar that have one.

    By the calendar, not by age: what is kept for its week today is kept for it tomorrow too.
    """
    kept: dict[tuple[str, int], Backup] = {}
    for b in sorted(backups, key=lambda b: b.made_at):
        for kind, last in (("day", DAYS), ("week", WEEKS), ("month", MONTHS)):
            which = _count(kind, b.made_at)
            if _count(kind, now) - which < last:
                kept[kind, which] = b
    return list(kept.values())


def _count(kind: str, at: datetime) -> int:
    """Which day, week (from Monday) or month a moment lies in, counted from the beginning of the calendar."""
    day = at.astimezone(UTC).toordinal()
    return {"day": day, "week": (day - 1) // 7, "month": at.year * 12 + at.month}[kind]


def read_manifest(file: Path) -> Backup | None:
    """What a manifest says; None for one that cannot be read."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        at = datetime.fromisoformat(told.pop("made_at"))
        return Backup(file=file.parent / Path(told.pop("file")).name, made_at=at, **told)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def copy_file(url: URL, to: Path) -> dict[str, list[Any]]:
    """Copy a live SQLite file by its own backup interface, and read the copy through; returns its heads.

    One step: a reader that nobody waits for. A file copy would lose what is still in the log.
    """
    with closing(sqlite3.connect(url.database or "")) as source, closing(sqlite3.connect(to)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=delete")
        found = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            raise Unavailable(T("The backup is not whole. Have the disk checked."), str(found))
        if not copy.execute("SELECT 1 FROM sqlite_master WHERE name = 'journal'").fetchone():
            return {}
        return {counter: [n, head] for counter, n, head in copy.execute(HEADS)}


def dump_server(url: URL, to: Path) -> dict[str, list[Any]]:
    """Dump a PostgreSQL database by pg_dump, in the very snapshot that the heads are read in."""
    engine = open_engine(url).execution_options(isolation_level="REPEATABLE READ")
    try:
        with engine.connect() as db:
            snapshot = db.execute(text("SELECT pg_export_snapshot()")).scalar_one()
            heads = {counter: [n, head] for counter, n, head in db.execute(text(HEADS))}
            run_client(client("pg_dump"), url, "--format=custom", f"--snapshot={snapshot}", f"--file={to}")
    finally:
        engine.dispose()
    return heads


def client(name: str) -> str:
    """One of PostgreSQL's own programs; raises Unavailable where it is not installed."""
    found = shutil.which(name)
    if found is None:
        raise Unavailable(
            T("There is no {program} here. Install PostgreSQL's client programs.", program=name)
        )
    return found


def run_client(program: str, url: URL, *arguments: str) -> str:
    """Run one of PostgreSQL's own programs on a database; raises Unavailable with what it said."""
    address = url.set(drivername="postgresql", password=None).render_as_string()
    environment = os.environ | ({"PGPASSWORD": str(url.password)} if url.password else {})
    done = subprocess.run(
        [program, *arguments, f"--dbname={address}"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Unavailable(T("The database server gave no backup."), done.stderr)
    return done.stdout


def digest(file: Path) -> str:
    """SHA-256 of a file."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sync(path: Path) -> None:
    """Have a file, or the names in a folder, on disk."""
    if path.is_dir() and os.name == "nt":
        return  # Windows keeps the names of a folder by itself
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
