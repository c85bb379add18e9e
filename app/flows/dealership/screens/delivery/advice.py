"""Recommended work: written down, left out, and explained to the customer one by one (DLR-42)."""

import json
from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.counter.means import Strokes
from app.flows.dealership.facts.delivery_shown import DeliveryShown
from app.flows.dealership.facts.ids import LineId
from app.flows.dealership.facts.leaving import AdviceFacts, Outcome
from app.flows.dealership.facts.leaving_words import OUTCOMES
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.rules.advice import counts_as, doing
from app.flows.dealership.screens.base import AskDialog, Dialog
from app.flows.dealership.screens.workshop.words import SAYS
from app.kernel.fields import Note
from app.kernel.text import T, Text
from app.widgets.answer import Answer
from app.widgets.asking import Wanted
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context
from app.widgets.field import Field
from app.widgets.part import Column, Label, Role, Row, showing
from app.widgets.signature import SignaturePad
from app.widgets.theme import look
from app.widgets.tick import Tick

PAD = 150


def advise(context: Context, host: QWidget, visit: VisitFacts, told: str) -> AskDialog:
    """What is recommended, why, and what comes of leaving a safety item undone."""
    return _recommends(context, host, "dealership.advise", T("Recommend work"), "what", visit, told)


def check_team(context: Context, host: QWidget, visit: VisitFacts, told: str) -> AskDialog:
    """The team's check is passed: what its leader recommends, or that there is nothing."""
    nothing = Tick(T("Nothing to recommend", "advice"))
    n, title = len(visit.leaving.recommended), T("The team's check is passed")
    about = T("{car} · recommended already: {n}", "advice", car=told, n=n) if n else told
    return _recommends(context, host, "dealership.check_team", title, "advice", visit, about, nothing)


def _recommends(
    context: Context,
    host: QWidget,
    act: str,
    title: Text,
    name: str,
    visit: VisitFacts,
    told: Text | str,
    nothing: Tick | None = None,
) -> AskDialog:
    """A piece of work, why, and what comes of not doing it; with `nothing` all may be left empty."""
    safety = Tick(T("It concerns safety"))
    ticks = (nothing, safety) if nothing else (safety,)
    wanted = {
        name: Wanted(T("Recommended work"), needed=nothing is None, takes=Note),
        "why": Wanted(T("Why", "advice"), needed=nothing is None, takes=Note),
        "risk": Wanted(T("What comes of not doing it"), needed=False, takes=Note),
    }

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        said = {one: Note(text) if text else None for one, text in values.items()}
        none = {"nothing": nothing.isChecked()} if nothing else {}
        return {"visit": visit.id, "safety": safety.isChecked(), **said, **none}

    return AskDialog(
        *(context, host, act, title, wanted, args),
        told=told,
        facts=(visit,),
        parts=ticks,
        icon="lightbulb",
        wide=620,
    )


class AdviceDialog(Dialog):
    """One recommendation, explained: what the customer says, their own note, and who signs."""

    def __init__(self, context: Context, host: QWidget, shown: DeliveryShown, one: AdviceFacts) -> None:
        super().__init__(context, host, wide=720)
        self._of, self._one = shown, one
        text = shown.texts
        words = {o: word for o, word in OUTCOMES.items() if one.safety or o is not Outcome.UNSIGNED}
        self._answers = Answer(SAYS, words)
        self._doing = Choices(2, high=44)
        self._doing.offer(
            [
                Option(each.id, T("{n}. {name}", "line", n=each.n, name=each.name))
                for each in doing(shown.facts, one)
            ]
        )
        self._by = Label(T("Which labour does it?"), Role.SECOND, "ink2")
        self._words = Field(T("The customer's own note"))
        self._words.takes(Note)
        self._pad, self._second = SignaturePad(), SignaturePad()
        self._note = Label("", Role.SECOND, "ink2")
        column, pads = Column(self, gap=10), Row(gap=10)
        pads.addWidget(self._pad)
        pads.addWidget(self._second)
        for pad in (self._pad, self._second):
            pad.setMinimumHeight(look().px(PAD))
            pad.signed.connect(lambda _: self.judge())
        title = Label(f"{one.n}. {text.get(one.what, '')}", Role.SECTION)
        why = Label(T("Why: {why}", "advice", why=text.get(one.why, "")), Role.BODY)
        risk = Label("", Role.STRONG, "bad_i")
        if one.risk:
            risk.say(T("Safety. If it is not done: {risk}", risk=text.get(one.risk, "")))
        for label in (title, why, risk, self._note):
            label.setWordWrap(True)
        for part in (title, why, risk, self._answers, self._by, self._doing, self._note, self._words):
            column.addWidget(part)
        column.addLayout(pads)
        done = self.action(
            "dealership.answer_advice", self._args, key="F5", icon="check", then=lambda _: self.leave()
        )
        self._answers.chosen.connect(lambda _: self._turn())
        self._doing.chosen.connect(lambda _: self._turn())
        self._words.changed.connect(lambda _: self.judge())
        self.close_with(done, column, T("missing: {what}", what=SAYS))
        self.learn(shown.facts, one)
        showing(risk, bool(one.risk))
        self._turn()

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus)
        self.lead("")

    def lead(self, mend: str) -> None:
        if not self._answers.current:
            self._answers.take_focus()

    # -- inside -----------------------------------------------------------------------------------------

    @property
    def _outcome(self) -> Outcome | None:
        return Outcome(self._answers.current) if self._answers.current else None

    @property
    def _line(self) -> LineId | None:
        """The labour that does what is wanted."""
        named = self._outcome is Outcome.WANTED and self._doing.current
        return LineId(self._doing.current) if named else None

    def _turn(self) -> None:
        """Which labour does it, who signs, and what they write."""
        visit, one = self._of.facts, self._one
        said = self._outcome
        counts = counts_as(visit, one, said, self._line) if said else None
        two, later = said is Outcome.UNSIGNED, counts is not said
        ask = said is Outcome.WANTED and one.safety and bool(doing(visit, one))
        for part in (self._by, self._doing):
            showing(part, ask)
        note = T("Where no labour does it, it counts as put off, and the customer signs for that.")
        both = T("Both sign here; the second then shows with their own PIN that they were there.")
        self._note.say(both if two else note if later else "")
        showing(self._note, two or later)
        showing(self._pad, one.safety and counts not in (None, Outcome.WANTED))
        showing(self._second, two)
        showing(self._words, not two)
        self.judge()

    def _args(self) -> Mapping[str, Any] | None:
        if self._outcome is None:
            return None
        two = self._outcome is Outcome.UNSIGNED
        return {
            "visit": self._of.id,
            "advice": self._one.id,
            "outcome": self._outcome,
            "line": self._line,
            "words": Note(self._words.text) if self._words.text and not two else None,
            "signature": _drawn(self._pad),
            "witness_signature": _drawn(self._second) if two else None,
        }


def _drawn(pad: SignaturePad) -> Strokes | None:
    if not pad.is_signed:
        return None
    return Strokes(json.dumps(pad.strokes, separators=(",", ":")))
