"""Parts that a subclass completes: one that leaves a thing unsaid cannot be made, and mypy names it before."""

from abc import ABCMeta
from typing import Any

from PySide6.QtCore import QObject


class Completed(ABCMeta, type(QObject)):  # type: ignore[misc]  # mypy cannot follow a computed base
    """The metaclass of Qt's parts with abstract methods: `class Plan(QWidget, metaclass=Completed)`.

    Qt makes its objects past the place where Python itself looks for what is abstract. Raises TypeError.
    """

    def __call__(cls, *args: Any, **more: Any) -> Any:
        if unsaid := ", ".join(sorted(cls.__abstractmethods__)):
            raise TypeError(f"{cls.__name__} leaves unsaid: {unsaid}")
        return super().__call__(*args, **more)
