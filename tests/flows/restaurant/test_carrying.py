"""Before a dish goes on the table: the list, the serving place, the guests' places, dishes in pieces, fruit (RST-15, 21, 22)."""

import pytest
from sqlalchemy import select

from app.flows.restaurant.facts.kinds import AtServing, ServingPlace
from app.flows.restaurant.facts.terms import SERVING_PLACES
from app.flows.restaurant.facts.tracks import Line, Sitting
from app.flows.restaurant.model.orders import LineRow
from app.flows.restaurant.model.serving import LaidRow, LineTickRow
from app.flows.restaurant.rules import carrying, preparing
from app.kernel.refusal import No
from app.store.tables import DueAt
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import MANAGER, WAITER


def at_table(dining: Dining, *dishes: tuple[str, int], all_at_once: bool = False) -> str:
    """A sitting at the table, its order sent; nothing is laid ready."""
    sitting = dining.seat()
    dining.tea(sitting)
    order = dining.begin(sitting)
    for dish, quantity in dishes:
        dining.add(sitting, order, dish, quantity)
    dining.send(sitting, order, all_at_once=all_at_once)
    dining.do("ask_to_table", WAITER, sitting=sitting)
    return sitting


def due(dining: Dining, name: str) -> bool:
    return bool(dining.rows(select(DueAt.at).where(DueAt.name == name)))


@pytest.mark.rule("RST-15")
def test_the_list_is_due_with_the_order_and_ticked_before_the_first_cold_dish(dining: Dining) -> None:
    sitting = dining.seat()
    dining.tea(sitting)
    order = dining.begin(sitting)
    assert not due(dining, "prepare"), "nothing to lay ready for yet"
    dining.add(sitting, order, "1001")
    dining.add(sitting, order, "2002")
    assert dining.rows(select(DueAt.at).where(DueAt.name == "prepare"))[0][0] == dining.order(sitting).at
    dining.add(sitting, order, "3001", 4)
    dining.send(sitting, order)
    dining.do("ask_to_table", WAITER, sitting=sitting)
    cold = {"sitting": sitting, "lines": [dining.line(sitting, "1001").id], "place": "door"}
    no = dining.refused("serve_dishes", WAITER, **cold)
    assert (no.mend, no.args["pieces"]) == ("lay_ready", ["手套", preparing.SOUP_BOWLS])
    assert dining.refused("lay_ready", WAITER, sitting=sitting, piece="水果叉").args["piece"] == "水果叉"
    dining.do("lay_ready", WAITER, sitting=sitting, piece="手套")
    assert dining.refused("serve_dishes", WAITER, **cold).args["pieces"] == [preparing.SOUP_BOWLS]
    dining.do("lay_ready", WAITER, sitting=sitting)
    assert not due(dining, "prepare")
    assert (
        dining.refused("lay_ready", WAITER, sitting=sitting).message
        == "All that the dishes need is laid ready."
    )
    dining.do("serve_dishes", WAITER, **cold)
    assert {
        (r.piece, r.count, r.by) for r in dining.rows(select(LaidRow.piece, LaidRow.count, LaidRow.by))
    } == {
        ("手套", 4, "yuan"),
        ("Soup bowls", 4, "yuan"),
    }


@pytest.mark.rule("RST-15", "RST-22")
def test_what_is_ordered_later_opens_its_tick_again_and_holds_its_own_dish_alone(dining: Dining) -> None:
    sitting = at_table(dining, ("1001", 1), ("2002", 1))
    dining.serve(sitting, "1001")
    dining.do("change_guests", WAITER, sitting=sitting, guests=3)
    assert not preparing.unlaid(dining.facts(sitting)), "fewer guests need no more"
    dining.send(sitting, dining.write(sitting, "2002", "1003"))
    dining.call(sitting)
    again = dining.line(sitting, "2002")
    no = dining.refused("serve_dishes", WAITER, sitting=sitting, lines=[again.id])
    assert (no.mend, no.args["pieces"]) == ("lay_ready", ["手套"])
    dining.do("serve_dishes", WAITER, sitting=sitting, lines=[dining.line(sitting, "1003").id])
    dining.serve(sitting, "2002")
    assert dining.facts(sitting).laid["手套"] == 6


