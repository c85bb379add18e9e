"""Kinds of sheet as a flow declares them: columns to arguments, and how a cell is read (COM-63)."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from app.counter.settings import Settings
from app.kernel.flow import Flow
from app.kernel.money import yuan
from app.kernel.refusal import No, Refused
from app.kernel.text import T, Text

Reading = Callable[[str, Settings], Any]
"""Reads a cell's words, never empty ones; raises Refused with what is wrong, without the words themselves."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading in Chinese and English, the argument that it becomes, and how it is read.

    `name` may lie deeper in the arguments: "what/price". An empty cell is `blank`, or a fault if `needed`.
    """

    headings: tuple[str, str]
    name: str
    read: Reading
    needed: bool = False
    blank: Any = None
    optional: bool = False
    """The whole column may be missing."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that could be read: what its cells say by the columns' names, and its command's arguments.

    `place` is where it stands in its file: the number of its sheet, and its own.
    """

    sheet: str
    n: int
    place: str
    values: Mapping[str, Any]
    args: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a row, for the person who imports. `column` is its heading, or ""."""

    sheet: str
    n: int
    column: str
    what: Text

    @property
    def text(self) -> Text:
        if self.column:
            return T(
                "{sheet}, row {n}, “{column}”: {what}",
                sheet=self.sheet,
                n=self.n,
                column=self.column,
                what=self.what,
            )
        return T("{sheet}, row {n}: {what}", sheet=self.sheet, n=self.n, what=self.what)


Settle = Callable[[Connection, Sequence[Row], Settings], tuple[Sequence[Row], Sequence[Remark]]]
"""Looks at all rows together: may change what they ask for, and says so."""


@dataclass(frozen=True)
class SheetKind:
    """A kind of sheet: `key` names the column whose value stands in one row only."""

    name: str
    title: Text
    command: str
    columns: tuple[Column, ...]
    key: str = ""
    arguments: Callable[[Mapping[str, Any]], Mapping[str, Any]] | None = None
    """Makes the arguments from the cells where one column is not one argument; raises Refused, `way` in its words
    naming the column."""
    settle: Settle | None = None
    leans_on: Callable[[Mapping[str, Any]], Iterable[str]] | None = None
    """The keys of rows that come first: a set menu names its dishes."""


def takes_sheet(flow: Flow, kind: SheetKind) -> None:
    """Hang a kind of sheet on its flow. Raises TypeError for an act that the flow does not have."""
    if kind.command.partition(".")[2] not in flow.by_name:
        raise TypeError(f"{flow.name} declares no act for the sheet {kind.name}")
    flow.sheets[kind.name] = kind


# -- how cells are read -----------------------------------------------------------------------------


def text(words: str, _: Settings) -> str:
    """Words as they are; the command's own limits hold them."""
    return words


def whole(words: str, _: Settings) -> int:
    """A whole number."""
    if not re.fullmatch(r"[+-]?[0-9]{1,12}", words):
        raise Refused(No("A whole number is asked for."))
    return int(words)


def money(words: str, _: Settings) -> int:
    """A sum in yuan, at most two decimals; in fen."""
    try:
        return yuan(words)
    except ValueError:
        raise Refused(No("A sum in yuan is asked for, such as 1,409.50.")) from None


def in_yuan(limit: Text) -> Text:
    """A limit of a command, which counts in fen, as a column of sums tells it."""
    said = _LIMITS.get(limit.message)
    return Text(said.message, limit.args) if said else limit


_LIMITS = {
    "more than {gt}": T("more than {gt:money}"),
    "at least {ge}": T("at least {ge:money}"),
    "less than {lt}": T("less than {lt:money}"),
    "at most {le}": T("at most {le:money}"),
}


def yes_or_no(words: str, _: Settings) -> bool:
    """是 or 否, yes or no."""
    said = {"是": True, "否": False, "yes": True, "no": False}.get(words.casefold())
    if said is None:
        raise Refused(No("Yes or no is asked for: 是 or 否."))
    return said


def moment(words: str, settings: Settings) -> str:
    """A day and time of the house's zone: 2026-11-20 18:00."""
    try:
        at = datetime.fromisoformat(words.replace("/", "-"))
    except ValueError:
        raise Refused(No("A day and time is asked for, such as 2026-11-20 18:00.")) from None
    return (at if at.tzinfo else at.replace(tzinfo=settings.zone)).isoformat()


def day(words: str, _: Settings) -> str:
    """A day: 2026-11-20."""
    try:
        return date.fromisoformat(words.replace("/", "-").partition(" ")[0]).isoformat()
    except ValueError:
        raise Refused(No("A day is asked for, such as 2026-11-20.")) from None


def one_of(choices: Mapping[str, Any]) -> Reading:
    """One of some words."""

    def read(words: str, _: Settings) -> Any:
        if words.casefold() not in choices:
            raise Refused(No("One of {choices:list} is asked for.", {"choices": list(choices)}))
        return choices[words.casefold()]

    return read


def several(words: str, _: Settings) -> list[str]:
    """Words with marks between them."""
    return [part.strip() for part in re.split(r"[;；,，、]", words) if part.strip()]
