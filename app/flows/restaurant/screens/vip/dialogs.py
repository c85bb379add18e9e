"""What is asked for a VIP's reception: the notice, the readiness check, meal time and contact (RST-50, 51)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.reception import Reception
from app.flows.restaurant.facts.vip import CHECKED
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.rules.vip import TASKS
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.booking.when_choice import WhenChoice
from app.forms.restaurant.ui_agree_meal import Ui_AgreeMeal
from app.forms.restaurant.ui_ready import Ui_Ready
from app.forms.restaurant.ui_reception import Ui_Reception
from app.kernel.fields import Code, Label, Note, Private
from app.kernel.ids import Login
from app.kernel.text import T
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.tick import Tick

FLOWERS = "flowers"


class NoticeDialog(Dialog):
    """The notice (接待通知) as it stands, to be written on: what stays is not told again."""

    def __init__(self, context: Context, host: QWidget, reception: Reception) -> None:
        super().__init__(context, host, wide=720)
        self.ui = laid_out(Ui_Reception(), self)
        self._of, self._vip = reception, reception.facts.vip
        self._flowers = Choices(1, several=True, high=44)
        self._roles, self._persons = Choices(4, several=True, high=44), Choices(4, several=True, high=44)
        for place, part in (
            (self.ui.flowers, self._flowers),
            (self.ui.roles, self._roles),
            (self.ui.persons, self._persons),
        ):
            place.addWidget(part)
        self._begin(reception)
        keep = self.action(
            "restaurant.note_reception",
            self._args,
            text=T("Keep the notice"),
            key="F5",
            icon="pencil",
            then=lambda _: self.leave(),
        )
        for field in (self.ui.received, self.ui.purpose, self.ui.needs, self.ui.alias):
            field.changed.connect(lambda _: self.judge())
        for choice in (self._flowers, self._roles, self._persons):
            choice.chosen.connect(lambda _: self.judge())
        self.close_with(keep, self.ui.foot)
        self.learn(reception.facts)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.received)

    def _begin(self, reception: Reception) -> None:
        vip = self._vip
        if vip is None:
            return
        for field, text in (
            (self.ui.received, reception.received),
            (self.ui.purpose, reception.purpose),
            (self.ui.needs, reception.needs),
            (self.ui.alias, vip.alias),
        ):
            field.write(text or "")
        self._flowers.offer((Option(FLOWERS, T("Fresh flowers in room and washroom"), icon="star"),))
        self._flowers.pick(*((FLOWERS,) if vip.flowers else ()))
        self._roles.offer([Option(role, title) for role, title in FLOW.roles.items()])
        self._roles.pick(*sorted(vip.circle.roles))
        self._persons.offer([Option(one.login, one.name) for one in reception.staff])
        self._persons.pick(*sorted(vip.circle.persons))

    def _args(self) -> Mapping[str, Any]:
        ui, shown = self.ui, self._of
        alias = self._vip.alias if self._vip else ""
        return {
            "sitting": shown.facts.id,
            "received": _another(Private, ui.received.text, shown.received),
            "purpose": _another(Note, ui.purpose.text, shown.purpose),
            "needs": _another(Note, ui.needs.text, shown.needs),
            "alias": _another(Label, ui.alias.text, alias),
            "flowers": FLOWERS in self._flowers.picked,
            "roles": tuple(Code(role) for role in self._roles.picked),
            "persons": tuple(Login(login) for login in self._persons.picked),
        }


class ReadyDialog(Dialog):
    """The readiness check: what is in order keeps its tick, what is not goes back with a reason."""

    def __init__(self, context: Context, host: QWidget, reception: Reception) -> None:
        super().__init__(context, host, wide=520)
        self.ui = laid_out(Ui_Ready(), self)
        self._sitting = reception.facts.id
        self._ticks = {task: Tick(TASKS[task]) for task in CHECKED}
        check = self.action(
            "restaurant.check_readiness",
            self._args,
            text=T("Note the check in my name"),
            key="F5",
            icon="shield-check",
            then=lambda _: self.leave(),
        )
        for tick in self._ticks.values():
            tick.setChecked(True)
            tick.toggled.connect(lambda _: self.judge())
            self.ui.ticks.addWidget(tick)
        self.ui.why.changed.connect(lambda _: self.judge())
        self.close_with(check, self.ui.foot)
        self.learn(reception.facts)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self._ticks[CHECKED[0]])

    def _args(self) -> Mapping[str, Any]:
        why = self.ui.why.text
        refused = tuple(task for task, tick in self._ticks.items() if not tick.isChecked())
        return {"sitting": self._sitting, "refused": refused, "why": Note(why) if why else None}


class AgreeDialog(Dialog):
    """When they sit down, and where they are reached."""

    def __init__(self, context: Context, host: QWidget, reception: Reception) -> None:
        super().__init__(context, host, wide=620)
        self.ui = laid_out(Ui_AgreeMeal(), self)
        self._of = reception
        self._when = WhenChoice(context.desk.clock, context.desk.settings)
        self.ui.when.addWidget(self._when)
        vip = reception.facts.vip
        if at := (vip.seated_for if vip and vip.seated_for else reception.facts.booked_for):
            self._when.show_moment(at)
        self.ui.contact.write(reception.contact or "")
        agree = self.action(
            "restaurant.agree_meal",
            self._args,
            text=T("That is agreed"),
            key="F5",
            icon="clock",
            then=lambda _: self.leave(),
        )
        self._when.changed.connect(self.judge)
        self.ui.contact.changed.connect(lambda _: self.judge())
        self.close_with(agree, self.ui.foot, T("type a time, 18:30"))
        self.learn(reception.facts)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self._when.field)

    def _args(self) -> Mapping[str, Any] | None:
        if self._when.at is None:
            return None
        contact = _another(Private, self.ui.contact.text, self._of.contact)
        return {"sitting": self._of.facts.id, "at": self._when.at, "contact": contact}


def _another(kind: Any, text: str, before: str | None) -> Any:
    """What is typed, where it is not what stood there."""
    return kind(text) if text and text != (before or "") else None
