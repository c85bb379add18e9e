"""Whether the maker pays for a line: decided by the rules, and what hangs on the decision (DLR-12)."""

import pytest

from app.flows.dealership.checks import nothing_goes_beyond_consent
from app.flows.dealership.facts.estimate_shown import EstimateShown
from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.payers import Payer
from app.flows.dealership.facts.roles import ADVISER
from app.flows.dealership.facts.roles import MANAGER as MANAGER_ROLE
from app.flows.dealership.facts.tracks import Line
from app.flows.dealership.facts.warranty import Reason, Verdict
from app.flows.dealership.rules.billing import due
from app.kernel.refusal import Ask, No
from tests.flows.dealership.shop import DRAWN, MANAGER, Shop
from tests.flows.dealership.works import TECH

TOLD = {"paying": "card", "old_parts": "look", "delivery_told": True, "added_told": True}
SOLD = "2023-11-23"
"""Three years before the day of the tests: its last day."""


def begun(shop: Shop, sold_on: str | None = SOLD, model: str = "RAV4 荣放 2.5", **more: str) -> str:
    """A car at its estimate, with a switch that the maker is to pay."""
    shop.price_list()
    visit = shop.received(shop.vehicle(sold_on=sold_on, model=model, **more))
    shop.do("diagnose", visit=visit, words="刹车踩下去有响声", found=True)
    shop.do("add_material", visit=visit, part="SW-3", payer="warranty")
    return visit


def line(shop: Shop, visit: str, n: int = 0) -> LineFacts:
    return shop.visit(visit).estimate.lines[n]


def decide(shop: Shop, visit: str, n: int = 0, **said: object) -> tuple[Verdict, Reason]:
    shop.do("decide_warranty", visit=visit, line=line(shop, visit, n).id, **said)
    decided = line(shop, visit, n).decided
    assert decided
    return decided.verdict, decided.reason


@pytest.mark.rule("DLR-12")
def test_a_line_that_the_maker_pays_is_decided_to_be_covered(shop: Shop) -> None:
    visit = begun(shop)
    no = shop.refused("make_order", visit=visit, **TOLD)
    assert (no.args["n"], no.mend) == (1, "decide_warranty")
    assert decide(shop, visit, accident=True) == (Verdict.NOT_COVERED, Reason.ACCIDENT)
    assert "not decided to be covered" in shop.refused("make_order", visit=visit, **TOLD).message
    assert decide(shop, visit) == (Verdict.COVERED, Reason.WITHIN_TERM)
    decided = line(shop, visit).decided
    assert decided and (f"{decided.last_day}", decided.last_km) == ("2026-11-23", 60_000)
    assert shop.refused("make_order", visit=visit, **TOLD).mend == "name_fault"
    shop.do("name_fault", visit=visit, line=line(shop, visit).id, fault="制动灯开关失效")
    shop.do("make_order", visit=visit, **TOLD)
    shop.do("explain_line", visit=visit, line=line(shop, visit).id)
    shop.do("sign_order", visit=visit, signature=DRAWN)
    no = shop.refused("decide_warranty", visit=visit, line=line(shop, visit).id, accident=True)
    assert "agreed to as it was decided" in no.message


@pytest.mark.rule("DLR-12")
def test_the_day_after_the_last_one_is_over(shop: Shop) -> None:
    visit = begun(shop, sold_on="2023-11-22")
    assert decide(shop, visit) == (Verdict.NOT_COVERED, Reason.OVER_TIME)
    assert decide(shop, visit, misuse=True) == (Verdict.NOT_COVERED, Reason.MISUSE)


@pytest.mark.rule("DLR-12")
def test_without_proof_of_the_sale_nothing_is_covered(shop: Shop) -> None:
    assert decide(shop, begun(shop, sold_on=None)) == (Verdict.NOT_COVERED, Reason.NO_PROOF)


