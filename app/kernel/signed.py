"""Signed words as one text: short in a QR code, typed by a hand scanner, or the end of an address (VOL-34).

`YK1:` and then the fields, a line each, with the signature of their bytes behind them. The first field says
which key signed. Three characters hold two bytes; all of them are in a QR code's short alphabet and may stand
behind the # of an address.
"""

from collections.abc import Sequence
from dataclasses import dataclass

HEAD = "YK1:"
"""What it begins with: its version is in it."""
SIGNATURE = 64
"""Bytes of a signature."""
LONGEST = 3000
"""Characters of a code that is looked at: a QR code holds no more."""
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-.:/+"
_BASE = len(ALPHABET)
_VALUES = {char: n for n, char in enumerate(ALPHABET)}


@dataclass(frozen=True, slots=True)
class SignedWords:
    """The fields of a code, and the signature that should fit them."""

    fields: tuple[str, ...]
    signature: bytes


def message(fields: Sequence[str]) -> bytes:
    """The bytes that are signed. Raises ValueError for a field with a line break: two would look like one."""
    if any("\n" in one for one in fields):
        raise ValueError("a field is one line")
    return "\n".join((HEAD, *fields)).encode()


def written(fields: Sequence[str], signature: bytes) -> str:
    """Fields and their signature as a code."""
    return HEAD + _spelled(message(fields)[len(HEAD) + 1 :] + signature)


def read(code: str) -> SignedWords | None:
    """A code as it was scanned or typed, in an address too, the last of several; None for what is none."""
    told = "".join(code[-2 * LONGEST :].split()).upper()
    _, head, rest = told.rpartition(HEAD)
    try:
        content = _bytes(rest) if head and len(rest) <= LONGEST else b""
        fields = content[:-SIGNATURE].decode().split("\n")
    except ValueError:
        return None
    return SignedWords(tuple(fields), content[-SIGNATURE:]) if len(content) > SIGNATURE else None


def _spelled(content: bytes) -> str:
    found = ""
    for k in range(0, len(content) - 1, 2):
        value = content[k] * 256 + content[k + 1]
        found += ALPHABET[value % _BASE] + ALPHABET[value // _BASE % _BASE] + ALPHABET[value // _BASE**2]
    if len(content) % 2:
        found += ALPHABET[content[-1] % _BASE] + ALPHABET[content[-1] // _BASE]
    return found


def _bytes(spelled: str) -> bytes:
    """Raises ValueError for what no bytes are spelled as."""
    found = bytearray()
    for k in range(0, len(spelled), 3):
        part = spelled[k : k + 3]
        try:
            value = sum(_VALUES[char] * _BASE**n for n, char in enumerate(part))
        except KeyError:
            raise ValueError("no such character") from None
        if len(part) == 1 or value >= 256 ** (len(part) - 1):
            raise ValueError("no bytes are spelled so")
        found += value.to_bytes(len(part) - 1, "big")
    return bytes(found)
