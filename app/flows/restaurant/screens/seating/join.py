"""Another party joins one at its table (并台): which, and where all of them sit (RST-06)."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.views import Floor, SittingShown, Tile
from app.flows.restaurant.rules.regrouping import AT_TABLE
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.floor.tiles import named
from app.forms.restaurant.ui_join import Ui_Join
from app.kernel.fields import Note
from app.kernel.text import T
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context, Tone
from app.widgets.form import laid_out
from app.widgets.part import Scroll, showing
from app.widgets.segment import Choice

KEEP, LEAVE = "keep", "leave"
HIGH = 190
"""Of the parties, at 100 %: more scroll."""


class JoinDialog(Dialog):
    """The party that is chosen joins the one that is shown; `then(sitting)` after it."""

    def __init__(
        self, context: Context, host: QWidget, party: SittingShown, then: Callable[[str], None]
    ) -> None:
        super().__init__(context, host, wide=620)
        self.ui = laid_out(Ui_Join(), self)
        self._party, self._then = party, then
        self._tiles: dict[str, Tile] = {}
        self._other: SittingShown | None = None
        self._parties = Choices(3, high=52)
        self._scroll = Scroll(self._parties)
        self.ui.parties.addWidget(self._scroll)
        self.ui.title.say(T("Who joins {table}?", table=party.facts.table_name))
        self.ui.tables.chosen.connect(lambda _: self.judge())
        self._parties.chosen.connect(lambda _: self._choose())
        join = self.action(
            "restaurant.join_party",
            self._args,
            text=T("Make them one party"),
            key="F5",
            icon="users",
            then=self._joined,
        )
        self.close_with(join, self.ui.foot, T("which party"))
        self._show_other()

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self._parties)
        self._parties.take_focus()

    def read(self) -> None:
        self.look(Floor, self._tell)

    def _tell(self, floor: Floor) -> None:
        """Parties in their area come first."""
        own = self._party.table.area if self._party.table else ""
        tiles = sorted((tile for tile in floor.tiles if self._may_join(tile)), key=lambda t: t.area != own)
        self._tiles = {tile.table: tile for tile in tiles}
        self.ui.none.say("" if tiles else T("Nobody else sits at a table and eats."))
        self._parties.offer([_option(tile) for tile in tiles])
        look = self._parties.look
        high = -(-len(tiles) // 2) * (look.target(52) + look.px(8))
        self._scroll.setFixedHeight(min(max(high, 1), look.px(HIGH)))
        self._choose()

    def _may_join(self, tile: Tile) -> bool:
        eats = tile.step is not None and tile.step in AT_TABLE and not tile.shut
        return bool(tile.sitting) and tile.sitting != self._party.facts.id and eats and not tile.further

    def _choose(self) -> None:
        tile = self._tiles.get(self._parties.current)
        if tile and tile.sitting:
            self.look(SittingShown, self._tell_other, sitting=tile.sitting)

    def _tell_other(self, other: SittingShown) -> None:
        tile = self._tiles.get(self._parties.current)
        if tile and tile.sitting == other.facts.id:
            changed = self._other is None or self._other.facts.id != other.facts.id
            self._other = other
            self.learn(self._party.facts, other.facts)
            self._show_other(changed=changed)

    def _show_other(self, *, changed: bool = False) -> None:
        other = self._other
        both = (self._party.taboos, other.taboos if other else None)
        showing(self.ui.avoid, all(both) and both[0] != both[1])
        for part in (self.ui.where, self.ui.tables):
            showing(part, other is not None)
        if other is None:
            return
        self.ui.tables.offer(
            (
                Choice(KEEP, T("At all their tables")),
                Choice(LEAVE, T("{table} is left", table=other.facts.table_name)),
            )
        )
        if changed:
            fits = self._party.facts.seats >= self._party.facts.guests + other.facts.guests
            self.ui.tables.choose(LEAVE if fits else KEEP)
            self.ui.avoid.line.setText("；".join(filter(None, both)))
        self.note(T("{guests} guests", guests=self._party.facts.guests + other.facts.guests))
        self.judge()

    def _args(self) -> Mapping[str, Any] | None:
        if self._other is None:
            return None
        avoid = self.ui.avoid.text if self.ui.avoid.isVisibleTo(self) else ""
        why = self.ui.why.text
        return {
            "sitting": self._party.facts.id,
            "other": self._other.facts.id,
            "keep_tables": self.ui.tables.current == KEEP,
            "taboos": Note(avoid) if avoid else None,
            "why": Note(why) if why else None,
        }

    def _joined(self, _: Any) -> None:
        if self._other:
            told: dict[str, Any] = {
                "other": self._other.facts.table_name,
                "table": self._party.facts.table_name,
            }
            self.told(T("The guests of {other} are of {table} now", **told), Tone.OK)
        self.leave()
        self._then(str(self._party.facts.id))


def _option(tile: Tile) -> Option:
    name = tile.called
    return Option(tile.table, "+".join((name, *tile.beside)), named(tile.guest, tile.guests), "users")
