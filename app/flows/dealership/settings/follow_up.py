"""When a customer is called after the car left, and which marks are a complaint (DLR-50)."""

from app.kernel.setting import Setting
from app.kernel.text import T

CALL_WITHIN = Setting(
    "dealership.follow_up_within",
    3,
    T("Call the customer after the car left within"),
    T("Working days of the calendar; until the shop closes on the last of them."),
    least=1,
    most=10,
    unit=T("days", "unit"),
)
UNHAPPY_AT = Setting(
    "dealership.unhappy_at",
    2,
    T("A mark that opens a complaint"),
    T("The customer gives 1 to 5 to each question. One mark of so many or less opens a complaint at once."),
    least=1,
    most=4,
)
SETTINGS = (CALL_WITHIN, UNHAPPY_AT)
