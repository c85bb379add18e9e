"""Bottles are counted with the guest, stored and fetched; leftovers go along (RST-35, 32, 04)."""

from threading import Thread
from typing import Any

import pytest
from sqlalchemy import select, update

from app.counter.documents import DocumentRow
from app.counter.overview import Hits
from app.flows.restaurant.checks import bottles_fit
from app.flows.restaurant.facts.care import Mark
from app.flows.restaurant.facts.cellar import StoredBottles
from app.flows.restaurant.facts.ids import SittingId
from app.flows.restaurant.facts.matters import Matters
from app.flows.restaurant.facts.tracks import Line, Sitting
from app.flows.restaurant.model.kept import BottleRow
from app.flows.restaurant.model.orders import CallRow
from app.flows.restaurant.rules.bottles import to_show
from app.flows.restaurant.rules.care import due_now, story_of
from app.flows.restaurant.rules.cellar import bottles, ends_soon, sought
from app.kernel.refusal import Refused
from app.paper.model import Dishes, Notice
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CASHIER, HOST, MANAGER, WAITER
from tests.flows.restaurant.looking import look


def with_wine(dining: Dining, quantity: int = 2, table: str = "A02") -> str:
    """A party at its fruit, with bottles of wine on the table."""
    sitting = dining.at(Sitting.STAPLE, table)
    dining.call_and_serve(sitting, "call_fruit", "6001")
    order = dining.begin(sitting)
    dining.add(sitting, order, "7001", quantity)
    dining.send(sitting, order)
    on_the_table(dining, sitting)
    return sitting


def on_the_table(dining: Dining, sitting: str) -> None:
    """The wine is shown, and put on the table (RST-17)."""
    line = dining.line(sitting, "7001")
    if waits := to_show(line):
        dining.do("show_bottles", WAITER, sitting=sitting, line=line.id, quantity=waits)
    dining.serve(sitting, "7001")


def store(dining: Dining, sitting: str, amount: int = 6, **more: Any) -> Any:
    line = dining.line(sitting, "7001").id
    told = {"measure": "tenth", "name": "陆之遥", "phone": "13800138000"} | more
    return dining.do("store_bottle", WAITER, sitting=sitting, line=line, amount=amount, **told)


@pytest.mark.rule("RST-35")
def test_bottles_are_counted_before_the_bill_and_anew_when_one_comes_or_goes(dining: Dining) -> None:
    sitting = with_wine(dining)
    assert bottles(dining.facts(sitting)) == 2
    no = dining.refused("ask_for_bill", CASHIER, sitting=sitting)
    assert (no.mend, no.args["bottles"]) == ("count_bottles", ["十年陈花雕 × 2"])
    back = {"line": dining.line(sitting, "7001").id, "quantity": 1, "reason": "fewer"}
    saw = {"bottles_on": 2}
    dining.do("return_line", MANAGER, sitting=sitting, **back)
    no = dining.refused("count_bottles", WAITER, sitting=sitting, seen=saw)
    assert (no.args["seen"], no.args["now"], no.args["staff"]) == (2, 1, "zhou")
    dining.do("count_bottles", WAITER, sitting=sitting, seen={"bottles_on": 1})
    dining.do("ask_for_bill", CASHIER, sitting=sitting)
    more = dining.begin(sitting)
    dining.add(sitting, more, "7001")
    dining.send(sitting, more)
    on_the_table(dining, sitting)
    due = dining.due(sitting)
    args = {
        "sitting": sitting,
        "bill": dining.bill(sitting).id,
        "payments": [{"means": "card", "amount": due}],
    }
    assert dining.refused("settle", CASHIER, **args).mend == "count_bottles"
    dining.do("count_bottles", CASHIER, sitting=sitting)
    dining.do("settle", CASHIER, **args)
    assert (
        "no bottle" in dining.refused("count_bottles", sitting=dining.at(Sitting.STAPLE, "A03")).text.message
    )


@pytest.mark.rule("RST-35")
def test_another_bottle_for_one_that_went_back_is_counted_anew(dining: Dining) -> None:
    sitting = with_wine(dining)
    dining.do("count_bottles", CASHIER, sitting=sitting)
    back = {"line": dining.line(sitting, "7001").id, "quantity": 1, "reason": "fewer"}
    dining.do("return_line", MANAGER, sitting=sitting, **back)
    more = dining.begin(sitting)
    dining.add(sitting, more, "7001")
    dining.send(sitting, more)
    on_the_table(dining, sitting)
    assert bottles(dining.facts(sitting)) == 2, "as many as were counted, and not the same"
    assert dining.refused("ask_for_bill", CASHIER, sitting=sitting).mend == "count_bottles"
    dining.do("count_bottles", CASHIER, sitting=sitting)
    dining.do("ask_for_bill", CASHIER, sitting=sitting)


