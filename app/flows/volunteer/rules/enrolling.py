"""Who is taken into a class list (VOL-01)."""

from typing import Any

from app.flows.volunteer.facts.enrolling import Enrolled
from app.flows.volunteer.facts.roles import MANAGER
from app.flows.volunteer.settings import COLLEGES
from app.kernel.refusal import No


def unknown_college(college: str, settings: Any) -> No | None:
    """A college that the house has: one that is misspelt would stand alone."""
    if college in settings.of(COLLEGES).split():
        return None
    return No("This house has no such college. A manager adds it in the settings.").by(MANAGER)


def college_is_known(what: Enrolled, settings: Any) -> No | None:
    """Class lists of other colleges are not taken in."""
    return unknown_college(what.college, settings)
