"""The figures of some days as a paper (RST-60, 61)."""

from dataclasses import dataclass
from datetime import date

from app.counter.doing import Doing
from app.flows.restaurant import papers
from app.flows.restaurant.commands import slips
from app.flows.restaurant.facts.figures import Meal
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.papers.kinds import REPORT
from app.flows.restaurant.queries.tally import tally
from app.kernel.command import does


@dataclass(frozen=True)
class Reported:
    """A report that was printed: its number and its document."""

    number: str
    document: str


@does(FLOW)
def print_figures(do: Doing, first: date, last: date, meal: Meal = Meal.ALL) -> Reported:
    """Print the figures of the business days `first` to `last`, of one meal or all, as they are now."""
    found, number = tally(do.db, do.now, do.settings, first, last, meal), do.number(REPORT)
    names = slips.names_of(do, *(off.login for off in found.off))
    return Reported(number, do.print(papers.daily_report(found, number, names, do.settings), papers.REPORTS))
