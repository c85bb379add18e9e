"""A setting: declared once, with key, type, default, title and help; its page draws itself (COM-85)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from app.kernel.refusal import No
from app.kernel.text import Text

V = TypeVar("V")


@dataclass(frozen=True)
class Setting(Generic[V]):
    """One setting. `choices` or `least`/`most` say what it may be; a counter may have its own value if `local`.

    `names` are what the choices are called, in their order; `page` is one that draws itself with its group,
    others have a page of their own. `known` tells what else there is no such thing; `longest` is for texts. `follows` says what a new value would lose of
    the one before, on a day.
    """

    key: str
    default: V
    title: Text
    help: Text
    choices: tuple[V, ...] = ()
    least: int | None = None
    most: int | None = None
    local: bool = False
    unit: Text | None = None
    names: tuple[Text | str, ...] = ()
    page: bool = True
    known: Callable[[V], bool] | None = None
    longest: int = 80
    follows: Callable[[V, V, date], No | None] | None = None

    @property
    def group(self) -> str:
        """What it stands together with: the first word of its key."""
        return self.key.partition(".")[0]

    def fits(self, value: Any) -> bool:
        """Whether a value may be set."""
        if type(value) is not type(self.default) or (self.choices and value not in self.choices):
            return False
        if self.known is not None and not self.known(value):
            return False
        if not isinstance(value, int):
            return not isinstance(value, str) or len(value) <= self.longest
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)
