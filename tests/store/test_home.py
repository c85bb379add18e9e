"""Where the data lie, which counter this is, and the secrets beside the database (COM-05, 60, 82)."""

import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.kernel.refusal import Unavailable
from app.store.home import counter_code, data_folder, database_url
from app.store.secrets import pepper, secret
from app.store.store import FILE, open_store
from tests.fixtures import Database


@pytest.mark.rule("COM-60")
def test_the_environment_moves_the_folder_and_points_at_a_server(tmp_path: Path) -> None:
    assert data_folder({"YINGKE_HOME": str(tmp_path)}) == tmp_path
    assert data_folder({"YINGKE_HOME": "~/elsewhere"}) == Path.home() / "elsewhere"
    assert data_folder({"YINGKE_HOME": ""}).name == data_folder({}).name == "yingke"
    assert database_url({"YINGKE_DATABASE_URL": ""}) is None
    assert database_url({"YINGKE_DATABASE_URL": "postgresql://x/y"}) == "postgresql://x/y"


@pytest.mark.rule("COM-14")
@pytest.mark.parametrize(
    ("written", "code"),
    [
        ('{"counter": "B2"}', "B2"),
        ('{"counter": "front"}', "A1"),
        ('{"counter": "前台"}', "A1"),
        ('{"counter": "A1\\n"}', "A1"),
        ('{"counter": "ABCDEFGHI"}', "A1"),
        ('{"counter": 7}', "A1"),
        ("[]", "A1"),
        ("{", "A1"),
        (None, "A1"),
    ],
)
def test_a_counter_is_one_that_a_number_can_hold(tmp_path: Path, written: str | None, code: str) -> None:
    if written is not None:
        (tmp_path / "this-computer.json").write_text(written, "utf-8")
    assert counter_code(tmp_path) == code


@pytest.mark.rule("COM-82", "COM-05")
def test_a_secret_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    meet = threading.Barrier(6)

    def make(k: int) -> bytes:
        meet.wait()
        return secret(tmp_path / "deep" / "key", lambda: bytes([k]) * 32)

    with ThreadPoolExecutor(6) as pool:
        assert len(set(pool.map(make, range(6)))) == 1
    assert [file.name for file in (tmp_path / "deep").iterdir()] == ["key"]
    assert stat.S_IMODE((tmp_path / "deep" / "key").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "deep").stat().st_mode) == 0o700
    with pytest.raises(Unavailable, match="without it no PIN fits"):
        pepper(tmp_path, founded=True)
    assert not (tmp_path / "pepper").exists(), "none is made under which no PIN fits"
    made = pepper(tmp_path, founded=False)
    assert len(made) == 32
    assert pepper(tmp_path, founded=False) == pepper(tmp_path, founded=True) == made
    (tmp_path / "pepper").write_bytes(made[:31])
    for founded in (True, False):
        with pytest.raises(Unavailable, match="cut short"):
            pepper(tmp_path, founded)
    (tmp_path / "file").write_text("")
    with pytest.raises(Unavailable):
        pepper(tmp_path / "file", founded=False)


@pytest.mark.rule("COM-60")
def test_what_lies_in_the_folder_is_its_owners_alone(tmp_path: Path, database: Database) -> None:
    home = tmp_path / "new"
    store = open_store(home, None, database.folders)
    store.writer.run(lambda db: None)
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in home.iterdir() if file.is_file()}
    assert modes[FILE] == 0o600
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    store.close()
