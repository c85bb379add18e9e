"""The guarantee of the repair itself, and a car that comes back inside it (DLR-34)."""

import pytest
from sqlalchemy import select

from app.counter.documents import DocumentRow
from app.flows.dealership.checks import nothing_goes_beyond_consent
from app.flows.dealership.facts.guarantee import Repair
from app.flows.dealership.facts.ids import LineId
from app.flows.dealership.queries.history import put_off_of
from app.flows.dealership.rules.billing import due
from app.flows.dealership.rules.estimates import order_sum
from app.flows.dealership.rules.guarantee import answering
from tests.flows.dealership.leaving import PART, STORE, Leaving, gone
from tests.flows.dealership.shop import DRAWN, MANAGER, TAKEN, Shop
from tests.flows.dealership.works import BRAKES, INSPECT, LEADER, SERVICE, TECH, Works

TOLD = {"paying": "card", "old_parts": "look", "delivery_told": True, "added_told": True}


@pytest.fixture
def works(shop: Shop) -> Works:
    return Works(shop)


@pytest.fixture
def leaving(shop: Shop) -> Leaving:
    shop.do("add_part", MANAGER, part="WB-24", what={"name": "雨刮片", "unit": "只", "price": 8_800})
    return Leaving(shop)


def came_again(shop: Shop, works: Works, days: int, km: int = 41_000) -> tuple[str, str]:
    """A car that was here so many days ago is received anew; and the line that was done then."""
    before = works.inspected(SERVICE)
    [line] = works.lines(before)
    assert shop.visit(before).before == (), "it counts from the gate on"
    shop.wait(2 * 24 * 60)
    vehicle = gone(shop, before)
    shop.wait(days * 24 * 60)
    visit = shop.received(vehicle)
    shop.do("read_mileage", vehicle=vehicle, km=km, visit=visit)
    return visit, line


def found(shop: Shop, visit: str) -> list[str]:
    return [one.line for one in answering(shop.visit(visit), shop.desk.settings)]


@pytest.mark.rule("DLR-34")
@pytest.mark.parametrize(
    ("days", "km", "runs"), [(10, 43_000, True), (11, 41_000, False), (9, 43_001, False)]
)
def test_a_small_repair_is_answered_for_ten_days_or_2000_km(
    shop: Shop, works: Works, days: int, km: int, runs: bool
) -> None:
    visit, line = came_again(shop, works, days, km)
    assert found(shop, visit) == ([line] if runs else [])


@pytest.mark.rule("DLR-34")
def test_each_kind_of_work_has_its_own_and_the_house_may_give_more(shop: Shop, works: Works) -> None:
    what = {"name": "二级维护", "minutes": 90, "fee": "labour", "repair": "second_class"}
    shop.do("change_operation", MANAGER, operation=SERVICE, what=what)
    visit, line = came_again(shop, works, 30, 46_000)
    assert shop.visit(visit).before[0].kind is Repair.SECOND_CLASS
    assert found(shop, visit) == [line]
    shop.do("read_mileage", vehicle=shop.visit(visit).vehicle, km=47_000, visit=visit)
    assert found(shop, visit) == []
    shop.set("guarantee_second_km", 6_000)
    assert found(shop, visit) == [line]
    assert shop.refused("house.change_setting", MANAGER, key="dealership.guarantee_second_km", value=4_999)


@pytest.mark.rule("DLR-34")
def test_a_car_inside_a_guarantee_is_judged_and_free_and_first(shop: Shop, works: Works) -> None:
    visit, line = came_again(shop, works, 3)
    shop.do("diagnose", visit=visit, words="保养后漏油", found=True)
    shop.do("add_labour", visit=visit, operation=SERVICE)
    assert shop.refused("make_order", visit=visit, **TOLD).mend == "judge_comeback"
    shop.do("judge_comeback", visit=visit, repair=line)
    shop.do("make_order", visit=visit, **TOLD)
    [free] = shop.visit(visit).estimate.standing
    shop.do("explain_line", visit=visit, line=free.id)
    shop.do("sign_order", visit=visit, signature="[[[100,100],[200,220],[300,90]]]")
    assert shop.visit(visit).estimate.account.authorised == 0
    shop.do("hand_over", visit=visit, promised=works.later())
    handed = works.work(visit).handed
    assert handed and handed.comeback


