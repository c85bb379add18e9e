"""The account of what the customer agreed to, attacked with every order of acts (DLR-20, 21)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations, product

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.flows.dealership.facts.authorisation import Account, Answer, Entry, Proof
from app.flows.dealership.rules.authorisation import (
    can_bill,
    can_enter,
    customer_agreed,
    entered,
)
from app.kernel.refusal import No

AT = datetime(2026, 11, 23, 6, tzinfo=UTC)
YES, NO, LATER = Answer


def entry(line: str, amount: int = 10_000, answer: Answer = YES, version: int = 1) -> Entry:
    return Entry(version, line, amount, answer, Proof.SIGNATURE, "words", "adviser", AT)


SIGNED = Account((entry("1", 30_000), entry("2", 12_345), entry("3", 5_000, LATER)))


def why(no: No | None) -> str:
    return no.message if no else ""


@pytest.mark.rule("DLR-20", "DLR-21")
def test_the_signature_fixes_the_sum_and_added_work_adds_to_it() -> None:
    assert Account().authorised == 0 and Account().version == 0 and Account().versions == ()
    assert (SIGNED.authorised, SIGNED.versions) == (42_345, ((1, 42_345),))
    more = entered(entered(SIGNED, entry("4", 8_800, YES, 2)), entry("3", 5_000, YES, 3))
    assert (more.authorised, more.versions) == (56_145, ((1, 42_345), (2, 8_800), (3, 5_000)))
    less = entered(more, entry("4", 8_800, NO, 3))
    assert (less.authorised, less.versions) == (47_345, ((1, 42_345), (2, 0), (3, 5_000)))


@pytest.mark.rule("DLR-21")
def test_the_grades_of_proof() -> None:
    assert Proof.SIGNATURE > Proof.MESSAGE > Proof.RECORDED_CALL > Proof.SPOKEN


@pytest.mark.rule("DLR-21")
@pytest.mark.parametrize(
    ("billed", "sentence", "told"),
    [
        ({}, "", {}),
        ({"1": 30_000, "2": 12_345}, "", {}),
        ({"1": 0, "3": 0, "9": 0}, "", {}),
        ({"1": 30_001}, "more than", {"line": "1", "amount": 30_001, "agreed": 30_000}),
        # Not even where another line is below.
        ({"1": 10, "2": 12_346}, "more than", {"line": "2", "amount": 12_346, "agreed": 12_345}),
        ({"1": 30_000, "3": 1}, "decide later", {"line": "3"}),
        ({"9": 1}, "not asked yet", {"line": "9"}),
        ({"1": -1}, "nothing or more", {"line": "1"}),
        ({"9": -1}, "not asked yet", {"line": "9"}),
    ],
)
def test_not_one_fen_more_and_the_line_is_named(
    billed: Mapping[str, int], sentence: str, told: dict[str, object]
) -> None:
    no = can_bill(SIGNED, billed)
    assert (no is None) == (not sentence)
    if no:
        assert sentence in no.message and no.args == told


@pytest.mark.rule("DLR-21")
def test_nothing_is_drawn_or_begun_without_a_yes() -> None:
    refused = entered(SIGNED, entry("3", 5_000, NO, 2))
    assert customer_agreed(SIGNED, "1") is None
    assert "decide later" in why(customer_agreed(SIGNED, "3"))
    assert "said no" in why(customer_agreed(refused, "3"))
    assert "not asked yet" in why(customer_agreed(SIGNED, "4"))


@pytest.mark.rule("DLR-21")
@pytest.mark.parametrize(
    ("next", "sentence"),
    [
        (entry("4", version=1), ""),
        (entry("4", version=2), ""),
        (entry("3", 6_000, version=2), ""),
        (entry("4", 0, version=2), ""),
        (entry("1", 1, NO, 2), ""),
        (entry("2", 1, NO, 2), "was begun"),
        (entry("1", 30_000, version=2), "its price stays"),
        (entry("1", 30_001, version=2), "its price stays"),
        (entry("1", 30_000, LATER, 2), "its price stays"),
        (entry("4", version=3), "not the last one"),
        (entry("4", version=0), "not the last one"),
        (entry("4", -1, version=2), "nothing or more"),
    ],
)
def test_what_was_agreed_to_stays(next: Entry, sentence: str) -> None:
    no = can_enter(SIGNED, next, touched={"2"})
    assert sentence in why(no) and (no is None) == (not sentence)


@pytest.mark.rule("DLR-21")
def test_an_old_version_cannot_be_answered_any_more() -> None:
    second = entered(SIGNED, entry("4", version=2))
    assert (
        can_enter(second, entry("5", version=2)) is None and can_enter(second, entry("5", version=3)) is None
    )
    assert "not the last one" in why(can_enter(second, entry("5", version=1)))


@pytest.mark.rule("DLR-21")
def test_every_order_of_the_acts_on_a_line() -> None:
    """Ask with each answer, begin or draw, and bill a line in every order: only what comes after a yes is done."""
    for answers in product(Answer, repeat=3):
        acts = [*((one, n) for n, one in enumerate(answers)), ("begin or draw", 9), ("bill", 9)]
        for order in permutations(acts):
            account, touched, agreed = Account(), set[str](), False
            for act, _ in order:
                if isinstance(act, Answer):
                    one = entry("1", 500, act, account.version + 1)
                    if can_enter(account, one, touched) is None:
                        account, agreed = entered(account, one), act is YES
                elif act == "bill":
                    assert (can_bill(account, {"1": 500}) is None) == agreed
                    assert can_bill(account, {"1": 501}) is not None
                else:
                    assert (customer_agreed(account, "1") is None) == agreed
                    touched |= {"1"} if agreed else set()


class Orders(RuleBasedStateMachine):
    """One order, and whatever people do to it; what is right is kept beside it in plain dictionaries."""

    def __init__(self) -> None:
        super().__init__()
        self.account = Account()
        self.agreed: dict[str, int] = {}
        self.touched: set[str] = set()
        self.fixed: dict[str, int] = {}

    @rule(
        line=st.sampled_from("1234"),
        amount=st.integers(-1, 300),
        answer=st.sampled_from(Answer),
        version=st.integers(0, 4),
        proof=st.sampled_from(Proof),
    )
    def ask(self, line: str, amount: int, answer: Answer, version: int, proof: Proof) -> None:
        one = replace(entry(line, amount, answer, self.account.version + version - 1), proof=proof)
        if can_enter(self.account, one, self.touched):
            return
        self.account = entered(self.account, one)
        if answer is YES:
            assert line not in self.agreed
            self.agreed[line] = amount
        else:
            self.agreed.pop(line, None)

    @rule(line=st.sampled_from("1234"))
    def begin_or_draw(self, line: str) -> None:
        no = customer_agreed(self.account, line)
        assert (no is None) == (line in self.agreed)
        if no is None:
            self.touched.add(line)
            self.fixed.setdefault(line, self.agreed[line])

    @rule(billed=st.dictionaries(st.sampled_from("1234"), st.integers(0, 300)))
    def settle(self, billed: dict[str, int]) -> None:
        over = [line for line, amount in billed.items() if amount > self.agreed.get(line, 0)]
        no = can_bill(self.account, billed)
        assert (no.args["line"] if no else None) == (over[0] if over else None)
        if no is None:
            assert sum(billed.values()) <= self.account.authorised

    @rule()
    def settle_to_the_fen(self) -> None:
        assert can_bill(self.account, self.agreed) is None

    @invariant()
    def the_account_is_what_was_agreed(self) -> None:
        assert self.account.authorised == sum(self.agreed.values())
        assert sum(added for _, added in self.account.versions) == self.account.authorised

    @invariant()
    def what_was_touched_stays_as_it_was_agreed(self) -> None:
        assert {line: self.agreed[line] for line in self.touched} == self.fixed


TestOrders = pytest.mark.rule("DLR-21")(Orders.TestCase)
TestOrders.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
