"""A loan lives for thirty years, keeps its rules and its secrets, and says who looked."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, text, update

from app.counter.checks import checks, numbers_fit
from app.counter.overview import Agenda, Figures, Hits
from app.kernel.refusal import Refused
from app.store.audit import audit
from app.store.seals import Keys
from app.store.tables import Case, Drawer, DueAt, Moved
from app.store.writer import Priority
from tests.flows.ninth.facts import Confided, Loan, Readers
from tests.flows.ninth.school import KEEPER, MANAGER, TEACHES, School, refused

SECRET = "家里不让练到太晚"


def a_lent_violin(school: School, starts: str = "2026-12-01") -> tuple[str, str]:
    loan, pupil = school.a_loan(starts=starts)
    school.do("lend", loan=loan, pupil=pupil)
    return loan, pupil


def on(school: School, year: int, month: int = 12, day: int = 2) -> None:
    school.clock.set(datetime(year, month, day, 3, tzinfo=UTC))


@pytest.mark.rule("COM-01", "COM-12", "COM-13", "COM-14", "COM-50")
def test_a_loan_lives_for_thirty_years(school: School) -> None:
    """Over years that no calendar knows yet, with a check each few years, and one row of Today a year."""
    loan, _ = a_lent_violin(school)
    school.desk.staff = TEACHES
    for year in range(2027, 2057):
        on(school, year)
        [due] = [row for row in school.desk.look(Agenda).result().rows if row.name == "anniversary"]
        assert (due.key, due.does, due.mine, due.case) == (str(year - 2026), "keep_year", True, loan)
        assert due.at.date() == date(year, 12, 1)
        if year % 7 == 0:
            check = school.do("open_check", loan=loan).check
            school.do("pass_check", loan=loan, check=check)
        with pytest.raises(Refused):
            school.do("keep_year", TEACHES, loan=loan, year=year - 2025)
        school.do("keep_year", TEACHES, loan=loan, year=year - 2026)
    assert {name for name, _ in school.dues()} == {"check", "reminder"}
    school.do("take_back", loan=loan)
    assert school.dues() == {}
    facts = school.facts(loan)
    assert (facts.step, facts.years, facts.terms.name) == (Loan.RETURNED, 30, "2026-09")
    [case] = school.rows(select(Case.number, Case.opened_at, Case.closed_at))
    assert case.number == "NL-A1-261123-0001"
    assert case.closed_at - case.opened_at > timedelta(days=30 * 365)
    on(school, 2099, 12, 31)
    other, _ = school.a_loan(starts="2099-12-31", instrument="V2")
    [late] = school.rows(select(Case.number).where(Case.id == other))
    assert late.number == "NL-A1-991231-0001"
    whole(school)


@pytest.mark.rule("COM-01", "COM-13", "COM-50")
def test_dates_that_hang_on_each_other_move_over_years_that_are_not_published(school: School) -> None:
    loan, _ = a_lent_violin(school)
    for starts, check, reminder in (
        ("2031-09-26", "2031-10-08", "2031-10-06"),  # the fixed holidays are off, whatever else will be
        ("2044-02-29", "2044-03-07", "2044-03-03"),
    ):
        school.do("move_start", loan=loan, starts=starts)
        due = school.dues()
        assert due["check", ""].date().isoformat() == check
        assert due["reminder", ""].date().isoformat() == reminder
    assert due["anniversary", "1"].date() == date(2045, 2, 28)
    published = '{"2044": {"off": {"2044-03-01": "extra", "2044-03-02": "extra"}}}'
    school.do("house.change_setting", MANAGER, key="house.calendar", value=published)
    while school.desk.waiting:
        school.house.store.writer.run(lambda db: None, Priority.BATCH)
    assert school.dues()["check", ""].date().isoformat() == "2044-03-09"
    assert school.dues()["reminder", ""].date().isoformat() == "2044-03-07"


@pytest.mark.rule("COM-05", "COM-21", "COM-51")
def test_what_was_confided_is_found_nowhere_and_says_who_looked(school: School) -> None:
    loan, _ = a_lent_violin(school)
    school.do("confide", TEACHES, loan=loan, note=SECRET)
    school.clock.advance(timedelta(minutes=5))
    school.do("look_into", TEACHES, loan=loan)
    with pytest.raises(Refused) as no:
        school.do("look_into", KEEPER, loan=loan)
    assert no.value.no.who == ("teacher",)
    for staff in (KEEPER, MANAGER, TEACHES):
        school.desk.staff = staff
        for told in (
            *(school.desk.look(Hits, words=words).result().hits for words in ("家里", SECRET, "jlbr")),
            school.desk.look(Agenda).result(),
            school.desk.look(Figures).result(),
            school.facts(loan),
        ):
            assert SECRET[:3] not in repr(told)
    assert school.desk.look(Readers, loan=loan).result().looks == (("su", school.clock.now()),)
    school.desk.staff = KEEPER
    assert school.desk.look(Readers, loan=loan).result().looks == ()
    school.do("print_slip", loan=loan)
    for table in ("journal", "refusals", "documents", "print_jobs", "dues", "moves", "search_terms"):
        assert SECRET[:3] not in str(school.rows(text(f"SELECT * FROM {table}"))), table


@pytest.mark.rule("COM-05", "COM-83", "COM-04")
def test_a_forgotten_text_leaves_the_journal_whole_and_its_command_answered(school: School) -> None:
    loan, _ = a_lent_violin(school)
    school.do("confide", TEACHES, id="told", loan=loan, note=SECRET)
    [kept] = [r.id for r in school.rows(select(Drawer.id).where(Drawer.text == SECRET))]
    empty = update(Drawer).where(Drawer.id == kept).values(text=None, salt=None)
    school.house.store.writer.run(lambda db: db.execute(empty), Priority.CLERK)
    school.desk.staff = TEACHES
    assert school.desk.look(Confided, loan=loan).result().words == ("—",)
    school.do("confide", TEACHES, id="told", loan=loan, note="anything")
    assert school.desk.look(Confided, loan=loan).result().words == ("—",)
    with school.house.store.reading() as db:
        keys = Keys(school.house.home / "keys")
        assert audit(db, keys).whole
        [emptied] = audit(db, keys, checks(school.house.flows)).findings  # no command forgot it
        assert (emptied.what.args["table"], emptied.what.args["key"]) == ("drawer", kept)


@pytest.mark.rule("COM-01", "COM-50")
def test_two_versions_of_the_rules_live_side_by_side_for_years(school: School) -> None:
    school.clock.set(datetime(2026, 8, 31, 10, tzinfo=UTC))
    old, pupil = school.a_loan(minutes=700, starts="2030-12-02")
    school.clock.set(datetime(2029, 9, 1, 10, tzinfo=UTC))
    school.do("practise", pupil=pupil, minutes=900)
    new = school.do("ask_for_loan", pupil=pupil, instrument="V2", starts="2030-12-02").loan
    school.do("lend", loan=old, pupil=pupil)
    school.do("lend", loan=new, pupil=pupil)
    due = {r.case: r.at for r in school.rows(select(DueAt.case, DueAt.at).where(DueAt.name == "check"))}
    assert [due[loan].date() for loan in (old, new)] == [date(2030, 12, 16), date(2030, 12, 9)]
    moves = school.rows(select(Moved.case, Moved.at).where(Moved.to == "asked").order_by(Moved.at))
    assert [m.case for m in moves] == [old, new]


@pytest.mark.rule("COM-50", "COM-21")
def test_today_and_its_acts_are_of_whoever_has_the_role(school: School) -> None:
    a_lent_violin(school)
    on(school, 2026, 12, 5)
    for staff, mine in ((KEEPER, {"reminder"}), (TEACHES, set()), (MANAGER, set())):
        school.desk.staff = staff
        rows = school.desk.look(Agenda).result().rows
        assert {row.name for row in rows} == {"reminder"}
        assert {row.name for row in rows if row.mine} == mine
    refused(school.desk.log_in("su", "918273"), "does not work here")


def whole(school: School) -> None:
    """The journal's chains hold, and what is kept is what the facts ask for."""
    with school.house.store.reading() as db:
        assert audit(db, Keys(school.house.home / "keys"), checks(school.house.flows)).whole
        assert list(numbers_fit(db)) == []
