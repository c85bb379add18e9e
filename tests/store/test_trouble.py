"""Why disk or database cannot: the system's words for the log, without what was being written (COM-71, 83)."""

import errno
import sqlite3
from types import SimpleNamespace

import pytest
from sqlalchemy.exc import DBAPIError

from app.kernel.text import T
from app.store.files import DISK, FULL, READ_ONLY
from app.store.trouble import unavailable


class ByServer(Exception):
    """As psycopg raises it: the row that it is about stands in the whole message only."""

    sqlstate = "53100"
    diag = SimpleNamespace(message_primary="could not extend file")


def busy() -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode, error.sqlite_errorname = sqlite3.SQLITE_FULL, "SQLITE_FULL"
    return error


@pytest.mark.rule("COM-71", "COM-83")
@pytest.mark.parametrize(
    ("error", "what", "details"),
    [
        (
            DBAPIError("INSERT 李建国", {"name": "李建国"}, busy()),
            FULL,
            "OperationalError SQLITE_FULL database or disk is full",
        ),
        (
            DBAPIError("INSERT", None, ByServer("could not extend file\nDETAIL: 李建国")),
            FULL,
            "ByServer 53100 could not extend file",
        ),
        (OSError(errno.ENOSPC, "No space left", "/home/李建国/x.db"), FULL, "ENOSPC No space left x.db"),
        (OSError(errno.EIO, "Input/output error"), DISK, "EIO Input/output error"),
        (OSError(errno.EROFS, "Read-only file system"), READ_ONLY, "EROFS Read-only file system"),
        (
            OSError(errno.ENOENT, "No such file or directory", "/home/李建国/x.db"),
            T("There is no {file}.", file="/home/李建国/x.db"),
            "ENOENT No such file or directory x.db",
        ),
        (
            OSError(errno.ELOOP, "Too many levels", "x.db"),
            T("{file} cannot be used ({code}).", file="x.db", code="ELOOP"),
            "ELOOP Too many levels x.db",
        ),
    ],
)
def test_a_cause_is_told_in_the_systems_words_and_names_nobody(
    error: Exception, what: object, details: str
) -> None:
    fault = unavailable(error)
    assert fault is not None
    assert (fault.what, fault.details) == (what, details)
