"""Rows of a statement that gives hundreds of them."""

from collections import namedtuple
from collections.abc import Callable
from typing import Any


def light(statement: Any) -> Callable[[Any], Any]:
    """What makes a plain named tuple of a row: read twenty times, it is twenty times as fast as the row itself."""
    columns: list[str] = list(statement.selected_columns.keys())
    row: Any = namedtuple("row", columns)  # type: ignore[misc]  # the statement says which
    make: Callable[[Any], Any] = row._make
    return make