@pytest.mark.rule("DLR-12")
def test_what_is_to_be_examined_has_its_reason_and_was_told(shop: Shop) -> None:
    visit = begun(shop)
    here = {"visit": visit, "line": line(shop, visit).id, "uncertain": True}
    for half in ({}, {"why": "拆检后才能判断"}, {"told": True}):
        assert "why" in shop.refused("decide_warranty", **here, **half).message
    assert decide(shop, visit, uncertain=True, why="拆检后才能判断", told=True)[0] is Verdict.EXAMINE
    shown = shop.look(EstimateShown, visit=visit)
    [why] = [one.decided.why for one in shown.facts.estimate.lines if one.decided]
    assert why and shown.texts[why.id] == "拆检后才能判断"


def without_booklet(shop: Shop) -> tuple[str, str]:
    """A car and its visit, at the estimate: its booklet was seen at another time."""
    shop.price_list()
    vehicle = shop.vehicle(sold_on=SOLD)
    shop.do("see_document", vehicle=vehicle, document="booklet")
    shop.wait(5)
    visit = shop.come(vehicle)
    shop.do("greet", visit=visit)
    ticked = {"covers": ["seat", "wheel", "floor"], "walked": True, "fuel": 5, "there": ["licence"]}
    ticked |= {"absent": ["booklet", "spare", "tools", "keys", "valuables"]}
    shop.do("fill_reception", visit=visit, what=ticked)
    shop.do("note_words", visit=visit, words="异响")
    shop.do("read_mileage", vehicle=vehicle, km=60_000, visit=visit)
    shop.do("sign_reception", visit=visit, signature=DRAWN)
    shop.do("end_reception", visit=visit)
    shop.do("diagnose", visit=visit, words="异响", found=True)
    return vehicle, visit


@pytest.mark.rule("DLR-12")
def test_no_order_is_signed_on_a_provisional_decision(shop: Shop) -> None:
    vehicle, visit = without_booklet(shop)
    shop.do("add_labour", visit=visit, operation="BY-040")
    decide(shop, visit)
    decided = line(shop, visit).decided
    assert decided and decided.provisional, "the booklet was seen at another time"
    assert "see both" in shop.refused("make_order", visit=visit, **TOLD).message.casefold()
    shop.do("see_document", vehicle=vehicle, document="booklet")
    assert shop.refused("make_order", visit=visit, **TOLD).mend == "decide_warranty", "decided anew first"
    decide(shop, visit)
    shop.do("name_fault", visit=visit, line=line(shop, visit).id, fault="异响")
    shop.do("make_order", visit=visit, **TOLD)


@pytest.mark.rule("DLR-12", "DLR-15")
def test_what_was_decided_of_a_line_goes_over_as_its_price_is_renewed(shop: Shop) -> None:
    """Nobody pays for what was decided to be the maker's because its price ran out."""
    vehicle, visit = without_booklet(shop)
    part = {"name": "开关", "unit": "只", "price": 9_000, "grade": "other"}
    shop.do("add_part", MANAGER, part="SW-9", what=part)
    for n, one in enumerate(("SW-9", "OF-21", "SW-3")):
        shop.do("add_material", visit=visit, part=one)
        decide(shop, visit, n, **({}, {"uncertain": True, "why": "拆检", "told": True}, {"misuse": True})[n])
    before = shop.visit(visit).estimate.lines
    shop.do("name_fault", visit=visit, line=before[0].id, fault="开关失灵")
    shop.wait(8 * 24 * 60)
    shop.do("renew_estimate", visit=visit)
    now = shop.visit(visit).estimate.lines[3:]
    assert [(one.decided, one.grade) for one in now] == [(one.decided, one.grade) for one in before]
    assert [one.line for one in shop.visit(visit).watch.faults] == [now[0].id], "and the fault that it mends"
    assert shop.refused("make_order", visit=visit, **TOLD).mend == "decide_warranty"
    shop.do("see_document", vehicle=vehicle, document="booklet")
    assert decide(shop, visit, 3) == (Verdict.COVERED, Reason.WITHIN_TERM)
    assert line(shop, visit, 3).payer is Payer.WARRANTY


