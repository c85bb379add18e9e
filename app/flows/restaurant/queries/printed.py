"""The kinds of paper that a manager chooses printers for (COM-41)."""

from sqlalchemy import Connection, func, select

from app.counter.print_facts import FlowPaperRoles, PaperRole
from app.flows.restaurant import papers
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.floor import DishRow
from app.kernel.text import T


@FLOW.gives
def paper_roles(db: Connection) -> FlowPaperRoles:
    """Guests' papers, waiters' lists, and the tickets of every station that makes a dish."""
    stations = [
        PaperRole(papers.kitchen(station), T("Kitchen: {station}", station=station))
        for station in db.execute(_stations).scalars()
    ]
    return FlowPaperRoles(
        (
            PaperRole(papers.ORDERS, T("Order slips")),
            PaperRole(papers.BILLS, T("Bills")),
            PaperRole(papers.WAITERS, T("Preparation lists")),
            PaperRole(papers.QUEUE, T("Waiting tickets")),
            PaperRole(papers.RECEPTIONS, T("Reception sheets")),
            PaperRole(papers.REPORTS, T("Reports")),
            *stations,
        )
    )


_stations = (
    select(DishRow.station).where(DishRow.on_menu).group_by(DishRow.station).order_by(func.min(DishRow.place))
)
