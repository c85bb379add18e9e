"""`yingke audit`, `yingke export-audit`, `yingke backup`, `yingke restore`."""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

import app
from app.cli.listing import events
from app.cli.opening import address, folders
from app.cli.speech import Voice
from app.counter.checks import checks
from app.house import load
from app.kernel.clock import SystemClock
from app.kernel.refusal import Unavailable
from app.kernel.text import T, Text
from app.store.audit import Check, Progress, Report, quiet
from app.store.audit import audit as walk
from app.store.backup import Backups
from app.store.declared import hold_declared
from app.store.engine import open_reader
from app.store.export import CHECKER, export
from app.store.health import check_file
from app.store.home import data_folder
from app.store.migrate import refuse_newer, standing, wanted
from app.store.restore import examined
from app.store.restore import restore as put_back
from app.store.rooms import rooms
from app.store.seals import Keys
from app.store.trouble import unavailable

CLOCK = SystemClock()
_CLEAR = "\r\x1b[K"


def audit(read: argparse.Namespace, voice: Voice) -> int:
    """Walk the chains of the data, or of a copy; status 1 if anything does not fit (COM-05)."""
    backups, progress = _backups(), _progress(voice)
    deep = checks(load(folders()), progress) if read.deep else []
    if read.file:
        with _examined(backups, Path(read.file), deep, progress) as report:
            return _told(report, voice)
    return _told(_own(backups, deep, progress), voice)


def export_audit(read: argparse.Namespace, voice: Voice) -> int:
    """Write every row, every stored paper and a description of both for an auditor, with a checker beside (COM-86)."""
    backups, folder = _backups(), Path(read.folder)
    check_file(backups.url, backups)
    _refuse_nothing(backups)
    flows = load(folders())
    with _reading(backups) as db:
        told = events(flows)
        rows = export(db, folder, told, _keys(), CLOCK.now(), app.__version__, _progress(voice))
    voice.tell(
        T(
            "{folder}: {rows} rows. It holds personal data; keep it as you keep a backup. To check it: python {checker}",
            folder=str(folder),
            rows=rows,
            checker=str(folder / CHECKER),
        )
    )
    return 0


def backup(read: argparse.Namespace, voice: Voice) -> int:
    """Make a backup now; it counts once it was read back and its chains hold (COM-62)."""
    backups = _backups()
    check_file(backups.url, backups)
    _refuse_nothing(backups)
    made = backups.make("by hand")
    with _examined(backups, made.file) as report:
        if report.findings:
            return _told(report, voice)
    backups.rotate()
    voice.tell(T("{file}: {rows} rows of the journal, read back.", file=str(made.file), rows=report.rows))
    return 0


def restore(read: argparse.Namespace, voice: Voice) -> int:
    """Check a backup, then put it in the place of the data; the old data are kept (COM-62)."""
    backups, home = _backups(), data_folder(os.environ)
    kept = put_back(backups, Path(read.file), home, _keys(), CLOCK.now())
    voice.tell(T("Restored. What was there before is kept as {kept}.", kept=kept) if kept else T("Restored."))
    if not (home / "pepper").exists():
        voice.say(
            T(
                "Copy the file {file} from the old data folder too: without it no PIN fits.",
                file=str(home / "pepper"),
            )
        )
    return 0


def _own(backups: Backups, deep: Sequence[Check], progress: Progress) -> Report:
    """The audit of the data themselves, opened for reading and left as they are."""
    check_file(backups.url, backups)
    _refuse_nothing(backups)
    anchors = backups.anchors()
    with _reading(backups) as db:
        return walk(db, _keys(), deep, anchors, progress)


@contextmanager
def _reading(backups: Backups) -> Iterator[Connection]:
    """The data themselves at one moment, opened for reading and left as they are. Raises Unavailable for older ones."""
    engine = open_reader(backups.url)
    try:
        with engine.connect() as db, db.begin():
            found = standing(db)
            refuse_newer(found, backups.rooms)
            if not found.revisions >= wanted(backups.rooms):
                raise Unavailable(
                    T(
                        "These data are of Yingke {older}, older than this Yingke {ours}. "
                        "Open them with this program once, then audit.",
                        older=found.program or "?",
                        ours=app.__version__,
                    )
                )
            hold_declared(db, backups.rooms)
            yield db
    except DBAPIError as error:
        raise unavailable(error) or error from error
    finally:
        engine.dispose()


@contextmanager
def _examined(
    backups: Backups, file: Path, deep: Sequence[Check] = (), progress: Progress = quiet
) -> Iterator[Report]:
    server = None if backups.url.get_backend_name() == "sqlite" else backups.url
    home, now = data_folder(os.environ), CLOCK.now()
    with examined(
        file, home, backups.rooms, _keys(), now, server=server, checks=deep, progress=progress
    ) as one:
        yield one.report


def _told(report: Report, voice: Voice) -> int:
    """Say what an audit found: what does not fit, the first row first; what no seal covers yet."""
    if sys.stderr.isatty():
        print(_CLEAR, end="", file=sys.stderr, flush=True)
    for found in report.findings:
        if found.n is None:
            voice.tell(found.what)
        else:
            voice.tell(T("{counter}, row {n}: {what}", counter=found.counter, n=found.n, what=found.what))
    rows, chains = report.rows, len(report.heads)
    if report.whole:
        voice.tell(T("{rows} rows in {chains} chains fit.", rows=rows, chains=chains))
    if report.unsealed:
        voice.tell(T("{count} rows are not yet sealed.", count=report.unsealed))
    if report.pending:
        voice.tell(T("{count} seals wait for their key.", count=report.pending))
    return 0 if report.whole else 1


def _progress(voice: Voice) -> Progress:
    """What is being gone through, and how much of it is done, on one line for whoever looks on."""
    if not sys.stderr.isatty():
        return quiet

    def tell(what: Text, done: int) -> None:
        print(f"{_CLEAR}{voice(what)}: {done}", end="", file=sys.stderr, flush=True)

    return tell


def _backups() -> Backups:
    load(folders())
    return Backups(data_folder(os.environ) / "backups", address(), rooms(folders()), CLOCK)


def _keys() -> Keys:
    return Keys(data_folder(os.environ) / "keys")


def _refuse_nothing(backups: Backups) -> None:
    """Nothing was ever written here: there is nothing to audit or to back up."""
    url = backups.url
    if url.get_backend_name() == "sqlite" and not (url.database and Path(url.database).exists()):
        raise Unavailable(T("There are no data in {folder} yet.", folder=str(data_folder(os.environ))))
