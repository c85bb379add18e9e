"""Nothing below the flows is made for restaurants: a loan of an instrument lives in the same house."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text

from app.counter import dues
from app.counter.bus import Misdeclared
from app.counter.settings import Settings
from app.kernel.judge import Staff
from app.kernel.refusal import Refused, Unreadable
from app.store.tables import Case, Moved
from tests.flows.ninth.facts import HOUSEKEEPER, TEACHER, Check, Confided, Loan
from tests.flows.ninth.flow import FLOW
from tests.flows.ninth.school import KEEPER, MANAGER, TEACHES, School, refused, until_idle


@pytest.mark.rule("COM-01", "COM-03")
def test_a_loan_goes_its_way_and_keeps_its_history(school: School) -> None:
    loan, pupil = school.a_loan()
    school.do("lend", loan=loan, pupil=pupil, seen={"minutes_left": 1000})
    check = school.do("open_check", loan=loan).check
    school.do("pass_check", loan=loan, check=check)
    school.do("take_back", loan=loan)
    moves = school.rows(
        select(Moved.subject, Moved.start, Moved.to, Moved.staff).order_by(Moved.at, Moved.command_id)
    )
    assert {(m.start, m.to) for m in moves if m.subject == loan} == {
        (None, "asked"),
        ("asked", "lent"),
        ("lent", "returned"),
    }
    assert [(m.start, m.to) for m in moves if m.subject == check] == [("open", "passed")]
    [case] = school.rows(select(Case.step, Case.closed_at, Case.number))
    assert case.step == "returned"
    assert case.closed_at == school.clock.now()
    assert case.number == "NL-A1-261123-0001"
    assert school.dues() == {}


@pytest.mark.rule("COM-50")
def test_dates_hang_on_dates_in_working_days_and_all_move(school: School) -> None:
    loan, pupil = school.a_loan(starts="2026-12-01")
    school.do("lend", loan=loan, pupil=pupil)
    due = school.dues()
    assert due["check", ""].date().isoformat() == "2026-12-08"
    assert due["reminder", ""].date().isoformat() == "2026-12-04"
    assert due["anniversary", "30"].date().isoformat() == "2056-12-01"
    school.do("move_start", loan=loan, starts="2026-12-30")
    moved = school.dues()
    assert moved["check", ""].date().isoformat() == "2027-01-07"  # over New Year's Day
    assert moved["reminder", ""].date().isoformat() == "2027-01-05"
    assert moved["anniversary", "1"].date().isoformat() == "2027-12-30"


@pytest.mark.both
@pytest.mark.rule("COM-50", "COM-13")
def test_a_changed_calendar_moves_the_deadlines_of_open_cases(school: School) -> None:
    loan, pupil = school.a_loan(starts="2026-12-01")
    school.do("lend", loan=loan, pupil=pupil)
    published = '{"2026": {"off": {"2026-12-03": "extra", "2026-12-04": "extra"}}}'
    school.do("house.change_setting", MANAGER, key="house.calendar", value=published)
    until_idle(school)
    assert school.dues()["check", ""].date().isoformat() == "2026-12-10"
    with school.house.store.reading() as db:
        assert dues.astray(db, FLOW, [loan], school.desk.settings) == []
        assert dues.astray(db, FLOW, [loan], Settings({}, "A1")) != []


@pytest.mark.rule("COM-01")
def test_a_loan_keeps_the_rules_of_the_day_on_which_it_was_asked_for(school: School) -> None:
    school.clock.set(datetime(2026, 8, 31, 10, tzinfo=UTC))
    old, pupil = school.a_loan(minutes=700, starts="2026-12-01")
    school.clock.set(datetime(2026, 9, 1, 10, tzinfo=UTC))
    new = school.do("ask_for_loan", pupil=pupil, instrument="V2", starts="2026-12-01").loan
    with pytest.raises(Refused) as refused:
        school.do("lend", loan=new, pupil=pupil)
    assert refused.value.no.args["least"] == 900
    school.do("lend", loan=old, pupil=pupil)
    assert school.facts(old).terms.check_after == 10


@pytest.mark.both
@pytest.mark.rule("COM-06")
def test_a_ledger_that_is_not_money_never_goes_below_zero(school: School) -> None:
    first, pupil = school.a_loan(minutes=1000)
    second = school.do("ask_for_loan", pupil=pupil, instrument="V2", starts="2026-12-01").loan
    school.do("lend", loan=first, pupil=pupil, seen={"minutes_left": 1000})
    with pytest.raises(Refused) as refused:
        school.do("lend", loan=second, pupil=pupil)
    assert refused.value.no.args["minutes"] == 100
    school.do("practise", pupil=pupil, minutes=900)
    with pytest.raises(Refused, match="You saw") as stale:
        school.do("lend", loan=second, pupil=pupil, seen={"minutes_left": 100})
    assert (stale.value.no.args["seen"], stale.value.no.args["now"]) == (100, 1000)


@pytest.mark.both
@pytest.mark.rule("COM-05", "COM-21")
def test_a_sealed_part_is_read_by_few_and_stands_in_no_row(school: School) -> None:
    loan, _ = school.a_loan()
    school.do("confide", TEACHES, loan=loan, note="家里不让练到太晚")
    school.desk.staff = TEACHES
    assert school.desk.look(Confided, loan=loan).result().words == ("家里不让练到太晚",)
    school.desk.staff = KEEPER
    assert school.desk.look(Confided, loan=loan).result().words == ()
    with pytest.raises(Refused):
        school.do("confide", KEEPER, loan=loan, note="不该写")
    rows = str(school.rows(text("SELECT * FROM journal"))) + str(school.rows(text("SELECT * FROM refusals")))
    for word in ("太晚", "不该", "王一一", "402817"):
        assert word not in rows


@pytest.mark.rule("COM-01")
def test_a_side_run_takes_the_case_along(school: School) -> None:
    loan, pupil = school.a_loan()
    school.do("lend", loan=loan, pupil=pupil)
    checks = [school.do("open_check", loan=loan).check for _ in range(2)]
    school.do("fail_check", loan=loan, check=checks[0])
    assert school.facts(loan).step is Loan.CALLED_BACK
    with pytest.raises(Refused) as asked:
        school.do("fail_check", loan=loan, check=checks[1])
    assert asked.value.no.who == ("teacher",)
    school.do("fail_check", loan=loan, check=checks[1], approved_by=TEACHES)
    assert school.facts(loan).parts[checks[1]].step is Check.FAILED
    assert school.facts(loan).step is Loan.CALLED_BACK


@pytest.mark.rule("COM-01")
def test_two_cases_in_one_command(school: School) -> None:
    first, pupil = school.a_loan()
    school.do("lend", loan=first, pupil=pupil)
    second, _ = school.a_loan(instrument="V2")
    school.do("swap", loan=first, other=second)
    assert [school.facts(i).step for i in (first, second)] == [Loan.RETURNED, Loan.LENT]


@pytest.mark.both
@pytest.mark.rule("COM-01")
def test_a_constraint_that_two_clerks_can_meet_has_its_sentence(school: School) -> None:
    first, pupil = school.a_loan(instrument="V1")
    second, other = school.a_loan(instrument="V1")
    school.do("lend", loan=first, pupil=pupil)
    with pytest.raises(Refused, match="lent already"):
        school.do("lend", loan=second, pupil=other)
    assert school.facts(second).step is Loan.ASKED


@pytest.mark.rule("COM-01")
def test_a_command_that_breaks_its_word_is_a_bug_and_changes_nothing(school: School) -> None:
    loan, pupil = school.a_loan()
    school.do("lend", loan=loan, pupil=pupil)
    check = school.do("open_check", loan=loan).check
    with pytest.raises(Misdeclared, match="open to passed"):
        school.do("break_its_word", loan=loan, check=check)
    assert school.facts(loan).parts[check].step is Check.OPEN


@pytest.mark.rule("COM-04")
def test_the_same_id_answers_once(school: School) -> None:
    _loan, pupil = school.a_loan()
    for _ in range(3):
        school.do("practise", id="again", pupil=pupil, minutes=5)
    with pytest.raises(Unreadable, match="already used"):
        school.do("practise", id="again", pupil=pupil, minutes=6)
    assert school.rows(text("SELECT minutes FROM ninth_pupils"))[0].minutes == 1005


@pytest.mark.rule("COM-04")
def test_a_refusal_is_given_again_even_when_the_ground_has_changed(school: School) -> None:
    loan, pupil = school.a_loan(minutes=10)
    with pytest.raises(Refused) as first:
        school.do("lend", id="try", loan=loan, pupil=pupil)
    school.do("practise", pupil=pupil, minutes=5000)
    with pytest.raises(Refused) as second:
        school.do("lend", id="try", loan=loan, pupil=pupil)
    assert second.value.no.args == dict(first.value.no.args)
    school.do("lend", id="try-anew", loan=loan, pupil=pupil)


@pytest.mark.rule("COM-01")
@pytest.mark.parametrize("step", list(Loan))
def test_every_act_is_judged_in_every_state(school: School, step: Loan) -> None:
    loan, _pupil = school.a_loan()
    school.house.store.writer.run(lambda db: db.execute(text(f"UPDATE cases SET step = '{step.value}'")))
    facts = school.facts(loan)
    for act in FLOW.acts:
        if "loan" not in act.at or len(act.at) > 1:
            continue
        where = act.at["loan"]
        judged = school.desk.bus.flows["ninth"].by_name[act.name]
        school.desk.staff = Staff("all", act.roles)
        verdict = school.desk.may(f"ninth.{judged.name}", {"loan": loan}, {"loan": facts})
        allowed = step in (where if hasattr(where, "__contains__") else where.start)
        assert (verdict.no is None) is allowed, (act.name, step)


@pytest.mark.rule("COM-82")
def test_an_approval_fits_one_command_once_for_a_minute(school: School) -> None:
    for login, roles, pin in (("lin", [HOUSEKEEPER], "730154"), ("su", [TEACHER], "918273")):
        school.do("house.add_staff", MANAGER, login=login, name="某人", roles=roles, pin=pin)
    loan, pupil = school.a_loan()
    school.do("lend", loan=loan, pupil=pupil)
    one, two = (school.do("open_check", loan=loan).check for _ in range(2))
    school.do("fail_check", loan=loan, check=one)
    school.desk.log_in("lin", "730154").result()
    wish = {"loan": loan, "check": two}
    refused(school.desk.approve("lin", "730154", "ninth.fail_check", wish), "own wish")
    yes = school.desk.approve("su", "918273", "ninth.fail_check", wish).result()
    with pytest.raises(Refused, match="something else"):
        school.desk.do("ninth.fail_check", {"loan": loan, "check": one}, approval=yes)
    school.clock.advance(timedelta(seconds=61))
    with pytest.raises(Refused, match="is over"):
        school.desk.do("ninth.fail_check", wish, approval=yes)
    yes = school.desk.approve("su", "918273", "ninth.fail_check", wish).result()
    assert school.desk.do("ninth.fail_check", wish, approval=yes).result().call.approved_by == TEACHES
    with pytest.raises(Refused, match="is over"):
        school.desk.do("ninth.fail_check", wish, approval=yes)


@pytest.mark.rule("COM-82", "COM-21")
def test_wrong_pins_make_a_person_wait_longer_each_time_and_nobody_else(school: School) -> None:
    school.do("house.add_staff", MANAGER, login="lin", name="林", roles=[HOUSEKEEPER], pin="730154")
    waits = []
    for _ in range(12):
        with pytest.raises(Refused) as wrong:
            school.desk.log_in("lin", "111111").result()
        waits.append(wrong.value.no.args.get("seconds", 0))
        school.clock.advance(timedelta(seconds=waits[-1]))
    assert waits == [0, 0, 30, 60, 120, 240, 480, 900, 900, 900, 900, 900]
    refused(school.desk.log_in("lin", "111111"), "This PIN is not right")
    refused(school.desk.log_in("lin", "730154"), "Too many")
    assert school.desk.log_in("zhou", "402817").result() == MANAGER
    school.clock.advance(timedelta(seconds=900))
    assert school.desk.log_in("lin", "730154").result() == KEEPER
