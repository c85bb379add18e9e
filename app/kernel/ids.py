"""Ids: typed, checked, and derived, so that the same command makes the same rows wherever it runs."""

import hashlib
import re
from typing import TYPE_CHECKING, Any, ClassVar, Self

if TYPE_CHECKING:  # the window paints before pydantic is imported (P7)
    from pydantic_core import CoreSchema

PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_.:\-]{0,63}$"
COUNTER = r"^[A-Z0-9]{1,8}$"


class Id(str):
    """The id of one kind of thing; each kind is a subclass, so that no id is taken for another.

    Raises ValueError for anything but 1 to 64 plain ASCII characters.
    """

    __slots__ = ()
    shape: ClassVar[re.Pattern[str]] = re.compile(PATTERN)

    def __new__(cls, value: str) -> Self:
        if not cls.shape.fullmatch(value):
            raise ValueError(f"not an id: {value!r}")
        return super().__new__(cls, value)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> "CoreSchema":
        from pydantic_core import core_schema

        text = core_schema.str_schema(pattern=cls.shape.pattern, strict=True)
        return core_schema.no_info_after_validator_function(
            cls, text, serialization=core_schema.to_string_ser_schema()
        )


class Login(Id):
    """A member of staff, by the short name that they log in with."""

    __slots__ = ()


class CounterCode(Id):
    """A counter of the house: A1, A2, … It stands in the numbers of documents (COM-14)."""

    __slots__ = ()
    shape = re.compile(COUNTER)


class TextId(Id):
    """A personal text, by its drawer id: how it is named where its words may not stand (COM-05)."""

    __slots__ = ()


def derived(command: str, k: int | str) -> str:
    """The k-th id that a command makes: the same command makes the same ids everywhere (COM-04)."""
    return hashlib.blake2b(f"{command}/{k}".encode(), digest_size=10).hexdigest()
