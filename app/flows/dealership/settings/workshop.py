"""How long a handover and a change of progress may wait (DLR-23, 35)."""

from app.kernel.setting import Setting
from app.kernel.text import T

TAKE_OVER_WITHIN = Setting(
    "dealership.take_over_within",
    15,
    T("The workshop takes a car over within"),
    T("A car that was handed over and waits longer stands on Today."),
    least=1,
    most=240,
    unit=T("minutes", "unit"),
)
TELL_CHANGE_WITHIN = Setting(
    "dealership.tell_change_within",
    15,
    T("Tell the customer of a change within"),
    T("So long after the workshop has reported it, and again after the customer was not reached."),
    least=1,
    most=240,
    unit=T("minutes", "unit"),
)
WARN_BEFORE = Setting(
    "dealership.warn_before",
    30,
    T("A promised time is in danger before it by"),
    T("While work goes on so shortly before, the time turns red and stands on Today."),
    least=0,
    most=480,
    unit=T("minutes", "unit"),
)
SETTINGS = (TAKE_OVER_WITHIN, TELL_CHANGE_WITHIN, WARN_BEFORE)
