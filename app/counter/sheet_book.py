"""A workbook that goes out, .xlsx: words as words, numbers as numbers, days as days (COM-63, 80)."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import Enum
from typing import Any

from app.counter.listed import FieldList, Holds, Value
from app.kernel.text import Kept, Speaker, Text

_FORBIDDEN = str.maketrans("[]:*?/\\", "       ")
"""What the name of a sheet may not hold."""
LONGEST_NAME = 31
MINUTES_OF_A_DAY = 24 * 60


class Form(Enum):
    """How a cell is written: words, a whole number, fen as yuan, minutes as hours, a day, a moment on the counter's clock."""

    WORDS = ""
    COUNT = "#,##0"
    MONEY = "#,##0.00"
    HOURS = "[h]:mm"
    DAY = "yyyy-mm-dd"
    MOMENT = "yyyy-mm-dd hh:mm"


FORMS = {
    Holds.WORDS: Form.WORDS,
    Holds.COUNT: Form.COUNT,
    Holds.MONEY: Form.MONEY,
    Holds.MINUTES: Form.COUNT,
    Holds.HOURS: Form.HOURS,
    Holds.DAY: Form.DAY,
    Holds.MOMENT: Form.MOMENT,
}
DIVIDED = {Form.MONEY: 100, Form.HOURS: MINUTES_OF_A_DAY}
"""By what a number is divided before it is written: fen, and minutes, which a sheet counts in days."""


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of a book: its name, its columns each with width in characters and form, its rows."""

    name: Text
    columns: tuple[tuple[Text, int, Form], ...]
    rows: Sequence[Sequence[Value]]


def listed_page(one: FieldList) -> Page:
    """A list as a sheet of its own."""
    columns = tuple((field.name, max(10, field.wide), FORMS[field.holds]) for field in one.fields)
    return Page(one.title, columns, one.rows)


def workbook(pages: Sequence[Page], say: Speaker, zone: tzinfo) -> bytes:
    """A workbook in one language; no text in it is ever a formula or a link, whatever it begins with."""
    # 60 ms that no start has to wait for.
    import xlsxwriter

    out = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, plain) as book:
        head = book.add_format({"bold": True, "bottom": 1})
        forms = {form: book.add_format({"num_format": form.value} if form.value else {}) for form in Form}
        for page in pages:
            _write(book.add_worksheet(_name(say(page.name))), page, say, zone, head, forms)
    return out.getvalue()


def _name(words: str) -> str:
    return words.translate(_FORBIDDEN).strip("' ")[:LONGEST_NAME]


def _write(sheet: Any, page: Page, say: Speaker, zone: tzinfo, head: Any, forms: dict[Form, Any]) -> None:
    sheet.freeze_panes(1, 0)
    for x, (name, wide, _) in enumerate(page.columns):
        sheet.set_column(x, x, wide)
        sheet.write_string(0, x, say(name), head)
    for y, row in enumerate(page.rows, 1):
        for x, (value, (_, _, form)) in enumerate(zip(row, page.columns, strict=True)):
            _cell(sheet, (y, x), value, form, forms[form], say, zone)


def _cell(
    sheet: Any, at: tuple[int, int], value: Value, form: Form, written: Any, say: Speaker, zone: tzinfo
) -> None:
    match value:
        case None | Kept():
            sheet.write_blank(*at, None, written)
        case datetime():
            sheet.write_datetime(*at, value.astimezone(zone).replace(tzinfo=None), written)
        case date():
            sheet.write_datetime(*at, datetime(value.year, value.month, value.day), written)  # noqa: DTZ001 - a day
        case int():
            sheet.write_number(*at, value / DIVIDED[form] if form in DIVIDED else value, written)
        case Text():
            sheet.write_string(*at, say(value), written)
        case _:
            sheet.write_string(*at, value, written)
