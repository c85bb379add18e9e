"""What the acts do."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, select, update

from app.counter.doing import Doing
from app.kernel.command import does
from app.kernel.fields import Code, Note, Private
from app.kernel.refusal import No, Refused
from app.store.tables import Case
from tests.flows.ninth.facts import Check, CheckId, Loan, LoanId, LookId, PupilId
from tests.flows.ninth.flow import FLOW
from tests.flows.ninth.model import CheckRow, ConfidedRow, LoanRow, LookedRow, PupilRow
from tests.flows.ninth.papers import LOAN, loan_slip
from tests.flows.ninth.rules import terms_on

_number = select(Case.number).where(Case.id == bindparam("loan"))
_earn = (
    update(PupilRow).where(PupilRow.id == bindparam("p")).values(minutes=PupilRow.minutes + bindparam("m"))
)
_use = (
    update(PupilRow)
    .where(PupilRow.id == bindparam("p"), PupilRow.minutes >= bindparam("m"))
    .values(minutes=PupilRow.minutes - bindparam("m"))
)


@dataclass(frozen=True)
class Enrolled:
    pupil: PupilId


@dataclass(frozen=True)
class Asked:
    loan: LoanId
    terms: str


@dataclass(frozen=True)
class Opened:
    check: CheckId


@dataclass(frozen=True)
class Printed:
    document: str


@does(FLOW)
def enrol(do: Doing, name: Private) -> Enrolled:
    pupil = do.new(PupilId)
    do.add(PupilRow, {"id": pupil, "name": name.id, "minutes": 0})
    return Enrolled(pupil)


@does(FLOW)
def practise(do: Doing, pupil: PupilId, minutes: int) -> None:
    do.db.execute(_earn, {"p": pupil, "m": minutes})


@does(FLOW)
def ask_for_loan(do: Doing, pupil: PupilId, instrument: Code, starts: date) -> Asked:
    terms = terms_on(do.day)
    loan = do.open_case(LoanId, Loan.ASKED, LOAN, terms.name)
    do.add(
        LoanRow,
        {"id": loan, "pupil": pupil, "instrument": instrument, "starts": starts, "out": False, "years": 0},
    )
    return Asked(loan, terms.name)


@does(FLOW)
def lend(do: Doing, loan: LoanId, pupil: PupilId) -> None:
    least = do.facts["loan"].terms.practice_least
    if not do.db.execute(_use, {"p": pupil, "m": least}).rowcount:
        raise Refused(No("The minutes were used elsewhere meanwhile."))
    do.set(LoanRow, {"id": loan}, out=True)


@does(FLOW)
def move_start(do: Doing, loan: LoanId, starts: date) -> None:
    do.set(LoanRow, {"id": loan}, starts=starts)


@does(FLOW)
def open_check(do: Doing, loan: LoanId) -> Opened:
    check = do.new(CheckId)
    do.add(CheckRow, {"id": check, "loan": loan, "state": Check.OPEN.value})
    return Opened(check)


@does(FLOW)
def pass_check(do: Doing, loan: LoanId, check: CheckId) -> None:
    do.set(CheckRow, {"id": check}, state=Check.PASSED.value)


@does(FLOW)
def fail_check(do: Doing, loan: LoanId, check: CheckId) -> None:
    do.set(CheckRow, {"id": check}, state=Check.FAILED.value)


@does(FLOW)
def confide(do: Doing, loan: LoanId, note: Note) -> None:
    do.add(ConfidedRow, {"note": note.id, "loan": loan})


@does(FLOW)
def look_into(do: Doing, loan: LoanId) -> None:
    """Whoever wants to read what was confided says so first; the words themselves are no result."""
    do.add(LookedRow, {"id": do.new(LookId), "loan": loan, "by": do.staff.login, "at": do.now})


@does(FLOW)
def keep_year(do: Doing, loan: LoanId, year: int) -> None:
    do.set(LoanRow, {"id": loan}, years=year)


@does(FLOW)
def print_slip(do: Doing, loan: LoanId) -> Printed:
    number = do.db.execute(_number, {"loan": loan}).scalar_one()
    return Printed(do.print(loan_slip(do.facts["loan"], number, do.settings), "loan"))


@does(FLOW)
def take_back(do: Doing, loan: LoanId) -> None:
    do.set(LoanRow, {"id": loan}, out=False)


@does(FLOW)
def swap(do: Doing, loan: LoanId, other: LoanId) -> None:
    do.set(LoanRow, {"id": loan}, out=False)
    do.set(LoanRow, {"id": other}, out=True)


@does(FLOW)
def break_its_word(do: Doing, loan: LoanId, check: CheckId) -> None:
    """Moves a part that its act leaves where it is: the house must catch it."""
    do.set(CheckRow, {"id": check}, state=Check.PASSED.value)
