"""What `yingke doctor` looks at: each finding with what to do (COM-64). It opens nothing for writing."""

import os
import shutil
import socket
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select, text
from sqlalchemy.exc import DBAPIError

import app
from app.counter.clock_watch import SLACK, newest_entry
from app.counter.commands import house_settings
from app.counter.documents import PrinterRow, PrintJob
from app.counter.print_facts import Job
from app.counter.print_rules import How, host_and_port
from app.counter.settings import Settings
from app.counter.staff import anybody
from app.kernel.days import Calendar
from app.kernel.refusal import Unavailable
from app.kernel.text import T, Text
from app.paper.fonts import Face, font
from app.store.backup import Backups
from app.store.engine import is_sqlite, open_reader
from app.store.health import check_file, faults
from app.store.migrate import refuse_newer, standing, wanted
from app.store.seals import Keys, sealed
from app.store.secrets import PEPPER, pepper_lost
from app.store.trouble import told

FREE = 500_000_000
"""Bytes of free disk below which somebody is warned."""
REACHED = 2.0
"""Seconds in which a printer on the network answers the door."""


class State(StrEnum):
    """How something is."""

    WELL = "well"
    WARN = "warn"
    ILL = "ill"


@dataclass(frozen=True, slots=True)
class Look:
    """One thing that was looked at; `do` says what to do where it is not well."""

    state: State
    what: Text
    do: Text | None = None


@dataclass(frozen=True)
class Patient:
    """What is looked at: a data folder, its database, and the moment."""

    home: Path
    backups: Backups
    counter: str
    now: datetime


def look(at: Patient) -> Iterator[Look]:
    """Everything that can be looked at without the window."""
    yield from versions()
    yield from fonts()
    yield from disk(at)
    yield from private(at)
    yield from backups_made(at)
    settings = Settings({}, at.counter)
    engine = open_reader(at.backups.url)
    try:
        ground, found = _database(at, engine)
        yield from found
        if ground:
            with engine.connect() as db, db.begin():
                settings = Settings(house_settings(db).stored, at.counter)
                yield from pepper(db, at.home)
                yield from clock(db, at.counter, at.now)
                yield from seals(db, at)
                yield from printers(db)
    finally:
        engine.dispose()
    yield from calendar(settings, at.now)


def versions() -> Iterator[Look]:
    """Which versions are at work; SQLite's own must know what is asked of it."""
    said = T(
        "Yingke {ours}, Python {python}, SQLite {sqlite}, SQLAlchemy {sqlalchemy}, ReportLab {reportlab}.",
        ours=app.__version__,
        python=".".join(map(str, sys.version_info[:3])),
        sqlite=sqlite3.sqlite_version,
        sqlalchemy=version("SQLAlchemy"),
        reportlab=version("reportlab"),
    )
    old = sqlite3.sqlite_version_info < (3, 35)
    yield Look(State.ILL if old else State.WELL, said, T("Install a newer SQLite.") if old else None)


def fonts() -> Iterator[Look]:
    """The faces of papers can be read."""
    for face in Face:
        try:
            font(face)
        except Unavailable as error:
            yield Look(State.ILL, error.what, T("Install Yingke again."))
            return
    yield Look(State.WELL, T("All {count} fonts are there.", count=len(Face)))


