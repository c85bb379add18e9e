"""The log-in page: who is at this counter, and their PIN."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.counter.facts import StaffTiles
from app.counter.settings import ORGANISATION
from app.counter.standing import Standing
from app.forms.shell.ui_login import Ui_Login
from app.kernel.text import T, Text
from app.shell.context import Shell
from app.shell.people import persons, tiles_of
from app.shell.pin import PinEntry
from app.widgets.button import ActionButton
from app.widgets.form import laid_out
from app.widgets.paint import inking
from app.widgets.part import Column, Label, Panel, Part, Role, Row, Scroll, showing
from app.widgets.segment import Choice
from app.widgets.staff_tile import Person, StaffTile
from app.widgets.tile_grid import TileGrid

MINUTE = 60_000
USUAL, NARROW = 1200, 900
"""Widths at 100 % from which there is room."""
LANGUAGES = (Choice("zh", "中文"), Choice("en", "English"))


class Login(Part, QWidget):
    """`Login(shell, told, last)`: `entered(staff)`, `language_chosen(id)`, `theme_pressed`, `sample_left`.

    `last` was here last and is chosen already. `pins` are told where it is a sample day.
    """

    entered = Signal(object)
    language_chosen = Signal(str)
    theme_pressed = Signal()
    sample_left = Signal()

    def __init__(
        self, shell: Shell, told: StaffTiles, last: str = "", pins: Mapping[str, str] | None = None
    ) -> None:
        super().__init__()
        self._shell, self._pins, self.chosen = shell, pins or {}, ""
        known = persons(told, shell.house.flows)
        self._people = {i: known[i] for i in sorted(known, key=lambda login: login != last)}
        self._standing: Standing | None = None
        self.ui = laid_out(Ui_Login(), self)
        self._pin = PinEntry(self.ui.pin, shell, self)
        self._pin.right.connect(self.entered)
        self.ui.pin.serve(self)
        self._tiles: dict[str, StaffTile] = {}
        self._card: QBoxLayout | None = None
        self._grid = TileGrid(216)
        self._lay_out()
        self.ui.language.offer(LANGUAGES)
        self.ui.language.choose(shell.words.language)
        self.ui.language.chosen.connect(self.language_chosen)
        self.ui.theme.clicked.connect(self.theme_pressed)
        self.ui.other.clicked.connect(lambda: self.choose(""))
        self._clock = QTimer(self, interval=MINUTE)
        self._clock.timeout.connect(self.retold)
        self._clock.start()
        self.retold()
        self.choose(last if last in self._people else next(iter(self._people), "") if self._alone else "")
        shell.then(shell.standing(), self._stands, shell.fault)

    def choose(self, login: str) -> None:
        """Ask this person for the PIN; nobody: somebody is to be chosen first."""
        if self._pin.asking:
            return
        self.chosen = login
        for other, tile in self._tiles.items():
            tile.setChecked(other == login)
        person = self._people.get(login, Person("", ""))
        self.ui.avatar.show_person(person.name, person.hue if login else "mute")
        self.ui.name.say(person.name or T("Who are you?"))
        showing(self.ui.other, bool(login) and not self._alone)
        self._pin.begin((lambda pin: self._shell.desk.log_in(login, pin)) if login else None)
        if login:
            self.ui.pin.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._tiles:
            next(iter(self._tiles.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def retold(self) -> None:
        desk = self._shell.desk
        name = desk.settings.of(ORGANISATION)
        self.ui.organisation.say(T("{house} · {counter}", house=name, counter=desk.counter))
        self.ui.today.say(T("{day:moment}", day=desk.clock.now()))
        dark = self.look.theme.dark
        word = T("Light") if dark else T("Dark")
        self.ui.theme.show_state(icon="sun" if dark else "moon", word=word)
        self._stands_anew()

    def dressed(self) -> None:
        super().dressed()
        self.retold()
        QTimer.singleShot(0, self, self._fit)  # after the form has taken its measures

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The pad gives way first: people are found by their tiles."""
        px, wide = self.look.px, self.width() * 100 / self.look.scale
        self.ui.side.set_wide(432 if wide >= USUAL else 380 if wide >= NARROW else 320)
        across = px(56 if wide >= USUAL else 32 if wide >= NARROW else 20)
        edge = self.ui.left.contentsMargins()
        self.ui.left.setContentsMargins(across, edge.top(), across, edge.bottom())
        if self._card:
            beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
            self._card.setDirection(beside if wide >= USUAL else below)
        side = px(44 if wide >= USUAL else 28)
        edge = self.ui.right.contentsMargins()
        self.ui.right.setContentsMargins(side, edge.top(), side, edge.bottom())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._alone:
            self.choose("")
        else:
            super().keyPressEvent(event)

    @property
    def _alone(self) -> bool:
        return len(self._people) == 1

    def _lay_out(self) -> None:
        self._tiles = tiles_of(self._people.values(), self.choose)
        self._grid.show_tiles(list(self._tiles.values()))
        inside = QWidget()
        column = Column(inside, gap=0, edge=2)
        column.addWidget(self._grid)
        column.addStretch(1)
        self.ui.people_place.addWidget(Scroll(inside))
        if self._pins:
            self.ui.sample_place.addWidget(self._sample_card())

    def _sample_card(self) -> Panel:
        """Whose PIN is what, and the way back to the real house."""
        card = Panel("warn_t", line="warn", radius=10)
        self._card = Column(card, gap=8, edge=(16, 10, 12, 10))
        told = [
            T("{name} {pin}", name=self._people[i].name, pin=p)
            for i, p in self._pins.items()
            if i in self._people
        ]
        words = Column(gap=2)
        words.addWidget(
            Label(T("This is a sample day. Nothing in it counts."), Role.STRONG, "warn_i", wrap=True)
        )
        words.addWidget(Label(T("PINs: {pins:list}", pins=told), Role.SECOND, "warn_i", wrap=True))
        leave = ActionButton(T("Leave the sample day"), icon="log-out")
        leave.clicked.connect(self.sample_left)
        self._card.addLayout(words, 1)
        self._card.addWidget(leave, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _stands(self, standing: Standing) -> None:
        self._standing = standing
        self._stands_anew()

    def _stands_anew(self) -> None:
        while item := self.ui.standing.takeAt(0):
            if part := item.widget():
                part.hide()
                part.deleteLater()
        for icon, hue, words in _told(self._standing) if self._standing else ():
            self.ui.standing.addWidget(_Stand(icon, hue, words))
        self.ui.standing.addStretch(1)


class _Stand(Part, QWidget):
    """One thing of how the house stands: icon and words."""

    def __init__(self, icon: str, hue: str, words: Text) -> None:
        super().__init__()
        self._icon, self._hue = icon, hue
        Row(self, gap=0, edge=(26, 0, 0, 0)).addWidget(Label(words, Role.SECOND, "ink2"))

    def paintEvent(self, event: object) -> None:
        with inking(self) as ink:
            ink.icon(0, self.rect().center().y(), self._icon, self._hue, 18)


def _told(standing: Standing) -> list[tuple[str, str, Text]]:
    count, whole = standing.printers, standing.whole
    printers = T("{n} printers are set up", n=count) if count else T("Papers go into the folder")
    backup = T("Last backup {at:moment}", at=standing.backup) if standing.backup else T("No backup yet")
    journal = {True: T("The journal is whole"), False: T("The journal does not fit: call the manager")}
    return [
        ("printer-check" if count else "folder", "ok", printers),
        ("database", "ok" if standing.backup else "mute", backup),
        (
            "shield-check" if whole is not False else "triangle-alert",
            "bad" if whole is False else "ok",
            journal[whole] if whole is not None else T("{rows} rows in the journal", rows=standing.rows),
        ),
    ]
