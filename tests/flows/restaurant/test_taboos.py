"""Allergies and taboos: told, kept, recognised, held against tea, order and calls (RST-04)."""

import threading

import pytest
from sqlalchemy import select

from app.flows.restaurant.facts.kinds import Allergen
from app.flows.restaurant.facts.matters import Matters, Pressing
from app.flows.restaurant.facts.tracks import Line, Sitting
from app.flows.restaurant.model.orders import AcceptedRow
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.rules.allergens import allergens_in
from app.kernel.refusal import Refused
from app.paper.model import Bar, Dishes, Notice, Paper
from app.store.tables import Drawer, DueAt
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import DISHES, MANAGER, WAITER
from tests.flows.restaurant.looking import look

PEANUT, SHELLFISH, FISH, MILK = Allergen.PEANUT, Allergen.SHELLFISH, Allergen.FISH, Allergen.MILK
RECOGNISED = {
    Allergen.PEANUT: "花生过敏|花生酱|peanuts|no peanut butter",
    Allergen.NUTS: "坚果|开心果|夏威夷果|杏仁奶|walnuts|pine nuts|almond milk",
    Allergen.SHELLFISH: (
        "牡蛎过敏|生蚝不行|蛤蜊|鲍鱼过敏|鱿鱼|小龙虾|扇贝|宝贝对虾过敏|oyster allergy|lobster|clams|mussels|shell fish|crayfish"
    ),
    Allergen.FISH: "三文鱼|鳕鱼|no salmon|fishes|anchovies|I can't eat fish",
    Allergen.EGG: "鸡蛋|日本豆腐|eggs",
    Allergen.MILK: "牛奶|芝士过敏|乳糖不耐|lactose|cheese|ice cream",
    Allergen.SOY: "豆腐|豆浆过敏|腐乳|豆奶|soy milk|tofu",
    Allergen.WHEAT: "面筋|不吃面|面粉过敏|不要面包|饺子不行|麸质|乳糜泻|gluten-free|coeliac",
    Allergen.SESAME: "芝麻|香油|tahini",
}
NAMES_NONE = (
    "没有忌口，鱼虾都吃|可以吃花生|花生不过敏|鱼香肉丝不要辣|奶奶不吃辣|蛋白质要多|不吃甲鱼|eggplant|oyster mushrooms|"
    "coconut milk|can eat peanuts|fish is fine|not allergic to nuts|不吃香菜|坐里面的客人不吃辣|海鲜吃得惯"
)
STILL_AVOIDED = (
    "不能吃花生|不可以吃花生|花生可以去掉吗|除了花生都吃|花生以外都吃|都吃，就是花生不行|鱼虾都吃，对花生过敏|"
    "爱吃花生，但是过敏|喜欢吃花生但过敏|爱吃花生。可是一吃就起疹子|花生吃得起疹子|花生能吃一点，会起疹子|花生爱吃，可惜不行|"
    "likes peanuts but is allergic|Son swells up if he eats peanuts|eats peanuts, gets hives|Loves peanuts. They make him ill."
)


@pytest.mark.rule("RST-04")
def test_the_guests_own_words_are_recognised_the_longest_first() -> None:
    for kind, words in RECOGNISED.items():
        for one in words.split("|"):
            assert allergens_in(one) == {kind}, one
    assert allergens_in("海鲜") == allergens_in("seafood") == {SHELLFISH, FISH}


@pytest.mark.rule("RST-04")
def test_what_is_eaten_is_no_allergy_and_what_is_in_doubt_is_one() -> None:
    for one in NAMES_NONE.split("|"):
        assert not allergens_in(one), one
    for one in STILL_AVOIDED.split("|"):
        assert allergens_in(one) == {PEANUT}, one


