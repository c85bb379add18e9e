"""When a customer is told, when no car is handed back, and the tax that prices hold (DLR-41, 42)."""

from app.flows.dealership.settings.bookings import known
from app.kernel.setting import Setting
from app.kernel.text import T

TELL_READY_WITHIN = Setting(
    "dealership.tell_ready_within",
    15,
    T("Tell the customer that the car is ready within"),
    T("So long after the inside handover, and again after the customer was not reached."),
    least=1,
    most=240,
    unit=T("minutes", "unit"),
)
PEAKS = Setting(
    "dealership.peaks",
    "8:30-10:00 16:30-18:00",
    T("Peak hours of delivery"),
    T("Written as 8:30-10:00 16:30-18:00. Major and accident repairs are not handed back in them."),
    known=known,
    longest=60,
)
TAX_RATE = Setting(
    "dealership.tax_rate",
    13,
    T("Tax that prices hold"),
    T("Told on the settlement list; it is contained in the sums, not added to them."),
    least=0,
    most=30,
    unit=T("%", "unit"),
)
SETTINGS = (TELL_READY_WITHIN, PEAKS, TAX_RATE)
