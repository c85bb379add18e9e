"""What a flow takes from sheets: columns to arguments, rows to commands, and a preview before anything is done (COM-63).

A flow declares its kinds in sheet_kinds' words. A preview names each bad row; each good
one is a command with an id from the file's SHA-256 and its row, so that the same file changes nothing twice.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.counter.bus import Call, Done
from app.counter.desk import Desk
from app.counter.sample import Told
from app.counter.saying import said
from app.counter.settings import Settings
from app.counter.sheet_file import Cell, Grid, Read
from app.counter.sheet_kinds import Column, Remark, Row, SheetKind, in_yuan, money
from app.kernel.command import Command
from app.kernel.flow import Flow
from app.kernel.judge import Staff
from app.kernel.refusal import No, Refused
from app.kernel.text import T, Text

AT_ONCE = 10
"""Rows with one commit, which takes as long as all that is done for a row; a clerk waits for no more than these."""
EXACT = 10**15
"""A sheet keeps fifteen digits of a number: of a longer one nobody knows the last ones, and it stays 1.5e+17."""


@dataclass
class Preview:
    """What an import would do: the calls of the good rows, what is wrong with the bad ones, what else to know.

    `faulty` are the rows of which a cell cannot be read.
    """

    kind: SheetKind
    sha256: str
    good: list[Row] = field(default_factory=list)
    bad: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)
    faulty: list[Row] = field(default_factory=list)


@dataclass
class Taken:
    """What an import did; `refused` are rows that the house refused when their turn came."""

    done: int = 0
    again: int = 0
    refused: list[Remark] = field(default_factory=list)


def kinds(flows: Iterable[Flow]) -> dict[str, SheetKind]:
    """Every kind of sheet that some flows take, by name."""
    return {name: kind for flow in flows for name, kind in flow.sheets.items()}


def preview(
    desk: Desk, kind: SheetKind, read: Read, staff: Staff, told: Told = lambda done, of: None
) -> Preview:
    """Find out what an import would do: each row is read, held against the others, and tried out without effect.

    `told(done, of)` as the rows are tried out; what it raises ends the preview. Raises Unavailable.
    """
    found = Preview(kind, read.sha256)
    meant = [_is_meant(kind, grid) for grid in read.grids]
    for k, (grid, fits) in enumerate(zip(read.grids, meant, strict=True), start=1):
        if fits or not any(meant):
            _read_grid(found, k, grid, desk)
        else:
            found.notes.append(Remark(grid.name, 1, "", T("This sheet is not taken in.")))
    _once_each(found)
    if kind.settle and found.good:
        with desk.store.reading() as db:
            rows, notes = kind.settle(db, found.good, desk.settings)
        found.good = list(rows)
        found.notes += notes
    tried, found.good = _in_turn(kind, found.good), []
    calls = {row.values.get(kind.key): _call(desk, found, row, staff) for row in tried}
    for n, row in enumerate(tried, start=1):
        first = [calls[key] for key in _leaned_on(kind, row) if key in calls]
        if no := desk.rehearse(_call(desk, found, row, staff), first):
            found.bad.append(_refused(desk, kind, row, no))
        else:
            found.good.append(row)
        told(n, len(tried))
    found.bad.sort(key=lambda remark: remark.n)
    return found


def _leaned_on(kind: SheetKind, row: Row) -> list[str]:
    return list(kind.leans_on(row.values)) if kind.leans_on else []


def _in_turn(kind: SheetKind, rows: list[Row]) -> list[Row]:
    """The rows in their order, those that lean on others behind them."""
    return sorted(rows, key=lambda row: bool(_leaned_on(kind, row)))


def take_in(desk: Desk, found: Preview, staff: Staff, told: Told = lambda done, of: None) -> Taken:
    """Carry out the good rows as many small commands; `told(done, of)` as it goes on. Raises Unavailable."""
    taken = Taken()
    for start in range(0, len(found.good), AT_ONCE):
        some = found.good[start : start + AT_ONCE]
        try:
            done = desk.carry_out_all([_call(desk, found, row, staff) for row in some])
        except Refused:
            done = _one_by_one(desk, found, some, staff, taken)
        taken.again += sum(one.again for one in done)
        taken.done += sum(not one.again for one in done)
        told(start + len(some), len(found.good))
    return taken


def _one_by_one(desk: Desk, found: Preview, rows: Sequence[Row], staff: Staff, taken: Taken) -> list[Done]:
    """Rows of which one at least is refused: each has its own answer."""
    done = []
    for row in rows:
        try:
            done.append(desk.carry_out(_call(desk, found, row, staff)))
        except Refused as error:
            taken.refused.append(_refused(desk, found.kind, row, error.no))
    return done


def _refused(desk: Desk, kind: SheetKind, row: Row, no: No) -> Remark:
    """A row that the house refuses; where the sentence is of one of its subjects, at that column."""
    flow = desk.flow(kind.command.partition(".")[0])
    headings = {column.name.rpartition("/")[2]: column.headings[0] for column in kind.columns}
    return Remark(row.sheet, row.n, headings.get(str(no.args.get("subject", "")), ""), said(no, flow))


def _call(desk: Desk, found: Preview, row: Row, staff: Staff) -> Call:
    id = f"{found.sha256[:32]}-{found.kind.name[:16]}-{row.place}"
    return Call(id, found.kind.command, row.args, desk.clock.now(), staff, desk.counter)


def _is_meant(kind: SheetKind, grid: Grid) -> bool:
    """Whether a sheet has most of the columns that are asked for: beside one that has, others are something else."""
    head = next((row for row in grid.rows if any(_words(cell) for cell in row)), ())
    said = {_folded(_words(cell)) for cell in head}
    asked = [column for column in kind.columns if not column.optional]
    there = sum(bool(said & set(map(_folded, column.headings))) for column in asked)
    return 2 * there > len(asked)


def _read_grid(found: Preview, k: int, grid: Grid, desk: Desk) -> None:
    """Read one sheet: its first row that is not empty holds the headings, whatever their order."""
    rows = [(n, row) for n, row in enumerate(grid.rows, start=1) if any(_words(cell) for cell in row)]
    if not rows:
        return
    places = _headings(found, grid.name, *rows[0])
    if places is None:
        return
    command = desk.bus.command(found.kind.command)
    for n, cells in rows[1:]:
        line = _Line(found, grid.name, n, desk.settings)
        values = line.values(places, cells)
        args = line.arguments(values, command) if not line.faults else {}
        row = Row(grid.name, n, f"{k}.{n}", values, args)
        if line.faults:
            found.bad += line.faults
            found.faulty.append(row)
        else:
            found.good.append(row)


def _headings(found: Preview, sheet: str, n: int, cells: Sequence[Cell]) -> dict[str, int] | None:
    """Where each column stands; None if one is missing."""
    said = [_folded(_words(cell)) for cell in cells]
    places: dict[str, int] = {}
    for column in found.kind.columns:
        at = next((i for i, word in enumerate(said) if word in map(_folded, column.headings)), None)
        if at is not None:
            places[column.name] = at
        elif not column.optional:
            found.bad.append(Remark(sheet, n, column.headings[0], T("This column is missing.")))
    for i, word in enumerate(said):
        if word and i not in places.values():
            found.notes.append(Remark(sheet, n, _words(cells[i])[:40], T("This column is not taken in.")))
    return None if any(c.name not in places and not c.optional for c in found.kind.columns) else places


class _Line:
    """One row on its way from cells to arguments; `faults` is what is wrong with it."""

    def __init__(self, found: Preview, sheet: str, n: int, settings: Settings) -> None:
        self._kind, self._sheet, self._n, self._settings = found.kind, sheet, n, settings
        self.faults: list[Remark] = []

    def values(self, places: Mapping[str, int], cells: Sequence[Cell]) -> dict[str, Any]:
        """What the cells say, by the columns' names."""
        found = {}
        for column in self._kind.columns:
            at = places.get(column.name, len(cells))
            found[column.name] = self._cell(column, cells[at] if at < len(cells) else None)
        return found

    def arguments(self, values: Mapping[str, Any], command: Command) -> Mapping[str, Any]:
        """The command's arguments, held against its own limits; each fault is told at its column."""
        args: Mapping[str, Any] = {}
        try:
            args = self._kind.arguments(values) if self._kind.arguments else _nested(values)
            command.read(args)
        except Refused as error:
            for fault in error.no.args.get("faults", (error.no.text,)):
                self._fault(fault)
        return args

    def _fault(self, fault: Text) -> None:
        columns = {c.name.rpartition("/")[2]: c for c in self._kind.columns}
        place = reversed(str(fault.args.get("way", "")).split("/"))
        column = next((columns[part] for part in place if part in columns), None)
        what = fault.args.get("fault", fault)
        if column is None:
            self._wrong("", what)
        else:
            self._wrong(column.headings[0], in_yuan(what) if column.read is money else what)

    def _cell(self, column: Column, cell: Cell) -> Any:
        words = _words(cell)
        if not words:
            if column.needed:
                self._wrong(column.headings[0], T("Nothing is written here."))
            return column.blank
        try:
            return column.read(words, self._settings)
        except Refused as error:
            self._wrong(column.headings[0], error.no.text)
            return None

    def _wrong(self, heading: str, what: Text) -> None:
        self.faults.append(Remark(self._sheet, self._n, heading, what))


