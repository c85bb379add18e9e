"""By what a sitting and a table are found (COM-16): terms are written when a thing gets its name."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import aliased

from app.counter.doing import Doing
from app.counter.search import write_terms
from app.flows.restaurant.facts.ids import SittingId, TableId
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.queries.overview import GUESTS, PAST, TABLES
from app.kernel.fields import Private
from app.kernel.names import Rank, phone_terms, search_terms
from app.store.tables import Drawer, SearchTerm

END_OF_TIME = 9_999_999_999
"""In seconds since 1970; what is left until then sorts the latest first."""


def found_by(do: Doing, sitting: SittingId, name: Private | None, phone: Private | None = None) -> None:
    """Have a sitting found by its guest's name and phone."""
    terms = [*(search_terms(name.text) if name else ()), *(phone_terms(phone.text) if phone else ())]
    if terms:
        write_terms(do.db, GUESTS, sitting, terms)


def found_again(do: Doing, sitting: SittingId) -> None:
    """Have a sitting found by the name and the phone that it has now."""
    now = do.db.execute(_texts, {"s": sitting}).one()
    name, phone = (Private(text) if text else None for text in now)
    found_by(do, sitting, name, phone)


def over(do: Doing, sitting: SittingId) -> None:
    """A sitting has ended: it is found behind those that are open, and no more by a part of its name."""
    do.db.execute(_parts, {"s": sitting})
    do.db.execute(_over, {"s": sitting, "r": once_over(sitting, do.now)})


def once_over(sitting: str, at: datetime) -> str:
    """How a sitting that ended at a time is called among the search terms."""
    return f"{END_OF_TIME - int(at.timestamp()):010}.{sitting}"


def table_found_by(do: Doing, table: TableId, name: str) -> None:
    """Have a table found by its number and its name."""
    write_terms(do.db, TABLES, table, (*search_terms(table), *search_terms(name)))


_name, _phone = aliased(Drawer), aliased(Drawer)
_texts = (
    select(_name.text, _phone.text)
    .select_from(SittingRow)
    .outerjoin(_name, _name.id == SittingRow.name)
    .outerjoin(_phone, _phone.id == SittingRow.phone)
    .where(SittingRow.id == bindparam("s"))
)
_of_sitting = (SearchTerm.kind == GUESTS, SearchTerm.ref == bindparam("s"))
_parts = delete(SearchTerm).where(*_of_sitting, SearchTerm.rank == int(Rank.PART))
_over = update(SearchTerm).where(*_of_sitting).values(kind=PAST, ref=bindparam("r"))
