"""What stands out in a collection, one below the other; why it stands is said of each."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.signals import Look, Looks
from app.flows.volunteer.facts.views import CollectionShown, EntryShown
from app.flows.volunteer.screens.base import Dialog
from app.flows.volunteer.screens.words import span
from app.forms.volunteer.ui_looks import Ui_Looks
from app.kernel.fields import Note
from app.kernel.hours import hours
from app.kernel.text import T, Text
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.table import Cell, Heading, Table, TableRow
from app.widgets.theme import look

HEADINGS = (Heading(T("What stands out"), 0), Heading(T("Entries", "of one"), 70, sums=True))
ENTRIES = (
    Heading(T("Student"), 150),
    Heading(T("Day", "service"), 112),
    Heading(T("Place and content"), 0),
    Heading(T("Stamped by"), 130),
    Heading(T("Hours", "service"), 70, sums=True),
)
HEAD, ROW = 36, 50
"""Pixels of a list's head and of each of its rows."""
SIGNALS, ENTRIES_SHOWN = 3, 2
"""Rows of the two lists at the most; what is more scrolls."""


class LooksDialog(Dialog):
    """`LooksDialog(context, host, shown, looks)`: Up and down choose one; whoever looked says why it stands, F5 keeps it.

    Its entries stand below with their students; `picked(entry)` is the one that Enter leads to.
    """

    picked = Signal(str)

    def __init__(self, context: Context, host: QWidget, shown: CollectionShown, looks: Looks) -> None:
        super().__init__(context, host, wide=820)
        self.ui = laid_out(Ui_Looks(), self)
        self._collection = shown.facts
        self._entries = {one.facts.id: one for one in shown.entries}
        self._found = Looks(())
        self.table, self.entries = Table(HEADINGS), Table(ENTRIES)
        signals = max(1, min(SIGNALS, len(looks.looks)))
        for table, rows, place in (
            (self.table, signals, self.ui.table_place),
            (self.entries, ENTRIES_SHOWN, self.ui.entries_place),
        ):
            table.setFixedHeight(look().px(HEAD) + rows * look().target(ROW) + 2)
            place.addWidget(table)
        self.table.chosen.connect(lambda _: self._show_entries())
        self.table.opened.connect(lambda _: self.ui.why.setFocus())
        self.entries.opened.connect(self._pick)
        note = self.action("volunteer.note_look", self._args, key="F5", icon="check", then=self._kept)
        self.ui.why.changed.connect(lambda _: self.judge())
        self.close_with(note, self.ui.foot, T("choose one, look at it, and say why it stands"))
        self.learn(shown.facts)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.why)

    def concerns(self, notice: Any) -> bool:
        return self._collection.id in notice.cases

    def read(self) -> None:
        self.look(Looks, self._tell, collection=self._collection.id)

    def _tell(self, looks: Looks) -> None:
        self._found = looks
        chosen = self.table.current
        self.table.show_rows([_row(one) for one in looks.looks])
        left = looks.left
        if left and chosen not in {_key(one) for one in left}:
            self.table.choose(_key(left[0]))
        self._show_entries()

    def _show_entries(self) -> None:
        one = self._chosen
        known = [self._entries[id] for id in (one.signal.entries if one else ()) if id in self._entries]
        self.entries.show_rows([_entry(entry) for entry in known])
        self.entries.choose(known[0].facts.id if known else "")
        self.judge()

    def _pick(self, entry: str) -> None:
        self.leave()
        self.picked.emit(entry)

    @property
    def _chosen(self) -> Look | None:
        return next((one for one in self._found.looks if _key(one) == self.table.current), None)

    def _args(self) -> Mapping[str, Any] | None:
        one = self._chosen
        if one is None or not self.ui.why.text:
            return None
        told = {"entries": one.signal.entries, "sign": one.signal.sign}
        return {"collection": self._collection.id, **told, "why": Note(self.ui.why.text)}

    def _kept(self, _: Any) -> None:
        self.ui.why.line.clear()
        if len(self._found.left) <= 1:
            self.leave()


def _key(one: Look) -> str:
    return f"{one.signal.sign.value} {one.signal.entries[0]}"


def _entry(one: EntryShown) -> TableRow:
    facts = one.facts
    return TableRow(
        facts.id,
        (
            Cell(one.name, strong=True, note=facts.student),
            Cell(T("{day:day}", day=facts.day), note=span(facts)),
            Cell(one.place, note=one.content),
            one.witness,
            hours(facts.minutes),
        ),
    )


def _row(one: Look) -> TableRow:
    looked = one.looked
    said = T("looked, because: {why} ({by})", why=looked.why, by=looked.by) if looked else Text("")
    what = Cell(one.signal.told, strong=looked is None, note=said if looked else "")
    return TableRow(_key(one), (what, str(len(one.signal.entries))), off=looked is not None)
