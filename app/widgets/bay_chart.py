"""The bays of a day: a row a bay, what is in work, what comes next, what is booked, and the red line of now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.kernel.text import T
from app.widgets.button import ENTERS
from app.widgets.paint import CENTRE, CHIP, RIGHT, Ink, inking
from app.widgets.plan import AHEAD, nearest
from app.widgets.theme import Said
from app.widgets.time_line import HEAD, TimeLine

ROW, SPAN, NEAR = 28, 22, 44
"""Heights of a row and of what is drawn in it, and how wide a finger is, at 100 %."""
NAMES, NARROW_NAMES, NARROW = 172, 116, 760
HOUR = timedelta(hours=1)
MOST = 7
"""Rows that are seen at once; more of them scroll."""


@dataclass(frozen=True, slots=True)
class BarSpan:
    """A case in a row from one moment to another: its word, a note where it has room, an icon, its hue; dashed while it is only planned."""

    id: str
    begins: datetime
    ends: datetime
    word: Said
    told: Said
    note: Said = ""
    hue: str = "ok"
    icon: str = ""
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class BayRow:
    """A row: what it is called, a quieter word, a figure at the right of them, and its spans."""

    name: Said
    note: Said = ""
    figure: Said = ""
    spans: tuple[BarSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """What a chart is of: from when to when, when it is closed in between, now, and the rows."""

    opens: datetime
    closes: datetime
    now: datetime
    closed: tuple[tuple[datetime, datetime], ...] = ()
    closed_word: Said = ""
    rows: tuple[BayRow, ...] = ()


class BayChart(TimeLine):
    """`show_day(day)`. A touch on a span, or Enter where the arrows stand, is told by `opened(id)`."""

    opened = Signal(str)

    def __init__(self, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(zone, parent)
        self._day: Day | None = None
        self._levels: list[list[int]] = []
        self._at = ""
        self.chosen = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retold()

    def show_day(self, day: Day) -> None:
        """Show another day, or the same one as it is now."""
        self._day = day
        self.first, self.last = day.opens, day.closes
        self._levels = [_levels(row.spans) for row in day.rows]
        self.measure(self._bottom)
        self.retold()
        self.updateGeometry()
        self.viewport().update()

    def choose(self, id: str) -> None:
        """Frame the spans of a case; nothing is told."""
        self.chosen = id
        self.viewport().update()

    def place(self, id: str) -> QRectF:
        """Where the first span of a case is drawn, in the viewport; an empty rectangle if there is none."""
        return next((at for key, at in self._places().items() if key.startswith(f"{id} ")), QRectF())

    # -- Qt's own ---------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        most = HEAD + MOST * ROW + 4
        return QSize(self.look.px(480), min(self.look.px(most), round(self._bottom)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(240), self.sizeHint().height())

    def dressed(self) -> None:
        self.measure(self._bottom)
        self.updateGeometry()
        self.viewport().update()

    def retold(self) -> None:
        self.setAccessibleName(self.look.say(T("Bays of the day")))
        self.setAccessibleDescription("\n".join(self._told()))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measure(self._bottom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        places, key = self._places(), Qt.Key(event.key())
        if key in AHEAD and places:
            self._at = nearest(places, self._at, AHEAD[key])
            self.viewport().update()
        elif key in ENTERS and self._at in places:
            self.opened.emit(self._at.partition(" ")[0])
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if touched := self._touched(event.position()):
            self._at = touched
            self.opened.emit(touched.partition(" ")[0])

    def paintEvent(self, event: QPaintEvent) -> None:
        if (day := self._day) is None:
            return
        px, say, bottom = self.look.px, self.look.say, max(self.viewport().height(), self._bottom)
        told = say(T("{at:time}", at=day.now))
        now, top = self.pill(day.now, told), self._top
        with inking(self.viewport()) as ink:
            for start, end in day.closed:
                shut = QRectF(self.x_of(start), px(26), self.x_of(end) - self.x_of(start), bottom)
                ink.bar(shut, "press")
                word = QRectF(shut.left(), px(HEAD), shut.width(), min(bottom, self._bottom) - px(HEAD))
                ink.text(word, say(day.closed_word), 12, 400, "ink3", CENTRE)
            whole = day.opens.astimezone(self.zone).replace(minute=0, second=0, microsecond=0)
            start = whole if whole == day.opens else whole + HOUR
            self.paint_hours(ink, HOUR, bottom, start, (now,))
            with ink.kept():
                ink.painter.setClipRect(QRectF(0, px(HEAD) - 2, self.viewport().width(), bottom))
                for row, y, _ in self._rows():
                    self._paint_name(ink, QRectF(px(14), y + top, self.names - px(20), px(ROW)), row)
                self._paint_spans(ink, day)
            self.paint_line(ink, day.now, "bad", bottom)
            ink.box(now, 11, "bad")
            ink.text(now, told, 12, 600, "surface", CENTRE)

    # -- places -----------------------------------------------------------------------------------------

    @property
    def names(self) -> int:
        narrow = self.viewport().width() * 100 / self.look.scale < NARROW
        return self.look.px(NARROW_NAMES if narrow else NAMES)

    @property
    def _top(self) -> int:
        return -self.verticalScrollBar().value()

    @property
    def _bottom(self) -> float:
        rows = sum(max(levels, default=0) + 1 for levels in self._levels)
        return float(self.look.px(HEAD) + rows * self.look.px(ROW) + self.look.px(4))

    def _rows(self) -> list[tuple[BayRow, float, list[int]]]:
        """Each row, where it begins, and the level of each of its spans: what overlaps lies one below the other."""
        y, found = float(self.look.px(HEAD)), []
        for row, levels in zip(self._day.rows if self._day else (), self._levels, strict=True):
            found.append((row, y, levels))
            y += (max(levels, default=0) + 1) * self.look.px(ROW)
        return found

    def _places(self) -> dict[str, QRectF]:
        """Where each span is drawn, by its id and its number."""
        px = self.look.px
        found: dict[str, QRectF] = {}
        for row, y, levels in self._rows():
            for span, level in zip(row.spans, levels, strict=True):
                left, right = (
                    max(self.x_of(span.begins), self.names),
                    min(self.x_of(span.ends), self.x_of(self.last)),
                )
                top = y + self._top + level * px(ROW) + (px(ROW) - px(SPAN)) / 2
                found[f"{span.id} {len(found)}"] = QRectF(left, top, max(right - left, px(10)), px(SPAN))
        return found

    def _touched(self, at: QPointF) -> str:
        """The span that a finger means: it is as high as its row, and no narrower than a finger."""
        px, near = self.look.px, {}
        for id, place in self._places().items():
            wide, high = max(0.0, px(NEAR) - place.width()) / 2, (px(ROW) - place.height()) / 2
            if place.adjusted(-wide, -high, wide, high).contains(at):
                near[id] = abs(place.center().x() - at.x()) - place.width() / 2
        return min(near, key=lambda id: near[id], default="")

    # -- painting ---------------------------------------------------------------------------------------

    def _paint_name(self, ink: Ink, at: QRectF, row: BayRow) -> None:
        px, say = self.look.px, self.look.say
        taken = ink.text(at, say(row.figure), 12, 600, "ink2", RIGHT) + px(6) if row.figure else 0
        room = at.adjusted(0, 0, -taken, 0)
        name = ink.text(room, say(row.name), 13, 500) + px(6)
        if name + px(20) < room.width():
            ink.text(room.adjusted(name, 0, 0, 0), say(row.note), 12, 400, "ink3")

    def _paint_spans(self, ink: Ink, day: Day) -> None:
        px = self.look.px
        spans = [span for row in day.rows for span in row.spans]
        for (key, at), span in zip(self._places().items(), spans, strict=True):
            ink.box(at, CHIP, f"{span.hue}_t", span.hue, 1.3, dashed=span.dashed)
            if span.id == self.chosen:
                ink.box(at.adjusted(-1, -1, 1, 1), CHIP + 1, None, "ink", 2)
            if key == self._at and self.hasFocus():
                ink.ring(at.adjusted(-2, -2, 2, 2), CHIP)
            self._paint_words(ink, at.adjusted(px(6), 0, -px(4), 0), span)

    def _paint_words(self, ink: Ink, at: QRectF, span: BarSpan) -> None:
        """The word before the icon before the note, as far as there is room."""
        px, say, tone, x = self.look.px, self.look.say, f"{span.hue}_i", at.left()
        word, note = say(span.word), say(span.note)
        wide = self.look.width(word, 12, 500)
        if span.icon and (at.width() >= wide + px(16) or at.width() < px(20)):
            x += ink.icon(x, at.center().y(), span.icon, tone, 12) + px(4)
        if at.right() - x > px(18):
            x += ink.text(QRectF(x, at.top(), at.right() - x, at.height()), word, 12, 500, tone) + px(6)
        if at.right() - x > self.look.width(note, 12):
            ink.text(QRectF(x, at.top(), at.right() - x, at.height()), note, 12, 400, tone)

    def _told(self) -> list[str]:
        say = self.look.say
        found = []
        for row in self._day.rows if self._day else ():
            head = " ".join(filter(None, (say(row.name), say(row.note), say(row.figure))))
            found.append(f"{head}: {'; '.join(say(span.told) for span in row.spans)}".rstrip(": "))
        return found


def _levels(spans: Sequence[BarSpan]) -> list[int]:
    """For each span the first level on which nothing else is at that time."""
    ends: list[datetime] = []
    found = []
    for span in spans:
        level = next((n for n, end in enumerate(ends) if end <= span.begins), len(ends))
        ends[level : level + 1] = [span.ends]
        found.append(level)
    return found
