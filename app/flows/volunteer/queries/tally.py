"""The facts of monthly tallies: steps, ledgers of the class with their days, what was confirmed (VOL-30)."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from app.flows.volunteer.facts.ids import TallyId
from app.flows.volunteer.facts.ledger import LedgerAct
from app.flows.volunteer.facts.spells import Spells, class_on, was_of
from app.flows.volunteer.facts.tally import Served, TallyFacts
from app.flows.volunteer.facts.tracks import Tally
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.archive import ClosedLedgerRow
from app.flows.volunteer.model.booklets import EntryRow
from app.flows.volunteer.model.ledger import ActRow
from app.flows.volunteer.model.tally import TalliedRow, TallyRow
from app.flows.volunteer.queries.loaders import act_of
from app.flows.volunteer.queries.loaders import classes as classes_of
from app.flows.volunteer.queries.months import shut_months
from app.flows.volunteer.queries.spells import SPELLS, ever_of_some, spelt
from app.flows.volunteer.rules.tally import last_day, month_of
from app.store.among import among

Steps = dict[date, list[Any]]
"""The steps of a class's tallies by month, the newest last."""


@FLOW.facts_of(TallyId)
def tallies(db: Connection, ids: Sequence[str]) -> dict[str, TallyFacts]:
    """Tallies of classes and months: eleven statements, however many they are."""
    asked = [TallyId(one) for one in ids]
    classes = sorted({one.klass for one in asked})
    spells = spelt(db.execute(_students, {"classes": classes}))
    every = sorted({*classes, *(one.klass for of in spells.values() for one in of)})
    known = classes_of(db, every)
    steps: dict[str, Steps] = {klass: {} for klass in every}
    for r in db.execute(_steps, {"classes": every}):
        steps[r.klass].setdefault(r.month, []).append(r)
    served, shut = served_by(db, spells), shut_months(db, every)
    confirmed = {
        (r.klass, r.student, r.month, r.n): r.minutes for r in db.execute(_tallied, {"ids": list(served)})
    }
    loose = {
        (klass, month): known[klass].name
        for klass, of in steps.items()
        for month, made in of.items()
        if made[-1].state == Tally.CONFIRMED and (klass, month) not in shut
    }
    found = {}
    for one in asked:
        logins = known[one.klass].secretaries if one.klass in known else ()
        closed = {month for klass, month in shut if klass == one.klass}
        tally = _tally(one, steps[one.klass], served, confirmed, closed)
        found[str(one)] = replace(tally, secretaries=logins, loose=loose)
    return found


def served_by(db: Connection, spells: Mapping[str, Spells]) -> dict[str, Served]:
    """What the months of some students hang on, who were of these classes: five statements."""
    asked = {"ids": list(spells)}
    classes = sorted({one.klass for of in spells.values() for one in of})
    told, shut = _told(db, classes), shut_months(db, classes)
    acts: dict[str, list[LedgerAct]] = {}
    days: dict[str, dict[str, date]] = {}
    for r in db.execute(_acts, asked):
        acts.setdefault(r.student, []).append(act_of(r))
        days.setdefault(r.student, {})[r.entry] = r.day
    closed: dict[str, dict[tuple[str, date], int]] = {}
    for c in db.execute(_confirmed, asked):
        # the newest step comes last: a confirmation that was sent back is none
        months = closed.setdefault(c.student, {})
        if c.state == Tally.CONFIRMED and c.n == c.at_step:
            months[c.klass, c.month] = c.acts
        elif c.state == Tally.SENT_BACK:
            months.pop((c.klass, c.month), None)
    counted = {(c.student, c.klass, c.year): c.acts for c in db.execute(_counted, asked)}
    return {
        one: Served(
            tuple(acts.get(one, ())),
            days.get(one, {}),
            {key: 0 for key in told if any(key[0] == spell.klass for spell in of)} | closed.get(one, {}),
            of,
            {
                (klass, month): counted.get((one, klass, year), 0)
                for (klass, month), year in shut.items()
                if any(klass == spell.klass for spell in of)
            },
        )
        for one, of in spells.items()
    }


def _told(db: Connection, classes: Sequence[str]) -> frozenset[tuple[str, date]]:
    """The months of some classes of which a confirmation is in force."""
    newest = {(r.klass, r.month): r.state for r in db.execute(_steps, {"classes": list(classes)})}
    return frozenset(key for key, state in newest.items() if state in (Tally.CONFIRMED, Tally.CHECKED))


def _tally(
    one: TallyId,
    steps: Steps,
    served: dict[str, Served],
    confirmed: dict[tuple[str, str, date, int], int],
    shut: Container[date],
) -> TallyFacts:
    """A tally of those who were of the class in its month."""
    days = (one.month, last_day(one.month))
    of = {student: s for student, s in served.items() if was_of(s.spells, one.klass, *days)}
    made = steps.get(one.month, [])
    state = Tally(made[-1].state) if made else Tally.OPEN
    n = max((r.n for r in made if r.state == Tally.CONFIRMED), default=0)
    told = confirmed if state in (Tally.CONFIRMED, Tally.CHECKED) else {}
    minutes = {
        student: m
        for (klass, student, month, k), m in told.items()
        if (klass, month, k) == (one.klass, one.month, n) and student in of
    }
    waits = _waits_for(one, steps, served.values(), shut)
    closed = one.month in shut
    return TallyFacts(one, state, one.klass, one.month, of, minutes, len(made), waits, closed=closed)


def _waits_for(tally: TallyId, steps: Steps, served: Iterable[Served], shut: Container[date]) -> date | None:
    """The oldest month before it in which somebody of the class served, and which is not checked.

    Those of a closed archive are waited for no more: what was stamped of them later shows in other months.
    """
    checked = {one for one, made in steps.items() if made[-1].state == Tally.CHECKED}
    earlier = {
        month_of(day)
        for one in served
        for day in one.days.values()
        if class_on(one.spells, day) == tally.klass
    }
    left = (one for one in earlier - checked if one < tally.month and one not in shut)
    return min(left, default=None)


_steps = (
    select(TallyRow.klass, TallyRow.month, TallyRow.n, TallyRow.state)
    .where(among(TallyRow.klass, "classes"))
    .order_by(TallyRow.month, TallyRow.n)
)
_counted = select(
    ClosedLedgerRow.student, ClosedLedgerRow.klass, ClosedLedgerRow.year, ClosedLedgerRow.acts
).where(among(ClosedLedgerRow.student, "ids"))
_students = SPELLS.where(ever_of_some("classes"))
_tallied = select(
    TalliedRow.klass, TalliedRow.student, TalliedRow.month, TalliedRow.n, TalliedRow.minutes
).where(among(TalliedRow.student, "ids"))
_acts = (
    select(
        *(ActRow.student, ActRow.n, ActRow.kind, ActRow.entry, ActRow.minutes, ActRow.at),
        EntryRow.day,
    )
    .join(EntryRow, EntryRow.id == ActRow.entry)
    .where(among(ActRow.student, "ids"))
    .order_by(ActRow.student, ActRow.n)
)
_confirmed = (
    select(
        *(TalliedRow.student, TalliedRow.klass, TalliedRow.month),
        *(TalliedRow.acts, TalliedRow.n.label("at_step")),
        *(TallyRow.n, TallyRow.state),
    )
    .join(TallyRow, (TallyRow.klass == TalliedRow.klass) & (TallyRow.month == TalliedRow.month))
    .where(among(TalliedRow.student, "ids"), TallyRow.n >= TalliedRow.n)
    .order_by(TalliedRow.student, TalliedRow.month, TalliedRow.n, TallyRow.n)
)
