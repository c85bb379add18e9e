"""The monthly tally, by day of service (VOL-30).

What an act changed when it was done belongs to the month of the service. Once that month's tally was confirmed, or
the archive of its year was closed (VOL-31), it shows in the month in which the act was done, and points to the month
concerned: what the leader wrote in pencil stays true, and nothing is left out of every archive. So the months of a student always sum to the balance of the ledger.

Of whoever moved to another class the month of a service is tallied in the class of its day, and a correction in the
class of the day on which it is made (VOL-01).
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from app.flows.volunteer.facts.ledger import ActKind, LedgerAct
from app.flows.volunteer.facts.spells import class_on
from app.flows.volunteer.facts.tally import Effect, Later, Month, Served
from app.flows.volunteer.rules.ledger import ledger
from app.flows.volunteer.rules.periods import today


def month_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def month_after(month: date) -> date:
    """The first day of the month after."""
    return month_of(month.replace(day=28) + timedelta(days=4))


def written(month: date) -> str:
    """A month as it is written: 2026-11."""
    return f"{month:%Y-%m}"


def last_day(month: date) -> date:
    """The last day of a month."""
    return month_after(month) - timedelta(days=1)


def effects(served: Served, settings: Any) -> tuple[Effect, ...]:
    """What each act changed when it was done, in the centre's order."""
    found: list[Effect] = []
    balance = 0
    for k, act in enumerate(served.acts, 1):
        nth = 0
        if act.kind is ActKind.CREDIT:  # hours at the end of a ledger change nothing before them
            after = balance + act.minutes
        else:
            line = ledger(served.acts[:k])[-1]
            after, nth = line.balance, line.nth
        month, klass, of = _shows(act, served, settings)
        found.append(Effect(act, after - balance, after, month, klass, of, nth))
        balance = after
    return tuple(found)


def concerns(one: Effect, served: Served) -> tuple[str, date]:
    """The class and the month of the service that an effect is about, wherever it shows."""
    day = served.days[one.act.entry]
    return class_on(served.spells, day), month_of(day)


def minutes_of(served: Served, klass: str, month: date, settings: Any) -> int:
    """What a student's month comes to in a class."""
    return month_in(served, klass, month, settings).minutes


def month_in(served: Served, klass: str, month: date, settings: Any) -> Month:
    """A student's month in a class."""
    here = (klass, month)
    return _month(month, [one for one in effects(served, settings) if (one.klass, one.month) == here])


def pencilled(served: Served, told: Iterable[Effect]) -> frozenset[date]:
    """The months of which a leader noted everything on the form, of two classes where the student was of both."""
    shown: dict[date, set[str]] = {}
    for one in told:
        shown.setdefault(one.month, set()).add(one.klass)
    return frozenset(
        month for month, classes in shown.items() if all((one, month) in served.confirmed for one in classes)
    )


def months(told: Iterable[Effect]) -> tuple[Month, ...]:
    """What each month comes to, in the order of the calendar."""
    by_month: dict[date, list[Effect]] = {}
    for one in told:
        by_month.setdefault(one.month, []).append(one)
    return tuple(_month(month, by_month[month]) for month in sorted(by_month))


def _month(month: date, told: Sequence[Effect]) -> Month:
    own = [one for one in told if one.of is None]
    later: dict[date, int] = {}
    for one in told:
        if one.of is not None:
            later[one.of] = later.get(one.of, 0) + one.change
    return Month(
        month,
        served=sum(one.change for one in own if one.act.kind is ActKind.CREDIT),
        taken=sum(one.change for one in own if one.act.kind is not ActKind.CREDIT),
        later=tuple(Later(of, later[of]) for of in sorted(later)),
    )


def _shows(act: LedgerAct, served: Served, settings: Any) -> tuple[date, str, date | None]:
    """The month and the class in which an act shows, and the month concerned where that is another one."""
    day = served.days[act.entry]
    month, klass = month_of(day), class_on(served.spells, day)
    told = [of[klass, month] for of in (served.confirmed, served.closed) if (klass, month) in of]
    if not told or act.n <= min(told):
        return month, klass, None
    done = today(act.at, settings)
    return month_of(done), class_on(served.spells, done), month
