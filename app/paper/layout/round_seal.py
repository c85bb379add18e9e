"""A round seal, drawn: the issuer's words along its edge, a star in its middle (paper.md §7)."""

from math import cos, pi, radians, sin
from typing import Any

from app.paper.fonts import Face, width
from app.paper.ink import MM, Ink

RED = "0.80 0.13 0.16"
DIAMETER = 40 * MM
SPAN = radians(250)
"""Of the edge, so much holds words."""
LARGEST = 13.0


def round_seal(ink: Ink, x: float, y: float, says: str) -> None:
    """Draw it around a point, multiplied, so that what is beneath stays readable."""
    radius = DIAMETER / 2
    ink.operators.append(_begin)
    ink.operators.append(f"{RED} RG {RED} rg")
    ink.ring(x, y, radius - 0.6, 1.8)
    ink.star(x, y, 0.3 * radius)
    _around(ink, x, y, 0.76 * radius, says)
    ink.operators.append(_end)


def _around(ink: Ink, x: float, y: float, radius: float, says: str) -> None:
    """Words along an arc that is open below; they shrink until they fit."""
    size = min(LARGEST, SPAN * radius / max(1, len(says)) / 1.05)
    middle = radius - 0.36 * size
    each = min(SPAN / max(1, len(says)), 1.6 * size / radius)
    for k, char in enumerate(says):
        angle = pi / 2 - (k - (len(says) - 1) / 2) * each
        wide = width(char, Face.SONG_BOLD, size)
        left, turn = wide / 2, angle - pi / 2
        at = (x + middle * cos(angle) - left * cos(turn), y - middle * sin(angle) + left * sin(turn))
        ink.turned(char, *at, Face.SONG_BOLD, size, turn)


def _begin(canvas: Any) -> None:
    canvas.saveState()
    canvas.setBlendMode("Multiply")


def _end(canvas: Any) -> None:
    canvas.restoreState()
