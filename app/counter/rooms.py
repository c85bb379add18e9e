"""Importing this makes the house's own tables, commands and queries known."""

from app.counter import commands, staff
from app.store import journal, tables

__all__ = ["commands", "journal", "staff", "tables"]
