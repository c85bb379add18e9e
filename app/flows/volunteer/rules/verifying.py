"""What a code turns out to be, from the keys that are known and the list of a day (VOL-34)."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from app.flows.volunteer.facts.certificates import KeyFacts, Verdict, Verified
from app.flows.volunteer.rules.certificates import said
from app.kernel.signed import SignedWords

MARK = 20
"""Hexadecimal digits of a mark: more than anybody who has the key could try out."""


def mark(signature: str) -> str:
    """How the list names a certificate that was given: by a digest of its signature, which tells no name (VOL-34).

    `signature` are hexadecimal digits.
    """
    return hashlib.sha512(bytes.fromhex(signature)).hexdigest()[:MARK]


@dataclass(frozen=True, slots=True)
class StatusList:
    """Which certificates were in force no more on a day: withdrawn ones, and those with the number of their successor."""

    day: date
    withdrawn: Collection[str]
    superseded: Mapping[str, str]


def verified(
    read: SignedWords | None, key: KeyFacts | None, listed: StatusList, *, fits: bool, given: bool
) -> Verified:
    """The verdict on a code: `key` is the one that it names, `fits` whether its signature is that key's,
    `given` whether it stands in our books. What our key signed and nobody gave, somebody else signed with it.

    "Genuine" says that the centre signed these words; of another centre's certificate nobody here knows whether
    it was withdrawn.
    """
    says = said(read.fields) if read else None
    if read is None or says is None:
        return Verified(Verdict.NO_CODE, listed.day)
    if key is None:
        return Verified(Verdict.UNKNOWN_KEY, listed.day, says, ours=False)
    centre, ours = key.name, not key.name
    if not fits:
        return Verified(Verdict.ALTERED, listed.day, says, centre, ours)
    if ours and not given:
        return Verified(Verdict.NEVER_GIVEN, listed.day, says, centre, ours)
    if ours and says.number in listed.withdrawn:
        return Verified(Verdict.WITHDRAWN, listed.day, says, centre, ours)
    if ours and says.number in listed.superseded:
        now = listed.superseded[says.number]
        return Verified(Verdict.SUPERSEDED, listed.day, says, centre, ours, now)
    return Verified(Verdict.GENUINE, listed.day, says, centre, ours)
