"""What the deep audit recomputes of the house: deadlines, balances, sums, numbers, counts, search terms, indexes (COM-05).

Each check reads, compares what is stored with what its ground gives, and names what does not fit.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    String,
    and_,
    bindparam,
    cast,
    func,
    inspect,
    or_,
    select,
    text,
    type_coerce,
)
from sqlalchemy.orm import aliased

from app.counter import dues
from app.counter.commands import house_settings
from app.counter.customers import KIND, CustomerRow
from app.counter.documents import DocumentFile, DocumentRow, PrintJob
from app.counter.means import Means
from app.counter.payments import AccountRow, AdvanceRow, EntryRow, PaymentRow, ReceiptRow
from app.counter.photos import lacks, photos_fit
from app.counter.print_facts import Job
from app.counter.search import astray
from app.counter.settings import Settings, declared
from app.counter.shifts import shifts_fit
from app.counter.staff import StaffRow, hash_of_ours
from app.counter.till import PAID_OFF
from app.kernel.flow import Flow
from app.kernel.names import Term, phone_terms, search_terms
from app.kernel.numbers import parse_number
from app.kernel.setting import Setting
from app.kernel.text import T
from app.store.altered import altered
from app.store.audit import Check, Finding, Progress, quiet
from app.store.base import Base
from app.store.journal import Journal
from app.store.tables import Case, Drawer, DueAt, LastNumber, Moved

MANY = 1000
"""Rows that are looked at together."""


def checks(flows: Sequence[Flow], progress: Progress = quiet) -> list[Check]:
    """Everything that can be compared or recomputed in a house of these flows."""
    of_flows = [check for flow in flows for check in flow.checks]
    deadlines = [partial(deadlines_fit, flow) for flow in flows if flow.case is not None]
    return [
        partial(altered, progress=progress),
        *deadlines,
        cases_fit,
        moves_fit,
        advances_fit,
        receipts_fit,
        accounts_fit,
        shifts_fit,
        numbers_fit,
        documents_fit,
        prints_say_why,
        files_fit,
        photos_fit,
        search_fits,
        pins_fit,
        partial(settings_fit, declared(flows)),
        *of_flows,
        database_fits,
    ]


def deadlines_fit(flow: Flow, db: Connection) -> Iterator[Finding]:
    """The deadlines of all cases are those that their facts ask for (COM-50)."""
    settings = Settings(house_settings(db).stored, "")
    ids = dues.open_cases(db, flow)
    wrong = {(r.case, r.name) for r in db.execute(_of_another, {"flow": flow.name})}
    for start in range(0, len(ids), dues.AT_ONCE):
        some = ids[start : start + dues.AT_ONCE]
        wrong |= {(one.case, one.name) for one in dues.astray(db, flow, some, settings)}
    for case, name in sorted(wrong):
        yield Finding(
            T("The deadline {name} of case {case} is not what its facts ask for.", name=name, case=case)
        )


def cases_fit(db: Connection) -> Iterator[Finding]:
    """A case was changed as often as the journal says."""
    touched = Counter(case for names in db.execute(_touched).scalars() for case in names.split())
    for r in db.execute(select(Case.id, Case.version).order_by(Case.id)):
        if touched[r.id] != r.version:
            what = T(
                "Case {case} was changed {version} times; the journal has {count}.",
                case=r.id,
                version=r.version,
                count=touched[r.id],
            )
            yield Finding(what)


def moves_fit(db: Connection) -> Iterator[Finding]:
    """A case stands where its history ends."""
    last = {r.case: r.to for r in db.execute(_moves)}
    for r in db.execute(select(Case.id, Case.step).order_by(Case.id)):
        if last.get(r.id) != r.step:
            yield Finding(
                T(
                    "Case {case} stands at {step}; its history ends at {to}.",
                    case=r.id,
                    step=r.step,
                    to=last.get(r.id, "-"),
                )
            )


def advances_fit(db: Connection) -> Iterator[Finding]:
    """What is used of money taken ahead is what was paid with it or given back (COM-30)."""
    for r in db.execute(_advances):
        whole = r.undone and r.used == r.amount and not r.spent
        if r.used != r.spent and not whole:
            yield Finding(
                T(
                    "Of what {number} took ahead {used:money} count as used; its payments say {spent:money}.",
                    number=r.number,
                    used=r.used,
                    spent=r.spent,
                )
            )


def receipts_fit(db: Connection) -> Iterator[Finding]:
    """A receipt is the sum of its payments."""
    for r in db.execute(_receipts):
        if (r.paid, r.ahead) != (r.by_means, r.by_advance):
            yield Finding(T("Receipt {number} is not the sum of its payments.", number=r.number))


def accounts_fit(db: Connection) -> Iterator[Finding]:
    """What is owed on an account is the sum of its entries, each is as its receipt has it (RST-35)."""
    for r in db.execute(_owed):
        if r.balance != r.entered:
            yield Finding(
                T(
                    "On account {account} {kept:money} counts as owed; its entries say {entered:money}.",
                    account=r.id,
                    kept=r.balance,
                    entered=r.entered,
                )
            )
    for r in db.execute(_charged):
        paid_off = r.paid if PAID_OFF in (r.kind, r.undid) else 0
        if r.by_means - paid_off != r.entered:
            yield Finding(T("Receipt {number} is not what went on the accounts by it.", number=r.number))


def numbers_fit(db: Connection) -> Iterator[Finding]:
    """Every series of numbers runs from 1 to the last that was drawn, without a gap (COM-14)."""
    found: dict[tuple[Any, ...], set[int]] = defaultdict(set)
    there = set(inspect(db).get_table_names())
    for table in Base.metadata.sorted_tables:
        if table.name in there and "number" in table.columns:
            for written in db.execute(select(table.columns["number"]).distinct()).scalars():
                if one := parse_number(written or ""):
                    found[one.code, one.counter, one.day].add(one.n)
    last = {(r.kind, r.counter, r.day): r.n for r in db.execute(select(LastNumber.__table__))}
    for key in sorted(found.keys() | last.keys(), key=str):
        n = last.get(key, 0)
        odd = sorted(found[key] ^ set(range(1, n + 1)))
        if odd:
            yield Finding(
                T(
                    "The numbers {kind} of {counter} on {day:day} do not run through: {n}.",
                    kind=key[0],
                    counter=key[1],
                    day=key[2],
                    n=odd[0],
                )
            )


def documents_fit(db: Connection) -> Iterator[Finding]:
    """A document was printed as often as its count says (COM-31)."""
    for r in db.execute(_prints):
        if not r.prints == r.jobs == r.last:
            yield Finding(
                T(
                    "Document {number} counts {prints} prints; the queue has {jobs}.",
                    number=r.number,
                    prints=r.prints,
                    jobs=r.jobs,
                )
            )


def prints_say_why(db: Connection) -> Iterator[Finding]:
    """A print that did not come out says why, or who called it off with which reason (COM-40)."""
    for number in db.execute(_silent).scalars():
        yield Finding(T("A print of {number} did not come out and does not say why.", number=number))


def files_fit(db: Connection) -> Iterator[Finding]:
    """What was kept of an original is what was printed; what leaves the house is kept, unless a photo on it has gone (COM-40)."""
    for r in db.execute(_files.execution_options(yield_per=20)):
        if r.content is None:
            whole = not r.keeps or r.lacks
        else:
            whole = hashlib.sha256(r.content).hexdigest() == r.sha256 and r.keeps == (r.until is None)
        if not whole:
            yield Finding(T("The kept file of document {number} is not what was printed.", number=r.number))


def search_fits(db: Connection) -> Iterator[Finding]:
    """Guests are found by their own words and no others; forgotten ones by none (COM-16, 83)."""
    yield from found_by(db, KIND, ((guest, names(name, phone)) for guest, name, phone in db.execute(_guests)))


def found_by(db: Connection, kind: str, called: Iterable[tuple[str, Iterable[Term]]]) -> Iterator[Finding]:
    """Things of a kind are found by their own words and no others; a flow's own check gives them."""
    for ref in astray(db, kind, called):
        yield Finding(T("{kind} {ref} is not found by its own words alone.", kind=kind, ref=ref))