@pytest.mark.rule("DLR-12")
def test_models_and_wear_parts_have_their_own_terms(shop: Shop) -> None:
    shop.set("warranty_models", "bZ4X 60/100000 120/200000; bZ 48/80000")
    shop.set("warranty_wear_parts", "SW-3 6/41000")
    visit = begun(shop, sold_on="2021-11-23", model="bZ4X 615", plate="沪AD52816")
    assert decide(shop, visit, subject="wear_part") == (Verdict.NOT_COVERED, Reason.OVER_TIME)
    for other in ({}, {"subject": "energy_part"}, {"subject": "wear_part", "part": "XX"}):
        no = shop.refused("decide_warranty", visit=visit, line=line(shop, visit).id, **other)
        assert (no.args["n"], no.args["part"]) == (1, "SW-3"), "a wear part is judged as one"
    shop.do("add_material", visit=visit, part="OF-21", payer="warranty")
    assert decide(shop, visit, 1) == (Verdict.COVERED, Reason.WITHIN_TERM), "five years by the longer name"
    assert decide(shop, visit, 1, subject="energy_part") == (Verdict.COVERED, Reason.WITHIN_TERM)
    decided = line(shop, visit, 1).decided
    assert decided and (f"{decided.last_day}", decided.last_km) == ("2031-11-23", 200_000)
    assert decide(shop, visit, 1, subject="wear_part", part="XX") == (Verdict.NOT_COVERED, Reason.NO_TERM)
    for wrong in ("bZ4X", "36/60000", "bZ4X 1/2 3/4 5/6", "a 1/2; a 3/4"):
        no = shop.refused("house.change_setting", MANAGER, key="dealership.warranty_models", value=wrong)
        assert no


@pytest.mark.rule("DLR-12")
def test_the_term_of_a_battery_is_that_of_a_car_that_has_one(shop: Shop) -> None:
    visit = begun(shop, sold_on="2020-11-23")
    battery = {"visit": visit, "line": line(shop, visit).id, "subject": "energy_part"}
    no = shop.refused("decide_warranty", **battery)
    assert isinstance(no, Ask) and no.who == (MANAGER_ROLE,)
    assert decide(shop, visit) == (Verdict.NOT_COVERED, Reason.OVER_TIME)


@pytest.mark.both
@pytest.mark.rule("DLR-12", "DLR-20", "DLR-21")
def test_no_line_within_the_term_is_the_customers_before_somebody_says_why(shop: Shop) -> None:
    """Maintenance with its filter is known by the price list; of all else it is said, or the rules decide."""
    shop.price_list()
    shop.set("warranty_wear_parts", "WB-65 6/10000")
    part = {"name": "雨刮片", "unit": "支", "price": 7_800}
    shop.do("add_part", MANAGER, part="WB-65", what=part)
    visit = shop.received(shop.vehicle(sold_on=SOLD))
    shop.do("diagnose", visit=visit, words="保养", found=True)
    for operation in ("BY-040", "ZC-002"):
        shop.do("add_labour", visit=visit, operation=operation)
    for one in ("OF-21", "WB-65", "SW-3", "SW-3"):
        shop.do("add_material", visit=visit, part=one)
    no = shop.refused("make_order", visit=visit, **TOLD)
    assert (no.args["lines"], no.mend) == (["5", "6"], "decide_warranty")
    assert decide(shop, visit, 4, no_defect=True) == (Verdict.NOT_COVERED, Reason.NO_DEFECT)
    assert shop.refused("make_order", visit=visit, **TOLD).args["lines"] == ["6"]
    shop.do("strike_line", visit=visit, line=line(shop, visit, 0).id)
    assert shop.refused("make_order", visit=visit, **TOLD).args["lines"] == ["3", "6"], "a filter alone"
    for n in (2, 5):
        decide(shop, visit, n, no_defect=True)
    shop.do("make_order", visit=visit, **TOLD)
    for standing in shop.visit(visit).estimate.standing:
        shop.do("explain_line", visit=visit, line=standing.id)
    shop.do("sign_order", visit=visit, signature=DRAWN)
    found = shop.do("find_material", visit=visit, part="SW-3", why="开关卡滞")
    yes = {"visit": visit, "answers": [{"line": found, "answer": "yes"}], "proof": 2, "words": "好"}
    assert shop.refused("note_answer", **yes).args["lines"] == ["7"]
    shop.do("decide_warranty", visit=visit, line=found)
    assert line(shop, visit, 6).payer is Payer.WARRANTY
    old = shop.received(shop.vehicle(plate="沪A00001", phone="13918866631", sold_on="2023-11-22"))
    shop.do("diagnose", visit=old, words="响", found=True)
    shop.do("add_material", visit=old, part="SW-3")
    shop.do("make_order", visit=old, **TOLD)


