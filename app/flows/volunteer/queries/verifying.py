"""Codes are looked at; what the verify page holds (VOL-34)."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import aliased

from app.counter.settings import ORGANISATION, Settings
from app.flows.volunteer.facts.certificates import Certificate, KeyFacts, StatusPage, Verified
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.certificates import CertificateRow, EndRow, KeyRow
from app.flows.volunteer.queries.holders import keys
from app.flows.volunteer.rules.verifying import StatusList, mark, verified
from app.flows.volunteer.settings.certificates import ISSUER
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
    ended = db.execute(_ended).all()
    return StatusPage(
        settings.of(ISSUER) or settings.of(ORGANISATION),
        settings.business_day(at),
        tuple(KeyFacts(r.id, r.public, r.name) for r in db.execute(_keys)),
        tuple(r.number for r in ended if r.how == Certificate.WITHDRAWN),
        tuple((r.number, r.now) for r in ended if r.how == Certificate.SUPERSEDED),
        tuple(sorted(map(mark, db.execute(_signatures).scalars()))),
    )


_newer = aliased(CertificateRow)
_ended = (
    select(CertificateRow.number, EndRow.how, _newer.number.label("now"))
    .join(EndRow, EndRow.certificate == CertificateRow.id)
    .outerjoin(_newer, _newer.id == EndRow.by_certificate)
    .order_by(CertificateRow.number)
)
_one = (
    select(CertificateRow.number, CertificateRow.signature, EndRow.how, _newer.number.label("now"))
    .outerjoin(EndRow, EndRow.certificate == CertificateRow.id)
    .outerjoin(_newer, _newer.id == EndRow.by_certificate)
    .where(CertificateRow.number == bindparam("number"))
)
_signatures = select(CertificateRow.signature)
_keys = select(KeyRow.id, KeyRow.public, KeyRow.name).order_by(KeyRow.since, KeyRow.id)
