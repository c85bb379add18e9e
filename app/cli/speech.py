"""The voice of the command line: one language, sentences on standard error, results on standard output."""

import os
import re
import sys
from collections.abc import Mapping

from app.kernel.text import Text
from app.paper.words import Words

LANGUAGES = ("zh", "en")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What would steer a terminal, break a line, or turn its text round (COM-80)."""


def language_of(environ: Mapping[str, str]) -> str:
    """YINGKE_LANGUAGE, else the language of the session; Chinese where it says neither."""
    asked = environ.get("YINGKE_LANGUAGE") or environ.get("LC_ALL") or environ.get("LANG") or ""
    return "en" if asked[:2] == "en" else "zh"


def seen(words: str) -> str:
    """Words as they may stand on a terminal, and in a line of JSON: what is no character for eyes is written out."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", words)


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
        return seen(self.words(text))

    def say(self, text: Text) -> None:
        """A sentence for the person who looks on."""
        print(self(text), file=sys.stderr, flush=True)

    def tell(self, text: Text) -> None:
        """A sentence that is the result."""
        print(self(text), flush=True)
