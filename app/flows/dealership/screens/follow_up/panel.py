"""Beside the follow-up calls: what was done to the car, what to say, and what was said already (DLR-50)."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.follow_up import MARKS, QUESTIONS, Called, CallShown, FollowUpLine
from app.flows.dealership.facts.leaving_words import CHANNELS
from app.flows.dealership.facts.tracks import Line, Visit
from app.flows.dealership.flow import FLOW
from app.flows.dealership.screens.words import plate
from app.forms.dealership.ui_case import Ui_Case
from app.kernel.text import T, Text
from app.widgets.columns import CaseColumn
from app.widgets.facts_list import FactsList
from app.widgets.form import laid_out
from app.widgets.guide import GuideCard
from app.widgets.part import showing
from app.widgets.theme import Said

CALLED: dict[Called, Text] = {
    Called.ANSWERED: T("Customer", "log"),
    Called.MISSED: T("Not reached", "call"),
    Called.GIVEN_UP: T("No further call", "log"),
}


class FollowUpPanel(CaseColumn):
    """`show_call(line)`, or None for none."""

    def __init__(self) -> None:
        super().__init__()
        head = QWidget()
        self.ui = laid_out(Ui_Case(), head)
        self.head.addWidget(head)
        self._facts, self._guide = FactsList(), GuideCard()
        self.body.addWidget(self._facts)
        self.body.addWidget(self._guide)
        self.body.addStretch(1)
        showing(self.ui.steps, False)

    def show_call(self, one: FollowUpLine | None) -> None:
        """Whom to call, since when the car is gone, what was done to it; then the marks, question by question."""
        self.ui.title.say(plate(one.plate) if one else T("Nobody is chosen", "follow-up"))
        self.ui.told.say(one.model if one else "")
        self._facts.show_facts(tuple(_known(one)) if one else ())
        to_call = one is not None and one.facts.step is Visit.FOLLOWED_UP
        showing(self._guide, to_call)
        if to_call:
            self._guide.show_guide(FLOW.guide[Visit.FOLLOWED_UP])


def _known(one: FollowUpLine) -> Iterator[tuple[Said, Said]]:
    facts, leaving = one.facts, one.facts.leaving
    yield T("Customer"), one.customer
    yield T("Phone"), one.phone
    if leaving.next and leaving.next.channel:
        yield T("May be called by"), CHANNELS[leaving.next.channel]
    yield T("Number", "visit"), facts.number
    if leaving.passed_at:
        yield T("Left", "car"), T("{at:moment}", at=leaving.passed_at)
    done = [line.name for line in facts.estimate.lines if line.step is Line.AGREED]
    if done:
        yield T("Done", "car"), T("{what:list}", what=done)
    for call in one.calls:
        yield from _said(call)


def _said(call: CallShown) -> Iterator[tuple[Said, Said]]:
    for one in call.marks:
        yield QUESTIONS[one.question], MARKS[one.points]
    if call.words:
        yield (
            CALLED[call.called],
            T("{words} ({who}, {at:moment})", "complaint", words=call.words, who=call.by, at=call.at),
        )
    else:
        yield CALLED[call.called], T("{who}, {at:moment}", who=call.by, at=call.at)
