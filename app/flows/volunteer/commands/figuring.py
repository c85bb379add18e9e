"""The figures are printed as they are now (VOL-40)."""

from datetime import date

from app.counter.doing import Doing
from app.flows.volunteer import papers
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.papers.figures import FIGURES
from app.flows.volunteer.queries.archive import shelf
from app.flows.volunteer.queries.figures import figures
from app.flows.volunteer.rules.archive import owed_months, owing
from app.flows.volunteer.rules.enrolling import school_year
from app.kernel.command import does


@does(FLOW)
def print_figures(do: Doing, first: date, last: date) -> str:
    """Print what the services of the days `first` to `last` came to, and which months are still owed; returns the document."""
    found, number = figures(do.db, do.now, do.settings, do.viewer, first, last), do.number(FIGURES)
    left = owing(shelf(do.db, school_year(first, do.settings), do.viewer), (first, last), do.settings)
    return do.print(papers.figures_report(found, owed_months(left), number, do.settings), papers.LISTS)
