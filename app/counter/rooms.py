"""Importing this makes the house's own tables, commands and queries known."""

from app.counter import commands, documents, overview_queries, staff
from app.store import journal, tables

__all__ = ["commands", "documents", "journal", "overview_queries", "staff", "tables"]
