"""Handing the till over: notes and coins are counted blind, then held against the receipts (COM-32, RST-60)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from app.counter.facts import StaffTiles
from app.counter.means import MEANS
from app.counter.shift_facts import NOTES, TOLD, Pieces, ToldSum, sum_of
from app.flows.restaurant.facts.handing_over import TillNow
from app.flows.restaurant.facts.roles import TILL
from app.flows.restaurant.screens.base import Dialog
from app.forms.restaurant.ui_hand_over import Ui_HandOver
from app.kernel.fields import Note
from app.kernel.money import figures
from app.kernel.text import T, Text
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context, Tone
from app.widgets.field import Field
from app.widgets.form import laid_out
from app.widgets.theme import look
from app.widgets.typed import fen_of

ACROSS = 4


class HandOverDialog(Dialog):
    """How many of each note and coin, what the other devices say, what stays in the drawer, who takes over. What is expected is told afterwards."""

    def __init__(self, context: Context, host: QWidget) -> None:
        super().__init__(context, host, wide=640)
        self.ui = laid_out(Ui_HandOver(), self)
        self._to = Choices(3, high=44)
        self._fields = {fen: Field(Text("¥{yuan}", {"yuan": _yuan(fen)}), digits=True) for fen in NOTES}
        self._told = {means: Field(MEANS[means], unit=T("yuan"), digits=True) for means in TOLD}
        for fields, place in ((self._fields, self.ui.notes), (self._told, self.ui.sums)):
            _lay(list(fields.values()), place)
        self.ui.to.addWidget(self._to)
        hand_over = self.action(
            "restaurant.hand_over",
            self._args,
            text=T("Hand over, print the report"),
            key="F5",
            icon="printer",
            then=self._tell_result,
        )
        for field in (*self._fields.values(), *self._told.values(), self.ui.stays, self.ui.why):
            field.changed.connect(lambda _: self._counted())
        self._to.chosen.connect(lambda _: self.judge())
        self.close_with(hand_over, self.ui.foot, T("count the drawer first"))
        self.ui.title.say(T("Hand the till over"))
        self._counted()

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self._fields[NOTES[0]])

    def read(self) -> None:
        self.look(TillNow, self._tell, counter=self.desk.counter)
        self.look(StaffTiles, self._offer)

    def _tell(self, till: TillNow) -> None:
        told: dict[str, Any] = {"float": till.floated}
        if till.since:
            self.ui.told.say(T("Since {at:moment}, with a float of {float:money}.", at=till.since, **told))
        else:
            self.ui.told.say(T("The first shift at this counter. Count everything in the drawer."))

    def _offer(self, staff: StaffTiles) -> None:
        me = self.desk.staff.login if self.desk.staff else ""
        self._to.offer(
            [Option(one.login, one.name) for one in staff.tiles if TILL & set(one.roles) and one.login != me]
        )

    @property
    def _notes(self) -> tuple[Pieces, ...]:
        typed = {fen: field.text for fen, field in self._fields.items()}
        return tuple(Pieces(fen, int(text)) for fen, text in typed.items() if text.isdecimal())

    def _counted(self) -> None:
        self.ui.counted.say(T("Counted: {counted:money}", counted=sum_of(self._notes)))
        self.judge()

    def _args(self) -> dict[str, Any] | None:
        if not self._notes:
            return None
        why = self.ui.why.text
        return {
            "notes": self._notes,
            "stays": fen_of(self.ui.stays.text),
            "to": self._to.current or None,
            "why": Note(why) if why else None,
            "told": tuple(ToldSum(m, fen_of(field.text)) for m, field in self._told.items() if field.text),
        }

    def _tell_result(self, done: Any) -> None:
        if done.off:
            self.told(
                T("{means:list}: not what the receipts say", means=[MEANS[m] for m in done.off]), Tone.WARN
            )
        told: dict[str, Any] = {"counted": done.counted, "off": abs(done.over)}
        if done.over < 0:
            self.told(T("{counted:money} was counted; {off:money} is missing", **told), Tone.WARN)
        elif done.over:
            self.told(T("{counted:money} was counted; {off:money} too much", **told), Tone.WARN)
        else:
            self.told(T("{counted:money} was counted, as it should be", **told), Tone.OK)
        self.leave()
        self.context.preview(done.document)


def _lay(fields: Sequence[Field], place: QBoxLayout) -> None:
    grid = QGridLayout()
    grid.setSpacing(look().px(10))
    for n, field in enumerate(fields):
        grid.addWidget(field, n // ACROSS, n % ACROSS)
    place.addLayout(grid)


def _yuan(fen: int) -> str:
    return figures(fen).removesuffix(".00")
