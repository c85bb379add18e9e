"""Every account with what is owed on it: opened and changed by a manager, paid off and printed at the till (RST-35)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.accounts.account import AccountDialog
from app.accounts.pay_off import PayOffDialog
from app.accounts.sheet import AccountActs
from app.accounts.statement import StatementDialog
from app.counter.account_facts import HOLDERS, Accounts, AccountShown
from app.kernel.money import figures
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.list_page import ListPage
from app.widgets.on_account import sought
from app.widgets.paint import Tag
from app.widgets.table import Cell, Heading, RowAct, TableRow

PAY, STATEMENT = "pay", "statement"
PAYS = RowAct(PAY, T("Take a payment"), "banknote")
TELLS = RowAct(STATEMENT, T("Statement"), "file-text")
CLOSED = Tag(T("Closed", "account"), "mute", "ban")
FULL = Tag(T("Full", "account"), "warn", "circle-alert")
HEADINGS = (
    Heading(T("Account"), 90),
    Heading(T("Holder"), 0),
    Heading(T("Limit"), 110, sums=True),
    Heading(T("Owed"), 110, sums=True),
    Heading(T("Free", "account"), 110, sums=True),
    Heading("", 90),
    Heading("", 140),
    Heading("", 120),
)


class AccountsPage(ListPage):
    """`AccountsPage(context, acts)`: those of a flow's till; a row opens its account."""

    def __init__(self, context: Context, acts: AccountActs, parent: QWidget | None = None) -> None:
        self._rows: dict[str, AccountShown] = {}
        empty = ("building-2", T("Nobody has an account"), T("F2 opens the first one"))
        super().__init__(context, T("Accounts"), T("Number or name"), HEADINGS, empty, parent)
        self._acts, self.flow = acts, acts.flow
        self.topics = frozenset({"house", acts.flow})
        self.offer_new(
            self.asks(
                "house.open_account",
                dict,
                lambda: self._ask(""),
                text=T("Open an account"),
                key="F2",
                icon="plus",
            )
        )
        self.opened.connect(self._ask)
        self.acted.connect(self._act)

    def read(self) -> None:
        self.look(Accounts, self._fill)

    def rows(self) -> Sequence[TableRow]:
        return [_row(one) for one in sought(self._rows.values(), self.search.text)]

    def _fill(self, accounts: Accounts) -> None:
        self._rows = {row.facts.id: row for row in accounts.rows}
        owed = sum(row.facts.balance for row in accounts.rows)
        self.bar.show_facts(T("Owed altogether: {sum:money}", sum=owed))
        self.learn(*(row.facts for row in accounts.rows))
        self.show_rows()

    def _act(self, account: str, act: str) -> None:
        shown = self._rows[account]
        made = PayOffDialog if act == PAY else StatementDialog
        made(self.context, self, self._acts, shown).open()

    def _ask(self, account: str) -> None:
        AccountDialog(self.context, self, self._acts, self._rows.get(account)).open()


def _row(row: AccountShown) -> TableRow:
    facts = row.facts
    state = CLOSED if not facts.active else FULL if not facts.free else ""
    return TableRow(
        facts.id,
        (
            Cell(facts.id, "ink2"),
            Cell(row.name, strong=True, note=HOLDERS[facts.holder]),
            Cell(figures(facts.limit)),
            Cell(figures(facts.balance), strong=True),
            Cell(figures(facts.free)),
            state,
            PAYS if facts.balance else "",
            TELLS,
        ),
        off=not facts.active,
    )
