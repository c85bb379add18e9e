"""The facts of monthly tallies: steps, ledgers of the class with their days, what was confirmed (VOL-30)."""

from collections.abc import Iterable, Mapping, Sequence
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
from app.flows.volunteer.model.booklets import EntryRow
from app.flows.volunteer.model.ledger import ActRow
from app.flows.volunteer.model.tally import TalliedRow, TallyRow
from app.flows.volunteer.queries.loaders import act_of
from app.flows.volunteer.queries.loaders import classes as classes_of
from app.flows.volunteer.queries.spells import SPELLS, ever_of_some, spelt
from app.flows.volunteer.rules.tally import last_day, month_of
from app.store.among import among

Steps = dict[date, list[Any]]
"""The steps of a class's tallies by month, the newest last."""


@FLOW.facts_of(TallyId)
def tallies(db: Connection, ids: Sequence[str]) -> dict[str, TallyFacts]:
    """Tallies of classes and months: seven statements, however many they are."""
    asked = [TallyId(one) for one in ids]
    classes = sorted({one.klass for one in asked})
    known = classes_of(db, classes)
    steps: dict[str, Steps] = {klass: {} for klass in classes}
    for r in db.execute(_steps, {"classes": classes}):
        steps[r.klass].setdefault(r.month, []).append(r)
    served = served_by(db, spelt(db.execute(_students, {"classes": classes})))
    confirmed = {
        (r.klass, r.student, r.month, r.n): r.minutes for r in db.execute(_tallied, {"ids": list(served)})
    }
    found = {}
    for one in asked:
        logins = known[one.klass].secretaries if one.klass in known else ()
        found[str(one)] = replace(_tally(one, steps[one.klass], served, confirmed), secretaries=logins)
    return found


def served_by(db: Connection, spells: Mapping[str, Spells]) -> dict[str, Served]:
    """What the months of some students hang on, who were of these classes: two statements."""
    asked = {"ids": list(spells)}
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
    return {
        one: Served(tuple(acts.get(one, ())), days.get(one, {}), closed.get(one, {}), of)
        for one, of in spells.items()
    }


def _tally(
    one: TallyId, steps: Steps, served: dict[str, Served], confirmed: dict[tuple[str, str, date, int], int]
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
    waits = _waits_for(one, steps, served.values())
    return TallyFacts(one, state, one.klass, one.month, of, minutes, len(made), waits)


def _waits_for(tally: TallyId, steps: Steps, served: Iterable[Served]) -> date | None:
    """The oldest month before it in which somebody of the class served, and which is not checked."""
    checked = {one for one, made in steps.items() if made[-1].state == Tally.CHECKED}
    earlier = {
        month_of(day)
        for one in served
        for day in one.days.values()
        if class_on(one.spells, day) == tally.klass
    }
    return min((one for one in earlier - checked if one < tally.month), default=None)


_steps = (
    select(TallyRow.klass, TallyRow.month, TallyRow.n, TallyRow.state)
    .where(among(TallyRow.klass, "classes"))
    .order_by(TallyRow.month, TallyRow.n)
)
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
