"""A sheet that asks for a few things, then does one act with them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.kernel import fields
from app.kernel.fields import Private
from app.kernel.text import T, Text
from app.widgets.answer import Answer, AnswerList
from app.widgets.desk import Context
from app.widgets.field import Field
from app.widgets.flow_screen import FlowDialog
from app.widgets.part import Column, Label, Role, Row, showing
from app.widgets.signature import SignaturePad
from app.widgets.tick import Tick, key_to_next

NEXT = "F4"
MISSING = T("fill in what is missing")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something that is asked for: its label, what stands there already, and how it is read.

    `read` makes a value of what was typed, or None where it cannot: then `fault` is said. `beside` puts it into
    the row of the one before.
    """

    label: Text
    words: str = ""
    needed: bool = True
    beside: bool = False
    hint: Text | str = ""
    digits: bool = False
    read: Callable[[str], Any] = str
    fault: Text | str = ""
    takes: type[fields.Label | Private] | None = None


class Asking(FlowDialog):
    """A flow's own is made with its dialog: `class AskDialog(Dialog, Asking)`.

    `AskDialog(context, host, act, title, wanted, args)`, then `open()`; `args` makes the arguments of the values.

    `told` says below the title what it is about; `facts` are those of the act's subjects; `parts` stand above
    the fields, and what they say is judged anew by `judge()`. Answers and ticks among them are judged by themselves:
    each question wants its answer, and F4 ticks the next one. What is hidden is not asked.
    """

    def __init__(
        self,
        context: Context,
        host: QWidget,
        act: str,
        title: Text,
        wanted: Mapping[str, Wanted],
        args: Callable[[Mapping[str, Any]], Mapping[str, Any] | None],
        *,
        told: Text | str = "",
        facts: Sequence[Any] = (),
        parts: Sequence[QWidget] = (),
        icon: str = "check",
        then: Callable[[Any], None] | None = None,
        wide: int = 560,
    ) -> None:
        super().__init__(context, host, wide)
        self._wanted, self._made = wanted, args
        self._answers = [part for part in parts if isinstance(part, Answer | AnswerList)]
        self._ticks = [part for part in parts if isinstance(part, Tick)]
        self.fields = {name: _field(one) for name, one in wanted.items()}
        foot = self._compose(title, told, parts)
        done = self.action(
            act, self._args, text=title, key="F5", icon=icon, then=lambda answer: self._over(then, answer)
        )
        for answer in self._answers:
            answer.chosen.connect(lambda _: self.judge())
        for tick in self._ticks:
            tick.toggled.connect(lambda _: self._ticked())
        if self._ticks:
            self.way(T("Tick the next one"), self._tick_next, key=NEXT)
            key_to_next(self._ticks, NEXT)
        for name, field in self.fields.items():
            field.changed.connect(lambda _: self.judge())
            field.line.editingFinished.connect(lambda name=name: self._blame(name))
        self.close_with(done, foot, MISSING)
        self.learn(*facts)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self._first)
        if focus is None and self._unanswered:
            self._unanswered.take_focus()

    def lead(self, mend: str) -> None:
        if self._unanswered:
            self._unanswered.take_focus()
        elif self._open and not mend:
            self._open.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def _unanswered(self) -> Answer | AnswerList | None:
        return next((one for one in self._answers if not one.current and not one.isHidden()), None)

    @property
    def _first(self) -> QWidget | None:
        """Where the keys begin: where something is open, then any field."""
        return self._open or next((one for one in self.fields.values() if not one.isHidden()), None)

    @property
    def _open(self) -> QWidget | None:
        """What cannot be read, then what is needed and empty, then what is to be ticked, then an empty field."""
        asked = [(field, self._wanted[name]) for name, field in self.fields.items() if not field.isHidden()]
        wrong = next((field for field, one in asked if field.text and one.read(field.text) is None), None)
        empty = [(field, one) for field, one in asked if not field.text]
        needed = next((field for field, one in empty if one.needed), None)
        ticks = next((one for one in self._ticks if not one.isChecked()), None)
        return wrong or needed or ticks or next((field for field, _ in empty), None)

    def _ticked(self) -> None:
        key_to_next(self._ticks, NEXT)
        self.judge()

    def _tick_next(self) -> None:
        if left := key_to_next(self._ticks, NEXT):
            left.setChecked(True)

    def _compose(self, title: Text, told: Text | str, parts: Sequence[QWidget]) -> Column:
        """Title and what it is about, the parts, the fields row by row; returns the place of the foot."""
        column, places, foot = Column(self, gap=12), Column(gap=12), Column(gap=10)
        self.sheet.card.crown(Label(title, Role.SECTION, wrap=True))
        about = Label(told, Role.SECOND, "ink2", wrap=True)
        column.addWidget(about)
        showing(about, bool(told))
        column.addLayout(places)
        column.addLayout(foot)
        for part in parts:
            places.addWidget(part)
        row = Row(gap=12)
        for name, one in self._wanted.items():
            if not one.beside:
                row = Row(gap=12)
                places.addLayout(row)
            row.addWidget(self.fields[name], 1)
        return foot

    def _args(self) -> Mapping[str, Any] | None:
        if self._unanswered:
            self.wants(T("missing: {what}", what=self._unanswered.caption))
            return None
        values: dict[str, Any] = {}
        for name, one in self._wanted.items():
            field = self.fields[name]
            text = "" if field.isHidden() else field.text
            values[name] = one.read(text) if text else None
            if values[name] is None and (text or (one.needed and not field.isHidden())):
                self.wants(T("missing: {what}", what=one.label))
                return None
        pads = self.findChildren(SignaturePad)
        self.wants(T("the signature is missing") if any(not one.is_signed for one in pads) else MISSING)
        return self._made(values)

    def _blame(self, name: str) -> None:
        """Say of a field that was left what cannot be read in it."""
        one, field = self._wanted[name], self.fields[name]
        if one.fault and field.text and one.read(field.text) is None:
            field.fault(one.fault)

    def _over(self, then: Callable[[Any], None] | None, answer: Any) -> None:
        self.leave()
        if then:
            then(answer)


def _field(one: Wanted) -> Field:
    field = Field(one.label, hint=one.hint, digits=one.digits)
    field.write(one.words)
    if one.takes:
        field.takes(one.takes)
    return field


def private(text: str | None) -> Private | None:
    """A personal text that may be left empty."""
    return Private(text) if text else None


def whole(words: str) -> int | None:
    """A whole number of at most three digits."""
    return int(words) if words.isascii() and words.isdigit() and len(words) < 4 else None
