"""D1: a replay that is killed at any moment, and simply run again, ends as it would have (COM-04, 61)."""

import json
import os
import random
import selectors
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.counter.checks import checks
from app.house import House, open_house
from app.store.audit import audit
from app.store.journal import Journal
from app.store.seals import Keys
from tests.cli.conftest import line, ref
from tests.fixtures import Database
from tests.founded import PINS
from tests.state import state

pytestmark = pytest.mark.rule("COM-04", "COM-61")
SEED = 20261123


def day(count: int) -> list[dict[str, Any]]:
    """A day of some 200 commands: some are refused by a rule, some print their names nowhere."""
    told: list[dict[str, Any]] = []
    for k in range(count // 8):
        told += [
            line(f"p{k}", "enrol", {"name": f"学生{k}"}),
            line(f"m{k}", "practise", {"pupil": ref(f"p{k}.pupil"), "minutes": 700 + 40 * (k % 9)}),
            line(
                f"l{k}",
                "ask_for_loan",
                {"pupil": ref(f"p{k}.pupil"), "instrument": f"V{k % 7}", "starts": "2026-12-01"},
            ),
            line(f"t{k}", "lend", {"loan": ref(f"l{k}.loan"), "pupil": ref(f"p{k}.pupil")}),
            line(f"n{k}", "practise", {"pupil": ref(f"p{k}.pupil"), "minutes": 5}),
            line(f"c{k}", "open_check", {"loan": ref(f"l{k}.loan")}),
            line(f"d{k}", "pass_check", {"loan": ref(f"l{k}.loan"), "check": ref(f"c{k}.check")}),
            line(f"b{k}", "take_back", {"loan": ref(f"l{k}.loan")}),
        ]
        if k % 3:
            told.pop()
    return told


class Replays:
    """The program on one file of commands, a process for each run."""

    def __init__(self, place: Path, lines: list[dict[str, Any]]) -> None:
        self.file, self.pin = place / "day.jsonl", place / "pin"
        self.file.write_text("".join(json.dumps(one) + "\n" for one in lines))
        self.pin.write_text(PINS[0])
        self.count = len(lines)

    @contextmanager
    def served(self, home: Path, url: str | None) -> Iterator["subprocess.Popen[str]"]:
        env = {k: v for k, v in os.environ.items() if k != "YINGKE_DATABASE_URL"}
        env |= {"YINGKE_HOME": str(home), "YINGKE_LANGUAGE": "en"} | (
            {"YINGKE_DATABASE_URL": url} if url else {}
        )
        told, pipe = [sys.executable, "-m", "tests.cli.program", "--serve"], subprocess.PIPE
        with subprocess.Popen(
            told, env=env, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True
        ) as server:
            yield server
            assert server.stdin
            server.stdin.close()

    def begin(self, server: "subprocess.Popen[str]") -> int:
        """Start one run; returns the number of its process."""
        assert server.stdin
        server.stdin.write(
            json.dumps(["replay", str(self.file), "--as", "zhou", "--pin-file", str(self.pin)]) + "\n"
        )
        server.stdin.flush()
        return int(said(server).removeprefix("begun "))

    def whole(self, server: "subprocess.Popen[str]") -> list[dict[str, Any]]:
        """Run it to its end."""
        self.begin(server)
        told = []
        while (one := said(server)) and not one.startswith("ended"):
            told.append(json.loads(one))
        assert one == "ended 1"  # a rule refused something
        return told

    def killed(self, server: "subprocess.Popen[str]", chance: random.Random) -> set[str]:
        """Kill it after some line, or while it starts; returns what it had confirmed."""
        confirmed = set()
        child = self.begin(server)
        left = chance.choice((0, 1, chance.randrange(self.count), chance.randrange(self.count)))
        if not left:
            with selectors.DefaultSelector() as selector:  # while it starts, or as its first line comes
                selector.register(server.stdout or 0, selectors.EVENT_READ)
                selector.select(chance.uniform(0, 0.4))
        for _ in range(left):
            told = json.loads(said(server))
            confirmed |= {told["id"]} if "result" in told else set()
        os.kill(child, signal.SIGKILL)
        while (one := said(server)) and not one.startswith("ended"):
            with suppress(ValueError):  # half a line
                confirmed |= {told["id"]} if "result" in (told := json.loads(one)) else set()
        assert one == f"ended {-signal.SIGKILL}"
        return confirmed


def said(server: "subprocess.Popen[str]") -> str:
    """The next line that is not empty; "" at the end."""
    assert server.stdout
    while (one := server.stdout.readline()) == "\n":
        pass
    return one.rstrip("\n")


def after(house: House, home: Path, ids: set[str]) -> dict[str, list[Any]]:
    """The state, once the audit has found nothing and every command was found once."""
    with house.store.reading() as db:
        report = audit(db, Keys(home / "keys"), checks(house.flows))
        assert report.findings == []
        found = list(db.execute(select(Journal.command_id)).scalars())
        assert len(found) == len(set(found))
        assert ids <= set(found)
        return state(db)


def killed_again_and_again(
    founded: Database, again: Path, place: Path, kills: int, commands: int, seed: int
) -> None:
    replays, chance = Replays(place, day(commands)), random.Random(seed)
    confirmed: set[str] = set()
    with replays.served(founded.home, founded.url) as server:
        for _ in range(kills):
            confirmed |= replays.killed(server, chance)
        told = replays.whole(server)
    with replays.served(again, None) as server:
        expected = replays.whole(server)
    assert {one["id"] for one in told if one.get("again")} >= confirmed
    assert [(o["id"], o.get("result"), o.get("refused")) for o in told] == [
        (o["id"], o.get("result"), o.get("refused")) for o in expected
    ]
    done = {one["id"] for one in told if "result" in one}
    assert confirmed <= done
    with (
        closing(open_house(founded.home, founded.url, folders=founded.folders)) as one,
        closing(open_house(again, None, folders=founded.folders)) as other,
    ):
        left, right = after(one, founded.home, done), after(other, again, done)
    for table in left:
        assert left[table] == right[table], table


@pytest.mark.both
def test_a_replay_killed_at_random_moments_ends_as_one_that_was_not(
    founded: Database, founded_again: Path, tmp_path: Path, dialect: str
) -> None:
    kills = 14 if dialect == "sqlite" else 6
    killed_again_and_again(founded, founded_again, tmp_path, kills, 160, SEED)


@pytest.mark.soak
@pytest.mark.both
@pytest.mark.parametrize("seed", range(5))
def test_50_kills_of_a_long_replay(founded: Database, founded_again: Path, tmp_path: Path, seed: int) -> None:
    killed_again_and_again(founded, founded_again, tmp_path, 50, 1000, seed)
