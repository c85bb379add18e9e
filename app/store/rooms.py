"""The rooms of the schema: the house's own tables, and a branch of migrations for each flow."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Room:
    """One branch of migrations: a folder of files `<room>_0001.py` …, named like their revisions."""

    name: str
    versions: Path

    @property
    def revisions(self) -> tuple[str, ...]:
        """Every revision that this program knows, oldest first."""
        return tuple(sorted(file.stem for file in self.versions.glob(f"{self.name}_[0-9]*.py")))

    @property
    def head(self) -> str:
        """The revision that the room's tables have in this program."""
        return self.revisions[-1]


HOUSE = Room("house", Path(__file__).parent / "versions")


def rooms(folders: Iterable[str]) -> tuple[Room, ...]:
    """The house's room, and the rooms of those flows (`app.flows.restaurant`) that have tables."""
    found = [HOUSE]
    for folder in folders:
        spec = find_spec(folder)
        places = spec.submodule_search_locations if spec else None
        if not places:
            raise ModuleNotFoundError(f"there is no flow {folder}")
        room = Room(folder.rpartition(".")[2], Path(places[0]) / "versions")
        if room.revisions:
            found.append(room)
    return tuple(found)
