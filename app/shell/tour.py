"""`yingke tour DIR`: a clerk's day through the real window, from the first start on; papers and pictures are left."""

import shutil
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from PySide6.QtCore import Qt

from app.counter.sample import MANAGER
from app.house import FLOWS
from app.shell.first_run.pages import PAGES
from app.shell.shots import USUAL
from app.shell.stage import RealStage, contributed, stage

LANGUAGE, SCHEME = "zh", "light"


def main(folder: Path, folders: Sequence[str] = FLOWS) -> int:
    """Walk it, numbering the pictures in their order; every paper that was printed is copied beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    numbers = count(1)

    def save(one: RealStage, name: str) -> None:
        one.save(folder / f"{next(numbers):03}-{name}.png")

    with stage(folders, first_day=True) as one:
        one.look(LANGUAGE, SCHEME, USUAL)
        for _ in PAGES:
            save(one, "first-run")
            one.press(Qt.Key.Key_Return)
        one.opened()
        save(one, "log-in")
        one.log_in(MANAGER.login)
        one.tab("today")
        save(one, "today")
        for shot in contributed(folders, "TOUR"):
            shot.show(one)
            save(one, shot.name)
            shot.clear(one)
        one.front.house.prints.drain()
        one.tab("prints")
        save(one, "prints")
        papers = one.front.house.home / "papers"
        if papers.exists():
            shutil.copytree(papers, folder / "papers", dirs_exist_ok=True)
    return 0
