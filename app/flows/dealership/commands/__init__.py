"""What each act does, in one transaction: rules applied, rows written, papers queued."""

from app.flows.dealership.commands import (
    added,
    arriving,
    bookings,
    estimates,
    opening,
    orders,
    preparing,
    price_list,
    receiving,
    reception,
    stock,
    three_guarantees,
    vehicles,
    waiting,
    warranty,
    workshop,
)

__all__ = [
    "added",
    "arriving",
    "bookings",
    "estimates",
    "opening",
    "orders",
    "preparing",
    "price_list",
    "receiving",
    "reception",
    "stock",
    "three_guarantees",
    "vehicles",
    "waiting",
    "warranty",
    "workshop",
]
