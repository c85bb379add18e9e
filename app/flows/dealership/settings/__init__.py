"""What a house may set for its after-sales desk."""

from typing import Any

from app.flows.dealership.settings import (
    bookings,
    estimates,
    follow_up,
    guarantee,
    leaving,
    three_guarantees,
    warranty,
    workshop,
)
from app.flows.dealership.settings.complaints import ANSWER_WITHIN
from app.flows.dealership.settings.reminders import REMIND_AHEAD
from app.kernel.setting import Setting
from app.kernel.text import T

GREET_WITHIN = Setting(
    "dealership.greet_within",
    5,
    T("Greet who has come within"),
    T("After so many minutes without a greeting the car turns red in the queue and stands on Today."),
    least=1,
    most=60,
    unit=T("minutes", "unit"),
)
SETTINGS: tuple[Setting[Any], ...] = (
    GREET_WITHIN,
    *bookings.SETTINGS,
    *estimates.SETTINGS,
    *warranty.SETTINGS,
    *three_guarantees.SETTINGS,
    *guarantee.SETTINGS,
    *workshop.SETTINGS,
    ANSWER_WITHIN,
    *leaving.SETTINGS,
    *follow_up.SETTINGS,
    REMIND_AHEAD,
)
"""In the order of their page."""
