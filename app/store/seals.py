"""Seals: the heads of all chains, signed by a key that lies outside the database (COM-05).

They find a cut tail, or a chain computed anew, back to the last one. A missing key stops nothing: the
seal is wished for now and signed later, and keeps both times.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sqlalchemy import Connection, RowMapping, String, bindparam, func, select, text, type_coerce, update

from app.kernel.ids import CounterCode
from app.kernel.refusal import Unavailable
from app.kernel.text import T, Text
from app.store.base import Moment, add, spelled, table_of
from app.store.journal import HEADS, canonical
from app.store.secrets import secret
from app.store.tables import Seal

CODE = 8
"""Characters of a row's hash that stand on papers: its short code."""


class Keys:
    """The sealing keys in a folder of the data folder.

    `A1.key` is the counter's own (32 bytes, readable by its owner alone); `A1.pub` are the public keys
    that were ever seen for a counter, one a line: a seal by another one is no seal.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._met: dict[str, list[str]] = {}

    def public(self, counter: str) -> list[str]:
        """The public keys that a counter's seals may be signed with; empty if none was ever seen here."""
        file = self._folder / f"{counter}.pub"
        kept = file.read_text("ascii").split() if file.exists() else []
        return [*kept, *self._met.get(counter, ())]

    def own(self, counter: str) -> Ed25519PrivateKey | None:
        """The counter's own key, made at first use; None where one was in use, and is gone or unreadable."""
        file = self._folder / f"{counter}.key"
        try:
            if not file.exists() and self.public(counter):
                return None
            return Ed25519PrivateKey.from_private_bytes(secret(file, _fresh))
        except (Unavailable, OSError, ValueError):
            return None

    def renew(self, counter: str) -> str:
        """Make a new key where the old one is lost for good; returns the public key."""
        file = self._folder / f"{counter}.key"
        if file.exists():
            file.rename(file.with_suffix(".old"))
        key = Ed25519PrivateKey.from_private_bytes(secret(file, _fresh))
        self.trust(counter, hexadecimal(key.public_key()))
        return hexadecimal(key.public_key())

    def meet(self, counter: str, public: str) -> None:
        """Trust a key that is seen for the first time; where the folder cannot be written, for this once."""
        try:
            self.trust(counter, public)
        except OSError:
            self._met.setdefault(counter, []).append(public)

    def trust(self, counter: str, public: str) -> None:
        """Keep a public key outside the database, so that a forged journal cannot bring its own."""
        if public not in (known := self.public(counter)):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            (self._folder / f"{counter}.pub").write_text("\n".join([*known, public]) + "\n", "ascii")


@dataclass
class Sealed:
    """What the seals of a database say.

    `heads` is the hash of each row that was a head, `last` the newest such row of each chain.
    """

    heads: dict[tuple[str, int], str] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)
    faults: list[Text] = field(default_factory=list)
    pending: int = 0


def code(digest: str) -> str:
    """The short code of a row."""
    return digest[:CODE]


def heads(db: Connection) -> dict[str, list[Any]]:
    """The newest row of each chain: {counter: [n, hash]}."""
    return {counter: [n, digest] for counter, n, digest in db.execute(text(HEADS))}


def seal(db: Connection, keys: Keys, counter: str, at: datetime, why: str) -> bool:
    """Seal the heads of all chains, inside a transaction of the writer; returns whether it could be signed.

    `why` says at what: "shift", "day". Seals that waited for the key are signed with it.
    """
    n = db.execute(_next).scalar_one()
    row = {"n": n, "counter": counter, "at": at, "why": why, "heads": canonical(heads(db))}
    add(db, Seal, row | {"key": None, "signature": None, "sealed_at": None})
    return sign_waiting(db, keys, counter, at) > 0


def sign_waiting(db: Connection, keys: Keys, counter: str, at: datetime) -> int:
    """Sign the seals of this counter that wait; returns how many. None while the key is missing."""
    key = keys.own(counter)
    if key is None:
        return 0
    public = hexadecimal(key.public_key())
    try:
        keys.trust(counter, public)  # before anything is signed with it
    except OSError:
        return 0
    waiting = db.execute(_waiting, {"counter": counter}).mappings().all()
    for row in waiting:
        signature = key.sign(message(row, spelled(at))).hex()
        db.execute(_sign, {"which": row["n"], "key": public, "signature": signature, "sealed_at": at})
    return len(waiting)


def sealed(db: Connection, keys: Keys) -> Sealed:
    """Check every seal under the keys that are trusted here; a counter's first key is taken as it is met."""
    found = Sealed()
    for expected, row in enumerate(db.execute(_seals).mappings(), start=1):
        if row["n"] != expected:
            found.faults.append(T("Seal {n} is missing.", n=expected))
            break
        if row["signature"] is row["key"] is row["sealed_at"] is None:
            found.pending += 1
        elif what := _fault(row, keys):
            found.faults.append(what)
        else:
            _take(found, row["heads"])
    return found


def message(row: RowMapping, sealed_at: str) -> bytes:
    """The bytes that a seal signs, as they are stored; both its times are among them."""
    told = ["yingke seal", row["n"], row["counter"], row["at"], row["why"], row["heads"], sealed_at]
    return canonical(told).encode()


def hexadecimal(key: Ed25519PublicKey) -> str:
    """A public key as 64 hexadecimal digits."""
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def _fault(row: RowMapping, keys: Keys) -> Text | None:
    try:
        counter, public = CounterCode(row["counter"]), str(row["key"])
        known = keys.public(counter)
        if known and public not in known:
            return T(
                "Seal {n} is signed by a key that counter {counter} never had.", n=row["n"], counter=counter
            )
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(row["signature"]), message(row, row["sealed_at"]))
    except (InvalidSignature, ValueError, TypeError):
        return T("The signature of seal {n} is not right.", n=row["n"])
    if not known:
        keys.meet(counter, public)
    return None


def _take(found: Sealed, told: str) -> None:
    for counter, (n, digest) in json.loads(told).items():
        found.heads[counter, n] = digest
        found.last[counter] = max(n, found.last.get(counter, 0))


def _fresh() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes_raw()


_next = select(func.coalesce(func.max(Seal.n), 0) + 1)
_plain = [  # times as they are stored: one that was tampered with is no time any more
    type_coerce(column, String).label(column.name) if isinstance(column.type, Moment) else column
    for column in table_of(Seal).columns
]
_seals = select(*_plain).order_by(Seal.n)
_waiting = (
    select(*_plain).where(Seal.counter == bindparam("counter"), Seal.signature.is_(None)).order_by(Seal.n)
)
_sign = (
    update(Seal)
    .where(Seal.n == bindparam("which"))
    .values(key=bindparam("key"), signature=bindparam("signature"), sealed_at=bindparam("sealed_at"))
)
