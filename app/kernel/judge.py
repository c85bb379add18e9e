"""May this be done? One judgement for the button and for the command, reading nothing (COM-01, 03).

`may` asks it with the facts that the screen shows, `do` with the facts read inside the transaction.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.kernel.flow import ANYBODY, GIVEN, Act, Guard, needed, parameters
from app.kernel.refusal import Ask, No
from app.kernel.steps import Along, Move, States, Steps, There
from app.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Staff:
    """Who is at work: login and roles."""

    login: str
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`no` is None when it may be done; `waits` names the arguments that some guard still needs.

    `about` names what the guard that said no had looked at: beside which of them its sentence belongs.
    `lifted` says that it may be done only because a second person said yes.
    """

    no: No | None = None
    waits: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    lifted: bool = False

    @property
    def yes(self) -> bool:
        return self.no is None and not self.waits

    @property
    def asks(self) -> bool:
        """A second person can lift the no."""
        return isinstance(self.no, Ask)


YES = Verdict()


def judge(
    act: Act,
    args: Mapping[str, Any],
    facts: Mapping[str, Any],
    staff: Staff,
    now: datetime,
    approver: Staff | None = None,
    settings: Any = None,
) -> Verdict:
    """Judge an act: whether the case may be opened, role, where each subject stands, the guards in their order.

    `facts` holds the facts of every subject by the argument's name. An argument that is not there
    yet makes its guards wait. Besides these a guard may ask for `staff`, `now` and `settings` (of the
    house, with its calendar). `approver` lifts an `Ask` if they hold its role and are another person.
    """
    given = {"staff": staff, "now": now, "settings": settings}
    if no := shut(act.first, {**facts, **given}):
        return Verdict(no)
    if not (act.roles & staff.roles or (ANYBODY in act.roles and staff.roles)):
        return Verdict(_not_yours(act))
    waits: set[str] = set()
    for name, where in act.at.items():
        if name not in args:
            waits.add(name)
        elif no := _stands(name, where, args[name], facts.get(name)):
            return Verdict(no)
    known = {**args, **facts, **given}
    lifted = False
    for guard in act.when:
        missing, no = _ask(guard, known)
        waits |= missing
        if no and not _lifted(no, staff, approver):
            return Verdict(no, about=frozenset(parameters(guard)))
        lifted |= no is not None
    return Verdict(None, frozenset(waits), lifted=lifted) if waits or lifted else YES


def shut(guard: Guard | None, known: Mapping[str, Any]) -> No | None:
    """What the guard of a flow's cases says, before all else; nothing while the case is not known."""
    if guard is None or any(known.get(name) is None for name in parameters(guard) if name not in GIVEN):
        return None
    return guard(*(known[name] for name in parameters(guard)))


def _not_yours(act: Act) -> No:
    return No("This is done by others: {roles:list}.", {"roles": sorted(act.roles)}).by(*sorted(act.roles))


def unknown(name: str, id: object) -> No:
    """What is said of an id that somebody typed and nothing has."""
    return No("{subject} {id} is not known here.", {"subject": name, "id": str(id)[:80]})


def _stands(name: str, where: States | Move | Along | There, value: Any, fact: Any) -> No | None:
    several = isinstance(value, (list, tuple))
    for one, known in zip(value, fact, strict=True) if several else ((value, fact),):
        if known is None:
            return unknown(name, one)
        if isinstance(where, There):
            continue
        starts = where if isinstance(where, States) else where.start
        if known.step not in starts:
            return No(
                "It is at {step} now; this is done at {steps:list}.",
                {"subject": name, "id": known.id, "step": known.step, "steps": list(starts)},
            )
    return None


def _ask(guard: Guard, known: Mapping[str, Any]) -> tuple[set[str], No | None]:
    given = {name: known[name] for name in parameters(guard) if name in known}
    missing = set(needed(guard)) - given.keys()
    return (missing, None) if missing else (set(), guard(**given))


def _lifted(no: No, staff: Staff, approver: Staff | None) -> bool:
    if not isinstance(no, Ask) or approver is None:
        return False
    return approver.login != staff.login and bool(approver.roles & set(no.who))


def relied(act: Act, facts: Mapping[str, Any], args: Mapping[str, Any]) -> dict[str, Any]:
    """What the act relies on besides its steps, as it is in these facts (COM-06)."""
    known = {**args, **facts}
    return {
        f.__name__: f(*(known[name] for name in parameters(f)))
        for f in act.relies
        if all(name in known for name in parameters(f))
    }


def subjects(act: Act, args: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of an act's subjects by the argument's name, out of facts by id; None for what is not known."""
    given = {name: args[name] for name in act.at if args.get(name) is not None}
    return {
        name: tuple(known.get(one) for one in id) if isinstance(id, (list, tuple)) else known.get(id)
        for name, id in given.items()
    }


def told(act: Act, facts: Mapping[str, Any], args: Mapping[str, Any]) -> Text | None:
    """What a second person approves, in a line; `facts` holds the case and its parts by id.

    None where the act says nothing beside its title, or something that it tells of is not known.
    """
    if act.tells is None:
        return None
    known = {**args, **subjects(act, args, facts)}
    wanted = {name: known.get(name) for name in parameters(act.tells)}
    return None if None in wanted.values() else act.tells(**wanted)


def undeclared(act: Act, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Compare what moved with what the act declares; each difference is a bug of its command."""
    allowed: list[Move] = [*act.also]
    for where in act.at.values():
        if isinstance(where, Move):
            allowed.append(where)
        elif isinstance(where, Along):
            allowed.append(where.move)
    moved = [
        (i, before[i].step, s.step) for i, s in after.items() if i in before and before[i].step != s.step
    ]
    return [f"{i}: {a} to {b}" for i, a, b in moved if not _covered(a, b, allowed)]


def _covered(start: Steps, to: Steps, allowed: Iterable[Move]) -> bool:
    return any(start in move.start and to == move.to for move in allowed)
