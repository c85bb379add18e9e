"""Tea: what, how many, and the taboos that are asked with it at the latest (RST-04, 10)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.case import DishFacts
from app.flows.restaurant.facts.tracks import Course, Sitting
from app.flows.restaurant.facts.views import Menu, SittingShown
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.choices import Choices, Option
from app.flows.restaurant.screens.dish_words import price
from app.flows.restaurant.screens.sitting.taboo_choice import TabooChoice
from app.forms.restaurant.ui_tea import Ui_Tea
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.dialog import Question, Verb
from app.widgets.form import laid_out
from app.widgets.part import showing

NO_TEA = "none"
MOST_POTS = 6


def ask_for_tea(context: Context, host: QWidget, shown: SittingShown) -> None:
    """Ask for tea; a second time only if it is to be changed."""
    tea = shown.facts.tea
    if tea is None:
        TeaDialog(context, host, shown).open()
        return
    told: dict[str, Any] = {"tea": shown.tea, "pots": tea.pots, "at": tea.at, "by": asked_by(shown)}
    question = Question(
        host.window(),
        T("Tea was asked already. Change it?"),
        T("{tea}, {pots} pots: asked at {at:time} by {by}.", **told),
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
    """Which tea, how many pots; taboos where nobody has asked for them."""

    def __init__(self, context: Context, host: QWidget, shown: SittingShown, *, change: bool = False) -> None:
        super().__init__(context, host, wide=600)
        self.ui = laid_out(Ui_Tea(), self)
        self._of, self._change = shown, change
        self._teas: dict[str, DishFacts] = {}
        self._choices, self._pots, self._taboos = Choices(3), Choices(MOST_POTS, high=44), TabooChoice()
        self.ui.teas.addWidget(self._choices)
        self.ui.pots.addWidget(self._pots)
        self.ui.taboos.addWidget(self._taboos)
        showing(self._taboos, not shown.facts.taboos_asked)
        self._pots.offer([Option(str(n), str(n)) for n in range(1, MOST_POTS + 1)])
        self._pots.pick("1" if shown.facts.guests <= MOST_POTS else "2")
        note = self.action(
            "restaurant.ask_tea",
            self._args,
            text=T("Note the tea"),
            key="F5",
            icon="coffee",
            facts=self._subjects,
            then=lambda _: self.leave(),
        )
        self.close_with(note, self.ui.foot, T("choose the tea first"))
        self._choices.chosen.connect(lambda _: self.judge())
        self._taboos.changed.connect(self.judge)

    def read(self) -> None:
        self.look(Menu, self._tell)

    def _tell(self, menu: Menu) -> None:
        teas = [dish.facts for dish in menu.dishes if dish.facts.course == Course.TEA and dish.facts.on_menu]
        self._teas = {str(tea.id): tea for tea in teas}
        self._choices.offer(
            (
                *(Option(str(tea.id), tea.name, _price(tea)) for tea in teas),
                Option(NO_TEA, T("No tea"), T("water only")),
            )
        )
        self.learn(self._of.facts, *teas)
        self._choices.take_focus()

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
        if not self._of.facts.taboos_asked:
            args |= {"taboos": self._taboos.words, "no_taboos": self._taboos.none}
        else:
            args |= {"taboos": None, "no_taboos": False}
        return args

    def _subjects(self) -> Mapping[str, Any]:
        args = self._args() or {}
        tea = args.get("tea")
        return {"sitting": self.facts.get(self._of.facts.id)} | (
            {"tea": self._teas.get(tea)} if tea is not None else {}
        )


def _price(tea: DishFacts) -> str:
    return f"{price(tea.price)}/{tea.unit}" if tea.price is not None else ""
