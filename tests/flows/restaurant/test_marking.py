"""Marks and ticks at a table as acts: what is refused, what they settle, what waits for them (RST-21, 23, 24, 26)."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.flows.restaurant.facts.care import AwayTick, Mark, TableTick
from app.flows.restaurant.facts.figures import Tally
from app.flows.restaurant.facts.matters import Matters, Pressing
from app.flows.restaurant.facts.neglected import Neglected
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.facts.views import Menu
from app.flows.restaurant.model.care import MarkRow
from app.flows.restaurant.rules import lists, preparing
from app.flows.restaurant.rules.care import due_now, story_of
from app.flows.restaurant.rules.marking import table_ticks, to_take_away
from app.flows.restaurant.rules.staples import staples_to_offer
from app.paper.words import Words
from app.store.tables import DueAt
from tests.flows.restaurant.conftest import EVENING
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CASHIER, COOK, HOST, MANAGER, WAITER
from tests.flows.restaurant.looking import asked, look
from tests.flows.restaurant.test_carrying import at_table
from tests.flows.restaurant.test_figures import FIRST


def due(dining: Dining, sitting: str) -> set[Mark]:
    story = story_of(dining.facts(sitting))
    return set(due_now(story, dining.clock.now(), dining.desk.settings))


def mark(dining: Dining, sitting: str, what: Mark) -> None:
    dining.do("mark_service", WAITER, sitting=sitting, mark=what.value)


@pytest.mark.rule("RST-23")
@pytest.mark.both
def test_each_mark_is_a_row_and_settles_what_is_due(dining: Dining) -> None:
    sitting = dining.at(Sitting.CALLED)
    assert due(dining, sitting) == {Mark.BONE_PLATES}, "the call asks for the first change"
    mark(dining, sitting, Mark.BONE_PLATES)
    assert due(dining, sitting) == set()
    dining.later(2)
    dining.serve(sitting, "2002", "3001")
    assert due(dining, sitting) == {Mark.BONE_PLATES, Mark.SOUP_BOWLS}
    for what in (Mark.BONE_PLATES, Mark.SOUP_BOWLS, Mark.BUTT, Mark.BUTT):
        dining.later(1)
        mark(dining, sitting, what)
    assert due(dining, sitting) == {Mark.ASHTRAY}
    rows = dining.rows(select(MarkRow.kind, MarkRow.by).order_by(MarkRow.at))
    assert [tuple(r) for r in rows] == [
        (kind, "yuan") for kind in ("bone_plates", "bone_plates", "soup_bowls", "butt", "butt")
    ]
    dining.do("house.change_setting", MANAGER, key="restaurant.ticking", value="courses")
    assert due(dining, sitting) == set(), "what is not kept is not asked"
    assert "marks no service" in dining.refused("mark_service", WAITER, sitting=sitting, mark="tea").message


@pytest.mark.rule("RST-23", "RST-24")
def test_what_makes_no_sense_is_refused(dining: Dining) -> None:
    sitting = dining.at(Sitting.CALLED)

    def no(what: Mark) -> str:
        return dining.refused("mark_service", WAITER, sitting=sitting, mark=what.value).message

    assert no(Mark.LIQUOR_LOW) == "No drink is on the table."
    assert no(Mark.NO_MORE) == "Say of which drink they want no more."
    assert dining.refused("mark_service", WAITER, sitting=sitting, mark="nobody_eats").args == {
        "served": 1,
        "n": 3,
    }
    line = dining.line(sitting, "1001").id
    assert "is no drink" in dining.refused("no_more_of_drink", WAITER, sitting=sitting, line=line).message
    dining.serve(sitting, "2002", "3001")
    mark(dining, sitting, Mark.NOBODY_EATS)
    assert Mark.CLEAR in due(dining, sitting)
    dining.do("house.change_setting", MANAGER, key="restaurant.cold_from", value="12-01")
    assert dining.refused("mark_service", WAITER, sitting=sitting, mark="towel").args["first"] == "12-01"
    dining.do("house.change_setting", MANAGER, key="restaurant.towels", value="on")
    mark(dining, sitting, Mark.TOWEL)


@pytest.mark.rule("RST-23", "RST-24")
def test_of_a_drink_they_want_no_more_and_the_glasses_leave(dining: Dining) -> None:
    sitting = dining.seat()
    dining.tea(sitting)
    dining.send(sitting, dining.write(sitting, "7001", "1001"))
    dining.serve(sitting, "7001")
    mark(dining, sitting, Mark.LIQUOR_LOW)
    assert due(dining, sitting) == {Mark.ANOTHER_BOTTLE}
    dining.later(1)
    mark(dining, sitting, Mark.NO_BOTTLE)
    assert due(dining, sitting) == {Mark.STAPLES_OFFERED}
    of = {"sitting": sitting, "line": dining.line(sitting, "7001").id}
    dining.do("no_more_of_drink", WAITER, **of)
    assert due(dining, sitting) == {Mark.STAPLES_OFFERED, Mark.GLASSES}
    assert "is noted" in dining.refused("no_more_of_drink", WAITER, **of).message
    assert dining.facts(sitting).marks[-1].line == of["line"]


@pytest.mark.rule("RST-24")
def test_in_the_evening_vegetable_noodles_are_offered_first_if_the_menu_has_them(dining: Dining) -> None:
    rice = {"category": "主食", "course": "staple", "station": "点心档", "pricing": "portion", "unit": "例"}
    dining.do(
        "add_dish", MANAGER, dish="5003", what={"name": "扬州炒饭", "price": 3800, "special": True, **rice}
    )
    dishes, by = look(dining, Menu).dishes, dining.desk.settings
    offered = [dish.facts.name for dish in staples_to_offer(dishes, EVENING, by)]
    assert offered == ["青菜面条", "扬州炒饭"]
    noon = [dish.facts.name for dish in staples_to_offer(dishes, EVENING - timedelta(hours=6), by)]
    assert noon == ["扬州炒饭", "青菜面条"]
    dining.do("change_dish", MANAGER, dish="5001", on_menu=False)
    assert [d.facts.name for d in staples_to_offer(look(dining, Menu).dishes, EVENING, by)] == ["扬州炒饭"]


@pytest.mark.rule("RST-24", "RST-21")
def test_fruit_is_released_only_when_the_turntable_is_ticked_clean(dining: Dining) -> None:
    sitting = dining.at(Sitting.STAPLE)
    dining.call(sitting, "call_fruit")
    fruit = dining.line(sitting, "6001").id
    assert dining.refused("serve_dishes", WAITER, sitting=sitting, lines=[fruit]).mend == "clear_away"
    one = {"sitting": sitting, "line": fruit, "quantity": 1}
    assert dining.refused("serve_part", WAITER, **one).mend == "clear_away"
    first = dining.refused("tick_away", WAITER, sitting=sitting, item="turntable").args["first"]
    assert first.message == "Large plates"
    for item in list(AwayTick)[:-1]:
        dining.do("tick_away", WAITER, sitting=sitting, item=item.value)
    assert to_take_away(dining.facts(sitting)) == [AwayTick.TURNTABLE]
    assert dining.refused("serve_dishes", WAITER, sitting=sitting, lines=[fruit]).mend == "clear_away"
    dining.do("clear_away", WAITER, sitting=sitting)
    assert "turntable clean" in dining.refused("clear_away", WAITER, sitting=sitting).message
    dining.serve(sitting, "6001")


@pytest.mark.rule("RST-24", "RST-32")
def test_all_served_says_that_the_turntable_was_clean_and_a_house_that_ticks_nothing_is_not_asked(
    dining: Dining,
) -> None:
    sitting = dining.at(Sitting.STAPLE)
    dining.call(sitting, "call_fruit")
    dining.do("report_all_served", WAITER, sitting=sitting)
    assert to_take_away(dining.facts(sitting)) == []
    other = dining.at(Sitting.STAPLE, "A03")
    dining.call(other, "call_fruit")
    dining.do("house.change_setting", MANAGER, key="restaurant.ticking", value="nothing")
    dining.serve(other, "6001")


@pytest.mark.rule("RST-23", "RST-15", "RST-21", "RST-61")
def test_where_nothing_is_ticked_no_tick_holds_a_dish_and_the_figures_say_so(dining: Dining) -> None:
    def told() -> str | None:
        said = lists.ticked(look(dining, Tally, first=FIRST, last=FIRST))
        return said and Words("zh")(said)

    sitting = at_table(dining, ("2001", 4))
    dining.call(sitting)
    serving = {"sitting": sitting, "lines": [dining.line(sitting, "2001").id]}
    for ticking, says in ((None, None), ("courses", "本店只勾菜序：服务标记的情况无从得知。")):
        if ticking:
            dining.do("house.change_setting", MANAGER, key="restaurant.ticking", value=ticking)
        assert dining.refused("serve_dishes", WAITER, **serving).mend == "lay_ready"
        assert preparing.due(dining.facts(sitting), dining.desk.settings)
        assert told() == says
    dining.do("house.change_setting", MANAGER, key="restaurant.ticking", value="nothing")
    assert preparing.due(dining.facts(sitting), dining.desk.settings) == {}
    dining.do("serve_dishes", WAITER, **serving)
    assert told() == "本店桌边什么都不勾：上菜时间以报告为准。"


@pytest.mark.rule("RST-26")
def test_they_are_asked_to_the_table_or_sit_there_already_and_nothing_of_it_is_on_a_bill(
    dining: Dining,
) -> None:
    asked_, there = dining.at(Sitting.CONFIRMED), dining.at(Sitting.CONFIRMED, "A03")
    before = dining.due(there)
    dining.do("ask_to_table", WAITER, sitting=asked_)
    dining.do("ask_to_table", WAITER, sitting=there, already=True)
    ticks = [{t for t in dining.facts(one).ticks if t.startswith("table.")} for one in (asked_, there)]
    assert ticks == [{"table.asked"}, {"table.asked", "table.chairs"}]
    dining.do("tick_table", WAITER, sitting=there, item="snacks")
    dining.do("tick_table", WAITER, sitting=there, item="snacks")
    dining.serve(there, "1001")
    assert dining.due(there) == before, "snacks cost what a confirmed line says, and else nothing"
    assert [line.dish for line in dining.facts(there).lines].count("1001") == 1


@pytest.mark.rule("RST-26", "RST-17")
def test_that_drinks_are_shown_is_ticked_once_each_bottle_was(dining: Dining) -> None:
    dining.do("change_dish", MANAGER, dish="7001", drink="liquor")
    sitting = dining.seat()
    dining.tea(sitting)
    dining.send(sitting, dining.write(sitting, "7001"))
    dining.do("ask_to_table", WAITER, sitting=sitting)
    assert TableTick.DRINKS in table_ticks(dining.facts(sitting))
    assert dining.refused("tick_table", WAITER, sitting=sitting, item="drinks").mend == "show_bottles"
    line = dining.line(sitting, "7001").id
    dining.do("show_bottles", WAITER, sitting=sitting, line=line, quantity=1)
    assert TableTick.DRINKS not in table_ticks(dining.facts(sitting)), "what was shown says so by itself"
    dining.do("tick_table", WAITER, sitting=sitting, item="drinks")
    assert "table.drinks" in dining.facts(sitting).ticks


@pytest.mark.rule("RST-23")
@pytest.mark.both
def test_the_board_has_the_table_first_to_which_nobody_came_for_longest(dining: Dining) -> None:
    first = dining.at(Sitting.COLD)
    dining.later(5)
    second = dining.at(Sitting.CALLED, "A03")
    dining.later(16)
    board = look(dining, Neglected, WAITER)
    assert [(row.sitting, row.table, row.due, row.urgent) for row in board.rows] == [
        (first, "A02", (Mark.TEA,), False),
        (second, "A03", (Mark.BONE_PLATES,), True),
    ]
    assert board.waiting == 2 and board.rows[0].waiter == "袁静"
    mark(dining, first, Mark.TEA)
    board = look(dining, Neglected, WAITER)
    assert [(row.sitting, row.due) for row in board.rows] == [(second, (Mark.BONE_PLATES,)), (first, ())]
    assert board.rows[1].attended == dining.clock.now()
    dining.do("acknowledge_all_slips", COOK, sitting=second)
    dining.do("print_bill", CASHIER, sitting=second)
    assert look(dining, Neglected, WAITER).rows == board.rows, (
        "neither the kitchen nor the till was at the table"
    )
    statements = asked(dining, Neglected)
    assert statements.count == 1
    if dining.house.store.engine.dialect.name == "sqlite":
        assert statements.scans(dining) == []


@pytest.mark.rule("RST-23", "COM-50")
def test_what_is_due_for_too_long_is_told_once_a_table(dining: Dining) -> None:
    sitting = dining.at(Sitting.CALLED)
    called = dining.clock.now()
    falls = select(DueAt.at).where(DueAt.name == "care", DueAt.case == sitting)
    assert [r.at for r in dining.rows(falls)] == [called + timedelta(minutes=15)]
    for minutes in (1, 13):
        dining.later(minutes)
        mark(dining, sitting, Mark.PLATES_THIRD)
    assert look(dining, Matters).rows == ()
    dining.later(2)
    found = look(dining, Matters).rows
    assert [(m.why, m.sitting, m.table) for m in found] == [(Pressing.CARE, sitting, "A02")], (
        "once, though more is due"
    )
    dining.do("mark_service", HOST, sitting=sitting, mark="bone_plates")
    assert look(dining, Matters).rows == ()
