"""The window: it shows pages, lays sheets over them, says sentences. What the pages are, `Front` knows.

Nothing here imports the database, the flows or ReportLab: it paints first, they come after (P7).
"""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from app.shell.place import Place

if TYPE_CHECKING:
    from app.shell.front import Front

log = logging.getLogger("yingke.shell")
LEAST = (1024, 700)
FIRST = (1366, 768)


class Opening(QWidget):
    """What is painted first, while the house is opened: the ground, and the seal."""

    painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Window))
        painter.end()
        if not self._told:
            self._told = True
            QTimer.singleShot(0, self, self.painted.emit)


class Window(QMainWindow):
    """The one window. `begin` opens the house in a thread once the window has painted."""

    painted = Signal()

    def __init__(self, home: Path, place: Place, *, url: str | None = None) -> None:
        super().__init__()
        self.home, self.place, self.url = home, place, url
        self.front: Front | None = None
        self._pages = QStackedWidget(self)
        self.setCentralWidget(self._pages)
        opening = Opening(self)
        opening.painted.connect(self.painted)
        self._pages.addWidget(opening)
        self.setMinimumSize(*LEAST)
        self.resize(*FIRST)
