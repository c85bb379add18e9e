"""The list of pages at the left: done, present, to come; said by tick, number and weight, never by colour alone."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy

from app.kernel.text import T, Text
from app.widgets.paint import CENTRE, Ink
from app.widgets.part import Painted

HIGH = 50


class StepList(Painted):
    """`StepList(titles)`, then `show_step(n)`."""

    def __init__(self, titles: Sequence[Text]) -> None:
        super().__init__()
        self._titles, self._now = tuple(titles), 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retold()

    def show_step(self, now: int) -> None:
        """Say at which page one is."""
        self._now = now
        self.retold()
        self.update()

    def retold(self) -> None:
        told = T(
            "Page {n} of {of}: {title}", n=self._now + 1, of=len(self._titles), title=self._titles[self._now]
        )
        self.setAccessibleName(self.look.say(told))

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(240), self.look.px(HIGH) * len(self._titles))

    def paint(self, ink: Ink, at: QRectF) -> None:
        px = self.look.px
        for n, title in enumerate(self._titles):
            line = QRectF(0, n * px(HIGH), at.width(), px(HIGH))
            disc = QRectF(0, line.center().y() - px(14), px(28), px(28))
            if n < self._now:
                ink.box(disc, 14, "ok")
                ink.icon(disc.left() + px(7), disc.center().y(), "check", "surface", 14)
            else:
                here = n == self._now
                ink.box(disc, 14, "action" if here else None, None if here else "edge", 1.4)
                ink.text(disc, str(n + 1), 14, 600, "on_action" if here else "ink3", CENTRE)
            weight, tone = (600, "ink") if n == self._now else (400, "ink2" if n < self._now else "ink3")
            ink.text(line.adjusted(px(40), 0, 0, 0), self.look.say(title), 15, weight, tone)
