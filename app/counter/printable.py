"""What no font has is refused where it is typed, not found when a paper is printed (COM-15)."""

from collections.abc import Iterable

from app.kernel.refusal import No, Refused
from app.paper.fonts import missing


def hold_printable(texts: Iterable[str]) -> None:
    """Refuse the first character that no font has, in any of some texts: each may stand on a paper."""
    for text in texts:
        # What is plain needs no font to be opened.
        if not text.isascii() and (lacking := missing(text)):
            raise Refused(
                No(
                    "No font has the character {character} ({code}), so it cannot be printed. Write another one.",
                    {"character": lacking[0], "code": f"U+{ord(lacking[0]):04X}"},
                )
            )
