"""Photos out of a folder: attached by touch and by keys, seen large, taken off; what goes wrong is a sentence (DLR-10, 21, 44)."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.flows.dealership.facts.claims import Claims
from app.flows.dealership.screens.tab import Tab
from app.widgets.photo_dialog import PhotosDialog
from app.widgets.photo_tiles import PhotoTiles
from tests.flows.dealership.leaving import Leaving
from tests.flows.dealership.shop import ADVISERS, MANAGER, Shop
from tests.flows.dealership.test_claims import to_claim
from tests.flows.dealership.works import BRAKES, SERVICE, TECH, Works
from tests.flows.restaurant.screens.room import Clerk
from tests.pictures import camera

ENTER, ESC, SPACE, DOWN, RIGHT = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Space,
    Qt.Key.Key_Down,
    Qt.Key.Key_Right,
)
F4, F5, F7, TAB, NEXT = Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F7, Qt.Key.Key_Tab, Qt.Key.Key_PageDown


@pytest.fixture
def folder(shop: Shop, tmp_path: Path) -> Path:
    """The camera's folder of this counter, with three pictures: c the newest."""
    made = tmp_path / "camera"
    made.mkdir()
    for n, name in enumerate("abc"):
        os.utime(camera(made / f"{name}.jpg", n), (1_000_000 + n, 1_000_000 + n))
    shop.do("house.change_setting", MANAGER, key="house.photo_folder", value=str(made), counter="A1")
    return made


@pytest.fixture
def visit(shop: Shop, folder: Path) -> str:
    """A car with two marks."""
    visit = shop.come(shop.vehicle())
    shop.do("greet", visit=visit)
    at = {"side": "left", "damage": "scratch", "x": 400, "y": 600}
    shop.do("mark_damage", visit=visit, **at, note="8 cm")
    shop.do("mark_damage", visit=visit, **at | {"side": "roof", "damage": "dent"})
    return visit


def counts(shop: Shop, visit: str) -> list[int]:
    facts = shop.visit(visit)
    return [facts.photos.get(one.id, 0) for one in facts.reception.standing]


def opened(clerk: Clerk) -> PhotosDialog:
    [found] = [one for one in clerk.page.window().findChildren(PhotosDialog) if one.isVisible()]
    return found


@pytest.mark.rule("DLR-10", "COM-70")
def test_photos_of_a_mark_are_attached_by_keys_alone(clerk: Clerk, shop: Shop, visit: str) -> None:
    clerk.key("507", ENTER, F5)
    clerk.keys = 0
    clerk.key(F7, ENTER)
    assert counts(shop, visit) == [0, 1] and clerk.keys == 2, "docs/tasks.md counts them"
    assert clerk.shows("Photos: 2 Dent Roof")
    clerk.key(NEXT, ESC)
    clerk.key(F7, Qt.Key.Key_PageUp, SPACE, RIGHT, SPACE, F5)
    assert counts(shop, visit) == [2, 1]
    clerk.key(ESC)
    assert clerk.shows("1 Scratch Left side 8 cm")


@pytest.mark.rule("DLR-10", "COM-70")
def test_photos_are_attached_seen_and_taken_off_by_touch(
    clerk: Clerk, shop: Shop, visit: str, folder: Path
) -> None:
    clerk.key("507", ENTER, F5)
    clerk.touches = 0
    clerk.touch("1 Scratch Left side 8 cm")
    for name in "ca":
        clerk.touch_tile(str(folder / f"{name}.jpg"))
    clerk.touch("Attach 2 photos")
    assert counts(shop, visit) == [2, 0] and clerk.touches == 4, "docs/tasks.md counts them"
    old = opened(clerk).findChildren(PhotoTiles)[0]
    first, last = (one.id for one in old.tiles.tiles)
    assert all(tile.image for tile in old.tiles.tiles)
    clerk.touch_tile(first)
    assert clerk.shows("1 Scratch Left side, photo 1 of 2") and clerk.shows("by the camera")
    clerk.key(RIGHT)
    assert clerk.shows("photo 2 of 2")
    clerk.touch("Take a photo off")
    clerk.key("not this car", F5)
    assert counts(shop, visit) == [1, 0]
    assert [one.id for one in old.tiles.tiles] == [first] != [last]
    clerk.touch_tile(first)
    clerk.key(ESC)
    assert opened(clerk).isVisible(), "Esc leaves the large picture alone"


