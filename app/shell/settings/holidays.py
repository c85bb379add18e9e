"""The published holidays: which years are known, and a year typed in from the notice (COM-13)."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.counter.facts import HouseSettings, SettingFacts
from app.counter.published import Typed, entered, known
from app.counter.settings import CALENDAR, Settings
from app.forms.shell.ui_holidays import Ui_Holidays
from app.kernel.text import T
from app.shell.carrying import carry
from app.shell.context import Shell
from app.shell.settings.year import YearSheet
from app.widgets.desk import Tone
from app.widgets.form import laid_out
from app.widgets.paint import Tag
from app.widgets.screen import Screen
from app.widgets.table import Cell, Heading, RowAct, Table, TableRow

AHEAD = 3
"""Years that are shown from this one on."""
CHANGE = RowAct("change", T("Change", "edit"), "pencil")
ENTERED = Tag(T("Entered here", "calendar"), "ok", "check")
PUBLISHED = Tag(T("Known to the program", "calendar"), "ok", "check")
GUESSED = Tag(T("Provisional", "calendar"), "warn", "triangle-alert")


class HolidaysPage(Screen):
    """Every year in a table; a row opens it."""

    topics = frozenset({"house"})

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._stored = ""
        self._facts = self._opened = SettingFacts({})
        self._wish: dict[str, Any] = {}
        self.ui = laid_out(Ui_Holidays(), self)
        self.table = Table(
            (
                Heading(T("Year"), 90),
                Heading(T("Days off and worked weekends"), 0),
                Heading("", 220),
                Heading("", 120),
            )
        )
        self.ui.table_place.addWidget(self.table)
        self.set = self.action(
            "house.change_setting", lambda: self._wish, facts=lambda: {"key": self._opened}, then=self._told
        )
        self.table.opened.connect(self._ask)
        self.table.acted.connect(lambda year, _: self._ask(year))

    def read(self) -> None:
        self.look(HouseSettings, self._fill)

    def _fill(self, told: HouseSettings) -> None:
        settings = Settings(told.stored, self.desk.counter)
        self._stored, self._facts = settings.of(CALENDAR), told.of(CALENDAR.key)
        typed, now = entered(self._stored), self.desk.clock.now().astimezone(settings.zone).year
        rows = []
        for year in sorted({*typed, *range(now, now + AHEAD)}):
            tag = PUBLISHED if known(settings.calendar, year) else GUESSED
            days = T("{days:list}", days=[_told(one) for one in typed.get(year, {}).values()])
            about: Any = days if year in typed else ""
            row = (
                Cell(str(year), strong=True),
                Cell(about, "ink2"),
                ENTERED if year in typed else tag,
                CHANGE,
            )
            rows.append(TableRow(str(year), row))
        self.table.show_rows(rows)

    def _ask(self, year: str) -> None:
        self._opened = self._facts
        sheet = YearSheet(self.window(), int(year), self._stored)
        sheet.wished.connect(self._do)
        sheet.open()

    def _do(self, value: str) -> None:
        self._wish = {"key": CALENDAR.key, "value": value, "counter": None}
        carry(self.set)

    def _told(self, _: object) -> None:
        self.told(T("Set. Everything that falls due moves with it."), Tone.OK)


def _told(one: Typed) -> str:
    return " ".join(filter(None, (one.off, f"({one.made_up})" if one.made_up else "")))
