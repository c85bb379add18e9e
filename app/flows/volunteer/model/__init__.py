"""The tables of the volunteer centre: classes, students, forms, activities, collections, entries, the ledger."""

from app.flows.volunteer.model import (
    activities,
    booklets,
    certificates,
    classes,
    college,
    form_moves,
    forms,
    ledger,
    looks,
    roster,
    seals,
    tally,
)

__all__ = [
    "activities",
    "booklets",
    "certificates",
    "classes",
    "college",
    "form_moves",
    "forms",
    "ledger",
    "looks",
    "roster",
    "seals",
    "tally",
]