def names(name: str | None, phone: str | None) -> tuple[Term, ...]:
    """What somebody is found by; nothing of what was forgotten."""
    return (*(search_terms(name) if name else ()), *(phone_terms(phone) if phone else ()))


def pins_fit(db: Connection) -> Iterator[Finding]:
    """Every PIN is kept as a hash of this program, and no two people have the same one (COM-82)."""
    rows = db.execute(select(StaffRow.login, StaffRow.pin).order_by(StaffRow.login)).all()
    often = Counter(r.pin for r in rows)
    for r in rows:
        if often[r.pin] > 1 or not hash_of_ours(r.pin):
            yield Finding(T("The PIN of {login} is not as it was kept.", login=r.login))


def settings_fit(known: Mapping[str, Setting[Any]], db: Connection) -> Iterator[Finding]:
    """Every setting holds what it may."""
    values = Settings({(key, ""): value for (key, _), value in house_settings(db).stored.items()}, "")
    for key, _ in sorted(house_settings(db).stored):
        if key not in known or not known[key].fits(values.of(known[key])):
            yield Finding(T("The setting {key} holds what it may not.", key=key))


def database_fits(db: Connection) -> Iterator[Finding]:
    """The database's own look at its indexes and references; PostgreSQL keeps both by itself."""
    if db.dialect.name != "sqlite":
        return
    for row in db.execute(text("PRAGMA integrity_check(5)")):
        if row[0] != "ok":
            yield Finding(T("The data file says of itself: {what}", what=row[0]))
    for row in db.execute(text("PRAGMA foreign_key_check")):
        yield Finding(T("A row of {table} points at nothing in {other}.", table=row[0], other=row[2]))


