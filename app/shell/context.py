"""What the window gives to the screens of one open house."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from app.house import House
from app.kernel.refusal import No, Unavailable
from app.kernel.text import Speaker, Text
from app.widgets.bridge import Bridge
from app.widgets.desk import Second, Tone
from app.widgets.saying import spoken, who_can


class Surface(Protocol):
    """The part of the window that sentences and dialogs are shown on."""

    def toast(
        self, words: str, tone: Tone, undo: Callable[[], None] | None = None, more: str = ""
    ) -> None: ...

    def trouble(self, error: BaseException) -> None: ...


class Shell(QObject):
    """The one `Context` there is: the house's desk, its bridge, and the window's words, toasts and dialogs."""

    outages = Signal(object)
    asked_for = Signal(str, str)
    previewed = Signal(str)
    second_wanted = Signal(str, object, object, object)

    def __init__(self, house: House, surface: Surface, words: Speaker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.house, self.surface, self.words = house, surface, words
        self.desk = house.desk
        self.bridge = Bridge(house.desk, self)

    def told(self, text: Text, tone: Tone = Tone.PLAIN, undo: Callable[[], None] | None = None) -> None:
        """Say a sentence in a toast."""
        self.surface.toast(self.words(text), tone, undo)

    def refused(self, no: No, flow: str) -> None:
        """Say a rule's no and who can do it instead."""
        declared = self.desk.flow(flow)
        self.surface.toast(
            spoken(no, declared, self.words), Tone.WARN, more=who_can(no, declared, self.words)
        )

    def second_person(
        self, name: str, args: Mapping[str, Any], no: No, then: Callable[[Second], None]
    ) -> None:
        """Ask for another person's PIN (COM-21)."""
        self.second_wanted.emit(name, args, no, then)

    def outage(self, error: Unavailable) -> None:
        """Show what is away, and what to try (COM-84)."""
        self.outages.emit(error)

    def trouble(self, error: BaseException) -> None:
        """Show an unexpected error (COM-71)."""
        self.surface.trouble(error)

    def open_case(self, flow: str, case: str) -> None:
        """Go to a case in the tab of its flow."""
        self.asked_for.emit(flow, case)

    def preview(self, document: str) -> None:
        """Show a printed document."""
        self.previewed.emit(document)

    def close(self) -> None:
        """Hear nothing more from the desk."""
        self.bridge.close()
