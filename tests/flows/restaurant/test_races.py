"""Two counters at once, each with a connection of its own: one portion, one table, one bill (COM-06, RST-12)."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import Any

import pytest
from sqlalchemy import select

from app.counter.payments import ReceiptRow
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.model.floor import DishRow
from app.flows.restaurant.model.sittings import SittingRow
from app.house import House, open_house
from app.kernel.clock import SetClock
from app.kernel.refusal import Refused
from tests.fixtures import Database
from tests.flows.restaurant.dining import Dining, card
from tests.flows.restaurant.house import CAPTAIN, CASHIER, COOK, HOST, MANAGER

ROUNDS = 6


@pytest.fixture
def second(house: House, dining: Dining, database: Database, clock: SetClock) -> Iterator[Dining]:
    """The counter A2 of the same house: a process of its own but for the memory it shares with the test."""
    dining.do("house.add_counter", MANAGER, counter="A2", name="吧台", flows=["restaurant"])
    other = open_house(database.home, database.url, counter="A2", clock=clock, folders=database.folders)
    yield Dining(other, clock, "A2")
    other.close()


def both(first: Callable[[], "Future[Any]"], second: Callable[[], "Future[Any]"]) -> list[Refused | None]:
    """Ask two counters for something at once; what each was refused."""
    asked = [first(), second()]
    found: list[Refused | None] = []
    for future in asked:
        error = future.exception(30)
        if error is not None and not isinstance(error, Refused):
            raise error
        found.append(error)
    return found


def asking(one: Dining, act: str, by: Any, **args: Any) -> Callable[[], "Future[Any]"]:
    return lambda: one.desk.do(f"restaurant.{act}", args, staff=by)


@pytest.mark.both
@pytest.mark.rule("RST-12")
def test_the_last_portion_at_two_counters_goes_to_exactly_one(dining: Dining, second: Dining) -> None:
    mine, theirs = dining.at(Sitting.ORDERING), dining.at(Sitting.ORDERING, "A03")
    orders = [dining.order(mine).id, dining.order(theirs).id]
    for n in range(ROUNDS):
        # One more than what unsent orders keep already.
        dining.do("limit_portions", COOK, dish="2003", portions=n + 1)
        answers = both(
            asking(dining, "add_line", CAPTAIN, sitting=mine, order=orders[0], dish="2003"),
            asking(second, "add_line", CAPTAIN, sitting=theirs, order=orders[1], dish="2003"),
        )
        [no] = [answer.no for answer in answers if answer]
        assert no.message.startswith("We are very sorry")
        assert no.args["instead"]
        assert dining.rows(select(DishRow.portions).where(DishRow.id == "2003"))[0].portions == 0
    lines = [
        line for sitting in (mine, theirs) for line in dining.facts(sitting).lines if line.dish == "2003"
    ]
    assert len(lines) == ROUNDS


@pytest.mark.both
@pytest.mark.rule("RST-01", "RST-02")
def test_one_table_at_two_counters_seats_and_keeps_one_party(dining: Dining, second: Dining) -> None:
    for table in ("A02", "A03", "A04", "B01")[: ROUNDS - 2]:
        party = {"table": table, "guests": 2, "waiter": "yuan"}
        answers = both(
            asking(dining, "seat_walk_in", HOST, **party), asking(second, "seat_walk_in", HOST, **party)
        )
        [no] = [answer.no for answer in answers if answer]
        assert no.message in (
            "{table} is occupied ({other}).",
            "Somebody else has just been seated there. Choose another table.",
        )
    assert len(dining.rows(select(SittingRow.id))) == ROUNDS - 2
    at = dining.clock.now().replace(hour=13).isoformat()
    for table in ("B02", "B03"):
        booking = {"name": "沈", "phone": "13800138000", "guests": 4, "at": at, "table": table}
        answers = both(asking(dining, "book", HOST, **booking), asking(second, "book", HOST, **booking))
        [no] = [answer.no for answer in answers if answer]
        assert no.args["other"].startswith("TC-")


@pytest.mark.both
@pytest.mark.rule("COM-06", "COM-14", "COM-30")
def test_one_bill_at_two_counters_is_paid_once_and_two_slips_of_a_table_both_go(
    dining: Dining, second: Dining
) -> None:
    sitting = dining.at(Sitting.BILL)
    due = dining.due(sitting)
    bill = {"sitting": sitting, "bill": dining.bill(sitting).id, "payments": [card(due)]}
    answers = both(asking(dining, "settle", CASHIER, **bill), asking(second, "settle", CASHIER, **bill))
    [no] = [answer.no for answer in answers if answer]
    assert no.args["step"] == Sitting.FAREWELL
    assert [r.paid for r in dining.rows(select(ReceiptRow.paid))] == [due]
    other = dining.at(Sitting.TEA, "A03")
    slips = [dining.write(other, "1001"), dining.write(other, "2002")]
    assert both(
        asking(dining, "confirm_order", CAPTAIN, sitting=other, order=slips[0], how="spoken"),
        asking(second, "confirm_order", CAPTAIN, sitting=other, order=slips[1], how="spoken"),
    ) == [None, None]
    assert dining.facts(other).step is Sitting.CONFIRMED
