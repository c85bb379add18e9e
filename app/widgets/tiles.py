"""The floor: a tile a table, its state as colour, word and shape, and what is late laid over it."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.kernel.clock import Clock
from app.kernel.text import T
from app.widgets.paint import CARD, LEFT, RIGHT, Ink, Tag, chip_width, inset, solid
from app.widgets.theme import Look, Said
from app.widgets.tile_list import SteeredTiles, WholeTiles

MARGIN = 5
"""Around each tile: half the gap to its neighbour; the frame of the chosen one lies in it."""
MINUTE = 60_000


class Shape(Enum):
    """How a tile is drawn besides its colour."""

    FILLED = "filled"
    FREE = "free"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class TableTile:
    """What the floor shows of a table.

    `since` is the moment from which minutes are counted; `time` stands in its place where a moment is
    told instead. `done` is the share of the dishes that are served. `late` is the sentence that frames
    the tile in red. `foot` is the small line of a free or closed table; `next` only shows where tiles
    are large. `find` are other words that jump here when typed.
    """

    id: str
    name: str
    tag: Tag
    seats: int | None = None
    who: Said = ""
    since: datetime | None = None
    time: Said = ""
    right: Said = ""
    done: float | None = None
    late: Said = ""
    foot: Said = ""
    next: Said = ""
    shape: Shape = Shape.FILLED
    find: tuple[str, ...] = ()


def minutes_since(since: datetime, now: datetime) -> Said:
    """How long ago: minutes below an hour, hours and minutes as a clock writes them above."""
    minutes = max(0, int((now - since).total_seconds() // 60))
    return T("{n} min", n=minutes) if minutes < 60 else f"{minutes // 60}:{minutes % 60:02}"


def time_of(tile: TableTile, now: datetime) -> Said:
    """The moment of a tile, or how long it is since."""
    return minutes_since(tile.since, now) if tile.since else tile.time


def told_of(tile: TableTile, worn: Look, now: datetime) -> str:
    """A tile in words, for whoever cannot see it."""
    parts = (tile.tag.word, tile.who, time_of(tile, now), tile.right, tile.late, tile.foot)
    return ", ".join(part for part in (tile.name, *map(worn.say, parts)) if part)


def paint_ground(ink: Ink, body: QRectF, tile: TableTile, *, over: bool, radius: float = CARD) -> None:
    """What a table stands on: the colour of its state, dashed where it is free, hatched where it is shut, red where it is late."""
    hue = tile.tag.hue
    match tile.shape:
        case Shape.FREE:
            ink.box(body, radius, "hover" if over else "surface", "edge", 1.1, dashed=True)
        case Shape.CLOSED:
            ink.box(body, radius, "mute_t")
            ink.hatch(body, "line", radius)
        case Shape.FILLED:
            ink.box(body, radius, f"{hue}_t", ink.look.mixed(hue, f"{hue}_t", 0.6 if over else 0.38))
    if tile.late:
        ink.box(body, radius, None, "bad", 2)


class TileView(SteeredTiles, WholeTiles):
    """The tables of one section, as high as its rows: `TileView(clock)`, then `show_tiles(tiles)`."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._minute = QTimer(self, interval=MINUTE)
        self._minute.timeout.connect(self.viewport().update)

    def across(self, width: float) -> int:
        steps = ((420, 2), (560, 3), (760, 4), (1100, 5))
        return next((n for limit, n in steps if width < limit), 6)

    def high(self, width: float) -> int:
        return 2 * MARGIN + (92 if width < 760 else 110 if width < 1100 else 130)

    def told(self, tile: TableTile) -> str:
        return told_of(tile, self.look, self._clock.now())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    # -- painting -----------------------------------------------------------------------------------------

    def paint_tile(self, ink: Ink, at: QRectF, tile: TableTile, *, chosen: bool, over: bool) -> None:
        px = self.look.px
        body = inset(at, px(MARGIN))
        paint_ground(ink, body, tile, over=over)
        if chosen:
            ink.box(inset(body, -px(4)), CARD + 3, None, "ink", 2.4)
        inner = body.adjusted(px(12), 0, -px(8), 0)
        self._head(ink, inner, tile)
        who = self.look.say(tile.who)
        tone = "ink3" if tile.shape is Shape.CLOSED else "ink"
        line = body.top() + px(49 if body.height() > px(100) else 47)
        room = QRectF(inner.left(), line - px(10), inner.width(), px(20))
        ink.text(room, who, 13, 500 if tone == "ink" else 400, tone)
        if tile.next and body.height() > px(115):
            ink.text(room.translated(0, px(21)), self.look.say(tile.next), 12, 400, f"{tile.tag.hue}_i")
        self._foot(ink, body, tile)

    def _head(self, ink: Ink, inner: QRectF, tile: TableTile) -> None:
        px = self.look.px
        middle = inner.top() + px(23)
        tag = solid(tile.tag) if tile.shape is Shape.FILLED else tile.tag
        spare = inner.width() - px(6) - chip_width(self.look, tag)
        size = next((s for s in (20, 17) if self.look.width(tile.name, s, 700) <= spare), 0)
        if not size:
            # A long name is worth more than the word of the state: hue and icon still tell it.
            size, tag = 17, Tag("", tag.hue, tag.icon, tag.solid)
        chip = ink.chip(inner.right() + px(1), middle, tag, right=True)
        room = inner.width() - chip - px(6)
        tone = "ink3" if tile.shape is Shape.CLOSED else "ink"
        taken = ink.text(QRectF(inner.left(), middle - px(15), room, px(30)), tile.name, size, 700, tone)
        if tile.seats is not None:
            seats = str(tile.seats)
            if taken + px(24) + self.look.width(seats, 12) <= room:
                x = inner.left() + taken + px(7)
                x += ink.icon(x, middle + px(1), "user", "ink3", 12) + px(2)
                ink.text(QRectF(x, middle - px(9), px(40), px(20)), seats, 12, 400, "ink3")

    def _foot(self, ink: Ink, body: QRectF, tile: TableTile) -> None:
        px = self.look.px
        left, right = body.left() + px(12), body.right() - px(11)
        middle = body.bottom() - px(23 if tile.done is not None and body.height() > px(100) else 20)
        if tile.done is not None:
            bar = QRectF(left, body.bottom() - px(10), right - left, px(4))
            ink.progress(bar, tile.done, tile.tag.hue, "surface")
            middle = min(middle, bar.top() - px(11))
        at = QRectF(left, middle - px(11), right - left, px(22))
        if tile.shape is not Shape.FILLED:
            self._quiet_foot(ink, at, tile)
        else:
            self._live_foot(ink, at, tile)

    def _quiet_foot(self, ink: Ink, at: QRectF, tile: TableTile) -> None:
        taken = ink.text(at, self.look.say(tile.right), 12, 500, "ink2", RIGHT) if tile.right else 0
        ink.text(at.adjusted(0, 0, -taken, 0), self.look.say(tile.foot), 12, 400, "ink3", LEFT)

    def _live_foot(self, ink: Ink, at: QRectF, tile: TableTile) -> None:
        px, say = self.look.px, self.look.say
        told, tone, icon = say(time_of(tile, self._clock.now())), f"{tile.tag.hue}_i", "clock"
        if tile.late:
            told, tone, icon = say(tile.late), "bad_i", "triangle-alert"
        right = say(tile.right)
        wide = self.look.width(told, 13, 600) + px(20) if told else 0
        if right and wide + self.look.width(right, 12, 500) + px(6) <= at.width():
            ink.text(at, right, 12, 500, f"{tile.tag.hue}_i", RIGHT)
        if told:
            ink.icon(at.left(), at.center().y() - px(0.5), icon, tone, 14)
            ink.text(at.adjusted(px(18), 0, 0, 0), told, 13, 600, tone)
