"""The places of actions beside a case: they stay where they are, and what they do changes with the case."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtGui import QKeySequence

from app.kernel.text import Text
from app.widgets.bind import bind
from app.widgets.bound import Action
from app.widgets.button import ActionButton, Kind
from app.widgets.columns import ActionBlock

PRIMARY = "F5"
OTHERS = ("F3", "F4", "F6", "F8", "F9")


class Offer(NamedTuple):
    """An action for a place, with the second line that it has while nothing forbids it; behind ⋯ a line parts each `group` from the next."""

    action: Action
    note: Text | str = ""
    group: int = 0


class Places:
    """One large button, five beside it with their keys, and the rare ones behind ⋯."""

    def __init__(self) -> None:
        self._primary = ActionButton("", Kind.PRIMARY, hint=PRIMARY)
        self._others = {key: ActionButton("", hint=key) for key in OTHERS}
        self._rare: list[ActionButton] = []
        self.block = ActionBlock(self._primary, list(self._others.values()))
        self._keyed: dict[str, Action] = {}

    def offer(
        self,
        primary: Offer | None = None,
        others: Sequence[Offer | None] = (),
        rare: Sequence[Offer] = (),
    ) -> None:
        """Put these into their places; a place that is not offered, or offered None, stays empty."""
        keyed = dict(zip((PRIMARY, *OTHERS), (primary, *others), strict=False))
        self._key({key: offer.action for key, offer in keyed.items() if offer})
        buttons = {PRIMARY: self._primary, **self._others}
        taken = [(buttons[key], offer) for key, offer in keyed.items() if offer]
        while len(self._rare) < len(rare):
            self._rare.append(self.block.one_more())
        taken += list(zip(self._rare, rare, strict=False))
        for button, offer in taken:
            bind(offer.action, button, offer.note)
        self.block.part({button: offer.group for button, offer in taken})
        used = {button for button, _ in taken}
        self.block.vacate([b for b in (*buttons.values(), *self._rare) if b not in used])

    def _key(self, keyed: dict[str, Action]) -> None:
        """A key is one action's at a time: two that have it would both not hear it."""
        for key, action in self._keyed.items():
            if keyed.get(key) is not action:
                action.setShortcut(QKeySequence())
        for key, action in keyed.items():
            action.setShortcut(QKeySequence(key))
        self._keyed = keyed
