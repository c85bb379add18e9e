"""What the deep audit recomputes of the restaurant: its bills, and what the search finds (COM-05, COM-16, RST-30)."""

from collections.abc import Iterator

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import aliased

from app.counter.checks import found_by, names
from app.counter.till import paid_on
from app.flows.restaurant.commands.finding import once_over
from app.flows.restaurant.facts.tracks import Bill
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model import BillRow, SittingRow, TableRow
from app.flows.restaurant.queries.loaders import sittings
from app.flows.restaurant.queries.overview import GUESTS, PAST, TABLES
from app.flows.restaurant.rules import billing
from app.kernel.names import Rank, Term, search_terms
from app.kernel.text import T
from app.store.audit import Finding
from app.store.tables import Case, Drawer

AT_ONCE = 100


@FLOW.checks_itself
def bills_fit(db: Connection) -> Iterator[Finding]:
    """A settled bill is what its lines come to by its own terms, and it was paid to the fen."""
    settled = db.execute(_settled, {"step": Bill.SETTLED.value}).all()
    for start in range(0, len(settled), AT_ONCE):
        some = settled[start : start + AT_ONCE]
        facts = sittings(db, sorted({r.sitting for r in some}))
        paid = paid_on(db, [r.id for r in some])
        for r in some:
            if not r.settled_due == billing.due(facts[r.sitting]) == paid.get(r.id, 0):
                yield Finding(T("Bill {number} is not what its lines and payments come to.", number=r.number))


@FLOW.checks_itself
def sittings_are_found(db: Connection) -> Iterator[Finding]:
    """Tables and guests are found by their own words and no others; who has left, by the whole of them (COM-16)."""
    tables = db.execute(select(TableRow.id, TableRow.name))
    yield from found_by(db, TABLES, [(r.id, (*search_terms(r.id), *search_terms(r.name))) for r in tables])
    called: dict[str, list[tuple[str, tuple[Term, ...]]]] = {GUESTS: [], PAST: []}
    for r in db.execute(_called):
        terms = names(r.name, r.phone)
        if r.closed_at is None:
            called[GUESTS].append((r.id, terms))
        else:
            whole = tuple(term for term in terms if term.rank is not Rank.PART)
            called[PAST].append((once_over(r.id, r.closed_at), whole))
    for kind, those in called.items():
        yield from found_by(db, kind, those)


_name, _phone = aliased(Drawer), aliased(Drawer)
_called = (
    select(SittingRow.id, Case.closed_at, _name.text.label("name"), _phone.text.label("phone"))
    .join(Case, Case.id == SittingRow.id)
    .outerjoin(_name, _name.id == SittingRow.name)
    .outerjoin(_phone, _phone.id == SittingRow.phone)
    .order_by(SittingRow.id)
)
_settled = (
    select(BillRow.id, BillRow.number, BillRow.sitting, BillRow.settled_due)
    .where(BillRow.step == bindparam("step"))
    .order_by(BillRow.number)
)
