"""What the pages have in common: pairs of texts, cards, the states of a table."""

from PySide6.QtWidgets import QLayout, QWidget

from app.widgets.paint import Tag
from app.widgets.part import Column, Label, Panel, Role, filled


class Page:
    """A page in one language; its texts come in pairs, Chinese and English."""

    def __init__(self, language: str) -> None:
        self._english = language == "en"

    def of(self, chinese: str, english: str) -> str:
        """The text in the language of the page."""
        return english if self._english else chinese

    def tags(self) -> tuple[Tag, ...]:
        """The states of a table."""
        return (
            Tag(self.of("用餐", "Dining"), "ok", "utensils"),
            Tag(self.of("埋单", "Bill"), "info", "receipt-text"),
            Tag(self.of("预留", "Booked"), "hold", "calendar-clock"),
            Tag(self.of("待点", "Seated"), "warn", "hand-platter"),
            Tag(self.of("待清", "To clear"), "clay", "brush-cleaning"),
            Tag(self.of("空台", "Free"), "mute", "circle-dashed"),
            Tag(self.of("超时", "Late"), "bad", "triangle-alert"),
        )

    def card(self, title: str, *inside: QWidget | QLayout | int | None) -> QWidget:
        card = Panel("surface", line="line", radius=10)
        filled(Column(card, gap=10, edge=(18, 14, 18, 16)), Label(title, Role.SECTION), *inside)
        return card
