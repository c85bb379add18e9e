"""A house that was set up already, its people with their PINs: made once, then copied for each test."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from app.counter.bus import Call
from app.counter.desk import founder
from app.house import House, open_house
from app.kernel.clock import SetClock
from app.kernel.judge import Staff
from tests.fixtures import BEGIN, Database, copied, template

MANAGER = Staff("zhou", frozenset({"manager"}))
PINS = ("402817", "730154", "918273", "286043", "571308")
"""Of the people in their order, the manager first."""


@pytest.fixture(scope="session")
def people() -> Mapping[str, Sequence[str]]:
    """Who works here besides the manager zhou, with their roles."""
    return {"lin": ["housekeeper"], "su": ["teacher"]}


@pytest.fixture
def founded(
    dialect: str,
    tmp_path: Path,
    folders: Sequence[str],
    people: Mapping[str, Sequence[str]],
    request: pytest.FixtureRequest,
) -> Iterator[Database]:
    """The data of a house that was founded the day before, in a database of their own."""
    kept = template(dialect, tuple(folders), request, Founding.of(people), BEGIN - timedelta(days=1))
    with copied(kept, tmp_path / "home", request) as one:
        yield one


@pytest.fixture
def working(founded: Database, clock: SetClock) -> Iterator[House]:
    """The founded house, open."""
    house = open_house(founded.home, founded.url, clock=clock, folders=founded.folders)
    yield house
    house.close()


@dataclass(frozen=True)
class Founding:
    """Sets up a house and takes its people on."""

    people: tuple[tuple[str, tuple[str, ...]], ...]

    @classmethod
    def of(cls, people: Mapping[str, Sequence[str]]) -> "Founding":
        return cls(tuple((login, tuple(roles)) for login, roles in people.items()))

    def __call__(self, database: Database, clock: SetClock) -> None:
        house = open_house(
            database.home,
            database.url,
            clock=clock,
            salt=lambda name: f"{name:0>32}",
            folders=database.folders,
        )
        args = {
            "organisation": "琴院",
            "flows": [folder.rpartition(".")[2] for folder in database.folders],
            "language": "zh",
            "counter": "A1",
            "counter_name": "前台",
            "manager": "zhou",
            "manager_name": "周敏",
            "pin": PINS[0],
        }
        house.desk.carry_out(Call("up", "house.set_up", args, clock.now(), founder("zhou"), "A1"))
        for (login, roles), pin in zip(self.people, PINS[1:], strict=False):
            args = {"login": login, "name": f"{login}某", "roles": list(roles), "pin": pin}
            house.desk.carry_out(Call(f"staff-{login}", "house.add_staff", args, clock.now(), MANAGER, "A1"))
        house.close()


@pytest.fixture
def founded_again(
    tmp_path: Path,
    folders: Sequence[str],
    people: Mapping[str, Sequence[str]],
    request: pytest.FixtureRequest,
) -> Path:
    """The folder of another house that was founded alike; always on SQLite."""
    kept = template("sqlite", tuple(folders), request, Founding.of(people), BEGIN - timedelta(days=1))
    with copied(kept, tmp_path / "again", request) as one:
        return one.home
