"""Is the data file whole? Asked at every start, and by `yingke doctor` (COM-62)."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL

from app.kernel.refusal import Unavailable
from app.kernel.text import T
from app.store.backup import Backup, Backups
from app.store.trouble import unavailable

MAGIC = b"SQLite format 3\x00"
WORKED = ("papers", "keys")
"""Folders beside the data in which something lies only once a house has worked."""
AT_START = 64 * 1024 * 1024
"""Bytes up to which a file is read through at each start (some 0.1 s); a larger one with each backup."""


class Damaged(Unavailable):
    """The data file is damaged; `backup` is the newest good copy, or None."""

    def __init__(self, backup: Backup | None, details: str) -> None:
        what = T("The data file is damaged, and there is no good backup. Keep the file and call for help.")
        if backup:
            what = T(
                "The data file is damaged. The newest good backup is of {at:moment}: yingke restore {file}",
                at=backup.made_at,
                file=str(backup.file),
            )
        super().__init__(what, details)
        self.backup = backup


class Gone(Damaged):
    """There are no data where a house has worked: opening would begin new books in silence."""

    def __init__(self, file: Path) -> None:
        super().__init__(None, "the file is empty or gone")
        self.what = T(
            "The data file {file} is empty or gone, though papers or keys of a house lie beside it. "
            "Put it back, or call for help. New books begin in an empty folder.",
            file=str(file),
        )


def check_file(url: URL, backups: Backups) -> None:
    """Raise Damaged for a file that is no SQLite database, not whole, or gone where a house has worked.

    Raises Unavailable for one that cannot be opened at all.
    """
    if url.get_backend_name() != "sqlite" or not url.database:
        return
    file = Path(url.database)
    try:
        if not (file.exists() and file.stat().st_size):
            _refuse_gone(file, backups)
            return
        fault = faults(file)
    except (sqlite3.Error, OSError) as error:
        raise unavailable(error) or error from error
    if fault:
        raise Damaged(backups.newest_good(), fault)


def faults(file: Path, *, thorough: bool = False) -> str:
    """What is wrong with a SQLite file, "" if nothing; `thorough` holds indexes against tables too."""
    with file.open("rb") as stream:
        if stream.read(len(MAGIC)) != MAGIC:
            return "not a database"
    if file.stat().st_size > AT_START and not thorough:
        return ""
    try:
        with closing(sqlite3.connect(file)) as db:
            how = "integrity_check" if thorough else "quick_check"
            found = db.execute(f"PRAGMA {how}(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return str(error)
        raise
    return "" if found == "ok" else str(found)


def _refuse_gone(file: Path, backups: Backups) -> None:
    if backups.all():
        raise Damaged(backups.newest_good(), "the file is empty or gone")
    if any(one for name in WORKED for one in (file.parent / name).glob("*")):
        raise Gone(file)
