"""Hands and eyes for tests of screens: press only what a clerk could press, and read what stands there."""

import difflib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.kernel.text import Speaker
from app.paper.words import Words
from app.widgets.button import ActionButton
from app.widgets.floor_plan import FloorPlan
from app.widgets.grouped import GroupedList
from app.widgets.table import Table
from app.widgets.theme import Look
from app.widgets.tile_list import TileList

ROUNDS = 6
TYPES_AT_ONCE = 60_000
"""Milliseconds between two keys of one word: a busy machine types slowly."""


def dress(application: QApplication, words: Speaker | None = None, scale: int = 100) -> Look:
    """Let the application wear a light look without motion, the same for as long as it lives."""
    worn: Look | None = application.property("look")
    if worn is None:
        worn = Look(application, words or Words("en"), "light", scale)
    else:
        worn.words = words or Words("en")
        worn.wear("light", scale)
    worn.still = True
    application.setKeyboardInputInterval(TYPES_AT_ONCE)
    return worn


def settle() -> None:
    """Let layouts find their places: each round of them may ask for another."""
    for _ in range(ROUNDS):
        QApplication.processEvents()


def retell(*parts: QWidget) -> None:
    """Tell parts that the language changed, as an installed translator does."""
    for part in parts:
        QApplication.sendEvent(part, QEvent(QEvent.Type.LanguageChange))
    settle()


def click(part: QWidget, at: QPoint | None = None) -> None:
    """Press a part as a finger does. Fails on what a clerk cannot press: hidden, off, disabled, covered."""
    settle()
    reachable(part, at)
    place = at or part.rect().center()
    QTest.mouseClick(part, Qt.MouseButton.LeftButton, pos=place)
    settle()


def reachable(part: QWidget, at: QPoint | None = None) -> None:
    """Fail with the reason why a clerk could not press a part."""
    name = part.accessibleName() or type(part).__name__
    if not part.isVisible():
        pytest.fail(f"{name!r} is not shown")
    if not part.isEnabled():
        pytest.fail(f"{name!r} is disabled")
    if isinstance(part, ActionButton) and (part.is_off or part.busy):
        pytest.fail(f"{name!r} is off: {part.second or 'no reason told'}")
    window = part.window()
    place = part.mapTo(window, at or part.rect().center())
    hit = window.childAt(place) or window
    if not (hit is part or part.isAncestorOf(hit)):
        pytest.fail(f"{name!r} is covered or out of sight")


def click_tile(view: TileList, id: str) -> None:
    """Touch a tile of a floor or a menu."""
    settle()
    place = view.place(id).center().toPoint()
    if view.tiles.row(id) < 0 or not view.viewport().rect().contains(place):
        pytest.fail(f"no tile {id!r} in sight")
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()


def click_row(view: GroupedList, id: str, *, act: bool = False) -> None:
    """Touch a row of a list in groups, or the button in it."""
    settle()
    place = view.place(id)
    at = (view.act_place(place) if act else place).center().toPoint()
    if not view.viewport().rect().contains(at):
        pytest.fail(f"no row {id!r} in sight")
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle()


def keys(part: QWidget, *typed: str | Qt.Key) -> None:
    """Type on the part that has the focus in this part's window: texts letter by letter, or keys."""
    for stroke in typed:
        target = QApplication.focusWidget() or part
        if isinstance(stroke, str):
            QTest.keyClicks(target, stroke)
        else:
            QTest.keyClick(target, stroke)
        settle()


def button(root: QWidget, name: str) -> QAbstractButton:
    """The one button shown under this name."""
    found = [b for b in root.findChildren(QAbstractButton) if b.isVisible() and _name(b) == name]
    if len(found) != 1:
        shown = sorted({_name(b) for b in root.findChildren(QAbstractButton) if b.isVisible()})
        pytest.fail(f"{len(found)} buttons {name!r}; shown: {shown}")
    return found[0]


def tree(root: QWidget) -> str:
    """What a widget shows, as lines: kinds, words, states. A snapshot to compare a screen with."""
    settle()
    return "\n".join(_lines(root, 0))


