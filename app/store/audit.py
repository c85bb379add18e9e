"""The audit: walks the chains and names the first row that does not fit, or is missing (COM-05).

A row's hash is rebuilt from its stored fields; nothing is taken from what the row says about itself.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic_core import to_json
from sqlalchemy import Connection, String, func, select, type_coerce

from app.kernel.text import T, Text
from app.store import guards
from app.store.among import among
from app.store.engine import as_stored
from app.store.journal import FIRST, HASHED, Journal
from app.store.seals import Keys, sealed
from app.store.tables import Drawer
from app.store.trouble import told

CHUNK = 1000
"""Rows between two reports of progress, and between two looks into the drawer."""

PRIVATE = re.compile(r'\{"\$private":"([^"\\]+)","seal":"([0-9a-f]{64})"\}')
"""A personal text in stored arguments; a label that looks like one has its quotes escaped."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not fit. `counter` and `n` name the journal row where it is one."""

    what: Text
    counter: str | None = None
    n: int | None = None


Check = Callable[[Connection], Iterable[Finding]]
"""What `--deep` compares and recomputes: hung on by the counter and the flows."""
Progress = Callable[[Text, int], None]
"""Told what is being gone through, and how much of it is done; what it raises ends the audit."""


def quiet(what: Text, done: int) -> None:
    """Nobody looks on."""


