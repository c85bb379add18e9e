"""Added work is asked of the customer, and nothing is drawn without a yes, whatever the door (DLR-14, 21, 32)."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from threading import Barrier

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from app.counter.bus import Call
from app.counter.doing import Doing
from app.flows.dealership.checks import nothing_goes_beyond_consent, stock_fits
from app.flows.dealership.commands import added as asking
from app.flows.dealership.commands.stock import release
from app.flows.dealership.facts.authorisation import Answer, Proof
from app.flows.dealership.facts.estimate_shown import EstimateShown
from app.flows.dealership.facts.estimates import Estimate, LineFacts
from app.flows.dealership.facts.price_list import PartFacts, PriceList
from app.flows.dealership.facts.roles import PARTS_CLERK, TECHNICIAN
from app.flows.dealership.facts.tracks import Line
from app.kernel.judge import Staff
from app.kernel.refusal import Refused
from tests.flows.dealership.shop import ADVISERS, DRAWN, TAKEN, Shop

STORE = Staff("tan", frozenset({PARTS_CLERK}))
SIGNED = {**TAKEN, "taker": ADVISERS.login}
"""While no workshop has the car."""
TECHNICIANS = Staff("luo", frozenset({TECHNICIAN}))


@pytest.fixture
def visit(shop: Shop) -> str:
    """A car whose order is signed for one filter, of which three lie in the store."""
    shop.price_list()
    shop.do("receive_parts", STORE, part="OF-21", quantity=3)
    visit = shop.received(shop.vehicle())
    shop.sign(visit, "OF-21")
    return visit


def estimate(shop: Shop, visit: str) -> Estimate:
    return shop.visit(visit).estimate


def line(shop: Shop, visit: str, n: int) -> LineFacts:
    return estimate(shop, visit).lines[n - 1]


def part(shop: Shop, code: str = "OF-21") -> PartFacts:
    return next(one for one in shop.look(PriceList).parts if one.id == code)


def found(shop: Shop, visit: str, quantity: int = 1, code: str = "OF-21") -> str:
    """A technician finds that parts are needed besides."""
    args = {"why": "渗油", "minutes": 30, "quantity": quantity}
    return str(shop.do("find_material", TECHNICIANS, visit=visit, part=code, **args))


def ask(shop: Shop, visit: str, of: str, answer: Answer, proof: Proof = Proof.SPOKEN) -> None:
    said = {"answers": [{"line": of, "answer": answer.value}], "proof": int(proof), "words": "行，你们做吧"}
    shop.do("note_answer", visit=visit, **said)


@pytest.mark.rule("DLR-14", "DLR-20")
def test_a_signed_order_reserves_and_what_comes_in_goes_to_who_waits(shop: Shop, visit: str) -> None:
    assert (part(shop).on_hand, part(shop).reserved, part(shop).available) == (3, 1, 2)
    assert line(shop, visit, 1).reserved == 1
    other = shop.received(shop.vehicle(plate="沪A7K218", owner="王磊"))
    shop.do("expect_parts", STORE, part="SW-3", on="2026-11-30")
    shop.sign(other, "SW-3")
    assert (line(shop, other, 1).missing, part(shop, "SW-3").available) == (1, 0)
    shop.do("receive_parts", STORE, part="SW-3", quantity=2)
    assert (line(shop, other, 1).missing, part(shop, "SW-3").available) == (0, 1)


@pytest.mark.rule("DLR-21", "DLR-32")
def test_nothing_is_drawn_before_a_yes_and_no_piece_twice(shop: Shop, visit: str) -> None:
    added = found(shop, visit, 2)
    draw = {"visit": visit, "line": added, "quantity": 1, **SIGNED}
    assert "not asked" in shop.refused("draw_part", STORE, **draw).message
    ask(shop, visit, added, Answer.LATER)
    assert "later" in shop.refused("draw_part", STORE, **draw).message
    ask(shop, visit, added, Answer.NO)
    assert "said no" in shop.refused("draw_part", STORE, **draw).message
    assert part(shop).reserved == 1
    ask(shop, visit, added, Answer.YES, Proof.MESSAGE)
    assert part(shop).reserved == 3
    shop.do("draw_part", STORE, **draw | {"quantity": 2})
    assert (part(shop).on_hand, part(shop).reserved) == (1, 1)
    no = shop.refused("draw_part", STORE, **draw)
    assert (no.args["drawn"], no.args["agreed"]) == (2, 2)
    taken_back = {"answers": [{"line": added, "answer": "no"}], "proof": 1, "words": "还是不做了"}
    assert "begun" in shop.refused("note_answer", visit=visit, **taken_back).message
    slip = shop.paper(shop.do("return_part", STORE, visit=visit, line=added, quantity=2, **SIGNED))
    assert slip.kind == "DX" and "2 " in str(slip.blocks)
    assert (part(shop).on_hand, part(shop).reserved) == (3, 3), "they lie there for this car"
    shop.do("note_answer", visit=visit, **taken_back)
    assert (part(shop).reserved, line(shop, visit, 2).step) == (1, Line.REFUSED)


@pytest.mark.rule("DLR-21")
def test_the_authorised_sum_is_an_account_of_versions(shop: Shop, visit: str) -> None:
    first = found(shop, visit)
    second = found(shop, visit, 2)
    shop.do("find_labour", TECHNICIANS, visit=visit, operation="BY-040", why="要拆前轮", minutes=30)
    told = [{"line": first, "answer": "yes"}, {"line": second, "answer": "later"}]
    args = {"visit": visit, "answers": told}
    assert "word by word" in shop.refused("note_answer", proof=2, **args).message
    assert "signs" in shop.refused("note_answer", proof=4, words="好", **args).message
    shop.do("note_answer", proof=2, words="滤芯换，另外的下次", **args)
    ask(shop, visit, second, Answer.YES, Proof.MESSAGE)
    account = estimate(shop, visit).account
    assert account.versions == ((1, 5_800), (2, 5_800), (3, 11_600))
    assert account.authorised == 23_200
    shown = shop.look(EstimateShown, visit=visit)
    assert shown.said[2] == ("滤芯换，另外的下次", "顾雨")
    grades = [(one.version, one.answer, one.proof) for one in account.entries[1:]]
    assert grades == [
        (2, Answer.YES, Proof.RECORDED_CALL),
        (2, Answer.LATER, Proof.RECORDED_CALL),
        (3, Answer.YES, Proof.MESSAGE),
    ]
    again = {"visit": visit, "answers": [{"line": first, "answer": "yes"}], "proof": 1, "words": "好"}
    assert "agreed already" in shop.refused("note_answer", **again).message
    assert shop.refused("note_answer", **again | {"answers": [{"line": "x", "answer": "yes"}]})


@pytest.mark.both
@pytest.mark.rule("DLR-14")
def test_two_counters_never_reserve_the_same_piece(shop: Shop) -> None:
    """One piece, two orders signed at once: one has it, the other waits, and nothing is below zero."""
    shop.price_list()
    shop.do("receive_parts", STORE, part="SW-3", quantity=1)
    visits = [
        shop.received(shop.vehicle(plate=plate, owner=owner))
        for plate, owner in (("沪B3M507", "孙倩"), ("沪A7K218", "王磊"))
    ]
    for visit in visits:
        shop.lay_order(visit, "SW-3")
    barrier = Barrier(2)

    def sign(visit: str) -> None:
        call = Call(
            f"at-once-{visit}", "dealership.sign_order", {"visit": visit, "signature": DRAWN}, *_who(shop)
        )
        barrier.wait()
        shop.desk.carry_out(call)

    with ThreadPoolExecutor(2) as two:
        list(two.map(sign, visits))
    assert sorted(line(shop, visit, 1).reserved for visit in visits) == [0, 1]
    assert (part(shop, "SW-3").on_hand, part(shop, "SW-3").reserved) == (1, 1)
    late = next(visit for visit in visits if line(shop, visit, 1).reserved == 0)
    draw = {"visit": late, "line": line(shop, late, 1).id, "quantity": 1, **SIGNED}
    assert "other cars" in shop.refused("draw_part", STORE, **draw).message


@pytest.mark.both
@pytest.mark.rule("DLR-14", "DLR-21")
def test_pieces_that_come_while_the_customer_says_no_are_reserved_for_nobody(
    shop: Shop, second: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between what the adviser's counter has read and what it writes, the store's takes a piece in for that car."""
    shop.price_list()
    visit = shop.received(shop.vehicle())
    shop.sign(visit, "SW-3")
    with ThreadPoolExecutor(1) as other:

        def meanwhile(do: Doing, lines: Sequence[LineFacts]) -> None:
            come = other.submit(second.do, "receive_parts", STORE, part="SW-3", quantity=1, id="come")
            wait([come], timeout=1)  # where one writes at a time it comes once this command has ended
            release(do, lines)

        monkeypatch.setattr(asking, "release", meanwhile)
        ask(shop, visit, line(shop, visit, 1).id, Answer.NO)
    assert (part(shop, "SW-3").on_hand, part(shop, "SW-3").reserved) == (1, 0)
    assert line(shop, visit, 1).reserved == 0 and findings(shop) == []


