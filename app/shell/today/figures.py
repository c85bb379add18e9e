"""The figures of this moment, beside Today."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy

from app.counter.overview import Figure
from app.widgets.paint import CARD, RIGHT, Ink
from app.widgets.part import Painted


class FigureCard(Painted):
    """One figure: what it is, how much, and what it is held against; what is not known is a dash."""

    def __init__(self, figure: Figure) -> None:
        super().__init__()
        self.figure = figure
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retold()

    def retold(self) -> None:
        self.setAccessibleName(" ".join(filter(None, self._words())))

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(240), self.look.px(66))

    def paint(self, ink: Ink, at: QRectF) -> None:
        px, (title, value, beside) = self.look.px, self._words()
        ink.box(at, CARD, "sunken", "line")
        ink.text(QRectF(px(14), px(8), at.width() - px(28), px(22)), title, 13, 400, "ink2")
        line = QRectF(px(14), px(30), at.width() - px(28), px(30))
        taken = ink.text(line, value, 22, 700)
        ink.text(line.adjusted(taken + px(10), px(4), 0, 0), beside, 12, 400, "ink3", RIGHT)

    def _words(self) -> tuple[str, str, str]:
        say, figure = self.look.say, self.figure
        return (
            say(figure.title),
            say(figure.value) if figure.value is not None else "—",
            say(figure.beside) if figure.beside is not None else "",
        )
