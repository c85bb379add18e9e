"""`yingke shots DIR`: every screen with sample data, both languages, both themes, and the smallest window (COM-74)."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt

from app.counter.sample import MANAGER
from app.house import FLOWS
from app.shell.first_run.pages import PAGES
from app.shell.stage import RealStage, contributed, stage
from app.widgets.shot import Shot, Stage

USUAL, LEAST = (1366, 768), (1024, 700)
LOOKS = (
    ("zh", "light", USUAL),
    ("zh", "dark", USUAL),
    ("en", "light", USUAL),
    ("en", "dark", USUAL),
    ("zh", "light", LEAST),
    ("en", "light", LEAST),
)
SECTIONS = ("look", "house", "papers", "printers", "staff", "counters", "holidays")


def main(folder: Path, folders: Sequence[str] = FLOWS) -> int:
    """Draw them into a folder; the name of a picture says screen, language, theme and, if it is small, the size."""
    folder.mkdir(parents=True, exist_ok=True)
    with stage(folders, first_day=True) as one:
        for n in range(len(PAGES)):
            if n:
                one.go_on()
            _in_all_looks(one, folder, (Shot(f"01-first-run-{n + 1}", lambda _: None),))
    with stage(folders) as one:
        _in_all_looks(one, folder, shots(folders))
    return 0


def shots(folders: Sequence[str] = FLOWS) -> tuple[Shot, ...]:
    """The pictures in their order: the log-in, what all flows share, then each flow's own."""
    return (*SHOTS, *contributed(folders, "SHOTS"))


def _in_all_looks(one: RealStage, folder: Path, some: Sequence[Shot]) -> None:
    for language, scheme, size in LOOKS:
        one.look(language, scheme, size)
        small = "-1024x700" if size == LEAST else ""
        for shot in some:
            shot.show(one)
            one.save(folder / f"{shot.name}-{language}-{scheme}{small}.png", said=shot.said)
            shot.clear(one)


def _today(one: Stage) -> None:
    one.log_in(MANAGER.login)
    one.tab("today")


def _search(one: Stage) -> None:
    one.tab("today")
    one.press(Qt.Key.Key_K, ctrl=True)
    one.type("li")


def _preview(one: Stage) -> None:
    one.tab("prints")
    one.press(Qt.Key.Key_F8)


def _section(name: str, one: Stage) -> None:
    one.tab(f"settings/{name}")


def _lock(one: Stage) -> None:
    one.tab("today")
    one.press(Qt.Key.Key_L, ctrl=True)


def _away(one: Stage) -> None:
    one.press(Qt.Key.Key_Escape)


SHOTS = (
    Shot("02-log-in", lambda one: one.log_out()),
    Shot("03-today", _today),
    Shot("04-search", _search, _away),
    Shot("05-prints", lambda one: one.tab("prints")),
    Shot("06-preview", _preview, _away),
    *(Shot(f"07-settings-{name}", partial(_section, name)) for name in SECTIONS),
    Shot("08-lock", _lock, lambda one: one.type(MANAGER.pin)),
)
