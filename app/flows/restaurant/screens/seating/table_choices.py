"""Tables that would do for a party, the best first, to choose one from (RST-03)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.arrivals import Suggestion
from app.flows.restaurant.facts.floor import TableFacts
from app.kernel.text import T
from app.widgets.choices import Choices, Option


class TableChoices(Choices):
    """`TableChoices(12)` shows so many; `show_tables(found)` chooses the best while none of them is, `table` is it."""

    def __init__(self, shown: int, across: int = 3, *, high: int = 52, parent: QWidget | None = None) -> None:
        super().__init__(across, high=high, parent=parent)
        self._shown = shown
        self._found: dict[str, TableFacts] = {}

    @property
    def table(self) -> TableFacts | None:
        """The table that is chosen."""
        return self._found.get(self.current)

    def forget(self) -> None:
        """Others are sought: what is still shown is chosen no more."""
        self._found = {}

    def show_tables(self, found: Sequence[Suggestion]) -> None:
        """Offer these, the best first."""
        best = found[: self._shown]
        self._found = {str(one.table.id): one.table for one in best}
        self.offer([option_of(one, first=n == 0) for n, one in enumerate(best)])
        if self.current not in self._found and best:
            self.pick(str(best[0].table.id))


def option_of(one: Suggestion, *, first: bool) -> Option:
    """A table to choose, with the reasons why it is proposed; the best one has its mark."""
    why = T("{reasons:list}", reasons=list(one.why))
    return Option(str(one.table.id), one.table.called, why, "sparkles" if first else "armchair")