def _once_each(found: Preview) -> None:
    """A thing stands in one row only, be the first of them good or bad: the later one is bad, and names the first."""
    first: dict[Any, Row] = {}
    column = next((c for c in found.kind.columns if c.name == found.kind.key), None)
    if column is None:
        return
    for row in sorted((*found.good, *found.faulty), key=lambda one: _place(one.place)):
        key = row.values[column.name]
        before = row if key is None else first.setdefault(key, row)
        if before is not row:
            what = T("The same stands in row {n} already.", n=before.n)
            found.bad.append(Remark(row.sheet, row.n, column.headings[0], what))
    found.good = [row for row in found.good if first.get(row.values[column.name], row) is row]


def _place(place: str) -> tuple[int, ...]:
    """Where a row stands in its file, as it is sorted."""
    return tuple(map(int, place.split(".")))


def _nested(values: Mapping[str, Any]) -> dict[str, Any]:
    """Arguments from names with their places: {"what/price": 1} is {"what": {"price": 1}}."""
    args: dict[str, Any] = {}
    for name, value in values.items():
        *path, last = name.split("/")
        inner = args
        for part in path:
            inner = inner.setdefault(part, {})
        inner[last] = value
    return args


def _words(cell: Cell) -> str:
    """A cell as a person would have written it: 1001 for 1001.0, no more digits than it has."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        whole = math.isfinite(cell) and cell.is_integer() and abs(cell) < EXACT
        return str(int(cell)) if whole else repr(cell)
    return cell.isoformat(" ") if isinstance(cell, datetime) else str(cell).strip()


def _folded(heading: str) -> str:
    return re.sub(r"\s+", "", heading).replace("（", "(").replace("）", ")").casefold()
