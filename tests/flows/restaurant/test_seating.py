"""Greeting, seating, allergies and tea (RST-01, 03, 04, 10)."""

from typing import Any

import pytest
from sqlalchemy import select

from app.counter.documents import DocumentRow
from app.flows.restaurant.checks import changed_lines_fit, lines_stand_on_slips
from app.flows.restaurant.facts.kinds import Allergen, TableState
from app.flows.restaurant.facts.tracks import Line, Sitting
from app.flows.restaurant.model.floor import DishRow
from app.flows.restaurant.model.orders import ChangeRow
from app.flows.restaurant.model.sittings import SittingRow, TickRow
from app.flows.restaurant.rules import billing, seating
from app.flows.restaurant.rules.shares import shared
from app.kernel.refusal import Ask
from app.kernel.text import Text
from app.paper.model import Bar, Dishes, Notice, Split
from tests.flows.restaurant.dining import Dining, card, cash
from tests.flows.restaurant.house import CAPTAIN, CASHIER, COOK, HOST, MANAGER, WAITER


@pytest.mark.rule("RST-01", "RST-03")
def test_where_nobody_can_sit_the_reason_is_told(dining: Dining) -> None:
    walk_in: dict[str, Any] = {"guests": 4, "waiter": "yuan"}
    first = dining.seat("A02")
    no = dining.refused("seat_walk_in", HOST, table="A02", **walk_in)
    assert no.args["other"] == dining.facts(first).number
    assert dining.refused("seat_walk_in", HOST, table="A01", **walk_in).args["seats"] == 2
    assert dining.refused("seat_walk_in", HOST, table="V02", **walk_in).args["fee"] == 20000
    assert (
        "does not work here"
        in dining.refused("seat_walk_in", HOST, table="A03", guests=2, waiter="nobody").message
    )
    dining.do("close_table", HOST, table="A03")
    assert dining.refused("seat_walk_in", HOST, table="A03", **walk_in).mend == "open_table"
    assert dining.refused("close_table", HOST, table="A02").args["table"] == "A02"
    dining.do("open_table", HOST, table="A03")
    dining.seat("A03")
    dining.do("seat_walk_in", HOST, table="V03", **walk_in)
    dining.do("seat_walk_in", HOST, table="V02", fee_told=20000, **walk_in)


@pytest.mark.rule("RST-01")
def test_a_table_shows_what_its_sitting_says(dining: Dining) -> None:
    now = dining.clock.now()
    shown = {
        step: seating.table_state(step, False, None, now, 60)
        for step in Sitting.span(Sitting.SEATED, Sitting.CLEARING)
    }
    assert shown[Sitting.TEA] is TableState.SEATED
    assert shown[Sitting.HOT] is TableState.DINING
    assert (shown[Sitting.BILL], shown[Sitting.FAREWELL]) == (TableState.BILL, TableState.PAID)
    assert shown[Sitting.CLEARING] is TableState.TO_CLEAR
    assert seating.table_state(None, True, now, now, 60) is TableState.CLOSED
    assert seating.table_state(None, False, now, now, 0) is TableState.BOOKED
    assert seating.table_state(Sitting.FREE, False, None, now, 60) is TableState.FREE


@pytest.mark.rule("RST-02")
def test_a_table_that_shows_a_booking_is_given_away_by_a_captain_alone(dining: Dining) -> None:
    at = dining.clock.now().replace(hour=11)
    mine = dining.do(
        "book", HOST, name="沈", phone="13800138000", guests=4, at=at.isoformat(), table="A02"
    ).sitting
    no = dining.refused("seat_walk_in", HOST, table="A02", guests=2, waiter="yuan")
    assert (type(no).__name__, no.who) == ("Ask", ("captain", "manager"))
    other = dining.do("greet_walk_in", HOST, guests=2).sitting
    assert (
        dining.refused("seat_party", HOST, sitting=other, table="A02", guests=2, waiter="yuan").args["table"]
        == "A02"
    )
    dining.do("greet_party", HOST, sitting=mine)
    dining.do("seat_party", HOST, sitting=mine, table="A02", guests=4, waiter="yuan")
    dining.do("book", HOST, name="沈", phone="13800138000", guests=4, at=at.isoformat(), table="A03")
    dining.do("seat_walk_in", HOST, approved_by=CAPTAIN, table="A03", guests=2, waiter="yuan")


