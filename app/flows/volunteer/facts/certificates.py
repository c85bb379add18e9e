"""Certificates: whom they are made out to, and where each stands (VOL-33 to 36)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.counter.batch_facts import BatchShown
from app.flows.volunteer.facts.ids import ClassId, StudentId
from app.flows.volunteer.facts.ledger import LedgerAct
from app.flows.volunteer.facts.spells import Spells
from app.kernel.ids import Id
from app.kernel.refusal import No
from app.kernel.steps import Steps
from app.kernel.text import Kept, T, Text


class CertificateId(Id):
    """A certificate."""

    __slots__ = ()


class HolderId(StudentId):
    """A student, as whom a certificate is made out to."""

    __slots__ = ()


class ListId(Id):
    """A list that was signed for the verify page."""

    __slots__ = ()


class KeyId(Id):
    """A public key, by what it is called in codes."""

    __slots__ = ()


class Certificate(Steps):
    """Where a certificate stands."""

    GIVEN = "given"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


class Style(StrEnum):
    """How a certificate lies: upright, or across for a frame."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class DocumentKind(StrEnum):
    """What a student may show."""

    IDENTITY_CARD = "identity_card"
    RESIDENCE_PERMIT = "residence_permit"
    PASSPORT = "passport"
    STUDENT_CARD = "student_card"


class Files(StrEnum):
    """How the certificates of a batch are put away: one file a class, or one each."""

    CLASS = "class"
    EACH = "each"


KINDS: Mapping[DocumentKind, Text] = {
    DocumentKind.IDENTITY_CARD: T("Resident identity card"),
    DocumentKind.RESIDENCE_PERMIT: T("Residence permit"),
    DocumentKind.PASSPORT: T("Passport"),
    DocumentKind.STUDENT_CARD: T("Student card"),
}


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """A certificate; `collected`: the paper is back. `prints` counts how often it was printed."""

    id: str
    step: Certificate
    number: str
    student: str
    minutes: int
    collected: bool = False
    prints: int = 0


@dataclass(frozen=True, slots=True)
class HolderFacts:
    """A student with the ledger, whether a document was shown, and the certificate in force."""

    id: str
    spells: Spells
    acts: tuple[LedgerAct, ...]
    shown: bool
    given: CertificateFacts | None


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """A public key that is known here; `name` is the centre whose it is, empty for our own."""

    id: str
    public: str
    name: str


@dataclass(frozen=True, slots=True)
class Served:
    """What was served, in a word, and how long in all, in minutes."""

    what: str
    minutes: int


@dataclass(frozen=True, slots=True)
class CertificateSheet:
    """A certificate as it is printed; `signature` are hexadecimal digits.

    `seal` is the picture of the centre's true one, empty where the register has none that was valid.
    `served` adds up to `minutes` where nothing was taken away; else only what was served is said.
    """

    number: str
    style: Style
    student: str
    name: Kept
    kind: DocumentKind
    shown: Kept
    volunteer: str
    minutes: int
    first: date
    last: date
    served: tuple[Served, ...]
    issuer: str
    responsible: str
    contact: str
    handler: Kept | str
    day: date
    key: str
    signature: str
    before: str
    seal: Kept | str


@dataclass(frozen=True, slots=True)
class SignOffRow:
    """A certificate on the sign-off list of a class."""

    student: str
    name: Kept
    number: str
    minutes: int
    style: Style


@dataclass(frozen=True, slots=True)
class SignOffSheet:
    """The sign-off list of a class (证明签收单); `print` says how manieth it is."""

    number: str
    klass: str
    college: str
    leader: Kept | None
    rows: tuple[SignOffRow, ...]
    at: datetime
    print: int = 1


# -- what screens show ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ClassShown:
    """A class in the book: how many of its students have hours, a document, and a certificate of today's hours."""

    id: ClassId
    name: str
    college: str
    students: int
    with_hours: int
    without_document: int
    covered: int


@dataclass(frozen=True, slots=True)
class Given:
    """A certificate on a list."""

    facts: CertificateFacts
    name: str
    klass: str
    style: Style
    day: date
    ended: datetime | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A student whom the newest run left out, and why; `klass` is the id of the class."""

    student: str
    name: str
    klass: str
    klass_name: str
    no: No


@dataclass(frozen=True, slots=True)
class RunFile:
    """A document that a run printed first, and what its file may be called."""

    document: str
    name: str


@dataclass(frozen=True, slots=True)
class RunFiles:
    """What a run has printed so far, in the order of its making, and the day on which it began.

    `held` so many documents more are given to nobody: they hold the certificates `ended`, by number, which are in force no
    more.
    """

    day: date
    files: tuple[RunFile, ...]
    held: int
    ended: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CertificatesBook:
    """The book of certificates: the classes, what is to be collected, the newest ones, and the batches.

    `keyed`: a key was made that signs them; `left_out` are those of the newest batch.
    """

    at: datetime
    classes: tuple[ClassShown, ...]
    to_collect: tuple[Given, ...]
    newest: tuple[Given, ...]
    batches: tuple[BatchShown, ...]
    keyed: bool
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class HolderShown:
    """A student of a class in the book; `kind` and `shown` are empty where no document was shown."""

    facts: HolderFacts
    name: str
    kind: DocumentKind | None
    shown: str
    volunteer: str
    number: str


@dataclass(frozen=True, slots=True)
class ClassCertificates:
    """The students of a class by their numbers, each with hours and certificate."""

    id: ClassId
    name: str
    students: tuple[HolderShown, ...]


class Verdict(StrEnum):
    """What a code turned out to be."""

    GENUINE = "genuine"
    ALTERED = "altered"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    UNKNOWN_KEY = "unknown_key"
    NEVER_GIVEN = "never_given"
    NO_CODE = "no_code"


@dataclass(frozen=True, slots=True)
class Verified:
    """A code that was looked at: the verdict of a day, what the code says, and whose key signed it.

    `now` is the number of the certificate that stands in its place.
    """

    verdict: Verdict
    day: date
    says: "Says | None" = None
    centre: str = ""
    ours: bool = True
    now: str = ""


@dataclass(frozen=True, slots=True)
class Says:
    """What stands in a code, in the order of its fields behind the key."""

    key: str
    number: str
    name: str
    shown: str
    volunteer: str
    minutes: int
    first: date
    last: date

    @property
    def fields(self) -> tuple[str, ...]:
        """As they are signed: days as 260308, time in whole minutes."""
        words = (self.key, self.number, self.name, self.shown, self.volunteer, str(self.minutes))
        return (*words, f"{self.first:%y%m%d}", f"{self.last:%y%m%d}")


@dataclass(frozen=True, slots=True)
class StatusPage:
    """What the verify page holds of a day. `superseded` are pairs of a number and the one in its place.

    `given` has a mark of each certificate that was given, in the order of the marks: it names nobody.
    """

    centre: str
    day: date
    keys: tuple[KeyFacts, ...]
    withdrawn: tuple[str, ...]
    superseded: tuple[tuple[str, str], ...]
    given: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignedList:
    """The list of a day as one text, with the key that signed it and its signature in hexadecimal digits."""

    told: str
    key: str
    signature: str
