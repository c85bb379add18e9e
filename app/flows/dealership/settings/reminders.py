"""How early a customer is reminded of the next maintenance (DLR-51)."""

from app.kernel.setting import Setting
from app.kernel.text import T

REMIND_AHEAD = Setting(
    "dealership.remind_ahead",
    14,
    T("Remind of the next maintenance"),
    T("So many days before it is due, by its day or by the kilometres that the car will have run."),
    least=1,
    most=60,
    unit=T("days before", "unit"),
)
