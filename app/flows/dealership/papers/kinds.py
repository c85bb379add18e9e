"""What the after-sales desk numbers (COM-14)."""

from app.kernel.numbers import Kind
from app.kernel.text import T

ESTIMATE = Kind("DE", T("Estimate", "number"))
ADDED = Kind("DA", T("Added work", "number"))
ISSUE = Kind("DP", T("Parts issue", "number"))
RETURN = Kind("DX", T("Parts return", "number"))
ORDER = Kind("RO", T("Job order", "number"))
VISIT = Kind("DV", T("Visit", "number"))
CONFIRMATION = Kind("DB", T("Booking confirmation"))
BOOKINGS = Kind("DL", T("Bookings of a day"))
RECEPTION = Kind("DF", T("Reception form", "paper"))
DISPATCH_SHEET = Kind("DD", T("Dispatch sheet"))
INSPECTION_SHEET = Kind("DQ", T("Inspection sheet"))
PREPARATION = Kind("DT", T("Preparation list", "bookings"))
DELIVERY = Kind("DH", T("Delivery sheet", "paper"))
SETTLEMENT = Kind("ST", T("Settlement list", "number"))
GATE_PASS = Kind("DG", T("Gate pass"))
REMINDERS = Kind("DN", T("Maintenance reminders", "paper"))
CLAIM = Kind("DM", T("Claim", "paper"))
CERTIFICATE = Kind("DC", T("Factory-release certificate", "paper"))
