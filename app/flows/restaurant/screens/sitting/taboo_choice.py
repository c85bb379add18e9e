"""Allergies and taboos as the guests say them: the common ones by touch, any other typed, or none (RST-04)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.kinds import Allergen
from app.flows.restaurant.facts.terms import ALLERGENS
from app.flows.restaurant.facts.views import Menu, SittingShown
from app.flows.restaurant.rules.allergens import allergens_in
from app.kernel.fields import Note
from app.kernel.text import T
from app.widgets.choices import Choices, Option
from app.widgets.field import Field
from app.widgets.part import Column, Label, Part, Role, showing
from app.widgets.theme import Said

NONE = "none"
BETWEEN = " ;；,，、"


class TabooChoice(Part, QWidget):
    """`tell(shown)` fills it with what was told before; what is added to it here stays. `changed`.

    A typed word that names an allergen marks it at once, and a touch corrects that: what is marked is held
    against the dishes, all else stays as words. `know(menu)` lets it say which of it no dish lists. None sets
    words and marks aside; they stand there until the dialog is answered, and count again when it is touched
    again.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = Field(T("Allergies and taboos"), hint=T("as the guests say them"))
        self._field.takes(Note)
        self._means = Label("", Role.SECOND, "ok_i", wrap=True)
        self._unlisted = Label("", Role.SECOND, "warn_i", wrap=True)
        self._common = Choices(5, several=True, high=44)
        self._offered = False
        self._before: tuple[str, frozenset[Allergen]] = ("", frozenset())
        self._by_hand: dict[Allergen, bool] = {}
        self._listed = frozenset(Allergen)
        self._none = False
        column = Column(self, gap=8)
        for part in (self._field, self._means, self._unlisted, self._common):
            column.addWidget(part)
        self._field.changed.connect(lambda _: self._typed())
        self._common.chosen.connect(self._picked)
        self._common.offer(
            (
                Option(NONE, T("None", "taboos")),
                *(Option(allergen.value, word) for allergen, word in ALLERGENS.items()),
            )
        )

    def tell(self, shown: SittingShown) -> None:
        """Show what was told so far; what was typed or touched here since is kept beside it."""
        (old, had), new, has = self._before, shown.taboos or "", shown.facts.allergens
        none = self._none
        self._before = (new, has)
        self._by_hand |= dict.fromkeys(has - had, True)
        self._by_hand |= dict.fromkeys((had | allergens_in(new)) - has, False)
        typed = self._field.text.removeprefix(old).strip(BETWEEN) or self._from_file(shown)
        both = T("{told}; {more}", told=new, more=typed) if new and typed and typed not in new else ""
        self._field.write(self.look.say(both) if both else new or typed)
        asked = shown.facts.taboos_asked and not typed
        self._mark(none=(none or asked) and not (new or has))

    def _from_file(self, shown: SittingShown) -> str:
        """What the guest file says they avoid, offered once: it is noted when they say so again (RST-04)."""
        offered, self._offered = self._offered, True
        known = shown.file.taboos if shown.file else None
        return "" if offered or shown.facts.taboos_asked or not known else known

    def know(self, menu: Menu) -> None:
        """Learn which allergens the dishes list: what none of them lists is held against nothing."""
        self._listed = frozenset().union(*(dish.facts.allergens for dish in menu.dishes))
        self._say_unlisted()

    def take_focus(self) -> None:
        """Let the arrow keys choose among the common ones."""
        self._common.take_focus()

    @property
    def none(self) -> bool:
        """Whether the guests said that there are none."""
        return self._none

    @property
    def told(self) -> bool:
        """Whether something was said, if only that there are none."""
        return self.none or bool(self._words or self._marked)

    @property
    def touched(self) -> bool:
        """Whether anything is not as it was told before."""
        return (self._words, frozenset(self._marked)) != self._before

    @property
    def taken_off(self) -> Sequence[Said]:
        """What was told before, and would be told no more."""
        words, allergens = self._before
        gone = [word for one, word in ALLERGENS.items() if one in allergens and one not in self._marked]
        return [*gone, words] if words and words not in self._words else gone

    @property
    def args(self) -> dict[str, Any]:
        """What is told, as the acts take it; words that stand as they stood are not told again."""
        typed, (words, _) = self._words, self._before
        same = typed == words and not self.taken_off
        return {"taboos": Note(typed) if typed and not same else None, "allergens": self._marked}

    @property
    def instead(self) -> bool:
        """Whether this replaces what was told before."""
        words, _ = self._before
        return bool(self.taken_off or (words and words != self._words))

    # -- inside -----------------------------------------------------------------------------------------

    @property
    def _words(self) -> str:
        return "" if self._none else self._field.text

    @property
    def _marked(self) -> tuple[Allergen, ...]:
        if self._none:
            return ()
        named = allergens_in(self._field.text)
        return tuple(one for one in Allergen if self._by_hand.get(one, one in named))

    def _typed(self) -> None:
        self._mark(none=self.none and not self._field.text)

    def _picked(self, id: str) -> None:
        if id == NONE:
            self._mark(none=NONE in self._common.picked)
        else:
            self._by_hand[Allergen(id)] = id in self._common.picked
            self._mark(none=False)

    def _mark(self, *, none: bool) -> None:
        """Show what is held against the dishes, and that the rest is words alone."""
        self._none = none
        marked, typed = self._marked, self._field.text
        self._common.pick(*((NONE,) if none else marked))
        if none:
            told = T("Set aside, for they have none. Touch None again, and it counts.")
            self._means.say(told, "warn_i")
        elif marked:
            names = [ALLERGENS[one] for one in marked]
            told = T("Held against the dishes: {allergens:list}. All else stays as words.", allergens=names)
            self._means.say(told, "ok_i")
        else:
            told = T("This stays as words: no dish is held against it. Mark what it means, if it is below.")
            self._means.say(told, "warn_i")
        showing(self._means, bool(typed) or (none and any(self._by_hand.values())))
        self._say_unlisted()
        self.changed.emit()

    def _say_unlisted(self) -> None:
        names = [ALLERGENS[one] for one in self._marked if one not in self._listed]
        self._unlisted.say(T("No dish of the menu lists {allergens:list}: ask the kitchen.", allergens=names))
        showing(self._unlisted, bool(names))
