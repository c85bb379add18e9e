"""What is paid later (挂账): limits that two counters cannot exceed, signers, payments, statements (RST-35)."""

from datetime import UTC, datetime
from threading import Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text, update

from app.counter.account_facts import AccountOpened, Accounts, Entry, names_in, open_of
from app.counter.checks import accounts_fit
from app.counter.customer_facts import GuestShown
from app.counter.documents import DocumentRow
from app.counter.payments import AccountRow, EntryRow, ReceiptRow
from app.counter.print_facts import DocumentShown
from app.kernel.refusal import No, Refused
from app.paper.frozen import from_json
from app.paper.model import Due, Paper, Signatures
from app.store.altered import altered
from tests.counter.conftest import MANAGER, Shop

STROKES = "[[[100,100],[200,220],[300,90]]]"


@pytest.fixture
def account(shop: Shop) -> str:
    """A company with 500 yuan, for which two may sign."""
    told = {"holder": "company", "name": "松江纺织", "limit": 50000, "signers": "王强、李敏"}
    shop.do("house.open_account", MANAGER, account="C001", what=told)
    return "C001"


def on(amount: int, signer: str = "王强", account: str = "C001", **more: Any) -> dict[str, Any]:
    return {
        "means": "account",
        "amount": amount,
        "on": {"account": account, "signer": signer, **more},
    }


def pay(shop: Shop, *parts: dict[str, Any], bill: str = "b1") -> Any:
    due = sum(part["amount"] for part in parts)
    return shop.do("pay_tab", tab=shop.tab(), bill=bill, due=due, parts=list(parts))


def refused(shop: Shop, *parts: dict[str, Any]) -> No:
    with pytest.raises(Refused) as no:
        pay(shop, *parts)
    return no.value.no


def owed(shop: Shop) -> int:
    return int(shop.rows(select(AccountRow.balance))[0].balance)


def paper(shop: Shop, document: str) -> Paper:
    [row] = shop.rows(select(DocumentRow.data).where(DocumentRow.id == document))
    return from_json(row.data)


def findings(shop: Shop) -> list[Any]:
    with shop.house.store.reading() as db:
        return [*accounts_fit(db), *altered(db)]


@pytest.mark.both
@pytest.mark.rule("RST-35", "COM-05")
def test_beyond_its_limit_nothing_goes_on_an_account(shop: Shop, account: str) -> None:
    pay(shop, on(30000), {"means": "cash", "amount": 5000})
    no = refused(shop, on(20001))
    assert (no.args["free"], no.args["limit"]) == (20000, 50000)
    assert "A manager can raise the limit." in no.text.message
    assert owed(shop) == 30000, "what was refused left nothing behind"
    shop.do("house.change_account", MANAGER, account=account, limit=50001)
    pay(shop, on(20001), bill="b2")
    shop.do("house.change_account", MANAGER, account=account, limit=100, active=False)
    assert "closed" in refused(shop, on(1)).text.message
    assert owed(shop) == 50001, "who lowers a limit forgives nothing"
    assert findings(shop) == []
    shop.house.store.writer.run(lambda db: db.execute(update(AccountRow).values(balance=7)), 1)  # type: ignore[arg-type]
    [found, *_] = findings(shop)
    assert found.what.args == {"account": "C001", "kept": 7, "entered": 50001}


@pytest.mark.rule("RST-35")
def test_only_who_is_named_signs_and_the_slip_bears_the_name(shop: Shop, account: str) -> None:
    no = refused(shop, on(100, "陌生人"))
    assert "may sign" in no.text.message
    assert "王强" not in shop.rows(text("SELECT no FROM refusals"))[0].no, "names stay in the drawer"
    drawn = paper(shop, pay(shop, on(10000, signature=STROKES)).document)
    by_hand = paper(shop, pay(shop, on(10000, "李敏"), bill="b2").document)
    for one, is_drawn in ((drawn, True), (by_hand, False)):
        [signed] = [block for block in one.blocks if isinstance(block, Signatures)]
        assert bool(signed.places[0].drawn) is is_drawn
        [due] = [block for block in one.blocks if isinstance(block, Due)]
        assert (getattr(due.label, "message", ""), due.fen) == ("On account", 10000), "no money was received"
    [row] = shop.rows(select(ReceiptRow.number).where(ReceiptRow.document == pay(shop, on(1)).document))
    assert row.number


@pytest.mark.rule("RST-35", "COM-30")
@pytest.mark.parametrize(
    ("part", "why"),
    [
        ({"means": "account", "amount": 100}, "names the account"),
        ({"means": "cash", "amount": 100, "on": {"account": "C001", "signer": "王强"}}, "names the account"),
        (on(100, account="C404"), "no account"),
    ],
)
def test_what_goes_on_account_says_whose(shop: Shop, account: str, part: dict[str, Any], why: str) -> None:
    assert why in refused(shop, part).text.message
    assert owed(shop) == 0


