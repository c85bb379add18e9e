"""The command bus: one function, one transaction, one line in the journal (COM-03, 04, 05, 06).

The order inside the transaction: has this id been answered? → cases locked, sorted by id → facts →
judgement → the function → the case moves → facts again, held against the declaration → deadlines that
differ → journal row → commit.
"""

import hashlib
import hmac
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, String, and_, bindparam, delete, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from app.counter import kept, relying
from app.counter.closed import Viewer, hold_open
from app.counter.doing import Doing
from app.counter.printable import hold_printable
from app.counter.settings import Settings, declared
from app.kernel.command import Command, texts
from app.kernel.deadline import difference, wanted
from app.kernel.flow import Flow
from app.kernel.judge import Staff, judge, relied, undeclared
from app.kernel.refusal import No, Refused, Unreadable
from app.kernel.steps import Along, Move
from app.store.among import among
from app.store.base import add
from app.store.clashes import clashed
from app.store.journal import Entry, Journal, NoCounter, append, canonical
from app.store.signing import Signing
from app.store.tables import Case, DueAt, Moved, Refusal
from app.store.written import forget_noted, noted


@dataclass(frozen=True)
class Call:
    """One wish to have a command carried out, from whichever door: screen, command line, replay, import."""

    id: str
    name: str
    args: Mapping[str, Any] = field(repr=False)  # names and PINs: never in a log
    at: datetime
    staff: Staff
    counter: str
    approved_by: Staff | None = None
    on_behalf: str | None = None
    seen: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Done:
    """What a command answered. `again`: it had been carried out before, and nothing was done now."""

    call: Call
    result: Any
    seq: int
    code: str
    touched: tuple[str, ...]
    again: bool = False


class Misdeclared(Exception):
    """A command did what its act does not declare: a bug, never a refusal."""


class Bus:
    """Carries out calls, each within the connection's transaction that it is given.

    `salt` gives the salt of a personal text by its drawer id; `pepper` is the secret outside the
    database that keeps the digests of refused arguments from being guessed; `signing` the key, outside it too,
    that signs what leaves the house.
    """

    def __init__(
        self, flows: Iterable[Flow], salt: Callable[[str], str], pepper: bytes, signing: Signing
    ) -> None:
        self.flows = {flow.name: flow for flow in flows}
        self.declared = declared(self.flows.values())
        self.salt = salt
        self.pepper = pepper
        self.signing = signing

    def command(self, name: str) -> Command:
        """The command of this name; raises Unreadable for an unknown one."""
        flow, _, act = name.partition(".")
        found: Command | None = self.flows[flow].commands.get(act) if flow in self.flows else None
        if found is None:
            raise Unreadable(No("There is no command {command}.", {"command": name[:80]}))
        return found

    def carry_out(self, db: Connection, call: Call, settings: Settings) -> Done:
        """Carry out one call; raises Refused with nothing changed. The caller's transaction commits."""
        command = self.command(call.name)
        read = command.values(command.read(call.args))
        seen = command.read_seen(call.seen)
        forget_noted(db)
        if db.dialect.name != "sqlite":
            db.execute(_alone, {"id": call.id})
        if before := self._answered(db, call, command, read):
            return before
        return _Run(self, db, call, command, read, seen, settings).go()

    def rehearse(self, db: Connection, call: Call, settings: Settings) -> None:
        """Carry a call out but for its line in the journal: what it is refused for. The caller takes it back."""
        command = self.command(call.name)
        read = command.values(command.read(call.args))
        forget_noted(db)
        if self._answered(db, call, command, read) is None:
            _Run(self, db, call, command, read, command.read_seen(call.seen), settings).work()

    def answer_of(self, db: Connection, call: Call) -> Done | None:
        """What a call was answered before, if it was; raises Refused, as it did then."""
        command = self.command(call.name)
        return self._answered(db, call, command, command.values(command.read(call.args)))

    def remember_refusal(self, db: Connection, call: Call, no: No) -> None:
        """Keep a rule's answer, after the roll-back, so that the same line gets the same words."""
        row = {
            "command_id": call.id,
            "digest": self.digest(call),
            "no": kept.written_no(no),
            "at": call.at,
            "staff": call.staff.login,
            "command": call.name[:80],
        }
        insert = sqlite.insert if db.dialect.name == "sqlite" else postgresql.insert
        db.execute(insert(Refusal).values(row).on_conflict_do_nothing())

    def digest(self, call: Call) -> str:
        """What tells this call from another one with the same id: also who asks, who approved, and what was seen."""
        who = [call.staff.login, call.approved_by and call.approved_by.login]
        told = f"{call.name}\n{canonical(who)}\n{canonical(call.args)}\n{canonical(call.seen)}"
        return hmac.new(self.pepper, told.encode(), hashlib.sha256).hexdigest()

    def _answered(self, db: Connection, call: Call, command: Command, read: dict[str, Any]) -> Done | None:
        row = db.execute(_answered, {"id": call.id, "digest": self.digest(call)}).one()
        if row.seq is not None:
            if not kept.same(db, call.id, command, read, row, self.pepper):
                raise Unreadable(
                    No(
                        "The id {id} was already used for another command or other arguments.",
                        {"id": call.id},
                    )
                )
            result = command.result.validate_json(row.result)
            return Done(call, result, row.seq, row.hash, tuple(row.touched.split()), again=True)
        if row.no is not None:
            raise Refused(kept.read_no(row.no))
        return None


