"""The waiter's care: what is due when, and what settles it (RST-23, 24)."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.counter.settings import Settings
from app.flows.restaurant.facts.care import Mark, Marked
from app.flows.restaurant.facts.ids import LineId
from app.flows.restaurant.facts.kinds import Course
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.rules.care import (
    RULES,
    Dish,
    Story,
    butts,
    due_at,
    due_now,
    kept,
    towels_are_given,
)

SIX = datetime(2026, 11, 23, 10, tzinfo=UTC)
"""18:00, in the cold season."""
PLAIN = Settings({}, "A1")


def settings(**told: object) -> Settings:
    import json

    return Settings({(f"restaurant.{key}", ""): json.dumps(value) for key, value in told.items()}, "A1")


def at(minutes: float) -> datetime:
    return SIX + timedelta(minutes=minutes)


def story(
    *what: tuple[float, Mark] | tuple[float, Course] | tuple[float, Course, bool],
    tea: float | None = None,
    called: float | None = None,
    step: Sitting = Sitting.HOT,
    no_more: tuple[float, int] | None = None,
) -> Story:
    """What happened, by minutes after 18:00: marks, and dishes that were served."""
    dishes = [
        Dish(LineId(f"l{n}"), one[1], bool(one[2:]), at(one[0]))
        for n, one in enumerate(what)
        if isinstance(one[1], Course)
    ]
    marks = [Marked(one[1], at(one[0])) for one in what if isinstance(one[1], Mark)]
    if no_more:
        marks.append(Marked(Mark.NO_MORE, at(no_more[0]), line=LineId(f"l{no_more[1]}")))
    times = tuple(at(m) if m is not None else None for m in (tea, called))
    return Story(step, at(0), *times, tuple(dishes), tuple(sorted(marks, key=lambda one: one.at)))


def due(told: Story, mark: Mark, by: Settings = PLAIN) -> float | None:
    """In how many minutes after 18:00 something is due."""
    found = due_at(told, by).get(mark)
    return None if found is None else (found - SIX) / timedelta(minutes=1)


@pytest.mark.rule("RST-23")
def test_tea_and_drinks_are_due_so_long_after_the_last_time() -> None:
    assert due(story(), Mark.TEA) is None, "who wants no tea is given none"
    assert due(story(tea=5), Mark.TEA) == 25
    assert due(story((30, Mark.TEA), (12, Mark.TEA), tea=5), Mark.TEA) == 50
    assert due(story(tea=5), Mark.TEA, settings(tea_again=8)) == 13
    assert due(story(tea=5), Mark.TEA, settings(tea_again=0)) is None
    assert due(story(), Mark.DRINK) is None
    drinking = story((20, Course.DRINK), (25, Course.DRINK))
    assert due(drinking, Mark.DRINK) == 35
    assert due(story((20, Course.DRINK), (31, Mark.DRINK)), Mark.DRINK) == 46
    assert due(story((20, Course.DRINK), (31, Mark.DRINK), no_more=(35, 0)), Mark.DRINK) is None
    gone = story((20, Course.DRINK), (60, Course.STAPLE), (61, Mark.GLASSES))
    assert due(gone, Mark.DRINK) is None


@pytest.mark.rule("RST-23")
def test_bone_plates_are_due_at_the_call_after_dishes_with_bones_and_a_third_full() -> None:
    assert due(story((5, Course.HOT)), Mark.BONE_PLATES) is None
    assert due(story(called=10), Mark.BONE_PLATES) == 10
    assert due(story((12, Mark.BONE_PLATES), called=10), Mark.BONE_PLATES) == 42, (
        "at the latest after 30 minutes"
    )
    assert due(story((12, Mark.BONE_PLATES), called=10), Mark.BONE_PLATES, settings(plates_every=0)) is None
    fish = (20, Course.HOT, True)
    assert due(story((12, Mark.BONE_PLATES), (18, Course.HOT), fish, called=10), Mark.BONE_PLATES) == 20
    assert due(story((12, Mark.BONE_PLATES), fish, (30, Course.HOT, True)), Mark.BONE_PLATES) == 20
    assert due(story(fish, (21, Mark.BONE_PLATES), (25, Mark.PLATES_THIRD)), Mark.BONE_PLATES) == 25


@pytest.mark.rule("RST-23")
def test_soup_bowls_after_each_soup_and_the_ashtray_from_two_ends_or_one() -> None:
    assert due(story((9, Course.SOUP)), Mark.SOUP_BOWLS) == 9
    assert due(story((9, Course.SOUP), (15, Mark.SOUP_BOWLS)), Mark.SOUP_BOWLS) is None
    assert due(story((9, Course.SOUP), (15, Mark.SOUP_BOWLS), (30, Course.SOUP)), Mark.SOUP_BOWLS) == 30
    one = story((5, Mark.BUTT))
    assert (butts(one), due(one, Mark.ASHTRAY), due(one, Mark.ASHTRAY, settings(butts=1))) == (1, None, 5)
    two = story((5, Mark.BUTT), (7, Mark.BUTT))
    assert (butts(two), due(two, Mark.ASHTRAY)) == (2, 7)
    changed = story((5, Mark.BUTT), (7, Mark.BUTT), (8, Mark.ASHTRAY), (9, Mark.BUTT))
    assert (butts(changed), due(changed, Mark.ASHTRAY)) == (1, None)


@pytest.mark.rule("RST-23")
def test_hot_towels_have_their_season_over_the_turn_of_the_year_or_go_by_hand() -> None:
    assert due(story(), Mark.TOWEL) == 45
    assert due(story((10, Mark.TOWEL), (20, Mark.TOWEL_COLD)), Mark.TOWEL) == 20, "cold ones at any time"
    assert due(story((10, Mark.TOWEL)), Mark.TOWEL, settings(towel_every=0)) is None
    days = {
        (11, 1): True,
        (10, 31): False,
        (1, 5): True,
        (3, 31): True,
        (4, 1): False,
    }
    for (month, day), given_then in days.items():
        assert towels_are_given(datetime(2027, month, day, 4, tzinfo=UTC), PLAIN) is given_then, (month, day)
    assert (
        not towels_are_given(SIX, settings(towels="off"))
        and due(story(), Mark.TOWEL, settings(towels="off")) is None
    )
    assert towels_are_given(datetime(2027, 7, 1, tzinfo=UTC), settings(towels="on"))
    summer = settings(cold_from="02-01", cold_until="06-30")
    assert not towels_are_given(SIX, summer) and towels_are_given(datetime(2027, 6, 30, tzinfo=UTC), summer)
    late = datetime(2027, 3, 31, 16, 30, tzinfo=UTC)
    assert not towels_are_given(late, PLAIN), "by the day of the house: it is April in Shanghai"


@pytest.mark.rule("RST-21", "RST-23")
def test_glasses_leave_with_a_drink_and_with_the_staple_and_tea_comes_with_the_dessert() -> None:
    wine = (20, Course.DRINK)
    assert due(story(wine), Mark.GLASSES) is None
    assert due(story(wine, no_more=(40, 0)), Mark.GLASSES) == 40
    assert due(story(wine, (45, Mark.GLASSES), no_more=(40, 0)), Mark.GLASSES) is None
    down = story(wine, (60, Course.STAPLE))
    assert (due(down, Mark.GLASSES), due(down, Mark.FRUIT_LAID)) == (60, 60)
    assert due(story((60, Course.STAPLE)), Mark.GLASSES) is None, "where nobody drank there are none"
    assert due(story((60, Course.STAPLE), (62, Mark.FRUIT_LAID)), Mark.FRUIT_LAID) is None
    assert due(story((60, Course.STAPLE), (62, Course.FRUIT)), Mark.FRUIT_LAID) is None
    assert due(story((70, Course.DESSERT)), Mark.HOT_TEA) == 70
    assert due(story((70, Course.DESSERT), (71, Mark.HOT_TEA)), Mark.HOT_TEA) is None
    assert due(story((70, Course.DESSERT), (71, Mark.HOT_TEA), (80, Course.FRUIT)), Mark.HOT_TEA) == 80


@pytest.mark.rule("RST-24")
def test_little_liquor_asks_for_a_bottle_then_for_staples_and_nobody_eating_for_the_plates() -> None:
    low = (50, Mark.LIQUOR_LOW)
    assert due(story(low), Mark.ANOTHER_BOTTLE) == 50
    assert due(story(low), Mark.STAPLES_OFFERED) is None
    another = story(low, (51, Mark.ANOTHER_BOTTLE))
    assert due(another, Mark.ANOTHER_BOTTLE) is due(another, Mark.STAPLES_OFFERED) is None
    declined = story(low, (51, Mark.NO_BOTTLE))
    assert (due(declined, Mark.ANOTHER_BOTTLE), due(declined, Mark.STAPLES_OFFERED)) == (None, 51)
    assert due(story(low, (51, Mark.NO_BOTTLE), (52, Mark.STAPLES_OFFERED)), Mark.STAPLES_OFFERED) is None
    assert due(story(low, (51, Mark.NO_BOTTLE), (60, Course.STAPLE)), Mark.STAPLES_OFFERED) is None
    assert due(story(low, (51, Mark.NO_BOTTLE), (55, Mark.LIQUOR_LOW)), Mark.ANOTHER_BOTTLE) == 55
    still = (70, Mark.NOBODY_EATS)
    assert due(story(still), Mark.CLEAR) == 70
    for answer in (Mark.CLEAR, Mark.PACK, Mark.GO_ON):
        assert due(story(still, (71, answer)), Mark.CLEAR) is None
    assert due(story(still, (71, Mark.GO_ON), (80, Mark.NOBODY_EATS)), Mark.CLEAR) == 80


MARKS = st.lists(st.tuples(st.integers(0, 120), st.sampled_from(Mark)), max_size=20)
DISHES = st.lists(st.tuples(st.integers(0, 120), st.sampled_from(Course)), max_size=12)
TIMES = st.one_of(st.none(), st.integers(0, 120))


@pytest.mark.rule("RST-23")
@given(MARKS, DISHES, TIMES, TIMES)
def test_what_is_due_is_settled_by_its_mark_and_by_no_house_that_keeps_none(
    marks: list[tuple[float, Mark]],
    dishes: list[tuple[float, Course]],
    tea: float | None,
    called: float | None,
) -> None:
    told = story(*marks, *dishes, tea=tea, called=called)
    now = at(121)
    open_ = due_now(told, now, PLAIN)
    assert list(open_.values()) == sorted(open_.values()), "what has waited longest stands first"
    for mark in open_:
        done = Story(
            told.step,
            told.seated_at,
            told.tea_at,
            told.called_at,
            told.served,
            (*told.marks, Marked(mark, now)),
        )
        assert mark not in due_now(done, now, PLAIN), mark
        assert set(due_now(done, now, PLAIN)) <= set(open_), "and asks for nothing else"
    assert set(open_) <= set(RULES)
    for ticking in ("courses", "nothing"):
        assert due_at(told, settings(ticking=ticking)) == {}
    for step in (Sitting.BILL, Sitting.FAREWELL, Sitting.CLEARING):
        assert due_at(story(*marks, *dishes, tea=tea, called=called, step=step), PLAIN) == {}
    for mark, one in kept(told, now, PLAIN).items():
        assert one.count == sum(known is mark for _, known in marks)
        assert one.due == open_.get(mark) and (one.last is None) is (one.count == 0)
        assert one.urgent is (one.due is not None and now - one.due >= timedelta(minutes=15))
