"""The language of the screen: one voice for every sentence, form and dialog, changed while they are shown."""

from collections.abc import Callable
from datetime import tzinfo
from typing import Any

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from app.kernel.text import Text
from app.paper.words import SHANGHAI, Words

QT = {"zh": "qtbase_zh_CN"}


class _Forms(QTranslator):
    """Asks the one catalogue for the strings of forms; a string's comment is its context there."""

    def __init__(self, phrase: Callable[[str, str], str]) -> None:
        super().__init__()
        self._phrase = phrase

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> Any:
        """The phrase, or None: so Qt hears that it should ask the next translator."""
        found = self._phrase(source, disambiguation or "")
        return found if found != source else None


class Voice:
    """The speaker of all screens. It stays the same object when the language changes, so nobody holds an old one.

    `language` is `zh` or `en`.
    """

    def __init__(self, language: str) -> None:
        self._zone: tzinfo = SHANGHAI
        self._words = Words(language, self._zone)
        self.language = language
        self._forms = _Forms(self._phrase)
        self._qt = QTranslator()

    def __call__(self, text: Text) -> str:
        return self._words(text)

    def _phrase(self, message: str, context: str) -> str:
        return self._words.phrase(message, context)

    def install(self) -> None:
        """Let every form and Qt's own dialogs speak this language; those shown are told anew."""
        QCoreApplication.removeTranslator(self._qt)
        QCoreApplication.removeTranslator(self._forms)
        if name := QT.get(self.language):
            self._qt.load(name, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            QCoreApplication.installTranslator(self._qt)
        QCoreApplication.installTranslator(self._forms)

    def change(self, language: str) -> None:
        """Speak another language from now on."""
        if language != self.language:
            self._words, self.language = Words(language, self._zone), language
            self.install()

    def live_in(self, zone: tzinfo) -> None:
        """Tell times as the clocks of the house's zone do."""
        self._zone = zone
        self._words = Words(self.language, zone)

    def leave(self) -> None:
        """Take the translators off, as at the end of the program."""
        QCoreApplication.removeTranslator(self._qt)
        QCoreApplication.removeTranslator(self._forms)