@pytest.mark.rule("DLR-34")
def test_the_desk_says_before_the_order_whether_it_comes_back(shop: Shop, works: Works) -> None:
    visit, _ = came_again(shop, works, 3)
    shop.do("diagnose", visit=visit, words="左前轮异响", found=True)
    other = shop.do("add_labour", visit=visit, operation=SERVICE)
    no = shop.refused("make_order", visit=visit, **TOLD)
    assert (no.mend, no.args["name"]) == ("judge_comeback", "二级维护")
    assert "Say why" in shop.refused("judge_comeback", visit=visit).message
    assert "run out" in shop.refused("judge_comeback", visit=visit, repair=other).message
    shop.do("judge_comeback", visit=visit, why="另一处，左前轮")
    shop.do("make_order", visit=visit, **TOLD)
    shop.do("explain_line", visit=visit, line=other)
    shop.do("sign_order", visit=visit, signature=DRAWN)
    shop.do("hand_over", visit=visit, promised=works.later())
    handed = works.work(visit).handed
    assert handed and not handed.comeback


@pytest.mark.both
@pytest.mark.rule("DLR-34", "DLR-15")
def test_what_a_car_comes_back_for_is_free_through_every_door(shop: Shop, leaving: Leaving) -> None:
    """Two repairs and a part that was drawn for them: on the estimate, judged late, and as added work."""
    before = leaving.inspected(SERVICE, BRAKES)
    service, brakes, _ = leaving.works.lines(before)
    leaving.bag(before)
    visit = shop.received(gone(shop, before))
    shop.do("diagnose", visit=visit, words="又漏油，又响", found=True)
    shop.do("judge_comeback", visit=visit, repair=service)
    shop.do("add_labour", visit=visit, operation=SERVICE)
    shop.do("add_material", visit=visit, part="WB-24")
    shop.do("make_order", visit=visit, **TOLD)
    lines = shop.visit(visit).estimate.lines
    for one in lines:
        shop.do("explain_line", visit=visit, line=one.id)
    shown = {"order_sum": order_sum(shop.visit(visit))}
    assert shown == {"order_sum": 8_800}, "another part is paid"
    shop.do("sign_order", visit=visit, signature=DRAWN, seen=shown)
    labour = shop.do("find_labour", TECH, visit=visit, operation=BRAKES, why="返修项")
    part = shop.do("find_material", TECH, visit=visit, part=PART, why="返修用件")
    assert customers(shop, visit) == {8_800, 16_000}, "the brakes were not named yet"
    shop.do("judge_comeback", visit=visit, repair=brakes)
    said = [{"line": one, "answer": "yes"} for one in (labour, part)]
    shop.do("note_answer", visit=visit, answers=said, proof=1, words="好")
    assert customers(shop, visit) == {8_800}
    assert shop.visit(visit).estimate.account.authorised == 8_800
    assert "stays so" in shop.refused("judge_comeback", visit=visit, why="另一处").message
    with shop.house.store.reading() as db:
        assert not list(nothing_goes_beyond_consent(db))


