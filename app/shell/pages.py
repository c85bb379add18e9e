"""What is shown while there is no house yet: the first paint, and why it does not open."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QPaintEvent, QPalette, QShortcut
from PySide6.QtWidgets import QWidget

from app.forms.shell.ui_failed import Ui_Failed
from app.forms.shell.ui_opening import Ui_Opening
from app.kernel.text import T, Text
from app.widgets.form import laid_out
from app.widgets.paint import inking
from app.widgets.part import Part, showing


class Opening(Part, QWidget):
    """The ground and the seal, while the house is opened; a sample day that is being made counts itself."""

    painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = laid_out(Ui_Opening(), self)
        self._told = False
        showing(self.ui.progress, False)

    def show_progress(self, done: int, of: int) -> None:
        """Say how far the sample day is."""
        self.ui.told.say(T("A sample day is being made. It takes a moment."))
        self.ui.progress.show_progress(done, of)
        showing(self.ui.progress, True)

    def paintEvent(self, event: QPaintEvent) -> None:
        with inking(self) as ink:
            ink.bar(self.rect().toRectF(), self.palette().color(QPalette.ColorRole.Window))
        if not self._told:
            self._told = True
            QTimer.singleShot(0, self, self.painted.emit)


WIDE = 680


class Failed(Part, QWidget):
    """Why there is no house, and what to try: `again`, `restore` where there is a good backup, `left`."""

    again = Signal()
    restore = Signal()
    left = Signal()

    def __init__(self, sentence: Text, home: Path, *, backup: bool = False) -> None:
        super().__init__()
        self.ui = laid_out(Ui_Failed(), self)
        self.ui.sentence.say(sentence)
        self.ui.folder.say(T("Data folder: {folder}", folder=str(home)))
        showing(self.ui.restore, backup)
        self.ui.card.set_wide(WIDE)
        self.ui.again.clicked.connect(self.again)
        self.ui.restore.clicked.connect(self.restore)
        self.ui.close.clicked.connect(self.left)
        for key in ("Return", "Enter"):
            QShortcut(QKeySequence(key), self, self.again.emit)
