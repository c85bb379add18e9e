"""The loaders of the facts, and what screens show."""

from app.flows.volunteer.queries import (
    board,
    holders,
    ledger,
    loaders,
    looks,
    overview,
    printed,
    roster,
    seals,
    shown,
    tally,
)

__all__ = [
    "board",
    "holders",
    "ledger",
    "loaders",
    "looks",
    "overview",
    "printed",
    "roster",
    "seals",
    "shown",
    "tally",
]
