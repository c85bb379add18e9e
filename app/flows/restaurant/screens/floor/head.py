"""The head of the case column: whose table it is, and where it stands."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.forms.restaurant.ui_case_head import Ui_CaseHead
from app.kernel.text import T
from app.widgets.chip import ChipRow
from app.widgets.form import laid_out
from app.widgets.paint import Tag
from app.widgets.part import showing
from app.widgets.sentence import Sentence
from app.widgets.tabbar import BarIcon
from app.widgets.theme import Said


class CaseHead(QWidget):
    """`show_case(name, tags, sub)` and, for a sitting, `show_steps(titles, present)`.

    What the guests avoid stands here, where nothing scrolls away: `show_taboos(sentence)`. `let_go` says that
    nothing is to be chosen any more.
    """

    history_asked = Signal()
    let_go = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = laid_out(Ui_CaseHead(), self)
        self._tags = ChipRow()
        self.ui.tags.addWidget(self._tags)
        self._away = BarIcon("x", T("Let go of it", "table"))
        self.ui.away.addWidget(self._away)
        self._away.clicked.connect(self.let_go)
        self._taboos = Sentence(icon="triangle-alert")
        self._unasked = Sentence(hue="warn", icon="message-circle")
        for sentence in (self._taboos, self._unasked):
            self.ui.taboos.addWidget(sentence)
        self.ui.steps.clicked.connect(self.history_asked)
        self.show_case("")

    def show_case(self, name: Said, tags: tuple[Tag, ...] = (), sub: Said = "") -> None:
        """Say what is chosen; without steps until they are shown."""
        self.ui.title.say(name)
        showing(self._away, bool(name))
        self._tags.show_tags(tags)
        self.ui.sub.say(sub)
        showing(self.ui.sub, bool(sub))
        showing(self.ui.steps, False)
        self.show_taboos()

    def show_steps(self, titles: Sequence[Said], present: int) -> None:
        """Show the line of steps, and the one at which it stands."""
        self.ui.steps.show_steps(titles, present)
        showing(self.ui.steps, True)

    def show_taboos(self, told: Said = "", *, unasked: Said = "") -> None:
        """Say what they avoid, or that nobody has asked yet."""
        self._taboos.say(told)
        self._unasked.say(unasked)
