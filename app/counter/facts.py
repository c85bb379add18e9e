"""What screens show of the house itself: plain values, without Qt and without the database."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StaffTile:
    """A person on the log-in page."""

    login: str
    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StaffTiles:
    """Everybody who may log in; empty means that the house is not set up yet."""

    tiles: tuple[StaffTile, ...]


@dataclass(frozen=True, slots=True)
class HouseSettings:
    """The stored settings: {(key, counter): value as JSON}."""

    stored: dict[tuple[str, str], str]
    counters: tuple[tuple[str, str], ...]
