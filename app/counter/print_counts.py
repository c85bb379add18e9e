"""How manieth print of it each framed page on paper is, over every document that holds it (VOL-35)."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, ForeignKey, String, UniqueConstraint, bindparam, func, select
from sqlalchemy.orm import Mapped, mapped_column

from app.paper.framed import Certificate
from app.paper.model import Paper
from app.store.among import among
from app.store.base import Base, add
from app.store.tables import HOUSE


class CountRow(Base):
    """The `n`-th print of a page, by its number: on which print of which document it stood."""

    __tablename__ = "print_counts"
    __table_args__ = (UniqueConstraint("document", "copy", "page"), HOUSE)
    page: Mapped[str] = mapped_column(String(40), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    document: Mapped[str] = mapped_column(ForeignKey("documents.id"))
    copy: Mapped[int]


def pages_of(paper: Paper) -> list[str]:
    """The numbers of the pages of a paper that are counted by themselves."""
    return [block.number for block in paper.blocks if isinstance(block, Certificate)]


def count(db: Connection, document: str, copy: int, pages: Sequence[str]) -> None:
    """Count a print of a document that holds these pages: each gets a number of its own, whoever else prints it now."""
    if not pages:
        return
    db.execute(_alone, {"pages": pages}).all()
    last = {r.page: r.n for r in db.execute(_last, {"pages": pages})}
    add(
        db,
        CountRow,
        [{"page": one, "n": last.get(one, 0) + 1, "document": document, "copy": copy} for one in pages],
    )


def count_again(db: Connection, document: str, copy: int) -> None:
    """Count a later print of a document: its pages are those of its first one."""
    count(db, document, copy, [page for page, _ in counts(db, document, 1)])


def counts(db: Connection, document: str, copy: int) -> Iterable[tuple[str, int]]:
    """How manieth print each page on a print of a document is."""
    return [(r.page, r.n) for r in db.execute(_of, {"document": document, "copy": copy})]


_alone = (
    select(CountRow.page)
    .where(among(CountRow.page, "pages"), CountRow.n == 1)
    .order_by(CountRow.page)
    .with_for_update()
)
_last = (
    select(CountRow.page, func.max(CountRow.n).label("n"))
    .where(among(CountRow.page, "pages"))
    .group_by(CountRow.page)
)
_of = (
    select(CountRow.page, CountRow.n)
    .where(CountRow.document == bindparam("document"), CountRow.copy == bindparam("copy"))
    .order_by(CountRow.page)
)
