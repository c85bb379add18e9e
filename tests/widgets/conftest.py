"""A look for the parts, and a window to show them in."""

from tests.qt_help import chinese, shown, worn

__all__ = ["chinese", "shown", "worn"]