@pytest.mark.rule("RST-04")
def test_the_room_list_keeps_who_ticked_what_and_when(dining: Dining) -> None:
    sitting = dining.seat()
    dining.do("tick_room", WAITER, sitting=sitting, item="lights")
    dining.later(3)
    dining.do("tick_room", CAPTAIN, sitting=sitting, item="lights")
    dining.do("tick_room", CAPTAIN, sitting=sitting, item="coats")
    ticks = dining.rows(select(TickRow.item, TickRow.by).order_by(TickRow.at))
    assert [tuple(t) for t in ticks] == [("room.lights", "yuan"), ("room.coats", "he")]


@pytest.mark.rule("RST-04")
def test_guests_and_waiter_change_while_they_sit(dining: Dining) -> None:
    sitting = dining.seat(guests=3)
    dining.do("change_guests", WAITER, sitting=sitting, guests=4)
    assert dining.refused("change_guests", WAITER, sitting=sitting, guests=5).args["seats"] == 4
    dining.do("change_waiter", HOST, sitting=sitting, waiter="he")
    facts = dining.facts(sitting)
    assert (facts.guests, facts.waiter) == (4, "he")
    assert "does not work" in dining.refused("change_waiter", HOST, sitting=sitting, waiter="x").message


@pytest.mark.rule("RST-04")
def test_allergies_are_asked_at_the_latest_with_the_tea_and_meet_the_dishes(dining: Dining) -> None:
    sitting = dining.seat()
    assert dining.refused("ask_tea", WAITER, sitting=sitting, tea="8001").mend == "note_taboos"
    assert dining.refused("begin_order", sitting=sitting).mend == "note_taboos"
    dining.do("ask_tea", WAITER, sitting=sitting, tea="8001", taboos="花生过敏，不吃海鲜")
    facts = dining.facts(sitting)
    assert facts.allergens == {Allergen.PEANUT, Allergen.SHELLFISH, Allergen.FISH}
    order = dining.begin(sitting)
    no = dining.refused("add_line", sitting=sitting, order=order, dish="2004")
    assert (no.args["dish"], [a.message for a in no.args["allergens"]]) == ("宫保鸡丁", ["peanuts"])
    assert no.message == dining.refused("add_line", sitting=sitting, order=order, dish="2004", id="x").message
    dining.add(sitting, order, "2004", warned="王女士")
    dining.add(sitting, order, "2003")


@pytest.mark.rule("RST-04", "COM-04")
def test_a_kept_refusal_still_names_its_terms(dining: Dining) -> None:
    sitting = dining.seat()
    dining.do("ask_tea", WAITER, sitting=sitting, tea=None, taboos="peanuts, nuts")
    order = dining.begin(sitting)
    first = dining.refused("add_line", id="a", sitting=sitting, order=order, dish="2004")
    assert dining.refused("add_line", id="a", sitting=sitting, order=order, dish="2004") == first


@pytest.mark.rule("RST-10")
def test_tea_is_asked_once_and_a_second_record_asks(dining: Dining) -> None:
    sitting = dining.seat()
    asked = dining.clock.now()
    dining.tea(sitting)
    dining.later(4)
    no = dining.refused("ask_tea", WAITER, sitting=sitting, tea="8002", no_taboos=True)
    assert (no.args["at"], no.args["by"]) == (asked, "yuan")
    dining.tea(sitting, "8002", change=True, pots=2)
    tea = dining.facts(sitting).tea
    assert tea
    assert (tea.dish, tea.pots, tea.at) == ("8002", 2, dining.clock.now())
    assert "no tea" in dining.refused("ask_tea", WAITER, sitting=sitting, tea="7001", change=True).message


@pytest.mark.rule("RST-10")
def test_tea_that_they_did_not_want_was_asked_as_well(dining: Dining) -> None:
    sitting = dining.seat()
    asked = dining.clock.now()
    dining.tea(sitting, None)
    dining.later(5)
    no = dining.refused("ask_tea", WAITER, sitting=sitting, tea="8001")
    assert (no.args["at"], no.args["by"]) == (asked, "yuan")
    tea = dining.facts(sitting).tea
    assert tea
    assert (tea.dish, tea.pots, tea.amount, tea.at) == (None, 0, 0, asked)
    order = dining.write(sitting, "1001")
    assert [line.dish for line in dining.facts(sitting).lines] == ["1001"], "no tea comes on the order"
    dining.tea(sitting, "8002", change=True)
    assert dining.line(sitting, "8002").order == order


