"""A page that a flow adds to the settings: what its manager sets up."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.kernel.text import Text
from app.widgets.desk import Context


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the settings: its id, title and icon, and what makes its page within another part."""

    id: str
    title: Text
    icon: str
    make: Callable[[Context, QWidget], QWidget]
