"""An action: one object for button, shortcut, key hint and search entry, bound to what may be done now."""

import uuid
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from app.counter.saying import in_short
from app.kernel.fields import Private
from app.kernel.judge import Verdict, relied
from app.kernel.refusal import Unavailable
from app.kernel.text import T, Text

if TYPE_CHECKING:
    from app.widgets.desk import Second
    from app.widgets.screen import Screen


class State(Enum):
    """How an action stands."""

    READY = "ready"
    ASKS = "asks"  # a second person's PIN lifts the no: live
    OTHERS = "others"  # not this person's; another one can, by PIN, without ending this one's work (COM-21)
    WAITS = "waits"  # an argument is still to be given
    REFUSED = "refused"
    UNKNOWN = "unknown"  # nothing chosen, or its facts have not arrived
    BUSY = "busy"  # from the click until a look begun after the answer has landed


LIVE = frozenset({State.READY, State.ASKS})


class Asked(NamedTuple):
    """A command as the clerk meant it at one moment: its arguments, and what was seen of what it relies on."""

    args: Mapping[str, Any]
    seen: Mapping[str, Any]


class Action(QAction):
    """What a clerk can do, wherever it is offered.

    `name` is the command ("restaurant.call_hot_dishes"), `args` gives its arguments as they are chosen
    now, or None while nothing is. Facts are those that the screen has learned, by the ids among the
    arguments, unless `facts` gives them by argument. `fill` is called with the names of the arguments
    that a guard still waits for; the action is then live. `run` is what a press does instead, while it is
    judged all the same: it asks something first, or leads to what is missing, and calls `go`. Without a
    command there is `run` alone.
    Bound to a button by `app.widgets.bind(action, button)`.
    """

    judged = Signal()

    def __init__(
        self,
        screen: "Screen",
        name: str,
        args: Callable[[], Mapping[str, Any] | None],
        *,
        text: Text | None,
        key: str,
        icon: str,
        then: Callable[[Any], None] | None = None,
        fill: Callable[[frozenset[str]], None] | None = None,
        facts: Callable[[], Mapping[str, Any]] | None = None,
        run: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(screen)
        self.screen, self.name, self.args, self.icon_name = screen, name, args, icon
        self._then, self._fill, self._facts, self._run = then, fill, facts, run
        self.verdict = Verdict()
        self.busy = False
        self._first: Text | None = None
        self.state = State.UNKNOWN if name else State.READY
        self._open: tuple[Mapping[str, Any], str] | None = None
        self.flow, _, act = name.partition(".")
        self.act = screen.desk.flow(self.flow).by_name[act] if name else None
        self.wording = text or (self.act.title if self.act else None) or Text(name)
        self.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self.setShortcut(QKeySequence(key))
        self.triggered.connect(self.press)
        self.retell()
        self.judge()

    def wanting(self, first: Text) -> "Action":
        """Say what is to be chosen first, while its arguments give nothing."""
        self._first = first
        self.judged.emit()
        return self

    @property
    def live(self) -> bool:
        """Whether pressing it does the thing, or asks for what is missing."""
        return self.state in LIVE or (self.state is State.WAITS and bool(self._fill or self._run))

    @property
    def hint(self) -> str:
        """The key to draw on its button."""
        return self.shortcut().toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")

    @property
    def reason(self) -> str:
        """Why it cannot be done now, or by whom: the second line of its button."""
        if self.state in (State.REFUSED, State.OTHERS, State.ASKS) and self.verdict.no:
            return self.screen.words(in_short(self.verdict.no, self.screen.desk.flow(self.flow)))
        if self.state is State.WAITS and not self.live:
            return self.screen.words(self._missing)
        if self.state is State.UNKNOWN and self._first and self.args() is None:
            return self.screen.words(self._first)
        return ""

    @property
    def _missing(self) -> Text:
        flow = self.screen.desk.flow(self.flow)
        known = {**flow.subjects, **flow.told}
        names = [known.get(name, name) for name in sorted(self.verdict.waits)]
        return T("Still missing: {names:list}.", names=names)

    def say(self, text: Text) -> None:
        """Change what it is called; its place and its key stay."""
        self.wording = text
        self.retell()

    def retell(self) -> None:
        """Word it in the language of the screen."""
        self.setText(self.screen.words(self.wording))
        self.judged.emit()

    def judge(self) -> None:
        """Ask whether it may be done, by the facts that the screen shows; reads nothing."""
        self.state = self._judge()
        self.judged.emit()

    def press(self) -> None:
        """Do it; or say what is missing, ask for it, or ask for the person who can."""
        self.judge()
        if self.state in (State.BUSY, State.UNKNOWN):
            if self._first and self.reason:
                self.screen.told(self._first)
            return
        if self._run:
            self._run()
        else:
            self.carry_out()

    def asked(self) -> Asked:
        """What a press would send now: kept by a question that comes first (COM-06)."""
        args = _told(self.args() or {})
        return Asked(args, self._relied(args))

    def carry_out(self, asked: Asked | None = None) -> None:
        """Do it, whatever a press does first; or ask for what is missing or for the person who can, or say why not.

        `asked` is what the clerk said yes to, though the screen may show something newer by now.
        """
        if self.state is State.READY:
            self._send(asked or self.asked())
        elif self.state is State.WAITS and self._fill:
            self._fill(self.verdict.waits)
        elif self.state in (State.ASKS, State.OTHERS):
            self._second_person(asked or self.asked())
        elif self.verdict.no:
            self.screen.refused(self.verdict.no)
        elif self.state is State.WAITS:
            self.screen.told(self._missing)

    def go(self, second: "Second | None" = None, **more: Any) -> None:
        """Have the command carried out with what is chosen, and with what a `fill` has asked for."""
        args = _told({**(self.args() or {}), **more})
        self._send(Asked(args, self._relied(args)), second)

    def let_go(self) -> None:
        """New facts are there: it can be judged again."""
        self.busy = False
        self.judge()

    def _judge(self) -> State:
        if not self.name:
            return State.READY
        if self.busy:
            return State.BUSY
        args = self.args()
        if args is None:
            self.verdict = Verdict()
            return State.UNKNOWN
        known = self._known(args)
        if any(fact is None or (isinstance(fact, tuple) and None in fact) for fact in known.values()):
            self.verdict = Verdict()
            return State.UNKNOWN
        self.verdict = self._verdict(args, known)
        if self.verdict.asks:
            return State.ASKS
        if self.verdict.no:
            return State.OTHERS if self.verdict.no.who else State.REFUSED
        return State.WAITS if self.verdict.waits else State.READY

    def _verdict(self, args: Mapping[str, Any], known: Mapping[str, Any]) -> Verdict:
        """As the command judges: a subject given as None is none, and nobody waits for it."""
        subjects = self.act.at if self.act else {}
        given = {n: v for n, v in args.items() if v is not None or n not in subjects}
        verdict = self.screen.desk.may(self.name, given, known)
        return replace(verdict, waits=verdict.waits - args.keys())

    def _known(self, args: Mapping[str, Any]) -> Mapping[str, Any]:
        """The facts of each subject among the arguments."""
        if self._facts:
            return self._facts()
        known = self.screen.facts
        subjects = {n: args[n] for n in (self.act.at if self.act else ()) if args.get(n) is not None}
        return {
            n: tuple(known.get(i) for i in v) if isinstance(v, (list, tuple)) else known.get(v)
            for n, v in subjects.items()
        }

    def _relied(self, args: Mapping[str, Any]) -> dict[str, Any]:
        """What the act relies on, as this screen shows it (COM-06)."""
        return relied(self.act, self._known(args), args) if self.act else {}

    def _send(self, asked: Asked, second: "Second | None" = None) -> None:
        self.busy = True
        self.judge()
        self.screen.do(
            self.name,
            asked.args,
            self._then,
            seen=asked.seen,
            second=second,
            settled=self._settled,
            id=self._id(asked.args),
        )

    def _second_person(self, asked: Asked) -> None:
        if self.verdict.no:
            send = partial(self._send, asked)
            self.screen.context.second_person(self.name, asked.args, self.verdict.no, send)

    def _id(self, args: Mapping[str, Any]) -> str:
        """The command's id: the same one again if the last press with these arguments got no answer (COM-04)."""
        if self._open is None or self._open[0] != args:
            self._open = (args, uuid.uuid4().hex)
        return self._open[1]

    def _settled(self, future: "Future[Any]") -> None:
        if not isinstance(future.exception(), Unavailable):
            self._open = None
        self.screen.free(self)


def _told(args: Mapping[str, Any]) -> dict[str, Any]:
    """Arguments as a command takes them: a personal text as what it says, so that an approval fits it."""
    return {name: value.text if isinstance(value, Private) else value for name, value in args.items()}
