"""The till: what was taken, by which means, and what was taken ahead (COM-30, 31).

No payment is ever edited: what is undone is undone by a counter-entry, with its reason. A flow's
command calls `pay`, `take_ahead`, `give_back`, `keep`, `hand_over`, `pay_account` or `undo` in its own
transaction, with its case locked.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import bindparam, select, update

from app.counter import accounts
from app.counter.account_facts import is_owed
from app.counter.doing import Doing
from app.counter.means import (
    AccountId,
    Means,
    Part,
    Receipt,
    ReceiptId,
    Tail,
    goes_back_as_taken,
    money_moves,
    parts_fit,
)
from app.counter.payments import AdvanceRow, PaymentRow, ReceiptRow
from app.counter.receipts import RECEIPT, Ahead, Slip, receipt_paper
from app.counter.staff import StaffRow
from app.counter.taken import LEFT, PAYMENT, ahead_for, taken_by
from app.kernel.fields import Private
from app.kernel.judge import unknown
from app.kernel.refusal import No, Refused
from app.kernel.text import Kept, T, Text

TAKEN_AHEAD, GIVEN_BACK, KEPT, COUNTER = "ahead", "back", "kept", "counter"
PAID_OFF = "account"
AHEAD = "ahead"
"""The means of a payment that uses what was taken ahead."""


@dataclass(frozen=True, slots=True)
class _Use:
    """So much of an advance."""

    advance: str
    ahead: Ahead


def pay(
    do: Doing,
    *,
    case: str,
    bill: str,
    due: int,
    parts: Sequence[Part],
    what: Text,
    reference: str = "",
    ahead: int = 0,
    guest: str | None = None,
) -> Receipt:
    """Take what is due on a bill, by one means or several, and queue the receipt (COM-30, 31).

    `due` is what is left to pay after `ahead`, both in fen; `ahead` is used up from what was taken ahead
    for the case. `what` says on the receipt what it is for, `reference` the bill's number; `guest` is the
    drawer id of a name. Raises Refused with nothing taken.
    """
    if no := parts_fit(due, parts):
        raise Refused(no)
    used = _use(do, case, ahead)
    slip = _slip(do, T("Receipt"), what, parts, guest, [use.ahead for use in used], reference)
    return _take(do, PAYMENT, slip, case, due, bill=bill, used=used)


def take_ahead(
    do: Doing,
    *,
    case: str,
    parts: Sequence[Part],
    deposit: bool,
    what: Text,
    guest: str | None = None,
) -> Receipt:
    """Take a deposit (定金), or else an advance (预付款), for a case; the flow's rule says which (RST-30a)."""
    amount = sum(part.amount for part in parts)
    no = parts_fit(amount, parts) or money_moves(parts)
    if no or not amount:
        raise Refused(no or No("A payment is more than nothing."))
    title = T("Receipt for a deposit") if deposit else T("Receipt for an advance")
    receipt = _take(do, TAKEN_AHEAD, _slip(do, title, what, parts, guest), case, amount)
    row = {"receipt": receipt.receipt, "case": case, "deposit": deposit, "amount": amount}
    do.add(AdvanceRow, row | {"used": 0, "at": do.now})
    return receipt


def give_back(
    do: Doing,
    *,
    case: str,
    parts: Sequence[Part],
    what: Text,
    why: Private | None = None,
    guest: str | None = None,
    above: int = 0,
    otherwise: bool = False,
) -> Receipt:
    """Give back what was taken ahead for a case and is not used, by a counter-entry. `parts` in positive fen.

    `above` of it, in fen, is paid on top of what was taken. What was taken goes back by the same means,
    unless a manager decided `otherwise` (COM-30).
    """
    amount = sum(part.amount for part in parts)
    no = parts_fit(amount, parts) or money_moves(parts)
    if no or amount <= above:
        raise Refused(no or No("A payment is more than nothing."))
    taken = taken_by(do.db, case)
    used = _use(do, case, amount - above)
    if not otherwise and (no := goes_back_as_taken(parts, taken, amount - above)):
        raise Refused(no)
    slip = _slip(do, T("Given back", "receipt"), what, _reversed(parts), guest, why=why)
    return _take(do, GIVEN_BACK, slip, case, -amount, why=why, used=used)


