"""Every draw for the audit, the newest first; none can be taken out."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.drawing import SampleLine, Samples
from app.flows.volunteer.screens.base import BookList
from app.flows.volunteer.screens.samples.dialogs import SampleDialog, SealDialog
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.paint import Tag
from app.widgets.table import Cell, Heading, TableRow

HEADINGS = (
    Heading(T("Draw", "audit"), 0),
    Heading(T("Services of", "audit"), 220),
    Heading(T("Number called", "audit"), 150),
    Heading(T("Drawn", "audit"), 120, sums=True),
    Heading(T("Found", "audit"), 190),
)


class SamplesPage(BookList):
    """`SamplesPage(context)`: F2 seals, Enter on a seal draws, and notes what was found."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._found = Samples(())
        empty = (
            "filter",
            T("Nothing was drawn yet"),
            T("F2 seals what is drawn from, with a number that is called"),
        )
        super().__init__(
            context, T("Audit sample"), T("Number of the draw, or number called"), HEADINGS, empty, parent
        )
        self.offer_new(self.asks("volunteer.seal_sample", dict, self._draw, key="F2", icon="plus"))
        self.opened.connect(lambda id: SampleDialog(context, self, id).open())

    def read(self) -> None:
        self.look(Samples, self._tell)

    def rows(self) -> Sequence[TableRow]:
        sought = self.search.text.strip().casefold()
        return [_row(one) for one in self._found.samples if sought in f"{one.number} {one.called}".casefold()]

    def _tell(self, found: Samples) -> None:
        self._found = found
        self.show_rows()

    def _draw(self) -> None:
        dialog = SealDialog(self.context, self, self._found)
        dialog.sealed.connect(lambda id: SampleDialog(self.context, self, id).open())
        dialog.open()


def _row(one: SampleLine) -> TableRow:
    span: dict[str, Any] = {"first": one.first, "last": one.last}
    again = T("{at:moment}, draw no. {n} over these days", at=one.at, n=one.nth)
    done = one.found == one.drawn
    if not one.drawn:
        state = Tag(T("sealed, not drawn", "audit"), "warn", "lock")
    elif one.wrong:
        state = Tag(T("{n} not right", n=one.wrong), "bad", "circle-x")
    else:
        word = T("{n} of {of} looked at", n=one.found, of=one.drawn)
        state = Tag(word, "ok" if done else "warn", "check" if done else "circle-dashed")
    return TableRow(
        one.id,
        (
            Cell(one.number, strong=True, note=again if one.nth > 1 else T("{at:moment}", at=one.at)),
            T("{first:day} to {last:day}", **span),
            one.called,
            T("{n} of {of}", n=one.drawn, of=one.of),
            state,
        ),
    )
