"""What a screen has in its hands: the desk, and the shell around it. Both as protocols, so that a flow's
screens need neither the database nor the window."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol, TypeVar

from app.counter.settings import Settings
from app.kernel.clock import Clock
from app.kernel.flow import Flow
from app.kernel.judge import Staff, Verdict
from app.kernel.refusal import No, Unavailable
from app.kernel.text import Speaker, Text
from app.widgets.bridge import Bridge

R = TypeVar("R")


class Tone(Enum):
    """How a sentence to the clerk is meant."""

    PLAIN = "plain"
    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Second:
    """Another person's PIN for one command: their approval of an `Ask`, or the command carried out as theirs."""

    approval: Any = None
    staff: Staff | None = None


class Desk(Protocol):
    """The desk as screens use it; `app.counter.desk.Desk` is the one there is."""

    counter: str
    staff: Staff | None
    clock: Clock
    settings: Settings

    @property
    def waiting(self) -> int: ...

    def flow(self, name: str) -> Flow: ...

    def may(
        self, name: str, args: Mapping[str, Any], facts: Mapping[str, Any], staff: Staff | None = None
    ) -> Verdict: ...

    def do(
        self,
        name: str,
        args: Mapping[str, Any],
        *,
        seen: Mapping[str, Any] | None = None,
        staff: Staff | None = None,
        approval: Any = None,
        id: str | None = None,
    ) -> "Future[Any]": ...

    def look(self, kind: type[R], /, **args: Any) -> "Future[R]": ...

    def facts(self, flow: str, ids: Any) -> "Future[dict[str, Any]]": ...

    def log_in(self, login: str, pin: str) -> "Future[Staff]": ...

    def log_out(self) -> None: ...

    def approve(self, login: str, pin: str, name: str, args: Mapping[str, Any]) -> "Future[Any]": ...

    def identify(self, login: str, pin: str) -> "Future[Staff]": ...

    def subscribe(self, callback: Callable[[Any], None]) -> Callable[[], None]: ...


class Context(Protocol):
    """The shell as a screen uses it. `bridge` brings answers to the screen's thread.

    `entered` holds what was entered at this counter and is no command yet, by the id of what it belongs to:
    it outlives its page and whoever is at work, as long as the house is open.
    """

    desk: Desk
    bridge: Bridge
    words: Speaker
    entered: dict[str, Any]

    def told(
        self,
        text: Text,
        tone: Tone = Tone.PLAIN,
        undo: Callable[[], None] | None = None,
    ) -> None:
        """Say a sentence in a toast; a `BAD` one stays until it is seen."""

    def refused(self, no: No, flow: str) -> None:
        """Say a rule's no, in the flow's own words for steps and roles, and who can do it instead."""

    def second_person(
        self, name: str, args: Mapping[str, Any], no: No, then: Callable[[Second], None]
    ) -> None:
        """Ask for another person's PIN where a rule wants one (COM-21); `then` is not called if nobody gives it."""

    def outage(self, error: Unavailable) -> None:
        """Show that disk, database or printer is away (COM-84); the next answer that arrives takes it off."""

    def trouble(self, error: BaseException) -> None:
        """Show an unexpected error: the window stays, a report file is offered (COM-71)."""

    def open_case(self, flow: str, case: str) -> None:
        """Go to a case in the tab of its flow."""

    def preview(self, document: str) -> None:
        """Show a printed document by its id, with print again and send elsewhere."""

    def prefers(self, way: str) -> bool:
        """Whether whoever works here chose a way of showing something, by its name, at this computer."""

    def prefer(self, way: str, chosen: bool) -> None:
        """Keep that they chose it, or do so no longer, for the next start too."""

    def open_prints(self) -> None:
        """Go to the print centre."""

    def choose_picture(self, then: Callable[[str], None]) -> None:
        """Let whoever works here choose a picture among the files of this computer; `then` is told where it lies."""

    def keep_documents(self, folder: Text, files: Mapping[str, str]) -> None:
        """Keep printed documents, by the names of their files, as PDFs in a folder of their own; it says where."""

    def keep_file(self, name: Text, make: Callable[[], bytes]) -> None:
        """Make a file beside the screen and keep it among the documents of whoever uses this computer; it says where."""
