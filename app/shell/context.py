"""What the window gives to the screens of one open house."""

import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QFileDialog

from app.counter.overview import DueRow
from app.counter.saying import said, who_can
from app.counter.settings import ORGANISATION
from app.counter.standing import Standing, standing
from app.house import House
from app.kernel.refusal import No, Refused, Unavailable
from app.kernel.text import Speaker, T, Text
from app.paper.viewing import Viewed, viewed
from app.shell.keeping import documents, fit_name, write_beside
from app.shell.place import Place
from app.widgets.bridge import Bridge
from app.widgets.desk import Desk, Second, Tone

log = logging.getLogger("yingke.shell")
R = TypeVar("R")


class Surface(Protocol):
    """The part of the window that sentences and dialogs are shown on; it knows what this computer remembers."""

    place: Place

    def toast(
        self, words: str, tone: Tone, undo: Callable[[], None] | None = None, more: str = ""
    ) -> None: ...

    def trouble(self, error: BaseException) -> None: ...

    def keep(self, **changes: object) -> None: ...


class Shell(QObject):
    """The one `Context` there is: the house's desk, its bridge, and the window's words, toasts and dialogs."""

    outages = Signal(object)
    asked_for = Signal(str, str)
    record_wanted = Signal(str, str)
    previewed = Signal(str)
    second_wanted = Signal(str, object, object, object)
    tab_wanted = Signal(str)
    guest_wanted = Signal(str)

    def __init__(self, house: House, surface: Surface, words: Speaker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.house, self.surface, self.words = house, surface, words
        self.desk: Desk = house.desk
        self.bridge = Bridge(house.desk, self)
        self.entered: dict[str, Any] = {}
        self._aside = ThreadPoolExecutor(1, "aside")

    def prefers(self, way: str) -> bool:
        """Whether whoever works here chose a way of showing something."""
        return self._preference(way) in self.surface.place.preferred

    def prefer(self, way: str, chosen: bool) -> None:
        """Keep it beside the data."""
        this = self._preference(way)
        others = [one for one in self.surface.place.preferred if one != this]
        self.surface.keep(preferred=(*others, *((this,) if chosen else ())))

    def _preference(self, way: str) -> str:
        return f"{self.desk.staff.login if self.desk.staff else ''} {way}"

    def told(self, text: Text, tone: Tone = Tone.PLAIN, undo: Callable[[], None] | None = None) -> None:
        """Say a sentence in a toast."""
        self.surface.toast(self.words(text), tone, undo)

    def refused(self, no: No, flow: str) -> None:
        """Say a rule's no and who can do it instead."""
        declared = self.desk.flow(flow)
        instead = who_can(no, declared)
        more = self.words(instead) if instead else ""
        self.surface.toast(self.words(said(no, declared)), Tone.WARN, more=more)

    def second_person(
        self, name: str, args: Mapping[str, Any], no: No, then: Callable[[Second], None]
    ) -> None:
        """Ask for another person's PIN (COM-21)."""
        self.second_wanted.emit(name, args, no, then)

    def outage(self, error: Unavailable) -> None:
        """Show what is away, and what to try (COM-84)."""
        log.warning("%s %s", error.what.message, error.details)
        self.outages.emit(error)

    def trouble(self, error: BaseException) -> None:
        """Show an unexpected error (COM-71)."""
        self.surface.trouble(error)

    def open_case(self, flow: str, case: str) -> None:
        """Go to a case in the tab of its flow."""
        self.asked_for.emit(flow, case)

    def open_due(self, row: DueRow) -> None:
        """Go to what is due: a case, or what stands in the books of its flow."""
        if row.case:
            self.open_case(row.flow, row.case)
        else:
            self.record_wanted.emit(row.flow, row.record)

    def preview(self, document: str) -> None:
        """Show a printed document."""
        self.previewed.emit(document)

    def open_prints(self) -> None:
        """Go to the print centre."""
        self.tab_wanted.emit("prints")

    # -- what the window's own pages have besides ---------------------------------------------------------

    def then(
        self, future: "Future[R]", receive: Callable[[R], None], failed: Callable[[BaseException], None]
    ) -> None:
        """Take an answer on the screen's thread, or what stood in its way."""

        def landed(answer: "Future[R]") -> None:
            if error := answer.exception():
                failed(error)
            else:
                receive(answer.result())

        self.bridge.then(future, landed)

    @property
    def house_name(self) -> str:
        """What the organisation is called."""
        return self.house.desk.settings.of(ORGANISATION)

    def view(self, document: str) -> "Future[Viewed]":
        """A document as pictures and words, laid out and drawn beside the screen."""
        return self._aside.submit(lambda: viewed(self.house.prints.pdf(document).result()))

    def standing(self) -> "Future[Standing]":
        """How the house stands."""
        return self._aside.submit(standing, self.house.store, self.house.home)

    def aside(self, work: Callable[[], R]) -> "Future[R]":
        """Have something done beside the screen that is no command."""
        return self._aside.submit(work)

    def choose_picture(self, then: Callable[[str], None]) -> None:
        """Show the files of this computer that are pictures; nothing follows where none is chosen."""
        dialog = QFileDialog(QApplication.activeWindow(), self.words(T("Choose a picture")))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter("JPEG PNG (*.jpg *.jpeg *.png *.webp *.avif *.bmp *.gif *.tif *.tiff)")
        dialog.fileSelected.connect(then)
        dialog.open()

    def keep_file(self, name: Text, make: Callable[[], bytes]) -> None:
        """Make a file beside the screen and keep it in the documents; an older one of its name stays."""
        folder, words = documents(), self.words(name)
        kept = self.aside(lambda: write_beside(folder, words, make()))
        self.then(kept, lambda file: self.told(T("Kept as {file}", file=str(file)), Tone.OK), self.fault)

    def keep_documents(self, folder: Text, files: Mapping[str, str]) -> None:
        """Keep the first prints of documents as PDFs in a folder of their own, one after the other."""
        place, pdf = documents() / fit_name(self.words(folder)), self.house.prints.pdf

        def keep() -> Path:
            for name, document in files.items():
                write_beside(place, fit_name(name), pdf(document).result())
            return place

        def kept(at: Path) -> None:
            self.told(T("{n} files are kept in {folder}", n=len(files), folder=str(at)), Tone.OK)

        self.then(self.aside(keep), kept, self.fault)

    def fault(self, error: BaseException) -> None:
        """Say an error by its kind: a rule, an outage, a bug."""
        if isinstance(error, Refused):
            self.refused(error.no, "house")
        elif isinstance(error, Unavailable):
            self.outage(error)
        else:
            self.trouble(error)

    def close(self) -> None:
        """Hear nothing more from the desk."""
        self.bridge.close()
        self._aside.shutdown()
