"""What the league secretary of a class is told (VOL-04)."""

from sqlalchemy import Connection, bindparam, func, select

from app.counter.closed import Viewer
from app.flows.volunteer.facts.supervising import ClassNews, News, NewsLine
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.activities import ActivityRow
from app.flows.volunteer.model.booklets import EntryRow
from app.flows.volunteer.model.classes import StudentRow
from app.flows.volunteer.model.supervising import NewsRow
from app.flows.volunteer.queries.discretion import hold_class_open
from app.flows.volunteer.queries.shown import DASH
from app.store.tables import Drawer

MOST = 60


@FLOW.gives
def class_news(db: Connection, klass: str, viewer: Viewer) -> ClassNews:
    """The newest news of a class."""
    hold_class_open(db, klass, viewer)
    lines = tuple(
        NewsLine(
            kind=News(r.kind),
            at=r.at,
            name=(r.text or DASH) if r.entry else "",
            what=f"{r.place} · {r.content}" if r.place else "",
            month=r.month,
            seen=r.seen_by is not None,
        )
        for r in db.execute(_news, {"klass": klass})
    )
    return ClassNews(klass, sum(not one.seen for one in lines), lines)


_news = (
    select(
        *(NewsRow.kind, NewsRow.at, NewsRow.month, NewsRow.entry, NewsRow.seen_by, Drawer.text),
        func.coalesce(EntryRow.place, ActivityRow.place).label("place"),
        func.coalesce(EntryRow.content, ActivityRow.content).label("content"),
    )
    .outerjoin(ActivityRow, ActivityRow.id == NewsRow.activity)
    .outerjoin(EntryRow, EntryRow.id == NewsRow.entry)
    .outerjoin(StudentRow, StudentRow.id == EntryRow.student)
    .outerjoin(Drawer, Drawer.id == StudentRow.name)
    .where(NewsRow.klass == bindparam("klass"))
    .order_by(NewsRow.at.desc(), NewsRow.id)
    .limit(MOST)
)
