"""Importing this makes the house's own tables, commands and queries known."""

from app.counter import commands, overview_queries, staff
from app.store import journal, tables

__all__ = ["commands", "journal", "overview_queries", "staff", "tables"]
