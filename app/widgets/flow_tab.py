"""The tab of a flow: its board, and full pages over it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from app.widgets.dialog import unless_typed
from app.widgets.flow_screen import FlowScreen
from app.widgets.pages import Pages
from app.widgets.part import Column


class FlowTab(FlowScreen):
    """`over(board)` once, then `lay(page)`; `reach(show)` is how Today and the search lead to what the board shows."""

    pages: Pages

    def over(self, board: QWidget) -> None:
        """The board lies lowest."""
        self.pages = Pages(board)
        Column(self, gap=0).addWidget(self.pages)

    def lay(self, page: Any) -> None:
        """Lay a page over the board, or over the page there, until it is `left`."""
        page.left.connect(self.pages.back)
        self.pages.push(page)

    def reach(self, show: Callable[[], None]) -> None:
        """Show something on the board, whatever lay over it; what was typed there is asked for first."""

        def bare() -> None:
            self.pages.home()
            show()

        unless_typed(self.pages, bare)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if page := self.pages.currentWidget():
            page.setFocus(event.reason())
