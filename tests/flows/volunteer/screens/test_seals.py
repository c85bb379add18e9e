"""The seal register by keys and touch, the pile that takes a holder's seal, and the true seal beside an entry."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from app.counter.pictures import Picture, looks
from app.flows.volunteer.facts.seals import SealRegister, SealsNamed
from app.flows.volunteer.screens.pile.page import PilePage
from app.flows.volunteer.screens.seals.dialog import NewSealDialog
from app.flows.volunteer.screens.seals.picture import SealPicture, picture_in
from app.kernel.refusal import No
from tests.flows.restaurant.screens.room import Clerk
from tests.flows.volunteer.centre import Centre

ENTER, TAB, ESC, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Down
F2, F4, F5 = Qt.Key.Key_F2, Qt.Key.Key_F4, Qt.Key.Key_F5


def drawn(folder: Path, side: int = 900) -> str:
    """A red seal as a scanner gives it, larger than it is kept."""
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor(196, 30, 58))
    file = folder / "章.png"
    image.save(str(file))
    return str(file)


@pytest.mark.rule("VOL-11", "COM-70")
def test_a_seal_is_registered_ended_and_told_in_the_pile(
    clerk: Clerk, centre: Centre, tmp_path: Path
) -> None:
    clerk.room.picture = drawn(tmp_path)
    clerk.choose_more("Seal register")
    assert clerk.shows("No seal is registered")
    clerk.key(F2)
    clerk.key("gu laoshi", F4, F5)
    [seal] = centre.desk.look(SealRegister).result().seals
    assert (seal.holder, seal.facts.kind, seal.facts.since.isoformat()) == (
        "gu laoshi",
        "counsellor",
        "2026-11-23",
    )
    assert 100 < len(seal.picture) < 60_000, "made small"
    clerk.key(DOWN, ENTER)
    clerk.room.picture = str(tmp_path / "nothing.txt")
    clerk.key(F4)
    assert clerk.shows("holds no picture")
    clerk.key("2026-11-30", F5)
    assert centre.desk.look(SealRegister).result().seals[0].facts.until.isoformat() == "2026-11-30"
    clerk.key(ESC)
    # The pile takes the seal by its holder; a stamp before the register knew it is shown for what it is.
    collection = centre.hand_in()
    clerk.key("jd", ENTER)
    pile = clerk.part(PilePage)
    for name, text in {
        "day": "11-08",
        "start": "830",
        "end": "1130",
        "place": "馆",
        "content": "读报",
    }.items():
        getattr(pile.ui, name).write(text)
    pile.ui.stamps.write("nobody")
    clerk.key("01", ENTER)
    assert clerk.shows("the name of a holder")
    pile.ui.stamps.write("gu")
    assert clerk.shows("gu laoshi") and clerk.shows("It is entered as sent back"), "said before it is entered"
    pile.ui.stamps.write("z gu")
    assert not clerk.shows("It is entered as sent back")
    pile.who.setFocus()
    clerk.key(ENTER)
    [entry] = centre.facts(collection).entries
    assert entry.stamps == {"counsellor", "centre"} and entry.valid == {"centre"}
    assert centre.desk.look(SealsNamed, collection=collection).result().of == {entry.id: (seal.facts.id,)}
    clerk.key(F5)
    beside = [one.accessibleName() for one in clerk.page.findChildren(SealPicture) if one.isVisible()]
    assert beside == ["gu laoshi not before 2026-11-23"]


@pytest.mark.rule("VOL-11", "COM-80")
def test_no_picture_is_taken_from_what_is_none(tmp_path: Path, clerk: Clerk) -> None:
    assert isinstance(picture_in(drawn(tmp_path)), Picture)
    (tmp_path / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    wide = QImage(8001, 2, QImage.Format.Format_Mono)
    wide.save(str(tmp_path / "wide.png"))
    for name, why in (
        ("bad.png", "holds no picture"),
        ("none.png", "holds no picture"),
        ("wide.png", "too large"),
    ):
        told = picture_in(str(tmp_path / name))
        assert isinstance(told, No) and why in told.message


@pytest.mark.rule("VOL-33", "COM-70")
def test_a_picture_that_certificates_could_not_carry_is_refused_in_words(
    clerk: Clerk, centre: Centre, tmp_path: Path
) -> None:
    clerk.choose_more("Seal register")
    clerk.key(F2, "zhongxin")
    dialog = clerk.part(NewSealDialog)
    dialog._kinds.choose("centre")
    for side, ground, said in (
        (200, "white", "too coarse for certificates: 200 × 200 pixels, at least 300"),
        (900, "lightgray", "ground of the picture is not white"),
        (900, "transparent", ""),
    ):
        clerk.room.picture = stamped(tmp_path, side, ground)
        clerk.key(F4, F5)
        assert not said or clerk.shows(said)
    [seal] = centre.desk.look(SealRegister).result().seals
    found = looks(Picture(seal.picture))
    assert found and found.bare and found.wide == found.high >= 360


def stamped(folder: Path, side: int, ground: str) -> str:
    """A round red stamp on a ground."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    painter.setPen(QPen(QColor(196, 30, 58), side / 24))
    painter.drawEllipse(image.rect().adjusted(side // 10, side // 10, -side // 10, -side // 10))
    painter.end()
    file = folder / f"{ground}-{side}.png"
    image.save(str(file))
    return str(file)
