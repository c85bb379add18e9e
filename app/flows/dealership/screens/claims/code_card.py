"""What the claims book says of the code that is typed: terms, papers to tick, and past claims (DLR-44)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.claims import ClaimLine, Claims, Unclaimed
from app.flows.dealership.rules.fault_codes import entry_of, past_of
from app.flows.dealership.screens.claims.panel import past_facts
from app.kernel.fields import Label
from app.kernel.text import T
from app.widgets.facts_list import FactsList
from app.widgets.part import Column
from app.widgets.tick import Tick


class CodeCard(QWidget):
    """`CodeCard(shown, one)`; `show_code(code)` as it is typed; `papers` are those that are ticked."""

    def __init__(self, shown: Claims, one: ClaimLine | Unclaimed) -> None:
        super().__init__()
        self._shown, self._one = shown, one
        self._there = set(one.facts.papers) if isinstance(one, ClaimLine) else set()
        self._needs: Sequence[str] = ()
        self._facts, self._ticks = FactsList(), list[Tick]()
        self._column = Column(self, gap=4)
        self._column.addWidget(self._facts)
        self.show_code("")

    @property
    def papers(self) -> tuple[Label, ...]:
        """What is ticked of what this code needs."""
        return tuple(Label(one) for one in self._needs if one in self._there)

    def show_code(self, code: str) -> None:
        """Terms, papers and past claims of a code; nothing of one that nobody knows."""
        one, entry = self._one, entry_of(self._shown.book, code, self._one.vin)
        but = one.id if isinstance(one, ClaimLine) else ""
        terms = ((T("Terms", "claim"), entry.terms),) if entry else ()
        past = past_facts(past_of(self._shown.claims, code, one.who, but))
        self._needs = entry.papers if entry else ()
        self._facts.show_facts((*terms, *past))
        for tick in self._ticks:
            tick.deleteLater()
        self._ticks = [self._tick(name) for name in self._needs]

    def _tick(self, name: str) -> Tick:
        tick = Tick(name)
        tick.setChecked(name in self._there)
        tick.toggled.connect(lambda on: (self._there.add if on else self._there.discard)(name))
        self._column.addWidget(tick)
        return tick
