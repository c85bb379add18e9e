"""Beside the board while nothing is chosen: how to begin."""

from PySide6.QtWidgets import QWidget

from app.forms.restaurant.ui_nothing import Ui_Nothing
from app.kernel.text import T
from app.widgets.empty import Empty
from app.widgets.form import laid_out


class NothingPanel(QWidget):
    """Says what a touch on a table does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = laid_out(Ui_Nothing(), self)
        self.ui.empty.addWidget(
            Empty(
                "hand-platter",
                T("No table is chosen"),
                T("Touch one, or type its number; F2 seats a walk-in"),
            )
        )
