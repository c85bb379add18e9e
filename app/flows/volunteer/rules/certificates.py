"""What a certificate says, when one is given, and when it falls (VOL-33 to 36)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from app.flows.volunteer.facts.certificates import (
    CertificateFacts,
    DocumentKind,
    HolderFacts,
    Says,
    Served,
)
from app.flows.volunteer.facts.ledger import ActKind, LedgerAct, Line
from app.flows.volunteer.facts.roles import MANAGER
from app.flows.volunteer.rules.ledger import ledger
from app.flows.volunteer.settings.certificates import CONTACT, RESPONSIBLE
from app.kernel.fields import Private, Secret
from app.kernel.refusal import No

STARS = (100, 300, 600, 1000, 1500)
"""Hours of the five stars."""
NAMED = 4
"""So many kinds of service are named; the rest is summed up."""
LISTED_FOR = 30
"""Days after which an answer from a list is shown as old."""
LEAST_PHRASE = 8
"""Characters of a pass phrase."""
PART = 200
"""Pages of a file at the most."""
_ENDS = {DocumentKind.IDENTITY_CARD: 4, DocumentKind.RESIDENCE_PERMIT: 4}
_SHOWN = re.compile(r"[0-9A-Z]{0,4}\*{2,}[0-9A-Z]{2,4}")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def minutes_of(holder: HolderFacts) -> int:
    """What a certificate given now would say: exactly what the ledger says (VOL-33)."""
    lines = ledger(holder.acts)
    return lines[-1].balance if lines else 0


def stars(minutes: int) -> int:
    """How many stars so many minutes have earned."""
    return sum(minutes >= hours * 60 for hours in STARS)


def counting(acts: Sequence[LedgerAct]) -> tuple[tuple[LedgerAct, ...], bool]:
    """The services behind the balance: those stamped since it was last nothing; and whether some was taken from them."""
    counts: list[Line] = []
    for line in ledger(acts):
        counts = [] if line.balance == 0 else [*counts, line]
    credits = tuple(one.act for one in counts if one.act.kind is ActKind.CREDIT and not one.void)
    return credits, any(one.change < 0 for one in counts)


def summed_up(minutes: Mapping[str, int], rest: str) -> tuple[Served, ...]:
    """What was served, the longest first; what is not among the first few is one line."""
    ranked = sorted(minutes.items(), key=lambda one: (-one[1], one[0]))
    named = ranked if len(ranked) <= NAMED else ranked[: NAMED - 1]
    left = sum(length for _, length in ranked[len(named) :])
    return tuple(Served(*one) for one in named) + ((Served(rest, left),) if left else ())


def had_at(acts: Sequence[LedgerAct], at: datetime) -> frozenset[int]:
    """What a student may have had at a moment: of acts at that very moment nobody can say which came before it."""
    before = [act for act in acts if act.at < at]
    then = [act for act in acts if act.at == at]
    lines = [ledger([*before, *then[:n]]) for n in range(len(then) + 1)]
    return frozenset(one[-1].balance if one else 0 for one in lines)


def fallen(certificates: Iterable[CertificateFacts], balance: int) -> tuple[CertificateFacts, ...]:
    """The certificates that say more than a student has now (VOL-35)."""
    return tuple(one for one in certificates if one.minutes > balance)


# -- documents ----------------------------------------------------------------------------------------


def in_part(kind: DocumentKind, number: str) -> str | None:
    """A document's number as it is kept: its ends alone; None for a number that cannot be right (VOL-33)."""
    told = number.strip().upper()
    if _SHOWN.fullmatch(told):
        return told
    if kind is DocumentKind.IDENTITY_CARD and not _is_identity(told):
        return None
    if not re.fullmatch(r"[0-9A-Z]{6,20}", told):
        return None
    ends = _ENDS.get(kind, 2)
    return told[:ends] + "*" * (len(told) - 2 * ends) + told[-ends:]


def is_in_part(shown: Private) -> No | None:
    """The whole number of a document is not kept here."""
    if _SHOWN.fullmatch(shown.text):
        return None
    return No("Only the ends of a document's number are kept, with stars between them: 3300**********2846.")


def _is_identity(number: str) -> bool:
    """Whether the last place of an identity number fits the others (GB 11643)."""
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        return False
    rest = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False)) % 11
    return "10X98765432"[rest] == number[17]


# -- guards ---------------------------------------------------------------------------------------------


def has_hours(holder: HolderFacts) -> No | None:
    """Nothing is certified of nothing."""
    if minutes_of(holder):
        return None
    return No("{student} has no hours: nothing can be certified.", {"student": holder.id})


def has_document(holder: HolderFacts) -> No | None:
    """Whoever a certificate is made out to has shown a document (VOL-33)."""
    if holder.shown:
        return None
    told = {"student": holder.id}
    return No("{student} has shown no document yet: enter it first.", told, mend="note_document")


def says_something_new(holder: HolderFacts, anew: bool) -> No | None:
    """One certificate in force is enough, while the hours are the same and nobody wants another one."""
    if holder.given is None or anew or holder.given.minutes != minutes_of(holder):
        return None
    told = {"student": holder.id, "number": holder.given.number}
    return No(
        "{student} has {number}, which says the same hours. Print it again.", told, mend="reprint_certificate"
    )


def somebody_answers_for_it(settings: Any) -> No | None:
    """A certificate names who is responsible, and where one may ask."""
    if settings.of(RESPONSIBLE) and settings.of(CONTACT):
        return None
    no = No("Who is responsible for certificates, and a telephone, are not set. A manager sets them.")
    return no.by(MANAGER)


def is_not_back(certificate: CertificateFacts) -> No | None:
    """A paper comes back once."""
    return No("It is back already.") if certificate.collected else None


def phrase_is_long(phrase: Secret) -> No | None:
    """Whoever finds the file must not guess it."""
    if len(phrase.text) >= LEAST_PHRASE:
        return None
    return No("A pass phrase has {least} characters or more.", {"least": LEAST_PHRASE})


def said_twice(phrase: Secret, again: Secret) -> No | None:
    """A slip of the finger would lock the key for good."""
    if phrase.text == again.text:
        return None
    return No("The two phrases differ: type the same one twice.", {"subject": "again"})


def each_class_once(klasses: tuple[Any, ...]) -> No | None:
    """Nobody gets two for being named twice."""
    ids = [one.id for one in klasses]
    return None if ids and len(ids) == len(set(ids)) else No("Name each class once.")


# -- what a code says -------------------------------------------------------------------------------------


def said(fields: Sequence[str]) -> Says | None:
    """What the fields of a code say; None where they are not those of a certificate."""
    try:
        key, number, name, shown, volunteer, minutes, first, last = fields
        days = [datetime.strptime(day, "%y%m%d").date() for day in (first, last)]  # noqa: DTZ007 - a day
        return Says(key, number, name, shown, volunteer, int(minutes), *days)
    except ValueError:
        return None
