"""Who waits for a table, in turn, and the one thing to do first: call whoever has a free one (RST-05)."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.arrivals import Waiting, WaitingRow
from app.flows.restaurant.facts.kinds import Feature
from app.flows.restaurant.rules.suggesting import FEATURES
from app.forms.restaurant.ui_waiting import Ui_Waiting
from app.kernel.text import T, Text
from app.widgets.bind import bind
from app.widgets.bound import Action
from app.widgets.empty import Empty
from app.widgets.form import laid_out
from app.widgets.listed import Listed
from app.widgets.paint import Tag
from app.widgets.table import Cell, Heading, TableRow
from app.widgets.theme import Said
from app.widgets.tiles import minutes_since

HEADINGS = (
    Heading(T("Number", "waiting"), 120),
    Heading(T("Guest"), 0),
    Heading(T("Party"), 84),
    Heading(T("Table"), 130),
    Heading(T("State"), 130),
)


class WaitingList(QWidget):
    """`show_waiting(waiting)`; `call` calls the next. `chosen(sitting)` follows the row, `opened` is Enter."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, call: Action, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = laid_out(Ui_Waiting(), self)
        bind(call, self.ui.call)
        self._rows = Listed(HEADINGS, Empty("armchair", T("Nobody waits"), T("F2 puts a party on the list")))
        self.ui.rows.addWidget(self._rows)
        self._rows.chosen.connect(self.chosen)
        self._rows.opened.connect(self.opened)

    def take_focus(self) -> None:
        """Let the keys go to the rows."""
        self._rows.take_focus()

    def show_waiting(self, waiting: Waiting) -> None:
        """Show who waits now."""
        self.ui.next.say(next_told(waiting))
        self._rows.show_rows([_row(row, waiting.at) for row in waiting.rows])
        guests = sum(row.facts.guests for row in waiting.rows)
        told: dict[str, Any] = {"n": len(waiting.rows), "guests": guests}
        self.ui.note.say(T("{n} parties, {guests} guests", **told) if waiting.rows else "")


def next_told(waiting: Waiting) -> Text | str:
    """Who is called next, and to which table."""
    row = waiting.next
    if row is None or row.table is None:
        return T("No table is free for who waits.") if waiting.rows else ""
    told: dict[str, Any] = {
        "called": row.called,
        "guests": row.facts.guests,
        "table": row.table.table.called,
    }
    return T("Next: {called}, {guests} guests – {table} is free", **told)


def _row(row: WaitingRow, now: datetime) -> TableRow:
    facts = row.facts
    since: dict[str, Any] = {"at": facts.greeted_at, "ago": minutes_since(facts.greeted_at or now, now)}
    return TableRow(
        row.sitting,
        (
            Cell(row.called, strong=True, note=T("{at:time} · {ago}", **since)),
            Cell(row.guest or "—", note=_about(row)),
            T("{n} guests", n=facts.guests),
            _table(row),
            _state(row),
        ),
    )


def _about(row: WaitingRow) -> Said:
    """Where they can be rung, and what they wish for."""
    told: list[Said] = [FEATURES[feature] for feature in Feature if feature in row.facts.wishes]
    if row.facts.wants_room:
        told.insert(0, T("a room", "wish"))
    if row.phone:
        told.insert(0, row.phone)
    return T("{said:list}", said=told) if told else ""


def _table(row: WaitingRow) -> Cell:
    if row.table:
        return Cell(T("{table} is free", table=row.table.table.called), "ok_i", strong=True)
    if row.minutes is None:
        return Cell(T("none seats them"), "bad_i")
    return Cell(T("in about {minutes:minutes}", minutes=row.minutes), "ink2")


def _state(row: WaitingRow) -> Tag:
    if row.missed:
        return Tag(T("did not come", "waiting"), "warn", "clock-alert")
    if row.facts.summoned:
        return Tag(T("called {at:time}", "waiting", at=row.facts.summoned_at), "info", "bell-ring")
    return Tag(T("waits", "waiting"), "mute", "ticket")
