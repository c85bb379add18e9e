"""The tables of the restaurant: floor, menu, sittings and their tables, orders and lines, bills, care, VIPs."""

from app.flows.restaurant.model import (
    bills,
    bottles,
    care,
    floor,
    found,
    kept,
    orders,
    parking,
    places,
    serving,
    sittings,
    vip,
)

__all__ = [
    "bills",
    "bottles",
    "care",
    "floor",
    "found",
    "kept",
    "orders",
    "parking",
    "places",
    "serving",
    "sittings",
    "vip",
]
