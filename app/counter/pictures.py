"""A picture that the house keeps: a seal. It is as personal as a name, and lies in the drawer (COM-05)."""

import base64
import binascii
import re
from typing import ClassVar

from app.kernel.chars import Unfit
from app.kernel.fields import Note
from app.kernel.text import T

_PNG = b"\x89PNG\r\n\x1a\n"


class Picture(Note):
    """A PNG as base64, at most some 180 KB of it; whoever takes one in has made it small before."""

    __slots__ = ()
    limit = 240_000
    shape: ClassVar[re.Pattern[str]] = re.compile(r"[A-Za-z0-9+/]+={0,2}")

    def __init__(self, text: str) -> None:
        if not (self.shape.fullmatch(text) and _is_png(text)):
            raise Unfit(T("this is no picture"))
        super().__init__(text)


def _is_png(text: str) -> bool:
    try:
        return base64.b64decode(text, validate=True).startswith(_PNG)
    except binascii.Error:
        return False
