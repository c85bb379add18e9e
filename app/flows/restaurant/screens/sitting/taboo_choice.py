"""Allergies and taboos as the guests say them: the common ones by touch, any other typed, or none (RST-04)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.terms import ALLERGENS
from app.flows.restaurant.screens.choices import Choices, Option
from app.kernel.fields import Note
from app.kernel.text import T
from app.widgets.field import Field
from app.widgets.part import Column, Part

NONE = "none"


class TabooChoice(Part, QWidget):
    """`words` is what was said, `none` that there are none; neither means that nobody asked yet. `changed`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = Field(T("Allergies and taboos"), hint=T("as the guests say them"))
        self._common = Choices(5, several=True, high=44)
        column = Column(self, gap=8)
        column.addWidget(self._field)
        column.addWidget(self._common)
        self._field.changed.connect(self._typed)
        self._common.chosen.connect(self._picked)
        self._common.offer(
            (
                Option(NONE, T("None", "taboos"), icon="check"),
                *(Option(allergen.value, word) for allergen, word in ALLERGENS.items()),
            )
        )

    @property
    def none(self) -> bool:
        """Whether the guests said that there are none."""
        return NONE in self._common.picked

    @property
    def words(self) -> Note | None:
        """What the guests said, if they said anything."""
        picked = [
            self.look.say(word) for allergen, word in ALLERGENS.items() if allergen in self._common.picked
        ]
        told = [*picked, *filter(None, (self._field.text,))]
        return Note(self.look.say(T("{said:list}", said=told))) if told else None

    def _typed(self) -> None:
        self._common.pick(*(one for one in self._common.picked if one != NONE or not self._field.text))
        self.changed.emit()

    def _picked(self, id: str) -> None:
        if id == NONE and self.none:
            self._common.pick(NONE)
            self._field.write("")
        elif id != NONE:
            self._common.pick(*(one for one in self._common.picked if one != NONE))
        self.changed.emit()
