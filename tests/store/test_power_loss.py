"""D2: after a power cut every command whose result was said is there, nothing is half done, every backup is whole."""

import hashlib
import json
import os
import random
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from pydantic_core import to_json

from app.store.backup import read_manifest
from app.store.journal import HASHED
from tests.fixtures import Database
from tests.founded import PINS
from tests.store.power_loss import Disk, Event, recorded

pytestmark = pytest.mark.rule("COM-61", "COM-62")
COMMANDS = 25
SEED = 20261123


def lines() -> str:
    """A day at the music school, one line a command."""
    told = [("p", "ninth.enrol", {"name": "王一一"})]
    told += [
        (f"m{k}", "ninth.practise", {"pupil": {"$ref": "p.pupil"}, "minutes": 100 + k})
        for k in range(COMMANDS)
    ]
    told.append(
        (
            "l",
            "ninth.ask_for_loan",
            {"pupil": {"$ref": "p.pupil"}, "instrument": "V1", "starts": "2026-12-01"},
        )
    )
    told.append(("lend", "ninth.lend", {"pupil": {"$ref": "p.pupil"}, "loan": {"$ref": "l.loan"}}))
    rest = {"at": "2026-11-23T11:00:00+08:00", "staff": "lin"}
    return "".join(json.dumps({"id": i, "do": do, "args": args} | rest) + "\n" for i, do, args in told)


@pytest.fixture
def day(founded: Database, tmp_path: Path) -> tuple[Disk, list[Event]]:
    """The disk before, and every call of a replay and a backup after it."""
    (tmp_path / "day.jsonl").write_text(lines())
    (tmp_path / "pin").write_text(PINS[0])
    program = f"{sys.executable} -m tests.cli.program"
    told = f"{program} replay {tmp_path}/day.jsonl --as zhou --pin-file {tmp_path}/pin && {program} backup"
    disk = Disk(founded.home)
    env = os.environ | {
        "YINGKE_HOME": str(founded.home),
        "YINGKE_LANGUAGE": "en",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    env.pop("YINGKE_DATABASE_URL", None)
    return disk, recorded(["sh", "-c", told], tmp_path / "strace.log", env)


def held(state: dict[str, bytes], place: Path, confirmed: set[str]) -> None:
    """Open what is left on the disk, and hold it to its word."""
    shutil.rmtree(place, ignore_errors=True)
    for name, content in state.items():
        file = place / Path(name).name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    with closing(sqlite3.connect(place / "yingke.db")) as db:
        db.row_factory = sqlite3.Row
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert db.execute("PRAGMA foreign_key_check").fetchone() is None
        rows = db.execute("SELECT * FROM journal ORDER BY n").fetchall()
        minutes = db.execute("SELECT coalesce(sum(minutes), 0) FROM ninth_pupils").fetchone()[0]
        lent = db.execute("SELECT count(*) FROM ninth_loans WHERE out").fetchone()[0]
    prev = "0" * 64
    for n, row in enumerate(rows, start=1):
        assert (row["n"], row["prev"]) == (n, prev)
        prev = hashlib.sha256(to_json([row[name] for name in HASHED])).hexdigest()
        assert row["hash"] == prev
    ids = {row["command_id"] for row in rows}
    assert confirmed <= ids, f"lost: {sorted(confirmed - ids)}"
    practised = sum(json.loads(r["args"])["minutes"] for r in rows if r["command"] == "ninth.practise")
    assert minutes == practised - 900 * lent
    assert lent == ("lend" in ids)
    for manifest in place.glob("*.json"):
        backup = read_manifest(manifest)
        assert backup is None or backup.whole()


def played(day: tuple[Disk, list[Event]], place: Path, states: int, seed: int) -> None:
    disk, events = day
    chance = random.Random(seed)
    wanted = sorted(chance.randrange(len(events)) for _ in range(states))
    confirmed: set[str] = set()
    kinds = set()
    for k, event in enumerate(events):
        if event.call == "say" and event.data.startswith(b'{"line"'):
            confirmed.add(json.loads(event.data)["id"])
        disk.take(event)
        kinds.add(event.call)
        while wanted and wanted[0] == k:
            wanted.pop(0)
            held(disk.after_power_loss(chance), place, confirmed)
    assert len(confirmed) == COMMANDS + 3
    assert {"write", "sync", "say", "rename"} <= kinds
    held(disk.after_power_loss(chance), place, confirmed)


def test_300_power_cuts_lose_nothing_that_was_confirmed(
    day: tuple[Disk, list[Event]], tmp_path: Path
) -> None:
    played(day, tmp_path / "left", 300, SEED)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10))
def test_5000_power_cuts(day: tuple[Disk, list[Event]], tmp_path: Path, seed: int) -> None:
    played(day, tmp_path / "left", 500, seed)


def test_the_replayer_finds_a_program_that_does_not_sync(tmp_path: Path) -> None:
    """The same day with synchronous=OFF loses what it had confirmed: else the other test would prove nothing."""
    home = tmp_path / "home"
    home.mkdir()
    with closing(sqlite3.connect(home / "t.db")) as db:
        db.execute("PRAGMA journal_mode=wal")
        db.execute("CREATE TABLE t (k)")
    disk = Disk(home)
    program = (
        f"import sqlite3, sys; db = sqlite3.connect({str(home / 't.db')!r}, isolation_level=None); "
        "db.execute('PRAGMA synchronous=0'); db.execute('PRAGMA wal_autocheckpoint=0')\n"
        "for k in range(20): db.execute('INSERT INTO t VALUES (?)', (k,)); print(k, flush=True)\n"
    )
    events = recorded([sys.executable, "-c", program], tmp_path / "log", dict(os.environ))
    last = max(k for k, event in enumerate(events) if event.call == "say")
    for event in events[: last + 1]:
        disk.take(event)
    left = []
    for seed in range(20):
        place = tmp_path / f"left{seed}"
        place.mkdir()
        for name, content in disk.after_power_loss(random.Random(seed)).items():
            (place / Path(name).name).write_bytes(content)
        with closing(sqlite3.connect(place / "t.db")) as db:
            left.append(db.execute("SELECT count(*) FROM t").fetchone()[0])
    assert min(left) < 20
