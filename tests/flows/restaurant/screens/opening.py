"""Opens a full page over an empty floor, with whoever works on it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.kernel.judge import Staff
from app.widgets.pages import Pages
from tests.flows.restaurant.screens.room import Clerk, Room

Page = Callable[[Room, str], QWidget]


class Worker(Clerk):
    """A clerk on a page that lies over the floor; `over` says whether it still does."""

    page: Pages

    @property
    def work(self) -> Any:
        """The page that is worked on."""
        return self.page.currentWidget()

    @property
    def over(self) -> bool:
        return self.page.currentIndex() > 0

    def key_ahead(self, *typed: str | Qt.Key) -> None:
        """Type faster than any answer comes, then wait for all of them."""
        for stroke in typed:
            target = QApplication.focusWidget() or self.page
            if isinstance(stroke, str):
                QTest.keyClicks(target, stroke)
            else:
                QTest.keyClick(target, stroke)
        self.settle()


def opened(
    show: Callable[..., Clerk],
    room: Room,
    page: Page,
    sitting: str,
    by: Staff,
    size: tuple[int, int] = (1366, 712),
) -> Worker:
    """Push a page for a sitting, as the floor does, and be the one at work there."""
    worker = just_opened(show, room, page, sitting, by, size)
    worker.settle()
    return worker


def just_opened(
    show: Callable[..., Clerk],
    room: Room,
    page: Page,
    sitting: str,
    by: Staff,
    size: tuple[int, int] = (1366, 712),
) -> Worker:
    """The same, before anything that the page asked for is answered."""
    room.desk.staff = by
    pages = Pages(QWidget())
    show(pages, *size)
    pages.window().activateWindow()
    worker = Worker(room, pages)
    worker.settle()
    pages.push(page(room, sitting))
    return worker
