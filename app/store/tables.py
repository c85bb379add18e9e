"""The tables that carry every flow: cases, their history and deadlines, the drawer, numbers, settings."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base

HOUSE = {"info": {"room": "house"}}
COMPUTED = {"info": {"room": "house", "unsealed": "the deep audit computes it anew"}}
NOTED = {
    "info": {
        "room": "house",
        "unsealed": "a machine notes it outside every command; nothing is reckoned from it",
    }
}
STAYS = "stays"
"""In the info of a table or column: it opens something, and leaves the house in no export (COM-86)."""
PEPPERED = {
    "info": {"room": "house", "unsealed": "it hangs on a pepper that no other house has", STAYS: True}
}
SIGNED = {"info": {"room": "house", "unsealed": "its own signatures are checked"}}


class Drawer(Base):
    """Personal texts, and nothing else holds them: other tables and the journal have the id (COM-05).

    `forget` empties `text` and `salt`, by a command, so that the journal tells it from a text that somebody
    emptied; the row stays, so that what points at it still stands.
    """

    __tablename__ = "drawer"
    __table_args__ = (HOUSE,)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    text: Mapped[str | None]
    salt: Mapped[str | None] = mapped_column(String(64))


class SecretSeal(Base):
    """What tells a command's secret from another one under the same id (COM-04): a slow digest with this house's pepper.

    Not in the journal: the same file of commands gives the same codes in every house.
    """

    __tablename__ = "secret_seals"
    __table_args__ = (PEPPERED,)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    seal: Mapped[str] = mapped_column(String(32))


class Case(Base):
    """One run of a flow. Its row is locked by every command on it; the flow's own table holds the rest."""

    __tablename__ = "cases"
    __table_args__ = (
        Index(
            "ix_cases_open",
            "flow",
            "opened_at",
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
        HOUSE,
    )
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    flow: Mapped[str] = mapped_column(String(32))
    number: Mapped[str] = mapped_column(String(40), unique=True)
    step: Mapped[str] = mapped_column(String(40))
    version: Mapped[int]
    terms: Mapped[str] = mapped_column(String(40))
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    business_day: Mapped[date]


class Moved(Base):
    """The history: who moved what from where to where, when, by which command. Rows are only added."""

    __tablename__ = "moves"
    __table_args__ = (Index("ix_moves_case", "case", "at"), HOUSE)
    command_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    subject: Mapped[str] = mapped_column(String(64), primary_key=True)
    case: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    start: Mapped[str | None] = mapped_column(String(40))
    to: Mapped[str] = mapped_column(String(40))
    staff: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class DueAt(Base):
    """What falls due, computed from the facts of its case (COM-50)."""

    __tablename__ = "dues"
    __table_args__ = (Index("ix_dues_at", "at"), COMPUTED)
    case: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    flow: Mapped[str] = mapped_column(String(32))
    at: Mapped[datetime]


class Refusal(Base):
    """A rule's answer to a command id, given again in the same words (COM-04)."""

    __tablename__ = "refusals"
    __table_args__ = (NOTED,)
    command_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    no: Mapped[str]
    at: Mapped[datetime]
    staff: Mapped[str] = mapped_column(String(64))
    command: Mapped[str] = mapped_column(String(80))


class LastNumber(Base):
    """The last document number of a kind at a counter on a business day (COM-14)."""

    __tablename__ = "numbers"
    __table_args__ = (CheckConstraint("n > 0", name="counts"), HOUSE)
    kind: Mapped[str] = mapped_column(String(8), primary_key=True)
    counter: Mapped[str] = mapped_column(String(16), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    n: Mapped[int]


class Setting(Base):
    """A setting that differs from its default; `counter` is "" where it is the house's."""

    __tablename__ = "settings"
    __table_args__ = (HOUSE,)
    key: Mapped[str] = mapped_column(String(80), primary_key=True)
    counter: Mapped[str] = mapped_column(String(16), primary_key=True)
    value: Mapped[str]


class SearchTerm(Base):
    """One way to find one thing: initials, pinyin, a name's tail, a phone's last digits (COM-16).

    Each rank is read on its own, from the index and in its order: the first few are found without
    sorting the rest. Terms sort by their characters on every database.
    """

    __tablename__ = "search_terms"
    __table_args__ = (Index("ix_search_terms_rank", "kind", "rank", "term", "ref"), COMPUTED)
    kind: Mapped[str] = mapped_column(String(24), primary_key=True)
    ref: Mapped[str] = mapped_column(String(64), primary_key=True)
    term: Mapped[str] = mapped_column(
        String(64).with_variant(String(64, collation="C"), "postgresql"), primary_key=True
    )
    rank: Mapped[int]


class Seal(Base):
    """The heads of all chains at a moment, signed by the counter (COM-05).

    `signature` waits where the key is missing.
    `at` is when it was wished for, `sealed_at` when it was signed. `heads` is canonical JSON:
    {counter: [n, hash]}. The signature covers n, counter, both times, why and heads.
    """

    __tablename__ = "seals"
    __table_args__ = (SIGNED,)
    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    counter: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime]
    why: Mapped[str] = mapped_column(String(40))
    heads: Mapped[str]
    key: Mapped[str | None] = mapped_column(String(64))
    signature: Mapped[str | None] = mapped_column(String(128))
    sealed_at: Mapped[datetime | None]


class Outage(Base):
    """A state with a name in which something is missing: database, disk, printer, key, clock (COM-84)."""

    __tablename__ = "outages"
    __table_args__ = (NOTED,)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    counter: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(String(24))
    reason: Mapped[str]
    begun_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Upgrade(Base):
    """Which program made which revision of the schema: an older one names it when it refuses newer data."""

    __tablename__ = "upgrades"
    __table_args__ = (NOTED,)
    revision: Mapped[str] = mapped_column(String(64), primary_key=True)
    program: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime]
