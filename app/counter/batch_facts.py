"""What is known of batches: plain values, without the database (COM-43)."""

from dataclasses import dataclass
from datetime import datetime

from app.kernel.ids import Id
from app.kernel.refusal import No
from app.kernel.steps import Steps
from app.kernel.text import Text


class BatchId(Id):
    """Many commands that one person asked for at once."""

    __slots__ = ()


class Batch(Steps):
    """How far a batch is. A cancelled one only puts away what was begun."""

    RUNNING = "running"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class BatchFacts:
    """A batch: `roles` may carry out every command of it; one that is `ended` has nothing left, a cancelled one too."""

    id: str
    step: Batch
    roles: frozenset[str]
    ended: bool


@dataclass(frozen=True, slots=True)
class Skipped:
    """A command of a batch that was refused: what it was about, and why."""

    about: str
    no: No


@dataclass(frozen=True, slots=True)
class BatchShown:
    """A batch as far as it is: `done` of `count` commands were carried out, `skipped` were refused.

    `moved_at` is when the last of them was, `waits` what keeps the next one from being carried out.
    """

    facts: BatchFacts
    title: Text
    counter: str
    made_at: datetime
    moved_at: datetime
    waits: No | None
    count: int
    done: int
    skipped: tuple[Skipped, ...]

    @property
    def ended(self) -> bool:
        """Whether nothing of it is left."""
        return self.facts.ended

    @property
    def answered(self) -> int:
        """How many commands are through, whatever came of them."""
        return self.done + len(self.skipped)


@dataclass(frozen=True, slots=True)
class Batches:
    """The batches of a flow, the newest first."""

    rows: tuple[BatchShown, ...]
