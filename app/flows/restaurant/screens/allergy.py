"""A dish meets what the table avoids: it is made by the guest's own spoken yes, by name (RST-04)."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.rules.taboos import allergens, needs_yes, unaccepted_in
from app.flows.restaurant.screens.base import Dialog, RestaurantScreen
from app.forms.restaurant.ui_allergy import Ui_Allergy
from app.kernel.refusal import No
from app.kernel.text import T, Text
from app.widgets.desk import Context
from app.widgets.form import laid_out


class AllergyDialog(Dialog):
    """`said_yes(name, sheet)` if a guest takes it; Esc leaves everything as it is."""

    def __init__(
        self,
        context: Context,
        host: QWidget,
        no: No,
        said_yes: Callable[[str, Dialog], None],
        verb: Text | None = None,
    ) -> None:
        super().__init__(context, host)
        self.ui = laid_out(Ui_Allergy(), self)
        self._said_yes = said_yes
        self.ui.told.say(no.text)
        take_it = self.way(verb or T("They said yes: note it"), self._take, key="F5", icon="check-check")
        self.close_with(take_it, self.ui.foot)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.guest.line)

    def _take(self) -> None:
        name = self.ui.guest.text
        if not name:
            self.ui.guest.fault(T("Write down which guest said yes."))
            self.ui.guest.setFocus()
            return
        self._said_yes(name, self)


def led_to_yes(screen: RestaurantScreen, sitting: SittingFacts | None, no: No) -> bool:
    """Where a no wants a guest's yes, ask for it, of the first dish that it names. Says whether it did."""
    if no.mend != "accept_allergens" or sitting is None:
        return False
    line = sitting.parts.get(no.args["lines"][0])
    if not isinstance(line, LineFacts) or not unaccepted_in(sitting, line):
        return False  # told since: what is shown here does not know of it yet
    ask_for_yes(screen, sitting, line)
    return True


def ask_for_yes(screen: RestaurantScreen, sitting: SittingFacts, line: LineFacts) -> None:
    """Ask who takes a dish that was ordered before its allergen was told, and write that down with the line."""
    no = needs_yes(line.name, unaccepted_in(sitting, line))

    def said_yes(guest: str, sheet: Dialog) -> None:
        args = {"sitting": sitting.id, "line": line.id, "warned": guest}
        seen = {"allergens": allergens(sitting)}
        sheet.attempt("restaurant.accept_allergens", args, lambda _: sheet.leave(), seen)

    dialog = AllergyDialog(screen.context, screen, no, said_yes)
    dialog.learn(sitting)
    dialog.open()
