"""What a house may set for its estimates and orders."""

from app.kernel.setting import Setting
from app.kernel.text import T

LABOUR_RATE = Setting(
    "dealership.labour_rate",
    160,
    T("An hour of labour costs"),
    T("Standard minutes are reckoned at this rate. Lines that stand on an estimate keep theirs."),
    least=0,
    most=9999,
    unit=T("yuan"),
)
VALID_FOR = Setting(
    "dealership.estimate_valid_for",
    7,
    T("An estimate is valid for"),
    T("Counted from the day on which it is made; its last day is printed on it."),
    least=1,
    most=90,
    unit=T("days", "unit"),
)
