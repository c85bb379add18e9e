"""Photos as commands take them and screens show them: plain values, without Qt and without the database."""

import base64
import binascii
import hashlib
import io
import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from app.kernel.chars import Unfit
from app.kernel.ids import Id
from app.kernel.text import T

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

LONG_EDGE = 1600
"""Pixels of the longer side of a photo that is kept."""
MOST_BYTES = 600_000
"""Of a photo that is kept."""
_NO_PHOTO = T("this is no photo as the house keeps them")


class PhotoId(Id):
    """A photo that the house keeps, by the SHA-256 of its bytes: the same photo twice is one."""

    __slots__ = ()
    shape = re.compile(r"^[0-9a-f]{64}$")


class PhotoUseId(Id):
    """One photo at one place: a mark, a line, a claim."""

    __slots__ = ()


class Photo:
    """A photo on its way into the house: a JPEG without EXIF, or one that is kept already, by its id alone.

    Raises Unfit for anything else, larger than what is kept, or with EXIF. `wide` and `high` are pixels, 0 where it
    is named by its id. The journal has the id, never the bytes.
    """

    __slots__ = ("content", "high", "id", "wide")

    def __init__(self, content: bytes) -> None:
        self.wide, self.high = _measured(content)
        self.content: bytes | None = content
        self.id = PhotoId(hashlib.sha256(content).hexdigest())

    @classmethod
    def kept(cls, id: str) -> Self:
        """One that the house keeps already."""
        self = cls.__new__(cls)
        self.content, self.id, self.wide, self.high = None, PhotoId(id), 0, 0
        return self

    @classmethod
    def read(cls, text: str) -> Self:
        """From its id, or its bytes as base64."""
        if PhotoId.shape.fullmatch(text):
            return cls.kept(text)
        try:
            return cls(base64.b64decode(text, validate=True))
        except binascii.Error:
            raise Unfit(_NO_PHOTO) from None

    @property
    def plain(self) -> str:
        """As JSON takes it."""
        return self.id if self.content is None else base64.b64encode(self.content).decode()

    def __str__(self) -> str:
        return f"Photo({self.id})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Photo) and self.id == other.id

    def __hash__(self) -> int:
        return hash(self.id)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> "CoreSchema":
        from pydantic_core import core_schema

        text = core_schema.str_schema(min_length=64, max_length=MOST_BYTES * 4 // 3 + 4, strict=True)
        return core_schema.no_info_after_validator_function(
            cls.read,
            text,
            serialization=core_schema.plain_serializer_function_ser_schema(lambda one: {"$photo": one.id}),
        )


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """A photo; `there` until its bytes have gone."""

    id: str
    there: bool


@dataclass(frozen=True, slots=True)
class PhotoUse:
    """A photo at its place; `stands` until it is taken off."""

    id: str
    kind: str
    subject: str
    stands: bool


@dataclass(frozen=True, slots=True)
class PhotoShown:
    """A photo at its place, in pixels. `said_at` is what the camera says, `at`, `by` and `counter` who attached it when."""

    id: PhotoUseId
    photo: PhotoId
    wide: int
    high: int
    said_at: datetime | None
    at: datetime
    by: str
    counter: str


@dataclass(frozen=True, slots=True)
class Photos:
    """The photos of one place, in the order in which they were attached."""

    photos: tuple[PhotoShown, ...]


@dataclass(frozen=True, slots=True)
class CasePhotos:
    """All photos of a case, each with the place at which it stands."""

    photos: tuple[tuple[str, PhotoShown], ...]


@dataclass(frozen=True, slots=True)
class PhotoContent:
    """A photo's bytes; None once they have gone."""

    content: bytes | None


def _measured(content: bytes) -> tuple[int, int]:
    from PIL import Image  # heavy, and rarely wanted

    try:
        with Image.open(io.BytesIO(content), formats=("JPEG",)) as image:
            fits = max(image.size) <= LONG_EDGE and not image.getexif() and len(content) <= MOST_BYTES
            wide, high = image.size
    except (OSError, ValueError, SyntaxError):  # Pillow tells broken files by each of them
        fits = False
    if not fits:
        raise Unfit(_NO_PHOTO)
    return wide, high
