"""Breaking running words into lines: Latin words and numbers whole, han one by one, no mark where it may not stand."""

import re
from functools import lru_cache

from app.paper.fonts import Face, width

CLOSING = "，。、；：？！）》」』】〉”’…·％%,.;:?!)]}"
OPENING = "（《「『【〈“‘([{¥￥"
LEAST = 0.86
"""A text shrinks to 86 % before it wraps (paper.md §1)."""
_TOKEN = re.compile(r"[!-~]+|\s+|.", re.DOTALL)


def fitted(text: str, face: Face, size: float, room: float) -> float:
    """The size at which a line fits its room, never under 86 % of what was asked for."""
    wide = width(text, face, size)
    return size if wide <= room else max(size * LEAST, size * room / wide)


@lru_cache(maxsize=4096)
def wrapped(text: str, face: Face, size: float, room: float) -> tuple[str, ...]:
    """A text as lines that fit `room` points. A break before a bracket is taken first (long names).

    No line begins with a closing mark or ends with an opening one; nothing is cut, and a word wider
    than the room is broken by character.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _paragraph(paragraph, face, size, room)
    return tuple(lines)


def _paragraph(text: str, face: Face, size: float, room: float) -> list[str]:
    if width(text, face, size) <= room:
        return [text]
    bracket = text.find("（")
    if (
        bracket > 0
        and width(text[:bracket], face, size) <= room
        and width(text[bracket:], face, size) <= room
    ):
        return [text[:bracket], text[bracket:]]
    lines, line = [], ""
    for token in _tokens(text, face, size, room):
        if line and width((line + token).rstrip(), face, size) > room:
            lines.append(line.rstrip())
            line = token.lstrip()
        else:
            line += token
    return [*lines, line.rstrip()]


def _tokens(text: str, face: Face, size: float, room: float) -> list[str]:
    tokens: list[str] = []
    glue = False
    for token in _TOKEN.findall(text):
        small = token if width(token, face, size) <= room else ""
        for part in [small] if small else list(token):
            if tokens and (glue or (part[0] in CLOSING and not tokens[-1].isspace())):
                tokens[-1] += part
            else:
                tokens.append(part)
            glue = part[-1] in OPENING
    return tokens
