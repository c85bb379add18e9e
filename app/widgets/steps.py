"""The line of steps of a case: what is done, where it stands, what comes next."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.kernel.text import T
from app.widgets.button import PressPart
from app.widgets.paint import CENTRE, LEFT, Ink, inking
from app.widgets.theme import Said

LABEL, PRESENT = 11, 13
CAPSULE, DISC = 26, 16
GAP = 3
"""Between two labels at the least: closer they read as one word."""
MIDDLE = 16
"""Where the line runs, from the top."""
PAD = 4


class StepLine(PressPart):
    """Up to fifteen steps in one line: `StepLine(titles, present=7)`; a press opens the history.

    Done ones are discs with a tick, the present one a capsule with its number, the rest hollow. Where
    the labels do not all fit, only the first, the next and the last are written. `present` past the
    last step means that all are done.
    """

    def __init__(self, steps: Sequence[Said] = (), present: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps, self._present = tuple(steps), present
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retold()

    def show_steps(self, steps: Sequence[Said], present: int) -> None:
        """Show a case's steps, and the index of the one at which it stands."""
        self._steps, self._present = tuple(steps), present
        self.retold()
        self.update()

    def retold(self) -> None:
        self._words = [self.look.say(step) for step in self._steps]
        self.name(self._told())
        self.setToolTip(" · ".join(self._words))

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(352), self.look.target(52))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(240), self.look.target(52))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._words:
            return
        with inking(self) as ink:
            if self.hovered:
                ink.box(QRectF(self.rect()), 9, "hover")
            if self.ringed:
                ink.ring(QRectF(self.rect()))
            self._line(ink)

    def _told(self) -> str:
        of = len(self._words)
        if self._present >= of:
            return self.look.say(T("All {of} steps done", of=of))
        return self.look.say(
            T("Step {n} of {of}: {step}", n=self._present + 1, of=of, step=self._words[self._present])
        )

    def _places(self) -> list[tuple[float, float]]:
        """Centre and width of each step."""
        n, px = len(self._words), self.look.px
        wide = self.width() - 2 * px(PAD)
        capsule = 0.0
        if self._present < n:
            capsule = max(
                self.look.width(self._words[self._present], PRESENT, 600) + px(22),
                self.look.width(f"{n}/{n}", LABEL, 500) + px(8),
            )
        gap = (wide - capsule) / max(1, n - (1 if capsule else 0))
        places, x = [], float(px(PAD))
        for i in range(n):
            own = capsule if i == self._present else gap
            places.append((x + own / 2, own))
            x += own
        return places

    def _line(self, ink: Ink) -> None:
        places, px = self._places(), self.look.px
        y = px(MIDDLE)
        for i, (centre, own) in enumerate(places):
            if i + 1 < len(places):
                after, wide = places[i + 1]
                left = centre + (own / 2 if i == self._present else px(DISC) / 2)
                right = after - (wide / 2 if i + 1 == self._present else px(DISC) / 2)
                ink.bar(
                    QRectF(left, y - px(1), max(0.0, right - left), px(2)),
                    "ok" if i < self._present else "line",
                )
            self._step(ink, i, centre, own, y)
        self._labels(ink, places)

    def _step(self, ink: Ink, i: int, centre: float, own: float, y: float) -> None:
        px = self.look.px
        if i == self._present:
            high = px(CAPSULE)
            at = QRectF(centre - own / 2, y - high / 2, own, high)
            ink.box(at, CAPSULE / 2, "action")
            ink.text(at, self._words[i], PRESENT, 600, "on_action", CENTRE)
        elif i < self._present:
            side = px(DISC)
            ink.box(QRectF(centre - side / 2, y - side / 2, side, side), DISC / 2, "ok")
            ink.icon(centre - px(5), y, "check", "surface", 10)
        else:
            side = px(12)
            ink.box(QRectF(centre - side / 2, y - side / 2, side, side), 6, "surface", "edge", 1.3)

    def _labels(self, ink: Ink, places: list[tuple[float, float]]) -> None:
        top, high = self.look.px(MIDDLE + 15), self.look.px(18)
        if self._all_fit(places):
            for i, (centre, own) in enumerate(places):
                self._label(ink, i, QRectF(centre - own / 2 - 2, top, own + 4, high), CENTRE)
        else:
            self._few(ink, places, top, high)

    def _few(self, ink: Ink, places: list[tuple[float, float]], top: float, high: float) -> None:
        """The count, the next, the first and the last: each unless it meets one of those before it."""
        last, left, right = len(places) - 1, self.look.px(PAD), self.width() - self.look.px(PAD)
        taken: list[QRectF] = []
        for i in dict.fromkeys((self._present + 1, self._present, 0, last)):
            if not 0 <= i <= last:
                continue
            wide = self.look.width(self._under(i), LABEL, 500) + 2
            centre, own = places[i]
            x = centre - wide / 2 if i == self._present else centre - own / 2
            at = QRectF(max(left, min(x, right - wide)), top, wide, high)
            if (
                i == self._present
                and taken
                and at.right() + left > taken[0].left()
                and at.left() < taken[0].left()
            ):
                at.moveRight(taken[0].left() - left)
            if not any(at.adjusted(-left, 0, left, 0).intersects(other) for other in taken):
                self._label(ink, i, at, LEFT)
                taken.append(at)

    def _under(self, i: int) -> str:
        return f"{i + 1}/{len(self._words)}" if i == self._present else self._words[i]

    def _label(self, ink: Ink, i: int, at: QRectF, align: Qt.AlignmentFlag) -> None:
        tone = {self._present: "ink2", self._present + 1: "ink"}.get(i, "ink3")
        ink.text(at, self._under(i), LABEL, 400 if tone == "ink3" else 500, tone, align)

    def _all_fit(self, places: list[tuple[float, float]]) -> bool:
        return all(
            self.look.width(word, LABEL, 500) <= own - GAP
            for i, (word, (_, own)) in enumerate(zip(self._words, places, strict=True))
            if i != self._present
        )
