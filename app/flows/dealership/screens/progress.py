"""进度: how far each car is, for a second screen that customers see, with the plate shortened (DLR-22)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.flows.dealership.facts.progress import Progress, ProgressLine
from app.flows.dealership.screens.base import BookPage, DealershipScreen
from app.flows.dealership.screens.words import STEPS
from app.kernel.text import T
from app.widgets.bind import button_of
from app.widgets.button import Kind
from app.widgets.desk import Context
from app.widgets.part import Column, Label, Panel, Role, filled, showing
from app.widgets.theme import look
from app.widgets.workbar import WorkBar

MOST = 12
"""Cars that the screen has room for."""


class ProgressBoard(DealershipScreen):
    """Plate, step and promised time of every car, large enough to be read from a chair."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._cells: list[tuple[Label, Label, Label]] = []
        ground, self._empty = Panel("ground"), Label(T("No car is here"), Role.TITLE, "ink3")
        column, grid = Column(ground, gap=16, edge=24), QWidget()
        self._grid = QGridLayout(grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(look().px(14))
        for n, word in enumerate((T("Plate"), T("Status", "board"), T("Promised", "board"))):
            self._grid.addWidget(Label(word, Role.SECOND, "ink2"), 0, n)
            self._grid.setColumnStretch(n, 1)
        for part in (grid, self._empty):
            column.addWidget(part)
        column.addStretch(1)
        Column(self, gap=0).addWidget(ground)

    def read(self) -> None:
        self.look(Progress, self._tell)

    def passed(self) -> None:
        """A minute has passed."""
        self.read()

    def _tell(self, found: Progress) -> None:
        cars = found.cars[:MOST]
        while len(self._cells) < len(cars):
            self._add()
        for n, cells in enumerate(self._cells):
            for part in cells:
                showing(part, n < len(cars))
            if n < len(cars):
                _say(cells, cars[n])
        showing(self._empty, not cars)

    def _add(self) -> None:
        cells = Label("", Role.TITLE), Label("", Role.TITLE, "ink2"), Label("", Role.TITLE)
        for n, part in enumerate(cells):
            self._grid.addWidget(part, len(self._cells) + 1, n)
        self._cells.append(cells)


class SecondScreen(QWidget):
    """The board in a window of its own, over the whole second screen where there is one; Esc closes it."""

    def __init__(self, context: Context, host: QWidget) -> None:
        super().__init__(host.window(), Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        Column(self, gap=0).addWidget(ProgressBoard(context))
        screens = QGuiApplication.screens()
        if len(screens) > 1:
            self.setGeometry(screens[-1].geometry())
            self.showFullScreen()
        else:
            self.resize(look().px(1024), look().px(640))
            self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


class ProgressPage(BookPage):
    """What customers see, and F5 to show it to them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.bar = WorkBar(T("Progress", "cars"))
        show = self.way(T("On the second screen"), self._open, icon="external-link", key="F5")
        button = button_of(show, Kind.PRIMARY, high=52)
        filled(Column(self, gap=0), self.bar, ProgressBoard(context)).addWidget(button)
        self.bar.back.connect(self.left)
        self.setFocusProxy(button)

    def _open(self) -> None:
        SecondScreen(self.context, self)


def _say(cells: tuple[Label, Label, Label], car: ProgressLine) -> None:
    plate, step, promised = cells
    plate.say(car.plate)
    step.say(STEPS[car.step])
    promised.say(T("{at:time}", at=car.promised) if car.promised else "—")