@pytest.mark.rule("DLR-12", "DLR-21")
def test_added_work_at_the_makers_cost_is_decided_before_the_yes(shop: Shop) -> None:
    shop.price_list()
    visit = shop.received(shop.vehicle(sold_on=SOLD))
    shop.sign(visit, "OF-21")
    found = shop.do("find_material", visit=visit, part="SW-3", why="开关卡滞", payer="warranty")
    yes = {"visit": visit, "answers": [{"line": found, "answer": "yes"}], "proof": 2, "words": "好"}
    assert shop.refused("note_answer", **yes).mend == "decide_warranty"
    shop.do("decide_warranty", visit=visit, line=found)
    shop.do("note_answer", **yes | {"answers": [{"line": found, "answer": "no"}]})
    shop.do("read_mileage", vehicle=shop.visit(visit).vehicle, km=60_001, visit=visit)
    assert shop.refused("note_answer", **yes).mend == "decide_warranty"
    assert decide(shop, visit, 1) == (Verdict.NOT_COVERED, Reason.OVER_KM), "refused, it is decided anew too"
    shop.do("read_mileage", vehicle=shop.visit(visit).vehicle, km=41_000, visit=visit, why="slip")
    decide(shop, visit, 1)
    shop.do("note_answer", **yes)
    assert shop.visit(visit).estimate.lines[1].step is Line.AGREED


@pytest.mark.both
@pytest.mark.rule("DLR-12", "DLR-15")
def test_covered_work_is_the_makers_whoever_was_named(shop: Shop) -> None:
    """Before the order, and of what was signed as to be examined; the maker is asked for it."""
    visit = begun(shop)
    shop.do("add_labour", visit=visit, operation="BY-040")
    first = line(shop, visit).id
    shop.do("decide_warranty", visit=visit, line=first)
    assert decide(shop, visit, 1) == (Verdict.COVERED, Reason.WITHIN_TERM)
    assert line(shop, visit, 1).payer is Payer.WARRANTY
    assert decide(shop, visit, 1, misuse=True)[0] is Verdict.NOT_COVERED
    assert line(shop, visit, 1).payer is Payer.CUSTOMER, "decided anew, it is the customer's"
    assert decide(shop, visit, 1, uncertain=True, why="拆检", told=True)[0] is Verdict.EXAMINE
    shop.do("name_fault", visit=visit, line=line(shop, visit).id, fault="制动灯开关失效")
    shop.do("make_order", visit=visit, **TOLD)
    for one in shop.visit(visit).estimate.lines:
        shop.do("explain_line", visit=visit, line=one.id)
    shop.do("sign_order", visit=visit, signature=DRAWN)
    assert due(shop.visit(visit)) == 25_333
    assert decide(shop, visit, 1) == (Verdict.COVERED, Reason.WITHIN_TERM)
    assert due(shop.visit(visit)) == 0
    with shop.house.store.reading() as db:
        assert not list(nothing_goes_beyond_consent(db))