@pytest.mark.rule("RST-10", "RST-19")
def test_the_tea_goes_to_its_station_at_once_with_what_they_avoid(dining: Dining) -> None:
    sitting = dining.seat(guests=3)
    dining.do("ask_tea", WAITER, sitting=sitting, tea="8001", taboos="不放糖")
    [ticket] = dining.papers(sitting, "KT")
    bar, dishes = ticket.blocks[0], next(b for b in ticket.blocks if isinstance(b, Dishes))
    assert isinstance(bar, Bar)
    assert bar.left == "茶水台"
    assert (dishes.dishes[0].name, dishes.dishes[0].quantity) == ("碧螺春", "3 位")
    assert any(isinstance(block, Notice) for block in ticket.blocks)


@pytest.mark.rule("RST-10", "RST-30a")
def test_the_tea_stands_on_the_order_that_the_guest_confirms(dining: Dining) -> None:
    sitting = dining.seat()
    dining.tea(sitting)
    order = dining.begin(sitting)
    line = dining.line(sitting, "8001")
    assert (line.tea, line.quantity, line.amount) == (True, 4, 3200)
    assert dining.refused("remove_line", sitting=sitting, order=order, line=line.id).mend == "ask_tea"
    dining.confirm(sitting, order)
    dining.tea(sitting, "8002", change=True)
    assert [(o.name, o.quantity) for o in dining.facts(sitting).lines] == [("铁观音", 1)]
    assert dining.order(sitting).version == 2
    dining.tea(sitting, None, change=True)
    assert dining.facts(sitting).lines == []
    dining.add(sitting, order, "1001")
    dining.send(sitting, order)
    dining.tea(sitting, "8001", change=True)
    assert (dining.order(sitting).id != order, dining.line(sitting, "8001").step) == (True, Line.DRAFT)


@pytest.mark.rule("RST-10")
def test_tea_that_is_asked_late_is_put_on_the_open_order(dining: Dining) -> None:
    sitting = dining.seat()
    dining.do("note_taboos", WAITER, sitting=sitting, taboos=None)
    order = dining.write(sitting, "1001")
    dining.tea(sitting)
    assert dining.facts(sitting).step is Sitting.ORDERING
    assert [line.name for line in dining.facts(sitting).of(dining.order(sitting))] == ["桂花糯米藕", "碧螺春"]
    assert dining.order(sitting).id == order


@pytest.mark.rule("RST-10")
def test_tea_that_is_asked_after_the_order_was_sent_comes_on_one_of_its_own(dining: Dining) -> None:
    sitting = dining.seat()
    dining.do("note_taboos", WAITER, sitting=sitting, taboos=None)
    dining.send(sitting, dining.write(sitting, "1001"))
    dining.tea(sitting, None)
    dining.tea(sitting, "8001", change=True)
    order = dining.order(sitting)
    tea = dining.facts(sitting).tea
    assert tea
    assert (tea.dish, tea.pots, tea.by) == ("8001", 4, "yuan")
    assert [(line.name, line.amount) for line in dining.facts(sitting).of(order)] == [("碧螺春", 3200)]
    dining.tea(sitting, "8002", change=True)
    assert [line.name for line in dining.facts(sitting).of(order)] == ["铁观音"]


def sent_tea(dining: Dining, tea: str = "8001") -> str:
    """A party whose tea went with the order."""
    sitting = dining.seat()
    dining.tea(sitting, tea)
    dining.send(sitting, dining.write(sitting, "1001"))
    return sitting


def teas(dining: Dining, sitting: str) -> list[tuple[str, int, Line]]:
    return [(line.name, line.counting, line.step) for line in dining.facts(sitting).lines if line.tea]


