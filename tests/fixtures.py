"""A fresh database for each test, copied from a template: SQLite, and PostgreSQL where asked.

A test that asks for `database`, `store` or `house` runs on SQLite; marked `both`, on PostgreSQL too.
Commits, notices and the writer are real. `folders` says which flows there are, `furnish` what is in the
house before a test begins: made once, then copied. A test's module or folder may give others.
"""

import contextlib
import copy
import itertools
import os
import shutil
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar

import pytest
from argon2 import PasswordHasher
from sqlalchemy import make_url, text

from app.counter import staff
from app.counter.bus import Call
from app.counter.desk import Desk
from app.house import FLOWS, House, load, open_house
from app.kernel.clock import SetClock
from app.store.engine import open_engine, sqlite_url
from app.store.migrate import bring_up
from app.store.rooms import rooms
from app.store.store import FILE, Store, open_store
from tests.postgres import Server, running

BEGIN = datetime(2026, 11, 23, 3, tzinfo=UTC)
STRONG = staff.hasher
_count = itertools.count()
_templates: dict[Hashable, "Database"] = {}


@dataclass(frozen=True)
class Database:
    """A data folder, and the address of its database; None is SQLite in that folder.

    `left` is what its furnisher returned.
    """

    home: Path
    url: str | None
    folders: tuple[str, ...]
    left: Any = None

    @property
    def dialect(self) -> str:
        return "postgresql" if self.url else "sqlite"


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "both: runs on SQLite and on PostgreSQL")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "dialect" in metafunc.fixturenames:
        both = metafunc.definition.get_closest_marker("both")
        metafunc.parametrize("dialect", ("sqlite", "postgresql") if both else ("sqlite",))


@pytest.fixture(scope="session")
def folders() -> Sequence[str]:
    """The flows of the house that a test opens."""
    return FLOWS


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """PostgreSQL on a private socket, started once."""
    with running() as server:
        yield server


@pytest.fixture
def clock() -> SetClock:
    """11:00 in Shanghai on Monday, 23 November 2026."""
    return SetClock(BEGIN)


@pytest.fixture(autouse=True, scope="session")
def quick_pins() -> None:
    """A PIN costs a test as little as argon2 can; who tests its strength asks for `strong_pins`."""
    staff.hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture
def strong_pins(quick_pins: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """PINs that are as slow to guess as they are outside of tests."""
    monkeypatch.setattr(staff, "hasher", STRONG)


@pytest.fixture(scope="session")
def furnish() -> "Furnish | None":
    """Puts into an empty house what stands there before a test of this folder begins; None leaves it empty."""
    return None


@pytest.fixture
def database(
    dialect: str,
    tmp_path: Path,
    folders: Sequence[str],
    furnish: "Furnish | None",
    clock: SetClock,
    request: pytest.FixtureRequest,
) -> Iterator[Database]:
    """A migrated database of its own, furnished."""
    kept = template(dialect, tuple(folders), request, furnish, clock.now())
    with copied(kept, tmp_path / "home", request) as one:
        yield one


@pytest.fixture
def store(database: Database, clock: SetClock) -> Iterator[Store]:
    """The store of a fresh database, open."""
    opened = open_store(database.home, database.url, database.folders, clock=clock, counter="A1")
    yield opened
    opened.close()


@pytest.fixture
def house(database: Database, clock: SetClock) -> Iterator[House]:
    """A house in which nobody is yet."""
    opened = open_house(database.home, database.url, clock=clock, folders=database.folders)
    yield opened
    opened.close()


Furnish = Callable[[Database, SetClock], Any]
T = TypeVar("T", bound="Trade")


class Trade(Protocol):
    """A trade at work in a house; `calls` is everything that was asked of it."""

    house: House
    desk: Desk
    clock: SetClock
    calls: list[Call]

    def __init__(self, house: House, clock: SetClock) -> None: ...

    def found(self) -> None:
        """Set up the house, its people and what they work with."""
        ...


@dataclass(frozen=True)
class Founded:
    """Furnishes an empty house by a trade's `found`, and leaves that trade."""

    kind: type[Trade]

    def __call__(self, database: Database, clock: SetClock) -> Trade:
        house = open_house(database.home, database.url, clock=clock, folders=database.folders)
        one = self.kind(house, clock)
        one.found()
        house.close()
        return one


def moved_in(kind: type[T], database: Database, house: House, clock: SetClock) -> T:
    """The trade that furnished this database, at work in a copy of its house."""
    one = copy.copy(database.left)
    assert isinstance(one, kind)
    one.house, one.desk, one.clock, one.calls = house, house.desk, clock, list(one.calls)
    return one


def template(
    dialect: str,
    folders: tuple[str, ...],
    request: pytest.FixtureRequest,
    furnish: Furnish | None = None,
    at: datetime = BEGIN,
) -> Database:
    """A database that is only copied: migrated, and furnished at a time; made when it is first wanted."""
    key = (dialect, folders, furnish, furnish and at)
    if key not in _templates:
        places: pytest.TempPathFactory = request.getfixturevalue("tmp_path_factory")
        home = places.mktemp("template")
        home.chmod(0o700)
        if furnish:
            made = _copy(template(dialect, folders, request), home, request)
            _templates[key] = replace(made, left=furnish(made, SetClock(at)))
        else:
            made = _empty(dialect, home, folders, request)
            _migrate(made.url or str(sqlite_url(home / FILE)), folders)
            _templates[key] = made
    return _templates[key]


@contextlib.contextmanager
def copied(kept: Database, home: Path, request: pytest.FixtureRequest) -> Iterator[Database]:
    """A copy of a database with its data folder, dropped at the end."""
    one = _copy(kept, home, request)
    yield one
    if one.url:
        name = make_url(one.url).database
        at_server(request.getfixturevalue("postgres"), f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _copy(kept: Database, home: Path, request: pytest.FixtureRequest) -> Database:
    shutil.copytree(kept.home, home, dirs_exist_ok=True)
    if kept.url is None:
        return replace(kept, home=home)
    server: Server = request.getfixturevalue("postgres")
    name = f"t{os.getpid()}_{next(_count)}"
    at_server(server, f"CREATE DATABASE {name} TEMPLATE {make_url(kept.url).database}")
    return replace(kept, home=home, url=server.url(name))


def _empty(dialect: str, home: Path, folders: tuple[str, ...], request: pytest.FixtureRequest) -> Database:
    if dialect == "sqlite":
        return Database(home, None, folders)
    server: Server = request.getfixturevalue("postgres")
    name = f"t{os.getpid()}_{next(_count)}"
    at_server(server, f"CREATE DATABASE {name}")
    return Database(home, server.url(name), folders)


def _migrate(url: str, folders: tuple[str, ...]) -> None:
    load(folders)
    engine = open_engine(make_url(url))
    bring_up(engine, rooms(folders), BEGIN, lambda: None)
    engine.dispose()


def at_server(server: Server, statement: str) -> None:
    engine = open_engine(server.url("postgres")).execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as db:
        db.execute(text(statement))
    engine.dispose()
