"""How the program looks: colours, type, measures and voice, changed while it runs.

Colours live in the palette and in the painted parts, which ask for them while they paint; sizes come
from one number. Neither a change of theme nor one of size touches the style sheet.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

from app.kernel.text import Speaker, Text
from app.resources import resource

FAMILY = "Noto Sans SC"
FACES = ("Regular", "Medium", "SemiBold", "Bold")
RARE = "LXGW WenKai"
"""The face of the characters that the first one lacks: names have them (COM-15)."""
SMALLEST, LARGEST, USUAL = 80, 150, 100
"""Text size in percent."""
LEAST_TYPE = 11
LEAST_TARGET = 44
"""No type and no target gets smaller than this many pixels, whatever the text size."""
MEASURED = 4096
"""How many widths of texts are kept: what is painted now, and was a while ago."""

Said = str | Text
"""What a part shows: data as it is, or a text in the language of the screen."""

_ROLES = {
    "Window": "ground",
    "WindowText": "ink",
    "Base": "surface",
    "AlternateBase": "sunken",
    "Text": "ink",
    "PlaceholderText": "ink3",
    "Button": "surface",
    "ButtonText": "ink",
    "BrightText": "bad_i",
    "Light": "hover",
    "Midlight": "press",
    "Mid": "line",
    "Dark": "edge",
    "Shadow": "shadow",
    "Highlight": "select",
    "HighlightedText": "ink",
    "Accent": "focus",
    "Link": "info_i",
    "LinkVisited": "hold_i",
    "ToolTipBase": "raised",
    "ToolTipText": "ink",
}
_OFF = ("WindowText", "Text", "ButtonText")


@dataclass(frozen=True)
class Theme:
    """The colours of one theme by their names in the design."""

    name: str
    dark: bool
    colours: Mapping[str, QColor]

    @classmethod
    def read(cls, name: str) -> "Theme":
        """The theme of resources/themes/<name>.toml. Raises FileNotFoundError for an unknown one."""
        told = tomllib.loads(resource("themes", f"{name}.toml").read_text("utf-8"))
        colours = {token: QColor(value) for token, value in told["colours"].items()}
        return cls(name, told["scheme"] == "dark", colours)

    def palette(self) -> QPalette:
        """Qt's roles in these colours."""
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(getattr(QPalette.ColorRole, role), self.colours[token])
        for role in _OFF:
            palette.setColor(
                QPalette.ColorGroup.Disabled, getattr(QPalette.ColorRole, role), self.colours["ink3"]
            )
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Base, self.colours["sunken"])
        return palette


class Dressed:
    """Whatever measures itself by the text size: a part, a layout, a delegate."""

    def dressed(self) -> None:
        """Take the measures of the present look; called after a change of theme or size."""


class Look(QObject):
    """Theme, text size and voice of one application; found by `look()`.

    `wear(theme=…, scale=…)` changes it at once for all that is shown. `still` means that nothing
    may move: reduced motion, a remote desktop.
    """

    changed = Signal()

    def __init__(
        self, application: QApplication, words: Speaker, theme: str = "light", scale: int = USUAL
    ) -> None:
        super().__init__(application)
        self.words, self.still = words, False
        self.theme, self.scale = Theme.read(theme), scale
        self._application = application
        self._fonts: dict[tuple[int, int], QFont] = {}
        self._metrics: dict[tuple[int, int], QFontMetricsF] = {}
        self._widths: dict[tuple[str, int, int], float] = {}
        application.setProperty("look", self)
        _load_faces()
        application.setStyle("Fusion")
        application.setStyleSheet(resource("themes", "yingke.qss").read_text("utf-8"))
        self.wear(theme, scale)

    def wear(self, theme: str | None = None, scale: int | None = None) -> None:
        """Change theme or text size (percent, kept within 80 to 150); all that is shown follows."""
        if theme:
            self.theme = Theme.read(theme)
            self._application.styleHints().setColorScheme(
                Qt.ColorScheme.Dark if self.theme.dark else Qt.ColorScheme.Light
            )
        if scale is not None:
            self.scale = max(SMALLEST, min(LARGEST, scale))
            self._fonts.clear()
            self._metrics.clear()
            self._widths.clear()
        self._application.setPalette(self.theme.palette())
        self._application.setFont(self.font(15))
        self._dress()
        self.changed.emit()

    def colour(self, token: str) -> QColor:
        """A colour by its name in the design. Raises KeyError for one that is not there."""
        return self.theme.colours[token]

    def mixed(self, over: str, under: str, share: float) -> QColor:
        """`share` parts of one colour over another."""
        a, b = self.colour(over), self.colour(under)
        red, green, blue = (
            round(x * share + y * (1 - share))
            for x, y in ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
        )
        return QColor(red, green, blue)

    def px(self, size: float) -> int:
        """A measure of the design in pixels at this text size."""
        return round(size * self.scale / 100)

    def target(self, size: float) -> int:
        """A measure of something that is touched."""
        return max(LEAST_TARGET, self.px(size))

    def font(self, size: int, weight: int = 400) -> QFont:
        """The face at a size of the design, in whole pixels."""
        known = self._fonts.get((size, weight))
        if known is None:
            known = self._fonts[size, weight] = QFont([FAMILY, RARE])
            known.setPixelSize(max(LEAST_TYPE, self.px(size)))
            known.setWeight(QFont.Weight(weight))
            known.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return known

    def metrics(self, size: int, weight: int = 400) -> QFontMetricsF:
        """How wide and high the face is at a size."""
        known = self._metrics.get((size, weight))
        if known is None:
            known = self._metrics[size, weight] = QFontMetricsF(self.font(size, weight))
        return known

    def width(self, text: str, size: int, weight: int = 400) -> float:
        """How wide a text is, in pixels."""
        known = self._widths.get((text, size, weight))
        if known is None:
            if len(self._widths) > MEASURED:
                self._widths.clear()
            known = self._widths[text, size, weight] = self.metrics(size, weight).horizontalAdvance(text)
        return known

    def ms(self, span: int) -> int:
        """How long something may move, in milliseconds."""
        return 0 if self.still else span

    def say(self, what: Said) -> str:
        """Data as it is, a text in the language of the screen."""
        return what if isinstance(what, str) else self.words(what)

    def _dress(self) -> None:
        for top in self._application.topLevelWidgets():
            for part in (top, *top.findChildren(QObject)):
                if isinstance(part, Dressed):
                    part.dressed()


def look() -> Look:
    """The look that the application wears. Raises LookupError before there is one."""
    application = QApplication.instance()
    worn: Look | None = application.property("look") if application else None
    if worn is None:
        raise LookupError("the application wears no look yet")
    return worn


def language_changed(event: QEvent) -> bool:
    """Whether an event tells a part to word itself anew."""
    return event.type() == QEvent.Type.LanguageChange


def _load_faces() -> None:
    have = set(QFontDatabase.styles(FAMILY))
    for face in FACES:
        if face not in have:
            QFontDatabase.addApplicationFont(str(resource("fonts", f"NotoSansSC-{face}.ttf")))
    if RARE not in QFontDatabase.families():
        QFontDatabase.addApplicationFont(str(resource("fonts", "LXGWWenKai-Regular.ttf")))
