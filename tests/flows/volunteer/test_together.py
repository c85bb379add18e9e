"""One long service however it is written and handed in, and five who were there at one time (VOL-02, 10, 13)."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import text

from app.counter.overview import Agenda
from app.flows.volunteer.checks import places_are_compared
from app.flows.volunteer.facts.activities import Activities, Held
from app.flows.volunteer.facts.records import ACTIVITY
from app.flows.volunteer.facts.tracks import Entry
from app.flows.volunteer.rules.activities import held, to_be_seen_to
from app.flows.volunteer.rules.together import in_one_go, minutes_in_one_go
from tests.flows.volunteer.centre import CLERKS, Centre, service
from tests.flows.volunteer.test_activities import BEFORE, register, told

WHO, OTHERS = "23140501", ("23140502", "23140503", "23140504", "23140505")
THEIRS = "城管2402班"
NEXT = datetime(2026, 12, 8, 6, 6, tzinfo=UTC)
"""After the next period is over."""


LATE = datetime(2026, 11, 8, 1, 30, tzinfo=UTC)
"""Half past nine: once all of them have begun."""


def seen_to(centre: Centre) -> set[str]:
    """The activities that are to be seen to; those on Today and in the book are the same."""
    book = {
        one.facts.id for one in centre.desk.look(Activities).result().activities if to_be_seen_to(one.facts)
    }
    today = centre.desk.look(Agenda).result().rows
    assert book == {one.record.removeprefix(ACTIVITY) for one in today if one.record}
    return book


def why(centre: Centre, collection: str, entry: str) -> Held | None:
    facts = centre.facts(collection)
    return held(facts, facts.parts[entry], centre.desk.settings)


def went(centre: Centre, collection: str, entry: str) -> tuple[int, tuple[tuple[int, int], ...]]:
    facts = centre.facts(collection)
    spans = [(one.start or 0, (one.start or 0) + one.minutes) for one in in_one_go(facts, facts.parts[entry])]
    return minutes_in_one_go(facts, facts.parts[entry]), tuple(spans)


@pytest.mark.both
@pytest.mark.rule("VOL-13")
def test_a_long_service_over_two_hand_ins_is_one(centre: Centre) -> None:
    """10:00–12:00 is stamped; with the next hand-in comes 12:00–14:00 of the same day and place."""
    first, [morning] = centre.pile({"start": 600, "end": 720})
    assert why(centre, first, morning) is None, "two hours"
    centre.judged(first, morning)
    centre.do("stamp_collection", collection=first)
    centre.clock.set(NEXT)
    later, [noon] = centre.pile({"start": 720, "end": 840})
    assert went(centre, later, noon) == (240, ((600, 720), (720, 840)))
    no = centre.refused("approve_entry", collection=later, entry=noon)
    assert (no.args["minutes"], no.mend) == (240, "verify_entry")
    centre.do("verify_entry", collection=later, entry=noon, how="telephone", note="问过院长")
    centre.judged(later, noon)
    assert centre.do("stamp_collection", collection=later).minutes == 120


@pytest.mark.both
@pytest.mark.rule("VOL-13", "VOL-14")
def test_what_was_approved_before_its_other_half_came_is_held_at_the_stamp(centre: Centre) -> None:
    first, [morning] = centre.pile({"start": 600, "end": 720})
    centre.judged(first, morning)
    centre.clock.set(NEXT)
    later = centre.hand_in()
    [noon] = centre.enter(later, WHO, start=720, end=840)
    assert centre.refused("stamp_collection", collection=first).mend == "verify_entry"
    centre.do("strike_entry", collection=later, entry=noon)
    assert centre.do("stamp_collection", collection=first).credited == 1, "what was struck touches nothing"


@pytest.mark.both
@pytest.mark.rule("VOL-13")
def test_times_that_meet_are_one_service_and_those_with_a_pause_or_of_another_are_not(centre: Centre) -> None:
    collection = centre.hand_in(2, 6)

    def entered(who: str, start: int, end: int, **more: Any) -> str:
        return centre.enter(collection, who, start=start, end=end, **more)[0]

    early, noon = entered(WHO, 600, 720), entered(WHO, 720, 780)
    assert why(centre, collection, noon) is None, "three hours"
    late = entered(WHO, 780, 840)
    assert {why(centre, collection, one) for one in (early, noon, late)} == {Held.LONG}
    apart = entered(WHO, 900, 960)
    elsewhere, another = entered(WHO, 960, 1080, place="松江二院"), entered(OTHERS[0], 840, 960)
    assert {why(centre, collection, one) for one in (apart, elsewhere, another)} == {None}
    assert went(centre, collection, late)[0] == 240
    assert went(centre, collection, apart) == (60, ((900, 960),))


@pytest.mark.both
@pytest.mark.rule("VOL-02")
def test_five_whose_times_meet_are_held_though_none_began_with_another(centre: Centre) -> None:
    """Three of a class and one of another began a minute apart; the fifth wrote no times."""
    ours, theirs = centre.hand_in(4, 5), centre.hand_in(1, 1, THEIRS)
    entries = [centre.enter(ours, who, start=510 + n)[0] for n, who in enumerate((WHO, *OTHERS[:2]))]
    [fourth] = centre.enter(theirs, "24021001", start=560)
    assert {why(centre, ours, one) for one in entries} == {why(centre, theirs, fourth)} == {None}, "four"
    after = centre.enter(ours, OTHERS[2], start=690, end=750)
    assert why(centre, ours, entries[0]) is None, "who came when they left was not there with them"
    centre.do("strike_entry", collection=ours, entry=after[0])
    [fifth] = centre.enter(ours, OTHERS[3], start=None, end=None, minutes=120)
    assert {why(centre, ours, one) for one in (*entries, fifth)} == {Held.NOT_TOLD}
    assert why(centre, theirs, fourth) is Held.NOT_TOLD


@pytest.mark.both
@pytest.mark.rule("VOL-10", "VOL-14")
def test_hours_without_times_that_were_sent_back_and_entered_anew_count_once(centre: Centre) -> None:
    """Two hours without times go back, come again with their times, and the first is then approved after all."""
    bare = {"start": None, "end": None, "minutes": 120}
    collection, [first] = centre.pile(bare)
    centre.judged(collection, first, "send_back_entry", why="补时间")
    centre.clock.set(NEXT)
    later, [again] = centre.pile({"start": 600, "end": 720})
    centre.judged(later, again)
    no = centre.refused("approve_entry", collection=collection, entry=first)
    assert "no times" in no.message
    assert centre.entry(collection, first).step is Entry.SENT_BACK


@pytest.mark.both
@pytest.mark.rule("VOL-13")
def test_a_long_service_over_midnight_is_one_however_its_place_is_written(centre: Centre) -> None:
    """Two hours until midnight, two from midnight on, at a place that is written wide and narrow."""
    collection = centre.hand_in(1, 4)
    evening = centre.enter(collection, WHO, day="2026-11-07", start=1320, end=1440, place="松江 Ａ 楼")[0]
    night = centre.enter(collection, WHO, day="2026-11-08", start=0, end=120, place="松江a楼")[0]
    again = centre.enter(collection, WHO, day="2026-11-08", start=1320, end=1440, place="松江A楼")[0]
    assert {why(centre, collection, one) for one in (evening, night)} == {Held.LONG}
    assert went(centre, collection, night) == (240, ((1320, 1440), (0, 120)))
    assert why(centre, collection, again) is None, "that of the next evening is another one"
    centre.do("strike_entry", collection=collection, entry=night)
    centre.clock.set(NEXT)
    later, [morning] = centre.pile({"day": "2026-11-08", "start": 0, "end": 120, "place": "松江Ａ楼"})
    assert why(centre, later, morning) is Held.LONG, "in whichever hand-ins they come"


@pytest.mark.rule("VOL-10")
def test_a_place_that_is_written_otherwise_is_the_same_place(centre: Centre) -> None:
    collection = centre.hand_in(1, 2)
    centre.enter(collection, WHO, place="松江 A 楼", start=None, end=None, minutes=60)
    here = {"place": "松江ａ楼", "start": 600, "end": 660}
    again = {"collection": collection, "students": [WHO], "service": service(**here)}
    assert "no times" in centre.refused("enter_service", **again).message
    activity = register(centre, place="松江 Ａ楼")
    centre.enter(collection, OTHERS[0], of=activity, place="松江a楼")


@pytest.mark.both
@pytest.mark.rule("VOL-02")
@pytest.mark.parametrize(
    ("at", "reason"), [(None, Held.NOT_TOLD), (LATE, Held.TOLD_LATE), (BEFORE, Held.NOT_CONFIRMED)]
)
def test_five_who_went_in_small_activities_are_as_one_activity_of_five(
    centre: Centre, at: datetime | None, reason: Held
) -> None:
    """Three and two of one class at one place at one time, each registered as an activity of a few."""
    small = [
        register(centre, places=3),
        register(centre, places=2, place="松江敬老院 ", start=540, organiser="另一家"),
    ]
    for one in small:
        if at:
            told(centre, one, at)
    collection = centre.hand_in(5, 5)
    first = centre.enter(collection, WHO, *OTHERS[:2], of=small[0])
    other = centre.enter(collection, *OTHERS[2:], of=small[1], start=540)
    assert {why(centre, collection, one) for one in (*first, *other)} == {reason}
    centre.do("confirm_activity", activity=small[0], how="telephone")
    found = None if reason is Held.NOT_CONFIRMED else reason
    assert (why(centre, collection, first[0]), why(centre, collection, other[0])) == (found, reason)


@pytest.mark.rule("VOL-02")
def test_small_activities_that_are_together_are_to_be_told_and_stand_on_today(centre: Centre) -> None:
    centre.desk.staff = CLERKS
    centre.clock.set(datetime(2026, 11, 7, 6, tzinfo=UTC))
    alone = register(centre, places=4)
    assert seen_to(centre) == set()
    other = register(centre, THEIRS, places=1, start=600, place="松江 敬老院")
    register(centre, places=4, start=690, end=720)
    assert seen_to(centre) == {alone, other}, "who comes when they leave is not there with them"
    centre.do("call_off_activity", activity=other, why="下雨")
    assert seen_to(centre) == set()


@pytest.mark.rule("VOL-02", "VOL-13", "COM-05")
def test_the_deep_audit_finds_an_entry_that_is_compared_at_another_place(centre: Centre) -> None:
    _, [entry] = centre.pile({"place": "松江 敬老院"})

    def found() -> list[str]:
        with centre.house.store.reading() as db:
            return [str(one) for one in places_are_compared(db)]

    assert found() == []
    moved = f"UPDATE volunteer_entries SET spot = '校图书馆' WHERE id = '{entry}'"
    centre.house.store.writer.run(lambda db: db.execute(text(moved)))
    [one] = found()
    assert entry in one
