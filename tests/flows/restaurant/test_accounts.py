"""A bill on account, and the account's statement (RST-35)."""

import pytest

from app.counter.account_facts import AccountOpened
from app.counter.checks import accounts_fit
from app.flows.restaurant.facts.tracks import Sitting
from app.paper.model import Due, Group, Row, Table
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CASHIER, HOST, MANAGER, WAITER
from tests.flows.restaurant.looking import look


@pytest.mark.both
@pytest.mark.rule("RST-35")
def test_a_statement_tells_what_went_on_what_was_paid_and_what_is_open(dining: Dining) -> None:
    told = {"holder": "company", "name": "松江纺织", "limit": 100_000}
    dining.do("house.open_account", MANAGER, account="C001", what=told)
    for table in ("A02", "A03"):
        sitting = dining.at(Sitting.BILL, table)
        on = {"account": "C001", "signer": "王强"}
        dining.pay(sitting, {"means": "account", "amount": dining.due(sitting), "on": on})
        dining.later(24 * 60)
    transfer = {"means": "transfer", "amount": 400_00}
    dining.do("take_account_payment", CASHIER, account="C001", payments=[transfer])
    span = {"account": "C001", "first": "2026-11-24", "last": "2026-12-31"}
    paper = dining.paper(dining.do("print_statement", CASHIER, **span))
    [table] = [block for block in paper.blocks if isinstance(block, Table)]
    cells = [row.cells if isinstance(row, Row) else row.says.message for row in table.rows if row]  # type: ignore[union-attr]
    assert [one if isinstance(one, str) else one[-1] for one in cells] == [
        "In this span",
        "343.20",
        "−400.00",
        "Open at its end",
        "286.40",
    ], "the first bill lies before the span, and is paid first"
    keep = paper.blocks[-1]
    [due] = [block for block in keep.blocks if isinstance(block, Due)]  # type: ignore[union-attr]
    assert due.fen == 2 * 343_20 - 400_00
    assert [isinstance(row, Group) for row in table.rows] == [True, False, False, True, False]
    backwards = {**span, "last": "2026-11-01"}
    assert "ends when it begins" in dining.refused("print_statement", CASHIER, **backwards).text.message


@pytest.mark.rule("RST-35", "COM-30")
def test_a_mistaken_payment_is_taken_back_by_a_manager_and_is_owed_again(dining: Dining) -> None:
    told = {"holder": "company", "name": "松江纺织", "limit": 100_000}
    dining.do("house.open_account", MANAGER, account="C001", what=told)
    sitting = dining.at(Sitting.BILL)
    part = {"means": "account", "amount": 343_20, "on": {"account": "C001", "signer": "王强"}}
    dining.pay(sitting, part)
    bill = look(dining, AccountOpened, account="C001").entries[0].receipt
    transfer = {"means": "transfer", "amount": 400_00 - 100_00}
    paid = dining.do("take_account_payment", CASHIER, account="C001", payments=[transfer])
    of = {"account": "C001", "why": "付错账号"}
    no = dining.refused("undo_account_payment", CASHIER, **of, receipt=paid.receipt)
    assert no.who == ("manager",)
    no = dining.refused("undo_account_payment", MANAGER, **of, receipt=bill)
    assert "no payment" in no.text.message, "a bill is opened again at its table"
    back = dining.do("undo_account_payment", MANAGER, **of, receipt=paid.receipt)
    assert back.paid == -300_00
    opened = look(dining, AccountOpened, account="C001")
    assert (opened.account.facts.balance, [one.amount for one in opened.open]) == (343_20, [343_20])
    no = dining.refused("undo_account_payment", MANAGER, **of, receipt=paid.receipt)
    assert "still counts" in no.text.message
    with dining.house.store.reading() as db:
        assert list(accounts_fit(db)) == []


@pytest.mark.rule("RST-35", "COM-21")
def test_money_is_taken_at_the_till_alone(dining: Dining) -> None:
    told = {"holder": "room", "name": "欧阳", "limit": 100}
    dining.do("house.open_account", MANAGER, account="1208", what=told)
    for staff in (HOST, WAITER):
        dining.refused("take_account_payment", staff, account="1208", payments=[])
        dining.refused("house.change_account", staff, account="1208", limit=10**6)
    part = {"means": "cash", "amount": 1}
    assert (
        "Nobody pays more"
        in dining.refused("take_account_payment", CASHIER, account="1208", payments=[part]).text.message
    )