@pytest.mark.rule("DLR-34", "DLR-21")
def test_as_many_pieces_are_free_as_the_car_comes_back_for(shop: Shop, leaving: Leaving) -> None:
    """One piece was drawn then: of two now one is free, and which one is, no answer about another line changes."""
    before = leaving.inspected(SERVICE)
    service, _ = leaving.works.lines(before)
    leaving.bag(before)
    visit = shop.received(gone(shop, before))
    shop.do("diagnose", visit=visit, words="又漏油", found=True)
    shop.do("judge_comeback", visit=visit, repair=service)
    mixed = shop.do("add_material", visit=visit, part=PART, quantity=2)
    no = shop.refused("make_order", visit=visit, **TOLD)
    assert "a line of their own" in no.message and (no.args["again"], no.args["quantity"]) == (1, 2)
    shop.do("strike_line", visit=visit, line=mixed)
    first, second = (shop.do("add_material", visit=visit, part=PART) for _ in range(2))
    labour = [shop.do("add_labour", visit=visit, operation=SERVICE) for _ in range(2)]
    assert payers(shop, visit, first, second, *labour) == ["goodwill", "customer", "goodwill", "customer"]
    shop.do("make_order", visit=visit, **TOLD)
    for one in shop.visit(visit).estimate.standing:
        shop.do("explain_line", visit=visit, line=one.id)
    shop.do("sign_order", visit=visit, signature=DRAWN)
    assert shop.visit(visit).estimate.account.authorised == 5_800 + 24_000
    answer(shop, visit, first, "no")
    assert payers(shop, visit, first, second) == ["customer", "goodwill"], "one of them is free all the same"
    third = shop.do("find_material", TECH, visit=visit, part=PART, why="还有一处")
    answer(shop, visit, third, "yes")
    answer(shop, visit, first, "yes")
    assert payers(shop, visit, first, second, third) == ["customer", "goodwill", "customer"]
    answer(shop, visit, second, "no")
    fourth = shop.do("find_material", TECH, visit=visit, part=PART, why="还有一处", quantity=2)
    assert payers(shop, visit, first, third, fourth) == ["customer", "goodwill", "customer"]
    with shop.house.store.reading() as db:
        assert not list(nothing_goes_beyond_consent(db))


@pytest.mark.rule("DLR-34", "DLR-42")
def test_what_is_free_of_a_line_with_more_pieces_is_taken_off_before_the_list(
    shop: Shop, leaving: Leaving
) -> None:
    """The free piece is not wanted as a line of its own: of the two that are paid one is free all the same."""
    before = leaving.inspected(SERVICE)
    service, _ = leaving.works.lines(before)
    leaving.bag(before)
    visit = shop.received(gone(shop, before))
    shop.do("diagnose", visit=visit, words="又漏油", found=True)
    shop.do("judge_comeback", visit=visit, repair=service)
    alone, two = (shop.do("add_material", visit=visit, part=PART, quantity=n) for n in (1, 2))
    shop.do("add_labour", visit=visit, operation=SERVICE)
    shop.do("make_order", visit=visit, **TOLD)
    for one in shop.visit(visit).estimate.standing:
        shop.do("explain_line", visit=visit, line=one.id)
    shop.do("sign_order", visit=visit, signature=DRAWN)
    answer(shop, visit, alone, "no")
    shop.do("draw_part", STORE, visit=visit, line=two, quantity=2, **TAKEN)
    leaving.through(visit)
    leaving.out(visit)
    leaving.walk(visit)
    no = shop.refused("make_settlement", visit=visit)
    assert (no.args["again"], no.args["quantity"], no.args["free"], no.mend) == (1, 2, 5_800, "give_discount")
    off = {"visit": visit, "lines": [two], "why": "返修"}
    shop.do("give_discount", MANAGER, **off, discount=5_001)
    assert shop.refused("make_settlement", visit=visit).mend == "give_discount", "not a fen less"
    shop.do("give_discount", MANAGER, **off, discount=5_000)
    shop.do("make_settlement", visit=visit)
    assert due(shop.visit(visit)) == 5_800


@pytest.mark.rule("DLR-12", "DLR-34", "DLR-42")
def test_a_line_that_the_maker_pays_is_listed_though_some_of_its_pieces_are_free(
    shop: Shop, leaving: Leaving
) -> None:
    """Nothing is taken off it: the customer pays none of its pieces."""
    before = leaving.inspected(SERVICE, vehicle=shop.vehicle(sold_on="2026-01-05"))
    service, _ = leaving.works.lines(before)
    leaving.bag(before)
    visit = shop.received(gone(shop, before))
    shop.do("diagnose", visit=visit, words="又漏油", found=True)
    for paper in ("licence", "booklet"):
        shop.do("see_document", vehicle=shop.visit(visit).vehicle, document=paper)
    two = shop.do("add_material", visit=visit, part=PART, quantity=2)
    shop.do("decide_warranty", visit=visit, line=two)
    shop.do("name_fault", visit=visit, fault="机油滤清器渗油", line=two)
    shop.do("add_labour", visit=visit, operation=SERVICE)
    shop.wish(visit)
    shop.do("judge_comeback", visit=visit, repair=service)
    shop.do("make_order", visit=visit, **TOLD)
    for one in shop.visit(visit).estimate.standing:
        shop.do("explain_line", visit=visit, line=one.id)
    shop.do("sign_order", visit=visit, signature=DRAWN)
    shop.do("draw_part", STORE, visit=visit, line=two, quantity=2, **TAKEN)
    leaving.through(visit)
    leaving.out(visit)
    leaving.walk(visit)
    assert payers(shop, visit, two, *leaving.works.lines(visit)) == ["warranty", "warranty", "goodwill"]
    shop.do("make_settlement", visit=visit)
    assert due(shop.visit(visit)) == 0