@pytest.mark.rule("RST-04")
def test_what_was_told_stays_until_somebody_takes_it_off_knowingly(dining: Dining) -> None:
    sitting = dining.seat()
    dining.do("note_taboos", WAITER, sitting=sitting, taboos="主人对花生过敏")
    words = dining.facts(sitting).taboos
    assert "note all of it" in dining.refused("note_taboos", sitting=sitting, taboos="主宾不吃虾").message
    assert "stays until" in dining.refused("note_taboos", sitting=sitting, taboos=None).message
    tea = {"sitting": sitting, "tea": "8001"}
    assert "note all of it" in dining.refused("ask_tea", WAITER, **tea, taboos="不要香菜").message
    assert "stays until" in dining.refused("ask_tea", WAITER, **tea, no_taboos=True).message
    dining.do("note_taboos", WAITER, sitting=sitting, taboos=None, allergens=["shellfish"])
    facts = dining.facts(sitting)
    assert (facts.taboos, facts.allergens, facts.beside) == (words, {PEANUT, SHELLFISH}, (SHELLFISH,))
    dining.do("ask_tea", WAITER, **tea, allergens=["milk"])
    assert dining.facts(sitting).allergens == {PEANUT, SHELLFISH, MILK}
    assert dining.facts(sitting).taboos == words
    dining.do("note_taboos", WAITER, sitting=sitting, taboos="主人对花生过敏", allergens=[], instead=True)
    facts = dining.facts(sitting)
    assert (facts.allergens, facts.beside) == (set(), ()), "the clerk corrected what the words seemed to say"
    dining.do("note_taboos", WAITER, sitting=sitting, taboos=None, instead=True)
    assert (dining.facts(sitting).taboos, dining.facts(sitting).taboos_asked) == (None, True)


@pytest.mark.both
@pytest.mark.rule("RST-04", "COM-06")
def test_of_two_clerks_who_note_at_once_one_looks_again(dining: Dining) -> None:
    sitting = dining.seat()
    dining.tea(sitting)
    other = Dining(dining.house, dining.clock, "A1")
    other._of = "other"
    refused: list[Refused] = []
    start = threading.Barrier(2)

    def note(who: Dining, words: str) -> None:
        start.wait()
        try:
            who.do("note_taboos", sitting=sitting, taboos=words, seen={"taboos": None, "allergens": []})
        except Refused as error:
            refused.append(error)

    clerks = [threading.Thread(target=note, args=told) for told in ((dining, "花生过敏"), (other, "虾过敏"))]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join()
    [error] = refused
    [[first]] = dining.rows(select(SittingRow.taboos).where(SittingRow.id == sitting))
    [[words]] = dining.rows(select(Drawer.text).where(Drawer.id == first))
    told = error.no.args
    assert (told["name"], told["seen"], told["now"], told["staff"]) == ("taboos", None, words, "he")
    both = {"taboos": "花生过敏；虾过敏", "instead": True}
    seen = {"taboos": first, "allergens": sorted(allergens_in(words))}
    dining.do("note_taboos", sitting=sitting, **both, seen=seen)
    assert dining.facts(sitting).allergens == {PEANUT, SHELLFISH}
    stale = {"taboos": first, "allergens": []}
    no = dining.refused("ask_tea", WAITER, sitting=sitting, tea="8002", change=True, seen=stale)
    assert no.args["name"] == "taboos"


@pytest.mark.rule("RST-04")
def test_a_yes_holds_for_the_allergens_that_it_was_said_to(dining: Dining) -> None:
    dining.do("change_dish", MANAGER, dish="2004", allergens=["peanut", "shellfish"])
    sitting = dining.seat()
    dining.tea(sitting)
    dining.do("note_taboos", WAITER, sitting=sitting, taboos="花生过敏")
    order = dining.begin(sitting)
    dining.add(sitting, order, "2004", warned="王女士")
    dining.do("note_taboos", WAITER, sitting=sitting, taboos=None, allergens=["shellfish"])
    no = dining.refused("confirm_order", sitting=sitting, order=order, how="spoken")
    line = dining.line(sitting, "2004").id
    assert (no.mend, no.args["lines"]) == ("accept_allergens", [line])
    dining.do("accept_allergens", WAITER, sitting=sitting, line=line, warned="李先生")
    rows = dining.rows(
        select(AcceptedRow.allergen, Drawer.text, AcceptedRow.by)
        .join(Drawer, Drawer.id == AcceptedRow.guest)
        .where(AcceptedRow.subject == line)
        .order_by(AcceptedRow.allergen)
    )
    assert [tuple(r) for r in rows] == [("peanut", "王女士", "he"), ("shellfish", "李先生", "yuan")]
    no = dining.refused("accept_allergens", sitting=sitting, line=line, warned="李先生")
    assert "still needs a yes" in no.message
    asked = {"warned": "李先生", "seen": {"allergens": ["peanut"]}}
    no = dining.refused("add_line", sitting=sitting, order=order, dish="2004", **asked)
    assert no.args["name"] == "allergens", "who was asked about peanuts alone said yes to nothing else"
    dining.send(sitting, order)


