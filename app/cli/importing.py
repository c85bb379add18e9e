"""`yingke import`."""

import argparse
from pathlib import Path

from app.cli.opening import logged_in, opened
from app.cli.speech import Voice
from app.counter.sheet_file import read_file
from app.counter.sheet_kinds import SheetKind
from app.counter.sheets import kinds, preview, take_in
from app.house import House
from app.kernel.refusal import No, Unreadable
from app.kernel.text import T


def take_in_sheet(read: argparse.Namespace, voice: Voice) -> int:
    """Take in a sheet: every bad row is named, and nothing is done until all are good or left out on purpose."""
    with opened(voice) as house:
        kind = _kind(house, read.kind)
        staff = logged_in(house, read.login, read.pin_file)
        found = preview(house.desk, kind, read_file(Path(read.file)), staff)
        for remark in (*found.bad, *found.notes):
            voice.tell(remark.text)
        if found.bad and not read.leave_out_bad:
            bad = len({(remark.sheet, remark.n) for remark in found.bad})
            voice.say(
                T(
                    "{bad} rows are bad; nothing was taken in. Mend them, or add {option}.",
                    bad=bad,
                    option="--leave-out-bad",
                )
            )
            return 1
        if not found.good:
            voice.say(T("There is no row to take in."))
            return 1
        taken = take_in(house.desk, found, staff)
        for remark in taken.refused:
            voice.tell(remark.text)
        voice.say(T("{done} rows taken in, {again} were in already.", done=taken.done, again=taken.again))
        return 1 if taken.refused else 0


def _kind(house: House, name: str) -> SheetKind:
    known = kinds(house.flows)
    if name not in known:
        raise Unreadable(
            No("No sheet is called {name}. There are {names:list}.", {"name": name, "names": sorted(known)})
        )
    return known[name]
