"""Habits that no linter knows: Qt's modules, style sheets, sleeps, broad excepts, words that could be markup."""

import ast
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import files

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QTableWidgetItem

from tests.house.source import MADE, ROOT, Source, sources

RICH = {
    "QTextEdit",
    "QTextBrowser",
    "QTextDocument",
    "QMessageBox",
    "QToolTip",
    "QErrorMessage",
    "QWhatsThis",
}
"""Parts that take words for markup, or that no theme reaches."""
TELLS = {"setHtml", "setStatusTip", "setWhatsThis", "setTextFormat", "setMarkdown", "ToolTipRole"}
TIPS = {
    "app/widgets/button.py",
    "app/widgets/categories.py",
    "app/widgets/steps.py",
    "app/widgets/tabbar.py",
}
"""Who sets a tool tip: parts, whose `setToolTip` keeps words words."""


OUTSIDE = {
    "app/paper/printers.py": "printers on the network, and those of the system by `lp`",
    "app/counter/doctor.py": "whether a printer answers",
    "app/store/notices.py": "a notice to the counters that share a database, over a pipe of this process",
    "app/store/backup.py": "pg_dump",
    "app/store/dump.py": "pg_restore",
    "app/shell/alone.py": "a local socket raises the window that is open already",
    "app/counter/sheet_file.py": "a sheet is read in a process that can be ended",
}
"""Who speaks to something outside this process."""
DOORS = {
    "socket",
    "ssl",
    "urllib",
    "http",
    "ftplib",
    "smtplib",
    "asyncio",
    "subprocess",
    "multiprocessing",
    "webbrowser",
}
NEVER = {"pickle", "marshal", "shelve", "xml", "reportlab.platypus", "requests"}
"""What reads code or files out of data (COM-80)."""


def essentials() -> set[str]:
    """The modules of Qt that PySide6-Essentials brings."""
    found = {
        file.name.partition(".")[0] for file in files("PySide6-Essentials") or () if ".abi3" in file.name
    }
    return {name for name in found if name.startswith("Qt")}


def imported(file: Source) -> Iterator[str]:
    """The modules that a file imports, also those of a package by name."""
    for node in file.of(ast.Import):
        yield from (alias.name for alias in node.names)
    for part in file.of(ast.ImportFrom):
        yield from (part.module or "", *(f"{part.module}.{alias.name}" for alias in part.names))


def test_qt_is_what_essentials_brings() -> None:
    known = essentials()
    assert {"QtCore", "QtWidgets", "QtPrintSupport", "QtSvg"} <= known
    assert "QtCharts" not in known
    for one in (one for one in sources("app", "tests", "tools") if "PySide6" in one.text):
        for module in imported(one):
            top, _, rest = module.partition(".")
            if top == "PySide6" and rest.startswith("Qt"):
                assert rest.partition(".")[0] in known, f"{one.name} imports {module}"


@pytest.mark.rule("COM-80", "COM-81")
def test_few_places_speak_to_the_outside_and_nothing_reads_code_out_of_data() -> None:
    found = set()
    for one in sources("app"):
        for module in imported(one):
            assert not any(module == name or module.startswith(f"{name}.") for name in NEVER), one.name
            if module.partition(".")[0] in DOORS or module == "PySide6.QtNetwork":
                found.add(one.name)
        assert not any(
            call.func.id in ("eval", "exec")
            for call in one.calls("eval", "exec")
            if isinstance(call.func, ast.Name)
        )
    assert found == set(OUTSIDE)


def test_one_style_sheet_and_no_sleep() -> None:
    sheets = [one.name for one in sources("app") for _ in one.calls("setStyleSheet")]
    assert sheets == ["app/widgets/theme.py"]
    assert [one.name for one in sources("app", "tests") for _ in one.calls("sleep", "msleep", "usleep")] == []


def test_every_broad_except_says_why_it_stands_there() -> None:
    for one in (one for one in sources("app", "tools") if "except" in one.text):
        lines = one.text.splitlines()
        for node in filter(_broad, one.of(ast.ExceptHandler)):
            reraises = any(isinstance(inner, ast.Raise) and inner.exc is None for inner in ast.walk(node))
            why = lines[node.lineno - 1].partition("#")[2]
            assert reraises or len(why) > 20, f"{one.name}:{node.lineno}"


def _broad(node: ast.ExceptHandler) -> bool:
    kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    return any(kind is None or ast.unparse(kind) in ("Exception", "BaseException") for kind in kinds)


@pytest.mark.rule("COM-80")
def test_no_part_takes_words_for_markup() -> None:
    for one in sources("app"):
        used = {node.attr for node in one.of(ast.Attribute)} | {node.id for node in one.of(ast.Name)}
        assert not used & RICH, (one.name, used & RICH)
        if one.name == "app/widgets/part.py":
            continue
        assert not used & (TELLS | {"QLabel"}), (one.name, used & (TELLS | {"QLabel"}))
        assert one.name in TIPS or not any(one.calls("setToolTip")), one.name
    for form in (ROOT / "forms").rglob("*.ui"):
        text = form.read_text("utf-8")
        assert 'class="QLabel"' not in text and 'name="toolTip"' not in text, form.name
    assert not (ROOT / MADE).exists() or "setToolTip" not in "".join(
        file.read_text("utf-8") for file in (ROOT / MADE).rglob("ui_*.py")
    )


def test_pyside_keeps_its_references_to_none(qapp: QApplication) -> None:
    """PySide6 6.12.0 on CPython 3.11 loses one with every call that returns nothing, and dies of it after some 5,000."""
    item, label, n = QTableWidgetItem("a"), QLabel(), 1000
    for call in (
        lambda: item.setText("b"),
        lambda: label.setText("b"),
        lambda: label.setProperty("a", "b"),
    ):
        assert lost(call, n) < 0.5, "this PySide6 does not fit this Python: pin another one"


def lost(call: Callable[[], object], n: int) -> float:
    """How many references to None a call loses."""
    before = sys.getrefcount(None)
    for _ in range(n):
        call()
    return (before - sys.getrefcount(None)) / n
