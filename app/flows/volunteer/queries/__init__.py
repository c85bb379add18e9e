"""The loaders of the facts, and what screens show."""

from app.flows.volunteer.queries import (
    board,
    certificates,
    college,
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
    verifying,
)

__all__ = [
    "board",
    "certificates",
    "college",
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
    "verifying",
]
