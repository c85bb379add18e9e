"""The restaurant's papers, each from its data (RST-60). Who prints which stands in the settings, by role."""

from app.flows.restaurant.papers.bills import bill, provisional_bill
from app.flows.restaurant.papers.kitchen import (
    allergy_note,
    call_slip,
    preparation_list,
    speech_note,
    station_ticket,
)
from app.flows.restaurant.papers.orders import order_slip
from app.flows.restaurant.papers.printers import BILLS, ORDERS, WAITERS, kitchen

__all__ = [
    "BILLS",
    "ORDERS",
    "WAITERS",
    "allergy_note",
    "bill",
    "call_slip",
    "kitchen",
    "order_slip",
    "preparation_list",
    "provisional_bill",
    "speech_note",
    "station_ticket",
]
