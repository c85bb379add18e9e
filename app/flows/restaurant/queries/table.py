"""The chosen table."""

from sqlalchemy import Connection

from app.flows.restaurant.facts.ids import TableId
from app.flows.restaurant.facts.views import TableShown
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.queries.loaders import tables


@FLOW.gives
def table_shown(db: Connection, table: TableId) -> TableShown:
    """A table with who has or booked it: two statements. Raises KeyError for one that is not there."""
    return TableShown(tables(db, [table])[table])
