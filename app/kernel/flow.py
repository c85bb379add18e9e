"""A flow as it is declared: its acts in the order in which its article tells them (COM-01).

Whoever reads a flow's `flow.py` reads who may do what, where the case and its parts stand before
and after, what must hold first, what must still be as the clerk saw it, and what gets printed.
"""

import inspect
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar

from app.kernel.ids import Id
from app.kernel.refusal import No
from app.kernel.setting import Setting
from app.kernel.steps import Along, At, Move, States, Steps, There
from app.kernel.text import Text

ANYBODY = "anybody"
"""The role of whoever works here, whatever else they do."""
GIVEN = frozenset({"staff", "now", "settings"})
"""What a guard may ask for beside subjects and arguments."""

Guard = Callable[..., No | None]
Loader = Callable[[Any, Sequence[str]], Mapping[str, Any]]
L = TypeVar("L", bound=Loader)
Q = TypeVar("Q", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that a person can do, as the flow declares it.

    `at` names the subjects among the arguments and where each stands (the case first); `relies` what must
    still be as the clerk saw it: each function reads one plain value from the facts of subjects; `also` the
    moves that parts not named there, or the case, may make besides; `opens` the steps at one of which a new
    case begins; `tells` says in a line, from facts and arguments, what a second person approves;
    `moves_deadlines` that it changes what the deadlines of open cases hang on. `first` is the guard of the flow's
    cases: it is asked before all else, so that nothing is told of a case to whoever may not open it.
    """

    name: str
    roles: frozenset[str]
    at: Mapping[str, States | Move | Along | There]
    when: tuple[Guard, ...] = ()
    relies: tuple[Callable[..., Any], ...] = ()
    also: tuple[Move, ...] = ()
    opens: States | None = None
    prints: tuple[str, ...] = ()
    title: Text | None = None
    tells: Callable[..., Text] | None = None
    moves_deadlines: bool = False
    first: Guard | None = None

    def comes(self, subject: str, step: Steps) -> bool:
        """Whether it can be done where a subject stands, or at a later step of its track: else it never can again."""
        where, track = self.at[subject], list(type(step))
        if isinstance(where, There):
            return True
        starts = where if isinstance(where, States) else where.start
        return any(track.index(start) >= track.index(step) for start in starts)


def act(
    name: str,
    roles: Iterable[str],
    *,
    when: Iterable[Guard] = (),
    relies: Iterable[Callable[..., Any]] = (),
    also: Iterable[Move] = (),
    opens: Steps | States | None = None,
    prints: Iterable[str] = (),
    title: Text | None = None,
    tells: Callable[..., Text] | None = None,
    moves_deadlines: bool = False,
    **at: At,
) -> Act:
    """Declare an act; each further keyword is a subject: `sitting=Sitting.BILL >> Sitting.FAREWELL`."""
    where = {k: States((v,)) if isinstance(v, Steps) else v for k, v in at.items()}
    return Act(
        name,
        frozenset(roles),
        where,
        tuple(when),
        tuple(relies),
        tuple(also),
        States((opens,)) if isinstance(opens, Steps) else opens,
        tuple(prints),
        title,
        tells,
        moves_deadlines,
    )


@dataclass(frozen=True, slots=True)
class Changed:
    """What is said of something that an act relies on and finds changed (places: `seen`, `now`, `staff`; COM-06).

    `by` names the acts that change it: the newest of them on the same subjects says who it was. Where it hangs
    on more than can be named, `by` is empty, and the newest act on the case does. `called` names values that
    are no words.
    """

    no: No
    by: tuple[str, ...] = ()
    called: Mapping[Any, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Due:
    """What falls due: a pure function from the facts of a case (and `settings`) to {key: time}.

    The key carries the part ("ring" per slip); "" where the case has one. `roles` see it on Today;
    `does` is the act that settles it, if there is one; `icon` stands before it. What `rings` is shown from its
    moment on, not before, and is told then with a sound. What is done by `itself` the counter does at its moment,
    for whoever is at work there and may: an act that takes the case alone. What `outlasts` its case falls due though
    that has come to its end.
    """

    name: str
    when: Callable[..., Mapping[str, datetime]]
    title: Text
    roles: frozenset[str] = frozenset()
    does: str | None = None
    icon: str = ""
    rings: bool = False
    itself: bool = False
    outlasts: bool = False


@dataclass(frozen=True, slots=True)
class Guide:
    """What to do and say at a step, from the article; pairs of Chinese and English (COM-02)."""

    say: tuple[str, str] | None = None
    keep: tuple[tuple[str, str], ...] = ()


@dataclass
class Flow:
    """One service flow: declared as data; its functions and loaders are hung on as they are imported.

    `counter` is what a counter that serves it is called, `about` what is done there: for the first-run assistant.
    `step_titles` and `subjects` are the words of sentences for where something stands and for the subjects of acts,
    `records` is what the search calls what it finds in the flow's own books.
    `told` for what is told to an act besides: its other arguments, by name.
    `sees_phones` are the roles that ring its guests: the others read 138****1234 (COM-20).
    `awaits` are the kinds of printer whose papers somebody there acknowledges: "kitchen" (RST-19).
    `clashes` are sentences for constraints that two clerks can meet, `changed` for what an act relies on, by the
    name of the function that reads it. `opened_by` says of a case, and of `GIVEN`, who may not open it, and
    `tries` names the act that writes such a try down: it takes the case, and `of`, the act that was tried. What
    anybody may do opens no case: a cook who has a slip need not know whose it is.
    """

    name: str
    title: Text
    icon: str = "store"
    counter: Text | None = None
    about: Text | None = None
    records: Text | None = None
    case: type[Id] | None = None
    steps: type[Steps] | None = None
    ends: States = field(default_factory=lambda: States(()))
    step_titles: Mapping[Steps, Text] = field(default_factory=dict)
    subjects: Mapping[str, Text] = field(default_factory=dict)
    told: Mapping[str, Text] = field(default_factory=dict)
    roles: Mapping[str, Text] = field(default_factory=dict)
    sees_phones: frozenset[str] = frozenset()
    awaits: frozenset[str] = frozenset()
    settings: Sequence[Setting[Any]] = ()
    acts: Sequence[Act] = ()
    dues: Sequence[Due] = ()
    guide: Mapping[Steps, Guide] = field(default_factory=dict)
    clashes: Mapping[str, No] = field(default_factory=dict)
    changed: Mapping[str, Changed] = field(default_factory=dict)
    opened_by: Guard | None = None
    tries: str = ""
    loaders: dict[type[Id], Loader] = field(default_factory=dict)
    commands: dict[str, Any] = field(default_factory=dict)
    queries: dict[type, Callable[..., Any]] = field(default_factory=dict)
    checks: list[Callable[..., Iterable[Any]]] = field(default_factory=list)
    sheets: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.opened_by:
            cases = set(parameters(self.opened_by)) - GIVEN
            self.acts = [self._guarded(a, cases) for a in self.acts]
        self.by_name = {a.name: a for a in self.acts}
        if len(self.by_name) != len(self.acts):
            raise TypeError(f"flow {self.name} declares an act twice")

    def _guarded(self, one: Act, cases: set[str]) -> Act:
        opens = cases <= one.at.keys() and one.name != self.tries and ANYBODY not in one.roles
        return replace(one, first=self.opened_by) if opens else one

    def facts_of(self, kind: type[Id]) -> Callable[[L], L]:
        """Hang on the loader of one kind of subject: (db, ids) -> {id: facts}, one statement a table."""

        def keep(loader: L) -> L:
            self.loaders[kind] = loader
            return loader

        return keep

    def gives(self, query: Q) -> Q:
        """Hang on a query, found by the dataclass that it gives: a screen asks for that and imports no SQLAlchemy."""
        kind = typing.get_type_hints(query)["return"]
        if self.queries.setdefault(kind, query) is not query:
            raise TypeError(f"flow {self.name} has two queries that give {kind.__name__}")
        return query

    def checks_itself(self, check: Q) -> Q:
        """Hang on something that the deep audit recomputes: (db) -> whatever does not fit (COM-05)."""
        self.checks.append(check)
        return check


_parameters: dict[Guard, tuple[str, ...]] = {}
_needed: dict[Guard, tuple[str, ...]] = {}


def parameters(guard: Callable[..., Any]) -> tuple[str, ...]:
    """The names that a guard asks for."""
    if guard not in _parameters:
        _parameters[guard] = tuple(inspect.signature(guard).parameters)
    return _parameters[guard]


def picked(query: Callable[..., Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """Of what is known to whoever asks a query, what it wants to be told."""
    return {name: known[name] for name in parameters(query) if name in known}


def needed(guard: Callable[..., Any]) -> tuple[str, ...]:
    """Those of them without which it cannot judge: what has a default may be left out, as a subject that is none."""
    if guard not in _needed:
        told = inspect.signature(guard).parameters.items()
        _needed[guard] = tuple(name for name, one in told if one.default is one.empty)
    return _needed[guard]
