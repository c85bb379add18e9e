"""`yingke doctor`."""

import argparse
import os
import sys
from collections.abc import Iterator

from app.cli.opening import address, folders
from app.cli.speech import Voice
from app.counter.doctor import Look, Patient, State
from app.counter.doctor import look as examine
from app.house import load
from app.kernel.clock import SystemClock
from app.kernel.text import T
from app.store.backup import Backups
from app.store.home import counter_code, data_folder
from app.store.rooms import rooms

MARKS = {State.WELL: "✓", State.WARN: "!", State.ILL: "✗"}


def look(read: argparse.Namespace, voice: Voice) -> int:
    """Look whether all is well, and say what to do; status 1 if something does not work (COM-64)."""
    load(folders())
    clock, home = SystemClock(), data_folder(os.environ)
    backups = Backups(home / "backups", address(), rooms(folders()), clock)
    worst = State.WELL
    for one in (*examine(Patient(home, backups, counter_code(home), clock.now())), *screen()):
        print(f"{MARKS[one.state]} {voice(one.what)}", flush=True)
        if one.do:
            print(f"  → {voice(one.do)}", flush=True)
        worst = one.state if one.state is not State.WELL and worst is not State.ILL else worst
    return 1 if worst is State.ILL else 0


def screen() -> Iterator[Look]:
    """Whether the window can be opened, and Chinese be typed in it."""
    try:
        from PySide6 import QtWidgets  # noqa: F401 - whether it loads is the question

        from app.shell import ime
    except ImportError as error:
        do = T("Install what is missing: packaging/setup.sh names Debian's packages.")
        yield Look(State.ILL, T("The window cannot be opened: {error}", error=str(error)), do)
        return
    if not sys.platform.startswith("linux"):
        return
    asked = os.environ.get("QT_IM_MODULE", "")
    if mended := ime.mend(dict(os.environ)):
        do = T(
            "Nothing to do: the program does this itself. Set QT_IM_MODULE=ibus if Chinese cannot be typed."
        )
        yield Look(State.WARN, T("Input method: {what}", what=mended), do)
    elif not asked and not os.environ.get("WAYLAND_DISPLAY"):
        do = T("To type Chinese, install fcitx5 or ibus and log in again.")
        yield Look(State.WARN, T("No input method is set (QT_IM_MODULE)."), do)
    else:
        yield Look(State.WELL, T("Input method: {what}", what=asked or "Wayland"))
