"""A house that was set up already, its people with their PINs: made once, then copied for each test.

Founding it costs three argon2 hashes, half a second that hardly any test is about.
"""

import itertools
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from app.counter.bus import Call
from app.counter.desk import founder
from app.house import House, open_house
from app.kernel.clock import SetClock
from app.kernel.judge import Staff
from app.store.store import FILE
from tests import fixtures
from tests.fixtures import BEGIN, Database

MANAGER = Staff("zhou", frozenset({"manager"}))
PINS = ("402817", "730154", "918273", "286043", "571308")
"""Of the people in their order, the manager first."""
_count = itertools.count()
_templates: dict[tuple[str, tuple[str, ...]], tuple[str, bytes]] = {}


@pytest.fixture(scope="session")
def people() -> Mapping[str, Sequence[str]]:
    """Who works here besides the manager zhou, with their roles."""
    return {"lin": ["housekeeper"], "su": ["teacher"]}


@pytest.fixture
def founded(
    dialect: str, tmp_path: Path, folders: Sequence[str], request: pytest.FixtureRequest
) -> Iterator[Database]:
    """The data of a house that was founded the day before, in a database of their own."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    template, pepper = _template(dialect, tuple(folders), request)
    (home / "pepper").write_bytes(pepper)
    (home / "pepper").chmod(0o600)
    if dialect == "sqlite":
        shutil.copyfile(template, home / FILE)
        (home / FILE).chmod(0o600)
        yield Database(home, None, tuple(folders))
        return
    server = request.getfixturevalue("postgres")
    name = f"f{os.getpid()}_{next(_count)}"
    fixtures.at_server(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield Database(home, server.url(name), tuple(folders))
    fixtures.at_server(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture
def working(founded: Database, clock: SetClock) -> Iterator[House]:
    """The founded house, open."""
    house = open_house(founded.home, founded.url, clock=clock, folders=founded.folders)
    yield house
    house.close()


def _template(dialect: str, folders: tuple[str, ...], request: pytest.FixtureRequest) -> tuple[str, bytes]:
    key = (dialect, folders)
    if key not in _templates:
        places: pytest.TempPathFactory = request.getfixturevalue("tmp_path_factory")
        home = places.mktemp("founded")
        if dialect == "sqlite":
            url, name = None, str(home / FILE)
            shutil.copyfile(fixtures.file_template(folders, request), home / FILE)
        else:
            server = request.getfixturevalue("postgres")
            name = f"founded{os.getpid()}_{next(_count)}"
            fixtures.at_server(
                server, f"CREATE DATABASE {name} TEMPLATE {fixtures.server_template(server, folders)}"
            )
            url = server.url(name)
        found(home, url, folders, request.getfixturevalue("people"))
        _templates[key] = (name, (home / "pepper").read_bytes())
    return _templates[key]


def found(home: Path, url: str | None, folders: Sequence[str], people: Mapping[str, Sequence[str]]) -> None:
    """Set up a house and take its people on."""
    clock = SetClock(BEGIN.replace(day=BEGIN.day - 1))
    house = open_house(home, url, clock=clock, salt=lambda name: f"{name:0>32}", folders=folders)
    args = {
        "organisation": "琴院",
        "flows": [folder.rpartition(".")[2] for folder in folders],
        "language": "zh",
        "counter": "A1",
        "counter_name": "前台",
        "manager": "zhou",
        "manager_name": "周敏",
        "pin": PINS[0],
    }
    house.desk.carry_out(Call("up", "house.set_up", args, clock.now(), founder("zhou"), "A1"))
    for (login, roles), pin in zip(people.items(), PINS[1:], strict=False):
        args = {"login": login, "name": f"{login}某", "roles": roles, "pin": pin}
        house.desk.carry_out(Call(f"staff-{login}", "house.add_staff", args, clock.now(), MANAGER, "A1"))
    house.close()


@pytest.fixture
def founded_again(tmp_path: Path, folders: Sequence[str], request: pytest.FixtureRequest) -> Path:
    """The folder of another house that was founded alike; always on SQLite."""
    home = tmp_path / "again"
    home.mkdir(mode=0o700)
    template, pepper = _template("sqlite", tuple(folders), request)
    (home / "pepper").write_bytes(pepper)
    shutil.copyfile(template, home / FILE)
    return home
