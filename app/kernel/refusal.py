"""What a person is told when something cannot be done, and the three kinds of trouble."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from app.kernel.text import Text


@dataclass(frozen=True, slots=True)
class No:
    """A rule's no: the sentence, who can do it instead, and the act that would mend it.

    The values of a sentence are ids and numbers, never a person's text: refusals are kept (COM-05).
    """

    message: str
    args: Mapping[str, Any] = field(default_factory=dict)
    context: str = ""
    mend: str | None = None
    who: tuple[str, ...] = ()

    @property
    def text(self) -> Text:
        return Text(self.message, self.args, self.context)

    def by(self, *roles: str) -> "No":
        """The same no, naming who can."""
        return replace(self, who=roles)


@dataclass(frozen=True, slots=True)
class Ask(No):
    """A no that a second person of one of the roles in `who` can lift with their own PIN (COM-21)."""


@dataclass(frozen=True, slots=True)
class Shut(No):
    """A no to somebody who may not open a case: `args` name it and its `flow`, and the try is written down (RST-51)."""


class Refused(Exception):
    """A rule said no. Nothing was changed. The answer is kept, and given again to the same id (COM-04)."""

    kept = True

    def __init__(self, no: No) -> None:
        super().__init__(no.message)
        self.no = no


class Unreadable(Refused):
    """What came in is no command: an unknown name, wrong arguments, an id of something else. Not kept."""

    kept = False


class NotNow(Refused):
    """Something has to be opened first. Not kept: once it is, the same wish is carried out."""

    kept = False


class Unavailable(Exception):
    """Disk, printer, database, key: what happened, and what to try. Nothing was changed.

    `details` is the cause in the words of the system, for the log: never a person's text (COM-83).
    """

    def __init__(self, what: Text, details: str = "") -> None:
        super().__init__(what.message)
        self.what = what
        self.details = details
