"""Finding by terms: written when a thing gets its name, read from the index in its order (COM-16, 51).

A query by a term's beginning reads a few rows however many there are; it never sorts or scans them all.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select

from app.counter.documents import DocumentRow, read_text
from app.counter.overview import Hit
from app.kernel.names import LONGEST_TERM, Rank, Term, fold, search_terms
from app.store.base import add
from app.store.tables import SearchTerm

LAST = "\U0010ffff"
FEW = 12
"""Things of one kind that a search shows at the most."""
MANY = 400
"""Things that each stretch of a query may find before they are held against each other."""
RECENT = 2000
"""Documents, the newest, among which the end of a number is looked for."""
_RUN = re.compile(r"[a-z]+|[0-9]+|[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that was found, by which term, and how good that is."""

    ref: str
    term: str
    rank: Rank


def write_terms(db: Connection, kind: str, ref: str, terms: Iterable[Term]) -> None:
    """Have a thing found by these terms and no others."""
    forget_terms(db, kind, ref)
    rows = [{"kind": kind, "ref": ref, "term": text, "rank": rank} for text, rank in _ranked(terms).items()]
    add(db, SearchTerm, rows)


def forget_terms(db: Connection, kind: str, ref: str) -> None:
    """Have a thing found no more: nothing of a person stays in the index (COM-83)."""
    db.execute(_forget, {"k": kind, "r": ref})


def astray(db: Connection, kind: str, called: Iterable[tuple[str, Iterable[Term]]]) -> list[str]:
    """Things of a kind that are not found by their own terms alone; `called` says of each what those are."""
    stored: dict[str, dict[str, int]] = {}
    for r in db.execute(_rows, {"kind": kind}):
        stored.setdefault(r.ref, {})[r.term] = r.rank
    wrong = [ref for ref, terms in called if stored.pop(ref, {}) != _ranked(terms)]
    return [*wrong, *sorted(stored)]


def find(db: Connection, kind: str, words: str, limit: int = FEW) -> list[Found]:
    """The best things of a kind, at most `limit`: exact, by initials, by sound, by a part.

    Where nothing begins so, every stretch of han, letters or digits may find its own part of the thing.
    """
    key = fold(words[: 4 * LONGEST_TERM])[:LONGEST_TERM]
    if not key:
        return []
    return _best(db, kind, key, limit) or _together(db, kind, key, limit)


def matched(name: str, words: str, found: Found) -> int:
    """How many characters at the beginning of a name stand for what was typed; 0 if it was found otherwise."""
    if found.rank is Rank.PART or not any(term.text == found.term for term in search_terms(name)):
        return 0
    return min(len(fold(words)), len(name)) if found.rank is Rank.INITIALS else 1


def documents_numbered(db: Connection, part: str) -> list[Hit]:
    """Documents by the beginning of their number, or by its last digits among the newest."""
    typed = part.strip().upper()
    if len(typed) < 2 or not typed.isascii():
        return []
    if typed.isdecimal():
        found = db.execute(_by_end, {"end": f"%-{typed.zfill(4)}"})
    else:
        found = db.execute(_by_number, {"low": typed, "high": typed + LAST})
    return [_document_hit(r, len(typed)) for r in found]


def _ranked(terms: Iterable[Term]) -> dict[str, int]:
    """Each term once, with the best of its ranks."""
    best: dict[str, int] = {}
    for term in terms:
        best[term.text] = int(min(best.get(term.text, term.rank), term.rank))
    return best


def _best(db: Connection, kind: str, key: str, limit: int) -> list[Found]:
    found: dict[str, Found] = {}
    for rows in _groups(db, kind, key, limit):
        for r in rows:
            found.setdefault(r.ref, Found(r.ref, r.term, Rank(r.rank)))
        if len(found) >= limit:
            break
    return list(found.values())[:limit]


def _groups(db: Connection, kind: str, key: str, limit: int) -> Iterator[Iterable[Any]]:
    """Rows by ever weaker reasons; a weaker one is asked for only when the better do not suffice."""
    yield db.execute(_equal, {"kind": kind, "key": key, "few": limit})
    for rank in Rank:
        # A thing has several terms that begin alike (its readings): more rows than things.
        asked = {"kind": kind, "rank": int(rank), "key": key, "high": key + LAST, "few": 4 * limit}
        yield db.execute(_beginning, asked)


def _together(db: Connection, kind: str, key: str, limit: int) -> list[Found]:
    runs = _RUN.findall(key)
    if len(runs) < 2:
        return []
    first, *others = [{f.ref: f for f in _best(db, kind, run, MANY)} for run in runs]
    return [f for ref, f in first.items() if all(ref in other for other in others)][:limit]


def _document_hit(r: Any, typed: int) -> Hit:
    return Hit("document", "house", r.number, read_text(r.title), document=r.id, matched=typed)


_forget = delete(SearchTerm).where(SearchTerm.kind == bindparam("k"), SearchTerm.ref == bindparam("r"))
_rows = select(SearchTerm.ref, SearchTerm.term, SearchTerm.rank).where(SearchTerm.kind == bindparam("kind"))
_equal = (
    _rows.where(
        SearchTerm.rank.in_((int(Rank.INITIALS), int(Rank.PINYIN))), SearchTerm.term == bindparam("key")
    )
    .order_by(SearchTerm.rank, SearchTerm.ref)
    .limit(bindparam("few"))
)
_beginning = (
    _rows.where(
        SearchTerm.rank == bindparam("rank"),
        SearchTerm.term >= bindparam("key"),
        SearchTerm.term < bindparam("high"),
    )
    .order_by(SearchTerm.term, SearchTerm.ref)
    .limit(bindparam("few"))
)
_document = (DocumentRow.id, DocumentRow.number, DocumentRow.title)
_by_number = (
    select(*_document)
    .where(DocumentRow.number >= bindparam("low"), DocumentRow.number < bindparam("high"))
    .order_by(DocumentRow.number.desc(), DocumentRow.made_at)
    .limit(FEW)
)
_newest = (
    select(*_document, DocumentRow.made_at).order_by(DocumentRow.made_at.desc()).limit(RECENT).subquery()
)
_by_end = (
    select(_newest.c.id, _newest.c.number, _newest.c.title)
    .where(_newest.c.number.like(bindparam("end")))
    .order_by(_newest.c.made_at.desc())
    .limit(FEW)
)
