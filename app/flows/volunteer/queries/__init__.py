"""The loaders of the facts, and what screens show."""

from app.flows.volunteer.queries import (
    board,
    figures,
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
    "figures",
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
