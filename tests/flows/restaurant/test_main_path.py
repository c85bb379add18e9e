"""A whole evening, from the greeting to the free table (article 4), on both databases."""

from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.counter.documents import DocumentRow, PrintJob
from app.counter.payments import PaymentRow, ReceiptRow
from app.counter.print_facts import Job
from app.flows.restaurant import papers
from app.flows.restaurant.commands.paying import Settled
from app.flows.restaurant.facts.tracks import Line, Order, Sitting
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.sittings import SittingRow
from app.house import load
from app.store.tables import Case, Moved
from tests.flows.restaurant.conftest import EVENING
from tests.flows.restaurant.dining import WALK, Dining, Statements, cash
from tests.flows.restaurant.house import CASHIER, FOUR_CUPS, WAITER

DISHES = 3800 + 12800 + 2800 + 1800 + 6800
CONSUMED = DISHES + FOUR_CUPS
SERVICE = CONSUMED // 10
PAPERS = {"OD": 1, "KT": 5, "PL": 1, "CS": 4, "BL": 2, "RC": 1}
"""Order slip; tickets for the tea and four stations; call slips: two, one, one; bill, shown and settled; receipt."""
TOO_LONG = {"settle"}
"""Bill and receipt are two papers, with a till between them."""


@pytest.mark.both
@pytest.mark.rule("COM-01", "RST-10", "RST-14", "RST-20", "RST-22", "RST-30", "RST-41")
def test_a_party_comes_eats_pays_and_the_table_is_free(dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    dining.later(5)
    due = dining.due(sitting)
    assert due == CONSUMED + SERVICE
    settled: Settled = dining.pay(sitting, cash(due, 50000))
    assert (settled.due, settled.change, settled.back) == (due, 50000 - due, 0)
    dining.do("tick_farewell", WAITER, sitting=sitting, item="escort")
    dining.do("see_off", WAITER, sitting=sitting)
    dining.do("clear_rest", WAITER, sitting=sitting)
    facts = dining.facts(sitting)
    assert facts.step is Sitting.FREE
    assert {line.step for line in facts.lines} == {Line.SERVED}
    assert {order.step for order in facts.orders} == {Order.SENT}
    [case] = dining.rows(select(Case.number, Case.closed_at).where(Case.id == sitting))
    assert (case.number, case.closed_at) == ("TC-A1-261123-0001", dining.clock.now())
    [row] = dining.rows(select(SittingRow).where(SittingRow.id == sitting))
    assert (row.seated_at, row.billed_at) == (EVENING, EVENING)
    assert row.freed_at == EVENING + timedelta(minutes=5)
    steps = dining.rows(select(Moved.to).where(Moved.subject == sitting).order_by(Moved.at))
    assert Counter(r.to for r in steps) == Counter(step.value for step in WALK[1:])
    documents = dining.rows(
        select(DocumentRow.kind, DocumentRow.id, PrintJob.state, PrintJob.role).join_from(
            DocumentRow, PrintJob
        )
    )
    assert Counter(d.kind for d in documents) == PAPERS
    assert {d.state for d in documents} == {Job.QUEUED.value}
    assert {d.role for d in documents} >= {
        "receipt",
        "bill",
        "order",
        "waiter",
        "kitchen:茶水台",
        "kitchen:点心档",
    }
    [receipt] = dining.rows(select(ReceiptRow.paid, ReceiptRow.number))
    assert (receipt.paid, receipt.number) == (due, settled.receipt)
    assert [(p.means, p.tendered) for p in dining.rows(select(PaymentRow.means, PaymentRow.tendered))] == [
        ("cash", 50000)
    ]
    assert dining.seat("A02") != sitting


@pytest.mark.rule("COM-03", "RST-60")
def test_every_act_has_its_function_and_every_paper_its_maker() -> None:
    load()
    assert set(FLOW.by_name) == set(FLOW.commands)
    made = {name for act in FLOW.acts for name in act.prints}
    assert made - set(papers.__all__) == {"receipt", "statement"}
    printed = {name for name in papers.__all__ if name.islower() and name != "kitchen"}
    assert printed <= made


def test_an_ordinary_command_is_at_most_24_statements(dining: Dining) -> None:
    counts: dict[str, int] = {}
    carry_out = dining.desk.carry_out

    def counted(call: object) -> object:
        with Statements() as told:
            done = carry_out(call)  # type: ignore[arg-type]
        name = getattr(call, "name", "").partition(".")[2]
        counts[name] = max(told.count, counts.get(name, 0))
        return done

    dining.desk.carry_out = counted  # type: ignore[method-assign, assignment]
    dining.at(Sitting.FREE)
    assert {name for name, n in counts.items() if n > 24} <= TOO_LONG, counts
    assert counts["settle"] <= 28
    assert counts["serve_dishes"] <= 16


@pytest.mark.rule("COM-04")
def test_the_same_call_twice_is_one(dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    due = dining.due(sitting)
    args = {"sitting": sitting, "bill": dining.bill(sitting).id, "payments": [cash(due)]}
    first = dining.do("settle", CASHIER, id="pay", **args)
    assert dining.do("settle", CASHIER, id="pay", **args) == first
    assert len(dining.rows(select(ReceiptRow.id))) == 1
