"""The board of tiles: sections one below the other, chosen and reached as if they were one list."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.kernel.clock import Clock
from app.widgets.jumps import Jumps, Words
from app.widgets.paint import Ink
from app.widgets.part import Column, Painted, Part, Scroll
from app.widgets.theme import Said
from app.widgets.tiles import MARGIN, TableTile, TileView

BACKWARD = (Qt.Key.Key_Up, Qt.Key.Key_Left)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the floor: its name, a note beside it, its tables in their order."""

    id: str
    title: Said
    note: Said = ""
    tiles: tuple[TableTile, ...] = ()


class _Head(Painted):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.section = Section("", "")
        self._view: TileView | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(200), self.look.px(28))

    def tell(self, section: Section, view: TileView) -> None:
        self.section, self._view = section, view
        self.retold()
        self.update()

    def retold(self) -> None:
        if self._view:
            self._view.setAccessibleName(self.look.say(self.section.title))

    def paint(self, ink: Ink, at: QRectF) -> None:
        room = at.adjusted(self.look.px(MARGIN), 0, 0, 0)
        taken = ink.text(room, self.look.say(self.section.title), 15, 600)
        ink.text(
            room.adjusted(taken + self.look.px(10), 0, 0, 0),
            self.look.say(self.section.note),
            13,
            400,
            "ink3",
        )


class TileBoard(Part, QWidget):
    """`TileBoard(clock)`, then `show_sections(sections)`. One tile is chosen on the whole board.

    `chosen(id)`, `opened(id)` and `asked(id, place)` as in each list. Arrow keys go on in the next section;
    letters jump, as `Jumps` says with its `spelled`. What begins no tile's name and ends with Enter, as a scanner
    types it, is told whole by `entered(text)`; the tile that was chosen before is chosen again.
    """

    chosen = Signal(str)
    opened = Signal(str)
    asked = Signal(str, QPoint)
    entered = Signal(str)

    def __init__(
        self,
        clock: Clock,
        spelled: Words[TableTile] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._jumps = Jumps(
            lambda: (tile for view in self._all for tile in view.tiles.tiles), self._go, spelled
        )
        self._views: dict[str, tuple[_Head, TileView]] = {}
        self._inside = QWidget()
        self._column = Column(self._inside, gap=4, edge=(11, 4, 11, 8))
        self._column.addStretch(1)
        self._scroll = Scroll(self._inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    @property
    def current(self) -> str:
        """The id of the chosen tile, or nothing."""
        return next((view.current for view in self._all if view.current), "")

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show these; the chosen tile stays chosen, wherever it is now."""
        kept = self.current
        if [s.id for s in sections] != list(self._views):
            self._rebuild(sections)
        for section in sections:
            head, view = self._views[section.id]
            head.tell(section, view)
            view.show_tiles(section.tiles)
        if self.current != kept:
            self.choose(kept)

    def choose(self, id: str) -> None:
        """Mark a tile as chosen; nothing is told."""
        for view in self._all:
            view.choose(id)
        self._reveal(id)

    def take_focus(self) -> None:
        """Let the keys go to the chosen tile, or to the first section."""
        view = self._holder(self.current) or next(iter(self._all), None)
        if view is not None:
            view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def jump(self, text: str) -> bool:
        """Choose the first tile whose name, or another of its words, begins so. Says whether there is one."""
        return self._jumps.jump(text)

    def place(self, id: str) -> QRectF:
        """Where a tile is drawn, on the board; an empty rectangle if it is not there."""
        view = self._holder(id)
        if view is None:
            return QRectF()
        at = view.place(id)
        return at.translated(QRectF(view.rect()).topLeft() + view.mapTo(self, QPoint(0, 0)))

    @property
    def _all(self) -> list[TileView]:
        return [view for _, view in self._views.values()]

    def _go(self, id: str) -> None:
        view = self._holder(id)
        if view is not None:
            view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            view.move_to(id)

    def _rebuild(self, sections: Sequence[Section]) -> None:
        for head, view in self._views.values():
            for part in (head, view):
                self._column.removeWidget(part)
                part.hide()
                part.deleteLater()
        self._views = {section.id: self._section() for section in sections}

    def _section(self) -> tuple[_Head, TileView]:
        head, view = _Head(self), TileView(self._clock)
        for part in (head, view):
            self._column.insertWidget(self._column.count() - 1, part)
        view.chosen.connect(lambda id: self._chosen(view, id))
        view.opened.connect(self.opened)
        view.asked.connect(self.asked)
        view.left.connect(lambda key: self._leave(view, key))
        view.typed.connect(lambda text: self._jumps.type(text, self.current))
        view.entered.connect(lambda: self._enter(view))
        return head, view

    def _chosen(self, view: TileView, id: str) -> None:
        for other in self._all:
            if other is not view:
                other.choose("")
        self._reveal(id)
        self.chosen.emit(id)

    def _leave(self, view: TileView, key: int) -> None:
        """Go on to the nearest tile of the section above or below."""
        views = [v for v in self._all if v.tiles.tiles]
        back = Qt.Key(key) in BACKWARD
        at = views.index(view) + (-1 if back else 1)
        if 0 <= at < len(views):
            to = views[at]
            tiles = to.tiles.tiles
            x = view.place(view.current).center().x()
            upright = Qt.Key(key) in (Qt.Key.Key_Up, Qt.Key.Key_Down)
            rows = list(reversed(tiles)) if back else list(tiles)
            edge = to.place(rows[0].id).top()
            near = [t for t in rows if to.place(t.id).top() == edge] if upright else rows[:1]
            best = min(near, key=lambda t: abs(to.place(t.id).center().x() - x))
            to.setFocus(Qt.FocusReason.TabFocusReason)
            to.move_to(best.id)

    def _enter(self, view: TileView) -> None:
        line = self._jumps.end()
        if not line:
            view.open()
            return
        self.choose(self._jumps.before)
        self.chosen.emit(self._jumps.before)
        self.entered.emit(line)

    def _reveal(self, id: str) -> None:
        view = self._holder(id)
        if view is not None:
            centre = view.mapTo(self._inside, view.place(id).center().toPoint())
            half = view.gridSize().height() // 2 + self.look.px(8)
            self._scroll.ensureVisible(centre.x(), centre.y(), 0, half)

    def _holder(self, id: str) -> TileView | None:
        return next((view for view in self._all if view.tiles.row(id) >= 0), None)
