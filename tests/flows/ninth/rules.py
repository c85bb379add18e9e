"""The made-up article's rules."""

from datetime import UTC, date, datetime, time

from app.counter.settings import Settings
from app.kernel.judge import Staff
from app.kernel.refusal import Ask, No
from tests.flows.ninth.facts import HOUSEKEEPER, Check, CheckFacts, Loan, LoanFacts, PupilFacts, Terms
from tests.flows.ninth.settings import FAILED_ALONE

VERSIONS = (
    (date(2025, 1, 1), Terms("2025", check_after=10, remind_before=3, practice_least=600)),
    (date(2026, 9, 1), Terms("2026-09", check_after=5, remind_before=2, practice_least=900)),
)


def terms_on(day: date) -> Terms:
    """The rules in force on a day."""
    return [terms for since, terms in VERSIONS if since <= day][-1]


def terms_called(name: str) -> Terms:
    """The rules of a loan that has kept them."""
    return next(terms for _, terms in VERSIONS if terms.name == name)


def practised_enough(loan: LoanFacts, pupil: PupilFacts) -> No | None:
    least = loan.terms.practice_least
    if pupil.minutes >= least:
        return None
    return No(
        "{pupil} has practised {minutes} of {least} minutes.",
        {"pupil": pupil.id, "minutes": pupil.minutes, "least": least},
    )


def begins_later(starts: date, now: datetime) -> No | None:
    return None if starts >= now.date() else No("A loan cannot begin in the past.")


def every_check_done(loan: LoanFacts) -> No | None:
    still = [c.id for c in loan.checks if c.step is Check.OPEN]
    return No("{count} checks are still open.", {"count": len(still)}, mend="pass_check") if still else None


def failed_needs_a_teacher(check: CheckFacts, loan: LoanFacts, settings: Settings) -> No | None:
    failed = [c for c in loan.checks if c.step is Check.FAILED]
    if len(failed) < settings.of(FAILED_ALONE):
        return None
    return Ask("One more failed check is judged by a teacher.", who=("teacher",))


def year_comes_next(loan: LoanFacts, year: int) -> No | None:
    return None if year == loan.years + 1 else No("Year {next} comes next.", {"next": loan.years + 1})


def minutes_left(pupil: PupilFacts) -> int:
    """What the clerk saw of the ledger."""
    return pupil.minutes


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(4), UTC)


def first_check_due(loan: LoanFacts, settings: Settings) -> dict[str, datetime]:
    """So many working days after the loan begins."""
    if loan.step is not Loan.LENT:
        return {}
    return {"": _noon(settings.calendar.add_working_days(loan.starts, loan.terms.check_after).day)}


def reminder_due(loan: LoanFacts, settings: Settings) -> dict[str, datetime]:
    """Working days before the check: a date that hangs on a date that hangs on a date."""
    check = first_check_due(loan, settings)
    return {
        key: _noon(settings.calendar.add_working_days(at.date(), -loan.terms.remind_before).day)
        for key, at in check.items()
    }


def anniversaries(loan: LoanFacts) -> dict[str, datetime]:
    """Each year for thirty years, until it is kept, as long as the loan lives; 29 February falls on the 28th."""
    if loan.step not in (Loan.LENT, Loan.CALLED_BACK):
        return {}
    start = loan.starts
    day = 28 if (start.month, start.day) == (2, 29) else start.day
    return {str(k): _noon(date(start.year + k, start.month, day)) for k in range(loan.years + 1, 31)}


def keeps_no_instruments(staff: Staff) -> No | None:
    """What is confided is for a teacher who is not the housekeeper too."""
    return No("Whoever keeps the instruments writes no reports.") if HOUSEKEEPER in staff.roles else None
