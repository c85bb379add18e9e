"""What the centre has on Today: how collections are called, and what its books tell of (COM-50)."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Connection, bindparam, select

from app.counter.closed import Viewer
from app.counter.overview import CaseLine, CaseLines, DueRow, FlowDues
from app.flows.volunteer.facts.records import ACTIVITY, CLASS
from app.flows.volunteer.facts.roles import CENTRE
from app.flows.volunteer.facts.supervising import News
from app.flows.volunteer.facts.tracks import Activity
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.activities import ActivityRow
from app.flows.volunteer.model.booklets import CollectionRow
from app.flows.volunteer.model.classes import ClassRow
from app.flows.volunteer.model.supervising import NewsRow
from app.flows.volunteer.queries.discretion import own_classes
from app.flows.volunteer.queries.loaders import activities
from app.flows.volunteer.rules.activities import to_be_seen_to
from app.kernel.judge import Staff
from app.kernel.text import T
from app.store.among import among

_due = partial(DueRow.of_book, FLOW.name)


@FLOW.gives
def case_lines(db: Connection, ids: Sequence[str], staff: Staff) -> CaseLines:
    """The class and the period of each."""
    return CaseLines(
        {
            r.id: CaseLine(
                r.name, T("Period {n}, {first:day} to {last:day}", n=r.period, first=r.first, last=r.last)
            )
            for r in db.execute(_lines, {"ids": list(ids)})
        }
    )


@FLOW.gives
def book_dues(db: Connection, at: datetime, viewer: Viewer) -> FlowDues:
    """What a league secretary has not read, and which activities the centre has to hear of or to find real (VOL-02, 04)."""
    news = _news_of(db, own_classes(db, viewer) or frozenset())
    waiting = _waiting(db, at) if viewer.staff.roles & CENTRE else ()
    return FlowDues((*news, *waiting))


def _news_of(db: Connection, own: frozenset[str]) -> Iterator[DueRow]:
    """One row a class, at the time of the newest."""
    rows = db.execute(_unread, {"ids": sorted(own)}).all() if own else ()
    for klass in sorted(own):
        if found := [r for r in rows if r.klass == klass]:
            newest, title = found[-1], T("{n} {n:message|messages} to read", n=len(found))
            line = CaseLine(newest.name, T("Newest: {what}", what=NEWEST[News(newest.kind)]))
            yield _due(CLASS + klass, "news", newest.at, line, title, "bell", news=True)


def _waiting(db: Connection, at: datetime) -> Iterator[DueRow]:
    """Each at the time when it begins: until then the centre is told."""
    rows = db.execute(_activities, {"since": at - SEEN_TO, "until": at + AHEAD}).all()
    known = activities(db, [r.id for r in rows])
    for r in (one for one in rows if to_be_seen_to(known[one.id])):
        facts = known[r.id]
        told = facts.step is not Activity.CONFIRMED and (facts.told_at is not None or facts.begins <= at)
        title = T("Find out whether it is real", "activity") if told else T("The centre is to be told")
        line = CaseLine(
            f"{r.name} {r.place}", T("{what}, {n} {n:student|students}", what=r.content, n=facts.together)
        )
        yield _due(ACTIVITY + r.id, "activity", facts.begins, line, title, "calendar-days")


AHEAD, SEEN_TO = timedelta(days=1), timedelta(days=60)
NEWEST = {
    News.HANDED_IN: T("booklets handed in", "news"),
    News.HAND_IN_WITHDRAWN: T("a hand-in withdrawn", "news"),
    News.VERIFIED: T("an entry verified", "news"),
    News.FAKE: T("an entry judged a fake", "news"),
    News.WITHDRAWN: T("a judgement withdrawn", "news"),
    News.TALLIED: T("a month confirmed by the leader", "news"),
    News.CHECKED: T("a month checked by the centre", "news"),
    News.FOUND_REAL: T("an activity found real", "news"),
    News.CORRECTED: T("an activity put right", "news"),
}
_unread = (
    select(NewsRow.klass, NewsRow.kind, NewsRow.at, ClassRow.name)
    .join(ClassRow, ClassRow.id == NewsRow.klass)
    .where(among(NewsRow.klass, "ids"), NewsRow.seen_by.is_(None))
    .order_by(NewsRow.at, NewsRow.id)
)
_activities = (
    select(ActivityRow.id, ActivityRow.place, ActivityRow.content, ClassRow.name)
    .join(ClassRow, ClassRow.id == ActivityRow.klass)
    .where(ActivityRow.begins.between(bindparam("since"), bindparam("until")))
    .order_by(ActivityRow.begins, ActivityRow.id)
)
_lines = (
    select(CollectionRow.id, CollectionRow.period, CollectionRow.first, CollectionRow.last, ClassRow.name)
    .join(ClassRow, ClassRow.id == CollectionRow.klass)
    .where(among(CollectionRow.id, "ids"))
)
