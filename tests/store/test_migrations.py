"""The schema is brought up in the one order that is safe (COM-60): refuse newer, back up, migrate."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Connection, text

from app.house import FLOWS, load
from app.kernel.refusal import Unavailable
from app.store import guards
from app.store.engine import open_engine, sqlite_url
from app.store.migrate import alembic_config, bring_up, standing, wanted
from app.store.rooms import HOUSE, Room, rooms
from app.store.store import FILE, open_store
from app.store.trouble import FULL
from tests.fixtures import BEGIN, Database
from tests.store.rows import write_rows

pytestmark = pytest.mark.rule("COM-60")
NINTH = Path("tests/flows/ninth/versions")
SECOND = '''"""One more column, as a later program would add it."""

import sqlalchemy as sa
from alembic import op

revision = "ninth_0002"
down_revision = "ninth_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("ninth_loans") as table:
        table.add_column(sa.Column("colour", sa.String(8), server_default="brown", nullable=False))
'''


@pytest.fixture(scope="module")
def folders() -> Sequence[str]:
    return (*FLOWS, "tests.flows.ninth")


@pytest.mark.both
def test_models_and_migrations_agree_over_all_rooms(database: Database) -> None:
    load(database.folders)
    store = open_store(database.home, database.url, database.folders)
    with store.engine.connect() as db:
        command.check(alembic_config(rooms(database.folders), db))
        assert (
            standing(db).revisions
            >= wanted(rooms(database.folders))
            == {r.head for r in rooms(database.folders)}
        )
        assert guards.amiss(db) == []
    store.close()


@pytest.mark.both
@pytest.mark.rule("COM-62")
def test_data_that_fit_are_left_alone_at_each_start(database: Database) -> None:
    for _ in range(3):
        store = open_store(database.home, database.url, database.folders)
        assert store.backups.all() == []
        with store.reading() as db:
            assert db.execute(text("SELECT count(*) FROM upgrades")).scalar_one() == len(
                rooms(database.folders)
            )
        store.close()


@pytest.fixture
def later(tmp_path: Path) -> tuple[Room, Room]:
    """The rooms of a later program: the ninth flow has one more revision."""
    versions = tmp_path / "versions"
    shutil.copytree(NINTH, versions, ignore=shutil.ignore_patterns("__pycache__"))
    (versions / "ninth_0002.py").write_text(SECOND)
    return (HOUSE, Room("ninth", versions))


@pytest.mark.both
@pytest.mark.rule("COM-62", "COM-05")
def test_older_data_are_backed_up_and_brought_up_with_their_guards(
    database: Database, later: tuple[Room, Room], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(database.home, database.url, database.folders, counter="A1")
    write_rows(store, 1, 5)
    made: list[int] = []

    def backup() -> None:
        made.append(store.writer.run(journal_rows))

    every = (*rooms(FLOWS), later[1])
    assert bring_up(store.engine, every, BEGIN, backup)
    assert made == [5]
    assert not bring_up(store.engine, every, BEGIN, backup)
    with store.engine.connect() as db:
        assert "ninth_0002" in standing(db).revisions
        assert guards.amiss(db) == []
        assert journal_rows(db) == 5
    write_rows(store, 6, 7)
    store.close()
    with pytest.raises(Unavailable) as refused:  # the older program meets the newer data
        open_store(database.home, database.url, database.folders)
    told = refused.value.what.args
    assert (told["newer"], told["ours"], told["schema"]) == ("0.1.0", "0.1.0", "ninth_0002")


def journal_rows(db: Connection) -> int:
    return int(db.execute(text("SELECT count(*) FROM journal")).scalar_one())


def test_a_backup_that_fails_stops_the_upgrade(database: Database, later: tuple[Room, Room]) -> None:
    engine = open_engine(sqlite_url(database.home / FILE))

    def backup() -> None:
        raise Unavailable(FULL)

    with pytest.raises(Unavailable):
        bring_up(engine, (*rooms(FLOWS), later[1]), BEGIN, backup)
    with engine.connect() as db:
        assert "ninth_0002" not in standing(db).revisions
        assert "colour" not in [c[1] for c in db.execute(text("PRAGMA table_info(ninth_loans)"))]
    engine.dispose()


def test_an_upgrade_that_breaks_off_leaves_the_data_as_they_were(
    database: Database, later: tuple[Room, Room]
) -> None:
    (later[1].versions / "ninth_0002.py").write_text(SECOND + "    raise RuntimeError('power cut')\n")
    engine = open_engine(sqlite_url(database.home / FILE))
    with closing(sqlite3.connect(database.home / FILE)) as db:
        before = db.execute("SELECT sql FROM sqlite_master ORDER BY name").fetchall()
    with pytest.raises(RuntimeError, match="power cut"):
        bring_up(engine, (*rooms(FLOWS), later[1]), BEGIN, lambda: None)
    engine.dispose()
    with closing(sqlite3.connect(database.home / FILE)) as db:
        assert db.execute("SELECT sql FROM sqlite_master ORDER BY name").fetchall() == before


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as db:
        db.execute("CREATE TABLE guests (name)")
    with pytest.raises(Unavailable, match="another program"):
        open_store(tmp_path, None, FLOWS)


AT_ONCE = """
import sys
from pathlib import Path
from app.house import load
from app.store.store import open_store
folders = ("tests.flows.ninth",)
load(folders)
sys.stdin.readline()
store = open_store(Path(sys.argv[1]), sys.argv[2] or None, folders)
print(len(store.backups.all()))
store.close()
"""


@pytest.mark.both
def test_two_programs_that_start_at_once_make_one_schema(
    dialect: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = ""
    if dialect == "postgresql":
        server = request.getfixturevalue("postgres")
        engine = open_engine(server.url("postgres")).execution_options(isolation_level="AUTOCOMMIT")
        with engine.connect() as db:
            db.execute(text("CREATE DATABASE at_once"))
        engine.dispose()
        url = server.url("at_once")
    pipe = subprocess.PIPE
    told = [sys.executable, "-c", AT_ONCE, str(tmp_path), url]
    two = [subprocess.Popen(told, stdin=pipe, stdout=pipe, stderr=pipe, text=True) for _ in range(2)]
    for one in two:
        assert one.stdin
        one.stdin.write("go\n")
        one.stdin.flush()
    for one in two:
        out, said = one.communicate()
        assert (out, one.returncode) == ("0\n", 0), said
    store = open_store(tmp_path, url or None, ("tests.flows.ninth",))
    with store.reading() as db:
        assert db.execute(text("SELECT count(*) FROM upgrades")).scalar_one() == 2
        assert guards.amiss(db) == []
    store.close()
