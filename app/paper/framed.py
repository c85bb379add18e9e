"""Pages within a frame, as data: certificates (VOL-33)."""

from dataclasses import dataclass

from app.kernel.text import Kept, Text

Said = str | Text | Kept


@dataclass(frozen=True, slots=True)
class SignedCode:
    """A QR code of signed fields, put together where it is drawn: the data hold no copy of a personal text.

    `before` is an address that it begins with; `signature` are hexadecimal digits.
    """

    fields: tuple[Said, ...]
    signature: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Star:
    """A star with what it takes to have it."""

    says: Said
    won: bool


@dataclass(frozen=True, slots=True)
class Certificate:
    """A page within a frame. Its sentence is `opens`, the name (Kai), `who`, `span`, the `sum` (Kai), `closes`.

    `kinds` are what the sum is made of, under `kinds_title`; `signs` who signs by hand, each as what and with the name, `seal_says`
    the round seal's words, drawn over issuer and day on the original where `seal`, the picture of a true one
    (PNG as base64), is empty.
    """

    number: str
    opens: Said
    name: Said
    who: Said
    span: Said
    sum: Said
    closes: Said
    stars: tuple[Star, ...]
    kinds_title: Said
    kinds: tuple[tuple[Said, Said], ...]
    signs: tuple[tuple[Said, Said], ...]
    issuer: Said
    day: Said
    seal_says: str
    code: SignedCode
    under_code: Said
    foot: Said
    seal: Said = ""
