"""A paid bill is opened again once its table is free: as a bill alone, found in the book, paid anew (RST-33)."""

from typing import Any

import pytest
from sqlalchemy import select

from app.counter.account_facts import AccountOpened
from app.counter.checks import numbers_fit
from app.counter.means import TAKES_BACK
from app.counter.payments import ReceiptRow
from app.flows.restaurant.checks import (
    bills_fit,
    changed_lines_fit,
    lines_stand_on_slips,
    places_fit,
    shares_fit,
)
from app.flows.restaurant.facts.matters import Matters, Pressing
from app.flows.restaurant.facts.past import PastBills
from app.flows.restaurant.facts.tracks import Bill, Line, Sitting
from app.flows.restaurant.facts.views import Floor
from app.flows.restaurant.queries.handing_over import open_matters
from app.flows.restaurant.rules.past import sought
from app.kernel.refusal import Ask
from app.store.tables import Case
from tests.flows.restaurant.dining import Dining, card, cash
from tests.flows.restaurant.house import CAPTAIN, CASHIER, HOST, MANAGER, WAITER
from tests.flows.restaurant.looking import asked, look
from tests.flows.restaurant.test_cellar import store, with_wine


def gone(dining: Dining, table: str = "A02") -> tuple[str, dict[str, Any]]:
    """A party that has paid and left, its table free; and its bill, as the acts name it."""
    sitting = dining.at(Sitting.FREE, table)
    return sitting, {"sitting": sitting, "bill": dining.bill(sitting).id}


def fits(dining: Dining) -> list[Any]:
    with dining.house.store.reading() as db:
        return [*bills_fit(db), *shares_fit(db), *places_fit(db)]


def unpaid(dining: Dining) -> list[tuple[str, str]]:
    rows = look(dining, Matters, CASHIER).rows
    return [(one.sitting, one.number) for one in rows if one.why is Pressing.UNPAID]


@pytest.mark.both
@pytest.mark.rule("RST-33", "COM-30")
def test_a_bill_is_opened_again_while_others_sit_at_its_table(dining: Dining) -> None:
    sitting, of = gone(dining)
    paid = dining.due(sitting) or dining.bill(sitting).printed_due
    number, left = dining.bill(sitting).number, dining.clock.now()
    dining.later(5)
    others = dining.seat("A02", guests=2)
    no = dining.refused("reopen_bill", CASHIER, **of, why="多收了一道菜")
    assert isinstance(no, Ask) and no.who == ("manager",)
    done = dining.do("reopen_bill", CASHIER, approved_by=MANAGER, **of, why="多收了一道菜")
    assert (done.back, len(done.receipts)) == (paid, 1)
    facts = dining.facts(sitting)
    assert (facts.step, dining.bill(sitting).step, dining.due(sitting)) == (Sitting.FREE, Bill.OPEN, paid)
    tile = next(tile for tile in look(dining, Floor).tiles if tile.table == "A02")
    assert (tile.sitting, tile.guests) == (others, 2), "the table is the others', and stays so"
    assert unpaid(dining) == [(sitting, number)]
    with dining.house.store.reading() as db:
        assert number in open_matters(db, dining.clock.now(), dining.desk.settings).to_pay
    line = dining.line(sitting, "2002")
    told = {"quantity": 1, "reason": "mistake", "from_table": True}
    dining.do("return_line", MANAGER, sitting=sitting, line=line.id, **told)
    assert dining.line(sitting, "2002").step is Line.RETURNED
    assert dining.due(sitting) < paid
    dining.do("give_discount", CASHIER, **of, discount=9000, why="老客")
    again = dining.pay(sitting, card(dining.due(sitting)))
    assert not again.more
    assert dining.facts(sitting).step is Sitting.FREE, "nobody is seen off or cleared away once more"
    assert (unpaid(dining), fits(dining)) == ([], [])
    (closed,) = dining.rows(select(Case.closed_at).where(Case.id == sitting))[0]
    assert closed == left, "what is done to a bill alone does not end the evening anew"


@pytest.mark.rule("RST-33", "RST-19")
def test_what_is_changed_of_a_bill_whose_table_is_free_rings_at_no_station(dining: Dining) -> None:
    sitting, of = gone(dining)
    dining.later(5)
    dining.at(Sitting.CALLED)
    dining.do("reopen_bill", MANAGER, **of, why="多收了一道菜")
    before = len(dining.papers(sitting, "CN"))
    back = {"line": dining.line(sitting, "2002").id, "quantity": 1, "reason": "mistake", "from_table": True}
    gift = {"line": dining.line(sitting, "3001").id, "quantity": 1, "reason": "regular"}
    for act, told in (("return_line", back), ("give_line", gift)):
        done = dining.do(act, MANAGER, sitting=sitting, **told)
        assert done.number.startswith("CN-") and done.document is None
    assert len(dining.papers(sitting, "CN")) == before, "others sit at that table"
    with dining.house.store.reading() as db:
        assert [*changed_lines_fit(db), *lines_stand_on_slips(db), *numbers_fit(db)] == []


