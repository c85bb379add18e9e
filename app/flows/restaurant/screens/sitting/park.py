"""Guests who are still to come: how many are here, by one touch (RST-16)."""

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.rules.parking import come, waits
from app.flows.restaurant.screens.base import Dialog
from app.forms.restaurant.ui_park import Ui_Park
from app.kernel.text import T, Text
from app.widgets.desk import Context
from app.widgets.form import laid_out


class ParkDialog(Dialog):
    """A touch on a number says how many are here, and is all; a typed number wants its Enter."""

    def __init__(self, context: Context, host: QWidget, sitting: SittingFacts) -> None:
        super().__init__(context, host, wide=560)
        self.ui = laid_out(Ui_Park(), self)
        self._sitting = sitting
        self.ui.told.say(T("The order waits until all {n} are here.", n=sitting.guests))
        self.ui.here.up_to(sitting.guests)
        self.ui.here.choose(come(sitting))
        self.ui.here.chosen.connect(lambda _: self.judge())
        park = self.action(
            "restaurant.park_order",
            lambda: {"sitting": sitting.id, "come": self.ui.here.number} if self.ui.here.number else None,
            text=T("So many are here"),
            key="F5",
            icon="users",
            then=lambda _: self.leave(),
        )
        self.ui.here.touched.connect(lambda _: park.press())
        self.close_with(park, self.ui.foot, T("touch how many are here"))
        self.learn(sitting)


def waiting_words(sitting: SittingFacts) -> Text | str:
    """How many are here of those whom the order waits for."""
    if not waits(sitting):
        return ""
    return T("{come} of {n} are here", come=come(sitting), n=sitting.guests)
