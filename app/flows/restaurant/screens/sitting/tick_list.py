"""A list to tick off in its order: the room, the farewell, the clearing (RST-04, 40, 41)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.kernel.text import Text
from app.widgets.part import Column, Label, Part, Role, showing
from app.widgets.theme import Said
from app.widgets.tick import Tick


class TickList(Part, QWidget):
    """`TickList(title, ROOM)`, then `show_ticks(done)`; `ticked(item)` is a touch on one that is not done.

    What is ticked stays so. `open_to` are the items that can be ticked now; all of them unless told. A touch
    on another is told all the same: whoever hears of it says why not.
    """

    ticked = Signal(str)

    def __init__(self, title: Said, items: Mapping[Any, Text], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticks = {str(item): Tick(text, parent=self) for item, text in items.items()}
        column = Column(self, gap=0)
        column.addWidget(Label(title, Role.STRONG))
        for item, tick in self._ticks.items():
            tick.clicked.connect(lambda _=False, item=item: self._touched(item))
            column.addWidget(tick)
        self._done: frozenset[str] = frozenset()

    def show_ticks(
        self,
        done: frozenset[str],
        open_to: frozenset[str] | None = None,
        none_of: frozenset[str] = frozenset(),
    ) -> None:
        """Show what is done, and what can be done now; `none_of` are items that this table has no use for."""
        self._done = done
        for item, tick in self._ticks.items():
            showing(tick, item not in none_of)
            tick.setChecked(item in done)
            tick.close_to_touch(item not in done and open_to is not None and item not in open_to)

    def _touched(self, item: str) -> None:
        # The tick is set once the answer is there: a box that ticks itself would promise too much.
        self._ticks[item].setChecked(item in self._done)
        if item not in self._done:
            self.ticked.emit(item)
