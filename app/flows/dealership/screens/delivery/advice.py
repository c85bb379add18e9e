"""Recommended work: written down, left out, and explained to the customer one by one (DLR-42)."""

import json
from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.counter.means import Strokes
from app.flows.dealership.facts.delivery_shown import DeliveryShown
from app.flows.dealership.facts.leaving import AdviceFacts, Outcome
from app.flows.dealership.facts.leaving_words import OUTCOMES
from app.flows.dealership.screens.base import AskDialog, Dialog
from app.kernel.fields import Note
from app.kernel.ids import Login
from app.kernel.text import T
from app.widgets.asking import Wanted
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context
from app.widgets.field import Field
from app.widgets.part import Column, Label, Role, Row, showing
from app.widgets.segment import Choice, Segment
from app.widgets.signature import SignaturePad
from app.widgets.theme import look
from app.widgets.tick import Tick

PAD = 150


def advise(context: Context, host: QWidget, visit: Any, told: str) -> AskDialog:
    """What is recommended, why, and what comes of leaving a safety item undone."""
    safety = Tick(T("It concerns safety"))
    wanted = {
        "what": Wanted(T("Recommended work"), takes=Note),
        "why": Wanted(T("Why", "advice"), takes=Note),
        "risk": Wanted(T("What comes of not doing it"), needed=False, takes=Note),
    }

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        risk = Note(values["risk"]) if values["risk"] else None
        why = {"why": Note(values["why"]), "safety": safety.isChecked(), "risk": risk}
        return {"visit": visit.id, "what": Note(values["what"]), **why}

    sheet = AskDialog(
        *(context, host, "dealership.advise", T("Recommend work"), wanted, args),
        told=told,
        facts=(visit,),
        parts=(safety,),
        icon="lightbulb",
        wide=620,
    )
    safety.toggled.connect(lambda _: sheet.judge())
    return sheet


class AdviceDialog(Dialog):
    """One recommendation, explained: what the customer says, their own note, and who signs."""

    def __init__(self, context: Context, host: QWidget, shown: DeliveryShown, one: AdviceFacts) -> None:
        super().__init__(context, host, wide=720)
        self._of, self._one = shown, one
        text = shown.texts
        self._answers = Segment(
            [
                Choice(each.value, word)
                for each, word in OUTCOMES.items()
                if one.safety or each is not Outcome.UNSIGNED
            ]
        )
        self._words = Field(T("The customer's own note"))
        self._words.takes(Note)
        self._pad, self._second = SignaturePad(), SignaturePad()
        self._witness = Choices(4, high=44)
        staff = self.desk.staff
        names = {login: name for login, name in shown.names.items() if staff is None or login != staff.login}
        self._witness.offer([Option(login, name) for login, name in names.items()])
        self._who = Label(T("The second who signs"), Role.SECOND, "ink2")
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
        for label in (title, why, risk):
            label.setWordWrap(True)
        for part in (title, why, risk, self._answers, self._words, self._who, self._witness):
            column.addWidget(part)
        column.addLayout(pads)
        done = self.action(
            "dealership.answer_advice", self._args, key="F5", icon="check", then=lambda _: self.leave()
        )
        self._answers.chosen.connect(lambda _: self._turn())
        self._words.changed.connect(lambda _: self.judge())
        self._witness.chosen.connect(lambda _: self.judge())
        self.close_with(done, column, T("say what they answered"))
        self.learn(shown.facts, one)
        showing(risk, bool(one.risk))
        self._turn()

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self._answers)

    # -- inside -----------------------------------------------------------------------------------------

    @property
    def _outcome(self) -> Outcome:
        return Outcome(self._answers.current)

    def _turn(self) -> None:
        """Who signs, and what they write."""
        signs = self._one.safety and self._outcome is not Outcome.WANTED
        two = self._outcome is Outcome.UNSIGNED
        showing(self._pad, signs)
        for part in (self._second, self._who, self._witness):
            showing(part, two)
        showing(self._words, not two)
        self.judge()

    def _args(self) -> Mapping[str, Any]:
        two, witness = self._outcome is Outcome.UNSIGNED, self._witness.current
        return {
            "visit": self._of.id,
            "advice": self._one.id,
            "outcome": self._outcome,
            "words": Note(self._words.text) if self._words.text and not two else None,
            "signature": _drawn(self._pad),
            "witness": Login(witness) if two and witness else None,
            "witness_signature": _drawn(self._second) if two else None,
        }


def _drawn(pad: SignaturePad) -> Strokes | None:
    if not pad.is_signed:
        return None
    return Strokes(json.dumps(pad.strokes, separators=(",", ":")))
