"""The duty roster: filled fairly, swapped, declined without penalty, ticked into entries (VOL-03; idea of C4, 7)."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.flows.volunteer.commands import roster
from app.flows.volunteer.facts.roster import WeekShown
from app.flows.volunteer.facts.tracks import Duty, Entry
from app.flows.volunteer.model.booklets import EntryRow
from app.flows.volunteer.queries.roster import hands_of, week_of
from app.flows.volunteer.rules.activities import held
from app.flows.volunteer.rules.roster import Opening, claim, fill, in_charge, next_in_line
from app.flows.volunteer.rules.services import overlapping
from app.house import open_house
from app.kernel.refusal import Refused
from tests.fixtures import Database
from tests.flows.volunteer.at_once import at_once, beside, once_both_know
from tests.flows.volunteer.centre import CLASSES, MANAGER, Centre, service

CLASS, OTHER = CLASSES
WEEK = date(2026, 11, 9)
"""A week of the period whose booklets are handed in now."""
A, B, C, D, E, F = (f"{CLASSES[CLASS]}{n:02}" for n in range(1, 7))
DUTY = {
    "day": "2026-11-10",
    "start": 720,
    "end": 780,
    "place": "中心前台",
    "content": "值班登记",
    "people": 2,
}


def plan(centre: Centre, **more: Any) -> str:
    return str(centre.do("plan_slot", klass=centre.classes[CLASS], what={**DUTY, **more}))


def filled(centre: Centre, week: date = WEEK) -> int:
    return int(centre.do("fill_week", klass=centre.classes[CLASS], week=week.isoformat()))


def on_duty(centre: Centre, slot: str, *steps: Duty) -> list[str]:
    with centre.house.store.reading() as db:
        [facts] = [one for one in week_of(db, centre.classes[CLASS], WEEK) if one.id == slot]
    wanted = steps or (Duty.PLANNED, Duty.ATTENDED)
    return sorted(one.student for one in facts.duties if one.step in wanted)


def had(centre: Centre) -> dict[str, int]:
    with centre.house.store.reading() as db:
        return hands_of(db, centre.classes[CLASS], WEEK, WEEK + timedelta(days=7), centre.desk.settings)


@pytest.mark.both
@pytest.mark.rule("VOL-03", "VOL-05")
def test_the_week_is_filled_with_those_who_have_the_fewest_hours(centre: Centre) -> None:
    collection = centre.hand_in(3, 3)
    for student in (A, B, F):
        centre.enter(collection, student, day="2026-11-02")
    noon, evening, across = plan(centre), plan(centre, start=1080, end=1140), plan(centre, start=750, end=810)
    assert filled(centre) == 6
    assert on_duty(centre, noon) == [C, D], "three hours fewer than the others"
    assert on_duty(centre, across) == [A, E], "C and D are elsewhere then; E has served nothing"
    assert on_duty(centre, evening) == [C, D], "an hour is still less than three"
    assert filled(centre) == 0, "nothing is free any more"
    assert had(centre) == {A: 240, B: 180, C: 120, D: 120, E: 60, F: 180}
    centre.do("put_on_duty", slot=noon, student=B)
    assert on_duty(centre, noon) == [B, C, D], "the number in the note is a reference"
    no = centre.refused("put_on_duty", slot=across, student=B)
    assert "elsewhere" in no.message
    centre.enter(collection, F, day="2026-11-10", start=700, end=730)
    assert "elsewhere" in centre.refused("put_on_duty", slot=noon, student=F).message
    assert "another class" in centre.refused("put_on_duty", slot=noon, student="24021001").message
    assert "already" in centre.refused("put_on_duty", slot=noon, student=B).message


@pytest.mark.rule("VOL-03")
def test_whoever_declines_loses_nothing_and_the_place_goes_to_the_next(centre: Centre) -> None:
    slot = plan(centre, people=1)
    filled(centre)
    assert on_duty(centre, slot) == [A]
    before = had(centre)
    assert centre.do("decline_duty", slot=slot, student=A, why="要补考") == B
    assert on_duty(centre, slot) == [B] and on_duty(centre, slot, Duty.DECLINED) == [A]
    assert had(centre)[A] == before[A] - 60, "no hours, and none taken"
    assert "not planned" in centre.refused("decline_duty", slot=slot, student=A).message
    for one in (B, C, D, E):
        centre.do("decline_duty", slot=slot, student=one)
    assert on_duty(centre, slot) == [F]
    assert centre.do("decline_duty", slot=slot, student=F) is None, "nobody is left: the place stays free"
    assert filled(centre) == 0, "nobody is asked twice for one duty"
    later = plan(centre, day="2026-11-11", people=1)
    filled(centre)
    assert on_duty(centre, later) == [A], "whoever declined is as near the front as before"


@pytest.mark.rule("VOL-03")
def test_the_leader_swaps_one_for_another(centre: Centre) -> None:
    slot = plan(centre, people=1)
    filled(centre)
    centre.do("swap_duty", slot=slot, student=A, instead=D)
    assert on_duty(centre, slot) == [D] and on_duty(centre, slot, Duty.SWAPPED) == [A]
    assert "not planned" in centre.refused("swap_duty", slot=slot, student=A, instead=E).message
    assert "already" in centre.refused("swap_duty", slot=slot, student=D, instead=D).message
    centre.do("leave_class", student=E, on="2026-11-10")
    assert "left the class" in centre.refused("swap_duty", slot=slot, student=D, instead=E).message


@pytest.mark.both
@pytest.mark.rule("VOL-03", "VOL-10")
def test_a_tick_makes_an_entry_that_the_next_hand_in_takes(centre: Centre) -> None:
    slot = plan(centre)
    filled(centre)
    [first, late] = centre.do("tick_attendance", slot=slot, students=[A, C], witness="许老师")
    assert on_duty(centre, slot, Duty.ATTENDED) == [A, C], "C came beyond the plan"
    assert on_duty(centre, slot, Duty.ABSENT) == [B]
    assert (
        "ticked already"
        in centre.refused("tick_attendance", slot=slot, students=[A], witness="许老师").message
    )
    assert "stays" in centre.refused("drop_slot", slot=slot).message
    centre.do("untick_attendance", slot=slot, student=C)
    [state] = centre.rows(select(EntryRow.state).where(EntryRow.id == late))
    assert state.state == Entry.STRUCK
    again = plan(centre, start=750, end=800)
    assert (
        "another entry"
        in centre.refused("tick_attendance", slot=again, students=[A], witness="许老师").message
    )
    collection = centre.hand_in(1, 1)
    [entry] = centre.facts(collection).entries
    assert (entry.id, entry.duty, entry.minutes, entry.step) == (first, True, 60, Entry.OPEN)
    assert "handed in" in centre.refused("untick_attendance", slot=slot, student=A).message
    centre.do("leave_for_next", collection=collection, entry=first)
    assert centre.facts(collection).entries == ()
    own = centre.enter(collection, B)[0]
    assert "strike" in centre.refused("leave_for_next", collection=collection, entry=own).message


@pytest.mark.both
@pytest.mark.rule("VOL-03", "VOL-11")
def test_the_witness_is_the_leader_of_the_day_not_of_the_year_to_come(centre: Centre) -> None:
    """In August the class is opened for the year to come: whoever leads it then stamped nothing yet."""
    coming = {"klass": CLASS, "college": "机电学院", "year": 2027, "leader": "马骏", "secretary": "许诺"}
    centre.do("open_class", what=coming)
    shown = centre.desk.look(WeekShown, klass=centre.classes[CLASS], week=WEEK).result()
    settings = centre.desk.settings
    assert in_charge(shown, date(2026, 11, 10), settings) == "刘洋"
    assert in_charge(shown, date(2027, 7, 31), settings) == "刘洋", "the last day of the year"
    assert (
        in_charge(shown, date(2027, 8, 1), settings) == in_charge(shown, date(2028, 9, 1), settings) == "马骏"
    )
    assert in_charge(shown, date(2025, 11, 10), settings) == "", "nobody was named"


@pytest.mark.rule("VOL-03", "VOL-02")
def test_six_on_duty_are_no_activity_that_nobody_told_of(centre: Centre) -> None:
    slot = plan(centre, people=6)
    filled(centre)
    centre.do("tick_attendance", slot=slot, students=[A, B, C, D, E, F], witness="许老师")
    facts = centre.facts(centre.hand_in(6, 6))
    assert len(facts.entries) == 6
    assert {held(facts, one, centre.desk.settings) for one in facts.entries} == {None}


@pytest.mark.rule("VOL-03")
def test_a_week_is_taken_over_from_the_one_before_and_printed_for_the_wall(centre: Centre) -> None:
    klass = centre.classes[CLASS]
    assert centre.refused("copy_week", klass=klass, week=WEEK.isoformat()).mend == "plan_slot"
    first = plan(centre, day="2026-10-27")
    dropped = plan(centre, day="2026-10-28")
    centre.do("drop_slot", slot=dropped)
    assert "taken off" in centre.refused("put_on_duty", slot=dropped, student=A).message
    [copied] = centre.do("copy_week", klass=klass, week=WEEK.isoformat())
    with centre.house.store.reading() as db:
        [made] = week_of(db, klass, WEEK)
    assert (made.id, made.day, made.people) == (copied, date(2026, 11, 10), 2) and copied != first
    assert "already" in centre.refused("copy_week", klass=klass, week=WEEK.isoformat()).message
    assert "Monday" in centre.refused("fill_week", klass=klass, week="2026-11-10").message
    filled(centre)
    assert centre.do("print_roster", klass=klass, week=WEEK.isoformat())
    coming = plan(centre, day="2026-11-23", start=840, end=900)
    no = centre.refused("tick_attendance", slot=coming, students=[A], witness="许老师")
    assert no.args["at"] == datetime(2026, 11, 23, 7, tzinfo=UTC)
    assert "before it begins" in centre.refused("plan_slot", klass=klass, what={**DUTY, "end": 720}).message


@st.composite
def weeks(draw: st.DrawFn) -> tuple[list[Opening], dict[str, int]]:
    """Openings of a week that may overlap, with some who declined, and a class with hours of all kinds."""
    minutes = {f"s{n}": draw(st.integers(0, 600)) for n in range(draw(st.integers(1, 6)))}
    openings = [
        Opening(
            f"o{n}",
            WEEK + timedelta(days=draw(st.integers(0, 1))),
            draw(st.integers(8, 12)) * 60,
            draw(st.sampled_from((30, 60, 120))),
            draw(st.integers(0, 3)),
            frozenset(draw(st.sets(st.sampled_from(sorted(minutes)), max_size=2))),
        )
        for n in range(draw(st.integers(1, 6)))
    ]
    return openings, minutes


@pytest.mark.rule("VOL-03")
@given(weeks())
def test_nobody_is_twice_at_one_time_and_nobody_is_passed_over(
    week: tuple[list[Opening], dict[str, int]],
) -> None:
    openings, minutes = week
    given_ = fill(openings, minutes, ())
    slots = {one.slot: one for one in openings}
    claims = [claim(slots[slot], student) for slot, student in given_]
    assert overlapping(claims, ()) is None, "nobody twice at one time"
    assert all(student not in slots[slot].shut for slot, student in given_), "nobody who declined"
    count = {slot: sum(at == slot for at, _ in given_) for slot in slots}
    assert all(count[one.slot] <= one.free for one in openings)
    had = dict(minutes)
    for n, (slot, student) in enumerate(given_):
        others = _free_for(slots[slot], had, claims[:n], given_[:n])
        assert had[student] == min(had[one] for one in others), "whoever has the fewest comes first"
        had[student] += slots[slot].minutes
    for one in openings:
        if count[one.slot] < one.free:
            shut = [student for at, student in given_ if at == one.slot]
            assert next_in_line(one, had, claims, shut) is None, (
                "a place stays free only where nobody can come"
            )


def _free_for(
    one: Opening, had: dict[str, int], claims: Sequence[Any], before: Sequence[tuple[str, str]]
) -> list[str]:
    there = {student for slot, student in before if slot == one.slot}
    return [
        student
        for student in had
        if student not in one.shut | there and not overlapping([claim(one, student)], claims)
    ]


@pytest.mark.rule("VOL-03")
def test_whoever_declined_and_came_again_is_on_duty_once(centre: Centre) -> None:
    slot = plan(centre, people=1)
    filled(centre)
    centre.do("decline_duty", slot=slot, student=A)
    centre.do("put_on_duty", slot=slot, student=A)
    centre.do("tick_attendance", slot=slot, students=[A], witness="许老师")
    assert on_duty(centre, slot, Duty.PLANNED) == []
    assert (on_duty(centre, slot, Duty.ATTENDED), on_duty(centre, slot, Duty.DECLINED)) == ([A], [A])
    assert had(centre)[A] == 60, "an hour is an hour"


@pytest.mark.rule("VOL-03", "VOL-10")
def test_a_duty_that_was_entered_without_its_times_is_not_ticked_as_another_service(centre: Centre) -> None:
    slot = plan(centre)
    told = {"day": DUTY["day"], "place": " 中心前台", "start": None, "end": None, "minutes": 60}
    centre.enter(centre.hand_in(), A, **told)
    tick = {"slot": slot, "witness": "许老师"}
    assert "no times" in centre.refused("tick_attendance", students=[A], **tick).message
    assert len(centre.do("tick_attendance", students=[B], **tick)) == 1


@pytest.mark.both
@pytest.mark.rule("VOL-03", "COM-06")
def test_of_two_counters_that_take_a_week_over_one_does(
    centre: Centre, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan(centre, day="2026-10-27")
    week = {"klass": centre.classes[CLASS], "week": WEEK.isoformat()}
    monkeypatch.setattr(roster, "monday", once_both_know(roster.monday))
    with beside(centre, database) as other:
        said = at_once(
            lambda: centre.do("copy_week", id="here", **week),
            lambda: other.do("copy_week", id="there", **week),
        )
    assert sorted(map(bool, said)) == [False, True]
    with centre.house.store.reading() as db:
        assert len(week_of(db, centre.classes[CLASS], WEEK)) == 1


@pytest.mark.rule("VOL-01", "VOL-03")
def test_days_of_joining_and_leaving_hold_for_duties_and_entries(centre: Centre) -> None:
    slot = plan(centre)
    filled(centre)
    assert on_duty(centre, slot) == [A, B]
    centre.do("leave_class", student=A, on="2026-11-10")
    assert on_duty(centre, slot) == [B], "whoever leaves is on no duty from that day on"
    centre.do("correct_student", student=C, name="王龚", joined="2026-11-11")
    assert filled(centre) == 1
    assert on_duty(centre, slot) == [B, D], "C joined later"
    assert "after that" in centre.refused("put_on_duty", slot=slot, student=C).message
    assert "left" in centre.refused("tick_attendance", slot=slot, students=[A], witness="许老师").message
    collection = centre.hand_in(1, 1)
    entry = {"collection": collection, "service": service(day="2026-11-10", start=900, end=960)}
    assert "left" in centre.refused("enter_service", **entry, students=[A]).message
    assert centre.refused("enter_service", **entry, students=[C]).mend == "correct_student"
    assert centre.enter(collection, A, day="2026-11-09")


@pytest.mark.both
@pytest.mark.rule("VOL-03", "COM-06")
def test_of_two_counters_at_one_duty_each_place_is_given_once(centre: Centre, database: Database) -> None:
    """The week is filled twice at once, one declines at both, both tick: nobody twice, no entry twice."""
    centre.do("house.add_counter", MANAGER, counter="A2", name="侧台", flows=["volunteer"])
    second = open_house(
        database.home, database.url, counter="A2", clock=centre.clock, folders=database.folders
    )
    counters = (centre, Centre(second, centre.clock))
    noon, same = plan(centre), plan(centre, content="同一时间", place="校图书馆")
    klass = centre.classes[CLASS]

    def both(act: str, **args: Any) -> list[Any]:
        """What each of two counters is answered that do one thing at once; a refusal is `Refused`."""
        start = Barrier(2)

        def one(n: int) -> Any:
            start.wait()
            try:
                return counters[n].do(act, id=f"{act}-{n}-{len(args)}", **args)
            except Refused:
                return Refused

        with ThreadPoolExecutor(2) as two:
            return list(two.map(one, range(2)))

    try:
        assert sorted(both("fill_week", klass=klass, week=WEEK.isoformat())) == [0, 4]
        here = on_duty(centre, noon)
        assert len({*here, *on_duty(centre, same)}) == 4, "two places each, four students, nobody twice"
        given_ = both("decline_duty", slot=noon, student=here[0])
        assert given_.count(Refused) == 1, "whoever comes second hears that it was declined"
        assert len(on_duty(centre, noon)) == 2 and on_duty(centre, noon, Duty.DECLINED) == [here[0]]
        free = next(s for s in (A, B, C, D, E, F) if s not in {*here, *given_, *on_duty(centre, same)})
        centre.do("put_on_duty", slot=noon, student=here[0])
        assert both("swap_duty", slot=noon, student=here[0], instead=free).count(Refused) == 1
        assert on_duty(centre, noon).count(free) == 1, "sent once, though both counters sent them"
        came = on_duty(centre, noon)
        ticked = both("tick_attendance", slot=noon, students=came, witness="许老师")
        assert ticked.count(Refused) == 1
    finally:
        second.close()
    entries = centre.rows(select(EntryRow.student).where(EntryRow.day == date(2026, 11, 10)))
    assert sorted(r.student for r in entries) == came
