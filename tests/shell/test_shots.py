"""Pictures of every screen, and the tour, without a display; a flow contributes its own (COM-74)."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.shell import shots, tour
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


@pytest.mark.rule("COM-74")
def test_the_tour_leaves_pictures_in_their_order(tmp_path: Path) -> None:
    assert tour.main(tmp_path, FLOWS) == 0
    names = sorted(file.stem for file in tmp_path.glob("*.png"))
    first: Sequence[str] = [f"{n:03}-first-run" for n in range(1, 7)]
    assert names == [*first, "007-log-in", "008-today", "009-instruments", "010-prints"]
