"""The tables of the restaurant: floor, menu, sittings, orders and their lines, bills."""

from app.flows.restaurant.model import bills, floor, orders, sittings

__all__ = ["bills", "floor", "orders", "sittings"]