@pytest.mark.rule("RST-15", "RST-27")
def test_gloves_for_sharing_are_on_the_list(dining: Dining) -> None:
    line = dining.line(dining.at(Sitting.ORDERING), "1001")
    assert preparing.pieces([line], 4) == []
    object.__setattr__(line, "in_pieces", True)
    [gloves] = preparing.pieces([line, line], 4)
    assert (gloves.name, gloves.count) == (preparing.GLOVES, 2), "a pair for each dish"


@pytest.mark.rule("RST-22")
def test_the_first_cold_dish_asks_once_for_the_serving_place(dining: Dining) -> None:
    sitting = at_table(dining, ("7001", 1), ("1001", 1), ("1003", 1))
    dining.lay_ready(sitting)
    dining.serve(sitting, "7001")
    assert dining.facts(sitting).serving_place is None, "a drink asks for none"
    first, second = ([dining.line(sitting, dish).id] for dish in ("1001", "1003"))
    no = dining.refused("serve_dishes", WAITER, sitting=sitting, lines=first)
    assert no.message == "Choose the serving place first."
    dining.do("serve_dishes", WAITER, sitting=sitting, lines=first, place="deputy_host")
    dining.do("serve_dishes", WAITER, sitting=sitting, lines=second, place="door")
    assert dining.facts(sitting).serving_place is ServingPlace.DEPUTY_HOST, "it stays with the sitting"
    saw = {"serving_place": "deputy_host"}
    dining.do("choose_serving_place", WAITER, sitting=sitting, place="aisle", seen=saw)
    no = dining.refused("choose_serving_place", WAITER, sitting=sitting, place="door", seen=saw)
    assert (no.args["staff"], dining.facts(sitting).serving_place) == ("yuan", ServingPlace.AISLE)
    assert no.args["now"] == SERVING_PLACES[ServingPlace.AISLE], "told by the name of the place"


@pytest.mark.rule("RST-21")
def test_places_are_cleared_then_laid_before_a_dish_per_person(dining: Dining) -> None:
    sitting = at_table(dining, ("2001", 4), ("2002", 1))
    dining.lay_ready(sitting)
    shared = {"sitting": sitting, "line": dining.line(sitting, "2002").id, "item": "cleared"}
    assert "turntable" in dining.refused("tick_place", WAITER, **shared).message
    of = {"sitting": sitting, "line": dining.line(sitting, "2001").id}
    assert dining.refused("tick_place", WAITER, **of, item="laid").mend == "tick_place"
    dining.do("tick_place", WAITER, **of, item="cleared")
    dining.call(sitting)
    serve = {"sitting": sitting, "lines": [of["line"]]}
    assert "knife and fork" in dining.refused("serve_dishes", WAITER, **serve).message
    part = {**of, "quantity": 1}
    assert "knife and fork" in dining.refused("serve_part", WAITER, **part).message
    dining.do("tick_place", WAITER, **of, item="laid")
    assert dining.refused("tick_place", WAITER, **of, item="laid").message == "This is done already."
    dining.do("serve_dishes", WAITER, **serve, alone=True)
    assert dining.line(sitting, "2001").ticks == {AtServing.CLEARED, AtServing.LAID, AtServing.ALONE}
    assert dining.line(sitting, "2002").ticks == frozenset()
    kept = dining.rows(select(LineTickRow.item, LineTickRow.by, LineTickRow.at))
    assert {(r.by, r.at) for r in kept} == {("yuan", dining.clock.now())}


@pytest.mark.rule("RST-22", "RST-27")
def test_dishes_in_pieces_ask_whether_to_portion_them(dining: Dining) -> None:
    dining.do("change_dish", MANAGER, dish="2003", in_pieces=True)
    sitting = at_table(dining, ("2003", 1), ("2002", 1))
    dining.lay_ready(sitting)
    assert dining.facts(sitting).laid[preparing.GLOVES.message] == 1
    dining.call(sitting)
    lines = {"sitting": sitting, "lines": [dining.line(sitting, dish).id for dish in ("2003", "2002")]}
    no = dining.refused("serve_dishes", WAITER, **lines)
    assert (no.mend, no.args["dishes"]) == ("serve_dishes", ["东坡肉"])
    dining.do("serve_dishes", WAITER, **lines, portioned=False)
    assert dining.line(sitting, "2003").ticks == {AtServing.WHOLE}
    assert dining.line(sitting, "2002").ticks == frozenset(), "nobody was asked about it"
    of = {"sitting": sitting, "line": dining.line(sitting, "2002").id}
    dining.do("share_dish", WAITER, **of)
    assert dining.line(sitting, "2002").ticks == {AtServing.PORTIONED}
    assert "already" in dining.refused("share_dish", WAITER, **of).message


