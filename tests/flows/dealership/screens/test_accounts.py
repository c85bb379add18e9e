"""Accounts of who has cars repaired on account, paid off at the desk (DLR-43, RST-35)."""

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from app.accounts.page import AccountsPage
from app.counter.documents import DocumentRow
from app.counter.payments import AccountRow
from tests.flows.dealership.leaving import Leaving
from tests.flows.dealership.shop import MANAGER, Shop
from tests.flows.restaurant.dining import cash
from tests.flows.restaurant.screens.room import Clerk

F5 = Qt.Key.Key_F5


@pytest.mark.rule("DLR-43", "RST-35", "COM-70")
def test_a_company_pays_its_repairs_off_and_gets_its_statement(clerk: Clerk, shop: Shop) -> None:
    account = {"holder": "company", "name": "临江出租汽车公司", "limit": 50_000}
    shop.do("house.open_account", MANAGER, account="C001", what=account)
    part = {"means": "account", "amount": 19_800, "on": {"account": "C001", "signer": "秦师傅"}}
    shop.do("settle", visit=Leaving(shop).listed(), payments=[part, cash(10_000)])
    clerk.choose_more("Accounts")
    assert clerk.shows("Owed altogether: ¥198.00")
    [page] = [one for one in clerk.page.findChildren(AccountsPage) if one.isVisible()]
    page.acted.emit("C001", "pay")
    clerk.settle()
    clerk.key(F5)
    assert clerk.shows("Owed altogether: ¥0.00")
    assert [r.balance for r in shop.rows(select(AccountRow.balance))] == [0]
    page.acted.emit("C001", "statement")
    clerk.settle()
    clerk.key(F5)
    assert shop.rows(select(DocumentRow.kind).where(DocumentRow.kind == "AS"))
