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
DISCOUNT_ADVISER = Setting(
    "dealership.discount_adviser",
    95,
    T("Discount by a service adviser, down to"),
    T("What the customer pays of the price. Less needs a manager."),
    least=0,
    most=100,
    unit=T("%"),
)
DISCOUNT_CASHIER = Setting(
    "dealership.discount_cashier",
    100,
    T("Discount by a cashier, down to"),
    T("What the customer pays of the price. Less needs a manager."),
    least=0,
    most=100,
    unit=T("%"),
)
DISCOUNT_REASONS = Setting(
    "dealership.discount_reasons",
    "老客 会员 促销 返修致歉 等候过久",
    T("Reasons for a discount"),
    T("With blanks between them: they are chosen by touch. Another one is typed."),
    longest=200,
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
SETTINGS = (LABOUR_RATE, VALID_FOR, DISCOUNT_ADVISER, DISCOUNT_CASHIER, DISCOUNT_REASONS)
