"""How long a complaint may wait for its answer (DLR-50)."""

from app.kernel.setting import Setting
from app.kernel.text import T

ANSWER_WITHIN = Setting(
    "dealership.answer_complaint_within",
    24,
    T("A complaint is answered within"),
    T("Counted from when it was taken in, or the customer was not content with the answer."),
    least=1,
    most=240,
    unit=T("hours", "unit"),
)
