"""A student moves to another class: from a day on all is the new one's, what was before stays (VOL-01)."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from app.flows.volunteer.checks import classes_fit, ledgers_fit, tallies_fit
from app.flows.volunteer.facts.archive import ArchiveShown
from app.flows.volunteer.facts.certificates import ClassCertificates
from app.flows.volunteer.facts.college import CollegeList
from app.flows.volunteer.facts.figures import Figures
from app.flows.volunteer.facts.form_views import ClassForms, TallyBook, TallyShown
from app.flows.volunteer.facts.ids import ArchiveId, TallyId
from app.flows.volunteer.facts.people import Classes, ClassStudents, StudentsFound
from app.flows.volunteer.facts.spells import Spell, class_on, was_of
from app.flows.volunteer.facts.tracks import Duty
from app.flows.volunteer.facts.views import LedgerShown, Roster
from app.flows.volunteer.model.classes import MoveRow, StudentRow
from app.flows.volunteer.model.roster import DutyRow
from app.flows.volunteer.queries.spells import class_on as in_sql
from tests.flows.volunteer.centre import CLASSES, Centre, service

OLD, NEW = CLASSES
FEW, OTHER = "23140501", "23140502"
NOVEMBER = date(2026, 11, 1)
ON = "2026-11-10"


def move(centre: Centre, to: str = NEW, on: str = ON, student: str = FEW) -> None:
    centre.do("move_student", student=student, klass=centre.classes[to], on=on)


def refused(centre: Centre, to: str = NEW, on: str = ON, student: str = FEW) -> Any:
    return centre.refused("move_student", student=student, klass=centre.classes[to], on=on)


def names(centre: Centre, kind: type, klass: str) -> set[str]:
    shown = centre.desk.look(kind, klass=centre.classes[klass]).result()
    return {getattr(one, "facts", one).id for one in getattr(shown, "students", getattr(shown, "forms", ()))}


def kept(centre: Centre, klass: str, day: str) -> str:
    """The class hands in an entry of the student, which is stamped; the form is entered and kept."""
    collection = centre.hand_in(1, 1, klass)
    [entry] = centre.enter(collection, FEW, day=day)
    centre.do("close_pile", collection=collection)
    centre.judged(collection, entry)
    centre.do("stamp_collection", collection=collection)
    return collection


def settle(centre: Centre, collection: str) -> None:
    here = {"collection": collection, "students": [FEW]}
    for act in ("give_forms", "enter_forms", "stamp_forms"):
        centre.do(act, **here)


@pytest.mark.rule("VOL-01")
def test_a_spell_lasts_until_the_next_one_and_of_two_that_begin_together_the_later_counts() -> None:
    spells = tuple(Spell(k, date(2026, 11, d)) for k, d in (("a", 1), ("b", 10), ("a", 20), ("c", 20)))
    days = {1: "a", 9: "a", 10: "b", 19: "b", 20: "c", 30: "c"}
    assert {d: class_on(spells, date(2026, 11, d)) for d in days} == days
    assert class_on(spells, date(2026, 10, 1)) == "a", "before the first it is the first"
    assert was_of(spells, "b", date(2026, 11, 1), date(2026, 11, 10))
    assert not was_of(spells, "b", date(2026, 11, 20), date(2026, 11, 30))
    assert not was_of(spells, "a", date(2026, 11, 20), date(2026, 11, 30)), "it was put right on that day"


@pytest.mark.both
@pytest.mark.rule("VOL-01", "VOL-12")
def test_what_was_served_before_is_the_old_classs_and_what_comes_after_the_new_ones(centre: Centre) -> None:
    move(centre)
    old, new = centre.hand_in(1, 1), centre.hand_in(1, 1, NEW)
    late = {"students": [FEW], "service": service(day="2026-11-12")}
    early = {"students": [FEW], "service": service(day="2026-11-08")}
    no = centre.refused("enter_service", collection=old, **late)
    assert (no.args["students"], no.args["day"]) == ([FEW], date(2026, 11, 12))
    assert "another class" in centre.refused("enter_service", collection=new, **early).message
    centre.do("enter_service", collection=old, **early)
    centre.do("enter_service", collection=new, **late)
    query = select(StudentRow.id, in_sql(MoveRow.since)).join(MoveRow, MoveRow.student == StudentRow.id)
    assert [tuple(r) for r in centre.rows(query)] == [(FEW, centre.classes[NEW])]
    for kind, was in ((Roster, True), (ClassStudents, False)):
        assert (FEW in names(centre, kind, OLD)) is was, "a late booklet may still come"
        assert FEW in names(centre, kind, NEW)
    assert {one.students for one in centre.desk.look(Classes).result().classes} == {5, 7}
    [line] = centre.desk.look(StudentsFound, words=FEW).result().students
    assert (line.klass, line.before) == (NEW, {centre.classes[one]: one for one in CLASSES})
    assert centre.desk.look(LedgerShown, student=FEW).result().klass == NEW
    assert FEW in names(centre, ClassCertificates, NEW) - names(centre, ClassCertificates, OLD)
    with centre.house.store.reading() as db:
        assert list(classes_fit(db)) == []


@pytest.mark.rule("VOL-01", "VOL-03")
def test_duties_from_that_day_on_are_given_up_and_the_new_class_may_ask(centre: Centre) -> None:
    told = {"start": 720, "end": 780, "place": "中心前台", "content": "值班", "people": 6}
    days = ("2026-11-09", "2026-11-11")
    slots = [
        centre.do("plan_slot", klass=centre.classes[OLD], what=told | {"day": day, "start": 700 + n})
        for n, day in enumerate(days)
    ]
    centre.do("fill_week", klass=centre.classes[OLD], week="2026-11-09")
    move(centre)
    states = {
        r.slot: r.state
        for r in centre.rows(select(DutyRow.slot, DutyRow.state).where(DutyRow.student == FEW))
    }
    assert states == {slots[0]: Duty.PLANNED, slots[1]: Duty.DECLINED}
    centre.do("tick_attendance", slot=slots[0], students=[FEW], witness="许老师")
    assert "another class" in centre.refused("put_on_duty", slot=slots[1], student=FEW).message
    theirs = centre.do("plan_slot", klass=centre.classes[NEW], what=told | {"day": "2026-11-11"})
    centre.do("put_on_duty", slot=theirs, student=FEW)
    assert len(centre.facts(centre.hand_in(1, 1, NEW)).entries) == 0
    [entry] = centre.facts(centre.hand_in()).entries
    assert entry.student == FEW, "what they were ticked for before goes with the old class"


@pytest.mark.rule("VOL-01", "VOL-20", "VOL-30", "VOL-31", "VOL-40")
def test_tally_archive_and_figures_of_a_month_are_each_classs_own_and_the_ledger_goes_on(
    centre: Centre,
) -> None:
    old = kept(centre, OLD, "2026-11-08")
    settle(centre, old)
    move(centre, on="2026-11-12")
    new = kept(centre, NEW, "2026-11-13")
    assert centre.balance(FEW) == 360, "one ledger"
    assert "another class" in centre.refused("give_forms", collection=old, students=[FEW]).message
    assert FEW in names(centre, ClassForms, NEW) - names(centre, ClassForms, OLD)
    settle(centre, new)
    centre.clock.set(datetime(2026, 12, 2, 6, tzinfo=UTC))
    months = {(one.name, one.month) for one in centre.desk.look(TallyBook).result().months}
    assert months == {(OLD, NOVEMBER), (NEW, NOVEMBER)}
    for klass in CLASSES:
        tally = TallyId.of(centre.classes[klass], NOVEMBER)
        assert centre.do("confirm_tally", tally=tally, leader="刘洋") == 180
        shown = centre.desk.look(TallyShown, tally=str(tally)).result()
        assert shown.facts.confirmed[FEW] == 180 and FEW in shown.names
        centre.do("check_tally", tally=tally, collections=[])
        archive = ArchiveId.of(centre.classes[klass], 2026)
        centre.do("enter_month", archive=archive, month=NOVEMBER.isoformat(), collections=[])
        shown = centre.desk.look(ArchiveShown, archive=str(archive)).result()
        [pupil] = [one for one in shown.students if one.student == FEW]
        assert pupil.minutes == {NOVEMBER: 180} and [one.minutes for one in shown.activities] == [180]
    [entry] = [one for one in centre.facts(old).entries if one.student == FEW]
    centre.judged(old, entry.id, "judge_fake")
    [fake] = centre.desk.look(CollegeList).result().fakes
    assert fake.klass == OLD, "it was served there"
    span = {"first": date(2026, 11, 1), "last": date(2026, 12, 31)}
    found = centre.desk.look(Figures, **span).result()
    figures = {one.name: (one.minutes, one.taken) for one in found.classes}
    assert figures == {OLD: (0, 180), NEW: (180, 0)}
    with centre.house.store.reading() as db:
        assert [*ledgers_fit(db), *tallies_fit(db), *classes_fit(db)] == []
    centre.clock.set(datetime(2027, 1, 4, 6, tzinfo=UTC))
    december = {one.name for one in centre.desk.look(TallyBook).result().months if one.month.month == 12}
    assert december == {NEW}, "what is corrected later shows where the student is then"


@pytest.mark.rule("VOL-01")
def test_what_a_move_would_change_behind_itself_is_refused(centre: Centre) -> None:
    assert "already" in refused(centre, to=OLD).message
    assert "joined" in refused(centre, on="2023-09-01").message
    assert "year ahead" in refused(centre, on="2029-11-10").message
    not_opened = refused(centre, on="2027-09-01")
    assert (not_opened.mend, not_opened.args["year"]) == ("open_class", 2027)
    collection = kept(centre, OLD, "2026-11-08")
    assert refused(centre).mend == "give_forms", "three hours are not on the form yet"
    here = {"collection": collection, "students": [FEW]}
    for act, mend in (("give_forms", "enter_forms"), ("enter_forms", "stamp_forms")):
        centre.do(act, **here)
        assert refused(centre).mend == mend
    centre.do("stamp_forms", **here)
    assert "move after it" in refused(centre, on="2026-11-08").message
    move(centre)
    assert "move later" in refused(centre, to=OLD, on="2026-11-09").message
    move(centre, to=OLD)
    assert centre.student().class_on(date(2026, 11, 10)) == centre.classes[OLD], (
        "a slip is put right that day"
    )
    told = {"student": FEW, "name": "陈思远", "joined": "2026-11-11"}
    assert "moved to another class" in centre.refused("correct_student", **told).message
    assert "left it later" in centre.refused("leave_class", student=FEW, on="2026-11-10").message
    centre.clock.set(datetime(2026, 12, 2, 6, tzinfo=UTC))
    centre.do("confirm_tally", tally=TallyId.of(centre.classes[NEW], NOVEMBER), leader="刘洋")
    no = refused(centre, on="2026-11-20", student=OTHER)
    assert (no.args["klass"], no.args["month"]) == (NEW, "2026-11")
    move(centre, on="2026-12-01", student=OTHER)
    centre.do("leave_class", student=FEW, on="2026-12-01")
    assert "left the class" in refused(centre, on="2026-12-02").message


@pytest.mark.rule("VOL-01", "VOL-04")
def test_an_archive_that_was_closed_takes_nobody_in_afterwards(centre: Centre) -> None:
    centre.clock.set(datetime(2027, 8, 3, 6, tzinfo=UTC))
    centre.do("close_archive", archive=ArchiveId.of(centre.classes[NEW], 2026))
    no = refused(centre, on="2027-07-20")
    assert "archived" in no.message and no.args == {"month": "2027-07", "klass": NEW}
