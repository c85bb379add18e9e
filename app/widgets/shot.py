"""Pictures of screens: what a room contributes to `yingke shots` and `yingke tour` (COM-74).

A flow's `screens.shots` has `SHOTS`, each screen of it with sample data, and `TOUR`, a clerk's way through
the sample day, in the order in which it is walked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class Stage(Protocol):
    """The window with the sample day in it, and the hands of whoever shows it."""

    @property
    def window(self) -> QWidget: ...

    def tab(self, name: str) -> QWidget:
        """Show a tab ("restaurant") or a section of the settings ("settings/staff"), and wait for its answers."""

    def open_case(self, flow: str, case: str) -> QWidget:
        """Go to a case, as a row of Today does; returns the tab."""

    def press(self, key: Qt.Key, *, ctrl: bool = False) -> None:
        """Press a key where the focus is, and wait."""

    def type(self, words: str) -> None:
        """Type letters and digits where the focus is, and wait."""

    def log_out(self) -> None:
        """Nobody works here: the log-in page."""

    def log_in(self, login: str) -> None:
        """Let somebody else of the sample day work here."""

    def advance(self, by: timedelta) -> None:
        """Let time pass."""

    def idle(self) -> None:
        """Wait until every answer has arrived."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its name, and how the stage comes to it. `clear` takes off afterwards what lies over the window.

    Toasts are taken off first, unless the picture is of what was `said`.
    """

    name: str
    show: Callable[[Stage], object]
    clear: Callable[[Stage], object] = lambda stage: None
    said: bool = False
