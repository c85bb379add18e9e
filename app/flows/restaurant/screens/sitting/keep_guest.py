"""A guest comes into the house's file, with their consent and until when it holds (RST-04, COM-20)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.views import SittingShown
from app.flows.restaurant.screens.base import Dialog
from app.forms.restaurant.ui_keep_guest import Ui_KeepGuest
from app.kernel.fields import Note, Private
from app.kernel.text import T
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context, Tone
from app.widgets.form import laid_out

YEARS = (1, 2, 5)


class KeepGuestDialog(Dialog):
    """They are asked: what is kept, what for, until when. Without their yes nothing is kept."""

    def __init__(self, context: Context, host: QWidget, shown: SittingShown) -> None:
        super().__init__(context, host, wide=560)
        self.ui = laid_out(Ui_KeepGuest(), self)
        self._sitting, self._until = shown.facts.id, Choices(3, high=44)
        self._until.offer([Option(str(n), T("{n} years", n=n) if n > 1 else T("one year")) for n in YEARS])
        self._until.pick(str(YEARS[1]))
        self.ui.until_place.addWidget(self._until)
        self.ui.name.write(shown.guest or "")
        self.ui.phone.write(shown.phone if shown.phone and "*" not in shown.phone else "")
        self.ui.taboos.write(shown.taboos or "")
        keep = self.action(
            "house.keep_guest",
            self._args,
            text=T("They agree: keep it"),
            key="F5",
            icon="user-check",
            then=self._kept,
        )
        for field in (self.ui.name, self.ui.phone, self.ui.taboos):
            field.changed.connect(lambda _: self.judge())
        self._until.chosen.connect(lambda _: self.judge())
        self.close_with(keep, self.ui.foot, T("name and phone are missing"))
        self.learn(shown.facts)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or (self.ui.phone if self.ui.name.text else self.ui.name))

    def _args(self) -> Mapping[str, Any] | None:
        ui = self.ui
        if not (ui.name.text and ui.phone.text):
            return None
        taboos = Note(ui.taboos.text) if ui.taboos.text else None
        who = {"name": Private(ui.name.text), "phone": Private(ui.phone.text), "taboos": taboos}
        return {**who, "consent_until": self._last_day}

    @property
    def _last_day(self) -> date:
        """The last day of their consent: so many years from today."""
        today = self.desk.clock.now().astimezone(self.desk.settings.zone).date()
        return today.replace(year=today.year + int(self._until.current), day=min(today.day, 28))

    def _kept(self, guest: Any) -> None:
        self.do("restaurant.recognise_guest", {"sitting": self._sitting, "guest": guest}, self._known)

    def _known(self, _: Any) -> None:
        self.leave()
        self.told(T("In the guest file, until {day:day}.", day=self._last_day), Tone.OK)
