"""What the after-sales desk numbers (COM-14)."""

from app.kernel.numbers import Kind
from app.kernel.text import T

ESTIMATE = Kind("DE", T("Estimate", "number"))
ORDER = Kind("RO", T("Job order", "number"))
VISIT = Kind("DV", T("Visit", "number"))
CONFIRMATION = Kind("BK", T("Booking confirmation"))
BOOKINGS = Kind("BL", T("Bookings of a day"))
RECEPTION = Kind("RF", T("Reception form", "paper"))
