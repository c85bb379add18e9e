"""The customer is asked about added work: yes, no or later for each line, how, and in which words (DLR-21)."""

import json
from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.counter.means import Strokes
from app.flows.dealership.facts.asking import Said
from app.flows.dealership.facts.authorisation import Answer, Proof
from app.flows.dealership.facts.estimate_shown import EstimateShown
from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.ids import LineId
from app.flows.dealership.facts.terms import ANSWERS, PAYERS, PROOFS
from app.flows.dealership.facts.tracks import Line
from app.flows.dealership.rules.added import answers_to, askable
from app.flows.dealership.screens.base import Dialog
from app.kernel.fields import Note
from app.kernel.money import figures
from app.kernel.text import T
from app.widgets.answer import Answer as Ways
from app.widgets.bind import button_of
from app.widgets.desk import Context
from app.widgets.field import Field
from app.widgets.part import Column, Label, Role, Row, Scroll, showing
from app.widgets.segment import Choice, Segment
from app.widgets.signature import SignaturePad
from app.widgets.theme import look

SAY = T("say what they answered")
OPEN = "open"
"""Nothing is said of a line here: it stays as it stands."""
STANDS = {
    Line.ESTIMATED: T("Not asked", "answer"),
    Line.LATER: T("Put off", "answer"),
    Line.REFUSED: T("Refused", "answer"),
    Line.AGREED: T("Agreed", "answer"),
}


class AskCustomerDialog(Dialog):
    """A row a line with its answer, none until somebody says so; below, how they answered, their words or signature."""

    def __init__(self, context: Context, host: QWidget, shown: EstimateShown) -> None:
        super().__init__(context, host, wide=720)
        self._visit = shown.id
        self._answers: dict[LineId, Segment] = {}
        column, lines = Column(self, gap=12), QWidget()
        self._lines, self._pad = Column(lines, gap=6), SignaturePad()
        self._proofs = Ways(T("How they answered"), {str(int(one)): word for one, word in PROOFS.items()})
        self._words = Field(T("What the customer said, word by word"))
        self._words.takes(Note)
        scroll = Scroll(lines)
        scroll.setMinimumHeight(look().px(150))
        title = Label(T("Ask the customer"), Role.SECTION)
        yes = button_of(
            self.way(T("Yes to the next line"), self._say_yes, key="F4", icon="check"), centred=True
        )
        for part in (title, scroll, yes, self._proofs, self._words, self._pad):
            column.addWidget(part)
        self._new = [one.id for one in shown.facts.estimate.lines if one.step is Line.ESTIMATED]
        for line in askable(shown.facts):
            self._add(line)
        self._lines.addStretch(1)
        done = self.action(
            "dealership.note_answer", self._args, key="F5", icon="check", then=lambda _: self.leave()
        )
        showing(yes, bool(self._new))
        self._proofs.chosen.connect(lambda _: self._turn())
        self._words.changed.connect(lambda _: self.judge())
        self._pad.signed.connect(lambda _: self.judge())
        self.close_with(done, column, SAY)
        self._turn()
        self.learn(shown.facts)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus)
        self._proofs.take_focus()

    # -- inside -----------------------------------------------------------------------------------------

    def _add(self, line: LineFacts) -> None:
        amount = T("after examination", "sum") if line.net is None else f"¥{figures(line.net)}"
        answer = Segment(
            [Choice(OPEN, STANDS[line.step]), *(Choice(one, ANSWERS[one]) for one in answers_to(line))]
        )
        answer.chosen.connect(lambda _: self.judge())
        self._answers[line.id] = answer
        row = Row(gap=10)
        row.addWidget(Label(f"{line.n}  {line.name}", Role.BODY), 1)
        row.addWidget(Label(PAYERS[line.payer], Role.SECOND, "ink2"))
        row.addWidget(Label(amount, Role.STRONG))
        row.addWidget(answer)
        self._lines.addLayout(row)

    def _say_yes(self) -> None:
        """Yes to the next line that was never asked about."""
        left = (one for one in self._new if self._answers[one].current == OPEN)
        if line := next(left, None):
            self._answers[line].choose(Answer.YES)

    def _turn(self) -> None:
        showing(self._pad, self._proof is Proof.SIGNATURE)
        self.judge()

    @property
    def _proof(self) -> Proof | None:
        return Proof(int(self._proofs.current)) if self._proofs.current else None

    def _args(self) -> Mapping[str, Any] | None:
        if self._proof is None:
            self.wants(T("missing: {what}", what=self._proofs.caption))
            return None
        self.wants(SAY)
        signed = self._proof is Proof.SIGNATURE and self._pad.is_signed
        drawn = json.dumps(self._pad.strokes, separators=(",", ":"))
        told = [(line, one.current) for line, one in self._answers.items() if one.current != OPEN]
        answers = tuple(Said(line, Answer(said)) for line, said in told)
        return ({"answers": answers} if answers else {}) | {
            "visit": self._visit,
            "proof": self._proof,
            "words": Note(self._words.text) if self._words.text else None,
            "signature": Strokes(drawn) if signed else None,
        }
