"""The limits of the three-guarantees watch (DLR-13): those of the national rule in force since 2022."""

from typing import Any

from app.kernel.setting import Setting
from app.kernel.text import T

_RULE = T("As the rules for household cars of 2022 have it.")
MONTHS = Setting(
    "dealership.watch_months",
    24,
    T("Three guarantees: the term"),
    _RULE,
    least=1,
    most=240,
    unit=T("months", "unit"),
)
KM = Setting(
    "dealership.watch_km",
    50_000,
    T("Three guarantees: the term ends at"),
    _RULE,
    least=1,
    most=1_000_000,
    unit=T("km", "unit"),
)
FIRST_DAYS = Setting(
    "dealership.watch_first_days",
    7,
    T("Exchange at once: a main assembly fails within"),
    _RULE,
    least=1,
    most=999,
    unit=T("days", "unit"),
)
EARLY_DAYS = Setting(
    "dealership.watch_early_days",
    60,
    T("Exchange at once: one of the gravest faults within"),
    _RULE,
    least=1,
    most=999,
    unit=T("days", "unit"),
)
EARLY_KM = Setting(
    "dealership.watch_early_km",
    3_000,
    T("Exchange at once: one of the gravest faults up to"),
    _RULE,
    least=1,
    most=1_000_000,
    unit=T("km", "unit"),
)
DAYS = Setting(
    "dealership.watch_days",
    30,
    T("Exchange: more days in repair than"),
    _RULE,
    least=1,
    most=999,
    unit=T("days", "unit"),
)
SAME_FAULT = Setting(
    "dealership.watch_same_fault",
    4,
    T("Exchange: more repairs of one fault than"),
    _RULE,
    least=1,
    most=99,
    unit=T("times", "unit"),
)
SEVERE = Setting(
    "dealership.watch_severe",
    2,
    T("Exchange: repairs of severe safety faults"),
    _RULE,
    least=1,
    most=99,
    unit=T("times", "unit"),
)
REPLACED = Setting(
    "dealership.watch_replaced",
    2,
    T("Exchange: an assembly or main part put in new"),
    _RULE,
    least=1,
    most=99,
    unit=T("times", "unit"),
)
ONE_REPAIR = Setting(
    "dealership.watch_one_repair",
    5,
    T("Substitute car: more days in one repair than"),
    _RULE,
    least=1,
    most=999,
    unit=T("days", "unit"),
)
SETTINGS: tuple[Setting[Any], ...] = (
    *(MONTHS, KM, FIRST_DAYS, EARLY_DAYS, EARLY_KM),
    *(DAYS, SAME_FAULT, SEVERE, REPLACED, ONE_REPAIR),
)
