"""Photos of the house: attached to a place of a flow, taken off it, shown, erased; and when their bytes go (COM-40, 83)."""

import base64
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Connection,
    String,
    and_,
    bindparam,
    delete,
    exists,
    func,
    or_,
    select,
    text,
    type_coerce,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from app.counter.documents import DocumentFile
from app.counter.doing import Doing
from app.counter.flow import HOUSE
from app.counter.photo_facts import (
    CasePhotos,
    Photo,
    PhotoContent,
    PhotoFacts,
    PhotoId,
    Photos,
    PhotoShown,
    PhotoUse,
    PhotoUseId,
)
from app.counter.photo_tables import PhotoErasedRow, PhotoFile, PhotoOffRow, PhotoPaper, PhotoUseRow
from app.counter.settings import KEEP_PHOTOS
from app.counter.staff import StaffRow
from app.kernel.command import does
from app.kernel.fields import Note
from app.kernel.refusal import No, Refused
from app.kernel.text import T
from app.store.among import among
from app.store.audit import Finding
from app.store.base import spelled, table_of
from app.store.tables import Drawer

ALL = "photos"
"""What is waited for while photos come and go."""


def attach(do: Doing, kind: str, subject: str, photo: Photo, said_at: datetime | None) -> PhotoUseId:
    """Attach a photo to a place; its bytes are kept once, however many places it has.

    Raises Refused for one that is at this place already, and for one named by its id whose bytes have gone.
    """
    do.not_alone(ALL)
    if any(one.photo == photo.id for one in at_places(do.db, kind, [subject]).get(subject, ())):
        raise Refused(No("This photo is attached here already. Choose another one."))
    wide, high = photo.wide, photo.high
    if photo.content is not None:
        do.db.execute(_keep(do.db.dialect.name), {"photo": photo.id, "content": photo.content})
    else:
        known = do.db.execute(_known, {"photo": photo.id}).first()
        if known is None:
            raise Refused(No("This photo is not kept any more. Choose its file once more."))
        wide, high = known.wide, known.high
    return _put(do, kind, subject, (photo.id, wide, high), said_at)


def _put(
    do: Doing, kind: str, subject: str, photo: tuple[str, int, int], said_at: datetime | None
) -> PhotoUseId:
    use = do.new(PhotoUseId)
    case = next(iter(do.cases), None)
    id, wide, high = photo
    place = {"id": use, "photo": id, "case": case, "kind": kind, "subject": subject}
    size = {"wide": wide, "high": high}
    when = {"said_at": said_at, "at": do.now, "until": do.now + timedelta(days=do.setting(KEEP_PHOTOS))}
    do.add(PhotoUseRow, place | size | when | {"by": do.staff.login, "counter": do.counter})
    return use


def carry_over(do: Doing, kind: str, before: str, to: str) -> None:
    """What takes a place's place has its photos too."""
    do.not_alone(ALL)
    for one in at_places(do.db, kind, [before]).get(before, ()):
        _put(do, kind, to, (one.photo, one.wide, one.high), one.said_at)


def take_off(do: Doing, use: PhotoUseId, why: Note) -> None:
    """Take a photo off its place; the row that attached it stays."""
    do.add(PhotoOffRow, {"use": use, "why": why.id, "at": do.now, "by": do.staff.login})


def at_places(db: Connection, kind: str, subjects: Iterable[str]) -> Mapping[str, Sequence[PhotoShown]]:
    """The photos that stand at some places of a kind, in the order in which they were attached."""
    found: dict[str, list[PhotoShown]] = defaultdict(list)
    for r in db.execute(_at, {"kind": kind, "subjects": sorted(subjects)}):
        found[r.subject].append(_shown(r))
    return found


