"""The receipt as a paper: 80 mm, or A5 across, with the sum in figures and words (COM-31)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.counter.letterhead import guest_language, letterhead
from app.counter.means import Means, Part, means_said
from app.counter.paper_settings import INVOICE_ADDRESS, RECEIPT_FORMAT
from app.counter.settings import Settings
from app.kernel.money import figures
from app.kernel.numbers import Kind
from app.kernel.text import Kept, T, Text
from app.paper.model import (
    Block,
    Code,
    Column,
    Copy,
    Due,
    Fact,
    Facts,
    Format,
    Keep,
    Pairs,
    Paper,
    Row,
    Rule,
    Said,
    Sign,
    Signatures,
    Sum,
    Sums,
    Table,
    Words,
)

RECEIPT = Kind("RC", T("receipt"))


@dataclass(frozen=True, slots=True)
class Ahead:
    """What was taken ahead and counts now: a deposit (定金) or an advance (预付款), in fen, and when it was taken."""

    amount: int
    at: datetime
    deposit: bool

    @property
    def label(self) -> Text:
        said = T("Less: deposit ({at:day})", at=self.at) if self.deposit else None
        return said or T("Less: advance ({at:day})", at=self.at)


@dataclass(frozen=True, slots=True)
class Slip:
    """Everything that a receipt says. `paid` is what changes hands now, in fen; negative for a counter-entry.

    `stays`: nothing changes hands, and what was taken ahead is the house's (RST-30a).
    """

    title: Text
    number: str
    at: datetime
    counter: str
    cashier: Said
    guest: Kept | None
    what: Text
    paid: int
    parts: Sequence[Part] = ()
    ahead: Sequence[Ahead] = ()
    reference: str = ""
    undoes: str = ""
    why: Kept | None = None
    stays: bool = False

    @property
    def total(self) -> int:
        """Before what was taken ahead, in fen."""
        return self.paid + sum(one.amount for one in self.ahead)

    @property
    def received(self) -> int:
        """What changes hands in money, in fen; the rest goes on account."""
        return self.paid - sum(part.amount for part in self.parts if part.means is Means.ACCOUNT)


def receipt_paper(slip: Slip, settings: Settings) -> Paper:
    """The receipt in the format that this counter prints."""
    format_ = Format(settings.of(RECEIPT_FORMAT))
    blocks = _roll(slip, settings) if format_ is Format.ROLL80 else _sheet(slip, settings)
    return Paper(
        kind=RECEIPT.code,
        number=slip.number,
        title=slip.title,
        format=format_,
        blocks=tuple(blocks),
        letterhead=letterhead(settings),
        language=guest_language(settings),
        again=Copy.COPY,
        note=_moment(slip.at),
        ends_with=(T("Thank you for coming. Have you got all your things?"),),
    )


def _roll(slip: Slip, settings: Settings) -> Iterator[Block]:
    yield Pairs((Fact(T("No.", "receipt"), slip.number), Fact(T("Date"), _moment(slip.at)), *_purpose(slip)))
    yield Rule(dashed=True)
    if slip.ahead and not slip.stays:
        yield _sums(slip)
    yield _due(slip)
    yield Rule(dashed=True)
    yield Pairs((*_paid_by(slip), Fact(T("Cashier"), _cashier(slip))))
    if signed := tuple(_signed(slip)):
        yield Signatures(signed)
    yield from _invoice(slip, settings)


def _sheet(slip: Slip, settings: Settings) -> Iterator[Block]:
    yield Facts(tuple(_purpose(slip)), columns=2)
    paid_by = tuple(_signed(slip)) or (Sign(T("Paid by")),)
    signatures = Signatures(
        (Sign(T("Received by (seal)")), Sign(T("Cashier"), under=_cashier(slip)), *paid_by)
    )
    yield Keep((_due(slip), *(() if slip.stays else (_columns(slip),)), signatures))
    yield from _invoice(slip, settings)


def _purpose(slip: Slip) -> Iterator[Fact]:
    if slip.guest:
        yield Fact(T("Received from"), slip.guest, voice=True)
    yield Fact(T("For", "receipt"), slip.what, wide=True)
    if slip.reference:
        yield Fact(T("Bill"), slip.reference)
    if slip.undoes:
        yield Fact(T("Undoes"), slip.undoes)
    if slip.why:
        yield Fact(T("Reason"), slip.why, wide=True, voice=True)


def _sums(slip: Slip) -> Sums:
    return Sums((Sum(T("Total to pay"), slip.total), *(Sum(one.label, -one.amount) for one in slip.ahead)))


def _columns(slip: Slip) -> Table:
    """One row of sums, each under what it is: what was to be paid, how it was paid, what went back."""
    sums = [(T("Total to pay"), figures(slip.total)), *((a.label, figures(-a.amount)) for a in slip.ahead)]
    named = [*sums, *((fact.label, fact.value) for fact in _paid_by(slip))]
    columns = tuple(Column(label, 1 / len(named), right=True) for label, _ in named)
    return Table(columns, (Row(tuple(value for _, value in named)),), name=-1, grid=True)


def _paid_by(slip: Slip) -> Iterator[Fact]:
    """Each means with its sum; cash with what was handed over and what goes back."""
    for part in slip.parts:
        yield Fact(means_said(part), figures(part.tendered or part.amount))
        if part.means is Means.CASH and part.tendered is not None:
            yield Fact(T("Change"), figures(part.change))


def _invoice(slip: Slip, settings: Settings) -> Iterator[Block]:
    """The code for an invoice stands only where the settings hold its address (COM-33)."""
    address = settings.of(INVOICE_ADDRESS)
    if address and slip.paid > 0:
        yield Code(address + slip.number, (T("Scan for the invoice"), T("This receipt is no invoice.")))
    else:
        yield Words(T("This receipt is no invoice."), small=True)


def _due(slip: Slip) -> Due:
    if slip.stays:
        return Due(T("Kept by the house"), slip.total)
    if slip.paid and not slip.received:
        return Due(T("On account") if slip.paid > 0 else T("Off the account"), slip.paid)
    return Due(T("Given back") if slip.paid < 0 else T("Received now"), slip.received)


def _signed(slip: Slip) -> Iterator[Sign]:
    """Who signs for what goes on an account: drawn on the screen, or a place to sign by hand (RST-35)."""
    for part in slip.parts:
        if part.on is not None:
            drawn = Kept(part.on.signature.id) if part.on.signature else ""
            yield Sign(means_said(part), under=Kept(part.on.signer.id), drawn=drawn)


def _cashier(slip: Slip) -> Text:
    return T("{name}  {counter}", name=slip.cashier, counter=slip.counter)


def _moment(at: datetime) -> Text:
    return T("{at:day} {at:time}", at=at)