@pytest.mark.rule("RST-04")
def test_a_yes_to_nothing_passes_for_nothing_later(dining: Dining) -> None:
    sitting = dining.seat()
    dining.tea(sitting)
    order = dining.begin(sitting)
    dining.add(sitting, order, "2004", warned="王女士")
    dining.confirm(sitting, order)
    dining.do("note_taboos", WAITER, sitting=sitting, taboos="花生过敏")
    no = dining.refused("send_order", sitting=sitting, order=order)
    assert (no.mend, no.args["dishes"]) == ("accept_allergens", ["宫保鸡丁"])
    line = dining.line(sitting, "2004").id
    dining.do("accept_allergens", sitting=sitting, line=line, warned="王女士")
    dining.do("send_order", sitting=sitting, order=order)
    assert dining.line(sitting, "2004").step is Line.HELD


def notice(paper: Paper) -> str:
    return str([block for block in paper.blocks if isinstance(block, Notice)])


@pytest.mark.rule("RST-04", "RST-19")
def test_an_allergy_told_after_sending_reaches_every_station_that_still_cooks(dining: Dining) -> None:
    sitting = dining.seat()
    dining.tea(sitting)
    dining.do("note_taboos", WAITER, sitting=sitting, taboos=None, allergens=["shellfish"])
    order = dining.write(sitting, "2004", "2003", "1001", "3001")
    dining.add(sitting, order, "2002", warned="李先生")
    dining.send(sitting, order)
    dining.do("ask_to_table", WAITER, sitting=sitting)
    dining.serve(sitting, "1001")
    told = dining.do("note_taboos", WAITER, sitting=sitting, taboos="花生过敏", allergens=["peanut", "fish"])
    notes = [dining.paper(document) for document in told.documents]
    stations = [bar.left for note in notes for bar in note.blocks if isinstance(bar, Bar)]
    assert stations == ["热菜档", "蒸档"], "the cold dish is on the table: nobody there can mind it any more"
    assert len({note.number for note in notes}) == 2
    words = dining.facts(sitting).taboos
    for note in notes:
        assert "fish" in notice(note) and str(words) in notice(note), "allergens by name beside the words"
    [dishes] = [block for block in notes[0].blocks if isinstance(block, Dishes)]
    marked = {dish.name: bool(dish.requests) for dish in dishes.dishes}
    assert marked == {"宫保鸡丁": True, "东坡肉": False, "龙井虾仁": False}, "a guest takes the shrimps"
    again = {"sitting": sitting, "taboos": None, "allergens": ["peanut"]}
    assert dining.do("note_taboos", WAITER, **again).documents == (), "nothing new, no paper"
    assert len(dining.papers(sitting, "AN")) == 2


@pytest.mark.rule("RST-04", "RST-20")
def test_a_call_asks_for_what_the_table_avoids_or_leaves_it_held(dining: Dining) -> None:
    sitting = dining.seat()
    dining.tea(sitting)
    dining.send(sitting, dining.write(sitting, "2004", "2003", "2002"))
    dining.do("ask_to_table", WAITER, sitting=sitting)
    dining.do("note_taboos", WAITER, sitting=sitting, taboos="花生、虾过敏")
    chicken, shrimps = (dining.line(sitting, dish).id for dish in ("2004", "2002"))
    no = dining.refused("call_hot_dishes", WAITER, sitting=sitting, ground="consent")
    assert (no.mend, set(no.args["lines"])) == ("accept_allergens", {chicken, shrimps})
    no = dining.refused("call_dish", WAITER, sitting=sitting, line=chicken, ground="consent")
    assert (no.mend, no.args["lines"]) == ("accept_allergens", [chicken])
    dining.do("accept_allergens", WAITER, sitting=sitting, line=shrimps, warned="李先生")
    called = dining.do("call_hot_dishes", WAITER, sitting=sitting, ground="consent", leave_avoided=True)
    assert called.dishes == 2
    assert dining.line(sitting, "2004").step is Line.HELD
    no = dining.refused("call_hot_dishes", WAITER, sitting=sitting, ground="consent", leave_avoided=True)
    assert no.args["lines"] == [chicken], "a call of nothing is none"
    dining.do("accept_allergens", WAITER, sitting=sitting, line=chicken, warned="王女士")
    assert dining.do("call_dish", WAITER, sitting=sitting, line=chicken, ground="consent").dishes == 1


