"""Importing this makes the house's own tables, commands and queries known."""

from app.counter import (
    accounts,
    batches,
    commands,
    customers,
    documents,
    overview_queries,
    photos,
    print_commands,
    print_counts,
    print_queries,
    staff,
    till,
)
from app.store import journal, tables

__all__ = [
    "accounts",
    "batches",
    "commands",
    "customers",
    "documents",
    "journal",
    "overview_queries",
    "photos",
    "print_commands",
    "print_counts",
    "print_queries",
    "staff",
    "tables",
    "till",
]
