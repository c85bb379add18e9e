"""The figures are printed as they are now (VOL-40)."""

from datetime import date

from app.counter.doing import Doing
from app.flows.volunteer import papers
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.papers.figures import FIGURES
from app.flows.volunteer.queries.figures import figures
from app.kernel.command import does


@does(FLOW)
def print_figures(do: Doing, first: date, last: date) -> str:
    """Print what the services of the days `first` to `last` came to; returns the document."""
    found, number = figures(do.db, do.now, do.settings, first, last), do.number(FIGURES)
    return do.print(papers.figures_report(found, number, do.settings), papers.LISTS)
