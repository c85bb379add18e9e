"""What a setting may be set to, as a command takes it (COM-85)."""

from typing import TYPE_CHECKING, Any

from app.kernel.chars import Unfit, tidied
from app.kernel.text import T

if TYPE_CHECKING:
    from pydantic_core import CoreSchema


class Value:
    """What a setting may be: yes or no, a whole number, or a text, perhaps none. Which, and how long, each says itself.

    Raises Unfit for anything else. The longest text is that of published holidays.
    """

    __slots__ = ("plain",)
    limit = 4000

    def __init__(self, given: object) -> None:
        if not isinstance(given, (bool, int, str)):
            raise Unfit(T("a text, a whole number, or yes or no is asked for"))
        if isinstance(given, str) and len(given) > self.limit:
            raise Unfit(
                T("{length} characters are too many: {limit} fit here.", length=len(given), limit=self.limit)
            )
        self.plain = tidied(given) if isinstance(given, str) else given

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Value) and (type(self.plain), self.plain) == (type(other.plain), other.plain)

    def __hash__(self) -> int:
        return hash(self.plain)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> "CoreSchema":
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            cls, serialization=core_schema.plain_serializer_function_ser_schema(lambda value: value.plain)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: "CoreSchema", handler: Any) -> dict[str, Any]:
        return {"anyOf": [{"type": kind} for kind in ("boolean", "integer", "string")]}
