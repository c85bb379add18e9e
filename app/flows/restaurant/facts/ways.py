"""How a dish may be cooked and spiced, as the menu has it and as a guest chose it (RST-11)."""

from dataclasses import dataclass

from app.kernel.fields import Label


class WayName(Label):
    """What a choice or one of its ways is called: 辣度, 微辣, 红烧."""

    __slots__ = ()
    limit = 16


@dataclass(frozen=True, slots=True)
class Way:
    """One way: `more` in fen is what one of the dish then costs more, or less; `usual`, taken unless another is said."""

    name: WayName
    more: int = 0
    usual: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked of a dish, and its ways, of which one is taken."""

    name: WayName
    ways: tuple[Way, ...]

    @property
    def usual(self) -> Way | None:
        """The way that is taken unless another is said."""
        return next((way for way in self.ways if way.usual), None)