@pytest.mark.rule("RST-21")
def test_plates_and_forks_come_before_the_fruit_and_after_a_clean_turntable(dining: Dining) -> None:
    sitting = dining.at(Sitting.STAPLE)
    assert dining.refused("lay_fruit_plates", WAITER, sitting=sitting).message == "No fruit is on its way."
    dining.call(sitting, "call_fruit")
    assert dining.refused("lay_fruit_plates", WAITER, sitting=sitting).mend == "clear_away"
    dining.do("clear_away", WAITER, sitting=sitting)
    fruit = {"sitting": sitting, "lines": [dining.line(sitting, "6001").id]}
    assert dining.refused("serve_dishes", WAITER, **fruit).mend == "lay_fruit_plates"
    dining.do("lay_fruit_plates", WAITER, sitting=sitting)
    dining.do("serve_dishes", WAITER, **fruit)


@pytest.mark.rule("RST-22")
def test_what_the_runner_carries_is_compared_with_the_order(dining: Dining) -> None:
    sitting = at_table(dining, ("1001", 1), ("1001", 1), ("2003", 1))
    facts = dining.facts(sitting)

    def why(dish: str) -> str:
        no = carrying.carried(facts, dish, dish)
        assert isinstance(no, No) and no.args["dish"] == dish, "the refusal names it"
        return no.message

    assert "Nobody at this table ordered" in why("1003")
    assert "waits for its call" in why("2003")
    first = carrying.carried(facts, "1001", "")
    assert first == next(line for line in facts.sent if line.dish == "1001")
    ticket = dining.line(sitting, "2003").ticket or ""
    assert [line.dish for line in carrying.of_slip(facts, ticket)] == ["2003"]
    assert carrying.of_slip(facts, "KT-none") == []
    dining.lay_ready(sitting)
    dining.do(
        "serve_dishes",
        WAITER,
        sitting=sitting,
        lines=[o.id for o in facts.sent if o.dish == "1001"],
        place="door",
    )
    facts = dining.facts(sitting)
    assert "on the table already" in why("1001")
    assert not carrying.cold_to_come(facts)


@pytest.mark.rule("RST-32", "RST-22")
def test_all_served_is_a_report_and_asks_nothing_first(dining: Dining) -> None:
    sitting = at_table(dining, ("1001", 1), ("2001", 4), ("6001", 1))
    dining.do("report_all_served", WAITER, sitting=sitting)
    assert {line.step for line in dining.facts(sitting).lines} == {Line.SERVED}
    assert dining.rows(select(LineTickRow.item)) == []
    assert all(r.served_at for r in dining.rows(select(LineRow.served_at)))


@pytest.mark.rule("RST-27")
def test_a_premium_dish_has_as_many_portions_as_guests_or_the_guest_agrees(dining: Dining) -> None:
    sitting = dining.seat()
    dining.tea(sitting)
    order = dining.begin(sitting)
    line = dining.add(sitting, order, "2001", 3)
    dining.add(sitting, order, "3001", 2)
    dining.confirm(sitting, order)
    of = {"sitting": sitting, "order": order}
    no = dining.refused("send_order", **of)
    assert (no.mend, no.args["n"], no.args["dishes"]) == ("send_order", 4, ["鲍汁扣辽参"]), "and no soup"
    dining.do("send_order", **of, portions_agreed=True)
    [kept] = dining.rows(select(LineTickRow.line, LineTickRow.item, LineTickRow.by))
    assert kept == (line, "agreed", "he")
    more = dining.begin(sitting)
    dining.add(sitting, more, "2001")
    dining.confirm(sitting, more)
    dining.do("send_order", sitting=sitting, order=more)
    assert dining.line(sitting, "2001").ticks == frozenset(), "nothing was asked"
