"""What a second person is told before they approve (COM-21)."""

from typing import Any

import pytest

from app.counter.means import Means, Part
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.flow import FLOW
from app.kernel.judge import told
from app.paper.words import Words
from tests.flows.restaurant.dining import Dining


def approved(dining: Dining, sitting: str, name: str, args: dict[str, Any]) -> str | None:
    facts = dining.facts(sitting)
    line = told(FLOW.by_name[name], {sitting: facts, **facts.parts}, {"sitting": sitting, **args})
    return None if line is None else Words("zh")(line)


@pytest.mark.rule("COM-21", "RST-30")
def test_what_a_second_person_approves_is_told_with_the_table_and_both_sums(dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    bill = {"bill": dining.bill(sitting).id}
    lines = (
        (
            "give_discount",
            {"discount": 90_00, "why": "老客"},
            "A02：按原价的 90% 收。打折后应收 ¥312.40，现在是 ¥343.20。",
        ),
        ("round_off", {"rounding": 3_20}, "A02：抹零 ¥3.20。抹零后应收 ¥340.00，现在是 ¥343.20。"),
        ("settle", {"back": ()}, "A02：收款 ¥343.20。"),
        ("settle", {"back": (Part(Means.CARD, 158_20),)}, "A02：退还 ¥158.20，方式：银行卡。"),
    )
    for name, args, told_so in lines:
        assert approved(dining, sitting, name, {**bill, **args}) == told_so
    assert approved(dining, sitting, "print_bill", bill) is None


@pytest.mark.rule("COM-21", "RST-18", "RST-33")
def test_a_return_a_gift_a_reopening_and_tea_let_go_say_what_they_take_off(dining: Dining) -> None:
    sitting = dining.at(Sitting.FAREWELL)
    line = next(line for line in dining.facts(sitting).sent if line.quantity == 1 and line.amount)
    one: dict[str, Any] = {"line": line.id, "quantity": 1}
    off = f"{line.amount / 100:.2f}" if line.amount else ""
    assert approved(dining, sitting, "return_line", one) == f"A02：退 {line.name} 1 份，账单减 ¥{off}。"
    assert approved(dining, sitting, "give_line", one) == f"A02：赠 {line.name} 1 份，账单减 ¥{off}。"
    bill = dining.bill(sitting)
    assert approved(dining, sitting, "reopen_bill", {"bill": bill.id}) == (
        f"A02：重新打开 {bill.number}，¥343.20；原收据作废。"
    )
    leaving = dining.at(Sitting.TEA, "A04")
    tea = dining.facts(leaving).tea
    assert tea is not None
    assert approved(dining, leaving, "guests_left", {}) == f"A04：{tea.name} ¥{tea.amount / 100:.2f} 不收。"