def same_as_kept(root: QWidget, kept: Path) -> None:
    """Compare what a screen shows with the snapshot beside its test; a missing one fails.

    Run with YINGKE_SNAPSHOTS=write to keep what is shown now, and read the difference before committing it.
    """
    shown_now = tree(root) + "\n"
    if os.environ.get("YINGKE_SNAPSHOTS") == "write":
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(shown_now, "utf-8")
    if not kept.exists():
        pytest.fail(f"no snapshot {kept.name}; it would be:\n{shown_now}")
    then, now = kept.read_text("utf-8").splitlines(), shown_now.splitlines()
    if then != now:
        pytest.fail("\n".join(difflib.unified_diff(then, now, "kept", "shown", lineterm="")))


def targets(root: QWidget) -> list[tuple[str, int, int]]:
    """Every shown button that is smaller than a finger: name, width, height."""
    return [
        (_name(b), b.width(), b.height())
        for b in root.findChildren(QAbstractButton)
        if b.isVisible() and (b.width() < 44 or b.height() < 44)
    ]


def nameless(root: QWidget) -> list[str]:
    """Every shown part that takes the focus and tells a screen reader nothing."""
    parts = [
        w for w in root.findChildren(QWidget) if w.isVisible() and w.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    return [type(w).__name__ for w in parts if not _name(w) and w.focusProxy() is None]


@pytest.fixture
def worn(qapp: QApplication) -> Iterator[Look]:
    """A light English look, as wide as designed."""
    return dress(qapp)


@pytest.fixture
def chinese() -> Words:
    """The Chinese voice."""
    return Words("zh")


@pytest.fixture
def shown(qtbot: QtBot, worn: Look) -> Callable[..., QWidget]:
    """Show a part in a window of a given size; it lives as long as the test."""
    kept: list[QWidget] = []

    def show(part: QWidget, width: int = 480, height: int = 360) -> QWidget:
        qtbot.addWidget(part)
        kept.append(part)
        part.resize(width, height)
        part.show()
        settle()
        return part

    return show


def _name(part: QWidget) -> str:
    return part.accessibleName() or (part.text() if isinstance(part, QAbstractButton) else "")


def _lines(part: QWidget, depth: int) -> Iterator[str]:
    told = _told(part)
    if told:
        yield "  " * depth + told
    for child in sorted(_children(part), key=lambda w: (w.y(), w.x())):
        yield from _lines(child, depth + (1 if told else 0))


def _children(part: QWidget) -> list[QWidget]:
    kinds = Qt.FindChildOption.FindDirectChildrenOnly
    return [w for w in part.findChildren(QWidget, options=kinds) if w.isVisible()]


def _told(part: QWidget) -> str:
    kind = type(part).__name__
    match part:
        case ActionButton():
            state = [
                s for s, on in (("off", part.is_off), ("busy", part.busy), ("chosen", part.chosen)) if on
            ]
            return " ".join((kind, repr(_name(part)), *filter(None, (part.second, part.hint)), *state))
        case QAbstractButton():
            return f"{kind} {_name(part)!r}{' chosen' if part.isChecked() else ''}"
        case QLabel():
            return f"{kind} {part.text()!r}" if part.text() else ""
        case QLineEdit():
            return f"{kind} {part.accessibleName()!r} = {part.text()!r}"
        case GroupedList():
            return "\n".join([kind, *(f"  - {part.told(row)}" for row in part.shown)])
        case FloorPlan():
            return "\n".join([kind, *(f"  - {line}" for line in part.told)])
        case TileList():
            return "\n".join([kind, *(f"  - {part.told(tile)}" for tile in part.tiles.tiles)])
        case Table():
            rows = [" | ".join(part.told(cell) for cell in row.cells) for row in part.rows.rows]
            return "\n".join([kind, *(f"  - {row}" for row in rows)])
    return f"{kind} {part.accessibleName()!r}" if part.accessibleName() else ""
