"""Photos as papers show them: by the number of their mark or line, with when they were taken (DLR-10, 21, 44)."""

from collections.abc import Sequence

from app.counter.photo_facts import PhotoShown
from app.kernel.text import Kept, T
from app.paper.model import Photos, Pictured, Said

ACROSS = 4


def pictures(found: Sequence[tuple[Said, PhotoShown]], across: int = ACROSS) -> Photos:
    """Photos, each under what it is of."""
    return Photos(tuple(_pictured(says, one) for says, one in found), across)


def _pictured(says: Said, one: PhotoShown) -> Pictured:
    when = T("{what}, {at:moment}", "photo", what=says, at=one.said_at or one.at)
    return Pictured(Kept(one.photo), one.wide, one.high, when)
