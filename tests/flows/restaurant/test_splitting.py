"""拆台: some of a party sit apart, with what is theirs; every fen is on one bill or the other (RST-06)."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from app.flows.restaurant.checks import (
    changed_lines_fit,
    line_moves_fit,
    lines_stand_on_slips,
    moves_fit,
    packed_fits,
    places_fit,
    sets_fit,
)
from app.flows.restaurant.facts.kinds import Course, Pricing, TableState
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.tracks import Line, Sitting
from app.flows.restaurant.model.orders import LineRow
from app.flows.restaurant.model.places import LineMoveRow
from app.flows.restaurant.rules import billing, slips
from app.flows.restaurant.rules.persons import best_part, turns
from app.flows.restaurant.rules.regrouping import divides, line_can_go, part_of
from app.paper.model import Dishes
from app.paper.words import Words
from tests.flows.restaurant.dining import Dining, Statements, card
from tests.flows.restaurant.house import CASHIER, COOK, HOST, MANAGER, WAITER
from tests.flows.restaurant.test_joining import tables, write
from tests.flows.restaurant.test_moving import notes, tile
from tests.flows.restaurant.test_races import asking, both, second
from tests.flows.restaurant.test_sets import PRICE, ordered

__all__ = ["second"]


def split(dining: Dining, sitting: str, table: str = "A03", **more: Any) -> Any:
    return dining.do("split_party", HOST, sitting=sitting, table=table, **{"guests": 2, **more})


def goes(line: LineFacts, quantity: int = 0) -> dict[str, Any]:
    return {"line": line.id, "quantity": quantity or line.quantity}


@pytest.mark.both
@pytest.mark.rule("RST-06", "RST-30")
def test_some_sit_apart_with_their_dishes_and_a_bill_of_their_own(dining: Dining) -> None:
    sitting = dining.at(Sitting.COLD)
    order = dining.begin(sitting)
    dining.add(sitting, order, "5001", 4)
    dining.add(sitting, order, "7001", 2)
    dining.send(sitting, order)
    before, sums = dining.facts(sitting), billing.sums(dining.facts(sitting))
    noodles, hot = dining.line(sitting, "5001"), dining.line(sitting, "2002")
    tea = next(line for line in before.lines if line.tea)
    with Statements() as statements:
        parted = split(dining, sitting, lines=[goes(noodles, 3), goes(hot), goes(tea, 1)], why="分开坐")
    assert statements.count <= 42, "two sittings, one transaction"
    apart, left = dining.facts(parted.sitting), dining.facts(sitting)
    assert (apart.number, apart.step, apart.guests, apart.tables) == (
        parted.number,
        Sitting.COLD,
        2,
        ("A03",),
    )
    assert (left.step, left.guests, left.tables) == (Sitting.COLD, 2, ("A02",))
    assert apart.service_rate == left.service_rate == 1000
    assert [(line.name, line.quantity, line.step) for line in apart.lines] == [
        ("碧螺春", 1, Line.SERVED),
        ("龙井虾仁", 1, Line.HELD),
        ("青菜面条", 3, Line.HELD),
    ]
    assert dining.line(sitting, "5001").quantity == 1
    assert dining.line(sitting, "5001").id == noodles.id, "nothing that was sent is gone"
    both_sums = [billing.sums(one) for one in (apart, left)]
    assert sum(one.consumption for one in both_sums) == sums.consumption
    told = notes(dining, parted.sitting) or notes(dining, sitting)
    assert {Words("zh")(one.title) for one in told.values()} == {"拆台单"}
    assert (tables(told["点心档"]), set(told)) == (("A02 →", "A03"), {"热菜档", "点心档"})
    [dishes] = [b for b in told["点心档"].blocks if isinstance(b, Dishes)]
    assert ["3" in str(dish) for dish in dishes.dishes] == [True]
    order = next(one for one in apart.orders if one.sent_at)
    assert order.confirmed_by == before.orders[0].confirmed_by and order.number not in {
        one.number for one in before.orders
    }
    dining.write(parted.sitting, "1001")
    assert not any(line.tea for line in dining.facts(parted.sitting).lines), (
        "their tea is paid where it stands"
    )
    for one in (sitting, parted.sitting):
        for order in dining.facts(one).orders:
            if not order.sent_at:
                dining.send(one, order.id)
        dining.do("report_all_served", WAITER, sitting=one)
        dining.ask_for_bill(one)
        dining.pay(one)
    assert found(dining) == []
    write(dining, update(LineRow).where(LineRow.id == noodles.id).values(quantity=2))
    assert found(dining) == [left.number]


@pytest.mark.rule("RST-06", "RST-18")
def test_a_line_that_was_changed_goes_whole_with_its_history(dining: Dining) -> None:
    sitting = dining.seat()
    dining.tea(sitting, None)
    order = dining.begin(sitting)
    dining.add(sitting, order, "5001", 4)
    weighed = dining.add(sitting, order, "2006", 2)
    dining.do("agree_weight", sitting=sitting, order=order, line=weighed, grams=933)
    dining.add(sitting, order, "1001")
    dining.send(sitting, order)
    noodles = dining.line(sitting, "5001")
    dining.do("return_line", MANAGER, sitting=sitting, line=noodles.id, quantity=1, reason="fewer")
    dining.do("give_line", MANAGER, sitting=sitting, line=noodles.id, quantity=1, reason="regular")
    for line in (noodles, dining.line(sitting, "2006")):
        args = {"sitting": sitting, "table": "A03", "guests": 2, "lines": [goes(line, 1)]}
        assert "as a whole" in dining.refused("split_party", HOST, **args).message
    before = billing.sums(dining.facts(sitting)).consumption
    parted = split(dining, sitting, lines=[goes(noodles), goes(dining.line(sitting, "2006"))])
    after = [billing.sums(dining.facts(one)).consumption for one in (sitting, parted.sitting)]
    assert sum(after) == before
    assert dining.line(parted.sitting, "5001").returned == dining.line(parted.sitting, "5001").given == 1
    assert found(dining) == []


@pytest.mark.rule("RST-06", "RST-30a")
def test_what_was_taken_ahead_stays_or_goes_as_the_clerk_chooses(dining: Dining) -> None:
    sitting = dining.at(Sitting.GREETED)
    dining.do("take_deposit", HOST, sitting=sitting, payments=[card(5000)])
    dining.do("seat_party", HOST, sitting=sitting, table="A02", guests=4, waiter="yuan")
    dining.tea(sitting)
    dining.do("note_taboos", WAITER, sitting=sitting, taboos="花生过敏")
    stays = split(dining, sitting, guests=1, table="A01")
    assert (dining.facts(sitting).taken_ahead, dining.facts(stays.sitting).taken_ahead) == (5000, 0)
    assert stays.documents == ()
    goes_along = split(dining, sitting, ahead_goes=True)
    now = dining.facts(goes_along.sitting)
    assert (dining.facts(sitting).taken_ahead, now.taken_ahead, now.ahead_at) == (0, 5000, now.ahead_at)
    assert now.allergens == dining.facts(sitting).allergens != frozenset()
    assert (now.step, now.tea.dish if now.tea else "") == (Sitting.TEA, None)
    no = dining.refused("split_party", HOST, sitting=sitting, table="B01", guests=1, ahead_goes=True)
    assert no.message in ("Nothing was taken ahead.", "They are {guests}. If all of them go, move them.")
    back = {"sitting": goes_along.sitting, "payments": [card(5000)], "why": "改期"}
    assert dining.do("give_ahead_back", MANAGER, **back).paid == -5000


@pytest.mark.rule("RST-06", "RST-35")
def test_what_was_packed_is_not_divided_and_its_slip_holds(dining: Dining) -> None:
    sitting = dining.at(Sitting.COLD)
    order = dining.begin(sitting)
    dining.add(sitting, order, "5001", 4)
    dining.send(sitting, order)
    dining.do("report_all_served", WAITER, sitting=sitting)
    noodles = dining.line(sitting, "5001")
    dining.do("pack_dishes", WAITER, sitting=sitting, lines=[noodles.id])
    of = {"sitting": sitting, "table": "A03", "guests": 2}
    assert "was packed" in dining.refused("split_party", HOST, **of, lines=[goes(noodles, 3)]).message
    apart = split(dining, sitting, lines=[goes(noodles)]).sitting
    assert dining.line(apart, "5001").quantity == 4
    with dining.house.store.reading() as db:
        assert list(packed_fits(db)) == []


@pytest.mark.rule("RST-06", "RST-11")
def test_a_set_goes_whole_with_all_of_its_dishes(dining: Dining) -> None:
    sitting, order, line = ordered(dining, 1, "B02")
    dining.add(sitting, order, "1003", 2)
    dining.send(sitting, order)
    facts = dining.facts(sitting)
    those = [goes(one) for one in facts.lines if line in (one.id, one.of_set)]
    of = {"sitting": sitting, "table": "A03", "guests": 1}
    sea = dining.line(sitting, "2001")
    some = [{**one, "quantity": 1} if one["line"] == sea.id else one for one in those]
    told = {dining.refused("split_party", HOST, **of, lines=lines).message for lines in (those[1:], some)}
    assert told == {"{dish} goes with all of its set menu, or stays."}
    apart = split(dining, sitting, guests=1, lines=those).sitting
    assert billing.sums(dining.facts(apart)).consumption == PRICE
    assert billing.sums(dining.facts(sitting)).consumption == billing.sums(facts).consumption - PRICE
    with dining.house.store.reading() as db:
        assert list(sets_fit(db)) == []
    assert found(dining) == []


@pytest.mark.rule("RST-28", "RST-06")
def test_where_each_sits_is_asked_anew_once_some_sit_apart(dining: Dining) -> None:
    sitting = dining.seat("B02", 8)
    seats = [{"standing": "honour", "seat": 1}, {"standing": "host", "seat": 7}, {"standing": "child"}]
    dining.do("note_persons", WAITER, sitting=sitting, persons=seats, children_first=True)
    split(dining, sitting, table="A02", guests=4)
    facts = dining.facts(sitting)
    assert [(one.standing.value, one.seat) for one in facts.persons] == [
        ("honour", None),
        ("host", None),
        ("child", None),
    ]
    assert facts.children_first is True
    assert (turns(facts), best_part(facts)) == ([], [])


@pytest.mark.rule("RST-06", "RST-03", "RST-31")
def test_where_nobody_can_sit_apart_the_reason_is_told(dining: Dining) -> None:
    sitting = dining.at(Sitting.COLD)
    hot, tea = dining.line(sitting, "2002"), next(one for one in dining.facts(sitting).lines if one.tea)

    def no(**more: Any) -> Any:
        return dining.refused(
            "split_party", HOST, **{"sitting": sitting, "table": "A03", "guests": 2, **more}
        )

    assert no(guests=4).mend == "move_table"
    assert no(guests=3, table="A01").args["seats"] == 2
    assert "already" in no(table="A02").message
    assert no(lines=[goes(hot, 2)]).args["n"] == 1
    assert "stays" in no(lines=[goes(tea)]).message
    assert "once" in no(lines=[goes(hot), goes(hot)]).message
    everything = [goes(line) for line in dining.facts(sitting).lines if not line.tea]
    assert no(table="V01").args["fee"] == 8000
    split(dining, sitting, "V01", lines=everything)
    assert tile(dining, "V01").state is TableState.DINING
    dining.do("print_bill", CASHIER, sitting=sitting)
    dining.do(
        "give_discount", MANAGER, sitting=sitting, bill=dining.bill(sitting).id, discount=8800, why="老客"
    )
    assert (no(guests=1).mend, no(guests=1).args["discount"]) == ("give_discount", 8800)
    assert [row.quantity for row in dining.rows(select(LineMoveRow.quantity))] == [1] * len(everything)


@pytest.mark.both
@pytest.mark.rule("RST-06", "COM-06")
def test_of_two_counters_exactly_one_has_the_table_the_lines_or_the_party(
    dining: Dining, second: Dining
) -> None:
    one, two = dining.at(Sitting.COLD), dining.at(Sitting.COLD, "A03")
    for table in ("B01", "B02"):
        at_once(
            asking(dining, "join_table", HOST, sitting=one, table=table),
            asking(second, "join_table", HOST, sitting=two, table=table),
        )
    line = goes(dining.line(one, "2002"))
    at_once(
        asking(dining, "split_party", HOST, sitting=one, table="B03", guests=1, lines=[line]),
        asking(second, "split_party", HOST, sitting=one, table="B04", guests=1, lines=[line]),
    )
    at_once(
        asking(dining, "join_party", HOST, sitting=one, other=two, keep_tables=True),
        asking(second, "join_party", HOST, sitting=two, other=one, keep_tables=True),
    )
    at_once(
        asking(dining, "seat_walk_in", HOST, table="A01", guests=1, waiter="yuan"),
        asking(second, "split_party", HOST, sitting=_left(dining, one, two), table="A01", guests=1),
    )
    assert found(dining) == []


def _left(dining: Dining, *parties: str) -> str:
    return next(one for one in parties if dining.facts(one).step is not Sitting.JOINED)


def at_once(first: Callable[[], "Future[Any]"], other: Callable[[], "Future[Any]"]) -> None:
    """Exactly one of them is done; the other gets a sentence."""
    [no] = [answer.no for answer in both(first, other) if answer]
    assert no.message


def found(dining: Dining) -> list[str]:
    """The sittings that the deep audit names."""
    checks = (places_fit, moves_fit, line_moves_fit, changed_lines_fit)
    with dining.house.store.reading() as db:
        return [finding.what.args["number"] for check in checks for finding in check(db)]


LINES = st.builds(
    LineFacts,
    id=st.just("l"),
    step=st.sampled_from([Line.HELD, Line.FIRED, Line.SERVED]),
    order=st.just("o"),
    dish=st.just("1"),
    name=st.just("面"),
    course=st.just(Course.STAPLE),
    station=st.just("点心档"),
    pricing=st.sampled_from([Pricing.PORTION, Pricing.PERSON]),
    unit=st.just("位"),
    quantity=st.integers(1, 40),
    served=st.just(0),
    price=st.integers(0, 99_999),
    grams=st.none(),
    amount=st.none(),
    discountable=st.booleans(),
    at_once=st.booleans(),
    request=st.none(),
    read_back=st.just(True),
    minutes=st.just(5),
    tea=st.just(False),
)


@pytest.mark.rule("RST-06", "COM-10")
@given(LINES, st.integers(1, 40), st.integers(1, 10_000))
def test_two_parts_of_a_line_come_to_the_whole(line: LineFacts, quantity: int, discount: int) -> None:
    line = _priced(line)
    if line_can_go(line, quantity) or quantity == line.quantity:
        return
    assert divides(line)
    part, rest = part_of(line, quantity), part_of(line, line.quantity - quantity)
    assert part.quantity + rest.quantity == line.quantity
    assert (part.amount or 0) + (rest.amount or 0) == line.amount
    whole = billing.bill_lines([line])[0]
    assert sum(one.full for one in billing.bill_lines([part, rest])) == whole.full
    # A discount is rounded line by line: two lines may differ from one by a fen, and by no more.
    off = sum(one.amount for one in billing.bill_lines([part, rest], discount))
    assert abs(off - billing.bill_lines([line], discount)[0].amount) <= 1


def _priced(line: LineFacts) -> LineFacts:
    return replace(
        line,
        amount=(line.price or 0) * line.quantity,
        served=line.quantity if line.step == Line.SERVED else 0,
    )


@pytest.mark.rule("RST-34", "RST-06")
def test_what_goes_apart_keeps_the_version_that_the_guest_confirmed(dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    order = dining.write(sitting, "1001", "2003")
    dining.confirm(sitting, order)
    dining.add(sitting, order, "1003")
    dining.send(sitting, order)
    assert dining.order(sitting).version == 2
    some = [{"line": dining.line(sitting, "1003").id, "quantity": 1}]
    apart = dining.do("split_party", HOST, sitting=sitting, table="A03", guests=1, lines=some).sitting
    assert dining.order(apart).version == 2


@pytest.mark.rule("RST-06", "RST-19")
@pytest.mark.parametrize("quantity", [0, 1])
def test_what_goes_of_a_slip_in_two_is_acknowledged_at_its_new_table_and_the_rest_at_the_old_one(
    dining: Dining, quantity: int
) -> None:
    """One dish of a station goes, or one of two portions of it; the other stays: each has a slip that rings for it."""
    dining.rings_after(90)
    sitting = dining.seat()
    dining.tea(sitting)
    order = dining.begin(sitting)
    for dish in ("2002", "2003"):
        dining.add(sitting, order, dish, 2)
    dining.send(sitting, order)
    stays, line = dining.line(sitting, "2002"), dining.line(sitting, "2003")
    assert stays.ticket == line.ticket and stays.station == line.station
    dining.later(3)
    apart = split(dining, sitting, lines=[goes(line, quantity)]).sitting
    gone = dining.line(apart, "2003")
    [note] = dining.facts(apart).unanswered
    assert (gone.ticket, gone.ticket_line) == (note.number, 1) != (line.ticket, line.ticket_line)
    [kept] = [slip for slip in dining.facts(sitting).unanswered if slip.number == line.ticket]
    assert dining.line(sitting, "2002").ticket == line.ticket
    dining.do("acknowledge_all_slips", COOK, sitting=sitting)
    assert slips.rings(dining.facts(apart), dining.desk.settings).keys() == {note.id}, "theirs rings on"
    dining.do("acknowledge_slip", COOK, sitting=apart, slip=note.id)
    assert slips.rings(dining.facts(apart), dining.desk.settings) == {}
    told = {"quantity": 1, "reason": "changed_mind", "untouched": True}
    back = dining.do("return_line", MANAGER, sitting=apart, line=gone.id, **told)
    assert note.number in str(dining.paper(back.document)), "what becomes of it answers the slip of its table"
    assert kept.number not in str(dining.paper(back.document))
    with dining.house.store.reading() as db:
        assert [*lines_stand_on_slips(db), *line_moves_fit(db)] == []


@pytest.mark.rule("RST-19")
def test_what_goes_of_a_slip_that_the_kitchen_has_keeps_it(dining: Dining) -> None:
    sitting = dining.seat()
    dining.tea(sitting)
    dining.send(sitting, dining.write(sitting, "2002", "2003"))
    dining.do("acknowledge_all_slips", COOK, sitting=sitting)
    line = dining.line(sitting, "2003")
    apart = split(dining, sitting, lines=[goes(line)]).sitting
    assert dining.line(apart, "2003").ticket == line.ticket