@pytest.mark.both
@pytest.mark.rule("RST-10", "RST-18", "RST-19")
def test_tea_that_was_sent_is_changed_by_a_counter_entry_and_its_station_is_told(dining: Dining) -> None:
    sitting = sent_tea(dining)
    before = billing.sums(dining.facts(sitting)).total
    for other in ({"tea": "8002"}, {"tea": "8001", "pots": 3}, {"tea": None}):
        no = dining.refused("ask_tea", WAITER, sitting=sitting, change=True, **other)
        assert (isinstance(no, Ask), no.who) == (True, ("manager",)), other
    dining.do("ask_tea", WAITER, approved_by=MANAGER, sitting=sitting, tea="8001", pots=3, change=True)
    assert teas(dining, sitting) == [("碧螺春", 3, Line.SERVED)]
    assert billing.sums(dining.facts(sitting)).total < before
    [note] = dining.papers(sitting, "CN")
    assert "碧螺春" in str(note)
    dining.do("ask_tea", WAITER, sitting=sitting, tea="8001", pots=5, change=True)
    assert teas(dining, sitting) == [("碧螺春", 3, Line.SERVED), ("碧螺春", 2, Line.DRAFT)], (
        "only the difference"
    )
    dining.do("ask_tea", WAITER, sitting=sitting, tea="8001", pots=4, change=True)
    assert teas(dining, sitting) == [("碧螺春", 3, Line.SERVED), ("碧螺春", 1, Line.DRAFT)]
    dining.send(sitting, dining.order(sitting).id)
    dining.do("ask_tea", MANAGER, sitting=sitting, tea="8002", change=True)
    assert teas(dining, sitting) == [("碧螺春", 0, Line.RETURNED)] * 2 + [("铁观音", 1, Line.DRAFT)]
    assert len(dining.papers(sitting, "CN")) == 4, "one that was not sent, and three lines that were"
    rows = dining.rows(select(ChangeRow.reason, ChangeRow.approved_by).order_by(ChangeRow.number))
    assert set(rows) == {("changed_mind", "zhou")}
    with dining.house.store.reading() as db:
        assert [*changed_lines_fit(db), *lines_stand_on_slips(db)] == []


def told(dining: Dining, sitting: str) -> list[tuple[str, str]]:
    """What the stations were told of a party's tea, in its order: each slip's kind with the tea and how many."""
    found = list[tuple[str, str]]()
    rows = dining.rows(
        select(DocumentRow.id, DocumentRow.kind)
        .where(DocumentRow.case == sitting, DocumentRow.kind.in_(("KT", "CN")))
        .order_by(DocumentRow.made_at, DocumentRow.id)
    )
    for row in rows:
        blocks = dining.paper(row.id).blocks
        tea = next(b for b in blocks if isinstance(b, Dishes)).dishes[0]
        back = next((b for b in blocks if isinstance(b, Split)), None)
        found.append(
            (
                tea.name,
                f"-{back.part.args['n']}" if back and isinstance(back.part, Text) else str(tea.quantity),
            )
        )
    return found


@pytest.mark.parametrize("with_order", [False, True])
@pytest.mark.rule("RST-10", "RST-12", "RST-19")
def test_tea_that_is_changed_before_its_order_goes_is_not_brewed_twice(
    dining: Dining, with_order: bool
) -> None:
    def left(tea: str) -> int:
        return int(dining.rows(select(DishRow.portions).where(DishRow.id == tea))[0].portions)

    for tea in ("8001", "8002"):
        dining.do("limit_portions", COOK, dish=tea, portions=10)
    sitting = dining.seat()
    dining.tea(sitting, "8001")
    order = dining.begin(sitting) if with_order else ""
    slips = [("碧螺春", "4 位")]
    for pots, slip, portions in ((5, "1 位", 5), (5, None, 5), (3, "-2", 5), (4, "1 位", 4)):
        dining.later(1)
        dining.do("ask_tea", WAITER, sitting=sitting, tea="8001", pots=pots, change=True)
        slips += [("碧螺春", slip)] if slip else []
        assert (told(dining, sitting), left("8001")) == (slips, portions), pots
    for tea, more in (("8002", [("碧螺春", "-4"), ("铁观音", "1 壶")]), (None, [("铁观音", "-1")])):
        dining.later(1)
        dining.do("ask_tea", WAITER, sitting=sitting, tea=tea, change=True)
        slips += more
        assert sorted(told(dining, sitting)) == sorted(slips), tea
    dining.tea(sitting, "8001", change=True, pots=2)
    order = order or dining.begin(sitting)
    assert [(line.name, line.quantity) for line in dining.facts(sitting).of(dining.order(sitting))] == [
        ("碧螺春", 2)
    ]


@pytest.mark.rule("RST-10", "RST-18")
def test_all_that_is_left_of_a_tea_goes_back_when_another_is_asked_for(dining: Dining) -> None:
    sitting = dining.seat()
    dining.tea(sitting, "8001", pots=2)
    dining.send(sitting, dining.write(sitting, "1001"))
    dining.do("ask_tea", WAITER, sitting=sitting, tea="8001", pots=4, change=True)
    dining.send(sitting, dining.order(sitting).id)
    line = next(line for line in dining.facts(sitting).lines if line.tea)
    back = {"line": line.id, "quantity": 1, "reason": "mistake", "from_table": True}
    dining.do("return_line", MANAGER, sitting=sitting, **back)
    dining.do("ask_tea", MANAGER, sitting=sitting, tea="8002", change=True)
    assert teas(dining, sitting) == [("碧螺春", 0, Line.RETURNED)] * 2 + [("铁观音", 1, Line.DRAFT)]


