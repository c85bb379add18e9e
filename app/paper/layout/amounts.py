"""The sum that is due in figures and in words (COM-11), as sheets and rolls say it."""

from app.kernel.money import figures, in_english_words, in_words
from app.kernel.text import T
from app.paper.layout.galley import Galley
from app.paper.model import Language

SIGN = "¥"


def in_figures(fen: int) -> str:
    """The one sum that has its sign: ¥938.00."""
    return figures(fen).replace("−", f"−{SIGN}") if fen < 0 else SIGN + figures(fen)


def label_of_words(g: Galley) -> str:
    """What stands before the words: 人民币（大写）."""
    return g.plain(T("Say RMB", "paper"))


def words_of(g: Galley, fen: int) -> str:
    """The sum in words of the paper's first language."""
    return in_english_words(fen) if g.paper.language is Language.EN else in_words(fen)


def english_beneath(g: Galley, fen: int) -> str:
    """The sum in English words, for a paper in both languages."""
    return f"{g.english(T('Say RMB', 'paper'))} {in_english_words(fen)}" if g.both else ""
