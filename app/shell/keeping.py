"""Files that a clerk takes along: where they go, and that none is lost to a newer one."""

import re
from itertools import count
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from app.kernel.refusal import Unavailable
from app.kernel.text import T

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')


def documents() -> Path:
    """The folder of documents of whoever uses this computer."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def fit_name(words: str) -> str:
    """Words as a file may be called on every system."""
    return _UNFIT.sub("_", words).strip(" .") or "_"


def write_beside(folder: Path, name: str, content: bytes) -> Path:
    """Write a new file into a folder; one of that name stays, and this gets a number. Raises Unavailable."""
    wanted = folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for n in count(2):
            try:
                with wanted.open("xb") as file:
                    file.write(content)
                return wanted
            except FileExistsError:
                wanted = folder / f"{Path(name).stem} ({n}){Path(name).suffix}"
    except OSError as error:
        what = T(
            "The file could not be written to {folder}. Is the disk full, or the folder locked?",
            folder=str(folder),
        )
        raise Unavailable(what, str(error)) from error
    raise AssertionError("numbers do not end")