@pytest.mark.rule("DLR-14", "DLR-21")
@pytest.mark.parametrize(
    ("altered", "said"),
    [
        ("UPDATE dealership_stock SET on_hand = on_hand + 1", "came and went"),
        ("UPDATE dealership_line_parts SET drawn = drawn + 1", "other pieces"),
        ("UPDATE dealership_answers SET amount = amount + 1", "another sum"),
        ("UPDATE dealership_answers SET answer = 'no'", "without the customer's consent"),
    ],
)
def test_the_deep_audit_finds_what_was_altered(shop: Shop, visit: str, altered: str, said: str) -> None:
    draw = {"visit": visit, "line": line(shop, visit, 1).id, "quantity": 1, **SIGNED}
    shop.do("draw_part", STORE, **draw)
    assert findings(shop) == []
    shop.house.store.writer.run(lambda db: db.execute(text(altered)))
    assert any(said in one for one in findings(shop))


ACTS = st.lists(
    st.tuples(st.sampled_from(["find", "yes", "no", "later", "draw", "return"]), st.integers(0, 3)),
    min_size=4,
    max_size=14,
)


@pytest.mark.rule("DLR-21")
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_whatever_is_done_in_whatever_order_nothing_goes_beyond_consent(
    shop: Shop, visit: str, acts: list[tuple[str, int]]
) -> None:
    """Through the real commands: drawn lines are agreed, versions add up, stock is never below zero."""
    for act, n in acts:
        lines = estimate(shop, visit).lines
        one = lines[n % len(lines)]
        try:
            if act == "find":
                found(shop, visit)
            elif act == "draw":
                shop.do("draw_part", STORE, visit=visit, line=one.id, quantity=1, **SIGNED)
            elif act == "return":
                shop.do("return_part", STORE, visit=visit, line=one.id, quantity=1, **SIGNED)
            else:
                ask(shop, visit, one.id, Answer(act))
        except Refused:
            pass
        now = estimate(shop, visit)
        assert all(line.step is Line.AGREED for line in now.lines if line.drawn)
        assert all(line.drawn + line.reserved <= line.quantity for line in now.lines)
        assert sum(fen for _, fen in now.account.versions) == now.account.authorised
        agreed = sum(line.customers for line in now.lines if line.step is Line.AGREED)
        assert now.account.authorised == agreed
        stock = part(shop)
        assert 0 <= stock.reserved <= stock.on_hand
    assert findings(shop) == []


def findings(shop: Shop) -> list[str]:
    """What the deep audit says of stock and consent."""
    with shop.house.store.reading() as db:
        return [str(one) for check in (stock_fits, nothing_goes_beyond_consent) for one in check(db)]


def _who(shop: Shop) -> tuple[object, Staff, str]:
    return shop.clock.now(), ADVISERS, shop.desk.counter
