"""The loaders of the facts, and what screens show."""

from app.flows.dealership.queries import (
    board,
    book_dues,
    bookings,
    complaints,
    estimate_shown,
    forecast,
    loaders,
    opening,
    overview,
    preparation,
    price_list,
    reception,
    three_guarantees,
    vehicle_file,
    vehicles,
    workshop,
)

__all__ = [
    "board",
    "book_dues",
    "bookings",
    "complaints",
    "estimate_shown",
    "forecast",
    "loaders",
    "opening",
    "overview",
    "preparation",
    "price_list",
    "reception",
    "three_guarantees",
    "vehicle_file",
    "vehicles",
    "workshop",
]
