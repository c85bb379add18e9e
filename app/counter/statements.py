"""The statement of an account (对账单), A4: what went on it and off it in a span, and what is open (RST-35)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.counter.account_facts import HOLDERS, AccountFacts, Entry, open_of
from app.counter.letterhead import guest_language, letterhead
from app.counter.settings import Settings
from app.kernel.money import figures
from app.kernel.numbers import Kind
from app.kernel.text import Kept, T, Text
from app.paper.model import (
    Block,
    Column,
    Due,
    Fact,
    Facts,
    Format,
    Group,
    Keep,
    Paper,
    Row,
    Said,
    Sign,
    Signatures,
    Sum,
    Sums,
    Table,
)

STATEMENT = Kind("AS", T("statement of account"))
_COLUMNS = (
    Column(T("Date"), 0.14),
    Column(T("Receipt"), 0.24),
    Column(T("Bill"), 0.24),
    Column(T("Signed by"), 0.14),
    Column(T("Amount (yuan)", "paper"), 0.24, right=True, strong=True),
)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a statement says: all entries up to its last day; those before `first` are brought forward."""

    number: str
    account: AccountFacts
    entries: Sequence[Entry]
    first: date
    last: date
    at: datetime
    by: Said

    @property
    def before(self) -> int:
        """What was owed when the span began, in fen."""
        return sum(entry.amount for entry in self.entries if entry.day < self.first)

    @property
    def within(self) -> list[Entry]:
        """What happened in the span."""
        return [entry for entry in self.entries if self.first <= entry.day]

    @property
    def owed(self) -> int:
        """What is owed at its end, in fen."""
        return sum(entry.amount for entry in self.entries)


def statement_paper(statement: Statement, settings: Settings) -> Paper:
    """The statement, as the holder gets it."""
    return Paper(
        kind=STATEMENT.code,
        number=statement.number,
        title=T("Statement of account"),
        format=Format.A4,
        blocks=tuple(_blocks(statement)),
        letterhead=letterhead(settings),
        language=guest_language(settings),
        note=T("{first:day} to {last:day}", first=statement.first, last=statement.last),
    )


def _blocks(statement: Statement) -> Iterator[Block]:
    account, signers = statement.account, statement.account.signers
    yield Facts(
        (
            Fact(HOLDERS[account.holder], Kept(account.name), voice=True),
            Fact(T("Account"), str(account.id)),
            Fact(T("Limit"), figures(account.limit)),
            Fact(T("Printed"), T("{at:day} {at:time}", at=statement.at)),
            *((Fact(T("May sign"), Kept(signers), wide=True, voice=True),) if signers else ()),
        )
    )
    yield Table(_COLUMNS, tuple(_rows(statement)), name=2, carry=True)
    yield Keep((_sums(statement), Due(T("Owed at the end"), statement.owed), _signatures(statement)))


def _rows(statement: Statement) -> Iterator[Row | Group]:
    yield Group(T("In this span"))
    yield from (_row(entry) for entry in statement.within)
    if still := open_of(statement.entries):
        yield Group(T("Open at its end"), T("what was paid goes to the oldest first"))
        yield from (_row(entry) for entry in still)


def _row(entry: Entry) -> Row:
    told = entry.reference or _what(entry)
    signer = Kept(entry.signer) if entry.signer else ""
    return Row((T("{day:day}", day=entry.day), entry.number, told, signer, figures(entry.amount)))


def _what(entry: Entry) -> Text:
    return T("taken back") if entry.undoes else T("paid", "account")


def _sums(statement: Statement) -> Sums:
    within = statement.within
    return Sums(
        (
            Sum(T("Brought forward"), statement.before),
            Sum(T("Put on account"), sum(e.amount for e in within if e.amount > 0)),
            Sum(T("Paid and taken back"), sum(e.amount for e in within if e.amount < 0)),
        )
    )


def _signatures(statement: Statement) -> Signatures:
    return Signatures((Sign(T("For the house"), under=statement.by), Sign(T("Checked by the holder"))))
