"""What happens around the window: the folder is held, the input method mended, errors told without names."""

import json
import logging
import re
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, QtMsgType
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import app.shell
from app.house import load
from app.shell import ime
from app.shell.alone import Alone
from app.shell.hooks import Hooks, said_by_qt
from app.shell.main import run
from app.shell.place import FILE, Place
from app.shell.report import told, write, write_fall
from app.shell.window import Window
from tests.qt_help import tree

AT = datetime(2026, 11, 23, 18, 26, tzinfo=UTC)


def test_a_second_start_raises_the_first_and_ends(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = Alone(tmp_path), Alone(tmp_path)
    assert first.take()
    with qtbot.waitSignal(first.asked):
        assert not second.take()
    first.let_go()


def test_the_folder_is_free_again_after_the_end(qtbot: QtBot, tmp_path: Path) -> None:
    first = Alone(tmp_path)
    assert first.take()
    first.let_go()
    second = Alone(tmp_path)
    assert second.take()
    second.let_go()


def test_two_folders_are_two_houses(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = Alone(tmp_path / "a"), Alone(tmp_path / "b")
    assert first.take() and second.take()
    first.let_go()
    second.let_go()


def test_a_folder_that_cannot_be_made_is_left_to_the_window_to_tell(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    one = Alone(tmp_path / "file")
    assert one.take()
    one.let_go()


def test_fcitx_without_its_plugin_is_spoken_to_as_ibus() -> None:
    environ = {"QT_IM_MODULE": "fcitx5"}
    assert ime.mend(environ)
    assert environ["QT_IM_MODULE"] == "ibus"


@pytest.mark.parametrize("module", ["", "ibus", "xim"])
def test_other_input_methods_are_left_alone(module: str) -> None:
    environ = {"QT_IM_MODULE": module} if module else {}
    before = dict(environ)
    assert ime.mend(environ) is None
    assert environ == before


def test_this_computer_remembers_how_it_looks(tmp_path: Path) -> None:
    Place.read(tmp_path).keep(tmp_path, language="en", scale=125, preferred=("anna restaurant.floor_plan",))
    assert Place.read(tmp_path) == Place(language="en", scale=125, preferred=("anna restaurant.floor_plan",))


@pytest.mark.parametrize(
    "kept", ["", "{", "[]", '{"language": "xx", "scale": 7, "counter": "../etc", "scheme": 1}']
)
def test_what_cannot_be_read_is_as_on_the_first_day(tmp_path: Path, kept: str) -> None:
    (tmp_path / FILE).write_text(kept)
    assert Place.read(tmp_path) == Place()


def test_one_bad_value_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(json.dumps({"language": "en", "scale": 7}))
    assert Place.read(tmp_path) == Place(language="en")


def _raised() -> BaseException:
    try:
        try:
            raise KeyError("李建国 13812342207")
        except KeyError as inner:
            raise ValueError("桌 A7 的李先生") from inner
    except ValueError as error:
        return error


@pytest.mark.rule("COM-71")
def test_a_report_names_places_and_no_person(tmp_path: Path) -> None:
    report = told(_raised(), AT)
    assert "builtins.ValueError" in report and "builtins.KeyError" in report
    assert "tests/shell/test_start.py" in report and "_raised" in report
    assert "李" not in report and "138" not in report
    assert str(Path.home()) not in report


@pytest.mark.rule("COM-71")
def test_reports_are_kept_but_not_for_ever(tmp_path: Path) -> None:
    for minute in range(25):
        path = write(_raised(), AT.replace(minute=minute), tmp_path)
    assert path.read_text("utf-8").startswith("Yingke ")
    assert len(list(tmp_path.glob("report-*.txt"))) == 20


@pytest.mark.rule("COM-71")
def test_an_error_in_a_thread_arrives_on_the_screens_thread(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hooks = Hooks(tmp_path)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    hooks.install()
    try:
        with qtbot.waitSignal(hooks.trouble) as arrived:
            thread = threading.Thread(target=lambda: int("李先生"))
            thread.start()
            thread.join()
    finally:
        hooks.remove()
    assert isinstance(arrived.args[0], ValueError)
    log = (tmp_path / "yingke.log").read_text("utf-8")
    assert "ValueError" in log and "李" not in log


@pytest.mark.rule("COM-83", "COM-05")
def test_a_logged_error_names_its_place_and_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    hooks = Hooks(tmp_path)
    hooks.install()
    try:
        raise ValueError("李建国 13812342207")
    except ValueError:
        logging.getLogger("yingke.counter").exception("a paper cannot be laid out")
    finally:
        hooks.remove()
    log = (tmp_path / "yingke.log").read_text("utf-8")
    assert "a paper cannot be laid out" in log and "ValueError" in log and "test_start.py" in log
    assert "李" not in log and "138" not in log


def test_a_clean_end_leaves_no_crash(tmp_path: Path) -> None:
    for _ in range(2):
        hooks = Hooks(tmp_path)
        hooks.install()
        hooks.remove()
        assert hooks.fell is None
    assert not list(tmp_path.glob("report-*"))


FALLS = """
import os, signal, sys
from pathlib import Path
from app.shell.hooks import Hooks
def falls(): os.kill(os.getpid(), signal.SIGSEGV)
hooks = Hooks(Path(sys.argv[1]))
hooks.install()
falls()
"""


@pytest.mark.rule("COM-71")
def test_the_fall_of_the_last_run_is_told_once_with_a_report_of_it(qtbot: QtBot, tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    assert subprocess.run([sys.executable, "-c", FALLS, str(logs)], check=False).returncode == -signal.SIGSEGV
    said: list[list[str]] = []
    for _ in range(2):
        hooks = Hooks(logs)
        hooks.install()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        QTimer.singleShot(0, lambda: said.append(_toasts()))
        run(application, tmp_path, Alone(tmp_path), hooks)
        hooks.remove()
    [report] = logs.glob("report-*.txt")
    assert [len(one) for one in said] == [1, 0]
    assert "程序上次因故障中断" in said[0][0] and str(report) in said[0][0]
    words = report.read_text("utf-8")
    assert words.startswith("Yingke ") and "Segmentation fault" in words and "in falls" in words


@pytest.mark.rule("COM-71", "COM-83")
def test_the_report_of_a_fall_names_no_home(tmp_path: Path) -> None:
    trace = f'Current thread:\n  File "{Path("app/shell/hooks.py").absolute()}", line 7 in install\n  File "/home/lixiansheng/x.py", line 1'
    words = write_fall(trace, AT, tmp_path).read_text("utf-8")
    assert 'File "app/shell/hooks.py", line 7 in install' in words
    assert 'File "x.py", line 1' in words and "lixiansheng" not in words


def _toasts() -> list[str]:
    """What the window says; then it is closed."""
    [window] = [w for w in QApplication.topLevelWidgets() if isinstance(w, Window) and w.isVisible()]
    said = [tree(toast) for toast in window.toaster.shown]
    window.close()
    return said


def test_what_qt_says_goes_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "yingke.qt"):
        said_by_qt(QtMsgType.QtWarningMsg, None, "a warning")  # type: ignore[arg-type]
    assert caplog.messages == ["a warning"]


def test_the_acts_that_the_shell_shows_its_guests_are_there() -> None:
    shown = set(re.findall(r'"(\w+)\.(\w+)"', app.shell.__doc__ or ""))
    assert shown
    assert shown <= {(flow.name, act) for flow in load() for act in flow.by_name}