@pytest.mark.rule("RST-04", "RST-22", "RST-32")
def test_what_was_fired_before_it_was_told_wants_a_yes_before_it_is_served(dining: Dining) -> None:
    sitting = dining.seat()
    dining.tea(sitting)
    dining.send(sitting, dining.write(sitting, "1002", "1001", "2002", "2003"))
    dining.do("note_taboos", WAITER, sitting=sitting, taboos="鱼、虾过敏")
    dining.do("ask_to_table", WAITER, sitting=sitting)
    fish, lotus, shrimps = (dining.line(sitting, dish).id for dish in ("1002", "1001", "2002"))
    here = {"sitting": sitting}
    no = dining.refused("serve_dishes", WAITER, **here, lines=[lotus, fish])
    assert (no.mend, no.args["lines"], no.args["dish"]) == ("accept_allergens", [fish], "椒盐小酥鱼")
    no = dining.refused("serve_part", WAITER, **here, line=fish, quantity=1)
    assert (no.mend, no.args["lines"]) == ("accept_allergens", [fish])
    dining.serve(sitting, "1001")
    no = dining.refused("report_all_served", WAITER, **here)
    assert (no.mend, no.args["lines"]) == ("accept_allergens", [fish, shrimps]), "held or fired, it is served"
    dining.do("accept_allergens", WAITER, **here, line=fish, warned="王女士")
    dining.serve(sitting, "1002")
    assert dining.refused("report_all_served", WAITER, **here).args["lines"] == [shrimps]
    dining.do("accept_allergens", WAITER, **here, line=shrimps, warned="李先生")
    dining.do("report_all_served", WAITER, **here)
    assert {line.step for line in dining.facts(sitting).sent} == {Line.SERVED}


@pytest.mark.rule("RST-04", "RST-10")
def test_tea_is_held_against_what_they_avoid_and_leads_nowhere_blind(dining: Dining) -> None:
    milk = DISHES["8002"] | {"name": "奶茶", "allergens": ["milk"]}
    dining.do("add_dish", MANAGER, dish="8003", what=milk)
    sitting = dining.seat()
    tea = {"sitting": sitting, "tea": "8003"}
    no = dining.refused("ask_tea", WAITER, **tea, taboos="乳糖不耐")
    assert no.args["dish"] == "奶茶", "what is told with the tea counts already"
    dining.do("note_taboos", WAITER, sitting=sitting, taboos="乳糖不耐")
    assert dining.refused("ask_tea", WAITER, **tea).args["dish"] == "奶茶"
    assert dining.papers(sitting) == []
    dining.do("ask_tea", WAITER, **tea, warned="王女士")
    order = dining.write(sitting, "1001")
    assert dining.line(sitting, "8003").accepted == {MILK}
    dining.confirm(sitting, order)
    assert dining.refused("ask_tea", WAITER, **tea, change=True).args["dish"] == "奶茶"
    dining.do("ask_tea", WAITER, **tea | {"tea": "8001"}, change=True)
    dining.confirm(sitting, order)


@pytest.mark.rule("RST-04", "COM-05")
def test_a_yes_to_one_tea_stays_and_fits_no_other(dining: Dining) -> None:
    for dish, name in (("8003", "奶茶"), ("8004", "咸奶茶")):
        milk = DISHES["8002"] | {"name": name, "allergens": ["milk"]}
        dining.do("add_dish", MANAGER, dish=dish, what=milk)
    sitting = dining.seat()
    change = {"sitting": sitting, "change": True}
    dining.do("ask_tea", WAITER, sitting=sitting, tea="8003", taboos="乳糖不耐", warned="王女士")
    assert dining.refused("ask_tea", WAITER, **change, tea="8004").args["dish"] == "咸奶茶"
    dining.do("ask_tea", WAITER, **change, tea="8001")
    dining.do("change_dish", MANAGER, dish="8001", allergens=["milk"])
    order = dining.write(sitting, "1001")
    assert dining.line(sitting, "8001").accepted == set()
    assert (
        dining.refused("confirm_order", sitting=sitting, order=order, how="spoken").mend == "accept_allergens"
    )
    dining.do("ask_tea", WAITER, **change, tea="8003", warned="李先生")
    assert dining.line(sitting, "8003").accepted == {MILK}
    said = (
        select(AcceptedRow.dish, Drawer.text)
        .join(Drawer, Drawer.id == AcceptedRow.guest)
        .where(AcceptedRow.subject == sitting)
    )
    yes = {("8003", "王女士"), ("8003", "李先生")}
    assert set(map(tuple, dining.rows(said))) == yes, "what was said counts for good"
    dining.confirm(sitting, order)


