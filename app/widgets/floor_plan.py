"""The floor as it is drawn: each table where it stands, in the colour, word and shape of its state."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.kernel.clock import Clock
from app.kernel.text import T
from app.widgets.floor import Section
from app.widgets.jumps import Jumps, Words
from app.widgets.paint import CENTRE, Ink, Tag, chip_width, inset, solid
from app.widgets.plan import AHEAD, Plan, Plot, Spot, nearest
from app.widgets.theme import Said
from app.widgets.tile_list import ENTERS
from app.widgets.tiles import MINUTE, Shape, TableTile, paint_ground, time_of, told_of

ROW = 36
"""Steps: a row of tables that are not drawn goes on below where it would be longer."""
CELL = Spot(0, 0, 5, 4)
"""What a table takes in that row."""
NAME, CHIP, STATE, LINE = 18, 25, 17, 16
"""Heights of what stands on a table, at 100 %: its name, its state in a chip or bare, a line below it."""
TALL, TALL_ROUND = 66, 92
"""How high a table is at least, and a round one, whose state stands in a chip."""


class _Line(NamedTuple):
    """A line below the name of a table: an icon before its words, its colour and weight."""

    words: Said
    icon: str = ""
    tone: str = "ink3"
    weight: int = 500


class FloorPlan(Plan):
    """`FloorPlan(clock, spelled)`, then `show_sections(sections, spots)`: where each tile of a section stands, by its id.

    One table is chosen on the whole plan; `chosen`, `opened`, `entered`, `choose` and letters are as on `TileBoard`.
    The arrow keys go to the nearest table that way. What nobody has drawn stands in a row below its section, which
    says `undrawn`; where nothing of a section is drawn it says `empty`.
    """

    chosen = Signal(str)
    opened = Signal(str)
    entered = Signal(str)

    def __init__(
        self,
        clock: Clock,
        spelled: Words[TableTile] | None = None,
        *,
        undrawn: Said = "",
        empty: Said = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock, self._undrawn, self._empty = clock, undrawn, empty
        self._tiles: dict[str, TableTile] = {}
        self.current = self._over = ""
        self._pressed: QPointF | None = None
        self._jumps = Jumps(lambda: list(self._tiles.values()), self._go, spelled)
        self._minute = QTimer(self, interval=MINUTE)
        self._minute.timeout.connect(self.viewport().update)
        self.viewport().setMouseTracking(True)
        self.retold()

    @property
    def told(self) -> list[str]:
        """What is seen here in words, line by line."""
        say, now, found = self.look.say, self._clock.now(), list[str]()
        for plot in self._plots:
            found.append(" ".join(filter(None, (say(plot.title), say(plot.note)))))
            found += [told_of(self._tiles[id], self.look, now) for id in plot.spots]
        return found

    def show_sections(self, sections: Sequence[Section], spots: Mapping[str, Spot]) -> None:
        """Show these tables at their spots; the chosen one stays chosen."""
        self._tiles = {tile.id: tile for section in sections for tile in section.tiles}
        plots = tuple(plot for section in sections for plot in self._of(section, spots))
        if plots == self._plots:
            self.viewport().update()
        else:
            self.lay_out(plots)
        self._say()

    def choose(self, id: str) -> None:
        """Mark a table as chosen, or none; nothing is told."""
        self.current = id if id in self._tiles else ""
        if self.current:
            self.reveal(self.current)
        self._say()
        self.viewport().update()

    def jump(self, text: str) -> bool:
        """Choose the first table whose name, or another of its words, begins so. Says whether there is one."""
        return self._jumps.jump(text)

    def take_focus(self) -> None:
        """Let the keys go here."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- Qt's own ---------------------------------------------------------------------------------------

    def retold(self) -> None:
        self.setAccessibleName(self.look.say(T("Floor plan")))
        self._say()
        super().retold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way, letters = AHEAD.get(Qt.Key(event.key())), event.text()
        if way:
            self._go(nearest({id: self.place(id) for id in self._tiles}, self.current, way))
        elif event.key() in ENTERS:
            self._enter()
        elif (
            letters.strip()
            and letters.isprintable()
            and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        ):
            self._jumps.type(letters, self.current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at, self._pressed = self._pressed, None
        if at is None or (event.position() - at).manhattanLength() > QApplication.startDragDistance():
            return
        if id := self.id_at(at):
            self._go(id)
            self.opened.emit(id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.id_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover("")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    # -- inside -----------------------------------------------------------------------------------------

    def _of(self, section: Section, spots: Mapping[str, Spot]) -> Iterable[Plot]:
        """The area as it is drawn, and below it what is not."""
        drawn = {tile.id: spots[tile.id] for tile in section.tiles if tile.id in spots}
        yield Plot(drawn, section.title, section.note)
        if left := [tile.id for tile in section.tiles if tile.id not in spots]:
            yield Plot(_in_rows(left), note=self._undrawn if drawn else self._empty)

    def _go(self, id: str) -> None:
        if not id:
            return
        moved = id != self.current
        self.choose(id)
        if moved:
            self.chosen.emit(id)

    def _enter(self) -> None:
        line = self._jumps.end()
        if line:
            self.choose(self._jumps.before)
            self.chosen.emit(self.current)
            self.entered.emit(line)
        elif self.current:
            self.opened.emit(self.current)

    def _hover(self, id: str) -> None:
        if id != self._over:
            self._over = id
            self.viewport().update()

    def _say(self) -> None:
        tile = self._tiles.get(self.current)
        self.setAccessibleDescription(told_of(tile, self.look, self._clock.now()) if tile else "")

    # -- painting ---------------------------------------------------------------------------------------

    def paint_spot(self, ink: Ink, at: QRectF, id: str, spot: Spot) -> None:
        px, tile = self.look.px, self._tiles[id]
        body = inset(at, px(2))
        paint_ground(ink, body, tile, over=id == self._over, radius=spot.radius)
        if id == self.current:
            ink.box(inset(body, -px(3)), spot.radius + 3, None, "ink", 2.4)
        if tile.done is not None:
            ink.progress(_bar(body, spot, px(4)), tile.done, tile.tag.hue, "surface")
        room = body.adjusted(1, 1, -1, -px(6) if tile.done is not None and not spot.round else 0)
        chip = self._chip(tile, room, spot)
        state = px(CHIP if chip else STATE)
        lines = self._lines(room, px(NAME) + state, tile, spot)
        y = room.center().y() - (px(NAME) + state + px(LINE) * len(lines)) / 2
        tone = "ink3" if tile.shape is Shape.CLOSED else "ink"
        ink.text(QRectF(room.left(), y, room.width(), px(NAME)), tile.name, 15, 700, tone, CENTRE)
        y += px(NAME)
        if chip:
            ink.chip(room.center().x() - chip_width(self.look, chip) / 2, y + state / 2, chip)
        else:
            self._line(ink, QRectF(room.left(), y, room.width(), state), self._state(tile, room))
        for n, line in enumerate(lines):
            self._line(ink, QRectF(room.left(), y + state + n * px(LINE), room.width(), px(LINE)), line)

    def _chip(self, tile: TableTile, room: QRectF, spot: Spot) -> Tag | None:
        """The chip of the state where there is room for one; None where its word stands on the ground."""
        tag = solid(tile.tag) if tile.shape is Shape.FILLED else tile.tag
        tall = room.height() >= self.look.px(TALL_ROUND if spot.round else TALL)
        if tall and chip_width(self.look, tag) + self.look.px(8) <= room.width():
            return tag
        if self._width(self._state(tile, room)) <= room.width():
            return None
        return Tag("", tag.hue, tag.icon, tag.solid)

    def _state(self, tile: TableTile, room: QRectF) -> _Line:
        """The state on the ground: icon and word, or the word alone; the ground has its colour anyway."""
        both = _Line(tile.tag.word, tile.tag.icon, f"{tile.tag.hue}_i", 600)
        return both if self._width(both) <= room.width() else both._replace(icon="")

    def _lines(self, room: QRectF, above: float, tile: TableTile, spot: Spot) -> list[_Line]:
        """What there is width and height for below name and state, the weightiest first."""
        found = list[_Line]()
        for choices in self._wished(tile):
            high = above + self.look.px(LINE) * (len(found) + 1)
            wide = _wide(room, high) if spot.round else room.width() - self.look.px(2)
            fits = next((one for one in choices if one.words and self._width(one) <= wide), None)
            if fits and high <= room.height() - self.look.px(2):
                found.append(fits)
        return found

    def _wished(self, tile: TableTile) -> tuple[tuple[_Line, ...], ...]:
        """Lines, each with what is said where the words before it find no room."""
        seats = _Line(str(tile.seats), "user") if tile.seats is not None else _Line("")
        if tile.shape is not Shape.FILLED:
            return ((seats,), (_Line(tile.foot, weight=400),))
        time, hue = time_of(tile, self._clock.now()), f"{tile.tag.hue}_i"
        if tile.late:
            first = tuple(_Line(words, "triangle-alert", "bad_i", 600) for words in (tile.late, time))
        else:
            first = (_Line(time, "clock", hue, 600), _Line(time, "", hue, 600))
        return (first, (_Line(tile.right, "", hue),), (_Line(tile.who, "", "ink"),))

    def _width(self, line: _Line) -> float:
        icon = self.look.px(17) if line.icon else 0
        return icon + self.look.width(self.look.say(line.words), 12, line.weight)

    def _line(self, ink: Ink, at: QRectF, line: _Line) -> None:
        px, x = self.look.px, at.center().x() - self._width(line) / 2
        if line.icon:
            x += ink.icon(x, at.center().y(), line.icon, line.tone, 13) + px(4)
        words = self.look.say(line.words)
        ink.text(QRectF(x, at.top(), at.right() - x, at.height()), words, 12, line.weight, line.tone)


def _bar(body: QRectF, spot: Spot, high: float) -> QRectF:
    """Where the share of what is served lies: at the foot of a table, within the curve of a round one."""
    share, foot = (0.4, 2.4) if spot.round else (0.56, 1.5)
    wide = body.width() * share
    return QRectF(body.center().x() - wide / 2, body.bottom() - foot * high, wide, high)


def _wide(room: QRectF, high: float) -> float:
    """How wide a round table still is where the last line stands of what is `high`, in its middle."""
    radius, off = room.height() / 2 - 3, high / 2 - 3
    return 2 * math.sqrt(max(radius * radius - off * off, 0.0))


def _in_rows(ids: Sequence[str]) -> dict[str, Spot]:
    """A place in plain rows for each."""
    across = (ROW + 1) // (CELL.w + 1)
    return {
        id: Spot(n % across * (CELL.w + 1), n // across * (CELL.h + 1), CELL.w, CELL.h)
        for n, id in enumerate(ids)
    }
