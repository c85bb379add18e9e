"""The voice of the command line: one language, sentences on standard error, results on standard output."""

import os
import sys
from collections.abc import Mapping

from app.kernel.text import Text
from app.paper.words import Words

LANGUAGES = ("zh", "en")


def language_of(environ: Mapping[str, str]) -> str:
    """YINGKE_LANGUAGE, else the language of the session; Chinese where it says neither."""
    asked = environ.get("YINGKE_LANGUAGE") or environ.get("LC_ALL") or environ.get("LANG") or ""
    return "en" if asked[:2] == "en" else "zh"


class Voice:
    """Turns sentences into words of one language, and says them."""

    def __init__(self, language: str = "") -> None:
        self.speak(language or language_of(os.environ))

    def speak(self, language: str) -> None:
        """Go on in another language: the house's own, once it is known."""
        self.words = Words(language if language in LANGUAGES else "zh")
        try:
            self.words.phrase("Counter")
        except FileNotFoundError:  # a checkout whose catalogue is not made yet still answers
            self.words = Words("en")

    def __call__(self, text: Text) -> str:
        return self.words(text)

    def say(self, text: Text) -> None:
        """A sentence for the person who looks on."""
        print(self.words(text), file=sys.stderr, flush=True)

    def tell(self, text: Text) -> None:
        """A sentence that is the result."""
        print(self.words(text), flush=True)
