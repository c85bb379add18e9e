"""A form from Qt Designer on a widget: its places and plain words, in the text size and language of the screen."""

from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLayout, QWidget

from app.widgets.theme import Dressed, language_changed, look


class Form(Protocol):
    """What uic makes of a form."""

    def setupUi(self, host: Any, /) -> None: ...

    def retranslateUi(self, host: Any, /) -> None: ...


F = TypeVar("F", bound=Form)


def laid_out(form: F, host: QWidget) -> F:
    """Lay a form out on a widget. Its margins and gaps are measures of the design, at 100 %.

    Parts are promoted widgets (`app.widgets.part.Label`, …): what a part needs besides its parent is a
    property that begins with `form`. Where a part is made by the screen, the form has a layout for it.
    """
    form.setupUi(host)
    _Worn(form, host)
    return form


class _Worn(QObject, Dressed):
    """Keeps a form to the text size and the language."""

    def __init__(self, form: Form, host: QWidget) -> None:
        super().__init__(host)
        self._form, self._host = form, host
        layouts = [one for one in host.findChildren(QLayout) if not isinstance(one, Dressed)]
        self._drawn = [(one, one.spacing(), one.contentsMargins()) for one in layouts]
        host.installEventFilter(self)
        self.dressed()

    def dressed(self) -> None:
        px = look().px
        for layout, gap, edge in self._drawn:
            layout.setSpacing(px(gap))
            layout.setContentsMargins(px(edge.left()), px(edge.top()), px(edge.right()), px(edge.bottom()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if language_changed(event):
            self._form.retranslateUi(self._host)
        return False
