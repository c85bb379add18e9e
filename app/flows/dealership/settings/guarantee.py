"""How long the house answers for its own repairs, by their kind (DLR-34); never less than the rules ask."""

from collections.abc import Mapping
from typing import Any

from app.kernel.setting import Setting
from app.kernel.text import T

_HELP = T("Counted from the delivery. The rules for motor vehicle maintenance ask for this at the least.")
MAJOR_DAYS = Setting(
    "dealership.guarantee_major_days",
    100,
    T("Guarantee of major and assembly repairs"),
    _HELP,
    least=100,
    most=3_650,
    unit=T("days", "unit"),
)
MAJOR_KM = Setting(
    "dealership.guarantee_major_km",
    20_000,
    T("Guarantee of major and assembly repairs up to"),
    _HELP,
    least=20_000,
    most=1_000_000,
    unit=T("km", "unit"),
)
SECOND_DAYS = Setting(
    "dealership.guarantee_second_days",
    30,
    T("Guarantee of second-class maintenance"),
    _HELP,
    least=30,
    most=3_650,
    unit=T("days", "unit"),
)
SECOND_KM = Setting(
    "dealership.guarantee_second_km",
    5_000,
    T("Guarantee of second-class maintenance up to"),
    _HELP,
    least=5_000,
    most=1_000_000,
    unit=T("km", "unit"),
)
OTHER_DAYS = Setting(
    "dealership.guarantee_other_days",
    10,
    T("Guarantee of first-class, small and special repairs"),
    _HELP,
    least=10,
    most=3_650,
    unit=T("days", "unit"),
)
OTHER_KM = Setting(
    "dealership.guarantee_other_km",
    2_000,
    T("Guarantee of such repairs up to"),
    _HELP,
    least=2_000,
    most=1_000_000,
    unit=T("km", "unit"),
)
TERMS: Mapping[tuple[str, ...], tuple[Setting[int], Setting[int]]] = {
    ("whole_car", "assembly"): (MAJOR_DAYS, MAJOR_KM),
    ("second_class",): (SECOND_DAYS, SECOND_KM),
    ("first_class", "small", "special"): (OTHER_DAYS, OTHER_KM),
}
"""Days and kilometres by the kinds of repair that have them."""
SETTINGS: tuple[Setting[Any], ...] = tuple(one for both in TERMS.values() for one in both)
