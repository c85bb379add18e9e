"""What a waiter does and sees at a table while they eat: the marks of service (RST-23, 24)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.flows.restaurant.facts.ids import LineId


class Mark(StrEnum):
    """What was done, what was seen, and what the guests answered; one touch each."""

    TEA = "tea"
    DRINK = "drink"
    BONE_PLATES = "bone_plates"
    SOUP_BOWLS = "soup_bowls"
    ASHTRAY = "ashtray"
    TOWEL = "towel"
    GLASSES = "glasses"
    HOT_TEA = "hot_tea"
    FRUIT_LAID = "fruit_laid"

    PLATES_THIRD = "plates_third"
    BUTT = "butt"
    TOWEL_COLD = "towel_cold"
    LIQUOR_LOW = "liquor_low"
    NOBODY_EATS = "nobody_eats"
    NO_MORE = "no_more"
    """Of a drink the guests want no more."""

    ANOTHER_BOTTLE = "another_bottle"
    NO_BOTTLE = "no_bottle"
    STAPLES_OFFERED = "staples_offered"
    CLEAR = "clear"
    PACK = "pack"
    GO_ON = "go_on"


DONE = tuple(Mark)[:9]
"""Each of them has its count, the minutes since, and a time when it is due."""
SEEN = tuple(Mark)[9:14]
LIQUOR = (Mark.ANOTHER_BOTTLE, Mark.NO_BOTTLE)
PLATES_ANSWERED = (Mark.CLEAR, Mark.PACK, Mark.GO_ON)


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark, when and by whom; `line` is the drink of which they want no more."""

    mark: Mark
    at: datetime
    by: str = ""
    line: LineId | None = None


class TableTick(StrEnum):
    """Asking a party to the table, in its order (RST-26)."""

    ASKED = "asked"
    CHAIRS = "chairs"
    NAPKINS = "napkins"
    SNACKS = "snacks"
    DRINKS = "drinks"


class AwayTick(StrEnum):
    """Clearing a table before the fruit, in its order (RST-24)."""

    LARGE = "large"
    SMALL = "small"
    GLASS = "glass"
    SILVER = "silver"
    PORCELAIN = "porcelain"
    TURNTABLE = "turntable"
