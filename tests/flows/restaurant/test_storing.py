"""What is stored stays on the bill, and what is fetched is on the table (RST-17, 23, 24, 35)."""

from typing import Any

import pytest
from sqlalchemy import update

from app.flows.restaurant.checks import bottles_fit
from app.flows.restaurant.facts.care import Mark
from app.flows.restaurant.facts.neglected import Neglected
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.model.orders import LineRow
from app.flows.restaurant.rules.cellar import bottles
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CASHIER, HOST, MANAGER, WAITER
from tests.flows.restaurant.looking import look
from tests.flows.restaurant.test_bottles import bottles as of_liquor
from tests.flows.restaurant.test_cellar import store, with_wine
from tests.flows.restaurant.test_marking import due, mark


def give_back(dining: Dining, sitting: str, quantity: int = 1) -> dict[str, Any]:
    line = dining.line(sitting, "7001").id
    return {"sitting": sitting, "line": line, "quantity": quantity, "reason": "fewer", "untouched": True}


@pytest.mark.both
@pytest.mark.rule("RST-35", "RST-18", "COM-16")
def test_a_bottle_that_is_stored_does_not_go_back_until_it_is_fetched(dining: Dining) -> None:
    sitting = with_wine(dining)
    stored = store(dining, sitting, 10)
    assert dining.line(sitting, "7001").stored == 20
    no = dining.refused("return_line", MANAGER, **give_back(dining, sitting, 2))
    assert no.mend == "fetch_bottle"
    dining.do("return_line", MANAGER, **give_back(dining, sitting))
    assert dining.refused("return_line", MANAGER, **give_back(dining, sitting)).mend == "fetch_bottle"
    dining.do("fetch_bottle", WAITER, sitting=sitting, bottle=stored.bottle, amount=10)
    facts = dining.facts(sitting)
    assert (dining.line(sitting, "7001").stored, facts.fetched, bottles(facts)) == (0, (), 1)
    with dining.house.store.reading() as db:
        assert list(bottles_fit(db)) == []
    again = store(dining, sitting, 7)
    over = update(LineRow).where(LineRow.dish == "7001").values(returned=2)
    dining.house.store.writer.run(lambda db: db.execute(over), 1)  # type: ignore[arg-type]
    with dining.house.store.reading() as db:
        assert [found.what.args["dish"] for found in bottles_fit(db)] == ["十年陈花雕"], again.number


@pytest.mark.rule("RST-35")
def test_one_bottle_is_stored_once_in_whichever_measure(dining: Dining) -> None:
    sitting = with_wine(dining, 1)
    told = {"sitting": sitting, "line": dining.line(sitting, "7001").id, "name": "陆之遥"}
    no = dining.refused("store_bottle", WAITER, **told, amount=21, measure="liang")
    assert no.args["most"].args["n"] == 20
    store(dining, sitting, 9)
    no = dining.refused("store_bottle", WAITER, **told, amount=3, measure="liang")
    assert "already" in no.message and no.args["most"].args["n"] == 2
    assert "already" in dining.refused("store_bottle", WAITER, **told, amount=2, measure="tenth").message
    store(dining, sitting, 1, measure="liang")
    assert dining.line(sitting, "7001").stored == 19


@pytest.mark.rule("RST-17", "RST-35")
def test_of_what_was_opened_less_than_a_full_bottle_is_stored(dining: Dining) -> None:
    sitting, line = of_liquor(dining)
    of = {"sitting": sitting, "line": line}
    dining.do("show_bottles", WAITER, **of, quantity=2)
    dining.do("open_bottles", WAITER, **of, quantity=1)
    whose = of | {"name": "陆之遥", "measure": "tenth"}
    no = dining.refused("store_bottle", WAITER, **whose, amount=20)
    assert "opened" in no.message and no.args["most"].args == {"whole": 1, "tenths": 9}
    dining.do("store_bottle", WAITER, **whose, amount=10)
    no = dining.refused("return_line", WAITER, **give_back(dining, sitting))
    assert no.mend == "fetch_bottle", "a full one can only be the one that nobody opened"


@pytest.mark.rule("RST-06", "RST-35")
def test_what_is_stored_is_not_divided_and_what_was_fetched_goes_along(dining: Dining) -> None:
    sitting = with_wine(dining)
    stored = store(dining, sitting, 6)
    some = [{"line": dining.line(sitting, "7001").id, "quantity": 1}]
    apart = {"sitting": sitting, "table": "A03", "guests": 1}
    assert "stored" in dining.refused("split_party", HOST, **apart, lines=some).message
    other, third = dining.at(Sitting.SEATED, "A03"), dining.at(Sitting.SEATED, "B02")
    dining.do("fetch_bottle", WAITER, sitting=other, bottle=stored.bottle, amount=2)
    dining.do("join_party", HOST, sitting=third, other=other, keep_tables=True)
    assert [one.amount for one in dining.facts(third).fetched] == [2]


@pytest.mark.both
@pytest.mark.rule("RST-23", "RST-24", "RST-21", "RST-35")
def test_guests_who_drink_their_own_bottle_are_served_as_any_other(dining: Dining) -> None:
    stored = store(dining, with_wine(dining, 1), 8)
    sitting = dining.at(Sitting.COLD, "A03")
    low = {"sitting": sitting, "mark": Mark.LIQUOR_LOW.value}
    assert "No drink" in dining.refused("mark_service", WAITER, **low).message
    dining.do("fetch_bottle", WAITER, sitting=sitting, bottle=stored.bottle, amount=8)
    dining.later(31)
    assert Mark.DRINK in due(dining, sitting)
    mark(dining, sitting, Mark.DRINK)
    mark(dining, sitting, Mark.LIQUOR_LOW)
    assert Mark.ANOTHER_BOTTLE in due(dining, sitting)
    dining.call(sitting)
    for dish in ("2002", "3001"):
        dining.serve(sitting, dish)
    dining.call_and_serve(sitting, "call_staples", "5001")
    assert Mark.GLASSES in due(dining, sitting), "glasses go when the staple goes down"
    [row] = [row for row in look(dining, Neglected).rows if row.sitting == sitting]
    assert set(row.due) == due(dining, sitting), "the board goes by the same rules"


@pytest.mark.rule("RST-35")
def test_a_table_that_drinks_a_fetched_bottle_alone_counts_it(dining: Dining) -> None:
    stored = store(dining, with_wine(dining, 1), 8)
    sitting = dining.at(Sitting.STAPLE, "A03")
    dining.call_and_serve(sitting, "call_fruit", "6001")
    dining.do("fetch_bottle", WAITER, sitting=sitting, bottle=stored.bottle, amount=5)
    no = dining.refused("ask_for_bill", CASHIER, sitting=sitting)
    [told] = no.args["bottles"]
    assert (no.mend, told.args["dish"]) == ("count_bottles", "十年陈花雕")
    dining.do("count_bottles", CASHIER, sitting=sitting, seen={"bottles_on": 1})
    dining.do("fetch_bottle", WAITER, sitting=sitting, bottle=stored.bottle, amount=3)
    assert dining.refused("ask_for_bill", CASHIER, sitting=sitting).mend == "count_bottles"
    dining.do("count_bottles", CASHIER, sitting=sitting, seen={"bottles_on": 2})
    dining.do("ask_for_bill", CASHIER, sitting=sitting)
    assert dining.facts(sitting).step is Sitting.BILL