def answer(shop: Shop, visit: str, line: str, said: str) -> None:
    shop.do("note_answer", visit=visit, answers=[{"line": line, "answer": said}], proof=1, words="好")


def payers(shop: Shop, visit: str, *lines: str) -> list[str]:
    """Who pays some lines."""
    return [shop.visit(visit).estimate.parts[LineId(one)].payer.value for one in lines]


def customers(shop: Shop, visit: str) -> set[int]:
    """What the customer pays of the lines of an order, in fen."""
    return {one.customers for one in shop.visit(visit).estimate.lines if one.customers}


@pytest.mark.rule("DLR-34")
def test_what_was_sent_back_and_dropped_has_no_guarantee(shop: Shop, works: Works) -> None:
    visit = works.done(SERVICE, BRAKES)
    right, wrong = works.jobs(visit)
    shop.do("fail_check", TECH, visit=visit, job=wrong.id, why="没装好")
    [line] = [one.id for one in shop.visit(visit).estimate.lines if one.n == wrong.n]
    said = {"answers": [{"line": line, "answer": "no"}], "proof": 2, "words": "不换了"}
    shop.do("note_answer", MANAGER, visit=visit, **said)
    shop.do("check_own", TECH, visit=visit)
    shop.do("check_team", LEADER, visit=visit, nothing=True)
    shop.do("inspect", INSPECT, visit=visit)
    again = shop.come(gone(shop, visit))
    assert [one.name for one in shop.visit(again).before] == [right.name]


@pytest.mark.rule("DLR-34", "DLR-60")
def test_the_guarantee_is_printed_on_the_order(shop: Shop, works: Works) -> None:
    visit = works.ordered(SERVICE)
    shop.set("guarantee_other_days", 20)
    again = works.ordered(SERVICE, plate="沪A00001")
    rows = shop.rows(select(DocumentRow.id, DocumentRow.case).where(DocumentRow.kind == "RO"))
    terms = {}
    for one in rows:
        text = str(shop.paper(one.id).blocks)
        terms.setdefault(one.case, set()).add("2,000" in text and ("'20'" in text, "'10'" in text))
    assert terms == {visit: {(False, True)}, again: {(True, False)}}


@pytest.mark.rule("DLR-03", "COM-84")
def test_the_last_visit_of_a_car_is_the_one_to_which_it_came_last(shop: Shop) -> None:
    """What was put off and is done at the next visit is put off no more, though the clock was set back between them."""
    works = Works(shop)
    before = works.inspected(SERVICE)
    line = shop.do("find_labour", visit=before, operation=BRAKES, why="磨损")
    later = {"answers": [{"line": line, "answer": "later"}], "proof": 2, "words": "下次"}
    shop.do("note_answer", visit=before, **later)
    vehicle = gone(shop, before)

    def put_off() -> list[str]:
        with shop.house.store.reading() as db:
            return [one.code for one in put_off_of(db, [vehicle]).get(vehicle, ())]

    assert put_off() == [BRAKES]
    shop.wait(-3 * 24 * 60)
    visit = shop.received(vehicle)
    shop.do("diagnose", visit=visit, words="制动", found=True)
    shop.do("add_labour", visit=visit, operation=BRAKES)
    shop.wish(visit)
    shop.do("judge_comeback", visit=visit, why="另一处")
    shop.do("make_order", visit=visit, paying="card", old_parts="look", delivery_told=True, added_told=True)
    for one in shop.visit(visit).estimate.standing:
        shop.do("explain_line", visit=visit, line=one.id)
    shop.do("sign_order", visit=visit, signature=DRAWN)
    assert put_off() == []
