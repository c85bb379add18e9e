"""Batches: many small commands, each with an id of its own, carried out beside all else (COM-43).

A batch is the list of its commands. Each is done once however often it is tried, so that a batch which was
paused, or cut off by a power cut, simply goes on at the first that has no answer yet.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Index, String, bindparam, select, text
from sqlalchemy.orm import Mapped, mapped_column

from app.counter.batch_facts import Batch, Batches, BatchFacts, BatchId, BatchShown, Skipped
from app.counter.bus import read_no
from app.counter.documents import read_text, written_text
from app.counter.doing import Doing
from app.counter.flow import HOUSE
from app.counter.staff import staff_of
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


class BatchRow(Base):
    """A batch: `items` are its commands in their order, as JSON; `counter` carries them out in the name of `by`."""

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
    """A batch that has not ended, as its worker has it."""

    id: str
    flow: str
    by: str
    step: Batch
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
    row = {"id": batch, "flow": do.flow.name, "title": written_text(title), "items": json.dumps(told)}
    state = {"state": Batch.RUNNING.value, "counter": do.counter, "by": do.staff.login}
    add(do.db, BatchRow, row | state | {"at": do.now, "ended_at": None})


def open_batches(db: Connection, counter: str) -> list[Open]:
    """What a counter still has to carry out, the oldest first."""
    return [_open(r) for r in db.execute(_to_do, {"counter": counter})]


def step_of(db: Connection, batch: str) -> Batch:
    """Where a batch stands now."""
    return Batch(db.execute(_step, {"batch": batch}).scalar_one())


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
    skipped: dict[str, dict[int, No]] = {id: {} for id in opened}
    for found in db.execute(_done, {"ids": list(ids)}).scalars():
        done[ids[found][0]] += 1
    for r in db.execute(_refused, {"ids": list(ids)}):
        batch, n = ids[r.command_id]
        skipped[batch][n] = read_no(r.no)
    return Batches(
        tuple(
            BatchShown(
                facts=BatchFacts(r.id, opened[r.id].step),
                title=read_text(r.title),
                counter=r.counter,
                made_at=r.at,
                ended=r.ended_at is not None,
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
    return {r.id: BatchFacts(r.id, Batch(r.state)) for r in db.execute(_facts, {"ids": list(ids)})}


@does(HOUSE)
def pause_batch(do: Doing, batch: BatchId) -> None:
    """Carry out no more of it until somebody says so."""
    do.set(BatchRow, {"id": batch}, state=Batch.PAUSED.value)


@does(HOUSE)
def go_on_with_batch(do: Doing, batch: BatchId) -> None:
    """Go on where it stopped, at the counter of whoever says so."""
    _taken_over(do, batch, Batch.RUNNING)


@does(HOUSE)
def cancel_batch(do: Doing, batch: BatchId) -> None:
    """Carry out no more of it; what was begun is put away, and what was done stays done."""
    _taken_over(do, batch, Batch.CANCELLED)


def _taken_over(do: Doing, batch: BatchId, state: Batch) -> None:
    """Go on here with what is left; in the own name where whoever began it works here no more."""
    do.set(BatchRow, {"id": batch}, state=state.value, counter=do.counter)
    [by] = do.db.execute(_begun_by, {"batch": batch}).scalars()
    if staff_of(do.db, by) is None:
        do.set(BatchRow, {"id": batch}, by=do.staff.login)


@does(HOUSE)
def end_batch(do: Doing, batch: BatchId) -> None:
    """Everything in it has its answer; raises Refused while something has none."""
    [one] = [_open(r) for r in do.db.execute(_one, {"batch": batch})]
    if left := one.left(answered(do.db, one)):
        raise Refused(No("{left} of this batch are still to be done.", {"left": len(left)}))
    state = one.step if one.step is Batch.CANCELLED else Batch.DONE
    do.set(BatchRow, {"id": batch}, state=state.value, ended_at=do.now)


def _open(r: Any) -> Open:
    return Open(r.id, r.flow, r.by, Batch(r.state), tuple(Item(*one) for one in json.loads(r.items)))


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
_step = select(BatchRow.state).where(BatchRow.id == bindparam("batch"))
_begun_by = select(BatchRow.by).where(BatchRow.id == bindparam("batch"))
_facts = select(BatchRow.id, BatchRow.state).where(among(BatchRow.id, "ids"))
_newest = (
    select(BatchRow.__table__)
    .where(BatchRow.flow == bindparam("flow"))
    .order_by(BatchRow.at.desc(), BatchRow.id)
    .limit(SHOWN)
)
_done = select(Journal.command_id).where(among(Journal.command_id, "ids"))
_refused = select(Refusal.command_id, Refusal.no).where(among(Refusal.command_id, "ids"))