@pytest.mark.rule("DLR-10", "COM-71", "COM-81")
def test_what_cannot_be_attached_is_said_and_nothing_is_lost(
    clerk: Clerk, shop: Shop, visit: str, folder: Path
) -> None:
    (folder / "d.jpg").write_text("no picture")
    clerk.key("507", ENTER, F5, F7)
    for name in "dc":
        clerk.touch_tile(str(folder / f"{name}.jpg"))
    clerk.key(F5)
    assert counts(shop, visit) == [0, 1], "the other is attached all the same"
    assert clerk.shows("d.jpg is no picture that can be read")
    clerk.touch_tile(str(folder / "d.jpg"))
    clerk.touch_tile(str(folder / "c.jpg"))
    clerk.key(F5)
    assert clerk.shows("attached here already"), "the same photo twice is said"
    clerk.room.picture = str(folder / "gone.jpg")
    clerk.key(F4)
    assert clerk.shows("gone.jpg is not there any more")
    clerk.room.picture = str(camera(folder.parent / "elsewhere.jpg", 9))
    clerk.key(F4)
    assert counts(shop, visit) == [0, 2]
    clerk.key(ESC)
    shop.do(
        "house.change_setting", MANAGER, key="house.photo_folder", value=str(folder / "none"), counter="A1"
    )
    clerk.settle()
    clerk.key(F7)
    assert clerk.shows("There is no folder")
    clerk.room.picture = str(camera(folder.parent / "another.jpg", 17))
    clerk.key(F4)
    assert counts(shop, visit) == [0, 3]


@pytest.mark.rule("DLR-10")
def test_a_picture_that_arrives_is_shown_without_asking_and_one_that_goes_is_said(
    clerk: Clerk, visit: str, folder: Path, qtbot: QtBot
) -> None:
    clerk.key("507", ENTER, F5, F7)
    new = opened(clerk).findChildren(PhotoTiles)[1]
    assert [Path(one.id).name for one in new.tiles.tiles] == ["c.jpg", "b.jpg", "a.jpg"]
    camera(folder / "d.jpg", 30)
    qtbot.waitUntil(
        lambda: new.tiles.row(str(folder / "d.jpg")) == 0 and new.tiles.tiles[0].image is not None
    )


@pytest.mark.rule("DLR-44", "COM-70")
def test_a_draft_of_a_claim_has_photos_too(clerk: Clerk, shop: Shop, folder: Path) -> None:
    draft = to_claim(shop, Leaving(shop))
    clerk.room.desk.staff = ADVISERS
    claim = shop.do("draft_claim", **draft, what={"code": "F2.31"})
    assert isinstance(clerk.page, Tab)
    clerk.page.open_record(f"claims:{claim}")
    clerk.settle()
    clerk.key(F4, ENTER, ESC)
    [one] = shop.look(Claims).claims
    assert one.photos == 1
    clerk.key(F5)
    [one] = shop.look(Claims).claims
    assert one.facts.sent is not None


@pytest.mark.rule("DLR-21", "COM-70")
def test_a_technician_attaches_what_was_found_and_the_board_shows_it(
    clerk: Clerk, shop: Shop, folder: Path
) -> None:
    visit = Works(shop).sent(SERVICE)
    line = shop.do("find_labour", TECH, visit=visit, operation=BRAKES, why="渗油", minutes=30)
    clerk.room.desk.staff = TECH
    clerk.key(Qt.Key.Key_F8, "507", ENTER, F7)
    assert clerk.shows("Photos: 2 更换前制动片"), "what the customer is still to be asked about comes first"
    clerk.key(ENTER, ESC)
    assert shop.visit(visit).photos == {line: 1}
    clerk.room.desk.staff = ADVISERS
    clerk.key(ESC, "507", ENTER)
    clerk.touch("1 photo")
    assert clerk.shows("photo 1 of 1")
