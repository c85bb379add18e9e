"""Pages of a tab one over the other: board below, work above, back with Esc."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.widgets.dialog import unless_typed


class Pages(QStackedWidget):
    """The first page is the tab's own; what is pushed lies over it until `back`."""

    def __init__(self, first: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first, self._over = first, list[QWidget]()
        self.addWidget(first)
        self._back = QShortcut(QKeySequence("Esc"), self, self.give_up)
        self._back.setEnabled(False)

    def push(self, page: QWidget) -> None:
        """Lay a page over the others."""
        self.addWidget(page)
        self._over.append(page)
        self._turn(page)

    def back(self) -> None:
        """Take the uppermost page off; the first stays."""
        if len(self._over) == 0:
            return
        gone = self._over.pop()
        self._turn(self._over[-1] if self._over else self._first)
        gone.close()  # however it is left, it hears of it
        self.removeWidget(gone)
        gone.deleteLater()

    def give_up(self) -> None:
        """What Esc does: back, after asking where something was typed."""
        unless_typed(self._over[-1], self.back)

    def home(self) -> None:
        """Take every page off but the first."""
        while self._over:
            self.back()

    def _turn(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        page.setFocus()
        self._back.setEnabled(bool(self._over))