@pytest.mark.rule("RST-04", "RST-10")
def test_an_allergy_told_after_the_tea_is_asked_of_the_tea_as_well(dining: Dining) -> None:
    milk = DISHES["8002"] | {"name": "奶茶", "allergens": ["milk"]}
    dining.do("add_dish", MANAGER, dish="8003", what=milk)
    sitting = dining.seat()
    dining.tea(sitting, "8003")
    order = dining.write(sitting, "1001")
    dining.do("note_taboos", WAITER, sitting=sitting, taboos=None, allergens=["milk"])
    no = dining.refused("confirm_order", sitting=sitting, order=order, how="spoken")
    assert no.args["dishes"] == ["奶茶"]
    tea = dining.line(sitting, "8003").id
    dining.do("accept_allergens", WAITER, sitting=sitting, line=tea, warned="王女士")
    dining.send(sitting, order)
    assert dining.facts(sitting).step is Sitting.CONFIRMED


@pytest.mark.both
@pytest.mark.rule("RST-04", "COM-50")
def test_an_allergen_put_right_on_the_menu_reaches_the_tables_that_wait(dining: Dining) -> None:
    sitting = dining.seat()
    dining.do("ask_tea", WAITER, sitting=sitting, tea=None, allergens=["peanut"])
    order = dining.write(sitting, "1003", "2002")
    cold, hot = dining.line(sitting, "1003").id, dining.line(sitting, "2002").id
    dining.do("change_dish", MANAGER, dish="1003", allergens=["peanut"])
    assert (
        dining.refused("confirm_order", sitting=sitting, order=order, how="spoken").mend == "accept_allergens"
    )
    dining.do("accept_allergens", WAITER, sitting=sitting, line=cold, warned="王女士")
    dining.send(sitting, order)
    asked = select(DueAt.at).where(DueAt.name == "avoided")
    sent_at = dining.clock.now()
    dining.later(3)
    dining.do("change_dish", MANAGER, dish="2002", allergens=["peanut", "shellfish"])
    dining.settled()
    assert [row.at for row in dining.rows(asked)] == [sent_at]
    [matter] = [m for m in look(dining, Matters, WAITER).rows if m.why is Pressing.AVOIDED]
    assert matter.sitting == sitting
    assert (
        dining.refused("call_dish", WAITER, sitting=sitting, line=hot, ground="consent").mend
        == "accept_allergens"
    )
    dining.do("change_dish", MANAGER, dish="1003", allergens=[])
    assert dining.line(sitting, "1003").allergens == frozenset(), "it was written without"
    dining.do("accept_allergens", WAITER, sitting=sitting, line=hot, warned="王女士")
    assert dining.rows(asked) == []


@pytest.mark.both
@pytest.mark.rule("RST-04", "RST-19")
def test_the_kitchen_is_told_once_of_each_allergen_that_the_menu_names_later(dining: Dining) -> None:
    due = select(DueAt.case).where(DueAt.name == "corrected")
    sitting, other = dining.seat(), dining.seat("A03")
    for one, avoided in ((sitting, ["peanut", "milk"]), (other, ["fish"])):
        dining.do("ask_tea", WAITER, sitting=one, tea=None, allergens=avoided)
        dining.send(one, dining.write(one, "1001", "2002"))
    assert "knows" in dining.refused("tell_of_allergen", WAITER, sitting=sitting).message
    for allergens, new in ((["peanut"], 1), (["peanut", "milk"], 1), (["peanut"], 0)):
        before = len(dining.papers(sitting, "AN"))
        dining.do("change_dish", MANAGER, dish="2002", allergens=allergens)
        dining.settled()
        assert [row.case for row in dining.rows(due)] == [sitting] * new, "not of who does not avoid it"
        why = [row.why for row in look(dining, Matters, WAITER).rows]
        assert (Pressing.CORRECTED in why) is bool(new)
        if new:
            [document] = dining.do("tell_of_allergen", WAITER, sitting=sitting)
            told = str(dining.paper(document))
            assert "龙井虾仁" in told and "桂花糯米藕" not in told, "of that dish alone"
        assert len(dining.papers(sitting, "AN")) == before + new
        assert dining.rows(due) == []
    assert {PEANUT, MILK} <= dining.line(sitting, "2002").allergens, "what was told stays"
    dining.do("change_dish", MANAGER, dish="1001", allergens=["fish"])
    dining.do("note_taboos", WAITER, sitting=sitting, taboos=None, allergens=["fish"])
    dining.settled()
    assert [row.case for row in dining.rows(due)] == [other], "their note has said it already"