def several(value: Any) -> tuple[Any, ...]:
    """The subjects that an argument names: one, several, or none."""
    return value if isinstance(value, tuple) else () if value is None else (value,)


class _Run:
    """One call on its way through the transaction."""

    def __init__(
        self,
        bus: Bus,
        db: Connection,
        call: Call,
        command: Command,
        read: dict[str, Any],
        seen: Any,
        settings: Settings,
    ) -> None:
        self.bus, self.db, self.call, self.command, self.read = bus, db, call, command, read
        self.seen = seen
        self.flow, self.act = command.flow, command.act
        self.settings = settings
        self.approver: Staff | None = None
        self.case_names = [n for n, kind in command.subjects.items() if kind is self.flow.case]
        self.cases: list[str] = sorted({str(one) for n in self.case_names for one in several(read[n])})

    def go(self) -> Done:
        result, cases = self.work()
        seq, digest = self._journal(result, cases)
        return Done(self.call, result, seq, digest, tuple(cases))

    def work(self) -> tuple[Any, list[str]]:
        """All but the line in the journal; returns the result, and the cases that were touched."""
        rows = {r.id: r for r in self.db.execute(_locked, {"ids": self.cases})} if self.cases else {}
        before = self._load(self.cases)
        facts = self._subjects(before)
        self._judge(facts)
        hold_printable(texts(self.read))
        kept.keep(self.db, self.call.id, self.read, self.bus.salt, self.bus.pepper)
        doing = self._doing(facts)
        result = self._function(doing)
        self._move(doing, before, rows)
        cases = [*self.cases, *doing.opened]
        after = self._load(cases)
        self._hold_against(doing, before, after)
        self._dues(before, after)
        return result, cases

    def _load(self, ids: list[str]) -> dict[str, Any]:
        if not ids or self.flow.case is None:
            return {}
        return dict(self.flow.loaders[self.flow.case](self.db, ids))

    def _subjects(self, cases: Mapping[str, Any]) -> dict[str, Any]:
        """The facts of each subject by its argument's name; a part is looked up in its case."""
        parts = {i: p for case in cases.values() for i, p in case.parts.items()}
        facts: dict[str, Any] = {}
        for name, kind in self.command.subjects.items():
            value = self.read[name]
            if value is None:
                continue
            if kind is self.flow.case:
                known: Mapping[str, Any] = cases
            elif kind in self.flow.loaders:
                known = self.flow.loaders[kind](self.db, list(value) if isinstance(value, tuple) else [value])
            else:
                known = parts
            facts[name] = tuple(known.get(v) for v in value) if isinstance(value, tuple) else known.get(value)
        return facts

    def _judge(self, facts: dict[str, Any]) -> None:
        if (
            self.flow.case is None
        ):  # what the house itself does with something of a case: a document printed again
            viewer = Viewer(self.call.staff, self.call.at, self.settings)
            for one in facts.values():
                hold_open(self.db, viewer, self.bus.flows, getattr(one, "case", None))
        given = {n: v for n, v in self.read.items() if v is not None or n not in self.command.subjects}
        call = self.call
        verdict = judge(self.act, given, facts, call.staff, call.at, call.approved_by, self.settings)
        if verdict.no and not verdict.about:
            raise Refused(verdict.no)
        # Before what a guard says: it may say no only because of what has changed.
        now = relied(self.act, facts, given)
        if other := relying.differing(self.act.relies, self.seen, now):
            case = self.cases[0] if self.cases else None
            ids = {name: self.read[name] for name in self.command.subjects}
            raise Refused(relying.refusal(self.db, self.flow, case, ids, other))
        if verdict.no:
            raise Refused(verdict.no)
        # Whoever had nothing to approve did not approve it (COM-82).
        self.approver = call.approved_by if verdict.lifted else None
        if missing := verdict.waits - self.read.keys():
            raise Misdeclared(f"{self.command.name}: no argument named {', '.join(sorted(missing))}")

    def _doing(self, facts: Mapping[str, Any]) -> Doing:
        call = self.call
        return Doing(
            self.db,
            self.flow,
            call.id,
            call.at,
            call.staff,
            call.counter,
            self.approver,
            self.settings,
            facts,
            self.bus.declared,
            self.bus.pepper,
            self.bus.signing,
            self.cases,
            self.bus.flows.values(),
        )

    def _function(self, doing: Doing) -> Any:
        try:
            return self.command.function(doing, **self.read)
        except IntegrityError as error:
            for name in clashed(error) & self.flow.clashes.keys():
                raise Refused(self.flow.clashes[name]) from error
            raise

    def _move(self, doing: Doing, before: Mapping[str, Any], rows: Mapping[str, Any]) -> None:
        """Make the moves that the act declares for its cases, and those that the function asked for."""
        for name in self.case_names:
            where = self.act.at[name]
            if isinstance(where, (Move, Along)):
                for case in several(self.read[name]):
                    doing.moved.setdefault(case, where.after(before[case].step))
        for case in self.cases:
            to, row = doing.moved.get(case, before[case].step), rows[case]
            closed = (row.closed_at or self.call.at) if to in self.flow.ends else None
            self.db.execute(_step, {"i": case, "s": to.value, "v": row.version + 1, "z": closed})

    def _hold_against(self, doing: Doing, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
        was = {i: p for c in before.values() for i, p in {c.id: c, **c.parts}.items()}
        now = {i: p for c in after.values() for i, p in {c.id: c, **c.parts}.items()}
        wrong = undeclared(self.act, was, now)
        if self.act.opens and [c for c in doing.opened if after[c].step not in self.act.opens]:
            wrong.append("opened at another step")
        if wrong or bool(doing.opened) != bool(self.act.opens):
            raise Misdeclared(f"{self.command.name}: {'; '.join(wrong) or 'opens a case undeclared'}")
        add(self.db, Moved, self._history(was, after))

    def _history(self, was: Mapping[str, Any], after: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Who moved what from where to where: cases that were opened, and all that stands elsewhere now."""
        call = self.call
        return [
            {
                "command_id": call.id,
                "subject": i,
                "case": case.id,
                "start": was[i].step.value if i in was else None,
                "to": one.step.value,
                "staff": call.staff.login,
                "at": call.at,
            }
            for case in after.values()
            for i, one in {case.id: case, **case.parts}.items()
            if (was[i].step != one.step if i in was else i == case.id)
        ]

    def _dues(self, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
        gone: list[dict[str, Any]] = []
        new: list[dict[str, Any]] = []
        for i, case in after.items():
            off, on = difference(
                wanted(self.flow, before.get(i), self.settings), wanted(self.flow, case, self.settings)
            )
            gone += [{"c": i, "n": name, "k": key} for name, key in off]
            new += [
                {"case": i, "name": name, "key": key, "flow": self.flow.name, "at": at}
                for (name, key), at in on.items()
            ]
        if gone:
            self.db.execute(_due_off, gone)
        if new:
            add(self.db, DueAt, new)

    def _journal(self, result: Any, cases: list[str]) -> tuple[int, str]:
        try:
            return append(self.db, self._entry(result, cases))
        except NoCounter as unknown:
            raise Unreadable(
                No("There is no counter {counter}.", {"counter": self.call.counter})
            ) from unknown

    def _entry(self, result: Any, cases: list[str]) -> Entry:
        call = self.call
        return Entry(
            counter=call.counter,
            command_id=call.id,
            at=call.at,
            staff=call.staff.login,
            on_behalf=call.on_behalf,
            approved_by=self.approver.login if self.approver else None,
            flow=self.flow.name,
            case=cases[0] if cases else None,
            touched=" ".join(cases),
            command=self.command.name,
            args=kept.written(self.command, self.read),
            seen=canonical(self.seen.model_dump(mode="json", exclude_unset=True)),
            result=self.command.result.dump_json(result).decode(),
            wrote=noted(self.db),
        )


_alone = text("SELECT pg_advisory_xact_lock(hashtextextended(:id, 0))")
"""The same id at two counters at once: the second waits, and finds the first one's answer."""
_call = select(
    bindparam("id", type_=String).label("id"), bindparam("digest", type_=String).label("digest")
).subquery()
_answered = (
    select(
        *(Journal.seq, Journal.hash, Journal.command, Journal.args, Journal.result, Journal.touched),
        Refusal.no,
    )
    .select_from(_call)
    .outerjoin(Journal, Journal.command_id == _call.c.id)
    .outerjoin(Refusal, and_(Refusal.command_id == _call.c.id, Refusal.digest == _call.c.digest))
)
_locked = (
    select(Case.id, Case.version, Case.closed_at)
    .where(among(Case.id, "ids"))
    .order_by(Case.id)
    .with_for_update()
)
"""SQLite has one writer, and leaves the lock out."""
_step = (
    update(Case)
    .where(Case.id == bindparam("i"))
    .values(step=bindparam("s"), version=bindparam("v"), closed_at=bindparam("z"))
)
_due_off = delete(DueAt).where(
    DueAt.case == bindparam("c"), DueAt.name == bindparam("n"), DueAt.key == bindparam("k")
)
