"""The tables of the restaurant: floor, menu, sittings, orders and their lines, bills, care, VIPs."""

from app.flows.restaurant.model import bills, bottles, care, floor, found, orders, parking, sittings, vip

__all__ = ["bills", "bottles", "care", "floor", "found", "orders", "parking", "sittings", "vip"]
