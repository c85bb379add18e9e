"""What the text arguments of a command may be: plain, personal or secret, never a bare `str` (COM-05)."""

import hashlib
from typing import TYPE_CHECKING, Any, ClassVar

from app.kernel.chars import clean

if TYPE_CHECKING:  # the window paints before pydantic is imported (P7)
    from pydantic_core import CoreSchema


class Code(str):
    """A plain short code: a dish's number, a counter's, a setting's key."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> "CoreSchema":
        from pydantic_core import core_schema

        text = core_schema.str_schema(pattern=r"^[A-Za-z0-9_.:\-]{1,40}$", strict=True)
        return core_schema.no_info_after_validator_function(
            cls, text, serialization=core_schema.to_string_ser_schema()
        )


class Label(str):
    """A plain text that is nobody's: the name of a dish, a table, the house. 1 to 80 characters."""

    __slots__ = ()
    limit: ClassVar[int] = 80

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> "CoreSchema":
        from pydantic_core import core_schema

        text = core_schema.str_schema(min_length=1, max_length=cls.limit, strict=True)
        return core_schema.no_info_after_validator_function(
            lambda s: cls(clean(s, cls.limit)), text, serialization=core_schema.to_string_ser_schema()
        )


class Private:
    """What a person is called, said or wrote: kept in the drawer, never in the journal (COM-05).

    `id` and `salt` are the drawer's: a command finds them set, and writes the id into its rows.
    """

    __slots__ = ("id", "salt", "text")
    limit: ClassVar[int] = 200

    def __init__(self, text: str) -> None:
        self.text = text
        self.id = ""
        self.salt = ""

    def keep(self, id: str, salt: str) -> None:
        """Take the drawer's id; from here on the text itself is written nowhere else."""
        self.id, self.salt = id, salt

    @property
    def sealed(self) -> Any:
        """How it stands in a journal row: id and salted digest; the bare text only before it is kept."""
        if not self.id:
            return self.text
        return {"$private": self.id, "seal": hashlib.sha256((self.salt + self.text).encode()).hexdigest()}

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Private) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> "CoreSchema":
        from pydantic_core import core_schema

        text = core_schema.str_schema(min_length=1, max_length=cls.limit, strict=True)
        return core_schema.no_info_after_validator_function(
            lambda s: cls(clean(s, cls.limit)),
            text,
            serialization=core_schema.plain_serializer_function_ser_schema(lambda p: p.sealed),
            metadata={"pydantic_js_extra": {"x-private": True}},
        )


class Note(Private):
    """A longer personal text: a wish, a reason, a remark. Up to 2,000 characters."""

    __slots__ = ()
    limit: ClassVar[int] = 2000


class Secret:
    """A PIN: reaches the function, never the journal, the log or a picture."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return "Secret(…)"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> "CoreSchema":
        from pydantic_core import core_schema

        text = core_schema.str_schema(min_length=1, max_length=64, strict=True)
        return core_schema.no_info_after_validator_function(
            cls,
            text,
            serialization=core_schema.plain_serializer_function_ser_schema(lambda s: {"$secret": True}),
            metadata={"pydantic_js_extra": {"x-secret": True}},
        )
