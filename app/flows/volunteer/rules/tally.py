"""The monthly tally, by day of service (VOL-30).

What an act changed when it was done belongs to the month of the service. Once that month's tally was confirmed it
shows in the month in which the act was done, and points to the month concerned: what the leader wrote in pencil
stays true. So the months of a student always sum to the balance of the ledger.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from app.flows.volunteer.facts.ledger import ActKind, LedgerAct
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
        month, of = _shows(act, month_of(served.days[act.entry]), served.confirmed, settings)
        found.append(Effect(act, after - balance, after, month, of, nth))
        balance = after
    return tuple(found)


def minutes_of(served: Served, month: date, settings: Any) -> int:
    """What a student's month comes to."""
    return sum(one.change for one in effects(served, settings) if one.month == month)


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


def _shows(
    act: LedgerAct, month: date, confirmed: Mapping[date, int], settings: Any
) -> tuple[date, date | None]:
    """The month in which an act shows, and the month concerned where that is another one."""
    closed = confirmed.get(month)
    if closed is None or act.n <= closed:
        return month, None
    return month_of(today(act.at, settings)), month
