"""The papers of the after-sales desk, each from its data."""

from app.flows.dealership.papers.added import added_work, parts_issue, parts_return
from app.flows.dealership.papers.bookings import booking_confirmation, bookings_list
from app.flows.dealership.papers.claims import claim_sheet
from app.flows.dealership.papers.estimates import COPIES, ORDERS, TO_BE_SIGNED, estimate, job_order
from app.flows.dealership.papers.kinds import DISPATCH_SHEET, INSPECTION_SHEET
from app.flows.dealership.papers.leaving import delivery_sheet, gate_pass, release_certificate
from app.flows.dealership.papers.preparation import prepared_bookings
from app.flows.dealership.papers.reception import reception_form
from app.flows.dealership.papers.reminders import reminders_list
from app.flows.dealership.papers.settlement import settled_list, settlement_list
from app.flows.dealership.papers.workshop import WORKSHOP, dispatch_sheet, inspection_sheet

__all__ = [
    "COPIES",
    "DISPATCH_SHEET",
    "INSPECTION_SHEET",
    "ORDERS",
    "TO_BE_SIGNED",
    "WORKSHOP",
    "added_work",
    "booking_confirmation",
    "bookings_list",
    "claim_sheet",
    "delivery_sheet",
    "dispatch_sheet",
    "estimate",
    "gate_pass",
    "inspection_sheet",
    "job_order",
    "parts_issue",
    "parts_return",
    "prepared_bookings",
    "reception_form",
    "release_certificate",
    "reminders_list",
    "settled_list",
    "settlement_list",
]