@pytest.mark.rule("DLR-12")
def test_who_came_on_the_last_day_is_covered_when_it_is_decided_later(shop: Shop) -> None:
    visit = begun(shop)
    shop.wait(24 * 60)
    assert decide(shop, visit) == (Verdict.COVERED, Reason.WITHIN_TERM)


@pytest.mark.both
@pytest.mark.rule("DLR-12")
def test_a_decision_ages_with_meter_and_sale(shop: Shop) -> None:
    visit = begun(shop)
    shop.do("name_fault", visit=visit, line=line(shop, visit).id, fault="制动灯开关失效")
    car = shop.visit(visit).vehicle
    decide(shop, visit)
    shop.do("read_mileage", vehicle=car, km=60_001, visit=visit)
    no = shop.refused("make_order", visit=visit, **TOLD)
    assert (no.mend, "not the same" in no.message) == ("decide_warranty", True)
    shop.do("read_mileage", vehicle=car, km=100, visit=visit, why="replaced")
    assert decide(shop, visit) == (Verdict.NOT_COVERED, Reason.OVER_KM), "a meter that was replaced counts on"
    shop.do("read_mileage", vehicle=car, km=60_000, visit=visit)
    shop.do("read_mileage", vehicle=car, km=41_000, visit=visit, why="slip")
    assert shop.visit(visit).ground.km == 60_001 + 41_000
    other = shop.received(shop.vehicle(plate="沪A00001", phone="13918866631", sold_on=SOLD))
    shop.do("diagnose", visit=other, words="响", found=True)
    shop.do("add_labour", visit=other, operation="BY-040", payer="warranty")
    shop.do("name_fault", visit=other, line=line(shop, other).id, fault="响")
    decide(shop, other)
    told = {"plate": "沪A00001", "model": "RAV4 荣放 2.5", "sold_on": "2020-11-23"}
    shop.do("correct_vehicle", vehicle=shop.visit(other).vehicle, what=told)
    assert shop.refused("make_order", visit=other, **TOLD).mend == "decide_warranty"


@pytest.mark.rule("DLR-15")
def test_goodwill_is_given_by_a_manager_and_finders_name_no_payer(shop: Shop) -> None:
    visit = begun(shop)
    give = {"visit": visit, "part": "OF-21", "payer": "goodwill"}
    no = shop.refused("add_material", **give)
    assert isinstance(no, Ask) and no.who == ("manager",)
    shop.do("add_material", **give, approved_by=MANAGER)
    shop.do("strike_line", visit=visit, line=line(shop, visit).id)
    shop.do("make_order", visit=visit, **TOLD)
    shop.do("explain_line", visit=visit, line=line(shop, visit, 1).id)
    shop.do("sign_order", visit=visit, signature=DRAWN)
    found = {"visit": visit, "operation": "BY-040", "why": "漏油"}
    for payer in ("goodwill", "insurance", "warranty"):
        no = shop.refused("find_labour", TECH, **found, payer=payer)
        assert (type(no), no.who) == (No, (ADVISER,))
    assert isinstance(shop.refused("find_labour", **found, payer="goodwill"), Ask)
    shop.do("find_labour", **found, payer="insurance")


@pytest.mark.rule("DLR-12", "DLR-42", "COM-84")
def test_papers_count_for_the_visit_at_which_they_were_seen_though_the_clock_was_set_back(
    shop: Shop,
) -> None:
    car, visit = without_booklet(shop)
    shop.do("add_labour", visit=visit, operation="BY-040")
    shop.wait(-600)
    shop.do("see_document", vehicle=car, document="booklet", first_on="2026-02-02")
    decide(shop, visit)
    decided = line(shop, visit).decided
    assert decided and not decided.provisional
    shop.wait(-60)
    shop.do("see_document", vehicle=car, document="booklet", first_on="2026-03-03")
    now = shop.visit(visit)
    assert now.first and str(now.first.day) == "2026-03-03", "the last word, whatever the clock said"
