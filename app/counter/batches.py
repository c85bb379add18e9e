"""Batches: many small commands, each with an id of its own, carried out beside all else (COM-43).

A batch is the list of its commands. Each is done once however often it is tried, so that a batch which was
paused, or cut off by a power cut, simply goes on at the first that has no answer yet.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Index, String, bindparam, select, text, update
from sqlalchemy.orm import Mapped, mapped_column

from app.counter.batch_facts import Batch, Batches, BatchFacts, BatchId, BatchShown, Skipped
from app.counter.documents import read_text, written_text
from app.counter.doing import Doing
from app.counter.flow import HOUSE
from app.counter.kept import read_no
from app.kernel.command import does
from app.kernel.refusal import No, Refused
from app.kernel.text import Text
from app.store.among import among
from app.store.base import Base, add
from app.store.journal import Journal
from app.store.tables import HOUSE as OF_HOUSE
from app.store.tables import Refusal

SHOWN = 5
"""So many of the newest batches are shown."""
OPEN = text("ended_at IS NULL")
NOTED = {"unsealed": "the batch's worker notes what it waits for, outside every command"}


class BatchRow(Base):
    """A batch: `items` are its commands in their order, as JSON; `counter` carries them out in the name of `by`.

    `roles` may do each of them. `waits` is what keeps the next one from being carried out, as a refusal is kept.
    """

    __tablename__ = "batches"
    __table_args__ = (
        Index("ix_batches_open", "counter", sqlite_where=OPEN, postgresql_where=OPEN),
        OF_HOUSE,
    )
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    flow: Mapped[str] = mapped_column(String(32))
    title: Mapped[str]
    items: Mapped[str]
    state: Mapped[str] = mapped_column(String(16))
    counter: Mapped[str] = mapped_column(String(16))
    by: Mapped[str] = mapped_column(String(64))
    roles: Mapped[str]
    waits: Mapped[str | None] = mapped_column(info=NOTED)
    at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


@dataclass(frozen=True, slots=True)
class Item:
    """One command of a batch; `about` is what it is about, by an id. What `closes` is done even if the rest is cancelled."""

    act: str
    args: Mapping[str, Any]
    about: str
    closes: bool = False


@dataclass(frozen=True, slots=True)
class Open:
    """A batch that has not ended, as its worker has it; `waits` as it is kept."""

    id: str
    flow: str
    by: str
    counter: str
    roles: frozenset[str]
    step: Batch
    waits: str | None
    items: tuple[Item, ...]

    def call_id(self, n: int) -> str:
        """The id of its n-th command."""
        return f"{self.id}.{n}"

    def left(self, answered: Iterable[str]) -> list[int]:
        """Which commands are still to be carried out, in their order."""
        known, cancelled = set(answered), self.step is Batch.CANCELLED
        return [
            n
            for n, item in enumerate(self.items)
            if self.call_id(n) not in known and (item.closes or not cancelled)
        ]


def begin(do: Doing, batch: BatchId, title: Text, items: Sequence[Item]) -> None:
    """Begin a batch, inside the command that asks for it."""
    told = [[one.act, dict(one.args), one.about, one.closes] for one in items]
    acts = {one.act.partition(".")[2] for one in items}
    roles = frozenset.intersection(*(do.flow.by_name[act].roles for act in acts))
    row = {"id": batch, "flow": do.flow.name, "title": written_text(title), "items": json.dumps(told)}
    state = {"state": Batch.RUNNING.value, "counter": do.counter, "by": do.staff.login}
    more = {"roles": " ".join(sorted(roles)), "waits": None, "at": do.now, "ended_at": None}
    add(do.db, BatchRow, row | state | more)


def open_batches(db: Connection, counter: str) -> list[Open]:
    """What a counter still has to carry out, the oldest first."""
    return [_open(r) for r in db.execute(_to_do, {"counter": counter})]


def standing(db: Connection, batch: Open) -> Batch | None:
    """Where a batch stands now; None where somebody else, or another counter, goes on with it."""
    now = db.execute(_standing, {"batch": batch.id}).one()
    return Batch(now.state) if (now.by, now.counter) == (batch.by, batch.counter) else None


def note_waits(db: Connection, batch: str, kept: str | None) -> None:
    """Note what keeps a batch from going on, as a refusal is kept, or that nothing does."""
    db.execute(_waits, {"batch": batch, "waits": kept})


def answered(db: Connection, batch: Open) -> set[str]:
    """The ids of its commands that have an answer: carried out, or refused."""
    asked = {"ids": [batch.call_id(n) for n in range(len(batch.items))]}
    done = set(db.execute(_done, asked).scalars())
    return done | {r.command_id for r in db.execute(_refused, asked)}


def shown(db: Connection, flow: str) -> Batches:
    """The newest batches of a flow: three statements."""
    rows = db.execute(_newest, {"flow": flow}).all()
    opened = {r.id: _open(r) for r in rows}
    ids = {
        one.call_id(n): (one.id, n)
        for one in opened.values()
        for n, item in enumerate(one.items)
        if not item.closes
    }
    done: dict[str, int] = dict.fromkeys(opened, 0)
    moved = {r.id: r.at for r in rows}
    skipped: dict[str, dict[int, No]] = {id: {} for id in opened}
    for carried in db.execute(_done, {"ids": list(ids)}):
        batch, _ = ids[carried.command_id]
        done[batch] += 1
        moved[batch] = max(moved[batch], carried.at)
    for r in db.execute(_refused, {"ids": list(ids)}):
        batch, n = ids[r.command_id]
        skipped[batch][n] = read_no(r.no)
        moved[batch] = max(moved[batch], r.at)
    return Batches(
        tuple(
            BatchShown(
                facts=_facts_of(r),
                title=read_text(r.title),
                counter=r.counter,
                made_at=r.at,
                moved_at=moved[r.id],
                waits=read_no(r.waits) if r.waits else None,
                count=sum(not item.closes for item in opened[r.id].items),
                done=done[r.id],
                skipped=tuple(
                    Skipped(opened[r.id].items[n].about, no) for n, no in sorted(skipped[r.id].items())
                ),
            )
            for r in rows
        )
    )


@HOUSE.facts_of(BatchId)
def batches(db: Connection, ids: Sequence[str]) -> dict[str, BatchFacts]:
    """Batches by id."""
    return {r.id: _facts_of(r) for r in db.execute(_facts, {"ids": list(ids)})}


@does(HOUSE)
def pause_batch(do: Doing, batch: BatchId) -> None:
    """Carry out no more of it until somebody says so."""
    do.set(BatchRow, {"id": batch}, state=Batch.PAUSED.value)


@does(HOUSE)
def go_on_with_batch(do: Doing, batch: BatchId) -> None:
    """Go on where it stopped, at the counter and in the name of whoever says so; a cancelled one puts away what was begun."""
    facts: BatchFacts = do.facts["batch"]
    _taken_over(do, batch, Batch.CANCELLED if facts.step is Batch.CANCELLED else Batch.RUNNING)


@does(HOUSE)
def cancel_batch(do: Doing, batch: BatchId) -> None:
    """Carry out no more of it; what was begun is put away, and what was done stays done."""
    _taken_over(do, batch, Batch.CANCELLED)


def _taken_over(do: Doing, batch: BatchId, state: Batch) -> None:
    do.set(BatchRow, {"id": batch}, state=state.value, counter=do.counter, by=do.staff.login)


@does(HOUSE)
def end_batch(do: Doing, batch: BatchId) -> None:
    """Everything in it has its answer; raises Refused while something has none."""
    [one] = [_open(r) for r in do.db.execute(_one, {"batch": batch})]
    if left := one.left(answered(do.db, one)):
        raise Refused(No("{left} of this batch are still to be done.", {"left": len(left)}))
    state = one.step if one.step is Batch.CANCELLED else Batch.DONE
    do.set(BatchRow, {"id": batch}, state=state.value, ended_at=do.now)


def _open(r: Any) -> Open:
    items = tuple(Item(*one) for one in json.loads(r.items))
    roles = frozenset(r.roles.split())
    return Open(r.id, r.flow, r.by, r.counter, roles, Batch(r.state), r.waits, items)


def _facts_of(r: Any) -> BatchFacts:
    return BatchFacts(r.id, Batch(r.state), frozenset(r.roles.split()), r.ended_at is not None)


_to_do = (
    select(BatchRow.__table__)
    .where(
        BatchRow.counter == bindparam("counter"),
        BatchRow.ended_at.is_(None),
        BatchRow.state != Batch.PAUSED.value,
    )
    .order_by(BatchRow.at, BatchRow.id)
)
_one = select(BatchRow.__table__).where(BatchRow.id == bindparam("batch"))
_standing = select(BatchRow.state, BatchRow.by, BatchRow.counter).where(BatchRow.id == bindparam("batch"))
_waits = update(BatchRow).where(BatchRow.id == bindparam("batch")).values(waits=bindparam("waits"))
_facts = select(BatchRow.id, BatchRow.state, BatchRow.roles, BatchRow.ended_at).where(
    among(BatchRow.id, "ids")
)
_newest = (
    select(BatchRow.__table__)
    .where(BatchRow.flow == bindparam("flow"))
    .order_by(BatchRow.at.desc(), BatchRow.id)
    .limit(SHOWN)
)
_done = select(Journal.command_id, Journal.at).where(among(Journal.command_id, "ids"))
_refused = select(Refusal.command_id, Refusal.no, Refusal.at).where(among(Refusal.command_id, "ids"))
