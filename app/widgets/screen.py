"""The base of every screen: it looks, it does, and what arrives late is dropped."""

import math
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from datetime import datetime
from typing import Any, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.kernel.judge import relied
from app.kernel.refusal import No, Refused, Unavailable
from app.kernel.text import Text
from app.widgets.bound import Action
from app.widgets.desk import Context, Second, Tone

R = TypeVar("R")
MINUTE = 60_000


class Held(Protocol):
    """What waits until the facts of the screen are newer than what it did: an action, a queue."""

    def let_go(self) -> None: ...


class Screen(QWidget):
    """A screen or a part of one. A subclass says what it shows:

    - `topics`: whose changes concern it (names of flows, "house", "print"); `concerns` may be finer.
    - `read()`: begins the looks that fill it; called when first shown, when something changed, after a command.
    - `self.ui = laid_out(Ui_X(), self)`, its form; `retold()` for what it words itself in another language.

    What is chosen has facts: `learn(sitting, table)` keeps them by id, parts included, and every
    `action(...)` is judged by them at once.
    """

    topics: frozenset[str] = frozenset()
    flow: str = "house"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.desk, self.words = context, context.desk, context.words
        self.facts: dict[str, Any] = {}
        self.actions_bound: list[Action] = []
        self._shown: dict[object, tuple[Callable[[Any], None], Any]] = {}
        self._newest: dict[object, int] = {}
        self._round = 0
        self._looks = 0
        self._planned = False
        self._stale = True
        self._behind = False
        self._free: list[tuple[int, Held]] = []
        self._minute = QTimer(self, interval=MINUTE)
        self._moment = QTimer(self, singleShot=True)
        for timer in (self._minute, self._moment):
            timer.timeout.connect(self.passed)
        context.bridge.changed.connect(self._changed)

    @property
    def behind(self) -> bool:
        """Whether something changed while this was hidden that it has not looked at yet: a key may mean another thing."""
        return self._behind

    # -- what a subclass may say --------------------------------------------------------------------

    def read(self) -> None:
        """Begin the looks that fill this screen."""

    def concerns(self, notice: Any) -> bool:
        """Whether a change is shown here. A notice has `cases`, `topics` and `mine`."""
        return bool(self.topics & notice.topics)

    def retold(self) -> None:
        """Say anew, in another language, what no form and no answer says."""

    def passed(self) -> None:
        """A minute went by while the screen was shown: what depends on the time is judged anew."""
        self.judge()

    def pass_at(self, moment: datetime | None) -> None:
        """Let the time pass at a moment, not only each minute: something rings then. None lets the last one go."""
        self._moment.stop()
        if moment is not None and self.isVisible():
            left = (moment - self.desk.clock.now()).total_seconds()
            self._moment.start(max(0, min(MINUTE, math.ceil(1000 * left))))

    # -- looking --------------------------------------------------------------------------------------

    def look(
        self,
        kind: type[R],
        then: Callable[[R], None],
        /,
        slot: object = None,
        **args: Any,
    ) -> None:
        """Ask for a dataclass, and show it by `then` unless a newer look of the same slot has begun.

        A slot is the kind unless named: two looks for the same kind with other arguments need names.
        """
        self._await(slot or kind, self.desk.look(kind, **args), then)

    def ask(self, kind: type[R], then: Callable[[R], None], /, **args: Any) -> None:
        """Ask for a dataclass to act on it: unlike a look it is not told once more in another language."""
        self.context.bridge.then(self.desk.look(kind, **args), lambda f: self._answered(then, f))

    def look_up(self, cases: Sequence[str], then: Callable[[dict[str, Any]], None]) -> None:
        """Ask for the facts of some cases of this screen's flow: what `learn` keeps."""
        self._await("facts", self.desk.facts(self.flow, cases), then)

    def again(self) -> None:
        """Look again, once, when the present event has been dealt with; a hidden screen looks when shown."""
        self._stale = True
        if not self._planned and self.isVisible():
            self._planned = True
            self.context.bridge.later(self._read)

    def learn(self, *subjects: Any) -> None:
        """Keep the facts of what is chosen, by id (None is passed over), and judge every action by them."""
        self.facts = {
            i: fact
            for subject in subjects
            if subject is not None
            for i, fact in ({subject.id: subject} | dict(getattr(subject, "parts", {}))).items()
        }
        self.judge()

    def judge(self) -> None:
        """Judge every action by the facts as they are known."""
        for action in self.actions_bound:
            action.judge()

    # -- doing ----------------------------------------------------------------------------------------

    def action(
        self,
        name: str,
        args: Callable[[], Mapping[str, Any] | None] = dict,
        *,
        text: Text | None = None,
        key: str = "",
        icon: str = "",
        then: Callable[[Any], None] | None = None,
        fill: Callable[[frozenset[str]], None] | None = None,
        facts: Callable[[], Mapping[str, Any]] | None = None,
        run: Callable[[], None] | None = None,
    ) -> Action:
        """A command as button, shortcut, key hint and search entry at once; see `Action`."""
        made = Action(
            self,
            name,
            args,
            text=text,
            key=key,
            icon=icon,
            then=then,
            fill=fill,
            facts=facts,
            run=run,
        )
        self.actions_bound.append(made)
        self.addAction(made)
        return made

    def way(self, text: Text, run: Callable[[], None], *, key: str = "", icon: str = "") -> Action:
        """An action that only leads somewhere: another page, a dialog. It is always live."""
        made = Action(self, "", dict, text=text, key=key, icon=icon, run=run)
        self.actions_bound.append(made)
        self.addAction(made)
        return made

    def do(
        self,
        name: str,
        args: Mapping[str, Any],
        then: Callable[[Any], None] | None = None,
        *,
        seen: Mapping[str, Any] | None = None,
        second: Second | None = None,
        settled: Callable[[Future[Any]], None] | None = None,
        no: Callable[[No], None] | None = None,
        id: str | None = None,
    ) -> None:
        """Have a command carried out; `then` gets its result. A no, an outage or a bug is said by the shell.

        `seen` is what the clerk saw of what it relies on; unless told, what this screen shows of it (COM-06).
        `no` is told a rule's no where another part says it than this screen.
        """
        who = second or Second()
        seen = self._relied(name, args) if seen is None else seen
        future = self.desk.do(name, args, seen=seen, staff=who.staff, approval=who.approval, id=id)
        self.context.bridge.then(future, lambda f: self._done(then, settled, no or self.refused, f))

    def free(self, held: Held) -> None:
        """Let go of an action once a look begun from now on has landed: old facts would say yes again."""
        self._free.append((self._round + 1, held))
        self.again()
        if not self.isVisible():
            self._let_go(force=True)

    def told(
        self,
        text: Text,
        tone: Tone = Tone.PLAIN,
        undo: Callable[[], None] | None = None,
    ) -> None:
        """Say a sentence in a toast."""
        self.context.told(text, tone, undo)

    def refused(self, no: No) -> None:
        """Say a rule's no."""
        self.context.refused(no, self.flow)

    # -- Qt's own ---------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minute.start()
        if self._stale:
            self._behind = True
            self.again()

    def hideEvent(self, event: Any) -> None:
        super().hideEvent(event)
        self._minute.stop()
        self._moment.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retold()
            for then, answer in list(self._shown.values()):
                then(answer)
            for action in self.actions_bound:
                action.retell()

    # -- inside -----------------------------------------------------------------------------------------

    def _relied(self, name: str, args: Mapping[str, Any]) -> Mapping[str, Any]:
        flow, _, act = name.partition(".")
        declared = self.desk.flow(flow).by_name[act]
        known = {
            n: self.facts[v] for n in declared.at if isinstance(v := args.get(n), str) and v in self.facts
        }
        return relied(declared, known, {})

    def _await(self, key: object, future: "Future[Any]", then: Callable[[Any], None]) -> None:
        self._looks += 1
        mine = self._newest[key] = self._newest.get(key, 0) + 1
        self.context.bridge.then(future, lambda f: self._seen(key, mine, then, f))

    def _changed(self, notice: Any) -> None:
        if self.concerns(notice):
            self.again()

    def _read(self) -> None:
        self._planned = False
        if not shiboken6.isValid(self):
            return
        self._stale = False
        self._round += 1
        self.read()
        self._let_go()

    def _seen(self, key: object, mine: int, then: Callable[[Any], None], future: "Future[Any]") -> None:
        if not shiboken6.isValid(self):
            return
        self._looks -= 1
        try:
            if self._newest[key] == mine:
                self._show(key, then, future)
        finally:
            self._let_go()

    def _show(self, key: object, then: Callable[[Any], None], future: "Future[Any]") -> None:
        error = future.exception()
        if error is None:
            self._shown[key] = (then, future.result())
            then(future.result())
        else:
            self._failed(error)

    def _answered(self, then: Callable[[Any], None], future: "Future[Any]") -> None:
        if not shiboken6.isValid(self):
            return
        if error := future.exception():
            self._failed(error)
        else:
            then(future.result())

    def _done(
        self,
        then: Callable[[Any], None] | None,
        settled: Callable[[Future[Any]], None] | None,
        no: Callable[[No], None],
        future: "Future[Any]",
    ) -> None:
        if not shiboken6.isValid(self):
            return
        self.again()
        if settled:
            settled(future)
        if error := future.exception():
            self._failed(error, no)
        elif then:
            then(future.result().result)

    def _failed(self, error: BaseException, no: Callable[[No], None] | None = None) -> None:
        if isinstance(error, Refused):
            (no or self.refused)(error.no)
        elif isinstance(error, Unavailable):
            self.context.outage(error)
        else:
            self.context.trouble(error)

    def _let_go(self, *, force: bool = False) -> None:
        if self._looks and not force:
            return
        self._behind = self._behind and force
        ready = [a for at, a in self._free if force or at <= self._round]
        self._free = [(at, a) for at, a in self._free if a not in ready]
        for action in ready:
            action.let_go()
