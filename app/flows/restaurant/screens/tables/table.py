"""One table or room in a sheet: a new one, one like another, or what is to be changed of one that there is (RST-01)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.floor import TableFacts
from app.flows.restaurant.facts.kinds import Feature
from app.flows.restaurant.rules.suggesting import FEATURES
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.typed import fen, whole
from app.forms.restaurant.ui_table import Ui_Table
from app.kernel.money import figures
from app.kernel.text import T
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context
from app.widgets.field import Field, blame
from app.widgets.form import laid_out
from app.widgets.theme import Said

TABLE, ROOM = "table", "room"


class TableDialog(Dialog):
    """`TableDialog(context, host, known, copy=…)`; without `known` a new table, in the `area` that is shown."""

    def __init__(
        self,
        context: Context,
        host: QWidget,
        known: TableFacts | None,
        *,
        copy: bool = False,
        areas: Sequence[str] = (),
        area: str = "",
    ) -> None:
        super().__init__(context, host, wide=640)
        self.ui = laid_out(Ui_Table(), self)
        self._like, self._known = known, None if copy else known
        self.kind, self.areas = Choices(2, high=44), Choices(5, high=40)
        self.features = Choices(4, several=True, high=40)
        self.kind.offer((Option(TABLE, T("A table")), Option(ROOM, T("A private room"))))
        self.areas.offer([Option(one, one) for one in areas])
        self.features.offer([Option(one.value, FEATURES[one]) for one in Feature])
        for place, part in (
            (self.ui.kind_place, self.kind),
            (self.ui.areas_place, self.areas),
            (self.ui.features_place, self.features),
        ):
            place.addWidget(part)
        self._begin(area)
        self.keep = self.action(
            "restaurant.change_table" if self._known else "restaurant.add_table",
            self._args,
            text=T("Keep it") if self._known else T("Put it on the floor"),
            key="F5",
            icon="check",
            facts=lambda: {"table": self._known} if self._known else {},
            run=self._press,
            then=lambda _: self.leave(),
        )
        missing = T("nothing was changed") if self._known else T("number it first")
        self.close_with(self.keep, self.ui.foot, missing)
        self._listen()
        if self._known:
            self.learn(self._known)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or (self.ui.seats if self._known else self.ui.number))

    # -- inside -----------------------------------------------------------------------------------------

    def _begin(self, area: str) -> None:
        like, known = self._like, self._known
        self.ui.title.say(known.called if known else T("A new table"))
        self.ui.number.setVisible(known is None)
        self.kind.pick(ROOM if like and like.room else TABLE)
        self.ui.area.write(like.area if like else area)
        self.areas.pick(self.ui.area.text)
        if like is None:
            return
        self.ui.seats.write(str(like.seats))
        self.ui.section.write(like.section)
        self.ui.fee.write(figures(like.fee) if like.fee else "")
        self.features.pick(*(one.value for one in like.features))
        if known:
            self.ui.name.write(known.name if known.room else "")

    def _listen(self) -> None:
        self.areas.chosen.connect(self.ui.area.write)
        for choices in (self.kind, self.areas, self.features):
            choices.chosen.connect(lambda _: self.judge())
        for field in self._fields():
            field.changed.connect(lambda _: self.judge())

    def _fields(self) -> Iterable[Field]:
        ui = self.ui
        return (ui.number, ui.name, ui.area, ui.section, ui.seats, ui.fee)

    def _told(self) -> dict[str, Any]:
        """The table as the sheet has it; a number that cannot be read is None."""
        ui, room = self.ui, self.kind.current == ROOM
        number = self._known.id if self._known else ui.number.text
        return {
            "name": (ui.name.text or number) if room else number,
            "area": ui.area.text,
            "section": ui.section.text or ui.area.text,
            "seats": whole(ui.seats.text),
            "fee": fen(ui.fee.text) if ui.fee.text else 0,
            "room": room,
            "features": tuple(one for one in Feature if one.value in self.features.picked),
        }

    def _args(self) -> Mapping[str, Any] | None:
        told, known = self._told(), self._known
        if known is None:
            return {"table": self.ui.number.text, "what": told} if self.ui.number.text else None
        before = {name: getattr(known, name) for name in told}
        before["features"] = tuple(one for one in Feature if one in known.features)
        return {"table": known.id, "what": told} if told != before else None

    def _press(self) -> None:
        """Say beside the field what is wrong; else keep it."""
        told, ui = self._told(), self.ui
        faults: list[tuple[Field, Said]] = []
        if self._known is None and not ui.number.text:
            faults.append((ui.number, T("Give it the number that stands on it.")))
        if not ui.area.text:
            faults.append((ui.area, T("This cannot be empty.")))
        if not told["seats"]:
            faults.append((ui.seats, T("A whole number is asked for.")))
        if told["fee"] is None:
            faults.append((ui.fee, T("Write it like 48 or 48.50.")))
        if not blame(faults):
            self.keep.carry_out()
