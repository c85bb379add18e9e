"""The opening list of the day: what each adviser ticks before the first car (DLR-04)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.kernel.text import T, Text


class Opening(StrEnum):
    """What is looked after before the first car comes."""

    APPEARANCE = "appearance"
    FORMS = "forms"
    TOOLS = "tools"
    COVERS = "covers"
    CLEANLINESS = "cleanliness"
    EQUIPMENT = "equipment"


OPENING: Mapping[Opening, Text] = {
    Opening.APPEARANCE: T("My own appearance"),
    Opening.FORMS: T("Forms are at hand"),
    Opening.TOOLS: T("Tools are at hand"),
    Opening.COVERS: T("Three covers are laid out"),
    Opening.CLEANLINESS: T("The reception is clean"),
    Opening.EQUIPMENT: T("The equipment of the reception works"),
}


@dataclass(frozen=True, slots=True)
class OpeningList:
    """What an adviser has ticked on a day, and when; `others` are names of advisers with how many they have ticked."""

    day: date
    ticked: Mapping[Opening, datetime]
    others: tuple[tuple[str, int], ...]
