"""Beside the board: the chosen collection, where it stands, what is known of it."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.tracks import Collection, Entry
from app.flows.volunteer.facts.views import CollectionShown, Missing
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.rules.appraising import counted, total
from app.flows.volunteer.rules.services import is_late
from app.flows.volunteer.screens.words import STEPS
from app.forms.volunteer.ui_case import Ui_Case
from app.kernel.hours import hours
from app.kernel.text import T, Text
from app.widgets.columns import CaseColumn
from app.widgets.facts_list import FactsList
from app.widgets.form import laid_out
from app.widgets.guide import GuideCard
from app.widgets.part import showing
from app.widgets.tabbar import BarIcon
from app.widgets.theme import Said


class CasePanel(CaseColumn):
    """`show_collection(shown)`, `show_missing(class)` or `show_nothing()`.

    `let_go` says that nothing is to be chosen any more.
    """

    let_go = Signal()

    def __init__(self) -> None:
        super().__init__()
        head = QWidget()
        self.ui = laid_out(Ui_Case(), head)
        self._away = BarIcon("x", T("Let go of it", "collection"))
        self._away.clicked.connect(self.let_go)
        self.ui.away.addWidget(self._away)
        self._facts, self._guide = FactsList(), GuideCard()
        self.head.addWidget(head)
        self.body.addWidget(self._facts)
        self.body.addWidget(self._guide)
        self.body.addStretch(1)

    def show_nothing(self) -> None:
        """Say how to begin."""
        self._show(T("No collection is chosen"), T("Touch one, or type its class"), ())
        showing(self._away, False)
        showing(self._guide, False)

    def show_missing(self, one: Missing) -> None:
        """A class whose booklets are awaited."""
        facts = ((T("Students"), str(one.students)), (T("Team leader"), one.leader or "—"))
        self._show(one.facts.name, one.facts.college, facts)
        self._tell_guide(Collection.COLLECTED)

    def show_collection(self, shown: CollectionShown) -> None:
        """A collection: counts, hours, who brought it when, what is late."""
        facts = shown.facts
        told: dict[str, Any] = {"n": facts.period, "first": facts.first, "last": facts.last}
        entries = [one for one in facts.entries if one.step is not Entry.STRUCK]
        booklets, count = counted(facts)
        listed: list[tuple[Said, Said]] = [
            (T("Booklets"), T("{n} of {of}", n=booklets, of=facts.booklets)),
            (T("Entries"), T("{n} of {of}", n=count, of=facts.listed)),
            (T("Hours", "service"), hours(total(entries))),
            (
                T("Handed in", "booklets"),
                T("{at:moment}, by {leader}", at=facts.handed_at, leader=shown.leader),
            ),
            (T("Taken in by", "booklets"), shown.handed_to),
            (T("List", "hand-in"), facts.number),
        ]
        if facts.returned:
            listed.append((T("Given back", "booklets"), T("{at:moment}", at=facts.returned)))
        if shown.public:
            listed.append((T("Public list"), T("until {day:day}", day=shown.public)))
        if facts.out:
            listed.append((T("Forms with the leader"), T("since {day:day}", day=facts.out)))
        if facts.differs:
            listed.append((T("Forms that differ"), T("since {day:day}", day=facts.differs)))
        if shown.withdrawn:
            listed.append((T("Withdrawn", "hand-in"), shown.withdrawn))
        if shown.remark:
            listed.append((T("Sent back by the secretary"), shown.remark))
        late = sum(is_late(one, facts) for one in entries)
        if late:
            listed.append((T("Late"), T("{n} {n:entry|entries} of an earlier period", n=late)))
        self._show(shown.name, T("Period {n}, {first:day} to {last:day}", **told), listed)
        showing(self._guide, facts.step in STEPS)
        if facts.step in STEPS:
            present = list(STEPS).index(facts.step) + (facts.step is Collection.ARCHIVED)
            self.ui.steps.show_steps(list(STEPS.values()), present)
            showing(self.ui.steps, True)
            self._tell_guide(facts.step)

    def _show(self, title: Text | str, told: Text | str, facts: Any) -> None:
        self.ui.title.say(title)
        self.ui.told.say(told)
        showing(self.ui.steps, False)
        showing(self._away, True)
        self._facts.show_facts(facts)

    def _tell_guide(self, step: Collection) -> None:
        showing(self._guide, True)
        self._guide.show_guide(FLOW.guide[step])