_dues = select(DueAt.case, DueAt.name).join(Case, Case.id == DueAt.case)
_of_another = _dues.where(Case.flow == bindparam("flow"), DueAt.flow != Case.flow)
_touched = select(Journal.touched).where(Journal.touched != "")
_moves = (
    select(Moved.case, Moved.to)
    .join(Journal, Journal.command_id == Moved.command_id)
    .where(Moved.subject == Moved.case)
    .order_by(Journal.seq)
)


def _sum(of: Any, where: Any) -> Any:
    """A sum of fen over a receipt's payments, 0 where there are none."""
    return func.coalesce(select(cast(func.sum(of), BigInteger)).where(where).scalar_subquery(), 0)


_undoing = aliased(ReceiptRow)
_advances = (
    select(
        ReceiptRow.number,
        AdvanceRow.amount,
        AdvanceRow.used,
        _sum(PaymentRow.amount, PaymentRow.advance == AdvanceRow.receipt).label("spent"),
        _undoing.id.label("undone"),
    )
    .join(ReceiptRow, ReceiptRow.id == AdvanceRow.receipt)
    .outerjoin(_undoing, _undoing.undoes == AdvanceRow.receipt)
    .order_by(ReceiptRow.number)
)
_of_receipt = PaymentRow.receipt == ReceiptRow.id
_receipts = select(
    ReceiptRow.number,
    ReceiptRow.paid,
    ReceiptRow.ahead,
    _sum(PaymentRow.amount, and_(_of_receipt, PaymentRow.advance.is_(None))).label("by_means"),
    _sum(PaymentRow.amount, and_(_of_receipt, PaymentRow.advance.is_not(None))).label("by_advance"),
).order_by(ReceiptRow.number)
_owed = select(
    AccountRow.id,
    AccountRow.balance,
    _sum(EntryRow.amount, EntryRow.account == AccountRow.id).label("entered"),
).order_by(AccountRow.id)
_undid = aliased(ReceiptRow)
_charged = (
    select(
        ReceiptRow.number,
        _sum(PaymentRow.amount, and_(_of_receipt, PaymentRow.means == Means.ACCOUNT.value)).label("by_means"),
        ReceiptRow.kind,
        _undid.kind.label("undid"),
        ReceiptRow.paid,
        _sum(EntryRow.amount, EntryRow.receipt == ReceiptRow.id).label("entered"),
    )
    .outerjoin(_undid, _undid.id == ReceiptRow.undoes)
    .order_by(ReceiptRow.number)
)
_prints = (
    select(
        DocumentRow.number,
        DocumentRow.prints,
        func.count(PrintJob.id).label("jobs"),
        func.max(PrintJob.copy).label("last"),
    )
    .outerjoin(PrintJob, PrintJob.document == DocumentRow.id)
    .group_by(DocumentRow.id, DocumentRow.number, DocumentRow.prints)
    .order_by(DocumentRow.number)
)
_silent = (
    select(DocumentRow.number)
    .join(PrintJob, PrintJob.document == DocumentRow.id)
    .where(
        or_(
            and_(PrintJob.state.in_((Job.FAILED.value, Job.DOUBTFUL.value)), PrintJob.why.is_(None)),
            and_(PrintJob.state == Job.CANCELLED.value, PrintJob.cancelled_why.is_(None)),
        )
    )
    .order_by(DocumentRow.number)
)
_files = (
    select(
        DocumentRow.number,
        DocumentRow.keeps,
        DocumentRow.sha256,
        DocumentFile.content,
        type_coerce(DocumentFile.until, String).label("until"),
        lacks(DocumentRow.id).label("lacks"),
    )
    .outerjoin(DocumentFile, DocumentFile.document == DocumentRow.id)
    .where(or_(DocumentRow.sha256.is_not(None), DocumentFile.document.is_not(None)))
    .order_by(DocumentRow.number)
)
_name, _phone = aliased(Drawer), aliased(Drawer)
_guests = (
    select(CustomerRow.id, _name.text.label("name"), _phone.text.label("phone"))
    .join(_name, _name.id == CustomerRow.name)
    .outerjoin(_phone, _phone.id == CustomerRow.phone)
    .order_by(CustomerRow.id)
)