def keep(do: Doing, *, case: str, what: Text, why: Private, guest: str | None = None) -> Receipt:
    """Keep what was taken ahead for a case and is not used, by a counter-entry: no money moves (RST-30a).

    Raises Refused where there is nothing to keep.
    """
    left = sum(one.amount for one in ahead_for(do.db, [case]).get(case, ()))
    used = _use(do, case, left)
    if not used:
        raise Refused(No("Nothing was taken ahead."))
    title, ahead = T("Deposit kept", "receipt"), [use.ahead for use in used]
    slip = replace(_slip(do, title, what, (), guest, ahead, why=why), stays=True)
    return _take(do, KEPT, slip, case, 0, why=why, used=used)


def pay_account(do: Doing, *, account: AccountId, parts: Sequence[Part], what: Text) -> Receipt:
    """Take what pays an account off, whole or in part, in money; the account gets its counter-entry (RST-35)."""
    amount = sum(part.amount for part in parts)
    known = accounts.accounts(do.db, [account])[account]
    no = parts_fit(amount, parts) or money_moves(parts) or is_owed(known, amount)
    if no or not amount:
        raise Refused(no or No("A payment is more than nothing."))
    slip = _slip(do, T("Receipt"), what, parts, known.name)
    receipt = _take(do, PAID_OFF, slip, None, amount)
    accounts.pay_off(do, receipt.receipt, account, amount)
    return receipt


def hand_over(do: Doing, case: str, to: str) -> None:
    """What was taken ahead for a case and is not used counts for another from now on; the receipts stay as they are."""
    do.db.execute(_hand_over, {"c": case, "t": to})


def undo(do: Doing, receipt: ReceiptId, why: Private, what: Text) -> Receipt:
    """Undo a whole receipt by a counter-entry: the same means, the other way; the first one stays (RST-33).

    Raises Refused for a receipt that is not there or undone already, for one that undoes, and for something
    taken ahead that was used meanwhile.
    """
    row = do.db.execute(_receipt, {"id": receipt}).first()
    if row is None:
        raise Refused(unknown("receipt", receipt))
    if row.kind in (GIVEN_BACK, COUNTER):
        raise Refused(No("{number} gave something back itself. Take it anew.", {"number": row.number}))
    if row.undone:
        raise Refused(No("{number} is undone already, by {by}.", {"number": row.number, "by": row.undone}))
    payments = do.db.execute(_payments, {"receipt": receipt}).all()
    if row.kind == TAKEN_AHEAD and not do.db.execute(_close, {"r": receipt}).rowcount:
        raise Refused(No("What {number} took ahead was used. Undo that first.", {"number": row.number}))
    used = [_unuse(do, p) for p in payments if p.advance]
    parts = [
        Part(Means(p.means), -p.amount, None, Tail(p.tail) if p.tail else None)
        for p in payments
        if not p.advance
    ]
    slip = _slip(
        do, T("Counter-entry"), what, parts, None, [u.ahead for u in used], undoes=row.number, why=why
    )
    counter = _take(do, COUNTER, slip, row.case, -row.due, bill=row.bill, undoes=receipt, why=why, used=used)
    accounts.take_back(do, counter.receipt, receipt)
    return counter


def _take(
    do: Doing,
    kind: str,
    slip: Slip,
    case: str | None,
    due: int,
    *,
    bill: str | None = None,
    undoes: str | None = None,
    why: Private | None = None,
    used: Sequence[_Use] = (),
) -> Receipt:
    """Print and keep what changed hands. The drawer opens for cash, whichever way it goes (COM-41)."""
    cash = any(part.means is Means.CASH for part in slip.parts)
    document = do.print(receipt_paper(slip, do.settings), "receipt", pulse=cash, chained=True)
    receipt = do.new(ReceiptId)
    do.add(
        ReceiptRow,
        {
            "id": receipt,
            "number": slip.number,
            "kind": kind,
            "case": case,
            "bill": bill,
            "due": due,
            "paid": slip.paid,
            "ahead": sum(use.ahead.amount for use in used),
            "undoes": undoes,
            "why": why.id if why else None,
            "document": document,
            "at": do.now,
            "by": do.staff.login,
            "counter": do.counter,
            "business_day": do.day,
        },
    )
    do.add(PaymentRow, *_rows(receipt, slip.parts, used))
    for n, part in enumerate(slip.parts):
        if part.on is not None:
            accounts.charge(do, receipt, n, part.amount, part.on, slip.reference)
    return Receipt(receipt, slip.number, document, slip.paid, sum(part.change for part in slip.parts))


