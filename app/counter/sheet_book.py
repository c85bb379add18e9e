"""A workbook that goes out, .xlsx: words as words, numbers as numbers, days as days (COM-63, 80)."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import Enum
from typing import Any

from app.kernel.text import Kept, Speaker, Text

Value = Text | Kept | str | int | date | datetime | None
_FORBIDDEN = str.maketrans("[]:*?/\\", "       ")
"""What the name of a sheet may not hold."""
LONGEST_NAME = 31


class Form(Enum):
    """How a cell is written: words, a whole number, fen as yuan, a day, a moment on the counter's clock."""

    WORDS = ""
    COUNT = "#,##0"
    MONEY = "#,##0.00"
    DAY = "yyyy-mm-dd"
    MOMENT = "yyyy-mm-dd hh:mm"


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of a book: its name, its columns each with width in characters and form, its rows."""

    name: Text
    columns: tuple[tuple[Text, int, Form], ...]
    rows: Sequence[Sequence[Value]]


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
            sheet.write_number(*at, value / 100 if form is Form.MONEY else value, written)
        case Text():
            sheet.write_string(*at, say(value), written)
        case _:
            sheet.write_string(*at, value, written)
