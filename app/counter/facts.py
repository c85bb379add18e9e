"""What screens show of the house itself: plain values, without Qt and without the database."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from app.counter.setting_value import Value
from app.kernel.ids import Id


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

    def of(self, key: str) -> "SettingFacts":
        """What one is set to, as it is shown here."""
        return SettingFacts({at: Value(json.loads(v)) for (k, at), v in self.stored.items() if k == key})


class SettingKey(Id):
    """A setting, by its key."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class SettingFacts:
    """What a setting is set to: by counter, "" for the whole house."""

    values: Mapping[str, Value]
