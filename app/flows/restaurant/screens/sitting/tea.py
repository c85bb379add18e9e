"""Tea: what, how many, and the taboos that are asked with it at the latest (RST-04, 10)."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.floor import DishFacts
from app.flows.restaurant.facts.kinds import Allergen, Course, Pricing
from app.flows.restaurant.facts.terms import ALLERGENS
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.facts.views import Menu, SittingShown
from app.flows.restaurant.rules.taboos import needs_yes
from app.flows.restaurant.rules.tea import tea_change
from app.flows.restaurant.screens.allergy import AllergyDialog
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.dish_words import price
from app.flows.restaurant.screens.sitting.taboo_choice import TabooChoice
from app.forms.restaurant.ui_tea import Ui_Tea
from app.kernel.text import T, Text
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context
from app.widgets.dialog import Question, Verb
from app.widgets.form import laid_out
from app.widgets.part import showing
from app.widgets.theme import Said

NO_TEA = "none"
MOST_POTS = 6
MOST_CUPS = 2 * MOST_POTS


def ask_for_tea(context: Context, host: QWidget, shown: SittingShown) -> None:
    """Ask for tea; a second time only if it is to be changed."""
    tea = shown.facts.tea
    if tea is None:
        TeaDialog(context, host, shown).open()
        return
    told: dict[str, Any] = {"tea": shown.tea, "pots": tea.pots, "at": tea.at, "by": asked_by(shown)}
    asked = T("{tea} × {pots}: asked at {at:time} by {by}.", **told)
    if tea.dish is None:
        asked = T("They wanted none: asked at {at:time} by {by}.", at=tea.at, by=asked_by(shown))
    question = Question(
        host.window(),
        T("Tea was asked already. Change it?"),
        asked,
        safe=Verb("keep", T("Leave it")),
        verbs=(Verb("change", T("Change the tea")),),
    )
    question.answered.connect(
        lambda answer: TeaDialog(context, host, shown, change=True).open() if answer == "change" else None
    )
    question.open()


def asked_by(shown: SittingShown) -> str:
    """Who asked for the tea: by name where the step was theirs, else by login."""
    tea = shown.facts.tea
    if tea is None:
        return ""
    names = (one.by for one in shown.history if one.step == Sitting.TEA and one.at == tea.at)
    return next(names, tea.by)


class TeaDialog(Dialog):
    """Which tea, how many pots, or for how many guests; taboos where nobody has asked for them."""

    def __init__(self, context: Context, host: QWidget, shown: SittingShown, *, change: bool = False) -> None:
        super().__init__(context, host, wide=600)
        self.ui = laid_out(Ui_Tea(), self)
        self._of, self._change = shown, change
        self._teas: dict[str, DishFacts] = {}
        self._choices, self._pots, self._taboos = Choices(3), Choices(MOST_POTS, high=44), TabooChoice()
        self.ui.teas.addWidget(self._choices)
        self.ui.pots.addWidget(self._pots)
        self.ui.taboos.addWidget(self._taboos)
        self._counted: tuple[bool, int] | None = None
        note = self.action(
            "restaurant.ask_tea",
            self._args,
            text=T("Note the tea"),
            key="F5",
            icon="coffee",
            facts=self._subjects,
            fill=lambda _: self._ask_for_yes(),
            then=lambda _: self.leave(),
        )
        self._note = note
        self.close_with(note, self.ui.foot, T("choose the tea first"))
        self._choices.chosen.connect(lambda _: self._ask_how_many())
        self._pots.chosen.connect(lambda _: self._ask_how_many())
        self._taboos.changed.connect(self._offer)
        self._show_sitting(shown)

    def concerns(self, notice: Any) -> bool:
        return super().concerns(notice) and (not notice.cases or self._of.facts.id in notice.cases)

    def read(self) -> None:
        self.look(SittingShown, self._show_sitting, sitting=self._of.facts.id)
        self.look(Menu, self._tell)

    def lead(self, mend: str) -> None:
        if self._choices.current and not self._taboos.isHidden():
            self._taboos.take_focus()
            self.sheet.card.scroll_to(self._taboos)
        else:
            self._choices.take_focus()

    def _show_sitting(self, shown: SittingShown) -> None:
        """What was told meanwhile stands beside what is being written here."""
        self._of = shown
        if not shown.facts.taboos_asked or self._taboos.told:
            self._taboos.tell(shown)
        showing(self._taboos, not shown.facts.taboos_asked or self._taboos.touched)
        self._offer()

    def _tell(self, menu: Menu) -> None:
        teas = [dish.facts for dish in menu.dishes if dish.facts.course == Course.TEA and dish.facts.on_menu]
        first = not self._teas
        self._taboos.know(menu)
        self._teas = {str(tea.id): tea for tea in teas}
        self._offer()
        if first:
            self._choices.take_focus()

    def _offer(self) -> None:
        """The teas, each with what the table avoids in it."""
        avoided = self._of.facts.allergens | frozenset(self._taboos.args["allergens"])
        teas = [Option(id, tea.name, _note(tea, tea.allergens & avoided)) for id, tea in self._teas.items()]
        if teas:
            self._choices.offer((*teas, Option(NO_TEA, T("No tea"), T("water only"))))
        self._ask_how_many()
        self.learn(self._of.facts, *self._teas.values())

    def _ask_how_many(self) -> None:
        """Pots, or, of a tea that is sold per guest (茶位), for how many of the guests: all, unless fewer are said."""
        tea, guests = self._teas.get(self._choices.current), self._of.facts.guests
        per_guest = tea is not None and tea.pricing is Pricing.PERSON
        if self._counted != (per_guest, guests):
            self._counted = per_guest, guests
            first, most = (max(guests - MOST_CUPS, 0) + 1, guests) if per_guest else (1, MOST_POTS)
            self.ui.how_many.say(T("For how many guests") if per_guest else T("How many pots"))
            self._pots.offer([Option(str(n), str(n)) for n in range(first, most + 1)])
            self._pots.pick(str(guests) if per_guest else "1" if guests <= MOST_POTS else "2")
        self._tell_change()
        self.judge()

    def _tell_change(self) -> None:
        """What goes back of tea that was sent stands on the button (RST-10)."""
        back: list[Text] = []
        if self._change and self._choices.current:
            tea, pots = self._teas.get(self._choices.current), int(self._pots.current)
            back = [
                T("{dish} × {n} back", dish=line.name, n=n)
                for line, n in tea_change(self._of.facts, tea, pots).back
            ]
        self.note(T("{said:list}, off the bill", said=back) if back else "")

    def _args(self) -> Mapping[str, Any] | None:
        tea = self._choices.current
        if not tea:
            return None
        args: dict[str, Any] = {
            "sitting": self._of.facts.id,
            "tea": None if tea == NO_TEA else tea,
            "pots": int(self._pots.current),
            "change": self._change,
        }
        if not self._of.facts.taboos_asked or self._taboos.touched:
            return args | self._taboos.args | {"no_taboos": self._taboos.none}
        return args | {"taboos": None, "allergens": None, "no_taboos": False}

    def _ask_for_yes(self) -> None:
        """A tea that meets what they avoid is a dish like any other (RST-04)."""
        tea, met = self._met()
        if tea and met:
            no = needs_yes(tea.name, met)
            AllergyDialog(self.context, self, no, partial(self._said_yes, met)).open()
        else:
            self._note.go(warned=None)

    def _said_yes(self, met: frozenset[Allergen], guest: str, sheet: Dialog) -> None:
        """What was told while the guest was asked is asked as well."""
        sheet.leave()
        if self._met()[1] <= met:
            self._note.go(warned=guest)
        else:
            self._ask_for_yes()

    def _met(self) -> tuple[DishFacts | None, frozenset[Allergen]]:
        """The chosen tea, and what the table avoids in it."""
        args = self._args() or {}
        tea = self._teas.get(args.get("tea") or "")
        avoided = self._of.facts.allergens | frozenset(args.get("allergens") or ())
        return tea, tea.allergens & avoided if tea else frozenset()

    def _subjects(self) -> Mapping[str, Any]:
        args = self._args() or {}
        tea = args.get("tea")
        return {"sitting": self.facts.get(self._of.facts.id)} | (
            {"tea": self._teas.get(tea)} if tea is not None else {}
        )


def _note(tea: DishFacts, met: frozenset[Allergen]) -> Said:
    costs = f"{price(tea.price)}/{tea.unit}" if tea.price is not None else ""
    if not met:
        return costs
    return T(
        "{price} · contains {allergens:list}", price=costs, allergens=[ALLERGENS[one] for one in sorted(met)]
    )
