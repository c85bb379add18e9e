"""The real program, as a user starts it: its door, its pipes, a full disk, a folder that cannot be written."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.cli.conftest import line, ref
from tests.fixtures import Database
from tests.founded import PINS

pytestmark = pytest.mark.rule("COM-61", "COM-71")
PROGRAM = [sys.executable, "-m", "tests.cli.program"]
ROOM = 1200
"""KiB of the small disk: room for the data, and for some of the day."""


def environment(home: Path, **more: str) -> Mapping[str, str]:
    env = {k: v for k, v in os.environ.items() if k not in ("YINGKE_DATABASE_URL", "QT_IM_MODULE")}
    return env | {"YINGKE_HOME": str(home), "YINGKE_LANGUAGE": "en", "PYTHONDONTWRITEBYTECODE": "1"} | more


def day(place: Path, count: int) -> tuple[Path, Path]:
    """A file of commands, and one with the PIN."""
    note = "很" * 400
    lines = [
        line("p", "enrol", {"name": "王一一"}),
        line("l", "ask_for_loan", {"pupil": ref("p.pupil"), "instrument": "V1", "starts": "2026-12-01"}),
    ]
    for k in range(count // 2):
        lines += [
            line(f"n{k}", "confide", {"loan": ref("l.loan"), "note": note}, staff="su"),
            line(f"m{k}", "practise", {"pupil": ref("p.pupil"), "minutes": 1}),
        ]
    file, pin = place / "day.jsonl", place / "pin"
    file.write_text("".join(json.dumps(one) + "\n" for one in lines))
    pin.write_text(PINS[0])
    return file, pin


def mounts() -> bool:
    """Whether this user may mount something of their own."""
    told = ["unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt"]
    return (
        shutil.which("unshare") is not None
        and subprocess.run(told, capture_output=True, check=False).returncode == 0
    )


@pytest.mark.rule("COM-04", "COM-84")
def test_a_disk_that_fills_up_loses_nothing_and_the_rest_is_done_when_there_is_room(
    founded: Database, tmp_path: Path
) -> None:
    """D4: a small disk where one may be mounted; else a process that may write no larger files."""
    file, pin = day(tmp_path, 300)
    replay = " ".join([*PROGRAM, "replay", str(file), "--as", "zhou", "--pin-file", str(pin)])
    out = tmp_path / "out"
    out.mkdir()
    if mounts():
        disk = tmp_path / "disk"
        disk.mkdir()
        script = (
            f"mount -t tmpfs -o size={ROOM}k none {disk} && cp -a {founded.home}/. {disk} && export YINGKE_HOME={disk}; "
            f"{replay} > {out}/first; {PROGRAM[0]} -m tests.cli.program audit > {out}/audit; "
            f"mount -o remount,size=64m {disk}; {replay} > {out}/second; cp -a {disk}/. {out}/home"
        )
        told = ["unshare", "-m", "sh", "-c", script]
    else:
        script = (
            f"(ulimit -f {ROOM}; {replay} > {out}/first); {PROGRAM[0]} -m tests.cli.program audit > {out}/audit; "
            f"{replay} > {out}/second; cp -a {founded.home} {out}/home"
        )
        told = ["sh", "-c", script]
    done = subprocess.run(told, env=environment(founded.home), capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    first, second = (
        [json.loads(one) for one in (out / name).read_text().splitlines()] for name in ("first", "second")
    )
    kept = {one["id"] for one in first if "result" in one}
    assert 2 < len(kept) < 302
    assert [one["id"] for one in first if one["id"] not in kept] == [first[-1]["id"]], "it stops there"
    assert first[-1]["unavailable"].startswith(
        ("The disk is full. Nothing", "The disk reports an error. Nothing")
    )
    assert f"It stopped at line {first[-1]['line']}, which could not be carried out." in done.stderr
    said = re.compile(r"(\d+ carried out|It stopped at|The disk |Papers are left to print\.)")
    assert [one for one in done.stderr.splitlines() if not said.match(one)] == []
    assert f"{len(kept) + 3} rows in 1 chains fit" in (out / "audit").read_text()
    assert len(second) == 302
    assert {one["id"] for one in second if one["again"]} == kept
    assert all("result" in one for one in second), "what rests on the line that was lost"
    told = subprocess.run(
        [*PROGRAM, "audit", "--deep"],
        env=environment(out / "home"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.stdout.startswith("305 rows in 1 chains fit"), told.stderr


def test_a_folder_that_cannot_be_written_is_a_sentence(founded: Database, tmp_path: Path) -> None:
    file, pin = day(tmp_path, 1)
    replay = [*PROGRAM, "replay", str(file), "--as", "zhou", "--pin-file", str(pin)]
    if mounts():
        script = f"mount --bind {founded.home} {founded.home} && mount -o remount,ro,bind {founded.home} && exec {' '.join(replay)}"
        told = subprocess.run(
            ["unshare", "-m", "sh", "-c", script],
            env=environment(founded.home),
            capture_output=True,
            text=True,
            check=False,
        )
    else:
        for one in (*founded.home.iterdir(), founded.home):
            one.chmod(0o500 if one.is_dir() else 0o400)
        told = subprocess.run(
            replay, env=environment(founded.home), capture_output=True, text=True, check=False
        )
        founded.home.chmod(0o700)
    assert (told.returncode, told.stdout) == (1, "")
    assert (
        told.stderr
        == "The data folder cannot be written. Ask the administrator for write access, then try again.\n"
    )


@pytest.fixture
def hears_interrupts() -> Iterator[None]:
    """What runs in the background is deaf to them, and so is all that it starts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("hears_interrupts")
