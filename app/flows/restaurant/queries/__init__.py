"""The loaders of the facts, and what screens show."""

from app.flows.restaurant.queries import (
    bill,
    bookings,
    figures,
    floor,
    loaders,
    matters,
    menu,
    overview,
    pacing,
    people,
    printed,
    reception,
    shown,
    suggestions,
    table,
    waiting,
)

__all__ = [
    "bill",
    "bookings",
    "figures",
    "floor",
    "loaders",
    "matters",
    "menu",
    "overview",
    "pacing",
    "people",
    "printed",
    "reception",
    "shown",
    "suggestions",
    "table",
    "waiting",
]
