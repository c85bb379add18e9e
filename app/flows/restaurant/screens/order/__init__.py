"""The order page: the menu at the left, what the table has ordered at the right."""

from app.flows.restaurant.screens.order.page import OrderPage

__all__ = ["OrderPage"]
