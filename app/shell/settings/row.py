"""One setting: what it is, what it does, and what it is set to, by its kind."""

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.counter.facts import SettingFacts
from app.forms.shell.ui_setting import Ui_SettingRow
from app.kernel.chars import tidied
from app.kernel.setting import Setting
from app.kernel.text import T, Text
from app.widgets.field import Field
from app.widgets.form import laid_out
from app.widgets.part import Part
from app.widgets.segment import Choice, Segment
from app.widgets.tick import Tick

WIDE = 300
"""Of what is typed into, at 100 %."""


class SettingRow(Part, QWidget):
    """`SettingRow(setting, changed)`: `show_value(value, facts)`; `changed(setting, value)` when it fits.

    `facts` are those of what is shown, or was as its typing began (COM-06).
    """

    def __init__(self, setting: Setting[Any], changed: Callable[[Setting[Any], Any], None]) -> None:
        super().__init__()
        self.setting, self._changed = setting, changed
        self._value, self.facts = setting.default, SettingFacts({})
        self._typing = False
        self._newest: tuple[Any, SettingFacts] = (self._value, self.facts)
        self.ui = laid_out(Ui_SettingRow(), self)
        self.ui.title.say(setting.title)
        help = T("{help} At this counter alone.", help=setting.help) if setting.local else setting.help
        self.ui.help.say(help)
        self._editor: QWidget = self._made()
        self.ui.editor_place.addWidget(self._editor)
        self.show_value(self._value, self.facts)
        self.dressed()

    def show_value(self, value: Any, facts: SettingFacts) -> None:
        """Show what it is set to; what is being typed just now is left alone."""
        self._newest = value, facts
        if not self._typing:
            self.again()

    def taken(self) -> None:
        """What was typed is what it is set to now."""
        self._typing = False

    def again(self) -> None:
        """Show what it is set to: nothing was typed, or what was wished for did not come about."""
        self._typing = False
        self._value, self.facts = value, _ = self._newest
        quiet = self._editor.blockSignals(True)
        match self._editor:
            case Segment():
                self._editor.choose(str(value))
            case Tick():
                self._editor.setChecked(bool(value))
            case Field():
                self._editor.write(str(value))
        self._editor.blockSignals(quiet)

    def dressed(self) -> None:
        super().dressed()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What is typed into gives way to the words where there is little room."""
        if isinstance(self._editor, Field):
            self._editor.setFixedWidth(min(self.look.px(WIDE), max(self.look.px(120), self.width() * 2 // 5)))

    def _made(self) -> QWidget:
        setting = self.setting
        if setting.choices:
            names = setting.names or tuple(str(choice) for choice in setting.choices)
            segment = Segment([Choice(str(c), name) for c, name in zip(setting.choices, names, strict=True)])
            segment.chosen.connect(self._chosen)
            return segment
        if isinstance(setting.default, bool):
            tick = Tick(T("Yes"))
            tick.toggled.connect(lambda on: self._changed(setting, on))
            return tick
        field = Field(digits=isinstance(setting.default, int), unit=setting.unit or "", named=setting.title)
        field.line.textEdited.connect(self._begun)
        field.line.editingFinished.connect(self._typed)
        return field

    def _chosen(self, id: str) -> None:
        self._changed(self.setting, next(c for c in self.setting.choices if str(c) == id))

    def _begun(self) -> None:
        self._typing = True

    def _typed(self) -> None:
        """A text is set when it is left or entered, and only if it is another one."""
        if not isinstance(self._editor, Field):
            return
        text = tidied(self._editor.text)
        value = _whole(text) if isinstance(self.setting.default, int) else text
        if value == self._value:
            self.again()
            return
        if value is None or not self.setting.fits(value):
            self._editor.fault(_limits(self.setting, text))
            return
        self._changed(self.setting, value)


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() else None


def _limits(setting: Setting[Any], text: str) -> Text:
    if isinstance(setting.default, str) and len(text) > setting.longest:
        return T("At most {longest} characters.", longest=setting.longest)
    if setting.known is not None:
        return T("This is not known here.")
    if setting.least is None and setting.most is None:
        return T("A whole number is asked for.")
    return T("From {least} to {most}.", least=setting.least, most=setting.most)
