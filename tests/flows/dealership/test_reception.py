"""The reception form: filled in at the car, marked, signed; what is missing is named (DLR-10)."""

from typing import Any

import pytest

from app.flows.dealership.facts.outline import HIGH, VIEWS, WIDE, side_at
from app.flows.dealership.facts.reception import Belonging, Cover, Item, Side
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.facts.visits import ReceptionShown
from app.flows.dealership.rules.reception import missing
from app.paper.model import Sketch
from tests.flows.dealership.shop import Shop

STROKES = "[[[100,100],[200,220],[300,90]]]"
ALL = {
    "covers": [one.value for one in Cover],
    "there": ["licence", "booklet", "spare"],
    "absent": ["keys", "tools", "valuables"],
    "fuel": 5,
    "walked": True,
}


def fill(shop: Shop, visit: str, **less: Any) -> None:
    """Everything that is ticked, but what is told otherwise."""
    shop.do("fill_reception", visit=visit, what={**ALL, **less})


@pytest.mark.rule("DLR-10")
def test_the_car_leaves_the_reception_with_greeting_covers_walk_round_and_mileage(shop: Shop) -> None:
    vehicle = shop.vehicle()
    visit = shop.come(vehicle)
    assert missing(shop.visit(visit)) == tuple(Item)
    told = [one.message for one in shop.refused("end_reception", visit=visit).args["what"]]
    assert told == ["greeting", "three covers", "walk-round", "mileage"]
    shop.do("greet", visit=visit)
    fill(shop, visit, covers=["seat", "floor"], there=[], absent=[], fuel=None)
    shop.do("read_mileage", vehicle=vehicle, km=62_418, visit=visit)
    told = [one.message for one in shop.refused("end_reception", visit=visit).args["what"]]
    assert told == ["three covers"]
    fill(shop, visit, there=[], absent=[], fuel=None)
    shop.do("end_reception", visit=visit)
    assert shop.visit(visit).step is Visit.DIAGNOSED
    assert missing(shop.visit(visit)) == (Item.FUEL, Item.BELONGINGS, Item.WORDS)


@pytest.mark.rule("DLR-10", "DLR-60")
def test_a_form_is_signed_once_nothing_is_open_and_changes_no_more(shop: Shop) -> None:
    vehicle = shop.vehicle(vin="LFMJW30F7R0104729", engine="E9")
    visit = shop.come(vehicle)
    shop.do("greet", visit=visit)
    fill(shop, visit, lamps=["tyres"], absent=["keys", "tools"])
    shop.do("read_mileage", vehicle=vehicle, km=62_418, visit=visit)
    shop.do("note_words", visit=visit, words="过减速带右前面咯噔一下")
    shop.do("note_words", visit=visit, words="过减速带右前面咯噔一下，冷车更明显")
    mark = {"visit": visit, "side": "left", "damage": "scratch", "x": 400, "y": 600}
    first = shop.do("mark_damage", **mark, note="约 8 厘米")
    shop.do("mark_damage", **{**mark, "side": "roof", "damage": "dent"})
    shop.do("strike_mark", visit=visit, mark=first)
    shop.do("mark_damage", **mark, note="约 9 厘米")
    assert [
        one.message for one in shop.refused("sign_reception", visit=visit, signature=STROKES).args["what"]
    ] == ["belongings and documents"]
    fill(shop, visit, lamps=["tyres"])
    document = shop.do("sign_reception", visit=visit, signature=STROKES)
    shown = shop.look(ReceptionShown, visit=visit)
    assert [(one.facts.n, one.facts.side, one.note) for one in shown.marks] == [
        (2, Side.ROOF, ""),
        (3, Side.LEFT, "约 9 厘米"),
    ], "the number of a struck mark is not given again"
    assert shown.words.endswith("冷车更明显")
    for act, args in (
        ("fill_reception", {"what": ALL}),
        ("note_words", {"words": "x"}),
        ("mark_damage", {"side": "left", "damage": "dent", "x": 1, "y": 1}),
        ("strike_mark", {"mark": shown.marks[0].facts.id}),
        ("sign_reception", {"signature": STROKES}),
    ):
        assert "changes no more" in shop.refused(act, visit=visit, **args).message, act
    blocks = shop.paper(document).blocks
    [sketch] = [one for one in blocks if isinstance(one, Sketch)]
    assert [(one.says, one.x, one.y) for one in sketch.spots] == [
        ("2", *VIEWS[Side.ROOF].at(400, 600)),
        ("3", *VIEWS[Side.LEFT].at(400, 600)),
    ]


@pytest.mark.rule("DLR-10")
def test_every_place_of_a_side_lies_on_the_drawing_where_it_was_touched() -> None:
    for side, view in VIEWS.items():
        for x, y in ((0, 0), (1000, 1000), (437, 612)):
            at = view.at(x, y)
            assert 0 <= at[0] <= WIDE and 0 <= at[1] <= HIGH
            found = side_at(*at)
            assert found is not None and found[0] is side
            assert abs(found[1] - x) <= 2 and abs(found[2] - y) <= 2
        assert all(0 <= x <= WIDE and 0 <= y <= HIGH for line in view.lines for x, y in line), side
    assert side_at(5, 5) is None
    assert len(ALL["there"]) + len(ALL["absent"]) == len(Belonging)  # type: ignore[arg-type]


@pytest.mark.rule("DLR-01", "DLR-10")
def test_at_a_visit_its_own_cars_meter_is_read(shop: Shop) -> None:
    visit = shop.come(shop.vehicle())
    other = shop.vehicle(plate="沪A00001", phone="13918866631")
    assert "another car" in shop.refused("read_mileage", vehicle=other, km=99_999, visit=visit).message
    assert shop.visit(visit).reception.km is None