def counted(db: Connection, cases: Iterable[str]) -> Mapping[str, Mapping[str, int]]:
    """How many photos stand at the places of some cases: by case, then by place."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for r in db.execute(_counted, {"cases": sorted(cases)}):
        found[r.case][r.subject] = r.n
    return found


def uses(db: Connection, ids: Sequence[str]) -> dict[str, PhotoUse]:
    """Photos at their places by the ids of these."""
    rows = db.execute(_uses, {"ids": list(ids)})
    return {r.id: PhotoUse(r.id, r.kind, r.subject, r.off is None) for r in rows}


def in_base64(db: Connection, photos: Iterable[str]) -> dict[str, str]:
    """The bytes of photos as base64, by their ids; one whose bytes have gone is left out."""
    wanted = sorted(set(photos))
    rows = db.execute(_contents, {"photos": wanted}) if wanted else ()
    return {r.photo: base64.b64encode(r.content).decode() for r in rows}


@HOUSE.facts_of(PhotoId)
def photos_by_id(db: Connection, ids: Sequence[str]) -> dict[str, PhotoFacts]:
    """Photos that were ever attached, by id."""
    return {r.photo: PhotoFacts(r.photo, r.there > 0) for r in db.execute(_facts, {"ids": list(ids)})}


@HOUSE.gives
def photos(db: Connection, kind: str, subject: str) -> Photos:
    """The photos of one place."""
    return Photos(tuple(at_places(db, kind, [subject]).get(subject, ())))


@HOUSE.gives
def case_photos(db: Connection, case: str) -> CasePhotos:
    """The photos of a case, in the order in which they were attached."""
    return CasePhotos(tuple((r.subject, _shown(r)) for r in db.execute(_of_case, {"case": case})))


@HOUSE.gives
def photo_content(db: Connection, photo: str) -> PhotoContent:
    """The bytes of one photo."""
    return PhotoContent(db.execute(_content, {"photo": photo}).scalar())


@does(HOUSE)
def erase_photo(do: Doing, photo: PhotoId, why: Note) -> None:
    """Let the bytes of a photo go wherever it is attached, with the files of papers on which it stands (COM-83)."""
    do.alone(ALL)
    do.db.execute(_papers_gone, {"photo": photo})
    do.db.execute(_gone, {"p": photo, "now": do.now})
    row = {"id": do.new(PhotoUseId), "photo": photo, "why": why.id, "at": do.now, "by": do.staff.login}
    do.add(PhotoErasedRow, row)


def purge(db: Connection, now: datetime) -> int:
    """Let the bytes of photos go that no place keeps any longer, and the files of papers on which they stand."""
    if db.dialect.name != "sqlite":
        db.execute(_alone, {"what": ALL})
    db.execute(_papers_over, {"now": now})
    return db.execute(_over, {"now": now}).rowcount


def photos_fit(db: Connection) -> Iterator[Finding]:
    """Each photo is the one that it is called by, and those that a place keeps are there (COM-40)."""
    for r in db.execute(_files.execution_options(yield_per=20)):
        if not _fits(r.photo, r.content, r.gone_at):
            yield Finding(T("Photo {photo} is not the one that was taken in.", photo=r.photo))
    for photo in db.execute(_missing).scalars():
        yield Finding(T("Photo {photo} is missing.", photo=photo))


def lacks(document: Any) -> Any:
    """Whether a photo of a paper has gone: in a statement about documents."""
    there = PhotoFile.photo == PhotoPaper.photo
    return exists().where(PhotoPaper.document == document, there, PhotoFile.content.is_(None))


def _fits(photo: str, content: Any, gone_at: str | None) -> bool:
    """Whether a photo is there as it is called, or has gone at some time."""
    if content is not None:
        return gone_at is None and isinstance(content, bytes) and hashlib.sha256(content).hexdigest() == photo
    try:
        return gone_at is not None and spelled(datetime.fromisoformat(gone_at)) == gone_at
    except ValueError:
        return False


def _shown(r: Any) -> PhotoShown:
    return PhotoShown(
        *(PhotoUseId(r.id), PhotoId(r.photo), r.wide, r.high, r.said_at, r.at, r.name or r.by, r.counter)
    )


def _bearing(photos: Any) -> Any:
    """The files of papers on which some photos stand go."""
    documents = select(PhotoPaper.document).where(PhotoPaper.photo.in_(photos))
    return delete(DocumentFile).where(DocumentFile.document.in_(documents))


@lru_cache(maxsize=2)
def _keep(dialect: str) -> Any:
    insert: Any = (sqlite if dialect == "sqlite" else postgresql).insert(table_of(PhotoFile))
    return insert.on_conflict_do_update(
        index_elements=["photo"], set_={"content": insert.excluded.content, "gone_at": None}
    )


_alone = text("SELECT pg_advisory_xact_lock(hashtextextended('alone ' || :what, 0))")
_known = (
    select(PhotoUseRow.wide, PhotoUseRow.high)
    .join(PhotoFile, PhotoFile.photo == PhotoUseRow.photo)
    .where(PhotoUseRow.photo == bindparam("photo"), PhotoFile.content.is_not(None))
    .limit(1)
)
_standing = (
    select(PhotoUseRow.__table__, Drawer.text.label("name"))
    .outerjoin(PhotoOffRow, PhotoOffRow.use == PhotoUseRow.id)
    .outerjoin(StaffRow, StaffRow.login == PhotoUseRow.by)
    .outerjoin(Drawer, Drawer.id == StaffRow.name)
    .where(PhotoOffRow.use.is_(None))
    .order_by(PhotoUseRow.at, PhotoUseRow.id)
)
_at = _standing.where(PhotoUseRow.kind == bindparam("kind"), among(PhotoUseRow.subject, "subjects"))
_of_case = _standing.where(PhotoUseRow.case == bindparam("case"))
_counted = (
    select(PhotoUseRow.case, PhotoUseRow.subject, func.count().label("n"))
    .outerjoin(PhotoOffRow, PhotoOffRow.use == PhotoUseRow.id)
    .where(among(PhotoUseRow.case, "cases"), PhotoOffRow.use.is_(None))
    .group_by(PhotoUseRow.case, PhotoUseRow.subject)
)
_uses = (
    select(PhotoUseRow.id, PhotoUseRow.kind, PhotoUseRow.subject, PhotoOffRow.use.label("off"))
    .outerjoin(PhotoOffRow, PhotoOffRow.use == PhotoUseRow.id)
    .where(among(PhotoUseRow.id, "ids"))
)
_facts = (
    select(PhotoUseRow.photo, func.count(PhotoFile.content).label("there"))
    .join(PhotoFile, PhotoFile.photo == PhotoUseRow.photo)
    .where(among(PhotoUseRow.photo, "ids"))
    .group_by(PhotoUseRow.photo)
)
_contents = select(PhotoFile.photo, PhotoFile.content).where(
    among(PhotoFile.photo, "photos"), PhotoFile.content.is_not(None)
)
_content = select(PhotoFile.content).where(PhotoFile.photo == bindparam("photo"))
_empty: dict[str, Any] = {"content": None, "gone_at": bindparam("now")}
_papers_gone = _bearing([bindparam("photo")])
_gone = update(PhotoFile).where(PhotoFile.photo == bindparam("p")).values(_empty)
_is_over = and_(
    PhotoFile.content.is_not(None),
    ~exists().where(PhotoUseRow.photo == PhotoFile.photo, PhotoUseRow.until >= bindparam("now")),
)
_papers_over = _bearing(select(PhotoFile.photo).where(_is_over))
_over = update(PhotoFile).where(_is_over).values(_empty)
_files = select(PhotoFile.photo, PhotoFile.content, type_coerce(PhotoFile.gone_at, String).label("gone_at"))
_erased = exists().where(PhotoErasedRow.photo == PhotoUseRow.photo)
_missing = (
    select(PhotoUseRow.photo)
    .distinct()
    .outerjoin(PhotoFile, PhotoFile.photo == PhotoUseRow.photo)
    .where(
        or_(
            PhotoFile.photo.is_(None),
            and_(PhotoFile.content.is_(None), PhotoFile.gone_at < PhotoUseRow.until, ~_erased),
        )
    )
    .order_by(PhotoUseRow.photo)
)
