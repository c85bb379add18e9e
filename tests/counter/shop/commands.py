"""What the acts do: the till and the print centre do the work."""

from dataclasses import dataclass

from app.counter import accounts, till
from app.counter.documents import Sheet
from app.counter.doing import Doing
from app.counter.letterhead import letterhead
from app.counter.means import AccountId, Part, Receipt, ReceiptId
from app.kernel.command import does
from app.kernel.fields import Label, Note, Private
from app.kernel.ids import Id
from app.kernel.numbers import Kind
from app.kernel.text import Kept, T
from app.paper.model import Format, Paper, Words
from tests.counter.shop.facts import Tab, TabId
from tests.counter.shop.flow import FLOW

TAB = Kind("TB", T("tab"))
SLIP = Kind("SL", T("slip"))


FLOW.facts_of(AccountId)(accounts.accounts)


class BillId(Id):
    __slots__ = ()


@dataclass(frozen=True)
class Opened:
    tab: TabId


@dataclass(frozen=True)
class Printed:
    documents: tuple[str, ...]


@does(FLOW)
def open_tab(do: Doing) -> Opened:
    return Opened(do.open_case(TabId, Tab.OPEN, TAB))


@does(FLOW)
def take_deposit(
    do: Doing, tab: TabId, parts: tuple[Part, ...], deposit: bool = True, guest: Private | None = None
) -> Receipt:
    what = T("Deposit for a table")
    return till.take_ahead(
        do, case=tab, parts=parts, deposit=deposit, what=what, guest=guest.id if guest else None
    )


@does(FLOW)
def pay_tab(
    do: Doing,
    tab: TabId,
    bill: BillId,
    due: int,
    parts: tuple[Part, ...],
    ahead: int = 0,
    guest: Private | None = None,
) -> Receipt:
    return till.pay(
        do,
        case=tab,
        bill=bill,
        due=due,
        parts=parts,
        what=T("Meal"),
        reference="BL-A1-261123-0001",
        ahead=ahead,
        guest=guest.id if guest else None,
    )


@does(FLOW)
def give_back(do: Doing, tab: TabId, parts: tuple[Part, ...], why: Note) -> Receipt:
    return till.give_back(do, case=tab, parts=parts, what=T("Deposit for a table"), why=why)


@does(FLOW)
def pay_off(do: Doing, account: AccountId, parts: tuple[Part, ...]) -> Receipt:
    return till.pay_account(do, account=account, parts=parts, what=T("Account"))


@does(FLOW)
def undo(do: Doing, tab: TabId, receipt: ReceiptId, why: Note) -> Receipt:
    return till.undo(do, receipt, why, T("Meal"))


@does(FLOW)
def close_tab(do: Doing, tab: TabId) -> None:
    """Nothing but the move."""


@does(FLOW)
def print_slips(
    do: Doing,
    tab: TabId,
    words: Label,
    roles: tuple[Label, ...],
    secret: Private | None = None,
    staff: bool = True,
) -> Printed:
    numbers = do.numbers(SLIP, len(roles))
    sheets = [
        Sheet(
            Paper(
                kind=SLIP.code,
                number=number,
                title=T("Slip"),
                format=Format.ROLL80,
                blocks=(Words(words), *((Words(Kept(secret.id)),) if secret else ())),
                letterhead=letterhead(do.settings),
                staff=staff,
            ),
            role,
        )
        for number, role in zip(numbers, roles, strict=True)
    ]
    return Printed(tuple(do.print_all(sheets)))
