"""When a month is tallied, confirmed and checked (VOL-30)."""

from datetime import datetime, time, timedelta
from typing import Any

from app.flows.volunteer.facts.case import CollectionFacts
from app.flows.volunteer.facts.tally import TallyFacts
from app.flows.volunteer.facts.tracks import Collection, Tally
from app.flows.volunteer.rules.periods import today
from app.flows.volunteer.rules.tally import (
    concerns,
    effects,
    last_day,
    minutes_of,
    month_after,
    month_of,
    written,
)
from app.flows.volunteer.settings import TALLY_BY
from app.kernel.refusal import No


def month_is_over(tally: TallyFacts, now: datetime, settings: Any) -> No | None:
    """A month is tallied once it is over."""
    if today(now, settings) > last_day(tally.month):
        return None
    return No("{month} is not over yet: it is tallied once it is.", {"month": written(tally.month)})


def archive_is_open(tally: TallyFacts) -> No | None:
    """What was closed with its year stays: what is stamped later shows in the month in which it is (VOL-31)."""
    if not tally.closed:
        return None
    told = {"month": written(tally.month)}
    return No(
        "The archive with {month} is closed. What is stamped later shows in the month of the stamp.", told
    )


def months_before_are_checked(tally: TallyFacts) -> No | None:
    """One month after the other, so that what was confirmed stays true."""
    if tally.waits_for is None:
        return None
    told = {"month": written(tally.waits_for)}
    return No("The tally of {month} comes first: the centre has not checked it.", told)


def corrects_what_stays(tally: TallyFacts, settings: Any) -> No | None:
    """What shows here of an earlier month would stand in both, were that one sent back and confirmed anew."""
    loose = {
        of
        for served in tally.students.values()
        for one in effects(served, settings)
        if one.of and (one.klass, one.month) == (tally.klass, tally.month)
        for of in [concerns(one, served)]
        if of in tally.loose
    }
    if not loose:
        return None
    klass, month = min(loose, key=lambda of: of[1])
    return No(
        "What was corrected of {month} of {klass} shows here, and that month may still be sent back. The centre "
        "checks it first.",
        {"month": written(month), "klass": tally.loose[klass, month]},
        mend="check_tally",
    )


def equals_what_was_confirmed(tally: TallyFacts, settings: Any) -> No | None:
    """The pencil note says what the ledger says."""
    differ = [
        one
        for one, served in tally.students.items()
        if tally.confirmed.get(one, 0) != minutes_of(served, tally.klass, tally.month, settings)
    ]
    if not differ:
        return None
    told = {"students": differ}
    return No("{students:list} have other hours than the leader confirmed. Send the tally back.", told)


def of_the_month(tally: TallyFacts, collections: tuple[CollectionFacts, ...]) -> No | None:
    """The collections that go on are those of the class, and of the month or before."""
    if all(one.klass == tally.klass and one.last < month_after(tally.month) for one in collections):
        return None
    return No("These booklets are another class's, or of a later month.")


def tally_by(collection: CollectionFacts, settings: Any) -> dict[str, datetime]:
    """When the oldest month that a collection still owes should be tallied: on a day of the next, once forms are kept."""
    if collection.step is not Collection.KEPT:
        return {}
    month = min((month_of(collection.last), *collection.owing))
    day = month_after(month) + timedelta(days=settings.of(TALLY_BY) - 1)
    return {"": datetime.combine(day, time.max, settings.zone)}


def tallied(tally: TallyFacts) -> bool:
    """Whether what the leader confirmed is in force."""
    return tally.step in (Tally.CONFIRMED, Tally.CHECKED)


def acts_tallied(tally: TallyFacts) -> int:
    """How many acts stand on the ledgers of the class: what a confirmation relies on (COM-06)."""
    return sum(len(served.acts) for served in tally.students.values())
