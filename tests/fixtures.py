"""A fresh database for each test, copied from one that the migrations made: SQLite, and PostgreSQL where asked.

A test that asks for `database`, `store` or `house` runs on SQLite; marked `both`, on PostgreSQL too.
Commits, notices and the writer are real. `folders` says which flows there are; a test's module or
folder may give others.
"""

import itertools
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from app.house import FLOWS, House, load, open_house
from app.kernel.clock import SetClock
from app.store.engine import open_engine, sqlite_url
from app.store.migrate import bring_up
from app.store.rooms import rooms
from app.store.store import FILE, Store, open_store
from tests.postgres import Server, running

BEGIN = datetime(2026, 11, 23, 3, tzinfo=UTC)
_count = itertools.count()
_templates: dict[tuple[str, tuple[str, ...]], str] = {}


@dataclass(frozen=True)
class Database:
    """A data folder, and the address of its database; None is SQLite in that folder."""

    home: Path
    url: str | None
    folders: tuple[str, ...]

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


@pytest.fixture
def database(
    dialect: str, tmp_path: Path, folders: Sequence[str], request: pytest.FixtureRequest
) -> Iterator[Database]:
    """An empty, migrated database of its own."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    if dialect == "sqlite":
        shutil.copyfile(file_template(tuple(folders), request), home / FILE)
        yield Database(home, None, tuple(folders))
        return
    server: Server = request.getfixturevalue("postgres")
    template = server_template(server, tuple(folders))
    name = f"t{os.getpid()}_{next(_count)}"
    at_server(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield Database(home, server.url(name), tuple(folders))
    at_server(server, f"DROP DATABASE {name} WITH (FORCE)")


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


def file_template(folders: tuple[str, ...], request: pytest.FixtureRequest) -> Path:
    key = ("sqlite", folders)
    if key not in _templates:
        places: pytest.TempPathFactory = request.getfixturevalue("tmp_path_factory")
        file = places.mktemp("template") / FILE
        _migrate(str(sqlite_url(file)), folders)
        _templates[key] = str(file)
    return Path(_templates[key])


def server_template(server: Server, folders: tuple[str, ...]) -> str:
    key = ("postgresql", folders)
    if key not in _templates:
        name = f"template{os.getpid()}_{next(_count)}"
        at_server(server, f"CREATE DATABASE {name}")
        _migrate(server.url(name), folders)
        _templates[key] = name
    return _templates[key]


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
