"""A group of settings: it draws itself from what is declared."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.counter.facts import HouseSettings
from app.counter.settings import Settings
from app.kernel.refusal import No
from app.kernel.setting import Setting
from app.kernel.text import T
from app.shell.carrying import carry
from app.shell.context import Shell
from app.shell.settings.row import SettingRow
from app.widgets.desk import Tone
from app.widgets.part import Column, Panel, Scroll
from app.widgets.screen import Screen

WIDEST = 980


class GroupPage(Screen):
    """`GroupPage(shell, settings)`: each setting of a group, changed where it stands, one journal row each."""

    topics = frozenset({"house"})

    def __init__(self, shell: Shell, settings: Iterable[Setting[Any]], parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.rows: dict[str, SettingRow] = {}
        self._wish: dict[str, Any] = {}
        card = _Card("surface", line="line", radius=10)
        column = Column(card, gap=0, edge=(20, 4, 20, 4))
        for n, setting in enumerate(settings):
            if n:
                column.addWidget(_rule())
            row = self.rows[setting.key] = SettingRow(setting, self._wished)
            column.addWidget(row)
        inside = QWidget()
        around = Column(inside, gap=0, edge=(28, 20, 28, 20))
        around.addWidget(card)
        around.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(inside))
        card.dressed()
        self._act = self.action("house.change_setting", lambda: self._wish, facts=self._facts, then=self._set)

    def read(self) -> None:
        self.look(HouseSettings, self._fill)

    def _fill(self, told: HouseSettings) -> None:
        settings = Settings(told.stored, self.desk.counter)
        for key, row in self.rows.items():
            row.show_value(settings.of(row.setting), told.of(key))

    def refused(self, no: No) -> None:
        """Say a rule's no, and show what it is set to."""
        super().refused(no)
        for row in self._asked():
            row.again()

    def _facts(self) -> dict[str, Any]:
        asked = self._asked()
        return {"key": asked[0].facts} if asked else {}

    def _asked(self) -> list[SettingRow]:
        """The row that is being set."""
        return [row for key, row in self.rows.items() if key == self._wish.get("key")]

    def _wished(self, setting: Setting[Any], value: Any) -> None:
        counter = self.desk.counter if setting.local else None
        self._wish = {"key": setting.key, "value": value, "counter": counter}
        carry(self._act)

    def _set(self, _: object) -> None:
        for row in self._asked():
            row.taken()
        self.told(T("Set."), Tone.OK)


class _Card(Panel):
    """No wider than one reads across."""

    def dressed(self) -> None:
        super().dressed()
        self.setMaximumWidth(self.look.px(WIDEST))


def _rule() -> Panel:
    rule = Panel("line")
    rule.set_high(1)
    return rule
