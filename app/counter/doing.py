"""What a command function has in its hands while it works: one transaction, one clock, one person."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, and_, bindparam, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import Update

from app.counter.closed import Viewer
from app.counter.documents import Made, Sheet, freeze
from app.counter.print_facts import DocumentId, JobId
from app.counter.settings import Settings
from app.kernel.flow import Flow
from app.kernel.ids import Id, derived
from app.kernel.judge import Staff
from app.kernel.numbers import Kind, number
from app.kernel.setting import Setting
from app.kernel.steps import Steps
from app.paper.model import Paper
from app.store.base import Base, add, table_of
from app.store.signing import Signing
from app.store.tables import Case, LastNumber

K = TypeVar("K", bound=Id)
V = TypeVar("V")


@dataclass
class Doing:
    """The transaction of one command. A function writes through it, and never commits or moves a case itself.

    `staff` is who is at work, `approved_by` the second person of an approval (or None), `now` the
    command's own time in UTC. `facts` holds the facts of its subjects, as they were, by argument name;
    `declared` the settings of every flow that runs, by key; `signing` the key for what leaves the house;
    `opened` the numbers of the cases that the function opened. `flows` are those that run in the house.
    """

    db: Connection
    flow: Flow
    id: str
    now: datetime
    staff: Staff
    counter: str
    approved_by: Staff | None
    settings: Settings
    facts: Mapping[str, Any]
    declared: Mapping[str, Setting[Any]]
    pepper: bytes
    signing: Signing
    cases: Sequence[str] = ()
    flows: Collection[Flow] = ()
    opened: dict[str, str] = field(default_factory=dict)
    moved: dict[str, Steps] = field(default_factory=dict)
    _made: int = 0

    def new(self, kind: type[K]) -> K:
        """The next id that this command makes; the same in every replay (COM-04)."""
        self._made += 1
        return kind(derived(self.id, self._made))

    def add(self, model: type[Base], *rows: Mapping[str, Any]) -> None:
        """Insert rows of one table by one statement."""
        add(self.db, model, rows)

    def set(self, model: type[Base], key: Mapping[str, Any], /, **values: Any) -> int:
        """Update the rows with this key by a statement built once; returns how many there were."""
        statement = _update(table_of(model), tuple(key), tuple(values))
        return self.db.execute(statement, {f"k_{k}": v for k, v in key.items()} | values).rowcount

    def setting(self, one: Setting[V]) -> V:
        """The value of a setting at this counter."""
        return self.settings.of(one)

    def number(self, kind: Kind) -> str:
        """The next number of a kind of document: dated, unique, gapless (COM-14)."""
        return self.numbers(kind, 1)[0]

    def numbers(self, kind: Kind, count: int) -> list[str]:
        """The next numbers of a kind, one behind the other: a slip for each station by one statement; none for none."""
        if not count:
            return []
        day = self.day
        statement = _next_number(self.db.dialect.name)
        last = self.db.execute(
            statement, {"kind": kind.code, "counter": self.counter, "day": day, "n": count}
        ).scalar_one()
        return [number(kind, self.counter, day, n) for n in range(last - count + 1, last + 1)]

    @property
    def day(self) -> Any:
        """The business day of this command (COM-12)."""
        return self.settings.business_day(self.now)

    @property
    def viewer(self) -> Viewer:
        """Whoever is at work, as one who looks."""
        return Viewer(self.staff, self.now, self.settings)

    def open_case(self, kind: type[K], step: Steps, numbered: Kind, terms: str = "") -> K:
        """Open a case of this flow at a step; its id is the command's next."""
        case, number = self.new(kind), self.number(numbered)
        self.add(
            Case,
            {
                "id": case,
                "flow": self.flow.name,
                "number": number,
                "step": step.value,
                "version": 1,
                "terms": terms,
                "opened_at": self.now,
                "closed_at": None,
                "business_day": self.day,
            },
        )
        self.opened[case] = number
        self.moved[case] = step
        return case

    def move(self, case: Id, step: Steps) -> None:
        """Move a case by a move that its act declares in `also`; those in its head the kernel makes."""
        self.moved[case] = step

    def print(self, paper: Paper, printer: str, *, pulse: bool = False, chained: bool = False) -> DocumentId:
        """Freeze a paper and queue its original; returns its document (COM-40).

        `printer` is the role that the settings give a printer: "receipt", "bill", "kitchen:热菜". `pulse`
        opens the cash drawer, `chained` prints the chain's short code (COM-05). Raises Refused for a
        character that no font has (COM-15).
        """
        return self.print_all([Sheet(paper, printer, pulse, chained)])[0]

    def print_all(self, sheets: Sequence[Sheet]) -> list[DocumentId]:
        """Freeze several papers and queue them in their order, by as many statements as one."""
        ids = [(self.new(DocumentId), self.new(JobId), sheet) for sheet in sheets]
        case = next(iter((*self.cases, *self.opened)), None)
        freeze(self.db, ids, Made(self.now, self.staff.login, self.counter, case, self.flow.awaits))
        return [document for document, _, _ in ids]

    def take(self, model: type[Base], ids: Sequence[str]) -> None:
        """Lock shared rows (a table, a dish, a ledger) before reading what hangs on them, sorted by id.

        SQLite has one writer; PostgreSQL waits here.
        """
        if self.db.dialect.name == "sqlite":
            return
        table = table_of(model)
        key = next(iter(table.primary_key.columns))
        for one in sorted(ids):
            self.db.execute(update(table).where(key == one).values({key.name: one}))

    def alone(self, what: str) -> None:
        """Wait until no other command is at something that has no row of its own (the plan of a day), until the end.

        SQLite has one writer; PostgreSQL waits here.
        """
        if self.db.dialect.name != "sqlite":
            self.db.execute(_alone, {"what": what})

    def not_alone(self, what: str) -> None:
        """Wait until nobody is alone at something, and let nobody be before the end; others may be at it as well."""
        if self.db.dialect.name != "sqlite":
            self.db.execute(_not_alone, {"what": what})


_alone = text("SELECT pg_advisory_xact_lock(hashtextextended('alone ' || :what, 0))")
_not_alone = text("SELECT pg_advisory_xact_lock_shared(hashtextextended('alone ' || :what, 0))")


@lru_cache(maxsize=512)
def _update(table: Table, key: tuple[str, ...], values: tuple[str, ...]) -> Update:
    where = and_(*(table.c[k] == bindparam(f"k_{k}") for k in key))
    return update(table).where(where).values({v: bindparam(v) for v in values})


@lru_cache(maxsize=2)
def _next_number(dialect: str) -> Any:
    insert: Callable[..., Any] = sqlite.insert if dialect == "sqlite" else postgresql.insert
    first = insert(table_of(LastNumber))
    return first.on_conflict_do_update(
        index_elements=["kind", "counter", "day"], set_={"n": LastNumber.n + first.excluded.n}
    ).returning(LastNumber.n)
