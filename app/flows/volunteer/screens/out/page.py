"""F4 活动与值日: activities and the duty roster, one key from each other (VOL-02, 03)."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.flows.volunteer.screens.base import BookPage
from app.flows.volunteer.screens.out.activities import ActivitiesPart
from app.flows.volunteer.screens.out.roster import RosterPart
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.part import Column, filled
from app.widgets.workbar import WorkBar


class OutPage(BookPage):
    """`OutPage(context, activity)`: F7 turns from the activities to the roster and back; `left`."""

    def __init__(self, context: Context, activity: str = "", parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.bar, self._pages = WorkBar(T("Activities and duty")), QStackedWidget()
        self.activities, self.roster = ActivitiesPart(context, activity), RosterPart(context)
        for part in (self.activities, self.roster):
            self._pages.addWidget(part)
            part.turned.connect(self._turn)
        filled(Column(self, gap=0), self.bar).addWidget(self._pages, 1)
        self.bar.back.connect(self.left)
        self.roster.told_week.connect(self.bar.show_facts)
        self.way(T("Activities or duty roster"), self._turn, key="F7")
        self.setFocusProxy(self.activities)

    def _turn(self) -> None:
        """The other of the two."""
        other = self.roster if self._pages.currentWidget() is self.activities else self.activities
        self._pages.setCurrentWidget(other)
        self.setFocusProxy(other)
        other.setFocus()
        if other is self.activities:
            self.bar.show_facts("")
