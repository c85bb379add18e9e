"""The menu as a manager keeps it: every dish in a table, each in a sheet of its own (RST-11)."""

from app.flows.restaurant.screens.menu.page import MenuPage

__all__ = ["MenuPage"]
