"""What a house may set for the waiter's care at the table (RST-23, 24)."""

from datetime import date
from typing import Any

from app.kernel.setting import Setting
from app.kernel.text import T

ALL, COURSES, NOTHING = "all", "courses", "nothing"
SEASON, ON, OFF = "season", "on", "off"


def known_day(told: str) -> bool:
    """Whether this is a month and a day: 11-01. The last of February is 02-28 in every year."""
    try:
        return f"{date.fromisoformat(f'2001-{told}'):%m-%d}" == told
    except ValueError:
        return False


TICKING = Setting(
    "restaurant.ticking",
    ALL,
    T("What is ticked at the table"),
    T("Where less is ticked, less is asked: what is due is not known then, and the figures say so."),
    choices=(ALL, COURSES, NOTHING),
    names=(T("all", "ticking"), T("courses only", "ticking"), T("nothing", "ticking")),
)
TEA_AGAIN = Setting(
    "restaurant.tea_again",
    20,
    T("Tea is added every"),
    T("After so long it is due again. 0 asks for it never."),
    least=0,
    most=240,
    unit=T("minutes", "unit"),
)
DRINK_EVERY = Setting(
    "restaurant.drink_every",
    15,
    T("Drinks are poured every"),
    T("While a drink is on the table. 0 asks for it never."),
    least=0,
    most=240,
    unit=T("minutes", "unit"),
)
PLATES_EVERY = Setting(
    "restaurant.plates_every",
    30,
    T("Bone plates are changed at the latest every"),
    T(
        "They are due at the call, after dishes that leave bones or shells, and a third full. 0 asks for no more than that."
    ),
    least=0,
    most=240,
    unit=T("minutes", "unit"),
)
TOWELS = Setting(
    "restaurant.towels",
    SEASON,
    T("Hot towels are given"),
    T("In the cold season, whose first and last day stand below; or by hand."),
    choices=(SEASON, ON, OFF),
    names=(T("in the cold season"), T("now"), T("not now")),
)
COLD_FROM = Setting(
    "restaurant.cold_from",
    "11-01",
    T("The cold season begins on"),
    T("Month and day, like 11-01."),
    known=known_day,
    longest=5,
)
COLD_UNTIL = Setting(
    "restaurant.cold_until",
    "03-31",
    T("The cold season ends on"),
    T("Month and day, like 03-31. That day is still one of it."),
    known=known_day,
    longest=5,
)
TOWEL_EVERY = Setting(
    "restaurant.towel_every",
    45,
    T("Hot towels are given every"),
    T("Cold or soiled ones are changed at any time. 0 asks for no more than that."),
    least=0,
    most=240,
    unit=T("minutes", "unit"),
)
BUTTS = Setting(
    "restaurant.butts",
    2,
    T("The ashtray is changed from"),
    T("So many cigarette ends in it."),
    least=1,
    most=10,
    unit=T("cigarette ends", "unit"),
)
EVENING_STAPLE = Setting(
    "restaurant.evening_staple",
    "青菜面条",
    T("In the evening the first staple offered is"),
    T("It is light. Where the menu has it, it is named before the others."),
)
CARE_LATE = Setting(
    "restaurant.care_late",
    15,
    T("What is due at a table becomes urgent after"),
    T("Then it stands under “Now”, once for each table."),
    least=1,
    most=240,
    unit=T("minutes", "unit"),
)
SETTINGS: tuple[Setting[Any], ...] = (
    TICKING,
    TEA_AGAIN,
    DRINK_EVERY,
    PLATES_EVERY,
    TOWELS,
    COLD_FROM,
    COLD_UNTIL,
    TOWEL_EVERY,
    BUTTS,
    EVENING_STAPLE,
    CARE_LATE,
)
"""In the order of their page."""
