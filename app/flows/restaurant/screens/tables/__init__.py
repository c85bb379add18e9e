"""The tables and rooms as a manager keeps them: all in a table, each in a sheet of its own (RST-01)."""

from app.flows.restaurant.screens.tables.page import TablesPage

__all__ = ["TablesPage"]