@pytest.mark.both
@pytest.mark.rule("RST-35", "COM-14", "COM-16")
def test_a_stored_bottle_is_fetched_at_another_sitting_never_below_nothing(dining: Dining) -> None:
    sitting = with_wine(dining)
    stored = store(dining, sitting)
    assert stored.number == "WB-A1-261123-0001"
    assert [dining.paper(one).kind for one in stored.documents] == ["WB", "WB"]
    no = dining.refused("store_bottle", sitting=sitting, **_again(dining, sitting, 15))
    assert "at the most" in no.text.message, "two bottles hold twenty tenths, six are stored"
    later = dining.at(Sitting.SEATED, "A03")
    fetched = dining.do("fetch_bottle", WAITER, sitting=later, bottle=stored.bottle, amount=4)
    assert (fetched.left, dining.paper(fetched.document).kind) == (2, "FB")
    no = dining.refused("fetch_bottle", WAITER, sitting=later, bottle=stored.bottle, amount=3)
    assert "are left" in no.text.message
    dining.desk.staff = HOST
    assert "陆之遥" in [hit.name for hit in dining.desk.look(Hits, words="lzy").result().hits]
    dining.do("fetch_bottle", WAITER, sitting=later, bottle=stored.bottle, amount=2)
    assert look(dining, StoredBottles).rows == ()
    assert "陆之遥" not in [hit.name for hit in dining.desk.look(Hits, words="lzy").result().hits]
    with dining.house.store.reading() as db:
        assert list(bottles_fit(db)) == []
    dining.house.store.writer.run(lambda db: db.execute(update(BottleRow).values(left_over=5)), 1)  # type: ignore[arg-type]
    with dining.house.store.reading() as db:
        assert 5 in [found.what.args.get("left") for found in bottles_fit(db)]


@pytest.mark.rule("RST-23", "RST-35")
def test_of_their_own_bottle_they_want_no_more_and_its_glasses_leave(dining: Dining) -> None:
    stored = store(dining, with_wine(dining)).bottle
    sitting, of = dining.at(Sitting.STAPLE, "A03"), {"own": stored}
    no = dining.refused("no_more_of_their_own", WAITER, sitting=sitting, **of)
    assert (no.mend, "not fetched" in no.message) == ("fetch_bottle", True)
    for amount in (1, 2):
        dining.do("fetch_bottle", WAITER, sitting=sitting, bottle=stored, amount=amount)

    def glasses() -> bool:
        story, by = story_of(dining.facts(sitting)), dining.desk.settings
        due = due_now(story, dining.clock.now(), by)
        assert Mark.ANOTHER_BOTTLE not in due
        return Mark.GLASSES in due

    dining.do("mark_service", WAITER, sitting=sitting, mark="glasses")
    dining.later(1)
    assert not glasses()
    assert [one.line for one in story_of(dining.facts(sitting)).drinks]
    dining.do("no_more_of_their_own", WAITER, sitting=sitting, **of)
    assert glasses()
    assert story_of(dining.facts(sitting)).drinks == []
    assert "is noted" in dining.refused("no_more_of_their_own", WAITER, sitting=sitting, **of).message
    dining.do("mark_service", WAITER, sitting=sitting, mark="glasses")
    dining.later(1)
    dining.do("fetch_bottle", WAITER, sitting=sitting, bottle=stored, amount=2)
    assert not glasses() and len(story_of(dining.facts(sitting)).drinks) == 1, "they drink of it again"
    dining.later(1)
    dining.do("no_more_of_their_own", WAITER, sitting=sitting, **of)
    assert glasses() and story_of(dining.facts(sitting)).drinks == []
    assert "is noted" in dining.refused("no_more_of_their_own", WAITER, sitting=sitting, **of).message


def _again(dining: Dining, sitting: str, amount: int) -> dict[str, Any]:
    line = dining.line(sitting, "7001").id
    return {"line": line, "amount": amount, "measure": "tenth", "name": "陆之遥"}


