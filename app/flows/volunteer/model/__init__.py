"""The tables of the volunteer centre: classes, students, forms, activities, collections, entries, the ledger."""

from app.flows.volunteer.model import (
    activities,
    archive,
    booklets,
    certificates,
    classes,
    college,
    drawing,
    exporting,
    form_moves,
    forms,
    ledger,
    looks,
    roster,
    seals,
    supervising,
    tally,
)

__all__ = [
    "activities",
    "archive",
    "booklets",
    "certificates",
    "classes",
    "college",
    "drawing",
    "exporting",
    "form_moves",
    "forms",
    "ledger",
    "looks",
    "roster",
    "seals",
    "supervising",
    "tally",
]
