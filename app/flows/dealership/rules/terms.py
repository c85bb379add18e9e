"""Terms that end by a day or by a kilometre, whichever comes first; both the last ones are covered (DLR-12, 13, 34)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Term:
    """How long something is answered for: months or days, and kilometres; 0 is no limit of that kind."""

    months: int = 0
    days: int = 0
    km: int = 0

    def ends(self, since: date, at_km: int = 0) -> "End":
        """The last day and the last kilometre of a term that begins on a day, at a reading of the meter.

        The day itself is not counted (Civil Code 201): 30 days from 1 June end with 1 July.
        """
        timed = self.months or self.days
        last = months_later(since, self.months) + timedelta(days=self.days) if timed else None
        return End(last, at_km + self.km if self.km else None)


@dataclass(frozen=True, slots=True)
class End:
    """The last day and the last kilometre that are covered; None where there is no such limit."""

    day: date | None
    km: int | None

    def over_time(self, day: date) -> bool:
        """Whether the last day has passed."""
        return self.day is not None and day > self.day

    def over_km(self, km: int) -> bool:
        """Whether the last kilometre is behind."""
        return self.km is not None and km > self.km

    def covers(self, day: date, km: int) -> bool:
        """Whether neither has passed."""
        return not self.over_time(day) and not self.over_km(km)


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the last of that month where it has no such day (Civil Code 202)."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
