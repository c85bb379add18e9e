"""Codes are looked at; what the verify page holds (VOL-34)."""

from datetime import date, datetime

from sqlalchemy import Connection, Integer, bindparam, func, select
from sqlalchemy.orm import aliased

from app.counter.settings import ORGANISATION, Settings
from app.flows.volunteer.facts.certificates import Certificate, KeyFacts, SignedList, StatusPage, Verified
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.certificates import CertificateRow, EndRow, KeyRow, ListRow
from app.flows.volunteer.papers.verify_page import digest, told
from app.flows.volunteer.queries.holders import ended_how, keys
from app.flows.volunteer.rules.verifying import StatusList, mark, verified
from app.flows.volunteer.settings.certificates import ISSUER
from app.kernel.refusal import No, Refused
from app.kernel.signed import message, read
from app.store.signing import fits


@FLOW.gives
def verify(db: Connection, code: str, at: datetime, settings: Settings) -> Verified:
    """What a code from a scanner or a file turns out to be, as of today."""
    words = read(code)
    found = keys(db, [words.fields[0]]) if words else {}
    key = found.get(words.fields[0]) if words else None
    fit = bool(words and key and fits(key.public, message(words.fields), words.signature))
    ended = list(db.execute(_one, {"number": words.fields[1]})) if words and words.fields[1:] else []
    listed = StatusList(
        settings.business_day(at),
        [r.number for r in ended if r.how == Certificate.WITHDRAWN],
        {r.number: r.now for r in ended if r.how == Certificate.SUPERSEDED},
    )
    given = [r.signature for r in ended]
    return verified(words, key, listed, fits=fit, given=bool(words and words.signature.hex() in given))


@FLOW.gives
def status_page(db: Connection, at: datetime, settings: Settings) -> StatusPage:
    """Everything that the verify page holds of a day: our keys, those of others, what was given, what is in force no more."""
    centre = settings.of(ISSUER) or settings.of(ORGANISATION)
    return _page(db, signed_lists(db) + 1, centre, settings.business_day(at))


@FLOW.gives
def signed_list(db: Connection, list: str) -> SignedList:
    """A list as it was signed, from what stood in the books then; raises Refused where they say another."""
    r = db.execute(_list, {"list": list}).one()
    list_ = told(_page(db, r.n, r.centre, r.day))
    if digest(list_) != r.digest:
        raise Refused(
            No(
                "The books say another list than was signed then. Have them checked, and write the verify page once more.",
                mend="sign_list",
            )
        )
    return SignedList(list_, r.key, r.signature)


def signed_lists(db: Connection) -> int:
    """How many lists were signed so far."""
    return db.execute(_count).scalar_one()


def _page(db: Connection, n: int, centre: str, day: date) -> StatusPage:
    """What stood in the books for the n-th list."""
    then = {"n": n}
    ended = db.execute(_ended, then).all()
    return StatusPage(
        centre,
        day,
        tuple(KeyFacts(r.id, r.public, r.name) for r in db.execute(_keys, then)),
        tuple(r.number for r in ended if r.how == Certificate.WITHDRAWN),
        tuple((r.number, r.now) for r in ended if r.how == Certificate.SUPERSEDED),
        tuple(sorted(map(mark, db.execute(_signatures, then).scalars()))),
    )


_then = bindparam("n", type_=Integer)
_newer = aliased(CertificateRow)
_ended = (
    select(CertificateRow.number, ended_how(_then).label("how"), _newer.number.label("now"))
    .join(EndRow, EndRow.certificate == CertificateRow.id)
    .outerjoin(_newer, _newer.id == EndRow.by_certificate)
    .where(EndRow.lists < _then)
    .order_by(CertificateRow.number)
)
_one = (
    select(
        CertificateRow.number, CertificateRow.signature, ended_how().label("how"), _newer.number.label("now")
    )
    .outerjoin(EndRow, EndRow.certificate == CertificateRow.id)
    .outerjoin(_newer, _newer.id == EndRow.by_certificate)
    .where(CertificateRow.number == bindparam("number"))
)
_signatures = select(CertificateRow.signature).where(CertificateRow.lists < _then)
_keys = (
    select(KeyRow.id, KeyRow.public, KeyRow.name)
    .where(KeyRow.lists < _then)
    .order_by(KeyRow.since, KeyRow.id)
)
_count = select(func.count()).select_from(ListRow)
_list = select(ListRow.__table__).where(ListRow.id == bindparam("list"))
