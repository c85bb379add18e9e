"""What is ticked on the form: tiles to press, and belongings that are there, are not, or were not asked for yet."""

from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.kernel.text import T, Text
from app.widgets.button import PressPart
from app.widgets.paint import BUTTON, inking
from app.widgets.part import Part


class Answer(PressPart):
    """One tile: not answered (dashed), yes (✓), no (–). `state` is None, True or False; a press is the next one."""

    def __init__(self, word: Text, *, hue: str, asked: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word, self._hue, self._asked = word, hue, asked
        self.state: bool | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retold()

    def answer(self, state: bool | None) -> None:
        """Show an answer."""
        if state != self.state:
            self.state = state
            self.retold()
            self.update()

    @property
    def following(self) -> bool:
        """What a press means: yes first, then no, then yes again."""
        return self.state is not True

    def retold(self) -> None:
        said = {True: T("yes", "answer"), False: T("no", "answer"), None: T("not asked", "answer")}
        self.name(self.look.say(self._word))
        self.setAccessibleDescription(self.look.say(said[self.state]))

    def sizeHint(self) -> QSize:
        wide = self.look.width(self.accessibleName(), 14) + self.look.px(44)
        return QSize(round(wide), self.look.target(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(72), self.look.target(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        at, px = QRectF(self.rect()).adjusted(1, 1, -1, -1), self.look.px
        yes, open_ = self.state is True, self.state is None and self._asked
        with inking(self) as ink:
            edge = self._hue if yes else "bad" if open_ else "line"
            ground = f"{self._hue}_t" if yes else "hover" if self.hovered else "surface"
            ink.box(at, BUTTON, ground, edge, 1.4, dashed=open_)
            if self.ringed:
                ink.ring(at, BUTTON)
            tone = f"{self._hue}_i" if yes else "bad" if open_ else "ink2"
            icon = "check" if yes else "circle-help" if open_ else "minus"
            ink.icon(px(10), at.center().y(), icon, tone, 16)
            room = QRectF(px(32), at.top(), at.width() - px(36), at.height())
            ink.text(
                room,
                ink.elided(self.accessibleName(), room.width(), 14, 500),
                14,
                500,
                "ink" if yes else tone,
            )


class Answers(Part, QWidget):
    """`Answers(words, hue=…, columns=…, asked=…)`: a tile each; `show_answers(yes, no)`, `answered(id, bool)`.

    What is `asked` for has to be answered yes or no; else a tile is on or off.
    """

    answered = Signal(str, bool)

    def __init__(
        self, words: Mapping[Any, Text], *, hue: str = "ok", columns: int = 3, asked: bool = False
    ) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        self._tiles: dict[str, Answer] = {}
        for n, (one, word) in enumerate(words.items()):
            tile = self._tiles[str(one)] = Answer(word, hue=hue, asked=asked)
            tile.clicked.connect(lambda _=False, id=str(one): self._pressed(id))
            grid.addWidget(tile, n // columns, n % columns)

    def show_answers(self, yes: Collection[Any], no: Collection[Any] = ()) -> None:
        """Show what is answered."""
        for id, tile in self._tiles.items():
            tile.answer(True if id in yes else False if id in no else None)

    def _pressed(self, id: str) -> None:
        self.answered.emit(id, self._tiles[id].following)
