"""What each act does, in one transaction: rules applied, rows written, papers queued."""

from app.flows.dealership.commands import (
    arriving,
    bookings,
    estimates,
    orders,
    price_list,
    reception,
    vehicles,
)

__all__ = ["arriving", "bookings", "estimates", "orders", "price_list", "reception", "vehicles"]
