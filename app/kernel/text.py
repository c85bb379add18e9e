"""A text on its way to a person: a value here, words at its outlet.

Nothing below screens and papers calls gettext. A rule or a command says what it has to say as a
`Text`; screen, paper and command line turn it into words with a `Speaker` of their own language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Text:
    """An English sentence with named places, as the catalogue knows it.

    `message` is the msgid. A place is `{name}` or `{name:kind}`; the kinds are `money` (fen),
    `time` (18:05), `day` (2026-11-23), `weekday` (Mon), `date` (23 Nov 2026), `written` (二〇二六年十一月二十三日), `moment` (day
    and time), `percent` (basis points, 8800 is 88 %), `minutes` and `list`; each language writes them in its own way.
    `{n:entry|entries}` is the first word of one and the second of any other number: a language without plurals leaves
    it out. `context` tells apart what one English word says twice (msgctxt).
    """

    message: str
    args: Mapping[str, Any] = field(default_factory=dict)
    context: str = ""

    def __hash__(self) -> int:
        return hash((self.message, self.context))


@dataclass(frozen=True, slots=True)
class Kept:
    """A personal text by its drawer id, as an argument of a `Text`: papers hold the id, never a copy (COM-05).

    The outlet gets the words from the drawer; a forgotten one is written as a dash.
    """

    id: str


class Speaker(Protocol):
    """An outlet's voice: turns a `Text` into words of one language."""

    language: str

    def __call__(self, text: Text) -> str: ...


def T(message: str, context: str = "", **args: Any) -> Text:
    """A `Text`; the catalogue's extractor looks for this name."""
    return Text(message, args, context)
