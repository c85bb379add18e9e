"""The damage marks in a list under the car: a touch shows or takes the photos of one (DLR-10)."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from app.flows.dealership.facts.form_words import DAMAGES, SIDES
from app.flows.dealership.facts.visits import MarkShown
from app.flows.dealership.screens.reception.plan import HUES
from app.kernel.text import T
from app.widgets.button import PressPart
from app.widgets.paint import CENTRE, inking
from app.widgets.part import Scroll
from app.widgets.theme import Said
from app.widgets.tile_grid import TileGrid

HIGH, GAP, ROWS = 44, 8, 2
"""Of a card, between two, and how many rows are in sight."""


class MarkCards(Scroll):
    """`show_marks(marks)`; `asked(mark)` for the photos of one. What is not in sight scrolls."""

    asked = Signal(str)

    def __init__(self) -> None:
        self._grid = TileGrid(230, gap=GAP)
        super().__init__(self._grid)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._shown: Sequence[MarkShown] = ()

    def show_marks(self, marks: Sequence[MarkShown]) -> None:
        """Show these, each with how many photos it has."""
        if marks == self._shown:
            return
        self._shown = marks
        cards = [_Card(one) for one in marks]
        for card in cards:
            card.clicked.connect(lambda _=False, id=card.mark.facts.id: self.asked.emit(id))
        self._grid.show_tiles(cards)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        high = self._grid.sizeHint().height() if self._shown else 0
        px = self._grid.look.px
        return QSize(px(400), min(high, ROWS * px(HIGH) + (ROWS - 1) * px(GAP)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._grid.look.px(230), self.sizeHint().height())


class _Card(PressPart):
    """One mark: its number, what it is and where, its note, a camera with the count."""

    def __init__(self, mark: MarkShown) -> None:
        super().__init__()
        self.mark = mark
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retold()

    def retold(self) -> None:
        self.name(self.look.say(_named(self.mark)))
        self.setAccessibleDescription(self.look.say(T("{n} {n:photo|photos}", n=len(self.mark.photos))))

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(260), self.look.target(HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(180), self.look.target(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        at, px, one = QRectF(self.rect()), self.look.px, self.mark
        with inking(self) as ink:
            ink.box(at, 8, "press" if self.isDown() else "hover" if self.hovered else "surface", "line")
            middle = at.center().y()
            disc = QRectF(px(8), middle - px(11), px(22), px(22))
            ink.box(disc, 11, HUES[one.facts.damage])
            ink.text(disc, str(one.facts.n), 12, 700, "surface", CENTRE)
            count = str(len(one.photos)) if one.photos else "—"
            right = at.right() - px(30)
            ink.text(QRectF(right, at.top(), px(22), at.height()), count, 13, 600, "ink2", CENTRE)
            ink.icon(right - px(22), middle, "camera", "ink2", 18)
            word = self.look.say(DAMAGES[one.facts.damage])
            room = right - px(30) - px(38)
            wide = ink.text(QRectF(px(38), at.top(), room, at.height()), word, 14, 600)
            about = one.note or self.look.say(SIDES[one.facts.side])
            ink.text(
                QRectF(px(46) + wide, at.top(), room - wide - px(8), at.height()), about, 13, 400, "ink2"
            )
            if self.ringed:
                ink.ring(at.adjusted(2, 2, -2, -2), 6)


def _named(one: MarkShown) -> Said:
    told = {"n": one.facts.n, "damage": DAMAGES[one.facts.damage], "side": SIDES[one.facts.side]}
    if one.note:
        return T("{n} {damage} {side} {note}", "mark", **told, note=one.note)
    return T("{n} {damage} {side}", "mark", **told)
