"""The tables and rooms as a manager keeps them: all in a table, each in a sheet of its own, and on a plan (RST-01)."""

from app.flows.restaurant.screens.tables.section import TablesSection

__all__ = ["TablesSection"]