def disk(at: Patient) -> Iterator[Look]:
    """There is room for the data, and the folder can be written."""
    folder = at.home if at.home.exists() else at.home.parent
    free = shutil.disk_usage(folder).free if folder.exists() else 0
    said = T("{free} MB are free for {folder}.", free=free // 1_000_000, folder=str(at.home))
    if free < FREE:
        yield Look(State.WARN, said, T("Make room on the disk: sales are kept, backups stop first."))
    else:
        yield Look(State.WELL, said)
    if at.home.exists() and not at.home.is_dir():
        yield Look(
            State.ILL,
            T("{file} is a file, where the data folder should be.", file=str(at.home)),
            T("Move it away, or choose another data folder: {how}", how="YINGKE_HOME"),
        )
    elif at.home.exists() and not os.access(at.home, os.W_OK):
        yield Look(
            State.ILL,
            T("The folder {folder} cannot be written.", folder=str(at.home)),
            T("Ask the administrator for write access."),
        )


def private(at: Patient) -> Iterator[Look]:
    """What others must not read is its owner's alone."""
    if os.name == "nt" or not at.home.is_dir():
        return
    for file in (at.home, at.home / PEPPER, *sorted((at.home / "keys").glob("*.key"))):
        if file.exists() and file.stat().st_mode & 0o077:
            how = f"chmod {'700' if file.is_dir() else '600'} {file}"
            yield Look(
                State.WARN, T("Others can read {file}.", file=str(file)), T("Take it back: {how}", how=how)
            )


def backups_made(at: Patient) -> Iterator[Look]:
    """There is a good backup of the last day, and none is missing in the rotation."""
    every = at.backups.all()
    good = at.backups.newest_good()
    if good is None:
        yield Look(State.WARN, T("There is no backup yet."), T("Make one: {how}", how="yingke backup"))
        return
    said = T("The newest good backup is of {at:moment}.", at=good.made_at)
    if at.now - good.made_at > timedelta(days=1, hours=12):
        yield Look(State.WARN, said, T("Make one: {how}", how="yingke backup"))
    else:
        yield Look(State.WELL, said)
    for broken in every:
        if not broken.whole():
            yield Look(
                State.WARN,
                T("The backup {file} is no longer what was written.", file=broken.file.name),
                T("Have the disk checked, and delete it."),
            )
    days = {b.made_at.date() for b in every}
    first = max(min(days), at.now.date() - timedelta(days=13))
    missing = [d for d in _days(first, good.made_at.date()) if d not in days]
    if missing:
        yield Look(
            State.WARN,
            T("No backup was made on {days:list}.", days=missing),
            T("Leave the computer on for a while each day, or make one by hand."),
        )


def pepper(db: Connection, home: Path) -> Iterator[Look]:
    """The secret under which the PINs were kept is there."""
    if anybody(db) and (what := pepper_lost(home)):
        yield Look(State.ILL, what)


def clock(db: Connection, counter: str, now: datetime) -> Iterator[Look]:
    """The clock is not behind what was written already."""
    newest = newest_entry(db, counter)
    if newest and newest > now + SLACK:
        yield Look(
            State.WARN,
            T("The clock says {now:moment}; the newest entry is of {at:moment}.", now=now, at=newest),
            T("Set the computer's clock right, or let it be set over the network."),
        )
    else:
        yield Look(State.WELL, T("The clock says {now:moment}.", now=now))


def seals(db: Connection, at: Patient) -> Iterator[Look]:
    """The seals are right, and none waits for its key."""
    keys = Keys(at.home / "keys")
    found = sealed(db, keys)
    if found.faults:
        yield Look(State.ILL, found.faults[0], T("Walk the journal: {how}", how="yingke audit"))
    if found.pending:
        yield Look(
            State.WARN,
            T("{count} seals wait for their key.", count=found.pending),
            T("Put the key back: {file}", file=str(at.home / "keys" / f"{at.counter}.key")),
        )


def printers(db: Connection) -> Iterator[Look]:
    """Every printer of the house is where the settings say; prints that need somebody are counted."""
    rows = db.execute(
        select(PrinterRow.name, PrinterRow.how, PrinterRow.address).order_by(PrinterRow.id)
    ).all()
    for r in rows:
        yield _reached(r.name, How(r.how), r.address)
    if not rows:
        yield Look(State.WELL, T("No printer is set up: papers go into the folder of papers."))
    counted = select(PrintJob.state, func.count()).group_by(PrintJob.state)
    count = {Job(state): n for state, n in db.execute(counted)}
    if stuck := count.get(Job.FAILED, 0) + count.get(Job.DOUBTFUL, 0):
        yield Look(
            State.WARN, T("{count} prints need somebody.", count=stuck), T("Look into the print centre.")
        )
    if under_way := count.get(Job.PRINTING, 0):
        yield Look(
            State.WARN,
            T("{count} prints are under way, or were when a program ended.", count=under_way),
            T("If nothing is being printed just now, open the program: it looks after them."),
        )


def calendar(settings: Settings, now: datetime) -> Iterator[Look]:
    """The public holidays are published: of this year, and from December on of the next (COM-13)."""
    today = now.astimezone(settings.zone).date()
    wanted_years = [today.year, *((today.year + 1,) if today.month == 12 else ())]
    unknown = [year for year in wanted_years if _unknown(settings.calendar, year)]
    for year in unknown:
        yield Look(
            State.WARN,
            T("The holidays of {year} are not known yet: working days are provisional.", year=str(year)),
            T("Install a newer Yingke, or enter the published calendar in the settings."),
        )
    if not unknown:
        yield Look(State.WELL, T("The holidays of {year} are known.", year=str(wanted_years[-1])))


def _database(at: Patient, engine: Engine) -> tuple[bool, list[Look]]:
    """Whether the data can be read, and how they are."""
    url = at.backups.url
    try:
        check_file(url, at.backups)
        if is_sqlite(engine) and not Path(url.database or "").exists():
            return False, [Look(State.WELL, T("There are no data in {folder} yet.", folder=str(at.home)))]
        if is_sqlite(engine) and (fault := faults(Path(url.database or ""), thorough=True)):
            return False, [Look(State.ILL, T("The data file says of itself: {what}", what=fault), _RESTORE)]
        with engine.connect() as db:
            found = standing(db)
            refuse_newer(found, at.backups.rooms)
            asked = "SELECT sqlite_version()" if is_sqlite(engine) else "SHOW server_version"
            said = db.execute(text(asked)).scalar_one()
    except Unavailable as error:
        return False, [Look(State.ILL, error.what)]
    except DBAPIError as error:
        what = told(error) or T("The database cannot be opened.")
        return False, [Look(State.ILL, what, T("Is the server on, and its address right?"))]
    name = "SQLite" if is_sqlite(engine) else "PostgreSQL"
    if not found.revisions >= wanted(at.backups.rooms):
        what = T("The data are older than this program.")
        return False, [
            Look(State.WARN, what, T("Open the program once: it makes a backup and brings them up."))
        ]
    return True, [
        Look(State.WELL, T("The database is whole: {name} {version}.", name=name, version=str(said)))
    ]


def _reached(name: str, how: How, address: str) -> Look:
    there = {How.FOLDER: _folder, How.SYSTEM: _queue, How.NETWORK: _door}[how](address)
    if there:
        return Look(State.WELL, T("Printer {name} is there.", name=name))
    return Look(
        State.WARN,
        T("Printer {name} cannot be reached at {address}.", name=name, address=address),
        T("Is it on, and its cable in? Prints wait for it, and can be sent elsewhere."),
    )


def _folder(address: str) -> bool:
    return os.access(address, os.W_OK)


def _queue(address: str) -> bool:
    return shutil.which("lp") is not None


def _door(address: str) -> bool:
    try:
        with socket.create_connection(host_and_port(address) or ("", 0), REACHED):
            return True
    except OSError:
        return False


def _unknown(calendar: Calendar, year: int) -> bool:
    return calendar.day(date(year, 1, 1)).provisional


def _days(first: date, last: date) -> Sequence[date]:
    return [first + timedelta(days=k) for k in range((last - first).days + 1)]


_RESTORE = T("Close the program and put the newest good backup back: yingke restore FILE")
