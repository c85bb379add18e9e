"""The time line of a sitting: bars for dishes, the red line of now, the black line of the call."""

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.tracks import Line
from app.flows.restaurant.screens.line.sheet import kind_of
from app.flows.restaurant.screens.pacing.rows import Bar, Group
from app.kernel.text import T
from app.widgets.paint import CENTRE, LEFT, RIGHT, Ink, inking
from app.widgets.time_line import HEAD, TimeLine

STEP = 5
"""Minutes: the call moves in such steps."""
QUARTER = timedelta(minutes=15)
LEAST = timedelta(minutes=90)
NAMES, NARROW_NAMES, NARROW = 196, 150, 700
GROUP, ROW = 30, 44
GRAB = 22
"""How near a finger must come to the line of the call."""
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
HUES = {Line.SERVED: "ok", Line.FIRED: "info", Line.HELD: "hold"}


class PacingChart(TimeLine):
    """`show_groups(groups, now, call)`. `moved(moment)` while the call is moved, `planned(moment)` where it is left.

    The line is dragged, or goes by arrow keys, in steps of five minutes. `chosen(id)` is a dish that was
    reached or touched, `opened(id)` a touch or Enter on it, `wanted(id, kind)` its one key: urge, return, give.
    """

    moved = Signal(object)
    planned = Signal(object)
    chosen = Signal(str)
    opened = Signal(str)
    wanted = Signal(str, str)

    def __init__(self, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(zone, parent)
        self._groups: tuple[Group, ...] = ()
        self._now: datetime | None = None
        self._call: datetime | None = None
        self.current = ""
        self._rows: list[tuple[str, QRectF]] = []
        self._dragging = False
        self.viewport().setMouseTracking(True)
        self.retold()

    def show_groups(self, groups: Sequence[Group], now: datetime, call: datetime | None) -> None:
        """Show the dishes; the call is drawn at its moment, if there is one."""
        self._groups, self._now, self._call = tuple(groups), now, call
        if self.current not in {bar.id for bar in self._bars}:
            self.current = ""
        self._span(now, call)
        self._measure()
        self.setAccessibleDescription(self._said())
        self.viewport().update()

    @property
    def call(self) -> datetime | None:
        """Where the line of the call is drawn."""
        return self._call

    def choose(self, id: str) -> None:
        """Mark a dish; nothing is told."""
        self.current = id
        self.viewport().update()

    def place(self, id: str) -> QRectF:
        """Where the row of a dish is, in the viewport."""
        down = self.verticalScrollBar().value()
        return next((at.translated(0, -down) for bar, at in self._rows if bar == id), QRectF())

    @property
    def _bars(self) -> list[Bar]:
        return [bar for group in self._groups for bar in group.bars]

    # -- Qt's own ---------------------------------------------------------------------------------------

    def dressed(self) -> None:
        self._measure()
        self.viewport().update()

    def retold(self) -> None:
        self.setAccessibleName(self.look.say(T("Time line of the dishes")))
        self.setAccessibleDescription(self._said())
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -STEP, Qt.Key.Key_Right: STEP}.get(Qt.Key(event.key()))
        row = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step and self._call:
            self.planned.emit(self._call + timedelta(minutes=step))
        elif row:
            self._walk(row)
        elif event.key() in ENTERS and self.current:
            self.opened.emit(self.current)
        elif self.current and (kind := kind_of(event.text())):
            self.wanted.emit(self.current, kind.value)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._dragging = self._on_call(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._dragging or self._on_call(event.position())
        self.viewport().setCursor(Qt.CursorShape.SizeHorCursor if over else Qt.CursorShape.ArrowCursor)
        if self._dragging and (at := self.moment(event.position().x())) != self._call:
            self._call = at
            self.moved.emit(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._dragging = False
            self.planned.emit(self._call)
            return
        touched = next((id for id, _ in self._rows if self.place(id).contains(event.position())), "")
        if touched:
            self.choose(touched)
            self.chosen.emit(touched)
            self.opened.emit(touched)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._now is None:
            return
        with inking(self.viewport()) as ink:
            ink.painter.translate(0, -self.verticalScrollBar().value())
            marks = self._marks()
            bottom = max(self.viewport().height(), self._bottom())
            self.paint_hours(ink, QUARTER, bottom, self.first, (at for at, *_ in marks))
            for moment, token in ((self._now, "bad"), (self._call, "ink")):
                if moment:
                    self.paint_line(ink, moment, token, bottom)
            self._paint_rows(ink)
            for at, word, ground, tone in marks:
                ink.box(at, 11, ground)
                ink.text(at, word, 12, 600, tone, CENTRE)

    # -- places -----------------------------------------------------------------------------------------

    @property
    def names(self) -> int:
        narrow = self.viewport().width() * 100 / self.look.scale < NARROW
        return self.look.px(NARROW_NAMES if narrow else NAMES)

    def _span(self, now: datetime, call: datetime | None) -> None:
        """The hours that are drawn: all bars, now and the call, in quarters of an hour."""
        starts = [bar.start for bar in self._bars if bar.start]
        ends = [bar.end for bar in self._bars if bar.end]
        first = min([now, *starts, *((call,) if call else ())])
        last = max([now + LEAST, *ends, *((call,) if call else ())])
        quarter = QUARTER.total_seconds()
        self.first = first - timedelta(seconds=first.timestamp() % quarter)
        self.last = last + timedelta(seconds=-last.timestamp() % quarter) + QUARTER

    def _on_call(self, at: QPointF) -> bool:
        return self._call is not None and abs(at.x() - self.x_of(self._call)) <= self.look.px(GRAB)

    def _measure(self) -> None:
        """Where each row lies, and how far down it goes."""
        px, y = self.look.px, float(self.look.px(HEAD))
        self._rows = []
        for group in self._groups:
            y += px(GROUP)
            for bar in group.bars:
                self._rows.append((bar.id, QRectF(0, y, self.viewport().width(), self.look.target(ROW))))
                y += self.look.target(ROW)
        self.measure(y + px(8))

    def _walk(self, by: int) -> None:
        dishes = [bar.id for bar in self._bars]
        first = next((n for n, bar in enumerate(self._bars) if bar.step == Line.HELD), 0)
        if dishes:
            at = dishes.index(self.current) + by if self.current in dishes else first
            self.choose(dishes[max(0, min(len(dishes) - 1, at))])
            self.chosen.emit(self.current)

    # -- painting ---------------------------------------------------------------------------------------

    def _marks(self) -> list[tuple[QRectF, str, str, str]]:
        """Now and the call, above their lines: place, word, ground and tone. Where they meet, the call steps aside."""
        px, say = self.look.px, self.look.say
        found: list[tuple[QRectF, str, str, str]] = []
        now = (self._now, T("{at:time}", at=self._now), "bad", "surface")
        call = (self._call, T("call {at:time}", at=self._call), "action", "on_action")
        for moment, told, ground, tone in (now, call):
            if moment is None:
                continue
            at = self.pill(moment, say(told))
            if found and at.intersects(found[0][0]):
                at.moveLeft(found[0][0].right() + px(2))
            found.append((at, say(told), ground, tone))
        return found

    def _paint_rows(self, ink: Ink) -> None:
        px, y = self.look.px, float(self.look.px(HEAD))
        rows = iter(self._rows)
        for group in self._groups:
            head = QRectF(0, y + px(3), self.viewport().width() - px(4), px(24))
            ink.box(head, 6, "mute_t")
            ink.text(head.adjusted(px(10), 0, -px(10), 0), self.look.say(group.title), 12, 600, "ink2")
            y += px(GROUP)
            for bar in group.bars:
                _, at = next(rows)
                self._paint_bar(ink, at, bar)
                y += at.height()

    def _paint_bar(self, ink: Ink, at: QRectF, bar: Bar) -> None:
        px = self.look.px
        if bar.id == self.current:
            ink.box(at.adjusted(px(2), 1, -px(4), -1), 9, "select", "ink" if self.hasFocus() else None, 1.4)
        name = QRectF(px(10), at.top(), self.names - px(22), at.height())
        station = self.look.width(bar.station, 12) + px(8)
        if self.look.width(bar.name, 14, 500) + station <= name.width():
            ink.text(name, bar.station, 12, 400, "ink3", RIGHT)
        ink.text(name, bar.name, 14, 500)
        if bar.start is None or bar.end is None:
            self._paint_label(ink, at, self.names + px(8), bar, "ink3")
            return
        left, right = self.x_of(bar.start), self.x_of(bar.end)
        body = QRectF(left, at.top() + px(6), max(right - left, px(10)), at.height() - px(12))
        self._paint_body(ink, body, bar)
        tone = {Line.SERVED: "ok_i", Line.FIRED: "info_i"}.get(bar.step, "warn_i" if bar.soon else "ink3")
        self._paint_label(ink, at, body.right() + px(8), bar, tone)

    def _paint_body(self, ink: Ink, body: QRectF, bar: Bar) -> None:
        px, hue = self.look.px, HUES[bar.step]
        middle = body.center().y()
        if bar.step == Line.SERVED:
            ink.box(body, 7, hue)
            if body.width() > px(24):
                ink.icon(body.left() + px(6), middle, "check", "surface", 14)
        elif bar.step == Line.FIRED:
            ink.box(body, 7, f"{hue}_t", hue, 1.4)
            done = QRectF(body)
            done.setRight(min(body.right(), self.x_of(self._now) if self._now else body.right()))
            if done.width() > px(8):
                ink.box(done, 7, hue)
            if done.width() > px(24):
                ink.icon(body.left() + px(6), middle, "flame", "surface", 14)
        else:
            ink.box(body, 7, f"{hue}_t", hue, 1.3, dashed=True)
            told = self.look.say(T("{n} min", n=bar.minutes))
            if self.look.width(told, 12, 500) < body.width() - px(12):
                ink.text(body, told, 12, 500, f"{hue}_i", CENTRE)
            self._paint_diamond(ink, body.left(), middle, "warn" if bar.soon else hue)

    def _paint_diamond(self, ink: Ink, x: float, y: float, token: str) -> None:
        with ink.kept():
            ink.painter.translate(x, y)
            ink.painter.rotate(45)
            half = self.look.px(5)
            ink.box(QRectF(-half, -half, 2 * half, 2 * half), 2, token)

    def _paint_label(self, ink: Ink, at: QRectF, x: float, bar: Bar, tone: str) -> None:
        """Beside its bar, on a ground of its own; where there is no room to the right, at the right edge."""
        px, told = self.look.px, self.look.say(bar.label)
        wide = self.look.width(told, 12, 500)
        x = min(x, self.viewport().width() - wide - px(10))
        ground = "select" if bar.id == self.current else "ground"
        ink.box(QRectF(x - px(3), at.center().y() - px(10), wide + px(6), px(20)), 3, ground)
        ink.text(QRectF(x, at.top(), wide + 2, at.height()), told, 12, 500, tone, LEFT)

    def _bottom(self) -> float:
        return self._rows[-1][1].bottom() if self._rows else 0

    def _said(self) -> str:
        return "\n".join(f"{bar.name} {self.look.say(bar.label)}" for bar in self._bars)