@dataclass
class Report:
    """What an audit found, the first that does not fit first. `unsealed`: rows that no seal covers yet."""

    rows: int = 0
    heads: dict[str, tuple[int, str]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    unsealed: int = 0
    pending: int = 0

    @property
    def whole(self) -> bool:
        return not self.findings


def audit(
    db: Connection,
    keys: Keys,
    checks: Iterable[Check] = (),
    anchors: Mapping[tuple[str, int], str] | None = None,
    progress: Progress = quiet,
) -> Report:
    """Walk every chain, then the guards, the drawer and the seals, then the given checks.

    `anchors` are further hashes that rows must have, {(counter, n): hash}, as backups and papers keep
    them. Altered rows may hold anything: a check that cannot read them is a finding, no error.
    """
    with as_stored(db):
        return _audit(db, keys, checks, anchors or {}, progress)


def _audit(
    db: Connection,
    keys: Keys,
    checks: Iterable[Check],
    anchors: Mapping[tuple[str, int], str],
    progress: Progress,
) -> Report:
    report = Report()
    seals = sealed(db, keys)
    report.pending = seals.pending
    report.findings += [Finding(text) for text in seals.faults]
    walk = _Walk(report, {**anchors, **seals.heads})
    drawer = _Drawer(db, report)
    for rows in _chunks(db):
        for row in rows:
            walk.take(row)
        drawer.compare(rows)
        report.rows += len(rows)
        progress(_OF_JOURNAL, report.rows)
    walk.finish()
    report.unsealed = sum(n - seals.last.get(counter, 0) for counter, (n, _) in report.heads.items())
    report.findings += _seq_twice(db)
    report.findings += [
        Finding(T("The guard {name} of the journal is missing, altered or not ours.", name=name))
        for name in guards.amiss(db)
    ]
    for done, check in enumerate(checks, start=1):
        report.findings += _looked(check, db)
        progress(_OF_CHECKS, done)
    report.findings.sort(key=lambda f: f.n is None)  # rows first; otherwise in the order found
    return report


def _looked(check: Check, db: Connection) -> list[Finding]:
    """What a check found, and that it came to no end, where rows that it looks at cannot be read."""
    found: list[Finding] = []
    try:
        with db.begin_nested():
            found.extend(check(db))
    except Exception as error:  # the edge of a check: altered rows may hold anything
        if told(error):
            raise  # disk or database: it is not the rows
        found.append(_unread(check, error))
    return found


def _unread(check: Any, error: Exception) -> Finding:
    """Named by its function; of the error the first line, which holds no row."""
    name = getattr(getattr(check, "func", check), "__name__", type(check).__name__)
    why = f"{type(error).__name__}: {error}".splitlines()[0]
    return Finding(T("The check {check} came upon something that it cannot read: {why}", check=name, why=why))


class _Walk:
    """The chains, row by row; of each chain the first row that does not fit is named."""

    def __init__(self, report: Report, anchors: Mapping[tuple[str, int], str]) -> None:
        self._report = report
        self._anchors = dict(anchors)
        self._counter = ""
        self._broken = False
        self._n, self._seq, self._prev = 0, 0, FIRST

    def take(self, row: Any) -> None:
        """One row: the fields in the order in which they are hashed, then the stored hash."""
        if row[3] != self._counter:
            self._begin(row[3])
        if self._broken:
            return
        n, digest = self._n + 1, _hash(row)
        if row[2] != n or row[0] != self._prev or digest != row[-1] or row[1] <= self._seq:
            self._name(n, self._why(row, n, digest))
            return
        if self._anchors and self._anchors.pop((self._counter, n), digest) != digest:
            self._name(n, T("This row is not the one that was sealed."))
            return
        self._n, self._seq, self._prev = n, row[1], digest

    def finish(self) -> None:
        """No more rows: what a seal knows and the journal does not was cut off."""
        self._end()
        cut = {c for c, _ in self._anchors} - {f.counter for f in self._report.findings if f.n}
        for counter in sorted(cut):
            n = self._report.heads.get(counter, (0, ""))[0] + 1
            what = T("This row is missing: it was sealed, and the journal ends before it.")
            self._report.findings.append(Finding(what, counter, n))

    def _begin(self, counter: str) -> None:
        self._end()
        self._counter, self._broken = counter, False
        self._n, self._seq, self._prev = 0, 0, FIRST

    def _end(self) -> None:
        if self._n:
            self._report.heads[self._counter] = (self._n, self._prev)

    def _name(self, n: int, what: Text) -> None:
        self._broken = True
        self._report.findings.append(Finding(what, self._counter, n))

    def _why(self, row: Any, n: int, digest: str) -> Text:
        if row[2] != n:
            return T("This row is missing.")
        if digest != row[-1]:
            return T("The fields of this row do not give its hash.")
        if row[0] != self._prev:
            return T("This row does not hang on the one before it.")
        return T("The number over all counters runs back at this row.")


class _Drawer:
    """Personal texts against the salted digests in the journal; a forgotten text is none."""

    def __init__(self, db: Connection, report: Report) -> None:
        self._db, self._report = db, report

    def compare(self, rows: Iterable[Any]) -> None:
        """Look at the texts that some rows name, by one statement."""
        named = {
            name: (seal, row[3], row[2])
            for row in rows
            if isinstance(row[_ARGS], str) and '"$private"' in row[_ARGS]
            for name, seal in PRIVATE.findall(row[_ARGS])
        }
        if not named:
            return
        kept = {r.id: r for r in self._db.execute(_texts, {"ids": list(named)})}
        for name, (seal, counter, n) in named.items():
            if what := _text_fault(kept.get(name), seal):
                self._report.findings.append(Finding(what, counter, n))


def _hash(row: Any) -> str:
    """The hash that the stored fields give; none for bytes that are no text."""
    try:
        return hashlib.sha256(to_json(tuple(row)[:-1])).hexdigest()
    except ValueError:
        return ""


def _text_fault(kept: Any, seal: str) -> Text | None:
    if kept is None:
        return T("A personal text of this row is missing from the drawer.")
    if kept.text is None and kept.salt is None:
        return None
    if hashlib.sha256(f"{kept.salt}{kept.text}".encode("utf-8", "surrogateescape")).hexdigest() != seal:
        return T("A personal text of this row is not the one that was written.")
    return None


def _chunks(db: Connection) -> Iterator[Sequence[Any]]:
    return db.execute(_walked.execution_options(yield_per=CHUNK)).partitions()


def _seq_twice(db: Connection) -> list[Finding]:
    found = db.execute(_twice).scalars()
    return [Finding(T("The number {seq} over all counters stands in two rows.", seq=seq)) for seq in found]


_OF_JOURNAL = T("Rows of the journal")
_OF_CHECKS = T("Checks")
_columns = Journal.__table__.c
_stored = [  # times as they are stored: they are hashed so, and one that was altered is no time any more
    type_coerce(_columns[name], String) if name == "at" else _columns[name] for name in (*HASHED, "hash")
]
_walked = select(*_stored).order_by(Journal.counter, Journal.n)
_ARGS = HASHED.index("args")
_texts = select(Drawer.id, Drawer.text, Drawer.salt).where(among(Drawer.id, "ids"))
_twice = select(Journal.seq).group_by(Journal.seq).having(func.count() > 1).order_by(Journal.seq).limit(1)
