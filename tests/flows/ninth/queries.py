"""The loaders, and what the teachers may read."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select

from app.counter.overview import Figure, FlowFigures
from app.counter.settings import Settings
from app.kernel.judge import Staff
from app.kernel.text import T
from app.store.among import among
from app.store.tables import Case, Drawer
from tests.flows.ninth.facts import (
    TEACHER,
    Check,
    CheckFacts,
    Confided,
    Loan,
    LoanFacts,
    LoanId,
    PupilFacts,
    PupilId,
    Readers,
)
from tests.flows.ninth.flow import FLOW
from tests.flows.ninth.model import CheckRow, ConfidedRow, LoanRow, LookedRow, PupilRow
from tests.flows.ninth.rules import terms_called

_loans = (
    select(LoanRow.id, LoanRow.pupil, LoanRow.starts, LoanRow.years, Case.step, Case.terms)
    .join(Case)
    .where(among(LoanRow.id, "ids"))
)
_checks = (
    select(CheckRow.id, CheckRow.loan, CheckRow.state)
    .where(among(CheckRow.loan, "ids"))
    .order_by(CheckRow.id)
)
_pupils = select(PupilRow.id, PupilRow.minutes).where(among(PupilRow.id, "ids"))
_confided = (
    select(Drawer.text)
    .join(ConfidedRow, ConfidedRow.note == Drawer.id)
    .where(ConfidedRow.loan == bindparam("loan"))
)


_looked = select(LookedRow.by, LookedRow.at).where(LookedRow.loan == bindparam("loan")).order_by(LookedRow.at)


@FLOW.facts_of(LoanId)
def loans(db: Connection, ids: Sequence[str]) -> dict[str, LoanFacts]:
    checks: dict[str, list[CheckFacts]] = {}
    for row in db.execute(_checks, {"ids": ids}):
        checks.setdefault(row.loan, []).append(CheckFacts(row.id, Check(row.state)))
    return {
        r.id: LoanFacts(
            r.id, Loan(r.step), r.pupil, r.starts, terms_called(r.terms), tuple(checks.get(r.id, ())), r.years
        )
        for r in db.execute(_loans, {"ids": ids})
    }


@FLOW.facts_of(PupilId)
def pupils(db: Connection, ids: Sequence[str]) -> dict[str, PupilFacts]:
    return {r.id: PupilFacts(r.id, r.minutes) for r in db.execute(_pupils, {"ids": ids})}


@FLOW.gives
def confided(db: Connection, loan: str, staff: Staff) -> Confided:
    """The words, for teachers alone: to others nothing is read at all."""
    if TEACHER not in staff.roles:
        return Confided(())
    return Confided(tuple(text or "—" for text in db.execute(_confided, {"loan": loan}).scalars()))


@FLOW.gives
def readers(db: Connection, loan: str, staff: Staff) -> Readers:
    """Who looked into it, for teachers alone."""
    rows = db.execute(_looked, {"loan": loan}) if TEACHER in staff.roles else ()
    return Readers(tuple((r.by, r.at) for r in rows))


@FLOW.gives
def figures(db: Connection, at: datetime, settings: Settings) -> FlowFigures:
    """How many instruments are out; how long one stays is not known before one came back."""
    lent = db.execute(_lent).scalar_one()
    return FlowFigures((Figure(T("Lent"), T("{n}", n=lent), T("of 40")), Figure(T("A loan lasts"), None)))


_lent = select(func.count()).select_from(Case).where(Case.flow == FLOW.name, Case.step == Loan.LENT.value)
