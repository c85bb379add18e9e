"""The guide card: the phrase to say now, and the standards to keep."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QPaintEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.kernel.flow import Guide
from app.kernel.text import T
from app.widgets.paint import CARD, RIGHT, Ink, inking
from app.widgets.part import Column, Label, Painted, Panel, Part, Role, Row, showing
from app.widgets.theme import Said

KEY = "F1"
QUOTES = {"zh": ("「", "」"), "en": ('"', '"')}


class _Head(Painted):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.folded_to = ""
        self.hidden = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(160), self.look.px(24))

    def paint(self, ink: Ink, at: QRectF) -> None:
        px, middle = self.look.px, at.center().y()
        key = ink.key(at.right(), middle, KEY)
        ink.icon(0, middle, "message-circle", "ink3", 16)
        room = at.adjusted(px(24), 0, -key - px(8), 0)
        if self.folded_to:
            ink.text(room, self.folded_to, 14, 500, "ink")
            return
        ink.text(room, self.accessibleName(), 13, 400, "ink3")
        if self.hidden:
            ink.text(room, self.look.say(T("{n} more", "standards", n=self.hidden)), 12, 400, "ink3", RIGHT)


class _Line(Part, QWidget):
    """A standard with its mark before it."""

    def __init__(self, text: str, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self._label = Label(text, Role.SECOND, "ink2", wrap=True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        Row(self, gap=0, edge=(24, 0, 0, 0)).addWidget(self._label)

    def paintEvent(self, event: QPaintEvent) -> None:
        with inking(self) as ink:
            first = self.look.metrics(*Role.SECOND.value).height() / 2
            if self._icon:
                ink.icon(0, first, self._icon, "ink3", 16)
            else:
                dot = self.look.px(4)
                ink.box(QRectF(self.look.px(8) - dot / 2, first - dot / 2, dot, dot), 2, "ink3")


class GuideCard(Panel):
    """`GuideCard()`, then `show_guide(guide)` with a step's `Guide`; F1 or a touch on its head folds it.

    Where there is little room `few` standards are shown first, and F1 shows all of them before it folds.

    `show_phrases(phrases, standards)` says what a screen has filled in itself, such as the sums of a
    bill; `brief` phrases follow each other closely, without a head, where there is little height.
    `folded(bool)` is for the screen that remembers it per person and step. Without a phrase the card has
    the standards alone; with nothing to say it is gone.
    """

    folded = Signal(bool)

    def __init__(self, guide: Guide | None = None, parent: QWidget | None = None) -> None:
        super().__init__("sunken", line="line", radius=CARD, parent=parent)
        self._guide: Guide | None = guide or Guide()
        self._told: tuple[tuple[Said, ...], tuple[Said, ...]] = ((), ())
        self.is_folded = False
        self._few, self._whole, self._brief = 0, False, False
        # Not Minimum: its hint is as high as its lines would be at Qt's own guess of a width.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._head = _Head(self)
        self._lines: list[QWidget] = []
        self._column = Column(self, gap=4, edge=(14, 8, 14, 10))
        self._column.addWidget(self._head)
        QShortcut(QKeySequence(KEY), self, self.turn)
        self.retold()

    def show_guide(self, guide: Guide, *, folded: bool = False, few: int = 0) -> None:
        """Show another step's guide, as this person left it; `few` standards at first, or all of them."""
        self._whole = self._whole and guide == self._guide
        self._guide, self.is_folded, self._few = guide, folded, few
        self.retold()

    def show_phrases(
        self, phrases: Sequence[Said], standards: Sequence[Said] = (), *, brief: bool = False
    ) -> None:
        """Show phrases to say, one below the other, and standards to keep."""
        self._guide, self._told, self._brief = None, (tuple(phrases), tuple(standards)), brief
        self.retold()

    def fold(self, folded: bool) -> None:
        """Fold it to one line, or open it again."""
        self.is_folded = folded
        self.retold()
        self.folded.emit(folded)

    def turn(self) -> None:
        """Show what is still hidden; with nothing hidden fold it, and folded open it again."""
        if self._head.hidden:
            self._whole = True
            self.retold()
        else:
            self._whole = False
            self.fold(not self.is_folded)

    def retold(self) -> None:
        phrases, standards = self._spoken()
        shown = len(standards) if self._whole or not self._few or self.is_folded else self._few
        self._head.hidden = max(0, len(standards) - shown)
        self._head.setAccessibleName(self.look.say(T("Say now") if phrases else T("Keep to this")))
        self._head.folded_to = " ".join(phrases or standards).replace("\n", "") if self.is_folded else ""
        self._head.update()
        showing(self._head, self.is_folded or not self._brief)
        if self._brief:
            phrases = ("\n".join(phrases),)
        self._rewrite(*(((), ()) if self.is_folded else (phrases, standards[:shown])))
        self.setAccessibleName(" ".join((*phrases, *standards)))
        showing(self, bool(phrases or standards))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        on_head = event.position().y() <= self.look.target(44)
        if event.button() == Qt.MouseButton.LeftButton and on_head:
            self.turn()

    def _spoken(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Phrases, each in its quotes, and standards, in the language of the screen."""
        english = self.look.words.language == "en"
        phrases, standards = self._told
        if self._guide:
            phrases = (self._guide.say[english],) if self._guide.say else ()
            standards = tuple(pair[english] for pair in self._guide.keep)
        opening, closing = QUOTES["en" if english else "zh"]
        say = self.look.say
        return tuple(f"{opening}{say(p)}{closing}" for p in phrases), tuple(say(s) for s in standards)

    def _rewrite(self, phrases: Sequence[str], standards: Sequence[str]) -> None:
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        role = Role.STRONG if self._brief else Role.PHRASE
        self._lines = [Label(text, role, "ink2" if n else "ink", wrap=True) for n, text in enumerate(phrases)]
        self._lines += [_Line(text, "" if n else "ruler", self) for n, text in enumerate(standards)]
        for line in self._lines:
            self._column.addWidget(line)
