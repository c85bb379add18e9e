"""The papers of the after-sales desk, each from its data."""

from app.flows.dealership.papers.added import added_work, parts_issue
from app.flows.dealership.papers.bookings import booking_confirmation, bookings_list
from app.flows.dealership.papers.estimates import COPIES, ORDERS, TO_BE_SIGNED, estimate, job_order
from app.flows.dealership.papers.reception import reception_form

__all__ = [
    "COPIES",
    "ORDERS",
    "TO_BE_SIGNED",
    "added_work",
    "booking_confirmation",
    "bookings_list",
    "estimate",
    "job_order",
    "parts_issue",
    "reception_form",
]
