"""Opens a full page over an empty floor, with whoever works on it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

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


def opened(
    show: Callable[..., Clerk],
    room: Room,
    page: Page,
    sitting: str,
    by: Staff,
    size: tuple[int, int] = (1366, 712),
) -> Worker:
    """Push a page for a sitting, as the floor does, and be the one at work there."""
    room.desk.staff = by
    pages = Pages(QWidget())
    pages.push(page(room, sitting))
    show(pages, *size)
    worker = Worker(room, pages)
    worker.settle()
    return worker
