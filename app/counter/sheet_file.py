"""A sheet from outside, .xlsx or .csv, read within written limits by a process that can be ended (COM-81).

What a file says about its own sizes is not believed: everything is counted while it is read.
"""

import csv
import hashlib
import io
import multiprocessing
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from app.kernel.refusal import No, Unreadable

Cell = str | float | bool | datetime | date | None
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What a sheet may be. Sizes in bytes; `ratio` is unpacked to packed; `seconds` ends the reading."""

    size: int = 10 * MIB
    unpacked: int = 100 * MIB
    ratio: int = 100
    entries: int = 1000
    rows: int = 50_000
    columns: int = 60
    memory: int = 300 * MIB
    seconds: float = 20.0


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet of a file, cell by cell from its first row and column on."""

    name: str
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was read: its digest, from which the ids of an import come, and its sheets."""

    sha256: str
    grids: Sequence[Grid]


def read_file(file: Path, limits: Limits = LIMITS) -> Read:
    """Read a sheet; raises Unreadable for one that is too large, of another kind, or damaged; OSError."""
    with file.open("rb") as stream:
        content = stream.read(limits.size + 1)
    if len(content) > limits.size:
        raise Unreadable(No("The file is larger than {limit} MB.", {"limit": limits.size // MIB}))
    return Read(hashlib.sha256(content).hexdigest(), _apart(file.name, content, limits))


def _apart(name: str, content: bytes, limits: Limits) -> Sequence[Grid]:
    """Read in a process of its own: what hangs is ended, what swells breaks alone."""
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe(duplex=False)
    process = spawn.Process(target=_work, args=(theirs, name, content, limits), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(limits.seconds):
            raise Unreadable(
                No("The file takes longer than {limit} seconds to read.", {"limit": int(limits.seconds)})
            )
        answer = ours.recv()
    except EOFError:
        raise Unreadable(No("The file is damaged, or too large to be read.")) from None
    finally:
        process.kill()
        process.join()
        ours.close()
    if isinstance(answer, No):
        raise Unreadable(answer)
    grids: Sequence[Grid] = answer
    return grids


def _work(out: Connection, name: str, content: bytes, limits: Limits) -> None:
    """The process: sends the grids, or the sentence that says why there are none."""
    try:
        _bound(limits.memory)
        out.send(grids_of(name, content, limits))
    except Unreadable as error:
        out.send(error.no)
    except Exception:  # noqa: BLE001 - the edge of the process: a file's fault, whatever it was
        out.send(DAMAGED)


def _bound(memory: int) -> None:
    """Hold this process to so much memory, where the system can."""
    try:
        import resource  # not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def grids_of(name: str, content: bytes, limits: Limits) -> list[Grid]:
    """The sheets of a file's content; what it is decides, not how it is called."""
    if content.startswith(b"PK\x03\x04"):
        _measure(content, limits)
        return _workbook(content, limits)
    if content.startswith((b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\x1f\x8b", b"SQLite")):
        raise Unreadable(No("This is no sheet. Save it as .xlsx or .csv."))
    return [Grid(Path(name).stem, _table(content, limits))]


def _measure(content: bytes, limits: Limits) -> None:
    """Unpack every entry once without keeping it, and count what comes out."""
    try:
        entries = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise Unreadable(DAMAGED) from None
    if len(entries) > limits.entries:
        raise Unreadable(No("The file has more than {limit} parts.", {"limit": limits.entries}))
    names = {entry.filename for entry in entries}
    if "xl/workbook.xml" not in names or len(names) < len(entries):
        raise Unreadable(No("This is no sheet. Save it as .xlsx or .csv."))
    if any(name.lower().endswith(("vbaproject.bin", ".xlm")) for name in names):
        raise Unreadable(No("The file holds macros. Save it as .xlsx."))
    unpacked = 0
    for entry in entries:
        count = _Count(entry.filename, limits)
        for some in _inflated(content, entry):
            unpacked += len(some)
            if unpacked > limits.unpacked or unpacked > limits.ratio * max(len(content), MIB // 10):
                raise Unreadable(No("The file unpacks to more than it may."))
            count.take(some)


def _inflated(content: bytes, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """What an entry holds, piece by piece, as far as its own bytes go."""
    if entry.flag_bits & 1:
        raise Unreadable(No("The file is protected by a password. Save it without one."))
    head = content[entry.header_offset : entry.header_offset + 30]
    if len(head) < 30 or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Unreadable(DAMAGED)
    start = (
        entry.header_offset
        + 30
        + int.from_bytes(head[26:28], "little")
        + int.from_bytes(head[28:30], "little")
    )
    packed = content[start : start + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        yield packed
        return
    unpack = zlib.decompressobj(-15)
    try:
        while packed and not unpack.eof:
            yield unpack.decompress(packed, MIB)
            packed = unpack.unconsumed_tail
    except zlib.error:
        raise Unreadable(DAMAGED) from None


class _Count:
    """Looks through one part of a workbook: how far its cells reach, and that it defines nothing of its own."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._sheet = name.startswith("xl/worksheets/") and name.endswith(".xml")
        self._xml = name.endswith((".xml", ".rels"))
        self._limits = limits
        self._tail = b""
        self._cells = 0

    def take(self, some: bytes) -> None:
        """The next piece."""
        piece, self._tail = self._tail + some, some[-64:]
        if self._xml and (b"<!DOCTYPE" in piece or b"<!ENTITY" in piece):
            raise Unreadable(DAMAGED)
        if not self._sheet:
            return
        self._cells += len(_CELL.findall(some))
        if self._cells > self._limits.rows * self._limits.columns:
            raise _too_many(self._limits)
        for letters, digits in _REACH.findall(piece):
            if int(digits or 0) > self._limits.rows or _column(letters) > self._limits.columns:
                raise _too_many(self._limits)


def _workbook(content: bytes, limits: Limits) -> list[Grid]:
    from python_calamine import CalamineError, CalamineWorkbook  # in the process that reads, nowhere else

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = book.sheet_names
        found = [(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in names]
    except CalamineError:
        raise Unreadable(DAMAGED) from None
    if any(len(rows) > limits.rows for _, rows in found):
        raise _too_many(limits)
    return [Grid(name, [[_plain(cell) for cell in row] for row in rows]) for name, rows in found]


def _table(content: bytes, limits: Limits) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    try:
        for row in csv.reader(io.StringIO(_decoded(content), newline=""), strict=True):
            rows.append(list(row))
            if len(rows) > limits.rows or len(row) > limits.columns:
                raise _too_many(limits)
    except csv.Error:
        raise Unreadable(No("Row {row} cannot be read as .csv.", {"row": len(rows) + 1})) from None
    return rows


def _decoded(content: bytes) -> str:
    """As spreadsheet programs write it: UTF-8 with or without its mark, else GB18030."""
    if b"\0" in content:
        raise Unreadable(No("This is no sheet. Save it as .xlsx or .csv."))
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(No("The file is written neither in UTF-8 nor in GB18030."))


def _plain(cell: Any) -> Cell:
    return cell if isinstance(cell, (str, float, bool, int, date)) else str(cell)


def _column(letters: bytes) -> int:
    n = 0
    for letter in letters:
        n = n * 26 + letter - 64
    return n


def _too_many(limits: Limits) -> Unreadable:
    return Unreadable(
        No(
            "A sheet has more than {rows} rows or {columns} columns.",
            {"rows": limits.rows, "columns": limits.columns},
        )
    )


DAMAGED = No("The file is damaged, or no sheet.")
_CELL = re.compile(rb"<c[\s/>]")
_REACH = re.compile(rb'\br="([A-Z]{0,9})(\d{0,9})"')
