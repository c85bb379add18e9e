"""The league secretary is told, sends a list back, and has read the news (VOL-04)."""

from datetime import date

from sqlalchemy import bindparam, update

from app.counter.doing import Doing
from app.flows.volunteer.facts.case import CollectionFacts
from app.flows.volunteer.facts.ids import ClassId, CollectionId, NewsId
from app.flows.volunteer.facts.supervising import News
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.supervising import NewsRow, RemarkRow
from app.kernel.command import does
from app.kernel.fields import Code, Note


@does(FLOW)
def send_back_list(do: Doing, collection: CollectionId, why: Note) -> None:
    """The secretary sends the hand-in list back: the pile is not closed until the centre has answered."""
    _remark(do, why)


@does(FLOW)
def answer_remark(do: Doing, collection: CollectionId, answer: Note) -> None:
    """The centre says what became of the secretary's remark; then the pile may be closed."""
    _remark(do, answer)


@does(FLOW)
def read_news(do: Doing, klass: ClassId) -> None:
    """The secretary has read what there is to tell, or was told it at the desk."""
    do.db.execute(_read, {"k": klass, "s": do.staff.login})


@does(FLOW)
def note_try(do: Doing, collection: CollectionId, of: Code) -> None:
    """A secretary tried to open another class's collection; the journal keeps `of`, the act that was tried."""


def tell_secretary(
    do: Doing,
    klass: str,
    kind: News,
    collection: str | None = None,
    entry: str | None = None,
    month: date | None = None,
    activity: str | None = None,
) -> None:
    """Tell the secretary of a class."""
    of = {"collection": collection, "month": month, "entry": entry, "activity": activity}
    row = {"id": do.new(NewsId), "klass": klass, "kind": kind.value, **of}
    do.add(NewsRow, row | {"by": do.staff.login, "at": do.now, "seen_by": None})


def _remark(do: Doing, words: Note) -> None:
    facts: CollectionFacts = do.facts["collection"]
    row = {"collection": facts.id, "n": facts.remarks + 1, "words": words.id}
    do.add(RemarkRow, row | {"by": do.staff.login, "at": do.now})


_read = (
    update(NewsRow)
    .where(NewsRow.klass == bindparam("k"), NewsRow.seen_by.is_(None))
    .values(seen_by=bindparam("s"))
)
