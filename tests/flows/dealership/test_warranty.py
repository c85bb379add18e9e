"""Warranty and guarantee: the last day and the last kilometre, and what is never covered (DLR-12, 34)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flows.dealership.facts.guarantee import Repair
from app.flows.dealership.facts.warranty import Reason, Subject, Verdict
from app.flows.dealership.rules.guarantee import Done, comes_back, guaranteed, is_certified
from app.flows.dealership.rules.terms import End, Term, months_later
from app.flows.dealership.rules.warranty import Decision, Job, Terms, decide

INVOICED = date(2023, 11, 26)
LAST = date(2026, 11, 26)
END = End(LAST, 60_000)
TERMS = Terms(wear={"wiper": Term(months=6, km=10_000), "fuse": Term(months=2)})
JOB = Job(LAST, 60_000, INVOICED, papers_seen=True)


@pytest.mark.rule("DLR-12")
@pytest.mark.parametrize(
    ("day", "km", "reason"),
    [
        (INVOICED, 0, Reason.WITHIN_TERM),
        (LAST, 59_999, Reason.WITHIN_TERM),
        (LAST, 60_000, Reason.WITHIN_TERM),
        (LAST, 60_001, Reason.OVER_KM),
        (INVOICED, 60_001, Reason.OVER_KM),
        (LAST + timedelta(days=1), 60_000, Reason.OVER_TIME),
        (LAST + timedelta(days=1), 10, Reason.OVER_TIME),
        (LAST + timedelta(days=1), 60_001, Reason.OVER_BOTH),
    ],
)
def test_the_last_day_and_the_last_kilometre_are_covered(day: date, km: int, reason: Reason) -> None:
    verdict = Verdict.COVERED if reason is Reason.WITHIN_TERM else Verdict.NOT_COVERED
    assert decide(replace(JOB, day=day, km=km), TERMS) == Decision(verdict, reason, END, False)


@pytest.mark.rule("DLR-12")
@pytest.mark.parametrize(
    ("change", "reason", "end"),
    [
        ({"accident": True}, Reason.ACCIDENT, END),
        ({"misuse": True}, Reason.MISUSE, END),
        ({"accident": True, "misuse": True, "uncertain": True}, Reason.ACCIDENT, END),
        ({"invoiced": None}, Reason.NO_PROOF, None),
        ({"invoiced": None, "uncertain": True}, Reason.NO_PROOF, None),
        ({"km": 60_001, "uncertain": True}, Reason.OVER_KM, END),
        ({"subject": Subject.WEAR_PART, "part": "sunroof"}, Reason.NO_TERM, None),
        ({"subject": Subject.WEAR_PART, "part": "wiper"}, Reason.OVER_BOTH, End(date(2024, 5, 26), 10_000)),
        ({"subject": Subject.WEAR_PART, "part": "fuse"}, Reason.OVER_TIME, End(date(2024, 1, 26), None)),
    ],
)
def test_what_is_not_covered(change: dict[str, object], reason: Reason, end: End | None) -> None:
    assert decide(replace(JOB, **change), TERMS) == Decision(Verdict.NOT_COVERED, reason, end, False)


@pytest.mark.rule("DLR-12")
def test_every_thing_by_its_own_term() -> None:
    wiper = replace(JOB, subject=Subject.WEAR_PART, part="wiper", day=date(2024, 5, 26), km=10_000)
    assert decide(wiper, TERMS).verdict is Verdict.COVERED
    fuse = replace(wiper, part="fuse", day=date(2024, 1, 26), km=900_000)
    assert decide(fuse, TERMS).verdict is Verdict.COVERED
    battery = replace(JOB, subject=Subject.ENERGY_PART, day=date(2031, 11, 26), km=120_000)
    assert decide(battery, TERMS).end == End(date(2031, 11, 26), 120_000)
    assert decide(battery, TERMS).verdict is Verdict.COVERED
    assert decide(replace(battery, km=120_001), TERMS).reason is Reason.OVER_KM
    five_years = Terms(vehicle=Term(months=60, km=100_000))
    assert decide(replace(JOB, day=date(2028, 11, 26), km=100_000), five_years).verdict is Verdict.COVERED


@pytest.mark.rule("DLR-12")
def test_what_is_not_known_yet() -> None:
    unsure = decide(replace(JOB, uncertain=True), TERMS)
    assert (unsure.verdict, unsure.reason) == (Verdict.EXAMINE, Reason.UNCERTAIN)
    for job in (JOB, replace(JOB, uncertain=True), replace(JOB, accident=True)):
        assert decide(replace(job, papers_seen=False), TERMS).provisional
        assert not decide(job, TERMS).provisional


@pytest.mark.rule("DLR-12")
@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2023, 12, 31), 2, date(2024, 2, 29)),
        (date(2023, 8, 31), 1, date(2023, 9, 30)),
        (date(2023, 12, 1), 1, date(2024, 1, 1)),
        (date(2023, 6, 5), 0, date(2023, 6, 5)),
    ],
)
def test_a_month_without_that_day_ends_the_term(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


LEFT = date(2026, 6, 1)


@pytest.mark.rule("DLR-34")
@pytest.mark.parametrize(
    ("kind", "last_day", "last_km"),
    [
        (Repair.WHOLE_CAR, date(2026, 9, 9), 50_000),
        (Repair.ASSEMBLY, date(2026, 9, 9), 50_000),
        (Repair.SECOND_CLASS, date(2026, 7, 1), 35_000),
        (Repair.FIRST_CLASS, date(2026, 6, 11), 32_000),
        (Repair.SMALL, date(2026, 6, 11), 32_000),
        (Repair.SPECIAL, date(2026, 6, 11), 32_000),
    ],
)
def test_the_guarantee_of_a_repair(kind: Repair, last_day: date, last_km: int) -> None:
    done = Done("1", kind, LEFT, 30_000)
    assert guaranteed(done) == End(last_day, last_km)
    assert comes_back([done], last_day, last_km) == (done,)
    assert comes_back([done], last_day + timedelta(days=1), 30_001) == ()
    assert comes_back([done], LEFT, last_km + 1) == ()


@pytest.mark.rule("DLR-34")
def test_a_car_comes_back_for_what_still_answers() -> None:
    gearbox, oil = Done("gearbox", Repair.ASSEMBLY, LEFT, 30_000), Done("oil", Repair.SMALL, LEFT, 30_000)
    assert comes_back([gearbox, oil], date(2026, 6, 11), 31_000) == (gearbox, oil)
    assert comes_back([gearbox, oil], date(2026, 6, 12), 31_000) == (gearbox,)
    more = {**dict.fromkeys(Repair, Term(days=365, km=50_000))}
    assert comes_back([oil], date(2027, 6, 1), 80_000, more) == (oil,)


@pytest.mark.rule("DLR-34")
def test_what_leaves_with_a_certificate() -> None:
    assert {kind for kind in Repair if is_certified([kind])} == {
        Repair.WHOLE_CAR,
        Repair.ASSEMBLY,
        Repair.SECOND_CLASS,
    }
    assert is_certified([Repair.SMALL, Repair.ASSEMBLY]) and not is_certified([])


@pytest.mark.rule("DLR-12", "DLR-34")
@given(
    st.dates(date(2000, 1, 1), date(2090, 1, 1)),
    st.integers(0, 120),
    st.integers(0, 400),
    st.integers(0, 400_000),
)
def test_a_longer_term_never_ends_earlier(since: date, months: int, days: int, km: int) -> None:
    short, long = Term(months, days, km).ends(since), Term(months + 1, days, km).ends(since)
    if short.day and long.day:
        assert since <= short.day <= long.day
    assert short.km == long.km
