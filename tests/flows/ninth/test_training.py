"""Practice has books and numbers of its own, 练习 on every paper, and is thrown away by one call (COM-85, TRN-10)."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlalchemy import select, text

from app.counter.documents import DocumentRow
from app.house import TRAINING, open_training, reset_training
from app.kernel.clock import SetClock
from app.store.audit import audit
from app.store.seals import Keys
from app.store.tables import Case
from tests.fixtures import Database
from tests.flows.ninth.school import School, found
from tests.paper.reading import read


@pytest.fixture
def practice(school: School, database: Database, clock: SetClock) -> Iterator[School]:
    """The same school's training books, founded."""
    with closing(open_training(database.home, clock=clock, folders=database.folders)) as house:
        yield found(house, clock)


def a_slip(school: School) -> tuple[str, str]:
    """Lend an instrument with its slip; returns the case's number and what is printed."""
    loan, pupil = school.a_loan()
    school.do("lend", loan=loan, pupil=pupil)
    document = school.do("print_slip", loan=loan).document
    [case] = school.rows(select(Case.number).where(Case.id == loan))
    return case.number, read(school.house.prints.pdf(document).result()).text


@pytest.mark.both
@pytest.mark.rule("COM-85", "COM-14")
def test_practice_and_work_know_nothing_of_each_other(school: School, practice: School) -> None:
    before = everything(school)
    practised, paper = a_slip(practice)
    assert everything(school) == before
    real, slip = a_slip(school)
    assert (practised, real) == ("NL-XA1-261123-0001", "NL-A1-261123-0001")
    assert "练习" in paper and practised in paper
    assert "练习" not in slip and real in slip
    assert practice.house.training and not school.house.training
    assert {r.counter for r in practice.rows(text("SELECT counter FROM journal"))} == {"XA1"}
    for one in (school, practice):
        with one.house.store.reading() as db:
            assert audit(db, Keys(one.house.home / "keys")).whole


@pytest.mark.rule("COM-85")
def test_practice_is_thrown_away_and_begins_anew(school: School, database: Database, clock: SetClock) -> None:
    a_slip(school)
    before = everything(school)
    for _ in range(2):
        with closing(open_training(database.home, clock=clock, folders=database.folders)) as house:
            practised = found(house, clock)
            assert a_slip(practised)[0] == "NL-XA1-261123-0001"
        assert (database.home / TRAINING).stat().st_mode & 0o077 == 0
        reset_training(database.home)
        assert not (database.home / TRAINING).exists()
    assert everything(school) == before
    reset_training(database.home)


@pytest.mark.rule("COM-85", "COM-40")
def test_a_counter_with_a_long_code_practises_too(database: Database, clock: SetClock) -> None:
    with closing(
        open_training(database.home, counter="COUNTER8", clock=clock, folders=database.folders)
    ) as house:
        assert a_slip(found(house, clock))[0] == "NL-XCOUNTER-261123-0001"


def everything(school: School) -> list[object]:
    """What the real books hold."""
    tables = ("journal", "cases", "numbers", "drawer", "documents", "ninth_loans", "dues")
    return [sorted(map(str, school.rows(text(f"SELECT * FROM {table}")))) for table in tables] + [
        len(school.rows(select(DocumentRow.id)))
    ]
