"""The log of the command line: the terminal has sentences alone, and no name stands in it (COM-71, 83)."""

import logging
import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.kernel.refusal import Unavailable
from app.kernel.text import T, Text
from app.store.home import data_folder


@contextmanager
def logging_to_file() -> Iterator[None]:
    """Have what is logged meanwhile written into the log, or nowhere if that cannot be."""
    handler, root = _File(), logging.getLogger()
    handler.setFormatter(_Nameless("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)


def reported(error: BaseException) -> Text:
    """Write into the log where it went wrong, or why something is away, without what was being handled; say so."""
    if isinstance(error, Unavailable):
        if error.details:
            _written(f"{error.what.message}\n{error.details}\n")
        return error.what
    if not _written(f"{type(error).__name__}\n{_frames(error)}\n"):
        return T("Something went wrong that should not have, and the log cannot be written.")
    return T("Something went wrong that should not have. The details are in {file}.", file=str(_file()))


class _File(logging.Handler):
    """Writes each line at once, wherever the data folder is by then; the window keeps a log of its own."""

    def emit(self, record: logging.LogRecord) -> None:
        if logging.getLogger("yingke").handlers:
            return
        try:
            words = self.format(record)
        except (TypeError, ValueError):  # arguments that do not fit must not end what was at work
            words = str(record.msg)
        _written(words + "\n")


class _Nameless(logging.Formatter):
    """Errors by kind and place: their messages may hold what somebody typed."""

    def formatException(self, ei: Any) -> str:
        return f"{ei[0].__name__}\n{_frames(ei[1])}"


def _frames(error: BaseException) -> str:
    return "".join(traceback.format_tb(error.__traceback__))


def _file() -> Path:
    return data_folder(os.environ) / "logs" / "command-line.log"


def _written(words: str) -> bool:
    """Write at the end of the log; False if it cannot be written."""
    file = _file()
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8", errors="backslashreplace") as stream:
            stream.write(words)
        file.chmod(0o600)
    except OSError:
        return False
    return True
