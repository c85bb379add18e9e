"""Certificates (志愿服务证明) and their sign-off list (证明签收单), A4 (VOL-33, 36)."""

from collections.abc import Sequence

from app.counter.letterhead import guest_language, house_language, letterhead
from app.counter.settings import Settings
from app.flows.volunteer.facts.certificates import KINDS, CertificateSheet, SignOffSheet, Style
from app.flows.volunteer.rules.certificates import STARS, stars
from app.kernel.hours import hours
from app.kernel.numbers import Kind
from app.kernel.text import T, Text
from app.paper.framed import Certificate, SignedCode, Star
from app.paper.model import (
    Block,
    Column,
    Fact,
    Facts,
    Format,
    Keep,
    Paper,
    Row,
    Said,
    Sign,
    Signatures,
    Table,
    Words,
)

CERTIFICATE = Kind("VC", T("Certificate", "volunteer"))
FILE = Kind("CB", T("Certificates of a class"))
SIGN_OFF = Kind("SL", T("Sign-off list"))
CERTIFICATES = "certificate"
"""The printer that takes certificates."""
FORMATS = {Style.PORTRAIT: Format.A4, Style.LANDSCAPE: Format.A4_ACROSS}
STYLES = {Style.PORTRAIT: T("upright", "style"), Style.LANDSCAPE: T("across", "style")}
COLUMNS = (
    Column(T("No.", "row"), 0.05),
    Column(T("Number", "student"), 0.13),
    Column(T("Name", "student"), 0.17, strong=True),
    Column(T("Certificate no."), 0.22),
    Column(T("Hours", "service"), 0.1, right=True),
    Column(T("Style", "certificate"), 0.08),
    Column(T("Received", "signs"), 0.15),
    Column(T("Day", "received"), 0.1),
)


def certificate(sheet: CertificateSheet, settings: Settings) -> Paper:
    """One certificate as a paper of its own; its number is the certificate's."""
    return _paper(CERTIFICATE, sheet.number, sheet.style, [sheet], settings)


def class_file(number: str, sheets: Sequence[CertificateSheet], settings: Settings) -> Paper:
    """Certificates of one class as one file, in the order given."""
    return _paper(FILE, number, sheets[0].style, sheets, settings)


def sign_off_list(sheet: SignOffSheet, settings: Settings) -> Paper:
    """Who received which certificate, to be signed by each."""
    rows = tuple(
        Row((str(n), one.student, one.name, one.number, hours(one.minutes), STYLES[one.style], "", ""))
        for n, one in enumerate(sheet.rows, 1)
    )
    facts = (
        Fact(T("Class"), sheet.klass),
        Fact(T("College"), sheet.college),
        Fact(T("Team leader"), sheet.leader or "—"),
        Fact(T("Certificates"), str(len(rows))),
    )
    told = T(
        "Whoever receives one compares name, hours and number. What nobody fetched goes back to the centre."
    )
    places = (
        Sign(T("Given out by", "signs")),
        Sign(T("Team leader", "signs")),
        Sign(T("Taken back", "signs")),
    )
    blocks: tuple[Block, ...] = (
        Facts(facts, columns=4, cells=True),
        Table(COLUMNS, rows, name=2, grid=True, ends=True),
        Keep((Words(told, small=True), Signatures(places))),
    )
    return Paper(
        kind=SIGN_OFF.code,
        number=sheet.number,
        title=T("Sign-off list"),
        format=Format.A4,
        blocks=blocks,
        letterhead=letterhead(settings),
        language=house_language(settings),
        staff=True,
        note=_made(sheet),
    )


def _made(sheet: SignOffSheet) -> Text:
    if sheet.print == 1:
        return T("{at:day} {at:time}", at=sheet.at)
    return T("{at:day} {at:time} · printed again, print {n}", at=sheet.at, n=sheet.print)


def _paper(
    kind: Kind, number: str, style: Style, sheets: Sequence[CertificateSheet], settings: Settings
) -> Paper:
    return Paper(
        kind=kind.code,
        number=number,
        title=T("Certificate of volunteer service"),
        format=FORMATS[style],
        blocks=tuple(map(_block, sheets)),
        letterhead=letterhead(settings),
        language=guest_language(settings),
    )


def _block(sheet: CertificateSheet) -> Certificate:
    won = stars(sheet.minutes)
    return Certificate(
        number=sheet.number,
        opens=T("This is to certify that", "certificate"),
        name=sheet.name,
        who=_who(sheet),
        span=T(
            "from {first:date} to {last:date} took part in the volunteer service that this centre organised "
            "and recorded; the hours appraised and approved are",
            "certificate",
            first=sheet.first,
            last=sheet.last,
        ),
        sum=T("{minutes:minutes}", "certificate", minutes=sheet.minutes),
        closes=T(". The service was real and unpaid.", "certificate"),
        stars=tuple(Star(f"{one:,} h", n < won) for n, one in enumerate(STARS)),
        kinds_title=T("Service", "certificate"),
        kinds=tuple(
            (one.what or _others(), hours(one.minutes) if one.minutes else "") for one in sheet.served
        ),
        signs=(
            (T("Responsible", "signs"), sheet.responsible),
            (T("Issued by", "signs"), sheet.handler),
        ),
        issuer=sheet.issuer,
        day=T("{day:written}", "certificate", day=sheet.day),
        seal_says=sheet.issuer,
        code=_code(sheet),
        under_code=T("Scan it to see whether it is genuine, withdrawn or superseded", "certificate"),
        foot=_foot(sheet),
        seal=sheet.seal,
    )


def _who(sheet: CertificateSheet) -> Text:
    """By what the student is known: in a sentence, or in a line of its own beneath the name."""
    told = {"kind": KINDS[sheet.kind], "shown": sheet.shown, "volunteer": sheet.volunteer}
    volunteers = sheet.volunteer != sheet.student
    if sheet.style is Style.LANDSCAPE:
        if volunteers:
            return T("{kind} {shown}, volunteer number {volunteer}", "certificate", **told)
        return T("{kind} {shown}, student number {volunteer}", "certificate", **told)
    if volunteers:
        return T("({kind} {shown}, volunteer number {volunteer})", "certificate", **told)
    return T("({kind} {shown}, student number {volunteer})", "certificate", **told)


def _code(sheet: CertificateSheet) -> SignedCode:
    """The signed fields, the personal ones by their drawer ids: the same as `Says.fields`."""
    fields: tuple[Said, ...] = (
        *(sheet.key, sheet.number, sheet.name, sheet.shown, sheet.volunteer, str(sheet.minutes)),
        *(f"{day:%y%m%d}" for day in (sheet.first, sheet.last)),
    )
    return SignedCode(fields, sheet.signature, sheet.before)


def _foot(sheet: CertificateSheet) -> Text:
    return T(
        "Telephone {contact}   Kept on file   Whether it is genuine, the signature in the code says",
        "certificate",
        contact=sheet.contact,
    )


def _others() -> Text:
    return T("Other services", "certificate")