def test_standard_input_a_pipe_that_closes_and_an_interrupt(founded: Database, tmp_path: Path) -> None:
    file, pin = day(tmp_path, 400)
    env = environment(founded.home)
    replay = [*PROGRAM, "replay", "-", "--as", "zhou", "--pin-file", str(pin)]
    with (
        file.open("rb") as lines,
        subprocess.Popen(
            replay, env=env, stdin=lines, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process,
    ):
        assert process.stdout
        assert process.stderr
        assert b'"result"' in process.stdout.readline()
        process.stdout.close()  # whoever read the results has gone
        assert process.stderr.read() == b""
    assert process.returncode == 1
    with (
        file.open("rb") as lines,
        subprocess.Popen(
            replay, env=env, stdin=lines, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process,
    ):
        assert process.stdout
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert b"Traceback" not in process.communicate()[1]
    assert process.returncode == 130
    nobody = subprocess.run(
        [*PROGRAM, "replay", str(file), "--as", "zhou"],
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        start_new_session=True,
        check=False,
    )
    assert nobody.returncode == 1
    assert "There is nobody to type a PIN. Give it by --pin-file." in nobody.stderr


LOCKED = """
from app.cli.opening import opened
from app.cli.speech import Voice
from tests.cli import program

with opened(Voice()) as house:
    house.store.writer.submit(lambda db: None)
    house.store.writer._work.mutex.acquire()
    raise KeyboardInterrupt
"""


def test_an_interrupt_while_a_lock_is_taken_ends_the_program(founded: Database) -> None:
    told = subprocess.run(
        [sys.executable, "-c", LOCKED],
        env=environment(founded.home),
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert (told.returncode, told.stderr) == (130, "")


@pytest.mark.rule("COM-03", "COM-72")
def test_the_installed_program_answers(tmp_path: Path) -> None:
    yingke = Path(sys.executable).with_name("yingke")
    env = environment(tmp_path, YINGKE_LANGUAGE="zh")
    version = subprocess.run([yingke, "--version"], env=env, capture_output=True, text=True, check=True)
    assert version.stdout.startswith("yingke ")
    told = subprocess.run([yingke, "commands", "--json"], env=env, capture_output=True, text=True, check=True)
    schemas = json.loads(told.stdout)
    assert "restaurant.seat_party" in schemas
    assert all(
        schema["type"] == "object" and schema["additionalProperties"] is False for schema in schemas.values()
    )
    listed = subprocess.run(
        [yingke, "commands"],
        env=environment(tmp_path, LC_ALL="C", PYTHONIOENCODING="ascii", YINGKE_LANGUAGE="zh"),
        capture_output=True,
        check=True,
    )
    assert "餐" in listed.stdout.decode() or "桌" in listed.stdout.decode() or "台" in listed.stdout.decode()
