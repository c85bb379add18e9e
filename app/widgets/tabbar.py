"""The bar at the top: the seal, the tabs, the search, printer, bell, clock and person."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Property, QRectF, QSize, Signal
from PySide6.QtGui import QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.kernel.text import T
from app.widgets.button import PressPart
from app.widgets.paint import BUTTON, CENTRE, Ink, inking, inset, key_width
from app.widgets.part import Label, Painted, Part, Role, Row, showing
from app.widgets.theme import Said

HIGH = 56


@dataclass(frozen=True, slots=True)
class _Room:
    """What the bar has room for; `search` is its width at 100 %."""

    search: int = 244
    named: bool = True
    counted: bool = True
    clock: bool = True
    icons: bool = True


DROPS = (
    _Room(),
    _Room(128),
    _Room(128, named=False),
    _Room(44, named=False),
    _Room(44, named=False, counted=False),
    _Room(44, named=False, counted=False, clock=False),
    _Room(44, named=False, counted=False, clock=False, icons=False),
)
"""What goes where space is short, and in which order; a tab's word never does."""


@dataclass(frozen=True, slots=True)
class TabItem:
    """A tab: its id, word, icon, and how many things wait in it."""

    id: str
    word: Said
    icon: str
    count: int = 0


class Seal(Painted):
    """The 迎 mark; never a control."""

    def __init__(self, size: int = 30, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_size(self, size: int) -> None:
        """How large it is at 100 %: for forms."""
        self._size = size

    formSize = Property(int, lambda self: self._size, set_size)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(self._size), self.look.px(self._size))

    def paint(self, ink: Ink, at: QRectF) -> None:
        ink.box(at, self._size / 4, "seal")
        ink.text(at.adjusted(0, -1, 0, -1), "迎", round(self._size * 0.6), 700, "on_seal", CENTRE)


class Avatar(Painted):
    """A person as the first character of the name, in a hue of their own."""

    def __init__(
        self, name: str = "", hue: str = "clay", size: int = 32, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.name, self.hue, self._size = name, hue, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_person(self, name: str, hue: str) -> None:
        """Show another person."""
        self.name, self.hue = name, hue
        self.update()

    def set_size(self, size: int) -> None:
        """How large it is at 100 %: for forms."""
        self._size = size

    formSize = Property(int, lambda self: self._size, set_size)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(self._size), self.look.px(self._size))

    def paint(self, ink: Ink, at: QRectF) -> None:
        ink.box(at, self._size / 2, f"{self.hue}_t")
        ink.text(at, self.name[:1], round(self._size * 0.45), 600, f"{self.hue}_i", CENTRE)


