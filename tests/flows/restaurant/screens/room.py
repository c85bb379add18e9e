"""The shell as the restaurant's screens find it, on a real house, and what a clerk does at it."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.counter.desk import Desk
from app.counter.saying import said
from app.kernel.judge import Staff
from app.kernel.refusal import No, Unavailable
from app.kernel.text import Speaker, Text
from app.widgets.bridge import Bridge
from app.widgets.desk import Second, Tone
from app.widgets.dialog import Sheet
from app.widgets.tile_list import TileList
from tests import qt_help
from tests.flows.restaurant.house import HOST

W = TypeVar("W", bound=QWidget)


class Trade(Protocol):
    """A trade with its desk, as tests live in it."""

    @property
    def desk(self) -> Desk: ...


class Room:
    """A context that keeps what it is told; `hands` counts what a clerk did: touches and keys."""

    def __init__(self, trade: Trade, words: Speaker) -> None:
        self.desk, self.words, self.bridge = trade.desk, words, Bridge(trade.desk)
        self.desk.staff = HOST
        self.entered: dict[str, Any] = {}
        self.preferred: set[str] = set()
        self.said: list[str] = []
        self.files: dict[str, bytes] = {}
        self.picture = ""
        self.asked: list[tuple[str, Mapping[str, Any], No, Callable[[Second], None]]] = []

    def told(self, text: Text, tone: Tone = Tone.PLAIN, undo: Callable[[], None] | None = None) -> None:
        self.said.append(self.words(text))

    def refused(self, no: No, flow: str) -> None:
        self.said.append(self.words(said(no, self.desk.flow(flow))))

    def second_person(
        self, name: str, args: Mapping[str, Any], no: No, then: Callable[[Second], None]
    ) -> None:
        self.asked.append((name, args, no, then))

    def outage(self, error: Unavailable) -> None:
        raise error

    def trouble(self, error: BaseException) -> None:
        raise error

    def open_case(self, flow: str, case: str) -> None:
        self.said.append(f"{flow} {case}")

    def preview(self, document: str) -> None:
        self.said.append(document)

    def prefers(self, way: str) -> bool:
        return way in self.preferred

    def prefer(self, way: str, chosen: bool) -> None:
        self.preferred = self.preferred | {way} if chosen else self.preferred - {way}

    def open_prints(self) -> None:
        self.said.append("prints")

    def choose_picture(self, then: Callable[[str], None]) -> None:
        then(self.picture)

    def keep_file(self, name: Text, make: Callable[[], bytes]) -> None:
        self.files[self.words(name)] = make()

    def keep_documents(self, folder: Text, files: Mapping[str, str]) -> None:
        for name, document in files.items():
            self.files[f"{self.words(folder)}/{name}"] = document.encode()

    def approve(self, login: str, pin: str) -> None:
        """Another person's PIN lifts the last no."""
        name, args, _, then = self.asked.pop()
        then(Second(approval=self.desk.approve(login, pin, name, args).result()))

    def act_as(self, staff: Staff) -> None:
        """Another person's PIN carries out the last command as theirs."""
        *_, then = self.asked.pop()
        then(Second(staff=staff))


class Clerk:
    """Works on one window: each touch and each key is counted, and every answer is waited for."""

    def __init__(self, room: Room, page: QWidget) -> None:
        self.room, self.page = room, page
        self.touches = self.keys = 0

    def settle(self) -> None:
        """Wait until every answer has landed and the layout stands."""
        for _ in range(2):
            QCoreApplication.processEvents()
            while not self.room.bridge.idle:
                QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            qt_help.settle()

    def touch(self, name: str, root: QWidget | None = None) -> None:
        """Touch the button with this name."""
        self.touches += 1
        self.settle()
        button = qt_help.button(root or self.front, name)
        self.bring(button, button.rect().center())
        qt_help.click(button)
        self.settle()

    def choose_more(self, name: str) -> None:
        """Open ⋯ by its key, and touch an entry."""
        self.key(Qt.Key.Key_F10)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        entry = next(one for one in menu.actions() if one.text().startswith(name))
        self.touches += 1
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entry).center())
        self.settle()

    def touch_tile(self, id: str, root: QWidget | None = None) -> None:
        """Touch a tile, wherever its list is."""
        self.touches += 1
        self.settle()
        view = next(v for v in (root or self.front).findChildren(TileList) if v.tiles.row(id) >= 0)
        at = view.place(id).center().toPoint()
        self.bring(view, at)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        self.settle()

    def bring(self, part: QWidget, at: QPoint) -> None:
        """Scroll as a finger would, so that a place of a part is in sight."""
        parent = part.parentWidget()
        while parent is not None:
            if hasattr(parent, "ensureVisible"):
                place = part.mapTo(parent.widget(), at)
                parent.ensureVisible(place.x(), place.y(), 10, 40)
            parent = parent.parentWidget()
        qt_help.settle()

    def key(self, *typed: str | Qt.Key) -> None:
        """Type: a text counts letter by letter."""
        strokes = [key for one in typed for key in (one if isinstance(one, str) else (one,))]
        self.keys += len(strokes)
        self.page.window().activateWindow()
        self.settle()
        for stroke in strokes:
            # One by one: each may lead the next one elsewhere, once its answer has landed.
            qt_help.keys(self.page, stroke)
            self.settle()

    @property
    def sheet(self) -> Sheet:
        """The uppermost sheet over the window."""
        return [one for one in self.page.window().findChildren(Sheet) if one.isVisible()][-1]

    @property
    def front(self) -> QWidget:
        """What can be touched: the uppermost sheet, or the page."""
        sheets = [one for one in self.page.window().findChildren(Sheet) if one.isVisible()]
        return sheets[-1] if sheets else self.page

    def shows(self, text: str) -> bool:
        """Whether a text stands anywhere in what is shown."""
        return text in qt_help.tree(self.front)

    def part(self, kind: type[W]) -> W:
        """The one shown part of a kind."""
        [found] = [one for one in self.page.findChildren(kind) if one.isVisible()]
        return found
