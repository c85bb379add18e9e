"""A booking that is called off: cancelled, or nobody came; and what becomes of the money (RST-02, 30a)."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.kinds import Ahead
from app.flows.restaurant.facts.views import SittingShown
from app.flows.restaurant.rules.ending import goes_back
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.sitting.money_back import MoneyBack
from app.forms.restaurant.ui_cancel import Ui_Cancel
from app.kernel.fields import Note
from app.kernel.text import T, Text
from app.widgets.bound import Action
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.part import showing

GUEST, HOUSE = "guest", "house"
Reasons = Sequence[tuple[str, Text]]
CANCELLED: Reasons = (
    ("ill", T("Somebody is ill")),
    ("later", T("Another day")),
    ("elsewhere", T("They eat elsewhere")),
    ("double", T("Booked twice")),
)
NOT_COME: Reasons = (
    ("silent", T("They cannot be reached")),
    ("late", T("They called too late")),
)


class _CallingOff(Dialog):
    """Why, and what becomes of the money: both are kept."""

    def __init__(self, context: Context, host: QWidget, shown: SittingShown, reasons: Reasons) -> None:
        super().__init__(context, host, wide=560)
        self.ui = laid_out(Ui_Cancel(), self)
        self._facts, self._reasons = shown.facts, dict(reasons)
        self._why, self._money = Choices(2, high=44), MoneyBack(shown.taken_by)
        self._why.offer([Option(id, word) for id, word in reasons])
        for place, part in ((self.ui.reasons, self._why), (self.ui.money, self._money)):
            place.addWidget(part)
        self._why.chosen.connect(self._picked)
        self.ui.why.changed.connect(lambda _: self.judge())
        self._money.changed.connect(self.judge)

    def stand(self, action: Action, missing: Text) -> None:
        """Show the form with its way out."""
        self.close_with(action, self.ui.foot, missing)
        self._tell_money()
        self.learn(self._facts)

    @property
    def by_guest(self) -> bool | None:
        """By whose fault it ends; None while nobody said so."""
        return True

    def money(self) -> dict[str, Any]:
        """What is told of the money."""
        return {"back": self._money.parts, "otherwise": self._money.otherwise}

    def _picked(self, id: str) -> None:
        self.ui.why.write(self.words(self._reasons[id]))

    def _tell_money(self) -> None:
        taken, ahead, by_guest = self._facts.taken_ahead, self._facts.ahead, self.by_guest
        showing(self._money, bool(taken))
        told: dict[str, Any] = {"sum": taken, "twice": 2 * taken}
        if ahead is not Ahead.DEPOSIT:
            self._money.show_sum(taken, T("The advance of {sum:money} goes back.", **told) if taken else "")
        elif by_guest is None:
            either = T(
                "A deposit of {sum:money} was taken: it stays if the guest cancels, and is paid back twice if we do.",
                **told,
            )
            self._money.show_sum(0, either)
        elif by_guest:
            self._money.show_sum(0, T("The deposit of {sum:money} stays with the house.", **told))
        else:
            twice = T("The deposit of {sum:money} is paid back twice: {twice:money}.", **told)
            self._money.show_sum(goes_back(ahead, taken, by_guest=False), twice)
        self.judge()


class _ByWhom(_CallingOff):
    """Whose doing it is as well: `guest` and `house` are the words for it."""

    def __init__(
        self,
        context: Context,
        host: QWidget,
        shown: SittingShown,
        reasons: Reasons,
        *,
        guest: Text,
        house: Text,
    ) -> None:
        super().__init__(context, host, shown, reasons)
        self._who = Choices(2)
        self._who.offer((Option(GUEST, guest, icon="user"), Option(HOUSE, house, icon="store")))
        self.ui.who.addWidget(self._who)
        self._who.chosen.connect(lambda _: self._tell_money())

    @property
    def by_guest(self) -> bool | None:
        return self._who.current == GUEST if self._who.current else None


class CancelDialog(_ByWhom):
    """Who wished it, and why."""

    def __init__(self, context: Context, host: QWidget, shown: SittingShown) -> None:
        guest, house = T("The guest cancels"), T("We cancel")
        super().__init__(context, host, shown, CANCELLED, guest=guest, house=house)
        cancel = self.action(
            "restaurant.cancel_booking",
            self._args,
            text=T("Cancel the booking"),
            key="F5",
            icon="x",
            then=lambda _: self.leave(),
        )
        self.stand(cancel, T("who wished it, and why"))

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus)
        self._who.take_focus()

    def _args(self) -> Mapping[str, Any] | None:
        if self.by_guest is None or not self.ui.why.text:
            return None
        why = Note(self.ui.why.text)
        return {"sitting": self._facts.id, "by_guest": self.by_guest, "why": why, **self.money()}


class NotComeDialog(_CallingOff):
    """Nobody came for whom money was taken: why is told, and what becomes of it."""

    def __init__(self, context: Context, host: QWidget, shown: SittingShown) -> None:
        super().__init__(context, host, shown, NOT_COME)
        self.ui.title.say(T("They did not come?"))
        self.ui.told.say(T("The booking is kept with its reason, and its table is free."))
        mark = self.action(
            "restaurant.mark_not_come",
            self._args,
            text=T("They did not come"),
            key="F5",
            icon="user-x",
            then=lambda _: self.leave(),
        )
        self.stand(mark, T("say why"))

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.why)

    def _args(self) -> Mapping[str, Any] | None:
        if not self.ui.why.text:
            return None
        return {"sitting": self._facts.id, "why": Note(self.ui.why.text), **self.money()}


class GiveBackDialog(_ByWhom):
    """What becomes of the money that was taken ahead, while the booking or the party stays."""

    def __init__(self, context: Context, host: QWidget, shown: SittingShown) -> None:
        guest, house = T("It is the guest's doing"), T("It is our doing")
        super().__init__(context, host, shown, (), guest=guest, house=house)
        self._asks = shown.facts.ahead is Ahead.DEPOSIT
        showing(self._who, self._asks)
        self.ui.title.say(
            T("What becomes of the deposit?") if self._asks else T("Give back what was taken ahead")
        )
        self.ui.told.say(T("By a counter-entry, with its reason; the booking stays."))
        give = self.action(
            "restaurant.give_ahead_back",
            self._args,
            text=T("So be it") if self._asks else T("Give it back"),
            key="F5",
            icon="undo-2",
            then=lambda _: self.leave(),
        )
        self.stand(give, T("whose doing it is, and why") if self._asks else T("say why"))

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.why)
        if self._asks:
            self._who.take_focus()

    def _args(self) -> Mapping[str, Any] | None:
        if not self.ui.why.text or (self._asks and self.by_guest is None):
            return None
        told = {"sitting": self._facts.id, "why": Note(self.ui.why.text), "by_guest": self.by_guest}
        return {**told, "payments": self._money.parts, "otherwise": self._money.otherwise}
