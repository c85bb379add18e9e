"""A picture file becomes a photo of the house, or a sentence says why not (COM-81, 83)."""

import io
import os
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from app.counter import photo_intake
from app.counter.photo_facts import LONG_EDGE, MOST_BYTES
from app.counter.photo_intake import newest, taken_in, thumbnail
from app.kernel.refusal import Refused
from app.kernel.text import Text
from app.paper.words import Words
from tests.pictures import PLACE, camera, drawn

SHANGHAI = ZoneInfo("Asia/Shanghai")


def opened(content: bytes | None) -> Image.Image:
    assert content is not None
    return Image.open(io.BytesIO(content))


def said(call: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        call()
    no = refused.value.no
    return Words("en")(Text(no.message, no.args))


@pytest.mark.rule("COM-83", "DLR-10")
def test_a_photo_is_upright_small_and_says_nothing_of_place_or_device(tmp_path: Path) -> None:
    one = taken_in(camera(tmp_path / "a.jpg", size=(4000, 3000), turned=6), SHANGHAI)
    image, content = opened(one.photo.content), one.photo.content or b""
    assert image.size == (one.photo.wide, one.photo.high) == (LONG_EDGE * 3 // 4, LONG_EDGE)
    red = image.getchannel("R").getpixel((image.width - 5, 5))
    assert isinstance(red, int) and red > 150, "the red corner has turned to the right"
    assert len(content) <= MOST_BYTES
    assert PLACE not in content and b"Telephone" not in content and not image.getexif()
    assert one.said_at and one.said_at.isoformat() == "2026-11-23T00:41:07+00:00"
    again = taken_in(camera(tmp_path / "b.jpg", size=(4000, 3000), turned=6), SHANGHAI)
    assert again.photo.id == one.photo.id, "the same picture is the same photo"


@pytest.mark.rule("DLR-10")
@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF"])
def test_other_kinds_of_pictures_are_read_too(kind: str, tmp_path: Path) -> None:
    file = tmp_path / f"a.{kind.lower()}"
    image = drawn().convert("RGBA") if kind in ("PNG", "WEBP") else drawn()
    image.save(file, kind)
    one = taken_in(file, SHANGHAI)
    assert (one.photo.wide, one.photo.high, one.said_at) == (800, 600, None)
    assert max(opened(thumbnail(file, 200)).size) == 200


@pytest.mark.rule("COM-81", "DLR-10")
def test_what_cannot_be_a_photo_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_picture, cut = tmp_path / "a.jpg", tmp_path / "b.jpg"
    no_picture.write_text("no picture at all")
    cut.write_bytes(camera(tmp_path / "whole.jpg").read_bytes()[:6000])
    assert "a.jpg is no picture that can be read: JPEG, PNG" in said(lambda: taken_in(no_picture, SHANGHAI))
    assert "b.jpg cannot be read to its end" in said(lambda: taken_in(cut, SHANGHAI))
    assert "is not there any more" in said(lambda: taken_in(tmp_path / "gone.jpg", SHANGHAI))
    bomb = tmp_path / "bomb.png"
    Image.new("1", (20_000, 20_000)).save(bomb)
    assert "64 million pixels" in said(lambda: thumbnail(bomb, 200))
    monkeypatch.setattr(photo_intake, "FILE_BYTES", 1 << 20)
    (tmp_path / "big.jpg").write_bytes(b"x" * (1 << 20) + b"x")
    assert "at most 1 MB" in said(lambda: taken_in(tmp_path / "big.jpg", SHANGHAI))


@pytest.mark.rule("DLR-10")
def test_the_newest_files_of_a_folder_come_first_and_a_missing_folder_is_told(tmp_path: Path) -> None:
    for n, name in enumerate(("a.jpg", "b.JPG", ".hidden.jpg", "notes.txt", "c.png")):
        (tmp_path / name).write_bytes(b"x")
        os.utime(tmp_path / name, (1000 + n, 1000 + n))
    assert [Path(one.path).name for one in newest(tmp_path)] == ["c.png", "b.JPG", "a.jpg"]
    assert "There is no folder" in said(lambda: newest(tmp_path / "none"))
    assert "cannot be read" in said(lambda: newest(tmp_path / "a.jpg"))
