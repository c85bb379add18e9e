"""Staff, their PINs, and who may approve (COM-21, 82). A PIN never reaches a row but as argon2id."""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import Type
from argon2.low_level import hash_secret_raw as argon2id
from sqlalchemy import Connection, ForeignKey, String, bindparam, select, update
from sqlalchemy.orm import Mapped, mapped_column

from app.counter.facts import StaffTile, StaffTiles
from app.counter.flow import HOUSE
from app.kernel.ids import Login
from app.kernel.judge import Staff
from app.store.base import Base, add
from app.store.tables import NOTED, STAYS, Drawer

FREE_TRIES = 3
FIRST_DELAY = timedelta(seconds=30)
PEPPERED_BY_CHANCE = {
    "unsealed": "salted by chance under this house's pepper; it fits its own login alone",
    STAYS: True,
}
LONGEST_DELAY = timedelta(minutes=15)
hasher = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4)
"""What guessing one PIN costs: some 0.2 s and 64 MiB."""


class StaffRow(Base):
    """A member of staff."""

    __tablename__ = "staff"
    __table_args__ = ({"info": {"room": "house"}},)
    login: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    roles: Mapped[str]
    pin: Mapped[str] = mapped_column(String(200), info=PEPPERED_BY_CHANCE)
    active: Mapped[bool]


class PinTries(Base):
    """Wrong PINs of a person at a counter; outlives a restart, and never locks the counter itself."""

    __tablename__ = "pin_tries"
    __table_args__ = (NOTED,)
    login: Mapped[str] = mapped_column(String(64), primary_key=True)
    counter: Mapped[str] = mapped_column(String(16), primary_key=True)
    wrong: Mapped[int]
    until: Mapped[datetime | None]


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff as a log-in finds them."""

    staff: Staff
    pin: str
    active: bool
    wrong: int
    until: datetime | None


_person = (
    select(StaffRow.login, StaffRow.roles, StaffRow.pin, StaffRow.active, PinTries.wrong, PinTries.until)
    .outerjoin(PinTries, (PinTries.login == StaffRow.login) & (PinTries.counter == bindparam("counter")))
    .where(StaffRow.login == bindparam("login"))
)
_alone = select(StaffRow.login).where(StaffRow.login == bindparam("login")).with_for_update()
_tiles = select(StaffRow.login, StaffRow.roles, Drawer.text).join(Drawer, Drawer.id == StaffRow.name)
_anybody = select(StaffRow.login).limit(1)
_roles = select(StaffRow.login, StaffRow.roles).where(StaffRow.login == bindparam("login"), StaffRow.active)


@HOUSE.facts_of(Login)
def people(db: Connection, logins: Sequence[str]) -> dict[str, Staff]:
    """Staff by login, active or not."""
    found = db.execute(select(StaffRow.login, StaffRow.roles).where(StaffRow.login.in_(logins)))
    return {r.login: Staff(r.login, frozenset(r.roles.split())) for r in found}


def staff_of(db: Connection, login: str) -> Staff | None:
    """An active member of staff, without asking a PIN: for a replay that a manager started."""
    row = db.execute(_roles, {"login": login}).first()
    return Staff(row.login, frozenset(row.roles.split())) if row else None


def anybody(db: Connection) -> bool:
    """Whether the house has staff; one that has none is still to be set up."""
    return db.execute(_anybody).first() is not None


def person(db: Connection, login: str, counter: str) -> Person | None:
    """Somebody who wants to log in at a counter."""
    r = db.execute(_person, {"login": login, "counter": counter}).first()
    if r is None:
        return None
    return Person(Staff(r.login, frozenset(r.roles.split())), r.pin, r.active, r.wrong or 0, r.until)


def write_tries(db: Connection, login: str, counter: str, wrong: int, until: datetime | None) -> None:
    """Keep how often a person was wrong at a counter, and until when they wait."""
    key = (PinTries.login == login) & (PinTries.counter == counter)
    values = {"wrong": wrong, "until": until}
    if not db.execute(update(PinTries).where(key).values(values)).rowcount:
        add(db, PinTries, {"login": login, "counter": counter} | values)


def try_pin(db: Connection, login: str, counter: str, now: datetime) -> Person | None:
    """Somebody who wants to log in, their try counted before it is judged; one who has to wait is left alone.

    So tries at once, from several programs, are each counted (COM-82).
    """
    db.execute(_alone, {"login": login})
    found = person(db, login, counter)
    if found is None or not found.active or (found.until and now < found.until):
        return found
    wait = waiting(found.wrong + 1)
    write_tries(db, login, counter, found.wrong + 1, now + wait if wait else None)
    return replace(found, wrong=found.wrong + 1, until=None)


@HOUSE.gives
def tiles(db: Connection) -> StaffTiles:
    """The tiles of the log-in page."""
    rows = db.execute(_tiles.where(StaffRow.active).order_by(StaffRow.login))
    return StaffTiles(tuple(StaffTile(r.login, r.text or "—", tuple(r.roles.split())) for r in rows))


def waiting(wrong: int) -> timedelta:
    """How long a person waits after so many wrong PINs in a row: 30 s after the third, doubling to 15 min."""
    if wrong < FREE_TRIES:
        return timedelta(0)
    return min(FIRST_DELAY * (1 << min(wrong - FREE_TRIES, 10)), LONGEST_DELAY)


def hashed(login: str, pin: str, pepper: bytes) -> str:
    """A PIN as it is stored: argon2id over login and PIN, peppered with a secret outside the database.

    So the hash of one person fits nobody else, in whosever row it is put.
    """
    return hasher.hash(_peppered(f"{login}\n{pin}", pepper))


def told_apart(secret: str, salt: str, pepper: bytes) -> str:
    """What tells one secret of a command from another (COM-04): as slow to guess as a PIN that is stored."""
    salted = hashlib.sha256(salt.encode()).digest()
    cost = hasher.time_cost, hasher.memory_cost, hasher.parallelism
    return argon2id(_peppered(secret, pepper), salted, *cost, 16, Type.ID).hex()


def fits(stored: str, login: str, pin: str, pepper: bytes) -> bool:
    """Whether a PIN is this person's stored one; takes some 0.2 s, on purpose."""
    try:
        return hasher.verify(stored, _peppered(f"{login}\n{pin}", pepper))
    except (VerificationError, InvalidHashError):
        return False


def outdated(stored: str) -> bool:
    """Whether a PIN was hashed with less effort than is asked for now; it is hashed anew at the next log-in."""
    return hasher.check_needs_rehash(stored)


def hash_of_ours(stored: str) -> bool:
    """Whether a stored PIN may have been hashed here: for the deep audit."""
    try:
        told = extract_parameters(stored)
    except InvalidHashError:
        return False
    return (told.type, told.hash_len, told.salt_len) == (Type.ID, hasher.hash_len, hasher.salt_len)


def write_pin(db: Connection, login: str, pin: str) -> None:
    """Keep a PIN, hashed, in the place of the one that is kept."""
    db.execute(update(StaffRow).where(StaffRow.login == login).values(pin=pin))


def _peppered(pin: str, pepper: bytes) -> bytes:
    return hmac.new(pepper, pin.encode(errors="replace"), hashlib.sha256).digest()
