"""The true seals beside an entry: at most three side by side, so that the booklet is held against them (VOL-11)."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.seals import SealShown
from app.flows.volunteer.screens.seals.picture import SealPicture
from app.flows.volunteer.screens.words import KINDS
from app.kernel.text import T
from app.widgets.part import Row, showing
from app.widgets.theme import Said

MOST, SIDE = 3, 64
"""How many, and how large beside an entry: pixels at 100 %."""


class TrueSeals(QWidget):
    """`show_seals(seals, day)`: as they look; one that was not valid on that day says so."""

    def __init__(self) -> None:
        super().__init__()
        self._pictures = [SealPicture(SIDE) for _ in range(MOST)]
        row = Row(self, gap=8)
        for one in self._pictures:
            row.addWidget(one)
        row.addStretch(1)
        self.show_seals((), date.min)

    def show_seals(self, seals: Sequence[SealShown], day: date) -> None:
        """Show these, the first three of them."""
        showing(self, bool(seals))
        for n, picture in enumerate(self._pictures):
            showing(picture, n < len(seals))
            if n < len(seals):
                one = seals[n]
                lapsed = not one.facts.in_force(day)
                picture.show_seal(one.picture, one.holder, _until(one, day), lapsed=lapsed)


def _until(one: SealShown, day: date) -> Said:
    if one.facts.in_force(day):
        return KINDS[one.facts.kind]
    if day < one.facts.since:
        return T("not before {since:day}", since=one.facts.since)
    return T("ended {until:day}", until=one.facts.until)
