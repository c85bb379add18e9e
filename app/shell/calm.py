"""Looking again at most a few times a second, however often printers report: the desk has others to answer."""

import shiboken6

from app.widgets.bridge import Bridge
from app.widgets.screen import Screen

EVERY = 300
"""Milliseconds."""


class Calm:
    """`Calm(screen, bridge)`, then `tell()` for each report: the screen looks again once for all that came meanwhile."""

    def __init__(self, screen: Screen, bridge: Bridge) -> None:
        self._screen, self._bridge = screen, bridge
        self._planned = False

    def tell(self) -> None:
        """Something was reported."""
        if not self._planned:
            self._planned = True
            self._bridge.later(self._look, EVERY)

    def _look(self) -> None:
        self._planned = False
        if shiboken6.isValid(self._screen):
            self._screen.again()
