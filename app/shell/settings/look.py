"""How this computer looks: language, colours, text size; at once, without a restart (COM-70, 72)."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from app.forms.shell.ui_look import Ui_LookPage
from app.kernel.text import T
from app.shell.place import SCALES
from app.widgets.form import laid_out
from app.widgets.part import Part
from app.widgets.segment import Choice, Segment

if TYPE_CHECKING:
    from app.shell.window import Window

LANGUAGES = (Choice("zh", "中文"), Choice("en", "English"))
SCHEMES = (
    Choice("system", T("As the system"), icon="monitor"),
    Choice("light", T("Light"), icon="sun"),
    Choice("dark", T("Dark"), icon="moon"),
)


class Segments(Protocol):
    """A form with the three."""

    language: Segment
    scheme: Segment
    scale: Segment


class LookChoice:
    """Ties three segments to the window: what is chosen is worn at once."""

    def __init__(self, window: "Window", form: Segments) -> None:
        self._window, self._form = window, form
        form.language.offer(LANGUAGES)
        form.scheme.offer(SCHEMES)
        form.scale.offer([Choice(str(scale), f"{scale} %") for scale in SCALES])
        self.follow()
        form.language.chosen.connect(lambda language: window.wear(language=language))
        form.scheme.chosen.connect(lambda scheme: window.wear(scheme=scheme))
        form.scale.chosen.connect(lambda scale: window.wear(scale=int(scale)))

    def follow(self) -> None:
        """Show what is worn, also where keys changed it."""
        place, form = self._window.place, self._form
        now = ((form.language, place.language), (form.scheme, place.scheme), (form.scale, str(place.scale)))
        for segment, id in now:
            quiet = segment.blockSignals(True)
            segment.choose(id)
            segment.blockSignals(quiet)


class LookPage(Part, QWidget):
    """The section of the settings."""

    def __init__(self, window: "Window", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = laid_out(Ui_LookPage(), self)
        self._look = LookChoice(window, self.ui)

    def dressed(self) -> None:
        super().dressed()
        self._look.follow()

    def retold(self) -> None:
        self._look.follow()