@pytest.mark.rule("RST-33", "RST-35")
def test_what_is_stored_stays_on_the_bill_of_who_has_left(dining: Dining) -> None:
    sitting = with_wine(dining)
    dining.ask_for_bill(sitting)
    store(dining, sitting, 10)
    dining.pay(sitting)
    dining.do("see_off", WAITER, sitting=sitting)
    dining.do("clear_rest", WAITER, sitting=sitting)
    dining.do("reopen_bill", MANAGER, sitting=sitting, bill=dining.bill(sitting).id, why="多收")
    back = {"line": dining.line(sitting, "7001").id, "reason": "mistake", "from_table": True}
    no = dining.refused("return_line", MANAGER, sitting=sitting, quantity=2, **back)
    assert (no.mend, "stays on the bill" in no.message) == (None, True), "nobody is there who could fetch it"
    dining.do("return_line", MANAGER, sitting=sitting, quantity=1, **back)


@pytest.mark.rule("RST-33", "RST-31")
def test_shares_of_a_bill_of_who_left_are_voided_and_paid_anew(dining: Dining) -> None:
    sitting, of = gone(dining)
    dining.do("reopen_bill", MANAGER, **of, why="要分单")
    shares = dining.do("split_bill", CASHIER, **of, way="equal", count=2).shares
    due = dining.due(sitting)
    for share, part in zip(shares, (due - due // 2, due // 2), strict=True):
        dining.do("pay_share", CASHIER, **of, share=share, payments=[cash(part)])
    assert (dining.facts(sitting).step, dining.bill(sitting).step) == (Sitting.FREE, Bill.SETTLED)
    done = dining.do("reopen_bill", MANAGER, **of, why="再改")
    assert (done.back, len(done.receipts)) == (due, 2)
    dining.do("settle", CASHIER, **of, payments=[cash(due)])
    assert fits(dining) == []
    for act, more in (("add_line", {"order": dining.order(sitting).id, "dish": "1001", "quantity": 1}),):
        assert dining.refused(act, CAPTAIN, sitting=sitting, **more).args["step"] == Sitting.FREE


@pytest.mark.rule("RST-33", "RST-35")
def test_what_was_paid_on_an_account_meanwhile_is_taken_back_first(dining: Dining) -> None:
    told = {"holder": "company", "name": "松江纺织", "limit": 100_000}
    dining.do("house.open_account", MANAGER, account="C001", what=told)
    sitting = dining.at(Sitting.BILL)
    due, of = dining.due(sitting), {"sitting": sitting, "bill": dining.bill(sitting).id}
    dining.pay(sitting, {"means": "account", "amount": due, "on": {"account": "C001", "signer": "王强"}})
    paid = dining.do(
        "take_account_payment", CASHIER, account="C001", payments=[{"means": "transfer", "amount": due}]
    )
    no = dining.refused("reopen_bill", MANAGER, **of, why="算错")
    assert (no.mend, no.args["account"]) == (TAKES_BACK, "C001")
    assert dining.bill(sitting).step is Bill.SETTLED
    dining.do(TAKES_BACK, MANAGER, account="C001", receipt=paid.receipt, why="账单有误")
    dining.do("reopen_bill", MANAGER, **of, why="算错")
    assert look(dining, AccountOpened, account="C001").account.facts.balance == 0


@pytest.mark.rule("RST-33", "RST-51")
def test_a_paid_bill_is_found_by_table_guest_and_every_number_that_it_had(dining: Dining) -> None:
    def numbers(words: str, by: Any = CASHIER) -> list[str]:
        return [row.number for row in sought(look(dining, PastBills, by, words=words).rows, words)]

    sitting, of = gone(dining)
    bill = dining.bill(sitting).number
    (first,) = dining.rows(select(ReceiptRow.number).where(ReceiptRow.bill == of["bill"]))[0]
    assert numbers("") == numbers("a02") == numbers(bill[-3:]) == numbers(first) == [bill]
    assert numbers("没有") == numbers("A03") == []
    dining.do("reopen_bill", MANAGER, **of, why="算错")
    (row,) = look(dining, PastBills, CASHIER, words="").rows
    assert (row.receipt, row.at, row.number) == (None, None, bill)
    dining.pay(sitting)
    assert numbers(first) == [bill], "also by the receipt that was voided"
    dining.later(3 * 24 * 60)
    assert (numbers(""), numbers(bill), numbers(bill.lower())) == ([], [bill], [bill])
    other, _ = gone(dining, "A03")
    assert [row.sitting for row in look(dining, PastBills, HOST, words="").rows] == [other]
    for words in ("", bill):
        sent = asked(dining, PastBills, CASHIER, words=words)
        assert (sent.count, sent.scans(dining)) == (1, []), words
    assert asked(dining, Matters, WAITER).scans(dining) == []
