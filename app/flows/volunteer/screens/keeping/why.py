"""Why a form differs, or a month goes back."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.volunteer.screens.base import Dialog
from app.forms.volunteer.ui_why import Ui_Why
from app.kernel.fields import Note
from app.kernel.text import Text
from app.widgets.desk import Context
from app.widgets.form import laid_out


class RemarkDialog(Dialog):
    """`RemarkDialog(context, host, act, args, facts, words)`: the words are the question, whose it is, the label."""

    def __init__(
        self,
        context: Context,
        host: QWidget,
        act: str,
        args: Mapping[str, Any],
        facts: tuple[Any, ...],
        words: tuple[Text, Text | str, Text],
    ) -> None:
        super().__init__(context, host, wide=560)
        self.ui = laid_out(Ui_Why(), self)
        self._args = args
        title, told, label = words
        self.ui.title.say(title)
        self.ui.told.say(told)
        self.ui.why.set_label(label)
        send = self.action(act, self._given, key="F5", icon="check", then=lambda _: self.leave())
        self.ui.why.changed.connect(lambda _: self.judge())
        self.close_with(send, self.ui.foot)
        self.learn(*facts)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.why)

    def _given(self) -> Mapping[str, Any] | None:
        return {**self._args, "why": Note(self.ui.why.text)} if self.ui.why.text else None
