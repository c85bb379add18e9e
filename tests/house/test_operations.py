"""docs/operations.md says what the program does: variables, exit status, files, words of the command line."""

import ast
import re
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.cli import main as program
from app.cli.log import reported
from app.cli.words import WORDS
from app.shell.alone import Alone
from app.shell.hooks import Hooks
from app.shell.opening import SAMPLE
from app.shell.place import FILE, Place
from app.shell.report import write
from app.store import signing
from app.store.seals import Keys
from app.store.store import FILE as DATA
from app.store.store import open_store
from tests.flows.restaurant.dining import Dining
from tests.house.source import ROOT, sources

PAGE = (ROOT / "docs" / "operations.md").read_text("utf-8")
CHINESE, _, ENGLISH = PAGE.partition("\n---\n")
OF_THE_SYSTEM = {"USERNAME"}
"""Names who is logged in where the system has no user ids; nobody sets it for us."""
AT = datetime(2026, 11, 23, 10, tzinfo=UTC)


def rows(title: str) -> Iterator[list[str]]:
    """The rows of the table under a heading, without its head; each cell's words in backquotes."""
    table = CHINESE.partition(f"## {title}\n")[2].partition("\n## ")[0]
    for line in table.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and not line.startswith("|---") and "`" in cells[0]:
            yield cells


def read_by_the_program() -> set[str]:
    """Every environment variable that the source asks for."""
    found = set()
    for one in (one for one in sources("app") if "environ" in one.text):
        for call in one.calls("get", "setdefault"):
            found |= _named(getattr(call.func, "value", None), call.args[:1])
        for node in one.of(ast.Compare):
            found |= _named(node.comparators[0], [node.left])
        for part in one.of(ast.Subscript):
            found |= _named(part.value, [part.slice]) if isinstance(part.ctx, ast.Load) else set()
    return found


def _named(where: ast.AST | None, asked: list[ast.expr]) -> set[str]:
    of = ast.unparse(where) if where else ""
    return {str(one.value) for one in asked if isinstance(one, ast.Constant) and of.endswith("environ")}


def test_every_environment_variable_is_told_and_none_that_is_not_read() -> None:
    told = {name for cells in rows("环境变量") for name in re.findall(r"`([A-Z_]+)`", cells[0])}
    assert told == read_by_the_program() - OF_THE_SYSTEM
    assert told == set(re.findall(r"`([A-Z_]{4,})`", ENGLISH.partition("## Exit")[0]))


def test_every_exit_status_is_told() -> None:
    told = {int(cells[0].strip("`")) for cells in rows("退出状态")}
    given = {program.REFUSED, program.INTERRUPTED}
    for one in sources("app/cli", "app/__main__.py"):
        for node in one.of(ast.Return):
            if isinstance(node.value, ast.Constant) and type(node.value.value) is int:
                given.add(node.value.value)
    assert told == given == {0, 1, 130}
    assert told == {int(n) for n in re.findall(r"`(\d+)`:", ENGLISH)}


def test_every_word_of_the_command_line_that_is_told_is_one() -> None:
    known = {word.name for word in WORDS}
    for half in (CHINESE, ENGLISH):
        told = set(re.findall(r"`yingke ([\w-]+)", half))
        assert told <= known
        assert {"backup", "restore", "audit", "doctor"} <= told


@pytest.mark.rule("COM-60", "COM-81")
def test_the_data_folder_holds_what_is_told_and_is_its_owners_alone(
    dining: Dining, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    open_store(tmp_path / "fresh").close()
    (home / DATA).chmod(
        (tmp_path / "fresh" / DATA).stat().st_mode
    )  # the template of the tests is everybody's
    monkeypatch.setenv("YINGKE_HOME", str(home))
    alone = everything(dining, home)
    assert (home / "logs" / "command-line.log").exists()
    told = {cells[0].strip("`"): cells[2] for cells in rows("数据文件夹里有什么")}
    there = {file.name: file for file in home.iterdir() if not file.name.endswith(("-wal", "-shm"))}
    key = f"keys/{signing.NAME}.key"
    there[key] = home / key
    assert set(there) | {SAMPLE} == set(told)
    for name, mode in told.items():
        if mode and name in there:
            assert f"{stat.S_IMODE(there[name].stat().st_mode):04o}" == mode, name
    for secret in (
        home / "pepper",
        home / DATA,
        *(home / "keys").glob("*.key"),
        *(home / "backups").iterdir(),
    ):
        assert stat.S_IMODE(secret.stat().st_mode) == 0o600, secret.name
    assert all(name in ENGLISH for name in told)
    alone.let_go()


def everything(dining: Dining, home: Path) -> Alone:
    """Have everything made that the program ever puts into its folder; returns what holds it."""
    dining.house.store.backups.make("asked")
    assert Keys(home / "keys").own("A1")
    assert signing.Signing(home / "keys").make("a phrase for tests")
    alone, hooks = Alone(home), Hooks(home / "logs")
    assert alone.take()
    hooks.install()
    Place().keep(home, language="en")
    assert (home / FILE).exists()
    write(ValueError("x"), AT, home / "logs")
    dining.tea(dining.seat())
    dining.house.prints.start()
    dining.house.prints.drain()
    hooks.remove()
    reported(ValueError("x"))
    return alone


def test_a_window_that_makes_the_folder_makes_it_for_its_owner(qtbot: QtBot, tmp_path: Path) -> None:
    for name, makes in (
        ("a", Alone),
        ("b", lambda home: Place().keep(home, language="en")),
        ("c", lambda home: write(ValueError("x"), AT, home)),
    ):
        makes(tmp_path / name)
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o700
