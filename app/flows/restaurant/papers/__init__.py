"""The restaurant's papers, each from its data (RST-60). Who prints which stands in the settings, by role."""

from app.flows.restaurant.papers.bills import bill, provisional_bill, share_bill
from app.flows.restaurant.papers.changes import again_note, gift_note, return_note, urge_note
from app.flows.restaurant.papers.found import found_label
from app.flows.restaurant.papers.kept import bottle_label, bottle_receipt, fetch_note, packed_slip
from app.flows.restaurant.papers.kitchen import (
    allergy_note,
    call_slip,
    preparation_list,
    speech_note,
    station_ticket,
    warming_note,
)
from app.flows.restaurant.papers.moving import move_note
from app.flows.restaurant.papers.orders import order_slip
from app.flows.restaurant.papers.printers import BILLS, ORDERS, QUEUE, RECEPTIONS, REPORTS, WAITERS, kitchen
from app.flows.restaurant.papers.reception import reception_sheet
from app.flows.restaurant.papers.report import daily_report
from app.flows.restaurant.papers.shift import shift_report
from app.flows.restaurant.papers.waiting import waiting_ticket

__all__ = [
    "BILLS",
    "ORDERS",
    "QUEUE",
    "RECEPTIONS",
    "REPORTS",
    "WAITERS",
    "again_note",
    "allergy_note",
    "bill",
    "bottle_label",
    "bottle_receipt",
    "call_slip",
    "daily_report",
    "fetch_note",
    "found_label",
    "gift_note",
    "kitchen",
    "move_note",
    "order_slip",
    "packed_slip",
    "preparation_list",
    "provisional_bill",
    "reception_sheet",
    "return_note",
    "share_bill",
    "shift_report",
    "speech_note",
    "station_ticket",
    "urge_note",
    "waiting_ticket",
    "warming_note",
]
