"""What the centre confirmed is who came, when, and how many: what differs is held (VOL-02, 13)."""

import pytest

from app.counter.overview import Agenda
from app.flows.volunteer.facts.activities import Held
from app.flows.volunteer.rules.activities import held
from tests.flows.volunteer.centre import CLERKS, Centre
from tests.flows.volunteer.test_activities import BEFORE, FIVE, register, told

SIXTH = "23140506"
THEIRS = "城管2402班"


def why(centre: Centre, collection: str, *entries: str) -> set[Held | None]:
    facts = centre.facts(collection)
    return {held(facts, facts.parts[one], centre.desk.settings) for one in entries}


def confirmed(centre: Centre, **more: int) -> str:
    """An activity of 8:30 to 11:30 that was told in time and found real."""
    activity = register(centre, **more)
    told(centre, activity, BEFORE)
    centre.do("confirm_activity", activity=activity, how="telephone")
    return activity


@pytest.mark.rule("VOL-02")
def test_an_entry_that_meets_its_activity_for_a_minute_is_not_what_was_confirmed(centre: Centre) -> None:
    activity, collection = confirmed(centre, places=6), centre.hand_in(5, 5)

    def entered(who: str, start: int, end: int) -> str:
        return centre.enter(collection, who, of=activity, start=start, end=end)[0]

    whole, earlier, later = (
        entered(who, *span) for who, span in zip(FIVE, ((510, 690), (495, 660), (540, 705)), strict=False)
    )
    assert why(centre, collection, whole, earlier, later) == {None}, "a quarter of an hour is nothing"
    before, after = entered(FIVE[3], 391, 511), entered(FIVE[4], 689, 809)
    assert why(centre, collection, before, after) == {Held.OTHER_HOURS}
    assert why(centre, collection, whole) == {None}
    centre.do("close_pile", collection=collection)
    here = {"collection": collection, "entry": before}
    assert centre.refused("approve_entry", **here).mend == "verify_entry"
    centre.do("verify_entry", **here, how="telephone", note="院方说他先到")
    centre.judged(collection, before)


@pytest.mark.rule("VOL-02")
def test_more_than_were_confirmed_are_held(centre: Centre) -> None:
    activity, collection = confirmed(centre, places=5), centre.hand_in(6, 6)
    five = centre.enter(collection, *FIVE, of=activity)
    assert why(centre, collection, *five) == {None}
    [sixth] = centre.enter(collection, SIXTH, of=activity)
    assert why(centre, collection, *five, sixth) == {Held.MORE_CAME}
    centre.do("close_pile", collection=collection)
    assert centre.refused("approve_entry", collection=collection, entry=sixth).mend == "verify_entry"
    centre.do("strike_entry", collection=collection, entry=sixth)
    assert why(centre, collection, *five) == {None}


@pytest.mark.rule("VOL-02", "VOL-13")
def test_that_it_need_not_be_verified_is_said_of_a_long_service_alone(centre: Centre) -> None:
    collection, [first] = centre.pile({"end": 720})
    here = {"collection": collection, "entry": first}
    not_needed = {"how": "not_needed", "note": "院方每周都在"}
    assert why(centre, collection, first) == {Held.LONG}
    centre.do("verify_entry", **here, **not_needed)
    centre.judged(collection, first)
    theirs = centre.hand_in(4, 4, THEIRS)
    centre.enter(theirs, *(f"2402100{n}" for n in range(1, 5)))
    # five went, and nobody was told: that a long service need not be looked at lifts nothing of this
    assert centre.refused("stamp_collection", collection=collection).mend == "verify_entry"
    assert "Only a long service" in centre.refused("verify_entry", **here, **not_needed).message
    centre.do("verify_entry", **here, how="telephone", note="问过院方")
    centre.do("stamp_collection", collection=collection)


@pytest.mark.rule("VOL-02", "COM-50")
def test_what_grew_to_five_stands_on_today_as_in_its_book(centre: Centre) -> None:
    activity = register(centre, places=4)
    collection = centre.hand_in(5, 5)
    centre.enter(collection, *FIVE[:4], of=activity)
    centre.desk.staff = CLERKS

    def stands() -> list[str]:
        return [row.record for row in centre.desk.look(Agenda).result().rows if row.record]

    assert stands() == []
    centre.enter(collection, FIVE[4], of=activity)
    assert stands() == [f"activity:{activity}"]
