"""The bill page: what the table comes to, what must be decided before, and how it is paid."""

from app.flows.restaurant.screens.bill.page import BillPage

__all__ = ["BillPage"]
