"""What a character of outside text may be: the one place that says it (COM-80).

Everything that people type, scan, import or paste passes `clean` once, where it comes in. Later outlets
escape what their own format would read as commands; they meet no control character any more.
"""

import re
from unicodedata import category, normalize

from app.kernel.text import T, Text

_NO_TEXT = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0, C1: they open drawers and end strings
    "\xad\u200b\u2060-\u2064\ufeff"  # invisible: two names that look the same would differ
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # direction: text would show in another order
    "\ufff9-\ufffc\U000e0000-\U000e007f"  # annotations and tags, invisible too
    "\ud800-\udfff"  # half a character: no file and no database takes it
    "\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
_BREAK = re.compile("\r\n|[\n\v\f\r\x85\u2028\u2029]")
_BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"


class Unfit(ValueError):
    """A text that cannot be taken: `reason` says why, for the person who typed it."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.message)
        self.reason = reason


def clean(text: str, limit: int, *, lines: bool = False) -> str:
    """The text as it is kept: without characters that nobody sees, trimmed, in Unicode's normal form C.

    Everything else stays as typed, any han and any mark on a name. Breaks become spaces, unless the text
    has `lines`. Raises Unfit when nothing visible is left, or more than `limit` characters: a text is
    never cut.
    """
    kept = tidied(text, lines=lines)
    if not any(map(_visible, kept)):
        raise Unfit(T("Nothing is written here."))
    if len(kept) > limit:
        raise Unfit(T("{length} characters are too many: {limit} fit here.", length=len(kept), limit=limit))
    return kept


def tidied(text: str, *, lines: bool = False) -> str:
    """What of a text can be seen, perhaps nothing: for what is only looked up, and kept nowhere."""
    broken = _BREAK.sub("\n" if lines else " ", text)
    return normalize("NFC", _NO_TEXT.sub("", broken if lines else broken.replace("\t", " "))).strip()


def _visible(c: str) -> bool:
    return category(c)[0] in "LNPS" and c not in _BLANK_LETTERS
