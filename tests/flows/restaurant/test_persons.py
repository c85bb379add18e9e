"""Who sits where, and in which order they are served (RST-04, 28)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flows.restaurant.facts.persons import Person, Standing
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.rules.persons import best_part, turns
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import WAITER
from tests.flows.restaurant.tables import party

HOST, HONOUR, DEPUTY, ELDER, CHILD = Standing


@pytest.mark.rule("RST-28")
def test_the_guest_of_honour_then_clockwise_elders_and_children_before_where_it_is_so() -> None:
    known = (Person(HOST, 1), Person(HONOUR, 3), Person(DEPUTY, 5))
    assert turns(party(6, known)) == [3, 4, 5, 6, 1, 2]
    assert best_part(party(6, known)) == [3, 1]
    assert turns(party(6, ())) == turns(party(6, (Person(HONOUR),))) == [], (
        "without a seat nobody says where it begins"
    )
    elders = (*known, Person(ELDER, 2), Person(ELDER, 5))
    assert turns(party(6, elders)) == [5, 2, 3, 4, 6, 1], "elders first, in the same round"
    child = (*elders, Person(CHILD, 6))
    assert turns(party(6, child)) == [5, 2, 3, 4, 6, 1], "the guests were not asked yet"
    assert turns(party(6, child, children_first=True)) == [6, 5, 2, 3, 4, 1]
    assert turns(party(6, child, children_first=False)) == [5, 2, 3, 4, 6, 1]
    assert turns(party(4, (Person(ELDER, 4), Person(ELDER)))) == [4], "who comes first is known all the same"
    assert turns(party(4, (Person(HONOUR, 6),)))[:2] == [6, 1], (
        "a seat beyond the number of guests is one too"
    )


PEOPLE = st.lists(
    st.builds(Person, st.sampled_from((ELDER, CHILD)), st.one_of(st.none(), st.integers(1, 12))), max_size=8
)


@pytest.mark.rule("RST-28")
@given(PEOPLE, st.integers(1, 12), st.integers(1, 12), st.sampled_from((None, True, False)))
def test_everybody_has_one_turn(people: list[Person], guests: int, honour: int, first: bool | None) -> None:
    order = turns(party(guests, (Person(HONOUR, honour), *people), children_first=first))
    assert sorted(order) == list(range(1, max(guests, *order) + 1))


@pytest.mark.rule("RST-04", "RST-28")
def test_persons_are_noted_at_the_table_and_noted_anew(dining: Dining) -> None:
    sitting = dining.seat("A04", 5)
    assert dining.facts(sitting).persons == ()
    told = [{"standing": "host", "seat": 1}, {"standing": "honour", "seat": 2}, {"standing": "child"}]
    dining.do("note_persons", WAITER, sitting=sitting, persons=told)
    facts = dining.facts(sitting)
    assert facts.persons == (Person(HOST, 1), Person(HONOUR, 2), Person(CHILD))
    assert facts.children_first is None and turns(facts) == [2, 3, 4, 5, 1]
    dining.do("note_persons", WAITER, sitting=sitting, persons=told[1:], children_first=True)
    assert dining.facts(sitting).persons == (Person(HONOUR, 2), Person(CHILD))
    assert dining.facts(sitting).children_first is True
    no = dining.refused("note_persons", WAITER, sitting=sitting, persons=[{"standing": "elder", "seat": 7}])
    assert no.args == {"seat": 7, "seats": 6}
    for twice in (
        [{"standing": "host", "seat": 1}, {"standing": "host", "seat": 2}],
        [{"standing": "host", "seat": 1}, {"standing": "honour", "seat": 1}],
        [{"standing": "elder", "seat": 1}, {"standing": "elder", "seat": 1}],
    ):
        assert (
            "one person each"
            in dining.refused("note_persons", WAITER, sitting=sitting, persons=twice).message
        )
    dining.do("note_persons", WAITER, sitting=sitting, persons=[{"standing": "elder", "seat": 1}, *told[:1]])
    assert dining.facts(sitting).step is Sitting.SEATED, "an elder may be the host"
