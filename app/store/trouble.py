"""What disk and database cannot do, as a sentence that says what to try (COM-71)."""

import errno
import sqlite3
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from app.kernel.refusal import Unavailable
from app.kernel.text import T, Text
from app.store.files import DISK, FULL, READ_ONLY, told_of

HELD = T("Another program holds the database. Close it, then try again.")
DAMAGED = T("The data file is damaged. Close the program and restore the newest good backup.")
SILENT = T("The database does not answer. Nothing was lost: try again, or call the manager.")

_SQLITE = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: READ_ONLY,
    sqlite3.SQLITE_BUSY: HELD,
    sqlite3.SQLITE_LOCKED: HELD,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_IOERR: DISK,
}
_POSTGRESQL = {"53": FULL, "25": READ_ONLY, "08": SILENT, "57": SILENT, "58": DISK, "XX": DAMAGED}


def told(error: BaseException) -> Text | None:
    """The sentence for a fault of disk or database; None for anything else, which is a bug."""
    if isinstance(error, DBAPIError):
        return told(error.orig) or (SILENT if error.connection_invalidated else None) if error.orig else None
    if isinstance(error, sqlite3.Error):
        return _SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    if isinstance(error, OSError):
        return told_of(error)
    state = getattr(error, "sqlstate", "")  # psycopg's; None where the server never answered
    return SILENT if state is None else _POSTGRESQL.get(state[:2])


def unavailable(error: BaseException) -> Unavailable | None:
    """The same as what is raised to the caller, or None."""
    what = told(error)
    return None if what is None else Unavailable(what, cause(error))


def cause(error: BaseException) -> str:
    """The system's own words and code for a fault, without the statement, its values or a whole path (COM-83)."""
    if isinstance(error, DBAPIError) and error.orig:
        return cause(error.orig)
    if isinstance(error, OSError):
        file = Path(str(error.filename or "")).name
        return f"{errno.errorcode.get(error.errno or 0, '')} {error.strerror or ''} {file}".strip()
    # psycopg's first line alone: what follows it may tell the row.
    said = getattr(getattr(error, "diag", None), "message_primary", None)
    code = getattr(error, "sqlstate", None) or getattr(error, "sqlite_errorname", "")
    return f"{type(error).__name__} {code or ''} {said or error}"
