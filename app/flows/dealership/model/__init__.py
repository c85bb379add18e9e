"""The tables of the after-sales desk."""

from app.flows.dealership.model import (
    arrivals,
    bookings,
    complaints,
    estimates,
    follow_up,
    leaving,
    opening,
    preparation,
    price_list,
    reception,
    stock,
    three_guarantees,
    vehicles,
    visits,
    warranty,
    workshop,
)

__all__ = [
    "arrivals",
    "bookings",
    "complaints",
    "estimates",
    "follow_up",
    "leaving",
    "opening",
    "preparation",
    "price_list",
    "reception",
    "stock",
    "three_guarantees",
    "vehicles",
    "visits",
    "warranty",
    "workshop",
]
