"""The chosen table, and all of them as a manager keeps them."""

from sqlalchemy import Connection

from app.flows.restaurant.facts.ids import TableId
from app.flows.restaurant.facts.views import EveryTable, TableShown
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.queries.loaders import tables
from app.flows.restaurant.queries.suggestions import all_tables


@FLOW.gives
def table_shown(db: Connection, table: TableId) -> TableShown:
    """A table with who has or booked it: two statements. Raises KeyError for one that is not there."""
    return TableShown(tables(db, [table])[table])


@FLOW.gives
def every_table(db: Connection) -> EveryTable:
    """Every table with who has or booked it: two statements."""
    return EveryTable(tuple(all_tables(db)))