class _Tab(PressPart):
    def __init__(self, item: TabItem, parent: QWidget) -> None:
        super().__init__(parent)
        self.item, self.room = item, DROPS[0]
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retold()

    def tell(self, item: TabItem, room: _Room) -> None:
        if (item, room) != (self.item, self.room):
            self.item, self.room = item, room
            self.retold()

    def retold(self) -> None:
        self.name(self.look.say(self.item.word))
        waits = T("{n} waiting", n=self.item.count)
        self.setAccessibleDescription(self.look.say(waits) if self.item.count else "")
        self.updateGeometry()
        self.update()

    def wide(self, room: _Room) -> int:
        count = self.look.width(str(self.item.count), 12, 600) + self.look.px(20)
        return round(
            self.look.width(self.accessibleName(), 15, 600)
            + self.look.px(48 if room.icons else 24)
            + (count if room.counted and self.item.count else 0)
        )

    def sizeHint(self) -> QSize:
        return QSize(max(self.look.target(44), self.wide(self.room)), self.look.target(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        at, px = QRectF(self.rect()), self.look.px
        chosen = self.isChecked()
        tone = "ink" if chosen else "ink2"
        with inking(self) as ink:
            if self.hovered and not chosen:
                ink.box(inset(at, px(5)), BUTTON, "hover")
            if self.ringed:
                ink.ring(inset(at, px(5)), BUTTON)
            left = float(px(12))
            if self.room.icons:
                left += ink.icon(left, at.center().y(), self.item.icon, tone, 18) + px(6)
            room = at.adjusted(left, 0, 0, 0)
            taken = ink.text(room, self.accessibleName(), 15, 600 if chosen else 500, tone)
            if self.room.counted and self.item.count:
                self._count(ink, left + taken + px(6), at.center().y())
            if chosen:
                ink.box(QRectF(px(8), at.bottom() - px(3), at.width() - px(16), px(3)), 1.5, "ink")

    def _count(self, ink: Ink, x: float, middle: float) -> None:
        word = str(self.item.count)
        wide = self.look.width(word, 12, 600) + self.look.px(12)
        high = self.look.px(18)
        at = QRectF(x, middle - high / 2, max(high, wide), high)
        ink.box(at, 9, "bad_t")
        ink.text(at, word, 12, 600, "bad_i", CENTRE)


class BarIcon(PressPart):
    """An icon alone, with a tool tip and perhaps a count: bell, printer, ⋯, back."""

    def __init__(self, icon: str = "", word: Said = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._said, self._tone, self._count = icon or "ellipsis", word, "ink2", 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retold()

    def show_state(self, *, icon: str = "", word: Said = "", tone: str = "ink2", count: int = 0) -> None:
        """Show another state: what it says, its tone and how many wait behind it."""
        self._icon, self._said = icon or self._icon, word or self._said
        self._tone, self._count = tone, count
        self.retold()
        self.update()

    def retold(self) -> None:
        self.name(self.look.say(self._said))
        self.setToolTip(self.accessibleName())
        self.setAccessibleDescription(str(self._count) if self._count else "")

    def sizeHint(self) -> QSize:
        return QSize(self.look.target(44), self.look.target(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        at, px = QRectF(self.rect()), self.look.px
        with inking(self) as ink:
            if self.isDown() or self.hovered:
                ink.box(at, BUTTON, "press" if self.isDown() else "hover")
            if self.ringed:
                ink.ring(at)
            ink.icon(at.center().x() - px(10), at.center().y(), self._icon, self._tone, 20)
            if self._count:
                word = str(self._count)
                wide = max(px(16), self.look.width(word, 11, 600) + px(8))
                badge = QRectF(min(at.center().x() + px(2), at.right() - wide), px(5), wide, px(16))
                ink.box(badge, 8, "bad")
                ink.text(badge, word, 11, 600, "surface", CENTRE)


class _SearchBox(PressPart):
    """Looks like a field and opens the search: what is typed is typed there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.room = 244
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retold()

    def retold(self) -> None:
        full = T("Search people, numbers, commands")
        self.name(self.look.say(full if self.room > 200 else T("Search")))
        self.setToolTip(self.look.say(full))

    def sizeHint(self) -> QSize:
        return QSize(max(self.look.target(44), self.look.px(self.room)), self.look.target(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        px = self.look.px
        at = QRectF(self.rect()).adjusted(0, px(4), 0, -px(4))
        with inking(self) as ink:
            ink.box(at, BUTTON, "hover" if self.hovered else "sunken", "line")
            if self.ringed:
                ink.ring(at)
            if at.width() < px(100):
                ink.icon(at.center().x() - px(10), at.center().y(), "search", "ink2", 20)
                return
            ink.icon(px(11), at.center().y(), "search", "ink3", 16)
            key = key_width(self.look, "Ctrl K") + px(14)
            ink.key(at.right() - px(9), at.center().y(), "Ctrl K")
            ink.text(at.adjusted(px(34), 0, -key, 0), self.accessibleName(), 13, 400, "ink3")


class _Person(PressPart):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.person, self.hue, self.named = "", "clay", True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def wide(self, *, named: bool) -> int:
        word = self.look.width(self.person, 13) + self.look.px(8) if named else 0
        return round(self.look.px(44) + word)

    def sizeHint(self) -> QSize:
        return QSize(max(self.look.target(44), self.wide(named=self.named)), self.look.target(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        at, px = QRectF(self.rect()), self.look.px
        with inking(self) as ink:
            if self.hovered:
                ink.box(at, BUTTON, "hover")
            if self.ringed:
                ink.ring(at)
            disc = QRectF(px(6), at.center().y() - px(16), px(32), px(32))
            ink.box(disc, 16, f"{self.hue}_t")
            ink.text(disc, self.person[:1], 14, 600, f"{self.hue}_i", CENTRE)
            if self.named:
                ink.text(at.adjusted(px(44), 0, 0, 0), self.person, 13, 400, "ink2")


class TabBar(Part, QWidget):
    """`TabBar()`: `show_tabs(items)`, `choose(id)`, `show_time("18:26")`, `show_person(name)`,
    `printer.show_state(…)`, `bell.show_state(count=4)`.

    `chosen(id)` comes by touch and by Ctrl 1 to 9, `searched` by touch and by Ctrl K, `person_pressed`; `bell.clicked`,
    `printer.clicked`. Where space is short parts go in the order of `DROPS`.
    """

    chosen = Signal(str)
    searched = Signal()
    person_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs: dict[str, _Tab] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._seal, self._search, self._person = Seal(parent=self), _SearchBox(self), _Person(self)
        self.printer = BarIcon("printer", T("Printers"), self)
        self.bell = BarIcon("bell", T("Messages"), self)
        self._clock = Label("", Role.STRONG, parent=self)
        self._row = Row(self, gap=4, edge=(14, 0, 12, 0))
        self._row.addWidget(self._seal)
        self._row.addSpacing(8)
        self._strip = Row(gap=0)
        self._row.addLayout(self._strip)
        self._row.addStretch(1)
        for part in (self._search, self.printer, self.bell, self._clock, self._person):
            self._row.addWidget(part)
        self._search.clicked.connect(self.searched)
        self._person.clicked.connect(self.person_pressed)
        QShortcut(QKeySequence("Ctrl+K"), self, self.searched.emit)
        for n in range(1, 10):
            QShortcut(QKeySequence(f"Ctrl+{n}"), self, lambda n=n: self._by_key(n))

    @property
    def current(self) -> str:
        """The id of the chosen tab, or nothing."""
        return next((id for id, tab in self._tabs.items() if tab.isChecked()), "")

    def show_tabs(self, items: Sequence[TabItem]) -> None:
        """Show these tabs; those that were there keep their place and focus."""
        kept = self.current
        if [item.id for item in items] != list(self._tabs):
            for tab in self._tabs.values():
                self._strip.removeWidget(tab)
                tab.hide()
                tab.deleteLater()
            self._tabs = {item.id: self._tab(item) for item in items}
            self.choose(kept if kept in self._tabs else next(iter(self._tabs), ""))
        for item in items:
            self._tabs[item.id].tell(item, self._tabs[item.id].room)
        self._fit()

    def choose(self, id: str) -> None:
        """Mark a tab as the chosen one; nothing is told."""
        for other, tab in self._tabs.items():
            tab.setChecked(other == id)

    def show_time(self, time: str) -> None:
        """Show what time it is."""
        self._clock.say(time)

    def show_person(self, name: str, hue: str = "clay") -> None:
        """Show who is at the counter; nobody hides it."""
        self._person.person, self._person.hue = name, hue
        self._person.name(name)
        showing(self._person, bool(name))
        self._fit()

    # -- Qt's own ---------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(900), self.look.target(HIGH) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.look.target(HIGH) + 1)

    def dressed(self) -> None:
        super().dressed()
        self._fit()

    def retold(self) -> None:
        for tab in self._tabs.values():
            tab.retold()  # Qt tells it of another language only after this one, and the room goes by its word
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        at = QRectF(self.rect())
        with inking(self) as ink:
            ink.bar(at, "surface")
            ink.bar(QRectF(0, at.bottom() - 1, at.width(), 1), "line")

    def _tab(self, item: TabItem) -> _Tab:
        tab = _Tab(item, self)
        tab.clicked.connect(lambda: self._press(item.id))
        self._strip.addWidget(tab)
        return tab

    def _press(self, id: str) -> None:
        self.choose(id)
        self.chosen.emit(id)

    def _by_key(self, n: int) -> None:
        if n <= len(self._tabs):
            self._press(list(self._tabs)[n - 1])

    def _fit(self) -> None:
        """Let go of what has no room, in the order of `DROPS`."""
        room = next((room for room in DROPS if self._wide(room) <= self.width()), DROPS[-1])
        self._search.room, self._person.named = room.search, room.named
        self._search.retold()
        showing(self._clock, room.clock)
        for tab in self._tabs.values():
            tab.tell(tab.item, room)
        for part in (self._search, self._person):
            part.updateGeometry()
            part.update()

    def _wide(self, room: _Room) -> int:
        px, target = self.look.px, self.look.target
        tabs = sum(tab.wide(room) for tab in self._tabs.values())
        search = max(target(44), px(room.search))
        person = self._person.wide(named=room.named) if self._person.person else 0
        clock = round(self.look.width("00:00", 15, 600)) if room.clock else 0
        return tabs + search + person + clock + 2 * target(44) + px(14 + 30 + 8 + 12 + 7 * 4) + 4
