"""Means of payment, and what parts of a payment must hold: pure, for rules and screens too (COM-30)."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from annotated_types import Ge, Le, MaxLen
from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from app.kernel.chars import Unfit
from app.kernel.fields import Note, Private
from app.kernel.ids import Id
from app.kernel.money import LARGEST
from app.kernel.refusal import No
from app.kernel.text import T, Text

_POINT = r"\[(1000|\d{1,3}),(1000|\d{1,3})\]"
_LINE = rf"\[{_POINT}(,{_POINT})*\]"
_STROKES = re.compile(rf"\[{_LINE}(,{_LINE})*\]")

TAKES_BACK = "undo_account_payment"
"""What a flow calls its act by which a payment of an account is taken back."""


class ReceiptId(Id):
    """A receipt: one row for all that was taken, or given back, at once."""

    __slots__ = ()


class AccountId(Id):
    """An account that is paid later (挂账), by the number that a manager gave it: a company's, a room's."""

    __slots__ = ()


class Strokes(Note):
    """A signature drawn on the screen: its lines as JSON, points in thousandths of the place; personal (COM-73)."""

    __slots__ = ()
    limit = 60_000

    def __init__(self, text: str) -> None:
        if not _STROKES.fullmatch(text):
            raise Unfit(T("this is no signature"))
        super().__init__(text)


class Means(StrEnum):
    """How something is paid. WeChat Pay and Alipay are taken outside; nothing here is connected.

    What goes on an account moves no money: its holder pays the account later (RST-35).
    """

    CASH = "cash"
    CARD = "card"
    WECHAT = "wechat"
    ALIPAY = "alipay"
    TRANSFER = "transfer"
    ACCOUNT = "account"


MEANS: dict[Means, Text] = {
    Means.CASH: T("Cash"),
    Means.CARD: T("Bank card"),
    Means.WECHAT: T("WeChat Pay"),
    Means.ALIPAY: T("Alipay"),
    Means.TRANSFER: T("Transfer"),
    Means.ACCOUNT: T("On account"),
}
MONEY = tuple(means for means in Means if means is not Means.ACCOUNT)
"""By which money changes hands."""
OUTSIDE = frozenset({Means.WECHAT, Means.ALIPAY})
"""Taken on another device: the end of its number is the only thread back to it."""


class Tail(str):
    """The last four characters of an outside number."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        text = core_schema.str_schema(pattern=r"^[A-Za-z0-9]{4}$", strict=True)
        return core_schema.no_info_after_validator_function(
            cls, text, serialization=core_schema.to_string_ser_schema()
        )


Paid = Annotated[int, Ge(1), Le(LARGEST)]
"""Fen that change hands."""


@dataclass(frozen=True, slots=True)
class OnAccount:
    """Whose account it goes on, and who signs for it: on the screen, or by hand on the slip (RST-35)."""

    account: AccountId
    signer: Private
    signature: Strokes | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One means of payment: the fen that it covers, what was handed over (cash), the outside number's end.

    `on` is the account that it goes on.
    """

    means: Means
    amount: Paid
    tendered: Paid | None = None
    tail: Tail | None = None
    on: OnAccount | None = None

    @property
    def change(self) -> int:
        """What goes back of the cash that was handed over, in fen."""
        return 0 if self.tendered is None else self.tendered - self.amount


Payments = Annotated[tuple[Part, ...], MaxLen(20)]
"""The means of one payment."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was taken: receipt and document, in fen what was paid now and what goes back as change."""

    receipt: ReceiptId
    number: str
    document: str
    paid: int
    change: int


@dataclass(frozen=True, slots=True)
class Takings:
    """What was taken by a means and what went back by it, in fen, and in how many payments."""

    times: int
    taken: int
    back: int

    @property
    def left(self) -> int:
        """What stays of it."""
        return self.taken - self.back


def parts_fit(due: int, parts: Sequence[Part]) -> No | None:
    """Whether these parts may pay for what is due (fen): exact, none negative, never more than due (COM-30)."""
    paid = sum(part.amount for part in parts)
    if any(part.amount < 1 for part in parts) or due < 0:
        return No("A payment is more than nothing.")
    if paid > due:
        return No(
            "{due:money} is due, {paid:money} would be paid. Nobody pays more.", {"due": due, "paid": paid}
        )
    if due and not parts:
        return No("{due:money} is due. Say how it is paid.", {"due": due})
    return next((no for part in parts if (no := part_fits(part))), None)


def back_as_taken(taken: Sequence[Part], amount: int) -> tuple[Part, ...]:
    """How an amount in fen goes back by the means by which it was taken, the first first (COM-30)."""
    found: list[Part] = []
    for part in taken:
        some = min(amount, part.amount)
        found += [Part(part.means, some, None, part.tail)] if some else []
        amount -= some
    return tuple(found)


def goes_back_as_taken(parts: Sequence[Part], taken: Sequence[Part], amount: int) -> No | None:
    """Whether so much in fen goes back by the means by which it was taken; what is above it goes by any (COM-30)."""
    given, had = _by_means(parts), _by_means(taken)
    if sum(min(had[means], given[means]) for means in had) >= amount:
        return None
    told = {"means": [MEANS[means] for means in sorted(had)]}
    return No("It was taken by {means:list}, and goes back so. Another way is a manager's decision.", told)


def _by_means(parts: Sequence[Part]) -> Counter[Means]:
    found: Counter[Means] = Counter()
    for part in parts:
        found[part.means] += part.amount
    return found


def part_fits(part: Part) -> No | None:
    """Whether one part is whole: cash that suffices, an outside payment with the end of its number."""
    if part.means is not Means.CASH and part.tendered is not None:
        return No("Only cash is handed over and changed.")
    if part.tendered is not None and part.tendered < part.amount:
        return No(
            "{tendered:money} was handed over, {amount:money} is to be paid.",
            {"tendered": part.tendered, "amount": part.amount},
        )
    if part.means in OUTSIDE and part.tail is None:
        return No("Keep the last 4 characters of the payment's number.")
    if (part.means is Means.ACCOUNT) != (part.on is not None):
        return No("What goes on account names the account, and who signs for it.")
    return None


def money_moves(parts: Sequence[Part]) -> No | None:
    """Whether all of it is money: nothing is taken ahead, given back or paid off on account (RST-35)."""
    if all(part.means in MONEY for part in parts):
        return None
    return No("Here money changes hands; nothing goes on account.")


def means_said(part: Part) -> Text:
    """How a part was paid: its means, with the end of its number or with the account."""
    if part.on is not None:
        return T("On account {account}", account=str(part.on.account))
    if part.tail is None:
        return MEANS[part.means]
    return T("{means} …{tail}", means=MEANS[part.means], tail=str(part.tail))