@pytest.mark.both
@pytest.mark.rule("RST-35", "COM-30", "RST-33")
def test_it_is_paid_off_by_counter_entries_and_undone_by_them(shop: Shop, account: str) -> None:
    tab, parts = shop.tab(), [on(30000), {"means": "card", "amount": 100}]
    first = shop.do("pay_tab", tab=tab, bill="b1", due=30100, parts=parts)
    pay(shop, on(10000), bill="b2")
    with pytest.raises(Refused, match="Nobody pays more"):
        shop.do("pay_off", account=account, parts=[{"means": "cash", "amount": 40001}])
    with pytest.raises(Refused, match="money changes hands"):
        shop.do("pay_off", account=account, parts=[on(1)])
    with pytest.raises(Refused, match="money changes hands"):
        shop.do("take_deposit", tab=tab, parts=[on(1)])
    assert shop.do("pay_off", account=account, parts=[{"means": "cash", "amount": 5000}]).paid == 5000
    assert owed(shop) == 35000
    shop.do("undo", tab=tab, receipt=first.receipt, why="算错")
    assert owed(shop) == 5000
    shop.do("pay_off", account=account, parts=[{"means": "transfer", "amount": 5000}])
    rows = shop.rows(select(EntryRow.amount).order_by(EntryRow.amount))
    assert [row.amount for row in rows] == [-30000, -5000, -5000, 10000, 30000], "nothing is written over"
    assert findings(shop) == []


@pytest.mark.rule("RST-35", "RST-33")
def test_what_was_paid_meanwhile_is_not_taken_back_from_the_account(shop: Shop, account: str) -> None:
    tab = shop.tab()
    first = shop.do("pay_tab", tab=tab, bill="b1", due=30000, parts=[on(30000)])
    shop.do("pay_off", account=account, parts=[{"means": "cash", "amount": 1}])
    with pytest.raises(Refused, match="paid meanwhile"):
        shop.do("undo", tab=tab, receipt=first.receipt, why="算错")
    assert owed(shop) == 29999


@pytest.mark.both
@pytest.mark.rule("RST-35", "COM-06")
def test_two_counters_at_once_stay_within_the_limit(shop: Shop, account: str) -> None:
    tabs, answers = [shop.tab() for _ in range(6)], []

    def charge(n: int) -> None:
        try:
            shop.do("pay_tab", id=f"at-once{n}", tab=tabs[n], bill=f"b{n}", due=20000, parts=[on(20000)])
            answers.append("")
        except Refused as no:
            answers.append(no.no.text.message)

    threads = [Thread(target=charge, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers.count("") == 2, "500 yuan hold two bills of 200"
    assert owed(shop) == 40000
    assert findings(shop) == []


def _entry(n: int, amount: int, undoes: str | None = None) -> Entry:

    at = datetime(2026, 11, 1, tzinfo=UTC)
    return Entry(f"r{n}", f"RC-{n}", at, at.date(), "", amount, undoes=undoes)


@pytest.mark.rule("RST-35")
def test_what_was_paid_goes_to_the_oldest_first() -> None:
    entries = [_entry(1, 300), _entry(2, 200), _entry(3, -350), _entry(4, 50), _entry(5, -50, "r4")]
    assert [(e.receipt, e.amount) for e in open_of(entries)] == [("r2", 150)]


@pytest.mark.rule("RST-35")
@given(st.lists(st.integers(1, 500), max_size=8), st.integers(0, 100))
def test_what_is_open_adds_up_to_what_is_owed(charges: list[int], percent: int) -> None:
    paid = sum(charges) * percent // 100
    entries = [_entry(n, amount) for n, amount in enumerate(charges)]
    entries += [_entry(99, -paid)] if paid else []
    assert sum(e.amount for e in open_of(entries)) == sum(charges) - paid


@pytest.mark.rule("RST-35", "COM-06", "COM-20")
def test_a_manager_keeps_the_accounts(shop: Shop, account: str) -> None:
    with pytest.raises(Refused, match="already"):
        shop.do(
            "house.open_account", MANAGER, account=account, what={"holder": "room", "name": "x", "limit": 1}
        )
    shop.do("house.change_account", MANAGER, account=account, name="松江纺织厂", no_signers=True)
    [row] = shop.look(Accounts).rows
    assert (row.name, row.signers, row.facts.free) == ("松江纺织厂", (), 50000)
    assert names_in("王强；李敏, 赵 六") == ("王强", "李敏", "赵 六")


@pytest.mark.both
@pytest.mark.rule("COM-05")
def test_a_number_that_nobody_has_is_refused_in_a_sentence_not_a_fault(shop: Shop, account: str) -> None:
    for kind, asked in (
        (AccountOpened, {"account": "C999"}),
        (GuestShown, {"guest": "C999"}),
        (DocumentShown, {"document": "C999"}),
    ):
        with pytest.raises(Refused) as no:
            shop.look(kind, **asked)
        assert no.value.no.args == {"subject": next(iter(asked)), "id": "C999"}
    assert shop.look(AccountOpened, account=account).account.facts.id == account
