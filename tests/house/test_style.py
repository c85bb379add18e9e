"""Habits that no linter knows: Qt's modules, style sheets, sleeps, broad excepts, words that could be markup."""

import ast
import io
import sys
import tokenize
from collections.abc import Callable, Iterator
from importlib.metadata import files

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QTableWidgetItem

from tests.house.source import MADE, ROOT, called, calls, trees

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
    "app/widgets/part.py",
    "app/widgets/button.py",
    "app/widgets/categories.py",
    "app/widgets/steps.py",
    "app/widgets/tabbar.py",
}
"""Who sets a tool tip: parts, whose `setToolTip` keeps words words."""


def essentials() -> set[str]:
    """The modules of Qt that PySide6-Essentials brings."""
    found = {
        file.name.partition(".")[0] for file in files("PySide6-Essentials") or () if ".abi3" in file.name
    }
    return {name for name in found if name.startswith("Qt")}


def imported(tree: ast.Module) -> Iterator[str]:
    """The modules that a file imports, also those of a package by name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_qt_is_what_essentials_brings() -> None:
    known = essentials()
    assert {"QtCore", "QtWidgets", "QtPrintSupport", "QtSvg"} <= known
    assert "QtCharts" not in known
    for name, tree in trees("app", "tests", "tools").items():
        for module in imported(tree):
            top, _, rest = module.partition(".")
            if top == "PySide6" and rest.startswith("Qt"):
                assert rest.partition(".")[0] in known, f"{name} imports {module}"


def test_one_style_sheet_and_no_sleep() -> None:
    sheets = [name for name, tree in trees("app").items() for _ in calls(tree, "setStyleSheet")]
    assert sheets == ["app/widgets/theme.py"]
    assert [
        name for name, tree in trees("app").items() for _ in calls(tree, "sleep", "msleep", "usleep")
    ] == []
    assert [name for name, tree in trees("tests").items() for _ in calls(tree, "sleep")] == []


def test_every_broad_except_says_why_it_stands_there() -> None:
    for name, tree in trees("app", "tools").items():
        lines = _comments(name)
        for node in ast.walk(tree):
            if isinstance(node, ast.ExceptHandler) and _broad(node):
                reraises = any(isinstance(inner, ast.Raise) and inner.exc is None for inner in ast.walk(node))
                assert reraises or len(lines.get(node.lineno, "")) > 20, f"{name}:{node.lineno}"


def _broad(node: ast.ExceptHandler) -> bool:
    kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    return any(kind is None or ast.unparse(kind) in ("Exception", "BaseException") for kind in kinds)


def _comments(name: str) -> dict[int, str]:
    text = io.StringIO((ROOT / name).read_text("utf-8"))
    return {
        one.start[0]: one.string
        for one in tokenize.generate_tokens(text.readline)
        if one.type == tokenize.COMMENT
    }


@pytest.mark.rule("COM-80")
def test_no_part_takes_words_for_markup() -> None:
    for name, tree in trees("app").items():
        used = {getattr(node, "attr", getattr(node, "id", "")) for node in ast.walk(tree)}
        assert not used & RICH, (name, used & RICH)
        assert not used & TELLS or name == "app/widgets/part.py", (name, used & TELLS)
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and "QLabel" in {ast.unparse(base) for base in node.bases}:
                assert name == "app/widgets/part.py", f"{name} has a label of its own"
            if isinstance(node, ast.Call) and called(node) == "QLabel":
                pytest.fail(f"{name}:{node.lineno} makes a bare QLabel")
        if any(calls(tree, "setToolTip")):
            assert name in TIPS
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
