"""The house: the list of its flows, and the one place where its parts are put together.

Light on purpose: the window paints before the database is imported. `open_house` does the rest.
"""

import importlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.kernel.clock import Clock, SystemClock
from app.kernel.flow import Flow

if TYPE_CHECKING:
    from app.counter.desk import Desk
    from app.store.store import Store

FLOWS = ("app.flows.restaurant",)
"""Every service flow, by its folder. A ninth one is a line here."""


@dataclass
class House:
    """The house as it runs: its data, its desk, its flows."""

    home: Path
    store: "Store"
    desk: "Desk"
    flows: tuple[Flow, ...]

    def close(self) -> None:
        """Finish what is under way, then let go of the data."""
        self.desk.close()
        self.store.close()


def flow_of(folder: str) -> Flow:
    """A flow's declaration alone: enough for its tab, without the database."""
    found = importlib.import_module(f"{folder}.flow").FLOW
    if not isinstance(found, Flow):
        raise TypeError(f"{folder}.flow declares no FLOW")
    return found


def load(folders: Sequence[str] = FLOWS) -> tuple[Flow, ...]:
    """Every flow with its tables, functions and queries, the house's own first."""
    importlib.import_module("app.counter.rooms")
    for folder in folders:
        for room in ("model", "commands", "queries"):
            importlib.import_module(f"{folder}.{room}")
    house = importlib.import_module("app.counter.flow").HOUSE
    return (house, *(flow_of(folder) for folder in folders))


def random_salt(_: str) -> str:
    """A salt for a personal text that nobody can guess."""
    return secrets.token_hex(16)


def open_house(
    home: Path,
    url: str | None = None,
    *,
    counter: str = "A1",
    clock: Clock | None = None,
    salt: Callable[[str], str] = random_salt,
    folders: Sequence[str] = FLOWS,
) -> House:
    """Open the house's data (made at first start, migrated after a backup) and its desk.

    `home` is the data folder; `url` a PostgreSQL that several counters share, else SQLite in `home`.
    Raises Unavailable with what happened and what to try; newer data is refused, naming both versions.
    """
    # SQLAlchemy takes four times as long to import as the window to paint: here, not above.
    from app.counter.bus import Bus
    from app.counter.desk import Desk
    from app.store.secrets import pepper
    from app.store.store import open_store

    flows = load(folders)
    store = open_store(home, url, folders, clock=clock, counter=counter)
    desk = Desk(store, Bus(flows, salt, pepper(home)), clock or SystemClock(), counter)
    return House(home, store, desk, flows)
