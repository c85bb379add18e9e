"""What the system says of files and folders is a sentence with the name; the terminal has nothing else (COM-71, 72)."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.store.store import FILE
from tests.cli.conftest import Cli
from tests.cli.test_keeping import altering
from tests.cli.test_program import environment

pytestmark = pytest.mark.rule("COM-71", "COM-72")
LOGS = """
import logging, sys
from app.cli import listing
from app.cli.main import run

def commands(read, voice):
    try:
        raise ValueError("李建国")
    except ValueError:
        logging.getLogger("yingke.print").exception("raw words of a thread")
    logging.getLogger("elsewhere").warning("and of a library")
    logging.getLogger("elsewhere").warning("odd %d", "x")
    return 0

listing.commands = commands
sys.exit(run(["commands"]))
"""


@pytest.mark.parametrize(
    ("words", "english", "chinese"),
    [
        (("audit", "{place}/nope"), "There is no {place}/nope.", "找不到 {place}/nope。"),
        (("restore", "{place}/nope"), "There is no {place}/nope.", "找不到 {place}/nope。"),
        (("audit", "{place}"), "{place} is a folder, not a file.", "{place} 是文件夹，不是文件。"),
        (("restore", "{place}"), "{place} is a folder, not a file.", "{place} 是文件夹，不是文件。"),
        (("replay", "{place}/nope"), "There is no {place}/nope.", "找不到 {place}/nope。"),
        (
            ("replay", "{pin}/nope"),
            "{pin}/nope lies in something that is no folder.",
            "{pin}/nope 的上一级不是文件夹。",
        ),
        (
            ("replay", "{pin}", "--as", "zhou", "--pin-file", "{place}/nope"),
            "There is no {place}/nope.",
            "找不到 {place}/nope。",
        ),
        (
            ("--home", "{pin}", "replay", "{pin}"),
            "{pin} is there already, and is no folder.",
            "{pin} 已经存在，而且不是文件夹。",
        ),
        (("shots", "{pin}"), "{pin} is there already, and is no folder.", "{pin} 已经存在，而且不是文件夹。"),
    ],
)
def test_a_name_that_does_not_fit_is_told_in_one_language(
    cli: Cli,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    words: Sequence[str],
    english: str,
    chinese: str,
) -> None:
    names = {"place": str(tmp_path), "pin": str(cli.pin)}
    given = [word.format(**names) for word in words]
    for language, expected in (("en", english), ("zh", chinese)):
        monkeypatch.setenv("YINGKE_HOME", str(cli.home))
        monkeypatch.setenv("YINGKE_LANGUAGE", language)
        told = cli(*given)
        assert (told.status, told.err) == (1, expected.format(**names) + "\n")


@pytest.mark.rule("COM-64")
def test_doctor_says_that_the_data_folder_is_a_file(cli: Cli) -> None:
    told = cli("--home", str(cli.pin), "doctor")
    assert told.status == 1
    assert f"✗ {cli.pin} is a file, where the data folder should be." in told.out
    assert "chmod" not in told.out, "it is nobody's secret"


@pytest.mark.rule("COM-60", "COM-62")
@pytest.mark.parametrize(("told_by", "named"), [("3.1.4", "Yingke 3.1.4"), ("", "a newer Yingke")])
def test_newer_data_are_named_by_the_program_that_wrote_them(cli: Cli, told_by: str, named: str) -> None:
    assert cli("backup").status == 0
    with altering(cli.home) as db:
        db.execute("INSERT INTO alembic_version VALUES ('house_9999')")
        if told_by:
            db.execute(
                "INSERT INTO upgrades VALUES ('house_9999', ?, '2027-01-01T00:00:00.000000Z')", (told_by,)
            )
        else:
            db.execute("ALTER TABLE upgrades ADD COLUMN odd")  # what a newer program may have made of it
            db.execute("DELETE FROM upgrades")
    for words in (
        ("audit",),
        ("backup",),
        ("restore", str(cli.home / FILE)),
        ("audit", str(cli.home / FILE)),
    ):
        told = cli(*words)
        assert told.status == 1
        assert f"written by {named} (house_9999); this is " in told.out + told.err, words


@pytest.mark.rule("COM-83")
@pytest.mark.parametrize("writable", [True, False])
def test_what_is_logged_goes_into_the_log_or_nowhere(tmp_path: Path, writable: bool) -> None:
    home = tmp_path / "home"
    if not writable:
        home.write_text("a file")
    told = subprocess.run(
        [sys.executable, "-c", LOGS],
        env=environment(home, PYTHONPATH=str(Path.cwd())),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")
    if writable:
        file = home / "logs" / "command-line.log"
        log = file.read_text()
        assert "raw words of a thread\nValueError\n" in log
        assert log.endswith("and of a library\nodd %d\n")
        assert "李建国" not in log
        assert file.stat().st_mode & 0o777 == 0o600