def _rows(receipt: str, parts: Sequence[Part], used: Sequence[_Use]) -> list[dict[str, Any]]:
    blank: dict[str, Any] = {"receipt": receipt, "tendered": None, "tail": None, "advance": None}
    rows = [
        blank | {"means": p.means.value, "amount": p.amount, "tendered": p.tendered, "tail": p.tail}
        for p in parts
    ]
    rows += [blank | {"means": AHEAD, "amount": u.ahead.amount, "advance": u.advance} for u in used]
    return [row | {"n": n} for n, row in enumerate(rows)]


def _slip(
    do: Doing,
    title: Text,
    what: Text,
    parts: Sequence[Part],
    guest: str | None,
    ahead: Sequence[Ahead] = (),
    reference: str = "",
    *,
    undoes: str = "",
    why: Private | None = None,
) -> Slip:
    name = do.db.execute(_name, {"login": do.staff.login}).scalar()
    return Slip(
        title=title,
        number=do.number(RECEIPT),
        at=do.now,
        counter=do.counter,
        cashier=Kept(name) if name else do.staff.login,
        guest=Kept(guest) if guest else None,
        what=what,
        paid=sum(part.amount for part in parts),
        parts=tuple(parts),
        ahead=tuple(ahead),
        reference=reference,
        undoes=undoes,
        why=Kept(why.id) if why else None,
    )


def _use(do: Doing, case: str, amount: int) -> list[_Use]:
    """Use so much of what was taken ahead for a case, the oldest first; the row count is the truth."""
    used: list[_Use] = []
    for row in do.db.execute(LEFT, {"cases": [case]}).all() if amount else ():
        some = min(amount, row.amount - row.used)
        if some and do.db.execute(_spend, {"r": row.receipt, "x": some}).rowcount:
            used.append(_Use(row.receipt, Ahead(some, row.at, row.deposit)))
            amount -= some
    if amount:
        raise Refused(
            No("{amount:money} more than was taken ahead, or than is left of it.", {"amount": amount})
        )
    return used


def _unuse(do: Doing, payment: Any) -> _Use:
    do.db.execute(_spend, {"r": payment.advance, "x": -payment.amount})
    return _Use(payment.advance, Ahead(-payment.amount, payment.at, payment.deposit))


def _reversed(parts: Sequence[Part]) -> list[Part]:
    return [Part(part.means, -part.amount, None, part.tail) for part in parts]


_name = select(StaffRow.name).where(StaffRow.login == bindparam("login"))
_spend = (
    update(AdvanceRow)
    .where(AdvanceRow.receipt == bindparam("r"), AdvanceRow.amount - AdvanceRow.used >= bindparam("x"))
    .values(used=AdvanceRow.used + bindparam("x"))
)
_hand_over = (
    update(AdvanceRow)
    .where(AdvanceRow.case == bindparam("c"), AdvanceRow.used < AdvanceRow.amount)
    .values({AdvanceRow.case: bindparam("t")})
)
_close = (
    update(AdvanceRow)
    .where(AdvanceRow.receipt == bindparam("r"), AdvanceRow.used == 0)
    .values(used=AdvanceRow.amount)
)
_undoing = ReceiptRow.__table__.alias("undoing")
_receipt = (
    select(ReceiptRow.number, ReceiptRow.kind, ReceiptRow.case, ReceiptRow.bill, ReceiptRow.due)
    .add_columns(_undoing.c.number.label("undone"))
    .outerjoin(_undoing, _undoing.c.undoes == ReceiptRow.id)
    .where(ReceiptRow.id == bindparam("id"))
)
_payments = (
    select(
        PaymentRow.means,
        PaymentRow.amount,
        PaymentRow.tail,
        PaymentRow.advance,
        AdvanceRow.at,
        AdvanceRow.deposit,
    )
    .outerjoin(AdvanceRow, AdvanceRow.receipt == PaymentRow.advance)
    .where(PaymentRow.receipt == bindparam("receipt"))
    .order_by(PaymentRow.n)
)