@pytest.mark.both
@pytest.mark.rule("RST-35", "COM-06")
def test_two_counters_fetch_no_more_than_there_is(dining: Dining) -> None:
    stored = store(dining, with_wine(dining), 10)
    later, answers = dining.at(Sitting.SEATED, "A03"), list[str]()

    def fetch(n: int) -> None:
        try:
            args = {"sitting": later, "bottle": stored.bottle, "amount": 4}
            dining.do("fetch_bottle", WAITER, id=f"at-once{n}", **args)
            answers.append("")
        except Refused as no:
            answers.append(no.no.text.message)

    threads = [Thread(target=fetch, args=(n,)) for n in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers.count("") == 2
    assert look(dining, StoredBottles).rows[0].facts.left == 2


@pytest.mark.rule("RST-35", "COM-20")
def test_what_ends_soon_stands_first_and_is_found_by_number_name_and_phone(dining: Dining) -> None:
    sitting = with_wine(dining)
    store(dining, sitting, name="王磊", phone="13900139000")
    dining.do("house.change_setting", MANAGER, key="restaurant.bottles_kept", value=5)
    store(dining, sitting, 3, measure="liang", phone=None)
    shown = look(dining, StoredBottles)
    assert [(row.guest, ends_soon(row.facts, shown.today)) for row in shown.rows] == [
        ("陆之遥", True),
        ("王磊", False),
    ]
    assert look(dining, Matters).bottles == 1, "told beside the way to them: nobody has to look"
    for words in ("0001", "wl", "9000"):
        assert [row.guest for row in sought(shown.rows, words)] == ["王磊"], words
    masked = look(dining, StoredBottles, WAITER).rows[1].phone
    assert masked and "13900139000" not in masked


@pytest.mark.rule("RST-35", "RST-32", "RST-04")
def test_the_packed_slip_has_dish_time_and_what_they_avoid(dining: Dining) -> None:
    sitting = dining.at(Sitting.HOT)
    dining.do("note_taboos", WAITER, sitting=sitting, taboos="花生过敏", allergens=["peanut"])
    lines = [dining.line(sitting, dish).id for dish in ("2002", "5001")]
    assert dining.line(sitting, "5001").step is Line.HELD
    packed = dining.do("pack_dishes", WAITER, sitting=sitting, lines=lines)
    paper = dining.paper(packed.document)
    [dishes] = [block for block in paper.blocks if isinstance(block, Dishes)]
    assert [one.name for one in dishes.dishes] == ["龙井虾仁", "青菜面条"]
    assert any(isinstance(block, Notice) for block in paper.blocks), "allergies stand on it"
    assert paper.note.args["at"] == dining.clock.now()  # type: ignore[union-attr]
    assert dining.line(sitting, "5001").step is Line.SERVED, "packing is a decision"
    assert dining.facts(SittingId(sitting)).step is Sitting.STAPLE
    assert "Choose what" in dining.refused("pack_dishes", sitting=sitting, lines=[]).text.message
    [call] = dining.rows(select(CallRow.ground, CallRow.lines).where(CallRow.ground == "packed"))
    assert call.lines == 1, "what was held is called: the kitchen cooks it for its box"
    slips = [
        dining.paper(row.id) for row in dining.rows(select(DocumentRow.id).where(DocumentRow.kind == "CS"))
    ]
    assert any("青菜面条" in str(slip) for slip in slips)
    no = dining.refused("pack_dishes", sitting=sitting, lines=lines[:1])
    assert "packed already" in no.text.message


@pytest.mark.rule("RST-35", "RST-32")
def test_some_of_a_dish_is_packed_and_the_rest_still_comes(dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    order = dining.begin(sitting)
    dining.add(sitting, order, "1001", 3)
    dining.send(sitting, order)
    line = dining.line(sitting, "1001").id
    of = {"sitting": sitting, "lines": [line]}
    assert dining.refused("pack_dishes", **of).mend == "ask_to_table"
    dining.do("ask_to_table", WAITER, sitting=sitting)
    assert "Only" in dining.refused("pack_dishes", **of, quantities=[4]).text.message
    assert "of each" in dining.refused("pack_dishes", **of, quantities=[1, 1]).text.message
    paper = dining.paper(dining.do("pack_dishes", WAITER, **of, quantities=[1]).document)
    [dishes] = [block for block in paper.blocks if isinstance(block, Dishes)]
    assert "1" in str(dishes.dishes[0])
    facts = dining.line(sitting, "1001")
    assert (facts.step, facts.served, facts.open) == (Line.FIRED, 1, 2)
    dining.do("pack_dishes", WAITER, **of, quantities=[2])
    assert dining.line(sitting, "1001").step is Line.SERVED
