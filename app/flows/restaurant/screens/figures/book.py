"""The figures as a workbook: an overview and every list (RST-61)."""

from datetime import tzinfo

from app.counter.sheet_book import Form, Page, workbook
from app.flows.restaurant.facts.figures import Holds, Listed, Tally
from app.flows.restaurant.rules import charts, lists
from app.flows.restaurant.settings.care import TICKING
from app.kernel.text import Speaker, T

FORMS = {
    Holds.WORDS: Form.WORDS,
    Holds.COUNT: Form.COUNT,
    Holds.MONEY: Form.MONEY,
    Holds.MINUTES: Form.COUNT,
    Holds.DAY: Form.DAY,
    Holds.MOMENT: Form.MOMENT,
}


def book(found: Tally, say: Speaker, zone: tzinfo) -> bytes:
    """The workbook of some figures, in one language."""
    heads = [(one.name, one.value or "", one.beside or "") for one in charts.heads(found)]
    if ticked := lists.ticked(found):
        heads.append((TICKING.title, "", ticked))
    columns = ((T("Figure"), 24, Form.WORDS), (T("Value"), 18, Form.WORDS), (T("Beside it"), 30, Form.WORDS))
    overview = Page(T("Overview"), columns, heads)
    return workbook((overview, *map(_page, lists.lists(found))), say, zone)


def _page(one: Listed) -> Page:
    columns = tuple((field.name, max(10, field.wide), FORMS[field.holds]) for field in one.fields)
    return Page(one.title, columns, one.rows)
