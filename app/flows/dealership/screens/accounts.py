"""挂账: who has cars repaired on account, paid off at the desk's till (DLR-43)."""

from app.accounts.page import AccountsPage
from app.flows.dealership.screens.base import ACCOUNTS, BookPage
from app.widgets.desk import Context


class AccountsBook(BookPage, AccountsPage):
    """The accounts as a book of the desk."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, ACCOUNTS)
