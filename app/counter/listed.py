"""Figures as lists and as few large numbers: the same on the screen, on paper and in a sheet (RST-61, VOL-40)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.kernel.hours import hours
from app.kernel.money import figures
from app.kernel.text import Kept, T, Text

Value = Text | Kept | str | int | date | datetime | None


class Holds(StrEnum):
    """What a column of a list holds: it says how a value is written, and as what it goes into a sheet.

    Money is fen, minutes are minutes; hours are minutes too, written as hours and minutes.
    """

    WORDS = "words"
    COUNT = "count"
    MONEY = "money"
    MINUTES = "minutes"
    HOURS = "hours"
    DAY = "day"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a list: its name, what it holds, and its width in parts of the list's."""

    name: Text
    holds: Holds
    wide: int


@dataclass(frozen=True, slots=True)
class FieldList:
    """A list of the figures; `key` names it."""

    key: str
    title: Text
    fields: tuple[Field, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class LargeNumber:
    """One of the few large numbers: its name, itself (None is not known yet), and what it is held against."""

    name: Text
    value: Text | str | None
    beside: Text | None = None


def is_number(holds: Holds) -> bool:
    """Whether a column's values stand right."""
    return holds in (Holds.COUNT, Holds.MONEY, Holds.MINUTES, Holds.HOURS)


def written(value: Value, holds: Holds) -> Text | Kept | str:
    """A value as people read it; what is not known is a dash."""
    if value is None:
        return "—"
    if holds is Holds.MONEY and isinstance(value, int):
        return figures(value)
    if holds is Holds.HOURS and isinstance(value, int):
        return hours(value)
    if holds is Holds.DAY:
        return Text("{day:day}", {"day": value})
    if holds is Holds.MOMENT:
        return Text("{at:moment}", {"at": value})
    return f"{value}" if isinstance(value, int) else value if isinstance(value, Text | Kept) else str(value)


def cells(one: FieldList, n: int) -> list[Text | Kept | str]:
    """The n-th row of a list as people read it."""
    return [written(value, field.holds) for value, field in zip(one.rows[n], one.fields, strict=True)]


def heads_listed(heads: Sequence[LargeNumber]) -> FieldList:
    """The large numbers as a list: the overview of a workbook."""
    fields = (
        Field(T("Figure"), Holds.WORDS, 24),
        Field(T("Value"), Holds.WORDS, 18),
        Field(T("Beside it"), Holds.WORDS, 30),
    )
    rows = tuple((one.name, one.value or "", one.beside or "") for one in heads)
    return FieldList("overview", T("Overview"), fields, rows)
