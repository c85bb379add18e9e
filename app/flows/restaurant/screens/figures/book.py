"""The figures as a workbook: an overview and every list (RST-61)."""

from datetime import tzinfo

from app.counter.listed import LargeNumber, heads_listed
from app.counter.sheet_book import listed_page, workbook
from app.flows.restaurant.facts.figures import Tally
from app.flows.restaurant.rules import charts, lists
from app.flows.restaurant.settings.care import TICKING
from app.kernel.text import Speaker


def book(found: Tally, say: Speaker, zone: tzinfo) -> bytes:
    """The workbook of some figures, in one language."""
    heads = charts.heads(found)
    if ticked := lists.ticked(found):
        heads = (*heads, LargeNumber(TICKING.title, None, ticked))
    return workbook(tuple(map(listed_page, (heads_listed(heads), *lists.lists(found)))), say, zone)
