"""Deadlines hang on facts: what is due is computed, never set, so it moves when its ground moves (COM-50)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.kernel.flow import Flow

Dues = Mapping[tuple[str, str], datetime]


def wanted(flow: Flow, case: Any) -> dict[tuple[str, str], datetime]:
    """What falls due for a case as it is now: {(name, key): time}."""
    return {(d.name, key): at for d in flow.dues for key, at in d.when(case).items()} if case else {}


def difference(before: Dues, after: Dues) -> tuple[list[tuple[str, str]], dict[tuple[str, str], datetime]]:
    """What is to be taken off, and what is to be written: only what differs touches the table."""
    gone = [k for k, at in before.items() if after.get(k) != at]
    new = {k: at for k, at in after.items() if before.get(k) != at}
    return gone, new
