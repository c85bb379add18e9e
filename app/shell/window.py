"""The window: it shows pages, lays sheets over them, says sentences. What the pages are, `Front` knows.

Nothing here imports the database, the flows or ReportLab: it paints first, they come after (P7).
"""

import importlib
import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from app.kernel.refusal import Unavailable
from app.kernel.text import T
from app.shell.language import Voice
from app.shell.opening import Make, Opener, Wish, house_in
from app.shell.pages import Failed, Opening
from app.shell.place import SCALES, Place
from app.shell.trouble import TroubleCard
from app.widgets.desk import Tone
from app.widgets.theme import Look, look
from app.widgets.toast import Toaster

if TYPE_CHECKING:
    from app.house import House
    from app.shell.front import Front

log = logging.getLogger("yingke.shell")
LEAST = (1024, 700)
FIRST = (1366, 768)
FOOT = 52
"""What toasts keep clear of: the strip at the foot of a board."""


class Window(QMainWindow):
    """The one window. `begin` opens the house in a thread once the window has painted.

    `make` opens houses; `place` is what this computer knows of itself, kept in `home`.
    """

    painted = Signal()

    def __init__(self, home: Path, place: Place, *, url: str | None = None, make: Make = house_in) -> None:
        super().__init__()
        self.home, self.place, self.url = home, place, url
        self.front: Front | None = None
        self.founder: tuple[str, str] | None = None
        """Who founded the house in this sitting, and their PIN, until it was told at the real books' log-in."""
        self.voice = Voice(place.language)
        self.worn = _worn(self.voice)
        self._dress()
        self.voice.install()
        self._pages = QStackedWidget(self)
        self.setCentralWidget(self._pages)
        self.toaster = Toaster(self, above=FOOT)
        self._trouble: TroubleCard | None = None
        self._wish = Wish(home, url, place.counter)
        self._opener = Opener(make, self)
        self._opener.opened.connect(self._opened)
        self._opener.failed.connect(self.show_failed)
        self._opener.made.connect(self._made)
        QApplication.styleHints().colorSchemeChanged.connect(self._scheme_changed)
        for keys, by in (("Ctrl+0", 0), ("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            QShortcut(QKeySequence(keys), self, lambda by=by: self.grow(by))
        self.setMinimumSize(*LEAST)
        self.resize(*FIRST)
        self._title()
        opening = Opening()
        opening.painted.connect(self.painted)
        self.show_page(opening)

    # -- the house ------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Open the house that is wished for."""
        self._opener.open(self._wish)

    def change_house(self, *, sample: bool, name: str = "") -> None:
        """Close the house, and open the sample day, or the real one again."""
        before = self._let_go()
        counter, language = self.place.counter, self.place.language
        self._wish = Wish(self.home, self.url, counter, sample, language, name)
        self.show_page(Opening())
        self._title()
        self._opener.open(self._wish, before)

    @property
    def sample(self) -> bool:
        """Whether what is shown is the sample day."""
        return self._wish.sample

    def finish(self) -> None:
        """Finish what is under way and close the house: at the end, and when the session ends."""
        for house in (self._opener.wait(), self._let_go()):
            if house is not None:
                house.close()
        if page := self._pages.currentWidget():
            # Gone before it hears that the language goes: there is no house any more to ask.
            self._pages.removeWidget(page)
            page.deleteLater()
            QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
        self.voice.leave()

    # -- what pages have of it ------------------------------------------------------------------------

    def show_page(self, page: QWidget) -> None:
        """Show a page in place of the one before it, which goes."""
        before = self._pages.currentWidget()
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        if before is not None:
            self._pages.removeWidget(before)
            before.hide()
            before.deleteLater()

    def show_failed(self, error: BaseException) -> None:
        """Say why there is no house to show, and what to try; another try closes what is half open."""
        known = error.what if isinstance(error, Unavailable) else None
        log.error("the house does not open: %s %s", type(error).__qualname__, getattr(error, "details", ""))
        backup = getattr(error, "backup", None)
        sentence = known or T("Something went wrong that should not have.")
        page = Failed(sentence, self.home, backup=backup is not None)
        page.again.connect(self._again)
        page.restore.connect(lambda: self._restore(str(backup.file) if backup else ""))
        page.left.connect(self.close)
        self.show_page(page)
        if known is None:
            self.trouble(error)

    def toast(self, words: str, tone: Tone, undo: Callable[[], None] | None = None, more: str = "") -> None:
        """Say a sentence that comes and goes."""
        self.toaster.say(words, tone, undo, more)

    def trouble(self, error: BaseException) -> None:
        """Say that something went wrong that should not have (COM-71); one card at a time, the rest is in the log."""
        if self._trouble is None:
            self._trouble = TroubleCard(self, error, self.home / "logs")
            self._trouble.dismissed.connect(self._trouble_seen)
            self._trouble.open()

    def tell_fall(self, report: Path) -> None:
        """Say that the last run fell, and where its report lies, until it is touched (COM-71)."""
        fell = T("The program ended by a fault the last time. What had been confirmed is there.")
        self.toaster.say(fell, Tone.BAD, more=T("The report of it: {file}", file=str(report)))

    def come_forward(self) -> None:
        """Stand before the other windows: somebody started the program a second time."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def wear(self, *, language: str = "", scheme: str = "", scale: int = 0) -> None:
        """Change how it looks, at once and for the next start."""
        told = {"language": language, "scheme": scheme, "scale": scale}
        self.keep(**{name: value for name, value in told.items() if value})
        self._dress()
        self.voice.change(self.place.language)
        self._title()

    def turn_theme(self) -> None:
        """Light where it is dark, dark where it is light."""
        self.wear(scheme="light" if self.worn.theme.dark else "dark")

    def grow(self, by: int) -> None:
        """Make the text larger or smaller by a step; 0 is as designed."""
        at = min(range(len(SCALES)), key=lambda n: abs(SCALES[n] - self.place.scale))
        self.wear(scale=SCALES[max(0, min(len(SCALES) - 1, at + by))] if by else 100)

    def keep(self, **changes: object) -> None:
        """Remember something of this computer for the next start."""
        self.place = self.place.keep(self.home, **changes)
        self._wish = replace(self._wish, counter=self.place.counter)

    def closeEvent(self, event: QCloseEvent) -> None:
        # What is under way is finished behind the closed window.
        event.accept()

    # -- inside -----------------------------------------------------------------------------------------

    def _opened(self, house: "House") -> None:
        # The flows' screens and the database's words are loaded by now: nothing waits for this import.
        front = importlib.import_module("app.shell.front").Front(self, house)
        self.front = front
        front.begin()

    def _again(self) -> None:
        before = self._let_go()
        self.show_page(Opening())
        self._opener.open(self._wish, before)

    def _restore(self, file: str) -> None:
        self._wish = replace(self._wish, restore=file)
        self._again()
        self._wish = replace(self._wish, restore="")

    def _made(self, done: int, of: int) -> None:
        page = self._pages.currentWidget()
        if isinstance(page, Opening):
            page.show_progress(done, of)

    def _let_go(self) -> "House | None":
        front, self.front = self.front, None
        self.toaster.clear()
        return front.close() if front else None

    def _trouble_seen(self) -> None:
        self._trouble = None

    def _dress(self) -> None:
        scheme = self.place.scheme
        if scheme == "system":
            dark = QApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
            scheme = "dark" if dark else "light"
        if (scheme, self.place.scale) != (self.worn.theme.name, self.worn.scale):
            self.worn.wear(scheme, self.place.scale)

    def _scheme_changed(self) -> None:
        if self.place.scheme == "system":
            self._dress()

    def _title(self) -> None:
        name = self.voice(T("Yingke"))
        told = T("{name} · sample day", name=name) if self.sample else T("{name}", name=name)
        self.setWindowTitle(self.voice(told))


def _worn(voice: Voice) -> Look:
    """The look of the application, speaking with this voice."""
    try:
        worn = look()
    except LookupError:
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            raise
        return Look(application, voice)
    worn.words = voice
    return worn
