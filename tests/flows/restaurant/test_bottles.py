"""示酒: liquor and wine are shown and agreed before they are opened; what is closed goes back (RST-17)."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text

from app.flows.restaurant.checks import split_bottles_fit
from app.flows.restaurant.facts.kinds import Drink
from app.flows.restaurant.facts.matters import Matters, Pressing
from app.flows.restaurant.facts.tracks import Line
from app.flows.restaurant.model.bottles import BottlesRow
from app.store.tables import DueAt
from app.store.writer import Priority
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN, HOST, MANAGER, WAITER
from tests.flows.restaurant.looking import look
from tests.flows.restaurant.test_ordering import at_order


def bottles(
    dining: Dining, quantity: int = 2, drink: Drink = Drink.LIQUOR, table: str = "A02"
) -> tuple[str, str]:
    """A table that ordered some bottles, and their line."""
    dining.do("change_dish", MANAGER, dish="7001", drink=drink.value)
    sitting, order = at_order(dining, table)
    line = dining.add(sitting, order, "7001", quantity)
    dining.add(sitting, order, "1001")
    dining.send(sitting, order)
    return sitting, line


def due(dining: Dining) -> list[object]:
    return [row.at for row in dining.rows(select(DueAt.at).where(DueAt.name == "fetch"))]


@pytest.mark.rule("RST-17")
def test_a_bottle_is_shown_and_agreed_before_it_is_opened_and_in_time(dining: Dining) -> None:
    dining.do("house.change_setting", MANAGER, key="restaurant.fetch_liquor", value=4)
    sitting, line = bottles(dining)
    of = {"sitting": sitting, "line": line}
    assert due(dining) == [dining.clock.now() + timedelta(minutes=4)]
    assert dining.refused("open_bottles", WAITER, **of, quantity=1).mend == "show_bottles"
    assert dining.refused("serve_dishes", WAITER, sitting=sitting, lines=[line]).mend == "show_bottles"
    assert dining.refused("serve_part", WAITER, **of, quantity=1).mend == "show_bottles"
    assert dining.refused("show_bottles", WAITER, **of, quantity=3).args["n"] == 2
    dining.later(5)
    [matter] = [m for m in look(dining, Matters, WAITER).rows if m.why is Pressing.FETCH]
    assert matter.sitting == sitting
    dining.do("show_bottles", WAITER, **of, quantity=1)
    assert len(due(dining)) == 1, "one is still to be shown"
    assert dining.refused("open_bottles", WAITER, **of, quantity=2).mend == "show_bottles"
    dining.do("open_bottles", WAITER, **of, quantity=1)
    known = dining.line(sitting, "7001")
    assert (known.step, known.served) == (Line.FIRED, 1)
    dining.do("show_bottles", CAPTAIN, **of, quantity=1)
    assert due(dining) == []
    assert dining.refused("show_bottles", WAITER, **of, quantity=1).args["n"] == 0
    dining.do("open_bottles", WAITER, **of, quantity=1)
    known = dining.line(sitting, "7001")
    assert (known.step, known.served) == (Line.SERVED, 2)
    assert dining.refused("open_bottles", WAITER, **of, quantity=1).args["n"] == 0
    [row] = dining.rows(select(BottlesRow))
    assert (row.shown, row.shown_by, row.opened, row.opened_by) == (2, "he", 2, "yuan")
    assert row.shown_at == row.opened_at == dining.clock.now()
    other = dining.line(sitting, "1001").id
    assert dining.refused("show_bottles", WAITER, sitting=sitting, line=other, quantity=1)
    assert dining.refused("open_bottles", WAITER, sitting=sitting, line=other, quantity=1)


@pytest.mark.rule("RST-17", "RST-18")
def test_closed_bottles_go_back_without_approval_and_opened_ones_with_it(dining: Dining) -> None:
    sitting, line = bottles(dining, quantity=3)
    of = {"sitting": sitting, "line": line, "reason": "fewer"}
    dining.do("show_bottles", WAITER, sitting=sitting, line=line, quantity=2)
    dining.do("open_bottles", WAITER, sitting=sitting, line=line, quantity=1)
    no = dining.refused("return_line", WAITER, **of, quantity=3, untouched=True)
    assert no.who == ("manager",), "whatever is said of it, one of them was opened"
    dining.do("return_line", WAITER, **of, quantity=2, from_table=False)
    assert dining.refused("return_line", WAITER, **of, quantity=1, untouched=True).who == ("manager",)
    assert due(dining) == []
    dining.do("return_line", WAITER, **of, quantity=1, approved_by=MANAGER)
    assert dining.line(sitting, "7001").step is Line.RETURNED


@pytest.mark.rule("RST-17", "RST-18")
def test_a_bottle_on_the_table_goes_back_by_somebodys_word_that_it_is_closed(dining: Dining) -> None:
    sitting, line = bottles(dining, quantity=3)
    of = {"sitting": sitting, "line": line, "reason": "fewer"}
    dining.do("show_bottles", WAITER, sitting=sitting, line=line, quantity=3)
    dining.do("serve_dishes", WAITER, sitting=sitting, lines=[line])
    assert dining.refused("return_line", WAITER, **of, quantity=1).who == ("manager",), (
        "nobody says it is closed"
    )
    dining.do("return_line", WAITER, **of, quantity=1, untouched=True)
    dining.do("open_bottles", WAITER, sitting=sitting, line=line, quantity=1)
    assert dining.refused("return_line", WAITER, **of, quantity=2, untouched=True).who == ("manager",)
    dining.do("return_line", MANAGER, **of, quantity=1)
    known = dining.line(sitting, "7001")
    assert known.bottles and (known.bottles.shown, known.bottles.opened, known.counting) == (2, 0, 1)
    other = bottles(dining, quantity=1, table="A03")
    dining.do("ask_to_table", WAITER, sitting=other[0])
    dining.do("report_all_served", WAITER, sitting=other[0])
    back = {"sitting": other[0], "line": other[1], "quantity": 1, "reason": "changed_mind"}
    assert dining.refused("return_line", WAITER, **back).who == ("manager",)


@pytest.mark.both
@pytest.mark.rule("RST-17", "RST-06", "COM-05")
def test_bottles_that_go_with_those_who_sit_apart_are_shown_there(dining: Dining) -> None:
    sitting, line = bottles(dining, quantity=3, drink=Drink.WINE)
    some = [{"line": line, "quantity": 2}]
    apart = dining.do("split_party", HOST, sitting=sitting, table="A04", guests=2, lines=some).sitting
    gone = dining.line(apart, "7001")
    assert gone.bottles == dining.line(sitting, "7001").bottles
    assert dining.refused("serve_dishes", WAITER, sitting=apart, lines=[gone.id]).mend == "show_bottles"
    assert len(due(dining)) == 2, "both tables wait for theirs"
    with dining.house.store.reading() as db:
        assert not list(split_bottles_fit(db))
    told = text("DELETE FROM restaurant_bottles WHERE line = :line").bindparams(line=gone.id)
    dining.house.store.writer.run(lambda db: db.execute(told), Priority.BATCH)
    with dining.house.store.reading() as db:
        [found] = split_bottles_fit(db)
    assert found.what.args["dish"] == gone.name


@pytest.mark.rule("RST-17", "RST-04")
def test_a_bottle_that_they_avoid_is_neither_shown_nor_opened_without_a_yes(dining: Dining) -> None:
    dining.do("change_dish", MANAGER, dish="7001", allergens=["wheat"])
    sitting, line = bottles(dining, quantity=2)
    of = {"sitting": sitting, "line": line, "quantity": 1}
    dining.do("show_bottles", WAITER, **of)
    dining.do("note_taboos", WAITER, sitting=sitting, taboos=None, allergens=["wheat"])
    for act in ("show_bottles", "open_bottles"):
        assert dining.refused(act, WAITER, **of).mend == "accept_allergens", act
    dining.do("accept_allergens", WAITER, sitting=sitting, line=line, warned="王")
    dining.do("show_bottles", WAITER, **of)
    dining.do("open_bottles", WAITER, **of)


@pytest.mark.rule("RST-17")
def test_each_kind_of_drink_has_its_own_time_and_a_plain_one_none(dining: Dining) -> None:
    sitting, _ = bottles(dining, drink=Drink.WINE)
    assert due(dining) == [dining.clock.now() + timedelta(minutes=5)]
    order = dining.begin(sitting)
    dining.do("change_dish", MANAGER, dish="7001", drink="plain")
    plain = dining.add(sitting, order, "7001")
    dining.send(sitting, order)
    dining.do("serve_dishes", WAITER, sitting=sitting, lines=[plain])
    assert dining.facts(sitting).parts[plain].bottles is None  # type: ignore[index, union-attr]
    first = dining.facts(sitting).sent[0]
    dining.do("show_bottles", WAITER, sitting=sitting, line=first.id, quantity=2)
    dining.do("serve_dishes", WAITER, sitting=sitting, lines=[first.id])
    dining.do("open_bottles", WAITER, sitting=sitting, line=first.id, quantity=2)
