"""Letters that are typed on a board, and where they lead: a table, a card, or a line that a scanner typed."""

from collections.abc import Callable, Iterable
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication


class Named(Protocol):
    """What is found by its name, and by other words."""

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def find(self) -> tuple[str, ...]: ...


N = TypeVar("N", bound=Named)
Words = Callable[[N], Iterable[str]]


class Jumps(Generic[N]):
    """`Jumps(tiles, go, spelled)`: `go(id)` chooses what was found among `tiles()`.

    `a1` finds A01, and whatever stands in a tile's `find`. `spelled(tile)` gives words that are dear to make,
    such as the sound of a name; it is asked only where nothing else is found.
    """

    def __init__(
        self,
        tiles: Callable[[], Iterable[N]],
        go: Callable[[str], None],
        spelled: Words[N] | None = None,
    ) -> None:
        self._tiles, self._go, self._spelled = tiles, go, spelled
        self._typed = self._line = ""
        self.before = ""
        """What was chosen before anything was typed."""
        self._since = QElapsedTimer()

    def jump(self, text: str) -> bool:
        """Choose the first tile whose name, or another of its words, begins so. Says whether there is one."""
        sought = text.casefold()
        return self._jump(sought, _words) or (self._spelled is not None and self._jump(sought, self._spelled))

    def type(self, text: str, current: str) -> None:
        """Take what was typed; `current` is what is chosen now. What follows at once belongs to the same word."""
        if self._rested:
            self._typed, self._line, self.before = "", "", current
        self._typed, self._line = self._typed + text, self._line + text
        self._since.start()
        if not self.jump(self._typed):
            self._typed = text
            self.jump(text)

    def end(self) -> str:
        """Enter: the whole line, if it was typed at once and begins no tile's name; else nothing."""
        line, self._line = ("" if self._rested else self._line), ""
        return "" if line == self._typed else line

    @property
    def _rested(self) -> bool:
        """Whether nothing was typed for a while: what comes now is another word."""
        return not self._since.isValid() or self._since.elapsed() > 3 * QApplication.keyboardInputInterval()

    def _jump(self, sought: str, words: Words[N]) -> bool:
        for tile in self._tiles():
            if any(word.startswith(sought) for word in words(tile)):
                self._go(tile.id)
                return True
        return False


def _words(tile: Named) -> tuple[str, ...]:
    """What finds a tile: its name, also without the noughts before its number."""
    name = tile.name.casefold()
    letters = name.rstrip("0123456789")
    number = name[len(letters) :].lstrip("0")
    return (name, letters + number, *(word.casefold() for word in tile.find))
