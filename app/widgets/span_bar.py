"""From when to when figures are: earlier and later beside the span, and at the other end what else is chosen."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.kernel.text import T
from app.widgets.part import Label, Role, Row, filled
from app.widgets.tabbar import BarIcon
from app.widgets.theme import Said


class SpanBar(QWidget):
    """`SpanBar(*after, choices=…)`, then `say(span)`; Alt and the arrows, or a touch, ask for `earlier` and `later`.

    `after` stands behind the span, `choices` at the other end. The keys reach as far as the page that it stands on.
    """

    earlier = Signal()
    later = Signal()

    def __init__(self, *after: QWidget, choices: tuple[QWidget, ...] = ()) -> None:
        super().__init__()
        self._span = Label("", Role.STRONG)
        turns = []
        for icon, word, key, told in (
            ("chevron-left", T("Earlier", "span"), "Alt+Left", self.earlier),
            ("chevron-right", T("Later", "span"), "Alt+Right", self.later),
        ):
            turn = BarIcon(icon, word)
            turn.clicked.connect(told)
            QShortcut(QKeySequence(key), self, told.emit)
            turns.append(turn)
        back, on = turns
        filled(Row(self, gap=8), back, self._span, on, *after, None, *choices)

    def say(self, span: Said) -> None:
        """Say which span it is."""
        self._span.say(span)
