"""What comes before a dish is put down, asked where it is served: ticks in their order, and what to choose (RST-15, 21, 22, 27)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.kinds import BESIDE, AtServing, ServingPlace
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.terms import AT_SERVING, SERVING_PLACES
from app.flows.restaurant.rules.carrying import LAID_FIRST, asks_portioning, wants_plates
from app.flows.restaurant.rules.preparing import first_cold, unlaid
from app.kernel.text import T, Text
from app.widgets.choices import Choices, Option
from app.widgets.part import Column, Label, Part, Role, showing
from app.widgets.theme import Said
from app.widgets.tick import Tick

LAY, PLATES = "lay", "plates"
KEYS = {AtServing.PORTIONED: "P", AtServing.WHOLE: "W", AtServing.BY_TWO: "B", AtServing.ALONE: "A"}
"""One key each for what is chosen; a tick has its number."""


class _Asked(Part, QWidget):
    """A question over its choices."""

    def __init__(self, options: Sequence[Option], parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self.choices = Label("", Role.STRONG, wrap=True), Choices(len(options), high=48)
        self.choices.offer(options)
        column = Column(self, gap=6)
        column.addWidget(self._words)
        column.addWidget(self.choices)

    def ask(self, words: Said, *, asked: bool) -> None:
        """Ask it in these words, or not at all."""
        self._words.say(words)
        showing(self, asked)


class Before(Part, QWidget):
    """`show_before(sitting, lines, ticked)`. `ticked(id)` is a touch on a tick; what is chosen stands in `told`.

    A tick is the list (`LAY`), the fruit plates (`PLATES`), or a line with what is done for it. The serving
    place stays where it was told first; `moved(place)` is another one.
    """

    ticked = Signal(str)
    changed = Signal()
    moved = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[str, ...] = ()
        self._known: ServingPlace | None = None
        self._ticks: list[Tick] = []
        self._column = Column(gap=0)
        self._place = _Asked([Option(place, word) for place, word in SERVING_PLACES.items()], self)
        self._portions = _Asked([_option(AtServing.PORTIONED), _option(AtServing.WHOLE)], self)
        self._hands = _Asked([_option(AtServing.BY_TWO), _option(AtServing.ALONE)], self)
        self._place.choices.pick(ServingPlace.DEPUTY_HOST)
        self._hands.choices.pick(AtServing.BY_TWO)
        whole = Column(self, gap=10)
        whole.addLayout(self._column)
        for asked in (self._place, self._portions, self._hands):
            whole.addWidget(asked)
            asked.choices.chosen.connect(lambda _: self.changed.emit())
        self._place.choices.chosen.connect(self._moved)

    @property
    def told(self) -> dict[str, Any]:
        """What was chosen, as serving takes it."""
        portions = self._portions.choices.current
        return {
            "place": None if self._place.isHidden() or self._known else self._place.choices.current,
            "portioned": portions == AtServing.PORTIONED if portions else None,
            "alone": not self._hands.isHidden() and self._hands.choices.current == AtServing.ALONE,
        }

    def show_before(self, sitting: SittingFacts, lines: Sequence[LineFacts], *, ticked: bool) -> None:
        """Show what these dishes want first; nothing where they want nothing, no tick where the house ticks nothing."""
        found = list(_ticks(sitting, lines)) if ticked else []
        if [id for id, _, _ in found] != list(self._ids):
            self._rebuild(found)
        for tick, (_, _, done) in zip(self._ticks, found, strict=True):
            tick.setChecked(done)
        pieces = [line.name for line in lines if asks_portioning(line)]
        self._known = sitting.serving_place
        self._place.ask(
            T("The serving place: here dishes are put down"),
            asked=any(line.course not in BESIDE for line in lines),
        )
        if self._known:
            self._place.choices.pick(self._known)
        self._portions.ask(
            T("Ask the guests: portion {dishes:list} for them?", dishes=pieces), asked=bool(pieces)
        )
        self._hands.ask(
            T("A second person carries along. Is anybody free?"), asked=any(line.per_person for line in lines)
        )
        showing(
            self, bool(found) or any(not one.isHidden() for one in (self._place, self._portions, self._hands))
        )

    def press(self, key: str) -> bool:
        """What a key means here: a tick by its number, or a choice by its letter. Says whether it meant anything."""
        if key.isdecimal() and 0 < int(key) <= len(self._ticks):
            self._ticks[int(key) - 1].click()
            return True
        for asked in (self._portions, self._hands):
            found = next((item for item, letter in KEYS.items() if letter == key.upper()), None)
            if found and not asked.isHidden() and found in _OF[asked is self._hands]:
                asked.choices.pick(found)
                self.changed.emit()
                return True
        return False

    def _rebuild(self, found: Sequence[tuple[str, Said, bool]]) -> None:
        for tick in self._ticks:
            self._column.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self._ids = tuple(id for id, _, _ in found)
        self._ticks = [
            Tick(words, note=str(n), parent=self) for n, (_, words, _) in enumerate(found, start=1)
        ]
        for tick, id in zip(self._ticks, self._ids, strict=True):
            tick.clicked.connect(lambda _=False, tick=tick, id=id: self._touched(tick, id))
            self._column.addWidget(tick)

    def _moved(self, place: str) -> None:
        """Once it was told it stays with the sitting; told anew it is another one from now on."""
        if self._known and place != self._known:
            self.moved.emit(place)

    def _touched(self, tick: Tick, id: str) -> None:
        # Set once the answer is there, as every list here is.
        tick.setChecked(not tick.isChecked())
        self.ticked.emit(id)


_OF = ((AtServing.PORTIONED, AtServing.WHOLE), (AtServing.BY_TWO, AtServing.ALONE))


def _option(item: AtServing) -> Option:
    return Option(item, AT_SERVING[item], note=KEYS[item])


def _ticks(sitting: SittingFacts, lines: Sequence[LineFacts]) -> Sequence[tuple[str, Said, bool]]:
    """Each by its id, its words, and whether it is done; those of one dish in their order."""
    found: list[tuple[str, Said, bool]] = []
    if pieces := unlaid(sitting, None if first_cold(sitting, lines) else lines):
        named: list[Text] = [T("{piece} ×{n}", piece=piece.name, n=piece.count) for piece in pieces]
        found.append((LAY, T("Laid ready: {pieces:list}", pieces=named), False))
    for line in lines:
        if line.per_person:
            found += [
                (
                    f"{line.id} {item}",
                    T("{dish}: {done}", dish=line.name, done=AT_SERVING[item]),
                    item in line.ticks,
                )
                for item in LAID_FIRST
            ]
    if wants_plates(sitting, lines):
        found.append((PLATES, T("Fruit plates and forks laid, handles to the right"), False))
    return found
