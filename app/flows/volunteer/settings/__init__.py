"""What a house may set for its volunteer centre."""

from datetime import date, timedelta
from typing import Any

from app.flows.volunteer.settings import certificates, signals
from app.kernel.refusal import No
from app.kernel.setting import Setting
from app.kernel.text import T
from app.paper.model import Format

PUT_RIGHT = timedelta(days=28)
"""By so much a Monday that was written wrongly is put right."""


def first_mondays(written: str) -> tuple[date, ...]:
    """The Mondays of the terms' first weeks as they are written, the oldest first."""
    return tuple(map(date.fromisoformat, written.split()))


def _known_mondays(written: str) -> bool:
    try:
        days = first_mondays(written)
    except ValueError:
        return False
    return all(day.weekday() == 0 for day in days) and list(days) == sorted(set(days))


def _keeps_its_terms(was: str, written: str, today: date) -> No | None:
    """A Monday that has come stays, or is put right by some weeks: booklets were counted from it."""
    mondays = first_mondays(written)
    for day in first_mondays(was):
        if day <= today and all(abs(one - day) > PUT_RIGHT for one in mondays):
            return No(
                "The term of {day:day} stays: its booklets are counted from that Monday. Write the next term's behind it.",
                {"day": day},
            )
    return None


TERM_STARTS = Setting(
    "volunteer.term_starts",
    "",
    T("The Mondays of the terms' first weeks"),
    T(
        "Written as 2026-08-24, the next term's behind it with a blank between. Periods of two weeks are counted from "
        "them, an odd week at the end goes with the last one; the old term's are handed in until the first one of "
        "the next is over."
    ),
    known=_known_mondays,
    longest=400,
    follows=_keeps_its_terms,
)
COLLEGES = Setting(
    "volunteer.colleges",
    "",
    T("Colleges"),
    T("Their names with blanks between them. Class lists of other colleges are not taken in."),
    longest=800,
)
VERIFY_OVER = Setting(
    "volunteer.verify_over",
    180,
    T("Verify a service that took more than"),
    T("It is approved only once somebody noted how it was verified, or why it need not be."),
    least=30,
    most=720,
    unit=T("minutes", "unit"),
)
APPRAISE_WITHIN = Setting(
    "volunteer.appraise_within",
    7,
    T("Stamp a collection within"),
    T("After so many days it stands on Today."),
    least=1,
    most=60,
    unit=T("days", "unit"),
)
YEAR_STARTS = Setting(
    "volunteer.year_starts",
    8,
    T("The month in which the school year begins"),
    T("Classes have their leader and secretary by the school year, and archives are closed by it."),
    least=1,
    most=12,
)
TALLY_BY = Setting(
    "volunteer.tally_by",
    5,
    T("Tally a month until this day of the next"),
    T("After it the tally of the class stands on Today."),
    least=1,
    most=28,
)
ARCHIVE_BY = Setting(
    "volunteer.archive_by",
    10,
    T("Enter a month in the class archive until this day of the next"),
    T("After it the archive of the class stands on Today."),
    least=1,
    most=28,
)
FORMS_BACK = Setting(
    "volunteer.forms_back",
    7,
    T("Forms come back within"),
    T("A form that is with the team leader longer stands on Today."),
    least=1,
    most=60,
    unit=T("days", "unit"),
)
CLEARED_WITHIN = Setting(
    "volunteer.cleared_within",
    3,
    T("A difference is cleared within"),
    T("A form on which the leader named a difference stands on Today after so many days."),
    least=1,
    most=60,
    unit=T("days", "unit"),
)
APPEAL_WITHIN = Setting(
    "volunteer.appeal_within",
    15,
    T("An appeal is possible for"),
    T("It stands on the slip of each returned booklet and on the appraisal form."),
    least=1,
    most=90,
    unit=T("days", "unit"),
)
PUBLIC_FOR = Setting(
    "volunteer.public_for",
    7,
    T("Hours hang on the public list for"),
    T("Names and numbers stand there in part."),
    least=5,
    most=30,
    unit=T("days", "unit"),
)
SLIP_FORMAT = Setting(
    "volunteer.slip_format",
    Format.ROLL80.value,
    T("Slips of booklets are printed on"),
    T("A slip goes home in each booklet: what counts, what does not, and why."),
    choices=(Format.ROLL80.value, Format.ROLL58.value),
    names=(T("Roll of 80 mm"), T("Roll of 58 mm")),
    local=True,
)
SETTINGS: tuple[Setting[Any], ...] = (
    TERM_STARTS,
    YEAR_STARTS,
    COLLEGES,
    VERIFY_OVER,
    APPRAISE_WITHIN,
    FORMS_BACK,
    CLEARED_WITHIN,
    TALLY_BY,
    ARCHIVE_BY,
    APPEAL_WITHIN,
    PUBLIC_FOR,
    *signals.LOOKED_AT,
    *certificates.SETTINGS,
    SLIP_FORMAT,
)
"""In the order of their page."""
