"""Parts one behind the other, each made when it is first wanted."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.widgets.part import showing

W = TypeVar("W", bound=QWidget)
AHEAD = 500
"""Milliseconds after which a stack that is shown makes what it has not shown yet, one part at a time."""


class Late(Generic[W]):
    """A part of a stack: `show()` turns to it, `ask()` only makes it; `made` is None until then."""

    def __init__(self, stack: "Stack", make: Callable[[QWidget], W]) -> None:
        self._stack, self._make = stack, make
        self.made: W | None = None

    @property
    def shown(self) -> bool:
        """Whether its stack stands at it."""
        return self.made is not None and self._stack.current is self.made

    def ask(self) -> W:
        """The part, made if this is the first time."""
        if self.made is None:
            self.made = self._make(self._stack)
            self._stack.take(self.made)
        return self.made

    def show(self) -> W:
        """Show it and hide the others."""
        part = self.ask()
        self._stack.turn(part)
        return part


class Stack(QWidget):
    """As large as the part that is shown. `late(make)` adds one: `make` gets the stack to make it within.

    A part that is made within its parent is dressed once; one that is put there afterwards, once more with all
    that is in it. With `ahead` the parts are made before they are asked for, once whoever came here has settled.
    """

    def __init__(self, parent: QWidget | None = None, *, ahead: bool = False) -> None:
        super().__init__(parent)
        self.current: QWidget | None = None
        self._parts: list[Late[Any]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._ahead = ahead
        self._settled = QTimer(self, interval=AHEAD, singleShot=True)
        self._settled.timeout.connect(self._make_next)

    def late(self, make: Callable[[QWidget], W]) -> Late[W]:
        """A further part, not made yet."""
        part = Late(self, make)
        self._parts.append(part)
        return part

    def take(self, part: QWidget) -> None:
        """Keep a part that has just been made, not shown yet."""
        showing(part, False)
        self._column.addWidget(part)

    def turn(self, part: QWidget) -> None:
        """Show one of the parts instead of the one before."""
        before, self.current = self.current, part
        if before is not part:
            showing(part, True)
            if before:
                showing(before, False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._ahead:
            self._settled.start()

    def _make_next(self) -> None:
        waits = next((part for part in self._parts if part.made is None), None)
        if waits and self.isVisible():
            waits.ask()
            self._settled.start()
