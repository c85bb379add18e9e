"""What the maker answers for with each model, and with wear parts (DLR-12)."""

import re
from collections.abc import Mapping
from typing import Any

from app.kernel.setting import Setting
from app.kernel.text import T

Limit = tuple[int, int]
"""Months and kilometres; 0 is no limit of that kind."""
_LIMIT = re.compile(r"(\d{1,3})/(\d{1,7})")
_BETWEEN = re.compile(r"[;；\n]")


def limits(written: str, most: int) -> Mapping[str, tuple[Limit, ...]]:
    """One to `most` limits by the name before them; raises ValueError for what is not written so."""
    found: dict[str, tuple[Limit, ...]] = {}
    for entry in filter(None, map(str.strip, _BETWEEN.split(written))):
        words = entry.split()
        told = [match for word in words if (match := _LIMIT.fullmatch(word))]
        name = " ".join(words[: len(words) - len(told)])
        if not name or not 1 <= len(told) <= most or name in found:
            raise ValueError("terms are written as a name and 36/60000")
        found[name] = tuple((int(one[1]), int(one[2])) for one in told)
    return found


def _known(most: int) -> Any:
    def known(written: str) -> bool:
        try:
            limits(written, most)
        except ValueError:
            return False
        return True

    return known


_TERM, _MAIN = T("From the invoice on; the last day is covered."), T("Battery, motor and their control.")
_KM = T("The last kilometre is covered.")
VEHICLE_MONTHS = Setting(
    "dealership.warranty_months",
    36,
    T("Warranty of a vehicle"),
    _TERM,
    least=0,
    most=240,
    unit=T("months", "unit"),
)
VEHICLE_KM = Setting(
    "dealership.warranty_km",
    60_000,
    T("Warranty of a vehicle ends at"),
    _KM,
    least=0,
    most=1_000_000,
    unit=T("km", "unit"),
)
ENERGY_MONTHS = Setting(
    "dealership.warranty_energy_months",
    96,
    T("Warranty of new-energy main parts"),
    _MAIN,
    least=0,
    most=240,
    unit=T("months", "unit"),
)
ENERGY_KM = Setting(
    "dealership.warranty_energy_km",
    120_000,
    T("Warranty of new-energy main parts ends at"),
    _MAIN,
    least=0,
    most=1_000_000,
    unit=T("km", "unit"),
)
MODELS = Setting(
    "dealership.warranty_models",
    "",
    T("Models with their own warranty"),
    T(
        "Model, months/km, and if the main parts of a new-energy car have their own: bZ4X 60/120000 96/200000; "
        "RAV4 36/100000. A model is known by the beginning of its name."
    ),
    known=_known(2),
    longest=2000,
)
WEAR_PARTS = Setting(
    "dealership.warranty_wear_parts",
    "",
    T("Wear parts under warranty"),
    T("Code, months/km: WB-65 6/10000; BP-40 6/10000. A wear part that is not named has no warranty."),
    known=_known(1),
    longest=2000,
)
SETTINGS: tuple[Setting[Any], ...] = (
    VEHICLE_MONTHS,
    VEHICLE_KM,
    ENERGY_MONTHS,
    ENERGY_KM,
    MODELS,
    WEAR_PARTS,
)
