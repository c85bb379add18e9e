"""Old parts: the bag of each, and what becomes of it (DLR-41a)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.delivery_shown import DeliveryShown
from app.flows.dealership.facts.estimates import LineFacts, OldParts
from app.flows.dealership.facts.leaving import Fate, OldPart
from app.flows.dealership.facts.leaving_words import FATES
from app.flows.dealership.facts.payers import Payer
from app.flows.dealership.screens.base import Dialog
from app.flows.dealership.screens.delivery.dialogs import about
from app.kernel.fields import Code
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.field import Field
from app.widgets.part import Column, Label, Role, Row, Scroll
from app.widgets.segment import Choice, Segment
from app.widgets.theme import look

HIGH = 180


class OldPartsDialog(Dialog):
    """A row a part that was drawn: its bag and its fate stand there as they usually are."""

    def __init__(self, context: Context, host: QWidget, shown: DeliveryShown) -> None:
        super().__init__(context, host, wide=760)
        self._of = shown
        self._bags: dict[LineFacts, tuple[Field, Segment]] = {}
        column, lines = Column(self, gap=12), QWidget()
        self._lines = Column(lines, gap=8)
        scroll = Scroll(lines)
        scroll.setMinimumHeight(look().px(HIGH))
        title = Label(T("Old parts in their bags"), Role.SECTION)
        for part in (title, Label(about(shown), Role.SECOND, "ink2"), scroll):
            column.addWidget(part)
        for n, line in enumerate(one for one in shown.facts.estimate.lines if one.drawn):
            self._add(n, line)
        self._lines.addStretch(1)
        keep = self.action(
            "dealership.keep_old_parts", self._args, key="F5", icon="check", then=lambda _: self.leave()
        )
        self.close_with(keep, column, T("say in which bags they lie"))
        self.learn(shown.facts)

    def open(self, focus: QWidget | None = None) -> None:
        first = next(iter(self._bags.values()), None)
        super().open(focus or (first[0] if first else None))

    # -- inside -----------------------------------------------------------------------------------------

    def _add(self, n: int, line: LineFacts) -> None:
        facts = self._of.facts
        kept = facts.leaving.old_parts.get(line.id)
        bag, fate = (
            Field(T("Bag", "old part")),
            Segment([Choice(one.value, word) for one, word in FATES.items()]),
        )
        bag.write(kept.bag if kept else f"{facts.number.rsplit('-', 1)[-1]}-{n + 1}")
        fate.choose((kept.fate if kept else _usual(facts.estimate.order, line)).value)
        bag.changed.connect(lambda _: self.judge())
        self._bags[line] = bag, fate
        row = Row(gap=10)
        row.addWidget(bag, 1)
        row.addWidget(fate, 2)
        self._lines.addWidget(Label(f"{line.n}  {line.name} × {line.drawn}", Role.BODY, wrap=True))
        self._lines.addLayout(row)

    def _args(self) -> Mapping[str, Any] | None:
        kept = []
        for line, (bag, fate) in self._bags.items():
            if not bag.text:
                return None
            kept.append(OldPart(line.id, Code(bag.text), Fate(fate.current)))
        return {"visit": self._of.id, "old_parts": tuple(kept)}


def _usual(order: Any, line: LineFacts) -> Fate:
    """Warranty parts go to the maker; all others as the customer ordered it."""
    if line.payer is Payer.WARRANTY:
        return Fate.MAKER
    return Fate.TAKEN if order and order.old_parts is OldParts.TAKE else Fate.LEFT