@pytest.mark.rule("RST-06", "RST-10", "RST-19")
def test_tea_of_which_some_goes_to_another_party_stands_on_the_slip_that_brought_it(dining: Dining) -> None:
    sitting = sent_tea(dining)
    some = {"line": next(line.id for line in dining.facts(sitting).lines if line.tea), "quantity": 1}
    dining.do("split_party", HOST, sitting=sitting, table="A03", guests=1, lines=[some])
    with dining.house.store.reading() as db:
        assert list(lines_stand_on_slips(db)) == []


@pytest.mark.rule("RST-06", "RST-10")
def test_two_parties_that_drink_the_same_tea_have_all_of_it(dining: Dining) -> None:
    first, other = sent_tea(dining), dining.seat("A04", 6)
    dining.tea(other, "8001")
    dining.send(other, dining.write(other, "1003"))
    dining.do("join_party", HOST, sitting=first, other=other, keep_tables=True)
    tea = dining.facts(first).tea
    assert tea and (tea.pots, tea.amount) == (10, 8000)
    dining.do("ask_tea", MANAGER, sitting=first, tea="8001", pots=8, change=True)
    assert sum(n for _, n, _ in teas(dining, first)) == 8
    dining.do("ask_tea", MANAGER, sitting=first, tea=None, change=True)
    assert sum(n for _, n, _ in teas(dining, first)) == 0


@pytest.mark.rule("RST-10", "RST-31")
def test_tea_of_a_bill_of_which_something_is_paid_stays(dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    of = {"sitting": sitting, "bill": dining.bill(sitting).id}
    share, _ = dining.do("split_bill", CASHIER, **of, way="equal", count=2).shares
    part = shared(dining.facts(sitting), dining.bill(sitting))[share].due
    dining.do("pay_share", CASHIER, **of, share=share, payments=[cash(part)])
    no = dining.refused("ask_tea", MANAGER, sitting=sitting, tea="8002", change=True)
    assert "A share of it is paid" in no.message


@pytest.mark.rule("RST-06", "RST-10")
def test_after_a_join_the_tea_that_is_changed_is_the_one_that_is_kept(dining: Dining) -> None:
    first, other = dining.seat(), dining.seat("A04", 6)
    dining.tea(first, "8001")
    dining.write(first, "1001")
    dining.tea(other, "8002", pots=3)
    dining.write(other, "1003")
    dining.do("join_party", HOST, sitting=first, other=other, keep_tables=True)
    dining.tea(first, "8002", change=True)
    teas = [(line.name, line.quantity) for line in dining.facts(first).lines if line.tea]
    assert sorted(teas) == [("铁观音", 1), ("铁观音", 3)], "the other's was brought as well"


@pytest.mark.rule("RST-12")
def test_a_tea_of_which_nothing_is_left_is_not_brought(dining: Dining) -> None:
    dining.do("limit_portions", COOK, dish="8002", portions=1)
    sitting, other = dining.seat(), dining.seat("A03")
    dining.tea(sitting, "8002")
    no = dining.refused("ask_tea", WAITER, sitting=other, tea="8002", no_taboos=True)
    assert no.args["instead"] == ["碧螺春"]
    assert dining.rows(select(DishRow.portions).where(DishRow.id == "8002"))[0].portions == 0
    assert dining.facts(other).step is Sitting.SEATED


def test_who_is_turned_away_is_kept(dining: Dining) -> None:
    sitting = dining.do("greet_walk_in", HOST, guests=9, name="方先生", wants_room=True).sitting
    dining.do("take_deposit", HOST, sitting=sitting, payments=[card(100)])
    assert dining.refused("turn_away", HOST, sitting=sitting).mend == "give_ahead_back"
    sitting = dining.do("greet_walk_in", HOST, guests=9).sitting
    dining.do("turn_away", HOST, sitting=sitting)
    [row] = dining.rows(select(SittingRow).where(SittingRow.id == sitting))
    assert (row.gone_by, row.gone_at) == ("guest", dining.clock.now())
