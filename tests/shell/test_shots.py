"""Pictures of every screen, and the tour, without a display; a flow contributes its own (COM-74)."""

import threading
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from app.counter.bus import Call
from app.counter.desk import Desk
from app.counter.sample import Told
from app.kernel.judge import Staff
from app.paper.words import Words
from app.shell import shots, tour
from app.shell.stage import Late, RealStage, stage
from app.widgets.shot import Shot
from tests.flows.ninth import sample
from tests.flows.ninth.screens import shots as ninth_shots
from tests.qt_help import dress

FLOWS = ("tests.flows.ninth",)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    dress(qapp)
    yield
    dress(qapp)


@pytest.mark.rule("COM-74")
def test_every_screen_is_drawn_in_every_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = (("zh", "dark", shots.USUAL), ("en", "light", shots.LEAST))
    monkeypatch.setattr(shots, "LOOKS", looks)
    assert shots.main(tmp_path, FLOWS) == 0
    drawn = {file.stem: QImage(str(file)) for file in tmp_path.glob("*.png")}
    names = [f"01-first-run-{n}" for n in range(1, 7)] + [shot.name for shot in shots.shots(FLOWS)]
    assert "50-instruments" in names
    assert set(drawn) == {f"{n}{rest}" for n in names for rest in ("-zh-dark", "-en-light-1024x700")}
    for name, picture in drawn.items():
        size = (picture.width(), picture.height())
        assert size == (shots.LEAST if name.endswith("1024x700") else shots.USUAL), name
        ground = picture.pixelColor(2, picture.height() - 2).lightness()
        assert (ground < 128) == ("dark" in name), name


@pytest.mark.rule("COM-74", "COM-40")
def test_the_tour_tells_its_steps_and_leaves_pictures_in_their_order_and_the_papers_of_the_walk_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slip(desk: Desk, k: int) -> None:
        with desk.store.reading() as db:
            loan = {"loan": db.execute(text("SELECT id FROM cases")).scalar_one()}
        by = Staff("lin", frozenset({"housekeeper"}))
        desk.carry_out(Call(f"slip{k}", "ninth.print_slip", loan, desk.clock.now(), by, desk.counter))

    def make(desk: Desk, now: datetime, told: Told) -> None:
        make_sample(desk, now, told)
        slip(desk, 1)

    make_sample = sample.make
    monkeypatch.setattr(sample, "make", make)
    shot = Shot("instruments", lambda one: slip(cast(RealStage, one).front.house.desk, 2))
    monkeypatch.setattr(ninth_shots, "TOUR", (shot,))
    said: list[str] = []
    assert tour.main(tmp_path, FLOWS, lambda one: said.append(Words("en")(one))) == 0
    names = sorted(file.stem for file in tmp_path.glob("*.png"))
    first: Sequence[str] = [f"{n:03}-first-run" for n in range(1, 7)]
    assert names == [*first, "007-log-in", "008-today", "009-instruments", "010-prints"]
    told = [one.partition(": ")[2] for one in said if one.startswith("Picture")]
    assert told == [f"{name}.png" for name in names]
    made = [one for one in said if one.startswith("The sample day is being made")]
    assert (made[0], made[-1]) == (
        "The sample day is being made: 0%",
        "The sample day is being made: 100%",
    )
    papers = tmp_path / "papers"
    assert said[-3:] == [
        f"10 pictures lie in {tmp_path}.",
        f"1 papers of this walk lie in {papers}.",
        f"1 papers of the sample day before it lie in {papers / 'sample-day'}.",
    ]
    [mine], [other] = papers.glob("*.pdf"), (papers / "sample-day").glob("*.pdf")
    assert mine.name != other.name


def test_a_sample_day_that_does_not_come_is_given_up_and_the_house_is_closed(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def make(desk: Desk, now: datetime, told: Told) -> None:
        begun.set()
        assert go_on.wait(60)

    def late(one: RealStage) -> None:
        qtbot.waitUntil(begun.is_set, timeout=60000)
        threading.Timer(0.1, go_on.set).start()
        wait(one)

    wait = RealStage.opened
    monkeypatch.setattr(sample, "make", make)
    monkeypatch.setattr(RealStage, "opened", late)
    monkeypatch.setattr("app.shell.stage.PATIENCE", 0.0)
    with pytest.raises(Late), stage(FLOWS):
        pass
    assert not [one.name for one in threading.enumerate() if one.name in ("opener", "writer")]
