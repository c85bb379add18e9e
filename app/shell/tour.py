"""`yingke tour DIR`: a clerk's day through the real window, from the first start on; papers and pictures are left."""

import shutil
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from app.counter.sample import MANAGER
from app.house import FLOWS
from app.kernel.text import T, Text
from app.shell.first_run.pages import PAGES
from app.shell.shots import USUAL
from app.shell.stage import RealStage, contributed, stage
from app.widgets.shot import Shot

LANGUAGE, SCHEME = "zh", "light"
OTHERS = "sample-day"
"""Where, beside the papers of the walk, those lie that the sample day had printed before."""
STEPS = 5
"""How often the making of the sample day is told."""

Tell = Callable[[Text], None]


def main(folder: Path, folders: Sequence[str] = FLOWS, tell: Tell = lambda said: None) -> int:
    """Walk it, numbering the pictures in their order; every paper that was printed is copied beside them.

    `tell` is given a sentence at each step, and at last what lies where.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shots = list(contributed(folders, "TOUR"))
    tell(T("A clerk's day is walked through the window. It takes some minutes."))
    with stage(folders, first_day=True, told=_making(tell)) as one:
        album = _Album(one, folder, len(PAGES) + 3 + len(shots), tell)
        _first_run(one, album)
        before = _papers(one)
        _evening(one, album, shots)
        walk = [paper for paper in _papers(one) if paper not in before]
        _keep(walk, folder / "papers")
        _keep(before, folder / "papers" / OTHERS)
    tell(T("{count} pictures lie in {folder}.", count=album.drawn, folder=str(folder)))
    tell(T("{count} papers of this walk lie in {folder}.", count=len(walk), folder=str(folder / "papers")))
    where = str(folder / "papers" / OTHERS)
    tell(T("{count} papers of the sample day before it lie in {folder}.", count=len(before), folder=where))
    return 0


class _Album:
    """The pictures, numbered in their order."""

    def __init__(self, one: RealStage, folder: Path, of: int, tell: Tell) -> None:
        self._one, self._folder, self._of, self._tell = one, folder, of, tell
        self.drawn = 0

    def save(self, name: str) -> None:
        """Draw the window as it stands, and say so."""
        self.drawn += 1
        file = self._folder / f"{self.drawn:03}-{name}.png"
        self._one.save(file)
        self._tell(T("Picture {n} of {of}: {file}", n=self.drawn, of=self._of, file=file.name))


def _first_run(one: RealStage, album: _Album) -> None:
    one.look(LANGUAGE, SCHEME, USUAL)
    for _ in PAGES:
        album.save("first-run")
        one.go_on()
    one.opened()


def _evening(one: RealStage, album: _Album, shots: Sequence[Shot]) -> None:
    album.save("log-in")
    one.log_in(MANAGER.login)
    one.tab("today")
    album.save("today")
    for shot in shots:
        shot.show(one)
        album.save(shot.name)
        shot.clear(one)
    one.front.house.prints.drain()
    one.tab("prints")
    album.save("prints")


def _making(tell: Tell) -> Callable[[int, int], None]:
    """Tells how far the sample day is, now and then."""
    told: set[int] = set()

    def made(done: int, of: int) -> None:
        step = done * STEPS // of if of else 0
        if step not in told:
            told.add(step)
            tell(T("The sample day is being made: {percent:percent}", percent=step * 10_000 // STEPS))

    return made


def _papers(one: RealStage) -> list[Path]:
    return sorted((one.front.house.home / "papers").glob("*.pdf"))


def _keep(papers: Collection[Path], folder: Path) -> None:
    if papers:
        folder.mkdir(parents=True, exist_ok=True)
    for paper in papers:
        shutil.copyfile(paper, folder / paper.name)
