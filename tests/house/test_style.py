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
