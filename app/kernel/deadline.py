"""Deadlines hang on facts: what is due is computed, never set, so it moves when its ground moves (COM-50)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.kernel.flow import Due, Flow, parameters

Dues = Mapping[tuple[str, str], datetime]


def wanted(flow: Flow, case: Any, settings: Any) -> dict[tuple[str, str], datetime]:
    """What falls due for a case as it is now: {(name, key): time}.

    Its function gets the case's facts first, and `settings` if it asks for them: a changed setting
    or calendar moves deadlines as a changed fact does.
    """
    if case is None:
        return {}
    return {(due.name, key): at for due in flow.dues for key, at in _when(due, case, settings).items()}


def _when(due: Due, case: Any, settings: Any) -> Mapping[str, datetime]:
    return due.when(case, settings) if "settings" in parameters(due.when) else due.when(case)


def difference(before: Dues, after: Dues) -> tuple[list[tuple[str, str]], dict[tuple[str, str], datetime]]:
    """What is to be taken off, and what is to be written: only what differs touches the table."""
    gone = [k for k, at in before.items() if after.get(k) != at]
    new = {k: at for k, at in after.items() if before.get(k) != at}
    return gone, new
